"""Why a dimension has no figure for a pair in a year, and the last figure there is."""

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.checks import STATUSES
from solidarity.indicator import Entry, Indicator


def missing(catalog: Catalog, indicator: str, anchor: str, partner: str, year: int) -> str:
    """The reason, as far as the tables tell it, and the last figure of an earlier year."""
    own = catalog.indicators[indicator]
    ties = catalog.ties(anchor, partner, indicator)
    earlier = ties[ties.year < year]
    last = ""
    if not earlier.empty:
        tie = earlier.iloc[-1]
        last = f"; last figure {own.text(tie.value)} in {own.period(tie.year)}"
    return _reason(catalog, own, ties, anchor, partner, year) + last


def _reason(
    catalog: Catalog, own: Indicator, ties: pd.DataFrame, anchor: str, partner: str, year: int
) -> str:
    first, last = own.years[0], own.latest
    entry = own.index or Entry()
    now = ties[ties.year == year]
    if year < first:
        return f"the figures begin in {first}"
    if year > last + entry.carry:
        return f"the figures end in {last}"
    if entry.few and not now.empty:
        counted = int(ties.n[ties.year.between(year - entry.pool + 1, year)].sum())
        return f"only {counted} {own.n_unit} in {entry.pool} years, too few to count"
    if not now.empty:
        return STATUSES[now.status.iloc[0]]
    if own.source == "energy":
        return _silent(catalog, partner, (year - entry.carry, year))
    return own.absent


def _silent(catalog: Catalog, partner: str, years: tuple[int, int]) -> str:
    """Whether a state bought no fuels on record, or bought some from those who publish it."""
    flows = catalog.tables["energy"]["flows"]
    own = flows[(flows.partner == partner) & flows.year.between(*years) & (flows.anchor == "all")]
    if (own.direction == "to partner").any():
        return "its imports are on record in part, but neither side publishes this trade"
    return "no energy import on record"
