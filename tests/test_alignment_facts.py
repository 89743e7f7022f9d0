"""The index on the shipped figures: what anyone who knows the field would expect of it."""

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped

from solidarity.alignment import TABLE, THIN
from solidarity.catalog import Catalog
from solidarity.errors import DataError, UnknownName, UnknownYear


def table(anchor, year, weights="default"):
    return shipped().index(anchor, year, weights).set_index("partner")


@pytest.mark.parametrize("weights", ["default", "equal"])
def test_face_validity_for_russia_in_2023(weights):
    rows = table("RUS", 2023, weights)
    first_ten = set(rows.index[rows["rank"] <= 10])
    assert "BLR" in first_ten
    assert first_ten & {"SYR", "NIC"}
    order = [rows["index"][code] for code in ("CHN", "IND", "MEX", "POL")]
    assert order == sorted(order, reverse=True) and len(set(order)) == 4
    assert rows["index"]["TUR"] < rows["index"]["SAU"]


@pytest.mark.parametrize("weights", ["default", "equal", "lowy"])
def test_face_validity_for_iran_in_2023(weights):
    rows = table("IRN", 2023, weights)
    assert all(rows["index"][code] > rows["index"]["ITA"] + 20 for code in ("IRQ", "SYR", "VEN"))
    assert rows["rank"]["RUS"] <= 3


def test_face_validity_for_the_other_anchors_in_2023():
    america = table("USA", 2023)["index"]
    assert min(america[code] for code in ("GBR", "CAN", "JPN", "ISR")) > max(america[code] for code in ("CHN", "SYR", "IRN", "RUS"))  # fmt: skip
    west = table("WEST", 2023)["index"]
    assert west["POL"] > west["IND"] > west["IRN"]
    china = table("CHN", 2023)["index"]
    assert china["RUS"] > china["IND"] > china["JPN"]


def test_who_is_ranked_does_not_hang_on_the_size_of_a_weight():
    sets = [set(t.index[t["rank"].notna()]) for w in ("default", "equal", "votes=3", "lowy") for t in [table("RUS", 2025, w)]]  # fmt: skip
    assert all(found == sets[0] for found in sets)


def test_a_state_that_is_gone_has_no_index():
    for year in (1993, 1994):
        for anchor in ("RUS", "IRN", "CHN", "USA", "WEST"):
            assert "CSK" not in table(anchor, year, "votes").index


def test_an_index_without_any_value_is_still_a_catalog():
    """As with one source damaged and weights on nothing else."""
    held = shipped()
    sources = {key: own for key, own in held.held.items() if key != "un_votes"}
    rest = Catalog(held.register, sources)
    empty = rest.with_index(rest.alignment.weighed("votes").weights)
    assert len(empty.view("index", "RUS", 2023)) == 0
    assert empty.indicators["index"].years[1] >= 2023


def test_the_columns_and_their_units():
    rows = shipped().index("RUS", 2023)
    names = shipped().alignment.rules.names
    assert list(rows.columns) == [*TABLE, *names]
    assert len(rows) == 193
    ranked = rows["rank"].notna()
    assert ranked.tolist() == sorted(ranked, reverse=True)  # those without a rank come last
    assert rows["index"][ranked].is_monotonic_decreasing
    assert rows["index"][~ranked].is_monotonic_decreasing
    for column in ("index", "low", "high", "at_least", "at_most", *names):
        assert rows[column].dropna().between(0, 100).all()
    assert rows.coverage.between(0, 1).all()
    assert (rows.dimensions >= 3).all()


@pytest.mark.parametrize("weights", ["default", "equal", "votes", "institutions", "lowy"])
@pytest.mark.parametrize(("anchor", "year"), [("RUS", 2025), ("IRN", 2019), ("CHN", 2023), ("WEST", 2024)])  # fmt: skip
def test_a_rank_has_an_interval_and_enough_dimensions_behind_it(anchor, year, weights):
    rows = table(anchor, year, weights)
    ranked = rows["rank"].notna()
    scores, chosen = shipped().alignment.scores, shipped().alignment.weighed(weights)
    can = scores.defined[:, scores.anchors.index(anchor)]
    names = [n for (n, w), possible in zip(chosen.weights.each, can, strict=True) if w and possible]
    assert (ranked == (rows[names].notna().sum(axis=1) > len(names) / 2)).all()
    assert rows[ranked][["low", "high", "rank_low", "rank_high", "of"]].notna().all(axis=None)
    assert rows[~ranked][["low", "high", "rank_low", "rank_high", "of"]].isna().all(axis=None)
    assert (rows.of[ranked] == ranked.sum()).all()
    for one, low, high in (("rank", "rank_low", "rank_high"), ("index", "low", "high")):
        assert rows[one].between(rows[low], rows[high])[ranked].all()


def test_what_cannot_exist_for_an_anchor_is_not_missing():
    """For the West there are four dimensions; who has all four is known in full."""
    rows = table("WEST", 2023)
    assert rows.dimensions.max() == 4
    assert (rows.coverage[rows.dimensions == 4] == 1).all()
    assert (rows.at_most - rows.at_least)[rows.dimensions == 4].max() < 1e-9


def test_absent_votes_are_no_votes():
    """Venezuela voted on nothing in 2022–2025: in 2023 its votes of 2021 are pooled, in 2025 none."""
    assert np.isnan(table("RUS", 2025)["votes"]["VEN"])
    assert pd.isna(table("RUS", 2025)["rank"]["VEN"])
    assert table("RUS", 2023)["votes"]["VEN"] > 80


def test_silent_trade_is_not_taken_for_none():
    rows = table("RUS", 2023)
    assert np.isnan(rows.energy["BLR"]) and np.isnan(rows.trade["BLR"])
    assert (rows.at_least["BLR"], rows.at_most["BLR"]) == (pytest.approx(55.84, abs=0.01), pytest.approx(91.55, abs=0.01))  # fmt: skip


def test_the_index_among_the_indicators_is_the_same_index():
    held = shipped().with_index()
    indicator = held.indicators["index"]
    assert next(iter(held.indicators)) == "index"
    assert "index" not in shipped().indicators
    assert indicator.years == (1992, 2025)
    view = held.view("index", "RUS", 2023).set_index("partner")
    rows = table("RUS", 2023)
    assert len(view) == len(rows)
    np.testing.assert_array_equal(view["value"][rows.index], rows["index"])
    thin = view.index[view.status.astype("str") == THIN]
    assert set(thin) == set(rows.index[rows["rank"].isna()])
    assert len(held.published) == len(shipped().sources) == len(held.sources) - 1


def test_the_course_of_a_pair_is_the_index_of_each_year_with_its_interval():
    alignment = shipped().alignment
    course = alignment.course(["RUS"], "IND").set_index("year")
    assert list(course.index) == list(range(1995, 2026))
    for year in (1995, 2012, 2023):
        row = table("RUS", year).loc["IND"]
        np.testing.assert_allclose(course.loc[year, ["value"]].astype(float), row["index"])
        np.testing.assert_allclose(course.loc[year, ["low", "high"]].astype(float), row[["low", "high"]].astype(float))  # fmt: skip
    assert alignment.course(["RUS", "XXX"], "RUS").empty


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"anchor": "FRA", "year": 2023}, UnknownName),
        ({"anchor": "RUS", "year": 1991}, UnknownYear),
        ({"anchor": "RUS", "year": 2026}, UnknownYear),
        ({"anchor": "RUS", "year": 2023, "weights": "equel"}, UnknownName),
        ({"anchor": "RUS", "year": 2023, "partner": "Narnia"}, UnknownName),
        ({"anchor": "RUS", "year": 2023, "versus": "Narnia"}, UnknownName),
        ({"anchor": "RUS", "year": 2023, "versus": "RUS"}, DataError),
        ({"anchor": "WEST", "year": 2023, "versus": "USA"}, DataError),
    ],
)
def test_what_the_atlas_does_not_hold_is_named(asked, error):
    with pytest.raises(error):
        shipped().index(**asked)
