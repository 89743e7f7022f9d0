"""Where names go beside their points, so that they cover neither one another nor other points."""

from collections.abc import Sequence

SIDES = {
    "middle right": (1, 0), "middle left": (-1, 0), "top center": (0, 1), "bottom center": (0, -1),
    "top right": (1, 1), "bottom right": (1, -1), "top left": (-1, 1), "bottom left": (-1, -1),
}  # fmt: skip
"""Plotly's positions for a text, and which way each lies from its point; the first free one is taken."""
LETTER, LINE, GAP = 6.0, 13.0, 7.0
"""Width of a letter, height of a line and distance from the point, in pixels at size 11."""

Box = tuple[float, float, float, float]


def sides(points: Sequence[tuple[float, float]], names: Sequence[str]) -> list[str]:
    """For each point (in pixels, upwards) the side its name goes to; one without a name takes the first.

    Greedy, in the order given: each name takes the side on which it covers least.
    """
    placed: list[Box] = []
    found = []
    for (x, y), name in zip(points, names, strict=True):
        if not name:
            found.append(next(iter(SIDES)))
            continue
        boxes = {side: _box(x, y, name, way) for side, way in SIDES.items()}
        costs = {side: _covered(box, placed, points) for side, box in boxes.items()}
        best = min(costs, key=lambda side: costs[side])
        placed.append(boxes[best])
        found.append(best)
    return found


def _box(x: float, y: float, name: str, way: tuple[int, int]) -> Box:
    """Left, bottom, right and top of a name on one side of its point."""
    width = LETTER * len(name)
    left = x + {1: GAP, 0: -width / 2, -1: -GAP - width}[way[0]]
    bottom = y + {1: GAP / 2, 0: -LINE / 2, -1: -GAP / 2 - LINE}[way[1]]
    return left, bottom, left + width, bottom + LINE


def _covered(box: Box, placed: Sequence[Box], points: Sequence[tuple[float, float]]) -> int:
    """How much a name would cover; another name weighs ten points."""
    left, bottom, right, top = box
    names = sum(left < r and l < right and bottom < t and b < top for l, b, r, t in placed)
    return 10 * names + sum(left < x < right and bottom < y < top for x, y in points)
