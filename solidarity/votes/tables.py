"""Roll calls as readers' tables: results of a search, one vote, a pair's votes, several votes side by side."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from solidarity import roll_calls
from solidarity.votes import rolls as grid
from solidarity.votes.blocs import BLOCS
from solidarity.votes.pairs import Pair, Voter
from solidarity.votes.rolls import Rolls
from solidarity.votes.themes import themes
from solidarity.words import capitalised

Name = Callable[[str], str]
Places = list[int] | npt.NDArray[np.intp]
UNTITLED = "no title in the release"
ORDER = (grid.YES, grid.NO, grid.ABSTAINED, grid.ABSENT)
SIDE_BY_SIDE = ("ukraine", "iran")


def results(rolls: Rolls, places: Places) -> pd.DataFrame:
    """Votes as a table, in the order given: date, symbol, title, theme and tally."""
    own = rolls.calls.iloc[places]
    titles = {key: theme.title for key, theme in themes().items()}
    return pd.DataFrame(
        {
            "Date": [roll_calls.printed_date(date) for date in own.date],
            "Resolution": own.key.to_numpy(),
            "Title": own.title.replace("", UNTITLED).to_numpy(),
            "Yes": own.yes.to_numpy(),
            "No": own.no.to_numpy(),
            "Abstained": own.abstain.to_numpy(),
            "Absent": own.absent.to_numpy(),
            "Theme": own.theme.map(titles).to_numpy(),
        }
    )


def by_vote(rolls: Rolls, place: int, name: Name) -> pd.DataFrame:
    """Every state with a seat and what it did: columns State, Vote, code; the fewest of a kind first."""
    cast = rolls.cast[place]
    by_size = sorted(ORDER, key=lambda value: int((cast == value).sum()))
    rows = [
        (name(rolls.codes[column]), grid.word(value), rolls.codes[column])
        for value in by_size
        for column in np.flatnonzero(cast == value)
    ]
    frame = pd.DataFrame(rows, columns=["State", "Vote", "code"])
    place_of = {grid.word(value): number for number, value in enumerate(by_size)}
    frame = frame.assign(order=frame.Vote.map(place_of)).sort_values(["order", "State"])
    return frame.drop(columns="order").reset_index(drop=True)


def pair_votes(pair: Pair, places: Places) -> pd.DataFrame:
    """Votes of two as a table, in the order given; who has no position was absent, a bloc without a majority is so named."""
    own = pair.rolls.calls.iloc[places]
    shown = {
        "Date": [roll_calls.printed_date(date) for date in own.date],
        "Resolution": [roll_calls.link(symbol) for symbol in own.resolution],
        "Title": own.title.replace("", UNTITLED).to_numpy(),
        column(pair.one): words_of(pair.one, places),
        column(pair.other): words_of(pair.other, places),
        "Apart": pair.divergence[places],
    }
    if "G7" not in (pair.one.code, pair.other.code):
        shown["G7 majority"] = [grid.WORDS.get(v, "").replace("absent", "none") for v in pair.rolls.g7[places]]  # fmt: skip
    return pd.DataFrame(shown)


def column(one: Voter) -> str:
    """A voter's name as the head of a column."""
    return capitalised(one.name.removeprefix("the "))


def words_of(one: Voter, places: Places) -> list[str]:
    """What a voter did in these votes, in words."""
    lacking = "no majority" if one.code in BLOCS else "absent"
    told = grid.WORDS | {grid.ABSENT: lacking, grid.NO_SEAT: "no seat"}
    return [told[int(value)] for value in one.cast[places]]


def side_by_side(rolls: Rolls, places: Places, name: Name) -> pd.DataFrame:
    """States down, votes across in words, blank without a seat; the states most against come first.

    Columns State, code, No (how often it voted no) and one per vote, named by `label`.
    """
    cast = rolls.cast[list(places)]
    held = np.flatnonzero((cast != grid.NO_SEAT).any(axis=0))
    rows = [
        {
            "State": name(rolls.codes[one]),
            "code": rolls.codes[one],
            "No": int((cast[:, one] == grid.NO).sum()),
            "Abstained": int((cast[:, one] == grid.ABSTAINED).sum()),
            "Yes": int((cast[:, one] == grid.YES).sum()),
        }
        | {label(rolls, place): grid.word(int(value)) for place, value in zip(places, cast[:, one], strict=True)}
        for one in held
    ]  # fmt: skip
    frame = pd.DataFrame(rows)
    return frame.sort_values(["No", "Abstained", "State"], ascending=[False, False, True], ignore_index=True)  # fmt: skip


def label(rolls: Rolls, place: int) -> str:
    """`ES-11/1`, or `2024: 79/183` for a vote of the regular sessions."""
    short = str(rolls.calls.key[place]).removeprefix("A/RES/")
    return short if short.startswith("ES-") else f"{rolls.calls.year[place]}: {short}"
