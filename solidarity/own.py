"""Bring your own: a reader's CSV becomes an indicator, for a visit or for an installation."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from solidarity import own_csv
from solidarity.anchors import ANCHORS, ANY
from solidarity.countries import Register, plain
from solidarity.errors import DataError, UnknownName
from solidarity.own_csv import LIMITS, Row, shown
from solidarity.source import TIE_COLUMNS

__all__ = ["LIMITS", "Own", "read"]

YEARS = (1900, 2100)
SIZES = (1e-12, 1e15)
"""How small and how large a figure can be and still be printed in full."""
LISTED = 5
SUGGESTED = 200
"""Unknown names that get suggestions; to look for them is slow."""
_ANCHOR_CODES = {plain(s): a.code for a in ANCHORS.values() for s in (a.code, a.name, a.short)}
Faults = list[tuple[int, str]]


@dataclass(frozen=True)
class Own:
    """What was read of a file."""

    name: str
    """The file's."""
    ties: pd.DataFrame
    """Columns TIE_COLUMNS, with an empty `indicator`; sorted by their key."""
    unmatched: pd.DataFrame
    """Rows whose country is not known: line, given, and the names most like it."""
    notes: tuple[str, ...]
    """What a reader should know of how it was read, a sentence each."""
    columns: dict[str, str]
    """Our names of the columns, and the headings they have in the file."""

    @property
    def has_anchor(self) -> bool:
        """Whether the figures are about ties to an anchor, not about the partner alone."""
        return bool((self.ties.anchor != ANY.code).any())


@dataclass(frozen=True)
class _Notation:
    """How a file writes numbers."""

    decimal: str
    thousands: str

    def number(self, text: str) -> float | None:
        """The number, or None if it is not one written this way."""
        text = text.replace("−", "-")
        plain_number, grouped = self._patterns
        if grouped.fullmatch(text):
            text = re.sub(f"[{self.thousands}]", "", text)
        elif not plain_number.fullmatch(text):
            return None
        return float(text.replace(self.decimal, ".")) + 0.0  # no minus zero

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        point = re.escape(self.decimal)
        return (
            re.compile(rf"[-+]?(\d+{point}?\d*|{point}\d+)([eE][-+]?\d+)?"),
            re.compile(rf"[-+]?\d{{1,3}}([{self.thousands}]\d{{3}})+({point}\d*)?"),
        )


_BLANKS = " \u00a0\u2009\u202f'’"
POINT, COMMA = _Notation(".", _BLANKS), _Notation(",", _BLANKS + ".")


def read(content: bytes, name: str, register: Register) -> Own:
    """Read `iso3|country, year, value[, anchor]`, as spreadsheets of any locale save it.

    Countries are matched by code, name or alias; rows of others are listed and left out, as are
    rows without a value. Raises DataError on a file that is no such table, and on one with a cell
    that is no number, no year or no anchor, or a country twice in a year; it names the lines.
    """
    sheet = own_csv.read(content, name)
    rows = [row for row in sheet.rows if row.value]
    faults = list(sheet.faults)
    found: dict[tuple[str, str, int], tuple[int, float]] = {}
    unmatched, itself = [], 0
    codes = _codes(register)
    for row, anchor, year, value in _sound(rows, sheet.delimiter, name, codes, faults):
        key = anchor, codes(row.country), year
        if not key[1]:
            unmatched.append((row.line, row.country))
        elif key[1] == anchor:
            itself += 1
        elif key in found:
            faults.append((row.line, f"the same country and year as line {found[key][0]}"))
        else:
            found[key] = row.line, value
    _refuse(faults, name)
    if not found:
        raise DataError(f"{name}: {_why_nothing(unmatched, itself)}")
    notes = *sheet.notes, *_left_out(len(sheet.rows) - len(rows), itself)
    return Own(name, _ties(found), _suggested(unmatched, register), notes, sheet.columns)


def _codes(register: Register) -> Callable[[str], str]:
    """From any spelling of a country to its code, empty for others.

    Register.iso3 looks for the nearest names each time it fails, too slow for 100,000 rows.
    """
    known = {plain(s): code for code, c in register.countries.items() for s in c.spellings}
    memory: dict[str, str] = {}

    def code(text: str) -> str:
        if text not in memory:
            memory[text] = known.get(plain(text), "")
        return memory[text]

    return code


def _sound(
    rows: list[Row], delimiter: str, name: str, codes: Callable[[str], str], faults: Faults
) -> list[tuple[Row, str, int, float]]:
    """Each sound row with its anchor, year and value; the others are added to `faults`."""
    notation = _notation(rows, delimiter, name)
    anchored = any(row.anchor for row in rows)
    sound = []
    for row in rows:
        try:
            anchor = _anchor(row.anchor, codes) if anchored else ANY.code
            sound.append((row, anchor, _year(row.year), _value(row.value, notation)))
        except ValueError as fault:
            faults.append((row.line, str(fault)))
    return sound


def _notation(rows: list[Row], delimiter: str, name: str) -> _Notation:
    """The notation that makes numbers of all values; raise DataError where two do and differ.

    Commas between cells leave the point for decimals. Else 1.234 alone may be either.
    """
    if delimiter == ",":
        return POINT
    comma, point = ([n.number(row.value) for row in rows] for n in (COMMA, POINT))
    if None not in comma and None not in point:
        for row, one, other in zip(rows, comma, point, strict=True):
            if one != other:
                raise DataError(
                    f"{name}, line {row.line}: “{shown(row.value)}” may be {one:.15g} or"
                    f" {other:.15g}; write thousands without a sign, or decimals with a comma."
                )
    return POINT if point.count(None) < comma.count(None) else COMMA


def _anchor(text: str, codes: Callable[[str], str]) -> str:
    if not text:
        raise ValueError("no anchor, though other lines have one")
    if (code := _ANCHOR_CODES.get(plain(text)) or codes(text)) not in ANCHORS:
        raise ValueError(f"“{shown(text)}” is not an anchor ({', '.join(ANCHORS)})")
    return code


def _year(text: str) -> int:
    """A calendar year; spreadsheets may have made it 2024.0."""
    whole = re.fullmatch(r"(\d{4})([.,]0*)?", text)
    if not whole or not YEARS[0] <= int(whole[1]) <= YEARS[1]:
        raise ValueError(f"“{shown(text)}” is not a year from {YEARS[0]} to {YEARS[1]}")
    return int(whole[1])


def _value(text: str, notation: _Notation) -> float:
    value = notation.number(text)
    if value is None:
        raise ValueError(f"“{shown(text)}” is not a number")
    if value and not SIZES[0] <= abs(value) < SIZES[1]:
        size = "large" if abs(value) > 1 else "small"
        raise ValueError(f"“{shown(text)}” is too {size} to print; use another unit")
    return value


def _refuse(faults: Faults, name: str) -> None:
    if not faults:
        return
    first = "; ".join(f"line {line}: {fault}" for line, fault in sorted(faults)[:LISTED])
    more = f"; and {len(faults) - LISTED} more" if len(faults) > LISTED else ""
    raise DataError(
        f"{name}: {first}{more}. Correct them there; leave a value empty where there is no figure."
    )


def _why_nothing(unmatched: Faults, itself: int) -> str:
    if unmatched:
        line, given = unmatched[0]
        return f"no row names a country of the atlas; line {line} says “{shown(given)}”."
    if itself:
        return "every row is about an anchor and itself; name the partner in the country column."
    return "no row has a value; fill the column “value”."


def _left_out(empty: int, itself: int) -> list[str]:
    said = [(empty, "without a value"), (itself, "about an anchor and itself")]
    return [
        f"{count:,} row{' is' if count == 1 else 's are'} {what}, and left out."
        for count, what in said
        if count
    ]


def _suggested(unmatched: Faults, register: Register) -> pd.DataFrame:
    """Columns line, given, nearest."""
    nearest: dict[str, str] = {}
    for given in list(dict.fromkeys(given for _, given in unmatched))[:SUGGESTED]:
        try:
            register.iso3(given)
        except UnknownName as error:
            nearest[given] = ", ".join(error.nearest)
    rows = [(line, _inert(given), nearest.get(given, "")) for line, given in unmatched]
    return pd.DataFrame(rows, columns=["line", "given", "nearest"])


def _inert(text: str) -> str:
    """A cell that no spreadsheet takes for a formula when the list is downloaded."""
    return ("'" if text.startswith(("=", "+", "-", "@")) else "") + shown(text)


def _ties(found: dict[tuple[str, str, int], tuple[int, float]]) -> pd.DataFrame:
    rows = [
        (anchor, partner, year, "", value, float("nan"), float("nan"), "observed", 1, "")
        for (anchor, partner, year), (_, value) in sorted(found.items())
    ]
    frame = pd.DataFrame(rows, columns=list(TIE_COLUMNS))
    return frame.astype({"year": "int16", "n": "int32"})
