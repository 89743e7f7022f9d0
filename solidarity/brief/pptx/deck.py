"""A deck to be filled: a new slide for each kind of content, on the atlas's or another master."""

from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from solidarity.brief.pptx import master, template
from solidarity.brief.pptx.page import Page, drop, move
from solidarity.brief.pptx.template import Place

Role = Literal["Cover", "Section", "Text", "Map", "Chart", "Table"]
SAID, FOOT, GAP = 0.56, 0.46, 0.08
"""Heights of the sentence and of the source on another's master, and between them."""
NUMBER, LINK, LINE = 0.5, 1.4, 0.2
"""Widths of the slide's number and of the link there, and the height of both."""
ARIAL, ANY_FONT = 1.03, 1.15
"""How much wider than Arial letters may be: on the own master, and on another's."""


@dataclass(frozen=True, eq=False)
class Deck:
    """A file being filled; `own` if it has the atlas's own master."""

    file: Any
    own: bool

    def add(self, role: Role) -> Page:
        """A new slide of a kind, at the end."""
        return _own_page(self.file, role) if self.own else _page(self.file, role)


def opened(given: Path | None) -> Deck:
    """An empty deck with the atlas's own master, or with another's."""
    return Deck(master.own(), True) if given is None else Deck(template.opened(given), False)


def _own_page(file: Any, role: Role) -> Page:
    """A slide of one of the own layouts, which say where the title, sentence and body stand."""
    layout = next(one for one in file.slide_layouts if one.name == role)
    slide = file.slides.add_slide(layout)
    for held in layout.placeholders:  # which python-pptx leaves to who wants them
        if held.placeholder_format.type in (KIND.FOOTER, KIND.SLIDE_NUMBER):
            _copied(held, slide)
    places = {h.placeholder_format.idx: template.place_of(h) for h in layout.placeholders}
    return Page(
        slide,
        own=True,
        title_at=places[0] or master.TITLE,
        body=places.get(master.BODY_ID) or master.BODY,
        said_at=places.get(master.SENTENCE_ID) or master.SENTENCE,
        source_at=master.SOURCE,
        link_at=master.LINK,
        number_at=master.NUMBER,
        factor=ARIAL,
    )


def _copied(held: Any, slide: Any) -> None:
    """A layout's placeholder on a slide; where it stands and how it looks stays with the layout."""
    copy = deepcopy(held._element)
    ids = [int(one) for one in slide.shapes._spTree.xpath(".//p:cNvPr/@id")]
    copy.xpath(".//p:cNvPr")[0].set("id", str(max(ids, default=1) + 1))
    for body in copy.xpath("./p:txBody/a:bodyPr"):
        body.attrib.clear()
    for look in copy.xpath("./p:spPr/* | ./p:txBody/a:lstStyle/* | ./p:txBody/a:bodyPr/*"):
        look.getparent().remove(look)
    slide.shapes._spTree.append(copy)


def _page(file: Any, role: Role) -> Page:
    """A slide of another deck's layout; what of the layout is not filled goes."""
    layout = template.layout_for(file, role)
    slide = file.slides.add_slide(layout)
    title, rest = template.spots(file, layout, role)
    words = template.holder(slide, template.WORDS) if role in ("Cover", "Section", "Text") else None
    _only_words(slide, words)
    if slide.shapes.title is not None:
        move(slide.shapes.title, title)
    has_number = role != "Cover" and _numbered(slide, layout, title, rest)
    body = _body(role, rest, has_number)
    if words is not None:
        move(words, body)
    left, top, width, height = rest
    end, foot = left + width, top + height - FOOT
    link = end - LINK - (0.0 if has_number else NUMBER)
    return Page(
        slide,
        own=False,
        title_at=title,
        body=body,
        said_at=(left, top, width, SAID),
        source_at=(left, foot, link - left - 0.1, FOOT),
        link_at=(link, foot, LINK, LINE),
        number_at=(end - NUMBER + 0.1, foot, NUMBER - 0.1, LINE),
        factor=ANY_FONT,
    )


def _only_words(slide: Any, words: Any) -> None:
    """Take off all placeholders but the title and the one for words."""
    for held in list(slide.placeholders):
        kept = words is not None and held._element is words._element
        if held.placeholder_format.type not in template.TITLES and not kept:
            drop(held)


def _body(role: Role, rest: Place, has_number: bool) -> Place:
    """What the sentence and the foot leave for the content: a cover has neither, a section may have
    a number at its foot.
    """
    left, top, width, height = rest
    if role == "Cover" or (role == "Section" and has_number):
        return rest
    above = 0.0 if role in ("Section", "Text") else SAID + GAP
    return left, top + above, width, height - above - FOOT - GAP


def _numbered(slide: Any, layout: Any, *taken: Place) -> bool:
    """Put the slide's number where its layout has it, if that is free; says whether it is."""
    number = template.holder(layout, (KIND.SLIDE_NUMBER,))
    place = template.place_of(number)
    if place is None or any(template.meet(place, one) for one in taken):
        return False
    _copied(number, slide)
    return True
