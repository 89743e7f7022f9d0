"""Cuts: what they are written as, what they take, by hand and as the command line prints them."""

import math
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solidarity import countries
from solidarity.anchors import ANCHORS
from solidarity.errors import DataError
from solidarity.lifelines import FLOW, Lifeline
from solidarity.pressure import cut_words, tables, what_if
from solidarity.pressure.channels import CHANNELS

REGISTER = countries.load()
RUSSIA = ANCHORS["RUS"]


def result(channel, cuts, *flows, rest=0.0, world=None, unseen=()):
    """Flows as (partner, value, low, high, theirs)."""
    frame = pd.DataFrame([(p, v, l, h, "observed", t) for p, v, l, h, t in flows], columns=FLOW)
    return what_if.Result(
        CHANNELS[channel], Lifeline("RUS", channel, 2023, frame, rest, unseen), cuts, world
    )


INDIA_AND_HALF_OF_TURKEY = {"IND": 1.0, "TUR": 0.5}
CRUDE = result(
    "crude",
    INDIA_AND_HALF_OF_TURKEY,
    ("CHN", 50.0, 50.0, 50.0, 200.0),
    ("IND", 30.0, 28.0, 33.0, 60.0),
    ("TUR", 10.0, 10.0, 10.0, math.nan),
    rest=10.0,
    world=1000.0,
)
COAL = result("coal", INDIA_AND_HALF_OF_TURKEY, ("IND", 5.0, 5.0, 5.0, 50.0), ("CHN", 5.0, 5.0, 5.0, 10.0))  # fmt: skip


def test_the_sums_of_a_cut_by_hand():
    row = what_if.summary([CRUDE], REGISTER).iloc[0]
    assert (row.total, row.lost, row.lost_low, row.lost_high) == (100, 35, 33, 48)
    assert row.lost_share == 0.35 and row.remains == 65 and row.undisclosed == 10
    assert (row.half_carried_by, row.half_carried_by_after) == (1, 1)
    assert row.hhi_low == pytest.approx(0.25 + 0.09 + 0.01)
    assert row.hhi_after_low == pytest.approx((50 / 65) ** 2 + (5 / 65) ** 2)
    assert row.largest_left == "China; Türkiye"


def test_fuels_add_up_and_exports_are_never_added():
    exports = result("exports", INDIA_AND_HALF_OF_TURKEY, ("IND", 100.0, 100.0, 100.0, math.nan))
    rows = what_if.summary([CRUDE, COAL, exports], REGISTER)
    assert rows.channel.tolist() == ["crude", "coal", "exports", "fuels"]
    fuels = rows.iloc[-1]
    assert (fuels.total, fuels.lost, fuels.lost_low, fuels.lost_high) == (110, 40, 38, 53)
    assert fuels.lost_share == pytest.approx(40 / 110)
    assert "fuels" not in set(what_if.summary([CRUDE, exports], REGISTER).channel)


def test_every_partner_before_and_after():
    rows = what_if.partners([CRUDE], REGISTER).set_index("partner")
    india, nobody = rows.loc["IND"], rows.loc[""]
    assert (india.lost, india.remains, india.lost_of_theirs) == (30, 0, 0.5)
    assert rows.loc["TUR", "lost"] == 5 and math.isnan(rows.loc["TUR", "lost_of_theirs"])
    assert (nobody.value, nobody.lost, nobody.share) == (10, 0, 0.1)
    assert rows.remains.sum() == 65 and rows.share_after.sum() == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "cuts"),
    [
        ("IND100_TUR50", INDIA_AND_HALF_OF_TURKEY),
        ("India=100_Turkey=50", INDIA_AND_HALF_OF_TURKEY),
        ("IND_TUR=50%", INDIA_AND_HALF_OF_TURKEY),
        ("South Korea 12.5", {"KOR": 0.125}),
        ("Congo, Democratic Republic of the=10", {"COD": 0.1}),
        ("", {}),
    ],
)
def test_a_cut_is_read_in_every_spelling(text, cuts):
    assert what_if.parse(text, REGISTER) == cuts


@given(st.dictionaries(st.sampled_from(sorted(REGISTER.countries)), st.integers(0, 100)))
@settings(max_examples=50, deadline=None)
def test_what_is_written_is_read_again(percents):
    cuts = {code: percent / 100 for code, percent in percents.items()}
    assert what_if.parse(what_if.written(cuts), REGISTER) == cuts


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("IND=120", "more than there is"), ("IND=50_India=20", "twice"), ("Indai=5", "Did you mean")],
)
def test_a_cut_that_makes_no_sense_is_refused_in_words(text, sentence):
    with pytest.raises(DataError, match=sentence):
        what_if.parse(text, REGISTER)


def test_the_presets_of_the_issue_are_there_and_never_cut_the_anchor():
    presets = what_if.presets(REGISTER, "RUS")
    assert len(presets["The eight middle powers"]) == 8
    assert presets["India and Türkiye"] == ("IND", "TUR") and presets["China"] == ("CHN",)
    assert "RUS" not in {code for codes in presets.values() for code in codes}


@pytest.mark.parametrize(
    ("cuts", "text"),
    [
        ({"IND": 1.0}, "India"),
        (INDIA_AND_HALF_OF_TURKEY, "India and half of Türkiye"),
        ({"IND": 0.3}, "30% of India"),
        (dict.fromkeys(REGISTER.members("middle_powers"), 1.0), "the eight middle powers"),
        (dict.fromkeys(REGISTER.members("middle_powers"), 0.5), "half of the eight middle powers"),
        (dict.fromkeys(REGISTER.members("africa")[:9], 1.0), "nine partners"),
        ({"IND": 0.0}, "nobody"),
    ],
)
def test_who_cuts_in_words(cuts, text):
    assert cut_words.cutters(cuts, "RUS", REGISTER) == text


def headline(*results):
    return cut_words.headline(RUSSIA, what_if.Scenario(tuple(results), (), REGISTER))


def test_the_headline_gives_bounds_where_they_lie_far_apart_and_says_at_least_where_one_is_open():
    assert headline(CRUDE) == (
        "Without India and half of Türkiye, Russia would lose 33 million USD to 48 million USD"
        " of its sales of crude oil in 2023"
    )
    assert "lose 5.0 million USD, 50% of its sales of coal" in headline(COAL)
    hidden = result("crude", {"TUR": 1.0}, ("CHN", 50.0, 50.0, 50.0, 9.0), ("TUR", 0.0, 0.0, math.nan, math.nan))  # fmt: skip
    assert "would lose a part that stands in no record of its sales" in headline(hidden)
    two = headline(CRUDE, COAL)
    assert "of its sales of crude oil and sales of coal in 2023" in two
    assert headline(result("crude", {})).startswith("Choose who stops")
    nothing = result("crude", {"IND": 1.0}, ("CHN", 50.0, 50.0, 50.0, 9.0))
    assert headline(nothing).endswith("would be the same")


def test_what_remains_in_words():
    text = cut_words.remains(CRUDE, RUSSIA, REGISTER)
    assert text == (
        "**65 million USD** would remain with China 77% and Türkiye 7.7%. To make up for the loss those"
        " not cut would have to buy 70% more. The loss is 3.5% of all imports of crude oil in the world."
    )


def test_two_cuts_in_words():
    rows, others = (what_if.summary([one], REGISTER) for one in (CRUDE, CRUDE))
    assert "the same" in cut_words.compared(rows, others, "India", "China")
    more = cut_words.compared(rows.assign(lost=70.0), others, "India", "China")
    assert more == (
        "Without India the loss is 70 million USD, without China 35 million USD, 2.0 times as much:"
        " a difference of 35 million USD."
    )


def test_an_open_end_gives_no_ratio_of_two_cuts():
    rows, others = (what_if.summary([one], REGISTER) for one in (CRUDE, CRUDE))
    text = cut_words.compared(
        rows.assign(lost=70.0), others.assign(lost_high=math.nan), "India", "China"
    )
    assert "on record" in text and "times" not in text


def test_only_those_who_may_be_behind_it_get_what_has_no_named_partner():
    flows = ("DEU", 10.0, 10.0, 10.0, math.nan), ("CHN", 10.0, 10.0, 10.0, math.nan)
    for code, high in (("DEU", 10), ("CHN", 90)):
        one = result("crude", {code: 1.0}, *flows, rest=80.0)
        before = replace(one.before, behind=frozenset({"CHN"}))
        assert replace(one, before=before).loss.high == high


def test_tables_say_where_an_end_is_open():
    rows = what_if.summary([CRUDE], REGISTER).assign(lost_high=math.nan)
    shown = tables.losses(rows).iloc[0]
    assert shown["Low to high"] == "at least 33"
    assert shown["Carry half"] == "1 → 1"
    assert tables.low_to_high(5.0, 5.0) == "" and tables.low_to_high(0.0, math.nan) == "unknown"
    assert tables.low_to_high(1442.0, 15924.4) == "1,442–15,924"
