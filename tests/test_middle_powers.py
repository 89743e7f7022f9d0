"""The scorecard's core: ropes, swings, who is in play, the contested votes, and what is said of them."""

import math
from statistics import stdev

import pytest
from fixtures import shipped
from hypothesis import given
from hypothesis import strategies as st

from solidarity.anchors import ANCHORS
from solidarity.middle_powers import (
    GROUP,
    ROPES,
    ballots,
    in_play,
    read,
    ropes,
    scorecard,
    tugs,
    words,
)
from solidarity.middle_powers.ballots import Ballot
from solidarity.middle_powers.in_play import InPlay, matched
from solidarity.middle_powers.tugs import Point, Tug

ATLAS = shipped()
EIGHT = ATLAS.register.members(GROUP)
NAME = ATLAS.register.name
RECORDS = {code: read(ATLAS, code, EIGHT) for code in ropes.ANCHORED}
SIDES = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=7)


def card(anchor, year, since=2012):
    return scorecard(ATLAS, RECORDS[anchor], year, since)


def point(year, own, west, status="observed"):
    return Point(year, own, west, west - own, status)


def tug(rope, own, west, swing=None, partner="AAA"):
    now = point(2020, own, west)
    return Tug(ROPES[rope], partner, now, None, swing, (now,), counts=True)


def test_pulls_weigh_up_as_by_hand():
    """20 against 30, 60 against 0, 0 against 40: matched within 2 · 20, between the net 10 + 40 and 60."""
    found = matched([(20, 30), (60, 0), (0, 40)])
    assert found.lean == pytest.approx(100 * (70 - 80) / 150)
    assert found.balance == pytest.approx(100 * 40 / 150)
    assert found.spread == pytest.approx(100 * 2 * 50 / 150)
    assert matched([(0, 0), (0, 0)]) is None


@given(SIDES)
def test_what_is_matched_and_the_lean_make_up_all_pulls(sides):
    if (found := matched(sides)) is None:
        assert all(own + west == 0 for own, west in sides)
        return
    assert found.balance + found.spread == pytest.approx(100 - abs(found.lean), abs=1e-6)
    assert -1e-9 <= found.balance <= 100 + 1e-9 and -1e-9 <= found.spread <= 100 + 1e-9
    turned = matched([(west, own) for own, west in sides])
    assert turned.lean == pytest.approx(-found.lean, abs=1e-6)
    assert turned.balance == pytest.approx(found.balance, abs=1e-6)
    assert turned.spread == pytest.approx(found.spread, abs=1e-6)


@given(SIDES, st.lists(st.floats(0, 200), min_size=2, max_size=7))
def test_the_score_keeps_within_its_bounds_and_grows_with_a_swing(sides, swings):
    found, now = matched(sides), in_play.volatility(swings)
    if found is None:
        assert in_play.score(found, now) is None
        return
    score = in_play.score(found, now)
    assert 0 <= score <= 100
    wilder = in_play.score(found, in_play.volatility([swing + 1 for swing in swings]))
    assert wilder >= score


def test_a_place_needs_three_dimensions_and_two_swings():
    three = [tug("votes", 40, 40, 10.0), tug("arms", 0, 60, 30.0), tug("energy", 20, 0)]
    one = in_play.standing("AAA", three)
    assert one.volatility == pytest.approx((50 + 100) / 2)  # the second is full at 20 points
    found = matched([(40, 40), (0, 60), (20, 0)])
    assert one.score == pytest.approx(2 / 3 * (found.balance + found.spread) + 25)
    assert one.counted == ("votes", "arms", "energy") and one.without == {}
    assert in_play.standing("AAA", three[:2]).score is None
    assert in_play.standing("AAA", [*three[1:], tug("clubs", 20, 0)]).score is None
    assert in_play.standing("BBB", three).score is None


def test_without_a_dimension_the_score_is_that_of_the_others():
    four = [tug("votes", 40, 40, 10.0), tug("arms", 0, 60, 30.0), tug("energy", 20, 0, 5.0), tug("clubs", 40, 0)]  # fmt: skip
    one = in_play.standing("AAA", four)
    assert set(one.without) == {"votes", "arms", "energy", "clubs"}
    for place, left in enumerate(four):
        others = [*four[:place], *four[place + 1 :]]
        assert one.without[left.rope.key] == in_play.standing("AAA", others).score
    assert one.range == (min(one.without.values()), max(one.without.values()))


def test_the_first_is_named_alone_only_where_it_stays_so():
    def one(code, score, *without):
        keys = ("votes", "arms", "energy", "clubs")
        return InPlay(code, score, matched([(1, 1)]), 0.0, keys, dict(zip(keys, without, strict=False)))  # fmt: skip

    first = one("AAA", 70, 60, 70, 65, 70)
    assert in_play.leaders([first, one("BBB", 50, 50, 50, 50, 50)]) == ["AAA"]
    assert in_play.leaders([first, one("CCC", 50, 61, 50, 50, 50)]) == ["AAA", "CCC"]
    assert in_play.leaders([first, one("DDD", 50)]) == ["AAA", "DDD"]  # cannot be told
    assert in_play.leaders([]) == []


def test_a_swing_is_of_sound_figures_of_adjoining_years_in_the_window():
    pulls = {2008: 90, 2010: 0, 2011: 10, 2012: 0, 2013: 20, 2014: 0, 2015: 30, 2017: 0, 2018: 5}
    course = [point(year, 0, pull) for year, pull in pulls.items()]
    assert tugs.swing(course, 2020) == pytest.approx(stdev([10, -10, 20, -20, 30, 5]))
    assert tugs.swing(course, 2022) is None  # of 2012 on four changes are left
    unsound = [*course[:4], point(2013, 0, 20, "few votes"), *course[5:]]
    assert tugs.swing(unsound, 2020) is None


def test_a_figure_too_old_on_too_little_or_without_a_pull_does_not_count():
    found = {(t.rope.key, t.partner): t for t in card("RUS", 2025).tugs}
    old = found["opinion", "TUR"]
    assert (old.now.year, old.now.status, old.counts) == (2019, "carried", False)
    assert next(t for t in card("RUS", 2024).of("opinion") if t.partner == "TUR").counts
    assert not found["sanctions", "IND"].counts and found["sanctions", "IND"].now.pull == 0
    few = next(t for t in card("RUS", 2010).of("votes") if t.partner == "SAU")
    assert (few.now.status, few.counts) == ("observed", True)
    few = next(t for t in card("RUS", 2005).of("votes") if t.partner == "SAU")
    assert (few.now.status, few.counts) == ("few votes", False)


@pytest.mark.parametrize("anchor", ropes.ANCHORED)
def test_the_counted_votes_are_the_ties(anchor):
    """The West's share less the anchor's is 1 − 2 · un_siding, in every year and for all of them."""
    rows = RECORDS[anchor].pulls
    rows = rows[rows.dimension == "votes"].set_index(["partner", "year"])
    ties = ATLAS.ties(anchor, EIGHT, "un_siding").set_index(["partner", "year"])
    ties = ties[ties.index.get_level_values("year") != 2026]
    assert len(rows) == len(ties) > 240
    assert (rows.pull - 100 * (1 - 2 * ties.value)).abs().max() < 1e-9
    cast = ballots.by_pair(RECORDS[anchor].ballots)
    assert all(cast[key].taken == n for key, n in ties.n.items())
    assert all(one.absent >= 0 for one in cast.values())


def test_abstentions_and_absences_of_a_known_year():
    cast = card("RUS", 2024).cast
    assert cast["IND"] == Ballot(with_anchor=13, abstained=16, with_west=9, absent=0)
    assert cast["TUR"] == Ballot(with_anchor=2, abstained=8, with_west=25, absent=3)
    assert {one.contested for one in cast.values()} == {38}


def test_germany_sanctions_russia_and_belongs_to_the_clubs_of_the_west():
    found = scorecard(ATLAS, read(ATLAS, "RUS", ["DEU"]), 2023, 2012)
    by = {t.rope.key: t.now for t in found.tugs}
    types = ATLAS.ties("RUS", "DEU", "sanctions", 2023).value.iloc[0]
    assert by["sanctions"].west_side == 100 * types / 6 and by["sanctions"].anchor_side == 0
    assert (by["clubs"].anchor_side, by["clubs"].west_side) == (0, 100)
    indicator = ATLAS.indicators["sanctions"]
    said = words.said(found.of("sanctions")[0], ANCHORS["RUS"], indicator, None)
    assert f"{types:.0f} types of sanctions in force against Russia" in said


def test_what_is_missing_is_named():
    found = {(t.rope.key, t.partner): t for t in card("RUS", 2024).tugs}
    assert found["opinion", "SAU"].now is None
    assert "none with Russia or the United States (not asked" in found["opinion", "SAU"].missing
    assert found["trade", "ARG"].missing.startswith("none with Russia (")
    early = card("RUS", 2005)
    assert words.nobody(early.of("trade")).startswith("No figure of any of them: none with Russia or the West before 2023")  # fmt: skip
    assert "goods trade" not in words.not_drawn(early.tugs, NAME)
    assert found["energy", "MEX"].now.year == 2023 and found["energy", "MEX"].now.status == "carried"  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "year", "said"),
    [
        ("RUS", 2024, "Seven of the eight middle powers stand closer to the West than to Moscow in 2024; India, Indonesia and Saudi Arabia are the most in play"),
        ("IRN", 2025, "Six of the eight middle powers stand closer to the West than to Tehran in 2025; Indonesia comes out most in play, though not firmly"),
        ("CHN", 2023, "All eight middle powers stand closer to the West than to Beijing in 2023; Indonesia comes out most in play, though not firmly"),
        ("CHN", 2005, "Five of the seven middle powers known well enough stand closer to the West than to Beijing in 2005; South Africa comes out most in play, though not firmly"),
        ("RUS", 1992, "Of too few of the eight middle powers enough is known in 1992 to say which way they are pulled"),
    ],
)  # fmt: skip
def test_headlines_of_known_years(anchor, year, said):
    assert words.headline(card(anchor, year).order, ANCHORS[anchor], year, NAME) == said


def test_the_subtitle_and_a_countrys_sentences():
    found = card("RUS", 2024)
    said = words.subtitle(found.order, found.tugs, ANCHORS["RUS"], NAME)
    assert said.startswith(
        "India stands closer to Moscow. On average clubs pull them the most to Moscow (−18"
    )
    india = {t.rope.key: t for t in found.tugs if t.partner == "IND"}
    told = {
        key: words.said(t, ANCHORS["RUS"], ATLAS.indicators[t.rope.to_anchor.indicator], found.cast["IND"])
        for key, t in india.items()
    }  # fmt: skip
    assert "it cast 13 with Russia and 9 with the G7; it abstained on 16" in told["votes"]
    assert "2 votes cast on the other side would level them (2024)" in told["votes"]
    assert "30% with Russia, 6.1% with the West: half of the gap, 12% of it" in told["energy"]
    assert told["arms"].endswith("Since 2012 it moved 72 points towards the West.")
    assert "shares two clubs without the West with Russia" in told["clubs"]
    assert "it takes no side" in told["sanctions"] and "57% of adults" in told["opinion"]


@given(st.floats(0, 100))
def test_a_share_is_printed_as_none_only_where_it_is_none(share):
    assert (words.percent(share) == "0%") == (share == 0)
    assert math.isclose(float(words.percent(share).removeprefix("under ").rstrip("%")), share, abs_tol=0.51)  # fmt: skip
