"""The votes behind the scores: which of them count, and on which two parted ways."""

from pathlib import Path

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.paths import DATA

ON_UKRAINE = "A/RES/ES-11/"
"""How the symbols of all resolutions on Ukraine begin: the eleventh emergency session's."""
ON_IRAN = r"(?i)human rights.*\bIran\b"
"""What the titles of the resolutions on human rights in Iran say."""
OPPONENTS_OF_THE_WEST = ("RUS", "IRN")
"""Whose opposition makes a vote one on which states side with the West or not."""
SCORES = {"Y": 1.0, "A": 0.5, "N": 0.0}
WORDS = {"Y": "yes", "A": "abstained", "N": "no", "X": "absent"}
FIRST_RELIABLE_DAY = 2005
"""Before this year the release gives the month of a vote, but not its day."""
COLUMNS = ["date", "resolution", "title", "partner", "anchor", "g7", "distance", "contested"]


def departures(catalog: Catalog, partner: str, anchor: str) -> pd.DataFrame:
    """Final votes on which both took a position and differed, newest first: columns COLUMNS.

    `distance` is 1 for yes against no and ½ for an abstention against either; `contested` marks
    votes on which at least four of the G7 opposed the anchor. For WEST the anchor's position is
    that of at least four of the seven. An unknown pair gives no rows.
    """
    both = together(catalog, partner, anchor).rename(columns={"one": "partner", "other": "anchor"})
    pair = both[both.distance > 0].sort_values(["date", "resolution"], ascending=False)
    opposite = pair.g7.map({"Y": "N", "N": "Y"})
    pair["contested"] = (pair.anchor == opposite) & (anchor != "WEST")
    return pair[COLUMNS].reset_index(names="vote_id")


def together(catalog: Catalog, one: str, other: str) -> pd.DataFrame:
    """Final votes on which both took a position, by vote_id: `one`, `other`, `distance`, the roll call."""
    sides = {"one": stance(catalog, one), "other": stance(catalog, other)}
    pair = pd.concat(sides, axis=1, join="inner")
    scores = {side: pair[side].map(SCORES).astype("float64") for side in pair}
    pair = pair.assign(distance=(scores["one"] - scores["other"]).abs())
    return pair.join(catalog.tables["un_votes"]["roll_calls"].set_index("vote_id"))


def stance(catalog: Catalog, code: str) -> pd.Series:
    """The positions of a state by vote, or those of at least four of the G7 for WEST: Y, N or A."""
    tables = catalog.tables["un_votes"]
    if code == "WEST":
        g7: pd.Series = tables["roll_calls"].set_index("vote_id").g7.dropna()
        return g7
    return positions_of(tables["positions"], code)


def table(rows: pd.DataFrame, partner: str, anchor: str) -> pd.DataFrame:
    """Departures as a reader's table: dates as reliable, votes as words; names head the columns."""
    return pd.DataFrame(
        {
            "Date": [printed_date(date) for date in rows.date],
            "Resolution": [link(symbol) for symbol in rows.resolution],
            "Title": rows.title.replace("", "no title in the release"),
            partner: rows.partner.map(WORDS),
            anchor: rows.anchor.map(WORDS),
            "G7 majority": rows.g7.map(WORDS),
        }
    )


def printed_date(date: pd.Timestamp) -> str:
    """`2022-03-02`, or `1992-12` where the day is not reliable: both sort as text."""
    return f"{date:%Y-%m-%d}" if date.year >= FIRST_RELIABLE_DAY else f"{date:%Y-%m}"


def link(symbol: str) -> str:
    """The resolution at the United Nations."""
    return f"https://docs.un.org/en/{symbol}" if symbol else ""


def listed_on_iran(folder: Path = DATA / "un_votes") -> list[str]:
    """The symbols of the resolutions on Iran whose title does not say so."""
    return pd.read_csv(folder / "on_iran.csv").resolution.tolist()


def positions_of(positions: pd.DataFrame, state: str) -> pd.Series:
    """The positions a state took, by vote: Y, N or A."""
    own = positions[positions.partner == state].set_index("vote_id").vote
    return own[own.isin(list(SCORES))]
