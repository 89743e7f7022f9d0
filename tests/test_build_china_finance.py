"""Chinese finance, on commitments few enough to add by hand."""

import pandas as pd
import pytest
from fixtures import files_of, project, shipped

from solidarity import build

COMMITMENTS = [  # code, recipient, year, transactions, USD
    ("IRN", "Iran", 2000, 1, 1e9),
    ("IRN", "Iran", 2004, 2, 2e9),
    ("IRN", "Iran", 2010, 1, 0.0),
    ("IRN", "Iran", 2021, 1, 5e8),
    ("ARG", "Argentina", 2014, 1, 1e10),
    ("PAK", "Pakistan", 2013, 1, 1e10),
    (None, "Africa, regional", 2004, 3, 1e9),
]


@pytest.fixture(scope="module")
def cells(tmp_path_factory):
    path = tmp_path_factory.mktemp("finance")
    (path / "inputs" / "china_finance").mkdir(parents=True)
    columns = ["recipient_iso3", "recipient", "year", "transactions", "commitments_usd2021"]
    target = path / "inputs" / "china_finance" / "gcdf3_recipient_year_2000_2021.parquet"
    pd.DataFrame(COMMITMENTS, columns=columns).to_parquet(target)
    root, inputs = project(path, "china_finance"), build.Inputs(path / "inputs", build.connect())
    with build.staged("china_finance", inputs, root) as stage:
        tables = {p.stem: pd.read_parquet(p) for p in files_of(stage) if p.suffix == ".parquet"}
    assert len(tables["commitments"]) == 6
    return {(row.partner, row.year): row for row in tables["ties"].itertuples()}


@pytest.mark.parametrize(
    ("year", "usd_m", "n"),
    [(2004, 3000, 3), (2005, 2000, 2), (2008, 2000, 2), (2009, 0, 0), (2015, 0, 0), (2021, 500, 1)],
)
def test_a_value_covers_five_years(cells, year, usd_m, n):
    row = cells["IRN", year]
    assert (row.anchor, row.value, row.n) == ("CHN", usd_m, n)


def test_transactions_of_unknown_amount_are_not_zero(cells):
    assert not {("IRN", year) for year in range(2010, 2015)} & set(cells)


def test_no_window_reaches_beyond_the_release(cells):
    assert {year for _, year in cells} == set(range(2004, 2022))


def test_rolled_over_swap_lines_are_marked(cells):
    marked = {key for key, row in cells.items() if row.status == "doubtful"}
    assert marked == {("ARG", year) for year in range(2014, 2022)} | {
        ("PAK", year) for year in range(2013, 2022)
    }


def test_known_numbers_come_out():
    ties = shipped().tables["china_finance"]["ties"]
    cells = ties.set_index(["partner", "year"])
    assert cells.value["RUS", 2013] == pytest.approx(90_030, abs=1)
    assert cells.value["IRN", 2018] == pytest.approx(14_563, abs=1)
    assert cells.status["ARG", 2021] == "doubtful"
    assert "BEL" not in set(ties.partner)
