"""Sanctions: what each state has in force against each anchor, and the programmes on today's lists."""

import csv
from collections.abc import Mapping
from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs, without
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
ANCHORS = ("RUS", "IRN", "CHN", "USA")
TYPES = ("trade", "arms", "military", "financial", "travel", "other")
FIRST, LAST = 1992, 2023
LISTED = 2026
CASE_COLUMNS = ["case_id", "sender", "target_iso3", "begin", "end", *TYPES]
PROGRAMME_COLUMNS = [
    "key", "title", "issuer", "target_iso2", "measures", "url", "issuer_territory",
]  # fmt: skip
TARGET_IN_TITLE = {"RU-MFA": "us"}
"""“US citizens under personal sanctions”: the field of the target is empty."""
STRAY = "meta/programs/UA-WS-KIDNAPPERS.yml"
"""A file name in the midst of a title."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """Sanctions in force by sender and by type, and the programmes that name an anchor."""
    cases = inputs.read("sanctions/gsdb_r4_cases.parquet", CASE_COLUMNS)
    listed = inputs.read("sanctions/opensanctions_programmes_2026.parquet", PROGRAMME_COLUMNS)
    measures = yearly(cases)
    return {
        "in_force": in_force(measures),
        "by_type": by_type(measures),
        "programmes": programmes(without(listed, FOLDER / "left_out.csv", key="key")),
    }


def yearly(cases: ibis.Table) -> ibis.Table:
    """Each case against an anchor in each year of its life, groups opened into their members.

    Columns anchor, partner, year, case_id and a flag of 0 or 1 per type. A sender that neither
    senders.csv nor the register knows stays and stops the build.
    """
    years = ibis.memtable({"year": list(range(FIRST, LAST + 1))})
    lived = (
        cases.filter(_.target_iso3.isin(ANCHORS))
        .rename(anchor="target_iso3")
        .cross_join(years)
        .filter(_.year.between(_.begin, _.end))
    )
    groups = stands_for()
    of_states = lived.filter(_.sender.notin(list(groups))).mutate(partner=_.sender)
    of_groups = lived.join(members(groups), [("sender", "group"), ("year", "member_year")])
    columns = ["anchor", "partner", "year", "case_id", *TYPES]
    both = ibis.union(of_states.select(columns), of_groups.select(columns))
    return both.filter(_.partner != _.anchor)


def stands_for() -> dict[str, str]:
    """GSDB's group senders and the group of the register whose members they stand for, or ""."""
    with (FOLDER / "senders.csv").open(encoding="utf8", newline="") as file:
        return {line["sender"]: line["members_of"] for line in csv.DictReader(file)}


def members(groups: Mapping[str, str]) -> ibis.Table:
    """The members of each group sender in each year: group, partner, member_year."""
    register = countries.load()
    rows = [
        (sender, iso3, year)
        for sender, group in groups.items()
        if group
        for year in range(FIRST, LAST + 1)
        for iso3 in register.members(group, year)
    ]
    schema = {"group": "string", "partner": "string", "member_year": "int64"}
    return ibis.memtable(rows, schema=schema)


def flags(measures: ibis.Table) -> ibis.Table:
    """One row per anchor, partner and year: which types are in force, over how many cases."""
    return measures.group_by("anchor", "partner", "year").agg(
        cases=_.case_id.nunique(), **{kind: measures[kind].max() for kind in TYPES}
    )


def in_force(measures: ibis.Table) -> ibis.Table:
    """How many types of sanction a partner has in force against an anchor, and in how many cases."""
    held = flags(measures)
    types = sum((held[kind] for kind in TYPES[1:]), start=held[TYPES[0]])
    return held.select(
        "anchor", "partner",
        year=_.year.cast("int16"), types=types.cast("int16"), cases=_.cases.cast("int32"),
    ).filter(_.types > 0)  # fmt: skip


def by_type(measures: ibis.Table) -> ibis.Table:
    """How many partners have a type of sanction in force against an anchor in a year."""
    held = flags(measures)
    counts = [
        held.filter(held[kind] > 0)
        .group_by("anchor", "year")
        .agg(partners=_.count().cast("int32"))
        .mutate(type=ibis.literal(kind), year=_.year.cast("int16"))
        for kind in TYPES
    ]
    return ibis.union(*counts)


def programmes(listed: ibis.Table) -> ibis.Table:
    """The programmes that name an anchor: key, anchor, issuer (ISO3, EU or UN) and what they hold."""
    codes = iso2()
    by_key = [(listed.key == key, target) for key, target in TARGET_IN_TITLE.items()]
    aimed = listed.mutate(target=ibis.cases(*by_key, else_=listed.target_iso2))
    targets = codes.select(target="iso2", anchor="iso3").filter(_.anchor.isin(ANCHORS))
    issuers = codes.select(issuer_territory="iso2", state="iso3")
    named = aimed.join(targets, "target").left_join(issuers, "issuer_territory")
    bodies = ibis.cases((named.issuer_territory == "eu", "EU"), (named.issuer == "zz_unsc", "UN"))
    issuer = ibis.coalesce(named.state, bodies)
    return named.select(
        "key", "anchor", "measures", "url", issuer=issuer, title=_.title.replace(STRAY, "")
    )


def iso2() -> ibis.Table:
    """The two-letter codes of the register, small as OpenSanctions writes them: iso2, iso3."""
    rows = [
        (spelling.lower(), country.iso3)
        for country in countries.load().countries.values()
        for spelling in country.aliases
        if len(spelling) == 2
    ]
    return ibis.memtable(rows, schema={"iso2": "string", "iso3": "string"})


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """sanctions, with zero for every UN member that takes no part, and sanction_programmes."""
    held, of_anchors = evidence["in_force"], ibis.memtable({"anchor": list(ANCHORS)})
    cells = un_members().cross_join(of_anchors).filter(_.partner != _.anchor)
    keys = ["anchor", "partner", "year"]
    every = ibis.union(cells.select(keys), held.select(keys), distinct=True)
    filled = every.left_join(held, keys).select(
        *keys, value=_.types.fill_null(0), n=_.cases.fill_null(0)
    )
    ties = ibis.union(
        tie(filled, "sanctions", "gsdb"),
        tie(on_lists(evidence["programmes"]), "sanction_programmes", "opensanctions"),
    )
    return {"ties": ties}


def un_members() -> ibis.Table:
    """The members of the United Nations in each year: partner, year."""
    rows = [
        (country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(FIRST, LAST + 1)
        if country.kind == "member" and country.un_since and country.un_since <= year
    ]
    return ibis.memtable(rows, schema={"partner": "string", "year": "int16"})


def on_lists(programmes: ibis.Table) -> ibis.Table:
    """Programmes per issuing state; the European Union's count for each member, the UN's for none."""
    union = [("EU", iso3) for iso3 in countries.load().members("EU", LISTED)]
    members = ibis.memtable(union, schema={"body": "string", "partner": "string"})
    own = programmes.filter(_.issuer.notin(["EU", "UN"])).mutate(partner=_.issuer)
    shared = programmes.join(members, [("issuer", "body")])
    columns = ["anchor", "partner", "key"]
    counted = (
        ibis.union(own.select(columns), shared.select(columns))
        .filter(_.partner != _.anchor)
        .group_by("anchor", "partner")
        .agg(n=_.key.nunique())
    )
    return counted.mutate(value=_.n, year=ibis.literal(LISTED))


def tie(counts: ibis.Table, indicator: str, origin: str) -> ibis.Table:
    """One indicator's rows in the shape of ties."""
    return counts.mutate(
        year=_.year.cast("int16"),
        indicator=ibis.literal(indicator),
        value=_.value.cast("float64"),
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        status=ibis.literal("observed"),
        n=_.n.cast("int32"),
        origin=ibis.literal(origin),
    ).select(TIE_COLUMNS)
