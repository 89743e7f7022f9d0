"""From a dimension of a score to all the evidence behind it and beside it."""

import pandas as pd

from solidarity.alignment import why
from solidarity.catalog import Catalog
from solidarity.evidence import material, registers, views, votes
from solidarity.evidence.evidence import Evidence
from solidarity.indicator import Indicator

BESIDE_YEARS = 5


def behind(
    catalog: Catalog, anchor: str, partner: str, year: int, dimension: str
) -> list[Evidence]:
    """The evidence of one dimension (its short name) of a score: what counts, then what stands beside.

    Raises ValueError for a dimension that the index does not have.
    """
    shown = catalog.alignment
    if dimension not in shown.rules.names:
        raise ValueError(f"no dimension “{dimension}”")
    parts = why.parts(shown, anchor, partner, year)
    own = parts[(parts.dimension == dimension) & (parts.year > 0)]
    counted = [_counted(catalog, row, anchor, partner) for _, row in own.iterrows()]
    return counted + _beside(catalog, dimension, anchor, partner, year)


def _counted(catalog: Catalog, row: pd.Series, anchor: str, partner: str) -> Evidence:
    indicator = catalog.indicators[row.indicator]
    years = covered(indicator, int(row.year), bool(row.pooled))
    match indicator.source:
        case "un_votes":
            return votes.votes(catalog, indicator.key, anchor, partner, years)
        case "sipri_arms":
            return material.arms(catalog, anchor, partner, years)
        case "energy":
            return material.energy(catalog, anchor, partner, years)
        case "goods_trade":
            tie = catalog.ties(anchor, partner, indicator.key, years[1]).iloc[0]
            return material.trade(catalog, anchor, partner, years, tie.source)
        case "registers":
            return registers.clubs(catalog, anchor, partner, years)
        case "sanctions":
            return views.sanctions(catalog, anchor, partner, years)
        case "opinion":
            return views.opinion(catalog, anchor, partner, years)
    raise ValueError(f"no evidence is known for {indicator.source}")


def covered(indicator: Indicator, year: int, pooled: bool) -> tuple[int, int]:
    """The first and last year that a value of `year` covers."""
    span = indicator.index.pool if pooled and indicator.index else indicator.window
    return indicator.since or year - span + 1, year


def _beside(
    catalog: Catalog, dimension: str, anchor: str, partner: str, year: int
) -> list[Evidence]:
    """What is on record without being counted; lists that were not collected for the anchor are left out."""
    years = (year - BESIDE_YEARS + 1, year)
    found = []
    if dimension == "arms" and _known(catalog, "exercises", anchor):
        found.append(registers.exercises(catalog, anchor, partner, years))
    if dimension == "arms" and _known(catalog, "war_support", anchor):
        found.append(registers.wars(catalog, anchor, partner, years))
    if dimension == "clubs" and _known(catalog, "agreements", anchor):
        found.append(registers.agreements(catalog, anchor, partner, years))
    if dimension == "sanctions" and _known(catalog, "sanction_programmes", anchor):
        found.append(views.programmes(catalog, anchor, partner))
    return found


def _known(catalog: Catalog, indicator: str, anchor: str) -> bool:
    """Whether a list was collected for the anchor, and is here."""
    return indicator in catalog.indicators and anchor in catalog.indicators[indicator].anchors
