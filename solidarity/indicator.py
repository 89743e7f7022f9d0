"""An indicator: one number about a pair of countries in a year, what it means and how to print it."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from solidarity.anchors import ANCHORS, ANY

Dimension = Literal[
    "index",
    "diplomacy",
    "security",
    "energy",
    "trade",
    "institutions",
    "sanctions",
    "opinion",
    "country",
    "own",
]
"""`index` holds the alignment index, made of the others; `country` facts about the partner alone;
`own` what a reader has brought along."""


class Declared(BaseModel):
    """A block of source.toml: read once, never changed, no key that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Headline(Declared):
    """The sentence above a map, by how many partners lie above the threshold."""

    threshold: float
    many: str
    one: str
    none: str


class Scale(Declared):
    """How a map is coloured: fixed ends, so that a colour means the same in every year."""

    kind: Literal["diverging", "sequential", "log"]
    low: float
    high: float
    low_label: str
    high_label: str
    middle_label: str = ""


class Entry(Declared):
    """How an indicator enters the alignment index."""

    carry: int = Field(default=0, ge=0)
    """For how many years a value may stand in for a later one that is missing."""
    pool: int = Field(default=1, ge=1)
    """Over how many years values are pooled, weighted by n, where n is below `few`."""
    few: int = Field(default=0, ge=0)
    """The least n that counts; without it even when pooled there is no score."""
    anchors: tuple[str, ...] = ()
    """For which anchors it enters, if not for all it has."""


class Indicator(Declared):
    """One number about a pair of countries in a year: what it means and how to print it."""

    key: str
    source: str
    title: str
    short: str
    dimension: Dimension
    role: Literal["alignment", "importance", "context", "summary"]
    index: Entry | None = None
    """Set for those that enter the alignment index."""
    unit: str
    phrase: str
    """One value in words; {value} and {anchor} are filled in."""
    subtitle: str
    """What a map shows; {anchor}, {period} and {n} are filled in."""
    definition: str
    formula: str
    """The definition in LaTeX."""
    method: str = ""
    """How it is estimated, where the definition does not say it all."""
    absent: str
    """What a grey country means."""
    n_unit: str
    """What `n` counts."""
    decimals: int
    percent: bool = False
    """Stored as a share from 0 to 1, printed as a percentage."""
    window: int = 1
    """Years that a value covers, ending with its own."""
    since: int | None = None
    """Set where a value covers all years from this one to its own."""
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
        if unknown := (set(self.anchors) | set(self.not_defined)) - {*ANCHORS, ANY.code}:
            raise ValueError(f"unknown anchors {sorted(unknown)}; known are {[*ANCHORS, ANY.code]}")
        return self

    @model_validator(mode="after")
    def _a_fact_has_no_anchor(self) -> "Indicator":
        if (ANY.code in self.anchors) != (self.anchors == (ANY.code,)):
            raise ValueError(f"{ANY.code} cannot stand beside other anchors")
        return self

    @model_validator(mode="after")
    def _only_alignment_enters_the_index(self) -> "Indicator":
        if self.index is not None and self.role != "alignment":
            raise ValueError(f"role “{self.role}” cannot enter the index, only “alignment” can")
        if self.index is not None and set(self.index.anchors) - set(self.anchors):
            raise ValueError(f"index.anchors {self.index.anchors} are not among its anchors")
        return self

    def enters_for(self, anchor: str) -> bool:
        """Whether it enters the alignment index of this anchor."""
        return self.index is not None and anchor in (self.index.anchors or self.anchors)

    @property
    def is_fact(self) -> bool:
        """Whether it is about the partner alone, whatever the anchor."""
        return self.anchors == (ANY.code,)

    @property
    def less_is_closer(self) -> bool:
        """Whether a low value stands for a strong tie, as with a distance."""
        return self.goalposts[0] > self.goalposts[1]

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
        first = self.since or year - self.window + 1
        if first == year:
            return str(year)
        return f"{first}–{year % 100:02d}" if first // 100 == year // 100 else f"{first}–{year}"
