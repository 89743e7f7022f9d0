"""Hand-made registers: clubs, agreements, exercises, visits and events, each row with its source."""

from collections.abc import Mapping
from pathlib import Path

import ibis
import pandas as pd
from ibis import _

from solidarity import countries
from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
CLUB_ANCHORS = ("RUS", "IRN", "CHN")
LISTED_ANCHORS = ("RUS", "IRN")
"""The lists of exercises and agreements were collected around these two."""
MEMBER = ("member", "partner", "former member")
"""Who counts: full members while they were, and in OPEC+ the partners of OPEC."""
WEAK = ("seen (weak source)", "recall")
SOURCE = ["source_title", "source_url", "basis"]
REGISTERS = {
    "agreements": (
        ["agreement_id", "date_signed", "date_precision", "in_force", "duration", "kind", "parties", "title", "note", "status"],
        "date_signed", "parties",
    ),
    "exercises": (
        ["exercise_id", "start_date", "date_precision", "end_date", "participants", "observers", "name", "place"],
        "start_date", "participants",
    ),
    "visits": (
        ["visit_id", "date", "date_precision", "visitor_iso3", "host_iso3", "person", "office", "purpose"],
        "date", "",
    ),
    "events": (
        ["event_id", "date", "date_precision", "end_date", "countries", "anchor", "kind", "title", "detail", "source_url_2"],
        "date", "countries",
    ),
}  # fmt: skip
"""Per register its columns, the one with the date, and the one that lists the states."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """The registers with a `year`, the states of each entry in `parties`, and the memberships."""
    found: dict[str, ibis.Table] = {}
    parties = []
    for name, (columns, date, states) in REGISTERS.items():
        rows = inputs.read(f"curated/{name}.csv", [*columns, *SOURCE])
        found[name] = rows.select(*columns, *SOURCE, year=rows[date].substr(0, 4).cast("int16"))
        sides = {states: "party"} if states else {"visitor_iso3": "visitor", "host_iso3": "host"}
        if name == "exercises":
            sides["observers"] = "observer"
        parties += [party(rows, name, columns[0], side, role) for side, role in sides.items()]
    found["parties"] = ibis.union(*parties).distinct()
    members = inputs.read("curated/memberships.csv", ["membership_id", "organisation", "iso3"])
    found["memberships"] = members
    return found


def party(rows: ibis.Table, register: str, key: str, side: str, role: str) -> ibis.Table:
    """One row per entry and state named in the column: register, id, iso3, role."""
    named = rows.filter(rows[side].notnull()).select(id=_[key], iso3=_[side].split(";").unnest())
    return named.select(
        "id", register=ibis.literal(register), iso3=_.iso3.strip(), role=ibis.literal(role)
    ).filter(_.iso3.isin(list(countries.load().countries)))


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """shared_clubs, exercises and agreements."""
    window = source.indicators["exercises"].window
    ties = ibis.union(
        tie(
            shared_clubs(evidence["memberships"], source.indicators["shared_clubs"].years),
            "shared_clubs",
        ),
        tie(joint_exercises(evidence, source.indicators["exercises"].years, window), "exercises"),
        tie(in_force(evidence, source.indicators["agreements"].years), "agreements"),
    )
    return {"ties": ties}


def years_of(span: tuple[int, int]) -> ibis.Table:
    """The years of a span, one a row."""
    return ibis.memtable({"year": list(range(span[0], span[1] + 1))}, schema={"year": "int16"})


def shared_clubs(memberships: ibis.Table, span: tuple[int, int]) -> ibis.Table:
    """How many clubs both belong to at the end of each year; zero for every other UN member."""
    clubs = ibis.memtable(pd.read_csv(FOLDER / "clubs.csv"))
    counted = memberships.join(clubs, "organisation").filter(
        _.status.isin(MEMBER)
        & ((_.status != "partner") | (_.organisation == "OPEC+"))
        & ((_.status != "former member") | _.left.notnull())
    )
    spells = counted.select(
        "iso3", "club",
        since=ibis.coalesce(_.joined.substr(0, 4).cast("int16"), _.first_year.cast("int16")),
        club_since=_.first_year.cast("int16"),
        until=ibis.coalesce(_.left.substr(0, 4).cast("int16"), ibis.literal(9999)),
        unsure=_.joined.isnull() | (_.basis == "recall"),
    )  # fmt: skip
    held = (
        spells.cross_join(years_of(span))
        .filter((_.year >= _.since) & (_.year >= _.club_since) & (_.year < _.until))
        .group_by("iso3", "club", "year")
        .agg(unsure=_.unsure.any())
    )
    own = held.filter(_.iso3.isin(CLUB_ANCHORS)).rename(anchor="iso3")
    shared = (
        own.join(held.rename(partner="iso3"), ["club", "year"])
        .group_by("anchor", "partner", "year")
        .agg(value=_.count(), unsure=(_.unsure | _.unsure_right).any())
    )
    cells = everyone(span).left_join(shared, ["anchor", "partner", "year"])
    return cells.select(
        "anchor", "partner", "year",
        value=_.value.fill_null(0), unsure=_.unsure.fill_null(False), n=_.value.fill_null(0),
    ).filter(_.partner != _.anchor)  # fmt: skip


def everyone(span: tuple[int, int]) -> ibis.Table:
    """Every anchor with every UN member and observer of each year: anchor, partner, year."""
    rows = [
        (anchor, country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(span[0], span[1] + 1)
        for anchor in CLUB_ANCHORS
        if country.kind == "observer" or (country.un_since and country.un_since <= year)
        if not (country.until and country.until < year)
    ]
    return ibis.memtable(rows, schema={"anchor": "string", "partner": "string", "year": "int16"})


def pairs(evidence: Mapping[str, ibis.Table], register: str) -> ibis.Table:
    """One row per entry of a register and pair of an anchor and another state in it."""
    parties = evidence["parties"].filter((_.register == register) & (_.role == "party"))
    anchors = parties.filter(_.iso3.isin(LISTED_ANCHORS)).select("id", anchor=_.iso3)
    both = anchors.join(parties.select("id", partner=_.iso3), "id")
    return both.filter(_.anchor != _.partner)


def joint_exercises(
    evidence: Mapping[str, ibis.Table], span: tuple[int, int], window: int
) -> ibis.Table:
    """Exercises in which both took part, over a window of years; none listed is absent, not zero."""
    held = evidence["exercises"].filter(
        (_.basis != "recall")
        & ~(_.source_title.fill_null("") + _.name.fill_null("")).lower().contains("planned")
    )
    entries = held.select(id=_.exercise_id, held=_.year, weak=_.basis.isin(WEAK))
    covered = pairs(evidence, "exercises").join(entries, "id").cross_join(years_of(span))
    return (
        covered.filter((_.held <= _.year) & (_.held > _.year - window))
        .group_by("anchor", "partner", "year")
        .agg(value=_.id.nunique(), unsure=_.weak.all(), n=_.id.nunique())
    )


def in_force(evidence: Mapping[str, ibis.Table], span: tuple[int, int]) -> ibis.Table:
    """Agreements signed by the end of each year and not known to have ended; none is absent.

    An agreement ends when its source says so (ended.csv) or when a fixed number of years is over.
    """
    ended = ibis.memtable(pd.read_csv(FOLDER / "ended.csv")).select(
        "status", ended=_.ended.cast("int16")
    )
    rows = evidence["agreements"].filter(_.basis != "recall").left_join(ended, "status")
    fixed = rows.duration.re_extract(r"^(\d+) years$", 1).nullif("").cast("int16")
    entries = rows.select(
        id=_.agreement_id, signed=_.year,
        until=ibis.coalesce(rows.ended, rows.year + fixed, ibis.literal(9999)),
        unsure=~_.status.fill_null("").startswith("in force"),
    )  # fmt: skip
    covered = pairs(evidence, "agreements").join(entries, "id").cross_join(years_of(span))
    return (
        covered.filter((_.signed <= _.year) & (_.until > _.year))
        .group_by("anchor", "partner", "year")
        .agg(value=_.id.nunique(), unsure=_.unsure.any(), n=_.id.nunique())
    )


def tie(cells: ibis.Table, indicator: str) -> ibis.Table:
    """One indicator's rows in the shape of ties."""
    marked = "estimated" if indicator == "agreements" else "doubtful"
    return cells.mutate(
        indicator=ibis.literal(indicator),
        year=_.year.cast("int16"), value=_.value.cast("float64"), n=_.n.cast("int32"),
        low=ibis.null("float64"), high=ibis.null("float64"),
        status=ibis.ifelse(_.unsure, marked, "observed"),
        origin=ibis.literal(""),
    ).select(TIE_COLUMNS)  # fmt: skip
