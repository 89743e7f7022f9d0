"""From values to scores: fixed goalposts, pooling, carrying, means of dimensions."""

import numpy as np
import pandas as pd
import pytest
from fixtures import indicator, shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity.alignment import rules, scores

NAN = np.nan
RULES = rules.read()


def ties(*rows):
    """Rows (anchor, partner, year, value, n) as the index takes them."""
    frame = pd.DataFrame(rows, columns=["anchor", "partner", "year", "value", "n"])
    return frame.assign(status="observed")


def entering(key="toy", entry=None, **changes):
    return indicator(key=key, index=entry or {}, **changes)


@pytest.mark.parametrize(
    ("goalposts", "value", "score"),
    [
        ((0, 1), 0.25, 25),
        ((0, 0.5), 0.25, 50),
        ((6, 0), 0, 100),  # less is closer
        ((6, 0), 4.5, 25),
        ((0, 0.5), 0.75, 100),
        ((-1, 1), -3, 0),
        ((0, 1), NAN, NAN),
    ],
)
def test_a_score_lies_between_fixed_goalposts(goalposts, value, score):
    found = scores.scaled(np.array([value]), *goalposts)
    np.testing.assert_allclose(found, [score])


@given(
    st.floats(-10, 10), st.floats(-10, 10),
    st.tuples(st.floats(-5, 5), st.floats(-5, 5)).filter(lambda g: abs(g[0] - g[1]) > 1e-3),
)  # fmt: skip
def test_scores_are_bounded_and_never_turn_round(one, other, goalposts):
    low, high = scores.scaled(np.array(sorted([one, other])), *goalposts)
    assert 0 <= min(low, high) <= max(low, high) <= 100
    assert (low <= high) == (goalposts[0] < goalposts[1]) or low == high


def cells(values, counts=None):
    """One anchor and one partner: values by year as (anchors, years, partners)."""
    array = np.array(values, dtype=float)[None, :, None]
    given = np.array(counts if counts is not None else [1] * len(values), dtype=float)
    return array, np.where(np.isnan(array), 0, given[None, :, None])


def test_few_votes_are_pooled_over_three_years_by_their_number():
    values, counts = cells([1.0, 0.5, 0.0, 0.0], [8, 4, 20, 6])
    found, n = scores.pooled(values, counts, span=3, few=10)
    np.testing.assert_allclose(found.ravel(), [NAN, 10 / 12, 0.0, 2 / 30])
    assert n.ravel().tolist() == [8, 12, 20, 30]


def test_a_year_of_absence_is_no_abstention_and_borrows_from_the_years_before():
    values, counts = cells([1.0, NAN, NAN, NAN], [12, 0, 0, 0])
    found, n = scores.pooled(values, counts, span=3, few=10)
    np.testing.assert_allclose(found.ravel(), [1, 1, 1, NAN])
    assert n.ravel().tolist() == [12, 12, 12, 0]


def test_an_older_value_stands_in_for_so_many_years_and_no_longer():
    rows = ties(("RUS", "IND", 2000, 0.2, 5), ("RUS", "IND", 2004, 0.4, 7))
    found = scores.of({"toy": rows}, [entering(entry={"carry": 2})], RULES, {})
    assert found.years == (2000, 2001, 2002, 2003, 2004)
    np.testing.assert_allclose(found.values[0, 0, :, 0], [0.2, 0.2, 0.2, NAN, 0.4])
    assert found.years_of[0, 0, :, 0].tolist() == [2000, 2000, 2000, 0, 2004]
    assert found.counts[0, 0, :, 0].tolist() == [5, 5, 5, 0, 7]
    assert not found.pooled.any()


def test_what_too_few_votes_cannot_say_is_not_carried_on_either():
    rows = ties(("RUS", "IND", 2000, 1.0, 2), ("RUS", "IND", 2002, 0.5, 12))
    found = scores.of({"toy": rows}, [entering(entry={"few": 10, "carry": 1})], RULES, {})
    np.testing.assert_allclose(found.values[0, 0, :, 0], [NAN, NAN, 0.5, 0.5, NAN])
    assert found.years_of[0, 0, :, 0].tolist() == [0, 0, 2002, 2002, 0]


def test_nothing_reaches_beyond_the_end_of_a_state():
    rows = ties(("RUS", "CSK", 2000, 0.2, 20), ("RUS", "CSK", 2001, 0.4, 20))
    for entry in ({"pool": 3, "few": 10}, {"carry": 2}):
        found = scores.of({"toy": rows}, [entering(entry=entry)], RULES, {"CSK": 2001})
        np.testing.assert_allclose(found.values[0, 0, :, 0], [0.2, 0.4, NAN, NAN, NAN])
        assert not found.pooled.any()


def test_a_share_of_very_little_does_not_enter():
    rows = ties(("RUS", "IND", 2000, 0.9, 3), ("RUS", "IND", 2001, 0.4, 3))
    rows.loc[0, "status"] = "small base"
    found = scores.of({"toy": rows}, [entering()], RULES, {})
    np.testing.assert_allclose(found.values[0, 0, :2, 0], [NAN, 0.4])


def test_an_indicator_enters_for_the_anchors_it_names():
    rows = ties(("RUS", "IND", 2000, 0.9, 3), ("IRN", "IND", 2000, 0.4, 3))
    found = scores.of({"toy": rows}, [entering(entry={"anchors": ["IRN"]})], RULES, {})
    assert found.anchors == ("IRN",)
    assert found.defined[RULES.names.index("arms")].tolist() == [True]


def test_a_year_that_is_not_complete_is_left_out():
    rows = ties(("RUS", "IND", 2003, 0.2, 5), ("RUS", "IND", 2004, 0.4, 7))
    found = scores.of({"toy": rows}, [entering(partial={2004: "to June"})], RULES, {})
    assert found.years == (2000, 2001, 2002, 2003)


def test_a_dimension_is_the_mean_of_its_indicators_that_are_known():
    rows = {
        "one": ties(("RUS", "IND", 2000, 0.2, 1), ("RUS", "TUR", 2000, 0.4, 1)),
        "two": ties(("RUS", "IND", 2000, 0.8, 1)),
        "sole": ties(("IRN", "IND", 2000, 0.1, 1)),
    }
    own = [entering("one"), entering("two"), entering("sole", dimension="energy")]
    found = scores.of(rows, own, RULES, {})
    assert (found.anchors, found.partners) == (("IRN", "RUS"), ("IND", "TUR"))
    names = RULES.names
    by_name = dict(zip(names, found.dimensions[:, :, 0, :], strict=True))
    np.testing.assert_allclose(by_name["arms"], [[NAN, NAN], [50, 40]])
    np.testing.assert_allclose(by_name["energy"], [[10, NAN], [NAN, NAN]])
    assert np.isnan(by_name["votes"]).all()


def test_indicators_without_an_entry_stay_outside():
    rows = {"toy": ties(("RUS", "IND", 2000, 0.2, 1)), "other": ties(("RUS", "IND", 2000, 1.0, 1))}
    found = scores.of(rows, [entering(), indicator(key="other")], RULES, {})
    assert [i.key for i in found.indicators] == ["toy"]


def test_another_country_changes_nobodys_score():
    held = shipped()
    own = [i for i in held.indicators.values() if i.index]
    whole = {i.key: held.ties(indicator=i.key) for i in own}
    fewer = {key: rows[rows.partner != "BLR"] for key, rows in whole.items()}
    one, other = scores.of(whole, own, RULES, {}), scores.of(fewer, own, RULES, {})
    kept = [one.partners.index(code) for code in other.partners]
    assert len(kept) == len(one.partners) - 1
    np.testing.assert_array_equal(one.dimensions[..., kept], other.dimensions)


def test_what_enters_the_index_is_declared_with_each_indicator():
    entering = {i.key for i in shipped().indicators.values() if i.index}
    assert entering == {
        "un_siding", "un_siding_west", "un_agreement", "ukraine_votes", "iran_votes", "arms_tie", "energy_import_share",
        "trade_share", "shared_clubs", "sanctions", "favourable",
    }  # fmt: skip
