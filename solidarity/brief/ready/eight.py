"""The middle powers of the G20 between an anchor and the West, as the page Scorecard has them."""

from collections.abc import Sequence
from typing import Any

from solidarity import middle_powers as eight
from solidarity import words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import Anchor
from solidarity.brief import make
from solidarity.brief.ready import parts
from solidarity.brief.slide import Briefing, Chart, Column, Slide
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator
from solidarity.middle_powers import ANCHORED, GROUP, ROPES, Rope, Scorecard
from solidarity.middle_powers import words as said
from solidarity.middle_powers.in_play import InPlay
from solidarity.middle_powers.tugs import Tug

SINCE = 2012
"""The year that the ropes are compared with, as on the page."""
SIGNED = {"Rope": Column("Rope", 0, signed=True), "Change": Column("Change", 0, signed=True), "Since": Column("Since", 0, grouped=False)}  # fmt: skip
ORDER = {"Of": Column("Of", 0, grouped=False), "Lean": Column("Lean", 0, signed=True)} | {
    name: Column(name, 0) for name in ("In play", "Balance", "Spread", "Volatility")
}


def middle_powers(catalog: Catalog, anchor: str = "RUS", year: int | None = None) -> Briefing:
    """A brief on the eight: the tug of war, who is in play, contested votes, each of them.

    Raises DataError for an anchor that the scorecard is not about.
    """
    held = parts.with_index(catalog)
    end = parts.anchor_of(held, anchor, ANCHORED)
    when = parts.year_of(held, end.code, year)
    since = min(SINCE, when - 1)
    record = eight.read(held, end.code, tuple(held.register.members(GROUP)))
    found = eight.scorecard(held, record, when, since)
    name = held.register.name
    slides = [
        make.section("The tug of war", f"How hard {end.name} and the West pull at each, dimension by dimension"),
        *(_rope(held, found, end, rope) for rope in ROPES.values()),
        make.section("Who is in play", said.IN_PLAY.split(". ")[0].replace("**", "").removesuffix(".") + "."),
        *_in_play(held, found, end),
        make.section("Contested votes", f"Where {end.name} and the G7 said the opposite: with whom each voted"),
        _votes(held, found, end),
        make.section("One by one", f"What pulls at each, and what moved most since {since}"),
        *(_country(held, found, end, one) for one in found.order),
        _follows(held, found, end),
    ]  # fmt: skip
    title, subtitle = parts.title_of(said.headline(found.order, end, when, name))
    return Briefing(
        title, make.without(slides), f"{subtitle} {said.subtitle(found.order, found.tugs, end, name)}".strip()
    )  # fmt: skip


def _view(found: Scorecard, **more: str) -> dict[str, str]:
    return {"anchor": found.anchor, "year": str(found.year), "since": str(found.since)} | more


def _indicators(catalog: Catalog, found: Scorecard, ropes: Sequence[Rope]) -> list[Indicator]:
    keys = [one.indicator for rope in ropes for one, _ in rope.ends(found.anchor)]
    return [catalog.indicators[key] for key in dict.fromkeys(keys) if key in catalog.indicators]


def _rope(catalog: Catalog, found: Scorecard, end: Anchor, rope: Rope) -> Slide | None:
    """One dimension with a row per country; None where nobody has a figure."""
    tugs, name = found.of(rope.key), catalog.register.name
    years = [tug.now.year for tug in tugs if tug.now]
    if not years:
        return None
    figure = eight.charts.ropes(tugs, end, max(years), name)
    period = catalog.indicators[rope.to_anchor.indicator].period(max(years))
    absent = f" No figure: {missing}." if (missing := said.not_drawn(tugs, name)) else ""
    return make.slide(
        catalog, "chart", f"{rope.title}: {_hardest(tugs, end, catalog)}", Chart(figure.to_plotly_json(), "0 to 100"),
        of=_indicators(catalog, found, [rope]), page="scorecard", view=_view(found, rope=rope.key), period=period,
        sentence=f"To the left how hard {end.name} pulls, to the right the West, 0 to 100; the dot is the rope, the line its way since {found.since}. Pale: too old, or of too little, to count.{absent}",
        method=rope.definition.format(anchor=end.name), names=[name(code) for code in found.partners],
    )  # fmt: skip


def _hardest(tugs: Sequence[Tug], end: Anchor, catalog: Catalog) -> str:
    """At whom each side pulls the hardest."""
    name = catalog.register.name
    known = [(tug.partner, tug.now) for tug in tugs if tug.now and tug.counts]
    if not known and not any(tug.now and tug.now.anchor_side + tug.now.west_side for tug in tugs):
        return f"neither {end.name} nor the West pulls at any of them"
    if not known:
        return "no figure is recent and sound enough to count"
    told: list[str] = []
    for who, field in ((end.name, "anchor_side"), ("the West", "west_side")):
        code, now = max(known, key=lambda one: float(getattr(one[1], field)))
        pull = float(getattr(now, field))
        same = [c for c, n in known if words.whole(getattr(n, field)) == words.whole(pull)]
        whom = name(code) if len(same) == 1 else f"{words.spelled(len(same))} of them alike"
        verb = "" if told else " pulls hardest"
        told.append(f"{who}{verb} at {whom} ({words.whole(pull)} of 100)" if pull >= 0.5 else f"{who} at none")  # fmt: skip
    return words.capitalised(", ".join(told))


def _in_play(catalog: Catalog, found: Scorecard, end: Anchor) -> list[Slide]:
    """The order drawn, and as a table with what each score is made of."""
    name = catalog.register.name
    known = [one for one in found.order if one.score is not None]
    title = f"Nobody's place between {end.name} and the West is known well enough in {found.year}"
    if known:
        first, last = known[0], known[-1]
        title = f"{name(first.partner)} is the most in play between {end.name} and the West ({words.whole(first.score or 0)} of 100), {name(last.partner)} the least ({words.whole(last.score or 0)})"  # fmt: skip
    ones = _indicators(catalog, found, list(ROPES.values()))
    more: dict[str, Any] = {"page": "scorecard", "view": _view(found), "period": str(found.year), "method": make.said(f"{said.IN_PLAY}\n{said.COUNTING}")}  # fmt: skip
    figure = eight.charts.score(found.order, name)
    facts = eight.tables.facts(catalog, found.partners, found.year)
    frame = eight.tables.order(found.order, facts, name)
    regimes = [catalog.indicators[key] for key in eight.tables.FACTS if key in catalog.indicators]
    firm = "The range is what the score would be with any one dimension left out."
    return [
        make.slide(catalog, "chart", title, Chart(figure.to_plotly_json(), "0 to 100"), of=ones, sentence="In play, 0 to 100, is a measure of ours: balance and spread of the pulls, two thirds, and how unsteady they are, one third.", **more),
        make.slide(catalog, "table", words.capitalised(_lean(found, end, name)), make.from_frame(frame, ORDER), of=[*ones, *regimes], sentence=f"{firm} Lean: −100 all to {end.capital}, +100 all to the West.", **more),
    ]  # fmt: skip


def _lean(found: Scorecard, end: Anchor, name: said.Name) -> str:
    """Who leans furthest to which side."""
    leans = {one.partner: one.matched.lean for one in found.order if one.matched}
    if not leans:
        return "no lean is known"
    west, near = max(leans, key=leans.__getitem__), min(leans, key=leans.__getitem__)
    return f"{name(west)} leans furthest to the West ({said.signed(leans[west])}), {name(near)} {'furthest to ' + end.capital if leans[near] < 0 else 'least'} ({said.signed(leans[near])})"  # fmt: skip


def _votes(catalog: Catalog, found: Scorecard, end: Anchor) -> Slide | None:
    if found.voted is None:
        return None
    name = catalog.register.name
    contested = next(iter(found.cast.values())).contested
    most = max(found.partners, key=lambda code: found.cast[code].abstained)
    figure = eight.charts.ballots(found.partners, found.cast, end, name)
    closest = max(found.partners, key=lambda code: found.cast[code].with_anchor)
    title = f"{name(closest)} voted most often with {end.name}: on {found.cast[closest].with_anchor} of {contested} contested votes of {found.voted}"  # fmt: skip
    return make.slide(
        catalog, "chart", title, Chart(figure.to_plotly_json(), "votes"), of=_indicators(catalog, found, [ROPES["votes"]]), page="scorecard",
        view=_view(found), period=str(found.voted), method=ROPES["votes"].definition.format(anchor=end.name),
        sentence=f"{name(most)} abstained most often ({found.cast[most].abstained}). Final votes on which {end.name} and at least four of the G7 said the opposite. An abstention is a vote for neither, an absence no vote.",
    )  # fmt: skip


def _country(catalog: Catalog, found: Scorecard, end: Anchor, one: InPlay) -> Slide:
    """One country's ropes as a table, its place as the title, what moved most as the sentence."""
    name = catalog.register.name(one.partner)
    own = [tug for tug in found.tugs if tug.partner == one.partner]
    place = 1 + [other.partner for other in found.order].index(one.partner)
    title = f"{name}: too few dimensions are known for a place among the {words.spelled(len(found.order))}"
    if one.score is not None and one.matched:
        to = "to the West" if one.matched.lean > 0 else f"to {end.capital}"
        title = f"{name} is number {place} of {len(found.order)} in play, {words.whole(one.score)} of 100, and leans {words.whole(abs(one.matched.lean))} points {to}"  # fmt: skip
    moved = sorted((tug for tug in own if tug.change is not None and tug.counts), key=lambda tug: -abs(tug.change or 0))  # fmt: skip
    told = [
        f"{tug.rope.title}: {parts.lowered(_said(catalog, found, end, tug))}" for tug in moved[:2]
    ]
    frame = eight.tables.ropes(own, end, catalog).drop(columns=["Country", "Course"])
    whole = {column: Column(column, 0) for column in (end.short, "West", "Swing")}
    return make.slide(
        catalog, "table", title, make.from_frame(make.filled(frame), SIGNED | whole), of=_indicators(catalog, found, list(ROPES.values())),
        page="scorecard", view=_view(found, country=one.partner), period=str(found.year), names=[name],
        sentence=" ".join(told) or "No rope of it can be compared with an earlier year.",
        method=make.said("\n".join(said.definitions(end))),
    )  # fmt: skip


def _said(catalog: Catalog, found: Scorecard, end: Anchor, tug: Tug) -> str:
    ballot = found.cast.get(tug.partner) if tug.now and found.voted == tug.now.year else None
    return said.said(tug, end, catalog.indicators[tug.rope.to_anchor.indicator], ballot)


def _follows(catalog: Catalog, found: Scorecard, end: Anchor) -> Slide:
    """Who leans where, what moved furthest, and what would level the votes."""
    name = catalog.register.name
    lines = [said.subtitle(found.order, found.tugs, end, name)]
    for tug in sorted((tug for tug in found.tugs if tug.change and tug.counts), key=lambda tug: -abs(tug.change or 0))[:3]:  # fmt: skip
        lines.append(
            f"{name(tug.partner)}, {tug.rope.title.lower()}: {parts.lowered(_said(catalog, found, end, tug))}"
        )
    if absent := said.not_drawn(found.tugs, name):
        lines.append(f"Not known: {absent}.")
    return make.slide(
        catalog, "text", "What follows", None, of=[catalog.indicators[INDEX]], sources=[one.source for one in _indicators(catalog, found, list(ROPES.values()))],
        page="scorecard", view=_view(found), period=str(found.year), sentence=make.points(line for line in lines if line),
    )  # fmt: skip
