"""Support in war, on conflicts few enough to read."""

import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, shipped

from solidarity import build

RUSSIA, AMERICA = "Russia (Soviet Union)", "United States of America"
PARTIES = [  # supporter, supported, year, conflict
    (RUSSIA, "Government of Syria", 2015, "299"),
    (RUSSIA, "Government of Syria", 2015, "13604"),
    ("Iran", "Government of Syria", 2015, "299"),
    (RUSSIA, "DPR, LPR", 2016, "13306"),
    ("North Korea", f"Government of {RUSSIA}", 2024, "13243"),
    ("Canada", f"Government of United Kingdom, Government of {AMERICA}", 2024, "16099"),
    ("Turkey", "Government of Syria", 2015, "299"),
    ("China", "Government of Mali", 2015, "11347"),
    (RUSSIA, "Government of Mali", 2024, "11347"),
    (RUSSIA, "Government of Angola", 1991, "327"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("support")
    (path / "inputs" / "ucdp_support").mkdir(parents=True)
    rows = pd.DataFrame(PARTIES, columns=["supporter", "supported", "year", "conflict_id"])
    target = path / "inputs" / "ucdp_support" / "secondary_parties_v25_1.parquet"
    rows.assign(location="Somewhere", intensity=2).to_parquet(target)
    root, inputs = project(path, "ucdp_support"), build.Inputs(path / "inputs", build.connect())
    with build.staged("ucdp_support", inputs, root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


def test_governments_on_one_side(tables):
    rows = tables["ties"].query("value > 0")
    found = {(r.anchor, r.partner, r.year): (r.value, r.n) for r in rows.itertuples()}
    assert found == {
        ("RUS", "SYR", 2015): (1, 2),
        ("IRN", "SYR", 2015): (1, 1),
        ("RUS", "PRK", 2024): (1, 1),
        ("USA", "CAN", 2024): (1, 1),
        ("RUS", "MLI", 2024): (1, 1),
    }


def test_every_other_member_of_the_united_nations_has_zero(tables):
    ties = tables["ties"]
    cells = ties.set_index(["anchor", "partner", "year"]).value
    assert cells["RUS", "UKR", 2016] == 0
    assert cells["CHN", "MLI", 2015] == 0
    assert ("RUS", "SSD", 2010) not in cells.index
    assert not (ties.anchor == ties.partner).any()


def test_both_directions_stand_in_the_evidence_with_the_mission(tables):
    rows = tables["support"]
    found = {(r.anchor, r.partner, r.year): (r.direction, r.mission) for r in rows.itertuples()}
    assert found == {
        ("RUS", "SYR", 2015): ("by anchor", ""),
        ("IRN", "SYR", 2015): ("by anchor", ""),
        ("RUS", "PRK", 2024): ("by partner", ""),
        ("USA", "CAN", 2024): ("by partner", ""),
        ("CHN", "MLI", 2015): ("by anchor", "MINUSMA"),
        ("RUS", "MLI", 2024): ("by anchor", ""),
    }
    assert set(rows.intensity) == {"war"}


def test_known_numbers_come_out():
    tables = shipped().tables["ucdp_support"]
    ties = tables["ties"].query("value > 0")
    years = ties.groupby(["anchor", "partner"], observed=True).year.apply(list)
    for anchor in ("RUS", "IRN"):
        assert years[anchor, "SYR"] == list(range(2015, 2025))
    assert years["RUS", "PRK"] == [2024]
    assert set(ties.partner[ties.anchor == "IRN"]) == {"SYR"}
    assert "CHN" not in set(ties.anchor)


def test_every_mission_named_stands_behind_some_support():
    lines = pd.read_csv(ROOT / "data" / "ucdp_support" / "un_missions.csv")
    support = shipped().tables["ucdp_support"]["support"]
    for line in lines.itertuples():
        own = support[(support.anchor == line.supporter) & (support.partner == line.supported)]
        named = own.year[own.mission == line.mission]
        assert (named.min(), named.max()) == (line.first_year, line.last_year)
