"""The engine that computes, and the folder of input tables seen through it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import ibis
import pandas as pd
import pyarrow as pa

from solidarity.errors import DataError

EMBEDDED = "duckdb://"


@dataclass(frozen=True)
class Inputs:
    """Input tables in `folder`, read by `engine`."""

    folder: Path
    engine: ibis.BaseBackend

    def read(self, name: str, columns: Iterable[str]) -> ibis.Table:
        """One input table, with the columns relied on; a CSV's are all text.

        Raises DataError naming the file and what is missing.
        """
        path = self.folder / name
        if not path.exists():
            raise DataError(f"{path}: missing; --inputs must name the folder of input tables.")
        table = read_table(self.engine, path)
        if missing := sorted(set(columns) - set(table.columns)):
            raise DataError(f"{path}: no column {', '.join(missing)}; has the release changed?")
        return table


def read_table(engine: ibis.BaseBackend, path: Path) -> ibis.Table:
    """A Parquet file or a CSV as a table of the engine; raise DataError if it is damaged."""
    if path.suffix == ".csv":
        try:
            rows = pd.read_csv(path, dtype="str", encoding="utf8")
            # As Arrow, whose nulls every engine takes for nulls; pandas' are “NaN” to some.
            return ibis.memtable(
                pa.table(
                    {name: pa.array(rows[name], pa.string(), from_pandas=True) for name in rows}
                )
            )
        except (OSError, ValueError) as error:
            raise DataError(f"{path}: damaged or not CSV ({error}); fetch it again.") from error
    try:
        return engine.read_parquet(path)
    except Exception as error:  # each engine has its own
        raise DataError(f"{path}: damaged or not Parquet; fetch it again.") from error


def connect(url: str | None = None) -> ibis.BaseBackend:
    """The engine an Ibis connection URL names: the one given, SOLIDARITY_ENGINE, or embedded DuckDB.

    `pyspark://local[2]` starts Spark with that master. Raises DataError where it cannot be reached.
    """
    url = url or os.environ.get("SOLIDARITY_ENGINE") or EMBEDDED
    try:
        if url.startswith("pyspark://"):
            return _spark(url.removeprefix("pyspark://") or "local[*]")
        return ibis.connect(url)
    except Exception as error:  # each engine has its own
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise DataError(
            f"The engine {url} cannot be used ({reason}); give an Ibis connection URL such as"
            f" {EMBEDDED} or pyspark://local[2], and install its packages"
            " (requirements/engines.txt for Spark, which needs Java)."
        ) from error


def _spark(master: str) -> ibis.BaseBackend:
    """Spark, told its master before it starts: an Ibis URL can only set what may change later."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)
