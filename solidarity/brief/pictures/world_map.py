"""Maps drawn without a browser, in Equal Earth, layer by layer as the browser draws them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection

from solidarity.brief.figures import ink
from solidarity.brief.pictures import outlines
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.map_legend import (
    DISPUTED,
    HATCH,
    HATCH_LINE,
    NO_DATA,
    Legend,
    anchor_color,
    anchors,
    color,
    doubtful,
)
from solidarity.brief.pictures.marks import dashes
from solidarity.brief.pictures.outlines import places
from solidarity.brief.pictures.sheet import Box, Sheet
from solidarity.brief.slide import WorldMap
from solidarity.charts import INK, OTHERS
from solidarity.maps import MapLayer, View, views

DETAIL = 200
"""Points of an outline to the inch at most."""
ON_SCREEN = 936
"""Pixels: a map so wide has its marks as large as the browser draws them."""
BESIDE = 1.25
"""Two maps stand beside one another in a box so many times wider than high."""
LEAST = 0.3
"""Of a box is the map itself, whatever is to be said beside it."""
LINES = 3
"""Of a map's title, at most."""


def draw(content: WorldMap, sheet: Sheet) -> None:
    """One or two maps with their legends on a sheet; of two, each under its own title."""
    size = min(10.5, max(7.5, 6.5 + 0.33 * sheet.box.width / paper.INCH))
    titled = len(content.layers) > 1
    for layer, box in zip(content.layers, _panels(sheet.box, len(content.layers)), strict=True):
        _panel(sheet, box, layer, views()[content.region], size, titled)


def _panels(box: Box, count: int) -> list[Box]:
    if count == 1:
        return [box]
    gap = 0.02 * box.width
    if box.width > BESIDE * box.height:
        wide = (box.width - gap) / 2
        return [Box(box.left + n * (wide + gap), box.bottom, wide, box.height) for n in (0, 1)]
    high = (box.height - gap) / 2
    return [Box(box.left, box.bottom + n * (high + gap), box.width, high) for n in (1, 0)]


def _panel(
    sheet: Sheet, box: Box, layer: MapLayer, view: View, size: float, titled: bool
) -> None:  # fmt: skip
    legend = Legend(layer, size, box.width)
    title = _title(layer.title, box.width, size) if titled else []
    above = len(title) * 1.15 * size * paper.LINE + (0.3 * size if title else 0)
    below = legend.height + 0.4 * size
    room = max(box.height - above - below, LEAST * box.height)
    high = min(room, box.width * outlines.ratio(view))
    bottom = box.bottom + (box.height - above - below - high) / 2
    if title:
        sheet.text(
            box.left, bottom + below + high + above, "\n".join(title), 1.15 * size,
            family=paper.SERIF, weight="bold", color=INK, va="top",
        )  # fmt: skip
    _map(sheet, Box(box.left, bottom + below, box.width, high), layer, view)
    legend.draw(sheet, Box(box.left, bottom, box.width, legend.height))


def _title(text: str, width: float, size: float) -> list[str]:
    lines = paper.balanced(text, width, 1.15 * size, paper.SERIF, "bold")
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], lines[LINES - 1] + " …"]


def _map(sheet: Sheet, box: Box, layer: MapLayer, view: View) -> None:
    frame = outlines.framed(view, box.height / box.width)
    axes = sheet.axes(box, xlim=frame[::2], ylim=frame[1::2], autoscale_on=False)
    axes.set_axis_off()
    detail = (frame[2] - frame[0]) / (DETAIL * box.width / paper.INCH)
    shapes = outlines.paths(view.rotation, frame, detail)
    px = 0.75 * min(1.3, max(0.6, box.width / paper.INCH * 96 / ON_SCREEN))
    fills = _fills(layer)
    hollow = [shape for code, shape in shapes.items() if code not in fills]
    axes.add_collection(
        PathCollection(
            hollow, facecolors="white", edgecolors="white", linewidths=0.5 * px,
            hatch=HATCH, hatchcolors=NO_DATA, hatch_linewidth=HATCH_LINE, zorder=1,
        ),
        autolim=False,
    )  # fmt: skip
    filled = [code for code in fills if code in shapes]
    axes.add_collection(
        PathCollection(
            [shapes[code] for code in filled], facecolors=[fills[code] for code in filled],
            edgecolors="white", linewidths=0.5 * px, zorder=2,
        ),
        autolim=False,
    )  # fmt: skip
    _ties(axes, layer, view.rotation, px, detail)
    _marks(axes, layer, view.rotation, px)


def _fills(layer: MapLayer) -> dict[str, str]:
    """The colour of every state that is not hatched: later ones hide what lies under them."""
    return (
        dict.fromkeys(sorted(outlines.disputed()), DISPUTED)
        | dict.fromkeys(anchors(layer), anchor_color(layer))
        | {code: color(layer, v) for code, v in zip(layer.codes, layer.values, strict=True)}
    )


def _ties(axes: Axes, layer: MapLayer, rotation: float, px: float, detail: float) -> None:
    """Great circles between states, and rings around the anchors."""
    for arcs in layer.grid.get("arcs", []):
        known = [
            (places()[one], places()[other])
            for one, other in _ends(arcs["pairs"])
            if one in places() and other in places()
        ]
        ways = [way for ends in known for way in outlines.great_circle(*ends, rotation, detail)]
        tint, opacity = ink(arcs["hue"])
        axes.add_collection(
            LineCollection(
                ways, colors=tint, alpha=opacity, linewidths=arcs["width"] * px,
                linestyles=dashes(arcs["dash"], arcs["width"]), zorder=3,
            ),
            autolim=False,
        )  # fmt: skip
    for code, hue in layer.grid.get("ringed", {}).items():
        if code in places():
            ring = {"facecolors": "none", "edgecolors": hue, "linewidths": 3 * px, "zorder": 4}
            _scatter(axes, [code], rotation, 12 * px, **ring)


def _ends(pairs: str) -> list[tuple[str, str]]:
    codes = [pairs[n : n + 3] for n in range(0, len(pairs), 3)]
    return list(pairwise(codes))[::2]


def _marks(axes: Axes, layer: MapLayer, rotation: float, px: float) -> None:
    """Round markers for states that are hard to see, crosses for doubtful values."""
    valued = dict(zip(layer.codes, layer.values, strict=True))
    states = [code for code, one in places().items() if one.small and not one.territory]
    empty = [code for code in states if code not in valued and code not in anchors(layer)]
    small = [code for code in states if code in valued]
    look = {"facecolors": "white", "edgecolors": OTHERS, "linewidths": px, "zorder": 5}
    _scatter(axes, empty, rotation, 5 * px, **look)
    look = {"edgecolors": INK, "linewidths": 0.6 * px, "zorder": 6}
    fills = [color(layer, valued[code]) for code in small]
    _scatter(axes, small, rotation, 7 * px, facecolors=fills, **look)
    crossed = [code for code in doubtful(layer) if code in places()]
    look = {"marker": "x", "color": INK, "linewidths": 1.2 * px, "zorder": 7}
    _scatter(axes, crossed, rotation, 6 * px, **look)


def _scatter(axes: Axes, codes: Sequence[str], rotation: float, size: float, **looks: Any) -> None:
    """Marks of a size in points at the places of some states."""
    if not codes:
        return
    x, y = outlines.located(*_degrees(codes), rotation).T
    axes.scatter(x, y, s=size**2, **looks)


def _degrees(codes: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
    held = [places()[code] for code in codes]
    return np.array([one.lon for one in held]), np.array([one.lat for one in held])
