"""Public opinion: how adults in each country asked see each anchor, from Pew's surveys."""

from collections.abc import Mapping

import ibis
from ibis import _

from solidarity.build import Inputs
from solidarity.source import TIE_COLUMNS, Source

ANCHORS = ("RUS", "IRN", "CHN", "USA")
INPUT_COLUMNS = ["iso3", "target", "year", "favourable_pct", "unfavourable_pct", "n"]
PALESTINIANS = {"PLS": "PSE"}
"""Pew's own code for the Palestinian territories, and the register's."""


def evidence(inputs: Inputs) -> dict[str, ibis.Table]:
    """`views`: shares with a favourable, an unfavourable and no view of an anchor, and respondents."""
    asked = inputs.read("opinion/pew_country_year_2002_2023.parquet", INPUT_COLUMNS)
    partner = ibis.cases(
        *((asked.iso3 == code, iso3) for code, iso3 in PALESTINIANS.items()), else_=asked.iso3
    )
    favourable, unfavourable = asked.favourable_pct / 100, asked.unfavourable_pct / 100
    views = asked.select(
        anchor=asked.target, partner=partner, year=asked.year.cast("int16"),
        favourable=favourable.round(3), unfavourable=unfavourable.round(3),
        # The rest; published shares are rounded, so that they can add up to a little more than one.
        no_view=ibis.greatest(1 - favourable - unfavourable, 0.0).round(3),
        respondents=asked.n.cast("int32"),
    )  # fmt: skip
    return {"views": views.filter(_.anchor.isin(ANCHORS) & (_.partner != _.anchor))}


def derived(evidence: Mapping[str, ibis.Table], source: Source) -> dict[str, ibis.Table]:
    """favourable: no interval, for how far a survey's design widens it is not in the table."""
    ties = evidence["views"].mutate(
        indicator=ibis.literal("favourable"),
        value=_.favourable,
        low=ibis.null("float64"),
        high=ibis.null("float64"),
        status=ibis.literal("observed"),
        n=_.respondents,
        origin=ibis.literal(""),
    )
    return {"ties": ties.select(TIE_COLUMNS)}
