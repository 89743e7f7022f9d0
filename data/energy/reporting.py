"""Which states publish their trade, as BACI's own record shows: a flow needs one side that does."""

import csv
from pathlib import Path

import ibis
from ibis import _

from solidarity import countries

FOLDER = Path(__file__).parent


def silent_states() -> ibis.Table:
    """Who is known to publish nothing, and when: iso3, silent_year."""
    with (FOLDER / "silent.csv").open(encoding="utf8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = [
        (line["iso3"], year)
        for line in lines
        for year in range(int(line["first_year"]), min(int(line["last_year"]), 2100) + 1)
    ]
    return ibis.memtable(rows, schema={"iso3": "string", "silent_year": "int16"})


def hidden(folder: Path = FOLDER) -> ibis.Table:
    """Flows that exist but stand in no record, or not in full: the columns of a source's hidden.csv."""
    with (folder / "hidden.csv").open(encoding="utf8", newline="") as file:
        lines = list(csv.DictReader(file))
    rows = [line | {end: int(line[end]) for end in ("first_year", "last_year")} for line in lines]
    schema = dict.fromkeys(lines[0], "string") | dict.fromkeys(("first_year", "last_year"), "int16")
    return ibis.memtable(rows, schema=schema)


def reports(partners: ibis.Table) -> ibis.Table:
    """Whether each state publishes its trade in each year: partner, year, standing.

    A flow is on record if one side publishes it. So who has a flow with a silent state on record
    `reports`; the silent ones are `silent`; of the others it is `not shown`.
    """
    known = countries.load().countries
    silent = silent_states()
    ends = ("importer_iso3", "exporter_iso3")
    flows = [
        partners.select(other=partners[other], partner=partners[own], year=_.year.cast("int16"))
        for own, other in (ends, ends[::-1])
    ]
    traded = ibis.union(*flows).filter(_.partner.isin(list(known)))
    shown = traded.semi_join(
        silent, [("other", "iso3"), ("year", "silent_year")]
    ).select("partner", "year").distinct()  # fmt: skip
    everyone = traded.select("partner", "year").distinct()
    quiet = silent.select(partner=_.iso3, year=_.silent_year, quiet=ibis.literal(True))
    seen = shown.mutate(seen=ibis.literal(True))
    standing = ibis.cases(
        (_.quiet.notnull(), "silent"), (_.seen.notnull(), "reports"), else_="not shown"
    )
    joined = everyone.left_join(quiet, ["partner", "year"]).left_join(seen, ["partner", "year"])
    return joined.select("partner", "year", standing=standing)
