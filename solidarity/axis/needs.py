"""Who needs whom: what each of the two is to the other, channel by channel, as a share of all of its own."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.axis.blocks import OTHER
from solidarity.axis.courses import DIRECTIONS, on_record
from solidarity.catalog import Catalog
from solidarity.evidence import missing
from solidarity.pressure import records
from solidarity.pressure.channels import CHANNELS, TIV, USD

SHARE = ["channel", "side", "year", "share", "base", "status"]
"""One row per channel, side and year: what `side` is to the other, as a share (0 to 1) of the `base` in the
channel's unit (NaN where only the share is known)."""


@dataclass(frozen=True)
class Channel:
    """One kind of dependence."""

    key: str
    title: str
    whole: str
    """Of what of its own the shares are."""
    unit: str
    indicator: str
    """The indicator behind it, whose reason for a missing figure counts."""
    of_goods: bool = False

    def period(self, year: int) -> str:
        """`2024`, or `2020–24` where a figure covers five years."""
        return CHANNELS[self.key].period(year) if self.key in CHANNELS else str(year)


NEEDS = {
    channel.key: channel
    for channel in (
        Channel("arms_in", "Arms bought", "imports of major arms", TIV, "arms_lifeline"),
        Channel("arms_out", "Arms sold", "exports of major arms", TIV, "arms_to_anchor_tiv"),
        Channel("imports", "Goods bought", "imports of goods", USD, "trade_usd", of_goods=True),
        Channel("exports", "Goods sold", "exports of goods", USD, "trade_usd", of_goods=True),
        Channel("trade", "Goods trade", "goods trade", "", "trade_lifeline", of_goods=True),
        Channel("gdp", "Goods trade beside GDP", "GDP", USD, "trade_usd", of_goods=True),
        Channel("energy", "Energy sold", "exports of energy", "", "energy_lifeline"),
    )
}  # fmt: skip


def shares(catalog: Catalog) -> pd.DataFrame:
    """All years of all channels whose tables are here: columns SHARE."""
    found = [frame for channel in NEEDS.values() for frame in _shares(catalog, channel)]
    return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=SHARE)


def _shares(catalog: Catalog, channel: Channel) -> list[pd.DataFrame]:
    read = _READERS.get(channel.key, _ties)
    sides = [(side, read(catalog, channel, side)) for side in OTHER]
    return [
        own.assign(channel=channel.key, side=side)[SHARE] for side, own in sides if not own.empty
    ]


def _ties(catalog: Catalog, channel: Channel, side: str) -> pd.DataFrame:
    """Shares that are ties themselves."""
    if channel.indicator not in catalog.indicators:
        return pd.DataFrame()
    rows = _whole(catalog, OTHER[side], side, channel.indicator)
    return rows.rename(columns={"value": "share"}).assign(base=float("nan"))


def _whole(catalog: Catalog, anchor: str, partner: str, key: str) -> pd.DataFrame:
    """Ties without those of goods of which one direction only is on record: years would not compare."""
    rows = catalog.ties(anchor, partner, key)
    two_ways = catalog.indicators[key].n_unit == DIRECTIONS
    return rows[rows.n == 2] if two_ways else rows


def _record(catalog: Catalog, channel: Channel, side: str) -> pd.DataFrame:
    """Shares of what lifelines have on record; of arms no delivery is a zero, of goods it is no figure."""
    of = CHANNELS[channel.key]
    if not on_record(catalog, channel.key):
        return pd.DataFrame()
    found = records.read(catalog, OTHER[side], of)
    named = found.flows.groupby("year").value.sum().reindex(found.rest.index, fill_value=0.0)
    own = found.flows[found.flows.partner == side].set_index("year")[["value", "status"]]
    rows = own.reindex(found.rest.index).assign(base=named + found.rest)
    if of.source == "sipri_arms":
        rows = rows.fillna({"value": 0.0, "status": "observed"})
    rows = rows[rows.status.notna() & (rows.status != "absent")]
    rows["share"] = (rows.value / rows.base).where(rows.base > 0, 0.0)
    return rows.rename_axis("year").reset_index()[["year", "share", "base", "status"]]


def _beside_gdp(catalog: Catalog, channel: Channel, side: str) -> pd.DataFrame:
    """The goods trade of the two as a share of the GDP of the one that `side` is a partner of."""
    if not {"trade_usd", "gdp"} <= set(catalog.indicators):
        return pd.DataFrame()
    trade = _whole(catalog, "RUS", "IRN", "trade_usd").set_index("year")
    gdp = (
        catalog.ties(None, OTHER[side], "gdp").set_index("year").value * 1000
    )  # billion to million
    share = (trade.value / gdp).dropna()
    rows = pd.DataFrame({"share": share, "base": gdp.loc[share.index], "status": trade.status})
    return rows.dropna(subset="share").reset_index()


_READERS: dict[str, Callable[[Catalog, Channel, str], pd.DataFrame]] = {
    "arms_in": _record, "arms_out": _record, "imports": _record, "exports": _record, "gdp": _beside_gdp,
}  # fmt: skip


@dataclass(frozen=True)
class Need:
    """One channel in one year: what Russia is to Iran and Iran to Russia; None where it is not on record."""

    channel: Channel
    year: int
    russia: pd.Series | None
    """Of Iran's whole, Russia's share."""
    iran: pd.Series | None
    reason: str = ""
    """Why one of the two is missing."""

    @property
    def period(self) -> str:
        """The years of the figures."""
        return self.channel.period(self.year)

    @property
    def leans(self) -> str | None:
        """Who leans on the other more, by code; empty where neither does, None where it cannot be said."""
        if self.russia is None or self.iran is None:
            return None
        theirs, ours = round(self.russia.share, 3), round(self.iran.share, 3)
        return "" if theirs == ours else "IRN" if theirs > ours else "RUS"


def then_now(
    catalog: Catalog, held: pd.DataFrame, years: tuple[int, int]
) -> list[tuple[Need, ...]]:
    """For each channel with a figure in the period its first and its last year (once where they are one).

    A year counts in which both sides are on record; where there is none, any in which one is.
    """
    found = []
    for channel in NEEDS.values():
        own = held[(held.channel == channel.key) & held.year.between(*years)]
        if own.empty:
            continue
        sides = own.groupby("year").side.nunique()
        known = sides.index[sides == sides.max()]
        ends = dict.fromkeys((int(known.min()), int(known.max())))
        found.append(tuple(_need(catalog, channel, own[own.year == year], year) for year in ends))
    return found


def _need(catalog: Catalog, channel: Channel, own: pd.DataFrame, year: int) -> Need:
    cells = {side: own[own.side == side] for side in OTHER}
    russia, iran = (cells[c].iloc[0] if len(cells[c]) else None for c in ("RUS", "IRN"))
    reason = ""
    if russia is None or iran is None:
        lacking = "RUS" if russia is None else "IRN"
        reason = _reason(catalog, channel, lacking, year)
    return Need(channel, year, russia, iran, reason)


def _reason(catalog: Catalog, channel: Channel, lacking: str, year: int) -> str:
    if channel.of_goods:
        owner, other = ANCHORS[OTHER[lacking]].short, ANCHORS[lacking].short
        return f"no record has {owner}'s total together with its trade with {other}"
    return missing(catalog, channel.indicator, OTHER[lacking], lacking, year)
