"""The pair's courses, what they say, and whether it is closer than ever: by hand and against the ties."""

import math

import pandas as pd
import pytest
from fixtures import indicator, shipped, tie_frame
from hypothesis import given
from hypothesis import strategies as st

from solidarity import axis
from solidarity.axis import BLOCKS, Line, standing, words
from solidarity.axis.blocks import BOTH
from solidarity.axis.courses import AMOUNTS, Change, slight
from solidarity.axis.standing import ALONE, BEFORE, CLOSEST, FLAT, NEARLY

HELD = shipped().with_index()
FOUND = axis.courses(HELD)
LINE = Line("toy", "IRN", "Iran's toys")


def rows(*cells, status="observed"):
    """Ties of the toy indicator: (year, value) each, and their status."""
    return tie_frame(
        [("RUS", "IRN", year, "toy", value, status, 12) for year, value in cells], source="toy"
    )


def stand(*cells, **changes):
    return standing._stand(rows(*cells), indicator(**changes), LINE, "toys", "toys")


def test_every_line_holds_the_librarys_ties_or_the_flows_of_one_direction():
    flows = HELD.tables["goods_trade"]["flows"]
    own = flows[(flows.anchor == "RUS") & (flows.partner == "IRN") & (flows.origin == "imf_russia")]
    assert len(FOUND) == 17
    for line, course in FOUND.items():
        if line.channel:
            column = {"exports": "sold", "imports": "bought"}[line.channel]
            expected = own.set_index("year")[column].dropna()
        else:
            ties = HELD.ties(line.anchor, line.partner, line.indicator)
            expected = ties.set_index("year").value
        assert course.set_index("year").value.to_dict() == expected.to_dict()
        assert course.empty == (line == BLOCKS["trade_share"].lines[1])


def test_one_figure_for_both_is_the_same_from_either_side():
    for line in FOUND:
        if line.side == BOTH:
            ends = [HELD.ties(*pair, line.indicator).value.tolist() for pair in (("RUS", "IRN"), ("IRN", "RUS"))]  # fmt: skip
            assert ends[0] == ends[1] and len(ends[0]) > 20


@pytest.mark.parametrize(
    ("cells", "changes", "verdict"),
    [
        (((2000, 0.1), (2001, 0.9)), {}, CLOSEST),
        (((2000, 0.9), (2001, 0.1)), {}, BEFORE),
        (((2000, 0.9), (2001, 0.86)), {}, NEARLY),
        (((2000, 0.5), (2001, 0.5)), {}, FLAT),
        (((2000, 0.5),), {}, ALONE),
        (((2000, 3.0), (2001, 1.0)), {"goalposts": (4, 0)}, CLOSEST),
        (((2000, 100.0), (2001, 96.0)), {"unit": "million USD", "goalposts": (0, 100_000)}, NEARLY),
        (((2000, 100.0), (2001, 90.0)), {"unit": "million USD", "goalposts": (0, 100_000)}, BEFORE),
    ],
)
def test_a_verdict_by_hand(cells, changes, verdict):
    assert stand(*cells, **changes).verdict == verdict


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_the_closest_is_never_below_any_and_the_verdict_follows(values):
    found = stand(*((2000 + place, value) for place, value in enumerate(values)))
    one = indicator()
    assert one.shown(found.closest.value) == max(map(one.shown, values))
    assert found.newest.value == values[-1]
    if found.verdict in (CLOSEST, FLAT, ALONE):
        assert one.shown(values[-1]) == one.shown(found.closest.value)
    else:
        assert one.shown(values[-1]) < one.shown(found.closest.value)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from(AMOUNTS))
def test_whether_a_change_is_slight_does_not_hang_on_its_direction(one, two, unit):
    amounts = indicator(unit=unit)
    assert slight(amounts, one, two) == slight(amounts, two, one)
    assert slight(amounts, one, one)


def test_the_headline_of_known_years():
    told = [words.headline(standing.stands(HELD, FOUND, years), years, whole) for years, whole in (((1989, 2026), True), ((2012, 2026), False), ((2021, 2024), False))]  # fmt: skip
    assert told == [
        "Russia and Iran by 2025: as close as ever on record in arms from Iran and shared clubs; nearly so in agreement on all votes; closer before in arms from Russia, goods trade and contested votes",
        "Russia and Iran by 2025: at their closest since 2012 in arms from Iran, agreement on all votes and shared clubs; closer before in arms from Russia, goods trade and contested votes",
        "Russia and Iran by 2024: at their closest since 2021 in arms and shared clubs; nearly so in agreement on all votes and Russia's siding with Tehran; closer before in goods trade and Iran's siding with Moscow",
    ]


def test_the_headline_copes_with_all_none_and_nothing():
    up, down = stand((2000, 0.1), (2001, 0.9)), stand((2000, 0.9), (2001, 0.1))
    near = stand((2000, 0.9), (2001, 0.88))
    years = (2000, 2001)
    assert words.headline([up], years, True) == (
        "By every measure Russia and Iran were as close as ever on record by 2001: toys"
    )
    assert words.headline([down], years, False) == (
        "By no measure were Russia and Iran at their closest since 2000 by 2001: all were closer before"
    )
    assert words.headline([near], years, False) == (
        "Russia and Iran by 2001: nearly at their closest since 2000 in toys"
    )
    assert "too few figures" in words.headline([stand((2000, 0.5))], years, True)
    assert "one stands at the closest" in words.caption([up, down], years)
    assert "none stand nearly there" in words.caption([up, down], years)


def test_the_claims_of_a_fall_hold_only_like_for_like():
    """Trade fell by a quarter one way; both ways the newest years lack a direction."""
    found = {row.name: row for row in standing.stands(HELD, FOUND, (1989, 2026))}
    shown = standing.table(list(found.values())).set_index("Measure")
    assert shown["From closest"]["Goods from Russia"] == "−26%"
    assert shown.In["Goods from Russia"] == "2021" and shown.Of["Goods from Russia"] == "2024, doubtful"  # fmt: skip
    said = words.reading(BLOCKS["trade_share"], FOUND, HELD, (2021, 2024))
    assert "cannot be compared" in said and "both directions" in said
    # Agreement in 2022–24 is low, but 2016 was lower, and the nineties much lower.
    agreement = FOUND[BLOCKS["agreement"].lines[0]].set_index("year").value
    assert agreement[2016] < agreement[[2022, 2023, 2024]].min()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (((2000, 0.1), (2002, 0.9)), "rose from 0.10 (2000) to 0.90 (2002)"),
        (((2000, 0.9), (2002, 0.1)), "fell from 0.90 (2000) to 0.10 (2002)"),
        (((2000, 0.5), (2002, 0.53)), "hardly moved, from 0.50 (2000) to 0.53 (2002)"),
        (((2000, 0.5), (2002, 0.5)), "was 0.50 both first (2000) and last (2002)"),
        (((2000, 0.5),), "was 0.50 (2000), the only figure of the period"),
    ],
)
def test_what_a_line_did_by_hand(cells, said):
    moved = axis.change(rows(*cells), indicator(), (1990, 2010))
    assert words.moved(moved) == said


def test_what_lies_between_is_said_and_intervals_are_heeded():
    moved = axis.change(rows((2000, 0.2), (2001, 0.9), (2002, 0.4)), indicator(), (1990, 2010))
    assert words.turn(moved) == ", by way of 0.90 (2001)"
    flat = axis.change(rows((2000, 0.2), (2001, 0.22), (2002, 0.4)), indicator(), (1990, 2010))
    assert flat.turn is None and words.turn(flat) == ""
    wide = rows((2000, 0.2), (2001, 0.6)).assign(low=[0.1, 0.3], high=[0.4, 0.8])
    two = Change(wide.iloc[0], wide.iloc[1], indicator())
    assert two.overlaps and words.moved(two).endswith("which their intervals do not tell apart")
    assert not Change(rows((2000, 0.2)).iloc[0], wide.iloc[1], indicator()).overlaps
    assert math.isnan(rows((2000, 0.2)).low.iloc[0])


def test_a_period_without_figures_says_since_when_there_are_some():
    years = (1651, 1900)
    assert words.nothing(axis.THEMES["Arms"], FOUND, years) == (
        "No figure in this period; those on record are of 1992–2025."
    )
    assert words.nothing(axis.THEMES["Arms"], FOUND, (1989, 2026)) == ""
    assert words.begins(BLOCKS["goods"], FOUND, (1989, 2026)) == "Figures from 2016 to 2024."
    assert words.begins(BLOCKS["goods"], FOUND, (2017, 2020)) == ""
    assert axis.charts.course(BLOCKS["goods"], FOUND, HELD, years) is None
    assert standing.stands(HELD, FOUND, years) == []


@pytest.mark.parametrize(("until", "title"), [(1990, None), (2010, "Treaty on the basis"), (2026, "Comprehensive strategic")])  # fmt: skip
def test_the_treaty_is_the_one_that_stood(until, title):
    own = words.treaty(HELD, until)
    assert own is None if title is None else own.title.startswith(title)


def test_sanctions_and_wars_in_words():
    said = words.sanctions_and_wars(HELD, 2026)
    assert said[0] == (
        "Neither had any of the six types of sanction in force against the other (2023)."
    )
    assert "sending troops" in said[1] and "(2024, doubtful)" in said[1] and "drones" in said[1]
    assert words.sanctions_and_wars(HELD, 1900)[0] == "Sanctions: the figures begin in 1992."


def test_a_chart_has_the_hue_of_the_side_it_is_about():
    figure = axis.charts.course(BLOCKS["deliveries"], FOUND, HELD, (2001, 2025))
    hues = {trace.line.color: max(v for v in trace.y if v is not None) for trace in figure.data}
    iran = HELD.ties("RUS", "IRN", "arms_to_anchor_tiv").value.max()
    assert hues[axis.charts.LOOKS["IRN"].hue] == iran
    assert {a.text for a in figure.layout.annotations} == {"Russia", "Iran"}


def test_the_twin_of_the_charts_has_every_figure():
    drawn = axis.drawn(FOUND, HELD, (2010, 2020))
    assert len(drawn) == sum(len(axis.within(course, (2010, 2020))) for course in FOUND.values())
    shown = axis.drawn_table(drawn, HELD)
    assert len(shown) == len(drawn) and isinstance(shown, pd.DataFrame)
    goods = drawn[drawn.block == "goods"]
    assert set(goods.direction) == {"Russia to Iran", "Iran to Russia"}
