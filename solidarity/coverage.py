"""Where a source has figures and where it has none."""

import pandas as pd

from solidarity.anchors import ENDS
from solidarity.catalog import Catalog
from solidarity.source import Source


def overview(catalog: Catalog) -> pd.DataFrame:
    """One row per source: who published it, its years, and how much of the world it covers."""
    rows = []
    members = set(catalog.register.kind("member"))
    for key, source in catalog.published.items():
        ties = catalog.tables[key]["ties"]
        rows.append(
            {
                "key": key,
                "Source": source.title,
                "Publisher": source.publisher,
                "Release": source.release,
                "First year": int(ties.year.min()),
                "Last year": int(ties.year.max()),
                "Indicators": len(source.indicators),
                "Figures": len(ties),
                "UN members": len(members & set(ties.partner)),
                "Retrieved": source.retrieved,
            }
        )
    return pd.DataFrame(rows)


def coverage(catalog: Catalog, source: Source, indicator: str = "") -> pd.DataFrame:
    """How many ties of a source (or of one indicator in it) stand in each country and year.

    Returns a frame of counts, a row per UN member or observer in the order of regions, sub-regions
    and names, a column per year of the source; 0 where there is none.
    """
    ties = catalog.tables[source.key]["ties"]
    own = ties[ties.indicator == indicator] if indicator else ties
    register = catalog.register
    states = [code for kind in ("member", "observer") for code in register.kind(kind)]
    places = {code: register.countries[code] for code in states}
    order = sorted(places, key=lambda c: (places[c].region, places[c].subregion, places[c].name))
    counts = own.groupby(["partner", "year"], observed=True).size().unstack(fill_value=0)
    years = range(int(ties.year.min()), int(ties.year.max()) + 1)
    return counts.reindex(index=order, columns=years, fill_value=0).rename_axis("partner")


def indicators(catalog: Catalog, source: Source) -> pd.DataFrame:
    """The indicators of a source: for whom they exist, since when, how full they are."""
    ties = catalog.tables[source.key]["ties"]
    rows = []
    for indicator in source.indicators.values():
        own = ties[ties.indicator == indicator.key]
        first, last = indicator.years
        rows.append(
            {
                "Indicator": indicator.title,
                "Key": indicator.key,
                "Years": f"{first}–{last}",
                "Anchors": ", ".join(
                    ENDS[code].short or "the partner alone" for code in indicator.anchors
                ),
                "Figures": len(own),
                "Not simply observed": int((own.status != "observed").sum()),
                "Why not for the others": " ".join(dict.fromkeys(indicator.not_defined.values())),
            }
        )
    return pd.DataFrame(rows)


def doubts(catalog: Catalog, source: Source) -> pd.DataFrame:
    """What doubts.csv of a source holds, in a reader's words."""
    register = catalog.register
    return pd.DataFrame(
        {
            "Anchor": "any" if doubt.anchor == "*" else ENDS[doubt.anchor].name,
            "Partner": "any" if doubt.partner == "*" else register.name(doubt.partner),
            "Indicator": "any"
            if doubt.indicator == "*"
            else source.indicators[doubt.indicator].title,
            "Years": f"{doubt.first_year}–{doubt.last_year}",
            "Status": doubt.status,
            "Reason": doubt.reason,
        }
        for doubt in source.doubts
    )
