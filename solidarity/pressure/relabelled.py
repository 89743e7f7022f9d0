"""Oil that reaches a partner under another country's name: the proxy beside the record, or counted in it."""

import pandas as pd

from solidarity.catalog import Catalog


def proxy(catalog: Catalog, anchor: str) -> pd.DataFrame:
    """What is taken to be the anchor's oil under another name, in the years in which it hides.

    Columns year, partner, amount (million USD, all that comes under that name), and theirs (all that the
    partner imports of crude oil).
    """
    held = catalog.tables["energy"]
    hidden = held["hidden"][["anchor", "partner", "product", "first_year", "last_year"]]
    both = held["relabelled"].merge(hidden, on=["anchor", "partner"])
    both = both[(both.anchor == anchor) & (both["product"] == "crude_oil")]
    both = both[both.year.between(both.first_year, both.last_year)]
    flows = held["flows"]
    imports = flows[
        (flows.direction == "to partner")
        & (flows["product"] == "crude_oil")
        & (flows.anchor == "all")
        & flows.partner.isin(both.partner)
    ]
    theirs = imports[["year", "partner", "value"]].rename(columns={"value": "theirs"})
    both = both.rename(columns={"value": "amount"}).merge(theirs, on=["year", "partner"])
    return both[["year", "partner", "amount", "theirs"]]


def counted(
    flows: pd.DataFrame, rest: pd.Series, proxy: pd.DataFrame
) -> tuple[pd.DataFrame, pd.Series]:
    """The flows with the proxy as the anchor's own, and what then has no named partner.

    The anchor may have reported the same oil as sold to nobody named: it is taken out of that rest
    first, so that nothing counts twice. It makes a record of years that have no other.
    """
    added = proxy[["year", "partner", "amount", "theirs"]]
    both = flows.merge(added, on=["year", "partner"], how="outer", suffixes=("", "_too"))
    recorded, hit = both.value.fillna(0.0), both.amount.notna()
    value = recorded + both.amount.fillna(0.0)
    both = both.assign(
        value=value,
        low=both.low.fillna(0.0),
        high=value.where(hit, both.high),
        status=both.status.mask(hit, "estimated"),
        theirs=both.theirs.fillna(both.theirs_too),
    )
    amounts = proxy.groupby("year").amount.sum()
    years = rest.index.union(amounts.index)
    left = rest.reindex(years, fill_value=0.0) - amounts.reindex(years, fill_value=0.0)
    return both[flows.columns.tolist()], left.clip(lower=0.0)


def as_bound(
    flows: pd.DataFrame, rest: pd.Series, proxy: pd.DataFrame
) -> tuple[pd.DataFrame, pd.Series]:
    """The flows with the proxy as the upper end of what the partner buys, beyond the rest."""
    both = flows.merge(proxy[["year", "partner", "amount"]], on=["year", "partner"], how="left")
    beyond = (both.amount - both.year.map(rest)).clip(lower=0.0)
    high = (both.value + beyond).where(both.amount.notna(), both.high)
    return both.assign(high=high)[flows.columns.tolist()], rest


def beside(catalog: Catalog, anchor: str, since: int) -> pd.DataFrame:
    """What the buyer records as the anchor's and under the other name, by year.

    Columns recorded and proxy (million tonnes), proxy_usd (million USD); attrs label and partner.
    Empty where no oil of the anchor is known to hide so.
    """
    held = catalog.tables["energy"]
    own = held["relabelled"]
    own = own[(own.anchor == anchor) & (own.year >= since)]
    if own.empty:
        return pd.DataFrame()
    flows = held["flows"]
    crude = flows[
        (flows.direction == "to partner")
        & (flows["product"] == "crude_oil")
        & (flows.anchor == anchor)
        & (flows.partner == own.partner.iloc[0])
    ]
    recorded = crude.set_index("year").tonnes.reindex(own.year, fill_value=0.0)
    frame = pd.DataFrame(
        {
            "recorded": recorded.to_numpy() / 1e6,
            "proxy": own.tonnes.to_numpy() / 1e6,
            "proxy_usd": own.value.to_numpy(),
        },
        index=own.year,
    )
    frame.attrs = {"label": str(own.label.iloc[0]), "partner": str(own.partner.iloc[0])}
    return frame
