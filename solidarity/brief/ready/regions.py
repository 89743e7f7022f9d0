"""A group of partners, as its page has it: map, ties, who moved, courses, events, the article's statements."""

import pandas as pd

from solidarity import group_words, groups, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make
from solidarity.brief.ready import parts
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog
from solidarity.errors import UnknownName
from solidarity.groups import AXIS, Group
from solidarity.timeline import Choice

MANY = 12
"""From so many members on a table holds the index alone, and not all have a chart, as on the page."""
CHARTS = 6
SINCE = 2014


def region(
    catalog: Catalog, group: str, anchor: str = "RUS", year: int | None = None
) -> Briefing:  # fmt: skip
    """A brief on one of the groups of partners (groups.groups), its map and courses with the anchor.

    Raises UnknownName on any other group, DataError for an anchor that the pages are not about.
    """
    held = parts.with_index(catalog)
    known = groups.groups()
    if group not in known:
        raise UnknownName("a group of partners", group, known)
    own, end = known[group], parts.anchor_of(held, anchor, AXIS)
    when = parts.year_of(held, end.code, year)
    members = held.register.members(own.members)
    leads = [group_words.lead(held, members, code, when) for code in AXIS]
    title, rest = parts.title_of(group_words.headline(own, leads, held, when))
    slides = [
        make.section(own.title, own.about),
        _map(held, own, members, end, when, title, rest),
        _relations(held, own, members, end, when),
        _movers(held, own, members, end, when),
        make.section("Over the years", _drawn(members)),
        *_courses(held, own, members, end, when),
        make.section(
            "What happened",
            "Entries of our lists that name one of them: a selection, which counts nothing",
        ),
        *_events(held, own, members, year),
        make.section(
            "The article, and what the data say",
            "Each statement of July 2023 beside the figures of today, without a verdict",
        ),
        _facts(held, own, end, when),
        _follows(held, own, members, end, when),
    ]
    return Briefing(title, make.without(slides), f"{rest} {own.about}".strip())


def _view(catalog: Catalog, group: Group, end: Anchor, year: int, **more: str) -> dict[str, str]:
    """The address of the group's page."""
    return {
        "anchor": end.code, "indicator": INDEX, "region": group.region, "year": str(year), "since": str(SINCE),
    } | make.weighed(catalog) | more  # fmt: skip


def _map(
    catalog: Catalog,
    group: Group,
    members: list[str],
    end: Anchor,
    year: int,
    title: str,
    rest: str,
) -> Slide:
    name = catalog.register.name
    view = catalog.view(INDEX, end.code, year)
    own = view[view.partner.isin(members)]
    first = [f"{name(code)} {words.whole(value)}" for code, value in zip(own.partner, own.value, strict=True)]  # fmt: skip
    more = f" and {len(first) - 5} more" if len(first) > 6 else ""
    shown = first[:5] if more else first
    said = f"Alignment index with {end.name}, {year}: {', '.join(shown)}{more}." if first else f"None of them has an index with {end.name} in {year}."  # fmt: skip
    lacking = len(members) - len(own)
    said += f" {words.capitalised(words.spelled(lacking))} of {words.spelled(len(members))} {'has' if lacking == 1 else 'have'} none, which is no zero." if lacking else ""  # fmt: skip
    return make.tie_map(
        catalog, INDEX, [end.code], year, group.region, title=title, sentence=f"{rest} {said}".strip(), page=group.key,
        view=_view(catalog, group, end, year, country=members[0]),
        names=[name(code) for code in members] if len(members) < MANY else (),
    )  # fmt: skip


def _relations(catalog: Catalog, group: Group, members: list[str], end: Anchor, year: int) -> Slide:
    """The relationship table with both anchors; of many members the index alone."""
    kind = "index" if len(members) > MANY else "all"
    shown = [one for one in groups.shown(catalog) if kind == "all" or one.dimension == kind]
    rows = groups.relations(catalog, members, shown, year)
    frame = group_words.table(rows, catalog)
    if against := groups.contrast(catalog, group):
        others = groups.relations(catalog, against, shown, year)
        frame = pd.concat([frame, group_words.medians(others, group, catalog)], ignore_index=True)
    closer = int((rows[rows.anchor == end.code].arrow == groups.UP).sum())
    known = int((rows[rows.anchor == end.code].arrow != "").sum())
    title = f"{group.title}: {words.spelled(closer) if closer else 'none'} of {words.spelled(known)} ties with {end.name} came closer in {words.spelled(groups.BACK)} years"  # fmt: skip
    return make.slide(
        catalog, "table", title, make.from_frame(frame), of=shown, page=group.key, view=_view(catalog, group, end, year, kind=kind),
        sentence=f"The newest figure up to {year}. {groups.UP} closer than {words.spelled(groups.BACK)} years before, {groups.DOWN} further apart, → much the same. A dash has no data, which is not zero.",
        period=f"to {year}", names=[catalog.register.name(code) for code in members] if len(members) < MANY else (),
    )  # fmt: skip


def _movers(
    catalog: Catalog, group: Group, members: list[str], end: Anchor, year: int
) -> Slide | None:
    if year <= SINCE:
        return None
    rows = groups.movers(catalog, members, SINCE, year)
    name = catalog.register.name
    said = {code: group_words.moved(group, rows, ANCHORS[code], SINCE, name) for code in AXIS}
    frame = group_words.movers_table(rows, name)
    columns = {str(column): Column(str(column), 0, signed="since" in str(column)) for column in frame.columns.drop("Partner")}  # fmt: skip
    others = [text for code, text in said.items() if code != end.code]
    return make.slide(
        catalog, "table", said[end.code].removesuffix("."), make.from_frame(frame, columns), of=[catalog.indicators[INDEX]],
        page=group.key, view=_view(catalog, group, end, year), period=words.span(SINCE, year),
        sentence=f"{' '.join(others)} Points of the alignment index, {SINCE} to {year}, on the figures known in both years; a dash has no index in one of them.",
    )  # fmt: skip


def _courses(
    catalog: Catalog, group: Group, members: list[str], end: Anchor, year: int
) -> list[Slide | None]:
    """A chart for each member; of many, for those strongest on the map."""
    view = catalog.view(INDEX, end.code, year)
    order = [code for code in view.partner.astype("str") if code in members]
    chosen = order[:CHARTS] if len(members) > MANY else members
    ends = [end.code, *(code for code in AXIS if code != end.code)]
    return [make.trend(catalog, INDEX, ends, code, year) for code in chosen]


def _drawn(members: list[str]) -> str:
    """Of whom there is a chart."""
    if len(members) > MANY:
        return f"The index with both, of the {words.spelled(CHARTS)} of them closest in it"
    return "The index with both, member by member"


def _events(
    catalog: Catalog, group: Group, members: list[str], until: int | None
) -> tuple[Slide, ...]:
    years = parts.since_1989(catalog, until)
    view = parts.timeline_view(catalog, members, years)
    choice = Choice(years, countries=tuple(members))
    return parts.events(catalog, choice, group.title, "timeline", view)


def _facts(catalog: Catalog, group: Group, end: Anchor, year: int) -> Slide:
    """The article's statements, each with the figures that speak to it; no verdict."""
    rows = [
        {"The article (July 2023), in our words": fact.claim, "What the data say": words.capitalised(line)}
        for fact in group.facts
        for line in group_words.fact(fact, catalog, year)
    ]  # fmt: skip
    keys = dict.fromkeys(key for fact in group.facts for key, *_ in fact.show)
    title = f"{words.capitalised(words.spelled(len(group.facts)))} statements of the article, {words.spelled(len(rows))} figures that speak to them"  # fmt: skip
    return make.slide(
        catalog, "table", title, make.from_frame(pd.DataFrame(rows)), of=[catalog.indicators[key] for key in keys if key in catalog.indicators],
        sources=["registers"], page=group.key, view=_view(catalog, group, end, year), period=f"to {year}",
        sentence="“Iran, Russia, and the Challenges of Inter-Pariah Solidarity”, War on the Rocks. No verdict: the figures stand beside the statements.",
    )  # fmt: skip


def _follows(catalog: Catalog, group: Group, members: list[str], end: Anchor, year: int) -> Slide:
    """Who leads with each, who moved, and of whom too little is known."""
    name, lines = catalog.register.name, []
    for code in AXIS:
        leads = group_words.lead(catalog, members, code, year)
        lines.append(f"{group_words.headline(group, [leads], catalog, year)}.")
        ranked = catalog.view(INDEX, code, year)
        unranked = [
            one for one in members if one not in set(ranked[ranked["rank"].notna()].partner)
        ]
        if unranked:
            listed = words.listed([name(one) for one in unranked]) if len(unranked) < MANY else f"{len(unranked)} of them"  # fmt: skip
            lines.append(f"Not ranked with {ANCHORS[code].name}, as too few dimensions are known: {listed}.")  # fmt: skip
    if year > SINCE:
        rows = groups.movers(catalog, members, SINCE, year)
        lines += [group_words.moved(group, rows, ANCHORS[code], SINCE, name) for code in AXIS]
    return make.slide(
        catalog, "text", "What follows", None, of=[catalog.indicators[INDEX]], page=group.key, view=_view(catalog, group, end, year),
        sentence=make.points(lines), period=str(year),
    )  # fmt: skip
