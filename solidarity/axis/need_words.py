"""Who needs whom in words and as a table."""

from collections.abc import Sequence

import pandas as pd

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.axis.blocks import OTHER
from solidarity.axis.needs import NEEDS, Need
from solidarity.catalog import Catalog
from solidarity.pressure.tables import printed
from solidarity.pressure.words import amount, percent

Pairs = Sequence[tuple[Need, ...]]
"""For each channel its first and last year of a period, as needs.then_now gives them."""


def headline(found: Pairs) -> str:
    """Who leans more in how many channels, by the last year of each, and where it cannot be said."""
    last = [pair[-1] for pair in found]
    said = []
    for code in ("IRN", "RUS"):
        own = [_small(need) for need in last if need.leans == code]
        other = ANCHORS["RUS" if code == "IRN" else "IRN"].short
        if own:
            said.append(f"{ANCHORS[code].short} leans on {other} more in {words.listed(own)}")
    if even := [_small(need) for need in last if need.leans == ""]:
        said.append(f"neither does in {words.listed(even)}")
    if unsaid := [_small(need) for need in last if need.leans is None]:
        said.append(f"for {words.listed(unsaid)} one side is on no record")
    return (
        words.capitalised("; ".join(said)) + "."
        if said
        else "No channel has a figure in this period."
    )


def _small(need: Need) -> str:
    return need.channel.title[:1].lower() + need.channel.title[1:]


def sentence(pair: tuple[Need, ...]) -> str:
    """One channel: both shares with years and status, who leans more, and how that was before."""
    now = pair[-1]
    sides = "; ".join(_side(now, side) for side in ("RUS", "IRN"))
    said = f"**{now.channel.title}**, {now.period}: {sides}."
    if now.leans is None:
        return said
    who = f"{ANCHORS[now.leans].short} leans more" if now.leans else "Neither leans more"
    return f"{said} {who}{_before(pair)}."


def _side(need: Need, side: str) -> str:
    """`Russia 100% of Iran's imports of major arms (of 63 million TIV)`."""
    tie, owner = (need.russia, "Iran") if side == "RUS" else (need.iran, "Russia")
    if tie is None:
        return f"{ANCHORS[side].short}'s share of {owner}'s is on no record"
    status = "" if tie.status == "observed" else tie.status
    base = "" if pd.isna(tie.base) else f"of {amount(tie.base, need.channel.unit)}"
    notes = ", ".join(part for part in (base, status) if part)
    whole = f" {need.channel.whole}" if side == "RUS" or need.russia is None else ""
    return f"{ANCHORS[side].short} {percent(tie.share)} of {owner}'s{whole}{f' ({notes})' if notes else ''}"


def _before(pair: tuple[Need, ...]) -> str:
    if len(pair) == 1 or pair[0].leans is None:
        return ""
    then, now = pair
    gaps = [100 * abs(need.russia.share - need.iran.share) for need in pair]  # type: ignore[union-attr]
    turned = (
        f", as in {then.period}" if then.leans == now.leans
        else f"; in {then.period} it was {ANCHORS[then.leans].short}" if then.leans
        else f"; in {then.period} neither did"
    )  # fmt: skip
    if not then.leans and not now.leans:
        return turned
    return f"{turned}: {_points(gaps[0])} apart then, {_points(gaps[1])} now"


def _points(gap: float) -> str:
    return f"{gap:.0f} points" if gap >= 10 else f"{gap:.1f} points"


def doubts(found: Pairs, catalog: Catalog) -> list[str]:
    """Why figures of the last years are missing or doubtful, each reason once, as far as it is known."""
    lacking = [pair[-1].reason for pair in found if pair[-1].leans is None]
    reasons = dict.fromkeys(f"On no record: {reason}." for reason in lacking)
    for need in (pair[-1] for pair in found):
        for tie in (need.russia, need.iran):
            if tie is not None and tie.status == "doubtful":
                anchor = OTHER[str(tie.side)]
                own = catalog.ties(anchor, str(tie.side), need.channel.indicator, need.year)
                reasons |= {catalog.doubt(row): None for _, row in own.iterrows()}
    return [reason for reason in reasons if reason]


def table(found: Pairs) -> pd.DataFrame:
    """A row per channel and year, the shares in per cent, missing where they are on no record."""
    needs = [need for pair in found for need in pair]
    return pd.DataFrame(
        {
            "Channel": [need.channel.title for need in needs],
            "Years": [need.period for need in needs],
            "Russia of Iran's": [_share(need.russia) for need in needs],
            "of": [_base(need.russia) for need in needs],
            "Status": [_status(need.russia) for need in needs],
            "Iran of Russia's": [_share(need.iran) for need in needs],
            "of ": [_base(need.iran) for need in needs],
            "Status ": [_status(need.iran) for need in needs],
            "Unit": [need.channel.unit for need in needs],
            "Leans more": [
                "" if need.leans is None else ANCHORS[need.leans].short if need.leans else "neither"
                for need in needs
            ],
            "Why a dash": [need.reason for need in needs],
        }
    )


def _share(tie: pd.Series | None) -> float:
    return float("nan") if tie is None else round(100 * tie.share, 2)


def _base(tie: pd.Series | None) -> float:
    return float("nan") if tie is None else printed(tie.base)


def _status(tie: pd.Series | None) -> str | None:
    return None if tie is None else str(tie.status)


def taken_away(found: Pairs, held: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """All years on record of the channels shown, as rows to keep: needs.SHARE, with titles and citations."""
    shown = [pair[0].channel for pair in found]
    rows = held[held.channel.isin([channel.key for channel in shown])]
    sources = {
        "arms_in": "sipri_arms", "arms_out": "sipri_arms", "energy": "energy", "gdp": "goods_trade",
    }  # fmt: skip
    return rows.assign(
        anchor=rows.side.map(OTHER),
        title=[NEEDS[key].title for key in rows.channel],
        unit=[NEEDS[key].unit for key in rows.channel],
        citation=[
            catalog.sources[sources.get(key, "goods_trade")].citation for key in rows.channel
        ],
    ).reset_index(drop=True)
