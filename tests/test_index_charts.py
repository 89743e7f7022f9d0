"""The figures of the index hold the figures of its tables."""

import math

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity import index_charts, labels
from solidarity.alignment import pair, why
from solidarity.anchors import ANCHORS

RUS, IRN = ANCHORS["RUS"], ANCHORS["IRN"]


@pytest.fixture(scope="module")
def rows():
    return pair.compare(shipped().alignment, "RUS", "IRN", 2023)


def test_the_scatter_holds_every_state_and_names_those_of_the_article(rows):
    figure = index_charts.scatter(rows, RUS, IRN, shipped().register, "EST")
    diagonal, points = figure.data
    assert (list(diagonal.x), list(diagonal.y)) == ([0, 100], [0, 100])
    np.testing.assert_allclose(points.x, rows["first"].round(1))
    np.testing.assert_allclose(points.y, rows["second"].round(1))
    named = {name for name in points.text if name}
    assert {"India", "China", "Türkiye", "Cuba", "Estonia"} < named
    assert len(named) < 30
    size = dict(zip((name for name, _ in points.customdata), points.marker.size, strict=True))
    assert size["Estonia"] > size["Latvia"]


def test_filled_points_are_firm_and_faint_ones_thin(rows):
    points = index_charts.scatter(rows, RUS, IRN, shipped().register, "EST").data[1]
    fill = dict(zip(rows.partner, points.marker.color, strict=True))
    opacity = dict(zip(rows.partner, points.marker.opacity, strict=True))
    for row in rows.itertuples():
        firm = row.firmness >= 0.9 and row.closer
        assert (fill[row.partner] == ANCHORS[row.closer].hue) if firm else (fill[row.partner] == "#FFFFFF")  # fmt: skip
        assert (opacity[row.partner] == 1) == row.sound


def test_a_dumbbell_leaves_out_what_is_not_known():
    rules = shipped().alignment.rules
    scores = {
        "RUS": dict.fromkeys(rules.names, 40.0) | {"opinion": 57.0},
        "IRN": dict.fromkeys(rules.names, 10.0) | {"opinion": math.nan},
    }
    figure = index_charts.dumbbells(scores, rules.names, [RUS, IRN])
    lines = [trace for trace in figure.data if trace.mode == "lines"]
    russia, iran = figure.data[-2:]
    assert len(lines) == 6
    assert not any(trace.showlegend for trace in lines)
    assert dict(zip(iran.y, iran.x, strict=True))["Opinion"] is None
    assert dict(zip(russia.y, russia.x, strict=True))["Opinion"] == 57
    assert list(russia.y)[-1] == "Votes"
    (note,) = figure.layout.annotations
    assert (note.x, note.xanchor) == (0, "left")  # Russia stands on the right
    assert [note.text for note in figure.layout.annotations] == ["Iran: no figure"]
    assert russia.marker.size > iran.marker.size  # equal ends are both seen, as ring and dot
    few = index_charts.dumbbells(scores, ["votes", "opinion"], [RUS, IRN])
    assert list(few.data[-1].y) == ["Opinion", "Votes"]


def test_contributions_are_stacked_to_the_index():
    alignment = shipped().alignment
    added = why.by_year(alignment, "RUS", "IND")
    figure = index_charts.contributions(added, alignment.rules, 2023)
    total = np.nansum([np.array(trace.y, dtype=float) for trace in figure.data], axis=0)
    table = alignment.table("RUS", 2023).set_index("partner")
    place = list(figure.data[0].x).index(2023)
    assert total[place] == pytest.approx(table["index"]["IND"], abs=0.05)
    assert figure.layout.barmode == "stack"


def test_intervals_stand_beside_their_ranks():
    table = shipped().alignment.table("RUS", 2023).head(5)
    figure = index_charts.intervals(table, RUS, shipped().register, "SYR")
    lines, dots = figure.data[:-1], figure.data[-1]
    assert dots.y[1] == "Syria  2 (1–9)"
    assert [list(line.x) for line in lines] == table[["low", "high"]].astype(float).to_numpy().tolist()  # fmt: skip
    assert [color == RUS.hue for color in dots.marker.color] == [False, True, False, False, False]


def test_correlations_by_year():
    rows = pd.DataFrame({"year": [2001, 2002], "spearman": [-0.2, 0.71], "states": [100, 120]})
    trace = index_charts.correlations(rows, RUS).data[0]
    assert (list(trace.x), list(trace.y), list(trace.customdata)) == ([2001, 2002], [-0.2, 0.71], [100, 120])  # fmt: skip


def test_a_name_goes_to_the_side_that_is_free():
    points = [(100.0, 100.0), (120.0, 100.0), (400.0, 400.0)]
    assert labels.sides(points, ["Left", "", "Alone"]) == ["middle left", "middle right", "middle right"]  # fmt: skip
    assert labels.sides([(0.0, 0.0)] * 2, ["One", "Two"]) == ["middle right", "middle left"]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 500)), max_size=12))
def test_every_point_gets_a_side_that_plotly_knows(points):
    found = labels.sides(points, ["Name"] * len(points))
    assert len(found) == len(points)
    assert set(found) <= set(labels.SIDES)
