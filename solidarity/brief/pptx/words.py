"""What is said around the content of a slide: its source, its notes, its text alternative."""

from solidarity.brief import series, sourced
from solidarity.brief.pptx import text
from solidarity.brief.series import Series
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap

ALTERNATIVE = 1200
"""The most letters of a text alternative: longer ones are read by nobody."""


def notes(briefing: Briefing, slide: Slide) -> str:
    """What the speaker sees: the notes, then all that is said of the slide in full."""
    found = series.simple(slide.content) if isinstance(slide.content, Chart) else None
    link = briefing.link(slide)
    parts = [
        slide.notes,
        slide.title,
        slide.sentence,
        " ".join(found.unsaid) if found else "",
        f"Method: {slide.method}" if slide.method else "",
        sourced.source(slide),
        *(f"Cite as: {one}" for one in slide.citations),
        f"Permalink: {link}" if link else "",
    ]
    return text.clean("\n\n".join(part for part in parts if part.strip()))


def alternative(slide: Slide, found: Series | None = None) -> str:
    """What a picture, chart or table shows, for who does not see it."""
    match slide.content:
        case WorldMap(label=label, period=period):
            kind, more = "Map of the world", [f"{label}, {period}."]
        case Table(columns=columns, rows=rows):
            names = ", ".join(column.name for column in columns)
            kind, more = "Table", [f"{len(rows)} rows; columns: {names}."]
        case Chart():
            kind, more = "Chart", _series(found) if found else []
        case None:
            kind, more = "Text", []
    said = " ".join([f"{kind}: {slide.title}.", *more, slide.sentence]).strip()
    return said if len(said) <= ALTERNATIVE else f"{said[: ALTERNATIVE - 1]}…"


def _series(found: Series) -> list[str]:
    names = [one.name for one in found.courses if one.name and not one.guide]
    named = [f"Series: {', '.join(names)}."] if names else []
    return [*named, *found.unsaid]
