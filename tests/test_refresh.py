"""A new release: what it changes is said, and it takes the old one's place whole or not at all."""

import os
import signal
import subprocess
import sys
import time

import pandas as pd
import pytest
from fixtures import ROOT, TIES, files_of, tie_frame, write_source
from test_build import SCRIPT, WHOLE

from solidarity import accepted, build, catalog, source
from solidarity.errors import DataError, UnknownName

REFRESH = """
import ibis
from ibis import _
import pandas as pd
def evidence(files, old, engine):
    new = pd.read_csv(files[0], dtype={"low": "float64", "high": "float64"})
    kept = old["counts"].filter(_.year.notin(new.year.unique().tolist()))
    return {"counts": ibis.union(kept, ibis.memtable(new[list(kept.columns)]).cast(kept.schema()))}
"""
NEXT_YEAR = [
    ("RUS", "IND", 2002, "toy", 0.5, "observed", 20),
    ("RUS", "POL", 2002, "toy", 0.1, "observed", 20),
]
AS_KILLED = """
import os, signal, sys
from pathlib import Path
from solidarity import accepted, build
root, release, where = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if where == "before":
    accepted.accept = die
if where == "renamed":
    accepted.recover = lambda root: None if (not list(root.glob(".accepted-*"))) else die()
if where == "half":
    whole = Path.replace
    moved = []
    def replace(path, target):
        if moved:
            die()
        moved.append(path)
        return whole(path, target)
    Path.replace = replace
build.refresh("toy", [release], root, accept=True)
"""


@pytest.fixture
def toy(tmp_path):
    """A project of one source that can be refreshed."""
    root = tmp_path / "project"
    write_source(root / "data", toml=WHOLE.replace("fill = 0.125", "fill = 0.01"))
    tie_frame().drop(columns="origin").to_parquet(root / "data" / "toy" / "counts.parquet")
    (root / "data" / "toy" / "build.py").write_text(SCRIPT)
    (root / "data" / "toy" / "refresh.py").write_text(REFRESH)
    return root


@pytest.fixture
def release(tmp_path):
    """The year 2002."""
    tie_frame(NEXT_YEAR).drop(columns="origin").to_csv(tmp_path / "toys 2002.csv", index=False)
    return tmp_path / "toys 2002.csv"


def content(root):
    return {p.relative_to(root): p.read_bytes() for p in files_of(root) if p.suffix != ".pyc"}


def test_without_accept_a_release_only_says_what_it_changes(toy, release):
    before = content(toy)
    steps = []
    changes = build.refresh("toy", [release], toy, say=steps.append)
    assert content(toy) == before
    assert (changes.before, changes.after, changes.added) == (4, 6, 2)
    assert (changes.removed, changes.changed) == (0, 0)
    assert (changes.years_new, changes.years_lost) == ([2002], [])
    assert (changes.partners_new, changes.partners_lost) == (["POL"], [])
    assert len(steps) == 3 and "toys 2002.csv" in steps[0]


def test_an_accepted_release_is_what_the_atlas_shows(toy, release):
    build.refresh("toy", [release], toy, accept=True, release="second")
    held = catalog.load(toy / "data")
    assert held.ties(year=2002).value.tolist() == [0.5, 0.1]
    assert len(held.ties()) == len(TIES) + 2
    declared = source.read(toy / "data" / "toy")
    assert declared.tables["ties"].rows == declared.tables["counts"].rows == 6
    assert declared.tables["ties"].years == declared.indicators["toy"].years == (2000, 2002)
    assert declared.release == "second"
    assert not list(toy.glob(".*"))


def test_the_largest_moves_come_first(toy, tmp_path):
    moved = [(*row[:4], row[4] / 4, *row[5:]) for row in TIES if row[2] == 2000]
    tie_frame(moved).drop(columns="origin").to_csv(tmp_path / "again.csv", index=False)
    changes = build.refresh("toy", [tmp_path / "again.csv"], toy)
    assert changes.changed == 3
    assert changes.moves[["anchor", "partner", "before", "after"]].values.tolist() == [
        ["RUS", "IND", 0.75, 0.1875],
        ["IRN", "IND", 0.5, 0.125],
        ["RUS", "TUR", 0.25, 0.0625],
    ]
    printed = "\n".join(changes.lines())
    assert "0 are new, 0 lost, 3 changed" in printed and "Years new: none" in printed


def test_at_most_twenty_moves_are_listed(toy, tmp_path):
    codes = pd.read_csv(ROOT / "data" / "countries.csv").iso3.head(40)
    register = (ROOT / "data" / "countries.csv").read_text("utf8")
    (toy / "data" / "countries.csv").write_text(register, "utf8")
    for value in (0.25, 0.75):
        rows = [
            ("RUS", code, 2002, "toy", value, "observed", 20) for code in codes if code != "RUS"
        ]
        tie_frame(rows).drop(columns="origin").to_csv(tmp_path / "many.csv", index=False)
        changes = build.refresh("toy", [tmp_path / "many.csv"], toy, accept=True)
    assert changes.changed >= 38 and len(changes.moves) == 20


def test_a_release_that_breaks_a_promise_changes_nothing(toy, tmp_path):
    rows = [("RUS", "IND", 2002, "toy", 7.0, "observed", 20)]
    tie_frame(rows).drop(columns="origin").to_csv(tmp_path / "wild.csv", index=False)
    before = content(toy)
    with pytest.raises(DataError, match="outside the declared range"):
        build.refresh("toy", [tmp_path / "wild.csv"], toy, accept=True)
    assert content(toy) == before and not list(toy.glob(".*"))


def test_a_source_without_a_reader_is_refused(toy, release):
    with pytest.raises(UnknownName, match="“zoo” is not a source"):
        build.refresh("zoo", [release], toy)


def test_a_state_is_named_only_where_it_is_asked_for(toy, release):
    with pytest.raises(DataError, match=r"--of CHN: the files of toy say themselves"):
        build.refresh("toy", [release], toy, of="CHN")


@pytest.mark.parametrize(("where", "rows"), [("before", 4), ("renamed", 6), ("half", 6)])
def test_a_killed_run_leaves_old_or_new_whole(toy, release, where, rows):
    command = [sys.executable, "-c", AS_KILLED, toy, release, where]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    held = catalog.load(toy / "data")
    assert len(held.ties()) == len(held.tables["toy"]["counts"]) == rows
    build.refresh("toy", [release], toy, accept=True)
    assert len(catalog.load(toy / "data").ties()) == 6
    assert not list(toy.glob(".*")), "what the killed run left is swept"


def test_a_run_killed_at_any_moment_leaves_the_tables_whole(toy, release):
    command = [sys.executable, "-c", AS_KILLED, toy, release, "nowhere"]
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True)
    whole = time.monotonic() - began
    for share in (0.3, 0.6, 0.8, 0.9, 1.0):
        process = subprocess.Popen(command, cwd=ROOT)
        time.sleep(whole * share)
        process.kill()
        process.wait()
        held = catalog.load(toy / "data")
        assert len(held.ties()) == len(held.tables["toy"]["counts"]) in (4, 6)


def test_two_may_finish_the_same_acceptance(toy):
    """A reader's server and the command line can meet at it."""
    half = toy / ".accepted-toy" / "data" / "toy"
    half.mkdir(parents=True)
    (half / "counts.parquet").write_bytes(b"new")
    accepted.recover(toy)
    accepted.recover(toy)
    assert (toy / "data" / "toy" / "counts.parquet").read_bytes() == b"new"
    assert not list(toy.glob(".*"))


def test_what_a_living_run_is_building_is_not_swept(toy, release):
    own = toy / f".build-{os.getppid()}"
    own.mkdir()
    build.refresh("toy", [release], toy)
    assert own.exists()
