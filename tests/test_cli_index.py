"""`python -m solidarity index` gives the figures of the library, in every format."""

import json

import numpy as np
import pandas as pd
import pytest
from fixtures import shipped
from test_cli import as_frame, run

from solidarity.alignment import TABLE

__all__ = ["run"]  # a fixture of these tests too
ASKED = ["index", "--anchor", "RUS", "--year", "2023"]


@pytest.mark.parametrize("suffix", ["csv", "json", "parquet"])
@pytest.mark.parametrize("weights", ["default", "votes=2,trade=1", "equal", "votes=0,opinion=3"])
def test_it_prints_the_index_of_the_library(run, suffix, weights):
    code, out, _ = run(*ASKED, "--weights", weights, "--format", suffix)
    rows = shipped().index("RUS", 2023, weights)
    assert code == 0
    assert len(rows) > 100
    printed = as_frame(out, suffix)
    assert list(printed.columns) == list(rows.columns)
    for column in rows.columns:
        if column in ("anchor", "partner", "missing"):
            assert printed[column].tolist() == rows[column].tolist()
        else:
            found = pd.to_numeric(printed[column], errors="coerce").astype(float)
            np.testing.assert_allclose(found, rows[column].astype(float), rtol=1e-9)


def test_one_country_by_any_name_against_another_anchor(run):
    code, out, _ = run(*ASKED, "--versus", "west", "--partner", "Turkey", "--format", "json")
    (row,) = json.loads(out)
    (wanted,) = shipped().index("RUS", 2023, partner="TUR", versus="WEST").to_dict("records")
    assert code == 0
    assert (row["partner"], row["closer"]) == ("TUR", "WEST")
    assert row["difference"] == wanted["difference"] < -40


def test_no_index_is_said_aloud_and_is_no_fault(run):
    code, out, err = run(*ASKED, "--partner", "Greenland")
    assert code == 0
    assert out.decode().strip().split(",")[: len(TABLE)] == TABLE
    assert "No state asked for has an index" in err


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (["--weights", "vote=2"], "“vote” is not a dimension of the index"),
        (["--anchor", "FRA"], "“FRA” is not an anchor"),
        (["--year", "1900"], "1900 is outside the data, which run from 1992 to 2025"),
        (["--partner", "Narnia"], "“Narnia” is not a country"),
    ],
)
def test_an_unknown_name_or_year_is_a_sentence(run, changed, said):
    code, _, err = run(*ASKED, *changed)
    assert code == 2
    assert said in err


def test_a_faulty_weight_is_a_sentence(run):
    code, _, err = run(*ASKED, "--weights", "votes=lots")
    assert code == 1
    assert "a weight is a number from 0 to 100" in err
