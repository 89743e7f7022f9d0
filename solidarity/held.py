"""One source as the atlas holds it: its declaration, its tables, and its ties by indicator and anchor."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from solidarity.source import Source

TIE = [
    "anchor", "partner", "year", "indicator", "value", "low", "high", "status", "n", "source",
]  # fmt: skip
LABELS = ["anchor", "partner", "indicator", "status", "source"]
NO_TIES = pd.DataFrame(columns=TIE)


@dataclass(frozen=True, eq=False)
class Held:
    """Treat every frame in it as read-only."""

    source: Source
    tables: dict[str, pd.DataFrame]

    @cached_property
    def views(self) -> dict[tuple[str, str], pd.DataFrame]:
        """The ties by indicator and anchor, by year and partner: columns TIE, labels as categories."""
        ties = _with_source(self.tables["ties"], self.source.key)[TIE]
        ties = ties.assign(**{label: _in_order(ties[label]) for label in LABELS})
        ties = ties.sort_values(["year", "partner"], ignore_index=True)
        groups = ties.groupby(["indicator", "anchor"], observed=True)
        return {key: frame.reset_index(drop=True) for key, frame in groups}  # type: ignore[misc]


def matching(
    rows: pd.DataFrame, partners: list[str] | None, years: list[int] | None
) -> pd.DataFrame:
    """The rows of these partners and years; None asks for all."""
    if partners is not None:
        rows = rows[rows.partner.isin(partners)]
    return rows if years is None else rows[rows.year.isin(years)]


def gathered(views: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Views one after the other, their labels as text."""
    if not views:
        return NO_TIES.copy()
    numbers = pd.concat([rows.drop(columns=LABELS) for rows in views], ignore_index=True)
    text = {label: _text([rows[label] for rows in views]) for label in LABELS}
    return numbers.assign(**text)[TIE]


def _text(labels: Sequence[pd.Series]) -> pd.Series:
    """Categories as text, in one step for all: each turn of few labels costs as much as of many."""
    words = [one.cat.categories.to_numpy(object)[one.cat.codes] for one in labels]
    return pd.Series(np.concatenate(words), dtype="str")


def _in_order(labels: pd.Series) -> pd.Categorical:
    """Labels as categories that sort as their text does, in whatever order a file holds them."""
    return union_categoricals([labels.astype("category")], sort_categories=True)


def _with_source(ties: pd.DataFrame, folder: str) -> pd.DataFrame:
    """Ties with the column `source` for `origin`: `goods_trade/imf`, or `un_votes` alone."""
    origins = {
        origin: f"{folder}/{origin}" if origin else folder for origin in ties.origin.unique()
    }
    return ties.assign(source=ties.origin.astype("str").map(origins)).drop(columns="origin")
