"""A group of partners in words and tables: who leads, how each stands, who moved, what the article says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd

from solidarity import words
from solidarity.alignment import KEY as INDEX
from solidarity.alignment import robustness
from solidarity.anchors import ANCHORS, Anchor
from solidarity.catalog import Catalog
from solidarity.groups import AXIS, Fact, Group
from solidarity.indicator import Indicator
from solidarity.votes import links

FIRM = 0.9
"""Share of the weightings in which one must stand above another for it to be said."""


@dataclass(frozen=True)
class Lead:
    """Who of a group stands closest to an anchor, as far as the weights let it be said."""

    anchor: Anchor
    partners: tuple[str, ...]
    """The one with the highest index and those that it does not beat in nine of ten weightings; none:
    nobody is ranked."""


def lead(catalog: Catalog, partners: list[str], anchor: str, year: int) -> Lead:
    """The lead of a group with one anchor in a year."""
    rows = catalog.view(INDEX, anchor, year)
    ranked = rows[rows.partner.isin(partners) & rows["rank"].notna()].sort_values("rank")
    codes = ranked.partner.astype("str").tolist()
    if not codes:
        return Lead(ANCHORS[anchor], ())
    alignment = catalog.alignment
    scores = alignment.scores
    cells = scores.dimensions[:, *scores.at(anchor, year)]
    first, *others = (cells[:, scores.partners.index(code)] for code in codes)
    near = [
        code
        for code, other in zip(codes[1:], others, strict=True)
        if robustness.share_above(first, other, alignment.drawn) < FIRM
    ]
    return Lead(ANCHORS[anchor], (codes[0], *near))


def headline(group: Group, leads: Sequence[Lead], catalog: Catalog, year: int) -> str:
    """Who of the group stands closest to each anchor, in one sentence."""
    name = catalog.register.name
    known = [one for one in leads if one.partners]
    if not known:
        return f"{group.title}: too few dimensions are known in {year} for a ranking"
    first, *others = known
    place = f"Among {group.noun} in {year}, {_names(first, name)}"
    verb = "stands" if len(first.partners) == 1 else "stand"
    if others and set(others[0].partners) == set(first.partners):
        capitals = words.listed([one.anchor.capital for one in known])
        return f"{place} {verb} closest to both {capitals}"
    rest = "".join(f"; {_names(one, name)} to {one.anchor.capital}" for one in others)
    return f"{place} {verb} closest to {first.anchor.capital}{rest}"


def _names(one: Lead, name: Callable[[str], str]) -> str:
    """`China and India`; of many `seven states, Algeria first,`."""
    names = [name(code) for code in one.partners]
    many = f"{words.spelled(len(names))} states, {names[0]} first,"
    return many if len(names) > 3 else words.listed(names)


def moved(
    group: Group,
    rows: pd.DataFrame,
    anchor: Anchor,
    since: int,
    name: Callable[[str], str],
) -> str:
    """How many moved towards an anchor since a year, and who the most; `rows` is groups.movers."""
    known = rows[rows[anchor.code].notna()]
    if known.empty:
        return f"No member has an index in {since} and now."
    towards = known[known[anchor.code] >= 0.5].sort_values(anchor.code, ascending=False)
    away = known[known[anchor.code] <= -0.5]
    leaders = [name(code) for code in towards.partner.head(3)]
    first = f", {words.listed(leaders)} the most" if leaders else ""
    return (
        f"Since {since}, {words.spelled(len(towards))} of {words.spelled(len(known))} moved towards"
        f" {anchor.capital}{first}; {'none' if away.empty else words.spelled(len(away))} moved away."
    )


def table(rows: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """The relationship table: a row per partner and tie, and for each anchor the value as printed, whether
    it came closer, its course and what it is of. `rows` is groups.relations.

    Columns Partner, Tie (with its unit) and, for each anchor by its short name: `Russia`, `Russia 5 y`, `Russia course`,
    `Russia of` and, a link where the value is made of votes, `Russia votes`.
    """
    order = {key: place for place, key in enumerate(catalog.indicators)}
    keys = rows[["partner", "indicator"]].drop_duplicates()
    frame = keys.assign(
        Partner=[catalog.register.name(code) for code in keys.partner],
        Tie=[_tie(catalog.indicators[key]) for key in keys.indicator],
    )
    for code in AXIS:
        own = rows[rows.anchor == code]
        indicators = [catalog.indicators[key] for key in own.indicator]
        name = ANCHORS[code].short
        part = pd.DataFrame(
            {
                "partner": own.partner,
                "indicator": own.indicator,
                name: [i.shown(v) for i, v in zip(indicators, own.value, strict=True)],
                f"{name} 5 y": own.arrow,
                f"{name} course": own.series,
                f"{name} of": [
                    _of(*one) for one in zip(indicators, own.year, own.status, strict=True)
                ],
                f"{name} votes": [links.relative(asked) for asked in links.of_ties(own)],
            }
        )
        frame = frame.merge(part, on=["partner", "indicator"], how="left")
    frame["place"] = frame.indicator.map(order)
    frame = frame.sort_values(["Partner", "place"], ignore_index=True)
    return frame.drop(columns=["partner", "indicator", "place"])


def medians(rows: pd.DataFrame, group: Group, catalog: Catalog) -> pd.DataFrame:
    """The rows of table() for those a group is held against: the median of each tie, and of how many."""
    assert group.contrast is not None
    found: dict[str, dict[str, object]] = {}
    for (key, code), own in rows.groupby(["indicator", "anchor"], sort=False):
        indicator, name = catalog.indicators[str(key)], ANCHORS[str(code)].short
        row = {"Partner": group.contrast.name, "Tie": _tie(indicator)}
        cells = {name: indicator.shown(own.value.median()), f"{name} of": f"{len(own)} states"}
        found[str(key)] = found.get(str(key), row) | cells
    return pd.DataFrame(found.values())


def movers_table(rows: pd.DataFrame, name: Callable[[str], str]) -> pd.DataFrame:
    """Who moved, as on the page: Partner and, for each anchor, the points since then and the index now."""
    frame = {"Partner": [name(code) for code in rows.partner]}
    for code in AXIS:
        short = ANCHORS[code].short
        frame |= {
            f"{short}, since": rows[code].tolist(),
            f"{short}, now": rows[f"{code} now"].tolist(),
        }
    return pd.DataFrame(frame)


def _tie(indicator: Indicator) -> str:
    return f"{indicator.short} ({indicator.unit})"


def _of(indicator: Indicator, year: int, status: str) -> str:
    period = indicator.period(year)
    return period if status == "observed" else f"{period}, {status}"


def fact(said: Fact, catalog: Catalog, year: int) -> list[str]:
    """What the data say to a statement: each figure in words with its period and, where it has one, its doubt."""
    lines = []
    for indicator_key, anchor, partner, *when in said.show:
        indicator = catalog.indicators.get(indicator_key)
        name = catalog.register.name(partner)
        if indicator is None:
            continue
        own = catalog.ties(anchor, partner, indicator_key)
        own = own[own.year == when[0]] if when else own[own.year <= year]
        if own.empty:
            lines.append(
                f"{indicator.short}, {name}: {indicator.absent} ({when[0] if when else year})."
            )
            continue
        tie = own.iloc[-1]
        status = "" if tie.status == "observed" else f", {tie.status}"
        said_so = words.phrase(indicator, ANCHORS[anchor], tie.value)
        lines.append(
            f"{indicator.short}, {name}: {said_so} ({indicator.period(int(tie.year))}{status})."
        )
    return lines
