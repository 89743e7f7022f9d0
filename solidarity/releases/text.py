"""What all readers check: that a file is text, is whole, and has the columns and numbers it should."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from solidarity.errors import DataError

AGAIN = "download it again from the publisher"
CUT = f"the file is cut short or damaged: {AGAIN}"
UTF8 = "utf-8-sig"
_GROUPS = {".": "[, \u00a0\u202f'’]", ",": "[. \u00a0\u202f'’]"}
"""What stands between thousands, by the sign before decimals."""
_FORMATS = {
    b"PK\x03\x04": "a zip file or an Excel workbook; unpack it or save it as CSV",
    b"%PDF": "a PDF; choose the publisher's text format",
    b"\x1f\x8b": "a gzip file; unpack it",
    b"\xff\xfe": "UTF-16; save it as UTF-8",
    b"\xfe\xff": "UTF-16; save it as UTF-8",
}


def check(path: Path) -> bytes:
    """The bytes of a file that is there, not empty and not a web page."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); check the path.") from error
    check_start(path, content)
    return content


def check_start(path: Path, start: bytes) -> None:
    """Raise DataError if a file that begins so is empty or a web page."""
    if not start.strip():
        raise DataError(f"{path}, line 1: the file is empty; {AGAIN}.")
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|head|\?xml)", start[:200], re.IGNORECASE):
        raise DataError(
            f"{path}, line 1, column 1: a web page, probably an error message, in the place of data;"
            f" open it in a browser to read it, then {AGAIN}."
        )


def check_format(path: Path, start: bytes) -> None:
    """Raise DataError if a file that begins so is of a known format that is not text."""
    for magic, what in _FORMATS.items():
        if start.startswith(magic):
            raise DataError(f"{path}, line 1, column 1: {what}.")


def lines(path: Path, encodings: Sequence[str] = (UTF8,)) -> list[str]:
    """The lines of a text file, each with its end, in the first encoding that fits all of it.

    Another than UTF-8 is tried only where the reader names it. Raises DataError naming the line and
    the column (in bytes) that fits none.
    """
    content = check(path)
    check_format(path, content)
    return decoded(path, content, encodings)


def decoded(path: Path, content: bytes, encodings: Sequence[str] = (UTF8,)) -> list[str]:
    """The lines of what was read of a file; see lines()."""
    if (zero := content.find(b"\0")) >= 0:
        raise not_text(path, content, zero, UTF8)
    fault: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            # Not str.splitlines, which also splits at characters that stand inside cells.
            return list(io.StringIO(content.decode(encoding), newline=""))
        except UnicodeDecodeError as error:
            fault = fault or error
    assert fault
    mark = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0  # it is not counted
    raise not_text(path, content, fault.start + mark, encodings[0]) from fault


def not_text(path: Path, content: bytes, at: int, encoding: str, above: int = 0) -> DataError:
    """What to raise for a byte that is no text; `above` lines stand before the content."""
    line, column = above + content.count(b"\n", 0, at) + 1, at - content.rfind(b"\n", 0, at)
    name = encoding.removesuffix("-sig").upper()
    return DataError(
        f"{path}, line {line}, column {column}: not {name}, byte 0x{content[at]:02x};"
        f" save the file as {name}, or {AGAIN}."
    )


def table(
    path: Path, text: Iterable[str], first: int = 1, delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under a header as (line number, cells by column); `first` is the header's line.

    Raises DataError on a row with more or fewer cells than the header: a file cut short ends so.
    """
    header: list[str] = []
    for line, cells in records(path, text, first, delimiter):
        if not header:
            header = [cell.strip() for cell in cells]
        elif any(cell.strip() for cell in cells):
            if len(cells) != len(header):
                raise uneven(path, line, len(cells), len(header))
            yield line, dict(zip(header, cells, strict=True))


def records(
    path: Path, text: Iterable[str], first: int = 1, delimiter: str = ","
) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV as (number of the line each begins on, cells)."""
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = first
    try:
        for cells in reader:
            yield line, cells
            line = first + reader.line_num
    except csv.Error as error:
        raise DataError(f"{path}, line {line}: {error}; {CUT}.") from error


def uneven(path: Path, line: int, got: int, expected: int) -> DataError:
    """What to raise for a row with more or fewer cells than the header."""
    return DataError(
        f"{path}, line {line}, column {min(got, expected)}: {got} cells under a header of"
        f" {expected}; {CUT}."
    )


def require(path: Path, line: int, header: Iterable[str], needed: Iterable[str]) -> None:
    """Raise DataError if the header lacks a column, naming those most like it, or has it twice."""
    found = [cell.strip() for cell in header]
    for column in needed:
        if column not in found:
            near = get_close_matches(column, found, n=3, cutoff=0.5) or found[:5]
            raise DataError(
                f"{path}, line {line}: no column “{column}”, only such as"
                f" {', '.join(f'“{name[:40]}”' for name in near)}; if the publisher has renamed it,"
                " name it so here, and if this is another table, download the right one."
            )
        if found.count(column) > 1:
            raise DataError(f"{path}, line {line}: column “{column}” stands there twice; {AGAIN}.")


def number(path: Path, line: int, column: str, cell: str, decimal: str = ".") -> float:
    """A number as printed, thousands apart or not; nan and inf are none."""
    value = parsed(cell, decimal)
    if value is None:
        raise DataError(
            f"{path}, line {line}, column {column}: “{cell[:40]}” is not a number;"
            f" correct it, or {AGAIN}."
        )
    return value


def parsed(cell: str, decimal: str = ".") -> float | None:
    """A number as printed with that sign before its decimals; None if it is none."""
    bare = cell.strip()
    group = _GROUPS[decimal]
    whole = rf"(?:\d+|[1-9]\d{{0,2}}({group})\d{{3}}(?:\1\d{{3}})*)"
    if not re.fullmatch(rf"[+-]?{whole}(?:{re.escape(decimal)}\d+)?(?:[eE][+-]?\d+)?", bare):
        return None
    return float(re.sub(group, "", bare).replace(decimal, "."))


def decimal_sign(cells: Iterable[str], delimiter: str) -> str:
    """The sign before decimals with which every cell of a file reads as a number.

    A spreadsheet that puts semicolons between cells has the comma before decimals, so this is tried
    first, and only if some cell does not read so, the other.
    """
    usual, other = (",", ".") if delimiter == ";" else (".", ",")
    printed = {cell for cell in cells if cell.strip()}
    for sign in (usual, other):
        if all(parsed(cell, sign) is not None for cell in printed):
            return sign
    return usual


@cache
def decisions(name: str) -> dict[str, str]:
    """What a CSV beside this module makes of each name or code: a code of ours, or none."""
    with (Path(__file__).parent / name).open(encoding="utf8", newline="") as file:
        return {row[0]: row[1] for row in list(csv.reader(file))[1:]}
