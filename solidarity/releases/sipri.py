"""SIPRI's trade register in both layouts, and its TIV table of one supplier or recipient."""

import csv
import re
from functools import cache
from pathlib import Path

import pandas as pd

from solidarity.countries import Register
from solidarity.errors import DataError, UnknownName
from solidarity.releases import text

ENCODINGS = ("utf-8-sig", "cp1252")
"""SIPRI has sent both; what is not UTF-8 is Windows' Western."""
BELOW_HALF = 0.25
"""A printed 0 stands for more than nothing and less than 0.5: the middle of it."""
BY_DELIVERY = ["Supplier", "Recipient", "Delivery year", "TIV delivery values"]
BY_ORDER = ["Recipient", "Supplier", "Year(s) of delivery", "SIPRI TIV of delivered weapons"]
DYAD = ["supplier_iso3", "recipient_iso3", "year"]


def is_tiv_table(path: Path) -> bool:
    """Whether the file is a TIV table, which names years in its header, and not a register."""
    return bool(re.match(r'"?(Recipient|Supplier)"?[,;]"?\d{4}', _header(path)[2]))


def register(path: Path, countries: Register) -> pd.DataFrame:
    """Deliveries summed: columns DYAD, tiv (millions), n_items (lines of the register).

    Where a line lists several years of delivery its TIV is spread evenly over them.
    """
    content, first, header = _header(path)
    needed = BY_DELIVERY if "Delivery year" in header else BY_ORDER
    text.require(path, first, next(csv.reader([header])), needed)
    supplier, recipient = "Supplier", "Recipient"
    rows = []
    for line, row in text.table(
        path, [_unended(content) for content in content[first - 1 :]], first
    ):
        ends = [_iso3(path, line, side, row[side], countries) for side in (supplier, recipient)]
        value = row[needed[3]].strip()
        years = re.findall(r"\d{4}", row[needed[2]])
        if not years:
            raise DataError(
                f"{path}, line {line}, column {needed[2]}: “{row[needed[2]]}” names no year."
            )
        tiv = text.number(path, line, needed[3], value) if value else 0.0
        if all(ends):
            rows += [(*ends, int(year), tiv / len(years)) for year in years]
    if not rows:
        raise DataError(f"{path}, line {first}: a header and no delivery; {text.AGAIN}.")
    frame = pd.DataFrame(rows, columns=[*DYAD, "tiv"])
    sums = frame.groupby(DYAD, as_index=False).agg(tiv=("tiv", "sum"), n_items=("tiv", "size"))
    return sums.astype({"year": "int16", "n_items": "int32"})


def tiv_table(path: Path, of: str, countries: Register) -> pd.DataFrame:
    """Deliveries of, or to, the state `of`: columns DYAD and tiv (millions); empty cells are none.

    Each row is held to its printed total, and the table to the row of totals at its end.
    """
    content, first, header = _header(path)
    delimiter = ";" if header.count(";") > header.count(",") else ","
    decimal = "," if delimiter == ";" else "."
    columns = next(csv.reader([header], delimiter=delimiter))
    side, years = columns[0], [column for column in columns if re.fullmatch(r"\d{4}", column)]
    total = f"{years[0]}-{years[-1]}"
    text.require(path, first, columns, [total])
    rows, closed = [], False
    for line, row in text.table(path, content[first - 1 :], first, delimiter):
        if row[side].strip().lower().startswith("total"):
            closed = True
            break
        cells = {y: text.number(path, line, y, row[y], decimal) for y in years if row[y].strip()}
        printed = text.number(path, line, total, row[total], decimal) if row[total].strip() else 0
        if abs(sum(cells.values()) - printed) > 0.5 * len(cells) + 0.5:
            raise DataError(
                f"{path}, line {line}, column {total}: the years of {row[side]} add up to"
                f" {sum(cells.values()):g}, not to {row[total]}; {text.AGAIN}."
            )
        if other := _iso3(path, line, side, row[side], countries):
            rows += [(other, int(year), value or BELOW_HALF) for year, value in cells.items()]
    if not closed:
        raise DataError(
            f"{path}, line {len(content)}: no row of totals; the file is cut short: {text.AGAIN}."
        )
    here, there = ("supplier_iso3", "recipient_iso3") if side == "Recipient" else DYAD[1::-1]
    frame = pd.DataFrame(rows, columns=[there, "year", "tiv"]).assign(**{here: of})
    sums: pd.DataFrame = frame.groupby(DYAD, as_index=False).agg(tiv=("tiv", "sum"))
    return sums.astype({"year": "int16"})


def _header(path: Path) -> tuple[list[str], int, str]:
    """All lines, the number of the header's, and the header; what stands above it is preamble."""
    content = text.lines(path, ENCODINGS)
    for number, line in enumerate(content, start=1):
        if re.match(r'"?(SIPRI AT Database ID|Recipient|Supplier)"?[,;]', line):
            return content, number, _unended(line)
    raise DataError(
        f"{path}, line {len(content)}: no header with Supplier and Recipient; is this a trade register or"
        " TIV table of SIPRI, and has it renamed a column?"
    )


def _unended(line: str) -> str:
    """A line without the semicolon that SIPRI sets at its end."""
    return line.rstrip().removesuffix(";")


@cache
def _others() -> dict[str, str]:
    names = pd.read_csv(Path(__file__).parent / "sipri_names.csv", keep_default_na=False)
    return dict(zip(names.name, names.iso3, strict=True))


def _iso3(path: Path, line: int, column: str, name: str, countries: Register) -> str:
    """The code of a state; empty for what is none.

    SIPRI marks organisations of states with two stars, and armed groups with one and their country in
    brackets, with which they count. Other names are in sipri_names.csv, with the reason.
    """
    name = name.strip()
    if name in _others():
        return _others()[name]
    if name.endswith("**"):
        return ""
    if group := re.fullmatch(r".*\((.+)\)\*", name):
        name = group[1]
    try:
        return countries.iso3(name)
    except UnknownName as error:
        raise DataError(
            f"{path}, line {line}, column {column}: {error} Add it to data/countries.csv as an alias, or"
            " to solidarity/releases/sipri_names.csv if it is no state."
        ) from error
