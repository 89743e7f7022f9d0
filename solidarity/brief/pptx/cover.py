"""The slides of words: the cover, the sections, running text, and the sources at the end."""

from collections.abc import Callable

from solidarity import maps
from solidarity.brief import sourced
from solidarity.brief.pptx import master, text
from solidarity.brief.pptx.deck import Deck
from solidarity.brief.pptx.page import Page
from solidarity.brief.pptx.room import high, parts, wrapped
from solidarity.brief.slide import Briefing, Slide

COVER_SIZES = (40, 36, 32, 28, 24, 20, 18, 16)
SECTION_SIZES = (36, 32, 28, 24, 20, 18, 16)
TEXT_SIZES = (20, 18, 16, 15, 14)
LIST_SIZES = (14, 13, 12, 11, 10)
AFTER = 0.45
"""Between two paragraphs, in the size of the letters."""
ABOUT = "Made with the Solidarity Atlas. “Open in the atlas” on a slide leads to the view it was taken from."


def cover(deck: Deck, briefing: Briefing) -> None:
    """Title, subtitle, day, and what this is."""
    page = deck.add("Cover")
    page.title(text.clean(briefing.title or "Briefing"), COVER_SIZES)
    about = f"{ABOUT}\n{maps.BOUNDARIES_NOTICE}"
    told = {
        1: briefing.subtitle,
        master.COVER_ID: sourced.day(briefing.made),
        master.ABOUT_ID: about,
    }
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


def flow(
    begin: Callable[[], Page], words: str, sizes: tuple[int, ...] = TEXT_SIZES, columns: int = 1
) -> None:
    """Paragraphs over as many slides as they need; `begin` makes one."""
    page = begin()
    lines = [line for line in words.split("\n") if line.strip()]
    _, _, width, height = page.body
    each = (width - (columns - 1) * text.GUTTER) / columns - (0 if page.own else 0.2)
    room = columns * height - (columns - 1) * high(1, sizes[0])
    laid_out = [_laid_out(lines, each, room, size, page.factor) for size in sizes]
    fewest = len(laid_out[-1])
    size, told = next(one for one in zip(sizes, laid_out, strict=True) if len(one[1]) == fewest)
    for number, part in enumerate(told, start=1):
        if number > 1:
            page = begin()
        page.part(number, len(told))
        page.paragraphs(part, size, AFTER * size, columns)


def _laid_out(
    lines: list[str], width: float, height: float, size: float, factor: float
) -> list[list[str]]:
    """What stands on each slide; a paragraph that is higher than a slide goes on over the next."""
    most = max(1, int((height - AFTER * size / 72) / high(1, size)))
    paragraphs, heights = [], []
    for line in lines:
        point = line.startswith(text.POINT)
        rows = wrapped(line, width - (text.INDENT if point else 0), size, factor)
        for first in range(0, len(rows), most):
            held = rows[first : first + most]
            paragraphs.append(line if len(rows) <= most else " ".join(held))
            heights.append(high(len(held), size) + AFTER * size / 72)
    return [[paragraphs[n] for n in part] for part in parts(heights, height)]


def sources(deck: Deck, briefing: Briefing) -> None:
    """Each source and method once, on the last slides."""

    def begin() -> Page:
        page = deck.add("Text")
        page.title(sourced.TITLE)
        page.source("")
        page.link("")
        page.number()
        text.note(page.slide, sourced.TITLE)
        return page

    told = sourced.parts(briefing)
    lines = [line for name, said in told.items() for line in (name, *(f"- {one}" for one in said))]
    flow(begin, text.clean("\n".join(lines)), LIST_SIZES, columns=2)
