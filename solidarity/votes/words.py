"""Sentences made from roll calls: headlines, captions, what is counted and how."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from solidarity.votes import rolls as grid
from solidarity.votes.pairs import FEW, Pair, Sides
from solidarity.votes.rolls import NAMES_ABSENT, Rolls
from solidarity.votes.search import ALL, CONTESTED, EITHER, Filter
from solidarity.votes.themes import themes
from solidarity.words import capitalised, counted, listed, spelled

Name = Callable[[str], str]
LONGEST = 90
"""Letters of a title that a headline has room for."""
NAMED = 6
"""So many states a sentence names; of more it gives the count."""
ABOUT_ABSENCE = (
    "Absent is whoever had a seat and is not listed with a vote, for whatever reason, arrears of dues among them."
    " An absence is neither a vote nor an abstention."
)
AGREEMENT = (
    "**Agreement** of two: one minus the mean distance of their positions (yes 1, abstain ½, no 0) over the votes on"
    " which both took one; 1 = always the same, 0 = always opposed. A bloc's position is that of more than half of"
    " its members in that year; without one the vote does not count for it."
)
COHESION = (
    "**Cohesion** of a bloc in one vote: the share of the largest of yes, no and abstention among the members that"
    " took a position. Members are those of the year of the vote."
)
APART = "**Apart**: the distance of the two positions; for a bloc the mean position of its members that took one."
USUAL = (
    "**Usual side**: on the votes shown on which the other opposed at least four of the G7 (beside a bloc: on which"
    " Russia or Iran did), with whom a voter said yes or no more often. Abstentions leave no side; on fewer than"
    f" {spelled(FEW)} votes there is none."
)
CLOSE = "**Close**: yes and no lie apart by less than a tenth of the two together."
CONTESTED_BY = "**Contested**: the state said yes or no and at least four of the G7 the opposite."


def resolution(rolls: Rolls, place: int) -> str:
    """How one vote ended: `141 states voted for “Aggression against Ukraine”, five against`."""
    call = rolls.calls.iloc[place]
    title = shortened(call.title)
    # What stands in brackets is ours, not the release's.
    subject = f"{call.key} {title}".strip() if title[:1] in ("", "[") else f"“{title}”"
    states = "state" if call.yes == 1 else "states"
    against = spelled(call.no) if call.no else "none"
    return capitalised(f"{spelled(call.yes)} {states} voted for {subject}, {against} against")


def of_one(rolls: Rolls, place: int, code: str, name: str) -> str:
    """What one state did in one vote."""
    did = {grid.YES: "voted yes", grid.NO: "voted no", grid.ABSTAINED: "abstained", grid.ABSENT: "was absent"}  # fmt: skip
    return f"**{name}** {did.get(int(rolls.of(code)[place]), 'had no seat')}."


def shortened(title: str) -> str:
    """A title that fits into a headline."""
    return (
        title if len(title) <= LONGEST else title[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    )


def tally(rolls: Rolls, place: int, name: Name) -> str:
    """Date, tally by position and, where they are few, who was against; for whom the G7 stood."""
    call, cast = rolls.calls.iloc[place], rolls.cast[place]
    against = [name(rolls.codes[one]) for one in np.flatnonzero(cast == grid.NO)]
    who = f" ({listed(against)})" if 0 < len(against) <= NAMED else ""
    g7 = grid.WORDS.get(int(call.g7), "") if call.g7 in (0, 1, 2) else ""
    stood = f" Most of the G7: {g7}." if g7 else " The G7 had no common position."
    return (
        f"{call.key}, {day(rolls, place)}: {call.yes} yes, {call.no} no{who}, {call.abstain} abstained,"
        f" {call.absent} absent.{stood} Theme: {themes()[call.theme].title}. {unnamed([int(call.year)])}"
    ).strip()


def day(rolls: Rolls, place: int) -> str:
    """`2 March 2022`, or `December 1992` where the day is not reliable."""
    date = rolls.calls.date.iloc[place]
    month = f"{date:%B %Y}"
    return month if len(grid.printed(rolls, place)) < 10 else f"{date.day} {month}"


def unnamed(years: Sequence[int]) -> str:
    """That the older releases name no absentees, where a year shown is one of theirs."""
    if min(years) >= NAMES_ABSENT:
        return ""
    return f"Before {NAMES_ABSENT} the releases do not name who was absent: it is who had a seat and is not listed."


def matches(asked: Filter, found: int, total: int) -> str:
    """How many votes a search finds, and what was asked."""
    if found == total:
        return f"All {total:,} final votes on resolutions."
    verb = "matches" if found == 1 else "match"
    return f"{found:,} of {total:,} final votes {verb}: {told(asked)}."


def told(asked: Filter, years: bool = True) -> str:
    """The conditions of a filter in words, `all` without any."""
    parts = []
    if asked.text:
        parts.append(f"“{asked.text}”")
    if asked.theme != ALL:
        parts.append(f"theme {themes()[asked.theme].title}")
    if asked.contested != ALL:
        parts.append(
            f"contested {CONTESTED[asked.contested][0].lower()}{CONTESTED[asked.contested][1:]}"
        )
    if asked.close:
        parts.append("close votes")
    if years:
        parts.append(period(asked.years))
    return ", ".join(parts) or "all votes"


def period(years: tuple[int, int]) -> str:
    """`2022` or `2014 to 2026`."""
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"


def pair(found: Pair, years: tuple[int, int]) -> str:
    """How often two took the same position."""
    names = capitalised(f"{found.one.name} and {found.other.name}")
    gaps = found.distance[found.both]
    if not len(gaps):
        return f"{names} took a position together on no such vote, {period(years)}"
    same = int((gaps == 0).sum())
    return (
        f"{names} voted the same way on {same:,} of {counted(len(gaps), 'votes')}, {period(years)}"
    )


def pair_caption(found: Pair, asked: Filter) -> str:
    """Agreement as a number, opposite votes, and what was looked at."""
    value, n = found.agreement()
    looked = f"{counted(int(found.counted.sum()), 'final votes')} looked at ({told(asked)})"
    if not n:
        return f"{looked}. No figure is no zero."
    opposed = int((found.distance == 1).sum())
    few = " Fewer than ten votes." if n < FEW else ""
    rest = "; the rest lacks the position of one of the two" if n < found.counted.sum() else ""
    return (
        f"Agreement {value:.2f} of 1; opposite positions, yes against no, on {f'{opposed:,}' if opposed else 'none'}."
        f" {looked}{rest}.{few}"
    )


def sides(found: Sides, pair: Pair, by: str, years: tuple[int, int]) -> str:
    """With whom a voter stood on contested votes, and how often it left that side."""
    who = "Russia or Iran" if by == EITHER else pair.other.name
    one = pair.one.name
    begun = f"On the votes of {period(years)} on which {who} opposed at least four of the G7, {one} voted"
    said = f"{begun} {_times(found.against)} against the G7 and {_times(found.with_g7)} with it."
    if not found.usual:
        return f"{said} That makes no usual side."
    usual = "with the G7" if found.usual == "g7" else "against the G7"
    left = "none" if not len(found.left) else f"{len(found.left):,}, listed below"
    return f"{said} The usual side is {usual}; votes on which that side was left: {left}."


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count:,} times" if count else "never"


def side_by_side(table: pd.DataFrame, votes: int, about: str) -> str:
    """Who voted against each of several resolutions, by name where they are few."""
    every = table.State[table.No == votes].tolist()
    what = f"all {spelled(votes)} resolutions on {about}"
    if not every:
        return f"No state voted against {what}"
    states = "state" if len(every) == 1 else "states"
    who = f": {listed(every)}" if len(every) <= NAMED else ""
    return capitalised(f"{spelled(len(every))} {states} voted against {what}{who}")


def spanned(rolls: Rolls, places: Sequence[int]) -> str:
    """From when to when several votes were taken, and how absence is known."""
    first, last = day(rolls, places[0]), day(rolls, places[-1])
    years = rolls.calls.year.iloc[list(places)].tolist()
    return f"{counted(len(places), 'final votes')}, {first} to {last}. {ABOUT_ABSENCE} {unnamed(years)}".strip()


def in_all(rolls: Rolls, places: Sequence[int], code: str, name: str) -> str:
    """What one state did in several votes: `India: 7 abstained, 1 absent`."""
    cast = rolls.of(code)[list(places)]
    counts = [(int((cast == value).sum()), text) for value, text in grid.WORDS.items()]
    said = listed([f"{count} {text}" for count, text in counts if count]) if (cast != grid.NO_SEAT).any() else ""  # fmt: skip
    return f"{name}: {said}." if said else f"{name} had no seat in these votes."


def themes_told() -> str:
    """How a vote comes by its theme, for the note under the page."""
    each = listed([f"{theme.title} ({theme.about})" for theme in themes().values()])
    return (
        f"**Themes**, by rule, one for each vote, the first that fits: {each}. The rule looks for words in the title and"
        " for symbols (data/un_votes/themes.toml); votes of 2006 to 2015 whose title is missing or says too little are"
        " listed one by one with the reason (themes.csv); where the release has no title, the subject stands in brackets, in our words."
    )


def definitions() -> list[str]:
    """What the page's figures mean."""
    return [AGREEMENT, APART, COHESION, USUAL, CONTESTED_BY, CLOSE, themes_told(), f"**Absent**: {ABOUT_ABSENCE}"]  # fmt: skip
