"""One piece of evidence, as a reader's table."""

from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True, eq=False)
class Evidence:
    """Rows behind one figure, or beside it; empty where nothing is on record."""

    title: str
    rows: pd.DataFrame
    note: str
    """What is counted and what is not, in a sentence or two."""
    counts: bool = True
    """Whether the score is computed from it; else it stands beside the score."""
    links: dict[str, str] = field(default_factory=dict)
    """Columns that hold addresses, and the pattern by which each is shown."""
    roll_calls: dict[str, str] = field(default_factory=dict)
    """The address of the same votes on the page of roll calls, for a piece that consists of votes."""


SOURCE_LINK = r"https?://(?:www\.)?([^/]+)"
"""Shows an address by its host."""


def seen(basis: pd.Series) -> pd.Series:
    """How a hand-made row was seen, in a reader's words."""
    words = {
        "seen": "read",
        "seen (weak source)": "weak source",
        "data": "data set",
        "article": "article only",
        "recall": "not verified",
    }
    return basis.map(words).fillna(basis)


def dates(days: pd.Series, precisions: pd.Series) -> list[str]:
    """Each day of a hand-made row, or only its month or year where no more is known."""
    kept = {"year": 4, "month": 7}
    return [str(day)[: kept.get(p, 10)] for day, p in zip(days, precisions, strict=True)]
