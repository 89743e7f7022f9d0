"""The shipped tables are what the build makes of the publishers' tables, row for row."""

import json
import os
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from fixtures import ROOT, files_of, raw

from solidarity import build

INPUTS = Path(os.environ.get("SOLIDARITY_INPUTS") or ROOT.parent / "shared" / "data")
pytestmark = [
    pytest.mark.xdist_group("rebuild"),
    pytest.mark.skipif(
        not INPUTS.is_dir(),
        reason=f"not rebuilt: no input tables in {INPUTS}; name them with SOLIDARITY_INPUTS",
    ),
]


def assert_same(shipped, rebuilt):
    """Both files hold the same rows, shapes or places."""
    if shipped.suffix == ".json":
        assert json.loads(rebuilt.read_text("utf8")) == json.loads(shipped.read_text("utf8"))
    elif shipped.name == "countries.parquet":
        one, other = gpd.read_parquet(shipped), gpd.read_parquet(rebuilt)
        pd.testing.assert_frame_equal(one.drop(columns="geometry"), other.drop(columns="geometry"))
        assert one.geometry.geom_equals_exact(other.geometry, tolerance=1e-6).all()
    else:
        pd.testing.assert_frame_equal(pd.read_parquet(shipped), pd.read_parquet(rebuilt))


def made_by(key):
    """What a source's build puts in place, as far as it is known without building."""
    if key == "basemap":
        names = ("world_110m.json", "world_50m.json")
        topologies = [f"static/topojson/{name}" for name in names]
        return ["data/basemap/countries.parquet", "static/places.json", *topologies]
    return [p.relative_to(ROOT).as_posix() for p in sorted(ROOT.glob(f"data/{key}/*.parquet"))]


@pytest.mark.parametrize("key", build.buildable())
def test_a_rebuild_gives_the_same_tables(key):
    with build.staged(key, raw(INPUTS)) as stage:
        rebuilt = {path.relative_to(stage).as_posix(): path for path in files_of(stage)}
        assert sorted(rebuilt) == made_by(key)
        for name, path in rebuilt.items():
            assert_same(ROOT / name, path)


def test_there_is_something_to_rebuild():
    assert {"basemap", "sipri_arms", "un_votes"} <= set(build.buildable())
