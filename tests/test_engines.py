"""DuckDB and Spark make the same ties of the same evidence: run by `make test-engines`."""

from functools import partial

import pandas as pd
import pytest
from fixtures import ROOT

from solidarity import build, ideal_points, source
from solidarity.build.inputs import read_table

pytestmark = [pytest.mark.engines, pytest.mark.xdist_group("engines")]
ENGINES = ("duckdb://", "pyspark://local[2]")
KEY = ["indicator", "anchor", "year", "partner"]


def ties_by(url, key):
    """The ties of a source, computed by an engine from the evidence in the repository."""
    folder = ROOT / "data" / key
    declared = source.read(folder)
    module = build.script(folder / "build.py")
    engine = build.connect(url)
    evidence = {
        name: read_table(engine, folder / f"{name}.parquet")
        for name in declared.tables
        if name != "ties"
    }
    ties = engine.to_pyarrow(module.derived(evidence, declared)["ties"]).to_pandas()
    return ties.sort_values(KEY, ignore_index=True)


@pytest.mark.parametrize("key", ["energy", "goods_trade", "sipri_arms", "un_votes"])
def test_engines_agree(key, monkeypatch):
    """The ideal points are numpy's work on either engine: one draw serves to compare."""
    monkeypatch.setattr(ideal_points, "estimate", partial(ideal_points.estimate, draws=1))
    one, other = (ties_by(url, key) for url in ENGINES)
    assert len(one) > 5_000
    pd.testing.assert_frame_equal(one, other[one.columns], check_dtype=False, rtol=1e-9, atol=1e-9)
