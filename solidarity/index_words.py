"""Sentences about the index: what a score says, what it lacks, what moved it, and closer to whom."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from solidarity import words
from solidarity.alignment.alignment import Alignment
from solidarity.alignment.why import Change, rounded
from solidarity.anchors import Anchor
from solidarity.indicator import Indicator

MOSTLY_ALIKE = 2 / 3
"""The share of states with one score from which a dimension hardly varies."""
SMALL_GAP = 3
"""Points of a dimension below which two anchors are alike to a reader."""


def score(name: str, anchor: Anchor, row: pd.Series | None, year: int) -> str:
    """The headline of one score; `row` is its row of Alignment.table, None without an index."""
    if row is None:
        return f"{name} has no alignment index with {anchor.name} in {year}"
    scored = f"{name} scores {words.whole(row['index'])} of 100 with {anchor.name}"
    if pd.isna(row["rank"]):
        return f"{scored}, on too few dimensions to be ranked"
    return f"{scored}: {words.rank(row.to_dict(), 0)}"


def coverage(alignment: Alignment, anchor: Anchor, row: pd.Series) -> str:
    """Which dimensions are known, how much they weigh, and what the rest could change."""
    missing = row["missing"].split(", ") if row["missing"] else []
    places = alignment.scores.defined[:, alignment.scores.anchors.index(anchor.code)]
    weighing = [
        name
        for (name, weight), possible in zip(alignment.weights.each, places, strict=True)
        if weight > 0 and possible
    ]
    if not missing:
        return f"All that weighs anything is known: {words.counted(len(weighing), 'dimensions')}."
    known = [name for name in weighing if name not in missing]
    return (
        f"Known: {words.listed(known)}, {100 * row['coverage']:.0f}% of the weight. Not known:"
        f" {words.listed(missing)}. Whatever that would be, the index lies between {words.whole(row['at_least'])}"
        f" and {words.whole(row['at_most'])}."
    )


def change(found: Change, indicators: Mapping[str, Indicator]) -> str:
    """`+7 since 2021: energy +5, arms +1, votes +1`, and what is not like for like."""
    moved = rounded(found.like_for_like)
    parts = sorted((name for name in moved if moved[name]), key=lambda name: -abs(moved[name]))
    total = sum(moved.values())
    text = f"**{signed(total)} since {found.since}**, like for like"
    text += ": " + ", ".join(f"{name} {signed(moved[name])}" for name in parts) if parts else ""
    text += "."
    notes = [
        f"{verb}: {words.listed([f'“{indicators[key].short}”' for key in keys])}"
        for verb, keys in (("newly known", found.appeared), ("no longer known", found.vanished))
        if keys
    ]
    if notes:
        rest = int(words.whole(found.after)) - int(words.whole(found.before)) - total
        more = f": another {signed(rest)} comes from" if rest else ", with"
        text += (
            f" The index itself goes from {words.whole(found.before)} to {words.whole(found.after)}{more}"
            f" figures known in one of the two years only ({'; '.join(notes)})."
        )
    return text


def closer(name: str, first: Anchor, second: Anchor, row: pd.Series | None, year: int) -> str:
    """Closer to which of two anchors, and how firmly; `row` is of pair.compare."""
    if row is None:
        return (
            f"{name} cannot be compared in {year}: too few dimensions are known for both"
            f" {first.name} and {second.name}."
        )
    ends = {
        anchor.code: (anchor.name, words.whole(row[side]))
        for anchor, side in ((first, "first"), (second, "second"))
    }
    if not row["closer"]:
        return f"**{name} stands as close to {first.name} as to {second.name}** ({words.whole(row['first'])})."
    (near, near_score), (far, far_score) = ends.pop(row["closer"]), *ends.values()
    if row["firmness"] <= 0.5:
        return (
            f"**{name} stands about as close to {near} ({near_score}) as to {far} ({far_score})**: which is"
            " the closer one depends on the weights."
        )
    return (
        f"**{name} stands closer to {near} ({near_score}) than to {far} ({far_score})**,"
        f" in {100 * row['firmness']:.0f}% of weightings of what is known for both."
    )


def on_what(first: Anchor, second: Anchor, row: pd.Series, names: Sequence[str]) -> str:
    """On which dimensions it stands closer to the one and to the other; `names` are those that weigh
    anything and can exist for both."""
    gaps = {name: row[name] for name in names if not pd.isna(row[name])}
    sentences = []
    for anchor, sign in ((first, 1), (second, -1)):
        on = sorted(
            (name for name, gap in gaps.items() if sign * gap >= SMALL_GAP),
            key=lambda name: -sign * gaps[name],
        )
        if on:
            points = [f"{name} (+{words.whole(sign * gaps[name])})" for name in on]
            sentences.append(f"Closer to {anchor.name} on {words.listed(points)}.")
    alike = [name for name, gap in gaps.items() if abs(gap) < SMALL_GAP]
    if alike:
        sentences.append(f"Alike on {words.listed(alike)}.")
    missing = [name for name in names if name not in gaps]
    if missing:
        sentences.append(f"Not known for both: {words.listed(missing)}.")
        if abs(row["difference"]) * row["coverage"] < 100 * (1 - row["coverage"]):
            sentences.append("That could turn it round.")
    return " ".join(sentences)


def pair_title(first: Anchor, second: Anchor, rows: pd.DataFrame, strong: float, name: Any) -> str:
    """How many states stand close to both; `name` turns a code into a name."""
    ends = f"{first.capital} and {second.capital}"
    if rows.empty:
        return f"No state has an index with both {ends} in this year"
    both = rows[(rows["first"] >= strong) & (rows["second"] >= strong) & rows.sound]
    both = both.assign(weaker=both[["first", "second"]].min(axis=1)).sort_values("weaker")[::-1]
    if both.empty:
        return f"No state stands close to both {ends}"
    leaders = [name(code) for code in both.partner.head(3)]
    others = len(both) - len(leaders)
    who = (
        words.listed(leaders)
        if others == 0
        else f"{', '.join(leaders)} and {words.spelled(others)} more"
    )
    verb = "stands" if len(both) == 1 else "stand"
    return f"{who} {verb} close to both {ends}"


def pair_subtitle(first: Anchor, second: Anchor, rows: pd.DataFrame, year: int) -> str:
    """How many stand closer to the one and to the other, and how firmly."""
    if rows.empty:
        return (
            f"Too few of the dimensions that weigh anything are known for both in {year}. That is not a zero:"
            " choose a later year, or other weights."
        )
    firm = rows[rows.firmness >= 0.9]
    counts = [int((firm.closer == anchor.code).sum()) for anchor in (first, second)]
    return (
        f"Alignment index {year} with both, from 0 to 100, on the dimensions known for both, and with each on"
        f" its own votes. Of {len(rows)} states, {counts[0]} stand closer to {first.name} and {counts[1]} closer"
        f" to {second.name} in at least nine of ten weightings; for the other {len(rows) - sum(counts)} it"
        " depends on the weights."
    )


def goalposts(indicator: Indicator) -> str:
    """`0 to 50%`: the values that score 0 and 100."""
    none, full = (f"{value * indicator.factor:g}" for value in indicator.goalposts)
    return f"{none} to {full}{'%' if indicator.percent else ''}"


def carried(spread: pd.DataFrame, anchor: Anchor, year: int) -> str:
    """Which dimensions set states apart, and which hardly vary."""
    order = spread.sort_values("carries", ascending=False).head(3)
    lead = [
        f"{name} {100 * share:.0f}%"
        for name, share in zip(order.dimension, order.carries, strict=True)
    ]
    alike = [
        f"{name} ({100 * share:.0f}%)"
        for name, share in zip(spread.dimension, spread.same, strict=True)
        if share >= MOSTLY_ALIKE
    ]
    if not spread.carries.any():
        return f"With {anchor.name} in {year} all ranked states have the same index."
    text = f"With {anchor.name} in {year} most of what sets states apart comes from {words.listed(lead)}."
    if alike:
        text += f" At least two states in three have the same score in {words.listed(alike)}."
    return text


def published(rows: pd.DataFrame, anchor: Anchor) -> str:
    """How the index without votes compares with the published ideal points, in a sentence or two."""
    last, low = rows.iloc[-1], rows.sort_values("spearman").iloc[0]
    return (
        f"Rank correlation, year by year, of the index without votes (default weights) and nearness to"
        f" {anchor.name} by the ideal points of Voeten (Dataverse, July 2025; idealpointall):"
        f" {_decimal(last.spearman)} in {last.year}, {last.states} states; lowest"
        f" {_decimal(low.spearman)} in {low.year}."
        " Below 0, states near by their votes score lower on the rest. The points are not part of the atlas."
    )


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def movers(now: pd.DataFrame, usual: pd.DataFrame, name: Callable[[str], str]) -> str:
    """Who rises and falls most in rank under weights that are not the default ones.

    Both are tables of one anchor and year; empty where nobody moves.
    """
    ranks = pd.concat(
        {"now": now.set_index("partner")["rank"], "usual": usual.set_index("partner")["rank"]},
        axis=1,
    ).dropna()
    moved = (ranks.usual - ranks.now).astype(int)
    if not moved.any():
        return ""
    said = []
    for verb, code in (("rises", str(moved.idxmax())), ("falls", str(moved.idxmin()))):
        if (moved[code] > 0) == (verb == "rises") and moved[code]:
            said.append(f"{name(code)} {verb} most (from {ranks.usual[code]} to {ranks.now[code]})")
    return f"Against the default weights {words.listed(said)}."


def signed(points: int) -> str:
    """`+7`, `−3`, `±0`."""
    return "±0" if points == 0 else f"{points:+d}".replace("-", "−")
