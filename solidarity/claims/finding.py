"""What one test found."""

from dataclasses import dataclass

import pandas as pd

ROWS = ["what", "year", "value", "unit", "printed", "status", "detail", "basis", "source", "url", "citation"]  # fmt: skip
"""Columns of the rows behind a finding, whatever they are rows of."""
FIGURES, SOURCES = "figures", "sources"
UNREAD = ("recall", "article")
"""Bases of entries that no source read bears out: they make no verdict."""


@dataclass(frozen=True, eq=False)
class Finding:
    """One test's outcome; treat the frame as read-only."""

    role: str
    by: str
    """FIGURES of our tables, or SOURCES: an entry or a page, read by hand."""
    holds: bool | None
    """None: no figure, or nothing that a source read bears out."""
    sentence: str
    asked: str
    """The condition in words."""
    rows: pd.DataFrame
    """Columns ROWS."""
    held: tuple[int, ...] = ()
    """The years in which the condition holds."""
    unverified: bool = False
    """Whether it rests on general knowledge alone."""

    @property
    def speaks_against(self) -> bool:
        """Whether it is evidence against the statement."""
        return (self.role == "against" and self.holds is True) or (self.role == "for" and self.holds is False)  # fmt: skip


def rows_of(frame: pd.DataFrame, **columns: object) -> pd.DataFrame:
    """A frame with all columns ROWS, those that it lacks empty."""
    own = frame.assign(**columns)  # type: ignore[arg-type]
    return own.reindex(columns=ROWS)
