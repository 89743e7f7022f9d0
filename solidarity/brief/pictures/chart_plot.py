"""Where a figure is drawn, how large, and how its marks and colours are set."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patheffects import AbstractPathEffect, withStroke

from solidarity.brief.figures import Told, ink
from solidarity.brief.pictures.chart_axis import Axis, Numbers
from solidarity.brief.pictures.marks import LINES, SCALES, symbol

LETTERS = 0.92
"""The sheet's letters are wider than a browser's."""
COLORWAY = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f")
"""Plotly's own, for traces without a colour."""
MARK = 6
"""Plotly's size of a mark, in pixels."""
Color = tuple[float, float, float, float]


@dataclass(frozen=True)
class Type:
    """How large letters and lines are."""

    px: float
    """Points to plotly's pixel."""
    smallest: float
    """Of letters, in points."""

    def letters(self, font: Told) -> float:
        """The size of a font, in points."""
        return max(self.smallest, LETTERS * self.px * float(font.get("size", 12)))


@dataclass(frozen=True, eq=False)
class Plot:
    """Where a figure is drawn."""

    axes: Axes
    x: Axis
    y: Axis
    type: Type

    @property
    def px(self) -> float:
        """Points to plotly's pixel."""
        return self.type.px

    def letters(self, font: Told) -> float:
        """The size of a font, in points."""
        return self.type.letters(font)


def tinted(color: str, opacity: float = 1.0) -> Color:
    """A colour of plotly's as matplotlib takes it."""
    hue, own = ink(color)
    return to_rgba(hue, own * opacity)


def hue(trace: Told, place: int) -> str:
    """A trace's colour, its place's where it has none."""
    for part in (trace.get("line", {}), trace.get("marker", {})):
        if isinstance(part.get("color"), str):
            return str(part["color"])
    return COLORWAY[place % len(COLORWAY)]


def each(told: Any, count: int) -> list[Any]:
    """What is told of all marks at once or one by one, one by one."""
    return list(told) if isinstance(told, list | tuple | np.ndarray) else [told] * count


def halo(px: float) -> list[AbstractPathEffect]:
    """White around letters that lie on a drawing."""
    return [withStroke(linewidth=2 * px, foreground="white")]


def marks(axes: Axes, trace: Told, x: Numbers, y: Numbers, color: str, px: float) -> None:
    """A trace's marks, each in its own size, colour and form."""
    told = trace.get("marker", {})
    edge = told.get("line", {})
    count = len(x)
    sizes, fills = each(told.get("size", MARK), count), each(told.get("color", color), count)
    opacities = each(told.get("opacity", 1), count)
    rims, rim_widths = each(edge.get("color", "#444444"), count), each(edge.get("width", 0), count)
    symbols = [symbol(one) for one in each(told.get("symbol", "circle"), count)]
    for form in dict.fromkeys(symbols):
        mark, hollow = form
        own = [
            n for n in range(count)
            if symbols[n] == form and not np.isnan(x[n]) and not np.isnan(y[n]) and opacities[n] > 0
        ]  # fmt: skip
        if not own:
            continue
        open_ = hollow or mark in LINES
        shown = [tinted(fills[n], opacities[n] * trace.get("opacity", 1)) for n in own]
        lines = [tinted(rims[n], opacities[n]) for n in own]
        axes.scatter(
            x[own], y[own], marker=mark, clip_on=trace.get("cliponaxis", True), zorder=3,
            s=[(SCALES.get(mark, 1) * sizes[n] * px) ** 2 for n in own],
            facecolors=shown if mark in LINES or not open_ else "none",
            linewidths=[px * (rim_widths[n] or 1 if open_ else rim_widths[n]) for n in own],
            edgecolors=None if mark in LINES else shown if open_ else lines,
        )  # fmt: skip
