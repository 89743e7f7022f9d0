"""Figures read from the sources' own tables: deliveries, goods, leading partners, fuels."""

from typing import Literal

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.claims.series import Series, amount, ordinal, percent, series
from solidarity.indicator import Declared

FUELS = {"crude_oil": "crude oil"}
MEGA = 1e6


class Arms(Declared):
    """Major arms delivered by one state to another, year by year; one of the two is an anchor."""

    kind: Literal["arms"]
    seller: str
    buyer: str

    def series(self, catalog: Catalog) -> Series | None:
        """Million TIV by year of the register, zero where it has no delivery."""
        if "sipri_arms" not in catalog.tables:
            return None
        all_rows, name = catalog.tables["sipri_arms"]["transfers"], catalog.register.name
        seen = all_rows[
            (all_rows.direction == "to partner") & (all_rows.anchor == self.seller) & (all_rows.partner == self.buyer)
            | (all_rows.direction == "from partner") & (all_rows.anchor == self.buyer) & (all_rows.partner == self.seller)
        ]  # fmt: skip
        by_year = seen.groupby(
            "year"
        ).tiv.max()  # of two anchors the delivery stands in both directions
        years = range(int(all_rows.year.min()), int(all_rows.year.max()) + 1)
        rows = pd.DataFrame(
            {
                "year": years,
                "value": by_year.reindex(years, fill_value=0.0).to_numpy(),
                "unit": "million TIV",
            }
        )
        what = f"Major arms from {name(self.seller)} to {name(self.buyer)}"
        return series(catalog, "sipri_arms", what, rows, amount("million TIV"))  # fmt: skip


class Goods(Declared):
    """Goods sold by one state to another, of one publisher's table alone, so that years compare."""

    kind: Literal["goods"]
    seller: str
    buyer: str
    origin: str = "imf_russia"

    def series(self, catalog: Catalog) -> Series | None:
        """Million USD by year on record."""
        if "goods_trade" not in catalog.tables:
            return None
        flows, name = catalog.tables["goods_trade"]["flows"], catalog.register.name
        flows = flows[flows.origin == self.origin]
        sold = flows[(flows.anchor == self.seller) & (flows.partner == self.buyer)]
        bought = flows[(flows.anchor == self.buyer) & (flows.partner == self.seller)]
        rows = pd.concat([sold.assign(value=sold.sold), bought.assign(value=bought.bought)])
        rows = rows.dropna(subset="value").astype({"status": "str"})
        rows["source"] = catalog.title(f"goods_trade/{self.origin}")
        what = f"Goods from {name(self.seller)} to {name(self.buyer)}"
        return series(
            catalog, "goods_trade", what, rows.assign(unit="million USD"), amount("million USD")
        )


class Trade(Declared):
    """Goods traded by an anchor and a partner in both directions, as one publisher's table has them.

    Where it continues a direction from an old year, which no tie uses, the row says so.
    """

    kind: Literal["trade"]
    anchor: str
    partner: str
    origin: str = "imf_russia"

    def series(self, catalog: Catalog) -> Series | None:
        """Million USD by year with both directions."""
        if "goods_trade" not in catalog.tables:
            return None
        tables, name = catalog.tables["goods_trade"], catalog.register.name
        flows, continued = (self._own(tables[key]) for key in ("flows", "extrapolated"))
        ways = flows[["sold", "bought"]]
        added = continued[["sold", "bought"]].reindex(ways.index)
        value = ways.fillna(added).sum(axis=1, skipna=False).dropna()
        sellers = {"sold": name(self.anchor), "bought": name(self.partner)}
        guessed = ways.isna() & added.notna()
        status = flows.status.astype("str").reindex(value.index)
        for way, seller in sellers.items():
            status[guessed[way].reindex(value.index)] = f"{seller}'s sales extrapolated by the IMF"
        rows = pd.DataFrame({"value": value, "status": status, "unit": "million USD"}).reset_index()
        rows["source"] = catalog.title(f"goods_trade/{self.origin}")
        what = f"Goods between {sellers['sold']} and {sellers['bought']}, both directions"
        return series(catalog, "goods_trade", what, rows, amount("million USD"))

    def _own(self, flows: pd.DataFrame) -> pd.DataFrame:
        own = (flows.anchor == self.anchor) & (flows.partner == self.partner)
        return flows[own & (flows.origin == self.origin)].set_index("year")


class Leading(Declared):
    """A partner's share of an anchor's exports or imports, by the Factbook's list of leading partners."""

    kind: Literal["leading"]
    anchor: str
    direction: Literal["sold", "bought"]
    partner: str
    place: bool = False
    """Whether its place on the list is asked, not its share."""

    def series(self, catalog: Catalog) -> Series | None:
        """The share (0 to 1), or the place, by year on the list."""
        if "goods_trade" not in catalog.tables:
            return None
        every, name = catalog.tables["goods_trade"]["leading"], catalog.register.name
        every = every[(every.anchor == self.anchor) & (every.direction == self.direction)]
        place = every.groupby("year").share.rank(method="min", ascending=False)
        rows = every.assign(value=place if self.place else every.share, place=place)
        rows = rows[rows.partner == self.partner]
        trade = "exports" if self.direction == "sold" else "imports"
        who = f"{name(self.partner)}'s {'place among partners in' if self.place else 'share of'}"
        printed = [
            f"{ordinal(at)} ({percent(share)})" if self.place else percent(share)
            for at, share in zip(rows.place, rows.share, strict=True)
        ]
        return series(
            catalog,
            "goods_trade",
            f"{who} the {trade} of {name(self.anchor)}",
            rows.assign(printed=printed, unit="rank" if self.place else "share (0 to 1)", source="CIA World Factbook"),
            ordinal if self.place else percent,
            points=lambda value: f"{abs(100 * value):.0f} percentage points",
        )  # fmt: skip


class Supplier(Declared):
    """An anchor's place among a state's suppliers of a fuel, by weight."""

    kind: Literal["supplier"]
    product: str
    anchor: str
    partner: str

    def series(self, catalog: Catalog) -> Series | None:
        """The place by year, with the weight."""
        if "energy" not in catalog.tables:
            return None
        rows, name = _fuel(catalog, self.product, self.anchor, self.partner), catalog.register.name
        rows = rows.assign(value=rows.rank_by_weight).dropna(subset="value")
        printed = [
            f"{ordinal(at)} supplier ({tonnes / MEGA:.1f} million tonnes)"
            for at, tonnes in zip(rows.value, rows.tonnes, strict=True)
        ]
        what = f"{name(self.anchor)} among the suppliers of {FUELS[self.product]} to {name(self.partner)}, by weight"
        return series(catalog, "energy", what, rows.assign(printed=printed, unit="rank"), ordinal)  # fmt: skip


class Bought(Declared):
    """What a state bought of a fuel from an anchor."""

    kind: Literal["bought"]
    product: str
    anchor: str
    partner: str

    def series(self, catalog: Catalog) -> Series | None:
        """Million USD by year on record."""
        if "energy" not in catalog.tables:
            return None
        rows, name = _fuel(catalog, self.product, self.anchor, self.partner), catalog.register.name
        what = f"{FUELS[self.product].capitalize()} bought by {name(self.partner)} from {name(self.anchor)}"
        return series(
            catalog, "energy", what, rows.assign(unit="million USD"), amount("million USD")
        )


def _fuel(catalog: Catalog, product: str, anchor: str, partner: str) -> pd.DataFrame:
    flows = catalog.tables["energy"]["flows"]
    return flows[
        (flows["product"] == product) & (flows.partner == partner)
        & (flows.direction == "to partner") & (flows.anchor == anchor)
    ]  # fmt: skip
