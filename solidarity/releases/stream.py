"""Reading CSV files too large for memory a block at a time, by Arrow, with faults named by line.

Arrow is quick and says little: it counts records, not lines, and takes an open quotation mark for a
long cell. So the bytes are checked first, and a fault is looked up in a slow second reading.
"""

import codecs
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
from pyarrow import csv as arrow_csv

from solidarity.errors import DataError
from solidarity.releases import text

BLOCK = 1 << 22
NOTHING = ["", "NA", *(" " * n for n in range(1, 31)), *(" " * n + "NA" for n in range(1, 31))]
"""How publishers write that there is no number; BACI pads it to the width of its column."""
TEXT = pa.dictionary(pa.int32(), pa.string())
"""Words that come again and again: each is kept once."""


def batches(
    path: Path, types: Mapping[str, pa.DataType], *, quoted: bool = True
) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The named columns, typed, as (number of rows before, rows); memory stays a few blocks.

    A file whose cells are never `quoted` reads faster. Raises DataError naming line and column.
    """
    check(path)
    header = _header(path)
    text.require(path, 1, header, types)
    before = 0
    try:
        with arrow_csv.open_csv(
            path,
            # With threads a record's number would be lost.
            read_options=arrow_csv.ReadOptions(use_threads=False, block_size=BLOCK),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=quoted),
            convert_options=arrow_csv.ConvertOptions(
                include_columns=list(types), column_types=dict(types), null_values=NOTHING,
                strings_can_be_null=False,
            ),
        ) as reader:  # fmt: skip
            for batch in reader:
                yield before, batch
                before += batch.num_rows
    except pa.ArrowException as error:
        raise _fault(path, types, str(error)) from error


def check(path: Path) -> None:
    """Raise DataError if a file is not there, empty, a web page, not UTF-8, or has an open quote."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    above = quotes = 0
    rest = b""
    try:
        with path.open("rb") as file:
            text.check_start(path, start := file.read(200))
            text.check_format(path, start)
            file.seek(0)
            while block := file.read(BLOCK):
                _check_block(path, decoder, rest + block, len(rest), above)
                quotes += block.count(b'"')
                above += block.count(b"\n")
                rest = (rest + block)[(rest + block).rfind(b"\n") + 1 :]
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); check the path.") from error
    if decoder.getstate()[0]:
        raise DataError(f"{path}, line {above + 1}: ends within a character; {text.CUT}.")
    if quotes % 2:
        raise _fault(path, {}, "a quotation mark is opened and never closed")


def _check_block(
    path: Path, decoder: codecs.IncrementalDecoder, content: bytes, known: int, above: int
) -> None:
    """Check a block that follows `known` bytes of the same line, already checked."""
    block = content[known:]
    if (zero := block.find(b"\0")) >= 0:
        raise text.not_text(path, content, known + zero, text.UTF8, above)
    held = len(decoder.getstate()[0])
    try:
        decoder.decode(block)
    except UnicodeDecodeError as error:
        at = known + error.start - held
        raise text.not_text(path, content, at, text.UTF8, above) from error


def ended(path: Path) -> bool:
    """Whether the last line has its end; where it has none, the file may be cut short within it."""
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read() == b"\n"


def require_end(path: Path, rows: int) -> None:
    """Raise DataError if the last line has no end: a number cut short is a number too."""
    if not ended(path):
        raise DataError(
            f"{path}, line {line_of(path, rows - 1)}: the last line has no end; {text.CUT}."
        )


def line_of(path: Path, row: int) -> int:
    """The number of the line on which a row begins; the first row under the header is 0."""
    return next(line for at, (line, _) in enumerate(_rows(path)) if at == row)


def _header(path: Path) -> list[str]:
    with path.open(encoding=text.UTF8, newline="") as file:
        return next(cells for _, cells in text.records(path, file))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows under the header that Arrow counts: all but empty lines."""
    with path.open(encoding=text.UTF8, newline="") as file:
        records = text.records(path, file)
        next(records)
        yield from ((line, cells) for line, cells in records if cells)


def _fault(path: Path, types: Mapping[str, pa.DataType], message: str) -> DataError:
    """The first fault of a file that Arrow cannot read, by line and column, in our words."""
    try:
        header = _header(path)
        numbers = [(header.index(name), name) for name in types if not _is_text(types[name])]
        for line, cells in _rows(path):
            if len(cells) != len(header):
                return text.uneven(path, line, len(cells), len(header))
            for at, name in numbers:
                if cells[at] not in NOTHING or pa.types.is_integer(types[name]):
                    _check_number(path, line, name, cells[at], types[name])
    except DataError as fault:
        return fault
    return DataError(f"{path}: {message.splitlines()[0][:160]}; {text.AGAIN}.")


def _check_number(path: Path, line: int, name: str, cell: str, type_: pa.DataType) -> None:
    value = text.number(path, line, name, cell)
    try:
        pa.scalar(value, pa.float64()).cast(type_)
    except pa.ArrowInvalid:
        raise DataError(
            f"{path}, line {line}, column {name}: “{cell[:40]}” is not a number of the expected kind"
            f" ({type_}); correct it, or {text.AGAIN}."
        ) from None


def _is_text(type_: pa.DataType) -> bool:
    return bool(pa.types.is_dictionary(type_) or pa.types.is_string(type_))
