"""A World Bank indicator as its zip of CSV files (API_<indicator>_DS2_en_csv_v2_….zip)."""

import io
import re
import zipfile
import zlib
from pathlib import Path

import pandas as pd

from solidarity.errors import DataError
from solidarity.releases import text

NEEDED = ["Country Name", "Country Code", "Indicator Name", "Indicator Code"]
PREAMBLE = 4
WORLD = "WLD"
UNCLASSIFIED = "INX"
"""“Not classified”, a row without values that the metadata do not know."""
COLUMNS = ["iso3", "year", "value", "indicator_code"]


def read(path: Path) -> pd.DataFrame:
    """Columns COLUMNS, in the indicator's own unit: countries, and the world for comparison.

    What the metadata give no region is an aggregate and left out, but for the world (WLD). Damage to
    the zip is found out, and a country of the metadata without a row in the data: it was cut short.
    Raises DataError naming line and column.
    """
    members = _members(path)
    name, content = _member(path, members, "API_")
    about, metadata = _member(path, members, "Metadata_Country")
    regions = _regions(about, metadata)
    rows: list[tuple[str, int, float, str]] = []
    seen: dict[str, int] = {}
    if len(content) <= PREAMBLE or not content[0].startswith(('"Data Source"', "Data Source")):
        raise DataError(f"{name}, line 1: no table under four lines of preamble; {text.AGAIN}.")
    years = _years(name, content)
    for line, row in text.table(name, content[PREAMBLE:], PREAMBLE + 1):
        code = row["Country Code"].strip()
        _check_code(name, line, code, seen, regions)
        seen[code] = line
        if regions.get(code) or code == WORLD:
            rows += [
                (code, int(year), text.number(name, line, year, row[year]), row["Indicator Code"])
                for year in years
                if row[year].strip()
            ]
    if lost := [code for code in regions if code not in seen]:
        others = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        raise DataError(
            f"{name}, line {len(content)}, column Country Code: ends without {lost[0]}{others}, which"
            f" the metadata have; {text.CUT}."
        )
    if not rows:
        raise DataError(f"{name}, line {PREAMBLE + 2}: no value; {text.AGAIN}.")
    return pd.DataFrame(rows, columns=COLUMNS)


def _members(path: Path) -> dict[str, bytes]:
    content = text.check(path)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise DataError(
            f"{path}, line 1: not a whole zip file ({error}); give the zip as downloaded, or"
            f" {text.AGAIN}: it is cut short or no zip."
        ) from error


def _member(path: Path, members: dict[str, bytes], start: str) -> tuple[Path, list[str]]:
    """The file in the zip whose name starts so, by the path to show, and its lines."""
    for name, content in members.items():
        if Path(name).name.startswith(start):
            inner = Path(f"{path}:{name}")
            text.check_start(inner, content)
            return inner, text.decoded(inner, content)
    raise DataError(
        f"{path}, line 1: no file {start}….csv inside; is this a World Bank indicator, as CSV?"
    )


def _regions(path: Path, content: list[str]) -> dict[str, str]:
    """The region of each code; empty for aggregates."""
    header = next(cells for _, cells in text.records(path, content))
    text.require(path, 1, header, ["Country Code", "Region"])
    found = {
        row["Country Code"].strip(): row["Region"].strip() for _, row in text.table(path, content)
    }
    if not any(found.values()):
        raise DataError(f"{path}, line 2, column Region: no country has a region; {text.AGAIN}.")
    return found


def _years(path: Path, content: list[str]) -> list[str]:
    """The columns of years; every other column must be known, or it may be a year renamed."""
    header = [
        cell.strip() for cell in next(text.records(path, content[PREAMBLE:], PREAMBLE + 1))[1]
    ]
    text.require(path, PREAMBLE + 1, header, NEEDED)
    years = [cell for cell in header if re.fullmatch(r"\d{4}", cell)]
    for column in header:
        if column not in {*NEEDED, *years, ""}:
            raise DataError(
                f"{path}, line {PREAMBLE + 1}: column “{column[:40]}” is not a year; if the publisher"
                " has renamed one, name it so here."
            )
    text.require(path, PREAMBLE + 1, header, years or ["1960"])
    return years


def _check_code(
    path: Path, line: int, code: str, seen: dict[str, int], regions: dict[str, str]
) -> None:
    """Raise DataError on a code that stands there twice, or of which nothing is known."""
    if code in seen:
        raise DataError(
            f"{path}, line {line}, column Country Code: {code} stands already on line {seen[code]};"
            f" {text.AGAIN}."
        )
    if code not in regions and code != UNCLASSIFIED:
        raise DataError(
            f"{path}, line {line}, column Country Code: the metadata do not say whether “{code[:20]}”"
            f" is a country; {text.AGAIN}."
        )
