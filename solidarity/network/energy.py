"""Trade in oil, gas and coal between every two states, and what is known to be wrong or missing in it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from solidarity.catalog import Catalog
from solidarity.source import Doubt

SHARES = ("energy_import_share", "energy_lifeline")
"""The anchors' measures whose doubts speak of the flows themselves."""
ANYONE = "*"


@dataclass(frozen=True)
class Missing:
    """A tie that is known to exist, but on record not at all or not in full."""

    one: str
    other: str
    reason: str


def trade(catalog: Catalog, year: int) -> pd.DataFrame:
    """Sales in either direction: one, other, value in million USD, n directions, status.

    What a silent state trades is `estimated`: it stands on record from the other side alone.
    """
    rows = catalog.tables["energy"]["pairs"]
    rows = undirected(rows[rows.year == year])
    sums = rows.groupby(["one", "other"], as_index=False).agg(
        value=("value", "sum"), n=("value", "size")
    )
    quiet = silent(catalog, year)
    half = sums.one.isin(quiet) | sums.other.isin(quiet)
    marked = _marks(catalog, sums, year)
    status = np.where(marked == "doubtful", "doubtful", np.where(half, "estimated", "observed"))
    return sums.assign(status=status)[marked != "absent"]


def undirected(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of seller and buyer with `one` and `other` beside them, in the order of the alphabet."""
    seller, buyer = rows.seller.astype("str"), rows.buyer.astype("str")
    first = seller < buyer
    return rows.assign(one=seller.where(first, buyer), other=buyer.where(first, seller))


def silent(catalog: Catalog, year: int) -> list[str]:
    """States known to publish nothing of their trade in that year."""
    reports = catalog.tables["energy"]["reports"]
    quiet = reports.partner[(reports.year == year) & (reports.standing == "silent")]
    return list(quiet.astype("str"))


def missing(catalog: Catalog, year: int) -> tuple[Missing, ...]:
    """What is known by hand to flow in that year without standing in a record, or not in full."""
    lines = catalog.tables["energy"]["hidden"]
    lines = lines[(lines.first_year <= year) & (lines.last_year >= year)]
    named = zip(lines.anchor, lines.partner, lines.reason, strict=True)
    return tuple(Missing(str(one), str(other), reason) for one, other, reason in named)


def _marks(catalog: Catalog, sums: pd.DataFrame, year: int) -> pd.Series:
    """`doubtful` or `absent` for pairs whose record is known to be wrong or to lack a part, else empty."""
    gaps = missing(catalog, year)
    doubts = [
        doubt
        for doubt in catalog.sources["energy"].doubts
        if doubt.first_year <= year <= doubt.last_year and doubt.indicator in SHARES
    ]
    named = {frozenset((d.anchor, d.partner)): d.status for d in doubts if _of_a_pair(d)}
    named |= {frozenset((gap.one, gap.other)): "doubtful" for gap in gaps}
    # Where a hidden flow spoils the shares of all that a state buys, the other flows are sound.
    spoilt = {gap.other for gap in gaps}
    whole = {d.partner for d in doubts if d.anchor == ANYONE} - spoilt
    whole |= {d.anchor for d in doubts if d.partner == ANYONE}
    return pd.Series(
        [
            named.get(frozenset(ends), "doubtful" if whole & set(ends) else "")
            for ends in zip(sums.one, sums.other, strict=True)
        ],
        index=sums.index,
        dtype="object",
    )


def _of_a_pair(doubt: Doubt) -> bool:
    return ANYONE not in (doubt.anchor, doubt.partner)
