import pandas as pd
import pytest
from fixtures import indicator, shipped, tie_frame

from solidarity import charts
from solidarity.anchors import ANCHORS

TREND = tie_frame([
    ("RUS", "IND", 2000, "toy", 0.754, "observed", 12),
    ("RUS", "IND", 2001, "toy", 0.5, "few votes", 3),
    ("RUS", "IND", 2003, "toy", 0.25, "observed", 12),
    ("RUS", "IND", 2004, "toy", 0.9, "partial year", 3),
])  # fmt: skip


def years(trace):
    """The years of a trace, listed or counted from the first."""
    return list(trace.x or range(trace.x0, trace.x0 + len(trace.y) * trace.dx, trace.dx))


def points(trace):
    return {x: y for x, y in zip(years(trace), trace.y, strict=True) if y is not None}


def test_a_line_shows_sound_years_and_hollow_points_the_others():
    line, hollow = charts.trend(TREND, indicator()).data
    assert points(line) == {2000: 0.75, 2003: 0.25}
    assert points(hollow) == {2001: 0.5, 2004: 0.9}
    assert (line.mode, set(line.marker.symbol)) == ("lines+markers", {"circle"})
    assert (hollow.mode, dict(zip(years(hollow), hollow.marker.symbol, strict=True))[2001]) == (
        "markers",
        "circle-open",
    )
    assert {line.line.color, hollow.marker.color or hollow.line.color} == {ANCHORS["RUS"].hue}
    assert dict(zip(years(hollow), hollow.text, strict=True))[2001] == " (few votes)"
    assert set(line.text) == {""}


def test_what_is_estimated_or_doubtful_stays_on_the_line_but_is_hollow():
    marked = TREND.assign(status=["observed", "estimated", "doubtful", "observed"])
    (line,) = charts.trend(marked, indicator()).data
    symbols = dict(zip(years(line), line.marker.symbol, strict=True))
    assert [year for year, symbol in symbols.items() if symbol == "circle-open"] == [2001, 2003]
    assert points(line).keys() == {2000, 2001, 2003, 2004}


def test_an_interval_is_a_band_around_the_line():
    low, high, line, _ = charts.trend(
        TREND.assign(low=TREND.value - 0.1, high=TREND.value + 0.05), indicator()
    ).data
    assert (list(low.y), list(high.y)) == ([0.65, 0.15], [0.8, 0.3])
    assert high.fill == "tonexty" and low.hoverinfo == high.hoverinfo == "skip"
    assert points(line) == {2000: 0.75, 2003: 0.25}


def test_a_year_without_a_value_leaves_a_gap():
    line, _ = charts.trend(TREND, indicator()).data
    shown = dict(zip(years(line), line.y, strict=True))
    assert [shown[year] for year in (2000, 2001, 2002, 2003)] == [0.75, None, None, 0.25]
    assert not line.connectgaps


def test_every_anchor_has_its_line_and_its_name_at_the_last_sound_point():
    iran = TREND.assign(anchor="IRN", value=TREND.value / 2)
    figure = charts.trend(pd.concat([TREND, iran]), indicator())
    assert [trace.line.color for trace in figure.data if trace.mode != "markers"] == [
        ANCHORS["RUS"].hue,
        ANCHORS["IRN"].hue,
    ]
    named = {a.text: (a.x, a.y, a.yanchor) for a in figure.layout.annotations}
    assert named == {"Iran": (2003, 0.13, "top"), "Russia": (2003, 0.25, "bottom")}


def test_a_country_with_marked_years_only_still_has_points_and_a_name():
    figure = charts.trend(TREND[TREND.status == "few votes"], indicator())
    (hollow,) = figure.data
    assert points(hollow) == {2001: 0.5}
    assert [a.text for a in figure.layout.annotations] == ["Russia"]


@pytest.mark.parametrize("kind", ["sequential", "diverging", "log"])
def test_a_country_without_ties_has_an_empty_chart(kind):
    own = indicator(scale=indicator().scale.model_copy(update={"kind": kind}))
    figure = charts.trend(TREND.iloc[:0], own)
    assert len(figure.data) == 0
    assert figure.layout.yaxis.range[1] >= 1


def test_axes_stay_in_place_whatever_the_country():
    low = charts.trend(TREND.assign(value=0.1), indicator())
    high = charts.trend(TREND, indicator())
    assert low.layout.yaxis.range == high.layout.yaxis.range == (0, 1.04)
    assert low.layout.xaxis.range == high.layout.xaxis.range == (1999, 2005)


def test_shares_are_drawn_as_percentages():
    figure = charts.trend(TREND, indicator(percent=True, decimals=0))
    assert points(figure.data[0]) == {2000: 75, 2003: 25}
    assert figure.layout.yaxis.ticksuffix == "%"
    assert figure.layout.yaxis.range == (0, 104)
    assert "%{y:,.0f}%" in figure.data[0].hovertemplate


def test_drawing_changes_no_frame():
    given = TREND.copy()
    charts.trend(given, indicator())
    pd.testing.assert_frame_equal(given, TREND)


def year(label, **tiv):
    return [{"year": label, "anchor": anchor, "tiv": value} for anchor, value in tiv.items()]


def test_bars_are_disjoint_and_sum_to_the_total():
    rows = pd.DataFrame(
        year(2020, all=100.0, RUS=20.0, IRN=5.0, CHN=10.0, USA=30.0, WEST=45.0)
        + year(2022, all=8.0, WEST=6.0)
    )
    figure = charts.transfers(rows)
    bars = {trace.name: dict(zip(trace.x, trace.y, strict=True)) for trace in figure.data}
    assert {name: bar[2020] for name, bar in bars.items()} == {
        "Russia": 20, "Iran": 5, "China": 10, "US": 30, "other West": 15, "others": 20,
    }  # fmt: skip
    assert sum(bar[2020] for bar in bars.values()) == 100
    assert {name for name, bar in bars.items() if bar[2022]} == {"other West", "others"}
    assert sum(bar[2022] for bar in bars.values()) == 8
    assert figure.layout.barmode == "stack"


def test_a_supplier_of_nothing_has_no_bar():
    figure = charts.transfers(pd.DataFrame(year(2020, all=20.0, RUS=20.0)))
    assert [trace.name for trace in figure.data] == ["Russia"]
    assert figure.data[0].marker.color == ANCHORS["RUS"].hue


@pytest.mark.parametrize("partner", ["IND", "USA", "VEN"])
def test_shipped_transfers_lose_nothing(partner):
    table = shipped().tables["sipri_arms"]["transfers"]
    rows = table[(table.partner == partner) & (table.direction == "to partner")]
    assert not rows.empty
    drawn = sum(float(sum(trace.y)) for trace in charts.transfers(rows).data)
    assert drawn == pytest.approx(rows[rows.anchor == "all"].tiv.sum(), rel=1e-3)


def test_every_shipped_indicator_can_be_drawn():
    atlas = shipped()
    for own in atlas.indicators.values():
        ties = atlas.ties(indicator=own.key)
        rows = ties[ties.partner == ties.partner.mode()[0]]
        figure = charts.trend(rows, own)
        lines = [trace for trace in figure.data if "markers" in trace.mode]
        drawn = sum(len(points(trace)) for trace in lines)
        assert drawn == len(rows) > 0, own.key
        top = max(y for trace in lines for y in points(trace).values())
        assert top <= figure.layout.yaxis.range[1]
