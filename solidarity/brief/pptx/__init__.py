"""A briefing as a PowerPoint deck: tables and charts that can be edited, maps as pictures."""

from io import BytesIO
from pathlib import Path
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches

from solidarity import maps
from solidarity.brief import pictures, series, sourced
from solidarity.brief.pptx import charts, cover, tables, text, words
from solidarity.brief.pptx.deck import Deck, Role, opened
from solidarity.brief.pptx.page import Page
from solidarity.brief.progress import Say
from solidarity.brief.slide import Briefing, Chart, Slide, Table, WorldMap

DPI = 200


def write(briefing: Briefing, say: Say, template: Path | None = None) -> bytes:
    """The deck as a .pptx; `template` is another deck whose master it takes.

    Raises DataError for a template that is no PowerPoint file, and for figures that cannot be drawn.
    """
    of = len(briefing.slides) + 3
    say(0, of, "Master")
    deck = opened(template)
    say(1, of, "Cover")
    cover.cover(deck, briefing)
    for done, slide in enumerate(briefing.slides, start=2):
        say(done, of, f"{slide.kind.capitalize()}: {slide.title}")
        _slide(deck, briefing, slide)
    say(of - 1, of, sourced.TITLE)
    cover.sources(deck, briefing)
    _named(deck.file, briefing)
    file = BytesIO()
    deck.file.save(file)
    return file.getvalue()


def _slide(deck: Deck, briefing: Briefing, slide: Slide) -> None:
    match slide.content:
        case Table():
            _table(deck, briefing, slide, slide.content)
        case WorldMap():
            page = _begun(deck, "Map", briefing, slide)
            _picture(page, slide, slide.content)
        case Chart():
            _chart(deck, briefing, slide, slide.content)
        case None if slide.kind == "section":
            cover.section(deck, slide)
        case None:
            _words(deck, briefing, slide)


def _begun(deck: Deck, role: Role, briefing: Briefing, slide: Slide, room: bool = True) -> Page:
    """A slide with all that stands around its content."""
    page = deck.add(role)
    page.title(text.clean(slide.title))
    if room:
        page.sentence(text.clean(slide.sentence))
    notice = maps.BOUNDARIES_NOTICE if isinstance(slide.content, WorldMap) else ""
    page.source(text.clean(sourced.source(slide)), notice)
    page.link(briefing.link(slide))
    page.number()
    text.note(page.slide, words.notes(briefing, slide))
    return page


def _picture(page: Page, slide: Slide, content: WorldMap | Chart) -> None:
    """A map or a drawing, as large as there is room."""
    left, top, width, height = page.body
    drawn = BytesIO(pictures.drawn(content, width, height, "png", dpi=DPI))
    holder = page.content(PP_PLACEHOLDER.PICTURE)
    shape = (
        holder.insert_picture(drawn) if holder is not None
        else page.slide.shapes.add_picture(drawn, *(Inches(s) for s in (left, top, width, height)))
    )  # fmt: skip
    text.describe(shape, words.alternative(slide))


def _chart(deck: Deck, briefing: Briefing, slide: Slide, content: Chart) -> None:
    """A chart that can be edited, or a drawing where it has no such form."""
    found = series.simple(content)
    page = _begun(deck, "Map" if found is None else "Chart", briefing, slide)
    if found is None:
        _picture(page, slide, content)
        return
    shape = charts.draw(page, found)
    text.describe(shape, words.alternative(slide, found))


def _table(deck: Deck, briefing: Briefing, slide: Slide, table: Table) -> None:
    """A table on as many slides as it needs."""
    page = _begun(deck, "Table", briefing, slide)
    sheet = tables.laid_out(table, page.body[2], page.body[3], page.factor)
    for number, rows in enumerate(sheet.parts, start=1):
        if number > 1:
            page = _begun(deck, "Table", briefing, slide)
        page.part(number, len(sheet.parts))
        shape = tables.draw(page, sheet, rows, number == len(sheet.parts))
        text.describe(shape, words.alternative(slide))


def _words(deck: Deck, briefing: Briefing, slide: Slide) -> None:
    """Paragraphs and points, on as many slides as they need."""

    def begin() -> Page:
        return _begun(deck, "Text", briefing, slide, room=False)

    cover.flow(begin, text.clean(slide.sentence))


def _named(file: Any, briefing: Briefing) -> None:
    """What the file says of itself."""
    told = file.core_properties
    told.title = text.clean(briefing.title)[:255]
    told.subject = text.clean(briefing.subtitle)[:255]
    told.author = told.last_modified_by = "Solidarity Atlas"
    told.keywords = told.comments = ""
