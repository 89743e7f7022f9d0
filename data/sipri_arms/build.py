"""SIPRI arms transfers: what each state buys from, and delivers to, each anchor."""

from collections.abc import Mapping

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
PAIRS_SINCE, PAIRS_WINDOW = 1992, 5
"""The pairs' first year and span, those of the indicators."""
INPUT_COLUMNS = ["supplier_iso3", "recipient_iso3", "year", "tiv", "n_items"]


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """The yearly transfers of every state with each anchor and with all; sums of five years of all pairs."""
    dyads = inputs.read("sipri_arms/tiv_dyad_year_1950_2025.parquet", INPUT_COLUMNS)
    last = int(dyads.year.max().execute())
    pairs = between_states(dyads, PAIRS_SINCE, last)
    return {"transfers": recorded(from_dyads(dyads)), "pairs": recorded(pairs)}


def from_dyads(dyads: ibis.Table) -> ibis.Table:
    """Yearly transfers of deliveries given as supplier, recipient, year, TIV and number of lines."""
    bought = with_anchors(dyads, anchor_side="supplier_iso3", partner_side="recipient_iso3")
    sold = with_anchors(dyads, anchor_side="recipient_iso3", partner_side="supplier_iso3")
    return ibis.union(
        per_year(bought).mutate(direction=ibis.literal("to partner")),
        per_year(sold).mutate(direction=ibis.literal("from partner")),
    )


def between_states(dyads: ibis.Table, first: int, last: int) -> ibis.Table:
    """Deliveries between every two states, either way, over each of these years and the four before it.

    Columns one, other (in the order of the alphabet), year, tiv, lines.
    """
    ends = {"one": ibis.least, "other": ibis.greatest}
    flows = dyads.filter(_.supplier_iso3 != _.recipient_iso3).select(
        "year", "tiv", "n_items",
        **{name: of(_.supplier_iso3, _.recipient_iso3) for name, of in ends.items()},
    )  # fmt: skip
    offsets = ibis.memtable({"offset": list(range(PAIRS_WINDOW))})
    return (
        flows.cross_join(offsets)
        .mutate(year=(_.year + _.offset).cast("int16"))
        .filter(_.year.between(first, last))
        .group_by("one", "other", "year")
        .agg(tiv=_.tiv.sum().round(2), lines=_.n_items.sum().cast("int32"))
    )


def recorded(transfers: ibis.Table) -> ibis.Table:
    """Those of any capability: the register also lists deliveries it puts at none."""
    return transfers.filter(_.tiv > 0)


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


def per_year(flows: ibis.Table) -> ibis.Table:
    """TIV and delivery lines per partner, year and anchor (or `all`)."""
    return (
        flows.filter(_.partner != _.anchor)
        .group_by("partner", "anchor", year=_.year.cast("int16"))
        # Rounded: the order in which floats are summed must not make two builds differ.
        .agg(tiv=_.tiv.sum().round(2), lines=_.n_items.sum().cast("int32"))
    )


def western_states() -> ibis.Table:
    """The members of the G7 or the EU in each year: iso3, member_year."""
    register = countries.load()
    rows = [
        (iso3, year)
        for year in range(1950, 2101)
        for iso3 in sorted({*register.members("G7", year), *register.members("EU", year)})
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "member_year": "int64"})


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """arms_share, arms_tiv, arms_to_anchor_tiv, arms_lifeline and arms_tie over windows of years.

    No transfer at all in a window is absent.
    """
    transfers, declared = evidence["transfers"], source.indicators["arms_share"]
    first, window = declared.years[0], declared.window
    last = int(transfers.year.max().execute())
    cells = [
        over_windows(transfers.filter(_.direction == direction), first, last, window)
        for direction in ("to partner", "from partner")
    ]
    bought, sold = cells
    supplied = lifelines(sold, bought)
    ties = ibis.union(
        tie(bought, "arms_share", value=(_.tiv / _.tiv_of_all).round(6), n=_.lines_of_all),
        tie(bought, "arms_tiv", value=_.tiv, n=_.lines),
        tie(sold, "arms_to_anchor_tiv", value=_.tiv, n=_.lines),
        tie(supplied, "arms_lifeline", value=_.share, n=_.lines),
        tie(stronger_direction(bought, supplied), "arms_tie", value=_.share, n=_.lines),
    )
    return {"ties": ties}


def dissolved_states(first: int, last: int) -> ibis.Table:
    """Years in which a window still covers deliveries of a state that is gone: partner, year."""
    rows = [
        (country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(first, last + 1)
        if country.until and country.until < year
    ]
    return ibis.memtable(rows, schema={"partner": "string", "year": "int16"})


def over_windows(flows: ibis.Table, first: int, last: int, window: int) -> ibis.Table:
    """Sums over the year and those before it, for each partner with any transfer in them.

    Columns anchor, partner, year, tiv, lines, tiv_of_all, lines_of_all; zero where the partner
    traded arms, but none with this anchor.
    """
    offsets = ibis.memtable({"offset": list(range(window))})
    windows = (
        flows.cross_join(offsets)
        .mutate(year=(_.year + _.offset).cast("int16"))
        .filter(_.year.between(first, last))
        .group_by("anchor", "partner", "year")
        .agg(tiv=_.tiv.sum().round(2), lines=_.lines.sum().cast("int32"))
    )
    of_all = windows.filter(_.anchor == "all").select(
        "partner", "year", tiv_of_all=_.tiv, lines_of_all=_.lines
    )
    anchors = ibis.memtable({"anchor": [*STATE_ANCHORS, "WEST"]})
    cells = (
        of_all.cross_join(anchors)
        .filter(_.partner != _.anchor)
        .anti_join(dissolved_states(first, last), ["partner", "year"])
    )
    joined = cells.left_join(windows, ["anchor", "partner", "year"])
    return joined.select(
        "anchor", "partner", "year", "tiv_of_all", "lines_of_all",
        tiv=_.tiv.fill_null(0.0), lines=_.lines.fill_null(0),
    )  # fmt: skip


def lifelines(sold: ibis.Table, bought: ibis.Table) -> ibis.Table:
    """Each partner's share of what a state anchor itself imported in the window."""
    own = bought.select("year", anchor=_.partner, tiv_of_anchor=_.tiv_of_all).distinct()
    shares = sold.join(own, ["anchor", "year"])
    return shares.mutate(share=(_.tiv / _.tiv_of_anchor).round(6))


def stronger_direction(bought: ibis.Table, supplied: ibis.Table) -> ibis.Table:
    """The larger of two shares: the anchor's of the partner's imports, the partner's of the anchor's.

    A partner that imported nothing is absent unless it supplied the anchor. Lines are those of both
    directions.
    """
    columns = ["anchor", "partner", "year", "share", "lines"]
    imported = bought.mutate(share=(_.tiv / _.tiv_of_all).round(6)).select(columns)
    both = imported.outer_join(supplied.filter(_.tiv > 0).select(columns), columns[:3])
    cells = both.select(
        share=ibis.greatest(_.share.fill_null(0.0), _.share_right.fill_null(0.0)),
        lines=_.lines.fill_null(0) + _.lines_right.fill_null(0),
        **{key: ibis.coalesce(_[key], _[f"{key}_right"]) for key in columns[:3]},
    )
    return cells.select(columns)


def tie(sums: ibis.Table, indicator: str, value: ibis.Deferred, n: ibis.Deferred) -> ibis.Table:
    """One indicator's rows in the shape of ties."""
    return sums.mutate(
        indicator=ibis.literal(indicator),
        value=value,
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        n=n.cast("int32"),
        status=ibis.literal("observed"),
        origin=ibis.literal(""),
    ).select(TIE_COLUMNS)
