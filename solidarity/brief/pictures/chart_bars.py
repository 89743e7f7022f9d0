"""The bars of a plotly figure: stacked, beside one another, or over one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.patches import Rectangle

from solidarity.brief.figures import Told, along
from solidarity.brief.pictures import sheet as paper
from solidarity.brief.pictures.chart_axis import Axis, Numbers
from solidarity.brief.pictures.chart_plot import COLORWAY, Plot, each, tinted
from solidarity.brief.plain_text import plain
from solidarity.charts import INK

GAP = 0.2
"""Between two bars, where a figure does not say."""


@dataclass(frozen=True, eq=False)
class Bars:
    """A trace's bars: middles and widths across, starts and lengths along."""

    trace: Told
    middles: Numbers
    widths: Numbers
    starts: Numbers
    lengths: Numbers

    @property
    def lying(self) -> bool:
        """Whether they go to the right."""
        return bool(self.trace.get("orientation") == "h")


def bars(traces: Sequence[Told], layout: Told, x: Axis, y: Axis) -> list[Bars]:
    """All bars of a figure, each where the ones before leave it."""
    own = [trace for trace in traces if trace["type"] == "bar"]
    if not own:
        return []
    mode = layout.get("barmode", "group")
    middles = [_across(trace, x, y) for trace in own]
    room = (1 - layout.get("bargap", GAP)) * _apart(middles)
    part = 1 / len(own) if mode == "group" else 1.0
    ends: dict[tuple[float, bool], float] = {}
    found = []
    for place, (trace, at) in enumerate(zip(own, middles, strict=True)):
        width = np.broadcast_to(np.asarray(trace.get("width") or room * part, float), at.shape)
        aside = (place - (len(own) - 1) / 2) * room * part if mode == "group" else 0.0
        lengths = _lengths(trace, x, y)
        starts = _starts(trace, at, lengths, mode, ends)
        found.append(Bars(trace, at + aside, width, starts, lengths))
    return found


def highest(drawn: Iterable[Bars], lying: bool) -> list[float]:
    """How far the bars of one direction reach."""
    return [
        float(end)
        for own in drawn
        if own.lying == lying
        for ends in (own.starts, own.starts + own.lengths)
        for end in ends
        if not np.isnan(end)
    ]


def draw_bars(plot: Plot, own: Bars, place: int) -> None:
    """A trace's bars with their edges, hatching and texts."""
    marker, count = own.trace.get("marker", {}), len(own.middles)
    edge, pattern = marker.get("line", {}), marker.get("pattern", {})
    fills = each(marker.get("color", COLORWAY[place % len(COLORWAY)]), count)
    rims, widths = each(edge.get("color", "#444444"), count), each(edge.get("width", 0), count)
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


def _across(trace: Told, x: Axis, y: Axis) -> Numbers:
    across = y if trace.get("orientation") == "h" else x
    return across.at(along(trace, across.letter))


def _lengths(trace: Told, x: Axis, y: Axis) -> Numbers:
    up = x if trace.get("orientation") == "h" else y
    return up.at(along(trace, up.letter))


def _apart(middles: Sequence[Numbers]) -> float:
    places = np.unique(np.concatenate(middles))
    places = places[~np.isnan(places)]
    return float(np.diff(places).min()) if len(places) > 1 else 1.0


def _starts(
    trace: Told, at: Numbers, lengths: Numbers, mode: str, ends: dict[tuple[float, bool], float]
) -> Numbers:
    if trace.get("base") is not None:
        return np.broadcast_to(np.asarray(trace["base"], float), at.shape)
    if mode not in ("stack", "relative"):
        return np.zeros(at.shape)
    return np.array(list(_stacked(at, lengths, mode == "relative", ends)))


def _stacked(
    at: Numbers, lengths: Numbers, apart: bool, ends: dict[tuple[float, bool], float]
) -> Iterator[float]:
    """Where each bar begins; `apart`: what is below zero is stacked downwards by itself."""
    for place, length in zip(at, lengths, strict=True):
        key = (float(place), bool(apart and length < 0))
        start: Any = ends.get(key, 0.0)
        yield start
        if not np.isnan(length):
            ends[key] = start + float(length)


def _bar_texts(plot: Plot, own: Bars) -> None:
    font, inside = own.trace.get("textfont", {}), own.trace.get("textposition") == "inside"
    size = plot.letters(font)
    for n, text in enumerate(each(own.trace.get("text", ""), len(own.middles))):
        if not text or np.isnan(own.lengths[n]):
            continue
        if inside and not _has_room(plot, own, n, plain(text), size):
            continue
        end = own.starts[n] + own.lengths[n] * (0.5 if inside else 1)
        sign = -1 if own.lengths[n] < 0 else 1
        away = 0.0 if inside else 4 * plot.px * sign
        edge = "center" if inside else "left" if sign > 0 else "right"
        lying: dict[str, Any] = {"ha": edge, "va": "center_baseline"}
        standing: dict[str, Any] = {
            "ha": "center",
            "va": {"left": "bottom", "right": "top"}.get(edge, "center"),
        }
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
