"""A new release of V-Dem: its country-year CSV, with the index and the class of regime."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity.build import script
from solidarity.errors import DataError
from solidarity.releases import vdem

own = script(Path(__file__).parent / "build.py")
COLUMNS = {"liberal_democracy": "v2x_libdem", "regime_type": "v2x_regime"}


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend
) -> dict[str, ibis.Table]:
    """The old ratings with each file's own in place of the same measure's in the same years."""
    facts = old["facts"]
    for path in files:
        facts = replaced(facts, vdem.read(path), path)
    return {"facts": facts}


def replaced(facts: ibis.Table, release: pd.DataFrame, path: Path) -> ibis.Table:
    """The facts with a release's in place of those from its first rated year to its last.

    Raises DataError if it rates nobody since build.FIRST.
    """
    recent = release[release.year >= own.FIRST]
    kept, any_rated = facts, False
    for measure, column in COLUMNS.items():
        years = recent.year[recent[column].notna()]
        if not years.empty:
            any_rated = True
            covered = (_.measure == measure) & _.year.between(int(years.min()), int(years.max()))
            kept = kept.filter(~covered)
    if not any_rated:
        raise DataError(f"{path}: rates no country since {own.FIRST}; download the CSV again.")
    return ibis.union(kept, own.facts(ibis.memtable(recent)).select(kept.columns))
