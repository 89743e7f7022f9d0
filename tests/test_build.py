import shutil

import pandas as pd
import pytest
from fixtures import TIES, TOML, files_of, project, tie_frame, write_source

from solidarity import build, catalog
from solidarity.errors import DataError, UnknownName

SCRIPT = """
import ibis
from solidarity.source import TIE_COLUMNS
def evidence(inputs):
    return {"counts": inputs.read("toy.csv", ["anchor", "partner"])}
def derived(evidence, source):
    types = {"year": "int16", "value": "float64", "n": "int32"}
    types |= {"low": "float64", "high": "float64"}
    counts = evidence["counts"].cast(types)
    return {"ties": counts.mutate(origin=ibis.literal("")).select(TIE_COLUMNS)}
"""
COUNTS = """
[tables.counts]
rows = 4
key = ["anchor", "partner", "year"]
columns = ["anchor", "partner", "year", "indicator", "value", "low", "high", "status", "n"]
"""
WHOLE = TOML.replace("\n[indicators", COUNTS + "\n[indicators", 1)


def files(root):
    """The content of every file; scripts once run leave a cache, which is not ours."""
    return {p.relative_to(root): p.read_bytes() for p in files_of(root) if p.suffix != ".pyc"}


@pytest.fixture
def toy(tmp_path):
    """A project of one source that copies its input."""
    root = tmp_path / "project"
    write_source(root / "data", toml=WHOLE)
    tie_frame().drop(columns="origin").to_parquet(root / "data" / "toy" / "counts.parquet")
    (root / "data" / "toy" / "build.py").write_text(SCRIPT)
    return root


@pytest.fixture
def inputs(tmp_path):
    """Input tables for it, the first value changed."""
    (tmp_path / "inputs").mkdir()
    frame = tie_frame().drop(columns="origin")
    frame.loc[0, "value"] = 0.875
    frame.to_csv(tmp_path / "inputs" / "toy.csv", index=False)
    return tmp_path / "inputs"


def test_a_sound_build_replaces_the_tables_and_leaves_nothing_else(toy, inputs):
    before = files(toy)
    assert list(build.build([], inputs, toy)) == ["toy"]
    after = files(toy)
    assert after.keys() == before.keys()
    changed = {path.as_posix() for path in after if after[path] != before[path]}
    assert changed == {"data/toy/counts.parquet", "data/toy/ties.parquet"}
    found = catalog.load(toy / "data").ties(anchor="RUS", partner="IND", year=2000)
    assert found.value.tolist() == [0.875]


def test_a_build_that_breaks_a_promise_replaces_nothing(toy, inputs):
    broken = pd.read_csv(inputs / "toy.csv").assign(value=2.0)
    broken.to_csv(inputs / "toy.csv", index=False)
    before = files(toy)
    with pytest.raises(DataError, match=r"outside the declared range.*Nothing was replaced"):
        list(build.build(["toy"], inputs, toy))
    assert files(toy) == before


def test_a_build_script_that_fails_replaces_nothing(toy, inputs):
    (inputs / "toy.csv").unlink()
    before = files(toy)
    with pytest.raises(DataError, match=r"toy\.csv: missing"):
        list(build.build(["toy"], inputs, toy))
    assert files(toy) == before


def test_a_first_build_needs_no_table_before_it(toy, inputs):
    for table in ("counts", "ties"):
        (toy / "data" / "toy" / f"{table}.parquet").unlink()
    list(build.build(["toy"], inputs, toy))
    assert len(catalog.load(toy / "data").ties()) == len(TIES)


def test_sources_are_built_one_by_one(toy, inputs):
    """What was built before a fault stays built."""
    shutil.copytree(toy / "data" / "toy", toy / "data" / "zoo")
    toml = WHOLE.replace("indicators.toy", "indicators.zoo").replace("rows = 4", "rows = 5")
    (toy / "data" / "zoo" / "source.toml").write_text(toml, "utf8")
    before = files(toy / "data" / "zoo")
    built = build.build(["toy", "zoo"], inputs, toy)
    assert next(built) == "toy"
    with pytest.raises(DataError, match=r"zoo/\w+\.parquet: 4 rows, but"):
        next(built)
    assert files(toy / "data" / "zoo") == before


def test_the_shipped_sources_can_be_built():
    assert {"basemap", "sipri_arms", "un_votes"} <= set(build.buildable())


def test_an_unknown_source_stops_before_anything_is_built(toy, inputs):
    before = files(toy)
    with pytest.raises(UnknownName, match=r"“tox” is not a source that can be built.*mean toy"):
        list(build.build(["toy", "tox"], inputs, toy))
    assert files(toy) == before


def test_a_missing_folder_of_inputs_is_named(toy, tmp_path):
    with pytest.raises(DataError, match=r"nowhere: no such folder; --inputs must name"):
        list(build.build(["toy"], tmp_path / "nowhere", toy))


@pytest.mark.parametrize(
    ("key", "file"),
    [
        ("un_votes", r"un_votes/votes\.parquet: missing"),
        ("sipri_arms", r"sipri_arms/tiv_dyad_year_1950_2025\.parquet: missing"),
        ("basemap", r"basemap/world_50m\.json: no topojson"),
    ],
)
def test_a_folder_without_the_inputs_is_told_the_file(tmp_path, key, file):
    root = project(tmp_path, key)
    before = files(root)
    with pytest.raises(DataError, match=rf"{file}.*--inputs must name the folder of input tables"):
        list(build.build([key], tmp_path, root))
    assert files(root) == before


def test_an_input_without_a_column_is_named(tmp_path):
    (tmp_path / "un_votes").mkdir()
    votes = pd.DataFrame({"vote_id": ["v1"], "iso3": ["RUS"], "vote": ["Y"], "title": ["T"]})
    votes.to_parquet(tmp_path / "un_votes" / "votes.parquet")
    with pytest.raises(
        DataError, match=r"votes\.parquet: no column date, kind, resolution, source"
    ):
        list(build.build(["un_votes"], tmp_path, project(tmp_path, "un_votes")))
