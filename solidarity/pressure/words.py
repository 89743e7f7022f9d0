"""Sentences about lifelines: who carries the half, how concentrated, what is missing, what a cut takes."""

from collections.abc import Callable, Sequence

import pandas as pd

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.lifelines import Lifeline, Unseen
from solidarity.pressure.channels import CHANNELS, USD, Channel
from solidarity.pressure.stances import Stances

Name = Callable[[str], str]
"""A country's name by its code."""
FEW = 3
"""Partners that a sentence names; more are counted."""
PROXY_SINCE = 2019
"""From when oil under another name is taken to be the anchor's (data/energy/hidden.csv)."""
DARK = 0.5
"""Share without a named partner from which that is the news."""

DEFINITIONS = """\
**Share.** A partner's part of all that the anchor sells (or buys) over the channel in the year, by value in US dollars; of arms by trend-indicator value (TIV) over the year and the four before it.
**Concentration (HHI).** The Herfindahl-Hirschman index, the sum of the squared shares: near 0 with many small partners, 1 with a single one. Sales without a named partner make it an interval: spread over countless partners, or all the largest one's.
**Its own.** What the trade is to the partner: its share of the partner's imports of the same goods (of arms bought by the anchor: of its exports; of all goods: of its whole trade). “Leans more” names the side whose share is the larger.
**Records of goods.** Of Russia the IMF's table to 2024, else BACI (2023) and the IMF's exporters (2025); a partner that the first lacks is taken from another of the year. What cannot be right is left out, and its partner named under “Not on record”.
**Low and high.** What the records of the year allow: the lowest and highest of several records of one trade; for crude oil that hides under another name, all that comes under it. A missing high is unknown: a part of the trade stands in no record.
""".splitlines()


def amount(value: float, unit: str) -> str:
    """`48.6 billion USD`, `930 million TIV`: three figures at most, whole millions at least."""
    if abs(value) >= 1000 and unit == USD:
        billions = value / 1000
        return f"{billions:,.0f} billion USD" if billions >= 100 else f"{billions:.1f} billion USD"
    return f"{value:,.0f} {unit}" if value >= 10 or value == 0 else f"{value:.1f} {unit}"


def percent(share: float) -> str:
    """`40%`, `0.8%`, `under 0.1%`: a share from 0 to 1."""
    if 0 < share < 0.001:
        return "under 0.1%"
    return f"{100 * share:.1f}%" if 0 < share < 0.0995 else f"{100 * share:.0f}%"


def publisher(catalog: Catalog, origin: str) -> str:
    """Who published a record; of several records those whose figures stand in it, the first one first."""
    names = []
    for one in origin.split("+"):
        folder, _, of_several = one.partition("/")
        names.append(catalog.title(one) if of_several else catalog.sources[folder].publisher)
    return words.listed(names)


def headline(anchor: Anchor, channel: Channel, lifeline: Lifeline, name: Name) -> str:
    """Who carries half of it, in one sentence."""
    recorded = "recorded " if lifeline.unseen and not lifeline.assumed else ""
    title = f"{anchor.name}'s {recorded}{channel.title} in {channel.period(lifeline.year)}"
    what = f"what can be counted of {title}" if lifeline.assumed else title
    if lifeline.rest_share > DARK:
        return f"{percent(lifeline.rest_share)} of {what} went to no named buyer"
    said = f"{_carriers(lifeline, name)} of {what}"
    return f"With relabelled oil counted, {said}" if lifeline.assumed else words.capitalised(said)


def _carriers(lifeline: Lifeline, name: Name) -> str:
    """`China and India carry half`, `nine partners, China first, carry half`."""
    half = lifeline.carriers()
    if half is None:
        return "no named partners together carry half"
    leaders = [name(code) for code in lifeline.flows.partner.head(half)]
    share = float(lifeline.shares.head(half).sum())
    carried = "half" if share < 0.55 else percent(share)
    if half == 1:
        return f"{leaders[0]} alone carries {carried}"
    if half <= FEW:
        return f"{words.listed(leaders)} carry {carried}"
    return f"{words.spelled(half)} partners, {leaders[0]} first, carry {carried}"


def caption(channel: Channel, lifeline: Lifeline, source: str, name: Name) -> str:
    """How much there is on record, by whom, what is counted beside it, and what is missing."""
    total = amount(lifeline.total, channel.unit)
    where = f"in {channel.period(lifeline.year)} ({source})"
    parts = [f"{total} on record {where}."]
    if lifeline.assumed:
        added = amount(lifeline.assumed, channel.unit)
        parts = [f"{total} counted {where}; {added} of it on record under another country's name."]
    elif (lifeline.flows.status == "estimated").any():
        parts.append(
            "Pieced together from what the partners publish; the anchor publishes nothing."
        )
    if lifeline.rest > 0:
        parts.append(f"{amount(lifeline.rest, channel.unit)} has no named partner.")
    # Whose oil is counted under another name is not missing.
    lacking = [one for one in lifeline.unseen if one.partner not in _counted(lifeline)]
    if lacking:
        parts.append(f"Missing in whole or part: {missing(lacking, name)}.")
    return " ".join(parts)


def _counted(lifeline: Lifeline) -> set[str]:
    flows = lifeline.flows
    return set(flows.partner[flows.status == "estimated"]) if lifeline.assumed else set()


def missing(unseen: Sequence[Unseen], name: Name) -> str:
    """Who is missing, those with the largest last figure by name."""
    ordered = sorted(unseen, key=lambda one: -(one.last_value or 0))
    named = [name(one.partner) for one in ordered[:FEW]]
    others = len(ordered) - len(named)
    return words.listed([*named, words.counted(others, "others")] if others else named)


def not_on_record(one: Unseen, channel: Channel, name: Name, lifeline: Lifeline) -> str:
    """One partner that the record lacks in whole or part: what it shows, why, and the last sound figure."""
    own = lifeline.flows.set_index("partner")
    # Oil counted under another name is not on record under this one: its low end is.
    column = own.low if one.partner in _counted(lifeline) else own.value
    recorded = float(column.get(one.partner, 0.0))
    here = amount(recorded, channel.unit) if recorded >= 1 else "next to nothing"
    if recorded == 0:
        here = "no figure" if own.status.get(one.partner) == "absent" else "zero"
    last = ""
    if recorded < 1 and one.last_year is not None and one.last_value is not None:
        figure = amount(one.last_value, channel.unit)
        last = f" Last on record: {figure} in {channel.period(one.last_year)}."
    return f"**{name(one.partner)}: {here} on record.** {one.reason}{last}"


def concentration(lifeline: Lifeline) -> str:
    """`0.41`, or `0.02–0.99` where much has no named partner."""
    return interval(*lifeline.concentration)


def interval(low: float, high: float) -> str:
    """Both ends of a concentration, or the one where they are alike; a dash where there is none."""
    if pd.isna(low):
        return "–"
    return f"{low:.2f}" if high - low < 0.005 else f"{low:.2f}–{high:.2f}"


def carried(lifeline: Lifeline) -> str:
    """How many partners carry half; a dash where the named ones do not."""
    half = lifeline.carriers()
    return "–" if half is None else str(half)


def standing(anchor: Anchor, channel: Channel, lifeline: Lifeline, partner: str, name: Name) -> str:
    """What one partner is to the anchor and the anchor to it, or why there is no figure."""
    own = lifeline.flows[lifeline.flows.partner == partner]
    why = next((one for one in lifeline.unseen if one.partner == partner), None)
    if own.empty:
        return f"{name(partner)} is not on record among {anchor.name}'s partners here in {channel.period(lifeline.year)}."
    row = own.iloc[0]
    if row.value < 1 and why:
        return not_on_record(why, channel, name, lifeline)
    verb = "bought" if channel.sells else "sold"
    share = percent(float(lifeline.shares[partner]))
    text = f"**{name(partner)}** {verb} {amount(row.value, channel.unit)}{bounds(row.low, row.high, channel.unit)}: {share} of {anchor.name}'s {channel.title}"
    theirs = lifeline.dependence[partner]
    if pd.notna(theirs):
        text += f", and {percent(float(theirs))} of its own {channel.theirs}"
    return f"{text}." + (" A part of it stands in no record: see below." if why else "")


def bounds(low: float, high: float | None, unit: str) -> str:
    """` (46 to 50 billion USD)`, ` (at least)`; nothing where both ends are the value."""
    if high is None or pd.isna(high):
        return " (at least)"
    if high - low <= 0.005 * abs(high):
        return ""
    return f" ({amount(low, unit)} to {amount(high, unit)})"


def top_share(lifeline: Lifeline) -> str:
    """The largest partner's share in words."""
    return (
        "–" if lifeline.flows.empty or not lifeline.total else percent(float(lifeline.shares.max()))
    )


def stance_note(anchor: Anchor, lifeline: Lifeline, stances: Stances, name: Name) -> str:
    """Whose word it is that a partner sanctions the anchor, of which year, and whose is in doubt."""
    stale = "" if stances.year == lifeline.year else f", the nearest year it has to {lifeline.year}"
    note = (
        f"“With sanctions”: has measures in force against {anchor.name}, as the Global Sanctions Data Base codes"
        f" {stances.year}{stale}. Width is value."
    )
    doubted = [name(code) for code in lifeline.flows.partner if code in stances.doubted]
    if doubted:
        note += f" Its coding of {words.listed(doubted)} is doubtful."
    bought = not CHANNELS[lifeline.channel].sells
    return f"{note} Drawn from the buyer to those who sell to it." if bought else note


def dependence_note(anchor: Anchor) -> str:
    """How to read the drawing of who needs whom."""
    return (
        f"On the line both weigh alike for each other; above it the partner leans on {anchor.name} more than"
        f" {anchor.name} on it. Blue: has sanctions in force against {anchor.name}."
    )


def relabelled_note(anchor: Anchor, partner: str, label: str, proxy: pd.Series) -> str:
    """What the proxy is, and how much of it is likely the other country's own; `proxy` in million tonnes."""
    own = proxy[proxy.index < PROXY_SINCE]
    return (
        f"{anchor.name}'s oil is relabelled on its way: since {PROXY_SINCE} {partner} records far less of it than before"
        f" and ever more from {label}. The second line is a proxy, not a record. A part of it is {label}'s own:"
        f" {own.min():.1f} to {own.max():.1f} million tonnes a year came from there in"
        f" {own.index.min()}–{own.index.max() % 100:02d}."
    )
