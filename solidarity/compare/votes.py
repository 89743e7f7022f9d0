"""The votes of the General Assembly on which two countries took different positions."""

from dataclasses import dataclass

import pandas as pd

from solidarity import roll_calls
from solidarity.catalog import Catalog

SOURCE = "un_votes"
COLUMNS = [
    "vote_id", "date", "resolution", "title", "one", "other", "anchor", "g7", "distance",
]  # fmt: skip


@dataclass(frozen=True, eq=False)
class Parted:
    """Where two countries parted since a year."""

    rows: pd.DataFrame
    """Columns COLUMNS, newest first; `anchor` is what the anchor did (X where it took no part)."""
    together: int
    """On how many votes both took a position."""

    @property
    def opposed(self) -> pd.DataFrame:
        """The votes on which one said yes and the other no."""
        return self.rows[self.rows.distance == 1]

    def nearer(self) -> tuple[int, int]:
        """On how many of these votes the anchor's position was nearer the one's, and the other's."""
        scores = self.rows[["one", "other", "anchor"]].apply(lambda c: c.map(roll_calls.SCORES))
        gaps = (
            scores[["one", "other"]].astype("float64").sub(scores.anchor.astype("float64"), axis=0)
        )
        gaps = gaps.abs()
        return int((gaps.one < gaps.other).sum()), int((gaps.other < gaps.one).sum())


def first_year(catalog: Catalog) -> int:
    """The year of the first vote on record."""
    return int(catalog.tables[SOURCE]["roll_calls"].date.dt.year.min())


def parted(
    catalog: Catalog, one: str, other: str, anchor: str, since: int, until: int | None = None
) -> Parted:
    """Final votes since that year, and up to `until`, on which both took a position and differed.

    For WEST as the anchor its column is that of at least four of the G7.
    """
    both = roll_calls.together(catalog, one, other)
    both = both[both.date.dt.year.between(since, until or both.date.dt.year.max())]
    rows = both[both.distance > 0].sort_values(["date", "resolution"], ascending=False)
    held = roll_calls.stance(catalog, anchor).astype("object")
    rows = rows.assign(anchor=held.reindex(rows.index).fillna("X")).reset_index(names="vote_id")
    return Parted(rows[COLUMNS], len(both))


def table(rows: pd.DataFrame, names: tuple[str, str], anchor: str) -> pd.DataFrame:
    """Votes as a reader's table: dates as reliable, positions as words; names head the columns."""
    found = {
        "Date": [roll_calls.printed_date(date) for date in rows.date],
        "Resolution": [roll_calls.link(symbol) for symbol in rows.resolution],
        "Title": rows.title.replace("", "no title in the release"),
        names[0]: rows.one.map(roll_calls.WORDS),
        names[1]: rows.other.map(roll_calls.WORDS),
    }
    if anchor and anchor not in names:
        found[anchor] = rows.anchor.map(roll_calls.WORDS)
    return pd.DataFrame(found | {"G7 majority": rows.g7.map(roll_calls.WORDS)})


def sentence(found: Parted, names: tuple[str, str], anchor: str, since: int) -> str:
    """How often two differed, and on whose side the anchor was; `anchor` empty to leave it out."""
    if not found.together:
        return f"{names[0]} and {names[1]} took a position together on no vote since {since}."
    share = 100 * len(found.rows) / found.together
    said = (
        f"Since {since} {names[0]} and {names[1]} both took a position on {found.together:,} final"
        f" votes and differed on {len(found.rows):,} ({share:.0f}%), {len(found.opposed):,} of them"
        " yes against no."
    )
    if not anchor or found.rows.empty:
        return said
    one, other = found.nearer()
    return (
        f"{said} Where they differed, {anchor} was nearer to {names[0]} on {one:,} and nearer to"
        f" {names[1]} on {other:,}."
    )
