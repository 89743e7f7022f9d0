"""What the series and axes of a chart are called, from what it says under the pointer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from solidarity.anchors import ANCHORS
from solidarity.brief.figures import OPEN, ink
from solidarity.brief.plain_text import plain
from solidarity.brief.series.axis import Across, Told, along
from solidarity.brief.slide import Cell, Chart, Column

_HELD = re.compile(r"%\{(x|y)(?::([^}]*))?\}(%(?!\{))?\s*([^%<]*)(?=(<|$|%))")
"""A value under the pointer: its axis, its form, a per cent sign, the words after it, their end."""
FINEST = 3
"""Places after the point at most, where nobody told how many."""
_PLACES = re.compile(r"\.(\d)f")


def each(told: Any, count: int) -> list[Any]:
    """A setting for each of so many points, none where it is not set."""
    if told is None:
        return []
    return list(told) if not isinstance(told, str | int | float) else [told] * count


def solid(color: Any) -> str:
    """A colour as #RRGGBB, paler where it lets others through."""
    hue, share = ink(str(color))
    if not hue.startswith("#") or len(hue) != 7:
        return {"white": "#FFFFFF", "black": "#000000"}.get(hue, "#1A1D21")
    parts = (int(hue[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - share * (255 - part)):02X}" for part in parts)


def is_hollow(mark: Any) -> bool:
    """Whether a point is a ring, by its symbol's name or number."""
    if isinstance(mark, int):
        return mark >= OPEN
    return str(mark).endswith("-open")


def is_band(trace: Told) -> bool:
    """Whether a trace is one edge of a shaded band."""
    return bool(trace.get("fill")) or trace.get("line", {}).get("width") == 0


def is_entries(trace: Told) -> bool:
    """Whether the points of a trace are entries with words, their height being no value."""
    return str(trace.get("hovertemplate", "")).startswith("%{text}")


def is_written(trace: Told) -> bool:
    """Whether a trace's texts stand in the drawing, not under the pointer alone."""
    return trace.get("type") == "bar" or "text" in trace.get("mode", "")


def why(trace: Told) -> str:
    """Why the points of a trace stand on no line: `few votes`."""
    if trace.get("mode") != "markers" or "%{text}" not in trace.get("hovertemplate", ""):
        return ""
    up = along(trace, "y")
    texts = [plain(said).strip(" ()") for said in each(trace.get("text"), len(up))]
    held = [said for said, value in zip(texts, up, strict=False) if value is not None]
    return " or ".join(dict.fromkeys(held)) if held and all(held) else ""


def name(trace: Told, layout: Told) -> str:
    """A series' name: its own, or how what it says begins, or what is written at its end."""
    if trace.get("name"):
        return plain(trace["name"])
    said = str(trace.get("hovertemplate", ""))
    begins = plain(said.split("%{")[0]).strip(" ,:\n")
    ends = next((m[4].strip(" ,") for m in _HELD.finditer(said) if m[5] == "<"), "")
    own = begins or _at_end(trace, layout) or _by_hue(trace, layout)
    return own or (ends if trace.get("type") == "bar" else "")


def _at_end(trace: Told, layout: Told) -> str:
    """What is written beside a line's last point."""
    ends = [
        (x, y) for x, y in zip(along(trace, "x"), along(trace, "y"), strict=False) if y is not None
    ]
    for note in layout.get("annotations", []):
        if ends and (note.get("x"), note.get("y")) == ends[-1]:
            return plain(note["text"])
    return ""


def _by_hue(trace: Told, layout: Told) -> str:
    """Of two that pull at one rope, whose hue it is."""
    hues = {ink(str(hue))[0] for hue in each(trace.get("marker", {}).get("color"), 1)}
    if layout.get("barmode") != "overlay" or len(hues) != 1:
        return ""
    return next((one.short for one in ANCHORS.values() if one.hue == next(iter(hues))), "")


def of_points(trace: Told, count: int) -> tuple[str, ...]:
    """The names of single points, where the pointer begins with one."""
    said = str(trace.get("hovertemplate", "")).removeprefix("<b>")
    held = trace.get("customdata")
    if held is None or not said.startswith(("%{customdata}", "%{customdata[0]}")):
        return ()
    firsts = (one if isinstance(one, str) else one[0] for one in held)
    return tuple(map(plain, firsts))[:count]


def columns(
    chart: Chart, told: Sequence[Told], across: Across, names: Sequence[str]
) -> tuple[Column, Column]:
    """What stands along the chart, and what is counted."""
    layout = chart.figure.get("layout", {})
    flat, high = (layout.get(f"{letter}axis", {}) for letter in (across.letter, across.up))
    place = "Year" if across.years else "Name" if across.by_name else across.letter.upper()
    low = Column(
        _title(flat) or place, None, plain(flat.get("ticksuffix") or ""), grouped=not across.years
    )
    if not (across.years or across.by_name):
        low = Column(low.name, *_form(told, across.letter)[:1], low.suffix, grouped=low.grouped)
    decimals, sign, unit = _form(told, across.up)
    written = _title(layout)
    title = _title(high) or written or plain(chart.unit) or ("" if unit in names else unit)
    suffix = sign or plain(high.get("ticksuffix") or "") or ("%" if title.startswith("% ") else "")
    return low, Column(title or "Value", decimals, suffix)


def even(column: Column, values: Iterable[Cell]) -> Column:
    """A column whose places nobody told: all its numbers with as many as the finest needs."""
    numbers = [value for value in values if isinstance(value, int | float)]
    if column.decimals is not None or not column.grouped or not numbers:
        return column
    ends = (f"{value:.{FINEST}f}".rstrip("0").partition(".")[2] for value in numbers)
    return replace(column, decimals=max(map(len, ends)))


def _form(told: Sequence[Told], letter: str) -> tuple[int | None, str, str]:
    """Places after the point, per cent or nothing, and the unit, as all traces say them."""
    found = {
        (_places(m[2]), m[3] or "", m[4].strip(" ,:") if m[5] != "%" else "")
        for trace in told
        for m in _HELD.finditer(str(trace.get("hovertemplate", "")))
        if m[1] == letter
    }
    places, signs, units = ({form[part] for form in found} for part in range(3))
    return _only(places, None), _only(signs, ""), _only(units, "")


def _only(found: Iterable[Any], otherwise: Any) -> Any:
    """What all agree on."""
    held = [*found]
    return held[0] if len(held) == 1 else otherwise


def _places(form: str | None) -> int | None:
    found = _PLACES.search(form or "")
    return int(found[1]) if found else None


def _title(axis: Told) -> str:
    title = axis.get("title")
    return plain((title.get("text") or "") if isinstance(title, dict) else title or "")


def unsaid(
    traces: Sequence[Told], layout: Told, names: Sequence[str], across: Across
) -> tuple[str, ...]:
    """What a chart shows beside its series: bands, spreads, and notes in the drawing."""
    found = []
    if any(is_band(trace) for trace in traces if trace.get("type", "scatter") == "scatter"):
        found.append("The bands of uncertainty around the lines are left out.")
    if any(
        is_hollow(one)
        for t in traces
        if "lines" in t.get("mode", "")
        for one in each(t.get("marker", {}).get("symbol"), 1)
    ):
        found.append("Pale points are not simply observed: estimated, doubtful, or not counted.")
    spread = [plain(trace.get("name", "")) for trace in traces if trace.get("error_y")]
    if spread:
        found.append(f"The spread around “{', '.join(spread)}” is left out.")
    found += [
        f"Marked in the drawing: {'; '.join(plain(said) for said in trace['text'])}."
        for trace in traces
        if is_entries(trace)
    ]
    if notes := _notes(layout, names, across):
        found.append(f"Written in the drawing: {'; '.join(notes)}.")
    return tuple(found)


def _notes(layout: Told, names: Sequence[str], across: Across) -> list[str]:
    """What is written in a drawing and is no name of a series, with the name of its row."""
    return [
        f"{said}: {text}"
        if isinstance(said := across.place(note.get(across.letter)), str)
        else text
        for note in layout.get("annotations", [])
        if (text := plain(note["text"]).replace("\n", " ")) not in names
    ]
