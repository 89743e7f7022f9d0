"""Slides lead back to their view; their first sentence and their twin say what they show."""

from dataclasses import replace

import pytest
from test_brief_file import LAYER, MAP

import solidarity
from solidarity import countries
from solidarity.brief import sentence, stale, twin
from solidarity.brief.slide import Briefing, Chart, Column, Slide, Table

REGISTER = countries.load()


@pytest.fixture(scope="module")
def catalog():
    return solidarity.load()


def test_links_lead_to_the_view():
    held = Briefing("B", home="https://atlas.example/room/")
    slide = Slide("map", "M", page="atlas", view={"versus": "RUS", "year": "2024"})
    assert held.link(slide) == "https://atlas.example/room/atlas?versus=RUS&year=2024"
    assert held.link(Slide("text", "T")) == ""


def test_cells_are_printed_as_they_are_shown():
    assert twin.cell(None, Column("V", 2)) == "–"
    assert twin.cell(1234.5, Column("V", 0)) == "1,235"
    assert twin.cell(0.25, Column("V", 2, signed=True)) == "+0.25"
    assert twin.cell(37.25, Column("V", 1, "%")) == "37.3%"
    assert twin.cell(0.625, Column("V", 2)) == "0.63"  # a half goes up, as on the page
    assert twin.cell(0.145, Column("V", 2)) == "0.14"  # which is a little less than a half
    assert twin.cell(-2.5, Column("V", 0)) == "-3"
    assert twin.cell(-0.3, Column("V", 0, signed=True)) == "+0"
    assert twin.cell(-0.0001, Column("V")) == "0"
    assert twin.cell(1e300, Column("V", 0))[:5] == "1,000"
    assert twin.cell(2024, Column("Year", 0, grouped=False)) == "2024"
    assert twin.cell("India", Column("State")) == "India"
    assert twin.cell(0, Column("V", 0)) == "0"


def test_a_maps_twin_holds_every_state_the_highest_first():
    table = twin.of(MAP.content, REGISTER)
    assert table.columns == (Column("State"), Column("UN votes", 2))
    assert table.rows == (("China", 0.9), ("India", 0.55))


def test_a_second_map_is_a_second_column():
    other = replace(LAYER, anchor="IRN", codes=["IND"], values=[0.1])
    table = twin.of(replace(MAP.content, layers=(LAYER, other)), REGISTER)
    assert [column.name for column in table.columns] == [
        "State",
        "UN votes: Russia",
        "UN votes: Iran",
    ]
    assert table.rows == (("China", 0.9, None), ("India", 0.55, 0.1))


def test_classes_are_said_by_their_names():
    layer = replace(LAYER, values=[1, 0], grid={"classes": ["yes", "no"]})
    table = twin.of(replace(MAP.content, layers=(layer,)), REGISTER)
    assert table.rows == (("China", "yes"), ("India", "no"))


def test_a_tables_first_row_makes_its_sentence():
    rows = Table((Column("State"), Column("Value", 2)), (("India", 0.55), ("Cuba", None)))
    assert sentence.of(rows, REGISTER) == "2 rows; first India: Value 0.55."
    assert sentence.of(replace(rows, rows=()), REGISTER) == "No rows."
    columns = (Column("Partner"), Column("Tie"), Column("n", 0), Column("Russia", 0))
    ties = Table(columns, (("Cuba", "Index", 7, 58), ("Cuba", "Clubs", 7, 1)))
    assert sentence.of(ties, REGISTER) == "2 rows; first Cuba, Index: Russia 58."


def test_a_charts_last_points_make_its_sentence():
    lines = [
        {"type": "scatter", "name": "Russia", "x": [2023, 2024], "y": [0.5, 0.55]},
        {"type": "scatter", "name": "Iran", "x": [2023, 2024], "y": [0.7, None]},
    ]
    said = sentence.of(Chart({"data": lines, "layout": {}}), REGISTER)
    assert "Russia 0.55 (2024)" in said
    assert "Iran 0.7" in said
    assert "(2023)" in said


def test_an_indicator_that_is_gone_is_named(catalog):
    assert stale.since_pinned(replace(MAP, source=release(catalog)), catalog) == ""
    gone = replace(MAP, indicators=("un_siding", "hearsay"), pinned="2026-11-26")
    said = stale.since_pinned(gone, catalog)
    assert said.startswith(
        "The atlas no longer holds “hearsay”: the figures are those of 2026-11-26"
    )


def test_a_newer_release_is_named(catalog):
    said = stale.since_pinned(replace(MAP, source="UN, votes to 2019"), catalog)
    assert catalog.sources["un_votes"].release in said


def release(catalog) -> str:
    return f"UN, {catalog.sources['un_votes'].release}"
