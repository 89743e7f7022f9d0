"""The slides of words: the cover, the sections, running text, and the sources at the end."""

from collections.abc import Callable
from datetime import date

from solidarity import maps
from solidarity.brief.pptx import master, text, words
from solidarity.brief.pptx.deck import Deck
from solidarity.brief.pptx.page import Page
from solidarity.brief.pptx.room import high, wrapped
from solidarity.brief.slide import Briefing, Slide

COVER_SIZES = (40, 36, 32, 28, 24, 20, 18, 16)
SECTION_SIZES = (36, 32, 28, 24, 20, 18, 16)
TEXT_SIZES = (20, 18, 16, 15, 14)
LIST_SIZES = (14, 13, 12)
AFTER = 0.45
"""Between two paragraphs, in the size of the letters."""
ABOUT = "Made with the Solidarity Atlas. “Open in the atlas” on a slide leads to the view it was taken from."


def day(written: str) -> str:
    """`26 November 2026`."""
    try:
        found = date.fromisoformat(written)
    except ValueError:
        return written
    return f"{found.day} {found:%B %Y}"


def cover(deck: Deck, briefing: Briefing) -> None:
    """Title, subtitle, day, and what this is."""
    page = deck.add("Cover")
    page.title(text.clean(briefing.title or "Briefing"), COVER_SIZES)
    about = f"{ABOUT}\n{maps.BOUNDARIES_NOTICE}"
    told = {1: briefing.subtitle, master.COVER_ID: day(briefing.made), master.ABOUT_ID: about}
    if deck.own:
        for idx, words in told.items():
            page.fill(idx, text.clean(words), (20, 18, 16, 14, 12) if idx == 1 else (12, 11, 10))
    else:
        page.words(
            text.clean("\n".join(part for part in told.values() if part)), (18, 16, 14, 12, 11, 10)
        )
    text.note(page.slide, text.clean("\n\n".join(p for p in (briefing.title, *told.values()) if p)))


def section(deck: Deck, slide: Slide) -> None:
    """A title between two parts."""
    page = deck.add("Section")
    page.title(text.clean(slide.title), SECTION_SIZES)
    page.words(text.clean(slide.sentence), (18, 16, 14, 12, 11))
    page.number()
    text.note(
        page.slide,
        text.clean("\n\n".join(p for p in (slide.notes, slide.title, slide.sentence) if p)),
    )


def flow(begin: Callable[[], Page], words: str, sizes: tuple[int, ...] = TEXT_SIZES) -> None:
    """Paragraphs over as many slides as they need; `begin` makes one."""
    page = begin()
    lines = [line for line in words.split("\n") if line.strip()]
    _, _, width, height = page.body
    size, parts = _laid_out(lines, width - (0 if page.own else 0.2), height, sizes, page.factor)
    for number, part in enumerate(parts, start=1):
        if number > 1:
            page = begin()
        page.part(number, len(parts))
        page.words("\n".join(part), (size,), AFTER * size)


def _laid_out(
    lines: list[str], width: float, height: float, sizes: tuple[int, ...], factor: float
) -> tuple[int, list[list[str]]]:
    """The size in which all fits one slide, or the smallest and what stands on each slide."""
    for size in sizes:
        if sum(_tall(line, width, size, factor) for line in lines) <= height:
            return size, [lines]
    parts: list[list[str]] = [[]]
    used = 0.0
    for line in _short(lines, width, height, sizes[-1], factor):
        own = _tall(line, width, sizes[-1], factor)
        if parts[-1] and used + own > height:
            parts.append([])
            used = 0.0
        parts[-1].append(line)
        used += own
    return sizes[-1], parts


def _tall(line: str, width: float, size: float, factor: float) -> float:
    room = width - (text.INDENT if line.startswith(text.POINT) else 0)
    return (
        high(len(wrapped(line.removeprefix(text.POINT), room, size, factor)), size)
        + AFTER * size / 72
    )


def _short(lines: list[str], width: float, height: float, size: float, factor: float) -> list[str]:
    """The same words in paragraphs of which each fits a slide."""
    most = max(1, int((height - AFTER * size / 72) / high(1, size)))
    found = []
    for line in lines:
        rows = wrapped(line, width - text.INDENT, size, factor)
        found += [" ".join(rows[n : n + most]) for n in range(0, len(rows), most)]
    return found


def sources(deck: Deck, briefing: Briefing) -> None:
    """Each source and method once, on the last slides."""
    told = words.sources(briefing) or "This briefing shows no figures."
    shown = any(slide.content is not None for slide in briefing.slides)
    notice = f"\n{maps.BOUNDARIES_NOTICE}" if shown else ""

    def begin() -> Page:
        page = deck.add("Text")
        page.title("Sources and method")
        page.source("")
        page.link("")
        page.number()
        text.note(page.slide, "Sources and method")
        return page

    flow(begin, f"{told}{notice}", LIST_SIZES)
