"""A World Bank indicator as its zip of CSV files."""

import io
import zipfile
from pathlib import Path

import pandas as pd

from solidarity.errors import DataError
from solidarity.releases import text

NEEDED = ["Country Name", "Country Code", "Indicator Code"]
PREAMBLE = 4


def read(path: Path) -> pd.DataFrame:
    """Countries only: iso3, year, value, indicator_code; what the metadata give no region is an aggregate."""
    members = _members(path)
    name, content = _member(path, members, "API_")
    about, metadata = _member(path, members, "Metadata_Country")
    inner = Path(f"{path}:{about}")
    text.require(inner, 1, metadata[0].replace('"', "").split(","), ["Country Code", "Region"])
    regions = {row["Country Code"]: row["Region"] for _, row in text.table(inner, metadata)}
    inner = Path(f"{path}:{name}")
    if len(content) <= PREAMBLE:
        raise DataError(
            f"{inner}, line {len(content)}: no table under the first four lines; {text.AGAIN}."
        )
    text.require(inner, PREAMBLE + 1, content[PREAMBLE].replace('"', "").split(","), NEEDED)
    rows = []
    for line, row in text.table(inner, content[PREAMBLE:], PREAMBLE + 1):
        if regions.get(row["Country Code"]) or row["Country Code"] == "WLD":
            rows += [
                (
                    row["Country Code"],
                    int(year),
                    text.number(inner, line, year, cell),
                    row["Indicator Code"],
                )
                for year, cell in row.items()
                if year.isdigit() and cell.strip()
            ]
    if not rows:
        raise DataError(f"{inner}, line {PREAMBLE + 2}: no value; {text.AGAIN}.")
    return pd.DataFrame(rows, columns=["iso3", "year", "value", "indicator_code"])


def _members(path: Path) -> dict[str, bytes]:
    text.check(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise DataError(
            f"{path}, line 1: not a whole zip file ({error}); it is cut short or no zip: {text.AGAIN}."
        ) from error


def _member(path: Path, members: dict[str, bytes], start: str) -> tuple[str, list[str]]:
    for name, content in members.items():
        if Path(name).name.startswith(start):
            try:
                return name, io.StringIO(content.decode("utf-8-sig")).read().splitlines()
            except UnicodeDecodeError as error:
                line = content.count(b"\n", 0, error.start) + 1
                column = error.start - content.rfind(b"\n", 0, error.start)
                raise DataError(
                    f"{path}:{name}, line {line}, column {column}: not UTF-8; {text.AGAIN}."
                ) from error
    raise DataError(f"{path}, line 1: no file {start}….csv inside; is this a World Bank indicator?")
