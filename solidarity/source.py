"""What `data/<source>/source.toml` declares: who published it, its tables, and its indicators."""

import tomllib
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from solidarity.anchors import ANCHORS
from solidarity.errors import DataError

Dimension = Literal[
    "diplomacy", "security", "energy", "trade", "institutions", "sanctions", "opinion"
]


TIE_COLUMNS = ("anchor", "partner", "year", "indicator", "value", "status", "n")
"""The columns of every ties.parquet; the first four are its key."""


class _Declared(BaseModel):
    """A block of source.toml: read once, never changed, no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Headline(_Declared):
    """The sentence above a map, by how many partners lie above the threshold."""

    threshold: float
    many: str
    one: str
    none: str


class Scale(_Declared):
    """How a map is coloured: fixed ends, so that a colour means the same in every year."""

    kind: Literal["diverging", "sequential", "log"]
    low: float
    high: float
    low_label: str
    high_label: str
    middle_label: str = ""


class Indicator(_Declared):
    """One number about a pair of countries in a year: what it means and how to print it."""

    key: str
    source: str
    title: str
    short: str
    dimension: Dimension
    role: Literal["alignment", "importance", "context"]
    unit: str
    phrase: str
    """One value in words; {value} and {anchor} are filled in."""
    subtitle: str
    """What a map shows; {anchor}, {period} and {n} are filled in."""
    definition: str
    absent: str
    """What a grey country means."""
    n_unit: str
    """What `n` counts."""
    decimals: int
    percent: bool = False
    """Stored as a share from 0 to 1, printed as a percentage."""
    window: int = 1
    """Years that a value covers, ending with its own."""
    goalposts: tuple[float, float]
    """The values that score 0 and 100 in the index."""
    range: tuple[float, float]
    years: tuple[int, int]
    partial: dict[int, str] = {}
    """Years that are not complete, and how far they go."""
    anchors: tuple[str, ...]
    not_defined: dict[str, str] = {}
    """Anchors for which it cannot exist, and why."""
    fill: float
    """The least share of UN members with a value, over all its anchors and years."""
    scale: Scale
    headline: Headline

    @model_validator(mode="after")
    def _texts_can_be_filled_in(self) -> "Indicator":
        anchor = {"anchor": ""}
        counts = dict.fromkeys(("above", "count", "capital", "top", "second", "third"), "") | anchor
        for text, known in (
            (self.phrase, {"value": ""} | anchor),
            (self.subtitle, {"period": "", "n": ""} | anchor),
            *(
                (text, counts)
                for text in (self.headline.many, self.headline.one, self.headline.none)
            ),
            *((text, anchor) for text in (self.scale.low_label, self.scale.high_label)),
        ):
            try:
                text.format(**known)
            except (KeyError, IndexError, ValueError) as error:
                raise ValueError(
                    f"“{text}” has a placeholder that nothing fills: {error}"
                ) from None
        return self

    @model_validator(mode="after")
    def _spans_are_spans(self) -> "Indicator":
        first, last = self.years
        if first > last or all(year in self.partial for year in range(first, last + 1)):
            raise ValueError(f"years {first}–{last} hold no complete year")
        if self.goalposts[0] == self.goalposts[1]:
            raise ValueError(f"goalposts {self.goalposts} are the same")
        return self

    @model_validator(mode="after")
    def _anchors_are_known(self) -> "Indicator":
        if unknown := (set(self.anchors) | set(self.not_defined)) - set(ANCHORS):
            raise ValueError(f"unknown anchors {sorted(unknown)}; known are {list(ANCHORS)}")
        return self

    @property
    def latest(self) -> int:
        """The last year that is complete."""
        first, last = self.years
        return max(year for year in range(first, last + 1) if year not in self.partial)

    @property
    def factor(self) -> int:
        """What a stored value is multiplied by to be printed."""
        return 100 if self.percent else 1

    def shown(self, value: float) -> float:
        """The value as it is printed everywhere: shares as percentages, rounded half up."""
        step = Decimal(1).scaleb(-self.decimals)
        return float((Decimal(repr(float(value))) * self.factor).quantize(step, ROUND_HALF_UP))

    def text(self, value: float) -> str:
        """The value with its sign, if any, as printed: `0.55`, `41%`, `6,003`."""
        return f"{self.shown(value):,.{self.decimals}f}{'%' if self.percent else ''}"

    def period(self, year: int) -> str:
        """The years a value of this year covers, as printed: `2024`, `2020–24`, `1998–2002`."""
        first = year - self.window + 1
        if first == year:
            return str(year)
        return f"{first}–{year % 100:02d}" if first // 100 == year // 100 else f"{first}–{year}"


class Table(_Declared):
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


class Source(_Declared):
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
    tables: dict[str, Table]
    indicators: dict[str, Indicator]

    @model_validator(mode="after")
    def _ties_have_the_shape_of_ties(self) -> "Source":
        ties = self.tables.get("ties")
        if ties is None or ties.columns != TIE_COLUMNS or ties.key != TIE_COLUMNS[:4]:
            raise ValueError(f"tables.ties must have the columns {list(TIE_COLUMNS)}")
        return self


def read(folder: Path) -> Source:
    """Read a folder's source.toml; raise DataError naming the file, the field and the cure."""
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
    try:
        return Source.model_validate({**declared, "key": folder.name})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        where = f"field {field}: " if field else ""
        fault = first["msg"].removeprefix("Value error, ")
        raise DataError(f"{path}: {where}{fault}; correct it there.") from error
