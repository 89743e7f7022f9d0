"""The entries of a chart's legend."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from solidarity.brief.chart_axis import Told
from solidarity.brief.chart_plot import MARK, hue, marks, tinted
from solidarity.brief.marks import dashes
from solidarity.brief.plain_text import plain
from solidarity.brief.sheet import Key
from solidarity.charts import INK


def key(trace: Told, place: int, px: float) -> Key | None:
    if not trace.get("showlegend", True) or not trace.get("name"):
        return None
    color, marker = hue(trace, place), trace.get("marker", {})

    def bar(axes: Axes, x: float, y: float) -> None:
        side = 10 * px
        fill = "white" if marker.get("pattern") else color
        edge = marker.get("line", {})
        shape = Rectangle(
            (x - side / 2, y - side / 2), side, side, facecolor=fill,
            edgecolor=edge.get("color", "none"), linewidth=edge.get("width", 0) * px,
        )  # fmt: skip
        if marker.get("pattern"):
            shape.set_hatch("/" * 5)
            shape.set_hatchcolor(marker["pattern"].get("fgcolor", INK))
        axes.add_patch(shape)

    def line(axes: Axes, x: float, y: float) -> None:
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
                for part, value in marker.items()
            }
            one = trace | {"marker": first | {"size": _mark(trace)}}
            marks(axes, one, np.array([x]), np.array([y]), color, px)

    if trace["type"] == "bar":
        return Key(plain(trace["name"]), bar, 10 * px)
    wide = 22 if "lines" in trace.get("mode", "lines") else _mark(trace) + 2
    return Key(plain(trace["name"]), line, wide * px)


def _mark(trace: Told) -> float:
    """The size of a trace's mark in the legend, in pixels."""
    size = trace.get("marker", {}).get("size", MARK)
    return min(14.0, float(size[0] if isinstance(size, list | tuple) else size))
