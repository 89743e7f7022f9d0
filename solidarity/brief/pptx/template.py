"""Another deck's master as the briefing's own: opened, emptied, its layouts found by content."""

import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE as LINK

from solidarity.errors import DataError

Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
INCH = 914400
SHEET, DECK = (
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    for kind in ("template", "presentation")
)
TYPES = "[Content_Types].xml"
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
TEXTS = (KIND.BODY, KIND.OBJECT)
WORDS = (KIND.SUBTITLE, *TEXTS)
FEET = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
UNREADABLE = (
    BadZipFile, zlib.error, PackageNotFoundError, OSError, EOFError, RuntimeError,
    LookupError, ValueError, SyntaxError, AttributeError,
)  # fmt: skip
"""What a file raises that is no deck, cut short, damaged or locked by a password."""
SHOWN = "./p:custShowLst | .//p:ext[*[local-name()='sectionLst']]"
"""Custom shows and sections, which name slides."""


def opened(path: Path) -> Any:
    """A .pptx or .potx without its slides. Raises DataError for what is neither."""
    try:
        deck = Presentation(_as_deck(path))
        emptied(deck)
        layouts = len(deck.slide_layouts)
    except FileNotFoundError as error:
        raise DataError(f"There is no template {path}.") from error
    except UNREADABLE as error:
        fault = f"{path.name} is no PowerPoint file that can be read"
        raise DataError(f"{fault}: give a .pptx or .potx as template.") from error
    if not layouts:
        raise DataError(f"{path.name} has no slide layouts: give another template.")
    return deck


def _as_deck(path: Path) -> BytesIO:
    """The file, a template's kind written as a deck's."""
    content = path.read_bytes()
    with ZipFile(BytesIO(content)) as given:
        types = given.read(TYPES).decode()
        if "macroEnabled" in types:
            raise DataError(f"{path.name} holds macros: save it as .pptx or .potx without them.")
        if SHEET not in types:
            return BytesIO(content)
        made, as_deck = BytesIO(), {TYPES: types.replace(SHEET, DECK).encode()}
        with ZipFile(made, "w") as copy:
            for item in given.infolist():
                copy.writestr(item, as_deck.get(item.filename) or given.read(item))
    made.seek(0)
    return made


def emptied(deck: Any) -> None:
    """Take out all slides, what names them and what leads to them: a slide that is still led to
    would be saved beside a new one of the same name.
    """
    _removed(deck.part._element.xpath(SHOWN))
    for master in deck.slide_masters:
        for sheet in (master, *master.slide_layouts):
            for key in unlinked(sheet.part.rels, LINK.SLIDE):
                _removed(sheet._element.xpath(f".//*[@r:id='{key}']"))
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    unlinked(deck.part.package._rels, LINK.THUMBNAIL, LINK.EXTENDED_PROPERTIES)


def unlinked(links: Any, *kinds: str) -> list[str]:
    """Take out the links of these kinds; their keys."""
    keys = [key for key, link in links.items() if link.reltype in kinds]
    for key in keys:
        links.pop(key)
    return keys


def _removed(elements: list[Any]) -> None:
    for one in elements:
        one.getparent().remove(one)


def layout_for(deck: Any, role: str) -> Any:
    """The layout whose placeholders fit a kind of slide best."""
    layouts = sorted(deck.slide_layouts, key=lambda one: "vert" in _kind(one))
    wanted = {
        "Cover": [_is("title"), lambda one: holder(one, (KIND.SUBTITLE,))],
        "Section": [_is("secHead"), _is("title")],
        "Text": [_is("obj"), _is("tx"), _has_texts(1)],
    }.get(role, [_is("titleOnly"), _has_texts(0)])
    for fits in [*wanted, _has_texts(1), lambda one: True]:
        for layout in layouts:
            if holder(layout, TITLES) and fits(layout):
                return layout
    return next((one for one in layouts if not len(one.placeholders)), layouts[-1])


def _kind(layout: Any) -> str:
    return layout._element.get("type") or ""


def _is(kind: str) -> Callable[[Any], bool]:
    return lambda layout: _kind(layout) == kind


def _has_texts(count: int) -> Callable[[Any], bool]:
    """Whether a layout has so many placeholders for content."""

    def has(layout: Any) -> bool:
        kinds = [one.placeholder_format.type for one in layout.placeholders]
        return sum(kind not in (*TITLES, *FEET) for kind in kinds) == count

    return has


def holder(sheet: Any, kinds: tuple[Any, ...]) -> Any:
    """The first placeholder of one of these kinds, or None."""
    return next((h for h in sheet.placeholders if h.placeholder_format.type in kinds), None)


def place_of(shape: Any) -> Place | None:
    """Where a shape stands, or None where there is none, or nothing says so."""
    if shape is None or None in (shape.left, shape.top, shape.width, shape.height):
        return None
    return shape.left / INCH, shape.top / INCH, shape.width / INCH, shape.height / INCH


def spots(deck: Any, layout: Any, role: str) -> tuple[Place, Place]:
    """Where the title and all the rest stand on a slide of a layout."""
    title, words = (place_of(holder(layout, kinds)) for kinds in (TITLES, WORDS))
    if role in ("Cover", "Section") and title and words and not meet(title, words):
        return title, words
    wide, high = deck.slide_width / INCH, deck.slide_height / INCH
    for body in _bodies(deck, layout):
        if title and not meet(title, body) and body[3] >= 0.4 * high and body[2] >= 0.5 * wide:
            return title, (*body[:3], min(body[3], 0.95 * high - body[1]))
    if title and title[1] + title[3] < 0.4 * high and title[2] > 0.5 * wide:
        top = title[1] + title[3] + 0.02 * high
        return title, (title[0], top, title[2], 0.93 * high - top)
    left, across = 0.06 * wide, 0.88 * wide
    return (left, 0.05 * high, across, 0.14 * high), (left, 0.22 * high, across, 0.71 * high)


def _bodies(deck: Any, layout: Any) -> Iterator[Place]:
    """Where this layout, or another one of the deck, has its text."""
    for one in (layout, layout_for(deck, "Text")):
        if place := place_of(holder(one, TEXTS)):
            yield place


def meet(one: Place, other: Place) -> bool:
    """Whether two places have a part in common."""
    return all(
        one[a] + 0.01 < other[a] + other[a + 2] and other[a] + 0.01 < one[a] + one[a + 2]
        for a in (0, 1)
    )
