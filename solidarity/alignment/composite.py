"""The index itself: dimensions weighted, what is missing left out."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Composite:
    """Index, share of the weight that is known, and numbers of dimensions; arrays of one shape."""

    index: np.ndarray
    """0 to 100; NaN where too few dimensions are known."""
    coverage: np.ndarray
    """0 to 1 of the weight of the dimensions that can exist."""
    count: np.ndarray
    """How many of the dimensions that weigh anything are known."""
    possible: np.ndarray
    """How many of them can exist."""

    def known_above(self, share: float) -> np.ndarray:
        """Where more than this share of the dimensions that weigh anything is known."""
        above: np.ndarray = self.count > share * self.possible
        return above

    @property
    def at_least(self) -> np.ndarray:
        """What the index would be if all that is not known stood at 0."""
        lowest: np.ndarray = self.index * self.coverage
        return lowest

    @property
    def at_most(self) -> np.ndarray:
        """What the index would be if all that is not known stood at 100."""
        return self.at_least + 100.0 * (1.0 - self.coverage)


def weighted(
    dimensions: np.ndarray, weights: np.ndarray, least: int, defined: np.ndarray | None = None
) -> Composite:
    """The weighted mean of the dimensions known.

    `dimensions` has shape (dimensions, …) with scores from 0 to 100 and NaN where unknown,
    `weights` (dimensions,), `defined` any shape that spreads over `dimensions`: which of them can
    exist at all; without it, all. There is an index where at least `least` dimensions that weigh
    anything are known, or all of them if they are fewer.
    """
    known = ~np.isnan(dimensions)
    possible = np.broadcast_to(True if defined is None else defined, dimensions.shape)
    present = np.tensordot(weights, known, axes=1)
    total = np.tensordot(weights, np.where(known, dimensions, 0.0), axes=1)
    count = known[weights > 0].sum(axis=0)
    weighing = possible[weights > 0].sum(axis=0)
    needed = np.minimum(least, weighing)
    enough = (count >= needed) & (present > 0)
    # Rounded, so that equal scores are equal whatever the order in which a sum is made.
    index = np.where(enough, np.round(total / np.where(present > 0, present, 1.0), 6), np.nan)
    whole = np.tensordot(weights, possible, axes=1)
    coverage = np.divide(present, whole, out=present * 0.0, where=whole > 0)
    return Composite(index, coverage, count, weighing)


def contributions(dimensions: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """What each dimension adds to the index, in its points; they sum to it. Shapes as `weighted`."""
    known = ~np.isnan(dimensions)
    present = np.tensordot(weights, known, axes=1)
    column = weights.reshape(-1, *[1] * (dimensions.ndim - 1))
    shares = column * known / np.where(present > 0, present, 1.0)
    added: np.ndarray = shares * np.where(known, dimensions, 0.0)
    return added


def ranks(index: np.ndarray, ranked: np.ndarray) -> np.ndarray:
    """Rank of each state among those `ranked`, 1 the highest, equal values sharing one; else NaN."""
    found = np.full(index.shape, np.nan)
    values = index[ranked]
    descending = -np.sort(-values)
    found[ranked] = 1 + np.searchsorted(-descending, -values, side="left")
    return found
