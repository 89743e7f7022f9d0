"""Words on slides: paragraphs at a size that fits, links, notes, text alternatives."""

import re
from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from solidarity.brief.pptx.master import FIELD
from solidarity.brief.pptx.room import Fitted

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_COLOR: Any = RGBColor
POINT = "- "
INDENT = 0.25
"""Inches before the text of a point."""
GUTTER = 0.4
"""Inches between two columns."""


def clean(text: str) -> str:
    """A text without the signs that XML forbids."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def rgb(hue: str) -> Any:
    """A colour written as #RRGGBB."""
    return _COLOR(*bytes.fromhex(hue.removeprefix("#")))


def write(shape: Any, text: str, size: float, after: float = 0.0) -> None:
    """Set a shape's text, a paragraph for each line; "- " begins a point."""
    frame = shape.text_frame
    frame.clear()
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for place, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        _pointed(paragraph, line.startswith(POINT))
        run = paragraph.add_run()
        run.text = line.removeprefix(POINT)
        run.font.size = Pt(size)
        if after:
            paragraph.space_after = Pt(after)


def put(shape: Any, fit: Fitted) -> None:
    """Set a shape's text at the size in which it fits."""
    write(shape, fit.text, fit.size)


def _pointed(paragraph: Any, is_point: bool) -> None:
    """A point's sign and indent, or none of either, whatever the layout has."""
    told = paragraph._p.get_or_add_pPr()
    indent = Inches(INDENT) if is_point else 0
    told.set("marL", str(indent))
    told.set("indent", str(-indent))
    if is_point:
        told.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
    else:
        told.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def box(slide: Any, place: Sequence[float], name: str) -> Any:
    """An empty text box without margins; its place in inches."""
    shape = slide.shapes.add_textbox(*(Inches(side) for side in place))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.TOP
    return shape


def in_columns(shape: Any, count: int) -> None:
    """Set a shape's words in columns, each filled before the next."""
    if count > 1:
        told = shape.text_frame._txBody.bodyPr
        told.set("numCol", str(count))
        told.set("spcCol", str(Inches(GUTTER)))


def to_the_right(shape: Any) -> None:
    """Align a shape's words to its right edge."""
    for paragraph in shape.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT


def link(shape: Any, address: str) -> None:
    """Make a shape's words lead to an address."""
    shape.text_frame.paragraphs[0].runs[0].hyperlink.address = clean(address)


def number(shape: Any, size: float) -> None:
    """The number of the slide as a field, which counts by itself."""
    paragraph = shape.text_frame.paragraphs[0]._p
    for run in paragraph.findall(qn("a:r")) + paragraph.findall(qn("a:fld")):
        paragraph.remove(run)
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum">'
        f'<a:rPr lang="en-GB" sz="{round(100 * size)}"/><a:t>‹#›</a:t></a:fld>'
    )
    ending = paragraph.find(qn("a:endParaRPr"))
    paragraph.insert(len(paragraph) if ending is None else paragraph.index(ending), field)


def describe(shape: Any, text: str) -> None:
    """The text alternative of a picture, chart or table."""
    found = shape._element.xpath(".//p:cNvPr")[0]
    found.set("descr", clean(text))


def note(slide: Any, text: str) -> None:
    """What stands in the speaker's notes."""
    notes = slide.notes_slide
    if notes.notes_text_frame is None:  # the template's notes have no place for text
        notes.shapes._spTree.append(_notes_body())
    notes.notes_text_frame.text = clean(text)


def _notes_body() -> Any:
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Notes"/><p:cNvSpPr/>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
