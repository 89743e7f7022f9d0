"""The bars of a plotly figure: stacked, beside one another, or over one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from solidarity.brief.chart_axis import Axis, Numbers, Told, along

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
