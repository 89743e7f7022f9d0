"""What all readers check: that a file is text, is whole, and has the columns it should."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from solidarity.errors import DataError

AGAIN = "download it again from the publisher"
_COLUMN = re.compile(r"CSV column #(\d+).*?Row #(\d+): (.*)", re.DOTALL)
_ROW = re.compile(r"Row #(\d+): Expected (\d+) columns, got (\d+)")


def lines(path: Path, encodings: Sequence[str] = ("utf-8-sig",)) -> list[str]:
    """The lines of a text file in the first encoding that fits all of it.

    Raises DataError naming the line and column that fits none, or saying that it is a web page.
    """
    content = check(path)
    fault: UnicodeDecodeError | None = None
    for encoding in encodings:
        try:
            return content.decode(encoding).splitlines()
        except UnicodeDecodeError as error:
            fault = fault or error
    assert fault
    line = content.count(b"\n", 0, fault.start) + 1
    column = fault.start - content.rfind(b"\n", 0, fault.start)
    raise DataError(
        f"{path}, line {line}, column {column}: byte 0x{content[fault.start]:02x} is not"
        f" {encodings[0].removesuffix('-sig').upper()}; save it in that encoding, or {AGAIN}."
    )


def check(path: Path) -> bytes:
    """The bytes of a file that is there, not empty and not a web page."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}).") from error
    if not content.strip():
        raise DataError(f"{path}, line 1: the file is empty; {AGAIN}.")
    if re.match(rb"\s*(\xef\xbb\xbf)?\s*<(!doctype|html)", content[:200], re.IGNORECASE):
        raise DataError(
            f"{path}, line 1, column 1: a web page, probably an error message, in the place of data;"
            f" open it in a browser to read it, then {AGAIN}."
        )
    return content


def table(
    path: Path, text: Sequence[str], first: int = 1, delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows under a header as (line number, cells by column); `first` is the header's line.

    Raises DataError on a row with more or fewer cells than the header: a file cut short ends so.
    """
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    header: list[str] = []
    try:
        for cells in reader:
            if not header:
                header = [cell.strip() for cell in cells]
            elif any(cell.strip() for cell in cells):
                number = first + reader.line_num - 1
                if len(cells) != len(header):
                    raise DataError(
                        f"{path}, line {number}, column {min(len(cells), len(header))}: {len(cells)}"
                        f" cells under a header of {len(header)}; the file is cut short or damaged:"
                        f" {AGAIN}."
                    )
                yield number, dict(zip(header, cells, strict=True))
    except csv.Error as error:
        raise DataError(
            f"{path}, line {first + reader.line_num - 1}: {error}; the file is cut short or damaged:"
            f" {AGAIN}."
        ) from error


def require(path: Path, line: int, header: Iterable[str], needed: Iterable[str]) -> None:
    """Raise DataError if the header lacks a column, naming it and those most like it."""
    found = [cell.strip() for cell in header]
    for column in needed:
        if column not in found:
            raise DataError(
                f"{path}, line {line}: no column “{column}” among {', '.join(found[:12])}"
                f"{' …' if len(found) > 12 else ''}; has the publisher renamed it?"
            )


def number(path: Path, line: int, column: str, cell: str, decimal: str = ".") -> float:
    """A number as printed, with blanks or the other sign between thousands."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", cell).replace("," if decimal == "." else ".", "")
    try:
        return float(bare.replace(decimal, "."))
    except ValueError:
        raise DataError(
            f"{path}, line {line}, column {column}: “{cell[:40]}” is not a number; correct it, or {AGAIN}."
        ) from None


def arrow(path: Path, types: dict[str, pa.DataType]) -> pa.Table:
    """The named columns of a large CSV, typed; raise DataError naming line and column of a fault."""
    with path.open("rb") as file:
        start = file.readline()
        check_start(path, start)
        file.seek(-1, 2)
        ended = file.read() == b"\n"
    header = start.decode("utf-8-sig", errors="replace").rstrip("\r\n").split(",")
    require(path, 1, [cell.strip('"') for cell in header], types)
    try:
        rows = arrow_csv.read_csv(
            path,
            read_options=arrow_csv.ReadOptions(use_threads=False),  # else a fault has no line
            convert_options=arrow_csv.ConvertOptions(
                include_columns=list(types), column_types=types, strings_can_be_null=False,
                null_values=["", "NA"],
            ),
        )  # fmt: skip
    except pa.ArrowInvalid as error:
        raise DataError(_sentence(path, str(error), header)) from error
    if not ended:
        raise DataError(
            f"{path}, line {rows.num_rows + 1}: the last line has no end; the file is cut short: {AGAIN}."
        )
    return rows


def check_start(path: Path, start: bytes) -> None:
    """Raise DataError if the first line is missing or that of a web page."""
    if not start.strip():
        raise DataError(f"{path}, line 1: the file is empty; {AGAIN}.")
    if start.lstrip().lower().startswith((b"<!doctype", b"<html")):
        check(path)


def _sentence(path: Path, message: str, header: list[str]) -> str:
    """Arrow's fault in our words; its rows count the header, as lines do."""
    if found := _ROW.search(message):
        line, expected, got = found.groups()
        return (
            f"{path}, line {line}, column {min(int(got), int(expected))}: {got} cells under a header of"
            f" {expected}; the file is cut short or damaged: {AGAIN}."
        )
    if found := _COLUMN.search(message):
        column, line, fault = found.groups()
        return f"{path}, line {line}, column {header[int(column)]}: {fault.strip()[:120]}; {AGAIN}."
    return f"{path}: {message.splitlines()[0][:160]}; {AGAIN}."
