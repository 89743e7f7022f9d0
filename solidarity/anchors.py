"""The five anchors: the ends of every tie from which the partners are seen."""

from dataclasses import dataclass

from solidarity.countries import Register, plain
from solidarity.errors import UnknownName


@dataclass(frozen=True)
class Anchor:
    """One end of a tie: a state, or the bloc WEST (the G7 for votes, the G7 and the EU for arms)."""

    code: str
    name: str
    short: str
    """Its name on a button."""
    capital: str
    """How headlines name its government."""
    hue: str
    """Its fixed colour everywhere (Okabe-Ito)."""


ANCHORS = {
    anchor.code: anchor
    for anchor in (
        Anchor("RUS", "Russia", "Russia", "Moscow", "#D55E00"),
        Anchor("IRN", "Iran", "Iran", "Tehran", "#009E73"),
        Anchor("CHN", "China", "China", "Beijing", "#CC79A7"),
        Anchor("USA", "the United States", "US", "Washington", "#56B4E9"),
        Anchor("WEST", "the West", "West", "the West", "#0072B2"),
    )
}

ANY = Anchor("ANY", "any anchor", "", "any capital", "#3B4A54")
"""Stands in the place of an anchor where a figure is about the partner alone, as its population."""

ENDS = ANCHORS | {ANY.code: ANY}
"""Whatever can stand in a tie's column `anchor`."""


def code(name: str, register: Register) -> str:
    """The code of an anchor given by code or country name; raise UnknownName if it is none."""
    spelled = {plain(s): a.code for a in ANCHORS.values() for s in (a.code, a.name)}
    if found := spelled.get(plain(name)):
        return found
    try:
        found = register.iso3(name)
    except UnknownName:
        found = ""
    if found not in ANCHORS:
        raise UnknownName(f"an anchor ({', '.join(ANCHORS)})", name, ANCHORS)
    return found
