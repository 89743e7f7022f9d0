"""What must hold for any votes, any value and any spelling, not only for those we thought of."""

import unicodedata

import duckdb
import ibis
import pandas as pd
import pytest
from fixtures import ROOT, indicator
from hypothesis import given, settings
from hypothesis import strategies as st
from ibis import _

from solidarity import build, countries

G7 = ("USA", "GBR", "FRA", "DEU", "CAN", "ITA", "JPN")
STATES = ("RUS", "IRN", "CHN", "IND", *G7)
POSITIONS = st.sampled_from("YNAX")
ROLL_CALL = st.fixed_dictionaries(dict.fromkeys(STATES, POSITIONS))
ROLL_CALLS = st.lists(ROLL_CALL, min_size=1, max_size=6)
few = settings(max_examples=25, deadline=None)


BUILD = build.script(ROOT / "data/un_votes/build.py")
COLUMNS = {"vote_id": "string", "year": "int16", "iso3": "string", "vote": "string"}
# Compiled once: the same statement then runs on every example.
VOTES = ibis.table(COLUMNS, name="votes").rename(partner="iso3")
G7_SIDE = BUILD.g7_counts(VOTES).select("vote_id", g7=BUILD.position_letter(_.g7_score))
SCORED = VOTES.left_join(G7_SIDE, "vote_id").mutate(score=BUILD.scored_position(_.vote))
TIES = str(
    ibis.to_sql(BUILD.scores(BUILD.shared_votes(SCORED.drop_null("score"))), dialect="duckdb")
)


def scores(roll_calls):
    """The ties of these roll calls, all of one year: {(indicator, anchor, partner): (value, n)}."""
    cast = [
        (f"v{i}", 2010, state, vote)
        for i, call in enumerate(roll_calls)
        for state, vote in call.items()
    ]
    with duckdb.connect() as connection:
        connection.register("votes", pd.DataFrame(cast, columns=list(COLUMNS)))
        rows = connection.execute(TIES).fetchdf()
    return {(r.indicator, r.anchor, r.partner): (r.value, r.n) for r in rows.itertuples()}


def agreements(found):
    return {key[1:]: cell for key, cell in found.items() if key[0] == "un_agreement"}


@few
@given(ROLL_CALLS)
def test_agreement_is_symmetric_and_bounded(roll_calls):
    found = scores(roll_calls)
    assert all(
        (-1 if key[0] == "un_kappa" else 0) <= value <= 1 and n > 0
        for key, (value, n) in found.items()
    )
    both = agreements(found)
    states = BUILD.STATE_ANCHORS
    for one in states:
        for other in states:
            assert both.get((one, other)) == pytest.approx(both.get((other, one)))


@few
@given(ROLL_CALLS)
def test_who_votes_alike_agrees_wholly(roll_calls):
    twins = [call | {"IND": call["RUS"]} for call in roll_calls]
    found = scores(twins)
    took_part = any(call["RUS"] != "X" for call in twins)
    assert (("un_agreement", "RUS", "IND") in found) == took_part
    for key in ("un_agreement", "un_siding"):
        assert found.get((key, "RUS", "IND"), (1, 1))[0] == 1


@few
@given(ROLL_CALLS)
def test_opposite_partners_share_the_siding(roll_calls):
    """The siding of a partner and of one with all votes reversed sum to 1."""
    opposite = {"Y": "N", "N": "Y", "A": "A", "X": "X"}
    contested = {"RUS": "Y"} | dict.fromkeys(G7, "N")  # one vote at least is contested
    calls = [*roll_calls, roll_calls[0] | contested | {"IND": "A"}]
    mirrored = [call | {"TUR": opposite[call["IND"]]} for call in calls]
    found = scores(mirrored)
    india, turkey = (found["un_siding", "RUS", partner] for partner in ("IND", "TUR"))
    assert india[0] + turkey[0] == pytest.approx(1)
    assert india[1] == turkey[1]


@few
@given(ROLL_CALLS, st.booleans())
def test_a_state_that_is_absent_changes_nothing(roll_calls, recorded):
    without = [{s: v for s, v in call.items() if v != "X"} for call in roll_calls]
    absent = [call | ({"VEN": "X"} if recorded else {}) for call in roll_calls]
    assert scores(absent) == scores(without)


@few
@given(ROLL_CALLS, st.randoms(use_true_random=False))
def test_the_order_of_the_votes_does_not_count(roll_calls, random):
    shuffled = random.sample(roll_calls, len(roll_calls))
    assert scores(shuffled) == scores(roll_calls)


FORMATS = st.builds(
    lambda decimals, percent: indicator(decimals=decimals, percent=percent),
    st.integers(0, 4),
    st.booleans(),
)
VALUES = st.floats(0, 1e6, allow_nan=False)


@given(FORMATS, VALUES, VALUES)
def test_what_is_printed_keeps_the_order(own, one, other):
    low, high = sorted((one, other))
    assert own.shown(low) <= own.shown(high)


@given(FORMATS, VALUES)
def test_what_is_printed_is_near_and_is_printed_alike_again(own, value):
    shown = own.shown(value)
    assert abs(shown - value * own.factor) <= 0.5000001 * 10**-own.decimals
    plain = own.model_copy(update={"percent": False})
    assert plain.shown(shown) == shown
    assert float(own.text(value).rstrip("%").replace(",", "")) == shown


@given(st.integers(0, 10_000), st.integers(0, 4))
def test_a_half_is_rounded_up(steps, decimals):
    own = indicator(decimals=decimals)
    half = float(f"{steps}5e-{decimals + 1}")
    assert own.shown(half) == float(f"{steps + 1}e-{decimals}")


REGISTER = countries.load()
SPELLINGS = sorted(
    (spelling, country.iso3)
    for country in REGISTER.countries.values()
    for spelling in {country.iso3, country.name, country.un_name, *country.aliases}
)


def without_accents(text):
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part))


def test_every_spelling_names_its_own_country():
    assert len(SPELLINGS) > 2 * len(REGISTER.countries)
    changes = (str, str.upper, str.lower, str.title, without_accents, lambda s: f"  {s} ")
    for spelling, code in SPELLINGS:
        for change in changes:
            assert REGISTER.iso3(change(spelling)) == code


@given(st.sampled_from(SPELLINGS), st.data())
def test_case_accents_and_blanks_do_not_matter(known, data):
    spelling, code = known
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    letters = unicodedata.normalize(form, spelling)
    flips = data.draw(st.lists(st.booleans(), min_size=len(letters), max_size=len(letters)))
    mixed = "".join(c.swapcase() if f else c for c, f in zip(letters, flips, strict=True))
    assert REGISTER.iso3(mixed.replace(" ", data.draw(st.sampled_from([" ", "  ", "\t"])))) == code
