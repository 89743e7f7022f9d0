"""Opinion ties, on surveys few enough to count by hand."""

import pandas as pd
import pytest
from fixtures import files_of, project, shipped

from solidarity import build

SURVEYS = [  # country, about, year, favourable, unfavourable, respondents
    ("IND", "RUS", 2023, 57.3, 31.4, 2611),
    ("PLS", "IRN", 2014, 33.8, 57.1, 1000),
    ("RUS", "RUS", 2019, 80.1, 17.0, 1039),
    ("IND", "EU", 2023, 40.0, 20.0, 2611),
    ("FRA", "CHN", 2010, 60.0, 40.1, 752),
    ("FRA", "USA", 2010, 70.0, 25.0, 752),
]


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    path = tmp_path_factory.mktemp("opinion")
    (path / "inputs" / "opinion").mkdir(parents=True)
    columns = ["iso3", "target", "year", "favourable_pct", "unfavourable_pct", "n"]
    target = path / "inputs" / "opinion" / "pew_country_year_2002_2023.parquet"
    pd.DataFrame(SURVEYS, columns=columns).to_parquet(target)
    root = project(path, "opinion")
    with build.staged("opinion", build.Inputs(path / "inputs", build.connect()), root) as stage:
        return {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}


def test_shares_of_all_who_were_asked(tables):
    found = {(r.anchor, r.partner, r.year): (r.value, r.n) for r in tables["ties"].itertuples()}
    assert found == {
        ("RUS", "IND", 2023): (0.573, 2611),
        ("IRN", "PSE", 2014): (0.338, 1000),
        ("CHN", "FRA", 2010): (0.6, 752),
        ("USA", "FRA", 2010): (0.7, 752),
    }


def test_no_interval_is_claimed(tables):
    assert tables["ties"].low.isna().all()
    assert tables["ties"].high.isna().all()


def test_those_without_a_view_stand_beside(tables):
    rest = {(r.anchor, r.partner): r.no_view for r in tables["views"].itertuples()}
    assert rest["RUS", "IND"] == pytest.approx(0.113)
    assert rest["CHN", "FRA"] == 0  # rounded shares add up to 100.1


def test_known_numbers_come_out():
    ties = shipped().tables["opinion"]["ties"]
    about = dict(list(ties.groupby("anchor", observed=True)))
    india = about["RUS"].query("partner == 'IND' and year == 2023")
    assert india.value.tolist() == [0.573]
    assert about["IRN"].year.max() == 2020
    assert "SAU" not in set(ties.partner)
    assert {about["RUS"].query("partner == @code").year.max() for code in ("CHN", "PAK")} == {2015}
