"""CEPII BACI: who buys oil, gas and coal from each anchor, and to whom each anchor sells them."""

from collections.abc import Mapping
from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs, script
from solidarity.source import TIE_COLUMNS, Source

REPORTING = script(Path(__file__).parent / "reporting.py")
PAIRS = script(Path(__file__).parent / "pairs.py")
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
ODD_PRICE = 4
"""A price so many times above or below the year's median for the product is a blunder in the weight.

With the plain median over flows this marks exactly the rows that the input table marks (27,000).
"""

MUCH_UNWEIGHED, MOST_UNWEIGHED = 0.1, 0.5
"""Shares of a state's crude imports without a sound weight: above the first a share by weight is
doubtful, above the second there is none."""

LITTLE = 20.0
"""Million USD a year: a share of imports worth less says nothing of dependence (in 2021 Cameroon bought
coal and gas for 0.35 million, 84% of it from Russia)."""

STAND_IN = {"anchor": "IRN", "label": "MYS", "partner": "CHN"}
"""Whose crude oil reaches which partner under which name."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`flows` with each anchor and with all, `pairs` of states, who `reports`, and oil `relabelled`."""
    energy = inputs.read("baci_energy/energy_1995_2024.parquet", COLUMNS)
    goods = inputs.read(
        "goods_trade/baci_2023.parquet",
        ["exporter_iso3", "importer_iso3", "year", "value_usd"],
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
    weighed = energy.filter(_.qty_tonnes > 0)
    usual = weighed.group_by("year", "product").agg(usual=price.median())
    odd = (price > ODD_PRICE * _.usual) | (price < _.usual / ODD_PRICE)
    marked = energy.join(usual, ["year", "product"]).mutate(
        # Without a weight there is no price to judge, and no weight to leave out either.
        unit_value_outlier=odd.fill_null(False)
    )
    partners = products.select("exporter_iso3", "importer_iso3", "year")
    return from_flows(marked.select(COLUMNS), partners)


def from_flows(energy: ibis.Table, partners: ibis.Table) -> dict[str, ibis.Table]:
    """The tables of flows by product; `partners` lists who trades with whom in any good."""
    own = flows(energy)
    pairs, reports = PAIRS.between_states(energy, ENERGY), REPORTING.reports(partners)
    return {"flows": own, "pairs": pairs, "reports": reports, "relabelled": relabelled(own)}


def flows(energy: ibis.Table) -> ibis.Table:
    """Value in million USD and tonnes per partner, year, direction, product and anchor (or `all`).

    `tonnes` leaves out flows whose price shows a blunder in the weight; `unweighed` is their value
    and that of flows without a weight. `lines` counts the flows,
    `rank` and `rank_by_weight` are the anchor's
    place among the partner's suppliers (or customers) of the product.
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
        unweighed=ibis.ifelse(_.unit_value_outlier | _.qty_tonnes.isnull(), _.value_usd / 1e6, 0.0),
    )  # fmt: skip
    by = {"place": "value", "heft": "tonnes"}
    group = ["partner", "year", "product"]
    ranked = plain.mutate(
        **{
            name: ibis.rank().over(ibis.window(group_by=group, order_by=ibis.desc(measure))) + 1
            for name, measure in by.items()
        }
    )
    nowhere = dict.fromkeys(by, ibis.null("int64"))
    of_states = ranked.filter(_.end.isin(STATE_ANCHORS)).mutate(anchor=_.end)
    west = ranked.join(western_states(), [("end", "iso3"), ("year", "member_year")])
    of_west = west.mutate(anchor=ibis.literal("WEST"), **nowhere)
    of_all = ranked.mutate(anchor=ibis.literal("all"), **nowhere)
    columns = [
        "partner",
        "year",
        "product",
        "anchor",
        "value",
        "tonnes",
        "unweighed",
        *by,
    ]
    sums = (
        ibis.union(*(table.select(columns) for table in (of_states, of_west, of_all)))
        .filter((_.partner != _.anchor) & _.partner.isin(list(countries.load().countries)))
        .group_by("partner", "year", "product", "anchor")
        # Rounded: the order in which floats are summed must not make two builds differ.
        .agg(
            value=_.value.sum().round(6), tonnes=_.tonnes.sum().round(3),
            unweighed=_.unweighed.sum().round(6),
            rank=_.place.min().cast("int16"), rank_by_weight=_.heft.min().cast("int16"), lines=_.count().cast("int32"),
        )
    )  # fmt: skip
    return sums.mutate(direction=ibis.literal(direction))


def relabelled(flows: ibis.Table) -> ibis.Table:
    """The crude oil that comes to STAND_IN's partner under the label's name, all of it, by year."""
    # The partner is an anchor too, so that what it buys of each state stands in `flows`.
    bought = flows.filter(
        (_.direction == "from partner") & (_.product == "crude_oil"),
        (_.anchor == STAND_IN["partner"]) & (_.partner == STAND_IN["label"]),
    )
    names = {column: ibis.literal(code) for column, code in STAND_IN.items()}
    return bought.select("year", "value", "tonnes", **names)


def western_states() -> ibis.Table:
    """The members of the G7 or the EU in each year: iso3, member_year."""
    register = countries.load()
    rows = [
        (iso3, year)
        for year in range(1990, 2101)
        for iso3 in sorted({*register.members("G7", year), *register.members("EU", year)})
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "member_year": "int16"})


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
    return {"ties": ties, "hidden": REPORTING.hidden()}


def sums(flows: ibis.Table) -> ibis.Table:
    """The products together, per partner, year, direction and anchor."""
    return flows.group_by("partner", "year", "direction", "anchor").agg(
        value=_.value.sum(),
        tonnes=_.tonnes.sum(),
        lines=_.lines.sum(),
        unweighed=_.unweighed.sum(),
    )


def shares(flows: ibis.Table, measure: str, direction: str) -> ibis.Table:
    """Each anchor's share of what each partner trades in this direction; zero where it has none."""
    own = flows.filter(_.direction == direction)
    of_all = own.filter((_.anchor == "all") & (own[measure] > 0)).select(
        "partner",
        "year",
        of_all=_[measure],
        n=_.lines,
        # The part of the imports whose weight is not known; no matter where values are shared.
        gap=_.unweighed / _.value if measure == "tonnes" else ibis.literal(0.0),
        little=_.value < LITTLE,
    )
    anchors = ibis.memtable({"anchor": [*STATE_ANCHORS, "WEST"]})
    cells = of_all.cross_join(anchors).filter(_.partner != _.anchor)
    joined = cells.left_join(own, ["partner", "year", "anchor"])
    return joined.select(
        "partner", "year", "anchor", "n", "gap", "little",
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
        "partner", "year", "anchor", "gap", "little", n=_.lines.fill_null(0),
        value=(_.value.fill_null(0.0) / _.of_all).round(6),
    )  # fmt: skip


def tie(cells: ibis.Table, standing: ibis.Table, indicator: str) -> ibis.Table:
    """One indicator's rows; none where the anchor is silent and the partner does not report.

    A share of very little says nothing of dependence, and is marked. Of a silent partner only what others publish is on record: good for an anchor's own sales, but a
    part only of all that the partner buys.
    """
    partners = standing.select("partner", "year", partner_standing=_.standing)
    anchors = REPORTING.silent_states().select(
        anchor=_.iso3, year=_.silent_year, hush=ibis.literal(True)
    )
    known = (
        cells.join(partners, ["partner", "year"])
        .left_join(anchors, ["anchor", "year"])
        .mutate(hush=_.hush.notnull())
        .filter(~(_.hush & (_.partner_standing != "reports")) & (_.gap <= MOST_UNWEIGHED))
    )
    lifeline = indicator == "energy_lifeline"
    # What a silent anchor sells is pieced together from those who buy.
    pieced = ibis.ifelse(_.hush, "estimated", "observed")
    torso = ibis.cases(
        (_.little, "small base"),
        ((_.partner_standing == "silent") | (_.gap > MUCH_UNWEIGHED), "doubtful"),
        else_="observed",
    )
    return known.mutate(
        indicator=ibis.literal(indicator),
        low=ibis.null("float64"), high=ibis.null("float64"),
        n=_.n.cast("int32"),
        status=pieced if lifeline else torso,
        origin=ibis.literal(""),
    ).select(TIE_COLUMNS)  # fmt: skip
