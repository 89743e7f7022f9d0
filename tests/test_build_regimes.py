"""Regime facts, on ratings few enough to read."""

import sys
from types import ModuleType

import ibis
import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, shipped

from solidarity import build
from solidarity.errors import DataError

COLUMNS = ["iso3", "year", "v2x_libdem", "v2x_libdem_codelow", "v2x_libdem_codehigh"]
RATINGS = [  # country, year, index, low, high, class
    ("RUS", 1991, 0.30, 0.25, 0.35, 2.0),
    ("RUS", 2024, 0.05, 0.04, 0.06, 1.0),
    ("RUS", 2025, None, None, None, 1.0),
    ("OWID_KOS", 2025, None, None, None, 2.0),
    ("COD", 1995, 0.10, 0.08, 0.13, None),
    ("ZZB", 2024, 0.2, 0.1, 0.3, None),
    ("PSG", 2024, 0.2, 0.1, 0.3, None),
    ("OWID_SML", 2024, None, None, None, 1.0),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("regimes")
    (path / "inputs" / "regimes").mkdir(parents=True)
    target = path / "inputs" / "regimes" / "country_year_1945_2025.parquet"
    pd.DataFrame(RATINGS, columns=[*COLUMNS, "row_regime"]).to_parquet(target)
    root = project(path, "regimes")
    with build.staged("regimes", build.Inputs(path / "inputs", build.connect()), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


def test_facts_about_the_partner_alone(tables):
    ties = tables["ties"]
    found = {(r.indicator, r.partner, r.year): (r.value, r.origin) for r in ties.itertuples()}
    assert found == {
        ("liberal_democracy", "RUS", 2024): (0.05, "vdem"),
        ("liberal_democracy", "COD", 1995): (0.10, "vdem"),
        ("regime_type", "RUS", 2024): (1, "row"),
        ("regime_type", "RUS", 2025): (1, "row"),
        ("regime_type", "XKX", 2025): (2, "row"),
    }
    assert set(ties.anchor) == {"ANY"}


def test_the_interval_is_that_of_v_dem(tables):
    ties = tables["ties"].set_index(["indicator", "partner", "year"])
    assert ties.loc[("liberal_democracy", "RUS", 2024), ["low", "high"]].tolist() == [0.04, 0.06]
    assert ties.loc["regime_type"].low.isna().all()


@pytest.fixture
def refresh(monkeypatch):
    """The folder's refresh.py, its reader of V-Dem's file replaced by a frame given as the path."""
    reader = ModuleType("solidarity.releases.vdem")
    reader.read = lambda path: path
    monkeypatch.setitem(sys.modules, "solidarity.releases.vdem", reader)
    package = sys.modules.get("solidarity.releases") or ModuleType("solidarity.releases")
    monkeypatch.setattr(package, "vdem", reader, raising=False)
    monkeypatch.setitem(sys.modules, "solidarity.releases", package)
    return build.script(ROOT / "data" / "regimes" / "refresh.py")


def release(*rows):
    return pd.DataFrame(rows, columns=[*COLUMNS, "v2x_regime"])


def after(refresh, tables, *files):
    old = {"facts": ibis.memtable(tables["facts"])}
    new = refresh.evidence(files, old, ibis.duckdb.connect())
    rows = new["facts"].to_pandas().itertuples()
    return {(row.measure, row.partner, row.year): row.value for row in rows}


def test_a_release_replaces_the_years_it_rates(refresh, tables):
    new = release(
        ("RUS", 1990, 0.3, 0.2, 0.4, 1.0),
        ("RUS", 2024, 0.07, 0.05, 0.09, 0.0),
        ("ZZB", 2025, 0.2, 0.1, 0.3, None),
        ("IRN", 2025, 0.09, 0.07, 0.11, 1.0),
    )
    assert after(refresh, tables, new) == {
        ("liberal_democracy", "COD", 1995): 0.10,
        ("liberal_democracy", "RUS", 2024): 0.07,
        ("liberal_democracy", "IRN", 2025): 0.09,
        ("regime_type", "RUS", 2024): 0,
        ("regime_type", "IRN", 2025): 1,
    }


def test_a_release_without_ratings_is_refused(refresh, tables):
    with pytest.raises(DataError, match="rates no country"):
        after(refresh, tables, release(("RUS", 1990, 0.3, 0.2, 0.4, 1.0)))


def test_what_is_left_out_is_said_with_its_reason():
    own = build.script(ROOT / "data" / "regimes" / "build.py")
    assert {"PSG", "PSB", "SML", "ZZB"} <= own.LEFT_OUT.keys()
    assert all(own.LEFT_OUT.values())


def test_known_numbers_come_out():
    ties = shipped().tables["regimes"]["ties"]
    cells = ties.set_index(["indicator", "partner", "year"]).value
    assert cells["liberal_democracy", "RUS", 2024] == 0.056
    assert cells["liberal_democracy", "IRN", 2023] == 0.076
    assert cells["regime_type", "USA", 2025] == 2
    assert cells["liberal_democracy"].index.get_level_values("year").max() == 2024
