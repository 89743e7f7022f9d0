"""Where states stand on the main line of conflict in the General Assembly, estimated from votes.

The model is a graded response model (Samejima 1969, Psychometrika Monograph 17) in logistic form,

    P(state i votes k or higher on vote j in year t) = 1 / (1 + exp(−(a_j·x_it + b_jk))),

with no < abstain < yes; absence is no position. A state's points of successive years are tied by a
random walk, as in Martin and Quinn (2002, Political Analysis 10(2)) and Bailey, Strezhnev and
Voeten (2017, Journal of Conflict Resolution 61(2)). The estimate maximises

    Σ log P − ½·Σ x_it² − ½·Σ (x_it − x_i,t−g)² / (g·DRIFT²) − ½·Σ (a_j / SLOPE)²

where g is the number of years since the last one with votes. A made-up state at x = 0 casts half a
no, an abstention and a yes on every vote, so that no threshold runs off to infinity. The points are
then moved and stretched to mean 0 and standard deviation 1 over all published state-years: one
scale for all years, which only the walk and the penalties tie to each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy import einsum  # sums nothing through BLAS, whose last bit depends on its threads
from numpy.typing import NDArray

from solidarity.errors import DataError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Members = Mapping[int, list[str]] | Sequence[str]

COLUMNS = ["vote_id", "year", "iso3", "vote"]
POSITIONS = {"N": 0, "A": 1, "Y": 2}
ABSENT = "X"
PLUS, MINUS = "USA", "RUS"
DRIFT = 0.2
"""Usual step of a state from year to year: predicts best positions held out of the estimate."""
SLOPE = 2.5
"""Spread of the votes' slopes: the customary weak prior of a coefficient in logistic regression."""
FEW = 5
"""Below so many positions the neighbouring years speak, and the draws feign precision."""
TOLERANCE, ROUNDS = 1e-7, 1000
DRAW_ROUNDS = 15
"""From a warm start this comes within 4 % of a draw's standard deviation of the maximum."""
MEMORY = 5
DECIMALS = 4


@dataclass(frozen=True)
class Year:
    """The votes of a year on which states differ."""

    states: Ints
    """Columns of the states that took a position."""
    stake: Floats
    """2 × votes × (states + the made-up one): 1 where a position bears on the threshold.

    No bears on the lower threshold alone, yes on the upper, abstention on both.
    """
    tallies: Floats
    """Votes × (no, abstain, yes), the made-up state's halves included."""
    weights: Floats

    def redrawn(self, rng: np.random.Generator) -> tuple["Year", Ints]:
        """As many votes drawn with replacement, and their rows; a vote drawn twice weighs two."""
        drawn = rng.choice(len(self.tallies), len(self.tallies))
        rows, times = np.unique(drawn, return_counts=True)
        return Year(self.states, self.stake[:, rows], self.tallies[rows], times.astype(float)), rows


@dataclass(frozen=True)
class IdealPoints:
    """The points of all states and years; the side of the United States is positive."""

    states: list[str]
    calendar: Ints
    n: Ints
    """Years × states: positions on votes on which states differ; the others say nothing."""
    centre: Floats
    """Years × states, in standard deviations of all published state-years."""
    draws: Floats
    """Draws × years × states: the same from votes drawn anew."""

    @cached_property
    def points(self) -> pd.DataFrame:
        """iso3, year, point, low and high (90 %, null without draws) and n, the positions taken."""
        low, high = interval(self.centre, self.draws)
        cells = {"point": self.centre, "low": low, "high": high, "n": self.n}
        return self.table(self.n >= FEW, "iso3", cells)

    def distances(self, anchors: Mapping[str, Members]) -> pd.DataFrame:
        """Anchor, partner, year, value = |point − the anchor's|, low and high (90 %) and n.

        An anchor is the mean of its members (of a year, if given by year), where more than half of
        them have a point. n is the lesser of the partner's positions and the busiest member's.
        """
        tables = [self.distances_from(anchor, members) for anchor, members in anchors.items()]
        return pd.concat(tables, ignore_index=True)

    def distances_from(self, anchor: str, members: Members) -> pd.DataFrame:
        """The distances of all states from one anchor.

        The interval is that of the signed difference, folded at zero: the absolute values of draws
        would all lie above a distance near zero.
        """
        share = self.shares(anchor, members)
        signed = self.centre - einsum("ys,ys->y", share, self.centre)[:, None]
        draws = self.draws - einsum("ys,dys->dy", share, self.draws)[:, :, None]
        low, high = interval(signed, draws)
        near, far = np.sort(np.abs([low, high]), axis=0)
        cells = {
            "value": np.abs(signed).round(DECIMALS),
            "low": np.where(low * high <= 0, 0, near),
            "high": far,
            "n": np.minimum(self.n, (self.n * (share > 0)).max(axis=1)[:, None]),
        }
        # With a share of one the partner is the anchor itself.
        partners = (self.n >= FEW) & share.any(axis=1)[:, None] & (share < 1)
        table = self.table(partners & (np.array(self.states) != anchor), "partner", cells)
        table.insert(0, "anchor", anchor)
        return table

    def shares(self, anchor: str, members: Members) -> Floats:
        """Each state's share in the anchor's mean, years × states; 0 in years without one."""
        share = np.zeros_like(self.centre)
        for t, year in enumerate(self.calendar.tolist()):
            group = members.get(year, []) if isinstance(members, Mapping) else members
            if unknown := set(group) - set(self.states):
                raise DataError(f"{anchor}: {', '.join(sorted(unknown))} never took a position.")
            columns = [self.states.index(state) for state in group]
            present = [c for c in columns if self.n[t, c] >= FEW]
            if 2 * len(present) > len(columns):
                share[t, present] = 1 / len(present)
        return share

    def table(self, chosen: NDArray[np.bool_], name: str, cells: Mapping[str, NDArray[np.generic]]) -> pd.DataFrame:
        """The chosen cells of years × states arrays, in the order of states and years."""
        state, year = np.nonzero(chosen.T)
        keys = {name: np.array(self.states)[state], "year": self.calendar[year]}
        return pd.DataFrame(keys | {key: cell[year, state] for key, cell in cells.items()})


def estimate(votes: pd.DataFrame, draws: int = 100, seed: int = 0) -> IdealPoints:
    """Points from vote_id, year, iso3 and vote (Y, N, A; X is absent), in any order of rows.

    The intervals come from `draws` estimates, each from votes drawn anew within their year
    (bootstrap) and started at the estimate from all votes.
    """
    taken = checked(votes)
    states, calendar = sorted(taken["iso3"].unique()), np.sort(taken["year"].unique())
    years = [arranged(rows, states) for _, rows in taken.groupby("year")]
    n = np.array([np.bincount(y.states, y.stake.max(0).sum(0)[:-1], len(states)) for y in years])
    ends = [states.index(PLUS), states.index(MINUS)]
    guess = np.zeros(n.shape)
    guess[:, ends] = [1, -1]  # any start leads to the same maximum; this one to its right side
    items = [at_rest(year) for year in years]
    found, left = maximum(years, calendar, n, items, guess, ROUNDS)
    lead = (found[:, ends[0]] - found[:, ends[1]]).mean()

    def scaled(x: Floats) -> Floats:
        spread = x[n >= FEW]
        return np.round(np.sign(lead) * (x - spread.mean()) / spread.std(), DECIMALS)
    return IdealPoints(states, calendar, n, scaled(found), np.zeros((0,*n.shape)))
