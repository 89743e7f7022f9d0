"""Groups of partners as pages show them: who belongs, how each stands with both anchors, and who moved."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from pydantic import ValidationError, model_validator

from solidarity.alignment import KEY as INDEX
from solidarity.alignment import why
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.errors import DataError
from solidarity.indicator import Declared, Indicator
from solidarity.paths import DATA

AXIS = ("RUS", "IRN")
BACK = 5
"""Years over which the relationship table says whether a tie grew."""
MOVED = 0.05
"""The part of an indicator's goalposts from which a change is a change."""
UP, DOWN, FLAT = "↗", "↘", "→"
RELATION = [
    "partner", "indicator", "anchor", "year", "value", "status", "change", "arrow", "series",
]  # fmt: skip


CELL = ("year", "value", "status")


class Cell(NamedTuple):
    """One figure of a pair."""

    year: int
    value: float
    status: str


class Fact(Declared):
    """A statement of the article in our words, and the figures that speak to it."""

    claim: str
    show: tuple[tuple[str, str, str] | tuple[str, str, str, int], ...]
    """Indicator, anchor, partner and, where one year is meant, the year."""


class Contrast(Declared):
    """The states of the same parts of the world, to hold a group against."""

    name: str
    subregions: tuple[str, ...]


class Group(Declared):
    """One page: its title, the register's group it shows, and what the article says of it."""

    key: str
    title: str
    members: str
    noun: str
    region: str
    about: str
    contrast: Contrast | None = None
    facts: tuple[Fact, ...] = ()

    @model_validator(mode="after")
    def _anchors_are_known(self) -> "Group":
        if wrong := [s[1] for fact in self.facts for s in fact.show if s[1] not in ANCHORS]:
            raise ValueError(f"facts name {wrong}, which are no anchors")
        return self


@cache
def groups(path: Path = DATA / "groups.toml") -> dict[str, Group]:
    """Every group by its key; raise DataError naming the file and the fault."""
    try:
        declared = tomllib.loads(path.read_text("utf8"))
        return {key: Group.model_validate(block | {"key": key}) for key, block in declared.items()}
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise DataError(f"{path}: unusable ({error}); restore it from git.") from error


def shown(catalog: Catalog) -> list[Indicator]:
    """What stands in a relationship table: the index, all that enters it, and the lifelines."""
    return [
        i
        for i in catalog.indicators.values()
        if set(AXIS) & set(i.anchors)
        and (i.key == INDEX or i.index is not None or i.role == "importance")
        and i.key != "un_agreement"  # the same votes once more
    ]


def relations(
    catalog: Catalog, partners: list[str], indicators: list[Indicator], year: int
) -> pd.DataFrame:
    """Each partner's ties to both anchors, the newest figure up to the year: columns RELATION.

    `status` is `carried` where the figure is older than the indicator's own newest up to the year;
    `change` is its difference from BACK years before, NA where there is no figure then, and `arrow`
    whether the two came closer (UP), drew apart (DOWN) or neither; `series` holds the values as
    printed. A pair without any figure has no row.
    """
    rows = []
    for indicator in indicators:
        newest = min(year, indicator.latest)
        for anchor in (code for code in AXIS if code in indicator.anchors):
            ties = catalog.ties(anchor, partners, indicator.key)
            ties = ties[(ties.year <= year) & ~ties.year.isin(list(indicator.partial))]
            of_partner: dict[str, list[Cell]] = {}
            # Plain lists: pandas' groups would cost a second for a continent.
            for partner, *cell in zip(*(ties[c].tolist() for c in ("partner", *CELL)), strict=True):
                of_partner.setdefault(partner, []).append(Cell(*cell))
            rows += [
                [partner, indicator.key, anchor, *_relation(cells, indicator, newest)]
                for partner, cells in of_partner.items()
            ]
    return pd.DataFrame(rows, columns=RELATION)


def _relation(cells: list[Cell], indicator: Indicator, newest: int) -> list[object]:
    """The rest of a row of RELATION, from one pair's figures in the order of their years."""
    last = cells[-1]
    then = next((cell.value for cell in cells if cell.year == last.year - BACK), None)
    change = None if then is None else last.value - then
    status = "carried" if last.year < newest and last.status == "observed" else last.status
    series = [indicator.shown(cell.value) for cell in cells]
    return [last.year, last.value, status, change, arrow(indicator, change), series]


def arrow(indicator: Indicator, change: float | None) -> str:
    """Whether a change brings the two closer; nothing where there is none to tell of."""
    if change is None:
        return ""
    low, high = indicator.goalposts
    closer = change / (high - low)
    return UP if closer > MOVED else DOWN if closer < -MOVED else FLAT


def contrast(catalog: Catalog, group: Group) -> list[str]:
    """The members of the United Nations a group is held against; none where it is against nobody."""
    if group.contrast is None:
        return []
    register = catalog.register
    own = set(register.members(group.members))
    here = [c.iso3 for c in register.countries.values() if c.subregion in group.contrast.subregions]
    return [code for code in here if code in register.kind("member") and code not in own]


def movers(catalog: Catalog, partners: list[str], since: int, year: int) -> pd.DataFrame:
    """How each partner's index with both anchors moved, like for like, the most towards the first first.

    Columns partner and, for each anchor, its code (points moved on the figures known in both
    years, NaN without an index in either) and `<code> now`.
    """
    rows = []
    for partner in partners:
        row: dict[str, object] = {"partner": partner}
        for anchor in AXIS:
            found = None
            if partner != anchor:
                found = why.change(catalog.alignment, anchor, partner, since, year)
            row |= {anchor: found and found.comparable, f"{anchor} now": found and found.after}
        rows.append(row)
    frame = pd.DataFrame(
        rows, columns=["partner", *(f"{a}{n}" for a in AXIS for n in ("", " now"))]
    )
    frame = frame.astype(dict.fromkeys(frame.columns.drop("partner"), "float64"))
    return frame.sort_values([AXIS[0], "partner"], ascending=[False, True], ignore_index=True)
