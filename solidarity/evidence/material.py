"""Deliveries and flows behind the scores of arms, energy and trade."""

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.evidence.evidence import Evidence

ENERGY = {
    "crude_oil": "Crude oil",
    "lng": "Liquefied natural gas",
    "gas_pipeline": "Piped natural gas",
    "coal": "Coal",
    "lignite": "Lignite",
}


def arms(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """Deliveries year by year: both directions, and what each imported in all."""
    table = catalog.tables["sipri_arms"]["transfers"]
    rows = table[table.year.between(*years)]
    name, other = catalog.register.name(partner), ANCHORS[anchor].name
    span = range(years[0], years[1] + 1)

    def yearly(of: str, direction: str, end: str) -> pd.Series:
        own = rows[(rows.partner == of) & (rows.direction == direction) & (rows.anchor == end)]
        return own.set_index("year").tiv.reindex(span, fill_value=0.0)

    columns = {
        words.capitalised(f"{other} to {name}"): yearly(partner, "to partner", anchor),
        f"All to {name}": yearly(partner, "to partner", "all"),
    }
    if anchor != "WEST":
        columns |= {
            f"{name} to {other}": yearly(partner, "from partner", anchor),
            f"All to {other}": yearly(anchor, "to partner", "all"),
        }
    frame = pd.DataFrame(columns)
    frame.loc["all five" if len(span) == 5 else "all years"] = frame.sum()
    frame.insert(0, "Year", [str(year) for year in frame.index])
    taken = (
        "larger share of the two directions" if anchor != "WEST" else "West's share of the imports"
    )
    note = (
        "Major arms in millions of trend-indicator value (TIV), which measures capability, not money."
        f" The score takes the {taken} over the five years. Single deliveries stand in SIPRI's own register."
    )
    return Evidence("Arms delivered", frame.reset_index(drop=True), note)


def energy(catalog: Catalog, anchor: str, partner: str, years: tuple[int, int]) -> Evidence:
    """What the partner bought of each fuel from the anchor, and in all."""
    table = catalog.tables["energy"]["flows"]
    year = years[1]
    rows = table[
        (table.partner == partner) & (table.year == year) & (table.direction == "to partner")
    ]
    by_product = {end: rows[rows.anchor == end].set_index("product") for end in (anchor, "all")}
    bought = by_product["all"].reindex([p for p in ENERGY if p in by_product["all"].index])
    own = by_product[anchor].reindex(bought.index)
    frame = pd.DataFrame(
        {
            "Fuel": [ENERGY[product] for product in bought.index],
            f"From {ANCHORS[anchor].name}": own["value"].fillna(0.0),
            "From all": bought["value"],
            "Place among suppliers": own["rank"].astype("Int16"),
        }
    ).reset_index(drop=True)
    if len(frame):
        total = frame.iloc[:, [1, 2]].sum()
        frame.loc[len(frame)] = ["all fuels", *total, pd.NA]
    frame.insert(3, "Share", (100 * frame.iloc[:, 1] / frame["From all"]).round(1))
    note = f"Million US dollars in {year}, as the two sides record them; the share in per cent."
    return Evidence("Energy imports", frame, note)


def trade(
    catalog: Catalog, anchor: str, partner: str, years: tuple[int, int], used: str
) -> Evidence:
    """Goods trade of the year by every record of it; `used` is the source the score comes from."""
    tables, year = catalog.tables["goods_trade"], years[1]
    flows, totals = tables["flows"], tables["totals"]
    own = flows[(flows.partner == partner) & (flows.anchor == anchor) & (flows.year == year)]
    total = totals[(totals.state == partner) & (totals.year == year)].set_index("origin").total
    other = ANCHORS[anchor].name
    frame = pd.DataFrame(
        {
            "Record": [catalog.title(f"goods_trade/{origin}") for origin in own.origin],
            f"Bought from {other}": own.sold,
            f"Sold to {other}": own.bought,
            "Trade with all": own.origin.map(total).astype("float64"),
            "Used": [f"goods_trade/{origin}" == used for origin in own.origin],
        }
    ).reset_index(drop=True)
    note = f"Million US dollars in {year}, exports and imports of goods. Where several records exist, the score takes one (see Method)."
    return Evidence("Goods trade", frame, note)
