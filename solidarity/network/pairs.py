"""Every two states that have a tie of one kind in one year, and how strong it is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from solidarity.catalog import Catalog
from solidarity.errors import UnknownYear
from solidarity.network import energy, kinds
from solidarity.network.energy import Missing
from solidarity.network.kinds import Kind
from solidarity.roll_calls import SCORES

COLUMNS = ["one", "other", "value", "n", "status", "unit"]
IN_COMMON = 0.5
"""The share of the year's votes on which both must have taken a position."""
FEW_VOTES = 10


@dataclass(frozen=True, eq=False)
class Pairs:
    """All ties of one kind and year; treat the frame as read-only."""

    kind: Kind
    year: int
    rows: pd.DataFrame
    """Columns COLUMNS, `one` before `other` in the alphabet, the strongest first. `n` is what stands behind a value."""
    missing: tuple[Missing, ...] = ()
    silent: int = 0
    """How many states publish nothing: between two of them nothing is on record."""

    @property
    def states(self) -> list[str]:
        """Everybody with a tie of any strength."""
        return sorted({*self.rows.one, *self.rows.other})


def pairs(catalog: Catalog, kind: Kind, year: int) -> Pairs:
    """All pairs of states with a tie; raise UnknownYear outside the kind's years.

    `value` is in the kind's unit and above zero; a pair without a row has no tie on record, which
    for trade and arms is not zero.
    """
    first, last = kinds.years(catalog, kind)
    if not first <= year <= last:
        raise UnknownYear(year, first, last)
    rows = _READERS[kind.key](catalog, year)
    if year in kinds.partial(catalog, kind):
        rows["status"] = rows.status.where(rows.status != "observed", "partial year")
    rows = rows.assign(unit=kind.unit)[COLUMNS]
    rows = rows.sort_values(["value", "one", "other"], ascending=[False, True, True])
    missing = energy.missing(catalog, year) if kind.key == "energy" else ()
    silent = len(energy.silent(catalog, year)) if kind.key == "energy" else 0
    return Pairs(kind, year, rows.reset_index(drop=True), missing, silent)


def _votes(catalog: Catalog, year: int) -> pd.DataFrame:
    """Agreement of every two over the final votes on which both took a position."""
    tables = catalog.tables["un_votes"]
    held = tables["roll_calls"].vote_id[tables["roll_calls"].year == year]
    cast = tables["positions"]
    cast = cast[cast.vote_id.isin(held) & cast.vote.isin(list(SCORES))]
    wide = cast.assign(score=cast.vote.astype("str").map(SCORES)).pivot(
        index="partner", columns="vote_id", values="score"
    )
    wide = wide.set_axis(wide.index.astype("str")).sort_index()  # categories stand in another order
    codes, scores = wide.index.to_numpy(), wide.to_numpy(dtype="float64")
    together, apart = agreement(scores)
    one, other = np.triu_indices(len(codes), 1)
    n = together[one, other]
    kept = n >= max(IN_COMMON * len(held), 1)
    one, other, n = one[kept], other[kept], n[kept]
    # Sums of halves over a count, as the builds take them: equal to their ties to the last bit.
    return pd.DataFrame(
        {
            "one": codes[one], "other": codes[other], "value": (n - apart[one, other]) / n,
            "n": n.astype("int64"), "status": np.where(n < FEW_VOTES, "few votes", "observed"),
        }
    )  # fmt: skip


def agreement(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """On how many votes each two took a position, and the sum of the distances on them.

    `scores` has a row per state and a column per vote: 1, ½, 0 or NaN.
    """
    took = ~np.isnan(scores)
    counted = took.astype("float64")
    apart = np.zeros((len(scores), len(scores)))
    # A distance is half the number of steps (no to abstention, abstention to yes) between the two.
    for step in (0.5, 1.0):
        above = (took & (scores >= step)).astype("float64")
        apart += 0.5 * (above @ (counted - above).T)
    return counted @ counted.T, apart + apart.T


def _clubs(catalog: Catalog, year: int) -> pd.DataFrame:
    """Clubs to which both belong at the end of the year."""
    rows = catalog.tables["registers"]["memberships"]
    inside = (rows.counts_from <= year) & (rows.counts_to.fillna(9999) >= year)
    held = rows[rows.club.notna() & inside][["iso3", "club"]].astype("str").drop_duplicates()
    both = held.merge(held, on="club", suffixes=("", "_other"))
    both = both[both.iso3 < both.iso3_other].rename(columns={"iso3": "one", "iso3_other": "other"})
    counts = both.groupby(["one", "other"], as_index=False).agg(n=("club", "size"))
    return counts.assign(value=counts.n.astype("float64"), status="observed")


def _arms(catalog: Catalog, year: int) -> pd.DataFrame:
    """Deliveries in either direction over the window; a state that is gone has none after its end."""
    rows = catalog.tables["sipri_arms"]["pairs"]
    rows = rows[rows.year == year].astype({"one": "str", "other": "str"})
    gone = [c.iso3 for c in catalog.register.countries.values() if c.until and c.until < year]
    rows = rows[~rows.one.isin(gone) & ~rows.other.isin(gone)]
    sums = rows.rename(columns={"tiv": "value", "lines": "n"}).drop(columns="year")
    return sums.assign(status="observed")


_READERS: dict[str, Callable[[Catalog, int], pd.DataFrame]] = {
    "votes": _votes,
    "clubs": _clubs,
    "arms": _arms,
    "energy": energy.trade,
}
