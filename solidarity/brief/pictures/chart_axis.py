"""An axis of a plotly figure as numbers: what kind it is, how far it reaches, and where its ticks stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Literal

import numpy as np
from matplotlib import dates
from numpy.typing import NDArray

from solidarity.brief.figures import Told, along
from solidarity.brief.plain_text import plain
from solidarity.errors import DataError

Numbers = NDArray[np.float64]
Letter = Literal["x", "y"]
KINDS = ("linear", "log", "category", "date")
BESIDE = {"x": 80, "y": 40}
"""Pixels between two ticks where a figure does not say how many it wants."""


@dataclass(frozen=True)
class Axis:
    """One axis; `start` and `end` in numbers, the first one left or below."""

    letter: Letter
    told: Told
    kind: str
    categories: tuple[str, ...]
    start: float = 0.0
    end: float = 1.0

    def at(self, values: Iterable[Any]) -> Numbers:
        """Where values lie on it; none lies nowhere."""
        return np.array([self.one(value) for value in values], float)

    def one(self, value: Any) -> float:
        """Where a value lies on it: a category by its place, a day by its number."""
        if value is None:
            return float("nan")
        if isinstance(value, str):
            if self.kind == "date":
                number: Any = dates.date2num
                return float(number(np.datetime64(value)))
            if self.kind == "category" and value in self.categories:
                return float(self.categories.index(value))
        return float(value)

    def marked(self, value: Any) -> float:
        """Where a note or a shape lies on it, which a logarithmic axis counts in powers of ten."""
        place = self.one(value)
        return float(10**place) if self.kind == "log" else place

    def ticks(self, pixels: float, row: float) -> list[tuple[float, str]]:
        """Ticks and their texts on an axis so long; `row` is what one category's text needs."""
        values, texts = self.told.get("tickvals"), self.told.get("ticktext")
        if values is not None:
            said = [self._said(value, 0) for value in values] if texts is None else texts
            placed: Iterable[tuple[float, str]] = zip(
                self.at(values), map(plain, said), strict=True
            )
        elif self.kind == "category":
            every = max(1, ceil(row * len(self.categories) / pixels))
            placed = zip(
                range(0, len(self.categories), every), self.categories[::every], strict=True
            )
        elif self.kind == "date":
            placed = self._days()
        else:
            placed = self._numbers(pixels)
        low, high = sorted((self.start, self.end))
        slack = 1e-9 * (high - low)
        return [(at, text) for at, text in placed if low - slack <= at <= high + slack]

    def _numbers(self, pixels: float) -> Iterable[tuple[float, str]]:
        low, high = sorted((self.start, self.end))
        if self.kind == "log":
            return [(10.0**n, f"{10.0**n:,g}") for n in range(floor(log10(low)), ceil(log10(high)) + 1)]  # fmt: skip
        wanted = self.told.get("nticks") or min(max(pixels / BESIDE[self.letter], 4), 9) + 1
        step = float(self.told.get("dtick") or _step((high - low) / wanted))
        if self.told.get("tickformat") == "d":
            step = max(1.0, step)
        first = float(self.told.get("tick0", 0))
        places = range(ceil((low - first) / step - 1e-9), floor((high - first) / step + 1e-9) + 1)
        return [(first + n * step, self._said(first + n * step, step)) for n in places]

    def _days(self) -> Iterable[tuple[float, str]]:
        form = str(self.told.get("tickformat") or "%Y")
        day: Any = dates.num2date
        finder: Any = dates.AutoDateLocator
        ends = (day(end) for end in sorted((self.start, self.end)))
        found = finder(maxticks=self.told.get("nticks", 8)).tick_values(*ends)
        return [(float(at), plain(day(at).strftime(form))) for at in found]

    def _said(self, value: Any, step: float) -> str:
        if isinstance(value, str):
            return value
        form, suffix = self.told.get("tickformat") or "", plain(self.told.get("ticksuffix", ""))
        if form in ("d", ",d"):
            text = f"{value:{',' if form == ',d' else ''}.0f}"
            return text.replace("-", "−") + suffix
        places = max(0, -floor(log10(step) + 1e-9)) if step else 0
        text = f"{value:,.{places}f}" if step else f"{value:,g}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return ("0" if text in ("0", "-0") else text.replace("-", "−")) + suffix


def axis(letter: Letter, layout: Told, traces: Sequence[Told], ends: Iterable[float] = ()) -> Axis:
    """The axis of a figure's traces, as its layout has it; `ends` are to be seen on it too."""
    template = layout.get("template")
    base = template.get("layout", {}).get(f"{letter}axis", {}) if isinstance(template, dict) else {}
    told = {"showgrid": not _across(letter, traces)} | base | layout.get(f"{letter}axis", {})
    values = [value for trace in traces for value in along(trace, letter)]
    kind = told.get("type") or ("category" if _named(values, told) else "linear")
    if kind == "-":
        kind = "category" if _named(values, told) else "linear"
    if kind not in KINDS:
        raise DataError(
            f"A chart has an axis of type {kind!r}, which cannot be drawn outside a browser."
        )
    named = [*told.get("categoryarray", []), *(v for v in values if v is not None)]
    categories = tuple(map(str, dict.fromkeys(named))) if kind == "category" else ()
    bare = Axis(letter, told, kind, categories)
    start, end = _reach(bare, traces, ends)
    return Axis(letter, told, kind, categories, start, end)


def _across(letter: str, traces: Sequence[Told]) -> bool:
    """Whether bars or cells stand side by side along an axis: then it has no rules by itself."""
    return any(
        trace["type"] == "heatmap"
        or (trace["type"] == "bar" and (trace.get("orientation") == "h") == (letter == "y"))
        for trace in traces
    )


def _named(values: Sequence[Any], told: Told) -> bool:
    return "categoryarray" in told or any(isinstance(value, str) for value in values)


def _step(rough: float) -> float:
    """The next step of 1, 2 or 5 that is not smaller."""
    power = 10.0 ** floor(log10(rough))
    return next(part * power for part in (1, 2, 5, 10) if part * power >= rough * (1 - 1e-9))


def _reach(bare: Axis, traces: Sequence[Told], more: Iterable[float]) -> tuple[float, float]:
    """From where to where: as told, or so that all is seen."""
    if bare.told.get("range") is not None:
        start, end = (bare.marked(value) for value in bare.told["range"])
        return start, end
    if bare.kind == "category":
        low, high = -0.5, max(len(bare.categories), 1) - 0.5
    else:
        ends = [*more, *(end for trace in traces for end in _ends(bare, trace))]
        low, high = min(ends, default=0.0), max(ends, default=1.0)
        if bare.told.get("rangemode") == "tozero":
            low, high = min(low, 0.0), max(high, 0.0)
        if low == high:
            low, high = low - 1, high + 1
        low, high = _padded(bare, traces, low, high)
    return (high, low) if bare.told.get("autorange") == "reversed" else (low, high)


def _ends(bare: Axis, trace: Told) -> list[float]:
    places = bare.at(along(trace, bare.letter))
    places = places[~np.isnan(places)]
    if not len(places):
        return []
    if trace["type"] == "heatmap" or (trace["type"] == "bar" and not _is_length(bare, trace)):
        half = 0.5 * (float(np.diff(np.unique(places)).min()) if len(set(places)) > 1 else 1.0)
        return [float(places.min()) - half, float(places.max()) + half]
    return [float(places.min()), float(places.max())]


def _is_length(bare: Axis, trace: Told) -> bool:
    """Whether the bars of a trace are long along this axis."""
    return (trace.get("orientation") == "h") == (bare.letter == "x")


def _padded(
    bare: Axis, traces: Sequence[Told], low: float, high: float
) -> tuple[float, float]:  # fmt: skip
    """Room beyond the ends, where something stands that must not be cut: marks, and bars' ends."""
    long = [t for t in traces if t["type"] == "bar" and _is_length(bare, t)]
    if long:
        low, high = min(low, 0.0), max(high, 0.0)
    marked = any("markers" in t.get("mode", "") for t in traces)
    room = 0.055 * (high - low) if marked or long or bare.letter == "y" else 0.0
    tight = any(t["type"] == "heatmap" for t in traces)
    if tight:
        return low, high
    to_zero = bool(long) or bare.told.get("rangemode") == "tozero"
    below = 0.0 if to_zero and low == 0 else room
    above = 0.0 if to_zero and high == 0 else room
    return low - below, high + above
