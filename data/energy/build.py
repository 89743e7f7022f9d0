"""CEPII BACI: who buys oil, gas and coal from each anchor, and to whom each anchor sells them."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries
from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
STATE_ANCHORS = ("RUS", "IRN", "CHN", "USA")
ENERGY = ("crude_oil", "lng", "gas_pipeline", "coal", "lignite")
HS92 = {
    "2709": "crude_oil", "271111": "lng", "271121": "gas_pipeline",
    "2701": "coal", "2702": "lignite", "7108": "gold",
}  # fmt: skip
"""The products by the start of their code in the Harmonized System of 1992."""
COLUMNS = [
    "exporter_iso3", "importer_iso3", "year", "product", "value_usd", "qty_tonnes",
    "unit_value_outlier",
]  # fmt: skip
ODD_PRICE = 5
"""A flow whose price is so many times above or below the year's usual is a blunder in its weight."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`flows` of every state with each anchor and with all, and who of them `reports`."""
    energy = inputs.read("baci_energy/energy_1995_2024.parquet", COLUMNS)
    goods = inputs.read(
        "goods_trade/baci_2023.parquet", ["exporter_iso3", "importer_iso3", "year", "value_usd"]
    )
    columns = ["exporter_iso3", "importer_iso3", "year"]
    # The year 2023 is known for all goods, in which more states show that they report.
    return from_flows(energy, ibis.union(energy.select(columns), goods.select(columns)))


def from_products(products: ibis.Table) -> dict[str, ibis.Table]:
    """The same of BACI's product-level rows: year, exporter_iso3, importer_iso3, product (six digits
    of HS92), value_usd, qty_tonnes.
    """
    fuel = ibis.cases(*((products.product.startswith(start), name) for start, name in HS92.items()))
    named = products.mutate(fuel=fuel).drop_null("fuel")
    energy = named.group_by("exporter_iso3", "importer_iso3", "year", product=_.fuel).agg(
        value_usd=_.value_usd.sum(), qty_tonnes=_.qty_tonnes.sum()
    )
    price = _.value_usd / _.qty_tonnes
    usual = energy.group_by("year", "product").agg(usual=(_.value_usd.sum() / _.qty_tonnes.sum()))
    odd = (price > ODD_PRICE * _.usual) | (price < _.usual / ODD_PRICE)
    marked = energy.join(usual, ["year", "product"]).mutate(unit_value_outlier=odd.fill_null(True))
    partners = products.select("exporter_iso3", "importer_iso3", "year")
    return from_flows(marked.select(COLUMNS), partners)


def from_flows(energy: ibis.Table, partners: ibis.Table) -> dict[str, ibis.Table]:
    """`flows` and `reports` of flows by product; `partners` lists who trades with whom in any good."""
    return {"flows": flows(energy), "reports": reports(partners)}


def flows(energy: ibis.Table) -> ibis.Table:
    """Value in million USD and tonnes per partner, year, direction, product and anchor (or `all`).

    `tonnes` leaves out flows whose price shows a blunder in the weight. `lines` counts the flows,
    `rank` is the anchor's place among the partner's suppliers (or customers) of the product.
    """
    sides = (
        ("to partner", "exporter_iso3", "importer_iso3"),
        ("from partner", "importer_iso3", "exporter_iso3"),
    )
    return ibis.union(*(one_way(energy, *side) for side in sides))


def one_way(energy: ibis.Table, direction: str, anchor_side: str, partner_side: str) -> ibis.Table:
    """The flows in one direction."""
    plain = energy.select(
        "product", end=energy[anchor_side], partner=energy[partner_side],
        year=_.year.cast("int16"), value=_.value_usd / 1e6,
        tonnes=ibis.ifelse(_.unit_value_outlier, 0.0, _.qty_tonnes.fill_null(0.0)),
    )  # fmt: skip
    window = ibis.window(group_by=["partner", "year", "product"], order_by=ibis.desc("value"))
    ranked = plain.mutate(place=ibis.rank().over(window) + 1)
    of_states = ranked.filter(_.end.isin(STATE_ANCHORS)).mutate(anchor=_.end)
    west = ranked.join(western_states(), [("end", "iso3"), ("year", "member_year")])
    of_west = west.mutate(anchor=ibis.literal("WEST"), place=ibis.null("int64"))
    of_all = ranked.mutate(anchor=ibis.literal("all"), place=ibis.null("int64"))
    columns = ["partner", "year", "product", "anchor", "value", "tonnes", "place"]
    sums = (
        ibis.union(*(table.select(columns) for table in (of_states, of_west, of_all)))
        .filter((_.partner != _.anchor) & _.partner.isin(list(countries.load().countries)))
        .group_by("partner", "year", "product", "anchor")
        # Rounded: the order in which floats are summed must not make two builds differ.
        .agg(
            value=_.value.sum().round(3), tonnes=_.tonnes.sum().round(0),
            rank=_.place.min().cast("int16"), lines=_.count().cast("int32"),
        )
    )  # fmt: skip
    return sums.mutate(direction=ibis.literal(direction))


def western_states() -> ibis.Table:
    """The members of the G7 or the EU in each year: iso3, member_year."""
    register = countries.load()
    rows = [
        (iso3, year)
        for year in range(1990, 2101)
        for iso3 in sorted({*register.members("G7", year), *register.members("EU", year)})
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "member_year": "int16"})


def silent_states() -> ibis.Table:
    """Who is known to publish nothing, and when: iso3, silent_year."""
    rows = [
        (line.iso3, year)
        for line in pd.read_csv(FOLDER / "silent.csv").itertuples()
        for year in range(line.first_year, min(line.last_year, 2100) + 1)
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "silent_year": "int16"})


def reports(partners: ibis.Table) -> ibis.Table:
    """Whether each state publishes its trade in each year: partner, year, standing.

    A flow is on record if one side publishes it. So who has an import from a silent state on record
    `reports`; the silent ones are `silent`; of the others it is `not shown`.
    """
    known = countries.load().countries
    silent = silent_states()
    traded = partners.filter(_.importer_iso3.isin(list(known))).select(
        "exporter_iso3", partner=_.importer_iso3, year=_.year.cast("int16")
    )
    shown = traded.semi_join(
        silent, [("exporter_iso3", "iso3"), ("year", "silent_year")]
    ).select("partner", "year").distinct()  # fmt: skip
    everyone = traded.select("partner", "year").distinct()
    quiet = silent.select(partner=_.iso3, year=_.silent_year, quiet=ibis.literal(True))
    seen = shown.mutate(seen=ibis.literal(True))
    standing = ibis.cases(
        (_.quiet.notnull(), "silent"), (_.seen.notnull(), "reports"), else_="not shown"
    )
    joined = everyone.left_join(quiet, ["partner", "year"]).left_join(seen, ["partner", "year"])
    return joined.select("partner", "year", standing=standing)


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """energy_import_share, energy_lifeline and crude_import_share, where somebody reports."""
    flows, standing = evidence["flows"], evidence["reports"]
    energy = sums(flows.filter(_.product.isin(ENERGY)))
    crude = sums(flows.filter(_.product == "crude_oil"))
    imports = shares(energy, "value", "to partner")
    weights = shares(crude, "tonnes", "to partner")
    ties = ibis.union(
        tie(imports, standing, "energy_import_share"),
        tie(weights, standing, "crude_import_share"),
        tie(lifelines(energy), standing, "energy_lifeline"),
    )
    return {"ties": ties}


def sums(flows: ibis.Table) -> ibis.Table:
    """The products together, per partner, year, direction and anchor."""
    return flows.group_by("partner", "year", "direction", "anchor").agg(
        value=_.value.sum(), tonnes=_.tonnes.sum(), lines=_.lines.sum()
    )


def shares(flows: ibis.Table, measure: str, direction: str) -> ibis.Table:
    """Each anchor's share of what each partner trades in this direction; zero where it has none."""
    own = flows.filter(_.direction == direction)
    of_all = own.filter((_.anchor == "all") & (own[measure] > 0)).select(
        "partner", "year", of_all=_[measure], n=_.lines
    )
    anchors = ibis.memtable({"anchor": [*STATE_ANCHORS, "WEST"]})
    cells = of_all.cross_join(anchors).filter(_.partner != _.anchor)
    joined = cells.left_join(own, ["partner", "year", "anchor"])
    return joined.select(
        "partner", "year", "anchor", "n",
        value=(_[measure].fill_null(0.0) / _.of_all).round(6),
    )  # fmt: skip


def lifelines(flows: ibis.Table) -> ibis.Table:
    """Each partner's share of what each state anchor sells, as buyers and the anchor report it."""
    sold = flows.filter((_.direction == "to partner") & _.anchor.isin(STATE_ANCHORS))
    of_anchor = flows.filter((_.direction == "from partner") & (_.anchor == "all")).select(
        "year", anchor=_.partner, of_all=_.value
    )
    bought = shares(flows, "value", "to partner").drop("value", "n")
    cells = bought.inner_join(of_anchor.filter(_.of_all > 0), ["anchor", "year"])
    joined = cells.left_join(sold, ["partner", "year", "anchor"])
    return joined.select(
        "partner", "year", "anchor", n=_.lines.fill_null(0),
        value=(_.value.fill_null(0.0) / _.of_all).round(6),
    )  # fmt: skip


def tie(cells: ibis.Table, standing: ibis.Table, indicator: str) -> ibis.Table:
    """One indicator's rows: absent where neither side reports, or where the partner is silent."""
    partners = standing.select("partner", "year", partner_standing=_.standing)
    anchors = silent_states().select(anchor=_.iso3, year=_.silent_year, hush=ibis.literal(True))
    known = (
        cells.join(partners, ["partner", "year"])
        .left_join(anchors, ["anchor", "year"])
        .mutate(hush=_.hush.notnull())
        .filter(_.partner_standing != "silent")
        .filter(~(_.hush & (_.partner_standing != "reports")))
    )
    # What a silent anchor sells is known from those who buy; what others buy, they say themselves.
    lifeline = ibis.literal(indicator == "energy_lifeline")
    # Since 2022 so large a seller is silent that who does not report may miss much.
    unsure = (_.hush & lifeline) | ((_.partner_standing == "not shown") & (_.year >= 2022))
    return known.mutate(
        indicator=ibis.literal(indicator),
        low=ibis.null("float64"), high=ibis.null("float64"),
        n=_.n.cast("int32"),
        status=ibis.ifelse(unsure, "estimated", "observed"),
        origin=ibis.literal(""),
    ).select(TIE_COLUMNS)  # fmt: skip
