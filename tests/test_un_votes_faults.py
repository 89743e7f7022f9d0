"""Known faults of the General Assembly's releases: put right as the files say, or named when mended."""

import pandas as pd
import pytest
from fixtures import ROOT, project
from test_build_un_votes import FAULTS, VOTES, built, cast, unpointed

from solidarity import build
from solidarity.errors import DataError

__all__ = ["built"]  # a fixture of these tests too


def test_codes_are_corrected_in_the_days_they_are_wrong(built):
    votes = [
        (f"v{year}", f"{year}-06-01", "final", "", {"RUS": "Y", "YUG": "N"})
        for year in (1999, 2000, 2018)
    ]
    votes += [
        ("g", "2010-12-01", "final", "", {"RUS": "Y", "GRC": "Y", "GRD": "N"}),
        ("h", "2011-12-01", "final", "", {"RUS": "Y", "GRC": "Y", "GRD": "N"}),
        ("m", "1993-12-01", "final", "", {"RUS": "Y", "MNG": "A", "MCO": "Y"}),
    ]
    ties = built(cast(votes), faults=["corrections.csv"])["ties"]
    ties = ties[ties.indicator == "un_agreement"]
    assert {(row.partner, row.year): row.value for row in ties.itertuples()} == {
        ("YUG", 1999): 0, ("SRB", 2000): 0, ("SRB", 2018): 0,
        ("GRC", 2010): 0, ("GRD", 2010): 1, ("GRC", 2011): 1, ("GRD", 2011): 0,
        ("MNG", 1993): 1, ("MCO", 1993): 0.5,
    }  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_that_has_been_mended_is_named(built, name):
    with pytest.raises(DataError, match=rf"{name}, line 2: the fault is no longer in the release"):
        built(cast(VOTES), faults=[name])


def test_votes_final_by_mistake_are_left_out(built):
    left_out = pd.read_csv(ROOT / "data" / "un_votes" / "left_out.csv")
    assert left_out.reason.notna().all()
    others = {"RUS": "Y", "IND": "N"}
    keys = [*left_out.vote_id, "kept"]
    votes = cast([(str(key), "2010-01-01", "final", "", others) for key in keys])
    tables = built(votes, faults=["left_out.csv"])
    assert tables["roll_calls"].vote_id.tolist() == ["kept"]
    assert tables["positions"].vote_id.unique().tolist() == ["kept"]
    assert tables["cells"]["un_agreement", "RUS", "IND", 2010].n == 1


def test_a_release_that_breaks_the_promises_replaces_nothing(tmp_path):
    (tmp_path / "inputs" / "un_votes").mkdir(parents=True)
    cast(VOTES).to_parquet(tmp_path / "inputs" / "un_votes" / "votes.parquet")
    root = project(tmp_path, "un_votes")
    for name in FAULTS:
        path = root / "data/un_votes" / name
        path.write_text(path.read_text("utf8").splitlines()[0] + "\n", "utf8")
    fault = pytest.raises(DataError, match=r"rows, but source.toml declares.*Nothing was replaced")
    with unpointed(), fault:
        list(build.build(["un_votes"], tmp_path / "inputs", root))
    assert not list(root.glob("data/un_votes/*.parquet"))
    assert not list(root.glob(".build-*"))
