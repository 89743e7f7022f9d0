"""A briefing as plain data for the browser, which shows it as a document and as slides."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from solidarity import maps
from solidarity.brief import twin
from solidarity.brief.progress import Say, silent
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap
from solidarity.countries import Register

WIDE = (10.0, 5.2)
NARROW = (5.0, 5.2)
"""Inches: charts as drawn for a desk and for a phone."""
Draw = Callable[[Chart, float, float], str]
"""A chart as SVG, so many inches wide and high."""


def deck(briefing: Briefing, register: Register, draw: Draw, say: Say = silent) -> dict[str, Any]:
    """All that is shown of a briefing; `say` is called before each slide."""
    slides = []
    for number, slide in enumerate(briefing.slides):
        say(number, len(briefing.slides) + 1, f"Slide {number + 1}: {slide.title}")
        slides.append(_slide(briefing, slide, register, draw))
    return {
        "title": briefing.title,
        "subtitle": briefing.subtitle,
        "made": day(briefing.made),
        "notice": maps.BOUNDARIES_NOTICE,
        "slides": slides,
        "citations": list(dict.fromkeys(c for slide in briefing.slides for c in slide.citations)),
        "methods": _methods(briefing),
    }


def day(written: str) -> str:
    """2026-11-26 as `26 November 2026`; what is no day, as it is written."""
    try:
        when = date.fromisoformat(written)
    except ValueError:
        return written
    return f"{when.day} {when:%B %Y}"


def _slide(briefing: Briefing, slide: Slide, register: Register, draw: Draw) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": slide.kind,
        "title": slide.title,
        "sentence": slide.sentence,
        "notes": slide.notes,
        "source": slide.source,
        "period": slide.period,
        "link": briefing.link(slide),
        "pinned": day(slide.pinned),
    }
    match slide.content:
        case WorldMap():
            told["map"] = _map(slide.content)
        case Chart():
            told["charts"] = [draw(slide.content, *WIDE), draw(slide.content, *NARROW)]
    if slide.content:
        told["table"] = _table(twin.of(slide.content, register))
    return told


def _map(content: WorldMap) -> dict[str, Any]:
    """What static/map/paint.js draws; a pinned map has no other years."""
    return {
        "label": content.label,
        "period": content.period,
        "suffix": content.suffix,
        "n_unit": content.n_unit,
        "maps": [layer.packed() for layer in content.layers],
        "view": asdict(maps.views()[content.region]),
        "selected": "",
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "columns": [
            {"name": column.name, "number": column.decimals is not None} for column in table.columns
        ],
        "rows": twin.printed(table),
    }


def _methods(briefing: Briefing) -> list[dict[str, str]]:
    """How the figures are made, each method once, under the first slide's title."""
    first: dict[str, str] = {}
    for slide in briefing.slides:
        if slide.method:
            first.setdefault(slide.method, slide.title)
    return [{"title": title, "text": text} for text, title in first.items()]
