import pandas as pd
import pytest
from fixtures import shipped
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from solidarity import countries, roll_calls
from solidarity.catalog import Catalog
from solidarity.held import Held

VOTES = [  # vote_id, date, resolution, G7, and the positions of Russia, Iran and India
    ("v1", "2022-03-02", "A/RES/1", "Y", {"RUS": "N", "IRN": "A", "IND": "A"}),
    ("v2", "2023-03-02", "A/RES/2", "N", {"RUS": "Y", "IRN": "Y", "IND": "N"}),
    ("v3", "2023-03-02", "A/RES/3", "Y", {"RUS": "Y", "IRN": "N", "IND": "N"}),
    ("v4", "1994-12-01", "A/RES/4", None, {"RUS": "N", "IRN": "Y", "IND": "Y"}),
    ("v5", "2024-03-02", "A/RES/5", "N", {"RUS": "Y", "IRN": "X", "IND": "X"}),
    ("v6", "2024-04-02", "A/RES/6", "A", {"RUS": "A", "IND": "Y"}),
    ("v7", "2024-05-02", "A/RES/7", "N", {"RUS": "Y", "IRN": "Y", "IND": "Y"}),
]


def tables_of(votes):
    calls = pd.DataFrame(
        [(key, pd.Timestamp(day), symbol, f"On {symbol}", g7) for key, day, symbol, g7, _ in votes],
        columns=["vote_id", "date", "resolution", "title", "g7"],
    )
    positions = pd.DataFrame(
        [(state, key, vote) for key, *_, cast in votes for state, vote in cast.items()],
        columns=["partner", "vote_id", "vote"],
    )
    return {"roll_calls": calls, "positions": positions}


@pytest.fixture(scope="module")
def tiny():
    return Catalog(countries.load(), {"un_votes": Held(None, tables_of(VOTES))})


def found(rows):
    return [
        tuple(row) for row in rows[["vote_id", "distance", "contested"]].itertuples(index=False)
    ]


def test_departures_by_hand(tiny):
    assert found(roll_calls.departures(tiny, "IND", "RUS")) == [
        ("v6", 0.5, False),
        ("v3", 1.0, False),
        ("v2", 1.0, True),
        ("v1", 0.5, True),
        ("v4", 1.0, False),
    ]
    assert found(roll_calls.departures(tiny, "IND", "IRN")) == [("v2", 1.0, True)]


def test_the_west_stands_where_four_of_the_seven_do(tiny):
    assert found(roll_calls.departures(tiny, "IND", "WEST")) == [
        ("v7", 1.0, False),
        ("v6", 0.5, False),
        ("v3", 1.0, False),
        ("v1", 0.5, False),
    ]


def test_a_departure_says_who_voted_how(tiny):
    row = roll_calls.departures(tiny, "IND", "RUS").iloc[2]
    assert (row.partner, row.anchor, row.g7) == ("N", "Y", "N")
    assert (row.resolution, row.title) == ("A/RES/2", "On A/RES/2")


CAST = st.lists(st.sampled_from("YNAX"), min_size=len(VOTES), max_size=len(VOTES))


@settings(deadline=None, max_examples=30)
@given(CAST.filter(lambda cast: set(cast) != {"X"}), CAST.filter(lambda cast: set(cast) != {"X"}))
def test_nobody_departs_from_itself_and_two_depart_from_each_other_alike(one, other):
    calls, keys = tables_of(VOTES)["roll_calls"], [key for key, *_ in VOTES]
    positions = pd.DataFrame({
        "partner": ["RUS"] * len(keys) + ["IND"] * len(keys),
        "vote_id": keys * 2,
        "vote": [*one, *other],
    })  # fmt: skip
    atlas = Catalog(None, {"un_votes": Held(None, {"roll_calls": calls, "positions": positions})})
    assert roll_calls.departures(atlas, "RUS", "RUS").empty
    assume(any("X" not in pair for pair in zip(one, other, strict=True)))
    there, back = (roll_calls.departures(atlas, *pair) for pair in (("RUS", "IND"), ("IND", "RUS")))
    assert there.distance.tolist() == back.distance.tolist()
    apart = [a != b and "X" not in (a, b) for a, b in zip(one, other, strict=True)]
    assert len(there) == sum(apart)


def test_the_table_reads_as_text(tiny):
    table = roll_calls.table(roll_calls.departures(tiny, "IND", "RUS"), "India", "Russia")
    assert table.Date.tolist() == [
        "2024-04-02",
        "2023-03-02",
        "2023-03-02",
        "2022-03-02",
        "1994-12",
    ]
    assert table.India.tolist() == ["yes", "no", "no", "abstained", "yes"]
    assert table.Russia.tolist() == ["abstained", "yes", "yes", "no", "no"]
    assert table["G7 majority"].iloc[:4].tolist() == ["abstained", "yes", "no", "yes"]
    assert pd.isna(table["G7 majority"].iloc[4])
    assert table.Resolution.iloc[3] == "https://docs.un.org/en/A/RES/1"
    assert roll_calls.link("") == ""


def test_a_vote_without_a_title_says_so(tiny):
    rows = roll_calls.departures(tiny, "IND", "IRN").assign(title="")
    titles = roll_calls.table(rows, "India", "Iran").Title
    assert titles.tolist() == ["no title in the release"] * len(rows)


def test_departures_change_no_frame(tiny):
    before = {name: frame.copy() for name, frame in tiny.tables["un_votes"].items()}
    roll_calls.table(roll_calls.departures(tiny, "IND", "RUS"), "India", "Russia")
    for name, frame in before.items():
        pd.testing.assert_frame_equal(tiny.tables["un_votes"][name], frame)


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "USA", "WEST"])
def test_departures_explain_the_agreement(anchor):
    """1 − the mean distance over the n votes is the agreement that the map shows."""
    rows = roll_calls.departures(shipped(), "IND", anchor)
    (tie,) = shipped().ties(anchor, "IND", "un_agreement", 2024).itertuples()
    distance = rows[rows.date.dt.year == 2024].distance.sum()
    assert distance > 0
    assert 1 - distance / tie.n == pytest.approx(tie.value)


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "CHN", "USA"])
def test_contested_departures_explain_the_siding(anchor):
    rows = roll_calls.departures(shipped(), "IND", anchor)
    (tie,) = shipped().ties(anchor, "IND", "un_siding", 2024).itertuples()
    distance = rows[(rows.date.dt.year == 2024) & rows.contested].distance.sum()
    assert 1 - distance / tie.n == pytest.approx(tie.value)


@pytest.fixture(scope="module")
def calls():
    return shipped().tables["un_votes"]["roll_calls"].set_index("resolution")


@pytest.mark.parametrize(
    ("number", "yes", "no", "abstain"),
    [(1, 141, 5, 35), (3, 93, 24, 58), (4, 143, 5, 35), (5, 94, 14, 73), (6, 141, 7, 32), (7, 93, 18, 65)],
)  # fmt: skip
def test_the_votes_on_ukraine_ended_as_known(calls, number, yes, no, abstain):
    call = calls.loc[f"A/RES/ES-11/{number}"]
    assert (call.yes, call.no, call.abstain) == (yes, no, abstain)


def test_five_stood_with_moscow_in_march_2022(calls):
    call = calls.loc["A/RES/ES-11/1"]
    assert call.absent == 12
    assert call.date == pd.Timestamp("2022-03-02")
    positions = shipped().tables["un_votes"]["positions"]
    votes = positions[positions.vote_id == call.vote_id]
    assert sorted(votes.partner[votes.vote == "N"]) == ["BLR", "ERI", "PRK", "RUS", "SYR"]
    assert votes.vote.value_counts().to_dict() == {"Y": 141, "A": 35, "X": 12, "N": 5}


@pytest.mark.parametrize(("partner", "anchor"), [("TWN", "RUS"), ("IND", "ZZZ"), ("WEST", "WEST")])
def test_an_unknown_pair_gives_no_rows(tiny, partner, anchor):
    rows = roll_calls.departures(tiny, partner, anchor)
    assert rows.empty
    assert list(rows.columns) == ["vote_id", *roll_calls.COLUMNS]
    assert roll_calls.table(rows, "India", "Russia").empty
