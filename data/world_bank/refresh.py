"""New figures from the World Bank: the zip of one indicator, population or GDP."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity.build import script
from solidarity.errors import DataError
from solidarity.releases import world_bank

own = script(Path(__file__).parent / "build.py")
MEASURES = {"SP.POP.TOTL": "population", "NY.GDP.MKTP.CD": "gdp"}


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend
) -> dict[str, ibis.Table]:
    """The old figures with each file's own in place of the same indicator's in the same years."""
    tables = dict(old)
    for path in files:
        tables = replaced(tables, measured(world_bank.read(path), path))
    return tables


def measured(release: pd.DataFrame, path: Path) -> pd.DataFrame:
    """The values that a release holds: iso3, year, measure, value.

    Raises DataError if it is about something else, or holds no value since build.FIRST.
    """
    if unknown := sorted(set(release.indicator_code) - set(MEASURES)):
        raise DataError(f"{path}: holds {', '.join(unknown)}; wanted are {', '.join(MEASURES)}.")
    recent = release[release.year >= own.FIRST].dropna(subset=["value"])
    if recent.empty:
        raise DataError(f"{path}: holds no value since {own.FIRST}; download the indicator again.")
    measure = recent.indicator_code.map(MEASURES)
    named: pd.DataFrame = recent.assign(measure=measure).drop(columns="indicator_code")
    return named


def replaced(old: Mapping[str, ibis.Table], values: pd.DataFrame) -> dict[str, ibis.Table]:
    """The tables with the values in place of the same measure's, from their first year to their last."""
    new = own.from_values(own.of_the_register(ibis.memtable(values)))
    tables = dict(old)
    for measure, years in values.groupby("measure").year:
        covered = (_.measure == measure) & _.year.between(int(years.min()), int(years.max()))
        tables = {name: table.filter(~covered) for name, table in tables.items()}
    return {name: ibis.union(kept, new[name].select(kept.columns)) for name, kept in tables.items()}
