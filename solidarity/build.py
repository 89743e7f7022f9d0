"""From the publishers' tables to ours: run each source's build.py aside, check it, then put it in place."""

import importlib.util
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import ibis
import pandas as pd
from pyarrow import parquet

from solidarity import checks, countries, source
from solidarity.errors import DataError, UnknownName
from solidarity.paths import ROOT


def buildable(root: Path = ROOT) -> list[str]:
    """The keys of all folders under data/ that have a build.py."""
    return sorted(path.parent.name for path in root.glob("data/*/build.py"))


def build(keys: Iterable[str], inputs: Path, root: Path = ROOT) -> Iterator[str]:
    """Build the sources named (none: all) from the tables in `inputs`, yielding each key when done.

    A source's files are written aside and checked against its source.toml; only then each replaces
    its predecessor in one rename. Raises UnknownName or DataError; what stood before stays whole.
    """
    known = buildable(root)
    keys = list(keys) or known
    for key in keys:
        if key not in known:
            raise UnknownName("a source that can be built", key, known)
    if not inputs.is_dir():
        raise DataError(f"{inputs}: no such folder; --inputs must name the folder of input tables.")
    for key in keys:
        with staged(key, inputs, root) as stage:
            _check(key, stage, root)
            _replace(stage, root)
        yield key


@contextmanager
def staged(key: str, inputs: Path, root: Path = ROOT) -> Iterator[Path]:
    """A folder, gone afterwards, with the source's files as built now, laid out as the project."""
    with tempfile.TemporaryDirectory(dir=root, prefix=".build-") as name:
        stage = Path(name)
        try:
            _builder(root / "data" / key / "build.py")(inputs, stage)
        except duckdb.Error as error:
            raise DataError(f"data/{key}/build.py: {str(error).splitlines()[0]}") from error
        yield stage


def read_input(connection: ibis.BaseBackend, path: Path, columns: Iterable[str]) -> ibis.Table:
    """One input table, with the columns we rely on; raise DataError naming what is missing."""
    if not path.exists():
        raise DataError(f"{path}: missing; --inputs must name the folder of input tables.")
    try:
        table = connection.read_parquet(path)
    except duckdb.Error as error:
        raise DataError(f"{path}: damaged or not Parquet; fetch it again.") from error
    if missing := sorted(set(columns) - set(table.columns)):
        raise DataError(f"{path}: no column {', '.join(missing)}; has the release format changed?")
    return table


def corrected(table: ibis.Table, corrections: Path) -> ibis.Table:
    """The table with the codes that corrections.csv names replaced between the days it names.

    Known faults of a release are data (column, value, first_day, last_day, becomes, noted,
    reason), so that each stands beside its reason; all are read against the release as it is, so
    that two codes can be exchanged. Raises DataError on a line that no longer corrects anything.
    """
    hits: dict[str, list[tuple[ibis.Value, str]]] = {}
    for line, fix in enumerate(pd.read_csv(corrections).itertuples(), start=2):
        days = table.date.cast("date").between(ibis.date(fix.first_day), ibis.date(fix.last_day))
        hit = (table[str(fix.column)] == fix.value) & days
        if not table.filter(hit).limit(1).count().execute():
            raise _mended(corrections, line)
        hits.setdefault(str(fix.column), []).append((hit, str(fix.becomes)))
    return table.mutate(
        **{column: ibis.cases(*cases, else_=table[column]) for column, cases in hits.items()}
    )


def without(table: ibis.Table, left_out: Path, key: str) -> ibis.Table:
    """The table without the rows whose key the file lists, each line with its reason.

    Raises DataError on a line whose key is no longer there.
    """
    unwanted = pd.read_csv(left_out)[key]
    found = set(table.filter(table[key].isin(unwanted.tolist()))[key].to_pandas())
    for line, value in enumerate(unwanted, start=2):
        if value not in found:
            raise _mended(left_out, line)
    return table.filter(table[key].notin(unwanted.tolist()))


def _mended(path: Path, line: int) -> DataError:
    return DataError(
        f"{path}, line {line}: the fault is no longer in the release; has it been mended?"
        " Then delete the line."
    )


def write(table: ibis.Table, path: Path, order: Iterable[str]) -> None:
    """Write an expression as Parquet, its rows in a fixed order so that two builds are equal."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(table.order_by(*order).to_pyarrow(), path, compression="zstd")


def _builder(path: Path) -> Callable[[Path, Path], None]:
    spec = importlib.util.spec_from_file_location(f"build_{path.parent.name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.build  # type: ignore[no-any-return]


def _check(key: str, stage: Path, root: Path) -> None:
    if (root / "data" / key / "source.toml").exists():
        register = countries.load(root / "data" / "countries.csv")
        cure = "Nothing was replaced; correct build.py, or source.toml if the change is meant."
        declared = source.read(root / "data" / key)
        checks.read_tables(declared, stage / "data" / key, register, cure)


def _replace(stage: Path, root: Path) -> None:
    for path in sorted(p for p in stage.rglob("*") if p.is_file()):
        target = root / path.relative_to(stage)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, target)
