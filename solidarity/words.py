"""Sentences made from figures: the headline of a map, its subtitle, one value in words."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd

from solidarity.anchors import Anchor
from solidarity.catalog import Catalog
from solidarity.countries import Register
from solidarity.indicator import Indicator

MOSTLY = {
    "few votes": "Most values rest on fewer than ten votes.",
    "few dimensions": "Most states have no rank: half of the dimensions or fewer are known.",
}
"""What is said of a map on which most values have such a status."""


def headline(indicator: Indicator, anchor: Anchor, view: pd.DataFrame, register: Register) -> str:
    """What a map shows, as its title; `view` is Catalog.view of the same indicator and anchor."""
    if view.empty:
        lacking = "not defined" if anchor.code in indicator.not_defined else "no data in this year"
        return f"{indicator.short}, {anchor.name}: {lacking}"
    above = int((view.value > indicator.headline.threshold).sum())
    text = indicator.headline
    sentence = text.none if above == 0 else text.one if above == 1 else text.many
    sound = view[~view.status.isin(["few votes", "few dimensions"])]
    if indicator.dimension == "index" and sound.empty:
        return f"{indicator.short}, {anchor.name}: too few dimensions are known for a ranking"
    leaders = [register.name(code) for code in (view if sound.empty else sound).partner.head(3)]
    leaders += ["", ""]
    return capitalised(
        sentence.format(
            above=spelled(above),
            count=len(view),
            capital=anchor.capital,
            anchor=anchor.name,
            top=leaders[0],
            second=leaders[1],
            third=leaders[2],
        )
    )


def titled(indicator: Indicator, anchors: Sequence[Anchor]) -> str:
    """The indicator's title, the anchors named: `Share of crude oil imports that come from Russia`."""
    title, names = indicator.title, " and ".join(anchor.name for anchor in anchors)
    if indicator.is_fact:
        return title
    if len(anchors) == 1 and "the anchor" in title:
        return title.replace("the anchor", names)
    return f"{title}, {names}" if "the anchor" in title else f"{title} with {names}"


def subtitle(
    indicator: Indicator, anchors: list[Anchor], views: list[pd.DataFrame], year: int
) -> str:
    """What is counted, over which years, and how far the year goes if it is not complete."""
    if len(anchors) == 1 and anchors[0].code in indicator.not_defined:
        return indicator.not_defined[anchors[0].code]
    n = max(0 if view.empty else int(view.n.max()) for view in views)
    text = indicator.subtitle.format(
        anchor=anchors[0].name if len(anchors) == 1 else "the anchor",
        period=indicator.period(year) + partial(indicator, year),
        n=f"{n:,}" if len(anchors) == 1 else f"up to {n:,}",
    )
    status = pd.concat(views).status.astype("str")
    mostly = [said for name, said in MOSTLY.items() if (status == name).mean() > 0.5]
    return " ".join([capitalised(text), *mostly])


def title(
    indicator: Indicator,
    anchors: list[Anchor],
    views: list[pd.DataFrame],
    year: int,
    register: Register,
) -> str:
    """The headline of one map; for two side by side, what they compare."""
    if len(anchors) == 1:
        return headline(indicator, anchors[0], views[0], register)
    names = " and ".join(anchor.name for anchor in anchors)
    return f"{indicator.short}, {indicator.period(year)}: {names} side by side"


def partial(indicator: Indicator, year: int) -> str:
    """` (to 4 June)` for a year that is not complete, else nothing."""
    return f" ({indicator.partial[year]})" if year in indicator.partial else ""


def phrase(indicator: Indicator, anchor: Anchor, value: float) -> str:
    """One value in words, as `41% of arms imports from Russia`."""
    return indicator.phrase.format(value=indicator.text(value), anchor=anchor.name)


def interval(indicator: Indicator, tie: pd.Series) -> str:
    """` (0.31 to 0.44)` for a tie that has an interval, else nothing."""
    if pd.isna(tie.low):
        return ""
    return f" ({indicator.text(tie.low)} to {indicator.text(tie.high)})"


def rank(tie: Mapping[Any, Any], count: int) -> str:
    """`rank 28 of 190`; of the index `rank 22 of 168, 14–32 in 90% of weightings`, or why it has none."""
    if "rank_low" not in tie:
        return f"rank {tie['rank']} of {count}"
    if pd.isna(tie["rank"]):
        return "not ranked: half of the dimensions or fewer are known"
    return f"rank {tie['rank']} of {tie['of']}, {within(tie)}"


def within(tie: Mapping[Any, Any]) -> str:
    """`14–32 in 90% of weightings`: the interval of a rank."""
    low, high = tie["rank_low"], tie["rank_high"]
    return f"{'the same' if low == high else span(low, high)} in 90% of weightings"


def without(tie: Mapping[Any, Any]) -> str:
    """`without energy and trade`: the dimensions an index lacks; nothing where it lacks none."""
    missing = tie.get("missing")
    return f"without {listed(missing.split(', '))}" if missing else ""


def whole(points: float) -> str:
    """A score or index as printed everywhere: a whole number, halves rounded up."""
    return f"{Decimal(repr(float(points))).quantize(Decimal(1), ROUND_HALF_UP)}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *rest, last = parts
    return f"{', '.join(rest)} and {last}" if rest else last


def rank_change(name: str, anchor: Anchor, now: pd.Series, usual: pd.Series) -> str:
    """How a country's index and rank under chosen weights differ from the default ones."""
    parts = [
        f"{whole(row['index'])}, "
        + (
            "not ranked"
            if pd.isna(row["rank"])
            else f"rank {row['rank']} ({span(row['rank_low'], row['rank_high'])}) of {row['of']}"
        )
        for row in (now, usual)
    ]
    return f"**{name} with {anchor.name}**: {parts[0]}; by default {parts[1]}."


def span(low: float, high: float) -> str:
    """`14–32`, or `1` where both ends are the same."""
    return f"{low:.0f}" if low == high else f"{low:.0f}–{high:.0f}"


def spelled(count: int) -> str:
    """Counts to twelve as words, as style guides ask of running text."""
    words = [
        "no",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    return words[count] if count < len(words) else f"{count:,}"


def capitalised(text: str) -> str:
    """The text with its first letter upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def counted(count: int, unit: str) -> str:
    """`38 votes`, `1 vote`: a count with its unit, which is given in the plural."""
    return f"{count:,} {unit.removesuffix('s') if count == 1 else unit}"


def sources(catalog: Catalog) -> str:
    """How much stands behind the atlas, as the title of the page on its sources."""
    own = catalog.published
    figures = sum(len(catalog.tables[key]["ties"]) for key in own)
    indicators = sum(len(source.indicators) for source in own.values())
    return (
        f"{capitalised(spelled(len(own)))} sources stand behind"
        f" {indicators} indicators and {round(figures, -3):,} figures"
    )
