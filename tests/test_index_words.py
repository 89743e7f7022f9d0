"""What is said about the index, against figures given by hand and against the shipped ones."""

import math

import pandas as pd
import pytest
from fixtures import shipped

from solidarity import index_words
from solidarity.alignment import pair, why
from solidarity.alignment.why import Change
from solidarity.anchors import ANCHORS

RUS, IRN, WEST = (ANCHORS[code] for code in ("RUS", "IRN", "WEST"))
ROW = pd.Series(
    {"index": 44.4, "rank": 22, "of": 168, "rank_low": 14, "rank_high": 32}, dtype=object
)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW, "India scores 44 of 100 with Russia: rank 22 of 168, 14–32 in 90% of weightings"),
        (pd.Series({**ROW, "rank_low": 22, "rank_high": 22}, dtype=object), "India scores 44 of 100 with Russia: rank 22 of 168, the same in 90% of weightings"),
        (pd.Series({**ROW, "rank": pd.NA}, dtype=object), "India scores 44 of 100 with Russia, on too few dimensions to be ranked"),
        (None, "India has no alignment index with Russia in 2023"),
    ],
)  # fmt: skip
def test_the_headline_of_a_score(row, said):
    assert index_words.score("India", RUS, row, 2023) == said


def test_the_share_in_the_words_is_that_of_the_rules():
    assert shipped().alignment.rules.interval == 0.9
    assert "in 90% of weightings" in index_words.score("India", RUS, ROW, 2023)


def test_coverage_names_what_is_not_known_and_what_it_could_change():
    alignment = shipped().alignment
    table = alignment.table("RUS", 2023).set_index("partner")
    assert index_words.coverage(alignment, RUS, table.loc["BLR"]) == (
        "Known: votes, arms, clubs and sanctions, 64% of the weight. Not known: energy, trade and opinion."
        " Whatever that would be, the index lies between 56 and 92."
    )
    assert index_words.coverage(alignment, RUS, table.loc["IND"]) == (
        "All that weighs anything is known: 7 dimensions."
    )
    west = alignment.table("WEST", 2023).set_index("partner")
    assert index_words.coverage(alignment, WEST, west.loc["IND"]) == (
        "All that weighs anything is known: 4 dimensions."
    )


def indicators():
    return shipped().indicators


def test_a_change_by_hand():
    found = Change(2021, 2023, 50.0, 57.0, {"energy": 4.7, "arms": 1.2, "votes": 1.4, "clubs": 0.0}, {}, (), ())  # fmt: skip
    assert index_words.change(found, indicators()) == (
        "**+7 since 2021**, like for like: energy +5, arms +1, votes +1."
    )


def test_a_change_that_is_not_all_like_for_like_says_so():
    found = Change(2021, 2023, 50.0, 44.0, {"energy": 5.0, "votes": -3.0}, {}, ("ukraine_votes",), ("favourable",))  # fmt: skip
    assert index_words.change(found, indicators()) == (
        "**+2 since 2021**, like for like: energy +5, votes −3. The index itself goes from 50 to 44: another"
        " −8 comes from figures known in one of the two years only (newly known: “UN votes: on Ukraine”;"
        " no longer known: “Opinion: favourable”)."
    )


@pytest.mark.parametrize("partner", ["IND", "CHN", "BLR", "TUR", "NIC", "DEU", "VEN"])
@pytest.mark.parametrize("since", [2001, 2012, 2021])
def test_the_numbers_in_a_change_add_up(partner, since):
    alignment = shipped().alignment
    found = why.change(alignment, "RUS", partner, since, 2023)
    if found is None:
        assert since not in why.reached(alignment, "RUS", partner)
        return
    text = index_words.change(found, indicators()).replace("−", "-").replace("±0", "+0")
    total = int(text.split(" ")[0].strip("*"))
    listed = text.split("like for like")[1].split(".")[0].removeprefix(": ")
    parts = [int(part.rsplit(" ", 1)[1]) for part in listed.split(", ") if part]
    assert sum(parts) == total
    if "another" in text:
        rest = int(text.split("another ")[1].split(" ")[0])
        assert total + rest == round(found.after) - round(found.before)


def test_closer_to_which_and_on_what():
    row = pd.Series(
        {
            "first": 43.2, "second": 36.0, "closer": "RUS", "firmness": 0.784, "votes": -26.0, "arms": 38.0,
            "energy": 28.0, "trade": 2.0, "clubs": math.nan,
            "difference": 7.2, "coverage": 0.9,
        }
    )  # fmt: skip
    assert index_words.closer("India", RUS, IRN, row, 2023) == (
        "**India stands closer to Russia (43) than to Iran (36)**, in 78% of weightings of what is known for"
        " both."
    )
    assert index_words.on_what(RUS, IRN, row, ["votes", "arms", "energy", "trade", "clubs"]) == (
        "Closer to Russia on arms (+38) and energy (+28). Closer to Iran on votes (+26). Alike on trade."
        " Not known for both: clubs. That could turn it round."
    )
    firm = pd.Series({**row, "difference": 30.0})
    assert index_words.on_what(RUS, IRN, firm, ["votes", "clubs"]).endswith("both: clubs.")
    assert "Not known" not in index_words.on_what(RUS, IRN, row, ["votes", "arms"])
    doubtful = pd.Series({**row, "firmness": 0.47})
    assert "depends on the weights" in index_words.closer("India", RUS, IRN, doubtful, 2023)
    equal = pd.Series({**row, "closer": ""})
    assert "as close to Russia as to Iran" in index_words.closer("India", RUS, IRN, equal, 2023)
    assert "cannot be compared in 1992" in index_words.closer("India", RUS, IRN, None, 1992)


def rows(*values):
    columns = ["partner", "first", "second", "sound", "firmness", "closer"]
    return pd.DataFrame([(code, a, b, ok, 1.0, "RUS") for code, a, b, ok in values], columns=columns)  # fmt: skip


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ([], "No state has an index with both Moscow and Tehran in this year"),
        ([("A", 49, 90, True)], "No state stands close to both Moscow and Tehran"),
        ([("A", 50, 90, True)], "A stands close to both Moscow and Tehran"),
        ([("A", 50, 90, False)], "No state stands close to both Moscow and Tehran"),
        ([("A", 60, 55, True), ("B", 70, 80, True)], "B and A stand close to both Moscow and Tehran"),
        ([(c, 60 + i, 90, True) for i, c in enumerate("ABCDE")], "E, D, C and two more stand close to both Moscow and Tehran"),
    ],
)  # fmt: skip
def test_who_stands_close_to_both(values, title):
    assert index_words.pair_title(RUS, IRN, rows(*values), 50, str) == title


def test_the_counts_under_the_title_are_those_of_the_table():
    found = pair.compare(shipped().alignment, "RUS", "IRN", 2023)
    text = index_words.pair_subtitle(RUS, IRN, found, 2023)
    firm = found[found.firmness >= 0.9].closer.value_counts()
    assert f"{firm['RUS']} stand closer to Russia and {firm['IRN']} closer to Iran" in text
    assert f"for the other {len(found) - firm.sum()} it depends" in text


def test_who_moves_most_under_other_weights():
    usual = pd.DataFrame({"partner": list("ABCD"), "rank": pd.array([1, 2, 3, None], "Int16")})
    now = pd.DataFrame({"partner": list("ABCD"), "rank": pd.array([3, 2, 1, None], "Int16")})
    assert index_words.movers(now, usual, str) == (
        "Against the default weights C rises most (from 3 to 1) and A falls most (from 1 to 3)."
    )
    assert index_words.movers(usual, usual, str) == ""


def test_when_all_are_alike_nothing_sets_them_apart():
    flat = pd.DataFrame({"dimension": ["votes"], "carries": [0.0], "same": [1.0]})
    assert index_words.carried(flat, RUS, 1996) == "With Russia in 1996 all ranked states have the same index."  # fmt: skip


def test_goalposts_as_printed():
    posts = {key: index_words.goalposts(i) for key, i in indicators().items() if i.index}
    assert (posts["trade_share"], posts["sanctions"], posts["un_siding"]) == ("0 to 50%", "6 to 0", "0 to 1")  # fmt: skip


def test_signs():
    assert [index_words.signed(n) for n in (7, 0, -3)] == ["+7", "±0", "−3"]
