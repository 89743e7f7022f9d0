"""Slides from core objects: plain cells, sources and citations, maps and courses."""

import briefs
import numpy as np
import pandas as pd
import pytest
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity.anchors import ANCHORS
from solidarity.brief import make
from solidarity.brief.slide import Column
from solidarity.brief.twin import printed


@pytest.fixture(scope="module")
def held():
    return briefs.held()


def test_cells_are_plain_and_missing_ones_are_none():
    frame = pd.DataFrame(
        {
            "State": ["India", None],
            "Value": np.array([0.456, np.nan]),
            "n": pd.array([38, None], dtype="Int64"),
            "Whole": [1.0, 2.0],
            "Status": pd.Categorical(["observed", None]),
            "Day": [pd.Timestamp("2024-01-02"), pd.NaT],
            "Sound": [True, False],
        }
    )
    table = make.from_frame(frame)
    assert table.rows == (
        ("India", 0.456, 38, 1.0, "observed", "2024-01-02 00:00:00", "yes"),
        (None, None, None, 2.0, None, None, "no"),
    )
    assert [type(cell) for cell in table.rows[0]] == [str, float, int, float, str, str, str]
    assert [one.decimals for one in table.columns] == [None, 2, 0, 0, None, None, None]
    assert printed(table)[1][:4] == ["–", "–", "–", "2"]


def test_a_column_is_printed_as_said():
    frame = pd.DataFrame({"Share": [12.345], "Change": [3.0], "Course": [[1, 2, 3]]})
    given = {"Share": Column("Share of it", 1, "%"), "Change": Column("Change", 0, signed=True)}
    table = make.from_frame(frame, given)
    assert [one.name for one in table.columns] == ["Share of it", "Change"]  # a course is no cell
    assert printed(table) == [["12.3%", "+3"]]


def test_an_empty_table_keeps_its_columns():
    table = make.from_frame(pd.DataFrame({"State": [], "Value": []}))
    assert [one.name for one in table.columns] == ["State", "Value"]
    assert table.rows == ()


def test_a_table_on_a_slide_has_no_empty_column(held):
    cells = {"State": ["India"], "Note": [""], "Value": [None], "Zero": [0], "Sound": [False]}
    table = make.from_frame(pd.DataFrame(cells))
    shown = make.slide(held, "T", table, page="atlas", view={}).content
    assert [one.name for one in shown.columns] == ["State", "Zero", "Sound"]
    assert shown.rows == (("India", 0, "no"),)
    bare = make.from_frame(pd.DataFrame({"State": []}))
    assert make.slide(held, "T", bare, page="atlas", view={}).content == bare


@given(
    st.lists(st.one_of(st.none(), st.floats(allow_infinity=False), st.integers(-9, 9)), min_size=1)
)
def test_numbers_come_back_as_they_were(values):
    table = make.from_frame(pd.DataFrame({"x": pd.Series(values, dtype="float64")}))
    for value, (cell,) in zip(values, table.rows, strict=True):
        assert cell == (None if pd.isna(value) else float(value))


def test_few_sources_are_named_with_their_publisher(held):
    source, citations = make.cited(held, ["un_siding", "sipri_arms", "arms_share"])
    votes, arms = held.sources["un_votes"], held.sources["sipri_arms"]
    assert source == (
        f"{votes.publisher}, {votes.title}, {votes.release}; {arms.publisher}, {arms.title},"
        f" {arms.release}; our calculation"
    )
    assert citations == (votes.citation, arms.citation)


def test_of_many_sources_every_release_is_named_and_every_citation_kept(held):
    keys = list(held.published)
    source, citations = make.cited(held, [*keys, "nothing of ours"])
    assert all(held.sources[key].release in source for key in keys)
    assert len(citations) == len(keys)
    assert make.cited(held, ["nothing of ours"]) == ("", ())


def test_the_index_cites_what_it_is_made_of(held):
    _, citations = make.cited(held, ["index"])
    entering = {held.sources[one.source].citation for one in held.shown.scores.indicators}
    assert entering < set(citations)
    assert len(citations) == len(entering) + 1


def test_traps_that_speak_of_the_country_come_first(held):
    told = make.traps(held, ["un_votes"], ["Venezuela"]).split("\n")
    assert len(told) == make.TRAPS
    assert "Venezuela" in told[0]
    assert set(told) <= set(held.sources["un_votes"].traps)


def test_a_map_is_the_view_of_the_atlas(held):
    slide = make.tie_map(held, "arms_share", ["RUS", "IRN"], 2023)
    for layer, code in zip(slide.content.layers, ("RUS", "IRN"), strict=True):
        view = held.view("arms_share", code, 2023)
        assert dict(zip(layer.codes, layer.values, strict=True)) == {
            partner: held.indicators["arms_share"].shown(value)
            for partner, value in zip(view.partner, view.value, strict=True)
        }
    assert slide.view == {
        "anchor": "both",
        "indicator": "arms_share",
        "year": "2023",
        "region": "World",
    }
    assert slide.period == "2019–23"
    assert make.tie_map(held, "index", ["RUS"], 2023).view["weights"] == "default"


def test_other_weights_stand_in_the_address():
    held = shipped()
    equal = held.with_index(held.alignment.weighed("equal").weights)
    assert make.tie_map(equal, "index", ["RUS"], 2023).view["weights"] == "equal"


def test_a_course_says_how_it_went_and_up_to_when(held):
    slide = make.trend(held, "arms_share", ("RUS", "IRN"), "IND", until=2015)
    ties = held.ties("RUS", "IND", "arms_share")
    first, last = (ties[ties.year == year].iloc[0] for year in (1992, 2015))
    assert (
        f"from {100 * first.value:.0f}% (1988–92) to {100 * last.value:.0f}% (2011–15)"
        in slide.title
    )
    assert slide.period == "1992–2015"
    russia = ANCHORS["RUS"].hue
    line = next(one for one in slide.content.figure["data"] if one["line"]["color"] == russia)
    assert line["y"][-1] == round(100 * last.value)


def test_no_figure_gives_no_course(held):
    assert make.trend(held, "favourable", ("RUS",), "TUV") is None


def test_a_course_with_others_than_the_two_leads_to_the_page_that_has_them(held):
    slide = make.trend(held, "un_siding", ("CHN",), "IND")
    assert slide.page == "compare"
    assert slide.view["versus"] == "CHN"
