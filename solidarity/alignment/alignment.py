"""The alignment index under one set of weights: tables by anchor and year, and what stands behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd

from solidarity.alignment import robustness, rules, scores, weights
from solidarity.alignment.composite import Composite, ranks, weighted
from solidarity.alignment.rules import KEY, Rules
from solidarity.alignment.scores import Scores
from solidarity.alignment.weights import Weights
from solidarity.held import TIE
from solidarity.indicator import Indicator
from solidarity.source import TIE_COLUMNS, Source

TABLE = [
    "anchor", "partner", "year", "index", "low", "high", "rank", "rank_low", "rank_high", "of",
    "dimensions", "coverage", "at_least", "at_most", "missing",
]  # fmt: skip
"""The columns of a table of the index; behind them stands one per dimension, by its short name."""
VIEW = ["rank", "rank_low", "rank_high", "of", "coverage", "missing"]
"""What stands beside a tie of the index on a map or in a ranking."""
_WHOLE = ["rank", "rank_low", "rank_high", "of", "dimensions"]
THIN = "few dimensions"
"""The status of an index that rests on too few dimensions for a rank."""


@dataclass(frozen=True, eq=False)
class Alignment:
    """Scores and weights; every table is computed once and must be treated as read-only."""

    scores: Scores
    weights: Weights
    _tables: dict[tuple[str, int], pd.DataFrame] = field(default_factory=dict, repr=False)
    _default: "Alignment | None" = field(default=None, repr=False)

    @classmethod
    def of(
        cls,
        ties: Mapping[str, pd.DataFrame],
        indicators: Sequence[Indicator],
        until: Mapping[str, int] | None = None,
    ) -> "Alignment":
        """The index of these indicators, whose rows `ties` holds, under the default weights.

        `until` gives the last year of states that are gone.
        """
        declared = rules.read()
        return cls(scores.of(ties, indicators, declared, until or {}), weights.default(declared))

    @property
    def rules(self) -> Rules:
        """What the index is made of."""
        return self.scores.rules

    def weighed(self, text: str) -> "Alignment":
        """The same scores under weights given as text; raise DataError on a fault in it."""
        return self.reweighted(weights.parse(text, self.rules))

    def reweighted(self, chosen: Weights) -> "Alignment":
        """The same scores under other weights."""
        if chosen == self.weights:
            return self
        if chosen == self.by_default.weights:
            return self.by_default
        return replace(self, weights=chosen, _tables={}, _default=self.by_default)

    @cached_property
    def by_default(self) -> "Alignment":
        """The same scores under the default weights."""
        usual = weights.default(self.rules)
        if self.weights == usual:
            return self
        return self._default or replace(self, weights=usual, _tables={})

    @cached_property
    def composite(self) -> Composite:
        """The index of every anchor, year and partner: arrays of that shape."""
        defined = self.scores.defined[:, :, None, None]
        return weighted(self.scores.dimensions, self.weights.array, self.rules.least, defined)

    @cached_property
    def drawn(self) -> np.ndarray:
        """Random weights around those chosen: (draws, dimensions)."""
        return robustness.weightings(self.weights.array, self.rules.draws, self.rules.seed)

    def table(self, anchor: str, year: int) -> pd.DataFrame:
        """Every state with an index: columns TABLE and a score per dimension.

        The highest first, and behind all with a rank those without.

        `index`, `low` and `high` run from 0 to 100, `coverage` from 0 to 1 of the weight that can
        be known for the anchor; `rank`, its interval and `of` are NA where half of the dimensions or
        fewer are known; `missing` names the dimensions that weigh something and are not known. Empty where
        the anchor or the year has none.
        """
        if (anchor, year) not in self._tables:
            self._tables[anchor, year] = self._table(anchor, year)
        return self._tables[anchor, year]

    def _table(self, anchor: str, year: int) -> pd.DataFrame:
        names = [*TABLE, *self.rules.names]
        if anchor not in self.scores.anchors or year not in self.scores.years:
            return pd.DataFrame(columns=names)
        where = self.scores.at(anchor, year)
        composite = self.composite
        index, coverage = composite.index[where], composite.coverage[where]
        dimensions = self.scores.dimensions[(slice(None), *where)]
        ranked = ~np.isnan(index) & self.composite.known_above(self.rules.ranked_above)[where]
        own_ranks = ranks(index, ranked)
        frame = pd.DataFrame(
            {
                "anchor": anchor,
                "partner": self.scores.partners,
                "year": year,
                "index": index,
                **self._intervals(dimensions, ranked, index, own_ranks),
                "rank": own_ranks,
                "of": np.where(ranked, ranked.sum(), np.nan),
                "dimensions": composite.count[where],
                "coverage": coverage,
                "at_least": composite.at_least[where],
                "at_most": composite.at_most[where],
                "missing": self._missing(dimensions, where[0]),
                **dict(zip(self.rules.names, dimensions, strict=True)),
            }
        )[names]
        known = frame[frame["index"].notna()].round(6).astype(dict.fromkeys(_WHOLE, "Int16"))
        return known.sort_values(
            ["rank", "index", "partner"], ascending=[True, False, True], ignore_index=True
        )

    def _missing(self, dimensions: np.ndarray, anchor: int) -> list[str]:
        """Per state, the dimensions that could be known, weigh something and are not."""
        wanted = self.scores.defined[:, anchor] & (self.weights.array > 0)
        lacking = np.isnan(dimensions) & wanted[:, None]
        names = self.rules.names
        return [", ".join(n for n, hit in zip(names, own, strict=True) if hit) for own in lacking.T]

    def _intervals(
        self, dimensions: np.ndarray, ranked: np.ndarray, index: np.ndarray, own_ranks: np.ndarray
    ) -> dict[str, np.ndarray]:
        """Intervals of the states ranked, as columns over all states."""
        columns = {
            name: np.full(ranked.shape, np.nan) for name in ("low", "high", "rank_low", "rank_high")
        }
        if ranked.any():
            found = robustness.intervals(dimensions[:, ranked], self.drawn, self.rules.interval)
            found = found.holding(index[ranked], own_ranks[ranked])
            for name, column in columns.items():
                column[ranked] = getattr(found, name)
        return columns

    def scores_of(self, anchor: str, partner: str, year: int) -> dict[str, float]:
        """The score of one pair in each dimension, by short name, with or without an index.

        NaN where it is not known, or where one of the three is not in the data.
        """
        scores = self.scores
        if anchor not in scores.anchors or partner not in scores.partners:
            return dict.fromkeys(self.rules.names, float("nan"))
        where = (slice(None), *scores.at(anchor, year), scores.partners.index(partner))
        return dict(zip(self.rules.names, scores.dimensions[where].tolist(), strict=True))

    def course(self, anchors: Iterable[str], partner: str) -> pd.DataFrame:
        """The index of a partner in every year that has it, with its interval: columns TIE_COLUMNS."""
        rows = self.ties
        courses = [
            self._with_interval(rows[(rows.anchor == anchor) & (rows.partner == partner)])
            for anchor in anchors
            if anchor in self.scores.anchors
        ]
        return pd.concat([rows.iloc[:0], *courses], ignore_index=True)

    def _with_interval(self, own: pd.DataFrame) -> pd.DataFrame:
        """Ties of one pair with their intervals, where the index is firm enough for a rank."""
        if own.empty:
            return own
        pair = self.scores.dimensions[
            :,
            self.scores.anchors.index(own.anchor.iloc[0]),
            own.year.to_numpy() - self.scores.years[0],
            self.scores.partners.index(own.partner.iloc[0]),
        ]
        found = robustness.intervals(pair, self.drawn, self.rules.interval)
        found = found.holding(own.value.to_numpy(), found.rank_low)
        sound = (own.status != THIN).to_numpy()
        bounds = {"low": found.low, "high": found.high}
        return own.assign(**{side: np.where(sound, ends, np.nan) for side, ends in bounds.items()})

    @cached_property
    def ties(self) -> pd.DataFrame:
        """The index as ties, all anchors and years: columns TIE_COLUMNS, without intervals."""
        composite = self.composite
        place = np.nonzero(~np.isnan(composite.index))
        anchors, years, partners = place
        thin = ~composite.known_above(self.rules.ranked_above)[place]
        only = np.zeros(len(thin), dtype="int8")
        return pd.DataFrame(
            {
                "anchor": _labels(anchors, self.scores.anchors),
                "partner": _labels(partners, self.scores.partners),
                "year": (years + self.scores.years[0]).astype("int16"),
                "indicator": _labels(only, [KEY]),
                "value": composite.index[place],
                "low": np.nan,
                "high": np.nan,
                "status": _labels(thin, ["observed", THIN]),
                "n": composite.count[place].astype("int32"),
                "origin": _labels(only, [""]),
            }
        )[list(TIE_COLUMNS)]

    def view(self, anchor: str, year: int) -> pd.DataFrame:
        """One map's ties with their intervals, the highest first: TIE, then VIEW."""
        table = self.table(anchor, year)
        names = [*TIE, *VIEW]
        thin = table["rank"].isna()
        return table.rename(columns={"index": "value", "dimensions": "n"}).assign(
            indicator=KEY, status=np.where(thin, THIN, "observed"), source=KEY
        )[names]

    def as_source(self, made_of: str) -> tuple[Source, pd.DataFrame]:
        """The index as a source of one indicator, and its ties, to be shown as any other.

        `made_of` names the sources it is computed from.
        """
        scores = self.scores
        declared = self.rules.as_source(
            made_of, (scores.years[0], scores.years[-1]), scores.anchors, len(self.ties)
        )
        return declared, self.ties


def _labels(places: np.ndarray, names: Sequence[str]) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(places.astype("int16"), pd.Index(names))
