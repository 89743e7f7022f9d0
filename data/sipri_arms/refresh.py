"""SIPRI's own files: the trade register in both its layouts, and the TIV table of one state.

The transfers and pairs we keep are sums over deliveries, so what a file changes is the sum of the
differences: its deliveries less those we had for the same states and years.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries
from solidarity.build import script
from solidarity.errors import DataError
from solidarity.releases import sipri

own = script(Path(__file__).parent / "build.py")
DYAD = ["supplier_iso3", "recipient_iso3", "year"]
FEWEST_SUPPLIERS = 20
"""The least that a register of all transfers names; a register of one state has itself only."""


def evidence(
    files: Sequence[Path], old: Mapping[str, ibis.Table], engine: ibis.BaseBackend, of: str = ""
) -> dict[str, ibis.Table]:
    """The old tables with the files' deliveries in place of the same states' and years'."""
    tables = {name: old[name] for name in ("transfers", "pairs")}
    for path in files:
        tables = refreshed(tables, path, of)
    return tables


def refreshed(tables: dict[str, ibis.Table], path: Path, of: str) -> dict[str, ibis.Table]:
    """The tables after one file: all of its years, or one state's part of them."""
    register = countries.load()
    if sipri.is_tiv_table(path):
        if not of:
            raise DataError(f"{path}: a TIV table does not say whose it is; name it with --of.")
        return with_part(tables, sipri.tiv_table(path, register.iso3(of), register))
    deliveries = sipri.register(path, register)
    if deliveries.supplier_iso3.nunique() < FEWEST_SUPPLIERS:
        return with_part(tables, deliveries)
    first, last = int(deliveries.year.min()), int(deliveries.year.max())
    # A sum of five years is known anew only where the file has all five.
    since = max(own.PAIRS_SINCE, first + own.PAIRS_WINDOW - 1)
    dyads = ibis.memtable(deliveries)
    return {
        "transfers": replaced(tables["transfers"], own.from_dyads(dyads), first, last),
        "pairs": replaced(tables["pairs"], own.between_states(dyads, since, last), since, last),
    }


def replaced(old: ibis.Table, new: ibis.Table, first: int, last: int) -> ibis.Table:
    """The old rows of other years, and the new ones of these."""
    return ibis.union(
        old.filter(~_.year.between(first, last)), own.recorded(new).select(old.columns)
    )


def with_part(tables: dict[str, ibis.Table], part: pd.DataFrame) -> dict[str, ibis.Table]:
    """The tables after one anchor's deliveries, or receipts, have been replaced."""
    state, ends = whose(part)
    here, there = ("supplier_iso3", "recipient_iso3") if ends == "to partner" else DYAD[1::-1]
    covered = _.year.between(int(part.year.min()), int(part.year.max()))
    had = tables["transfers"].filter((_.anchor == state) & (_.direction == ends) & covered)
    before = had.select("year", "tiv", "lines", **{there: _.partner}).to_pandas()
    both = before.assign(**{here: state}).merge(
        part, on=DYAD, how="outer", suffixes=("_before", "_now")
    )
    # A TIV table counts no lines: those known stay, and where there are deliveries there is a line.
    lines = both.n_items if "n_items" in both else both.lines.where(both.tiv_now > 0, 0).fillna(1)
    difference = both[DYAD].assign(
        tiv=both.tiv_now.fillna(0) - both.tiv_before.fillna(0),
        n_items=lines.fillna(0) - both.lines.fillna(0),
    )
    moves, last = ibis.memtable(difference), int(tables["pairs"].year.max().execute())
    return {
        "transfers": moved(tables["transfers"], own.from_dyads(moves)),
        # One state's file cannot begin a year of sums that the other pairs lack.
        "pairs": moved(tables["pairs"], own.between_states(moves, own.PAIRS_SINCE, last)),
    }


def moved(sums: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """Sums by all but their measures, after the moves have been added to them."""
    both = ibis.union(sums, moves.select(sums.columns))
    keys = [column for column in sums.columns if column not in ("tiv", "lines")]
    return own.recorded(
        both.group_by(keys).agg(tiv=_.tiv.sum().round(2), lines=_.lines.sum().cast("int32"))
    )


def whose(part: pd.DataFrame) -> tuple[str, str]:
    """The anchor that stands on one side of every row, and the direction as seen from it."""
    for column, direction in (("supplier_iso3", "to partner"), ("recipient_iso3", "from partner")):
        states = part[column].unique()
        if len(states) == 1 and states[0] in own.STATE_ANCHORS:
            return str(states[0]), direction
    raise DataError(
        "The file covers neither all suppliers nor one of"
        f" {', '.join(own.STATE_ANCHORS)}; download the register for all suppliers and recipients."
    )
