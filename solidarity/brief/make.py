"""Slides from what the core computes: maps, courses, tables, with words, source and view."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import NoneType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import axis, charts, maps, words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment.weights import short_text
from solidarity.anchors import ANCHORS, Anchor
from solidarity.brief import moves
from solidarity.brief.frames import filled, from_frame
from solidarity.brief.notes import TRAPS, shortened, traps
from solidarity.brief.slide import Chart, Content, Kind, Slide, Table, WorldMap
from solidarity.catalog import Catalog
from solidarity.indicator import Indicator

__all__ = [
    "TRAPS", "change", "cited", "drawn", "from_frame", "held", "keyed", "method", "points", "said",
    "section", "slide", "tie_map", "traps", "trend", "weighed", "world",
]  # fmt: skip
KINDS: dict[type, Kind] = {WorldMap: "map", Chart: "chart", Table: "table", NoneType: "text"}
MANY = 3
"""Sources named with their publisher; of more, title and release stand alone."""
OUR_CALCULATION = "our calculation"
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


def cited(catalog: Catalog, keys: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Who published the figures of these sources, in one line, and how each asks to be cited.

    `keys` are those of sources or of indicators. The index also cites what it is made of. Keys that
    the atlas does not hold are passed over.
    """
    named = [catalog.indicators[key].source if key in catalog.indicators else key for key in keys]
    held = [catalog.sources[key] for key in dict.fromkeys(named) if key in catalog.sources]
    many = len(held) > MANY
    parts = [
        f"{one.title} ({one.release})" if many else f"{one.publisher}, {one.title}, {one.release}"
        for one in held
    ]
    behind = [] if catalog.shown is None else [i.source for i in catalog.shown.scores.indicators]
    cites = [one.key for one in held]
    cites += behind if INDEX in cites else []
    citations = tuple(catalog.sources[key].citation for key in dict.fromkeys(cites))
    return "; ".join([*parts, OUR_CALCULATION] if parts else parts), citations


def method(indicators: Iterable[Indicator]) -> str:
    """How the figures of these indicators are made, a line each."""
    return "\n".join(f"{one.title} ({one.unit}). {one.definition}" for one in indicators)


def held(catalog: Catalog, keys: Iterable[str]) -> list[Indicator]:
    """Those of the indicators that the atlas holds, each once."""
    return [catalog.indicators[key] for key in dict.fromkeys(keys) if key in catalog.indicators]


def slide(
    catalog: Catalog,
    title: str,
    content: Content | None = None,
    *,
    of: Iterable[Indicator] = (),
    sources: Iterable[str] = (),
    names: Iterable[str] = (),
    page: str,
    view: Mapping[str, object],
    **more: Any,
) -> Slide:
    """A slide of figures of these indicators, with source, citations, method and traps.

    `sources` are those that no indicator names, `names` the countries whose traps matter most;
    everything else is a field of Slide. A table has no column in which nothing is said.
    """
    ones = {one.key: one for one in of}
    keys = [*sources, *(one.source for one in ones.values())]
    source, citations = cited(catalog, keys)
    notes = (more.get("notes", ""), traps(catalog, keys, names))
    told: dict[str, Any] = {"method": method(ones.values())} | more
    told |= _noted(content, more.get("sentence", ""), *notes)
    return Slide(
        KINDS[type(content)],
        title,
        source=source,
        citations=citations,
        indicators=tuple(ones),
        page=page,
        view={key: str(value) for key, value in view.items()},
        pinned=date.today().isoformat(),
        content=filled(content) if isinstance(content, Table) else content,
        **told,
    )


def _noted(content: Content | None, sentence: str, *notes: str) -> dict[str, str]:
    """What of a sentence stands well beside a figure; the rest of it goes before the notes."""
    said, rest = (sentence, "") if content is None else shortened(sentence)
    return {"sentence": said, "notes": "\n".join(line for line in (rest, *notes) if line)}


def drawn(figure: go.Figure, unit: str = "") -> Chart:
    """A figure as a slide holds it."""
    return Chart(figure.to_plotly_json(), unit)


def weighed(catalog: Catalog) -> dict[str, str]:
    """What an address says of the weights of the index that is shown."""
    shown = catalog.shown
    return {"weights": short_text(shown.weights, shown.rules)} if shown else {}


def world(
    catalog: Catalog,
    indicator: Indicator,
    anchors: Sequence[Anchor],
    views: Sequence[pd.DataFrame],
    year: int,
    region: str = "World",
) -> WorldMap:
    """A map for each anchor; `views` are Catalog.view of the same."""
    layers = tuple(
        maps.layer(indicator, anchor, view, catalog.register)
        for anchor, view in zip(anchors, views, strict=True)
    )
    period = indicator.period(year) + words.partial(indicator, year)
    suffix = "%" if indicator.percent else ""
    return WorldMap(layers, indicator.title, period, suffix, indicator.n_unit, region)


def tie_map(
    catalog: Catalog,
    indicator: str,
    anchors: Sequence[str],
    year: int,
    region: str = "World",
    *,
    view: Mapping[str, object] | None = None,
    **more: Any,
) -> Slide:
    """One indicator on the map with one anchor, or two side by side, as the page Atlas shows it.

    `view` has further entries of its address, `more` fields of the slide to be said otherwise.
    """
    one, ends = catalog.indicator(indicator), [ANCHORS[code] for code in anchors]
    views = [catalog.view(indicator, code, year) for code in anchors]
    content = world(catalog, one, ends, views, year, region)
    address = {
        "anchor": "both" if len(anchors) > 1 else anchors[0],
        "indicator": indicator,
        "year": year,
        "region": region,
    } | (weighed(catalog) if indicator == INDEX else {})
    told: dict[str, Any] = {
        "title": words.title(one, ends, views, year, catalog.register),
        "sentence": words.subtitle(one, ends, views, year),
        "page": "atlas",
        "period": content.period,
    } | more
    return slide(catalog, content=content, of=[one], view=address | dict(view or {}), **told)


def trend(
    catalog: Catalog, indicator: str, anchors: Sequence[str], country: str, until: int | None = None
) -> Slide | None:
    """One country's ties of one indicator over the years, a line per anchor, as the page Country
    draws them; None where there is no sound figure. The title tells how the first line went.
    """
    one = catalog.indicator(indicator)
    ties = catalog.course(indicator, anchors, country)
    ties = ties if until is None else ties[ties.year <= until]
    possible = [code for code in anchors if code in one.anchors or one.is_fact]
    changes = {ANCHORS[code].name: change(one, code, ties) for code in possible}
    known = {end: moved for end, moved in changes.items() if moved}
    if not known:
        return None
    name, end = catalog.register.name(country), next(iter(known))
    told = " ".join(f"With {other} {moves.full(moved)}." for other, moved in known.items())
    return slide(
        catalog,
        f"{name} on {moves.topic(one)}: with {end} {moves.short(known[end])}",
        drawn(charts.trend(ties, one), one.unit),
        of=[one],
        names=[name],
        sentence=f"{told} A gap has no data.",
        period=words.span(int(ties.year.min()), int(ties.year.max())),
        **_page_of(catalog, one, anchors, country),
    )


def _page_of(
    catalog: Catalog, one: Indicator, anchors: Sequence[str], country: str
) -> dict[str, Any]:
    """Where a course is drawn: on the page Country with Russia and Iran, on Compare with any."""
    if set(anchors) <= set(axis.blocks.OTHER):
        page, view = "country", {"country": country, "dimension": one.dimension}
    else:
        page, view = "compare", {"countries": country, "versus": anchors[0], "drawn": one.key}
    return {"page": page, "view": view | weighed(catalog)}


def change(one: Indicator, anchor: str, ties: pd.DataFrame) -> axis.Change | None:
    """How the ties with an anchor changed over the years; None without a sound figure."""
    return axis.change(ties[ties.anchor == anchor], one, one.years)


def said(text: str) -> str:
    """A sentence of the pages without the marks that make it bold or a link there."""
    return LINK.sub(r"\1", text).replace("  \n", " ").replace("*", "").strip()


def keyed(figure: go.Figure) -> go.Figure:
    """The chart with a key above it, each name once: on a page the key stands apart from it."""
    named: set[str] = set()
    for trace in figure.data:
        trace.showlegend = bool(trace.name) and trace.name not in named
        named.add(trace.name)
    return figure.update_layout(charts.LEGEND_ABOVE).update_layout(margin_t=34)


def section(title: str, sentence: str, *slides: Slide | None) -> tuple[Slide, ...]:
    """A part of a briefing: a slide that opens and sums it up, and those that there are; without
    any, nothing.
    """
    found = [one for one in slides if one is not None]
    opening = Slide("section", title, sentence, pinned=date.today().isoformat())
    return (opening, *found) if found else ()


def points(lines: Iterable[str]) -> str:
    """Lines as the points of a text slide."""
    return "\n".join(f"- {said(line)}" for line in lines if line)
