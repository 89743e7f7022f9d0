"""The figures in source.toml that a release changes: rows and years, written anew from its tables."""

from datetime import date
from pathlib import Path
from typing import Any

import tomlkit
from pyarrow import parquet


def restate(
    declared: Path, stage: Path, release: str = "", partial: dict[int, str] | None = None
) -> None:
    """Write source.toml under `stage` with the rows and years of the tables that lie there.

    Everything else, comments too, stays as it stands in `declared`. With `release` its name and
    the day of retrieval change as well; `partial` names the years that are not complete.
    """
    document = tomlkit.parse(declared.read_text("utf8"))
    for name, table in _blocks(document, "tables"):
        columns = ["year"] if "years" in table else []
        rows = parquet.read_table(stage / f"{name}.parquet", columns=columns)
        table["rows"] = rows.num_rows
        if columns:
            table["years"] = _ends(rows.column("year").to_pylist())
    ties = parquet.read_table(stage / "ties.parquet", columns=["indicator", "year"]).to_pandas()
    for key, indicator in _blocks(document, "indicators"):
        years = ties.year[ties.indicator == key]
        if not years.empty:
            indicator["years"] = _ends(years.tolist())
        if partial is not None and ("partial" in indicator or partial):
            _set_partial(indicator, partial)
    if release:
        document["release"] = release
        document["retrieved"] = date.today()
    (stage / "source.toml").write_text(tomlkit.dumps(document), "utf8")


def _blocks(document: tomlkit.TOMLDocument, name: str) -> list[tuple[str, Any]]:
    return list(document.get(name, {}).items())


def _ends(years: list[int]) -> list[int]:
    return [int(min(years)), int(max(years))]


def _set_partial(indicator: Any, partial: dict[int, str]) -> None:
    last = indicator["years"][1]
    inside = {str(year): text for year, text in partial.items() if year <= last}
    if inside:
        block = tomlkit.inline_table()
        block.update(inside)
        indicator["partial"] = block
    elif "partial" in indicator:
        del indicator["partial"]
