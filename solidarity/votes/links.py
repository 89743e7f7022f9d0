"""From a score made of votes to these votes: what the page of roll calls is to show."""

from solidarity.catalog import Catalog
from solidarity.votes import themes
from solidarity.votes.search import ALL, EITHER

PAGE = "pages/evidence/votes.py"
SOURCE = "un_votes"
_OF_ALL_VOTES = ("un_agreement", "un_kappa", "un_ideal_distance")
Years = tuple[int, int]


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
        covered = (years[1] - themes.WINDOW + 1, years[1])
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
        "text": "",
        "theme": ALL,
        "contested": ALL,
        "close": "no",
        "list": "differed",
    }


def span(catalog: Catalog) -> Years:
    """The first and last year with a roll call."""
    years = catalog.tables[SOURCE]["roll_calls"].year
    return int(years.min()), int(years.max())
