"""The atlas's own master: white, ink, thin rules, serif titles; a layout for each kind of slide."""

import re
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as LINK_TO
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from solidarity.anchors import ANCHORS
from solidarity.brief.pptx.template import Place, unlinked
from solidarity.charts import INK, RULE, TICKS

WIDTH, HEIGHT = 13.333, 7.5
LEFT, ACROSS = 0.55, 12.23
TITLE: Place = (LEFT, 0.28, ACROSS, 0.92)
SENTENCE: Place = (LEFT, 1.27, ACROSS, 0.56)
BODY: Place = (LEFT, 1.9, ACROSS, 4.8)
SOURCE: Place = (LEFT, 6.88, 10.2, 0.5)
LINK: Place = (10.9, 6.88, 1.25, 0.2)
NUMBER: Place = (12.2, 6.88, 0.58, 0.2)
LINE, COVER_LINE = 6.8, 3.55
"""Of the thin rules, from the top."""
SENTENCE_ID, LINK_ID, BODY_ID = 13, 14, 1
COVER_ID, ABOUT_ID = 15, 16
FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""Of the slide's number, which counts by itself."""
FONTS = {"major": "Georgia", "minor": "Arial"}
GREY, BLUE = TICKS["color"], ANCHORS["WEST"].hue
COLORS = {
    "dk1": INK, "lt1": "#FFFFFF", "dk2": GREY, "lt2": "#F4F1EA",
    **{f"accent{n}": ANCHORS[code].hue for n, code in enumerate(("RUS", "IRN", "CHN", "WEST"), 1)},
    "accent5": "#E69F00", "accent6": "#56B4E9", "hlink": BLUE, "folHlink": GREY,
}  # fmt: skip
Holder = tuple[str, int, str, Place, str]
"""A placeholder: its type, number, what it asks for, its place, and how its words look."""
_BIG = '<a:lvl1pPr algn="l"><a:defRPr sz="{}"/></a:lvl1pPr>'
_GREY = (
    '<a:lvl1pPr marL="0" indent="0" algn="{}"><a:buNone/><a:defRPr sz="{}">'
    '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:lvl1pPr>'
)
_HEAD: Holder = ("title", 0, "Title", TITLE, "")
_SAID: Holder = ("body", SENTENCE_ID, "Sentence", SENTENCE, _GREY.format("l", 1400))
_FOOT: tuple[Holder, ...] = (
    ("ftr", 11, "Source", SOURCE, _GREY.format("l", 900)),
    ("body", LINK_ID, "Link", LINK, _GREY.format("r", 900)),
    ("sldNum", 12, "Number", NUMBER, _GREY.format("r", 900)),
)
LAYOUTS: dict[str, tuple[str, tuple[Holder, ...]]] = {
    "Cover": ("title", (
        ("ctrTitle", 0, "Title", (LEFT, 1.5, ACROSS, 1.9), _BIG.format(4000)),
        ("subTitle", 1, "Subtitle", (LEFT, 3.75, ACROSS, 0.85), _GREY.format("l", 2000)),
        ("body", COVER_ID, "Date", (LEFT, 4.65, ACROSS, 0.35), _GREY.format("l", 1400)),
        ("body", ABOUT_ID, "About", (LEFT, 6.35, ACROSS, 0.75), _GREY.format("l", 1100)),
    )),
    "Section": ("secHead", (
        ("title", 0, "Title", (LEFT, 2.2, ACROSS, 1.4), _BIG.format(3600)),
        ("body", SENTENCE_ID, "Sentence", (LEFT, 3.75, ACROSS, 1.6), _GREY.format("l", 1800)),
        _FOOT[2],
    )),
    "Text": ("obj", (_HEAD, ("body", BODY_ID, "Text", (LEFT, 1.45, ACROSS, 5.25), ""), *_FOOT)),
    "Map": ("", (_HEAD, _SAID, ("pic", BODY_ID, "Map", BODY, ""), *_FOOT)),
    "Chart": ("chart", (_HEAD, _SAID, ("chart", BODY_ID, "Chart", BODY, ""), *_FOOT)),
    "Table": ("tbl", (_HEAD, _SAID, ("tbl", BODY_ID, "Table", BODY, ""), *_FOOT)),
}  # fmt: skip


def own() -> Any:
    """An empty deck with the atlas's own master."""
    deck = Presentation()
    unlinked(deck.part.package._rels, LINK_TO.THUMBNAIL)  # a picture of python-pptx's own deck
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    master = deck.slide_master
    _theme(master)
    _styles(master)
    _fill(master, [_HEAD, ("body", 1, "Text", BODY, ""), *_FOOT[::2]], LINE)
    layouts = list(deck.slide_layouts)
    for spare in layouts[len(LAYOUTS) :]:
        deck.slide_layouts.remove(spare)
    for layout, (name, (kind, holders)) in zip(layouts, LAYOUTS.items(), strict=False):
        _name(layout, name, kind)
        _fill(layout, holders, COVER_LINE if name == "Cover" else None)
    return deck


def _name(layout: Any, name: str, kind: str) -> None:
    """A layout's name, what kind of slide it is for, and whether it has the master's rule."""
    told = layout._element
    told.cSld.set("name", name)
    told.attrib.pop("type", None)
    if kind:
        told.set("type", kind)
    if name in ("Cover", "Section"):
        told.set("showMasterSp", "0")


def _theme(master: Any) -> None:
    """Names, colours and fonts of the theme."""
    part = master.part.part_related_by(LINK_TO.THEME)
    text = part.blob.decode()
    for name, hue in COLORS.items():
        new = f'<a:{name}><a:srgbClr val="{hue[1:]}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", new, text, flags=re.DOTALL)
    for kind, font in FONTS.items():
        text = re.sub(
            rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{font}", text, count=1
        )
    text = re.sub(r'(<a:theme [^>]*name=")[^"]*', r"\g<1>Solidarity Atlas", text, count=1)
    part._blob = text.encode()


def _styles(master: Any) -> None:
    """How titles and texts look where a layout says nothing else."""
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    faces = '<a:latin typeface="+m{0}-lt"/><a:ea typeface="+m{0}-ea"/><a:cs typeface="+m{0}-cs"/>'
    spaced = '<a:spcBef><a:{} val="0"/></a:spcBef><a:buNone/><a:defRPr sz="{}" kern="1200">'
    levels = "".join(
        f'<a:lvl{n}pPr marL="{(n - 1) * 228600}" indent="0" algn="l">'
        f"{spaced.format('spcPts', size)}{ink}{faces.format('n')}</a:defRPr></a:lvl{n}pPr>"
        for n, size in enumerate((1800, 1600, 1400, 1400, 1400), 1)
    )
    title = (
        f'<a:lvl1pPr algn="l">{spaced.format("spcPct", 2600)}{ink}{faces.format("j")}'
        "</a:defRPr></a:lvl1pPr>"
    )
    styles = master._element.find(qn("p:txStyles"))
    for old, name, told in zip(styles, ("titleStyle", "bodyStyle"), (title, levels), strict=False):
        new = parse_xml(f"<p:{name} {nsdecls('p', 'a')}>{told}</p:{name}>")
        styles.replace(old, new)


def _fill(sheet: Any, holders: Iterable[Holder], line: float | None) -> None:
    """Give a master or layout these placeholders and a rule, and no other shapes."""
    tree = sheet.shapes._spTree
    for shape in list(sheet.shapes):
        tree.remove(shape._element)
    for place, holder in enumerate(holders):
        tree.append(_holder(place + 2, *holder))
    if line is not None:
        tree.append(_rule(line))


def _holder(id_: int, kind: str, idx: int, name: str, place: Place, look: str) -> Any:
    """A placeholder without margins, its words at the top; those of a title at the bottom."""
    anchor = "b" if kind in ("title", "ctrTitle") else "t"
    words = f"<a:r><a:rPr/><a:t>{escape(name)}</a:t></a:r>"
    if kind == "sldNum":
        words = f'<a:fld id="{FIELD}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'
    number = f'idx="{idx}"' if idx else ""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" {number}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_shape(place, 'rect')}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{look}</a:lstStyle>"
        f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _rule(top: float) -> Any:
    """A thin line across: above the source, or below the cover's title."""
    return parse_xml(
        f'<p:cxnSp {nsdecls("p", "a")}><p:nvCxnSpPr><p:cNvPr id="40" name="Rule"/>'
        '<p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f"<p:spPr>{_shape((LEFT, top, ACROSS, 0.0), 'line')}"
        f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{RULE[1:]}"/></a:solidFill></a:ln>'
        "</p:spPr></p:cxnSp>"
    )


def _shape(place: Place, form: str) -> str:
    """Where a shape stands, and its form."""
    x, y, wide, high = (Inches(side) for side in place)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'
    )
