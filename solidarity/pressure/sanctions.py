"""Who has sanctions in force against an anchor, by year and type, and how much of the world that is."""

from collections.abc import Iterable

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.errors import DataError

INDICATOR = "sanctions"
MEASURES = ("population", "gdp")
"""Of table world_bank.facts; what the senders are a share of the world in."""
TYPES = {
    "trade": "Trade",
    "financial": "Financial",
    "travel": "Travel",
    "arms": "Arms",
    "military": "Military assistance",
    "other": "Other",
}
"""The six types that GSDB tells apart, as a reader knows them."""
SENDER = ["year", "partner", "types", "cases", "status", "doubted", "reason"]


def senders(catalog: Catalog, anchor: str, year: int | None = None) -> pd.DataFrame:
    """Every government with sanctions in force in a year (None: in each), those with most types first.

    Columns SENDER: `types` of six, `cases` a count, `status` and `reason` as the tie has them;
    `doubted` where the doubt is about taking part at all: it had none the year before. Raises
    DataError where the table is missing.
    """
    if INDICATOR not in catalog.indicators:
        raise DataError("data/sanctions is not here: restore it from git.")
    ties = catalog.ties(anchor, None, INDICATOR)
    own = ties[ties.value > 0].assign(partner=lambda rows: rows.partner.astype("str"))
    before = set(zip(own.year + 1, own.partner, strict=True))
    doubtful = own.status == "doubtful"
    pairs = zip(own.year, own.partner, strict=True)
    new = pd.Series([pair not in before for pair in pairs], own.index, dtype=bool)
    reasons = own[doubtful].apply(catalog.doubt, axis=1) if doubtful.any() else pd.Series(dtype=str)
    rows = own.assign(
        types=own.value.astype("int64"),
        cases=own.n.astype("int64"),
        status=own.status.astype("str"),
        doubted=doubtful & new,
        reason=reasons.reindex(own.index).fillna(""),
    )
    rows = rows if year is None else rows[rows.year == year]
    return rows.sort_values(["year", "types", "partner"], ascending=[True, False, True])[
        SENDER
    ].reset_index(drop=True)


def members(register: Register, year: int) -> set[str]:
    """Today's members of the United Nations that were so at the end of the year."""
    states = register.countries.values()
    return {s.iso3 for s in states if s.kind == "member" and s.un_since and s.un_since <= year}


def reach(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """How much of the world has sanctions in force against the anchor, one row per year (the index).

    Columns: `states` all governments, `states_low` without those whose part is doubted, `members`
    those in the UN, `seats` all UN members (the anchor among them). For `members`, `population` and `gdp`
    the share (0 to 1) is in `…_share`, with `…_low` (without those whose part is doubted) and
    `…_high` (with all that the World Bank's world total has beyond the states it has figures of,
    where a sender is among those without). `…_known` counts the senders with a figure,
    `…_covered` is the share of the world's total that the states with one make up; NA without a
    total of the same year.
    """
    rows = senders(catalog, anchor)
    first, last = catalog.indicators[INDICATOR].years
    years = pd.RangeIndex(first, last + 1, name="year")
    found = pd.DataFrame(index=years)
    by_year = {year: set(rows.partner[rows.year == year]) for year in years}
    seated = {year: members(catalog.register, year) for year in years}
    sure = {year: set(rows.partner[(rows.year == year) & ~rows.doubted]) for year in years}
    found["states"] = [len(by_year[year]) for year in years]
    found["states_low"] = [len(sure[year]) for year in years]
    found["members"] = [len(by_year[year] & seated[year]) for year in years]
    found["seats"] = [len(seated[year]) for year in years]
    found["members_share"] = found.members / found.seats
    found["members_low"] = [len(sure[year] & seated[year]) for year in years] / found.seats
    found["members_high"] = found.members_share
    for measure in MEASURES:
        found = found.join(_part_of_world(catalog, rows, measure, years))
    return found


def _part_of_world(
    catalog: Catalog, rows: pd.DataFrame, measure: str, years: pd.RangeIndex
) -> pd.DataFrame:
    """The senders' part of the world's population or GDP in the same year, with bounds and coverage."""
    names = [f"{measure}_{part}" for part in ("share", "low", "high", "known", "covered")]
    held = catalog.tables.get("world_bank")
    if held is None:
        return pd.DataFrame(float("nan"), index=years, columns=names)
    facts = held["facts"][held["facts"].measure == measure]
    facts = facts.assign(partner=facts.partner.astype("str"))[["year", "partner", "value"]]
    world = held["world"][held["world"].measure == measure].set_index("year").value.reindex(years)
    on_record = facts.groupby("year").value.sum().reindex(years)
    own = rows.merge(facts, on=["year", "partner"], how="left")
    sums = own.groupby("year").value.sum().reindex(years, fill_value=0.0)
    least = own[~own.doubted].groupby("year").value.sum().reindex(years, fill_value=0.0)
    lacking = own.value.isna().groupby(own.year).any().reindex(years, fill_value=False)
    beyond = (world - on_record).clip(lower=0.0).where(lacking, 0.0)
    parts = (
        sums / world,
        least / world,
        (sums + beyond) / world,
        own.groupby("year").value.count().reindex(years, fill_value=0),
        on_record / world,
    )
    return pd.DataFrame(dict(zip(names, parts, strict=True)), index=years)


def lacking(catalog: Catalog, sending: Iterable[str], year: int, measure: str) -> list[str]:
    """Those of the senders of which the World Bank has no figure in that year, by code."""
    held = catalog.tables["world_bank"]["facts"]
    known = set(held.partner[(held.year == year) & (held.measure == measure)].astype("str"))
    return sorted(set(sending) - known)


def by_type(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """How many governments have each type in force: years down, the keys of TYPES across."""
    if INDICATOR not in catalog.indicators:
        raise DataError("data/sanctions is not here: restore it from git.")
    rows = catalog.tables["sanctions"]["by_type"]
    rows = rows[rows.anchor == anchor].astype({"type": "str"})
    wide = rows.pivot(index="year", columns="type", values="partners")
    first, last = catalog.indicators[INDICATOR].years
    years = pd.RangeIndex(first, last + 1, name="year")
    # A year of the table's span without a row has no such sanction: it counts all governments.
    return wide.reindex(index=years, columns=list(TYPES)).fillna(0).astype("int64")


def joiners(catalog: Catalog, anchor: str) -> dict[int, tuple[list[str], list[str]]]:
    """Who began and who ended in each year of change, by code.

    Of those in force in the first year of all nobody knows when they began.
    """
    rows = senders(catalog, anchor)
    first, last = catalog.indicators[INDICATOR].years
    by_year = {year: set(rows.partner[rows.year == year]) for year in range(first, last + 1)}
    changes = {
        year: (sorted(by_year[year] - by_year[year - 1]), sorted(by_year[year - 1] - by_year[year]))
        for year in range(first + 1, last + 1)
    }
    return {year: change for year, change in changes.items() if any(change)}
