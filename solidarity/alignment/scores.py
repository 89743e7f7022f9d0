"""Every indicator of the index on its fixed scale from 0 to 100, as arrays."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from solidarity.alignment.rules import Rules
from solidarity.indicator import Entry, Indicator


@dataclass(frozen=True, eq=False)
class Scores:
    """What the index is made of; arrays of shape (indicators, anchors, years, partners).

    NaN where there is no value. `years_of` is the year a value belongs to, which is an earlier one
    where it is carried, and 0 where there is none; `pooled` marks values of several years.
    """

    rules: Rules
    indicators: tuple[Indicator, ...]
    anchors: tuple[str, ...]
    years: tuple[int, ...]
    partners: tuple[str, ...]
    values: np.ndarray
    counts: np.ndarray
    years_of: np.ndarray
    pooled: np.ndarray

    @cached_property
    def scaled(self) -> np.ndarray:
        """The values between their goalposts: 0 to 100, whatever other countries do."""
        return np.stack(
            [
                scaled(values, *indicator.goalposts)
                for values, indicator in zip(self.values, self.indicators, strict=True)
            ]
        )

    @cached_property
    def dimensions(self) -> np.ndarray:
        """Mean score of the indicators in each dimension: (dimensions, anchors, years, partners)."""
        return dimension_means(self.scaled, self.dimension_of, len(self.rules.dimensions))

    @cached_property
    def dimension_of(self) -> np.ndarray:
        """Which dimension, by its place in the rules, each indicator belongs to."""
        order = list(self.rules.dimensions)
        return np.array([order.index(indicator.dimension) for indicator in self.indicators])

    @cached_property
    def defined(self) -> np.ndarray:
        """Which dimensions can exist for which anchor: (dimensions, anchors).

        One whose indicators are all lacking, as with a source that cannot be read, could: it is
        missing for every state.
        """
        possible = np.zeros((len(self.rules.dimensions), len(self.anchors)), dtype=bool)
        possible[np.setdiff1d(np.arange(len(possible)), self.dimension_of)] = True
        for place, indicator in zip(self.dimension_of, self.indicators, strict=True):
            possible[place] |= [indicator.enters_for(anchor) for anchor in self.anchors]
        return possible

    def at(self, anchor: str, year: int) -> tuple[int, int]:
        """Where an anchor and a year stand in the arrays; raise KeyError if nowhere."""
        if anchor not in self.anchors or year not in self.years:
            raise KeyError((anchor, year))
        return self.anchors.index(anchor), self.years.index(year)


def scaled(values: np.ndarray, none: float, full: float) -> np.ndarray:
    """Values put on a scale where `none` is 0 and `full` is 100, and what lies beyond as the end."""
    return np.clip((values - none) / (full - none), 0.0, 1.0) * 100.0


def dimension_means(scores: np.ndarray, dimension_of: np.ndarray, dimensions: int) -> np.ndarray:
    """Mean over the indicators of each dimension, of those that are known; NaN where none is.

    `scores` has shape (indicators, …), the answer (dimensions, …).
    """
    means = np.full((dimensions, *scores.shape[1:]), np.nan)
    for place in np.unique(dimension_of):
        own = scores[dimension_of == place]
        known = ~np.isnan(own)
        counts = known.sum(axis=0)
        total = np.where(known, own, 0.0).sum(axis=0)
        means[place] = np.where(counts > 0, total / np.maximum(counts, 1), np.nan)
    return means


def of(
    ties: Mapping[str, pd.DataFrame],
    indicators: Sequence[Indicator],
    rules: Rules,
    until: Mapping[str, int],
) -> Scores:
    """The scores of `ties`: each indicator's rows (anchor, partner, year, value, n, status).

    Years run over those that any indicator has in full; years that are not complete are left out,
    and so are shares of very little (status `small base`). `until` gives the last year of states
    that are gone: no pooled or carried value reaches beyond it.
    """
    order = list(rules.dimensions)
    entering = sorted(
        (i for i in indicators if i.index and i.dimension in rules.dimensions),
        key=lambda i: order.index(i.dimension),
    )
    frames = [_sound(ties[indicator.key], indicator) for indicator in entering]
    years = tuple(
        range(
            min(indicator.years[0] for indicator in entering),
            max(indicator.latest for indicator in entering) + 1,
        )
    )
    anchors = tuple(sorted({code for frame in frames for code in frame.anchor.unique()}))
    partners = tuple(sorted({code for frame in frames for code in frame.partner.unique()}))
    gone = np.array(years)[:, None] > np.array([until.get(code, 9999) for code in partners])[None]
    arrays = [
        _entered(_spread(frame, anchors, years, partners), years, gone, indicator.index or Entry())
        for indicator, frame in zip(entering, frames, strict=True)
    ]
    values, counts, years_of, pooled = (
        np.stack([array[part] for array in arrays]) for part in range(4)
    )
    return Scores(
        rules, tuple(entering), anchors, years, partners, values, counts, years_of, pooled
    )


def _sound(rows: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The rows that may enter: of complete years, of the anchors it enters for, of enough."""
    rows = rows[~rows.year.isin(list(indicator.partial)) & (rows.status != "small base")]
    rows = rows.astype({"anchor": str, "partner": str})
    return rows[[indicator.enters_for(anchor) for anchor in rows.anchor]]


def _spread(
    rows: pd.DataFrame, anchors: Sequence[str], years: Sequence[int], partners: Sequence[str]
) -> tuple[np.ndarray, np.ndarray]:
    """Values and counts of one indicator as arrays (anchors, years, partners)."""
    rows = rows[rows.year.between(years[0], years[-1])]
    place = (
        pd.Index(anchors).get_indexer(pd.Index(rows.anchor)),
        rows.year.to_numpy() - years[0],
        pd.Index(partners).get_indexer(pd.Index(rows.partner)),
    )
    values = np.full((len(anchors), len(years), len(partners)), np.nan)
    counts = np.zeros(values.shape)
    values[place], counts[place] = rows.value, rows.n
    return values, counts


def _entered(
    cells: tuple[np.ndarray, np.ndarray], years: Sequence[int], gone: np.ndarray, entry: Entry
) -> tuple[np.ndarray, ...]:
    """Values as they enter the index, with their counts, their years and whether they are pooled."""
    values, counts = cells
    own, own_counts = pooled(values, counts, entry.pool, entry.few)
    several = ~np.isnan(own) & (counts < entry.few)
    own_years = np.where(np.isnan(own), 0, np.array(years)[None, :, None])
    entered, counted, years_of = own.copy(), own_counts.copy(), own_years.copy()
    for back in range(1, entry.carry + 1):
        gap = np.isnan(entered[:, back:]) & ~np.isnan(own[:, :-back])
        entered[:, back:][gap] = own[:, :-back][gap]
        counted[:, back:][gap] = own_counts[:, :-back][gap]
        years_of[:, back:][gap] = own_years[:, :-back][gap]
    over = np.broadcast_to(gone[None], entered.shape)
    entered[over], counted[over], years_of[over] = np.nan, 0, 0
    return entered, counted, years_of, several & ~over


def pooled(
    values: np.ndarray, counts: np.ndarray, span: int, few: int
) -> tuple[np.ndarray, np.ndarray]:
    """Values that rest on fewer than `few` replaced by the mean over `span` years, weighted by n.

    Arrays have shape (anchors, years, partners). What rests on too few even then is NaN.
    """
    sums, total = np.zeros(values.shape), np.zeros(values.shape)
    for back in range(span):
        earlier = slice(None, values.shape[1] - back)
        sums[:, back:] += np.nan_to_num(values * counts)[:, earlier]
        total[:, back:] += counts[:, earlier]
    enough = np.where(total > 0, sums / np.maximum(total, 1), np.nan)
    enough = np.where(total >= few, enough, np.nan)
    sound = counts >= few
    return np.where(sound, values, enough), np.where(sound, counts, total)
