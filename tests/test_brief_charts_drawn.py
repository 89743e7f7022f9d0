"""Charts drawn without a browser: what plotly's words mean; those of the pages: test_pages_briefing."""

import re
from io import BytesIO
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from serving import ROOT

from solidarity import charts, countries, index_charts
from solidarity.anchors import ANCHORS
from solidarity.brief import pictures
from solidarity.brief.pictures import chart
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.chart_axis import axis
from solidarity.brief.slide import Chart
from solidarity.claims.charts import verdicts
from solidarity.errors import DataError
from solidarity.overview.glance import Glance, drawing
from solidarity.votes.charts import yearly

INK = {"showgrid": False, "zeroline": False, "visible": False}


def pixels(data, layout=None, axes=INK):
    """A chart's pixels, and where values lie among them."""
    sheet = paper.sheet(6, 4)
    with paper.settings():
        chart.draw(Chart({"data": data, "layout": {"xaxis": axes, "yaxis": axes} | (layout or {})}), sheet)  # fmt: skip
        image = np.asarray(Image.open(BytesIO(paper.written(sheet, "png", 100))))
    plot = next(one for one in sheet.figure.axes if one is not sheet.words)

    def at(x, y):
        column, row = plot.transData.transform((x, y))
        return "#{:02X}{:02X}{:02X}".format(*image[round(len(image) - row), round(column)])

    at.plot = plot
    return at


def words(data, layout=None):
    """What a chart says, in the order of drawing."""
    file = pictures.drawn(Chart({"data": data, "layout": layout or {}}), 8, 4, "svg").decode()
    return re.findall(r"<!-- (.*?) -->", file, re.DOTALL)


def test_bars_are_stacked_by_hand():
    data = [
        {"type": "bar", "x": ["a", "b"], "y": [2, 1], "marker": {"color": "#D55E00"}},
        {"type": "bar", "x": ["a", "b"], "y": [1, 3], "marker": {"color": ["#009E73", "#0072B2"]}},
    ]
    at = pixels(data, {"barmode": "stack"})
    assert [at(0, y) for y in (1, 2.5, 3.5)] == ["#D55E00", "#009E73", "#FFFFFF"]
    assert [at(1, y) for y in (0.5, 3)] == ["#D55E00", "#0072B2"]
    assert at(0.5, 0.5) == "#FFFFFF"


def test_a_gap_breaks_a_line_unless_it_is_to_be_bridged():
    line = {"type": "scatter", "mode": "lines", "x": [0, 1, 2, 3, 4, 5], "y": [0, 0, 0, None, 0, 0],
            "line": {"color": "#D55E00", "width": 8}}  # fmt: skip
    span = {"yaxis": INK | {"range": [-1, 1]}}
    at = pixels([line], span)
    assert [at(x, 0) for x in (1.5, 3, 4.5)] == ["#D55E00", "#FFFFFF", "#D55E00"]
    assert pixels([line | {"connectgaps": True}], span)(3, 0) == "#D55E00"


def test_hollow_marks_let_through_what_lies_below_and_full_ones_do_not():
    mark = {"type": "scatter", "mode": "markers", "x0": 0, "dx": 1, "y": [0, 0],
            "marker": {"size": 30, "color": "#0072B2", "symbol": ["circle", "circle-open"]}}  # fmt: skip
    at = pixels([mark], {"xaxis": INK | {"range": [-1, 2]}})
    assert (at(0, 0), at(1, 0)) == ("#0072B2", "#FFFFFF")


def test_what_lies_between_two_lines_is_filled():
    edge = {"type": "scatter", "mode": "lines", "x": [0, 1], "line": {"width": 0}}
    band = edge | {"y": [2, 2], "fill": "tonexty", "fillcolor": "rgba(255,0,0,1)"}
    at = pixels([edge | {"y": [1, 1]}, band], {"yaxis": INK | {"range": [0, 3]}})
    assert [at(0.5, y) for y in (0.5, 1.5, 2.5)] == ["#FFFFFF", "#FF0000", "#FFFFFF"]


def test_cells_have_the_colours_of_their_scale_and_a_reversed_axis_begins_on_top():
    cells = {"type": "heatmap", "x": [1, 2], "y": ["up", "down"], "z": [[0, 1], [1, 0]], "zmin": 0, "zmax": 1,
             "colorscale": [[0, "#FFFF00"], [1, "#0000FF"]]}  # fmt: skip
    at = pixels([cells], {"yaxis": INK | {"autorange": "reversed"}})
    assert [at(1, 0), at(2, 0), at(1, 1)] == ["#FFFF00", "#0000FF", "#0000FF"]
    reverse = axis("y", {"yaxis": {"autorange": "reversed"}}, [cells])
    assert (reverse.start, reverse.end, reverse.categories) == (1.5, -0.5, ("up", "down"))


def test_shapes_lie_on_values_or_on_paper():
    line = {"type": "scatter", "mode": "lines", "x": [0, 4], "y": [0, 4], "line": {"width": 0}}
    field = {"type": "rect", "x0": 1, "x1": 2, "y0": 0, "y1": 1, "yref": "paper",
             "fillcolor": "#00FF00", "line": {"width": 0}, "layer": "below"}  # fmt: skip
    at = pixels([line], {"shapes": [field]})
    assert [at(x, 3) for x in (0.5, 1.5, 2.5)] == ["#FFFFFF", "#00FF00", "#FFFFFF"]


def test_flows_are_as_high_as_their_values():
    trace = {
        "type": "sankey",
        "node": {"label": ["from", "one", "other"], "color": ["#111111", "#222222", "#333333"], "x": [0.001, 0.999, 0.999], "y": [0.5, 0.375, 0.875], "pad": 0, "thickness": 12},
        "link": {"source": [0, 0], "target": [1, 2], "value": [3, 1], "color": ["rgba(255,0,0,1)", "rgba(0,0,255,1)"]},
    }  # fmt: skip
    at = pixels([trace])
    assert [at(0.6, y) for y in (0.9, 0.3, 0.1)] == ["#FF0000", "#FF0000", "#0000FF"]
    assert [word.get_text() for word in at.plot.texts] == ["from", "one", "other"]


def test_legend_notes_titles_and_unit_are_written():
    line = {"type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 1], "name": "Иран $5"}
    layout = {
        "showlegend": True, "xaxis": {"title": {"text": "Share"}},
        "annotations": [{"x": 1, "y": 1, "text": "<b>end</b>", "showarrow": False}],
    }  # fmt: skip
    found = words([line, line | {"name": "hidden", "showlegend": False}], layout)
    assert {"Иран $5", "Share", "end"} <= set(found) and "hidden" not in found
    file = pictures.drawn(Chart({"data": [line], "layout": {}}, "million tonnes"), 6, 4, "svg")
    assert b"<!-- million tonnes -->" in file


def test_names_at_the_ends_of_lines_stand_above_the_axis_and_one_another():
    ends = [{"x": 1, "y": y, "text": text, "xanchor": "left", "yanchor": anchored}
            for y, text, anchored in ((0, "Iran", "top"), (0.01, "Russia", "bottom"), (9, "China", "middle"))]  # fmt: skip
    line = {"type": "scatter", "mode": "lines", "x": [0, 1], "y": [0, 10]}
    plot = pixels([line], {"annotations": ends, "yaxis": {"rangemode": "tozero"}}).plot
    boxes = [word.get_window_extent() for word in plot.texts]
    assert boxes[0].y0 >= plot.bbox.y0 - 1
    assert boxes[1].y0 >= boxes[0].y1 - 1
    rows = {"tickvals": [0, 0.01, 9], "ticktext": ["a", "b", "c"]}
    beside = pixels([line], {"annotations": ends, "yaxis": rows}).plot
    assert [word.xyann[1] for word in beside.texts] == [0, 0, 0]


def test_names_longer_than_their_margin_are_not_cut():
    name = "Saint Vincent and the Grenadines, 19 (11–29)"
    sheet = paper.sheet(6, 4)
    bar = {"type": "bar", "orientation": "h", "x": [1], "y": [name]}
    with paper.settings():
        chart.draw(Chart({"data": [bar], "layout": {"margin": {"l": 4}}}), sheet)
        plot = next(one for one in sheet.figure.axes if one is not sheet.words)
        assert plot.get_tightbbox(sheet.figure.canvas.get_renderer()).x0 >= -0.5


@pytest.mark.parametrize("width", [12.3, 6])
def test_letters_stay_readable_on_a_tall_chart(width):
    sheet = paper.sheet(width, 5.2)
    type_ = chart._type(sheet, {"height": 1200})
    assert type_.letters({"size": 10}) >= (9 if width > 10 else 7)


@pytest.mark.parametrize(
    ("data", "layout", "named"),
    [
        ([{"type": "pie"}], {}, "'pie'"),
        ([{"type": "scatter", "x": [1], "y": [1], "xaxis": "x2"}], {}, "several panels"),
        ([{"x": [1], "y": [1], "marker": {"symbol": "hourglass"}}], {}, "'hourglass'"),
        ([{"x": [1], "y": [1], "line": {"dash": "wavy"}}], {}, "'wavy'"),
        ([{"x": [1], "y": [1], "fill": "tonext"}], {}, "'tonext'"),
        ([{"x": [1], "y": [1]}], {"shapes": [{"type": "path", "x0": 0, "x1": 1, "y0": 0, "y1": 1}]}, "'path'"),
        ([{"x": [1], "y": [1]}], {"xaxis": {"type": "multicategory"}}, "'multicategory'"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_by_name(data, layout, named):
    with pytest.raises(DataError, match=named):
        pictures.drawn(Chart({"data": data, "layout": layout}), 6, 4, "svg")


def test_every_kind_of_trace_in_the_code_is_known():
    code = "".join(
        path.read_text("utf8")
        for path in ROOT.glob("solidarity/**/*.py")
        if path.parent.name != "brief"
    )
    others = {"line", "rect", "date", "category", "data", "str"}  # of shapes, axes, bounds, tables
    assert set(re.findall(r'"type": "(\w+)"', code)) - others == set(chart.KNOWN)


def glance(*rows):
    return Glance("one", "?", "", pd.DataFrame(rows, columns=["code", "year", "value"]), "unit", ())


PAIR = SimpleNamespace(
    one=SimpleNamespace(code="IND"), other=SimpleNamespace(code="RUS"),
    by_year=lambda: pd.DataFrame({"year": [2000, 2001], "agreement": [0.5, 0.75], "n": [4, 30], "differed": [2, 8], "opposed": [1, 5]}),
)  # fmt: skip
COUNTS = pd.DataFrame([[1, 0], [2, 3], [0, 1]], ["NGA", "EGY", "IND"], [2000, 2001])
REGISTER = countries.load()
SMALL = {
    "verdicts": lambda: verdicts(pd.DataFrame({"Verdict": list("abcd"), "Statements": [4, 3, 2, 1]})),
    "bars": lambda: drawing(glance(("RUS", 2000, 3.0), ("IND", 2000, 12.0)), REGISTER),
    "lines": lambda: drawing(glance(("RUS", 2000, 3.0), ("RUS", 2001, 2.0)), REGISTER),
    "votes": lambda: yearly(PAIR, (2000, 2001)),
    "coverage": lambda: charts.coverage(COUNTS, REGISTER),
    "correlations": lambda: index_charts.correlations(
        pd.DataFrame({"year": [2000, 2001], "spearman": [0.5, -0.5], "states": [9, 9]}), ANCHORS["RUS"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SMALL)
def test_every_small_chart_can_be_drawn(kind):
    told = SMALL[kind]().to_plotly_json()
    assert pictures.drawn(Chart(told), 4, 2, "svg").count(b"<path") > 1


def test_many_cells_are_an_image_inside_the_svg_and_few_are_shapes():
    def image(side):
        cells = {"type": "heatmap", "z": [[0, 1] * side] * side, "colorscale": [[0, "#000000"], [1, "#FFFFFF"]]}  # fmt: skip
        return re.findall(rb'xlink:href="(data:image/png)', pictures.drawn(Chart({"data": [cells]}), 4, 3, "svg"))  # fmt: skip

    assert (image(2), image(30)) == ([], [b"data:image/png"])
