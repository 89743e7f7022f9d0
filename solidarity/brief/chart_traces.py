"""The traces of a plotly figure drawn with matplotlib."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.patches import PathPatch, Rectangle

from solidarity.brief import sheet as paper
from solidarity.brief.chart_axis import Axis, Numbers, Told, along
from solidarity.brief.chart_bars import Bars
from solidarity.brief.marks import LINES, SCALES, band, dashes, ink, symbol
from solidarity.brief.plain_text import plain, weight
from solidarity.charts import INK
from solidarity.errors import DataError

LETTERS = 0.92
"""The sheet's letters are wider than a browser's."""
COLORWAY = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f")
"""Plotly's own, for traces without a colour."""
MARK = 6
"""Plotly's size of a mark, in pixels."""


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


def tinted(color: str, opacity: float = 1.0) -> tuple[float, ...]:
    """A colour of plotly's as matplotlib takes it."""
    hue, own = ink(color)
    return to_rgba(hue, own * opacity)


def hue(trace: Told, place: int) -> str:
    """A trace's colour, its place's where it has none."""
    for part in (trace.get("line", {}), trace.get("marker", {})):
        if isinstance(part.get("color"), str):
            return str(part["color"])
    return COLORWAY[place % len(COLORWAY)]


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
    hue, opacity = ink(trace.get("fillcolor", "rgba(0,0,0,0.15)"))
    look = {"color": hue, "alpha": opacity, "linewidth": 0, "zorder": 1.5}
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


def marks(axes: Axes, trace: Told, x: Numbers, y: Numbers, color: str, px: float) -> None:
    """A trace's marks, each in its own size, colour and form."""
    told = trace.get("marker", {})
    edge = told.get("line", {})
    count = len(x)
    sizes, fills = _each(told.get("size", MARK), count), _each(told.get("color", color), count)
    opacities = _each(told.get("opacity", 1), count)
    rims, rim_widths = _each(edge.get("color", "#444444"), count), _each(edge.get("width", 0), count)
    symbols = [symbol(one) for one in _each(told.get("symbol", "circle"), count)]
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
            facecolors=shown if mark in LINES else "none" if open_ else shown,
            linewidths=[px * (rim_widths[n] or 1 if open_ else rim_widths[n]) for n in own],
            **({} if mark in LINES else {"edgecolors": shown if open_ else lines}),
        )  # fmt: skip


def _each(told: Any, count: int) -> Sequence[Any]:
    return told if isinstance(told, list | tuple | np.ndarray) else [told] * count


def _texts(plot: Plot, trace: Told, x: Numbers, y: Numbers) -> None:
    font, count = trace.get("textfont", {}), len(x)
    sides, colors = (
        _each(trace.get("textposition", "middle center"), count),
        _each(font.get("color", INK), count),
    )
    sizes = _each(trace.get("marker", {}).get("size", MARK), count)
    for n, text in enumerate(_each(trace.get("text", ""), count)):
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
        )  # fmt: skip


def draw_bars(plot: Plot, own: Bars, place: int) -> None:
    """A trace's bars with their edges, hatching and texts."""
    marker, count = own.trace.get("marker", {}), len(own.middles)
    edge, pattern = marker.get("line", {}), marker.get("pattern", {})
    fills = _each(marker.get("color", COLORWAY[place % len(COLORWAY)]), count)
    rims, widths = _each(edge.get("color", "#444444"), count), _each(edge.get("width", 0), count)
    for n in range(count):
        if np.isnan(own.lengths[n]) or np.isnan(own.middles[n]):
            continue
        spot = (own.starts[n], own.middles[n] - own.widths[n] / 2)
        size = (own.lengths[n], own.widths[n])
        fill = pattern.get("bgcolor", "#FFFFFF") if pattern.get("shape") else fills[n]
        shape = Rectangle(
            spot if own.lying else spot[::-1], *(size if own.lying else size[::-1]),
            facecolor=tinted(fill), edgecolor=tinted(rims[n]), linewidth=widths[n] * plot.px, zorder=1.2,
        )  # fmt: skip
        shape.set_in_layout(False)  # or looking for words over the edge looks at every bar
        if pattern.get("shape"):
            shape.set_hatch("/" * 5)
            shape.set_hatchcolor(tinted(pattern.get("fgcolor", INK)))
            shape.set_hatch_linewidth(plot.px)
        plot.axes.add_patch(shape)
    _bar_texts(plot, own)


def _bar_texts(plot: Plot, own: Bars) -> None:
    font, inside = own.trace.get("textfont", {}), own.trace.get("textposition") == "inside"
    size = plot.letters(font)
    for n, text in enumerate(_each(own.trace.get("text", ""), len(own.middles))):
        if not text or np.isnan(own.lengths[n]):
            continue
        if inside and not _has_room(plot, own, n, plain(text), size):
            continue
        end = own.starts[n] + own.lengths[n] * (0.5 if inside else 1)
        sign = -1 if own.lengths[n] < 0 else 1
        away = 0.0 if inside else 4 * plot.px * sign
        edge = "center" if inside else "left" if sign > 0 else "right"
        lying = {"ha": edge, "va": "center_baseline"}
        standing = {"ha": "center", "va": {"left": "bottom", "right": "top"}.get(edge, "center")}
        plot.axes.annotate(
            plain(text), (end, own.middles[n]) if own.lying else (own.middles[n], end),
            (away, 0) if own.lying else (0, away), textcoords="offset points",
            annotation_clip=False, color=font.get("color", INK), size=size, zorder=6,
            **(lying if own.lying else standing),
        )  # fmt: skip


def _has_room(plot: Plot, own: Bars, n: int, text: str, size: float) -> bool:
    """Whether a text lies within its bar."""
    axis = plot.x if own.lying else plot.y
    box = plot.axes.bbox.width if own.lying else plot.axes.bbox.height
    room = abs(own.lengths[n] / (axis.end - axis.start)) * box * paper.INCH / plot.axes.figure.dpi
    return bool((paper.width_of(text, size) if own.lying else size) <= room)


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


def sankey(axes: Axes, trace: Told, height: float, type_: Type) -> None:
    """Nodes and the flows between them, on axes from 0 to 1; `height` is plotly's, in pixels."""
    node, link, px = trace["node"], trace["link"], type_.px
    through = _through(len(node["label"]), link)
    columns: dict[float, list[float]] = {}
    for x, value in zip(node["x"], through, strict=True):
        columns.setdefault(round(x, 2), []).append(value)
    pad = node.get("pad", 20) / height
    scale = min((1 - pad * (len(c) - 1)) / sum(c) for c in columns.values())
    thick = node.get("thickness", 20) * px / (axes.bbox.width * paper.INCH / axes.figure.dpi)
    lefts = [x * (1 - thick) for x in node["x"]]
    tops = [1 - y + scale * value / 2 for y, value in zip(node["y"], through, strict=True)]
    leaving, arriving = list(tops), list(tops)
    flows = zip(link["source"], link["target"], link["value"], link["color"], strict=True)
    for source, target, value, color in flows:
        high = scale * value
        ends = (leaving[source], leaving[source] - high), (arriving[target], arriving[target] - high)
        leaving[source] -= high
        arriving[target] -= high
        path = band(lefts[source] + thick, lefts[target], *ends)
        axes.add_patch(PathPatch(path, facecolor=tinted(color), linewidth=0, zorder=1))
    for left, top, value, color, label in zip(
        lefts, tops, through, node["color"], node["label"], strict=True
    ):
        spot = (left, top - scale * value)
        axes.add_patch(Rectangle(spot, thick, scale * value, facecolor=color, linewidth=0, zorder=2))
        last = left > 0.6
        axes.annotate(
            plain(label), (left if last else left + thick, top - scale * value / 2),
            (-4 * px if last else 4 * px, 0), textcoords="offset points", size=type_.letters({}), color=INK,
            ha="right" if last else "left", va="center", zorder=3,
        )  # fmt: skip


def _through(count: int, link: Told) -> list[float]:
    """What flows through each node: the more of what comes and what goes."""
    comes, goes = [0.0] * count, [0.0] * count
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        goes[source] += value
        comes[target] += value
    return [max(pair) for pair in zip(comes, goes, strict=True)]
