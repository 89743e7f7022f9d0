"""The six questions of the overview, each answered from the tables."""

from collections.abc import Callable

import pandas as pd

from solidarity import axis, group_words, groups, words
from solidarity.alignment import KEY as INDEX
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.groups import AXIS
from solidarity.overview.glance import Glance
from solidarity.pressure import records, sanctions, sanctions_words
from solidarity.pressure.channels import CHANNELS
from solidarity.pressure.words import percent

RUSSIA = ANCHORS["RUS"]
SINCE = 2001
"""From when the courses run: the year of the first treaty between the two."""
BEFORE = 2021
"""The last year before the full-scale war on Ukraine."""
MOVED_SINCE = 2014
MOST = 5
"""Bars of the small figure on who moved."""


def votes(catalog: Catalog) -> Glance:
    """How many states side with each of the two more often than with the West."""
    indicator = catalog.indicators["un_siding"]
    ties = catalog.ties([*AXIS], None, indicator.key)
    complete = ties[(ties.year >= SINCE) & ~ties.year.isin(list(indicator.partial))]
    closer = complete.assign(value=complete.value > indicator.headline.threshold)
    counts = closer.groupby(["anchor", "year"], observed=True).value.sum()
    year = catalog.latest(indicator, RUSSIA)
    now = {code: int(counts[code, year]) for code in AXIS}
    said = " and ".join(f"{now[code]} with {ANCHORS[code].capital}" for code in AXIS)
    courses = pd.concat([counts[[code]].reset_index() for code in AXIS])
    return Glance(
        "votes",
        "Who sides with them at the United Nations?",
        f"States that sided with them more often than with the West on contested votes of the General"
        f" Assembly in {year}: {said}.",
        courses.rename(columns={"anchor": "code"}).astype({"code": "str"}),
        "states that side with them",
        (indicator.source,),
    )


def pressed(catalog: Catalog) -> Glance:
    """How many governments have sanctions in force against each of the two."""
    reach = {code: sanctions.reach(catalog, code) for code in AXIS}
    year = catalog.indicators[sanctions.INDICATOR].years[1]
    courses = [
        own.states.loc[SINCE:].rename("value").reset_index().assign(code=code)
        for code, own in reach.items()
    ]
    return Glance(
        "sanctions",
        "Who takes part in the sanctions?",
        f"{sanctions_words.headline(RUSSIA, reach['RUS'].loc[[year]].iloc[0], year)}.",
        pd.concat(courses)[["code", "year", "value"]],
        "governments with sanctions in force",
        ("sanctions", "world_bank"),
    )


def lifeline(catalog: Catalog) -> Glance:
    """Whose purchases of crude oil keep Russia afloat."""
    channel = CHANNELS["crude"]
    found = records.read(catalog, RUSSIA.code, channel)
    newest = found.at(found.years[-1])
    buyers = newest.shares.index[:2].tolist()
    courses = [
        {"code": code, "year": one.year, "value": 100 * float(one.shares.get(code, 0.0))}
        for code in buyers
        for one in found.lifelines(SINCE)
    ]
    now, then = (
        words.listed([f"{catalog.register.name(code)} {percent(one.shares.get(code, 0.0))}" for code in buyers])
        for one in (newest, found.at(BEFORE))
    )  # fmt: skip
    return Glance(
        "lifeline",
        "Who keeps Russia afloat?",
        f"Who bought Russia's recorded {channel.title} in {newest.year}: {now}; in {BEFORE}, {then}.",
        pd.DataFrame(courses),
        "% of Russia's sales of crude oil on record",
        (channel.source,),
    )


def middle_powers(catalog: Catalog) -> Glance:
    """How close each of the eight middle powers stands to Russia."""
    year = catalog.latest(catalog.indicators[INDEX], RUSSIA)
    view = catalog.view(INDEX, RUSSIA.code, year)
    own = view[view.partner.isin(catalog.register.members("middle_powers"))]
    ranked = own.sort_values(["value", "partner"], ascending=[False, True])
    name = catalog.register.name
    first, last = (ranked.iloc[place] for place in (0, -1))
    return Glance(
        "middle_powers",
        "Which middle powers could be moved?",
        f"Of the eight, {name(first.partner)} stands closest to Russia in {year} with"
        f" {words.whole(first.value)} points of 100, {name(last.partner)} furthest away with"
        f" {words.whole(last.value)}.",
        pd.DataFrame({"code": ranked.partner.astype("str"), "year": year, "value": ranked.value}),
        "alignment with Russia, 0 to 100",
        (INDEX,),
    )


def movers(catalog: Catalog) -> Glance:
    """Which African states moved towards Russia."""
    group = groups.groups()["africa"]
    year = catalog.latest(catalog.indicators[INDEX], RUSSIA)
    members = catalog.register.members(group.members)
    moved = groups.movers(catalog, members, MOVED_SINCE, year)
    first = moved[moved[RUSSIA.code] > 0].head(MOST)
    return Glance(
        "movers",
        "Who moved towards Moscow in Africa?",
        group_words.moved(group, moved, RUSSIA, MOVED_SINCE, catalog.register.name),
        pd.DataFrame({"code": first.partner, "year": year, "value": first[RUSSIA.code]}),
        f"points of the index since {MOVED_SINCE}",
        (INDEX,),
    )


def pair(catalog: Catalog) -> Glance:
    """How close the two are by each measure, and how they vote."""
    indicator = catalog.indicators["un_agreement"]
    ties = catalog.ties("RUS", "IRN", indicator.key)
    ties = ties[(ties.year >= SINCE) & ~ties.year.isin(list(indicator.partial))]
    years = (SINCE, int(ties.year.max()))
    stands = axis.standing.stands(catalog, axis.courses(catalog), years)
    return Glance(
        "pair",
        "How close are the two to each other?",
        f"{axis.words.headline(stands, years, whole=False)}.",
        ties.assign(code="IRN")[["code", "year", "value"]],
        "Iran's agreement with Russia on all votes, 0 to 1",
        (indicator.source,),
    )


GLANCES: dict[Callable[[Catalog], Glance], tuple[str, ...]] = {
    votes: ("un_siding",),
    pressed: ("sanctions",),
    lifeline: ("energy_lifeline",),
    middle_powers: (INDEX,),
    movers: (INDEX,),
    pair: ("un_agreement",),
}
"""Every question and the indicators without which it cannot be answered."""


def glances(catalog: Catalog) -> list[Glance]:
    """Every question that the sources here can answer."""
    return [ask(catalog) for ask, needs in GLANCES.items() if set(needs) <= set(catalog.indicators)]
