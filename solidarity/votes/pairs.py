"""Two voters, states or blocs: how often they agreed, where they parted, who left which side."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.countries import Register
from solidarity.votes import search
from solidarity.votes.blocs import BLOCS, Bloc
from solidarity.votes.rolls import Cast, Mask, Rolls, opposed, took_part

FEW = 10
"""Agreement on fewer votes is marked, as everywhere."""
YEARLY = ["year", "agreement", "n", "differed", "opposed"]


@dataclass(frozen=True, eq=False)
class Voter:
    """A state or a bloc in all roll calls."""

    code: str
    name: str
    cast: Cast
    """Its position in each vote; a bloc's is that of more than half of its members."""
    score: npt.NDArray[np.float64]
    """1 yes, ½ abstained, 0 no, NaN for none; a bloc's is the mean of its members'."""


def voter(rolls: Rolls, found: dict[str, Bloc], register: Register, code: str) -> Voter:
    """A bloc by its key, or a state by its code."""
    if code in found:
        bloc = found[code]
        return Voter(code, bloc.name, bloc.side, bloc.score)
    cast = rolls.of(code)
    name = ANCHORS[code].name if code in ANCHORS else register.name(code)
    return Voter(code, name, cast, np.where(took_part(cast), cast / 2, np.nan))


@dataclass(frozen=True, eq=False)
class Pair:
    """Two voters over the votes that count."""

    rolls: Rolls
    one: Voter
    other: Voter
    counted: Mask
    """The votes looked at, whether the two took part or not."""

    @property
    def both(self) -> Mask:
        """Those on which both took a position."""
        return np.asarray(self.counted & took_part(self.one.cast) & took_part(self.other.cast))

    @property
    def distance(self) -> npt.NDArray[np.float64]:
        """0 for the same position, ½ where one abstained, 1 for yes against no; NaN without both."""
        gap = np.abs(self.one.cast.astype("int16") - self.other.cast) / 2
        return np.where(self.both, gap, np.nan)

    @property
    def divergence(self) -> npt.NDArray[np.float64]:
        """How far the mean positions lie apart: of two states their distance, of blocs their members'."""
        return np.where(self.counted, np.abs(self.one.score - self.other.score), np.nan)

    def agreement(self) -> tuple[float, int]:
        """One minus the mean distance, and on how many votes; NaN on none."""
        own = self.distance[self.both]
        return (float(1 - own.mean()) if len(own) else np.nan), len(own)

    def grouped(self, by: pd.Series) -> pd.DataFrame:
        """Agreement by year, theme or the like: index the group; columns agreement, n, differed, opposed."""
        own = pd.DataFrame({"by": by, "distance": self.distance})[self.both]
        if own.empty:
            return pd.DataFrame(columns=YEARLY[1:], index=pd.Index([], name="by"), dtype="float64")
        each = own.groupby("by").distance
        return pd.DataFrame(
            {
                "agreement": 1 - each.mean(),
                "n": each.size(),
                "differed": each.agg(lambda d: (d > 0).sum()).astype(int),
                "opposed": each.agg(lambda d: (d == 1).sum()).astype(int),
            }
        )

    def by_year(self) -> pd.DataFrame:
        """Columns YEARLY, the years in order; a year without a common position has no row."""
        return self.grouped(self.rolls.calls.year).rename_axis("year").reset_index()[YEARLY]

    def by_theme(self) -> pd.DataFrame:
        """Agreement by theme, for the themes with a common position."""
        return self.grouped(self.rolls.calls.theme)

    def divergent(self) -> npt.NDArray[np.intp]:
        """The rows of the votes on which they differed, the furthest apart first, then the newest."""
        apart = np.flatnonzero(np.nan_to_num(self.divergence) > 0)
        return apart[np.argsort(-self.divergence[apart], kind="stable")]


@dataclass(frozen=True, eq=False)
class Sides:
    """A voter between two sides on contested votes."""

    with_g7: int
    against: int
    left: npt.NDArray[np.intp]
    """The rows of the votes on which it voted with the other side than usual, the newest first."""

    @property
    def usual(self) -> str:
        """`g7` or `against`: with whom it voted more often; empty where neither, or on too few."""
        if self.with_g7 + self.against < FEW or self.with_g7 == self.against:
            return ""
        return "g7" if self.with_g7 > self.against else "against"


def sides(rolls: Rolls, one: Voter, counted: Mask, by: str) -> Sides:
    """With whom a voter stood where a state opposed at least four of the G7, and where it left that side.

    Only its yes and no count: an abstention leaves no side. `by` is that state, or search.EITHER
    for Russia or Iran.
    """
    held = counted & search.contested(rolls, by)
    against = held & opposed(one.cast, rolls.g7)
    with_g7 = held & (one.cast == rolls.g7)
    found = Sides(int(with_g7.sum()), int(against.sum()), np.empty(0, np.intp))
    if not found.usual:
        return found
    left = against if found.usual == "g7" else with_g7
    return Sides(found.with_g7, found.against, np.flatnonzero(left))


def contested_by(code: str) -> str:
    """Whose contested votes show a voter's side beside another: that state's, or for a bloc Russia's or Iran's."""
    return search.EITHER if code in BLOCS else code
