"""All roll calls as one grid of votes and states: what each did in each, absences among it."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from solidarity import roll_calls
from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.votes import themes

NO, ABSTAINED, YES, ABSENT, NO_SEAT = 0, 1, 2, 3, -1
"""What a cell of the grid holds; the first three are positions, half of which is the score."""
LETTERS = {"N": NO, "A": ABSTAINED, "Y": YES, "X": ABSENT}
WORDS = {YES: "yes", NO: "no", ABSTAINED: "abstained", ABSENT: "absent"}
NAMES_ABSENT = 2019
"""From this year on (its first votes are of November) the releases name who was absent."""
_TAIL = re.compile(r"\s*:\s*(r(e(s(o(l(u(t(i(o(n\b.*)?)?)?)?)?)?)?)?)?)?$", re.IGNORECASE)
Cast = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Rolls:
    """Every final vote since 1946, the newest first, and what each state did in it."""

    calls: pd.DataFrame
    """One row a vote: key, vote_id, date, year, resolution, title, theme, yes, no, abstain, absent, g7
    (as a number, ABSENT where there is none), text (what a search looks through). `key` is the
    symbol, or vote_id where the symbol is missing or not the vote's alone."""
    codes: tuple[str, ...]
    cast: Cast
    """Votes by states, as LETTERS; NO_SEAT before or after a state's time."""

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each vote by its key and by its symbol, in any case."""
        symbols = dict(zip(self.calls.resolution.str.upper(), self.calls.index, strict=True))
        return symbols | {key.upper(): place for place, key in self.calls.key.items()}

    @cached_property
    def years(self) -> npt.NDArray[np.int16]:
        """The year of each vote."""
        return self.calls.year.to_numpy()

    @cached_property
    def g7(self) -> Cast:
        """The position of at least four of the G7 in each vote, ABSENT where there is none."""
        return self.calls.g7.to_numpy()

    def of(self, code: str) -> Cast:
        """What a state did in each vote; NO_SEAT throughout if it never voted."""
        if code not in self.codes:
            return np.full(len(self.calls), NO_SEAT, np.int8)
        return self.cast[:, self.codes.index(code)]

    def contested(self, code: str) -> Mask:
        """The votes on which a state said yes or no and at least four of the G7 the opposite."""
        return opposed(self.of(code), self.g7)


def took_part(cast: Cast) -> Mask:
    """Where a position was taken: yes, no or an abstention."""
    return np.asarray((cast >= NO) & (cast <= YES))


def opposed(one: Cast, other: Cast) -> Mask:
    """Where one said yes and the other no."""
    said = took_part(one) & took_part(other)
    return np.asarray(said & (np.abs(one.astype("int16") - other) == YES))


def read(catalog: Catalog) -> Rolls:
    """The grid of the catalog's roll calls."""
    tables = catalog.tables["un_votes"]
    calls = tables["roll_calls"].sort_values(["date", "resolution", "vote_id"], ascending=False)
    calls = calls.reset_index(drop=True)
    codes, cast = _grid(calls, tables["positions"], catalog.register)
    told = _titles(calls)
    single = (calls.resolution != "") & ~calls.resolution.duplicated(keep=False)
    calls = calls.assign(
        key=calls.resolution.where(single, calls.vote_id),
        title=told,
        theme=themes.of(calls.title, calls.resolution),
        absent=(cast == ABSENT).sum(axis=1),
        g7=calls.g7.map(LETTERS).fillna(ABSENT).astype("int8"),
    )
    calls["text"] = (calls.resolution + " " + calls.title).str.casefold()
    return Rolls(calls, codes, cast)


def _titles(calls: pd.DataFrame) -> list[str]:
    """Titles without the older release's “: resolution / adopted by …”, whole or cut off; where the
    release has none, in brackets what the resolution is about, if that is listed.
    """
    subjects = themes.subjects()
    told = [_TAIL.sub("", title).strip() for title in calls.title]
    return [
        title or (f"[{subjects[symbol]}]" if symbol in subjects else "")
        for title, symbol in zip(told, calls.resolution, strict=True)
    ]


def _grid(
    calls: pd.DataFrame, positions: pd.DataFrame, register: Register
) -> tuple[tuple[str, ...], Cast]:
    """The states that ever voted, and what each did; who has a seat and is not listed was absent."""
    row = pd.Series(calls.index, index=calls.vote_id)
    column, names = pd.factorize(positions.partner, sort=True)
    cast = np.full((len(calls), len(names)), NO_SEAT, np.int8)
    rows = positions.vote_id.map(row).to_numpy()
    cast[rows, column] = positions.vote.map(LETTERS).to_numpy()
    dates, listed = calls.date.to_numpy(), cast != NO_SEAT
    for place, code in enumerate(names):
        voted = dates[listed[:, place]]
        seated = _seated(
            dates, calls.year.to_numpy(), str(code), voted.min(), voted.max(), register
        )
        cast[seated & ~listed[:, place], place] = ABSENT
    return tuple(map(str, names)), cast


def _seated(
    dates: npt.NDArray[np.datetime64], years: npt.NDArray[np.int16], code: str,
    first: np.datetime64, last: np.datetime64, register: Register,
) -> Mask:  # fmt: skip
    """When a state had a seat: from the year after it was admitted, or its first vote in that year,
    to its last vote where its time or its seat has ended.
    """
    country = register.countries[code]
    if country.un_since is None or code == "CHN":  # Taipei's seat is Beijing's since October 1971
        begun = dates >= first
    else:
        begun = (years > country.un_since) | ((years == country.un_since) & (dates >= first))
    over = country.until is not None or country.kind != "member"
    return np.asarray(begun & (dates <= last) if over else begun)


def word(cast: int) -> str:
    """A cell in words; nothing for a state without a seat."""
    return WORDS.get(cast, "")


def printed(rolls: Rolls, place: int) -> str:
    """The date of a vote as far as it is reliable."""
    return roll_calls.printed_date(rolls.calls.date[place])
