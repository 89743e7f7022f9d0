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
) -> tuple[list[Slide], str]:
    """Charts of the indicators that enter the index, one for each dimension; and what is not drawn."""
    keys = [end.code for end in ends]
    known = [one for key, one in catalog.indicators.items() if key in set(ties.indicator) and not one.is_fact]  # fmt: skip
    usual = {key: catalog.indicators[key] for key in drawn_first(known, keys[0]).values()}
    held = {key: catalog.course(key, keys, code) for key in usual}
    telling = [key for key in usual if _tells(usual[key], keys, held[key], until)]
    found = make.without(make.trend(catalog, key, keys, code, until) for key in telling[:COURSES])
    still = [moves.topic(usual[key]) for key in usual if key not in telling]
    more = [moves.topic(usual[key]) for key in telling[COURSES:]]
    said = [f"Nothing, or too little for a course: {words.listed(still)}."] if still else []
    said += [f"On the page of the country alone: {words.listed(more)}."] if more else []
    return list(found), " ".join(said)


def _tells(one: Indicator, anchors: Sequence[str], held: pd.DataFrame, until: int | None) -> bool:
    """Whether a course has enough figures with one anchor, and not nothing throughout."""
    own = held if until is None else held[held.year <= until]
    known = [make.change(one, code, own) for code in anchors if (own.anchor == code).sum() >= FIGURES]  # fmt: skip
    return any(moved is not None and not moves.nothing(moved) for moved in known)
