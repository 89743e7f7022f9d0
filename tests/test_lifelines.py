"""Lifelines on flows few enough to divide by hand, and what must hold for any."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solidarity.lifelines import FLOW, Lifeline, loss


def lifeline(*flows, rest=0.0):
    """Flows as (partner, value[, low, high])."""
    rows = []
    for partner, value, *ends in flows:
        low, high = ends or (value, value)
        rows.append((partner, value, low, high, "observed", math.nan))
    frame = pd.DataFrame(rows, columns=FLOW)
    frame = frame.sort_values(["value", "partner"], ascending=[False, True])
    return Lifeline("RUS", "crude", 2023, frame.reset_index(drop=True), rest)


THREE = lifeline(("CHN", 60.0), ("IND", 30.0), ("TUR", 10.0))


def test_shares_of_three_by_hand():
    assert THREE.total == 100
    assert THREE.shares.to_dict() == {"CHN": 0.6, "IND": 0.3, "TUR": 0.1}
    assert THREE.concentration == pytest.approx((0.46, 0.46))
    assert (THREE.carriers(), THREE.carriers(0.6), THREE.carriers(0.61), THREE.carriers(1)) == (1, 1, 2, 3)  # fmt: skip


def test_what_has_no_named_partner_widens_the_concentration_and_can_hide_the_half():
    # 40 named of 100: 0.3² + 0.1² if the 60 are scattered, (0.3 + 0.6)² + 0.1² if all are China's.
    half_dark = lifeline(("CHN", 30.0), ("IND", 10.0), rest=60.0)
    assert half_dark.concentration == pytest.approx((0.10, 0.82))
    assert half_dark.carriers() is None
    assert half_dark.rest_share == 0.6


def test_cutting_half_of_india_and_all_of_turkey_by_hand():
    cut = THREE.cut({"IND": 0.5, "TUR": 1.0})
    assert cut.flows.partner.tolist() == ["CHN", "IND"]
    assert cut.total == 75
    assert cut.shares.to_dict() == {"CHN": 0.8, "IND": 0.2}
    taken = loss(THREE, {"IND": 0.5, "TUR": 1.0})
    assert (taken.value, taken.low, taken.high) == (25, 25, 25)
    assert (taken.share, taken.share_low, taken.share_high) == (0.25, 0.25, 0.25)


def test_a_cut_puts_the_largest_left_first():
    assert THREE.cut({"CHN": 0.9}).flows.partner.tolist() == ["IND", "TUR", "CHN"]


def test_bounds_of_a_loss_by_hand():
    # India 30, but 20 to 50 in other records; China 60, but 50 to 60.
    wide = lifeline(("CHN", 60.0, 50.0, 60.0), ("IND", 30.0, 20.0, 50.0))
    taken = loss(wide, {"IND": 1.0})
    assert (taken.value, taken.low, taken.high) == (30, 20, 50)
    assert taken.share == pytest.approx(30 / 90)
    assert taken.share_low == pytest.approx(20 / 80)
    assert taken.share_high == pytest.approx(50 / 100)


def test_what_has_no_named_partner_may_be_that_of_the_one_cut():
    dark = lifeline(("CHN", 30.0), ("IND", 10.0), rest=60.0)
    taken = loss(dark, {"CHN": 0.5})
    assert (taken.value, taken.low, taken.high) == (15, 15, 45)
    assert (taken.share_low, taken.share_high) == pytest.approx((0.15, 0.45))


def test_an_unknown_part_leaves_its_end_open():
    hidden = lifeline(("CHN", 60.0), ("TUR", 0.0, 0.0, math.nan))
    of_china = loss(hidden, {"CHN": 1.0})
    assert (of_china.low, of_china.high) == (60, 60)
    assert of_china.share == 1.0
    assert of_china.share_low is None  # more of Turkey would make it less
    assert of_china.share_high == 1.0
    of_turkey = loss(hidden, {"TUR": 1.0})
    assert (of_turkey.value, of_turkey.low, of_turkey.high) == (0, 0, None)
    assert (of_turkey.share_low, of_turkey.share_high) == (0, None)


def test_nothing_traded_is_no_share_and_no_concentration():
    empty = lifeline()
    assert empty.total == 0 and empty.carriers() is None
    assert all(math.isnan(end) for end in empty.concentration)
    assert loss(empty, {"IND": 1.0}).share == 0


@pytest.mark.parametrize("share", [-0.1, 1.1, math.nan])
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises(ValueError, match="IND"):
        THREE.cut({"IND": share})


few = settings(max_examples=40, deadline=None)
CODES = ["ARM", "BRA", "CHN", "DEU", "IND", "TUR"]
AMOUNT = st.floats(0.01, 1e6)


@st.composite
def lifelines(draw):
    partners = draw(st.lists(st.sampled_from(CODES), unique=True, min_size=1))
    flows = []
    for partner in partners:
        low, value, high = sorted(draw(st.tuples(AMOUNT, AMOUNT, AMOUNT)))
        flows.append((partner, value, low, high))
    return lifeline(*flows, rest=draw(st.just(0.0) | AMOUNT))


CUTS = st.dictionaries(st.sampled_from(CODES), st.floats(0, 1))


@few
@given(lifelines())
def test_shares_sum_to_one(found):
    assert found.shares.sum() + found.rest_share == pytest.approx(1)
    low, high = found.concentration
    assert 0 < low <= high <= 1 + 1e-12


@few
@given(lifelines())
def test_cutting_nothing_changes_nothing(found):
    for nothing in ({}, dict.fromkeys(CODES, 0.0)):
        pd.testing.assert_frame_equal(found.cut(nothing).flows, found.flows)
        assert loss(found, nothing).value == 0


@few
@given(lifelines())
def test_cutting_everything_leaves_only_what_has_no_named_partner(found):
    everything = dict.fromkeys(CODES, 1.0)
    left = found.cut(everything)
    assert left.flows.empty and left.total == found.rest
    assert loss(found, everything).value == pytest.approx(found.total - found.rest)


@few
@given(lifelines(), CUTS, CUTS)
def test_the_order_of_cuts_does_not_matter(found, one, other):
    ways = [found.cut(one).cut(other), found.cut(other).cut(one)]
    frames = [way.flows.set_index("partner").value.sort_index() for way in ways]
    pd.testing.assert_series_equal(*frames)


@few
@given(lifelines(), CUTS)
def test_what_is_lost_and_what_remains_make_the_whole(found, cut):
    assert loss(found, cut).value + found.cut(cut).total == pytest.approx(found.total)


@few
@given(lifelines(), CUTS)
def test_a_loss_lies_within_its_bounds(found, cut):
    taken = loss(found, cut)
    assert taken.low <= taken.value * (1 + 1e-9)
    assert taken.value <= taken.high * (1 + 1e-9)
    assert taken.share_low - 1e-9 <= taken.share <= taken.share_high + 1e-9


@few
@given(lifelines(), CUTS, st.lists(st.floats(0, 1), min_size=len(CODES) + 1, max_size=len(CODES) + 1))  # fmt: skip
def test_no_values_within_the_bounds_give_a_share_outside_them(found, cut, draws):
    """The corner search against values drawn anywhere between low and high."""
    taken = loss(found, cut)
    flows = found.flows
    values = flows.low + (flows.high - flows.low) * draws[: len(flows)]
    most = max(cut.values(), default=0.0)
    lost = float((values * found.cut_of_each(cut)).sum()) + found.rest * most * draws[-1]
    share = lost / (values.sum() + found.rest)
    assert taken.share_low - 1e-9 <= share <= taken.share_high + 1e-9


@few
@given(lifelines(), CUTS)
def test_a_deeper_cut_takes_no_less(found, cut):
    deeper = {code: min(1.0, share * 1.5) for code, share in cut.items()}
    assert loss(found, deeper).value >= loss(found, cut).value - 1e-9
