"""Population and gross domestic product of each country, and of the world, by year."""

from collections.abc import Mapping

import ibis
from ibis import _

from solidarity import countries
from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

FIRST = 1992
INPUT_COLUMNS = ["iso3", "year", "population", "gdp_usd", "is_country"]
DIGITS = {"population": 6, "gdp": 3}
"""Measures, kept in millions, and the digits that still say something: one person, 1,000 USD."""
WORLD = "WLD"
LEFT_OUT = {"CHI": "Channel Islands: Guernsey and Jersey, which the register keeps apart"}
"""What the World Bank calls a country and the register does not hold, and why."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`facts` per country and `world` for all together: year, measure, value in millions.

    The Bank's regions and income groups are left out; so is LEFT_OUT. A country that the register
    does not know stays and stops the build.
    """
    basics = inputs.read("world_bank/basics_1960_2024.parquet", INPUT_COLUMNS)
    kept = basics.filter(_.is_country | (_.iso3 == WORLD)).filter(_.iso3.notin(list(LEFT_OUT)))
    measures = {"population": kept.population, "gdp": kept.gdp_usd}
    columns = [
        kept.select("iso3", "year", measure=ibis.literal(measure), value=value)
        for measure, value in measures.items()
    ]
    return from_values(ibis.union(*columns))


def from_values(values: ibis.Table) -> dict[str, ibis.Table]:
    """`facts` and `world` of values in persons and USD: iso3, year, measure, value."""
    known = values.filter(_.value.notnull() & ~_.value.isnan() & (_.year >= FIRST))
    millions = known.value / 1_000_000
    rounded = ibis.cases(
        *((known.measure == measure, millions.round(digits)) for measure, digits in DIGITS.items())
    )
    rows = known.select("iso3", "measure", year=_.year.cast("int16"), value=rounded)
    return {
        "facts": rows.filter(_.iso3 != WORLD).rename(partner="iso3"),
        "world": rows.filter(_.iso3 == WORLD).drop("iso3"),
    }


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """population in millions and gdp in billions, facts about the partner alone."""
    ties = evidence["facts"].mutate(
        anchor=ibis.literal("ANY"),
        indicator=_.measure,
        value=ibis.ifelse(_.measure == "gdp", (_.value / 1000).round(6), _.value),
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        status=ibis.literal("observed"),
        n=ibis.literal(1).cast("int32"),
        origin=ibis.literal(""),
    )
    return {"ties": ties.select(TIE_COLUMNS)}


def of_the_register(values: ibis.Table) -> ibis.Table:
    """Values of countries in the register and of the world; a release holds regions as well."""
    return values.filter(_.iso3.isin([*countries.load().countries, WORLD]))
