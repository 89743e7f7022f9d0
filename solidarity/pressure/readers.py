"""How each source's tables give the yearly flows of an anchor over a channel."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.lifelines import FLOW
from solidarity.pressure.channels import Channel

WHOLE_RECORDS = ("imf_russia", "baci", "imf_2025")
"""Records of goods trade that hold an anchor's partners, the one with every partner in every year first:
BACI's year lacks those that had not reported (South Korea, Poland, Argentina), and years side by side
must not jump because the record changes."""
BY_YEAR = ["year", *FLOW]


@dataclass(frozen=True, eq=False)
class Found:
    """What a source has: flows in columns BY_YEAR, and by year all of the anchor's trade, whose record
    it is, and what all states but the anchor trade over the channel.
    """

    flows: pd.DataFrame
    totals: pd.Series
    origins: dict[int, str]
    world: pd.Series


def energy(catalog: Catalog, anchor: str, channel: Channel) -> Found:
    """Sales of fuels in USD, of the years in which shares of the anchor's sales can be taken."""
    held = catalog.tables["energy"]
    own = held["flows"][held["flows"]["product"].isin(list(channel.products))]
    bought, sold = own[own.direction == "to partner"], own[own.direction == "from partner"]
    flows = _sums(bought[bought.anchor == anchor], "value")
    of_all = bought[(bought.anchor == "all") & (bought.partner != anchor)]
    flows = flows.join(_sums(of_all, "theirs"))
    of_anchor = sold[(sold.partner == anchor) & (sold.anchor == "all")]
    totals = of_anchor.groupby("year").value.sum()
    totals = totals[totals.index.isin(catalog.ties(anchor, None, "energy_lifeline").year.unique())]
    reports = held["reports"]
    silent = reports.year[(reports.partner == anchor) & (reports.standing == "silent")]
    # Of a silent anchor only the buyers' side is on record.
    status = flows.index.get_level_values("year").isin(silent)
    flows = flows.assign(status=["estimated" if one_sided else "observed" for one_sided in status])
    return _found(
        flows, totals, dict.fromkeys(totals.index, "energy"), of_all.groupby("year").value.sum()
    )


def _sums(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    groups = rows.assign(partner=rows.partner.astype("str")).groupby(["year", "partner"])
    return groups.agg(**{name: ("value", "sum")})


def goods(catalog: Catalog, anchor: str, channel: Channel) -> Found:
    """Sales or purchases of all goods in USD, each partner from the first whole record that has it."""
    held = catalog.tables["goods_trade"]
    way = "sold" if channel.sells else "bought"
    reports = held["reports"]
    publishing = set(reports.partner[reports.standing == "reports"].astype("str"))
    own, halves = (_of(held[name], anchor, way) for name in ("flows", "one_way"))
    # The newest table has no say of whether its own exporters publish.
    halves = halves[(halves.origin == "imf_russia") | halves.partner.isin(publishing)]
    halves = halves.assign(status="estimated")
    own = own[own.origin.isin([*WHOLE_RECORDS, "baci_19"])]
    groups = pd.concat([own, halves]).groupby(["year", "partner"])[way]
    ends = pd.DataFrame({"low": groups.min(), "high": groups.max()})
    # The IMF's table of Russia says itself what it estimates; of the others the tie has the status
    # of the whole trade, and a pair of which neither side publishes anything has no tie.
    stated = own[own.origin == "imf_russia"]
    ties = catalog.ties(anchor, None, "trade_usd")[["year", "partner", "status", "source"]]
    others = own[own.origin.isin(["baci", "imf_2025"])].drop(columns="status")
    others = others.assign(source="goods_trade/" + others.origin)
    sound = pd.concat([stated, halves, others.merge(ties, on=["year", "partner", "source"])])
    sound["place"] = sound.origin.map(WHOLE_RECORDS.index)
    kept = sound.sort_values("place").drop_duplicates(["year", "partner"])
    origins = {
        year: "+".join(f"goods_trade/{WHOLE_RECORDS[place]}" for place in sorted(set(places)))
        for year, places in zip(*_by_year(kept), strict=True)
    }
    # Only records of every state know all that a partner trades, and only of one that publishes it.
    whole = held["totals"]
    whole = whole[whole.origin.isin(["baci", "imf_2025"]) & whole.state.isin(list(publishing))]
    whole = whole.rename(columns={"state": "partner", "total": "theirs"}).drop(columns="origin")
    kept = kept.merge(whole.astype({"partner": "str"}), on=["year", "partner"], how="left")
    flows = kept.rename(columns={way: "value"}).set_index(["year", "partner"])
    flows = flows[["value", "theirs", "status"]].join(ends)
    totals = flows.groupby("year").value.sum()
    return _found(flows, totals, origins)


def _of(table: pd.DataFrame, anchor: str, way: str) -> pd.DataFrame:
    own = table[(table.anchor == anchor) & (table[way] > 0)]
    return own.assign(**{c: own[c].astype("str") for c in ("partner", "origin")})


def _by_year(rows: pd.DataFrame) -> tuple[list[int], list[list[int]]]:
    places = rows.groupby("year").place.agg(list)
    return places.index.tolist(), places.tolist()


def arms(catalog: Catalog, anchor: str, channel: Channel) -> Found:
    """Deliveries of major arms in TIV, each year with the four before it."""
    table = catalog.tables["sipri_arms"]["transfers"]
    to, back = ("to partner", "from partner") if channel.sells else ("from partner", "to partner")
    years = range(*_ends(catalog, "arms_tie", anchor))
    own = _windows(table[(table.direction == to) & (table.anchor == anchor)], years, channel.window)
    theirs = _windows(
        table[(table.direction == to) & (table.anchor == "all")], years, channel.window
    )
    whole = table[(table.direction == back) & (table.partner == anchor) & (table.anchor == "all")]
    totals = _windows(whole, years, channel.window).droplevel("partner")
    flows = own.to_frame("value").assign(theirs=theirs, status="observed")
    return _found(flows, totals, dict.fromkeys(years, "sipri_arms"))


def _ends(catalog: Catalog, indicator: str, anchor: str) -> tuple[int, int]:
    years = catalog.ties(anchor, None, indicator).year
    return int(years.min()), int(years.max()) + 1


def _windows(rows: pd.DataFrame, years: range, window: int) -> pd.Series:
    """TIV by year and partner over the years that end with it; only what is above zero."""
    wide = rows.pivot_table(
        index="year", columns=rows.partner.astype("str"), values="tiv", aggfunc="sum"
    )
    wide = wide.reindex(range(years.start - window, years.stop), fill_value=0.0).fillna(0.0)
    sums = wide.rolling(window).sum().round(6).loc[list(years)]
    found = pd.Series(sums.rename_axis(index="year", columns="partner").T.stack().swaplevel())
    return found[found > 0].rename("tiv")


def _found(
    flows: pd.DataFrame, totals: pd.Series, origins: dict[int, str], world: pd.Series | None = None
) -> Found:
    ends = {end: flows.get(end, flows.value) for end in ("low", "high")}
    flat = flows.assign(**ends).reset_index()
    flat = flat[flat.year.isin(totals.index) & (flat.value > 0)]
    whole = pd.Series(dtype="float64") if world is None else world
    return Found(flat[BY_YEAR].reset_index(drop=True), totals[totals > 0], origins, whole)


READERS: dict[str, Callable[[Catalog, str, Channel], Found]] = {
    "energy": energy,
    "goods_trade": goods,
    "sipri_arms": arms,
}
"""By the source's folder."""
