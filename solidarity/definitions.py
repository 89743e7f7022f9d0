"""What every indicator and every status means, as texts and tables; declared in source.toml."""

import pandas as pd

from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.checks import STATUSES
from solidarity.indicator import Indicator
from solidarity.source import Source

ROLES = {
    "alignment": "how close the partner stands to the anchor; may enter the index",
    "importance": "what the partner is to the anchor; never in the index",
    "context": "beside the ties; never in the index",
    "summary": "made of the others",
}


def statuses() -> pd.DataFrame:
    """Each status and what it means to a reader."""
    return pd.DataFrame({"Status": list(STATUSES), "Meaning": list(STATUSES.values())})


def facts(indicator: Indicator, source: Source) -> str:
    """Key, role, unit, years, anchors and source of an indicator in one line."""
    first, last = indicator.years
    anchors = (
        "about the partner alone"
        if indicator.is_fact
        else "with " + ", ".join(ANCHORS[code].short for code in indicator.anchors)
    )
    low, high = indicator.goalposts
    scored = f" · goalposts {low:g} and {high:g}" if indicator.role == "alignment" else ""
    return (
        f"`{indicator.key}` · {indicator.role}: {ROLES[indicator.role]} · {indicator.unit} ·"
        f" {first}–{last} · {anchors}{scored} · n counts {indicator.n_unit} · no data means:"
        f" {indicator.absent} · source: {source.title}, {source.release}"
    )


def table(catalog: Catalog) -> pd.DataFrame:
    """Every indicator with its definition, one row each."""
    return pd.DataFrame(
        {
            "indicator": i.key, "title": i.title, "dimension": i.dimension, "role": i.role,
            "unit": "share (0 to 1)" if i.percent else i.unit, "first_year": i.years[0],
            "last_year": i.years[1], "anchors": " ".join(i.anchors), "definition": i.definition,
            "formula": i.formula, "no_data_means": i.absent, "n_counts": i.n_unit,
            "goalpost_0": i.goalposts[0], "goalpost_100": i.goalposts[1], "source": i.source,
            "citation": catalog.sources[i.source].citation,
        }
        for i in catalog.indicators.values()
    )  # fmt: skip
