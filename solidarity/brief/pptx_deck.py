"""A deck to be filled: a new slide for each kind of content, on the atlas's own master or on another's."""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from solidarity.brief import pptx_master as master
from solidarity.brief import pptx_template as template
from solidarity.brief.pptx_page import Page, drop, move
from solidarity.brief.pptx_template import Place

Role = Literal["Cover", "Section", "Text", "Map", "Chart", "Table"]
SAID, FOOT, GAP = 0.56, 0.46, 0.08
"""Heights of the sentence and of the source on another's master, and between them."""
NUMBER = 0.5


@dataclass(frozen=True, eq=False)
class Deck:
    """A file being filled; `own` if it has the atlas's own master."""

    file: Any
    own: bool

    def add(self, role: Role) -> "Page":
        """A new slide of a kind, at the end."""
        if self.own:
            return _own_page(self.file, role)
        return _page(self.file, role)


def opened(given: Path | None) -> Deck:
    """An empty deck with the atlas's own master, or with another's."""
    return Deck(master.own(), True) if given is None else Deck(template.opened(given), False)


def _own_page(file: Any, role: Role) -> Page:
    layout = next(one for one in file.slide_layouts if one.name == role)
    slide = file.slides.add_slide(layout)
    for held in layout.placeholders:  # which python-pptx leaves to who wants them
        if held.placeholder_format.type in (KIND.FOOTER, KIND.SLIDE_NUMBER):
            _copied(held, slide)
    places = {h.placeholder_format.idx: template.place_of(h) for h in layout.placeholders}
    body = places.get(master.BODY_ID) or master.BODY
    title = places[0] or master.TITLE
    said = places.get(master.SENTENCE_ID) or master.SENTENCE
    return Page(
        slide, True, title, body, said, master.SOURCE, master.LINK, master.NUMBER, 1.03
    )  # fmt: skip


def _copied(held: Any, slide: Any) -> None:
    """A layout's placeholder on a slide; where it stands and how it looks stays with the layout."""
    copy = deepcopy(held._element)
    ids = [int(one) for one in slide.shapes._spTree.xpath(".//p:cNvPr/@id")]
    copy.xpath(".//p:cNvPr")[0].set("id", str(max(ids, default=1) + 1))
    for told in copy.xpath("./p:spPr/*") + copy.xpath("./p:txBody/a:lstStyle/*"):
        told.getparent().remove(told)
    body = copy.xpath("./p:txBody/a:bodyPr")[0]
    body.attrib.clear()
    for told in list(body):
        body.remove(told)
    slide.shapes._spTree.append(copy)


def _page(file: Any, role: Role) -> Page:
    """A slide of another deck's layout; what of the layout is not filled goes."""
    layout = template.layout_for(file, role)
    slide = file.slides.add_slide(layout)
    title, rest = template.spots(file, layout, role)
    left, top, width, height = rest
    end, foot = left + width, top + height - FOOT
    words = template.holder(slide, template.WORDS) if role in ("Cover", "Section", "Text") else None
    for held in list(slide.placeholders):
        kept = words is not None and held._element is words._element
        if held.placeholder_format.type not in template.TITLES and not kept:
            drop(held)
    if slide.shapes.title is not None:
        move(slide.shapes.title, title)
    has_number = _numbered(slide, layout, title, rest)
    aside = 0.0 if has_number else NUMBER
    body = (left, top, width, height - FOOT - GAP)
    if role in ("Map", "Chart", "Table"):
        body = (left, top + SAID + GAP, width, height - SAID - FOOT - 2 * GAP)
    elif role != "Text" and has_number:
        body = rest
    if words is not None:
        move(words, body)
    return Page(
        slide, False, title, body,
        (left, top, width, SAID), (left, foot, width - 1.5 - aside, FOOT),
        (end - 1.4 - aside, foot, 1.4, 0.2), (end - NUMBER + 0.1, foot, NUMBER - 0.1, 0.2), 1.15,
    )  # fmt: skip


def _numbered(slide: Any, layout: Any, *taken: Place) -> bool:
    """Put the slide's number where its layout has it, if that is free; says whether it is."""
    number = template.holder(layout, (KIND.SLIDE_NUMBER,))
    at = template.place_of(number) if number is not None else None
    free = at is not None and not any(template.meet(at, one) for one in taken)
    if free:
        _copied(number, slide)
    return free
