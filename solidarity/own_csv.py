"""A table as any spreadsheet saves it as CSV: bytes in, rows of text by our names out."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from solidarity.countries import plain
from solidarity.errors import DataError

MOST_BYTES, MOST_ROWS = 5_000_000, 100_000
LIMITS = f"At most {MOST_BYTES // 1_000_000} MB and {MOST_ROWS:,} rows."
DELIMITERS = (",", ";", "\t")
BILATERAL = "partner"
# The first heading that is there counts: a code is surer than a name.
HEADINGS = {
    "country": (
        "iso3", "iso", "iso code", "country code", "code", "country", "country name", "name",
        "state", BILATERAL,
    ),
    "year": ("year",),
    "value": ("value",),
    "anchor": ("anchor",),
}  # fmt: skip
_NOT_TEXT = (
    (b"PK\x03\x04", "a workbook, not a CSV; open it and save the sheet as “CSV UTF-8”"),
    (b"\xff\xfe", "UTF-16, not UTF-8; save the table as “CSV UTF-8”"),
    (b"\xfe\xff", "UTF-16, not UTF-8; save the table as “CSV UTF-8”"),
    (b"<", "a web page, not a CSV; download the file behind it"),
)


@dataclass(frozen=True)
class Row:
    """One row as written, blanks around its cells removed; `line` is where it starts."""

    line: int
    country: str
    year: str
    value: str
    anchor: str


@dataclass(frozen=True)
class Sheet:
    """What a CSV holds, before anything in it is understood."""

    rows: tuple[Row, ...]
    delimiter: str
    columns: dict[str, str]
    """Our names of the columns, and the headings they have in the file."""
    faults: tuple[tuple[int, str], ...]
    """Lines that are no rows, and why."""
    notes: tuple[str, ...]


def read(content: bytes, name: str) -> Sheet:
    """Read UTF-8 or Windows' Western text, cells parted by comma, semicolon or tab.

    Raises DataError on a file that is too large, no such table, or lacks a column.
    """
    text, notes = _text(content, name)
    first_line, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?', first_line.rstrip())  # Excel tells itself the delimiter
    body = "\n" + rest if said else text
    delimiter = said[1] if said and said[1] in DELIMITERS else _delimiter(body, name)
    lines = _lines(body, delimiter, name)
    line, header = next(lines, (1, ["no header"]))
    headings = _trimmed(header)
    places = _places(headings, f"{name}, line {line}")
    rows, faults = _rows(lines, places, len(headings), name)
    if unread := [h for i, h in enumerate(headings) if h and i not in places.values()]:
        listed = ", ".join(f"“{shown(heading)}”" for heading in unread[:10])
        notes.append(f"Columns not read: {listed}{' and more' if len(unread) > 10 else ''}.")
    columns = {ours: headings[i] for ours, i in places.items()}
    return Sheet(tuple(rows), delimiter, columns, tuple(faults), tuple(notes))


def shown(text: str) -> str:
    """A cell fit to be shown: one short line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _text(content: bytes, name: str) -> tuple[str, list[str]]:
    if len(content) > MOST_BYTES:
        raise DataError(f"{name}: {len(content) / 1e6:.1f} MB is too large. {LIMITS}")
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise DataError(f"{name}: the file is empty; choose one with a header and rows.")
    for mark, what in _NOT_TEXT:
        if start.startswith(mark):
            raise DataError(f"{name}: {what}.")
    if b"\0" in content:
        raise DataError(f"{name}: not text, so not a CSV; save the table as “CSV UTF-8”.")
    try:
        return _one_newline(content.decode("utf-8-sig")), []
    except UnicodeDecodeError:
        pass
    try:
        text = _one_newline(content.decode("cp1252"))
    except UnicodeDecodeError as error:
        raise DataError(
            f"{name}: neither UTF-8 nor Windows' Western text; save the table as “CSV UTF-8”."
        ) from error
    return text, ["Read as Windows' Western text, because it is not UTF-8: look at its accents."]


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _delimiter(body: str, name: str) -> str:
    """The delimiter that finds most of our columns in the header."""

    def found(delimiter: str) -> int:
        try:
            _, cells = next(_lines(body, delimiter, name), (0, []))
        except DataError:  # quotation marks that make sense with another delimiter only
            return 0
        headings = {_heading(cell) for cell in cells}
        return sum(not headings.isdisjoint(names) for names in HEADINGS.values())

    return max(DELIMITERS, key=found)


def _lines(body: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every line that is not blank, as its number and its cells."""
    reader = csv.reader(
        io.StringIO(body), delimiter=delimiter, skipinitialspace=True, strict=True
    )  # fmt: skip
    while True:
        line = reader.line_num + 1
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise DataError(
                f"{name}, line {line}: cannot be parted into cells; a quotation mark that opens here"
                " must close, and one inside a cell be doubled."
            ) from error
        if any(cells):
            yield line, cells


def _heading(cell: str) -> str:
    return plain(cell.replace("_", " "))


def _trimmed(cells: list[str]) -> list[str]:
    """Without the nameless cells at the end."""
    return cells[: max(i for i, cell in enumerate(cells) if cell) + 1]


def _places(headings: list[str], where: str) -> dict[str, int]:
    """Where in a row each of our columns stands."""
    spelled = [_heading(cell) for cell in headings]
    places = {}
    for ours, names in HEADINGS.items():
        found = [name for name in names if name in spelled]
        for name in found[:1]:
            if spelled.count(name) > 1:
                raise DataError(f"{where}: two columns are called “{name}”; rename one of them.")
            places[ours] = spelled.index(name)
        if len(found) > 1 and BILATERAL in found:
            raise DataError(
                f"{where}: both “{found[0]}” and “{BILATERAL}” could be the country; if one of them"
                " holds Russia, Iran, China, the United States or the West, call it “anchor”."
            )
        if not found and ours != "anchor":
            also = " (or iso3)" if ours == "country" else ""
            raise DataError(
                f"{where}: no column {ours}{also}; wanted are country or iso3, year, value and,"
                " if you like, anchor, parted by commas, semicolons or tabs."
            )
    return places


def _rows(
    lines: Iterator[tuple[int, list[str]]], places: dict[str, int], width: int, name: str
) -> tuple[list[Row], list[tuple[int, str]]]:
    rows: list[Row] = []
    faults: list[tuple[int, str]] = []
    for line, cells in lines:
        if len(rows) + len(faults) == MOST_ROWS:
            raise DataError(f"{name}, line {line}: more rows than are read. {LIMITS}")
        if len(cells) <= max(places.values()):
            faults.append((line, f"{len(cells)} cells, not {width}"))
        elif any(cells[width:]):  # else 1,5 would be read as 1
            faults.append((line, f"{len(cells)} cells, not {width}: put quotes around commas"))
        else:
            rows.append(Row(line, **({"anchor": ""} | {k: cells[i] for k, i in places.items()})))
    return rows, faults
