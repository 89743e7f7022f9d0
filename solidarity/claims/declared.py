"""The declared statements: each in our words, with the tests that speak to it (data/claims.toml)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from solidarity.claims.conditions import condition
from solidarity.claims.measures import Measure
from solidarity.errors import DataError
from solidarity.indicator import Declared
from solidarity.paths import DATA

SECTIONS = {
    "axis": "The axis", "history": "History", "east": "The East", "south": "Global South",
    "middle_powers": "Middle powers", "sanctions": "Sanctions", "policy": "Policy",
}  # fmt: skip
KINDS = {"event": "event", "quantity": "quantity", "interpretation": "interpretation"}
Years = tuple[int, int]


class Asked(Declared):
    """What all tests have: whether they speak for the statement, against it, or beside it."""

    role: Literal["for", "against", "context"] = "for"
    """The verdict is made of what speaks for and against; context only tells more."""


class Conditional(Asked):
    """A test that holds where a number meets a condition."""

    holds: str

    @field_validator("holds")
    @classmethod
    def _is_a_condition(cls, text: str) -> str:
        condition(text)
        return text


class Value(Conditional):
    """A measure in a year, in every year of a period, or summed over it."""

    test: Literal["value"]
    measure: Measure
    at: int | Years
    over: Literal["every", "sum"] = "every"
    beside: tuple[int, ...] = ()
    """Years told beside it."""


class Change(Conditional):
    """How a measure changed from one year to another: as a part of the first, or in points."""

    test: Literal["change"]
    measure: Measure
    first: int
    last: int
    by: Literal["part", "points"] = "part"

    @model_validator(mode="after")
    def _goes_one_way(self) -> "Change":
        sign, than = condition(self.holds)
        if than and (than > 0) != (sign in (">", ">=")):
            raise ValueError(f"“{self.holds}” asks neither for a rise nor for a fall")
        return self


class Compare(Conditional):
    """The sum of one measure over a period, as a multiple of another's."""

    test: Literal["compare"]
    measure: Measure
    at: Years
    other: Measure
    other_at: Years


class Extreme(Asked):
    """Whether a year has the highest or the lowest value of a period."""

    test: Literal["extreme"]
    measure: Measure
    at: int
    since: int
    until: int
    holds: Literal["highest", "lowest"]
    beside: tuple[int, ...] = ()


class Vote(Asked):
    """Whether states all cast a given vote on given resolutions of the General Assembly."""

    test: Literal["vote"]
    states: tuple[str, ...]
    resolutions: tuple[str, ...]
    cast: Literal["Y", "N", "A"]


class Council(Conditional):
    """On how many Security Council resolutions about Iran a state voted yes."""

    test: Literal["council"]
    state: str
    resolutions: tuple[str, ...]


class Listed(Asked):
    """Whether our registers hold these entries, with these words in these fields."""

    test: Literal["listed"]
    ids: tuple[str, ...]
    where: dict[str, str] = Field(default={})

    @model_validator(mode="after")
    def _asks_one_entry(self) -> "Listed":
        if self.where and len(self.ids) != 1:
            raise ValueError(f"“where” is asked of one entry, not of {', '.join(self.ids)}")
        return self


class Members(Asked):
    """Whether all these states were full members of an organisation in a year."""

    test: Literal["members"]
    organisation: str
    states: tuple[str, ...]
    at: int


class Page(Asked):
    """What a page says that stands in none of our tables; read by hand."""

    test: Literal["page"]
    says: str
    url: str
    basis: str


Test = Annotated[
    Value | Change | Compare | Extreme | Vote | Council | Listed | Members | Page,
    Field(discriminator="test"),
]


class Link(Declared):
    """Where the view behind a statement opens, and in which state."""

    page: str
    label: str
    asks: dict[str, str] = Field(default={})


class Claim(Declared):
    """One statement of the article in our words."""

    key: str
    section: str
    claim: str
    countries: tuple[str, ...]
    kind: Literal["event", "quantity", "interpretation"]
    about: str
    """The year or years that the statement speaks of."""
    tests: tuple[Test, ...] = ()
    links: tuple[Link, ...]
    limit: str = ""
    """What the tests cannot say of it."""
    untested: str = ""
    """Why nothing in our tables can test it."""

    @model_validator(mode="after")
    def _can_be_judged(self) -> "Claim":
        if self.section not in SECTIONS:
            raise ValueError(f"{self.key}: section {self.section} is none of {sorted(SECTIONS)}")
        if self.untested and any(one.role != "context" for one in self.tests):
            raise ValueError(f"{self.key} says that it is untested, yet has tests")
        if not self.untested and not any(one.role == "for" for one in self.tests):
            raise ValueError(f"{self.key} has no test that speaks for it, and does not say why")
        return self


@cache
def claims(path: Path = DATA / "claims.toml") -> dict[str, Claim]:
    """Every statement by its key; raise DataError naming the file and the fault."""
    try:
        declared = tomllib.loads(path.read_text("utf8"))
        return {key: Claim.model_validate(block | {"key": key}) for key, block in declared.items()}
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error
