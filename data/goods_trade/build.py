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
STATE_ANCHORS = ENERGY.STATE_ANCHORS
DYAD = ["exporter_iso3", "importer_iso3", "year", "value_usd"]
JUNK = ("suspect", "imf_extrapolated")
"""Statuses in the IMF's table of values that cannot be right, or that continue an old year."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`flows` with each anchor and `totals` of each state, by origin, and who `reports` in 2023."""
    baci = inputs.read("goods_trade/baci_2023.parquet", DYAD)
    newest = inputs.read("goods_trade/imf_exports_2025.parquet", [*DYAD, "suspect"])
    few = inputs.read("goods_trade/baci_top21_2005_2021.parquet", DYAD)
    russia = of_russia(inputs)
    book = of_the_factbook(inputs)
    flows = ibis.union(
        from_dyads(baci, "baci"),
        from_dyads(newest.filter(~_.suspect), "imf_2025"),
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
    return {"flows": flows, "totals": totals, "reports": ENERGY.reports(baci)}


def from_products(products: ibis.Table) -> dict[str, ibis.Table]:
    """The same of BACI's product-level rows (year, exporter_iso3, importer_iso3, value_usd)."""
    dyads = products.group_by("exporter_iso3", "importer_iso3", "year").agg(
        value_usd=_.value_usd.sum()
    )
    return {
        "flows": from_dyads(dyads, "baci"),
        "totals": totals_of(dyads, "baci"),
        "reports": ENERGY.reports(dyads),
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


def of_russia(inputs: Inputs) -> dict[str, ibis.Table]:
    """The IMF's table of Russia's trade, without the values that cannot be right."""
    columns = ["partner_iso3", "partner_kind", "year", "flow", "value_usd", "status"]
    rows = inputs.read("goods_trade/imf_russia_2016_2024.parquet", columns)
    sound = rows.filter(_.status.notin(JUNK)).mutate(year=_.year.cast("int16"))
    of_states = sound.filter(
        (_.partner_kind == "country") & _.partner_iso3.isin(list(countries.load().countries))
    )
    sums = {
        way: (_.value_usd.sum(where=_.flow == flow) / 1e6).round(3)
        for way, flow in (("sold", "export"), ("bought", "import"))
    }
    flows = of_states.group_by("year", partner=_.partner_iso3).agg(
        **sums, own=(_.status == "reported").all()
    )
    total = (
        sound.filter(_.partner_kind != "group")
        .group_by("year")
        .agg(total=(_.value_usd.sum() / 1e6).round(3))
    )
    here = {"anchor": ibis.literal("RUS"), "origin": ibis.literal("imf_russia")}
    status = ibis.ifelse(_.own, "observed", "estimated")
    return {
        "flows": flows.mutate(status=status, **here).select(
            "anchor", "partner", "year", "origin", "sold", "bought", "status"
        ),
        "totals": total.select(
            "year", "total", state=ibis.literal("RUS"), origin=ibis.literal("imf_russia")
        ).select("state", "year", "total", "origin"),
    }


def of_the_factbook(inputs: Inputs) -> dict[str, ibis.Table]:
    """Shares of leading partners, as the reporter's own: both flows of one year, or none."""
    columns = [
        "reporter_iso3", "flow", "year", "partner_iso3", "share_pct", "total_goods_services_usd",
    ]  # fmt: skip
    rows = inputs.read("goods_trade/factbook_partners_2012_2023.parquet", columns)
    known = rows.filter(_.total_goods_services_usd > 0).mutate(year=_.year.cast("int16"))
    totals = (
        known.group_by("year", "flow", state=_.reporter_iso3)
        .agg(value=_.total_goods_services_usd.max() / 1e6)
        .group_by("state", "year")
        .agg(total=_.value.sum().round(3), flows=_.flow.nunique())
        .filter((_.flows == 2) & _.state.isin(list(countries.load().countries)))
        .select("state", "year", "total", origin=ibis.literal("factbook"))
    )
    value = _.share_pct / 100 * _.total_goods_services_usd / 1e6
    sums = {
        way: value.sum(where=_.flow == flow).round(3)
        for way, flow in (("bought", "export"), ("sold", "import"))
    }
    listed = known.filter(_.partner_iso3.isin(STATE_ANCHORS) & (_.partner_iso3 != _.reporter_iso3))
    flows = (
        listed.group_by("year", partner=_.reporter_iso3, anchor=_.partner_iso3)
        .agg(**sums)
        .filter(
            _.sold.notnull() & _.bought.notnull() & _.partner.isin(list(countries.load().countries))
        )
        .mutate(origin=ibis.literal("factbook"), status=ibis.literal("estimated"))
    )
    return {
        "flows": flows.select("anchor", "partner", "year", "origin", "sold", "bought", "status"),
        "totals": totals,
    }


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """trade_usd, trade_share and trade_lifeline, each cell from the first origin that has it."""
    flows = marked(evidence["flows"], evidence["reports"]).mutate(
        usd=_.sold.fill_null(0.0) + _.bought.fill_null(0.0)
    )
    totals = evidence["totals"].filter(_.total > 0)
    of_partner = totals.select("year", "origin", partner=_.state, whole=_.total)
    of_anchor = totals.select("year", "origin", anchor=_.state, whole=_.total)
    # The Factbook's totals are the partner's own; they say nothing of the anchor's trade.
    shares = flows.join(of_partner, ["partner", "year", "origin"])
    lifelines = flows.filter(_.origin != "factbook").join(of_anchor, ["anchor", "year", "origin"])
    ties = ibis.union(
        tie(flows.mutate(value=_.usd.round(3)), "trade_usd"),
        tie(shares.mutate(value=(_.usd / _.whole).round(6)), "trade_share"),
        tie(lifelines.mutate(value=(_.usd / _.whole).round(6)), "trade_lifeline"),
    )
    return {"ties": ties}


def marked(flows: ibis.Table, reports: ibis.Table) -> ibis.Table:
    """Absent where neither side publishes or a silent partner's total is a torso, else its status.

    `reports` knows one year of all goods; the newest year is taken to have the same states silent.
    """
    silent = ENERGY.silent_states()
    mirrored = flows.filter(_.origin.isin(["baci", "imf_2025"]))
    quiet = silent.select(partner=_.iso3, year=_.silent_year, quiet=ibis.literal(True))
    hush = silent.select(anchor=_.iso3, year=_.silent_year, hush=ibis.literal(True))
    shown = reports.filter(_.standing == "reports").select(
        partner=_.partner, shown=ibis.literal(True)
    )
    joined = (
        mirrored.left_join(quiet, ["partner", "year"])
        .drop("partner_right", "year_right")
        .left_join(hush, ["anchor", "year"])
        .drop("anchor_right", "year_right")
        .left_join(shown.distinct(), "partner")
        .drop("partner_right")
        .filter(_.quiet.isnull() & ~(_.hush.notnull() & _.shown.isnull()))
    )
    unsure = joined.hush.notnull() | joined.shown.isnull()
    status = ibis.ifelse(unsure, "estimated", joined.status)
    others = flows.filter(_.origin.notin(["baci", "imf_2025"]))
    return ibis.union(joined.mutate(status=status).select(others.columns), others)


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
