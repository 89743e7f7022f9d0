"""Countries like a given one: of the same region, of similar size, similarly aligned."""

import numpy as np
import pandas as pd

from solidarity.alignment import Alignment
from solidarity.catalog import Catalog

SIZES = ("population", "gdp")
POINTS = 10.0
"""So many points of the index set two countries as far apart as a factor of two in people or in GDP."""
NEEDED = 2
"""How many of the three measures must be known for both."""
RULE = (
    "Of the same region, the nearest in population, GDP and alignment index (the mean of the three"
    " distances): a factor of two in people or in GDP counts as much as ten points of the index. At"
    " least two of the three must be known."
)
"""The rule in a sentence for the reader; `nearest` keeps it."""


def traits(catalog: Catalog, alignment: Alignment | None, anchor: str, year: int) -> pd.DataFrame:
    """What countries are compared by: region, log2 of population and of GDP, and index; by code.

    Of the sizes the newest up to the year, of the index the year's own; NaN where unknown. Only
    what a reader can choose: members and observers of the United Nations, Taiwan and Kosovo.
    """
    register = catalog.register
    codes = [code for kind in ("member", "observer", "other") for code in register.kind(kind)]
    found = pd.DataFrame({"region": [register.countries[code].region for code in codes]}, codes)
    for key in SIZES:
        found[key] = np.nan
        if key in catalog.indicators:
            ties = catalog.ties(indicator=key)
            newest = (
                ties[ties.year <= year].sort_values("year").drop_duplicates("partner", keep="last")
            )
            sizes = newest.set_index("partner").value.astype("float64")
            found[key] = sizes[sizes > 0].map(np.log2).reindex(codes)
    found["index"] = np.nan
    if alignment:
        held = alignment.table(anchor, year).set_index("partner")["index"]
        found["index"] = held.astype("float64").reindex(codes)
    return found


def nearest(found: pd.DataFrame, country: str, count: int, without: set[str]) -> list[str]:
    """The codes of the `count` countries most like one, by RULE; `found` are traits."""
    if country not in found.index:
        return []
    own = found.loc[country]
    others = found[(found.region == own.region) & ~found.index.isin([*without, country])]
    measures = [*SIZES, "index"]
    apart = (others[measures] - own[measures].astype("float64")).abs()
    apart["index"] /= POINTS
    apart = apart[apart.notna().sum(axis=1) >= NEEDED]
    distance = apart.mean(axis=1).rename_axis("code").reset_index(name="by")
    return distance.sort_values(["by", "code"]).code.head(count).tolist()


def suggested(
    found: pd.DataFrame, chosen: list[str], without: set[str], at_most: int = 6
) -> dict[str, list[str]]:
    """For each country chosen some peers, nobody twice and together at most so many."""
    taken = without | set(chosen)
    share = max(1, at_most // max(len(chosen), 1))
    given: dict[str, list[str]] = {}
    for code in chosen:
        given[code] = nearest(found, code, min(share, 5), taken)
        taken |= set(given[code])
    return {code: others for code, others in given.items() if others}
