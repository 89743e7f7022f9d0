"""How countries and a group are drawn on one page: hues and shapes, and their key."""

from collections.abc import Sequence
from dataclasses import dataclass

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.compare.groups import Group
from solidarity.countries import Register

PALETTE = ("#332288", "#999933", "#882255", "#1A1D21", "#8C564B", "#661100")
"""Hues of the countries compared, apart from those of the anchors for colour-blind readers too."""
SYMBOLS = (0, 1, 2, 5, 6, 17)
"""Plotly's numbers of circle, square, diamond, triangles up and down, and star."""
SIGNS = ("●", "■", "◆", "▲", "▼", "★")
"""The same shapes as text, for the key."""
GREY = "#6B6F75"
"""The hue of a group."""


@dataclass(frozen=True)
class Look:
    """How one country is drawn everywhere on the page."""

    code: str
    name: str
    hue: str
    symbol: int
    sign: str


def looks(partners: Sequence[str], register: Register) -> list[Look]:
    """A hue and a shape for each country, in their order; a state that is an anchor keeps its hue."""
    found = []
    for place, code in enumerate(partners):
        hue = ANCHORS[code].hue if code in ANCHORS else PALETTE[place]
        found.append(Look(code, register.name(code), hue, SYMBOLS[place], SIGNS[place]))
    return found


def key(lines: Sequence[Look], group: Group | None) -> list[tuple[str, str, str]]:
    """What a key says: sign, hue and name of each country, and of the group."""
    own = [(look.sign, look.hue, look.name) for look in lines]
    return (
        [*own, ("┅", GREY, f"{words.capitalised(group.name)}: median and middle half")]
        if group
        else own
    )
