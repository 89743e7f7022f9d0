"""Two to ten countries side by side, with regard to one anchor; a slide for each of them."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

import pandas as pd

from solidarity import compare, compare_charts, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import make, moves
from solidarity.brief.ready import each, parts
from solidarity.brief.slide import Briefing, Chart, Column, Slide
from solidarity.catalog import Catalog
from solidarity.compare import Comparison, looks
from solidarity.compare.figures import upto
from solidarity.errors import DataError
from solidarity.indicator import Indicator

MOST = 10
"""Countries in one brief."""
DIMENSIONS = ("index", "diplomacy")
"""Whose usual figure is drawn over the years."""
AND = "_and_"


def comparison(
    catalog: Catalog, codes: Sequence[str], anchor: str = "RUS", year: int | None = None
) -> Briefing:
    """A brief on two to ten countries, by any of their names, as of a year or the index's newest.

    The anchor itself is left out. Raises DataError on fewer or more countries, UnknownName on a name
    the atlas does not hold, UnknownYear on a year without an index.
    """
    held = parts.with_index(catalog)
    end = ANCHORS[held.anchor(anchor)]
    asked = dict.fromkeys(parts.state(held, name) for name in codes)
    partners = [code for code in asked if code != end.code]
    if not 2 <= len(partners) <= MOST:
        raise DataError(
            f"A comparison takes two to ten countries beside {end.name}, not {words.spelled(len(partners)) if partners else 'none'}."
        )
    when = parts.year_of(held, end.code, year)
    found = compare.compare(held, end.code, partners, None, when)
    ordered = found.standing.rows.partner.tolist()
    groups = _groups(ordered)
    slides = [
        make.section(
            f"Who stands where with {end.capital}",
            compare.words.subtitle(found, end, held.register),
        ),
        _map(held, found, end),
        _standing(held, found, end),
        *(_profile(held, found, end, group) for group in groups),
        *(_course(held, found, end, group, name) for name in DIMENSIONS for group in groups),
        *(_figures(held, found, end, group) for group in groups),
        parts.parted(held, *_furthest(found), end.code, year),
        make.section(
            "One by one", f"The main figures of each with {end.name}, and their places in the world"
        ),
        *each.each(held, found, end),
        each.follows(held, found, end),
    ]
    title = compare.words.headline(found, end, held.register)
    return Briefing(title, make.without(slides), compare.words.subtitle(found, end, held.register))


def _groups(codes: Sequence[str]) -> list[list[str]]:
    """As many as can be told apart in one chart together, in parts of nearly the same size."""
    count = ceil(len(codes) / compare.LIMIT)
    size = ceil(len(codes) / count)
    return [list(codes[first : first + size]) for first in range(0, len(codes), size)]


def _furthest(found: Comparison) -> tuple[str, str]:
    """The closest and the least close of those with an index; of those in their order, else."""
    scored = found.standing.scored.partner.tolist()
    codes = scored if len(scored) > 1 else found.standing.rows.partner.tolist()
    return codes[0], codes[-1]


def _names(catalog: Catalog, codes: Sequence[str]) -> list[str]:
    return [catalog.register.name(code) for code in codes]


def _view(catalog: Catalog, found: Comparison, codes: Sequence[str], **more: str) -> dict[str, str]:
    """The address of the page Compare for as many of the countries as it takes."""
    return {
        "countries": AND.join(codes[: compare.LIMIT]), "versus": found.anchor, "beside": "none",
        "year": str(found.year),
    } | make.weighed(catalog) | more  # fmt: skip


def _map(catalog: Catalog, found: Comparison, end: Anchor) -> Slide:
    rows = found.standing.rows
    said = [
        f"{catalog.register.name(code)} {'–' if pd.isna(index) else words.whole(index)}"
        for code, index in zip(rows.partner, rows["index"], strict=True)
    ]
    sentence = f"Alignment index with {end.name}, {found.year}, 0 to 100: {', '.join(said)}. Grey, or a dash, has no index, which is no zero."  # fmt: skip
    title = compare.words.headline(found, end, catalog.register)
    names = _names(catalog, found.partners)
    return make.tie_map(catalog, INDEX, [end.code], found.year, title=title, sentence=sentence, names=names, view={"country": rows.partner.iloc[0]})  # fmt: skip


def _standing(catalog: Catalog, found: Comparison, end: Anchor) -> Slide:
    """Index and rank, and every dimension's score, the closest first."""
    frame = compare.words.table(found, catalog.register).drop(columns=["Known", "Without"])
    columns = {name: Column(name, 0) for name in ("Index", "Like for like", "Rank", "Of")}
    for name in _dimensions(catalog, found):
        title = words.capitalised(name)
        frame[title] = [found.standing.scores[code][name] for code in found.standing.rows.partner]
        columns[title] = Column(title, 0)
    known = frame["Index"].notna().sum()
    title = f"{words.capitalised(words.spelled(int(known)))} of {words.spelled(len(frame))} have an index with {end.name} in {found.year}: dimension by dimension"  # fmt: skip
    if spread := _widest(catalog, found):
        title = f"Of all dimensions {spread} sets them apart the most with {end.name}"
    wide = len(found.partners) > compare.LIMIT
    page, view = ("compare", _view(catalog, found, found.partners))
    if wide:  # more than the page compares: the world's list has them all
        page, view = "atlas", {"anchor": end.code, "indicator": INDEX, "year": str(found.year)} | make.weighed(catalog)  # fmt: skip
    return make.slide(
        catalog, "table", title, make.from_frame(frame, columns), of=[catalog.indicators[INDEX]], page=page, view=view,
        sentence=f"{compare.words.subtitle(found, end, catalog.register)} Scores run from 0 to 100, 100 the closest; a dash has no figure, which is no zero.",
        period=str(found.year), names=_names(catalog, found.partners),
    )  # fmt: skip


def _dimensions(catalog: Catalog, found: Comparison) -> list[str]:
    """The dimensions that weigh anything and can exist for the anchor."""
    held = catalog.alignment
    defined = held.scores.defined[:, held.scores.anchors.index(found.anchor)]
    return [name for (name, weight), can in zip(held.weights.each, defined, strict=True) if can and weight > 0]  # fmt: skip


def _widest(catalog: Catalog, found: Comparison) -> str:
    """The dimension, known for at least two, in which the scores lie furthest apart; with both ends."""
    spans: dict[str, dict[str, float]] = {}
    for name in _dimensions(catalog, found):
        known = {code: scores[name] for code, scores in found.standing.scores.items() if not pd.isna(scores[name])}  # fmt: skip
        if len(known) > 1:
            spans[name] = known
    if not spans:
        return ""
    name, known = max(spans.items(), key=lambda one: max(one[1].values()) - min(one[1].values()))
    ends = []
    for end in (min(known.values()), max(known.values())):
        whose = [code for code, score in known.items() if score == end]
        only = f" ({catalog.register.name(whose[0])})" if len(whose) == 1 else ""
        ends.append(f"{words.whole(end)}{only}")
    return "" if ends[0] == ends[1] else f"{name}, from {ends[0]} to {ends[1]},"


def _profile(catalog: Catalog, found: Comparison, end: Anchor, group: Sequence[str]) -> Slide:
    """Scores by dimension, a line per country."""
    names = _dimensions(catalog, found)
    figure = compare_charts.profile_lines(found.standing, None, names, looks.looks(group, catalog.register), None)  # fmt: skip
    listed = words.listed(_names(catalog, group))
    return make.slide(
        catalog, "chart", _leads(catalog, found, group), Chart(make.keyed(figure).to_plotly_json(), "0 to 100"),
        of=[catalog.indicators[INDEX]], page="compare", view=_view(catalog, found, group), period=str(found.year),
        sentence=f"Scores of {listed} with {end.name} by dimension, {found.year}: 0 to 100 by fixed goalposts, 100 the closest. A gap has no figure, which is no zero.",
        names=_names(catalog, group),
    )  # fmt: skip


def _leads(catalog: Catalog, found: Comparison, group: Sequence[str]) -> str:
    """Who alone is the closest in which dimensions: `India leads on arms and energy, China on votes`."""
    leads: dict[str, list[str]] = {}
    for name in _dimensions(catalog, found):
        known = {code: found.standing.scores[code][name] for code in group}
        known = {code: score for code, score in known.items() if not pd.isna(score)}
        best = [code for code, score in known.items() if score == max(known.values())]
        if len(best) == 1 and len(known) > 1:
            leads.setdefault(best[0], []).append(name)
    said = [f"{catalog.register.name(code)} on {words.listed(on)}" for code, on in leads.items()]
    return f"Closest of these: {'; '.join(said)}" if said else "In no dimension is one of these alone the closest"  # fmt: skip


def _course(catalog: Catalog, found: Comparison, end: Anchor, group: Sequence[str], dimension: str) -> Slide | None:  # fmt: skip
    """One indicator over the years, a line per country."""
    usual = compare.drawn_first(found.indicators, found.anchor).get(dimension)
    if usual is None:
        return None
    one = catalog.indicators[usual]
    held = found.ties[(found.ties.indicator == usual) & (found.ties.year <= upto(catalog, found.year))]  # fmt: skip
    held = held[held.partner.isin(group)]
    if held.empty:
        return None
    figure = compare_charts.courses(held, one, looks.looks(group, catalog.register), None)
    said = [text for code in group if (text := _moved(catalog, one, end, held, code))]
    return make.slide(
        catalog, "chart", f"{words.capitalised(moves.topic(one))} with {end.name}: {said[0] if said else 'no whole year'}", Chart(make.keyed(figure).to_plotly_json(), one.unit),
        of=[one], page="compare", view=_view(catalog, found, group), names=_names(catalog, group),
        sentence=" ".join([*(f"{text}." for text in said[1:]), "Hollow points are not simply observed; a gap has no data."]),
        period=words.span(int(held.year.min()), int(held.year.max())),
    )  # fmt: skip


def _moved(catalog: Catalog, one: Indicator, end: Anchor, held: pd.DataFrame, code: str) -> str:
    found = make.change(one, end.code, held[held.partner == code])
    return f"{catalog.register.name(code)} {moves.short(found)}" if found else ""


def _figures(catalog: Catalog, found: Comparison, end: Anchor, group: Sequence[str]) -> Slide:
    """Figure by figure, as on the page; each cell with its years unless they are the row's."""
    names = _names(catalog, group)
    table = found.table.astype(object).where(found.table.notna(), None)
    of = [[row[f"{name}: of"] for name in names] for row in table.to_dict("records")]
    kept = [any(row) for row in of]
    lines = table[["Tie", "Unit"]].assign(Of=pd.Series([_usual(row) for row in of], dtype="object"))
    for place, name in enumerate(names):
        own = zip(table[name], (row[place] for row in of), lines["Of"], strict=True)
        lines[name] = [_cell(*cell) for cell in own]
    ones = [one for one, known in zip(found.indicators, kept, strict=True) if known]
    every = sum(all(row) for row in of)
    none = len(kept) - sum(kept)
    left = f" {words.capitalised(words.spelled(none))} with no figure of any of them {'is' if none == 1 else 'are'} left out." if none else ""  # fmt: skip
    title = (
        f"Figure by figure with {end.name}: {every} of {sum(kept)} are known for"
        f" {'both' if len(names) == 2 else f'all {words.spelled(len(names))}'}"
    )
    return make.slide(
        catalog, "table", title, make.from_frame(lines[kept]), of=ones, page="compare", view=_view(catalog, found, group), names=names,
        sentence=f"{words.listed(names)}: the newest figure up to {found.year}, of the years in “Of” unless others stand beside it; “carried” is older than the newest there is. A dash is no data, not zero.{left}",
        period=f"to {found.year}",
    )  # fmt: skip


def _usual(periods: Sequence[str | None]) -> str | None:
    """What most cells of a row are of, among those that are simply observed."""
    plainly = Counter(text for text in periods if text and "," not in text)
    return plainly.most_common(1)[0][0] if plainly else None


def _cell(value: str | None, of: str | None, row: str | None) -> str | None:
    return value if value is None or of == row else f"{value} ({of})"
