"""How the command line writes rows: CSV, JSON or Parquet, to a file or to standard output."""

import sys
from enum import StrEnum
from pathlib import Path

import pandas as pd

from solidarity.errors import DataError


class Format(StrEnum):
    """How rows are written."""

    csv = "csv"
    json = "json"
    parquet = "parquet"


def write(rows: pd.DataFrame, format: Format, output: Path | None) -> None:
    """Write rows whole or not at all; raise DataError where they cannot be."""
    if format is Format.parquet:
        forbid_terminal("Parquet", output)
        content = rows.to_parquet(index=False)
    elif format is Format.json:
        content = (
            rows.to_json(
                orient="records", force_ascii=False, indent=1, double_precision=15
            ).encode()
            + b"\n"
        )
    else:
        content = rows.to_csv(index=False).encode()
    put(content, output)


def forbid_terminal(what: str, output: Path | None) -> None:
    """Raise DataError where binary content would go to a terminal."""
    if output is None and sys.stdout.isatty():
        raise DataError(f"{what} is binary: name a file with -o, or pipe it into one.")


def put(content: bytes, output: Path | None) -> None:
    """Write a file aside and then in its place, or to standard output; raise DataError where it cannot be."""
    try:
        if output is None:
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        else:
            aside = output.with_name(output.name + ".part")
            aside.write_bytes(content)
            aside.replace(output)
    except OSError as error:
        where = output or "standard output"
        raise DataError(f"{where}: cannot be written ({error.strerror}).") from error
