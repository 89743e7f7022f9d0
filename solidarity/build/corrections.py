"""Known faults of the releases, kept as data beside their reasons and applied here."""

from pathlib import Path

import ibis
import pandas as pd

from solidarity.errors import DataError
from solidarity.source import Source


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


def doubted(ties: pd.DataFrame, source: Source, path: Path) -> pd.DataFrame:
    """The ties with the statuses that doubts.csv gives; those it calls absent are gone.

    Where two lines speak of a tie the first holds. Raises DataError on a line that no tie needs.
    """
    status = ties.status.astype("str")
    open_ = pd.Series(True, index=ties.index)
    for line, doubt in enumerate(source.doubts, start=2):
        hit = ties.year.between(doubt.first_year, doubt.last_year)
        for column in ("anchor", "partner", "indicator"):
            if (named := getattr(doubt, column)) != "*":
                hit &= ties[column] == named
        if not hit.any():
            raise _mended(path, line)
        status = status.mask(hit & open_, doubt.status)
        open_ &= ~hit
    return ties.assign(status=status)[status != "absent"]


def _mended(path: Path, line: int) -> DataError:
    return DataError(
        f"{path}, line {line}: the fault is no longer in the release; has it been mended?"
        " Then delete the line."
    )
