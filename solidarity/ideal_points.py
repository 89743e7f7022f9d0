"""Where states stand on the main line of conflict in the General Assembly, estimated from votes.

The model is a graded response model (Samejima 1969, Psychometrika Monograph 17) in logistic form,

    P(state i votes k or higher on vote j in year t) = 1 / (1 + exp(−(a_j·x_it + b_jk))),

with no < abstain < yes; absence is no position. A state's points of successive years are tied by a
random walk, as in Martin and Quinn (2002, Political Analysis 10(2)) and Bailey, Strezhnev and
Voeten (2017, Journal of Conflict Resolution 61(2)). The estimate maximises

    Σ log P − ½·Σ x_it² − ½·Σ (x_it − x_i,t−g)² / (g·DRIFT²) − ½·Σ (a_j / SLOPE)²

where g counts the years since the last one with votes. A made-up state at x = 0 casts half a no, an
abstention and a yes on every vote, which keeps thresholds finite. The points are then scaled to
mean 0 and standard deviation 1 over all published state-years: one scale for all years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy import einsum  # sums nothing through BLAS, whose last bit depends on its threads
from numpy.typing import NDArray

from solidarity.errors import DataError

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Members = Mapping[int, list[str]] | Sequence[str]
Walk = tuple[Floats, Floats]

COLUMNS = ["vote_id", "year", "iso3", "vote"]
POSITIONS, ABSENT = {"N": 0, "A": 1, "Y": 2}, "X"
PLUS, MINUS, DECIMALS = "USA", "RUS", 4
DRIFT = 0.2  # usual step of a state in a year; 0.15 to 0.2 best predict positions held out
SLOPE = 2.5  # spread of slopes: the customary weak prior of logistic regression
FEW = 5  # below so many telling positions the neighbouring years speak, and draws feign precision
TOLERANCE, ROUNDS, MEMORY = 1e-7, 1000, 5
DRAW_ROUNDS = 15  # from a warm start, within 4 % of a draw's standard deviation of its maximum


@dataclass
class Year:
    """The votes of one year, and the slope and thresholds fitted to each so far."""

    states: Ints  # columns of the states with a position
    stake: Floats  # 2 × votes × (states + the made-up one): 1 where it bears on the threshold
    tallies: Floats  # votes × (no, abstain, yes), the made-up state's halves included
    weights: Ints  # how often the vote counts
    b: Floats  # votes × (slope a, lower threshold, upper threshold)

    def redrawn(self, rng: np.random.Generator) -> "Year":
        """As many votes drawn with replacement; a vote drawn twice weighs two."""
        rows, times = np.unique(rng.integers(len(self.b), size=len(self.b)), return_counts=True)
        return Year(self.states, self.stake[:, rows], self.tallies[rows], times, self.b[rows])

    def chances(self, points: Floats) -> Floats:
        """Chance to be above either threshold, 2 × votes × points; 0 where it is not at stake.

        The derivative of log P in a·x is stake[1] − their sum; each curves it by its p·(1 − p).
        """
        odds = np.exp(-self.b[:, :1] * points) * np.exp(-self.b[:, 1:]).T[:, :, None]
        odds += 1  # in place, as fetching fresh memory would take as long as all the arithmetic
        return np.asarray(np.divide(self.stake, odds, out=odds))

    def step(self, points: Floats) -> None:
        """One Newton step of every vote on its own, given the points."""
        b, p, (_, abstain, yes) = self.b, self.chances(points), self.tallies.T
        bend, apart = p - p * p, b[:, 1] - b[:, 2]
        grown = np.expm1(apart)
        g, h = np.empty_like(b), np.empty((len(b), 3, 3))
        g[:, 0] = einsum("vs,s->v", self.stake[1] - p.sum(axis=0), points) - b[:, 0] / SLOPE**2
        g[:, 1:] = np.transpose([abstain + abstain / grown, yes - abstain / grown] - p.sum(axis=2))
        h[:, 0, 0] = einsum("kvs,s->v", bend, points**2) + 1 / SLOPE**2
        h[:, 0, 1:] = h[:, 1:, 0] = einsum("kvs,s->kv", bend, points).T
        h[:, 1, 2] = h[:, 2, 1] = -abstain * (grown + 1) / grown**2
        h[:, [1, 2], [1, 2]] = bend.sum(axis=2).T - h[:, 1, 2, None]
        step = np.linalg.solve(h, g[:, :, None])[:, :, 0]
        # The thresholds must not cross, and beyond a step of 2 the curvature is another.
        excess = np.maximum(np.abs(step).max(axis=1) / 2, (step[:, 2] - step[:, 1]) / apart / 0.7)
        self.b = b + step / np.maximum(excess, 1)[:, None]


@dataclass(frozen=True)
class IdealPoints:
    """The points of states and years with enough votes; the United States' side is positive."""

    cells: pd.DataFrame  # iso3, year and n, the positions taken
    centre: Floats  # a point per cell, in standard deviations of all cells
    draws: Floats  # draws × cells: the same from votes drawn anew

    @property
    def points(self) -> pd.DataFrame:
        """iso3, year, point, low and high (90 %, null without draws) and n, all positions taken."""
        low, high = interval(self.centre, self.draws)
        cells = self.cells.assign(point=self.centre, low=low, high=high)
        return cells[["iso3", "year", "point", "low", "high", "n"]]

    def distances(self, anchors: Mapping[str, Members]) -> pd.DataFrame:
        """Anchor, partner, year, value = |point − the anchor's|, low and high (90 %) and n.

        An anchor is the mean of its members (of a year, if given by year), where more than half of
        them have a point. n counts the partner's positions.
        """
        return pd.concat([self.distances_from(*a) for a in anchors.items()], ignore_index=True)

    def distances_from(self, anchor: str, members: Members) -> pd.DataFrame:
        """The distances of all states from one anchor."""
        calendar, year = np.unique(self.cells["year"], return_inverse=True)
        groups = members if isinstance(members, Mapping) else dict.fromkeys(calendar, members)
        if unknown := {s for group in groups.values() for s in group} - set(self.cells["iso3"]):
            raise DataError(f"{anchor}: no year has a point of {', '.join(sorted(unknown))}.")
        group = [groups.get(y, ()) for y in calendar]
        member = np.array([s in group[y] for s, y in zip(self.cells["iso3"], year, strict=True)])
        present = np.bincount(year, member)
        known = 2 * present > [len(g) for g in group]
        share = member * (known / np.maximum(present, 1))[year]
        signed = [x - np.bincount(year, share * x)[year] for x in (self.centre, *self.draws)]
        # The signed interval, folded at zero: |draws| would all lie above a distance near zero.
        low, high = interval(signed[0], np.array(signed[1:]))
        near, far = np.sort(np.abs([low, high]), axis=0)
        near[low * high <= 0] = 0
        table = self.cells.rename(columns={"iso3": "partner"}).assign(anchor=anchor)
        table = table.assign(value=np.abs(signed[0]).round(DECIMALS), low=near, high=far)
        shown = known[year] & (share < 1) & (table["partner"] != anchor)  # 1: itself the anchor
        return table.loc[shown, ["anchor", "partner", "year", "value", "low", "high", "n"]]


def estimate(votes: pd.DataFrame, draws: int = 100, seed: int = 0) -> IdealPoints:
    """Points from vote_id, year, iso3 and vote (Y, N, A; X is absent), in any order of rows.

    The intervals come from `draws` more estimates, each from votes redrawn within their year.
    """
    taken = checked(votes)
    split = taken[taken["telling"]]
    counts = pd.crosstab(split["year"], split["iso3"])
    n, states = counts.to_numpy(), counts.columns
    walk = penalties(n, counts.index.to_numpy())
    years = [arranged(rows, states) for _, rows in split.groupby("year")]
    side = np.array([(state == PLUS) * 1.0 - (state == MINUS) for state in states])
    # Any start leads to the same maximum; this one leads to its right side.
    found, left = maximum(walk, years, np.tile(side, (len(n), 1)), ROUNDS)
    lead, rng = (found * side).sum(), np.random.default_rng(seed)
    if left > TOLERANCE or abs(lead) < 1e-3 or (n >= FEW).sum() < 2:
        raise DataError(f"The votes are too few to tell {PLUS} from {MINUS} and other states.")
    again = ([year.redrawn(rng) for year in years] for _ in range(draws))
    results = [found, *(maximum(walk, drawn, found, DRAW_ROUNDS)[0] for drawn in again)]
    state, year = np.nonzero((n >= FEW).T)
    points = np.sign(lead) * np.array([x[year, state] for x in results])
    points -= points.mean(axis=1, keepdims=True)
    points = (points / points.std(axis=1, keepdims=True)).round(DECIMALS)
    cells = pd.DataFrame({"iso3": states[state], "year": counts.index[year]})
    cells = cells.merge(taken.groupby(["iso3", "year"]).size().rename("n").reset_index())
    return IdealPoints(cells, points[0], points[1:])


def checked(votes: pd.DataFrame) -> pd.DataFrame:
    """The positions taken, and which are telling: on votes on which states differ."""
    if unknown := set(votes["vote"].unique()) - {*POSITIONS, ABSENT}:
        raise DataError(f"Votes are Y, N, A or X, not {', '.join(sorted(map(str, unknown)))}.")
    taken = votes.loc[votes["vote"] != ABSENT, COLUMNS]
    if taken.isna().any(axis=None) or taken.duplicated(["vote_id", "iso3"]).any():
        raise DataError("Each position needs its vote_id, year and iso3, and may stand only once.")
    taken = taken.assign(telling=taken.groupby("vote_id")["vote"].transform("nunique") > 1)
    if missing := {PLUS, MINUS} - set(taken.loc[taken["telling"], "iso3"]):
        raise DataError(f"No vote on which states differ has {' or '.join(sorted(missing))}.")
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
    start = np.tile([0.0, 1.0, -1.0], (len(names), 1))
    return Year(here, stake, tallies + 0.5, np.ones(len(names), int), start)


def penalties(n: Ints, calendar: Ints) -> Walk:
    """The matrix of the penalties on points: diagonal (years × states), neighbours (years − 1)."""
    precision = 1 / (DRIFT**2 * np.diff(calendar))
    return (n > 0) + np.add(np.r_[precision, 0], np.r_[0, precision])[:, None], -precision


def maximum(walk: Walk, years: list[Year], x: Floats, rounds: int) -> tuple[Floats, float]:
    """Points of highest penalised likelihood, and the last change; the years' b move along.

    Plain rounds creep where a whole year moves or stretches; mixing the last ones so that their
    changes cancel (Anderson 1965, Journal of the ACM 12(4)) needs a tenth of them.
    """
    past: list[tuple[Floats, Floats]] = []
    largest = np.inf
    for _ in range(rounds):
        change = one_round(walk, years, x) - x
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
            x = x - np.clip(einsum("i,iys->ys", share, steps), -1, 1)
    return x, largest


def one_round(walk: Walk, years: list[Year], x: Floats) -> Floats:
    """One Newton step of all votes given the points, then one of all points given the votes."""
    curvature, right = walk[0].copy(), np.zeros_like(x)
    for t, year in enumerate(years):
        points = np.append(x[t, year.states], 0)
        year.step(points)
        p, slope = year.chances(points), year.weights * year.b[:, 0]
        bend = einsum("v,kvs->s", slope * year.b[:, 0], p - p * p)
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


def interval(centre: Floats, draws: Floats) -> tuple[Floats, Floats]:
    """The 5th and 95th percentile of the draws, moved so that their median is the centre.

    A vote drawn twice is surer of itself, which shifts the draws a little as a whole.
    """
    draws = draws if len(draws) else np.full((1, *centre.shape), np.nan)
    low, middle, high = np.percentile(draws, [5, 50, 95], axis=0)
    return (centre + low - middle).round(DECIMALS), (centre + high - middle).round(DECIMALS)
