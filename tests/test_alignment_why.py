"""Down from a score to its indicators, back in time, and between two anchors."""

import numpy as np
import pandas as pd
import pytest
from fixtures import indicator, shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity.alignment import Alignment, pair, parse, why

ROWS = ["anchor", "partner", "year", "value", "n"]


def tiny():
    """Three dimensions; what is known by hand: India of both anchors, Türkiye of Russia."""
    rows = {
        "one": [
            ("RUS", "IND", 2000, 0.4, 9), ("RUS", "IND", 2004, 0.5, 8), ("IRN", "IND", 2004, 0.1, 3),
            ("RUS", "TUR", 2004, 0.0, 1),
        ],
        "two": [("RUS", "IND", 2004, 1.0, 2), ("IRN", "IND", 2004, 0.9, 2)],
        "three": [
            ("RUS", "IND", 2000, 0.2, 1), ("RUS", "IND", 2004, 0.6, 1), ("IRN", "IND", 2004, 0.6, 1),
            ("RUS", "TUR", 2004, 1.0, 1),
        ],
        "four": [("RUS", "IND", 2000, 0.0, 1), ("RUS", "IND", 2004, 0.3, 1), ("RUS", "TUR", 2004, 1, 1)],
    }  # fmt: skip
    own = [
        indicator(key=key, index={}, dimension=dimension)
        for key, dimension in (
            ("one", "diplomacy"), ("two", "diplomacy"), ("three", "security"), ("four", "trade"),
        )
    ]  # fmt: skip
    return Alignment.of(
        {key: pd.DataFrame(r, columns=ROWS).assign(status="observed") for key, r in rows.items()},
        own,
    )


def test_a_score_opens_to_its_indicators():
    """Weights 2, 1 and 1: votes are the mean of 50 and 100, arms 60, trade 30."""
    alignment = tiny()
    rows = why.parts(alignment, "RUS", "IND", 2004)
    assert rows.indicator.tolist() == ["one", "two", "three", "four"]
    assert rows.dimension.tolist() == ["votes", "votes", "arms", "trade"]
    np.testing.assert_allclose(rows.score, [50, 100, 60, 30])
    np.testing.assert_allclose(rows.share, [0.25, 0.25, 0.25, 0.25])
    np.testing.assert_allclose(rows.points, [12.5, 25, 15, 7.5])
    assert rows.n.tolist() == [8, 2, 1, 1]
    table = alignment.table("RUS", 2004).set_index("partner")
    assert table["index"]["IND"] == 60


def test_a_dimension_without_a_figure_has_a_row_and_no_share():
    rows = why.parts(tiny(), "IRN", "IND", 2004).set_index("indicator")
    assert rows.share["four"] != rows.share["four"] and np.isnan(rows.points["four"])
    assert rows.year["four"] == 0
    np.testing.assert_allclose(rows.share[["one", "two", "three"]], [1 / 3, 1 / 3, 1 / 3])


def test_a_change_is_given_like_for_like():
    """Votes of 2000 know one indicator: 40 → 50 of it; arms 20 → 60; trade 0 → 30."""
    found = why.change(tiny(), "RUS", "IND", 2000, 2004)
    assert found is not None
    assert (found.before, found.after) == (pytest.approx((80 + 20 + 0) / 4), 60)
    assert found.like_for_like == {
        "votes": pytest.approx(2 / 4 * 10), "arms": pytest.approx(40 / 4), "trade": pytest.approx(30 / 4),
    }  # fmt: skip
    assert found.comparable == pytest.approx(22.5)
    assert found.from_coverage == pytest.approx(35 - 22.5)
    assert (found.appeared, found.vanished) == (("two",), ())
    back = why.change(tiny(), "RUS", "IND", 2004, 2000)
    assert back is not None
    assert (back.total, back.vanished) == (pytest.approx(-35), ("two",))


def test_without_an_index_in_both_years_there_is_no_change():
    assert why.change(tiny(), "RUS", "TUR", 2000, 2004) is None


@given(st.dictionaries(st.text(max_size=3), st.floats(-30, 30), max_size=7))
def test_whole_points_add_up_to_the_rounded_sum(moved):
    found = why.rounded(moved)
    assert sum(found.values()) == round(sum(moved.values()))
    assert all(abs(found[name] - value) < 1 for name, value in moved.items())


@pytest.mark.parametrize(("anchor", "year"), [("RUS", 2023), ("IRN", 2012), ("WEST", 2023)])
@pytest.mark.parametrize("weights", ["default", "lowy", "votes=0,arms=3"])
def test_points_add_up_to_the_index_of_every_state(anchor, year, weights):
    alignment = shipped().alignment.weighed(weights)
    table = alignment.table(anchor, year).set_index("partner")
    assert len(table) > 100
    for code in table.index[::7]:
        rows = why.parts(alignment, anchor, code, year)
        assert rows.points.sum() == pytest.approx(table["index"][code], abs=1e-5)
        assert rows.share.sum() == pytest.approx(1)
        added = why.by_year(alignment, anchor, code).set_index("year")
        assert added.loc[year].sum() == pytest.approx(table["index"][code], abs=1e-5)
        change = why.change(alignment, anchor, code, year - 5, year)
        if change:
            assert change.total == pytest.approx(change.comparable + change.from_coverage)
            assert change.after == pytest.approx(table["index"][code], abs=1e-5)


def test_reasons_for_dimensions_an_anchor_cannot_have():
    reasons = why.undefined(shipped().alignment, "WEST")
    assert set(reasons) == {"clubs", "sanctions", "opinion"}
    assert reasons["clubs"] == "These are clubs without the West."
    assert why.undefined(shipped().alignment, "RUS") == {}


def test_two_anchors_are_compared_on_what_is_known_for_both():
    """Trade with Iran is not known: votes 75 and 50, arms 60 and 60 remain; too few dimensions."""
    alignment = tiny()
    assert pair.compare(alignment, "RUS", "IRN", 2004).empty
    two = alignment.weighed("energy=0,trade=0,clubs=0,sanctions=0,opinion=0")
    (row,) = pair.compare(two, "RUS", "IRN", 2004).to_dict("records")
    assert row["partner"] == "IND"
    assert (row["first"], row["second"]) == (pytest.approx(70), pytest.approx(160 / 3))
    assert (row["closer"], row["firmness"], row["dimensions"]) == ("RUS", 1, 2)
    assert (row["votes"], row["arms"]) == (25, 0)
    assert np.isnan(row["trade"])


@pytest.mark.parametrize(("first", "second"), [("RUS", "IRN"), ("RUS", "WEST"), ("IRN", "CHN")])
def test_a_comparison_turned_round_says_the_same(first, second):
    alignment = shipped().alignment
    one = pair.compare(alignment, first, second, 2023).set_index("partner").sort_index()
    other = pair.compare(alignment, second, first, 2023).set_index("partner").sort_index()
    assert len(one) > 120 and first not in one.index and second not in one.index
    np.testing.assert_allclose(one.difference, -other.difference, atol=1e-9)
    np.testing.assert_allclose(one.firmness, other.firmness)
    assert (one.closer == other.closer).all()
    assert (one.firmness[one.difference != 0] > 0.2).all()


def test_where_all_is_known_for_both_the_index_is_the_usual_one():
    alignment = shipped().alignment
    both = pair.compare(alignment, "RUS", "IRN", 2021).set_index("partner")
    alone = alignment.table("RUS", 2021).set_index("partner")
    iran = alignment.table("IRN", 2021).set_index("partner")
    same = both.index[(both.dimensions == alone.dimensions[both.index]) & (both.dimensions == iran.dimensions[both.index])]  # fmt: skip
    assert len(same) > 50
    np.testing.assert_allclose(both["first"][same], alone["index"][same])


def test_classes_are_weak_medium_and_strong():
    found = pair.classes(pd.Series([0, 24.9, 25, 49.9, 50, 100]))
    assert found.tolist() == [0, 0, 1, 1, 2, 2]


def test_an_unknown_anchor_or_year_is_an_empty_comparison():
    alignment = shipped().alignment
    assert pair.compare(alignment, "RUS", "IRN", 1900).empty
    assert parse("default", alignment.rules) == alignment.weights
