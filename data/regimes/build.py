"""Regimes: V-Dem's index of liberal democracy, and the class of regime, of each country and year."""

from collections.abc import Mapping

import ibis
from ibis import _

from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

FIRST = 1992
ORIGINS = {"liberal_democracy": "vdem", "regime_type": "row"}
LIBDEM = "v2x_libdem"
INPUT_COLUMNS = ["iso3", "year", LIBDEM, f"{LIBDEM}_codelow", f"{LIBDEM}_codehigh", "row_regime"]
RECODED = {"OWID_KOS": "XKX"}
"""Codes of Our World in Data, which carries Regimes of the World, and the register's."""
LEFT_OUT = {
    "PSB": "British Mandate of Palestine; ended in 1948",
    "PSG": "Gaza, rated apart from 2007; Palestine stands with the rating of the West Bank",
    "SML": "Somaliland, rated beside Somalia, of which it is a part in the register",
    "OWID_SML": "Somaliland, in the other series",
    "ZZB": "Zanzibar, rated beside Tanzania, of which it is a part",
    "OWID_ZAN": "Zanzibar, in the other series",
}
"""Units that V-Dem rates and the register does not hold, and why."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`facts`: partner, year, measure, value, and low and high where V-Dem gives an interval."""
    rated = inputs.read("regimes/country_year_1945_2025.parquet", INPUT_COLUMNS)
    return {"facts": facts(rated.rename(v2x_regime="row_regime"))}


def facts(rated: ibis.Table) -> ibis.Table:
    """The two measures, a row each, of ratings in V-Dem's columns: iso3, year, v2x_libdem … ."""
    ours = rated.filter(_.iso3.notin(list(LEFT_OUT)) & (_.year >= FIRST))
    partner = ibis.cases(
        *((ours.iso3 == code, iso3) for code, iso3 in RECODED.items()), else_=ours.iso3
    )
    rows = ours.mutate(partner=partner, year=_.year.cast("int16"))
    nothing = ibis.null("float64")
    columns = {
        "liberal_democracy": (rows[LIBDEM], rows[f"{LIBDEM}_codelow"], rows[f"{LIBDEM}_codehigh"]),
        "regime_type": (rows.v2x_regime, nothing, nothing),
    }
    measures = [
        rows.select(
            "partner", "year", measure=ibis.literal(measure),
            value=value.cast("float64"), low=low.cast("float64"), high=high.cast("float64"),
        )
        for measure, (value, low, high) in columns.items()
    ]  # fmt: skip
    return ibis.union(*measures).filter(_.value.notnull() & ~_.value.isnan())


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """liberal_democracy and regime_type, facts about the partner alone."""
    rows = evidence["facts"]
    origin = ibis.cases(*((rows.measure == key, origin) for key, origin in ORIGINS.items()))
    ties = rows.mutate(
        anchor=ibis.literal("ANY"),
        indicator=rows.measure,
        status=ibis.literal("observed"),
        n=ibis.literal(1).cast("int32"),
        origin=origin,
    )
    return {"ties": ties.select(TIE_COLUMNS)}
