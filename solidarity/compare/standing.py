"""Who of several countries stands closest to an anchor: their index, and like for like."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from solidarity.alignment import Alignment
from solidarity.alignment.composite import weighted
from solidarity.alignment.robustness import index_under

STANDING = [
    "partner", "index", "low", "high", "rank", "rank_low", "rank_high", "of", "coverage",
    "missing", "alike", "ahead",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Standing:
    """Several countries' index with one anchor in one year."""

    rows: pd.DataFrame
    """Columns STANDING, the closest first and those without an index last; `alike` is the index on
    the dimensions in `common`, `ahead` the share of weightings in which the first row's is above
    this one's (NaN for itself, and where there is no `alike`)."""
    common: tuple[str, ...]
    """The dimensions that weigh anything and are known for all that have an index."""
    scores: dict[str, dict[str, float]]
    """Every country's score by dimension, from 0 to 100, NaN where it is not known."""

    @property
    def scored(self) -> pd.DataFrame:
        """The rows with an index."""
        return self.rows[self.rows["index"].notna()]

    @property
    def comparable(self) -> bool:
        """Whether at least two have an index and enough dimensions are known for all of them."""
        return len(self.scored) > 1 and bool(self.scored.alike.notna().all())


def standing(alignment: Alignment, anchor: str, partners: Sequence[str], year: int) -> Standing:
    """Where countries stand with an anchor, like for like on the dimensions known for all of them.

    The rule for one state says how many common dimensions are needed; with fewer, `alike` is NaN.
    """
    held = alignment.table(anchor, year).set_index("partner")
    scores = {code: alignment.scores_of(anchor, code, year) for code in partners}
    with_index = [code for code in partners if code in held.index]
    weighing = {name for name, weight in alignment.weights.each if weight > 0}
    common = tuple(
        name
        for name in alignment.rules.names
        if with_index
        and name in weighing
        and not any(np.isnan(scores[code][name]) for code in with_index)
    )
    rows = held.reindex(list(partners)).rename_axis("partner").reset_index()
    alike = _alike(alignment, anchor, scores, common)
    rows["alike"] = [alike[code] if code in with_index else np.nan for code in partners]
    rows = rows.sort_values(
        ["alike", "index"], ascending=False, ignore_index=True, kind="stable", na_position="last"
    )
    rows["ahead"] = _ahead(alignment, scores, common, rows)
    return Standing(rows[STANDING], common, scores)


def _alike(
    alignment: Alignment, anchor: str, scores: dict[str, dict[str, float]], common: tuple[str, ...]
) -> dict[str, float]:
    if anchor not in alignment.scores.anchors or not scores:
        return dict.fromkeys(scores, float("nan"))
    defined = alignment.scores.defined[:, alignment.scores.anchors.index(anchor)]
    cells = _cells(alignment, scores, common)
    found = weighted(cells, alignment.weights.array, alignment.rules.least, defined[:, None])
    return dict(zip(scores, found.index.tolist(), strict=True))


def _cells(
    alignment: Alignment, scores: dict[str, dict[str, float]], common: tuple[str, ...]
) -> np.ndarray:
    """The scores in the common dimensions, NaN in all others: (dimensions, countries)."""
    names = alignment.rules.names
    return np.array([[s[n] if n in common else np.nan for s in scores.values()] for n in names])


def _ahead(
    alignment: Alignment,
    scores: dict[str, dict[str, float]],
    common: tuple[str, ...],
    rows: pd.DataFrame,
) -> list[float]:
    """In what share of the weightings the first row's index is above each other's; ties count half."""
    sound = rows[rows.alike.notna()].partner.tolist()
    if len(sound) < 2:
        return [float("nan")] * len(rows)
    ordered = {code: scores[code] for code in sound}
    # Sums in another order differ in the last digits, and would break ties at random.
    under = np.round(index_under(_cells(alignment, ordered, common), alignment.drawn), 6)
    under = under[~np.isnan(under).any(axis=1)]
    gaps = under[:, :1] - under
    shares = ((gaps > 0) + 0.5 * (gaps == 0)).mean(axis=0).tolist()
    return [float("nan"), *shares[1:], *[float("nan")] * (len(rows) - len(sound))]
