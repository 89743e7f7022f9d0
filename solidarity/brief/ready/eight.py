"""The middle powers of the G20 between an anchor and the West, as the page Scorecard has them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from solidarity import middle_powers as eight
from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.brief import make
from solidarity.brief.ready import about, parts
from solidarity.brief.ready.about import About
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator
from solidarity.middle_powers import ANCHORED, GROUP, ROPES, Rope, Scorecard
from solidarity.middle_powers import words as said
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.tugs import Tug

SINCE = 2012
"""The year that the ropes are compared with, as on the page."""
ORDER = {
    "Of": Column("Of", 0, grouped=False),
    "Lean": Column("Lean", 0, signed=True),
    **{name: Column(name, 0) for name in ("In play", "Balance", "Spread", "Volatility")},
}
ROPE = {
    "Rope": Column("Rope", 0, signed=True),
    "Change": Column("Change", 0, signed=True),
    "Since": Column("Since", 0, grouped=False),
    **{name: Column(name, 0) for name in ("West", "Swing", *(ANCHORS[a].short for a in ANCHORED))},
}
DRAWN = (
    "To the left how hard {anchor} pulls, to the right the West, 0 to 100; the dot is the rope, the"
    " line its way since {since}. Pale: too old, or of too little, to count."
)
IN_PLAY = (
    "In play, 0 to 100, is a measure of ours: balance and spread of the pulls, two thirds, and how"
    " unsteady they are, one third."
)
RANGE = (
    "The range is what the score would be with any one dimension left out. Lean: −100 all to"
    " {capital}, +100 all to the West."
)
OPPOSITE = (
    "Final votes on which {anchor} and at least four of the G7 said the opposite. An abstention is"
    " a vote for neither, an absence no vote."
)
MEASURE = make.said(f"{said.IN_PLAY}\n{said.COUNTING}")


@dataclass(frozen=True)
class Eight(About):
    """A brief on the scorecard of an anchor."""

    card: Scorecard


def middle_powers(catalog: Catalog, anchor: str = "RUS", year: int | None = None) -> Briefing:
    """A brief on the eight: the tug of war, who is in play, contested votes, each of them.

    Raises DataError for an anchor that the scorecard is not about.
    """
    held = about.with_index(catalog)
    end = about.anchor_of(held, anchor, ANCHORED)
    when = about.year_of(held, end, year)
    record = eight.read(held, end.code, tuple(held.register.members(GROUP)))
    card = eight.scorecard(held, record, when, min(SINCE, when - 1))
    asked = Eight(held, end, when, year, card)
    pulls = f"How hard {end.name} and the West pull at each, dimension by dimension"
    opposite = f"Where {end.name} and the G7 said the opposite: with whom each voted"
    measure = f"{make.said(said.IN_PLAY).partition('. ')[0]}."
    moved = f"What pulls at each, and what moved most since {card.since}"
    each = [*(_country(asked, one) for one in card.order), _follows(asked)]
    slides = (
        *make.section("The tug of war", pulls, *(_rope(asked, rope) for rope in ROPES.values())),
        *make.section("Who is in play", measure, _in_play(asked), _order(asked)),
        *make.section("Contested votes", opposite, _votes(asked)),
        *make.section("One by one", moved, *each),
    )
    title, rest = parts.title_of(said.headline(card.order, end, when, asked.name))
    return Briefing(title, slides, parts.joined(rest, _standing(asked)))


def _page(asked: Eight, period: str = "", **more: str) -> dict[str, Any]:
    """The address of the page Scorecard, and the years shown: its own, unless others are named."""
    view = {"anchor": asked.end.code, "year": str(asked.year), "since": str(asked.card.since)}
    return {"page": "scorecard", "view": view | more, "period": period or str(asked.year)}


def _standing(asked: Eight) -> str:
    """Who leans to the anchor or to neither, and what pulls the hardest."""
    return said.subtitle(asked.card.order, asked.card.tugs, asked.end, asked.name)


def _behind(asked: Eight, ropes: Iterable[Rope] = ROPES.values()) -> list[Indicator]:
    """The indicators that ropes are made of."""
    ends = (one for rope in ropes for one, _ in rope.ends(asked.end.code))
    return make.held(asked.catalog, (one.indicator for one in ends))


def _rope(asked: Eight, rope: Rope) -> Slide | None:
    """One dimension with a row per country; None where nobody has a figure."""
    end, tugs = asked.end, asked.card.of(rope.key)
    years = [tug.now.year for tug in tugs if tug.now]
    if not years:
        return None
    missing = said.not_drawn(tugs, asked.name)
    drawn = DRAWN.format(anchor=end.name, since=asked.card.since)
    period = asked.catalog.indicators[rope.to_anchor.indicator].period(max(years))
    return make.slide(
        asked.catalog,
        f"{rope.title}: {_hardest(asked, tugs)}",
        make.drawn(eight.charts.ropes(tugs, end, max(years), asked.name), "0 to 100"),
        of=_behind(asked, [rope]),
        names=asked.names(asked.card.partners),
        sentence=parts.joined(drawn, f"No figure: {missing}." if missing else ""),
        method=rope.definition.format(anchor=end.name),
        **_page(asked, period, rope=rope.key),
    )


def _hardest(asked: Eight, tugs: Sequence[Tug]) -> str:
    """At whom each side pulls the hardest."""
    end = asked.end.name
    known = {tug.partner: tug.now for tug in tugs if tug.now and tug.counts}
    if not known:
        pulled = any(tug.now and tug.now.anchor_side + tug.now.west_side for tug in tugs)
        nobody = f"neither {end} nor the West pulls at any of them"
        return "no figure is recent and sound enough to count" if pulled else nobody
    to_anchor = _pulls(asked, {code: now.anchor_side for code, now in known.items()}, "hardest at")
    to_west = _pulls(asked, {code: now.west_side for code, now in known.items()}, "at")
    return words.capitalised(f"{end} pulls {to_anchor}, the West {to_west}")


def _pulls(asked: Eight, sides: Mapping[str, float], at: str) -> str:
    """At whom one side pulls the hardest, and how hard."""
    most = max(sides, key=sides.__getitem__)
    if sides[most] < 0.5:
        return "at none"
    points = words.whole(sides[most])
    alike = sum(words.whole(pull) == points for pull in sides.values())
    whom = asked.name(most) if alike == 1 else f"{words.spelled(alike)} of them alike"
    return f"{at} {whom} ({points} of 100)"


def _in_play(asked: Eight) -> Slide:
    """The order drawn."""
    known = [one for one in asked.card.order if one.score is not None]
    between = f"between {asked.end.name} and the West"
    title = f"Nobody's place {between} is known well enough in {asked.year}"
    if known:
        most, least = (asked.name(one.partner) for one in (known[0], known[-1]))
        high, low = (words.whole(one.score or 0) for one in (known[0], known[-1]))
        title = f"{most} is the most in play {between} ({high} of 100), {least} the least ({low})"
    drawn = make.drawn(eight.charts.score(asked.card.order, asked.name), "0 to 100")
    page = {"method": MEASURE} | _page(asked)
    return make.slide(asked.catalog, title, drawn, of=_behind(asked), sentence=IN_PLAY, **page)


def _order(asked: Eight) -> Slide:
    """The order as a table, with what each score is made of."""
    facts = eight.tables.facts(asked.catalog, asked.card.partners, asked.year)
    table = make.from_frame(eight.tables.order(asked.card.order, facts, asked.name), ORDER)
    ones = [*_behind(asked), *make.held(asked.catalog, eight.tables.FACTS)]
    page = {"method": MEASURE, "sentence": RANGE.format(capital=asked.end.capital)} | _page(asked)
    return make.slide(asked.catalog, words.capitalised(_lean(asked)), table, of=ones, **page)


def _lean(asked: Eight) -> str:
    """Who leans furthest to which side."""
    leans = {one.partner: one.matched.lean for one in asked.card.order if one.matched}
    if not leans:
        return "no lean is known"
    west, near = max(leans, key=leans.__getitem__), min(leans, key=leans.__getitem__)
    how_far = f"furthest to {asked.end.capital}" if leans[near] < 0 else "least"
    return (
        f"{asked.name(west)} leans furthest to the West ({said.signed(leans[west])}),"
        f" {asked.name(near)} {how_far} ({said.signed(leans[near])})"
    )


def _votes(asked: Eight) -> Slide | None:
    """How each voted where the two ends said the opposite; None without such a vote."""
    card, end, name = asked.card, asked.end, asked.name
    if card.voted is None:
        return None
    closest = max(card.partners, key=lambda code: card.cast[code].with_anchor)
    abstaining = max(card.partners, key=lambda code: card.cast[code].abstained)
    of = f"{card.cast[closest].with_anchor} of {card.cast[closest].contested} contested votes"
    return make.slide(
        asked.catalog,
        f"{name(closest)} voted most often with {end.name}: on {of} of {card.voted}",
        make.drawn(eight.charts.ballots(card.partners, card.cast, end, name), "votes"),
        of=_behind(asked, [ROPES["votes"]]),
        sentence=f"{name(abstaining)} abstained most often ({card.cast[abstaining].abstained})."
        f" {OPPOSITE.format(anchor=end.name)}",
        method=ROPES["votes"].definition.format(anchor=end.name),
        **_page(asked, str(card.voted)),
    )


def _country(asked: Eight, one: InPlay) -> Slide:
    """One country's ropes as a table, its place as the title, what moved most as the sentence."""
    own = [tug for tug in asked.card.tugs if tug.partner == one.partner]
    told = [f"{tug.rope.title}: {_said(asked, tug)}" for tug in _moved_most(own)[:2]]
    frame = eight.tables.ropes(own, asked.end, asked.catalog).drop(columns=["Country", "Course"])
    return make.slide(
        asked.catalog,
        _place(asked, one),
        make.from_frame(frame, ROPE),
        of=_behind(asked),
        names=[asked.name(one.partner)],
        sentence=" ".join(told) or "No rope of it can be compared with an earlier year.",
        method=make.said("\n".join(said.definitions(asked.end))),
        **_page(asked, country=one.partner),
    )


def _place(asked: Eight, one: InPlay) -> str:
    """A country's place among the eight, and to which side it leans."""
    name, many = asked.name(one.partner), len(asked.card.order)
    if one.score is None or not one.matched:
        return f"{name}: too few dimensions are known for a place among the {words.spelled(many)}"
    place, lean = 1 + asked.card.partners.index(one.partner), one.matched.lean
    side = "the West" if lean > 0 else asked.end.capital
    return (
        f"{name} is number {place} of {many} in play, {words.whole(one.score)} of 100, and leans"
        f" {words.whole(abs(lean))} points to {side}"
    )


def _moved_most(tugs: Iterable[Tug]) -> list[Tug]:
    """Those of the ropes that count and are known then and now, what moved furthest first."""
    moved = [tug for tug in tugs if tug.change is not None and tug.counts]
    return sorted(moved, key=lambda tug: -abs(tug.change or 0))


def _said(asked: Eight, tug: Tug) -> str:
    """A rope in words, to stand after a colon."""
    card, one = asked.card, asked.catalog.indicators[tug.rope.to_anchor.indicator]
    ballot = card.cast.get(tug.partner) if tug.now and card.voted == tug.now.year else None
    return parts.lowered(said.said(tug, asked.end, one, ballot))


def _follows(asked: Eight) -> Slide:
    """Who leans where, what moved furthest, and what would level the votes."""
    tugs = asked.card.tugs
    lines = [_standing(asked)]
    for tug in _moved_most(tugs)[:3]:
        lines.append(f"{asked.name(tug.partner)}, {tug.rope.title.lower()}: {_said(asked, tug)}")
    if absent := said.not_drawn(tugs, asked.name):
        lines.append(f"Not known: {absent}.")
    sources = [one.source for one in _behind(asked)]
    return parts.follows(asked, lines, sources=sources, **_page(asked))
