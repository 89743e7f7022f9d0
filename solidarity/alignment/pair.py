"""Two anchors at once: each state's index with both, on the dimensions known for both."""

import numpy as np
import pandas as pd

from solidarity.alignment.alignment import Alignment
from solidarity.alignment.composite import weighted
from solidarity.alignment.robustness import index_under
from solidarity.errors import DataError, UnknownYear

COLUMNS = [
    "partner", "year", "first", "second", "difference", "closer", "firmness", "dimensions",
    "coverage", "sound",
]  # fmt: skip
CLASSES = (25.0, 50.0)
"""Below the first an alignment is weak, from the second on strong."""


def one_or_two(alignment: Alignment, first: str, second: str, year: int) -> pd.DataFrame:
    """The table of one anchor, or the comparison with a second.

    Raises UnknownYear outside the data, DataError for two that cannot be held against each other.
    """
    years = alignment.scores.years
    if year not in years:
        raise UnknownYear(year, years[0], years[-1])
    if second and not comparable(first, second):
        raise DataError(f"{first} and {second} cannot be held against each other.")
    return compare(alignment, first, second, year) if second else alignment.table(first, year)


def comparable(first: str, second: str) -> bool:
    """Whether two anchors can be held against each other: the United States are part of the West."""
    return first != second and {first, second} != {"USA", "WEST"}


def compare(alignment: Alignment, first: str, second: str, year: int) -> pd.DataFrame:
    """Every state with an index towards two anchors: COLUMNS, then a gap per dimension.

    Only dimensions known for both count, so that like stands against like; the same rule as for one
    anchor says how many are needed. `difference` is first less second, `closer` the code of the
    anchor with the higher index (empty if equal), `firmness` the share of weightings in which it
    is the higher one; `sound` says whether enough dimensions are known for a rank. The gaps, by
    short name, are the dimension's scores, first less second.
    """
    names = [*COLUMNS, *alignment.rules.names]
    scores = alignment.scores
    if {first, second} - set(scores.anchors) or year not in scores.years:
        return pd.DataFrame(columns=names)
    cells = [scores.dimensions[(slice(None), *scores.at(code, year))] for code in (first, second)]
    both = ~np.isnan(cells).any(axis=0)
    one, other = (np.where(both, cell, np.nan) for cell in cells)
    places = [scores.anchors.index(code) for code in (first, second)]
    defined = scores.defined[:, places[0]] & scores.defined[:, places[1]]
    composites = [
        weighted(c, alignment.weights.array, alignment.rules.least, defined[:, None])
        for c in (one, other)
    ]
    difference = composites[0].index - composites[1].index
    frame = pd.DataFrame(
        {
            "partner": scores.partners,
            "year": year,
            "first": composites[0].index,
            "second": composites[1].index,
            "difference": difference,
            "closer": np.select([difference > 0, difference < 0], [first, second], ""),
            "firmness": _firmness(one - other, difference, alignment.drawn),
            "dimensions": composites[0].count,
            "coverage": composites[0].coverage,
            "sound": composites[0].known_above(alignment.rules.ranked_above),
            **dict(zip(alignment.rules.names, one - other, strict=True)),
        }
    )[names]
    known = frame[frame["difference"].notna()].round(6)
    return known.sort_values(["difference", "partner"], ascending=[False, True], ignore_index=True)


def _firmness(gaps: np.ndarray, difference: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """In what share of the weightings the difference has the sign it has here; ties count half."""
    under = index_under(gaps, drawn)
    under = np.round(under, 6)
    same = (np.sign(under) == np.sign(difference)) + 0.5 * (under == 0)
    share: np.ndarray = np.where(np.isnan(difference), np.nan, np.minimum(same, 1.0).mean(axis=0))
    return share


def classes(values: pd.Series) -> pd.Series:
    """0, 1 or 2: weak, medium or strong."""
    return pd.Series(np.searchsorted(CLASSES, values, side="right"), index=values.index)
