"""The promises a source makes about its tables, checked each time they are loaded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
from pandas.api.types import is_integer_dtype, is_numeric_dtype
from pyarrow import parquet

from solidarity.countries import Register
from solidarity.errors import DataError
from solidarity.indicator import Indicator
from solidarity.source import Source, Table

STATUSES = {
    "observed": "as recorded",
    "few votes": "rests on fewer than ten votes",
    "few dimensions": "an index of which half of the dimensions or fewer are known: not ranked",
    "small base": "a share of very little, which says nothing of dependence",
    "partial year": "the year is not over in the data",
    "estimated": "not on record as such, but estimated: trade mostly from the partners' records",
    "doubtful": "the record is known to be wrong or to miss a part; the reason stands beside it",
    "carried": "an older year's value, with that year",
}
"""How far to trust a cell, best first; a pair without a row has no data."""
_LABELS = ("anchor", "partner", "indicator", "status", "origin")


def read_tables(
    source: Source, folder: Path, register: Register, cure: str = ""
) -> dict[str, pd.DataFrame]:
    """Read and check every table the source declares in source.toml.

    Raises DataError on the first broken promise, naming the file, the fault and the cure.
    """
    cure = cure or (
        f"Restore it with `git checkout data/{source.key}`, or rebuild it with"
        f" `python -m solidarity build {source.key} --inputs DIR`."
    )
    tables = {}
    for name, table in source.tables.items():
        path = folder / f"{name}.parquet"
        labels = _LABELS if name == "ties" else table.key
        tables[name] = _read_parquet(path, labels, cure)
        for fault in _table_faults(tables[name], table, register):
            raise DataError(f"{path}: {fault}. {cure}")
    for fault in _tie_faults(tables["ties"], source, register):
        raise DataError(f"{folder / 'ties.parquet'}: {fault}. {cure}")
    return tables


def _read_parquet(path: Path, labels: tuple[str, ...], cure: str) -> pd.DataFrame:
    """A table, its labels as categories: they repeat, and codes compare faster than text."""
    try:
        table = parquet.read_table(path, read_dictionary=list(labels))
        frame: pd.DataFrame = table.to_pandas()
        return frame
    except FileNotFoundError as error:
        raise DataError(f"{path}: missing. {cure}") from error
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: damaged or not Parquet. {cure}") from error


def _table_faults(frame: pd.DataFrame, table: Table, register: Register) -> Iterator[str]:
    if tuple(frame.columns) != table.columns:
        yield f"columns {list(frame.columns)}, but source.toml declares {list(table.columns)}"
        return
    if len(frame) != table.rows:
        yield f"{len(frame)} rows, but source.toml declares {table.rows}"
    if (empty := frame[list(table.key)].isna().any(axis=1)).any():
        yield f"row {empty.argmax()}: part of its key {list(table.key)} is empty"
    if (twice := _repeated(frame[list(table.key)])).any():
        row = frame.loc[twice, list(table.key)].iloc[0].to_dict()
        yield f"row {twice.argmax()}: key {row} stands twice"
    if "partner" in frame:
        yield from _unknown(frame, "partner", register.countries, "add it to data/countries.csv")
    if table.years and (found := (frame.year.min(), frame.year.max())) != table.years:
        yield f"years {found[0]}–{found[1]}, but source.toml declares {table.years}"


def _tie_faults(ties: pd.DataFrame, source: Source, register: Register) -> Iterator[str]:
    for column, fits in (
        ("year", is_integer_dtype),
        ("n", is_integer_dtype),
        ("value", is_numeric_dtype),
    ):
        if not fits(ties[column]):
            yield f"column {column} holds {ties[column].dtype}, not numbers as it should"
    if (empty := ties.drop(columns=["low", "high"]).isna().any(axis=1)).any():
        yield f"row {empty.argmax()}: {ties[empty].iloc[0].to_dict()} has an empty cell"
    itself = ties.anchor.astype("str") == ties.partner.astype("str")
    if (odd := (ties.n < 0) | itself).any():
        yield f"row {odd.argmax()}: {ties[odd].iloc[0].to_dict()} counts less than nothing or itself"
    yield from _unknown(ties, "status", STATUSES, f"known are {', '.join(STATUSES)}")
    yield from _unknown(ties, "indicator", source.indicators, "source.toml does not declare it")
    origins = source.origins or [""]
    yield from _unknown(ties, "origin", origins, "source.toml does not declare such an origin")
    ordered = ties.low.isna() & ties.high.isna() | (ties.low <= ties.value) & (
        ties.value <= ties.high
    )
    if not ordered.all():
        row = ties[~ordered].iloc[0].to_dict()
        yield f"row {(~ordered).argmax()}: {row} has a value outside its interval"
    members = register.kind("member")
    for indicator in source.indicators.values():
        own = ties[ties.indicator == indicator.key]
        yield from _indicator_faults(own, indicator)
        cells = len(members) * len(indicator.anchors) * _year_count(indicator)
        if (fill := own.partner.isin(members).sum() / cells) < indicator.fill:
            yield f"{indicator.key}: filled to {fill:.3f}, but source.toml promises {indicator.fill}"


def _indicator_faults(own: pd.DataFrame, indicator: Indicator) -> Iterator[str]:
    yield from _unknown(own, "anchor", indicator.anchors, f"{indicator.key} does not declare it")
    if lost := sorted(set(indicator.anchors) - set(own.anchor)):
        yield f"{indicator.key}: no row for the declared anchors {lost}"
    low, high = indicator.range
    if (outside := ~own.value.between(low, high)).any():
        row = own.loc[outside].iloc[0].to_dict()
        yield f"{indicator.key}: {row} is outside the declared range {low}–{high}"
    if own.empty or (found := (own.year.min(), own.year.max())) != indicator.years:
        years = "none" if own.empty else f"{found[0]}–{found[1]}"
        yield f"{indicator.key}: years {years}, but source.toml declares {indicator.years}"


def _unknown(frame: pd.DataFrame, column: str, known: Iterable[str], cure: str) -> Iterator[str]:
    if strangers := sorted(set(frame[column].unique()) - set(known)):
        yield f"column {column} holds {strangers[:5]}: {cure}"


def _repeated(keys: pd.DataFrame) -> pd.Series:
    """Which rows repeat an earlier one; one number a row is quicker to compare than several cells."""
    row = pd.Series(0, index=keys.index, dtype="int64")
    for column in keys:
        codes, found = pd.factorize(keys[column])
        row = row * (len(found) + 1) + codes
    return row.duplicated()


def _year_count(indicator: Indicator) -> int:
    return indicator.years[1] - indicator.years[0] + 1
