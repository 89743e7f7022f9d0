"""One comparison as a page shows it: countries, an anchor, a year and perhaps a group."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.compare.figures import Quartiles, figures, quartiles, shown, table, ties
from solidarity.compare.groups import Group
from solidarity.compare.standing import Standing, standing
from solidarity.indicator import Indicator

LIMIT = 6
"""How many countries can be told apart in one chart."""
HALF = 2
"""A group has a median in a year in which at least one in so many of its members has a figure."""


@dataclass(frozen=True, eq=False)
class Comparison:
    """Treat every frame in it as read-only."""

    anchor: str
    year: int
    partners: tuple[str, ...]
    """In the order chosen, without the anchor."""
    group: Group | None
    ties: pd.DataFrame
    """All ties of the partners and of the group's members in any year: TIE."""
    figures: pd.DataFrame
    """FIGURE of the partners and of the group's members."""
    table: pd.DataFrame
    """Indicators down, countries across."""
    standing: Standing
    members: Standing | None
    """The group's members, as `standing` has the partners."""
    indicators: tuple[Indicator, ...]


def compare(
    catalog: Catalog,
    anchor: str,
    partners: Sequence[str],
    group: Group | None,
    year: int,
    held: pd.DataFrame | None = None,
) -> Comparison:
    """Hold countries against one another with regard to an anchor; the catalog holds the index.

    `held` are the anchor's ties, for those who have them already.
    """
    partners = tuple(code for code in partners if code != anchor)
    members = group.members if group else ()
    held = ties(catalog, anchor) if held is None else held
    held = held[held.partner.isin([*partners, *members])]
    rows = figures(catalog, held, year)
    return Comparison(
        anchor,
        year,
        partners,
        group,
        held,
        rows,
        table(catalog, rows, anchor, partners, members, year),
        standing(catalog.alignment, anchor, partners, year),
        standing(catalog.alignment, anchor, members, year) if group else None,
        tuple(shown(catalog, anchor, year)),
    )


def drawn_first(indicators: Sequence[Indicator], anchor: str) -> dict[str, str]:
    """For each dimension the indicator to draw at first: the one that enters the anchor's index."""
    chosen: dict[str, str] = dict.fromkeys(i.dimension for i in indicators)  # type: ignore[assignment]
    for one in sorted(indicators, key=lambda i: not _enters(i, anchor)):
        chosen[one.dimension] = chosen[one.dimension] or one.key
    return chosen


def _enters(one: Indicator, anchor: str) -> bool:
    return one.index is not None and (not one.index.anchors or anchor in one.index.anchors)


def medians(held: pd.DataFrame, members: int) -> dict[int, Quartiles]:
    """A group's median and quartiles by year; `held` are its members' ties of one indicator.

    Years in which fewer than half of the members have a figure are left out.
    """
    by_year: dict[int, list[float]] = {}
    for year, value in zip(held.year.tolist(), held.value.tolist(), strict=True):
        by_year.setdefault(year, []).append(value)
    return {
        year: quartiles(by_year[year])
        for year in sorted(by_year)
        if len(by_year[year]) * HALF >= members
    }
