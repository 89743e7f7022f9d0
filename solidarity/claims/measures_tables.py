"""Figures read from the sources' own tables: deliveries, goods, fuels, senders, roll calls, wars."""

from typing import Literal

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.claims.series import Series, amount, ordinal, percent, series
from solidarity.indicator import Declared
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS
from solidarity.words import listed

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
        by_year = seen.groupby("year").tiv.max()  # of two anchors the delivery stands in both directions
        years = range(int(all_rows.year.min()), int(all_rows.year.max()) + 1)
        rows = pd.DataFrame({"year": years, "value": by_year.reindex(years, fill_value=0.0).to_numpy(), "unit": "million TIV"})
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
        return series(catalog, "goods_trade", what, rows.assign(unit="million USD"), amount("million USD"))


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
            f"{ordinal(r.place)} ({percent(r.share)})" if self.place else percent(r.share)
            for r in rows.itertuples()
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
        printed = [f"{ordinal(r.value)} supplier ({r.tonnes / MEGA:.1f} million tonnes)" for r in rows.itertuples()]
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
        return series(catalog, "energy", what, rows.assign(unit="million USD"), amount("million USD"))


def _fuel(catalog: Catalog, product: str, anchor: str, partner: str) -> pd.DataFrame:
    flows = catalog.tables["energy"]["flows"]
    return flows[
        (flows["product"] == product) & (flows.partner == partner)
        & (flows.direction == "to partner") & (flows.anchor == anchor)
    ]  # fmt: skip


class Sales(Declared):
    """An anchor's sales over a channel: all of them, or the share of some partners together."""

    kind: Literal["sales"]
    anchor: str
    channel: str
    partners: tuple[str, ...] = ()

    def series(self, catalog: Catalog) -> Series | None:
        """Million USD, or a share (0 to 1), of every year on record."""
        channel = CHANNELS[self.channel]
        if channel.source not in catalog.tables:
            return None
        found, name = records.read(catalog, self.anchor, channel), catalog.register.name
        years = [found.at(year) for year in found.years]
        values = [
            one.shares.reindex(list(self.partners)).sum() if self.partners else one.total
            for one in years
        ]
        rows = pd.DataFrame({"year": found.years, "value": values})
        rows["status"] = ["estimated" if "estimated" in set(one.flows.status) else "observed" for one in years]
        sales = f"{channel.title} of {name(self.anchor)}"
        if not self.partners:
            return series(catalog, channel.source, sales[:1].upper() + sales[1:], rows.assign(unit=channel.unit), amount(channel.unit))
        who = listed([name(code) for code in self.partners])
        what = f"Part of {who} in the {sales}"
        return series(catalog, channel.source, what, rows.assign(unit="share (0 to 1)"), percent)  # fmt: skip


class Senders(Declared):
    """How many states and territories have sanctions on an anchor."""

    kind: Literal["senders"]
    anchor: str

    def series(self, catalog: Catalog) -> Series | None:
        """Their number by year."""
        if "sanctions" not in catalog.tables:
            return None
        rows, name = catalog.tables["sanctions"]["in_force"], catalog.register.name
        number = rows[rows.anchor == self.anchor].groupby("year").partner.nunique()
        frame = pd.DataFrame({"year": number.index, "value": number.to_numpy(), "unit": "senders"})
        what = f"States and territories with sanctions on {name(self.anchor)}"
        return series(catalog, "sanctions", what, frame, lambda value: f"{value:.0f}")


class Tally(Declared):
    """How many states cast a vote on resolutions of the General Assembly, one of a year."""

    kind: Literal["tally"]
    resolutions: tuple[str, ...]
    of: Literal["yes", "no", "abstain"]

    def series(self, catalog: Catalog) -> Series | None:
        """Their number by the year of the vote."""
        if "un_votes" not in catalog.tables:
            return None
        rolls = catalog.tables["un_votes"]["roll_calls"]
        own = rolls[rolls.resolution.isin(self.resolutions)]
        told = {"yes": "in favour", "no": "against", "abstain": "abstaining"}[self.of]
        rows = own.assign(
            value=own[self.of].astype("float64"),
            detail=[f"{r.resolution}, {r.date:%Y-%m-%d}: {r.title}" for r in own.itertuples()],
            printed=[f"{getattr(r, self.of)} on {r.resolution}" for r in own.itertuples()],
            unit="states",
        )
        return series(catalog, "un_votes", f"States {told}", rows, lambda value: f"{value:.0f}")


class Wars(Declared):
    """How many wars between the two our register of events holds that began in a period."""

    kind: Literal["wars"]
    since: int
    until: int

    def series(self, catalog: Catalog) -> Series | None:
        """Their number, under the last year of the period; behind it each war."""
        if "registers" not in catalog.tables:
            return None
        events = catalog.tables["registers"]["events"]
        own = events[
            (events.kind == "war") & (events.countries == "RUS;IRN") & (events.basis != "recall")
            & events.year.between(self.since, self.until)
        ]  # fmt: skip
        each = own.assign(what=own.title, value=float("nan"), printed="", url=own.source_url, unit="")
        total = pd.DataFrame({"year": [self.until], "value": [float(len(own))], "unit": "wars"})
        rows = pd.concat([total.assign(what="number of wars", printed=f"{len(own)}"), each])
        rows["status"] = "observed"
        kept = rows[["year", "value", "unit", "what", "printed", "status"]]
        return series(
            catalog,
            "registers",
            "Wars between Russia and Iran on our register, by the year they began",
            kept,
            lambda value: f"{value:.0f}",
            period=lambda _: f"{self.since}–{self.until}",
            dated=False,
        )
