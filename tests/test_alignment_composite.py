"""The index as a weighted mean of what is known: by hand, and for all inputs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from solidarity.alignment.composite import contributions, ranks, weighted

NAN = np.nan
SCORES = st.floats(0, 100) | st.just(NAN)
DIMENSIONS = arrays(float, (7, 4), elements=SCORES)
WEIGHTS = arrays(float, 7, elements=st.just(0.0) | st.floats(0.01, 5)).filter(np.any)


def test_the_index_by_hand():
    dimensions = np.array([[80.0, 80.0, 80.0], [20.0, NAN, NAN], [50.0, 50.0, NAN], [0.0, 10.0, 5]])
    found = weighted(dimensions, np.array([2.0, 1.0, 1.0, 1.0]), least=3)
    np.testing.assert_allclose(found.index, [(160 + 20 + 50 + 0) / 5, (160 + 50 + 10) / 4, NAN])
    np.testing.assert_allclose(found.coverage, [1, 4 / 5, 3 / 5])
    assert found.count.tolist() == [4, 3, 2]
    np.testing.assert_allclose(found.at_least[:2], [46, 55 * 0.8])
    np.testing.assert_allclose(found.at_most[:2], [46, 55 * 0.8 + 20])


def test_missing_is_not_zero():
    with_zero = weighted(np.array([[60.0], [60.0], [60.0], [0.0]]), np.ones(4), 3)
    without = weighted(np.array([[60.0], [60.0], [60.0], [NAN]]), np.ones(4), 3)
    assert (with_zero.index[0], without.index[0]) == (45, 60)


def test_fewer_dimensions_suffice_where_fewer_weigh_anything():
    votes_only = np.array([1.0, 0, 0, 0])
    known = np.array([[70.0, NAN], [10.0, 10.0], [NAN, 10.0], [NAN, 10.0]])
    found = weighted(known, votes_only, least=3)
    np.testing.assert_allclose(found.index, [70, NAN])
    np.testing.assert_allclose(found.coverage, [1, 0])


def test_what_cannot_exist_does_not_lower_the_coverage():
    dimensions = np.array([[50.0], [50.0], [NAN], [NAN]])
    defined = np.array([[True], [True], [False], [True]])
    found = weighted(dimensions, np.array([2.0, 1, 1, 1]), 3, defined)
    np.testing.assert_allclose(found.coverage, [3 / 4])
    assert np.isnan(found.index)  # two of three
    defined[3] = False
    np.testing.assert_allclose(weighted(dimensions, np.ones(4), 3, defined).index, [50])


@given(DIMENSIONS, WEIGHTS)
def test_an_index_lies_among_the_scores_it_is_made_of(dimensions, weights):
    found = weighted(dimensions, weights, least=3)
    for place in np.flatnonzero(~np.isnan(found.index)):
        own = dimensions[(weights > 0) & ~np.isnan(dimensions[:, place]), place]
        assert own.min() - 1e-6 <= found.index[place] <= own.max() + 1e-6
        assert len(own) == found.count[place] >= min(3, (weights > 0).sum())
        assert 0 < found.coverage[place] <= 1 + 1e-6
        assert 0 <= found.at_least[place] <= found.index[place] + 1e-6
        assert found.index[place] <= found.at_most[place] + 1e-9 <= 100 + 1e-6


@given(DIMENSIONS, WEIGHTS, st.integers(0, 6), st.floats(0, 100))
def test_it_grows_with_every_dimension(dimensions, weights, place, more):
    higher = dimensions.copy()
    higher[place] = np.maximum(higher[place], more)
    before, after = (weighted(d, weights, least=3).index for d in (dimensions, higher))
    known = ~np.isnan(before)
    assert (np.isnan(before) == np.isnan(after)).all()
    assert (after[known] >= before[known] - 2e-6).all()


@given(DIMENSIONS, WEIGHTS, st.floats(0.1, 50))
def test_only_proportions_of_weights_matter(dimensions, weights, factor):
    one, other = (weighted(dimensions, w, least=3) for w in (weights, weights * factor))
    np.testing.assert_allclose(one.index, other.index, atol=2e-6)
    np.testing.assert_allclose(one.coverage, other.coverage)


@given(DIMENSIONS, WEIGHTS)
def test_no_state_stands_in_for_another(dimensions, weights):
    alone = weighted(dimensions[:, :1], weights, least=3)
    together = weighted(dimensions, weights, least=3)
    np.testing.assert_allclose(alone.index, together.index[:1], atol=2e-6)


@given(DIMENSIONS, WEIGHTS)
def test_contributions_add_up_to_the_index(dimensions, weights):
    index = weighted(dimensions, weights, least=1).index
    added = contributions(dimensions, weights).sum(axis=0)
    known = ~np.isnan(index)
    np.testing.assert_allclose(added[known], index[known], atol=1e-6)


@pytest.mark.parametrize(
    ("index", "ranked", "expected"),
    [
        ([50, 70, 60], [True] * 3, [3, 1, 2]),
        ([50, 70, 50, 10], [True] * 4, [2, 1, 2, 4]),
        ([50, 70, 60], [True, False, True], [2, NAN, 1]),
        ([NAN, 70], [False, False], [NAN, NAN]),
    ],
)
def test_ranks_are_those_among_the_ranked(index, ranked, expected):
    np.testing.assert_array_equal(ranks(np.array(index, float), np.array(ranked)), expected)
