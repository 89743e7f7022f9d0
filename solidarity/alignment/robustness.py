"""How firm an index and its ranks are under other weights."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np


@dataclass(frozen=True, eq=False)
class Intervals:
    """Where index and rank of each state lie in most weightings: arrays (states,)."""

    low: np.ndarray
    high: np.ndarray
    rank_low: np.ndarray
    """The best rank within the interval."""
    rank_high: np.ndarray

    def holding(self, index: np.ndarray, ranks: np.ndarray) -> "Intervals":
        """The intervals, widened where the weights chosen give an index or a rank outside them.

        They are the mean of the weightings drawn, which need not be a typical one.
        """
        return Intervals(
            np.minimum(self.low, index),
            np.maximum(self.high, index),
            np.minimum(self.rank_low, ranks),
            np.maximum(self.rank_high, ranks),
        )


def weightings(weights: np.ndarray, draws: int, seed: int) -> np.ndarray:
    """Random weights around those given: (draws, dimensions), each row summing to 1.

    Drawn from a Dirichlet distribution with these weights as its mean and the number of dimensions
    that weigh anything as its concentration, so that equal weights give every weighting the same
    chance. A dimension of weight 0 stays at 0. Random weights as a test of ranks follow stochastic
    multicriteria acceptability analysis (Lahdelma and Salminen 2001).
    """
    return _drawn(tuple((weights / weights.sum()).tolist()), draws, seed)


@lru_cache(maxsize=64)
def _drawn(shares: tuple[float, ...], draws: int, seed: int) -> np.ndarray:
    concentration = np.array(shares) * sum(share > 0 for share in shares)
    gammas = np.random.default_rng(seed).standard_gamma(
        np.broadcast_to(concentration, (draws, len(shares)))
    )
    drawn: np.ndarray = gammas / gammas.sum(axis=1, keepdims=True)
    drawn.flags.writeable = False  # shared by all who ask
    return drawn


def index_under(dimensions: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """The index under each weighting: (draws, states) from (dimensions, states); NaN stays out.

    NaN too where a weighting gives all that is known no weight.
    """
    known = ~np.isnan(dimensions)
    total = drawn @ np.where(known, dimensions, 0.0)
    present = drawn @ known
    index: np.ndarray = np.divide(
        total, present, out=np.full(total.shape, np.nan), where=present > 0
    )
    return index


def intervals(dimensions: np.ndarray, drawn: np.ndarray, share: float) -> Intervals:
    """The intervals that hold index and rank in that share of the weightings.

    `dimensions` has shape (dimensions, states) and every state is ranked; `drawn` (draws,
    dimensions).
    """
    index = np.nan_to_num(index_under(dimensions, drawn))
    low, high = _ends(index, share)
    rank_low, rank_high = _ends(_ranks(index), share)
    return Intervals(low, high, rank_low, rank_high)


def _ranks(index: np.ndarray) -> np.ndarray:
    """Ranks within each row, 1 the highest, equal values sharing one."""
    falling = -np.round(index, 6)  # sums in another order differ in the last digits
    order = np.argsort(falling, axis=1)
    sorted_ = np.take_along_axis(falling, order, axis=1)
    places = np.arange(1, index.shape[1] + 1, dtype=np.int16)[None]
    new = np.diff(sorted_, axis=1, prepend=-np.inf) > 0
    shared = np.maximum.accumulate(np.where(new, places, 0), axis=1).astype(np.int16)
    found = np.empty(index.shape, dtype=np.int16)
    np.put_along_axis(found, order, shared, axis=1)
    return found


def _ends(values: np.ndarray, share: float) -> tuple[np.ndarray, np.ndarray]:
    """The values between which that share of each column lies, both of them drawn ones."""
    outside = (1.0 - share) / 2.0
    last = len(values) - 1
    low, high = int(outside * last), last - int(outside * last)
    columns = np.sort(np.ascontiguousarray(values.T), axis=1)
    return columns[:, low], columns[:, high]


def share_above(one: np.ndarray, other: np.ndarray, drawn: np.ndarray) -> float:
    """In what share of the weightings `one` has the higher index; ties count half.

    Both are dimension scores of one state, shape (dimensions,).
    """
    index = index_under(np.stack([one, other], axis=1), drawn)
    sound = index[~np.isnan(index).any(axis=1)]
    if not len(sound):
        return float("nan")
    above = (sound[:, 0] > sound[:, 1]) + 0.5 * (sound[:, 0] == sound[:, 1])
    return float(above.mean())
