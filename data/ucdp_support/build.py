"""Support in war: which governments had an anchor's troops on their side, or stood on the anchor's."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries
from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
ANCHORS = ("RUS", "IRN", "CHN", "USA")
FIRST = 1992
INPUT_COLUMNS = ["supporter", "supported", "year", "location", "conflict_id", "intensity"]
GOVERNMENT = "Government of "
"""How UCDP begins the name of a state as a party; rebels, who are no state, go by their own name."""
INTENSITIES = {1: "minor", 2: "war"}
"""25 to 999 deaths in battle in the year, and more."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`support`: each conflict and year in which an anchor supports a government, or one an anchor."""
    return {"support": support(inputs.read("ucdp_support/secondary_parties_v25_1.parquet",
                                           INPUT_COLUMNS))}  # fmt: skip


def support(parties: ibis.Table) -> ibis.Table:
    """Both directions, seen from the anchor; `mission` where a United Nations mission is behind it.

    A name that the register does not hold stays as it is and stops the build.
    """
    named = with_codes(governments(parties))
    ours, theirs = named.supporter.isin(ANCHORS), named.supported.isin(ANCHORS)
    directions = [
        named.filter(ours).mutate(
            anchor=_.supporter, partner=_.supported, direction=ibis.literal("by anchor")
        ),
        named.filter(theirs).mutate(
            anchor=_.supported, partner=_.supporter, direction=ibis.literal("by partner")
        ),
    ]
    both = with_missions(ibis.union(*directions))
    intensity = ibis.cases(*((both.intensity == code, name) for code, name in INTENSITIES.items()))
    return both.select(
        "anchor", "partner", "direction", "location", "conflict_id", "mission",
        year=_.year.cast("int16"), intensity=intensity,
    )  # fmt: skip


def governments(parties: ibis.Table) -> ibis.Table:
    """The parties from FIRST on, a row per government supported; support of rebels is left out."""
    recent = parties.filter(_.year >= FIRST)
    each = recent.mutate(supported=_.supported.split(", ")).unnest("supported")
    states = each.filter(_.supported.startswith(GOVERNMENT))
    return states.mutate(supported=_.supported.replace(GOVERNMENT, ""))


def with_codes(named: ibis.Table) -> ibis.Table:
    """The parties with the register's codes in place of UCDP's names."""
    rows = sorted({(s, c.iso3) for c in countries.load().countries.values() for s in c.spellings})
    codes = ibis.memtable(rows, schema={"name": "string", "iso3": "string"})
    for column in ("supporter", "supported"):
        one = codes.select(iso3=_.iso3, **{column: codes.name})
        named = named.left_join(one, column)
        columns = [c for c in named.columns if c not in (column, "iso3", f"{column}_right")]
        named = named.select(*columns, **{column: ibis.coalesce(named.iso3, named[column])})
    return named


def with_missions(support: ibis.Table) -> ibis.Table:
    """Each row with the United Nations mission behind it by un_missions.csv, or an empty text."""
    lines = pd.read_csv(FOLDER / "un_missions.csv").to_dict("records")
    cases = [
        (
            (support.supporter == line["supporter"])
            & (support.supported == line["supported"])
            & support.year.between(int(line["first_year"]), int(line["last_year"])),
            line["mission"],
        )
        for line in lines
    ]
    return support.mutate(mission=ibis.cases(*cases, else_=""))


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """war_support: 1 where either supported the other's government, 0 for other UN members.

    United Nations missions do not count; n is the number of conflicts.
    """
    support = evidence["support"]
    last = source.indicators["war_support"].years[1]
    sides = (
        support.filter(_.mission == "")
        .group_by("anchor", "partner", "year")
        .agg(n=_.conflict_id.nunique().cast("int32"))
    )
    anchors = ibis.memtable({"anchor": list(ANCHORS)})
    cells = un_members(last).cross_join(anchors).filter(_.partner != _.anchor)
    keys = ["anchor", "partner", "year"]
    every = ibis.union(cells.select(keys), sides.select(keys), distinct=True)
    ties = every.left_join(sides, keys).select(
        *keys,
        indicator=ibis.literal("war_support"),
        value=_.n.notnull().cast("float64"),
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        status=ibis.literal("observed"),
        n=_.n.fill_null(0),
        origin=ibis.literal(""),
    )
    return {"ties": ties.select(TIE_COLUMNS)}


def un_members(last: int) -> ibis.Table:
    """The members of the United Nations in each year: partner, year."""
    rows = [
        (country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(FIRST, last + 1)
        if country.kind == "member" and country.un_since and country.un_since <= year
    ]
    return ibis.memtable(rows, schema={"partner": "string", "year": "int16"})
