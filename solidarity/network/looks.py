"""How camps are drawn on the network and on the map: a hue, a shape, and a name to know each by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from solidarity import words
from solidarity.anchors import ANCHORS
from solidarity.catalog import Catalog
from solidarity.network.graph import Camp, Measures

PALETTE = (
    "#88CCEE", "#DDCC77", "#332288", "#999933", "#AA4499", "#117733", "#661100", "#4B4B4B",
)  # fmt: skip
"""Hues of the camps, apart from one another and from the anchors' for colour-blind readers too."""
SYMBOLS = (0, 1, 2, 5, 6, 17, 3, 4)
"""Plotly's numbers of circle, square, diamond, triangles up and down, star, cross and x."""
SIGNS = ("●", "■", "◆", "▲", "▼", "★", "✚", "✖")
REST, REST_SIGN = "#B8B8B2", "•"
"""What states in no camp, and camps beyond the palette, are drawn in."""
STATES = tuple(code for code in ANCHORS if code != "WEST")
"""The anchors that are states, which are outlined in their own hues."""
NAMED = 3


@dataclass(frozen=True)
class Look:
    """How one camp is drawn everywhere on the page."""

    label: int
    name: str
    hue: str
    symbol: int
    sign: str


def looks(found: Measures, people: dict[str, float], name: Callable[[str], str]) -> list[Look]:
    """A hue, a shape and a name for each camp, the largest first; beyond the palette all are grey."""
    return [
        Look(
            camp.label,
            camp_name(camp, people, name),
            PALETTE[camp.label - 1] if camp.label <= len(PALETTE) else REST,
            SYMBOLS[camp.label - 1] if camp.label <= len(PALETTE) else SYMBOLS[0],
            SIGNS[camp.label - 1] if camp.label <= len(PALETTE) else REST_SIGN,
        )
        for camp in found.camps
    ]


def camp_name(camp: Camp, people: dict[str, float], name: Callable[[str], str]) -> str:
    """A camp named after those by whom a reader knows it: anchors first, then its most populous states."""
    own = sorted(camp.members, key=lambda code: (code not in STATES, -people.get(code, 0.0), code))
    named = [name(code) for code in own[:NAMED]]
    others = len(own) - len(named)
    return f"{', '.join(named)} and {words.spelled(others)} more" if others else words.listed(named)


def population(catalog: Catalog, year: int) -> dict[str, float]:
    """The number of people of each state in that year, or the nearest one on record; empty without figures."""
    if "population" not in catalog.indicators:
        return {}
    indicator = catalog.indicators["population"]
    near = min(max(year, indicator.years[0]), indicator.years[1])
    rows = catalog.view("population", "ANY", near)
    return dict(zip(rows.partner.astype("str"), rows.value.astype("float64"), strict=True))


def look_of(label: int, found: Sequence[Look]) -> Look | None:
    """The look of the camp of that label."""
    return next((look for look in found if look.label == label), None)
