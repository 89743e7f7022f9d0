"""The index held against outside yardsticks, each without the dimension that the yardstick belongs to."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from solidarity.alignment.alignment import Alignment
from solidarity.alignment.composite import contributions
from solidarity.alignment.weights import Weights
from solidarity.errors import DataError
from solidarity.paths import DATA

SPREAD = ["dimension", "weight", "known", "mean", "sd", "same", "carries"]
PUBLISHED = DATA / "index" / "published_points.parquet"
LEAST = 10
"""Below so many states a comparison says nothing."""


@dataclass(frozen=True)
class Yardstick:
    """One comparison: how the index orders states, beside how something else does."""

    name: str
    left_out: str
    """The dimension the index goes without here, so that nothing is compared with itself."""
    measure: str
    value: float
    states: int


def without(alignment: Alignment, dimension: str) -> Alignment:
    """The index as it would be if that dimension weighed nothing."""
    each = tuple((name, 0.0 if name == dimension else w) for name, w in alignment.weights.each)
    return alignment.reweighted(Weights(each))


def sound_index(alignment: Alignment, anchor: str, year: int) -> pd.Series:
    """The index of every state known well enough for a rank, by its code."""
    table = alignment.table(anchor, year)
    return table[table["rank"].notna()].set_index("partner")["index"]


def against_votes(
    alignment: Alignment, positions: pd.Series, name: str, anchor: str, year: int
) -> Yardstick | None:
    """Rank correlation with positions on votes (by code, 1 = with the anchor); None with few states."""
    index = sound_index(without(alignment, "votes"), anchor, year)
    value, states = rank_correlation(index, positions)
    if states < LEAST:
        return None
    return Yardstick(name, "votes", "rank correlation (Spearman)", value, states)


def against_sanctions(
    alignment: Alignment, types: pd.Series, anchor: str, year: int
) -> Yardstick | None:
    """How often a state without sanctions scores above one with; None with few of either.

    `types` is the number of types of sanction in force by code. The measure is the area under the
    ROC curve: 0.5 by chance, 1 where every state without sanctions stands above every one with.
    """
    index = sound_index(without(alignment, "sanctions"), anchor, year)
    known = index.index.intersection(types.index)
    senders = (types[known] > 0).to_numpy()
    if min(senders.sum(), (~senders).sum()) < LEAST:
        return None
    scores = index[known].to_numpy()
    pairs = scores[~senders][:, None] - scores[senders][None, :]
    above = float(((pairs > 0) + 0.5 * (pairs == 0)).mean())
    return Yardstick(
        "Who sanctions it",
        "sanctions",
        "pairs in which the state without sanctions scores higher",
        above,
        len(known),
    )


def published_points(path: Path = PUBLISHED) -> pd.DataFrame:
    """The comparison with published ideal points: anchor, year, spearman, states.

    Raises DataError naming the file and the cure.
    """
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise DataError(
            f"{path}: missing or damaged; restore it from git or run `python -m solidarity build"
            " index --inputs DIR`."
        ) from error


def rank_correlation(one: pd.Series, other: pd.Series) -> tuple[float, int]:
    """Spearman's correlation of two measures by code, and how many states have both."""
    both = pd.concat([one, other], axis=1, join="inner").dropna()
    if len(both) < LEAST or (both.nunique() < 2).any():
        return float("nan"), len(both)
    ranked = both.rank().to_numpy()
    return float(np.corrcoef(ranked.T)[0, 1]), len(both)


def spread(alignment: Alignment, anchor: str, year: int) -> pd.DataFrame:
    """How each dimension varies over the states with an index, and how much of the index it carries.

    Columns dimension (short name), weight (share of all), known (share of the states), mean, sd (of
    the scores), same (share at the commonest score, of those known) and carries: the covariance of
    the dimension's part of the index with the index, over the index's variance; the parts of all sum
    to 1, and one that runs against the others is below 0. All are 0 where every state has the same
    index. Empty where no state has a rank.
    """
    table = alignment.table(anchor, year)
    table = table[table["rank"].notna()]
    if table.empty:
        return pd.DataFrame(columns=SPREAD)
    names = alignment.rules.names
    scores = table[names].astype(float)
    weights = alignment.weights.array
    parts = contributions(scores.to_numpy().T, weights)
    index = parts.sum(axis=0)
    together = (parts - parts.mean(axis=1, keepdims=True)) @ (index - index.mean()) / len(index)
    return pd.DataFrame(
        {
            "dimension": names,
            "weight": weights / weights.sum(),
            "known": scores.notna().mean().to_numpy(),
            "mean": scores.mean().to_numpy(),
            "sd": scores.std(ddof=0).to_numpy(),
            "same": [_commonest(scores[name]) for name in names],
            "carries": together / index.var() if index.var() > 0 else together * 0,
        }
    )


def _commonest(scores: pd.Series) -> float:
    """The share of the states known that have the commonest score, in whole points."""
    rounded = scores.dropna().round()
    return float("nan") if rounded.empty else float(rounded.value_counts(normalize=True).iloc[0])
