"""One country over the years: a chart for each dimension that has something to tell."""

from solidarity import words
from solidarity.brief import make, moves
from solidarity.brief.ready.about import Country
from solidarity.brief.slide import Slide
from solidarity.compare import drawn_first
from solidarity.indicator import Indicator

COURSES = 4
"""Charts over the years, the index first."""
FIGURES = 3
"""Fewer make no course."""


def courses(asked: Country) -> tuple[list[Slide | None], str]:
    """Charts of what enters the index, one for each dimension; and what is not drawn."""
    catalog, code, until = asked.catalog, asked.code, asked.until
    known = [one for one in make.held(catalog, asked.ties.indicator) if not one.is_fact]
    usual = make.held(catalog, drawn_first(known, asked.end.code).values())
    telling = [one for one in usual if _tells(asked, one)]
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
    return [make.trend(catalog, one.key, asked.anchors, code, until) for one in drawn], " ".join(
        said
    )


def _tells(asked: Country, one: Indicator) -> bool:
    """Whether a course has enough figures with one anchor, and not nothing throughout."""
    ties = asked.catalog.course(one.key, asked.anchors, asked.code)
    own = ties if asked.until is None else ties[ties.year <= asked.until]
    enough = [anchor for anchor in asked.anchors if (own.anchor == anchor).sum() >= FIGURES]
    changes = [make.change(one, anchor, own) for anchor in enough]
    return any(moved is not None and not moves.nothing(moved) for moved in changes)
