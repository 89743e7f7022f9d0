"""Axes, bars, marks and texts of plotly's figures, by hand."""

import json

import numpy as np
import plotly.graph_objects as go
import pytest

from solidarity.brief.figures import along, ink
from solidarity.brief.pictures import chart_bars, marks
from solidarity.brief.pictures.chart_axis import Axis, axis
from solidarity.brief.plain_text import plain, weight


def placed(data, layout):
    x, y = (axis(letter, layout, data) for letter in "xy")
    return chart_bars.bars(data, layout, x, y)


def test_where_bars_begin_in_each_mode():
    data = [{"type": "bar", "x": [1, 2], "y": ends} for ends in ([2, -1], [-3, -2], [4, 5])]
    starts = {
        mode: [one.starts.tolist() for one in placed(data, {"barmode": mode})]
        for mode in ("stack", "relative", "group", "overlay")
    }
    assert starts["stack"] == [[0, 0], [2, -1], [-1, -3]]
    assert starts["relative"] == [[0, 0], [0, -1], [2, 0]]
    assert starts["group"] == starts["overlay"] == [[0, 0]] * 3
    first, _, last = placed(data, {"barmode": "group", "bargap": 0.1})
    assert first.widths.tolist() == pytest.approx([0.3, 0.3])
    assert (first.middles[0], last.middles[0]) == pytest.approx((0.7, 1.3))
    (based,) = placed([data[0] | {"base": [10, 20], "width": 0.5}], {})
    assert (based.starts.tolist(), based.widths.tolist()) == ([10, 20], [0.5, 0.5])


def test_ticks_by_hand():
    def ticks(told, start, end, kind="linear", categories=(), pixels=400):
        return Axis("x", told, kind, categories, start, end).ticks(pixels, 12)

    assert ticks({"tickformat": "d"}, 1991, 2011) == [(1995, "1995"), (2000, "2000"), (2005, "2005"), (2010, "2010")]  # fmt: skip
    assert ticks({"ticksuffix": "%", "nticks": 4}, -1, 1) == [(-1, "−1%"), (-0.5, "−0.5%"), (0, "0%"), (0.5, "0.5%"), (1, "1%")]  # fmt: skip
    assert ticks({"tickformat": ",d", "nticks": 3}, 0, 20000) == [(0, "0"), (10000, "10,000"), (20000, "20,000")]  # fmt: skip
    assert ticks({"tickvals": [-50, 0, 80], "ticktext": ["50", "<b>0</b>", "80"]}, -60, 60) == [(-50, "50"), (0, "0")]  # fmt: skip
    assert ticks({"dtick": 4, "tick0": 2006, "tickformat": "d"}, 2005.5, 2015) == [(2006, "2006"), (2010, "2010"), (2014, "2014")]  # fmt: skip
    assert ticks({}, 10, 1000, "log") == [(10, "10"), (100, "100"), (1000, "1,000")]
    assert ticks({}, -0.5, 3.5, "category", tuple("abcd"), 24) == [(0, "a"), (2, "c")]
    days = {"tickformat": "%b<br>%Y", "nticks": 4}
    whole = Axis("x", days, "date", ()).at(["2024-01-01", "2024-12-31"])
    assert ticks(days, *whole, "date")[0] == (whole[0], "Jan\n2024")


def test_an_axis_reaches_as_far_as_it_is_told_or_as_its_values():
    def reach(told, trace, letter="y"):
        own = axis(letter, {f"{letter}axis": told}, [{"type": "scatter", "mode": "lines"} | trace])
        return own.start, own.end

    assert reach({"range": [5, -5]}, {"y": [1]}) == (5, -5)
    assert reach({"rangemode": "tozero"}, {"y": [0, 10]}) == pytest.approx((0, 10.55))
    assert reach({}, {"x": [3, None, 7]}, "x") == (3, 7)
    assert reach({"categoryarray": ["b", "a"]}, {"y": ["a"]}) == (-0.5, 1.5)
    assert reach({"type": "log", "range": [0, 3]}, {"y": [1]}) == (1, 1000)


def test_values_are_written_out_counted_or_packed():
    counted = {"type": "scatter", "x0": 2000, "dx": 2, "y": [1, None, 3]}
    assert along(counted, "x") == [2000, 2002, 2004]
    packed = json.loads(go.Figure(go.Scatter(y=np.array([1.5, 2.5]))).to_json())["data"][0]
    assert "bdata" in packed["y"]
    assert (along(packed, "y"), along(packed, "x")) == ([1.5, 2.5], [0, 1])


def test_plotlys_tags_are_no_words():
    assert plain("<b>Iran</b><br>5 &amp; 6 < 7") == "Iran\n5 & 6 < 7"
    assert (weight("<b>all</b>"), weight("<b>some</b> more")) == ("bold", "normal")
    assert ink("rgba(255, 0, 16,0.5)") == ("#FF0010", 0.5)
    assert (marks.symbol(102), marks.symbol("x-thin-open")) == (("D", True), ("x", True))
