"""What keeps an anchor afloat over one channel: partners' shares, how concentrated, what a cut takes.

Pure arithmetic on one year's record; where the record comes from is channels.py's business.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

FLOW = ["partner", "value", "low", "high", "status", "theirs"]
"""Columns of Lifeline.flows."""


@dataclass(frozen=True)
class Unseen:
    """A partner whose trade is known to exist but stands in no record, or only in part."""

    partner: str
    reason: str
    last_year: int | None = None
    """The last earlier year on record, and its value; None where there is none."""
    last_value: float | None = None


@dataclass(frozen=True, eq=False)
class Lifeline:
    """One anchor, one channel, one year; treat the frame as read-only.

    `flows` has columns FLOW, one row per partner, the largest first: `value` in the channel's unit,
    `low` and `high` what other records or a proxy allow (`high` is NA where a part is missing and
    nobody can say how much), `theirs` all that the partner trades over the channel, NA where
    unknown. `rest` is on record without a named partner.
    """

    anchor: str
    channel: str
    year: int
    flows: pd.DataFrame
    rest: float = 0.0
    unseen: tuple[Unseen, ...] = field(default=())
    origin: str = ""
    """Whose record it is, as in a tie's column `source`."""
    assumed: float = 0.0
    """The part of the total that is on record under another country's name and counted here."""
    behind: frozenset[str] | None = None
    """Partners that may be behind what has no named one; None: anyone."""

    @cached_property
    def total(self) -> float:
        """All on record, with what has no named partner."""
        return float(self.flows.value.sum()) + self.rest

    @cached_property
    def shares(self) -> pd.Series:
        """Each partner's share of the total, by partner; with that of the rest they sum to 1."""
        values = self.flows.set_index("partner").value
        return values / self.total if self.total else values * 0.0

    @cached_property
    def dependence(self) -> pd.Series:
        """What the trade is to each partner: its share of all that the partner trades, NA where unknown."""
        flows = self.flows.set_index("partner")
        return flows.value / flows.theirs

    @cached_property
    def rest_share(self) -> float:
        """The share without a named partner."""
        return self.rest / self.total if self.total else 0.0

    @cached_property
    def concentration(self) -> tuple[float, float]:
        """The Herfindahl-Hirschman index of the shares, 0 to 1, as an interval.

        Lowest if the rest is spread over countless partners, highest if all of it is the largest
        one's; both ends are the same where nothing is undisclosed. Nothing traded: NaN.
        """
        if not self.total:
            return np.nan, np.nan
        squares = float((self.shares**2).sum())
        top = float(self.shares.max()) if len(self.shares) else 0.0
        return squares, squares + self.rest_share * (2 * top + self.rest_share)

    def carriers(self, part: float = 0.5) -> int | None:
        """How few partners carry that part of the total; None if all named ones together do not."""
        reached = self.shares.sort_values(ascending=False).cumsum() >= part - 1e-12
        return int(reached.to_numpy().argmax()) + 1 if reached.any() else None

    def cut(self, shares: Mapping[str, float]) -> "Lifeline":
        """This lifeline with those shares (0 to 1) of the named partners' trade taken away.

        Nothing else moves: no partner buys more, no price changes. Partners that are not in it
        change nothing. Raises ValueError on a share outside 0 to 1.
        """
        left = 1 - self.cut_of_each(shares)
        flows = self.flows.assign(**{c: self.flows[c] * left for c in ("value", "low", "high")})
        flows = flows[left > 0].sort_values(["value", "partner"], ascending=[False, True])
        return replace(self, flows=flows.reset_index(drop=True))

    def cut_of_each(self, shares: Mapping[str, float]) -> pd.Series:
        """The share taken from each row of `flows`; zero where none is named."""
        if wrong := [name for name, share in shares.items() if not 0 <= share <= 1]:
            raise ValueError(f"the share to cut of {wrong} is not between 0 and 1")
        return self.flows.partner.astype("str").map(dict(shares)).astype("float64").fillna(0.0)


@dataclass(frozen=True)
class Loss:
    """What a cut takes away, in the channel's unit and as a share of the total on record.

    An end is None where an unknown part of the record is missing and would move it.
    """

    value: float
    low: float
    high: float | None
    share: float
    share_low: float | None
    share_high: float | None


def loss(lifeline: Lifeline, shares: Mapping[str, float]) -> Loss:
    """The first-order loss of a cut, with the bounds that the record itself allows.

    Low takes every partner cut at its low and none of what has no named partner; high takes each at
    its high, and of that rest the largest share cut of a partner that may be behind it.
    """
    flows, cut = lifeline.flows, lifeline.cut_of_each(shares)
    behind = lifeline.behind
    suspects = [share for code, share in shares.items() if behind is None or code in behind]
    most = max(suspects, default=0.0)
    value, low = float((cut * flows.value).sum()), float((cut * flows.low).sum())
    high = float((cut * flows.high.fillna(0.0)).sum() + most * lifeline.rest)
    least, greatest = _extreme_shares(flows, cut, lifeline.rest, most)
    unknown = flows.high.isna()
    return Loss(
        value,
        low,
        None if (unknown & (cut > 0)).any() else high,
        value / lifeline.total if lifeline.total else 0.0,
        # What is missing of a partner left alone makes the share smaller, of one cut, greater.
        None if lifeline.assumed or (unknown & (cut < cut.max())).any() else least,
        None if (unknown & (cut > 0)).any() else greatest,
    )


def _extreme_shares(
    flows: pd.DataFrame, cut: pd.Series, rest: float, most: float
) -> tuple[float, float]:
    """The least and the greatest share of the total that a cut can take within low and high.

    A weighted mean of the shares cut, the weights between bounds, is extreme where all below some
    share stand at one bound and all above at the other; so each such division is tried.
    """
    spread, gathered = np.append(cut, 0.0), np.append(cut, most)
    low = np.append(flows.low, rest)
    high = np.append(flows.high.fillna(flows.value), rest)
    ends = [
        (_mean(spread, np.where(spread < t, high, low)), _mean(gathered, np.where(gathered < t, low, high)))
        for t in {*spread, *gathered, np.inf}
    ]  # fmt: skip
    return min(least for least, _ in ends), max(greatest for _, greatest in ends)


def _mean(values: np.ndarray, weights: np.ndarray) -> float:
    total = float(weights.sum())
    return float((values * weights).sum()) / total if total else 0.0
