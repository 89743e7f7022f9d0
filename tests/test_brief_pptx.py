"""A deck reads back as what was pinned: words, numbers, links, notes, all of them to be edited."""

import shutil
import subprocess

import pytest
from pptx_decks import FULL, LINES, chart_of, read, tables_of, titled, words
from test_brief_file import CHART, MAP

from solidarity import maps
from solidarity.brief import pptx
from solidarity.brief.pptx import axes, charts, tables
from solidarity.brief.progress import silent
from solidarity.brief.slide import Briefing, Chart, Column, Slide


@pytest.fixture(scope="module")
def content():
    return pptx.write(FULL, silent)


@pytest.fixture(scope="module")
def slides(content):
    return read(content)


def test_every_slide_says_its_title_sentence_and_source(slides):
    for slide in FULL.slides[1:5]:
        (found, *_) = titled(slides, slide.title)
        assert slide.sentence in words(found)
        assert f"Source: {slide.source}" in words(found)
        assert not slide.period or f"Period: {slide.period}" in words(found)


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


def test_many_years_are_dates_of_which_any_program_names_some():
    trace = {"type": "scatter", "mode": "lines", "name": "A", "x": [*range(1995, 2025)], "y": [*range(30)]}  # fmt: skip
    slide = Slide("chart", "Years", content=Chart({"data": [trace], "layout": {}}))
    chart = chart_of(titled(read(pptx.write(Briefing("B", (slide,)), silent)), "Years")[0])
    assert chart._chartSpace.xpath(".//c:cat//c:formatCode/text()") == ["yyyy"]
    (axis,) = chart._chartSpace.xpath(".//c:dateAx")
    assert axis.xpath("./c:majorUnit/@val | ./c:majorTimeUnit/@val") == ["3", "years"]
    assert list(chart.plots[0].series[0].values) == list(range(30))


def test_a_chart_holds_the_very_numbers_and_its_gap(slides):
    chart = chart_of(titled(slides, CHART.title)[0])
    assert [s.name for s in chart.plots[0].series] == ["Russia", "Iran"]
    assert list(chart.plots[0].categories) == ["2021", "2022", "2023", "2024"]
    assert list(chart.plots[0].series[0].values) == [0.5, None, 0.25, 0.75]
    assert chart._chartSpace.xpath(".//c:dispBlanksAs/@val") == ["gap"]
    assert chart.value_axis.axis_title.text_frame.text == "0 to 1"
    assert str(chart.plots[0].series[0].format.line.color.rgb) == "D55E00"


def test_points_that_stand_off_their_line_are_pale_and_bare():
    off = {"type": "scatter", "mode": "markers", "name": "Russia", "x": [2021, 2022, 2023], "y": [1, None, 2], "line": {"color": "#D55E00"}, "marker": {"symbol": ["circle-open", "circle", "circle-open"]}}  # fmt: skip
    chart = Chart({"data": [LINES["data"][0], off], "layout": {}})
    slides = read(pptx.write(Briefing("B", (Slide("chart", "C", content=chart),)), silent))
    line, points = chart_of(slides[1]).plots[0].series
    assert (line.name, points.name) == ("Russia", "Russia (off the line)")
    assert str(line.marker.format.fill.fore_color.rgb) == "D55E00"
    assert str(points.marker.format.fill.fore_color.rgb) != "D55E00"
    assert points.format.line._ln.xpath("./a:noFill")


def test_what_has_no_chart_of_its_kind_is_a_picture(slides):
    (drawn,) = titled(slides, "Ropes")
    assert not any(shape.has_chart for shape in drawn.shapes)
    assert len(drawn._element.xpath(".//p:pic")) == 1


def test_tables_go_on_and_say_what_they_leave_out(slides):
    found = titled(slides, "Sixty states")
    assert [one.shapes.title.text[-8:] for one in found] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]
    rows = [[cell.text for cell in row.cells] for table in tables_of(found) for row in list(table.rows)[1:]]  # fmt: skip
    assert len(rows) == tables.IN_ALL
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
    assert axes.reach(span, values, from_zero) == ends


def test_numbers_are_printed_by_spreadsheets_as_by_the_atlas():
    assert axes.number_format(Column("", 2)) == "#,##0.00"
    assert axes.number_format(Column("", 0, "%")) == '#,##0"%"'
    assert axes.number_format(Column("", 1, signed=True)) == "+#,##0.0;-#,##0.0;#,##0.0"
    assert axes.number_format(Column("", 0, grouped=False)) == "0"


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


def test_numbers_at_bars_are_written_as_in_the_drawing():
    assert charts.label_format(("+10", "-3")) == "+#,##0;-#,##0;#,##0"
    assert charts.label_format(("14", "")) == "#,##0;-#,##0;"
    assert charts.label_format(("1.5%", "2.0%")) == '#,##0.0"%"'
