"""Countries side by side with regard to one anchor, as all slides about them see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from solidarity import compare
from solidarity.alignment import KEY as INDEX
from solidarity.brief import make
from solidarity.brief.ready.about import About


@dataclass(frozen=True)
class Several(About):
    """A brief on countries side by side."""

    found: compare.Comparison

    @property
    def codes(self) -> list[str]:
        """The countries, the closest first."""
        return [str(code) for code in self.found.standing.rows.partner]


def shown(asked: Several, codes: Sequence[str]) -> dict[str, Any]:
    """Whom a slide is about, and the address of the page Compare; of more countries than that
    takes, of the world's list.
    """
    page, end, year = "compare", asked.end.code, str(asked.year)
    view = {"countries": "_and_".join(codes), "versus": end, "beside": "none", "year": year}
    if len(codes) > compare.LIMIT:
        page, view = "atlas", {"anchor": end, "indicator": INDEX, "year": year}
    view |= make.weighed(asked.catalog)
    return {"names": asked.names(codes), "page": page, "view": view}


def dimensions(asked: Several) -> list[str]:
    """The dimensions that weigh anything and can exist for the anchor."""
    held = asked.catalog.alignment
    defined = held.scores.defined[:, held.scores.anchors.index(asked.end.code)]
    weights = zip(held.weights.each, defined, strict=True)
    return [name for (name, weight), can in weights if can and weight > 0]


def scores(asked: Several, codes: Sequence[str]) -> dict[str, dict[str, float]]:
    """By dimension the scores of those countries that have one, where at least two have."""
    every = asked.found.standing.scores
    known = {
        name: {code: every[code][name] for code in codes if not pd.isna(every[code][name])}
        for name in dimensions(asked)
    }
    return {name: own for name, own in known.items() if len(own) > 1}
