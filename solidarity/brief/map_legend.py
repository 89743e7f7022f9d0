"""What a map's colours and marks mean, as on screen: its scale, or its classes, and its other signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from solidarity.brief import sheet as paper
from solidarity.brief.outlines import places
from solidarity.brief.sheet import Box, Key, Sheet
from solidarity.charts import INK
from solidarity.maps import MapLayer, mix

NO_DATA = "#E6E6E6"
DISPUTED = "#C9C9C9"
OF_NINE = "#70757C"
"""The anchors on a map of nine classes: lighter than the darkest of the nine colours."""
HATCH, HATCH_LINE = "////", 1.4
STEPS = 96
"""Of a continuous scale: more than the eye tells apart."""
WIDEST = 26
"""Of a scale, in letters' sizes."""


@dataclass(frozen=True)
class Legend:
    """A legend laid out for a width."""

    layer: MapLayer
    size: float
    width: float

    @property
    def keys(self) -> paper.Rows:
        """The signs beside the scale."""
        return paper.in_rows(_keys(self.layer, self.size), self.width, self.size)

    @property
    def height(self) -> float:
        """What it needs."""
        return self._upper + self.keys.height

    @property
    def _upper(self) -> float:
        match _kind(self.layer):
            case "grid":
                return _Grid(self.layer, self.size).height + 0.5 * self.size
            case "scale":
                lines = max(map(len, _labels(self.layer, self._scale, self.size)))
                return (1.3 + paper.LINE * lines) * self.size
        return 0.0

    @property
    def _scale(self) -> float:
        return min(WIDEST * self.size, 0.72 * self.width)

    def draw(self, sheet: Sheet, box: Box) -> None:
        """From the top of a box, in its middle."""
        middle = box.left + box.width / 2
        match _kind(self.layer):
            case "grid":
                _Grid(self.layer, self.size).draw(sheet, middle, box.top)
            case "scale":
                _draw_scale(sheet, self.layer, self.size, middle, box.top, self._scale)
        keys = Box(box.left, box.bottom, box.width, box.height - self._upper)
        paper.draw_rows(sheet, self.keys, keys, centred=True)


def anchor_color(layer: MapLayer) -> str:
    """The fill of the states from which a map is seen."""
    return OF_NINE if layer.grid.get("classes") else INK


def anchors(layer: MapLayer) -> list[str]:
    """The codes of the states from which a map is seen; a bloc is none."""
    return [code for code in layer.grid.get("anchors", [layer.anchor]) if code in places()]


def position(layer: MapLayer, value: float) -> float:
    """Where a value lies on its scale, 0 to 1; amounts on a logarithmic one, zero at its start."""
    ends = np.array([layer.low, layer.high, value], float)
    low, high, at = np.log10(1 + ends) if layer.log else ends
    return float(np.clip((at - low) / (high - low), 0, 1))


def color(layer: MapLayer, value: float) -> str:
    """The colour of a value."""
    return _mixed(layer, position(layer, value))


def doubtful(layer: MapLayer) -> list[str]:
    """States to mark: marks help only where most are sound, else the subtitle says it for all."""
    return list(layer.flags) if len(layer.flags) * 2 < len(layer.codes) else []


def hatched(axes: Axes, shape: Rectangle) -> None:
    """Fill with the hatching that says no data."""
    shape.set(facecolor="white", edgecolor="#B8B8B2", linewidth=0.4)
    shape.set_hatch(HATCH)
    shape.set_hatchcolor(NO_DATA)
    shape.set_hatch_linewidth(HATCH_LINE)
    axes.add_patch(shape)


def _mixed(layer: MapLayer, at: float) -> str:
    """The colour at a place of the scale, 0 to 1."""
    place = at * (len(layer.colors) - 1)
    below = min(int(place), len(layer.colors) - 2)
    return mix(layer.colors[below + 1], layer.colors[below], place - below)


def _kind(layer: MapLayer) -> str:
    if not layer.grid.get("classes"):
        return "scale"
    return "grid" if layer.grid.get("x") else "classes"


def _keys(layer: MapLayer, size: float) -> list[Key]:
    listed = layer.grid.get("listed", False)
    classes = layer.grid["classes"] if _kind(layer) == "classes" else []
    keys = [
        _swatch(name, color(layer, place), size)
        for place, name in enumerate(classes)
        # What a page lists beside its map, a picture has to say itself, but no more than it shows.
        if not listed or place in layer.values
    ]
    if named := ", ".join(places()[code].name for code in anchors(layer)):
        keys.append(_swatch(named, anchor_color(layer), size))
    keys += [
        Key("no tie" if listed else "no data", _hatching(size), 1.6 * size),
        _swatch("disputed area", DISPUTED, size),
    ]
    if marked := dict.fromkeys(layer.flags[code] for code in doubtful(layer)):
        keys.append(Key(", ".join(marked), _cross(size), 0.9 * size))
    return keys


def _swatch(text: str, fill: str, size: float) -> Key:
    def sign(axes: Axes, x: float, y: float) -> None:
        axes.add_patch(
            Rectangle((x - size / 2, y - size / 2), size, size, facecolor=fill, linewidth=0)
        )

    return Key(text, sign, size)


def _hatching(size: float) -> Callable[[Axes, float, float], None]:
    return lambda axes, x, y: hatched(
        axes, Rectangle((x - 0.8 * size, y - size / 2), 1.6 * size, size)
    )


def _cross(size: float) -> Callable[[Axes, float, float], None]:
    def sign(axes: Axes, x: float, y: float) -> None:
        axes.plot(x, y, "x", color=INK, markersize=0.6 * size, markeredgewidth=0.9)

    return sign


def _ticks(layer: MapLayer) -> list[tuple[float, str]]:
    """Where on the scale stands what: its ends and its middle, or the powers of ten."""
    if not layer.log:
        return [(place / 2, label) for place, label in enumerate(layer.labels) if label]
    powers = [0, *(10**n for n in range(1, 16) if 10**n <= layer.high)]
    return [(position(layer, v), f"{v:,}{'+' if v == layer.high else ''}") for v in powers]


def _labels(layer: MapLayer, width: float, size: float) -> list[list[str]]:
    room = width if layer.log else 0.48 * width
    return [paper.wrapped(label, room, size) for _, label in _ticks(layer)] or [[]]


def _draw_scale(
    sheet: Sheet, layer: MapLayer, size: float, middle: float, top: float, width: float
) -> None:
    left, upper = middle - width / 2, top - 0.1 * size
    lower, right = upper - 0.75 * size, left + width
    starts = left + np.arange(STEPS) / STEPS * width
    # Each step reaches to the far end, so that no gap shows between two.
    steps = [[(x, lower), (right, lower), (right, upper), (x, upper)] for x in starts]
    fills = [_mixed(layer, step / (STEPS - 1)) for step in range(STEPS)]
    sheet.words.add_collection(
        PolyCollection(steps, facecolors=fills, linewidths=0, antialiaseds=False), autolim=False
    )
    for (at, _), lines in zip(_ticks(layer), _labels(layer, width, size), strict=True):
        sheet.text(
            left + at * width, top - 1.05 * size, "\n".join(lines), size, ha="center", va="top"
        )


@dataclass(frozen=True)
class _Grid:
    """Nine colours, the first measure to the right and the second upwards, and their steps in words."""

    layer: MapLayer
    size: float

    @property
    def _cell(self) -> float:
        return 2.2 * self.size

    @property
    def height(self) -> float:
        return 3 * self._cell + 1.5 * self.size

    def draw(self, sheet: Sheet, middle: float, top: float) -> None:
        size, cell, grid = self.size, self._cell, self.layer.grid
        steps: Sequence[str] = grid["steps"]
        beside = max(paper.width_of(step, size) for step in steps)
        across = 1.4 * size + 3 * cell + 0.8 * size + beside
        left = middle - across / 2 + 1.4 * size
        for place, fill in enumerate(self.layer.colors):
            spot = (left + place % 3 * cell, top - (3 - place // 3) * cell)
            sheet.words.add_patch(Rectangle(spot, cell, cell, facecolor=fill, linewidth=0))
        middle_y = top - 1.5 * cell
        upwards = "\n".join(paper.wrapped(f"{grid['y']} →", 3.4 * cell, 0.9 * size))
        sheet.text(
            left - 0.5 * size, middle_y, upwards, 0.9 * size, rotation=90, ha="right", va="center"
        )
        sheet.text(left, top - 3 * cell - 0.3 * size, f"{grid['x']} →", 0.9 * size, va="top")
        for place, step in enumerate(steps):
            y = top - (place + 0.5) * cell
            sheet.text(left + 3 * cell + 0.8 * size, y, step, size, va="center", color="#555B64")
