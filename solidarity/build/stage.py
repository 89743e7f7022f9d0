"""A source built aside, checked, and only then put in place."""

import importlib.util
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import ibis
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from solidarity import accepted, checks, countries, source
from solidarity.alignment import KEY
from solidarity.build.corrections import doubted
from solidarity.build.inputs import Inputs, connect, read_table
from solidarity.build.restate import restate
from solidarity.errors import DataError, UnknownName
from solidarity.paths import ROOT
from solidarity.source import TIE_COLUMNS, Source

CURE = "Nothing was replaced; correct build.py, or --accept if the change is meant."
TIE_TYPES = pa.schema(
    {
        "anchor": pa.string(), "partner": pa.string(), "year": pa.int16(),
        "indicator": pa.string(), "value": pa.float64(), "low": pa.float64(),
        "high": pa.float64(), "status": pa.string(), "n": pa.int32(), "origin": pa.string(),
    }
)  # fmt: skip


def buildable(root: Path = ROOT) -> list[str]:
    """The keys of all folders under data/ that have a build.py; the index, made of others, last."""
    keys = sorted(path.parent.name for path in root.glob("data/*/build.py"))
    return sorted(keys, key=lambda key: key == KEY)


def build(
    keys: Iterable[str],
    inputs: Path,
    root: Path = ROOT,
    engine: str | None = None,
    accept: bool = False,
) -> Iterator[str]:
    """Build the sources named (none: all) from the tables in `inputs`, yielding each key when done.

    A source's files are written aside and checked against its source.toml (with `accept`, its
    counts and years are written anew first); then they replace their predecessors all at once.
    Raises UnknownName or DataError; what stood before stays whole.
    """
    keys = named(list(keys), buildable(root))
    if not inputs.is_dir():
        raise DataError(f"{inputs}: no such folder; --inputs must name the folder of input tables.")
    tables = Inputs(inputs, connect(engine))
    for key in keys:
        with staged(key, tables, root) as stage:
            put_in_place(key, stage, root, accept)
        yield key


def named(keys: list[str], known: list[str]) -> list[str]:
    """The keys given, or all known ones; raise UnknownName on one that is not known."""
    for key in keys:
        if key not in known:
            raise UnknownName("a source that can be built", key, known)
    return keys or known


@contextmanager
def staged(key: str, inputs: Inputs, root: Path = ROOT) -> Iterator[Path]:
    """A folder, gone afterwards, with the source's files as built now, laid out as the project."""
    module = script(root / "data" / key / "build.py")
    with aside(root) as stage:
        if hasattr(module, "build"):  # a folder without ties, as the basemap
            module.build(inputs.folder, stage)
        else:
            write_all(key, module.evidence(inputs), stage, root, inputs.engine)
        yield stage


@contextmanager
def aside(root: Path) -> Iterator[Path]:
    """An empty folder in the project, gone afterwards; what a killed process left goes first."""
    for left in root.glob(".build-*"):
        if not _alive(int(left.name.split("-")[1])):
            shutil.rmtree(left)
    stage = root / f".build-{os.getpid()}"
    stage.mkdir()
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)  # accepted: moved away


def write_all(
    key: str, evidence: Mapping[str, ibis.Table], stage: Path, root: Path, engine: ibis.BaseBackend
) -> None:
    """Write a source's evidence under `stage`, and the ties and tables that follow from it."""
    folder, declared = stage / "data" / key, source.read(root / "data" / key)
    folder.mkdir(parents=True)
    module = script(root / "data" / key / "build.py")
    for name, table in evidence.items():
        _write(table.to_pyarrow(), folder / f"{name}.parquet", declared, name)
    written = {name: read_table(engine, folder / f"{name}.parquet") for name in evidence}
    for name, table in module.derived(written, declared).items():
        rows = table.to_pyarrow()
        if name == "ties":
            doubts = root / "data" / key / "doubts.csv"
            ties = doubted(rows.to_pandas(), declared, doubts).sort_values(list(TIE_COLUMNS[:4]))
            rows = pa.Table.from_pandas(ties[list(TIE_COLUMNS)], TIE_TYPES, preserve_index=False)
        _write(rows, folder / f"{name}.parquet", declared, name)


def _write(rows: pa.Table, path: Path, declared: Source, name: str) -> None:
    """Write a table, its rows in the order of its key so that two builds are equal."""
    if name not in declared.tables:
        raise DataError(f"data/{declared.key}/build.py: makes {name}, which source.toml lacks.")
    table = declared.tables[name]
    if missing := sorted(set(table.columns) - set(rows.column_names)):
        raise DataError(f"data/{declared.key}/build.py: {name} has no column {missing}.")
    rows = rows.select(table.columns).sort_by([(column, "ascending") for column in table.key])
    parquet.write_table(rows.replace_schema_metadata(None), path, compression="zstd")


def put_in_place(key: str, stage: Path, root: Path, accept: bool) -> None:
    """Check the staged files against source.toml and let them replace their predecessors."""
    declared = root / "data" / key / "source.toml"
    if declared.exists():
        if accept:
            restate(declared, stage / "data" / key)
        check(key, stage, root)
    accepted.accept(stage, key, root)


def check(key: str, stage: Path, root: Path) -> Source:
    """Hold the staged tables to source.toml: the staged one, if there is one, else the standing."""
    register = countries.load(root / "data" / "countries.csv")
    built, standing = stage / "data" / key, root / "data" / key
    declared = source.read(built if (built / "source.toml").exists() else standing)
    checks.read_tables(declared, built, register, CURE)
    return declared


def script(path: Path) -> ModuleType:
    """A script of a source's folder, which is no package, as a module."""
    spec = importlib.util.spec_from_file_location(f"{path.stem}_{path.parent.name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def read_ties(folder: Path) -> pd.DataFrame:
    """The ties in a folder, none if there are none yet."""
    path = folder / "ties.parquet"
    return pd.read_parquet(path) if path.exists() else TIE_TYPES.empty_table().to_pandas()
