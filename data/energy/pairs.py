"""What every two states sold one another, whether an anchor is among them or not."""

from collections.abc import Sequence

import ibis
from ibis import _

from solidarity import countries

LEAST = 1.0
"""Million USD a year of all fuels together: less between two states is not kept as a pair."""


def between_states(energy: ibis.Table, fuels: Sequence[str]) -> ibis.Table:
    """What one state sold another in a year: seller, buyer, year and the value of these fuels
    together in million USD, from LEAST on.
    """
    known = list(countries.load().countries)
    seller, buyer = energy.exporter_iso3, energy.importer_iso3
    kept = energy.filter(
        energy["product"].isin(fuels), seller != buyer, seller.isin(known), buyer.isin(known)
    )
    sums = kept.group_by(
        seller=_.exporter_iso3, buyer=_.importer_iso3, year=_.year.cast("int16")
    ).agg(value=(_.value_usd / 1e6).sum().round(6))
    return sums.filter(_.value >= LEAST)
