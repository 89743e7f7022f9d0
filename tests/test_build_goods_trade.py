"""Goods trade: one origin per cell, by a declared order; known values of the shipped tables."""

import pandas as pd
import pytest
from fixtures import ROOT, shipped

HELD = shipped()


def usd(anchor, partner, year):
    return HELD.ties(anchor=anchor, partner=partner, indicator="trade_usd", year=year)


def test_russia_and_china_traded_goods_of_239_billion_in_2023():
    (row,) = usd("RUS", "CHN", 2023).itertuples()
    assert round(row.value / 1000, 1) == 239.0
    assert (row.source, row.status, row.n) == ("goods_trade/baci", "estimated", 2)


def test_the_first_origin_in_the_order_is_taken():
    order = pd.read_csv(ROOT / "data/goods_trade/preference.csv")
    assert order.reason.notna().all()
    flows = HELD.tables["goods_trade"]["flows"]
    ties = HELD.ties(anchor="RUS", indicator="trade_usd")
    origins = {
        key: set(own.origin)
        for key, own in flows[flows.anchor == "RUS"].groupby(["partner", "year"], observed=True)
    }
    several = 0
    for row in ties.itertuples():
        have = [o for o in order.origin if o in origins[row.partner, row.year]]
        several += len(have) > 1
        # A cell of BACI in which neither side reports falls to the next origin.
        assert row.source.split("/")[1] in have
    assert several > 100


def test_both_sides_of_a_pair_agree():
    """What China trades with Russia is what Russia trades with China, in the same origin."""
    one = HELD.tables["goods_trade"]["flows"].set_index(["anchor", "partner", "year", "origin"])
    for year, origin in ((2023, "baci"), (2015, "baci_19")):
        mine, theirs = one.loc[("RUS", "CHN", year, origin)], one.loc[("CHN", "RUS", year, origin)]
        assert (mine.sold, mine.bought) == pytest.approx((theirs.bought, theirs.sold))


@pytest.mark.parametrize(("partner", "year"), [("UGA", 2022), ("UGA", 2023)])
def test_values_that_cannot_be_right_are_left_out(partner, year):
    assert (usd("RUS", partner, year).value < 5_000).all()


def test_two_silent_states_have_no_share_and_a_silent_partner_none_at_all():
    ties = HELD.ties(indicator="trade_share", year=2023)
    pairs = set(zip(ties.anchor, ties.partner, strict=True))
    assert ("RUS", "IRN") not in pairs and ("IRN", "RUS") not in pairs
    assert not {partner for _, partner in pairs} & {"BLR", "SYR", "VEN", "PRK"}


def test_shares_of_the_anchor_add_up_to_one_at_most():
    ties = HELD.ties(indicator="trade_lifeline")
    sums = ties.groupby(["anchor", "year", "source"]).value.sum()
    assert (sums <= 1.0001).all() and sums.loc[("RUS", 2021, "goods_trade/imf_russia")] > 0.9


def test_russias_values_since_2022_are_not_simply_observed():
    ties = HELD.ties(anchor="RUS", indicator=["trade_usd", "trade_share", "trade_lifeline"])
    late = ties[(ties.year >= 2022)]
    assert len(late) > 500 and set(late.status) <= {"estimated", "doubtful", "observed"}
    own = late[late.source == "goods_trade/baci"]
    assert set(own.status) <= {"estimated", "doubtful"}
