"""One source less: how an index and its rank would stand without each."""

import numpy as np
import pandas as pd

from solidarity.alignment.alignment import Alignment
from solidarity.alignment.composite import ranks, weighted
from solidarity.alignment.robustness import intervals
from solidarity.alignment.scores import Scores, dimension_means


def without_sources(alignment: Alignment, anchor: str, partner: str, year: int) -> pd.DataFrame:
    """Index and rank of one state with one source left out at a time.

    Columns source, index, rank, rank_low, rank_high, of; a row for each source without which
    anything of the state is known. Ranks are those among the states ranked with all sources;
    one known dimension is enough here, so that the same states stand in every comparison.
    Empty for a state that is not ranked.
    """
    table = alignment.table(anchor, year)
    codes = table.partner[table["rank"].notna()].tolist()
    rows = []
    if partner in codes:
        place = codes.index(partner)
        own = [alignment.scores.partners.index(code) for code in codes]
        for source, left in without_each_source(alignment.scores, anchor, year).items():
            field = left[:, own]
            index = weighted(field, alignment.weights.array, least=1).index
            known = ~np.isnan(index)
            if known[place]:
                own_ranks = ranks(index, known)
                firm = intervals(field[:, known], alignment.drawn, alignment.rules.interval)
                firm = firm.holding(index[known], own_ranks[known])
                at = int(known[:place].sum())
                ends = int(firm.rank_low[at]), int(firm.rank_high[at])
                rows.append((source, index[place], int(own_ranks[place]), *ends, int(known.sum())))
    return pd.DataFrame(rows, columns=["source", "index", "rank", "rank_low", "rank_high", "of"])


def without_each_source(scores: Scores, anchor: str, year: int) -> dict[str, np.ndarray]:
    """The dimensions of every partner with one source left out, by its key: (dimensions, partners)."""
    where = scores.at(anchor, year)
    of_source = np.array([indicator.source for indicator in scores.indicators])
    cells = scores.scaled[(slice(None), *where)]
    found = {}
    for source in dict.fromkeys(of_source.tolist()):
        left = np.where((of_source == source)[:, None], np.nan, cells)
        found[source] = dimension_means(left, scores.dimension_of, len(scores.rules.dimensions))
    return found
