"""Sentences about a cut: who cuts what, what the anchor loses, what remains, what it costs the cutter."""

from collections.abc import Mapping

import pandas as pd

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.countries import Register
from solidarity.pressure import what_if
from solidarity.pressure.channels import FUELS
from solidarity.pressure.words import DARK, amount, percent

NAMED = 4
"""Cutters named one by one; more are counted."""
FAR_APART = 1.25
"""Bounds that differ by more stand in the headline in the place of the value."""
TENFOLD = 10
"""Nobody makes up for more than ten times what it trades: then nothing is said of it."""


def cutters(cuts: Mapping[str, float], anchor: str, register: Register) -> str:
    """`India and half of Türkiye`, `the eight middle powers`, `ten partners`."""
    effective = {code: share for code, share in cuts.items() if share > 0}
    if not effective:
        return "nobody"
    for title, codes in what_if.presets(register, anchor).items():
        if set(codes) == set(effective) and len(set(effective.values())) == 1 and len(codes) > 2:
            return _part(next(iter(effective.values())), title[0].lower() + title[1:])
    if len(effective) > NAMED:
        return f"{words.spelled(len(effective))} partners"
    fullest = sorted(
        effective.items(), key=lambda cut: -cut[1]
    )  # “X and half of Y” reads one way only
    return words.listed([_part(share, register.name(code)) for code, share in fullest])


def _part(share: float, name: str) -> str:
    if share == 1:
        return name
    return f"half of {name}" if share == 0.5 else f"{100 * share:.4g}% of {name}"


def headline(anchor: Anchor, scenario: what_if.Scenario) -> str:
    """What the anchor would lose, in the first channel or over all fuels."""
    rows = scenario.summary
    if not any(scenario.cuts.values()):
        return f"Choose who stops trading with {anchor.name}, and see what that would take away"
    fuels = rows[rows.channel == "fuels"]
    row = rows.iloc[0] if fuels.empty else fuels.iloc[0]
    titles = [r.channel.title for r in scenario.results if r.channel.key in FUELS]
    title = scenario.results[0].channel.title
    if not fuels.empty:
        title = "sales of fuels" if len(titles) == len(FUELS) else words.listed(titles)
    who = cutters(scenario.cuts, anchor.code, scenario.register)
    if row.lost == row.lost_high == 0:
        return f"Without {who}, {anchor.name}'s {title} on record in {row.period} would be the same"
    return f"Without {who}, {anchor.name} would lose {_lost(row)} of its {title} in {row.period}"


def _lost(row: pd.Series) -> str:
    """`48.6 billion USD, 40%`; with bounds far apart `1.4 to 15.9 billion USD`, with an open end `at least …`."""
    if row.lost == 0 and pd.isna(row.lost_high):
        return "a part that stands in no record"
    if row.lost_high > FAR_APART * row.lost_low:
        return f"{amount(row.lost_low, row.unit)} to {amount(row.lost_high, row.unit)}"
    least = "at least " if pd.isna(row.lost_high) else ""
    return f"{least}{amount(row.lost, row.unit)}, {percent(row.lost_share)}"


def remains(result: what_if.Result, anchor: Anchor, register: Register) -> str:
    """What is left and with whom, how much more those would have to take, and how large the loss is in the world."""
    after, channel = result.after, result.channel
    if not after.total:
        return f"Nothing on record would remain of {anchor.name}'s {channel.title}."
    left = after.flows[after.flows.value > 0]
    text = f"**{amount(after.total, channel.unit)}** would remain"
    leaders = [f"{register.name(c)} {percent(after.shares[c])}" for c in left.partner.head(3)]
    if after.rest_share > DARK:
        text += f", {percent(after.rest_share)} of it without a named partner."
    elif len(leaders) < len(left):
        text += f" with {words.counted(len(left), 'partners')}: {words.listed(leaders)} lead."
    else:
        text += f" with {words.listed(leaders)}."
    others = left[~left.partner.isin([code for code, share in result.cuts.items() if share])]
    taken, named = result.loss.value, float(others.value.sum())
    if taken > 0 and taken <= TENFOLD * named:
        verb = "buy" if channel.sells else "sell"
        text += f" To make up for the loss those not cut would have to {verb} {percent(taken / named)} more."
    if taken > 0 and result.world:
        text += (
            f" The loss is {percent(taken / result.world)} of all {channel.theirs} in the world."
        )
    return text


def compared(rows: pd.DataFrame, others: pd.DataFrame, first: str, second: str) -> str:
    """Which of two cuts takes more, channel by channel that both have."""
    both = rows.merge(others, on=["channel", "unit"], suffixes=("", "_other"))
    main = both[both.channel == "fuels"] if (both.channel == "fuels").any() else both
    row = main.iloc[0]
    if abs(row.lost - row.lost_other) <= 1e-6 * max(row.lost, row.lost_other, 1.0):
        return f"Without {first} and without {second} the loss is the same: {amount(row.lost, row.unit)}."
    more, less = (first, second) if row.lost > row.lost_other else (second, first)
    high, low = max(row.lost, row.lost_other), min(row.lost, row.lost_other)
    bounded = pd.notna(row.lost_high) and pd.notna(row.lost_high_other)
    times = f", {high / low:.1f} times as much" if low > 0 and bounded else ""
    return (
        f"Without {more} the loss{'' if bounded else ' on record'} is {amount(high, row.unit)}, without {less} {amount(low, row.unit)}"
        f"{times}: a difference of {amount(high - low, row.unit)}."
    )
