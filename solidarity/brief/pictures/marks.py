"""Plotly's words for marks, lines and colours in matplotlib's."""

from matplotlib.path import Path

from solidarity.brief.figures import OPEN
from solidarity.errors import DataError

PATTERNS = {"solid": (), "dot": (3, 3), "dash": (9, 9), "dashdot": (9, 3, 3, 3)}
"""On and off in pixels, of lines up to three pixels wide."""
SYMBOLS = {
    "circle": "o", "square": "s", "diamond": "D", "cross": "P", "x": "X", "triangle-up": "^",
    "triangle-down": "v", "triangle-left": "<", "triangle-right": ">", "pentagon": "p",
    "hexagon": "h", "star": "*", "line-ew": "_", "line-ns": "|", "x-thin": "x", "cross-thin": "+",
}  # fmt: skip
NUMBERED = {
    0: "circle", 1: "square", 2: "diamond", 3: "cross", 4: "x", 5: "triangle-up", 6: "triangle-down",
    7: "triangle-left", 8: "triangle-right", 13: "pentagon", 14: "hexagon", 17: "star",
    33: "cross-thin", 34: "x-thin", 41: "line-ew", 42: "line-ns",
}  # fmt: skip
LINES = "_|x+"
"""Marks without an inside."""
SCALES = {"D": 0.8, "s": 0.9, "*": 1.2}
"""Plotly's diamond is as wide as its circle, matplotlib's is a square on its corner."""


def symbol(written: str | int) -> tuple[str, bool]:
    """The mark of a symbol's name or number, and whether it is hollow."""
    if isinstance(written, int) or written.isdigit():
        number = int(written)
        name, hollow = NUMBERED.get(number % OPEN, str(number)), number >= OPEN
    else:
        name, hollow = written.removesuffix("-open"), written.endswith("-open")
    if name not in SYMBOLS:
        raise DataError(
            f"A chart has the mark {written!r}, which cannot be drawn outside a browser."
        )
    return SYMBOLS[name], hollow


def dashes(name: str, width: float) -> str | tuple[int, tuple[float, ...]]:
    """A line's pattern in its own width."""
    if name not in PATTERNS:
        raise DataError(f"A chart has the line {name!r}, which cannot be drawn outside a browser.")
    unit = min(max(width, 0.5), 3.0)
    return (0, tuple(part / unit for part in PATTERNS[name])) if PATTERNS[name] else "solid"


def band(x0: float, x1: float, left: tuple[float, float], right: tuple[float, float]) -> Path:
    """A flow from one edge to another, bent as plotly bends it."""
    middle = (x0 + x1) / 2
    corners = [
        (x0, left[0]), (middle, left[0]), (middle, right[0]), (x1, right[0]),
        (x1, right[1]), (middle, right[1]), (middle, left[1]), (x0, left[1]), (x0, left[0]),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    return Path(corners, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
