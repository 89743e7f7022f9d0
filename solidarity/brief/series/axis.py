"""Along which axis the values of a chart stand, and what stands there: years, names or numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from solidarity.brief import figures
from solidarity.brief.plain_text import plain
from solidarity.brief.slide import Cell

Told = dict[str, Any]
YEARS = (1700, 2150)
MOST = 400
"""Years between which every one has a place on an axis."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Across:
    """The axis along which values stand; the other one says how high they are."""

    letter: str
    lying: bool
    names: dict[float, str]
    """Words that stand for places."""
    by_name: bool
    whole: bool
    """Whether every place is a name or a whole number."""
    years: bool
    dates: bool
    reversed: bool
    mirrored: bool
    """Whether values are counted from the middle to both sides."""
    order: tuple[str, ...]

    @property
    def up(self) -> str:
        """The other axis."""
        return "x" if self.letter == "y" else "y"

    def place(self, value: Any) -> Cell:
        """What stands at a place: a name, a year or a number."""
        if value is None:
            return None
        if isinstance(value, str):
            return int(value) if self.years else plain(value)
        held = number(value)
        if held is None or not self.names:
            return int(held) if held is not None and held.is_integer() else held
        nearest = min(self.names, key=lambda one: abs(one - held))
        return self.names[nearest] if abs(nearest - held) < 0.45 else held

    def value(self, value: Any) -> float | None:
        """How high a value is."""
        held = number(value)
        return abs(held) if held is not None and self.mirrored else held

    def ordered(
        self, held: Sequence[Any], filled: Callable[[Sequence[int]], tuple[int, ...]]
    ) -> tuple[Cell, ...]:
        """Places in the order in which they are drawn, from the left or from the top."""
        if self.years:
            return filled(held)
        if not self.by_name:
            return tuple(sorted(held))
        order = [*self.order, *(name for name in held if name not in self.order)]
        if self.lying and not self.reversed:
            order.reverse()
        return tuple(order)

    def span(self, layout: Told, up: bool) -> tuple[float, float] | None:
        """From where to where an axis of numbers reaches, if the layout says so."""
        told = layout.get(f"{self.up if up else self.letter}axis", {})
        if told.get("tickvals") and not told.get("ticktext") and up:
            ends = [number(value) or 0.0 for value in told["tickvals"]]
            return min(ends), max(ends)
        if told.get("range") is None or not (up or not self.by_name):
            return None
        low, high = sorted(float(number(end) or 0.0) for end in told["range"])
        return low, high

    def unseen(self, layout: Told) -> bool:
        """Whether the axis of the values is not drawn."""
        return not layout.get(f"{self.up}axis", {}).get("visible", True)


def across_of(traces: Sequence[Told], layout: Told) -> Across:
    """The axis along which the values of a chart's traces stand."""
    bars = [trace for trace in traces if trace.get("type") == "bar"]
    lying = any(trace.get("orientation") == "h" for trace in bars) or (
        not bars and any(isinstance(v, str) for t in traces for v in along(t, "y"))
    )
    letter = "y" if lying else "x"
    told, other = layout.get(f"{letter}axis", {}), layout.get(f"{'x' if lying else 'y'}axis", {})
    values = [v for trace in traces for v in along(trace, letter) if v is not None]
    texts = [str(value) for value in values if isinstance(value, str)]
    names = _names(told)
    years = bool(values) and not names and all(_is_year(value) for value in values)
    return Across(
        letter, lying, names, bool(names) or (bool(texts) and not years),
        all(isinstance(v, str) or float(v).is_integer() for v in values) or bool(names),
        years, bool(texts) and all(_DAY.match(text) for text in texts),
        _reversed(told), _mirrored(other),
        tuple(names.values()) if names else _order(told, texts),
    )  # fmt: skip


def along(trace: Told, letter: str) -> list[Any]:
    """A trace's values along an axis, as Python's own."""
    held = figures.along(trace, letter)
    return [value.item() if hasattr(value, "item") else value for value in held]


def number(value: Any) -> float | None:
    """A number, or None for what is none."""
    if value is None or isinstance(value, str):
        return None
    held = float(value)
    return None if isnan(held) else held


def years_between(held: Sequence[int]) -> tuple[int, ...]:
    """Every year from the first to the last, so that a year without values is a gap."""
    low, high = min(held), max(held)
    return tuple(range(low, high + 1)) if high - low <= MOST else tuple(sorted(held))


def _is_year(value: Any) -> bool:
    if isinstance(value, str):
        return value.isdecimal() and YEARS[0] <= int(value) <= YEARS[1]
    return float(value).is_integer() and YEARS[0] <= value <= YEARS[1]


def _names(told: Told) -> dict[float, str]:
    texts, places = told.get("ticktext"), told.get("tickvals")
    if texts is None or places is None or any(isinstance(place, str) for place in places):
        return {}
    return {float(p): plain(text) for p, text in zip(places, texts, strict=False)}


def _order(told: Told, texts: Sequence[str]) -> tuple[str, ...]:
    given = told.get("categoryarray")
    return tuple(dict.fromkeys(map(plain, [*(given if given is not None else []), *texts])))


def _reversed(told: Told) -> bool:
    ends = told.get("range")
    turned = ends is not None and not isinstance(ends[0], str) and ends[0] > ends[1]
    return bool(told.get("autorange") == "reversed" or turned)


def _mirrored(told: Told) -> bool:
    texts, places = told.get("ticktext"), told.get("tickvals")
    if texts is None or places is None or not any((number(p) or 0) < 0 for p in places):
        return False
    return [str(text) for text in texts] == [f"{abs(place):g}" for place in places]
