"""A group of partners, as its page has it: map, ties, moves, courses, events, the article."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from solidarity import group_words, groups, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS
from solidarity.brief import make
from solidarity.brief.ready import about, events, parts
from solidarity.brief.ready.about import SINCE, About
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog
from solidarity.errors import UnknownName
from solidarity.groups import AXIS, Group

MANY = 12
"""With more members the table holds the index alone, and not all have a chart, as on the page."""
CHARTS = 6
FIRST = 5
"""So many members are named below the map."""
HEAD = "The article (July 2023), in our words"
ARTICLE = (
    "“Iran, Russia, and the Challenges of Inter-Pariah Solidarity”, War on the Rocks. No verdict:"
    " the figures stand beside the statements."
)


@dataclass(frozen=True)
class Region(About):
    """A brief on a group of partners."""

    group: Group
    members: list[str]

    @property
    def many(self) -> bool:
        """Whether there are too many of them to show all."""
        return len(self.members) > MANY


def region(catalog: Catalog, group: str, anchor: str = "RUS", year: int | None = None) -> Briefing:
    """A brief on one of the groups of partners (groups.groups), its map and courses with the
    anchor. Raises UnknownName on any other group, DataError for an anchor no page is about.
    """
    held = about.with_index(catalog)
    known = groups.groups()
    if group not in known:
        raise UnknownName("a group of partners", group, known)
    own, end = known[group], about.anchor_of(held, anchor, AXIS)
    when, members = about.year_of(held, end, year), held.register.members(own.members)
    asked = Region(held, end, when, year, own, members)
    title, rest = parts.title_of(_closest(asked, AXIS))
    entries = events.of_countries(asked, members, own.title)
    shown = (_map(asked, title, rest), _relations(asked), _movers(asked))
    slides = (
        *make.section(own.title, own.about, *shown),
        *make.section("Over the years", _drawn(asked), *_courses(asked)),
        *make.section(
            "What happened",
            "Entries of our lists that name one of them: a selection, which counts nothing",
            *entries,
        ),
        *make.section(
            "The article, and what the data say",
            "Each statement of July 2023 beside the figures of today, without a verdict",
            _facts(asked),
            parts.follows(asked, _follows(asked), **_page(asked)),
        ),
    )
    return Briefing(title, slides, parts.joined(rest, own.about))


def _page(asked: Region, **more: str) -> dict[str, Any]:
    """The address of the group's page."""
    view = {
        "anchor": asked.end.code,
        "indicator": INDEX,
        "region": asked.group.region,
        "year": str(asked.year),
        "since": str(SINCE),
    }
    return {"page": asked.group.key, "view": view | make.weighed(asked.catalog) | more}


def _closest(asked: Region, anchors: Iterable[str]) -> str:
    """Who of them leads with each of these anchors."""
    held, year = asked.catalog, asked.year
    leads = [group_words.lead(held, asked.members, code, year) for code in anchors]
    return group_words.headline(asked.group, leads, held, year)


def _map(asked: Region, title: str, rest: str) -> Slide:
    """The index of all of them on their part of the map."""
    return make.tie_map(
        asked.catalog,
        INDEX,
        [asked.end.code],
        asked.year,
        asked.group.region,
        title=title,
        sentence=parts.joined(rest, *_scores(asked)),
        names=_named(asked),
        **_page(asked, country=asked.members[0]),
    )


def _scores(asked: Region) -> tuple[str, str]:
    """The index of the first, and how many have none."""
    view = asked.catalog.view(INDEX, asked.end.code, asked.year)
    own = view[view.partner.isin(asked.members)]
    pairs = zip(asked.names(own.partner), own.value, strict=True)
    scores = [f"{name} {words.whole(value)}" for name, value in pairs]
    with_end, rest = f"with {asked.end.name}", len(scores) - FIRST
    told = f"None of them has an index {with_end} in {asked.year}."
    if scores:
        shown = ", ".join(scores[:FIRST] if rest > 1 else scores)
        more = f" and {rest} more" if rest > 1 else ""
        told = f"Alignment index {with_end}, {asked.year}: {shown}{more}."
    of = words.spelled(len(asked.members))
    lacking = parts.few(len(asked.members) - len(own), f"One of {of} has", f"{{}} of {of} have")
    return told, f"{lacking} none, which is no zero." if lacking else ""


def _named(asked: Region) -> Sequence[str]:
    """Whose traps are told: of many no one's in particular."""
    return asked.names(asked.members) if len(asked.members) < MANY else ()


def _relations(asked: Region) -> Slide:
    """The relationship table with both anchors; of many members the index alone."""
    held, group, year = asked.catalog, asked.group, asked.year
    ones = [one for one in groups.shown(held) if not asked.many or one.dimension == "index"]
    rows = groups.relations(held, asked.members, ones, year)
    frame = group_words.table(rows, held)
    if against := groups.contrast(held, group):
        others = groups.relations(held, against, ones, year)
        frame = pd.concat([frame, group_words.medians(others, group, held)], ignore_index=True)
    arrows = rows[rows.anchor == asked.end.code].arrow
    closer, known = int((arrows == groups.UP).sum()), int((arrows != "").sum())
    back = f"{words.spelled(groups.BACK)} years"
    return make.slide(
        held,
        f"{group.title}: {parts.number(closer)} of {words.spelled(known)} ties with"
        f" {asked.end.name} came closer in {back}",
        make.from_frame(frame),
        of=ones,
        names=_named(asked),
        sentence=f"The newest figure up to {year}. {groups.UP} closer than {back} before,"
        f" {groups.DOWN} further apart, {groups.FLAT} much the same. A dash has no data, which is"
        " not zero.",
        period=f"to {year}",
        **_page(asked, kind="index" if asked.many else "all"),
    )


def _movers(asked: Region) -> Slide | None:
    """How each moved towards both anchors; None in a year before which nobody can have."""
    if asked.year <= SINCE:
        return None
    rows = groups.movers(asked.catalog, asked.members, SINCE, asked.year)
    frame = group_words.movers_table(rows, asked.name)
    numbers = [str(name) for name in frame.columns.drop("Partner")]
    columns = {name: Column(name, 0, signed="since" in name) for name in numbers}
    told = _moved(asked, rows)
    title = told.pop(asked.end.code).removesuffix(".")
    like_for_like = f"{SINCE} to {asked.year}, on the figures known in both years"
    return make.slide(
        asked.catalog,
        title,
        make.from_frame(frame, columns),
        of=[asked.index],
        sentence=f"{' '.join(told.values())} Points of the alignment index, {like_for_like}; a"
        " dash has no index in one of them.",
        period=words.span(SINCE, asked.year),
        **_page(asked),
    )


def _moved(asked: Region, rows: pd.DataFrame) -> dict[str, str]:
    """How many moved towards each anchor, in words; `rows` are groups.movers."""
    group, name = asked.group, asked.name
    return {code: group_words.moved(group, rows, ANCHORS[code], SINCE, name) for code in AXIS}


def _courses(asked: Region) -> list[Slide | None]:
    """A chart for each member; of many, for those strongest on the map."""
    held, end, year = asked.catalog, asked.end.code, asked.year
    order = [code for code in held.view(INDEX, end, year).partner if code in asked.members]
    chosen = order[:CHARTS] if asked.many else asked.members
    ends = [end, *(code for code in AXIS if code != end)]
    return [make.trend(held, INDEX, ends, code, year) for code in chosen]


def _drawn(asked: Region) -> str:
    """Of whom there is a chart."""
    if asked.many:
        return f"The index with both, of the {words.spelled(CHARTS)} of them closest in it"
    return "The index with both, member by member"


def _facts(asked: Region) -> Slide:
    """The article's statements, each with the figures that speak to it; no verdict."""
    held, facts, year = asked.catalog, asked.group.facts, asked.year
    rows = [
        {HEAD: fact.claim, "What the data say": words.capitalised(line)}
        for fact in facts
        for line in group_words.fact(fact, held, year)
    ]
    statements = words.capitalised(words.spelled(len(facts)))
    figures = words.spelled(len(rows))
    return make.slide(
        held,
        f"{statements} statements of the article, {figures} figures that speak to them",
        make.from_frame(pd.DataFrame(rows)),
        of=make.held(held, (key for fact in facts for key, *_ in fact.show)),
        sources=["registers"],
        sentence=ARTICLE,
        period=f"to {year}",
        **_page(asked),
    )


def _follows(asked: Region) -> list[str]:
    """Who leads with each, of whom too little is known, and who moved."""
    lines = []
    for code in AXIS:
        view = asked.catalog.view(INDEX, code, asked.year)
        ranked = set(view[view["rank"].notna()].partner)
        names = asked.names(member for member in asked.members if member not in ranked)
        lines.append(f"{_closest(asked, [code])}.")
        if names:
            listed = words.listed(names) if len(names) < MANY else f"{len(names)} of them"
            why = f"Not ranked with {ANCHORS[code].name}, as too few dimensions are known"
            lines.append(f"{why}: {listed}.")
    if asked.year > SINCE:
        rows = groups.movers(asked.catalog, asked.members, SINCE, asked.year)
        lines += _moved(asked, rows).values()
    return lines
