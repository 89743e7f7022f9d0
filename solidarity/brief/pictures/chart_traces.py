"""Lines, marks and cells of a plotly figure drawn with matplotlib."""

from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from solidarity.brief.figures import Told, along, ink
from solidarity.brief.pictures.chart_axis import Numbers
from solidarity.brief.pictures.chart_plot import MARK, Plot, each, halo, hue, marks, tinted
from solidarity.brief.pictures.marks import dashes
from solidarity.brief.plain_text import plain, weight
from solidarity.charts import INK
from solidarity.errors import DataError

MANY = 1000
"""Cells, beyond which they are an image inside an SVG: as shapes they are most of a megabyte."""


def scatter(plot: Plot, trace: Told, place: int, before: Told | None) -> None:
    """Lines, marks, texts, bounds and what is filled."""
    x, y = (own.at(along(trace, own.letter)) for own in (plot.x, plot.y))
    mode = trace.get("mode", "lines+markers")
    if trace.get("fill") not in (None, "none"):
        _filled(plot, trace, x, y, before)
    if "error_y" in trace:
        _bounds(plot, trace, x, y)
    if "lines" in mode and trace.get("line", {}).get("width", 2) > 0:
        _line(plot, trace, x, y, hue(trace, place))
    if "markers" in mode:
        marks(plot.axes, trace, x, y, hue(trace, place), plot.px)
    if "text" in mode:
        _texts(plot, trace, x, y)


def _line(plot: Plot, trace: Told, x: Numbers, y: Numbers, color: str) -> None:
    line = trace.get("line", {})
    known = ~np.isnan(y) if trace.get("connectgaps") else np.full(len(y), True)
    plot.axes.plot(
        x[known], y[known], color=tinted(color, trace.get("opacity", 1)), zorder=2,
        linewidth=line.get("width", 2) * plot.px,
        linestyle=dashes(line.get("dash", "solid"), line.get("width", 2)),
        clip_on=trace.get("cliponaxis", True), solid_capstyle="butt", solid_joinstyle="round",
    )  # fmt: skip


def _filled(plot: Plot, trace: Told, x: Numbers, y: Numbers, before: Told | None) -> None:
    shade, opacity = ink(trace.get("fillcolor", "rgba(0,0,0,0.15)"))
    look: dict[str, Any] = {"color": shade, "alpha": opacity, "linewidth": 0, "zorder": 1.5}
    match trace["fill"]:
        case "toself":
            plot.axes.fill(x, y, **look)
        case "tozeroy":
            plot.axes.fill_between(x, y, 0, **look)
        case "tonexty" if before is not None:
            other = plot.y.at(along(before, "y"))
            over = plot.x.at(along(before, "x"))
            plot.axes.fill_between(x, y, np.interp(x, over, other), **look)
        case fill:
            raise DataError(f"A chart has the filling {fill!r}, which cannot be drawn outside a browser.")  # fmt: skip


def _bounds(plot: Plot, trace: Told, x: Numbers, y: Numbers) -> None:
    told = trace["error_y"]
    above = np.asarray(told["array"], float)
    below = np.asarray(told.get("arrayminus", above), float)
    known = ~np.isnan(y)
    plot.axes.vlines(
        x[known], (y - below)[known], (y + above)[known], zorder=1.8,
        color=tinted(told.get("color", INK)), linewidth=told.get("thickness", 2) * plot.px,
    )  # fmt: skip


def _texts(plot: Plot, trace: Told, x: Numbers, y: Numbers) -> None:
    font, count = trace.get("textfont", {}), len(x)
    sides, colors = (
        each(trace.get("textposition", "middle center"), count),
        each(font.get("color", INK), count),
    )
    sizes = each(trace.get("marker", {}).get("size", MARK), count)
    for n, text in enumerate(each(trace.get("text", ""), count)):
        if not text or np.isnan(x[n]) or np.isnan(y[n]):
            continue
        up, side = str(sides[n]).split()
        away = (sizes[n] / 2 + 2) * plot.px
        right = {"left": -1, "center": 0, "right": 1}[side]
        higher = {"bottom": -1, "middle": 0, "top": 1}[up]
        plot.axes.annotate(
            plain(text), (x[n], y[n]), (right * away, higher * away), textcoords="offset points",
            ha={-1: "right", 0: "center", 1: "left"}[right],
            va={-1: "top", 0: "center_baseline", 1: "bottom"}[higher], annotation_clip=False,
            color=colors[n], size=plot.letters(font), weight=weight(text), zorder=6,
            path_effects=halo(plot.px),
        )  # fmt: skip


def heatmap(plot: Plot, trace: Told) -> None:
    """Cells in colours, with their texts."""
    z = np.array([[np.nan if v is None else v for v in row] for row in trace["z"]], float)
    x, y = (own.at(along(trace, own.letter)) for own in (plot.x, plot.y))
    stops = [(place, ink(color)[0]) for place, color in trace["colorscale"]]
    gap = max(trace.get("xgap", 0), trace.get("ygap", 0)) * plot.px
    plot.axes.pcolormesh(
        _edges(x), _edges(y), z, cmap=LinearSegmentedColormap.from_list("", stops, N=1024),
        vmin=trace.get("zmin"), vmax=trace.get("zmax"), zorder=1.2,
        edgecolors="white" if gap else "face", linewidth=gap or 0.1, antialiased=bool(gap),
        rasterized=z.size > MANY,
    )  # fmt: skip
    if trace.get("texttemplate") != "%{text}":
        return
    font = trace.get("textfont", {})
    for row, texts in zip(y, trace["text"], strict=True):
        for column, text in zip(x, texts, strict=True):
            plot.axes.text(
                column, row, plain(text), size=plot.letters(font), color=font.get("color", INK),
                ha="center", va="center_baseline", zorder=6,
            )  # fmt: skip


def _edges(middles: Numbers) -> Numbers:
    half = np.diff(middles) / 2 if len(middles) > 1 else np.array([0.5])
    inner = middles[:-1] + half if len(middles) > 1 else np.empty(0)
    return np.concatenate([[middles[0] - half[0]], inner, [middles[-1] + half[-1]]])
