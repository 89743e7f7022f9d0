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
    """The votes of a year: which columns its states have, and arrays over votes and states."""

    states: Ints
    stake: Floats
    """2 × votes × (states + the made-up one): 1 where a position bears on the threshold.

    No bears on the lower one, yes on the upper, abstention on both.
    """
    tallies: Floats
    """Votes × (no, abstain, yes), the made-up state's halves included."""
    weights: Floats

    def redrawn(self, rng: np.random.Generator) -> tuple["Year", Ints]:
        """As many votes drawn with replacement, and their rows; a vote drawn twice weighs two."""
        drawn = rng.integers(len(self.tallies), size=len(self.tallies))
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
        value, near = np.abs(signed).round(DECIMALS), np.where(low * high <= 0, 0, near)
        n = np.minimum(self.n, (self.n * (share > 0)).max(axis=1, keepdims=True))
        # With a share of one the partner is the anchor itself.
        partners = (self.n >= FEW) & share.any(axis=1, keepdims=True) & (share < 1)
        partners &= np.array([state != anchor for state in self.states])
        cells = {"value": value, "low": near, "high": far, "n": n}
        return self.table(partners, "partner", cells).assign(anchor=anchor)[
            ["anchor", "partner", "year", *cells]
        ]

    def shares(self, anchor: str, members: Members) -> Floats:
        """Each state's share in the anchor's mean, years × states; 0 in years without one."""
        share = np.zeros_like(self.centre)
        for t, year in enumerate(self.calendar.tolist()):
            group = members.get(year, []) if isinstance(members, Mapping) else members
            if unknown := set(group) - set(self.states):
                raise DataError(f"{anchor}: {', '.join(sorted(unknown))} never took a position.")
            present = [s for s in map(self.states.index, group) if self.n[t, s] >= FEW]
            if 2 * len(present) > len(group):
                share[t, present] = 1 / len(present)
        return share

    def table(
        self, chosen: NDArray[np.bool_], name: str, cells: Mapping[str, NDArray[np.generic]]
    ) -> pd.DataFrame:
        """The chosen cells of years × states arrays, in the order of states and years."""
        state, year = np.nonzero(chosen.T)
        keys = {name: np.array(self.states)[state], "year": self.calendar[year]}
        return pd.DataFrame(keys | {key: cell[year, state] for key, cell in cells.items()})


def estimate(votes: pd.DataFrame, draws: int = 100, seed: int = 0) -> IdealPoints:
    """Points from vote_id, year, iso3 and vote (Y, N, A; X is absent), in any order of rows.

    The intervals come from `draws` estimates, each from votes drawn anew within their year
    (bootstrap) and started at the estimate from all votes.
    """
    taken = telling(votes)
    counts = pd.crosstab(taken["year"], taken["iso3"])
    years = [arranged(rows, counts.columns) for _, rows in taken.groupby("year")]
    n, calendar = counts.to_numpy(np.int64), counts.index.to_numpy(np.int64)
    walk = penalties(n, calendar)
    items = [np.tile([0.0, 1.0, -1.0], (len(year.tallies), 1)) for year in years]
    side = np.array([(state == PLUS) * 1.0 - (state == MINUS) for state in counts.columns])
    # Any start leads to the same maximum; this one leads to its right side.
    found, left = maximum(walk, years, items, np.tile(side, (len(n), 1)), ROUNDS)
    lead = (found @ side).mean()
    if left > TOLERANCE or abs(lead) < 1e-3 or not (n >= FEW).any():
        raise DataError(f"The votes are too few to tell {PLUS} from {MINUS} and other states.")
    results = [found]
    for i in range(draws):
        rng = np.random.default_rng([seed, i])
        again, rows = zip(*(year.redrawn(rng) for year in years), strict=True)
        started = [b[r] for b, r in zip(items, rows, strict=True)]
        results.append(maximum(walk, again, started, found, DRAW_ROUNDS)[0])
    spread = [x[n >= FEW] for x in results]
    scaled = [
        (x - s.mean()) / s.std() * np.sign(lead) for x, s in zip(results, spread, strict=True)
    ]
    shown = np.round(scaled, DECIMALS)
    return IdealPoints(counts.columns.to_list(), calendar, n, shown[0], shown[1:])


def telling(votes: pd.DataFrame) -> pd.DataFrame:
    """The positions taken, on votes on which states differ."""
    if unknown := set(votes["vote"].unique()) - {*POSITIONS, ABSENT}:
        raise DataError(f"Votes are Y, N, A or X, not {', '.join(sorted(map(str, unknown)))}.")
    taken = votes.loc[votes["vote"] != ABSENT, COLUMNS]
    if taken.isna().any(axis=None) or taken.duplicated(["vote_id", "iso3"]).any():
        raise DataError("Each position needs its vote_id, year and iso3, and may stand only once.")
    taken = taken[taken.groupby("vote_id")["vote"].transform("nunique") > 1]
    if missing := {PLUS, MINUS} - set(taken["iso3"]):
        names = " and ".join(sorted(missing))
        raise DataError(f"Ideal points need votes of {names} on which states differ.")
    return taken


def arranged(rows: pd.DataFrame, states: pd.Index) -> Year:
    """The votes of one year as arrays, in the order of their ids."""
    vote, names = pd.factorize(rows["vote_id"], sort=True)
    letters = np.full((len(names), len(states)), -1)
    letters[vote, states.get_indexer(pd.Index(rows["iso3"]))] = rows["vote"].map(POSITIONS)
    tallies = np.stack([(letters == k).sum(axis=1) for k in POSITIONS.values()], axis=1)
    here = np.flatnonzero((letters >= 0).any(axis=0))
    # Half a position of each letter bears on each threshold once, as one abstention does.
    letters = np.c_[letters[:, here], np.full(len(names), POSITIONS["A"])]
    stake = np.stack([(letters == 0) | (letters == 1), letters >= 1]).astype(float)
    return Year(here, stake, tallies + 0.5, np.ones(len(names)))


def penalties(n: Ints, calendar: Ints) -> tuple[Floats, Floats]:
    """The matrix of the penalties on points: diagonal (years × states), neighbours (years − 1)."""
    precision = 1 / (DRIFT**2 * np.diff(calendar))
    diagonal = (n > 0).astype(float)
    diagonal[:-1] += precision[:, None]
    diagonal[1:] += precision[:, None]
    return diagonal, -precision


def maximum(
    walk: tuple[Floats, Floats], years: Sequence[Year], items: list[Floats], x: Floats, rounds: int
) -> tuple[Floats, float]:
    """Points of highest penalised likelihood, and the last change; `items` changes in place.

    Plain rounds creep where a year as a whole moves or stretches. Mixing the last ones so that
    their changes cancel (Anderson 1965, Journal of the ACM 12(4)) needs a tenth of them.
    """
    past: list[tuple[Floats, Floats]] = []
    largest = np.inf
    for _ in range(rounds):
        change = one_round(walk, years, items, x) - x
        before, largest = largest, float(np.abs(change).max())
        past = [*past[-MEMORY:], (x, change)] if largest < 2 * before else [(x, change)]
        if largest < TOLERANCE:
            break
        x = x + change
        if older := past[:-1]:
            changes = np.array([change - c for _, c in older])
            steps = np.array([x - p - c for p, c in older])
            gram = einsum("iys,jys->ij", changes, changes)
            share = np.linalg.lstsq(gram, einsum("iys,ys->i", changes, change), rcond=1e-10)[0]
            x = x - einsum("i,iys->ys", share, steps)
    return x, largest


def one_round(
    walk: tuple[Floats, Floats], years: Sequence[Year], items: list[Floats], x: Floats
) -> Floats:
    """One Newton step of all votes given the points, then one of all points given the votes."""
    curvature, right = walk[0].copy(), np.zeros_like(x)
    for t, year in enumerate(years):
        points = np.append(x[t, year.states], 0)
        items[t] = b = stepped(year, items[t], points)
        p = chances(year, b, points)
        slope = year.weights * b[:, 0]
        bend = einsum("v,kvs->s", slope * b[:, 0], p - p * p)
        pull = einsum("v,vs->s", slope, year.stake[1] - p.sum(axis=0)) + bend * points
        curvature[t, year.states] += bend[:-1]
        right[t, year.states] = pull[:-1]
    # Far out the curvature is too flat to trust; near the maximum the bound never binds.
    return x + np.clip(solved(curvature, walk[1], right) - x, -1, 1)


def solved(diagonal: Floats, beside: Floats, right: Floats) -> Floats:
    """Solve a symmetric tridiagonal system per state (Thomas algorithm), in place."""
    for t in range(1, len(right)):
        factor = beside[t - 1] / diagonal[t - 1]
        diagonal[t] -= factor * beside[t - 1]
        right[t] -= factor * right[t - 1]
    right[-1] /= diagonal[-1]
    for t in range(len(right) - 2, -1, -1):
        right[t] = (right[t] - beside[t] * right[t + 1]) / diagonal[t]
    return right


def chances(year: Year, b: Floats, points: Floats) -> Floats:
    """Chance to be above either threshold, 2 × votes × points; 0 where it is not at stake.

    With them the derivative of log P in a·x is stake[1] − their sum, whatever the letter, and each
    threshold curves it by chance·(1 − chance).
    """
    odds = np.exp(-b[:, :1] * points)
    return np.asarray(year.stake / (1 + odds * np.exp(-b[:, 1:]).T[:, :, None]))


def stepped(year: Year, b: Floats, points: Floats) -> Floats:
    """Votes × (slope a, lower b, upper b) after a Newton step of each vote on its own."""
    p = chances(year, b, points)
    bend = p - p * p
    _, abstain, yes = year.tallies.T
    apart = b[:, 1] - b[:, 2]
    grown = np.expm1(apart)
    g, h = np.empty_like(b), np.empty((len(b), 3, 3))
    g[:, 0] = einsum("vs,s->v", year.stake[1] - p.sum(axis=0), points) - b[:, 0] / SLOPE**2
    g[:, 1:] = np.stack([abstain + abstain / grown, yes - abstain / grown] - p.sum(axis=2), axis=1)
    h[:, 0, 0] = einsum("kvs,s->v", bend, points**2) + 1 / SLOPE**2
    h[:, 0, 1:] = h[:, 1:, 0] = einsum("kvs,s->vk", bend, points)
    h[:, 1, 2] = h[:, 2, 1] = -abstain * (grown + 1) / grown**2
    h[:, [1, 2], [1, 2]] = bend.sum(axis=2).T - h[:, 1, 2, None]
    step = np.linalg.solve(h, g[:, :, None])[:, :, 0]
    # The thresholds must not cross, and beyond a step of 2 the curvature is another.
    excess = np.maximum(np.abs(step).max(axis=1) / 2, (step[:, 2] - step[:, 1]) / (0.7 * apart))
    return np.asarray(b + step / np.maximum(excess, 1)[:, None])


def interval(centre: Floats, draws: Floats) -> tuple[Floats, Floats]:
    """The 5th and 95th percentile of the draws, moved so that their median is the centre.

    A vote drawn twice is surer of itself, which shifts the draws a little as a whole.
    """
    if not len(draws):
        return np.full_like(centre, np.nan), np.full_like(centre, np.nan)
    low, middle, high = np.percentile(draws, [5, 50, 95], axis=0)
    return (centre + low - middle).round(DECIMALS), (centre + high - middle).round(DECIMALS)
