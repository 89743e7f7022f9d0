"""The series of charts are the very numbers drawn, with their names, units and gaps; what has no such form is left."""

import pytest

import solidarity
from solidarity import charts, countries
from solidarity.anchors import ANCHORS
from solidarity.brief import sentence, series, twin
from solidarity.brief.slide import Chart, Column

REGISTER = countries.load()
YEARS = [2021, 2022, 2023]


def chart(*traces: dict, unit: str = "", **layout) -> Chart:
    return Chart({"data": [{"type": "scatter"} | one for one in traces], "layout": layout}, unit)


def line(name: str, values: list, **more) -> dict:
    return {"x": YEARS, "y": values, "mode": "lines+markers", "name": name} | more


def read(*traces: dict, **layout) -> series.Series:
    found = series.simple(chart(*traces, **layout))
    assert found is not None
    return found


def test_a_gap_is_no_value_and_not_zero():
    found = read(line("Russia", [0.5, None, 0.0]))
    assert found.kind == "line"
    assert found.courses[0].up == (0.5, None, 0.0)
    assert series.rowed(found.courses[0], found.categories) == [0.5, None, 0.0]


def test_years_without_a_point_have_a_place():
    found = read(line("Russia", [1, 2, 3]) | {"x": [2010, 2012, 2013]})
    assert found.categories == (2010, 2011, 2012, 2013)
    assert series.rowed(found.courses[0], found.categories) == [1, None, 2, 3]


def test_years_are_counted_from_a_start():
    found = read({"x0": 2020, "dx": 1, "y": [1, 2], "mode": "lines", "name": "A"})
    assert found.categories == (2020, 2021)
    assert found.across == Column("Year", grouped=False)


def test_names_units_and_places_are_read_from_under_the_pointer():
    said = "Russia %{x}: %{y:,.2f}%%{text}<extra></extra>"
    found = read(line("", [50.0, 51.0, None], hovertemplate=said))
    assert found.courses[0].name == "Russia"
    assert (found.up.decimals, found.up.suffix) == (2, "%")
    bars = read({"type": "bar", "x": YEARS, "y": [1, 2, 3], "name": "arms", "hovertemplate": "arms %{x}: %{y:,.0f} million TIV<extra></extra>"})  # fmt: skip
    assert (bars.kind, bars.up.name, bars.up.decimals) == ("bar", "million TIV", 0)


def test_a_name_is_read_from_beside_the_lines_end():
    note = {"x": 2023, "y": 3, "text": "Iran", "xanchor": "left"}
    assert read(line("", [1, 2, 3]), annotations=[note]).courses[0].name == "Iran"


def test_points_off_the_line_say_why():
    said = "Iran %{x}: %{y:.2f}%{text}<extra></extra>"
    off = {"mode": "markers", "text": [" (few votes)", "", ""], "hovertemplate": said}
    found = read(
        line("", [None, 2, 3], hovertemplate=said), line("", [1, None, None]) | off
    )  # fmt: skip
    assert [one.name for one in found.courses] == ["Iran", "Iran (few votes)"]
    assert [one.lined for one in found.courses] == [True, False]


def test_bands_are_no_series_and_are_told_of():
    edge = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    found = read(
        line("", [0, 0, 0]) | edge, line("", [2, 2, 2]) | edge | {"fill": "tonexty"}, line("Iran", [1, 1, 1])
    )  # fmt: skip
    assert [one.name for one in found.courses] == ["Iran"]
    assert found.unsaid == ("The bands of uncertainty around the lines are left out.",)


def test_a_line_without_a_name_joins_the_points_it_goes_through():
    found = read(
        line("", [None, 2, 3], mode="lines", hoverinfo="skip"), line("votes", [1, 2, 3], mode="markers")
    )  # fmt: skip
    assert [(one.name, one.lined, one.up) for one in found.courses] == [
        ("votes", True, (None, 2, 3)),
        ("votes, off the line", False, (1, None, None)),
    ]


def test_rows_of_bars_have_their_names_the_first_on_top():
    bars = {"type": "bar", "orientation": "h", "y": [0, 1], "x": [3, 4], "name": "votes"}
    rows = {"tickvals": [0, 1], "ticktext": ["India", "Brazil"], "range": [1.5, -0.5]}
    found = read(bars, yaxis=rows, barmode="stack")
    assert (found.lying, found.stacked) == (True, True)
    assert found.categories == ("India", "Brazil")
    assert read(bars | {"y": ["a", "b"]}).categories == ("b", "a")


def test_points_keep_their_names_and_a_diagonal_is_no_data():
    points = {"x": [1.5, 20.0], "y": [2.0, 3.0], "mode": "markers+text", "text": ["Cuba", ""], "customdata": ["Cuba", "Chad"], "hovertemplate": "<b>%{customdata}</b><br>%{x}"}  # fmt: skip
    diagonal = {"x": [0, 9], "y": [0, 9], "mode": "lines", "hoverinfo": "skip", "line": {"color": "#B8B8B2"}}  # fmt: skip
    found = read(diagonal, points, xaxis={"title": {"text": "Ours"}}, yaxis={"title": "Theirs"})
    assert (found.kind, found.across.name, found.up.name) == ("scatter", "Ours", "Theirs")
    assert [one.guide for one in found.courses] == [True, False]
    assert found.courses[1].names == ("Cuba", "Chad")
    assert twin.of(chart(diagonal, points), REGISTER).rows == (
        ("Cuba", 1.5, 2.0),
        ("Chad", 20, 3.0),
    )


@pytest.mark.parametrize(
    ("traces", "layout"),
    [
        ([{"type": "sankey", "node": {"label": ["A", "B"]}, "link": {"source": [0], "target": [1], "value": [3]}}], {}),
        ([{"type": "heatmap", "x": [2020], "y": ["Arms"], "z": [[4]]}], {}),
        ([line("", [1, 2, 3])], {"xaxis": {"visible": False}, "yaxis": {"visible": False}}),
        ([{"x": ["2020-01-05"], "y": [8], "mode": "markers", "text": ["War"], "hovertemplate": "%{text}"}], {}),
        ([{"x": [1, 2], "y": ["Votes", "Arms"], "mode": "markers", "name": "Russia"}], {}),
        ([{"type": "bar", "x": YEARS, "y": [1, 2, 3]}, {"x": [2021.5], "y": [9], "mode": "markers", "name": "events"}], {}),
        ([{"type": "bar", "x": YEARS, "y": [1, 2, 3]}, {"type": "bar", "x": YEARS, "y": [1, 2, 3]}], {"barmode": "overlay"}),
        ([], {}),
    ],
    ids=["flows", "cells", "network", "entries", "dots", "bars and points", "ropes", "nothing"],
)  # fmt: skip
def test_what_spreadsheets_do_not_draw_has_no_series(traces, layout):
    assert series.simple(chart(*traces, **layout)) is None


def test_flows_cells_and_entries_have_a_table_all_the_same():
    flows = {"type": "sankey", "node": {"label": ["A<br>1", "B"]}, "link": {"source": [0], "target": [1], "value": [3]}}  # fmt: skip
    assert twin.of(chart(flows), REGISTER).rows == (("A, 1", "B", 3),)
    cells = {"type": "heatmap", "x": [2020, 2021], "y": ["Arms"], "z": [[4, None]]}
    assert twin.of(chart(cells), REGISTER).rows == (("Arms", 2020, 4),)
    entries = {"x": ["2020-01-05"], "y": [8], "mode": "markers", "text": ["<b>War</b>"], "hovertemplate": "%{text}"}  # fmt: skip
    assert twin.of(chart(entries), REGISTER).rows == (("2020-01-05", "War"),)


def test_a_rope_pulls_to_both_sides_and_never_below_zero():
    axis = {"tickvals": [-50, 0, 50], "ticktext": ["50", "0", "50"]}
    hue = {"color": ["rgba(213,94,0,0.8)"]}
    pulls = {"type": "bar", "orientation": "h", "x": [-40], "y": ["India"], "marker": hue}
    table = twin.of(chart(pulls, xaxis=axis, barmode="overlay"), REGISTER)
    assert table.rows == ((ANCHORS["RUS"].short, "India", 40.0),)


def test_the_courses_of_the_atlas_are_read_to_the_last_value():
    catalog = solidarity.load()
    one, ties = catalog.indicators["un_siding"], catalog.course("un_siding", ("RUS", "IRN"), "IND")
    found = series.simple(Chart(charts.trend(ties, one).to_plotly_json(), one.unit))
    assert found is not None
    held = {(c.name.split(" (")[0], year): up for c, _, year, up in series.points(found)}
    short = {code: ANCHORS[code].short for code in ("RUS", "IRN")}
    assert held == {
        (short[str(row.anchor)], int(row.year)): one.shown(row.value) for row in ties.itertuples()
    }
    assert found.up.name == one.unit


def test_points_off_the_line_make_no_sentence():
    said = "Iran %{x}: %{y:.2f}%{text}<extra></extra>"
    off = {"mode": "markers", "text": ["", "", " (partial year)"], "hovertemplate": said}
    held = chart(
        line("", [1, 2, None], hovertemplate=said), line("", [None, None, 9]) | off
    )  # fmt: skip
    assert sentence.of(held, REGISTER) == "Iran 2.00 (2022)."


def test_a_table_counts_years_as_years_and_values_in_their_unit():
    said = "arms %{x}: %{y:,.0f} million TIV<extra></extra>"
    bars = {"type": "bar", "x": ["2021", "2022"], "y": [1200.4, None], "hovertemplate": said}
    table = twin.of(chart(bars), REGISTER)
    assert [column.name for column in table.columns] == ["Series", "Year", "million TIV"]
    assert twin.printed(table) == [["arms", "2021", "1,200"]]


def test_an_entry_has_the_date_that_it_says_not_the_day_at_which_it_is_drawn():
    said = ["<b>1989</b> · Agreements<br>On arms<br>Iran", "<b>1989-01</b> · Visits<br>Tehran"]
    marks = {"x": ["1989-07-02", "1989-01-16"], "y": [8, 8], "mode": "markers", "text": said, "hovertemplate": "%{text}"}  # fmt: skip
    assert twin.of(chart(marks), REGISTER).rows == (
        ("1989", "Agreements: On arms Iran"),
        ("1989-01", "Visits: Tehran"),
    )


def test_flows_say_their_amounts_with_the_unit():
    link = {"source": [0], "target": [1], "value": [3000.25], "customdata": ["3 billion USD"]}
    flows = {"type": "sankey", "node": {"label": ["A", "B"]}, "link": link}
    table = twin.of(chart(flows), REGISTER)
    assert [column.name for column in table.columns] == ["From", "To", "Value", "Amount"]
    assert twin.printed(table) == [["A", "B", "3,000.25", "3 billion USD"]]


def test_numbers_of_a_column_have_as_many_places_as_the_finest_needs():
    shares = chart(line("China", [50.4, 42.46, None]), unit="% of sales")
    assert [row[2] for row in twin.printed(twin.of(shares, REGISTER))] == ["50.40%", "42.46%"]
    assert sentence.of(shares, REGISTER) == "China 42.46% (2022)."
    counts = twin.of(chart(line("both", [3, 4, 5.0])), REGISTER)
    assert [row[2] for row in twin.printed(counts)] == ["3", "4", "5"]


def test_a_sentence_begins_large_and_names_with_commas_stay_apart():
    held = chart(line("governments", [1, 2, 3]), line("more, doubted", [0, 0, 2]))
    assert sentence.of(held, REGISTER) == "Governments 3 (2023); more, doubted 2 (2023)."
