"""Another deck's master as the briefing's own: opened, emptied of its slides, its layouts found by what they hold."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER as KIND
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn

from solidarity.errors import DataError

Place = tuple[float, float, float, float]
"""Left, top, width and height in inches."""
INCH = 914400
SHEET, DECK = (
    f"application/vnd.openxmlformats-officedocument.presentationml.{kind}.main+xml"
    for kind in ("template", "presentation")
)
_TYPES = "[Content_Types].xml"
TITLES = (KIND.TITLE, KIND.CENTER_TITLE)
TEXTS = (KIND.BODY, KIND.OBJECT)
WORDS = (KIND.SUBTITLE, *TEXTS)
FEET = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)


def opened(path: Path) -> Any:
    """A .pptx or .potx without its slides. Raises DataError for what is neither."""
    try:
        deck = Presentation(_as_deck(path))
        emptied(deck)
        held = len(deck.slide_layouts)
    except FileNotFoundError as error:
        raise DataError(f"There is no template {path}.") from error
    except (
        BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, AttributeError, OSError,
    ) as error:  # fmt: skip
        raise DataError(
            f"{path.name} is no PowerPoint file that can be read: give a .pptx or .potx as template."
        ) from error
    if not held:
        raise DataError(f"{path.name} has no slide layouts: give another template.")
    return deck


def _as_deck(path: Path) -> BytesIO:
    """The file, a template's kind written as a deck's."""
    content = path.read_bytes()
    with ZipFile(BytesIO(content)) as given:
        types = given.read(_TYPES).decode()
        if "macroEnabled" in types:
            raise DataError(f"{path.name} holds macros: save it as .pptx or .potx without them.")
        if SHEET not in types:
            return BytesIO(content)
        made = BytesIO()
        with ZipFile(made, "w") as copy:
            for item in given.infolist():
                held = given.read(item)
                copy.writestr(
                    item, types.replace(SHEET, DECK).encode() if item.filename == _TYPES else held
                )
    return BytesIO(made.getvalue())


def emptied(deck: Any) -> None:
    """Take out all slides, and what names them."""
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    tree = deck.part._element
    for name in ("p:custShowLst",):
        for found in tree.findall(qn(name)):
            tree.remove(found)
    for extension in tree.iter(qn("p:ext")):
        for sections in [one for one in extension if re.search(r"}sectionLst$", str(one.tag))]:
            extension.remove(sections)


def layout_for(deck: Any, role: str) -> Any:
    """The layout whose placeholders fit a kind of slide best."""
    layouts = sorted(deck.slide_layouts, key=lambda one: "vert" in (one._element.get("type") or ""))
    wanted = {
        "Cover": [_is("title"), lambda one: holder(one, (KIND.SUBTITLE,))],
        "Section": [_is("secHead"), _is("title")],
        "Text": [_is("obj"), _is("tx"), lambda one: _texts(one) == 1],
    }.get(role, [_is("titleOnly"), lambda one: _texts(one) == 0])
    for fits in [*wanted, lambda one: _texts(one) == 1, lambda one: True]:
        for layout in layouts:
            if holder(layout, TITLES) and fits(layout):
                return layout
    return next((one for one in layouts if not len(one.placeholders)), layouts[-1])


def _is(kind: str) -> Any:
    return lambda layout: layout._element.get("type") == kind


def _texts(layout: Any) -> int:
    """How many placeholders of a layout are for content."""
    return sum(
        one.placeholder_format.type not in (*TITLES, *FEET) for one in layout.placeholders
    )  # fmt: skip


def holder(sheet: Any, kinds: tuple[Any, ...]) -> Any:
    """The first placeholder of one of these kinds, or None."""
    return next((h for h in sheet.placeholders if h.placeholder_format.type in kinds), None)


def place_of(shape: Any) -> Place | None:
    """Where a shape stands, or None where nothing says so."""
    sides = (shape.left, shape.top, shape.width, shape.height)
    if any(side is None for side in sides):
        return None
    return (sides[0] / INCH, sides[1] / INCH, sides[2] / INCH, sides[3] / INCH)


def spots(deck: Any, layout: Any, role: str) -> tuple[Place, Place]:
    """Where the title and all the rest stand on a slide of a layout."""
    if role in ("Cover", "Section") and (both := _two(layout)):
        return both
    wide, high = deck.slide_width / INCH, deck.slide_height / INCH
    title = (0.06 * wide, 0.05 * high, 0.88 * wide, 0.14 * high)
    rest = (0.06 * wide, 0.22 * high, 0.88 * wide, 0.71 * high)
    own = holder(layout, TITLES)
    held = place_of(own) if own is not None else None
    for body in _bodies(deck, layout):
        if held and not meet(held, body) and body[3] >= 0.4 * high and body[2] >= 0.5 * wide:
            return held, (*body[:3], min(body[3], 0.95 * high - body[1]))
    if held and held[1] + held[3] < 0.4 * high and held[2] > 0.5 * wide:
        top = held[1] + held[3] + 0.02 * high
        return held, (held[0], top, held[2], 0.93 * high - top)
    return title, rest


def _two(layout: Any) -> tuple[Place, Place] | None:
    """The places of a title and of the words that go with it, as a layout has them."""
    title, words = holder(layout, TITLES), holder(layout, WORDS)
    if title is None or words is None:
        return None
    both = place_of(title), place_of(words)
    if both[0] is None or both[1] is None or meet(both[0], both[1]):
        return None
    return both[0], both[1]


def _bodies(deck: Any, layout: Any) -> Iterator[Place]:
    """Where this layout, or another one of the deck, has its text."""
    for one in (layout, layout_for(deck, "Text")):
        if (body := holder(one, TEXTS)) is not None and (place := place_of(body)):
            yield place


def meet(one: Place, other: Place) -> bool:
    """Whether two places have a part in common."""
    return all(
        one[a] + 0.01 < other[a] + other[a + 2] and other[a] + 0.01 < one[a] + one[a + 2]
        for a in (0, 1)
    )
