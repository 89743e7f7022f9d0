"""The entries of a chart's legend."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from solidarity.brief.figures import Told
from solidarity.brief.pictures.chart_plot import MARK, hue, marks, tinted
from solidarity.brief.pictures.marks import dashes
from solidarity.brief.pictures.sheet import Key
from solidarity.brief.plain_text import plain
from solidarity.charts import INK


def key(trace: Told, place: int, px: float) -> Key | None:
    """A trace's entry: a box of its bars, or its line and mark."""
    if not trace.get("showlegend", True) or not trace.get("name"):
        return None
    name, color = plain(trace["name"]), hue(trace, place)
    if trace["type"] == "bar":
        return Key(name, lambda axes, x, y: _box(axes, trace, x, y, color, px), 10 * px)
    wide = 22 if "lines" in trace.get("mode", "lines") else _mark(trace) + 2
    return Key(name, lambda axes, x, y: _line(axes, trace, x, y, color, px), wide * px)


def _box(axes: Axes, trace: Told, x: float, y: float, color: str, px: float) -> None:
    marker, side = trace.get("marker", {}), 10 * px
    edge, pattern = marker.get("line", {}), marker.get("pattern")
    shape = Rectangle(
        (x - side / 2, y - side / 2), side, side, facecolor="white" if pattern else color,
        edgecolor=edge.get("color", "none"), linewidth=edge.get("width", 0) * px,
    )  # fmt: skip
    if pattern:
        shape.set_hatch("/" * 5)
        shape.set_hatchcolor(pattern.get("fgcolor", INK))
    axes.add_patch(shape)


def _line(axes: Axes, trace: Told, x: float, y: float, color: str, px: float) -> None:
    mode, look = trace.get("mode", "lines+markers"), trace.get("line", {})
    if "lines" in mode:
        axes.plot(
            [x - 11 * px, x + 11 * px], [y, y], color=tinted(color), zorder=1,
            linewidth=look.get("width", 2) * px,
            linestyle=dashes(look.get("dash", "solid"), look.get("width", 2)),
        )  # fmt: skip
    if "markers" in mode:
        first = {
            part: value[0] if isinstance(value, list | tuple) and value else value
            for part, value in trace.get("marker", {}).items()
        }
        one = trace | {"marker": first | {"size": _mark(trace)}}
        marks(axes, one, np.array([x]), np.array([y]), color, px)


def _mark(trace: Told) -> float:
    """The size of a trace's mark in the legend, in pixels."""
    size = trace.get("marker", {}).get("size", MARK)
    return min(14.0, float(size[0] if isinstance(size, list | tuple) else size))
