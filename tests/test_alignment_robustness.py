"""How firm a rank is: random weightings, and one source less."""

import numpy as np
import pytest
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from solidarity.alignment import leave_out, robustness

NAN = np.nan
DEFAULT = np.array([2, 1, 1, 1, 1, 0.5, 0.5])
DIMENSIONS = arrays(float, (7, 5), elements=st.floats(0, 100) | st.just(NAN)).filter(
    lambda d: (~np.isnan(d)).any(axis=0).all()
)


def test_random_weights_scatter_around_those_chosen_and_zero_stays_zero():
    chosen = np.array([2.0, 1.0, 0.0, 1.0])
    drawn = robustness.weightings(chosen, 20_000, seed=1)
    np.testing.assert_allclose(drawn.sum(axis=1), 1)
    np.testing.assert_allclose(drawn.mean(axis=0), chosen / 4, atol=0.01)
    assert (drawn[:, 2] == 0).all()
    # A Dirichlet of concentration 3: variance m(1 − m) / (3 + 1).
    np.testing.assert_allclose(drawn[:, 0].var(), 0.25 / 4, atol=0.005)


def test_the_same_weights_are_drawn_each_time_and_whatever_their_scale():
    one, other = (robustness.weightings(DEFAULT * f, 50, seed=1) for f in (1, 3))
    np.testing.assert_array_equal(one, other)
    assert not np.array_equal(one, robustness.weightings(DEFAULT, 50, seed=2))
    with pytest.raises(ValueError, match="read-only"):
        one[0, 0] = 1


def test_two_dimensions_by_hand():
    """A leads on one, B on the other: with equal weights each is first half of the time."""
    dimensions = np.array([[100.0, 0.0, 10.0], [0.0, 100.0, 10.0]])
    drawn = robustness.weightings(np.ones(2), 20_000, seed=3)
    assert robustness.share_above(*dimensions.T[:2], drawn) == pytest.approx(0.5, abs=0.02)
    # C has 10 everywhere; A falls below it where its weight is under a tenth.
    assert robustness.share_above(dimensions[:, 0], dimensions[:, 2], drawn) == pytest.approx(
        0.9, abs=0.01
    )
    firm = robustness.intervals(dimensions, drawn, 0.9)
    assert (firm.rank_low[:2] == 1).all()
    np.testing.assert_allclose(firm.low[:2], 5, atol=1)
    np.testing.assert_allclose(firm.high[:2], 95, atol=1)
    assert firm.low[2] == pytest.approx(10) == firm.high[2]


def test_without_another_weighting_an_interval_is_a_point():
    dimensions = np.array([[70.0, 30.0, 50.0], [1.0, 2.0, 3.0]])
    drawn = robustness.weightings(np.array([1.0, 0.0]), 100, seed=1)
    firm = robustness.intervals(dimensions, drawn, 0.9)
    assert firm.rank_low.tolist() == firm.rank_high.tolist() == [1, 3, 2]
    np.testing.assert_allclose([firm.low, firm.high], [[70, 30, 50]] * 2)


@given(DIMENSIONS)
def test_who_leads_everywhere_leads_under_all_weights(dimensions):
    best = np.where(np.isnan(dimensions[:, 1]), NAN, 100.0)
    field = np.column_stack([np.where(np.isnan(best), NAN, np.minimum(dimensions[:, 1], 99)), best])
    drawn = robustness.weightings(DEFAULT, 200, seed=1)
    assert robustness.share_above(field[:, 1], field[:, 0], drawn) == 1
    firm = robustness.intervals(field, drawn, 0.9)
    assert firm.rank_high[1] == 1


@given(DIMENSIONS)
def test_intervals_are_ordered_and_ranks_are_ranks(dimensions):
    drawn = robustness.weightings(DEFAULT, 200, seed=1)
    firm = robustness.intervals(dimensions, drawn, 0.9)
    assert (firm.low <= firm.high).all()
    assert (firm.rank_low >= 1).all()
    assert (firm.rank_low <= firm.rank_high).all()
    assert (firm.rank_high <= dimensions.shape[1]).all()
    wider = robustness.intervals(dimensions, drawn, 0.99)
    assert (wider.rank_low <= firm.rank_low).all()
    assert (wider.high >= firm.high).all()


def test_states_that_tie_share_a_rank_in_every_weighting():
    """Three alike, one above and one below: the three are second under all weights."""
    column = np.array([50.0, 20.0, 30.0])
    dimensions = np.column_stack([column, column + 10, column, column, column - 5])
    drawn = robustness.weightings(np.ones(3), 300, seed=1)
    firm = robustness.intervals(dimensions, drawn, 0.9)
    assert firm.rank_low.tolist() == firm.rank_high.tolist() == [2, 1, 2, 2, 5]


def test_an_interval_is_widened_to_hold_what_the_chosen_weights_give():
    firm = robustness.Intervals(np.array([10.0]), np.array([20.0]), np.array([3]), np.array([5]))
    wider = firm.holding(np.array([25.0]), np.array([2]))
    assert (wider.low[0], wider.high[0], wider.rank_low[0], wider.rank_high[0]) == (10, 25, 2, 5)
    assert firm.holding(np.array([15.0]), np.array([4])).rank_low[0] == 3


def test_a_share_above_and_its_opposite_make_one():
    rng = np.random.default_rng(4)
    one, other = rng.uniform(0, 100, (2, 7))
    drawn = robustness.weightings(DEFAULT, 500, seed=1)
    both = robustness.share_above(one, other, drawn) + robustness.share_above(other, one, drawn)
    assert both == pytest.approx(1)
    assert robustness.share_above(one, one, drawn) == 0.5


def test_leaving_a_source_out_is_leaving_its_indicators_out():
    alignment = shipped().alignment
    scores = alignment.scores
    found = leave_out.without_each_source(scores, "RUS", 2023)
    assert set(found) == {i.source for i in scores.indicators}
    assert len(found) == 7
    left = scores.dimensions[(slice(None), *scores.at("RUS", 2023))].copy()
    left[list(alignment.rules.dimensions).index("sanctions")] = NAN
    np.testing.assert_array_equal(found["sanctions"], left)


def test_a_state_without_one_source_by_hand():
    """India in 2023, without the votes: the mean of what is left, ranked among the same states."""
    alignment = shipped().alignment
    rows = leave_out.without_sources(alignment, "RUS", "IND", 2023).set_index("source")
    table = alignment.table("RUS", 2023).set_index("partner")
    names = ["arms", "energy", "trade", "clubs", "sanctions", "opinion"]
    weights = np.array([1, 1, 1, 1, 0.5, 0.5])
    ranked = table[table["rank"].notna()]
    own = ranked[names].astype(float)
    rest = (own * weights).sum(axis=1) / (own.notna() * weights).sum(axis=1)
    assert rows["index"]["un_votes"] == pytest.approx(rest["IND"], abs=1e-5)
    assert rows["rank"]["un_votes"] == 1 + (rest > rest["IND"] + 1e-6).sum()
    assert rows.of["un_votes"] == len(ranked) > 160
    assert (rows.rank_low <= rows["rank"]).all() and (rows["rank"] <= rows.rank_high).all()


def test_who_is_not_ranked_has_no_rank_without_a_source_either():
    assert leave_out.without_sources(shipped().alignment, "RUS", "CUB", 2023).empty
