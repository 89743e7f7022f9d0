"""The contested votes behind a rope, counted: as the anchor, abstained, as the G7, absent."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity import roll_calls
from solidarity.catalog import Catalog

SOURCE = "un_votes"
BALLOTS = ["partner", "year", "with_anchor", "abstained", "with_west", "absent"]
OPPOSITE = {"Y": "N", "N": "Y"}


@dataclass(frozen=True)
class Ballot:
    """What one state did on the contested votes of a year."""

    with_anchor: int
    abstained: int
    with_west: int
    absent: int

    @property
    def contested(self) -> int:
        """All of them, those from which it was absent too."""
        return self.taken + self.absent

    @property
    def taken(self) -> int:
        """Those on which it took a position."""
        return self.with_anchor + self.abstained + self.with_west


def ballots(catalog: Catalog, anchor: str, partners: Sequence[str]) -> pd.DataFrame:
    """What each partner did on the final votes of a year on which the anchor said yes or no and at least
    four of the G7 the opposite: columns BALLOTS, by partner and year of complete years.

    `absent` counts all that the partner took no position on; an absence is no abstention.
    """
    if SOURCE not in catalog.tables or anchor in ("USA", "WEST"):
        return pd.DataFrame(columns=BALLOTS)
    calls = _contested(catalog, anchor)
    positions = catalog.tables[SOURCE]["positions"]
    cast = positions[positions.partner.isin(list(partners)) & positions.vote_id.isin(calls.index)]
    cast = cast.astype({"vote_id": "str"}).join(calls, on="vote_id")
    did = {
        "with_anchor": cast.vote == cast.stance,
        "abstained": cast.vote == "A",
        "with_west": cast.vote == cast.stance.map(OPPOSITE),
    }
    counted = cast[["partner", "year"]].astype({"partner": "str"}).assign(**did)
    sums = counted.groupby(["partner", "year"]).sum()
    pairs = pd.MultiIndex.from_product([partners, sorted(calls.year.unique())], names=["partner", "year"])  # fmt: skip
    sums = sums.reindex(pairs, fill_value=0).astype("int64").reset_index()
    sums["absent"] = sums.year.map(calls.year.value_counts()) - sums[list(did)].sum(axis=1)
    return sums[BALLOTS]


def by_pair(rows: pd.DataFrame) -> dict[tuple[str, int], Ballot]:
    """What each partner did in each year; `rows` has the columns BALLOTS."""
    return {
        (str(partner), int(year)): Ballot(*map(int, counts))
        for partner, year, *counts in rows.itertuples(index=False, name=None)
    }


def _contested(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """The votes that count, by vote_id: year, and the anchor's `stance`."""
    tables, indicator = catalog.tables[SOURCE], catalog.indicators["un_siding"]
    calls = tables["roll_calls"].set_index("vote_id")
    stance = roll_calls.positions_of(tables["positions"], anchor)
    calls = calls.assign(stance=stance.reindex(calls.index))
    begun = (calls.year >= indicator.years[0]) & ~calls.year.isin(list(indicator.partial))
    return calls.loc[begun & (calls.g7 == calls.stance.map(OPPOSITE)), ["year", "stance"]]
