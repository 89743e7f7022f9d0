"""What SIPRI's files have in common: preamble, encodings, number formats, and names of no states."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from solidarity.countries import Register, plain
from solidarity.errors import DataError, UnknownName
from solidarity.releases import text

ENCODINGS = (text.UTF8, "cp1252")
"""SIPRI has sent both; what is not UTF-8 is Windows' Western."""
HEADER = r'\W*(?:SIPRI AT Database ID|Recipient|Supplier|Exports by|Imports by)"?\s*[,;\t]'
DYAD = ["supplier_iso3", "recipient_iso3", "year"]


@dataclass(frozen=True)
class File:
    """A file of SIPRI: where its header is, its columns, and its rows by line."""

    path: Path
    first: int
    header: list[str]
    delimiter: str
    lines: list[str]

    @property
    def whole_end(self) -> bool:
        """Whether the last line has its end."""
        return self.lines[-1].endswith(("\n", "\r"))

    def rows(self) -> list[tuple[int, dict[str, str]]]:
        """The rows under the header as (line, cells by column)."""
        body = text.table(self.path, self.lines[self.first - 1 :], self.first, self.delimiter)
        # SIPRI ends each line of the header, too, with a semicolon that belongs to no cell.
        return [(line, {name.rstrip(";"): row[name] for name in row}) for line, row in body]

    def require(self, *columns: str) -> None:
        """Raise DataError if the header lacks one of the columns."""
        text.require(self.path, self.first, self.header, columns)


def opened(path: Path) -> File:
    """A file of SIPRI; what stands above its header is preamble. Raises DataError."""
    content = text.lines(path, ENCODINGS)
    for number, line in enumerate(content, start=1):
        if re.match(HEADER, line):
            bare = line.strip().rstrip(";")
            delimiter = max(",;\t", key=bare.count)
            header = next(cells for _, cells in text.records(path, [bare], number, delimiter))
            return File(path, number, [cell.strip() for cell in header], delimiter, content)
    raise DataError(
        f"{path}, line {len(content)}: no header that begins with Supplier or Recipient; if this is a"
        " trade register or TIV table of SIPRI, a column has been renamed, and else download one."
    )


def decimal_sign(file: File, cells: list[str]) -> str:
    """The sign before decimals, with which all cells of the file read as numbers."""
    return text.decimal_sign(cells, file.delimiter)


@cache
def _decided() -> dict[str, str]:
    return {plain(name): iso3 for name, iso3 in text.decisions("sipri_names.csv").items()}


def state(file: File, line: int, column: str, name: str, countries: Register) -> str:
    """The code of a state; empty for what is none.

    SIPRI marks organisations of states with two stars and armed groups with one; the country in
    brackets is that of the war, so that sipri_names.csv decides with whom each counts. Raises
    DataError on a name that neither it nor the register holds.
    """
    decided = _decided().get(plain(name))
    if decided is not None:
        return decided
    try:
        if "*" not in name:
            return countries.iso3(name)
        raise UnknownName("a country or a group known of SIPRI", name.strip(), ())
    except UnknownName as error:
        raise DataError(
            f"{file.path}, line {line}, column {column}: {error} Add it to data/countries.csv as an"
            " alias, or to solidarity/releases/sipri_names.csv if it is no state."
        ) from error
