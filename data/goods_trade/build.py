"""Goods trade with each anchor, from the best record that each cell has."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries
from solidarity.build import Inputs, script
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
ENERGY = script(FOLDER.parent / "energy" / "build.py")
ORIGINS = script(FOLDER / "origins.py")
STATE_ANCHORS = ENERGY.STATE_ANCHORS
DYAD = ["exporter_iso3", "importer_iso3", "year", "value_usd"]


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`flows` with each anchor and `totals` of each state, by origin, who `reports` in 2023, the
    `leading` partners that the Factbook names, and what the IMF `extrapolated`, which no tie uses.
    """
    baci = inputs.read("goods_trade/baci_2023.parquet", DYAD)
    newest = inputs.read("goods_trade/imf_exports_2025.parquet", [*DYAD, "suspect"])
    few = inputs.read("goods_trade/baci_top21_2005_2021.parquet", DYAD)
    russia = ORIGINS.of_russia(inputs)
    book = ORIGINS.of_the_factbook(inputs)
    flows = ibis.union(
        from_dyads(baci, "baci"),
        from_dyads(whole(newest), "imf_2025"),
        both_ways(from_dyads(few, "baci_19")),
        russia["flows"],
        book["flows"],
    )
    totals = ibis.union(
        totals_of(baci, "baci"),
        totals_of(newest.filter(~_.suspect), "imf_2025"),
        russia["totals"],
        book["totals"],
    )
    return {
        "flows": flows,
        "totals": totals,
        "reports": ENERGY.REPORTING.reports(baci),
        "leading": ORIGINS.leading(inputs),
        "extrapolated": ORIGINS.extrapolated(inputs),
        "one_way": ibis.union(from_dyads(halves(newest), "imf_2025"), russia["one_way"]).filter(
            _.anchor.isin(["RUS", "IRN"])
        ),
    }


def whole(dyads: ibis.Table) -> ibis.Table:
    """Those of which neither direction is thrown away: half of a trade is not its value."""
    junk = dyads.filter(_.suspect)
    there = junk.select("exporter_iso3", "importer_iso3")
    back = junk.select(exporter_iso3=_.importer_iso3, importer_iso3=_.exporter_iso3)
    kept = dyads.anti_join(ibis.union(there, back), ["exporter_iso3", "importer_iso3"])
    # Closes the join: Ibis does not take another one right after it.
    return kept.filter(_.value_usd.notnull())


def halves(dyads: ibis.Table) -> ibis.Table:
    """Sound flows whose way back is thrown away: no trade of a pair, but a purchase or sale all the same."""
    junk = dyads.filter(_.suspect)
    back = junk.select(exporter_iso3=_.importer_iso3, importer_iso3=_.exporter_iso3)
    kept = dyads.filter(~_.suspect).semi_join(back, ["exporter_iso3", "importer_iso3"])
    return kept.filter(_.value_usd.notnull())


def from_products(products: ibis.Table) -> dict[str, ibis.Table]:
    """BACI's part of the same, of its product-level rows (year, exporter_iso3, importer_iso3,
    value_usd); the Factbook's lists are none of it.
    """
    dyads = products.group_by("exporter_iso3", "importer_iso3", "year").agg(
        value_usd=_.value_usd.sum()
    )
    return {
        "flows": from_dyads(dyads, "baci"),
        "totals": totals_of(dyads, "baci"),
        "reports": ENERGY.REPORTING.reports(dyads),
    }


def from_dyads(dyads: ibis.Table, origin: str) -> ibis.Table:
    """Million USD each anchor sold to and bought from each partner, of exporter–importer rows."""
    sides = (
        ("sold", "exporter_iso3", "importer_iso3"),
        ("bought", "importer_iso3", "exporter_iso3"),
    )
    ways = []
    for way, anchor_side, partner_side in sides:
        plain = dyads.select(
            end=dyads[anchor_side], partner=dyads[partner_side], way=ibis.literal(way),
            year=_.year.cast("int16"), value=_.value_usd / 1e6,
        )  # fmt: skip
        of_states = plain.filter(_.end.isin(STATE_ANCHORS)).mutate(anchor=_.end)
        west = plain.join(ENERGY.western_states(), [("end", "iso3"), ("year", "member_year")])
        columns = ["anchor", "partner", "year", "way", "value"]
        ways += [
            of_states.select(columns),
            west.mutate(anchor=ibis.literal("WEST")).select(columns),
        ]
    return wide(ibis.union(*ways), origin)


def wide(ways: ibis.Table, origin: str) -> ibis.Table:
    """Sold and bought side by side, one row per anchor, partner and year; none is null."""
    sums = {way: _.value.sum(where=_.way == way).round(3) for way in ("sold", "bought")}
    return (
        ways.filter((_.partner != _.anchor) & _.partner.isin(list(countries.load().countries)))
        .group_by("anchor", "partner", "year")
        .agg(**sums)
        .mutate(origin=ibis.literal(origin), status=ibis.literal("observed"))
        .select("anchor", "partner", "year", "origin", "sold", "bought", "status")
    )


def both_ways(flows: ibis.Table) -> ibis.Table:
    """Those of which sales and purchases are known: the table of nineteen lacks some, and most of
    the West.
    """
    return flows.filter(_.sold.notnull() & _.bought.notnull() & (_.anchor != "WEST"))


def totals_of(dyads: ibis.Table, origin: str) -> ibis.Table:
    """Million USD each state trades with all, exports and imports together."""
    ends = [
        dyads.select(state=dyads[side], year=_.year.cast("int16"), value=_.value_usd / 1e6)
        for side in ("exporter_iso3", "importer_iso3")
    ]
    return (
        ibis.union(*ends)
        .filter(_.state.isin(list(countries.load().countries)))
        .group_by("state", "year")
        .agg(total=_.value.sum().round(3))
        .mutate(origin=ibis.literal(origin))
    )


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """trade_usd, trade_share and trade_lifeline, each cell from the first origin that has it."""
    flows = marked(evidence["flows"], evidence["reports"]).mutate(
        usd=_.sold.fill_null(0.0) + _.bought.fill_null(0.0)
    )
    totals = evidence["totals"].filter(_.total > 0)
    of_partner = totals.select("year", "origin", partner=_.state, whole=_.total)
    of_anchor = totals.select("year", "origin", anchor=_.state, whole=_.total)
    # A silent partner's trade with one anchor may be well known, but never all of its trade.
    shares = flows.filter(~_.quiet).join(of_partner, ["partner", "year", "origin"])
    # The Factbook's totals hold services, and are the partner's own: good for its shares only.
    goods = flows.filter(_.origin != "factbook")
    lifelines = goods.join(of_anchor, ["anchor", "year", "origin"])
    ties = ibis.union(
        tie(goods.mutate(value=_.usd.round(3)), "trade_usd"),
        tie(shares.mutate(value=(_.usd / _.whole).round(6)), "trade_share"),
        tie(lifelines.mutate(value=(_.usd / _.whole).round(6)), "trade_lifeline"),
    )
    return {"ties": ties, "hidden": ENERGY.REPORTING.hidden(FOLDER)}


def marked(flows: ibis.Table, reports: ibis.Table) -> ibis.Table:
    """Flows with the status of each and whether the partner is `quiet`; none if neither side reports.

    `reports` knows one year of all goods; the newest year is taken to have the same states silent.
    """
    silent = ENERGY.REPORTING.silent_states()
    quiet = silent.select(partner=_.iso3, year=_.silent_year, quiet=ibis.literal(True))
    hush = silent.select(anchor=_.iso3, year=_.silent_year, hush=ibis.literal(True))
    shown = reports.filter(_.standing == "reports").select("partner", shown=ibis.literal(True))
    joined = (
        flows.left_join(quiet, ["partner", "year"])
        .left_join(hush, ["anchor", "year"])
        .left_join(shown.distinct(), "partner")
        .select(
            *flows.columns,
            mirrored=_.origin.isin(["baci", "imf_2025"]),
            quiet=_.quiet.notnull(), hush=_.hush.notnull(), shown=_.shown.notnull(),
        )
    )  # fmt: skip
    # In 2025 what a state buys is known from those who sell: half of each trade is its partner's word.
    unsure = joined.mirrored & (joined.hush | ~joined.shown | (joined.origin == "imf_2025"))
    status = ibis.ifelse(unsure, "estimated", joined.status)
    nobody = joined.mirrored & joined.hush & ~joined.shown
    return (
        joined.mutate(status=status)
        .filter(~nobody)
        .select(*flows.columns, quiet=_.quiet & _.mirrored)
    )


def tie(cells: ibis.Table, indicator: str) -> ibis.Table:
    """One indicator's rows: of several origins the one that preference.csv puts first."""
    order = pd.read_csv(FOLDER / "preference.csv").origin.tolist()
    place = cells.origin.cases(*((origin, i) for i, origin in enumerate(order)), else_=len(order))
    window = ibis.window(group_by=["anchor", "partner", "year"], order_by="place")
    best = cells.mutate(place=place).mutate(rank=ibis.row_number().over(window)).filter(_.rank == 0)
    flows = ibis.ifelse(_.sold.fill_null(0.0) > 0, 1, 0) + ibis.ifelse(
        _.bought.fill_null(0.0) > 0, 1, 0
    )
    return best.mutate(
        indicator=ibis.literal(indicator),
        low=ibis.null("float64"), high=ibis.null("float64"),
        n=flows.cast("int32"),
    ).select(TIE_COLUMNS)  # fmt: skip
