"""Where the states of a drawn network stand, and which of their names have room beside them."""

from collections.abc import Sequence

import networkx as nx
import numpy as np

Place = tuple[float, float]
SEED = 7
TRIES = 300
WIDTH, HEIGHT, GLYPH, LINE = 310, 560, 7.8, 16.0
"""Pixels: the drawing as narrow as a phone shows it, and the room that a name takes."""
SIDES = ("top center", "bottom center", "middle right", "middle left")


def positions(network: nx.Graph) -> dict[str, Place]:
    """Where each state stands, 0 to 1 both ways; the same graph gives the same places.

    A force layout: ties pull, all states push. Distances and directions mean nothing by themselves.
    """
    if not len(network):
        return {}
    # Ties of any strength pull alike, else a few great flows draw everybody else into one point.
    found = nx.forceatlas2_layout(
        network, max_iter=TRIES, scaling_ratio=2.0, gravity=0.05, strong_gravity=True, seed=SEED
    )
    codes = list(found)
    spread = np.array([found[code] for code in codes])
    return dict(zip(codes, map(_pair, _fitted(spread)), strict=True))


def _fitted(spread: np.ndarray) -> np.ndarray:
    """Stretched to 0 to 1 both ways, each half way towards an even spacing: dense camps open up."""
    low, high = spread.min(axis=0), spread.max(axis=0)
    even = (spread - low) / np.where(high > low, high - low, 1.0)
    order = spread.argsort(axis=0).argsort(axis=0) / max(len(spread) - 1, 1)
    return np.asarray((even + order) / 2)


def _pair(row: np.ndarray) -> Place:
    return float(round(row[0], 4)), float(round(row[1], 4))


def labels(
    places: dict[str, Place],
    radii: dict[str, float],
    names: dict[str, str],
    first: Sequence[str],
    most: int,
) -> dict[str, str]:
    """On which side of its state each name goes, for as many as have room: those `first` come first."""
    taken: list[tuple[float, float, float, float]] = []
    found: dict[str, str] = {}
    for code in first:
        if code in places and len(found) < most:
            for side in SIDES:
                box = _box(places[code], radii.get(code, 4.0), GLYPH * len(names[code]), side)
                if _inside(box) and not any(_overlap(box, other) for other in taken):
                    taken.append(box)
                    found[code] = side
                    break
    return found


def _box(place: Place, radius: float, width: float, side: str) -> tuple[float, float, float, float]:
    x, y = WIDTH * place[0], HEIGHT * place[1]
    middle = {"middle right": radius + width / 2, "middle left": -radius - width / 2}.get(side, 0.0)
    rise = {"top center": radius + LINE / 2, "bottom center": -radius - LINE / 2}.get(side, 0.0)
    return (
        x + middle - width / 2, y + rise - LINE / 2, x + middle + width / 2, y + rise + LINE / 2,
    )  # fmt: skip


def _inside(box: tuple[float, float, float, float]) -> bool:
    """Within the drawing and its margins of a twentieth each."""
    return (
        box[0] > -0.05 * WIDTH
        and box[2] < 1.05 * WIDTH
        and box[1] > -LINE
        and box[3] < HEIGHT + LINE
    )


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
