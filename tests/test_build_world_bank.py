"""Population and GDP, on figures few enough to read."""

import sys
from types import ModuleType

import ibis
import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, shipped

from solidarity import build
from solidarity.errors import DataError

BASICS = [  # code, year, population, GDP, whether a country
    ("RUS", 1991, 148_000_000.0, 5e11, True),
    ("RUS", 2023, 143_826_130.0, 2.0214212e12, True),
    ("RUS", 2024, 143_533_851.0, 2.1738360e12, True),
    ("PRK", 2023, 26_418_204.0, None, True),
    ("CHI", 2023, 170_000.0, None, True),
    ("EUU", 2023, 448_000_000.0, 1.8e13, False),
    ("WLD", 2023, 8_064_058_000.0, 1.0543504e14, False),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("bank")
    (path / "inputs" / "world_bank").mkdir(parents=True)
    columns = ["iso3", "year", "population", "gdp_usd", "is_country"]
    target = path / "inputs" / "world_bank" / "basics_1960_2024.parquet"
    pd.DataFrame(BASICS, columns=columns).to_parquet(target)
    root = project(path, "world_bank")
    with build.staged("world_bank", build.Inputs(path / "inputs", build.connect()), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


def values(rows, *key):
    return {tuple(getattr(row, name) for name in key): row.value for row in rows.itertuples()}


def test_people_in_millions_and_dollars_in_billions(tables):
    assert values(tables["ties"], "indicator", "partner", "year") == {
        ("population", "RUS", 2023): 143.82613,
        ("population", "RUS", 2024): 143.533851,
        ("population", "PRK", 2023): 26.418204,
        ("gdp", "RUS", 2023): 2021.4212,
        ("gdp", "RUS", 2024): 2173.836,
    }
    assert set(tables["ties"].anchor) == {"ANY"}


def test_the_world_stands_apart(tables):
    assert values(tables["world"], "measure", "year") == {
        ("population", 2023): 8064.058,
        ("gdp", 2023): 105_435_040,
    }


@pytest.fixture
def refresh(monkeypatch):
    """The folder's refresh.py, its reader of the Bank's zip replaced by a frame given as the path."""
    reader = ModuleType("solidarity.releases.world_bank")
    reader.read = lambda path: path
    monkeypatch.setitem(sys.modules, "solidarity.releases.world_bank", reader)
    package = sys.modules.get("solidarity.releases") or ModuleType("solidarity.releases")
    monkeypatch.setattr(package, "world_bank", reader, raising=False)
    monkeypatch.setitem(sys.modules, "solidarity.releases", package)
    return build.script(ROOT / "data" / "world_bank" / "refresh.py")


def release(code, *rows):
    frame = pd.DataFrame(rows, columns=["iso3", "year", "value"])
    return frame.assign(indicator_code=code)


def after(refresh, tables, *files):
    old = {name: ibis.memtable(tables[name]) for name in ("facts", "world")}
    new = refresh.evidence(files, old, ibis.duckdb.connect())
    return {name: table.to_pandas() for name, table in new.items()}


def test_a_release_replaces_its_indicator_in_the_years_it_covers(refresh, tables):
    people = release(
        "SP.POP.TOTL",
        ("RUS", 1990, 148e6),
        ("RUS", 2024, 144e6),
        ("EUU", 2024, 450e6),
        ("IRN", 2025, 92e6),
        ("WLD", 2025, 8.2e9),
        ("RUS", 2026, None),
    )
    new = after(refresh, tables, people)
    assert values(new["facts"], "measure", "partner", "year") == {
        ("population", "RUS", 2023): 143.82613,
        ("population", "PRK", 2023): 26.418204,
        ("population", "RUS", 2024): 144,
        ("population", "IRN", 2025): 92,
        ("gdp", "RUS", 2023): 2_021_421.2,
        ("gdp", "RUS", 2024): 2_173_836,
    }
    assert values(new["world"], "measure", "year") == {
        ("population", 2023): 8064.058,
        ("population", 2025): 8200,
        ("gdp", 2023): 105_435_040,
    }


def test_two_files_replace_two_indicators(refresh, tables):
    people = release("SP.POP.TOTL", ("RUS", 2023, 1e6))
    dollars = release("NY.GDP.MKTP.CD", ("PRK", 2023, 3e10))
    found = values(after(refresh, tables, people, dollars)["facts"], "measure", "partner", "year")
    assert found["population", "RUS", 2023] == 1
    assert found["gdp", "PRK", 2023] == 30_000
    assert ("population", "PRK", 2023) not in found
    assert ("gdp", "RUS", 2023) not in found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (release("SP.DYN.LE00.IN", ("RUS", 2023, 73.0)), "wanted are SP.POP.TOTL"),
        (release("SP.POP.TOTL", ("RUS", 1990, 1e6), ("RUS", 2023, None)), "no value since 1992"),
    ],
)
def test_another_file_is_refused(refresh, tables, given, said):
    with pytest.raises(DataError, match=said):
        after(refresh, tables, given)


def test_known_numbers_come_out():
    bank = shipped().tables["world_bank"]
    cells = bank["ties"].set_index(["indicator", "partner", "year"]).value
    assert cells["population", "IND", 2024] == pytest.approx(1450.9, abs=0.1)
    assert cells["gdp", "RUS", 2023] == pytest.approx(2021.4, abs=0.1)
    assert ("gdp", "PRK", 2023) not in cells.index
    world = bank["world"].query("measure == 'population'").set_index("year").value
    countries = cells["population"].groupby("year").sum()
    assert (countries / world).between(0.995, 1).all()
