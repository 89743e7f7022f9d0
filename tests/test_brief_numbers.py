"""One map, one chart and one table in every form: the numbers are the page's and the command line's."""

import csv
import io
import json
import re
import zipfile

import pytest
from conftest import app_at
from fixtures import shipped
from pptx import Presentation
from pypdf import PdfReader

from solidarity.brief import bundle, formats, twin
from solidarity.brief.progress import silent


@pytest.fixture(scope="module")
def briefing():
    """What a reader has pinned on the atlas and on the page of India."""
    app = app_at(anchor="RUS", indicator="un_siding", year="2024", country="IND")
    app.button(key="pin_map").click().run()
    app.button(key="pin_map_csv").click().run()
    app.button(key="pin_trend_un_siding").click().run()
    return app.session_state["desk"].briefing


@pytest.fixture(scope="module")
def ties():
    """What the command line prints of the same, by the state's name."""
    rows = shipped().ties(anchor="RUS", indicator="un_siding", year=2024)
    siding = shipped().indicator("un_siding")
    return {
        shipped().register.name(code): siding.text(value)
        for code, value in zip(rows.partner, rows.value, strict=True)
    }


def test_the_slides_hold_the_figures_of_the_library(briefing, ties):
    found, table, _ = (twin.of(slide.content, shipped().register) for slide in briefing.slides)
    assert {row[0]: row[1] for row in twin.printed(found)} == ties
    assert {row[1]: row[2] for row in twin.printed(table)} == ties
    course = shipped().course("un_siding", ("RUS", "IRN"), "IND")
    line = twin.of(briefing.slides[2].content, shipped().register)
    drawn = sorted(row[-1] for row in twin.printed(line))
    assert [float(v) for v in drawn] == sorted(
        shipped().indicator("un_siding").shown(v) for v in course.value
    )


def test_the_deck_prints_them(briefing, ties):
    deck = Presentation(io.BytesIO(formats.write(briefing, "pptx", silent)))
    cells = [
        [cell.text for cell in row.cells]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
    ]
    printed = {row[1]: row[2] for row in cells if row[1] in ties}
    assert len(printed) == 45  # the rest is said to stand in the other forms
    assert printed.items() <= ties.items()
    (chart,) = (s.chart for slide in deck.slides for s in slide.shapes if s.has_chart)
    values = {v for plot in chart.plots for series in plot.series for v in series.values}
    course = shipped().course("un_siding", ("RUS", "IRN"), "IND")
    assert {shipped().indicator("un_siding").shown(v) for v in course.value} == {
        v for v in values if v is not None
    }


def test_the_document_prints_them_all(briefing, ties):
    pages = PdfReader(io.BytesIO(formats.write(briefing, "pdf", silent, paper="a4"))).pages
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    missing = [
        name
        for name, value in ties.items()
        if not re.search(rf"{re.escape(name)}.{{0,3}}{value}", text)
    ]
    assert missing == []


def test_the_file_for_browsers_holds_them_all(briefing, ties):
    page = formats.write(briefing, "html", silent).decode()
    told = json.loads(re.search(r'id="deck">(.*?)</script>', page, re.DOTALL)[1])
    assert {row[0]: row[1] for row in told["slides"][0]["table"]["rows"]} == ties
    assert {row[1]: row[2] for row in told["slides"][1]["table"]["rows"]} == ties


def test_the_text_prints_the_first_of_them(briefing, ties):
    text = formats.write(briefing, "md", silent).decode()
    printed = dict(re.findall(r"\| ([^|]+?) \| (\d\.\d\d) \|", text))
    assert len(printed.items() & ties.items()) >= 20


def test_the_csv_holds_them_all(briefing, ties):
    slide = briefing.slides[0]
    file = zipfile.ZipFile(
        io.BytesIO(bundle.csv_with_readme(slide, briefing.link(slide), shipped().register))
    )
    (name,) = (one for one in file.namelist() if one.endswith(".csv"))
    rows = csv.DictReader(io.StringIO(file.read(name).decode("utf-8-sig")))
    assert {row["state"]: f"{float(row['value']):.2f}" for row in rows} == ties
    assert briefing.link(slide) in file.read("README.txt").decode()
