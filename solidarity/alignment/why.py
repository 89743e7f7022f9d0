"""Why a score is what it is: every dimension down to its indicators, and what moved since another year."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from solidarity.alignment.alignment import Alignment
from solidarity.alignment.composite import contributions
from solidarity.alignment.scores import dimension_means
from solidarity.indicator import Indicator

PARTS = [
    "dimension", "indicator", "value", "year", "pooled", "n", "score", "share", "points",
]  # fmt: skip


def parts(alignment: Alignment, anchor: str, partner: str, year: int) -> pd.DataFrame:
    """The indicators of one score, dimension by dimension: columns PARTS.

    `dimension` is the short name; `value` is in the indicator's unit and belongs to `year`, or to
    the years up to it where it is pooled; `score` runs from 0 to 100; `share` is the part of the
    weight that carries it, 0 to 1, and `points` what it adds to the index; both sum over the rows
    to 1 and to the index. A dimension without a figure has one row for each indicator that could
    have one, with NaN in its columns.
    """
    scores = alignment.scores
    where = (slice(None), *scores.at(anchor, year), scores.partners.index(partner))
    scaled = scores.scaled[where]
    names = np.array(alignment.rules.names)[scores.dimension_of]
    known = ~np.isnan(scaled)
    mates = np.array([known[names == name].sum() for name in names])
    weight = alignment.weights.array
    present = weight[~np.isnan(scores.dimensions[where])].sum()
    share = np.where(known & (present > 0), weight[scores.dimension_of], np.nan) / (
        np.maximum(mates, 1) * max(present, 1e-12)
    )
    frame = pd.DataFrame(
        {
            "dimension": names,
            "indicator": [indicator.key for indicator in scores.indicators],
            "value": scores.values[where],
            "year": np.where(known, scores.years_of[where], 0),
            "pooled": scores.pooled[where],
            "n": np.where(known, scores.counts[where], 0).astype("int32"),
            "score": scaled,
            "share": share,
            "points": share * scaled,
        }
    )
    defined = [indicator.enters_for(anchor) for indicator in scores.indicators]
    return frame[defined].reset_index(drop=True)[PARTS]


def undefined(alignment: Alignment, anchor: str) -> dict[str, str]:
    """Dimensions that cannot exist for an anchor, by short name, and why."""
    scores = alignment.scores
    reasons: dict[str, str] = {}
    for name in alignment.rules.names:
        own = [i for i in scores.indicators if _name(alignment, i) == name]
        if own and not any(i.enters_for(anchor) for i in own):
            reasons[name] = next(
                (i.not_defined[anchor] for i in own if anchor in i.not_defined), ""
            )
    return reasons


def _name(alignment: Alignment, indicator: Indicator) -> str:
    return alignment.rules.dimensions[indicator.dimension].short


def by_year(alignment: Alignment, anchor: str, partner: str) -> pd.DataFrame:
    """What each dimension adds to the index, year by year: columns year and their short names.

    NaN where a dimension is not known; only years with an index.
    """
    a, p = alignment.scores.anchors.index(anchor), alignment.scores.partners.index(partner)
    cells = alignment.scores.dimensions[:, a, :, p]
    added = np.where(np.isnan(cells), np.nan, contributions(cells, alignment.weights.array))
    frame = pd.DataFrame(added.T, columns=alignment.rules.names)
    frame.insert(0, "year", alignment.scores.years)
    known: pd.DataFrame = frame[~np.isnan(alignment.composite.index[a, :, p])]
    return known.reset_index(drop=True)


@dataclass(frozen=True)
class Change:
    """What moved an index between two years; all in points of the index."""

    since: int
    year: int
    before: float
    after: float
    like_for_like: dict[str, float]
    """By dimension, from the figures known in both years alone."""
    scores: dict[str, tuple[float, float]]
    """By dimension, its scores in both years, of all figures known; NaN where none is."""
    appeared: tuple[str, ...]
    """Indicators known in the later year only."""
    vanished: tuple[str, ...]

    @property
    def total(self) -> float:
        """The whole difference."""
        return self.after - self.before

    @property
    def comparable(self) -> float:
        """The part of it that is like for like."""
        return sum(self.like_for_like.values())

    @property
    def from_coverage(self) -> float:
        """The rest, which comes from figures that appeared or vanished."""
        return self.total - self.comparable


def change(alignment: Alignment, anchor: str, partner: str, since: int, year: int) -> Change | None:
    """What moved the index of a pair between two years; None where either has no index.

    Like for like means: both years computed from the indicators known in both.
    """
    scores = alignment.scores
    a, p = scores.anchors.index(anchor), scores.partners.index(partner)
    places = [scores.at(anchor, when)[1] for when in (since, year)]
    before, after = (float(alignment.composite.index[a, place, p]) for place in places)
    if np.isnan(before) or np.isnan(after):
        return None
    cells = scores.scaled[:, a, :, p][:, places]
    known = ~np.isnan(cells)
    common = np.where(known.all(axis=1)[:, None], cells, np.nan)
    dimensions = dimension_means(common, scores.dimension_of, len(alignment.rules.dimensions))
    added = contributions(dimensions, alignment.weights.array)
    moved = {
        name: float(added[d, 1] - added[d, 0])
        for d, name in enumerate(alignment.rules.names)
        if not np.isnan(dimensions[d, 0]) and alignment.weights.array[d] > 0
    }
    whole = dimension_means(cells, scores.dimension_of, len(alignment.rules.dimensions))
    ends = dict(zip(alignment.rules.names, map(tuple, whole.tolist()), strict=True))
    keys = [indicator.key for indicator in scores.indicators]
    weighs = alignment.weights.array[scores.dimension_of] > 0
    appeared, vanished = (
        tuple(key for key, hit in zip(keys, known[:, one] & ~known[:, other] & weighs, strict=True) if hit)
        for one, other in ((1, 0), (0, 1))
    )  # fmt: skip
    return Change(since, year, before, after, moved, ends, appeared, vanished)


def rounded(moved: dict[str, float]) -> dict[str, int]:
    """Whole points that add up to the rounded sum (largest remainders)."""
    whole = round(sum(moved.values()))
    floors = {name: int(np.floor(value)) for name, value in moved.items()}
    missing = whole - sum(floors.values())
    by_remainder = sorted(moved, key=lambda name: moved[name] - floors[name], reverse=True)
    return {name: floors[name] + (name in by_remainder[:missing]) for name in moved}


def reached(alignment: Alignment, anchor: str, partner: str) -> list[int]:
    """The years in which a pair has an index."""
    scores = alignment.scores
    if anchor not in scores.anchors or partner not in scores.partners:
        return []
    a, p = scores.anchors.index(anchor), scores.partners.index(partner)
    known = ~np.isnan(alignment.composite.index[a, :, p])
    return [year for year, hit in zip(scores.years, known, strict=True) if hit]
