"""Arms ties, on deliveries few enough to add by hand."""

import pandas as pd
import pytest
from fixtures import files_of, project, raw

from solidarity import build

DELIVERIES = [  # supplier, recipient, year, TIV, delivery lines
    ("RUS", "IND", 2000, 30.0, 3),
    ("USA", "IND", 2002, 10.0, 1),
    ("POL", "IND", 2003, 20.0, 2),  # not yet in the European Union
    ("POL", "IND", 2005, 40.0, 4),
    ("GBR", "IND", 2021, 5.0, 1),  # no longer in it, but of the G7
    ("RUS", "YUG", 1991, 5.0, 1),
    ("RUS", "CUB", 1987, 9.0, 9),
    ("RUS", "CUB", 1988, 9.0, 9),
    ("RUS", "NPL", 2010, 0.0, 1),
    ("IRN", "RUS", 2022, 7.0, 2),
    ("FRA", "EGY", 2025, 1.0, 1),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("arms")
    (path / "inputs" / "sipri_arms").mkdir(parents=True)
    columns = ["supplier_iso3", "recipient_iso3", "year", "tiv", "n_items"]
    target = path / "inputs" / "sipri_arms" / "tiv_dyad_year_1950_2025.parquet"
    pd.DataFrame(DELIVERIES, columns=columns).to_parquet(target)
    with build.staged("sipri_arms", raw(path / "inputs"), project(path, "sipri_arms")) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage)}


@pytest.fixture(scope="module")
def cells(tables):
    rows = tables["ties"].itertuples()
    return {(row.indicator, row.anchor, row.partner, row.year): row for row in rows}


@pytest.mark.parametrize(
    ("year", "russia", "america", "west", "n"),
    [
        (2000, 1, 0, 0, 3),
        (2001, 1, 0, 0, 3),
        (2002, 30 / 40, 10 / 40, 10 / 40, 4),
        (2003, 30 / 60, 10 / 60, 10 / 60, 6),
        (2004, 30 / 60, 10 / 60, 10 / 60, 6),
        (2005, 0, 10 / 70, 50 / 70, 7),
        (2006, 0, 10 / 70, 50 / 70, 7),
        (2007, 0, 0, 40 / 60, 6),
        (2009, 0, 0, 1, 4),
        (2021, 0, 0, 1, 1),
        (2025, 0, 0, 1, 1),
    ],
)
def test_a_share_covers_five_years(cells, year, russia, america, west, n):
    found = [cells["arms_share", anchor, "IND", year] for anchor in ("RUS", "USA", "WEST", "IRN")]
    assert [row.value for row in found] == pytest.approx([russia, america, west, 0], abs=1e-6)
    assert {row.n for row in found} == {n}
    assert {row.status for row in found} == {"observed"}


def test_a_window_without_imports_is_absent_not_zero(cells):
    covered = {2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, *range(2021, 2026)}
    for indicator in ("arms_share", "arms_tiv"):
        for anchor in ("RUS", "IRN", "CHN", "USA", "WEST"):
            years = {
                year for year in range(1992, 2026) if (indicator, anchor, "IND", year) in cells
            }
            assert years == covered


def test_imports_from_others_only_are_zero(cells):
    iran = cells["arms_tiv", "IRN", "IND", 2002]
    assert (iran.value, iran.n) == (0, 0)


@pytest.mark.parametrize(
    ("anchor", "year", "tiv", "n"),
    [("RUS", 2004, 30, 3), ("RUS", 2005, 0, 0), ("WEST", 2004, 10, 1), ("WEST", 2005, 50, 5)],
)
def test_tiv_adds_up_over_five_years(cells, anchor, year, tiv, n):
    row = cells["arms_tiv", anchor, "IND", year]
    assert (row.value, row.n) == (tiv, n)


def test_what_the_anchor_receives(cells):
    iran = cells["arms_to_anchor_tiv", "RUS", "IRN", 2022]
    assert (iran.value, iran.n) == (7, 2)
    assert cells["arms_to_anchor_tiv", "RUS", "IRN", 2025].value == 7
    assert ("arms_to_anchor_tiv", "RUS", "IRN", 2021) not in cells
    assert cells["arms_to_anchor_tiv", "RUS", "POL", 2007].value == 0
    assert ("arms_to_anchor_tiv", "RUS", "IND", 2004) not in cells


@pytest.mark.parametrize(
    ("anchor", "partner", "year", "value", "n"),
    [
        ("RUS", "IND", 2002, 30 / 40, 3),
        ("RUS", "IND", 2005, 0, 0),
        ("RUS", "IRN", 2022, 1, 2),  # it imported nothing, but supplied all that Russia imported
        ("IRN", "RUS", 2022, 1, 2),
        ("WEST", "IND", 2005, 50 / 70, 5),
    ],
)
def test_the_stronger_direction_counts(cells, anchor, partner, year, value, n):
    row = cells["arms_tie", anchor, partner, year]
    assert (row.value, row.n) == (pytest.approx(value, abs=1e-6), n)


def test_who_neither_imported_arms_nor_supplied_the_anchor_has_no_arms_tie(cells):
    assert ("arms_lifeline", "RUS", "FRA", 2025) in cells
    assert ("arms_tie", "RUS", "FRA", 2025) not in cells  # it supplied Egypt alone
    assert ("arms_tie", "RUS", "USA", 2002) not in cells


def test_nobody_supplies_itself(tables):
    for name, table in tables.items():
        ends = ("one", "other") if name == "pairs" else ("anchor", "partner")
        assert len(table) > 0
        assert not (table[ends[0]] == table[ends[1]]).any()


def test_a_dissolved_state_leaves_the_map_when_it_is_gone(cells):
    """Its last year is 1992; the windows would run to 1995."""
    years = [year for key, _, partner, year in cells if (key, partner) == ("arms_tiv", "YUG")]
    assert set(years) == {1992}


def test_windows_reach_back_before_the_first_year(cells):
    row = cells["arms_tiv", "RUS", "CUB", 1992]
    assert (row.value, row.n) == (9, 9)
    assert ("arms_tiv", "RUS", "CUB", 1993) not in cells


def test_deliveries_of_no_capability_are_no_tie(cells):
    assert not [key for key in cells if key[2] == "NPL"]


def test_yearly_transfers_go_both_ways(tables):
    rows = tables["transfers"]
    found = {(r.partner, r.year, r.direction, r.anchor): r.tiv for r in rows.itertuples()}
    assert {key[3]: tiv for key, tiv in found.items() if key[:3] == ("IND", 2002, "to partner")} == {
        "USA": 10, "WEST": 10, "all": 10,
    }  # fmt: skip
    assert {key[3]: tiv for key, tiv in found.items() if key[:3] == ("IND", 2003, "to partner")} == {
        "all": 20,
    }  # fmt: skip
    assert found["RUS", 2022, "to partner", "IRN"] == found["IRN", 2022, "from partner", "RUS"] == 7
    assert min(rows.year) == 1987


def test_pairs_are_of_all_states(tables):
    rows = tables["pairs"].set_index(["one", "other", "year"])
    assert rows.loc[("IND", "POL", 2005)].tolist() == [60, 6]
    assert rows.loc[("IND", "POL", 2009)].tolist() == [40, 4]  # the window's last year
    assert ("IND", "POL", 2002) not in rows.index and ("IND", "POL", 2010) not in rows.index
    assert rows.loc[("EGY", "FRA", 2025)].tolist() == [1, 1]
    assert rows.loc[("CUB", "RUS", 1992)].tolist() == [9, 9]  # of 1988: that of 1987 is out of it
    assert ("NPL", "RUS", 2010) not in rows.index  # of no capability
    assert set(tables["pairs"].year) <= set(range(1992, 2026))
