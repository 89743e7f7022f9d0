"""A briefing as plain data for the browser, which shows it as a document and as slides."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from solidarity import maps
from solidarity.brief import sourced, twin
from solidarity.brief.progress import Say, silent
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap
from solidarity.countries import Register

WIDE, NARROW = (7.6, 4.2), (4.4, 4.4)
"""Inches of a chart on a screen or a wall, and on a phone, where its letters are to be read too."""
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
        "made": sourced.day(briefing.made),
        "slides": slides,
        "closing": sourced.TITLE,
        "citations": sourced.citations(briefing),
        "methods": sourced.methods(briefing),
        "facts": sourced.notes(briefing),
    }


def _slide(briefing: Briefing, slide: Slide, register: Register, draw: Draw) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": slide.kind,
        "title": slide.title,
        "sentence": slide.sentence,
        "notes": slide.notes,
        "below": sourced.below(slide),
        "link": briefing.link(slide),
        "pinned": sourced.day(slide.pinned) if slide.pinned else "",
    }
    match slide.content:
        case WorldMap():
            told["map"] = _map(slide.content)
        case Chart():
            told["chart"] = draw(slide.content, *WIDE)
            told["narrow"] = draw(slide.content, *NARROW)
            told["alt"] = sourced.described(slide)
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
            {"name": column.name, "number": number}
            for column, number in zip(table.columns, twin.numeric(table), strict=True)
        ],
        "rows": twin.printed(table),
    }
