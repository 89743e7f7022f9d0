"""GAresolutions: each form since session 74, the absent, and lists that do not fit their counts."""

import json

import pytest
from fixtures import ROOT

from solidarity import countries
from solidarity.errors import DataError
from solidarity.releases import gares, seats

KNOWN = countries.load()
FILE = ROOT / "tests" / "releases" / "ga_resolutions.json"
LINES = FILE.read_text("utf8").splitlines(keepends=True)


@pytest.fixture
def read(tmp_path):
    """The votes in some lines."""

    def read(*lines):
        path = tmp_path / "ga.json"
        path.write_text("".join(lines), "utf8")
        return gares.read(path, KNOWN)

    return read


def test_each_form_of_a_recorded_vote_is_read_and_no_other():
    votes = gares.read(FILE, KNOWN)
    assert list(votes.columns) == seats.COLUMNS
    counts = votes.groupby("resolution", observed=True).vote.value_counts().unstack()
    assert counts[["Y", "N", "A", "X"]].T.to_dict("list") == {
        "A/RES/74/10": [92, 13, 61, 27],
        "A/RES/80/7": [146, 2, 1, 44],
        "A/RES/ES-11/1": [141, 5, 35, 12],
    }
    days = votes.groupby("resolution", observed=True).date.first().dt.strftime("%Y-%m-%d").to_dict()
    assert days == {
        "A/RES/74/10": "2019-12-03", "A/RES/80/7": "2025-11-14", "A/RES/ES-11/1": "2022-03-02",
    }  # fmt: skip
    subjects = votes.groupby("resolution", observed=True).subject.first()
    assert subjects["A/RES/80/7"] == "NUCLEAR ENERGY|NUCLEAR SAFETY"
    assert subjects["A/RES/ES-11/1"] == "AGGRESSION|UKRAINE|RUSSIAN FEDERATION"
    assert set(votes.source) == {"UNxml"} and set(votes.kind) == {"final"}


def test_the_known_positions_come_out():
    votes = gares.read(FILE, KNOWN)
    es = votes[votes.resolution == "A/RES/ES-11/1"].set_index("iso3").vote
    assert set(es[es == "N"].index) == {"BLR", "PRK", "ERI", "RUS", "SYR"}
    assert (es["VEN"], es["IND"], es["TUR"], es["NLD"]) == ("X", "A", "Y", "Y")
    assert len(es) == 193 and "PSE" not in es


def changed(line, **fields):
    return json.dumps(json.loads(line) | fields) + "\n"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"MS_against_count": "6"}, "column MS_against_count: 6 states said, 5 listed"),
        ({"MS_against_count": "N.A."}, "column MS_against_count: “N.A.” is not a number"),
        ({"adoption_date": "spring 2022"}, "column adoption_date: “spring 2022” is not like"),
        ({"adoption_type": "By acclaim"}, "column adoption_type: “By acclaim” of A/RES/ES-11/1"),
        ({"MS_against": "none"}, "column MS_against: not a list"),
        ({"MS_against": ["ATLANTIS"]}, "column MS_against: “ATLANTIS” is not a country"),
        ({"MS_against": ["BELARUS"] * 5}, "column MS_against: Belarus stands in two places"),
        ({"MS_against": ["CHINA", "KOSOVO", "ERITREA", "RUSSIAN FEDERATION", "BELARUS"]},
         "column MS_against: Kosovo is no member in 2022"),
    ],
)  # fmt: skip
def test_an_odd_field_is_named(read, fields, sentence):
    with pytest.raises(DataError, match=f"line 2, {sentence}"):
        read(LINES[1], changed(LINES[0], **fields))


def test_a_vote_given_twice_is_named(read):
    with pytest.raises(
        DataError, match=r"line 2, column symbol: A/RES/ES-11/1 stands already on line 1"
    ):
        read(LINES[0], LINES[0])


def test_a_line_cut_short_is_named(read):
    with pytest.raises(DataError, match=r"line 2, column \d+: no JSON object .*cut short"):
        read(LINES[0], LINES[3][:-200])


def test_without_a_recorded_vote_there_is_nothing_to_read(read):
    with pytest.raises(DataError, match="line 1: no recorded vote"):
        read(LINES[1], LINES[2])


@pytest.mark.parametrize(
    ("content", "sentence"), [("[]", "not a JSON object"), ("a,b\n1,2", "no JSON")]
)
def test_another_format_is_named(read, content, sentence):
    with pytest.raises(DataError, match=f"line 1, column 1: {sentence}"):
        read(content)


def test_a_misspelt_turkey_is_known(read):
    other = LINES[0].replace('"TURKEY"', '"TÜRKÝYE"')
    assert read(other).set_index("iso3").vote["TUR"] == "Y"
