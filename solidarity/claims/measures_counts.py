"""Sums and counts read from the sources' own tables: sales, senders of sanctions, roll calls, wars."""

from typing import Literal

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.claims.series import Series, amount, percent, series
from solidarity.indicator import Declared
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS
from solidarity.words import listed


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
        rows["status"] = [
            "estimated" if "estimated" in set(one.flows.status) else "observed" for one in years
        ]
        sales = f"{channel.title} of {name(self.anchor)}"
        if not self.partners:
            return series(
                catalog,
                channel.source,
                sales[:1].upper() + sales[1:],
                rows.assign(unit=channel.unit),
                amount(channel.unit),
            )
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
        each = own.assign(
            what=own.title, value=float("nan"), printed="", url=own.source_url, unit=""
        )
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
