"""Sanction ties, on cases few enough to count by hand."""

import pandas as pd
import pytest
from fixtures import ROOT, files_of, project, shipped

from solidarity import build, countries

FLAGS = {"trade": 0, "arms": 0, "military": 0, "financial": 0, "travel": 0, "other": 0}
CASES = [  # case, sender, target, first year, last year, types in force
    (1, "GRP:EU", "RUS", 2014, 2023, {"trade", "arms"}),
    (1, "NOR", "RUS", 2014, 2023, {"trade"}),
    (2, "DEU", "RUS", 2022, 2023, {"arms", "travel"}),
    (3, "GRP:G7", "RUS", 2022, 2023, {"financial"}),
    (4, "GRP:UN", "IRN", 2006, 2016, {"trade", "travel"}),
    (5, "GRP:EEC", "CHN", 1989, 1992, {"arms"}),
    (6, "TWN", "RUS", 2022, 2023, {"trade"}),
    (7, "USA", "CUB", 1960, 2023, {"trade"}),
    (8, "JPN", "CHN", 1989, 1990, {"financial"}),
]
PROGRAMMES = [  # key, issuer, its territory, target
    ("EU-1", "eu_council", "eu", "ru"),
    ("EU-2", "eu_council", "eu", "ru"),
    ("EU-3", "eu_council", "eu", "sy"),
    ("EU-US-LEG", "eu_council", "eu", "us"),
    ("US-1", "us_ofac", "us", "ru"),
    ("US-1", "us_ofac", "us", "ir"),
    ("UN-1", "zz_unsc", None, "ir"),
    ("RU-MFA", "ru_mfa", "ru", None),
    ("CA-1", "ca_mfa", "ca", "ru"),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("sanctions")
    inputs = path / "inputs" / "sanctions"
    inputs.mkdir(parents=True)
    pd.DataFrame(
        [
            {"case_id": case, "sender": sender, "target_iso3": target, "begin": begin, "end": end}
            | FLAGS
            | dict.fromkeys(types, 1)
            for case, sender, target, begin, end, types in CASES
        ]
    ).to_parquet(inputs / "gsdb_r4_cases.parquet")
    pd.DataFrame(
        [
            {"key": key, "title": f"On {key}", "issuer": issuer, "target_iso2": target}
            | {"measures": "", "url": "", "issuer_territory": territory}
            for key, issuer, territory, target in PROGRAMMES
        ]
    ).to_parquet(inputs / "opensanctions_programmes_2026.parquet")
    root = project(path, "sanctions")
    with build.staged("sanctions", build.Inputs(path / "inputs", build.connect()), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


@pytest.fixture(scope="module")
def cells(tables):
    rows = tables["ties"].itertuples()
    return {(row.indicator, row.anchor, row.partner, row.year): row for row in rows}


@pytest.mark.parametrize(
    ("partner", "year", "types", "cases"),
    [
        ("DEU", 2013, 0, 0),
        ("DEU", 2014, 2, 1),  # as a member of the Union
        ("DEU", 2022, 4, 3),  # and of the G7, and alone: arms count once
        ("GBR", 2019, 2, 1),
        ("GBR", 2021, 0, 0),  # no longer in the Union
        ("GBR", 2022, 1, 1),  # of the G7
        ("HRV", 2014, 2, 1),
        ("NOR", 2014, 1, 1),
        ("IND", 2023, 0, 0),
        ("TWN", 2022, 1, 1),  # no member of the United Nations
    ],
)
def test_types_and_cases_in_force(cells, partner, year, types, cases):
    row = cells["sanctions", "RUS", partner, year]
    assert (row.value, row.n, row.origin) == (types, cases, "gsdb")


def test_states_stand_only_while_they_are_members_or_have_sanctions(cells):
    assert ("sanctions", "RUS", "TWN", 2021) not in cells
    assert ("sanctions", "RUS", "SSD", 2010) not in cells
    assert cells["sanctions", "RUS", "SSD", 2011].value == 0
    assert ("sanctions", "RUS", "RUS", 2022) not in cells


def test_the_security_council_binds_all_and_says_nothing_of_any(cells):
    assert {row.value for key, row in cells.items() if key[:2] == ("sanctions", "IRN")} == {0}


def test_the_community_is_the_union_before_its_name(cells):
    assert cells["sanctions", "CHN", "FRA", 1992].value == 1
    assert cells["sanctions", "CHN", "FRA", 1993].value == 0
    assert cells["sanctions", "CHN", "SWE", 1992].value == 0


def test_partners_per_type(tables):
    rows = tables["by_type"]
    found = {(r.anchor, r.year, r.type): r.partners for r in rows.itertuples()}
    assert found["RUS", 2014, "trade"] == 28 + 1
    assert found["RUS", 2022, "travel"] == 1
    assert ("RUS", 2013, "trade") not in found


def test_what_is_doubted_is_marked(cells):
    marked = {key for key, row in cells.items() if row.status == "doubtful"}
    assert marked == {
        ("sanctions", "RUS", "KAZ", 2023),
        ("sanctions", "RUS", "BIH", 2023),
        ("sanctions", "RUS", "GBR", 2020),
        ("sanctions", "CHN", "GBR", 2020),
        ("sanction_programmes", "RUS", "CAN", 2026),
    }


def test_programmes_of_states_and_of_the_union(cells):
    found = {k[1:3]: r.value for k, r in cells.items() if k[0] == "sanction_programmes"}
    union = countries.load().members("EU", 2026)
    expected = {("RUS", member): 2 for member in union} | {
        ("RUS", "USA"): 1, ("RUS", "CAN"): 1, ("IRN", "USA"): 1, ("USA", "RUS"): 1,
    }  # fmt: skip
    assert found == expected


def test_the_list_names_the_security_council_without_a_tie(tables):
    rows = tables["programmes"]
    assert rows.issuer[rows.key == "UN-1"].tolist() == ["UN"]
    assert "EU-US-LEG" not in set(rows.key)


@pytest.mark.parametrize(
    ("anchor", "year", "governments"),
    [
        ("RUS", 2013, 0), ("RUS", 2014, 40), ("RUS", 2022, 46), ("RUS", 2023, 48),
        ("IRN", 2013, 42), ("IRN", 2018, 5), ("IRN", 2023, 43),
    ],
)  # fmt: skip
def test_known_numbers_come_out(anchor, year, governments):
    ties = shipped().tables["sanctions"]["ties"]
    own = ties[(ties.indicator == "sanctions") & (ties.anchor == anchor) & (ties.year == year)]
    assert (own.value > 0).sum() == governments


def test_every_decision_gives_its_reason():
    for name in ("senders.csv", "left_out.csv", "doubts.csv"):
        lines = pd.read_csv(ROOT / "data" / "sanctions" / name)
        assert lines.reason.str.len().min() > 30
