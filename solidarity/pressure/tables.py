"""Lifelines as tables to read and to take away."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.lifelines import Lifeline
from solidarity.pressure.channels import CHANNELS, Channel
from solidarity.pressure.words import Name, interval, publisher

LEADING = 6
"""Partners that are told apart over the years."""
HHI = ["hhi_low", "hhi_high", "hhi_after_low", "hhi_after_high"]


def partners(lifeline: Lifeline, anchor: Anchor, name: Name) -> pd.DataFrame:
    """Every partner as on the page: Partner, Value, Share, Low to high, Its own, Leans more, Status.

    Shares are per cent. `Value` is missing where nothing is on record because neither side
    publishes; the bounds are empty where they are the value.
    """
    flows = lifeline.flows
    theirs = lifeline.dependence.to_numpy()
    shares = lifeline.shares.to_numpy()
    absent = flows.status == "absent"
    leans = [
        "" if pd.isna(own) or share == own == 0 else anchor.short if share > own else name(code)
        for code, share, own in zip(flows.partner, shares, theirs, strict=True)
    ]
    return pd.DataFrame(
        {
            "Partner": [name(code) for code in flows.partner],
            "Value": flows.value.map(printed).mask(absent),
            "Share": pd.Series(100 * shares).mask(absent),
            "Low to high": _ends(flows.low, flows.high),
            "Its own": 100 * theirs,
            "Leans more": leans,
            "Status": flows.status,
        }
    )


def printed(value: float) -> float:
    """A value as a table prints it: whole from a hundred on, with one decimal below."""
    return round(value) if abs(value) >= 100 else round(value, 1)


def low_to_high(low: float, high: float | None) -> str:
    """`46,200–50,100`, `at least 0`; nothing where both ends are one."""
    if high is None or pd.isna(high):
        return f"at least {printed(low):,g}" if low else "unknown"
    return "" if high - low <= 0.005 * high else f"{printed(low):,g}–{printed(high):,g}"


def taken_away(lifeline: Lifeline, channel: Channel, catalog: Catalog) -> pd.DataFrame:
    """The same as rows to keep: codes, names, shares from 0 to 1, unit, period, source and citation."""
    flows = lifeline.flows
    rest = {
        "partner": "", "value": lifeline.rest, "low": lifeline.rest, "high": lifeline.rest, "status": "observed",
    }  # fmt: skip
    rows = flows.assign(
        share=lifeline.shares.to_numpy(), share_of_theirs=lifeline.dependence.to_numpy()
    )
    if lifeline.rest:
        rows = pd.concat([rows, pd.DataFrame([rest | {"share": lifeline.rest_share}])])
    names = [catalog.register.name(code) if code else "no named partner" for code in rows.partner]
    reasons = {one.partner: one.reason for one in lifeline.unseen}
    return rows.assign(
        anchor=lifeline.anchor,
        channel=channel.key,
        period=channel.period(lifeline.year),
        unit=channel.unit,
        partner_name=names,
        note=rows.partner.map(reasons),
        source=publisher(catalog, lifeline.origin),
        citation=catalog.sources[channel.source].citation,
    ).reset_index(drop=True)


def course(lifelines: Sequence[Lifeline], channel: Channel, name: Name) -> pd.DataFrame:
    """One row per year: Period, Total, the share of each leading partner, Others, No name, HHI, Carry half.

    Shares are per cent; the partners are those of leading().
    """
    shares, rest = shares_by_year(lifelines)
    top = leading(shares)
    frame = pd.DataFrame(
        {
            "Period": [channel.period(one.year) for one in lifelines],
            "Total": [printed(one.total) for one in lifelines],
        }
    )
    for code in top:
        frame[name(code)] = 100 * shares.loc[code].to_numpy()
    frame["Others"] = 100 * shares.drop(index=top).sum().to_numpy()
    frame["No name"] = 100 * rest.to_numpy()
    frame["HHI"] = [interval(*one.concentration) for one in lifelines]
    frame["Carry half"] = pd.array([one.carriers() for one in lifelines], dtype="Int16")
    return frame


def shares_by_year(lifelines: Sequence[Lifeline]) -> tuple[pd.DataFrame, pd.Series]:
    """Shares (0 to 1) with partners down and years across, NaN where a partner is not on record, and what
    has no named partner by year.
    """
    shares = pd.DataFrame({one.year: one.shares for one in lifelines}).fillna(0.0)
    for one in lifelines:
        gone = one.flows.partner[(one.flows.value == 0) & one.flows.high.isna()]
        shares.loc[gone, one.year] = np.nan  # not on record, which is not zero
    return shares, pd.Series({one.year: one.rest_share for one in lifelines})


def leading(shares: pd.DataFrame) -> list[str]:
    """The partners with the largest share in any year, at most LEADING of them."""
    ordered = shares.max(axis=1).sort_values(ascending=False, kind="stable")
    return [str(code) for code in ordered[ordered > 0].head(LEADING).index]


def joined(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Several tables one below the other."""
    return pd.concat(frames, ignore_index=True)


def losses(rows: pd.DataFrame) -> pd.DataFrame:
    """The loss per channel as on the page; `rows` is what_if.summary."""
    return _one_unit_only(
        pd.DataFrame(
            {
                "Channel": _titles(rows),
                "Lost": rows.lost.map(printed),
                "Share": 100 * rows.lost_share,
                "Low to high": _ends(rows.lost_low, rows.lost_high),
                "On record": rows.total.map(printed),
                "Remains": rows.remains.map(printed),
                "Concentration": [
                    f"{interval(*ends[:2])} → {interval(*ends[2:])}" if pd.notna(ends[0]) else ""
                    for ends in rows[HHI].itertuples(index=False, name=None)
                ],
                "Carry half": [
                    "" if pd.isna(before) or pd.isna(after) else f"{before:.0f} → {after:.0f}"
                    for before, after in zip(
                        rows.half_carried_by, rows.half_carried_by_after, strict=True
                    )
                ],
                "Unit": rows.unit,
            }
        )
    )


def before_after(rows: pd.DataFrame) -> pd.DataFrame:
    """Every partner of one channel before and after, as on the page; `rows` is of what_if.partners."""
    absent = rows.status == "absent"
    return pd.DataFrame(
        {
            "Partner": rows.partner_name,
            "Before": rows.value.map(printed).mask(absent),
            "Share": 100 * rows.share,
            "Cut": 100 * rows.cut,
            "Lost": rows.lost.map(printed).mask(absent),
            "Low to high": _ends(rows.lost_low.fillna(rows.lost), rows.lost_high),
            "Remains": rows.remains.map(printed).mask(absent),
            "Share after": 100 * rows.share_after,
        }
    )


def own_losses(rows: pd.DataFrame) -> pd.DataFrame:
    """What each that cuts gives up, the most first; `rows` is what_if.partners."""
    own = rows[rows.cut > 0].sort_values("lost", ascending=False)
    return _one_unit_only(
        pd.DataFrame(
            {
                "Partner": own.partner_name,
                "Channel": _titles(own),
                "Cut": 100 * own.cut,
                "Gives up": own.lost.map(printed).mask((own.lost == 0) & own.lost_high.isna()),
                "Of its own": 100 * own.lost_of_theirs,
                "Status": own.status,
                "Unit": own.unit,
            }
        )
    )


def _titles(rows: pd.DataFrame) -> list[str]:
    """Channels by name, with the years where a figure covers several."""
    titles = []
    for key, period in zip(rows.channel, rows.period, strict=True):
        channel = CHANNELS.get(key)
        name = channel.short if channel else "Fuels together"
        titles.append(f"{name}, {period}" if channel and channel.window > 1 else name)
    return titles


def _ends(lows: pd.Series, highs: pd.Series) -> list[str]:
    return [low_to_high(*ends) for ends in zip(lows, highs, strict=True)]


def _one_unit_only(frame: pd.DataFrame) -> pd.DataFrame:
    """Without the column Unit where it says the same in every row: the page says it above."""
    return frame if frame.Unit.nunique() > 1 else frame.drop(columns="Unit")
