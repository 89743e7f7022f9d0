"""Roll calls: the grid, the themes by rule, the search, blocs, two compared; counted by hand where it is small."""

from functools import cache
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pair_maps import VISION, lab

from solidarity.votes import blocs, charts, links, pairs, rolls, search, tables, words
from solidarity.votes.rolls import ABSENT, ABSTAINED, NO, NO_SEAT, YES
from solidarity.votes.search import Filter

NO_DATA = "#E6E6E6"


@cache
def record():
    return rolls.read(shipped())


@cache
def all_blocs():
    return blocs.blocs(shipped(), record())


def place(symbol):
    return record().places[symbol]


def voter(code):
    return pairs.voter(record(), all_blocs(), shipped().register, code)


def pair(one, two, **asked):
    found = search.matching(record(), Filter(**asked))
    return pairs.Pair(record(), voter(one), voter(two), found)


def test_the_aggression_against_ukraine_by_name():
    """141 to 5, with 35 abstaining and 12 absent: the United Nations' own record of 2 March 2022."""
    listed = tables.by_vote(record(), place("A/RES/ES-11/1"), lambda code: code)
    by = {vote: sorted(rows.code) for vote, rows in listed.groupby("Vote")}
    assert {vote: len(codes) for vote, codes in by.items()} == {
        "yes": 141, "no": 5, "abstained": 35, "absent": 12,
    }  # fmt: skip
    assert by["no"] == ["BLR", "ERI", "PRK", "RUS", "SYR"]
    assert by["absent"] == [
        "AZE", "BFA", "CMR", "ETH", "GIN", "GNB", "MAR", "SWZ", "TGO", "TKM", "UZB", "VEN",
    ]  # fmt: skip
    assert {"CHN", "IND", "IRN", "CUB", "NIC", "ZAF"} <= set(by["abstained"])
    title = words.resolution(record(), place("A/RES/ES-11/1"))
    assert title == "141 states voted for “Aggression against Ukraine”, five against"


@pytest.mark.parametrize("vision", VISION)
def test_the_four_colours_of_a_vote_can_be_told_apart(vision):
    seen = [lab(color, vision) for color in (*charts.COLORS, NO_DATA)]
    apart = min(np.linalg.norm(one - other) for one, other in combinations(seen, 2))
    assert apart >= 15


def test_the_grid_is_the_tables_and_absences_are_the_releases():
    calls = shipped().tables["un_votes"]["roll_calls"].set_index("vote_id")
    own = record().calls.set_index("vote_id")
    for column, value in (("yes", YES), ("no", NO), ("abstain", ABSTAINED)):
        assert ((record().cast == value).sum(axis=1) == own[column].to_numpy()).all()
    given = calls.absent.dropna()
    assert (own.absent[given.index] == given).all() and len(given) > 700


def test_who_has_no_seat_is_not_absent():
    year = {code: record().years[record().of(code) == ABSENT] for code in ("DEU", "SSD", "YUG")}
    assert year["DEU"].min() >= 1973 and year["SSD"].min() >= 2011 and year["YUG"].max() <= 1992
    assert set(record().of("CHN")[record().years < 1971]) == {NO_SEAT}
    assert (record().of("XXX") == NO_SEAT).all()
    venezuela = record().of("VEN")[record().years >= 2022]
    assert set(venezuela) == {ABSENT} and len(venezuela) > 400


@settings(deadline=None, max_examples=25)
@given(text=st.sampled_from(["", "nuclear", "ES-11", "Palestine refugees"]), year=st.integers(1946, 2026), theme=st.sampled_from(["all", "nuclear", "others"]))  # fmt: skip
def test_every_condition_narrows_a_search(text, year, theme):
    narrow = search.matching(record(), Filter(text, theme, (year, year), "RUS", True))
    for wider in (Filter(text), Filter(theme=theme), Filter(years=(year, year)), Filter(contested="RUS"), Filter(close=True)):  # fmt: skip
        assert not (narrow & ~search.matching(record(), wider)).any()


def test_search_by_symbol_words_in_any_order_and_close_votes():
    def symbols(**asked):
        return set(record().calls.resolution[search.matching(record(), Filter(**asked))])

    assert symbols(text="es-11/") == {f"A/RES/ES-11/{n}" for n in range(1, 9)}
    assert symbols(text="UKRAINE aggression") == {f"A/RES/ES-11/{n}" for n in (1, 2, 5)}
    close = record().calls[search.matching(record(), Filter(close=True))]
    assert ((close.yes - close.no).abs() < 0.1 * (close.yes + close.no)).all() and len(close) > 30
    assert search.matching(record(), Filter()).all()
    assert "A/RES/69/5" in symbols(text="embargo cuba")  # without a title, but listed


def test_the_blocs_majority_is_that_of_the_g7_on_record():
    assert (all_blocs()["G7"].side == record().g7).all()


def test_cohesion_of_blocs_on_the_aggression():
    """BRICS of 2022: Brazil yes, Russia no, China, India and South Africa abstained."""
    rows = blocs.cohesion(all_blocs(), place("A/RES/ES-11/1")).set_index("bloc")
    assert rows.loc["BRICS", ["members", "yes", "no", "abstained", "absent"]].tolist() == [5, 1, 1, 3, 0]  # fmt: skip
    assert rows.cohesion["BRICS"] == 3 / 5 and rows.side["BRICS"] == "abstained"
    assert rows.cohesion["EU"] == 1 and rows.members["EU"] == 27
    assert rows.absent["africa"] == 8 and rows.members["africa"] == 54


def toy(one, two, g7, years=None):
    """Two voters over a few votes, counted by hand."""
    cast = np.array([one, two], np.int8).T
    calls = pd.DataFrame({"year": years or [2020] * len(one), "g7": np.array(g7, np.int8), "theme": "others"})  # fmt: skip
    found = rolls.Rolls(calls, ("ONE", "RUS"), cast)
    who = [pairs.Voter(c, c, found.of(c), np.where(found.of(c) <= YES, found.of(c) / 2, np.nan)) for c in found.codes]  # fmt: skip
    return pairs.Pair(found, who[0], who[1], np.ones(len(one), bool))


def test_agreement_of_two_by_hand():
    """Same, half, opposed; then one absent: a mean of 1, ½ and 0 over three votes."""
    found = toy([YES, YES, YES, ABSENT], [YES, ABSTAINED, NO, NO], [YES] * 4, [2020, 2020, 2021, 2021])  # fmt: skip
    assert found.agreement() == (0.5, 3)
    rows = found.by_year()
    assert rows.values.tolist() == [[2020, 0.75, 2, 1, 0], [2021, 0.0, 1, 1, 1]]
    assert found.divergent().tolist() == [2, 1]


def test_who_left_its_usual_side():
    """Russia says no and the G7 yes on all; eight noes make the usual side, two yeses leave it."""
    cast = [NO] * 8 + [YES, YES, ABSTAINED, ABSENT]
    found = toy(cast, [NO] * 12, [YES] * 12)
    own = pairs.sides(found.rolls, found.one, found.counted, "RUS")
    assert (own.with_g7, own.against, own.usual) == (2, 8, "against")
    assert own.left.tolist() == [8, 9]
    few = toy([NO] * 5 + [YES], [NO] * 6, [YES] * 6)
    assert pairs.sides(few.rolls, few.one, few.counted, "RUS").usual == ""
    even = toy([NO] * 6 + [YES] * 6, [NO] * 12, [YES] * 12)
    assert pairs.sides(even.rolls, even.one, even.counted, "RUS").usual == ""


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.sampled_from([NO, ABSTAINED, YES, ABSENT, NO_SEAT])] * 2), min_size=1, max_size=30))  # fmt: skip
def test_agreement_is_mutual_and_within_its_bounds(votes):
    one, two = (list(side) for side in zip(*votes, strict=True))
    there, back = toy(one, two, one), toy(two, one, one)
    value, n = there.agreement()
    assert n == back.agreement()[1]
    assert n == 0 or (value == back.agreement()[0] and 0 <= value <= 1)


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "CHN", "USA", "WEST"])
@pytest.mark.parametrize("partner", ["IND", "TUR", "VEN"])
def test_a_link_from_a_score_leads_to_the_votes_it_counts(anchor, partner):
    """Value and number of votes, for every year of every score that is a mean over votes."""
    seen = 0
    for key in (
        "un_siding",
        "un_siding_west",
        "un_agreement",
        "un_theme_nuclear",
        "un_theme_rights",
        "un_theme_coercion",
        "un_theme_cuba",
    ):
        for tie in shipped().ties(anchor, partner, key).itertuples():
            asked = links.address(key, anchor, partner, (tie.year, tie.year))
            years = (int(asked["from"]), int(asked["until"]))
            conditions = {key: asked[key] for key in ("contested", "theme")}
            found = pair(asked["one"], asked["two"], years=years, **conditions)
            assert found.agreement() == (pytest.approx(tie.value), tie.n)
            seen += 1
    assert seen > 25
    assert links.address("arms_share", anchor, partner, (2020, 2020)) == {}


def test_all_resolutions_on_ukraine_state_by_state():
    places = [place(f"A/RES/ES-11/{n}") for n in range(1, 9)]
    frame = tables.side_by_side(record(), places, shipped().register.name)
    assert len(frame) == 193
    title = words.side_by_side(frame, len(places), "Ukraine")
    assert title == "Three states voted against all eight resolutions on Ukraine: Belarus, North Korea and Russia"  # fmt: skip
    assert set(frame[frame.code == "VEN"].iloc[0][5:]) == {"absent"}
    told = words.in_all(record(), places, "IRN", "Iran")
    assert told == "Iran: 2 no, 5 abstained and 1 absent."


def test_words_say_what_was_asked_and_found():
    asked = Filter("aid", "cuba", (2014, 2020), "RUS", True)
    assert words.told(asked) == "“aid”, theme Cuba embargo, contested by Russia, close votes, 2014 to 2020"  # fmt: skip
    assert words.matches(asked, 1, 5671).startswith("1 of 5,671 final votes matches")
    found = pair("IND", "RUS", years=(2024, 2024), theme="ukraine")
    n = found.agreement()[1]
    assert words.pair(found, (2024, 2024)) == f"India and Russia voted the same way on 0 of {n} votes, 2024"  # fmt: skip
    assert "on no such vote" in words.pair(pair("VEN", "RUS", years=(2024, 2024)), (2024, 2024))
    assert words.day(record(), place("A/RES/47/146")) == "December 1992"
    assert "do not name who was absent" in words.unnamed([1999, 2024])
    assert words.unnamed([2022]) == ""
