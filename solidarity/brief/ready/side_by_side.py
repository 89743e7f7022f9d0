"""Two to ten countries side by side, with regard to one anchor; a slide for each of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import Any

import pandas as pd

from solidarity import compare, compare_charts, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS
from solidarity.brief import make, moves
from solidarity.brief.ready import about, parts
from solidarity.brief.ready.each import each, follows
from solidarity.brief.ready.several import Several, dimensions, scores, shown
from solidarity.brief.slide import Briefing, Column, Slide
from solidarity.catalog import Catalog
from solidarity.compare import looks
from solidarity.compare.figures import upto
from solidarity.errors import DataError

MOST = 10
"""Countries in one brief."""
DIMENSIONS = ("index", "diplomacy")
"""Whose usual figure is drawn over the years."""
SCALE = "Scores run from 0 to 100, 100 the closest; a dash has no figure, which is no zero."
GOALPOSTS = "0 to 100 by fixed goalposts, 100 the closest. A gap has no figure, which is no zero."
NEWEST = (
    "of the years in “Of” unless others stand beside it; “carried” is older than the newest there"
    " is. A dash is no data, not zero."
)
HOLLOW = "Hollow points are not simply observed; a gap has no data."


def comparison(
    catalog: Catalog, codes: Sequence[str], anchor: str = "RUS", year: int | None = None
) -> Briefing:
    """A brief on two to ten countries, by any of their names, as of a year or the index's newest.

    The anchor itself is left out. Raises DataError on fewer or more countries, UnknownName on a
    name the atlas does not hold, UnknownYear on a year without an index.
    """
    asked = _asked(about.with_index(catalog), codes, anchor, year)
    end, register = asked.end, asked.catalog.register
    title = compare.words.headline(asked.found, end, register)
    said = compare.words.subtitle(asked.found, end, register)
    each_of_them = f"The main figures of each with {end.name}, and their places in the world"
    slides = (
        *make.section(f"Who stands where with {end.capital}", said, *_together(asked, title, said)),
        *make.section("One by one", each_of_them, *each(asked), follows(asked)),
    )
    return Briefing(title, slides, said)


def _asked(catalog: Catalog, names: Sequence[str], anchor: str, year: int | None) -> Several:
    """The countries, each once, without the anchor."""
    end = ANCHORS[catalog.anchor(anchor)]
    codes = dict.fromkeys(about.state(catalog, name) for name in names)
    partners = [code for code in codes if code != end.code]
    if not 2 <= len(partners) <= MOST:
        beside, many = f"two to ten countries beside {end.name}", parts.number(len(partners))
        raise DataError(f"A comparison takes {beside}, not {many}.")
    when = about.year_of(catalog, end, year)
    found = compare.compare(catalog, end.code, partners, None, when)
    return Several(catalog, end, when, year, found)


def _together(asked: Several, title: str, said: str) -> Iterator[Slide | None]:
    """All of them on each slide, as far as they can be told apart."""
    groups = _groups(asked.codes)
    yield _map(asked, title)
    yield _standing(asked, said)
    yield from (_profile(asked, group) for group in groups)
    yield from (_course(asked, group, name) for name in DIMENSIONS for group in groups)
    yield from (_figures(asked, group) for group in groups)
    yield parts.parted(asked, *_furthest(asked), asked.end)


def _groups(codes: Sequence[str]) -> list[list[str]]:
    """As many as can be told apart in one chart together, in parts of nearly the same size."""
    count = ceil(len(codes) / compare.LIMIT)
    size = ceil(len(codes) / count)
    return [list(codes[first : first + size]) for first in range(0, len(codes), size)]


def _furthest(asked: Several) -> tuple[str, str]:
    """The closest and the least close of those with an index; of those in their order, else."""
    scored = asked.found.standing.scored.partner.tolist()
    codes = scored if len(scored) > 1 else asked.codes
    return codes[0], codes[-1]


def _map(asked: Several, title: str) -> Slide:
    """The index of each in the world."""
    rows = asked.found.standing.rows
    said = [
        f"{asked.name(code)} {'–' if pd.isna(index) else words.whole(index)}"
        for code, index in zip(rows.partner, rows["index"], strict=True)
    ]
    return make.tie_map(
        asked.catalog,
        INDEX,
        [asked.end.code],
        asked.year,
        title=title,
        sentence=f"Alignment index with {asked.end.name}, {asked.year}, 0 to 100:"
        f" {', '.join(said)}. Grey, or a dash, has no index, which is no zero.",
        names=asked.names(asked.found.partners),
        view={"country": asked.codes[0]},
    )


def _standing(asked: Several, said: str) -> Slide:
    """Index and rank, and every dimension's score, the closest first."""
    table = compare.words.table(asked.found, asked.catalog.register)
    every = asked.found.standing.scores
    by_name = {
        words.capitalised(name): [every[code][name] for code in asked.codes]
        for name in dimensions(asked)
    }
    frame = table.drop(columns=["Known", "Without"]).assign(**by_name)
    numbers = ("Index", "Like for like", "Rank", "Of", *by_name)
    return make.slide(
        asked.catalog,
        _widest(asked) or _known(asked, int(frame["Index"].notna().sum())),
        make.from_frame(frame, {name: Column(name, 0) for name in numbers}),
        of=[asked.index],
        sentence=f"{said} {SCALE}",
        period=str(asked.year),
        **shown(asked, asked.found.partners),
    )


def _known(asked: Several, count: int) -> str:
    many = f"{words.capitalised(words.spelled(count))} of {words.spelled(len(asked.codes))}"
    with_end = f"with {asked.end.name} in {asked.year}"
    return f"{many} have an index {with_end}: dimension by dimension"


def _widest(asked: Several) -> str:
    """The dimension in which the scores lie furthest apart, with both ends."""
    known = scores(asked, asked.codes)
    if not known:
        return ""
    name, own = max(known.items(), key=lambda one: max(one[1].values()) - min(one[1].values()))
    low, high = (_end(asked, own, end) for end in (min(own.values()), max(own.values())))
    apart = f"{name}, from {low} to {high}, sets them apart the most with {asked.end.name}"
    return "" if low == high else f"Of all dimensions {apart}"


def _end(asked: Several, scores: Mapping[str, float], end: float) -> str:
    """`87 (China)`: a score, with whose it is, if it is one country's alone."""
    whose = [code for code, score in scores.items() if score == end]
    return words.whole(end) + (f" ({asked.name(whose[0])})" if len(whose) == 1 else "")


def _profile(asked: Several, group: Sequence[str]) -> Slide:
    """Scores by dimension, a line per country."""
    lines, names = looks.looks(group, asked.catalog.register), words.listed(asked.names(group))
    standing, of = asked.found.standing, dimensions(asked)
    figure = compare_charts.profile_lines(standing, None, of, lines, None)
    return make.slide(
        asked.catalog,
        _leads(asked, group),
        make.drawn(make.keyed(figure), "0 to 100"),
        of=[asked.index],
        sentence=f"Scores of {names} with {asked.end.name} by dimension, {asked.year}: {GOALPOSTS}",
        period=str(asked.year),
        **shown(asked, group),
    )


def _leads(asked: Several, group: Sequence[str]) -> str:
    """Who alone is the closest in which dimensions: `India on arms and energy; China on votes`."""
    leads: dict[str, list[str]] = {}
    for name, own in scores(asked, group).items():
        best = [code for code, score in own.items() if score == max(own.values())]
        if len(best) == 1:
            leads.setdefault(best[0], []).append(name)
    said = "; ".join(f"{asked.name(code)} on {words.listed(on)}" for code, on in leads.items())
    nobody = "In no dimension is one of these alone the closest"
    return f"Closest of these: {said}" if said else nobody


def _course(asked: Several, group: Sequence[str], dimension: str) -> Slide | None:
    """One indicator over the years, a line per country."""
    usual = compare.drawn_first(asked.found.indicators, asked.end.code).get(dimension)
    if usual is None:
        return None
    held, one, ties = asked.catalog, asked.catalog.indicators[usual], asked.found.ties
    own = ties[(ties.indicator == usual) & (ties.year <= upto(held, asked.year))]
    own = own[own.partner.isin(group)]
    if own.empty:
        return None
    figure = compare_charts.courses(own, one, looks.looks(group, held.register), None)
    changes = {code: make.change(one, asked.end.code, own[own.partner == code]) for code in group}
    said = [f"{asked.name(code)} {moves.short(it)}" for code, it in changes.items() if it]
    first, *others = said or ["no whole year"]
    return make.slide(
        held,
        f"{words.capitalised(moves.topic(one))} with {asked.end.name}: {first}",
        make.drawn(make.keyed(figure), one.unit),
        of=[one],
        sentence=" ".join([*(f"{text}." for text in others), HOLLOW]),
        period=words.span(int(own.year.min()), int(own.year.max())),
        **shown(asked, group),
    )


def _figures(asked: Several, group: Sequence[str]) -> Slide:
    """Figure by figure, as on the page; each cell with its years unless they are the row's."""
    names, found = asked.names(group), asked.found
    table = found.table.astype(object).where(found.table.notna(), None)
    every = zip(found.indicators, table.to_dict("records"), strict=True)
    rows = [(one, row) for one, row in every if any(row[_of(name)] for name in names)]
    known = sum(all(row[_of(name)] for name in names) for _, row in rows)
    whom = "both" if len(names) == 2 else f"all {words.spelled(len(names))}"
    lines, head = [_line(row, names) for _, row in rows], ["Tie", "Unit", "Of", *names]
    none = "with no figure of any of them"
    left = parts.few(
        len(table) - len(rows), f"One {none} is left out.", f"{{}} {none} are left out."
    )
    return make.slide(
        asked.catalog,
        f"Figure by figure with {asked.end.name}: {known} of {len(rows)} are known for {whom}",
        make.from_frame(pd.DataFrame(lines, columns=head)),
        of=[one for one, _ in rows],
        sentence=parts.joined(
            f"{words.listed(names)}: the newest figure up to {asked.year}, {NEWEST}", left
        ),
        period=f"to {asked.year}",
        **shown(asked, group),
    )


def _of(name: str) -> str:
    """The column of the page's table that has the period of a country's figures."""
    return f"{name}: of"


def _line(row: Mapping[Any, Any], names: Sequence[str]) -> dict[str, str | None]:
    """A row of the page's table with one column for the period that most figures have."""
    periods = {name: row[_of(name)] for name in names}
    plainly = Counter(of for of in periods.values() if of and "," not in of)
    usual = plainly.most_common(1)[0][0] if plainly else None
    head = {"Tie": row["Tie"], "Unit": row["Unit"], "Of": usual}
    return head | {name: _cell(row[name], of, usual) for name, of in periods.items()}


def _cell(value: str | None, of: str | None, usual: str | None) -> str | None:
    return value if value is None or of == usual else f"{value} ({of})"
