"""SIPRI arms transfers: what each state buys from, and delivers to, each anchor."""

from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import read_input, write

FIRST, LAST, WINDOW = 1992, 2025, 5
STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
INPUT_COLUMNS = ["supplier_iso3", "recipient_iso3", "year", "tiv", "n_items"]
TIE = ["anchor", "partner", "year", "indicator", "value", "status", "n"]


def build(inputs: Path, stage: Path) -> None:
    """Write ties over five-year windows and the yearly transfers behind them."""
    path = inputs / "sipri_arms" / "tiv_dyad_year_1950_2025.parquet"
    transfers = read_input(ibis.duckdb.connect(), path, INPUT_COLUMNS)
    imports = with_anchors(transfers, anchor_side="supplier_iso3", partner_side="recipient_iso3")
    exports = with_anchors(transfers, anchor_side="recipient_iso3", partner_side="supplier_iso3")
    folder = stage / "data" / "sipri_arms"
    write(
        ties(imports, exports), folder / "ties.parquet", ["indicator", "anchor", "year", "partner"]
    )
    yearly = ibis.union(
        per_year(imports).mutate(direction=ibis.literal("to partner")),
        per_year(exports).mutate(direction=ibis.literal("from partner")),
    ).select("partner", "year", "direction", "anchor", "tiv")
    write(yearly, folder / "transfers.parquet", ["partner", "year", "direction", "anchor"])


def with_anchors(transfers: ibis.Table, anchor_side: str, partner_side: str) -> ibis.Table:
    """Transfers per anchor and partner, and again per partner with anchor `all`.

    WEST is the G7 and the EU members of the year of delivery.
    """
    flows = transfers.select(
        "year", "tiv", "n_items", end=transfers[anchor_side], partner=transfers[partner_side]
    )
    of_states = flows.filter(_.end.isin(STATE_ANCHORS)).rename(anchor="end")
    west = flows.join(western_states(), [("end", "iso3"), ("year", "member_year")])
    of_west = west.mutate(anchor=ibis.literal("WEST"))
    of_all = flows.mutate(anchor=ibis.literal("all"))
    columns = ["anchor", "partner", "year", "tiv", "n_items"]
    return ibis.union(*(table.select(columns) for table in (of_states, of_west, of_all)))


def western_states() -> ibis.Table:
    """The members of the G7 or the EU in each year: iso3, member_year."""
    register = countries.load()
    rows = [
        (iso3, year)
        for year in range(FIRST - WINDOW + 1, LAST + 1)
        for iso3 in sorted({*register.members("G7", year), *register.members("EU", year)})
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "member_year": "int64"})


def dissolved_states() -> ibis.Table:
    """Years in which a window still covers deliveries of a state that is gone: partner, year."""
    rows = [
        (country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(FIRST, LAST + 1)
        if country.until and country.until < year
    ]
    return ibis.memtable(rows, schema={"partner": "string", "year": "int16"})


def ties(imports: ibis.Table, exports: ibis.Table) -> ibis.Table:
    """arms_share, arms_tiv and arms_to_anchor_tiv; no transfer at all in a window is absent."""
    bought, sold = over_windows(imports), over_windows(exports)
    return ibis.union(
        tie(bought, "arms_share", value=(_.tiv / _.tiv_of_all).round(6), n=_.items_of_all),
        tie(bought, "arms_tiv", value=_.tiv, n=_.items),
        tie(sold, "arms_to_anchor_tiv", value=_.tiv, n=_.items),
    )


def over_windows(flows: ibis.Table) -> ibis.Table:
    """Sums over the year and the four before it, for each partner with any transfer in them.

    Columns anchor, partner, year, tiv, items, tiv_of_all, items_of_all; zero where the partner
    traded arms, but none with this anchor.
    """
    offsets = ibis.memtable({"offset": list(range(WINDOW))})
    windows = (
        flows.cross_join(offsets)
        .mutate(year=(_.year + _.offset).cast("int16"))
        .filter(_.year.between(FIRST, LAST))
        .group_by("anchor", "partner", "year")
        # Rounded: the order in which floats are summed must not make two builds differ.
        .agg(tiv=_.tiv.sum().round(4), items=_.n_items.sum().cast("int32"))
    )
    of_all = windows.filter((_.anchor == "all") & (_.tiv > 0)).select(
        "partner", "year", tiv_of_all=_.tiv, items_of_all=_.items
    )
    anchors = ibis.memtable({"anchor": [*STATE_ANCHORS, "WEST"]})
    cells = (
        of_all.cross_join(anchors)
        .filter(_.partner != _.anchor)
        .anti_join(dissolved_states(), ["partner", "year"])
    )
    joined = cells.left_join(windows, ["anchor", "partner", "year"])
    return joined.select(
        "anchor", "partner", "year", "tiv_of_all", "items_of_all",
        tiv=_.tiv.fill_null(0.0), items=_.items.fill_null(0),
    )  # fmt: skip


def tie(sums: ibis.Table, indicator: str, value: ibis.Deferred, n: ibis.Deferred) -> ibis.Table:
    """One indicator's rows in the shape of ties."""
    return sums.mutate(
        indicator=ibis.literal(indicator),
        value=value,
        n=n.cast("int32"),
        status=ibis.literal("observed"),
    ).select(TIE)


def per_year(flows: ibis.Table) -> ibis.Table:
    """TIV per partner, year and anchor (or `all`) from the first window's first year on."""
    return (
        flows.filter((_.year >= FIRST - WINDOW + 1) & (_.partner != _.anchor))
        .group_by("partner", "anchor", year=_.year.cast("int16"))
        .agg(tiv=_.tiv.sum().round(2))
        .filter(_.tiv > 0)
    )
