"""The index beside other indicators: its ranking, its ranks in words, its layer of the map."""

import pandas as pd
import pytest
from fixtures import shipped

from solidarity import maps, tables, words
from solidarity.anchors import ANCHORS

RUS, IRN = ANCHORS["RUS"], ANCHORS["IRN"]


@pytest.fixture(scope="module")
def held():
    return shipped().with_index()


def view(held, anchor="RUS", year=2023):
    return held.view("index", anchor, year)


def test_the_ranking_has_an_interval_for_every_rank_and_a_coverage_for_every_score(held):
    frame = tables.ranking(held.indicators["index"], [RUS], [view(held)], held.register)
    assert list(frame.columns) == ["#", "90%", "State", "Value", "Known"]
    ranked = frame["#"].notna()
    assert ranked.sum() == view(held)["rank"].notna().sum() > 160
    assert frame["90%"][ranked].str.fullmatch(r"\d+(–\d+)?").all()
    assert (frame["90%"][~ranked] == "").all()
    assert frame.Known.between(0, 100).all()
    assert frame.iloc[0].tolist() == [1, "1–2", "Belarus", 87.0, 64.0]


def test_side_by_side_both_coverages_are_shown(held):
    views = [view(held), view(held, "IRN")]
    frame = tables.ranking(held.indicators["index"], [RUS, IRN], views, held.register)
    assert list(frame.columns) == ["State", "Russia", "Iran", "Difference", "Russia known", "Iran known"]  # fmt: skip
    belarus = frame[frame.State == "Belarus"].iloc[0]
    assert (belarus["Russia known"], belarus["Iran known"]) == (64, 64)


@pytest.mark.parametrize(
    ("tie", "said"),
    [
        ({"rank": 28}, "rank 28 of 190"),
        ({"rank": 22, "rank_low": 14, "rank_high": 32, "of": 168}, "rank 22 of 168, 14–32 in 90% of weightings"),
        ({"rank": 1, "rank_low": 1, "rank_high": 1, "of": 168}, "rank 1 of 168, the same in 90% of weightings"),
        ({"rank": pd.NA, "rank_low": pd.NA, "rank_high": pd.NA, "of": pd.NA}, "not ranked: half of the dimensions or fewer are known"),
    ],
)  # fmt: skip
def test_a_rank_in_words(tie, said):
    assert words.rank(tie, 190) == said


@pytest.mark.parametrize(
    ("missing", "said"),
    [("", ""), ("energy", "without energy"), ("energy, trade, opinion", "without energy, trade and opinion")],
)  # fmt: skip
def test_what_an_index_lacks_in_words(missing, said):
    assert words.without({"missing": missing}) == said
    assert words.without({"value": 1.0}) == ""


def test_what_an_index_lacks_is_said_beside_it(held):
    rows = view(held).set_index("partner")
    assert rows.missing["BLR"] == "energy, trade, opinion"
    assert rows.missing["IND"] == ""
    material = held.with_index(held.alignment.weighed("material").weights)
    assert set(material.view("index", "RUS", 2023).missing) == {""}
    west = view(held, "WEST").set_index("partner")
    assert not west.missing.str.contains("clubs|sanctions|opinion").any()


def test_the_layer_carries_ranks_in_words_and_marks_what_is_not_ranked(held):
    rows = view(held)
    layer = maps.layer(held.indicators["index"], RUS, rows, held.register)
    assert len(layer.ranks) == len(layer.codes) == 193
    said = dict(zip(layer.codes, layer.ranks, strict=True))
    assert said["IND"] == words.rank(rows[rows.partner == "IND"].iloc[0].to_dict(), 0)
    assert layer.in_words
    assert said["CUB"].startswith("not ranked")
    assert said["BLR"].endswith("in 90% of weightings · without energy, trade and opinion")
    assert layer.flags["CUB"] == "few dimensions"
    assert layer.packed()["ranks"].count("|") == 192


def test_also_without_any_rank_the_layer_says_that_ranks_come_in_words(held):
    """So that the years to be played get none counted by the browser."""
    rows = view(held, "RUS", 1992)
    layer = maps.layer(held.indicators["index"], RUS, rows, held.register)
    assert (layer.codes, layer.in_words) == ([], True)


def test_a_map_without_ranks_says_so(held):
    rows = view(held, "RUS", 1996)
    assert len(rows) > 50 and rows["rank"].isna().all()
    indicator = held.indicators["index"]
    said = words.headline(indicator, RUS, rows, held.register)
    assert said == "Alignment index, Russia: too few dimensions are known for a ranking"
    assert words.subtitle(indicator, [RUS], [rows], 1996).endswith("half of the dimensions or fewer are known.")  # fmt: skip


def test_other_layers_let_the_browser_rank_and_say_from_which_end(held):
    far = held.indicators["un_ideal_distance"]
    layer = maps.layer(far, RUS, held.view(far.key, "RUS", 2023), held.register)
    assert (layer.ranks, layer.in_words, layer.least_first) == ([], False, True)
    near = held.indicators["un_siding"]
    assert not maps.layer(near, RUS, held.view(near.key, "RUS", 2023), held.register).least_first


def test_a_headline_names_no_state_without_a_rank(held):
    indicator = held.indicators["index"]
    thin = view(held, "IRN", 2025)
    assert "Cuba" in [
        held.register.name(code) for code in thin.sort_values("value").partner.tail(5)
    ]
    said = words.headline(indicator, IRN, thin, held.register)
    assert said == "Russia, Algeria and Belarus stand closest to Tehran"
