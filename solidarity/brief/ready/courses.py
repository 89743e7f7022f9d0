"""One country over the years: a chart for each dimension that has something to tell."""

from collections.abc import Sequence

import pandas as pd

from solidarity import words
from solidarity.anchors import Anchor
from solidarity.brief import make, moves
from solidarity.brief.slide import Slide
from solidarity.catalog import Catalog
from solidarity.compare import drawn_first
from solidarity.indicator import Indicator

COURSES = 4
"""Charts over the years, the index first."""
FIGURES = 3
"""Fewer make no course."""


def courses(
    catalog: Catalog, code: str, ends: Sequence[Anchor], ties: pd.DataFrame, until: int | None
) -> tuple[list[Slide | None], str]:
    """Charts of what enters the index, one for each dimension; and what is not drawn."""
    anchors, held = [end.code for end in ends], set(ties.indicator)
    known = [one for one in catalog.indicators.values() if one.key in held and not one.is_fact]
    usual = [catalog.indicators[key] for key in drawn_first(known, anchors[0]).values()]
    telling = [one for one in usual if _tells(catalog, one, anchors, code, until)]
    drawn, more = telling[:COURSES], telling[COURSES:]
    still = [one for one in usual if one not in telling]
    said = [
        f"{why}: {words.listed([moves.topic(one) for one in ones])}."
        for why, ones in (
            ("Nothing, or too little for a course", still),
            ("On the page of the country alone", more),
        )
        if ones
    ]
    return [make.trend(catalog, one.key, anchors, code, until) for one in drawn], " ".join(said)


def _tells(
    catalog: Catalog, one: Indicator, anchors: Sequence[str], code: str, until: int | None
) -> bool:
    """Whether a course has enough figures with one anchor, and not nothing throughout."""
    ties = catalog.course(one.key, anchors, code)
    own = ties if until is None else ties[ties.year <= until]
    enough = [anchor for anchor in anchors if (own.anchor == anchor).sum() >= FIGURES]
    changes = [make.change(one, anchor, own) for anchor in enough]
    return any(moved is not None and not moves.nothing(moved) for moved in changes)
