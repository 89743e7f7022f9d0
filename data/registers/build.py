"""Hand-made registers: clubs, agreements, exercises, visits and events, each row with its source."""

from collections.abc import Mapping
from pathlib import Path

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs, script
from solidarity.source import TIE_COLUMNS, Source

FOLDER = Path(__file__).parent
REGISTERS = script(FOLDER / "registers.py")
CLUB_ANCHORS = ("RUS", "IRN", "CHN")
LISTED_ANCHORS = ("RUS", "IRN")
"""The lists of exercises and agreements were collected around these two."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """Every register, tidy, with what counts of it; the states of each entry are in `parties`."""
    tables: dict[str, ibis.Table] = REGISTERS.tidy(inputs)
    return tables


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """shared_clubs, exercises and agreements."""
    clubs, held, agreed = (
        source.indicators[key] for key in ("shared_clubs", "exercises", "agreements")
    )
    partial = list(clubs.partial)
    ties = ibis.union(
        tie(shared_clubs(evidence["memberships"], clubs.years), clubs.key, partial),
        tie(joint_exercises(evidence, held.years, held.window), held.key, partial),
        tie(in_force(evidence, agreed.years), agreed.key, partial),
    )
    return {"ties": ties}


def years_of(span: tuple[int, int]) -> ibis.Table:
    """The years of a span, one a row."""
    return ibis.memtable({"year": list(range(span[0], span[1] + 1))}, schema={"year": "int16"})


def shared_clubs(memberships: ibis.Table, span: tuple[int, int]) -> ibis.Table:
    """How many clubs both belong to at the end of each year; zero for every other UN member."""
    held = (
        memberships.filter(_.club.notnull())
        .cross_join(years_of(span))
        .filter((_.counts_from <= _.year) & (_.counts_to.fill_null(9999) >= _.year))
        .select("iso3", "club", "year")
        .distinct()
    )
    own = held.filter(_.iso3.isin(CLUB_ANCHORS)).rename(anchor="iso3")
    shared = (
        own.join(held.rename(partner="iso3"), ["club", "year"])
        .group_by("anchor", "partner", "year")
        .agg(value=_.count())
    )
    cells = everyone(span).left_join(shared, ["anchor", "partner", "year"])
    return cells.select(
        "anchor", "partner", "year",
        value=_.value.fill_null(0), low=ibis.null("float64"), high=ibis.null("float64"),
        standing=ibis.literal("observed"),
    )  # fmt: skip


def everyone(span: tuple[int, int]) -> ibis.Table:
    """Every anchor with every other UN member and observer of each year: anchor, partner, year."""
    rows = [
        (anchor, country.iso3, year)
        for country in countries.load().countries.values()
        for year in range(span[0], span[1] + 1)
        for anchor in CLUB_ANCHORS
        if country.kind == "observer" or (country.un_since and country.un_since <= year)
        if not (country.until and country.until < year)
        if country.iso3 != anchor
    ]
    return ibis.memtable(rows, schema={"anchor": "string", "partner": "string", "year": "int16"})


def pairs(evidence: Mapping[str, ibis.Table], register: str, role: str) -> ibis.Table:
    """One row per entry of a register and pair of an anchor and another state in it: id, ends.

    At least one of the two has the role: members of a union that has agreed with a third state
    are no parties to each other. An observer is in no pair.
    """
    sides = evidence["parties"].filter((_.register == register) & (_.role != "observer"))
    anchors = sides.filter(_.iso3.isin(LISTED_ANCHORS)).select("id", anchor="iso3", own="role")
    both = anchors.join(sides.select("id", partner="iso3", other="role"), "id")
    return both.filter(
        (_.anchor != _.partner) & ((_.own == role) | (_.other == role))
    ).select("id", "anchor", "partner")  # fmt: skip


def joint_exercises(
    evidence: Mapping[str, ibis.Table], span: tuple[int, int], window: int
) -> ibis.Table:
    """Exercises in which both took part, over a window of years; none listed is absent, not zero."""
    entries = evidence["exercises"].filter(_.counted)
    entries = entries.select(id="exercise_id", held="year", weak=REGISTERS.weak(_.basis))
    covered = pairs(evidence, "exercises", "participant").join(entries, "id")
    return (
        covered.cross_join(years_of(span))
        .filter((_.held <= _.year) & (_.held > _.year - window))
        .group_by("anchor", "partner", "year")
        .agg(
            value=_.id.nunique(),
            low=ibis.null("float64"),
            high=ibis.null("float64"),
            standing=ibis.ifelse(_.weak.all(), "doubtful", "observed"),
        )
    )


def in_force(evidence: Mapping[str, ibis.Table], span: tuple[int, int]) -> ibis.Table:
    """Agreements that stand at the end of each year as far as is known; none listed is absent.

    `low` counts those of which a source says so, `high` also those whose fixed term is over.
    """
    entries = evidence["agreements"].filter(_.counts_from.notnull()).select(
        "counts_from", "counts_to", "sure_to", "ended",
        id="agreement_id", weak=REGISTERS.weak(_.basis),
    )  # fmt: skip
    covered = pairs(evidence, "agreements", "party").join(entries, "id").cross_join(years_of(span))
    counted = (
        covered.filter((_.counts_from <= _.year) & (_.ended.fill_null(9999) > _.year))
        .mutate(stands=_.counts_to.fill_null(9999) >= _.year, sure=_.sure_to.fill_null(0) >= _.year)
        .group_by("anchor", "partner", "year")
        .agg(
            value=_.id.nunique(where=_.stands),
            low=_.id.nunique(where=_.sure).cast("float64"),
            high=_.id.nunique().cast("float64"),
            weak=(_.weak | ~_.stands).all(),
        )
        .filter(_.value > 0)
    )
    return counted.mutate(
        standing=ibis.cases(
            (_.weak, "doubtful"), (_.low == _.high, "observed"), else_="estimated"
        )
    ).drop("weak")  # fmt: skip


def tie(cells: ibis.Table, indicator: str, partial: list[int]) -> ibis.Table:
    """One indicator's rows in the shape of ties; what is doubtful stays so in a partial year."""
    unfinished = _.year.isin(partial) & (_.standing != "doubtful")
    return cells.mutate(
        indicator=ibis.literal(indicator),
        year=_.year.cast("int16"),
        value=_.value.cast("float64"),
        n=_.value.cast("int32"),
        status=ibis.ifelse(unfinished, "partial year", _.standing),
        origin=ibis.literal(""),
    ).select(TIE_COLUMNS)
