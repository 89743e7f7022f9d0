"""From a score made of votes to these votes: what the page of roll calls is to show."""

from solidarity.votes.search import EITHER
from solidarity.votes.words import anchor_code

PAGE = "pages/evidence/votes.py"
SOURCE = "un_votes"
_ALL_VOTES = ("un_agreement", "un_kappa", "un_ideal_distance")


def address(indicator: str, anchor: str, country: str, year: int) -> dict[str, str]:
    """The page's address for one score, empty where it is not made of votes.

    Ideal points rest on every vote; shown are those of the year on which both took a position.
    """
    if indicator == "ukraine_votes":
        return {"show": "ukraine", "one": country}
    if indicator == "iran_votes":
        return {"show": "iran", "one": country}
    contested = {"un_siding": anchor, "un_siding_west": EITHER}.get(indicator)
    if contested is None and indicator not in _ALL_VOTES:
        return {}
    return pair(country, anchor) | {
        "contested": contested or "all",
        "from": str(year),
        "until": str(year),
        "list": "all",
    }


def pair(country: str, anchor: str) -> dict[str, str]:
    """The address of two compared, over all years and votes."""
    return {
        "show": "pair",
        "one": country,
        "two": anchor_code(anchor),
        "text": "",
        "theme": "all",
        "close": "no",
    }
