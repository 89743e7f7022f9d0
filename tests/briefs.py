"""Ready-made briefs on the shipped figures, each made once for all tests."""

from functools import cache

from fixtures import shipped

from solidarity.brief import ready
from solidarity.brief.slide import Briefing
from ui.menu import MENU

TEN = ["IND", "TUR", "ZAF", "BRA", "SAU", "MEX", "IDN", "CHN", "TUV", "XKX"]
PAGES = {
    entry.path.split("/")[-1].removesuffix(".py"): entry.path
    for section in MENU.values()
    for entry in section
}


@cache
def held():
    return shipped().with_index()


@cache
def made(kind: str, *given: object) -> Briefing:
    """A brief, made once for all tests."""
    return getattr(ready, kind)(held(), *given)


ALL = {
    "India": lambda: made("country", "IND"),
    "ten": lambda: made("comparison", tuple(TEN), "RUS"),
    "two": lambda: made("comparison", ("IND", "TUR"), "IRN", 2015),
    "the eight": lambda: made("middle_powers", "RUS"),
    "the two": lambda: made("axis"),
    "the East": lambda: made("region", "east", "RUS"),
    "the Americas": lambda: made("region", "americas", "IRN"),
    "Africa": lambda: made("region", "africa", "RUS"),
    "outcasts": lambda: made("region", "outcasts", "RUS"),
}
