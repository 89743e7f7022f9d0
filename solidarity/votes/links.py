"""From a score made of votes to these votes: what the page of roll calls is to show."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from solidarity.catalog import Catalog
from solidarity.votes import themes
from solidarity.votes.search import ALL, EITHER

PAGE = "pages/evidence/votes.py"
SOURCE = "un_votes"
_OF_ALL_VOTES = ("un_agreement", "un_kappa", "un_ideal_distance")
Years = tuple[int, int]
Address = Mapping[str, str]
USUAL = {"text": "", "theme": ALL, "contested": ALL, "close": "no"}
"""The page's conditions as a new visitor finds them."""


def address(indicator: str, anchor: str, country: str, years: Years) -> dict[str, str]:
    """The page's address for one score of these years, empty where it is not made of votes.

    Ideal points rest on every vote; shown are those of the years on which both took a position.
    """
    if indicator == "ukraine_votes":
        return {"show": "ukraine", "one": country}
    if indicator == "iran_votes":
        return {"show": "iran", "one": country}
    if indicator.startswith(themes.INDICATOR):
        theme = indicator.removeprefix(themes.INDICATOR)
        covered = (years[1] - themes.themes()[theme].window + 1, years[1])
        return pair(country, anchor, covered) | {"theme": theme, "list": "all"}
    contested = {"un_siding": anchor, "un_siding_west": EITHER}.get(indicator, ALL)
    if contested == ALL and indicator not in _OF_ALL_VOTES:
        return {}
    return pair(country, anchor, years) | {"contested": contested, "list": "all"}


def pair(country: str, anchor: str, years: Years) -> dict[str, str]:
    """The address of two compared over all votes of these years."""
    return {
        "show": "pair",
        "one": country,
        "two": "G7" if anchor == "WEST" else anchor,  # the West of the votes
        "from": str(years[0]),
        "until": str(years[1]),
        **USUAL,
        "list": "differed",
    }


def of_ties(rows: pd.DataFrame) -> list[dict[str, str]]:
    """The address of each tie: of rows with indicator, anchor, partner and year; empty without a year."""
    each = zip(rows.indicator, rows.anchor, rows.partner, rows.year, strict=True)
    return [
        {} if pd.isna(year) else address(key, anchor, partner, (int(year), int(year)))
        for key, anchor, partner, year in each
    ]


def relative(asked: Address) -> str:
    """The same as a link in a table, from any page, wherever the dashboard is served; empty where there is none.

    It opens in a tab of its own, so that what is usual need not be asked.
    """
    kept = {key: value for key, value in asked.items() if USUAL.get(key) != value}
    return f"{Path(PAGE).stem}?{urlencode(kept)}" if kept else ""


def span(catalog: Catalog) -> Years:
    """The first and last year with a roll call."""
    years = catalog.tables[SOURCE]["roll_calls"].year
    return int(years.min()), int(years.max())
