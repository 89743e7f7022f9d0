"""All of a deck is inside its slides and apart, however long its words; another deck's master is taken as it is."""

import re
from io import BytesIO
from zipfile import ZipFile

import briefs
import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches
from pptx_decks import AWKWARD, FULL, chart_of, check_apart, read, tables_of, titled, words, written
from test_brief_file import CHART, MAP

from solidarity.brief import pptx
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Column, Slide, Table
from solidarity.errors import DataError


@pytest.fixture(scope="module")
def content():
    return pptx.write(FULL, silent)


@pytest.fixture(scope="module")
def square(tmp_path_factory):
    """Another deck: 4:3, with a sample slide."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Sample"
    path = tmp_path_factory.mktemp("template") / "square.pptx"
    deck.save(path)
    return path


@pytest.fixture(scope="module", params=["own", "square"])
def awkward(request, square):
    """Everything awkward, on the own master and on another one."""
    return Presentation(
        BytesIO(pptx.write(AWKWARD, silent, None if request.param == "own" else square))
    )


def test_all_is_inside_and_apart(content, awkward):
    check_apart(Presentation(BytesIO(content)))
    check_apart(awkward)


def test_a_ready_made_deck_is_apart_and_its_sources_are_whole():
    deck = Presentation(BytesIO(pptx.write(briefs.ALL["ten"](), silent)))
    check_apart(deck)
    shown = [text for slide in deck.slides for text in words(slide).split("\n")]
    sources = [text for text in shown if text.startswith("Source: ")]
    assert len(sources) > 20
    assert not [text for text in sources if text.endswith("…")]


def test_no_placeholder_is_left_empty_and_all_pictures_are_told(content, awkward):
    for deck in (Presentation(BytesIO(content)), awkward):
        for slide in deck.slides:
            for shape in slide.shapes:
                if shape.has_text_frame:
                    assert words(slide) and (shape.text_frame.text or shape._element.xpath(".//a:fld"))  # fmt: skip
            told = slide._element.xpath(".//p:pic//p:cNvPr | .//p:graphicFrame//p:cNvPr")
            assert all(one.get("descr") for one in told)


def test_tables_are_as_high_as_their_rows_need(awkward):
    for table in tables_of(list(awkward.slides)):
        for row in table.rows:
            most = max(_lines(cell, column.width) for cell, column in zip(row.cells, table.columns, strict=True))  # fmt: skip
            assert row.height >= Inches(most * 10 * 1.15 / 72)


def _lines(cell, width) -> int:
    """How many lines a text takes at the least, its letters half as wide as high."""
    if not cell.text:
        return 1
    size = cell.text_frame.paragraphs[0].runs[0].font.size
    return max(1, int(len(cell.text) * 0.4 * size / width))


def test_an_empty_cell_is_no_higher_than_its_row():
    table = Table((Column("A"), Column("B")), (("", "b"),))
    (held,) = tables_of(written(Briefing("B", (Slide("table", "T", content=table),))))
    (empty,) = held._tbl.xpath(".//a:p[not(a:r)]/a:endParaRPr/@sz")
    assert empty == "1200"


def test_letters_stay_readable(content, awkward):
    for deck in (Presentation(BytesIO(content)), awkward):
        for table in tables_of(list(deck.slides)):
            sizes = {r.font.size.pt for row in table.rows for c in row.cells for p in c.text_frame.paragraphs for r in p.runs}  # fmt: skip
            assert min(sizes) >= 10


def test_what_is_cut_is_said_and_numbers_never_break(awkward):
    said = "\n".join(map(words, awkward.slides))
    assert "Long cells are cut (…)" in said
    assert "further columns are left out here" in said
    many = next(t for s in titled(list(awkward.slides), "Many") for t in tables_of([s]))
    assert {cell.text for cell in list(many.rows)[1].cells} == {"1,234.5"}


def test_signs_that_xml_forbids_are_dropped(awkward):
    (found,) = titled(list(awkward.slides), "Control")
    assert "ab" in words(found) and "cd" in words(found)


def test_a_template_gives_its_size_and_loses_its_slides(square):
    content = pptx.write(FULL, silent, square)
    deck = Presentation(BytesIO(content))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(7.5))
    assert not titled(list(deck.slides), "Sample")
    assert deck.slides[0].slide_layout.name == "Title Slide"
    assert titled(list(deck.slides), MAP.title)[0].slide_layout.name == "Title Only"
    assert chart_of(titled(list(deck.slides), CHART.title)[0]).plots[0].series[1].values[3] == 4
    assert content.count(b"ppt/slides/slide1.xml") == 2  # once in the file, once in its list


def test_a_template_without_titles_will_do(tmp_path):
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:-5]:
        deck.slide_layouts.remove(layout)
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in (
                PP_PLACEHOLDER.TITLE,
                PP_PLACEHOLDER.VERTICAL_TITLE,
            ):
                shape._element.getparent().remove(shape._element)
    deck.save(tmp_path / "bare.pptx")
    content = pptx.write(FULL, silent, tmp_path / "bare.pptx")
    check_apart(Presentation(BytesIO(content)))
    assert MAP.title in "\n".join(map(words, read(content)))


def test_a_potx_is_a_template_too(square, tmp_path):
    path = retyped(square, tmp_path / "square.potx", b"presentation.main", b"template.main")
    assert len(written(Briefing("B"), path)) == 2


def with_custom_show(deck):
    told = "".join(f'<p:sld r:id="{one.rId}"/>' for one in deck.slides._sldIdLst)
    show = f'<p:custShow name="S" id="0"><p:sldLst>{told}</p:sldLst></p:custShow>'
    shows = parse_xml(f"<p:custShowLst {nsdecls('p', 'r')}>{show}</p:custShowLst>")
    deck.part._element.insert_element_before(shows, "p:defaultTextStyle")


def with_section(deck):
    office = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    section = f'<p14:sectionLst xmlns:p14="{office}"><p14:section name="S"/></p14:sectionLst>'
    told = f'<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">{section}</p:ext>'
    deck.part._element.append(parse_xml(f"<p:extLst {nsdecls('p')}>{told}</p:extLst>"))


def with_a_link_in_a_layout(deck):
    layout = deck.slide_layouts[5]
    key = layout.part.relate_to(deck.slides[0].part, RELATIONSHIP_TYPE.SLIDE)
    link = f'<a:hlinkClick {nsdecls("a", "r")} r:id="{key}" action="ppaction://hlinksldjump"/>'
    layout.placeholders[0]._element.xpath(".//p:cNvPr")[0].append(parse_xml(link))


@pytest.mark.parametrize("leading", [with_custom_show, with_section, with_a_link_in_a_layout])
def test_nothing_leads_to_a_slide_that_a_template_had(leading, square, tmp_path):
    deck = Presentation(square)
    leading(deck)
    deck.save(tmp_path / "led.pptx")
    with ZipFile(BytesIO(pptx.write(FULL, silent, tmp_path / "led.pptx"))) as made:
        names = made.namelist()
        told = b"".join(made.read(name) for name in names)
    assert len(names) == len(set(names))
    for gone in (b"Sample", b"custShow", b"521415D9", b"hlinksldjump"):
        assert gone not in told


def test_a_template_gives_neither_its_picture_nor_its_contents(square):
    with ZipFile(BytesIO(pptx.write(FULL, silent, square))) as made:
        assert [one for one in made.namelist() if "docProps" in one] == ["docProps/core.xml"]


def test_a_cover_has_no_number_and_its_words_have_all_the_room(square):
    cover, *others = written(FULL, square)
    assert not cover._element.xpath(".//a:fld | .//p:ph[@type='sldNum']")
    assert all(len(one._element.xpath(".//a:fld[@type='slidenum']")) == 1 for one in others)
    layout = next(one for one in cover.slide_layout.placeholders if one.placeholder_format.idx == 1)
    assert cover.placeholders[1].height == layout.height


def test_a_number_without_text_in_its_layout_will_do(square, tmp_path):
    path = tmp_path / "bare.pptx"
    deck = Presentation(square)
    for layout in deck.slide_layouts:
        for body in layout._element.xpath(".//p:sp[.//p:ph[@type='sldNum']]/p:txBody"):
            body.getparent().remove(body)
    deck.save(path)
    check_apart(Presentation(BytesIO(pptx.write(FULL, silent, path))))


def damaged(path) -> bytes:
    """The deck with some bytes of its slides' list turned over."""
    content = bytearray(path.read_bytes())
    with ZipFile(path) as given:
        place = given.getinfo("ppt/presentation.xml").header_offset + 60
    content[place : place + 40] = (255 - one for one in content[place : place + 40])
    return bytes(content)


def locked(path) -> bytes:
    """The deck said to be encrypted, each part of it."""
    content = bytearray(path.read_bytes())
    for sign, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(content)):
            content[found.start() + flag] |= 1
    return bytes(content)


def without_master(path) -> bytes:
    deck = Presentation(path)
    for masters in deck.part._element.xpath("./p:sldMasterIdLst"):
        masters.getparent().remove(masters)
    deck.save(file := BytesIO())
    return file.getvalue()


@pytest.mark.parametrize("spoilt", [damaged, locked, without_master])
def test_a_deck_that_cannot_be_read_is_refused(spoilt, square, tmp_path):
    path = tmp_path / "notes.pptx"
    path.write_bytes(spoilt(square))
    with pytest.raises(DataError, match=r"notes\.pptx is no PowerPoint file"):
        pptx.write(FULL, silent, path)


@pytest.mark.parametrize("content", [b"", b"no deck", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_powerpoint_file_is_refused(tmp_path, content):
    path = tmp_path / "notes.pptx"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"notes\.pptx is no PowerPoint file"):
        pptx.write(FULL, silent, path)


def test_macros_and_missing_files_are_refused(square, tmp_path):
    macros = b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    with pytest.raises(DataError, match="macros"):
        pptx.write(FULL, silent, retyped(square, tmp_path / "m.pptm", plain, macros))
    with pytest.raises(DataError, match="no template"):
        pptx.write(FULL, silent, tmp_path / "none.pptx")


def retyped(path, other, old: bytes, new: bytes):
    with ZipFile(path) as given, ZipFile(other, "w") as copy:
        for item in given.infolist():
            copy.writestr(item, given.read(item).replace(old, new))
    return other
