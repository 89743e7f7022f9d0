"""How firm an index and its ranks are: other weights, and one source less."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np


@dataclass(frozen=True, eq=False)
class Firmness:
    """Index and rank of each state over many weightings: arrays (states,)."""

    low: np.ndarray
    high: np.ndarray
    rank_low: np.ndarray
    """The best rank within the interval."""
    rank_high: np.ndarray


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


def reweighted(dimensions: np.ndarray, drawn: np.ndarray) -> np.ndarray:
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


def firmness(dimensions: np.ndarray, drawn: np.ndarray, interval: float) -> Firmness:
    """The interval that holds index and rank in that share of the weightings.

    `dimensions` has shape (dimensions, states) and every state is ranked; `drawn` (draws,
    dimensions).
    """
    index = reweighted(dimensions, drawn)
    low, high = _ends(np.nan_to_num(index), interval)
    rank_low, rank_high = _ends(_ranks(index), interval)
    return Firmness(low, high, rank_low, rank_high)


def _ranks(index: np.ndarray) -> np.ndarray:
    """Ranks within each row, 1 the highest; of equal values any order."""
    order = np.argsort(-index, axis=1)
    places = np.empty(index.shape, dtype=np.int16)
    np.put_along_axis(places, order, np.arange(1, index.shape[1] + 1, dtype=np.int16)[None], axis=1)
    return places


def _ends(values: np.ndarray, interval: float) -> tuple[np.ndarray, np.ndarray]:
    """The values between which that share of each column lies, both of them drawn ones."""
    outside = (1.0 - interval) / 2.0
    last = len(values) - 1
    low, high = int(outside * last), last - int(outside * last)
    columns = np.sort(np.ascontiguousarray(values.T), axis=1)
    return columns[:, low], columns[:, high]


def share_above(one: np.ndarray, other: np.ndarray, drawn: np.ndarray) -> float:
    """In what share of the weightings `one` has the higher index; ties count half.

    Both are dimension scores of one state, shape (dimensions,).
    """
    index = reweighted(np.stack([one, other], axis=1), drawn)
    sound = index[~np.isnan(index).any(axis=1)]
    if not len(sound):
        return float("nan")
    above = (sound[:, 0] > sound[:, 1]) + 0.5 * (sound[:, 0] == sound[:, 1])
    return float(above.mean())
