"""Beside the comparison itself: peers, the votes on which two parted, and how countries are drawn."""

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped
from test_compare import compared
from test_roll_calls import VOTES, tables_of

from solidarity import compare_charts, countries
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.compare import looks, peers, votes
from solidarity.held import Held


@pytest.fixture(scope="module")
def atlas():
    return shipped().with_index()


# Peers.


def traits(**rows):
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["region", "population", "gdp", "index"]
    )


def test_peers_by_hand():
    found = traits(
        A=("Asia", 5.0, 7.0, 20.0),
        B=("Asia", 6.0, 7.0, 20.0),  # a factor of two in people: a third of one
        C=("Asia", 5.0, 7.0, 50.0),  # thirty points of the index: one
        D=("Asia", 5.0, np.nan, 25.0),  # half of one, over two measures: a quarter
        E=("Africa", 5.0, 7.0, 20.0),
        F=("Asia", 5.0, np.nan, np.nan),
    )
    assert peers.nearest(found, "A", 6, set()) == ["D", "B", "C"]
    assert peers.nearest(found, "A", 6, {"D"}) == ["B", "C"]
    assert peers.nearest(found, "A", 1, set()) == ["D"]
    assert peers.nearest(found, "ZZZ", 3, set()) == []
    assert peers.suggested(found, ["A", "E"], {"B"}) == {"A": ["D", "C"]}


@pytest.mark.parametrize("chosen", [["TUR"], ["TUR", "BRA"], ["TUR", "BRA", "IND"], ["CUB", "BLR", "PRK", "VEN", "ERI"]])  # fmt: skip
def test_three_to_six_peers_of_the_same_region_nobody_twice(atlas, chosen):
    found = peers.traits(atlas, atlas.alignment, "RUS", 2025)
    given_ = peers.suggested(found, chosen, {"RUS"})
    flat = [code for others in given_.values() for code in others]
    assert 3 <= len(flat) <= 6 and len(set(flat)) == len(flat)
    assert not {"RUS", *chosen} & set(flat)
    for code, others in given_.items():
        assert {atlas.register.countries[o].region for o in others} == {atlas.register.countries[code].region}  # fmt: skip


# Votes.


@pytest.fixture(scope="module")
def few():
    return Catalog(countries.load(), {"un_votes": Held(None, tables_of(VOTES))})


def test_parted_by_hand(few):
    found = votes.parted(few, "IND", "IRN", "RUS", 2022)
    assert found.rows[["vote_id", "one", "other", "anchor", "g7"]].to_numpy().tolist() == [
        ["v2", "N", "Y", "Y", "N"]
    ]
    assert found.together == 4 and len(found.opposed) == 1 and found.nearer() == (0, 1)
    names = ("India", "Iran")
    assert votes.sentence(found, names, "Russia", 2022) == (
        "Since 2022 India and Iran both took a position on 4 final votes and differed on 1 (25%),"
        " 1 of them yes against no. Where they differed, Russia was nearer to India on 0 and nearer"
        " to Iran on 1."
    )
    table = votes.table(found.rows, names, "Russia")
    assert list(table.columns) == ["Date", "Resolution", "Title", *names, "Russia", "G7 majority"]
    assert "G7 majority" in votes.table(found.rows, names, "").columns
    assert votes.parted(few, "IND", "TWN", "RUS", 2022).rows.empty


@pytest.mark.parametrize("anchor", ["RUS", "IRN", "WEST"])
def test_two_parted_alike_whichever_comes_first_newest_first(anchor):
    there, back = (votes.parted(shipped(), *two, anchor, 2014) for two in (("TUR", "BRA"), ("BRA", "TUR")))  # fmt: skip
    assert there.together == back.together and len(there.rows) == len(back.rows) > 300
    assert there.nearer() == back.nearer()[::-1]
    assert there.rows.date.is_monotonic_decreasing


# How they are drawn.


def lightness(hue):
    parts = [int(hue[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return np.array(linear)


SEEN = {
    "all colours": np.eye(3),
    "no green": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]),
    "no red": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
}  # fmt: skip
"""Machado, Oliveira and Fernandes (2009), in linear RGB."""


def lab(linear):
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])  # fmt: skip
    x, y, z = np.cbrt(to_xyz @ np.clip(linear, 1e-3, 1) / np.array([0.9505, 1, 1.089]))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("seen", SEEN)
def test_six_hues_are_told_apart_from_one_another_and_from_the_anchors(seen):
    own = [lab(SEEN[seen] @ lightness(hue)) for hue in looks.PALETTE]
    ends = [lab(SEEN[seen] @ lightness(anchor.hue)) for anchor in ANCHORS.values()]
    for place, one in enumerate(own):
        assert all(np.linalg.norm(one - other) > 14 for other in own[place + 1 :])
        assert all(np.linalg.norm(one - other) > 12 for other in ends)
    for hue in looks.PALETTE:
        assert 1.05 / (np.dot([0.2126, 0.7152, 0.0722], lightness(hue)) + 0.05) >= 2.9


def test_a_gap_stays_a_gap_and_unknown_is_never_nought(atlas):
    found = compared(atlas, "RUS", ["CUB", "BRA"], 2023)
    lines = looks.looks(found.partners, atlas.register)
    names = atlas.alignment.rules.names
    figure = compare_charts.profile_lines(found.standing, None, names, lines, None)
    cuba = figure.data[0]
    assert [y is None for y in cuba.y] == [np.isnan(found.standing.scores["CUB"][n]) for n in names]
    assert not cuba.connectgaps
    one = atlas.indicators["trade_share"]
    held = found.ties[found.ties.indicator == "trade_share"]
    course = compare_charts.courses(held, one, lines, None)
    drawn = {t.x0 + i: y for t in course.data if t.name == "Brazil" for i, y in enumerate(t.y) if y is not None}  # fmt: skip
    ties = atlas.ties("RUS", "BRA", "trade_share")
    assert drawn == {r.year: one.shown(r.value) for r in ties.itertuples()}


def test_an_anchor_that_is_compared_keeps_its_hue(atlas):
    china, india = looks.looks(["CHN", "IND"], atlas.register)
    assert china.hue == ANCHORS["CHN"].hue and india.hue == looks.PALETTE[1]
    assert [sign for sign, *_ in looks.key([china, india], None)] == ["●", "■"]
