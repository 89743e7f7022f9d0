"""The scorecard in words: who stands where, who is in play, and what could move one country."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import ceil
from statistics import fmean

from solidarity import words
from solidarity.anchors import ANCHORS, Anchor
from solidarity.indicator import Indicator
from solidarity.middle_powers import in_play, tugs
from solidarity.middle_powers.ballots import Ballot
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.ropes import ROPES, WESTERN_CLUBS
from solidarity.middle_powers.tugs import Point, Tug

Name = Callable[[str], str]
NAMED = 3
"""So many are named as most in play; of more the first alone, and that it is not firmly ahead."""
EVEN = 0.5
"""Points by which two sides that are printed alike may differ."""
REGIMES = ("closed autocracy", "electoral autocracy", "electoral democracy", "liberal democracy")
"""The classes of the indicator `regime_type`, 0 to 3."""
IN_PLAY = (
    "**In play** is a measure of ours, 0 to 100: two thirds of *balance* and *spread* together, one third of"
    " *volatility*. All pulls at a country are added up over the dimensions that count. *Balance* is the share of"
    " them that the other side matches in the same dimension (twice the smaller of the two, over both). *Spread* is"
    " the share that the other side matches in another dimension: pulled both ways at once. Together they make 100"
    " less the *lean*, which is the West's pulls less the anchor's, of all pulls. *Volatility* is the mean of the"
    f" swings of these dimensions, each full at {in_play.FULL_SWING:.0f} points; a *swing* is the standard deviation of"
    f" a rope's year-to-year changes over {words.spelled(tugs.WINDOW)} years, and needs {words.spelled(tugs.LEAST)}"
    " of them."
)
COUNTING = (
    f"A dimension counts where a side pulls and its figure is no older than {words.spelled(tugs.OLD)} years and rests"
    " on enough (ten votes; more than a trickle of energy imports). A place in the order needs"
    f" {words.spelled(in_play.LEAST)} such dimensions, and swings of {words.spelled(in_play.LEAST_SWINGS)}. The range is"
    " what the score would be with any one dimension left out. It says who is pulled both ways and how unsteadily, not"
    " what would move it."
)
SWINGING = (
    f"Swing: the standard deviation of the rope's changes from one year to the next, over {words.spelled(tugs.WINDOW)}"
    f" years, of at least {words.spelled(tugs.LEAST)} changes; figures of arms span five years each and swing less for it."
)


def headline(ordered: Sequence[InPlay], anchor: Anchor, year: int, name: Name) -> str:
    """How many stand closer to the West, and who is the most in play."""
    many = words.spelled(len(ordered))
    known = [one for one in ordered if one.side]
    if len(known) < len(ordered) / 2:
        return f"Of too few of the {many} middle powers enough is known in {year} to say which way they are pulled"
    west = sum(one.side == "west" for one in known)
    of = f"the {many} middle powers"
    if len(known) < len(ordered):
        of = f"the {words.spelled(len(known))} middle powers known well enough"
    how_many = f"{words.spelled(west) if west else 'none'} of {of}"
    if west == len(known):
        how_many = f"all {of.removeprefix('the ')}"
    verb = "stands" if west == 1 else "stand"
    to = f"closer to the West than to {anchor.capital} in {year}"
    most = _most(in_play.leaders(ordered), name)
    return f"{words.capitalised(how_many)} {verb} {to}{most}"


def _most(codes: Sequence[str], name: Name) -> str:
    if not codes:
        return ""
    if len(codes) > NAMED:
        return f"; {name(codes[0])} comes out most in play, though not firmly"
    return f"; {words.listed([name(code) for code in codes])} {'is' if len(codes) == 1 else 'are'} the most in play"


def subtitle(ordered: Sequence[InPlay], found: Sequence[Tug], anchor: Anchor, name: Name) -> str:
    """Who leans to the anchor or to neither, of whom too little is known, and what pulls the hardest each way."""
    parts = []
    for side, said in (("anchor", f"closer to {anchor.capital}"), ("middle", "in the middle")):
        if codes := [one.partner for one in ordered if one.side == side]:
            verb = "stands" if len(codes) == 1 else "stand"
            parts.append(f"{words.listed([name(code) for code in codes])} {verb} {said}.")
    if codes := [one.partner for one in ordered if not one.side]:
        parts.append(f"Of {words.listed([name(code) for code in codes])} too little is known.")
    return " ".join([*parts, *_hardest(found, anchor)])


def _hardest(found: Sequence[Tug], anchor: Anchor) -> list[str]:
    """The dimension whose ropes stand nearest the anchor on average, and the one nearest the West."""
    of: dict[str, list[float]] = {}
    for tug in found:
        if tug.now and tug.counts:
            of.setdefault(tug.rope.title.lower(), []).append(tug.now.pull)
    means = sorted((fmean(pulls), title) for title, pulls in of.items())
    if len(means) < 2:
        return []
    (low, nearest), (high, farthest) = means[0], means[-1]
    most = "pull them the most to" if low < 0 else "pull them the least from"
    return [
        f"On average {nearest} {most} {anchor.capital} ({signed(low)} points), {farthest} the most to the West ({signed(high)})."
    ]


def not_drawn(found: Sequence[Tug], name: Name) -> str:
    """Whose ropes are not drawn and why, those of one reason together; nothing where all are.

    Dimensions in which none is drawn are passed over: nobody() speaks of them.
    """
    drawn = {tug.rope.key for tug in found if tug.now}
    reasons: dict[tuple[str, str], list[str]] = {}
    for tug in found:
        if tug.now is None and tug.rope.key in drawn:
            reasons.setdefault((tug.rope.title.lower(), tug.missing), []).append(name(tug.partner))
    parts = [f"{title} of {words.listed(names)}: {why}" for (title, why), names in reasons.items()]
    return "; ".join(parts)


def nobody(found: Sequence[Tug]) -> str:
    """Why a dimension has no rope at all: the reason that most of them share."""
    reason, _ = Counter(tug.missing for tug in found).most_common(1)[0]
    return f"No figure of any of them: {reason}. No data is not zero."


def signed(points: float) -> str:
    """`+12`, `−30`, `0`."""
    whole = words.whole(abs(points))
    return whole if whole == "0" else f"{'+' if points > 0 else '−'}{whole}"


def percent(hundredths: float) -> str:
    """A share as it is printed in sentences: `40%`, `6.4%`, `under 0.1%`."""
    if 0 < hundredths < 0.05:
        return "under 0.1%"
    return (
        f"{words.whole(hundredths)}%"
        if hundredths >= 9.95 or not hundredths
        else f"{hundredths:.1f}%"
    )


def said(tug: Tug, anchor: Anchor, one: Indicator, ballot: Ballot | None) -> str:
    """What pulls, how hard, and what would bring the rope to the middle, in two sentences or fewer."""
    if tug.now is None:
        return f"No figure: {tug.missing}."
    period = one.period(tug.now.year)
    of = period if tug.now.status == "observed" else f"{period}, {tug.now.status}"
    told = _SAID.get(tug.rope.key, _shares)(tug, tug.now, anchor, ballot)
    return f"{words.capitalised(told)} ({of}). {_moved(tug, anchor)}"


def _moved(tug: Tug, anchor: Anchor) -> str:
    if tug.then is None or tug.change is None:
        return "There is no earlier figure to compare with."
    if abs(tug.change) < EVEN:
        return f"It stands where it stood in {tug.then.year}."
    to = "the West" if tug.change > 0 else anchor.capital
    points = words.whole(abs(tug.change))
    unit = "point" if points == "1" else "points"
    return f"Since {tug.then.year} it moved {points} {unit} towards {to}."


def _shares(tug: Tug, now: Point, anchor: Anchor, ballot: Ballot | None) -> str:
    """Of arms, energy and goods: who has how much, and how much would have to change sides."""
    own, west = percent(now.anchor_side), percent(now.west_side)
    told = f"of {tug.rope.of} {own} with {anchor.name}, {west} with the West"
    if not now.anchor_side and not now.west_side:
        return f"of {tug.rope.of} none with either"
    if abs(now.pull) < EVEN:
        return f"{told}: level"
    return f"{told}: half of the gap, {percent(abs(now.pull) / 2)} of it, would have to change sides to level them"


def _votes(tug: Tug, now: Point, anchor: Anchor, ballot: Ballot | None) -> str:
    if ballot is None:
        return (
            f"{percent(now.anchor_side)} with {anchor.name}, {percent(now.west_side)} with the G7"
        )
    told = (
        f"of {ballot.contested} contested votes it cast {ballot.with_anchor} with {anchor.name} and"
        f" {ballot.with_west} with the G7; it abstained on {ballot.abstained} and was absent from {ballot.absent}"
    )
    gap = abs(ballot.with_west - ballot.with_anchor)
    if not gap:
        return f"{told}: level"
    count = words.counted(ceil(gap / 2), "votes")
    return f"{told}: {count} cast on the other side would level them"


def _clubs(tug: Tug, now: Point, anchor: Anchor, ballot: Ballot | None) -> str:
    own = round(now.anchor_side * tug.rope.to_anchor.whole / 100)
    west = round(now.west_side * len(WESTERN_CLUBS) / 100)
    shared = "five or more clubs" if own >= tug.rope.to_anchor.whole else "one club" if own == 1 else f"{words.spelled(own)} clubs"  # fmt: skip
    return (
        f"it shares {shared} without the West with {anchor.name} and belongs to"
        f" {words.spelled(west) if west else 'none'} of NATO, the European Union and the G7"
    )


def _sanctions(tug: Tug, now: Point, anchor: Anchor, ballot: Ballot | None) -> str:
    if not now.anchor_side and not now.west_side:
        return f"it has no sanctions in force against {anchor.name} and none against the United States: it takes no side"
    whole = tug.rope.to_anchor.whole
    own, west = (words.counted(round(side * whole / 100), "types") for side in (now.anchor_side, now.west_side))  # fmt: skip
    return f"it has {west} of sanctions in force against {anchor.name}, {own} against the United States"


def _opinion(tug: Tug, now: Point, anchor: Anchor, ballot: Ballot | None) -> str:
    return (
        f"{percent(now.anchor_side)} of adults see {anchor.name} favourably, {percent(now.west_side)}"
        f" {ANCHORS['USA'].name}"
    )


_SAID: dict[str, Callable[[Tug, Point, Anchor, Ballot | None], str]] = {
    "votes": _votes,
    "clubs": _clubs,
    "sanctions": _sanctions,
    "opinion": _opinion,
}


def definitions(anchor: Anchor) -> list[str]:
    """What every rope is made of, and how who is in play is measured."""
    ropes = [f"**{rope.title}.** {rope.definition.format(anchor=anchor.name)}" for rope in ROPES.values()]  # fmt: skip
    return [*ropes, IN_PLAY, COUNTING, SWINGING]


def regime(value: float | None) -> str | None:
    """The class of regime in words."""
    return None if value is None else REGIMES[round(value)]
