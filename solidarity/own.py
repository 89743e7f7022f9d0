"""Bring your own: a reader's CSV becomes an indicator, for a visit or for an installation."""

import csv
import io
import re
from dataclasses import dataclass

import pandas as pd

from solidarity.anchors import ANCHORS, ANY
from solidarity.countries import Register, plain
from solidarity.errors import DataError, UnknownName
from solidarity.source import TIE_COLUMNS

MOST_BYTES, MOST_ROWS = 5_000_000, 100_000
LIMITS = "At most 5 MB and 100,000 rows."
YEARS = (1900, 2100)
LISTED = 5
SYNONYMS = {
    "country": ("iso3", "iso", "code", "country", "name", "state", "partner"),
    "year": ("year",),
    "value": ("value",),
    "anchor": ("anchor",),
}


@dataclass(frozen=True)
class Own:
    """What was read of a file."""

    ties: pd.DataFrame
    """Columns TIE_COLUMNS, with an empty `indicator`."""
    unmatched: pd.DataFrame
    """Rows whose country is not known: line, given, and the names most like it."""


@dataclass(frozen=True)
class _Row:
    line: int
    country: str
    year: str
    value: str
    anchor: str


def read(content: bytes, name: str, register: Register) -> Own:
    """Read `iso3|country, year, value[, anchor]`, as spreadsheets of any locale save it.

    Countries are matched by code, name or alias; who is not is listed. Raises DataError on any
    duplicate or cell that is no number, naming the lines, and on a file that is none of this.
    """
    rows, decimal = _rows(_text(content, name), name)
    faults: list[str] = []
    found: dict[tuple[str, str, int], tuple[int, float]] = {}
    unmatched = []
    for row in rows:
        try:
            key = _anchor(row), register.iso3(row.country), _year(row)
            value = _value(row, decimal)
        except UnknownName as error:
            unmatched.append((row.line, row.country, ", ".join(error.nearest)))
        except ValueError as fault:
            faults.append(f"line {row.line}: {fault}")
        else:
            if key in found:
                faults.append(f"line {row.line}: the same country and year as line {found[key][0]}")
            found.setdefault(key, (row.line, value))
    if faults:
        more = f", and {len(faults) - LISTED} more" if len(faults) > LISTED else ""
        raise DataError(f"{name}: {'; '.join(faults[:LISTED])}{more}. Correct them there.")
    if not found:
        raise DataError(
            f"{name}: no row names a country of the atlas; see the first: {unmatched[:3]}."
        )
    return Own(_ties(found), pd.DataFrame(unmatched, columns=["line", "given", "nearest"]))


def _text(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        raise DataError(f"{name}: {len(content) / 1e6:.1f} MB is too large. {LIMITS}")
    if not content.strip():
        raise DataError(f"{name}: the file is empty.")
    if re.match(rb"\s*<(!doctype|html)", content[:200], re.IGNORECASE) or b"\0" in content[:2000]:
        raise DataError(f"{name}: not a CSV; save the table as CSV and try again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DataError(f"{name}: neither UTF-8 nor Windows' Western; save it as UTF-8.")


def _rows(text: str, name: str) -> tuple[list[_Row], str]:
    """The rows by our names of the columns, and the decimal sign that goes with the delimiter."""
    header = text.splitlines()[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns = [plain(cell) for cell in next(reader)]
    place = {
        key: columns.index(spelling)
        for key, spellings in SYNONYMS.items()
        for spelling in reversed(spellings)
        if spelling in columns
    }
    for key in ("country", "year", "value"):
        if key not in place:
            raise DataError(
                f"{name}, line 1: no column {key}; wanted are country (or iso3), year, value."
            )
    rows: list[_Row] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise DataError(f"{name}, line {reader.line_num}: more rows than are read. {LIMITS}")
        if len(cells) < len(columns):
            raise DataError(
                f"{name}, line {reader.line_num}: {len(cells)} cells, not {len(columns)}."
            )
        cell = {key: cells[i].strip() for key, i in place.items()}
        rows.append(
            _Row(
                reader.line_num,
                cell["country"],
                cell["year"],
                cell["value"],
                cell.get("anchor", ""),
            )
        )
    return rows, "," if delimiter != "," else "."


def _anchor(row: _Row) -> str:
    if not row.anchor:
        return ANY.code
    spelled = {plain(text): a.code for a in ANCHORS.values() for text in (a.code, a.name, a.short)}
    if (code := spelled.get(plain(row.anchor))) is None:
        raise ValueError(f"“{row.anchor[:30]}” is not an anchor ({', '.join(ANCHORS)})")
    return code


def _year(row: _Row) -> int:
    if not re.fullmatch(r"\d{4}", row.year) or not YEARS[0] <= int(row.year) <= YEARS[1]:
        raise ValueError(f"“{row.year[:30]}” is not a year from {YEARS[0]} to {YEARS[1]}")
    return int(row.year)


def _value(row: _Row, decimal: str) -> float:
    bare = re.sub(r"[\s\u00a0\u202f]", "", row.value)
    if decimal == "," and "," in bare:
        bare = bare.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?", bare):
        raise ValueError(f"“{row.value[:30]}” is not a number")
    return float(bare)


def _ties(found: dict[tuple[str, str, int], tuple[int, float]]) -> pd.DataFrame:
    both = {anchor for anchor, _, _ in found}
    if ANY.code in both and len(both) > 1:
        raise DataError(
            "Some rows name an anchor and some do not; fill the column or leave it out."
        )
    rows = [
        (anchor, partner, year, "", value, float("nan"), float("nan"), "observed", 1, "")
        for (anchor, partner, year), (_, value) in found.items()
        if anchor != partner
    ]
    if not rows:
        raise DataError("No row is about a country other than its anchor.")
    frame = pd.DataFrame(rows, columns=list(TIE_COLUMNS))
    ordered = frame.sort_values(list(TIE_COLUMNS[:4]), ignore_index=True)
    return ordered.astype({"year": "int16", "n": "int32"})
