"""A deck reads back as what was pinned: words, numbers, links, notes; all of it inside its slides and apart."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Inches
from test_brief_file import BRIEFING, CHART, MAP

from solidarity import maps
from solidarity.brief import pptx, pptx_axes, pptx_tables
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table
from solidarity.errors import DataError

LONG = "Thirty-seven governments of the Global South abstained again on the resolution tabled by Ukraine and the European Union, which was adopted with fewer votes than in any of the years before it, so far"
LINES = {
    "data": [
        {"type": "scatter", "mode": "lines+markers", "name": name, "x": [2021, 2022, 2023, 2024], "y": values, "line": {"color": hue}}
        for name, values, hue in (("Russia", [0.5, None, 0.25, 0.75], "#D55E00"), ("Iran", [1, 2, 3, 4], "#009E73"))
    ],
    "layout": {"yaxis": {"title": "0 to 1"}},
}  # fmt: skip
ROPES = {
    "data": [{"type": "bar", "orientation": "h", "y": ["India"], "x": [side]} for side in (-5, 3)],
    "layout": {"barmode": "overlay"},
}
ROWS = Table(
    (Column("State"), Column("Siding", 2), Column("Share", 1, "%")),
    tuple((f"State {n}", 0.5 + n / 100, None if n % 3 else 10.0 * n) for n in range(60)),
)
WIDE = Table(
    tuple(Column(f"A column of number {n}", 2) for n in range(10)),
    tuple(("Democratic Republic of the Congo", *[1234567.891 * n for n in range(8)], "A long remark on the status " * (n % 5)) for n in range(20)),
)  # fmt: skip
CELLS = Table(
    (Column("Term"), Column("Text")), (("long", "word " * 900), ("unbroken", "x" * 400), ("none", None))
)  # fmt: skip
FULL = replace(
    BRIEFING,
    slides=(
        Slide("section", "The network", "Who stands with whom"),
        replace(MAP, sentence="Two of them.", notes="Say: absent is not zero.", source="UN, Votes, 2026", period="2024", page="atlas", view={"year": "2024"}, method="Counted.", citations=("UN (2026), Votes.",)),
        replace(CHART, content=Chart(LINES, "0 to 1"), sentence="Lines.", period="2021–2024", page="country"),
        Slide("chart", "Ropes", "Drawn.", source="UN", page="scorecard", content=Chart(ROPES)),
        Slide("table", "Sixty states", "Highest last.", source="UN", period="2024", page="atlas", content=ROWS),
        Slide("text", "What follows", "First.\n- A & <b>\n- Москва"),
    ),
)  # fmt: skip
AWKWARD = Briefing(
    LONG * 2,
    (
        replace(MAP, title=LONG, sentence="A sentence that is far too long. " * 14, source="; ".join(f"Publisher {n}, Title of source {n}, release 2026" for n in range(15)), page="atlas"),
        replace(CHART, title=LONG, sentence="", content=Chart(LINES)),
        replace(CHART, title="", sentence="", source="", content=Chart(LINES)),
        Slide("table", LONG, "Wide.", content=WIDE, source="UN", page="atlas"),
        Slide("table", "Cells", content=CELLS), Slide("table", "Bare", content=Table((Column("A"),), ())),
        Slide("table", "Many", content=Table(tuple(Column(f"Column {n}") for n in range(60)), ((1234.5,) * 60,) * 3)),
        Slide("map", "Nothing to draw", "A map without content."),
        Slide("text", LONG, "\n".join(f"- Point {n}: {'words and more ' * 12}" for n in range(30))),
        Slide("text", "Huge", "word " * 2500), Slide("section", LONG, "and so on " * 90),
        Slide("text", "Control \x00\x07\ud800", "a\x0bb\n\n- c\x1fd \uffff"),
    ),
    subtitle=LONG,
)  # fmt: skip


def read(content: bytes) -> list:
    return list(Presentation(BytesIO(content)).slides)


def written(briefing: Briefing, template=None) -> list:
    return read(pptx.write(briefing, silent, template))


def words(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def titled(slides: list, title: str) -> list:
    return [one for one in slides if one.shapes.title is not None and one.shapes.title.text.startswith(title)]  # fmt: skip


def chart_of(slide):
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def tables_of(slides: list) -> list:
    return [shape.table for slide in slides for shape in slide.shapes if shape.has_table]


@pytest.fixture(scope="module")
def content():
    return pptx.write(FULL, silent)


@pytest.fixture(scope="module")
def slides(content):
    return read(content)


@pytest.fixture(scope="module")
def square(tmp_path_factory):
    """Another deck: 4:3, with a sample slide."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Sample"
    path = tmp_path_factory.mktemp("template") / "square.pptx"
    deck.save(path)
    return path


def test_every_slide_says_its_title_sentence_and_source(slides):
    for slide in FULL.slides[1:5]:
        (found, *_) = titled(slides, slide.title)
        assert slide.sentence in words(found)
        assert f"Source: {slide.source}." in words(found)
        assert not slide.period or f"Period: {slide.period}." in words(found)


def test_the_cover_says_what_it_is(slides):
    assert slides[0].shapes.title.text == "Кто с кем"
    assert "26 November 2026" in words(slides[0])
    assert maps.BOUNDARIES_NOTICE in words(slides[0])


def test_maps_say_the_boundaries_notice_and_charts_do_not(slides):
    (shown,) = titled(slides, MAP.title)
    assert maps.BOUNDARIES_NOTICE in words(shown)
    assert maps.BOUNDARIES_NOTICE not in words(titled(slides, CHART.title)[0])


def test_every_view_is_one_click_away(slides):
    (shown,) = titled(slides, MAP.title)
    links = [r.hyperlink.address for s in shown.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs]  # fmt: skip
    assert "https://atlas.example/atlas?year=2024" in links


def test_the_speaker_has_the_notes_the_method_and_the_permalink(slides):
    (shown,) = titled(slides, MAP.title)
    said = shown.notes_slide.notes_text_frame.text
    assert said.startswith("Say: absent is not zero.")
    for part in (
        "Two of them.",
        "Counted.",
        "UN, Votes, 2026",
        "https://atlas.example/atlas?year=2024",
    ):
        assert part in said


def test_slides_count_themselves(slides):
    for slide in slides[1:]:
        assert len(slide._element.xpath(".//a:fld[@type='slidenum']")) == 1


def test_a_chart_holds_the_very_numbers_and_its_gap(slides):
    chart = chart_of(titled(slides, CHART.title)[0])
    assert [s.name for s in chart.plots[0].series] == ["Russia", "Iran"]
    assert list(chart.plots[0].categories) == ["2021", "2022", "2023", "2024"]
    assert list(chart.plots[0].series[0].values) == [0.5, None, 0.25, 0.75]
    assert chart._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]
    assert chart.value_axis.axis_title.text_frame.text == "0 to 1"
    assert str(chart.plots[0].series[0].format.line.color.rgb) == "D55E00"


def test_what_has_no_chart_of_its_kind_is_a_picture(slides):
    (drawn,) = titled(slides, "Ropes")
    assert not any(shape.has_chart for shape in drawn.shapes)
    assert len(drawn._element.xpath(".//p:pic")) == 1


def test_tables_go_on_and_say_what_they_leave_out(slides):
    found = titled(slides, "Sixty states")
    assert [one.shapes.title.text[-8:] for one in found] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]
    rows = [[cell.text for cell in row.cells] for table in tables_of(found) for row in list(table.rows)[1:]]  # fmt: skip
    assert len(rows) == pptx_tables.IN_ALL
    assert rows[:2] == [["State 0", "0.50", "0.0%"], ["State 1", "0.51", "–"]]
    assert "15 further rows are left out here" in words(found[-1])
    assert "CSV" in words(found[-1])


def test_numbers_stand_to_the_right(slides):
    row = list(tables_of(titled(slides, "Sixty states"))[0].rows)[1]
    assert [str(cell.text_frame.paragraphs[0].alignment) for cell in row.cells] == ["LEFT (1)", "RIGHT (3)", "RIGHT (3)"]  # fmt: skip


def test_points_are_points(slides):
    (found,) = titled(slides, "What follows")
    body = next(s for s in found.placeholders if s.placeholder_format.idx == 1)
    assert [p.text for p in body.text_frame.paragraphs] == ["First.", "A & <b>", "Москва"]
    assert len(body._element.xpath(".//a:buChar")) == 2


def test_sources_are_listed_once_at_the_end(slides):
    said = words(slides[-1])
    assert slides[-1].shapes.title.text == "Sources and method"
    assert said.count("UN (2026), Votes.") == 1
    assert said.count("Counted.") == 1


@pytest.fixture(scope="module", params=["own", "square"])
def awkward(request, square):
    """Everything awkward, on the own master and on another one."""
    return Presentation(
        BytesIO(pptx.write(AWKWARD, silent, None if request.param == "own" else square))
    )


def boxes(slide) -> list:
    return [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]


def check_apart(deck):
    slack = Inches(0.005)
    for number, slide in enumerate(deck.slides, start=1):
        held = boxes(slide)
        for name, left, top, right, bottom in held:
            assert min(left, top) >= 0, (number, name)
            assert right <= deck.slide_width + slack, (number, name)
            assert bottom <= deck.slide_height + slack, (number, name)
        for one, other in combinations(held, 2):
            pairs = ((one, other), (other, one))
            apart = any(a[side + 2] <= b[side] + slack for side in (1, 2) for a, b in pairs)
            assert apart, (number, one, other)


def test_all_is_inside_and_apart(content, awkward):
    check_apart(Presentation(BytesIO(content)))
    check_apart(awkward)


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
    size = cell.text_frame.paragraphs[0].runs[0].font.size
    return max(1, int(len(cell.text) * 0.4 * size / width))


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


def test_the_work_can_be_followed_and_stopped():
    heard: list[tuple[int, int, str]] = []
    pptx.write(Briefing("B", (FULL.slides[0], FULL.slides[2])), lambda *told: heard.append(told))
    assert [what for *_, what in heard] == ["Master", "Cover", "Section: The network", "Chart: India", "Sources and method"]  # fmt: skip
    assert [done for done, *_ in heard] == [0, 1, 2, 3, 4]
    assert {of for _, of, _ in heard} == {5}

    def stop(done: int, of: int, what: str) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        pptx.write(FULL, stop)


@pytest.mark.parametrize(
    ("span", "values", "from_zero", "ends"),
    [
        ((0.0, 1.04), [0.2, 0.9], False, (0.0, 1.0)),
        ((-1.0, 1.08), [0.1, 0.5], False, (-1.0, 1.0)),
        ((0.0, 100.0), [99.9, 100.01], True, (0.0, 100.0)),
        ((-0.04, 2.16), [0.0, 2.0], False, (0.0, 2.0)),
        (None, [-3.0, 7.0], True, (-4.0, 8.0)),
        (None, [5.0, 5.0], False, (0.0, 5.0)),
        (None, [0.0], True, (0.0, 1.0)),
    ],
)
def test_axes_end_on_whole_steps_around_all_values(span, values, from_zero, ends):
    assert pptx_axes.reach(span, values, from_zero) == ends


def test_numbers_are_printed_by_spreadsheets_as_by_the_atlas():
    assert pptx_axes.number_format(Column("", 2)) == "#,##0.00"
    assert pptx_axes.number_format(Column("", 0, "%")) == '#,##0"%"'
    assert pptx_axes.number_format(Column("", 1, signed=True)) == "+#,##0.0;-#,##0.0;#,##0.0"
    assert pptx_axes.number_format(Column("", 0, grouped=False)) == "0"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(tmp_path):
    (tmp_path / "deck.pptx").write_bytes(
        pptx.write(Briefing("B", (FULL.slides[2], FULL.slides[5])), silent)
    )
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page/") == 4
