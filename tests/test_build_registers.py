"""Hand-made registers: who shares which clubs, and what is listed, against the lists themselves."""

import pandas as pd
import pytest
from fixtures import ROOT, shipped

HELD = shipped()
TABLES = HELD.tables["registers"]


def value(anchor, partner, indicator, year):
    rows = HELD.ties(anchor=anchor, partner=partner, indicator=indicator, year=year)
    return None if rows.empty else rows.value[0]


@pytest.mark.parametrize(
    ("anchor", "partner", "year", "clubs"),
    [
        ("RUS", "CHN", 2023, 3),  # SCO, BRICS, Friends of the Charter
        ("RUS", "IRN", 2022, 3),  # OPEC+, gas exporters, Friends
        ("RUS", "IRN", 2023, 4),  # and the SCO, since July
        ("RUS", "IRN", 2024, 5),  # and BRICS
        ("RUS", "IND", 2016, 1),
        ("RUS", "IND", 2017, 2),
        ("IRN", "IND", 2022, 0),
        ("IRN", "IND", 2024, 2),
        ("RUS", "POL", 2023, 0),
        ("RUS", "MEX", 2023, 1),
        ("RUS", "UZB", 2012, 1),  # out of the CSTO, still in the SCO
    ],
)
def test_clubs_shared_at_the_end_of_the_year(anchor, partner, year, clubs):
    assert value(anchor, partner, "shared_clubs", year) == clubs


def test_clubs_are_shared_by_both():
    for year in (2010, 2023, 2025):
        assert value("RUS", "IRN", "shared_clubs", year) == value(
            "IRN", "RUS", "shared_clubs", year
        )


def test_exercises_are_those_both_took_part_in():
    held, sides = TABLES["exercises"].set_index("exercise_id"), TABLES["parties"]
    own = sides[(sides.register == "exercises") & (sides.role == "party")]
    both = {
        key for key, rows in own.groupby("id", observed=True)
        if {"RUS", "IRN"} <= set(rows.iso3)
    }  # fmt: skip
    planned = {
        key for key in both
        if "planned" in f"{held.name.get(key)} {held.source_title.get(key)}".lower() or held.basis.get(key) == "recall"
    }  # fmt: skip
    inside = [key for key in both - planned if 2019 <= held.year.get(key) <= 2023]
    assert value("RUS", "IRN", "exercises", 2023) == len(inside) > 0


def test_what_is_not_listed_is_absent_and_not_zero():
    assert value("RUS", "POL", "exercises", 2023) is None
    assert value("RUS", "POL", "agreements", 2023) is None
    ties = HELD.ties(indicator=["exercises", "agreements"])
    assert ties.value.min() == 1


def test_agreements_end_when_their_source_says_so():
    ended = pd.read_csv(ROOT / "data/registers/ended.csv")
    assert ended.reason.notna().all() and set(ended.status) <= set(
        TABLES["agreements"].status.dropna()
    )


def test_every_row_names_its_source_and_how_it_was_seen():
    for name in ("agreements", "exercises", "visits", "events"):
        rows = TABLES[name]
        assert rows.basis.notna().all() and rows.source_title.notna().all() and len(rows) > 90
    assert set(TABLES["parties"].iso3) <= set(HELD.register.countries)
