"""What `data/<source>/source.toml` declares: who published it, its tables, and its indicators."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError, model_validator

from solidarity.errors import DataError
from solidarity.indicator import Declared, Indicator

TIE_COLUMNS = (
    "anchor", "partner", "year", "indicator", "value", "low", "high", "status", "n", "origin",
)  # fmt: skip
"""The columns of every ties.parquet; the first four are its key."""


class Doubt(Declared):
    """A line of doubts.csv: ties that the record shows, but not as it is; `*` stands for any."""

    anchor: str
    partner: str
    indicator: str
    first_year: int
    last_year: int
    status: Literal["doubtful", "estimated", "absent"]
    reason: str

    def covers(self, anchor: str, partner: str, indicator: str, year: int) -> bool:
        """Whether the line speaks of this tie."""
        named = ((self.anchor, anchor), (self.partner, partner), (self.indicator, indicator))
        inside = self.first_year <= year <= self.last_year
        return inside and all(own in ("*", other) for own, other in named)


class Origin(Declared):
    """One of several publishers whose figures a source brings together."""

    title: str
    publisher: str
    url: str
    terms: str
    citation: str
    release: str


class Table(Declared):
    """What a built table must look like."""

    rows: int
    key: tuple[str, ...]
    columns: tuple[str, ...]
    years: tuple[int, int] | None = None

    @model_validator(mode="after")
    def _key_is_among_the_columns(self) -> "Table":
        needed = {*self.key, *(["year"] if self.years else [])}
        if missing := needed - set(self.columns):
            raise ValueError(f"{sorted(missing)} of its key or years is not among the columns")
        return self


class Source(Declared):
    """One folder under data/: a publisher's figures as we compute them, with terms and traps."""

    key: str
    title: str
    publisher: str
    url: str
    terms: str
    citation: str
    release: str
    retrieved: date
    traps: tuple[str, ...]
    origins: dict[str, Origin] = {}  # noqa: RUF012 - pydantic copies it
    tables: dict[str, Table]
    doubts: tuple[Doubt, ...] = ()
    indicators: dict[str, Indicator]

    @model_validator(mode="after")
    def _ties_have_the_shape_of_ties(self) -> "Source":
        ties = self.tables.get("ties")
        if ties is None or ties.columns != TIE_COLUMNS or ties.key != TIE_COLUMNS[:4]:
            raise ValueError(f"tables.ties must have the columns {list(TIE_COLUMNS)}")
        return self

    @model_validator(mode="after")
    def _doubts_are_about_its_indicators(self) -> "Source":
        for doubt in self.doubts:
            if doubt.indicator not in ("*", *self.indicators):
                raise ValueError(f"doubts.csv names {doubt.indicator}, which is not declared")
        return self

    def doubt(self, anchor: str, partner: str, indicator: str, year: int) -> str:
        """Why this tie is not to be taken as it stands; empty where nothing is known against it."""
        for doubt in self.doubts:
            if doubt.covers(anchor, partner, indicator, year):
                return doubt.reason
        return ""


def read(folder: Path) -> Source:
    """Read a folder's source.toml and doubts.csv.

    Raises DataError naming the file, the field and the cure.
    """
    path = folder / "source.toml"
    try:
        declared = tomllib.loads(path.read_text("utf8"))
    except OSError as error:
        raise DataError(f"{path}: missing or unreadable; restore it from git.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML ({error}); correct it there.") from error
    blocks = declared.get("indicators")
    for key, block in blocks.items() if isinstance(blocks, dict) else ():
        if isinstance(block, dict):
            block |= {"key": key, "source": folder.name}
    declared |= {"key": folder.name, "doubts": _doubts(folder / "doubts.csv")}
    try:
        return Source.model_validate(declared)
    except ValidationError as error:
        raise DataError(f"{path}: {_first_fault(error)}; correct it there.") from error


def _doubts(path: Path) -> list[dict[str, Any]]:
    """The lines of doubts.csv, each checked by itself so that a fault names its line."""
    if not path.exists():
        return []
    with path.open(encoding="utf8", newline="") as file:
        lines = list(csv.DictReader(file))
    for number, line in enumerate(lines, start=2):
        try:
            Doubt.model_validate(line)
        except ValidationError as error:
            raise DataError(
                f"{path}, line {number}: {_first_fault(error)}; correct it there."
            ) from error
    return lines


def _first_fault(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    where = f"field {field}: " if field else ""
    return where + first["msg"].removeprefix("Value error, ")
