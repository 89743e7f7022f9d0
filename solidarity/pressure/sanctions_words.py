"""Sentences about sanctions: how many governments, how much of the world, and with whom the trade went on."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.lifelines import Lifeline
from solidarity.pressure.channels import Channel
from solidarity.pressure.records import spans
from solidarity.pressure.sanctions_trade import TURNS
from solidarity.pressure.stances import UNNAMED
from solidarity.pressure.words import amount, missing, percent

Name = Callable[[str], str]
MEASURES = {"members": "the UN's members", "population": "the world's people", "gdp": "its GDP"}
WHOLE = {"population": "population", "gdp": "GDP"}
NAMED = 6
"""Partners without a figure that are named; more are counted."""
LEAST = 0.01
"""A change that is news, as a part of the largest value."""
ROUNDED = 2019
"""From when the Factbook's shares are whole per cents of records by others."""
AFTER = "GSDB ends in {last}: who sanctions {anchor} now is not in this count."

DEFINITIONS = """\
**Governments with sanctions in force.** Those with at least one of six types of sanction against the anchor at some time in the year, alone or as members of the European Union or the G7. Measures of the Security Council bind all states and are not counted.
**Share of the United Nations.** Of today's members that were so at the end of the year, the anchor itself among them. Kosovo and Taiwan are none. The seat of Yugoslavia (to 2000) is not counted.
**Share of the world's people and GDP.** The sum over those governments' states, divided by the World Bank's own total of the world in the same year; GDP in current US dollars. A sender without a figure is not zero: the upper end adds all that the world's total has beyond the states with a figure. The lower end leaves out those whose part is doubted.
**Trade with those that sanction.** By whether the partner had sanctions in force in the year of the trade; for years after the list its last year stands. Low and high let every flow's bounds, what has no named partner and the doubted states fall to either side; “unknown” where a flow is missing to an unknown extent. “As last” is the share if the partners without a figure, which had half a per cent of the total in one of the ten years before, traded as when they last had one.
""".splitlines()


def headline(anchor: Anchor, row: pd.Series, year: int) -> str:
    """How many governments and how much of the world, in one sentence; `row` is a row of sanctions.reach."""
    count = int(row.states)
    if count == 0:
        return f"No government had sanctions in force against {anchor.name} in {year}"
    had = f"{words.capitalised(words.spelled(count))} government{'s' * (count > 1)} had sanctions in force against {anchor.name} in {year}"  # fmt: skip
    parts = [f"{part(row, key)} of {what}" for key, what in MEASURES.items() if known(row, key)]
    return f"{had}: {words.listed(parts)}"


def known(row: pd.Series, measure: str) -> bool:
    """Whether the year has a share of the measure."""
    return bool(pd.notna(row[f"{measure}_share"]))


def part(row: pd.Series, measure: str) -> str:
    """`24%`, or `58 to 60%` where the bounds lie further apart than a figure shows."""
    low, high = percent(row[f"{measure}_low"]), percent(row[f"{measure}_high"])
    if low == high:
        return low
    return f"{low.removesuffix('%')} to {high}"


def caption(anchor: Anchor, row: pd.Series, year: int, last: int) -> str:
    """How many of them sit in the UN, and that the list ends."""
    count, seated, outside = int(row.states), int(row.members), int(row.states - row.members)
    parts = []
    if count:
        beside = f", and {words.spelled(outside)} that are not members" if outside else ""
        parts.append(f"{seated} of the {int(row.seats)} members of the UN{beside}.")
    if doubted := int(row.states - row.states_low):
        parts.append(f"The part of {words.spelled(doubted)} of them is doubted (below).")
    if year == last:
        parts.append(AFTER.format(last=last, anchor=anchor.name))
    return " ".join(parts)


def doubts(rows: pd.DataFrame, name: Name) -> list[str]:
    """A sentence for each sender whose coding is doubted; `rows` is sanctions.senders of a year."""
    own = rows[rows.reason != ""]
    return [
        f"**{name(code)}** (doubtful): {reason}"
        for code, reason in zip(own.partner, own.reason, strict=True)
    ]


def coverage(row: pd.Series, year: int, without: Mapping[str, Sequence[str]], name: Name) -> str:
    """For how many senders the World Bank has figures, who is without, and how much its states cover."""
    if not known(row, "population"):
        return "Shares of the world's people and GDP: data/world_bank is not here; restore it from git."
    parts = []
    for key, what in WHOLE.items():
        lacking = without[key]
        but = f" (not {words.listed([name(code) for code in lacking])})" if lacking else ""
        parts.append(
            f"{words.capitalised(what) if not what.isupper() else what} {year}: {int(row[f'{key}_known'])} of {int(row.states)} have a figure{but};"
            f" the states with one make up {100 * row[f'{key}_covered']:.1f}% of the world's total."
        )
    return " ".join(parts)


def step(count: int, verb: str) -> str:
    """`40 governments began`."""
    return f"{words.capitalised(words.spelled(count))} government{'s' * (count > 1)} {verb}"


def trade_title(anchor: Anchor, channel: Channel, rows: pd.DataFrame, assumed: bool) -> str:
    """What happened to the trade with those that sanction the anchor; `rows` is trade_by_stance.

    `assumed` says that oil on record under another country's name is counted in it.
    """
    newest, how = rows.iloc[-1], "counted" if assumed else "on record"
    what, when = f"{anchor.name}'s {channel.title}", channel.period(int(newest.year))
    unnamed = newest[UNNAMED] / newest.total
    if unnamed > 0.5:
        return f"Of {what} {how} in {when}, {percent(unnamed)} has no named partner"
    earlier = rows[rows.year >= TURNS[anchor.code][-1]]
    peak = earlier.sort_values("share").iloc[-1]
    here = words.capitalised(percent(newest.share)) if newest.share else "None"
    as_last = newest.share_as_last
    but = f" ({percent(as_last)} if those without a figure traded as before)" if abs(as_last - newest.share) >= 0.005 else ""  # fmt: skip
    now = f"{here} of {what} {how} in {when} was with states that sanction it{but}"
    if peak.year == newest.year or peak.share - newest.share < 0.02:
        return now
    return f"{now}; in {channel.period(int(peak.year))} it had been {percent(peak.share)}"


def lacking_note(
    channel: Channel, year: int, lacking: Mapping[str, tuple[int, float]], name: Name
) -> str:
    """Who has no figure in the newest year, and the last that each had, the largest first."""
    ordered = sorted(lacking.items(), key=lambda one: -one[1][1])
    said = [
        f"{name(code)} ({amount(value, channel.unit)} in {channel.period(last)})"
        for code, (last, value) in ordered[:NAMED]
    ]
    if len(ordered) > NAMED:
        said.append(f"{words.spelled(len(ordered) - NAMED)} with less")
    return f"Without a figure in {channel.period(year)}, and their last: {words.listed(said)}."


def trade_note(
    anchor: Anchor, channel: Channel, rows: pd.DataFrame, estimated: Sequence[int]
) -> str:
    """Which year's list of senders stands for which, and which years are pieced together."""
    carried = [int(year) for year in rows.year[rows.year > rows.coded]]
    parts = ["Shares by value." if channel.window == 1 else f"Each bar covers {channel.window} years, by the stance in the last of them."]  # fmt: skip
    if carried:
        parts.append(f"The list of those that sanction {anchor.name} ends in {int(rows.coded.max())}; it stands for {spans(carried)} too.")  # fmt: skip
    if estimated:
        parts.append(
            f"Estimated, {spans(list(estimated))}: pieced together from what partners publish."
        )
    return " ".join(parts)


def bounds(low: float, high: float) -> str:
    """`14.5–15.1%`; an end that nobody knows is said to be so; nothing where both ends print alike."""
    ends = ["" if pd.isna(end) else f"{100 * end:.1f}" for end in (low, high)]
    if ends[1] == "0.0" or ends[0] == ends[1] != "":
        return ""
    if not ends[1]:
        return f"at least {ends[0]}%" if ends[0] not in ("", "0.0") else "unknown"
    return f"{ends[0]}–{ends[1]}%" if ends[0] else f"at most {ends[1]}%"


def compared_title(
    anchor: Anchor, channel: Channel, rows: pd.DataFrame, years: Sequence[int], name: Name
) -> str:
    """With whom the trade rose and fell most between the first and last year; `rows` is before_after."""
    what, to = f"{anchor.name}'s {channel.title}", "to" if channel.sells else "from"
    changes = rows.dropna(subset=["change"]).set_index("partner").change
    values = rows[[f"value_{year}" for year in years]].to_numpy()
    least = LEAST * float(np.nanmax(values)) if len(changes) else 0.0
    said = []
    for one, verb in ((changes.max(), "rose"), (-changes.min(), "fell")):
        if len(years) > 1 and len(changes) and one > least:
            partner = str(changes.idxmax() if verb == "rose" else changes.idxmin())
            said.append(f"{to} {name(partner)} {verb} most, by {amount(float(one), channel.unit)}")
    if not said:
        return f"{what} by partner, {spans(list(years))}"
    between = f"Between {channel.period(years[0])} and {channel.period(years[-1])}"
    return f"{between}, {what} {', and those '.join(said)}"


def compared_note(
    anchor: Anchor, channel: Channel, lifelines: Sequence[Lifeline], coded: int, name: Name
) -> str:
    """What the colours, dashes and zeros mean, and what the totals lack."""
    lacks = [
        f"{channel.period(one.year)} {missing(one.unseen, name)}" for one in lifelines if one.unseen
    ]
    shares = f" Shares are of what is on record, which lacks in whole or part: {'; '.join(lacks)}." if lacks else ""  # fmt: skip
    arms = channel.source == "sipri_arms"
    zero = (
        "no delivery in the register"
        if arms
        else "that one of the two publishes its trade and has none"
    )
    return (
        f"Blue: had sanctions in force against {anchor.name} in {coded}; orange: had none. A dash is no figure, which is"
        f" not zero; zero means {zero}. No change is given where what is"
        f" missing could move it.{shares}"
    )


def leading_note(anchor: Anchor, years: Sequence[int]) -> str:
    """What the Factbook's lists lack."""
    gaps = [year for year in range(min(years), max(years)) if year not in years]
    without = f" No list was found for {spans(gaps)}." if gaps else ""
    return (
        "The CIA World Factbook names leading partners only: one that it does not name is not zero. Whole per cents since"
        f" {ROUNDED}; since then nothing that {anchor.name} trades with others that publish nothing either.{without}"
        " Colours: had sanctions in force in the year."
    )
