"""Search and filter among all roll calls."""

from dataclasses import dataclass, replace

import numpy as np

from solidarity.roll_calls import OPPONENTS_OF_THE_WEST
from solidarity.votes.rolls import Mask, Rolls

ALL = "all"
EITHER = "either"
CLOSE = 0.1
"""A vote is close if yes and no lie apart by less than this part of the two together."""
CONTESTED = {
    ALL: "Any",
    "RUS": "By Russia",
    "IRN": "By Iran",
    EITHER: "By Russia or Iran",
    "CHN": "By China",
    "USA": "By the United States",
}
"""Who opposed at least four of the G7 in the votes shown."""


@dataclass(frozen=True)
class Filter:
    """What a reader looks for; as it stands, everything."""

    text: str = ""
    theme: str = ALL
    years: tuple[int, int] = (1946, 9999)
    contested: str = ALL
    close: bool = False

    @property
    def of_all_years(self) -> "Filter":
        """The same without a limit of years."""
        return replace(self, years=(1946, 9999))


def matching(rolls: Rolls, asked: Filter) -> Mask:
    """The votes that meet every condition; of the text every word must stand in title or symbol."""
    calls = rolls.calls
    found = (rolls.years >= asked.years[0]) & (rolls.years <= asked.years[1])
    if asked.theme != ALL:
        found &= (calls.theme == asked.theme).to_numpy()
    if asked.contested != ALL:
        found &= contested(rolls, asked.contested)
    if asked.close:
        found &= close(rolls)
    for word in asked.text.casefold().split():
        found &= np.fromiter((word in text for text in calls.text), bool, len(calls))
    return np.asarray(found)


def contested(rolls: Rolls, by: str) -> Mask:
    """The votes on which one state, or either of the two, opposed at least four of the G7."""
    states = OPPONENTS_OF_THE_WEST if by == EITHER else (by,)
    return np.asarray(np.any([rolls.contested(code) for code in states], axis=0))


def close(rolls: Rolls) -> Mask:
    """The votes that were nearly lost or nearly won."""
    yes, no = (rolls.calls[side].to_numpy().astype("int32") for side in ("yes", "no"))
    return np.asarray(np.abs(yes - no) < CLOSE * (yes + no))
