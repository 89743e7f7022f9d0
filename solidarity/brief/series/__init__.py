"""The series of a chart as plain numbers, for charts that other programs draw themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from solidarity.brief.plain_text import plain
from solidarity.brief.series import words
from solidarity.brief.series.axis import Across, Told, across_of, along, number, years_between
from solidarity.brief.slide import Cell, Chart, Column

Kind = Literal["line", "bar", "scatter", "dots"]
NATIVE = ("line", "bar", "scatter")
"""Kinds that spreadsheets draw too; dots are values along a row each, which they do not."""


@dataclass(frozen=True)
class Course:
    """One series: where its values stand, and how it is drawn."""

    name: str
    across: tuple[Cell, ...]
    up: tuple[float | None, ...]
    """None is no value: a gap, and never zero."""
    hue: str = "#1A1D21"
    edge: str = ""
    """Around bars, if it is not of the bar's own hue."""
    lined: bool = True
    dotted: bool = False
    joined: bool = False
    """Whether the line goes on over a gap."""
    hollow: tuple[bool, ...] = ()
    """Values that are not simply observed."""
    hues: tuple[str, ...] = ()
    """Of single points, where they differ."""
    names: tuple[str, ...] = ()
    """Of single points."""
    guide: bool = False
    """A line for the eye, which holds no values."""
    labels: tuple[str, ...] = ()
    """What is written at single points."""
    sides: tuple[str, ...] = ()
    """On which side of its point a label stands, as plotly says it."""


@dataclass(frozen=True)
class Series:
    """All series of a chart, and what its axes count."""

    kind: Kind
    courses: tuple[Course, ...]
    across: Column
    up: Column
    categories: tuple[Cell, ...] = ()
    """What stands along the axis of lines and bars, in order."""
    span: tuple[float, float] | None = None
    """How far the axis of the values reaches, where the chart says so."""
    reach: tuple[float, float] | None = None
    """The same of the other axis, of points."""
    lying: bool = False
    """Bars that go to the right, the first category on top."""
    stacked: bool = False
    laid_over: bool = False
    """Bars over one another, which no spreadsheet draws so."""
    bare: bool = False
    """Without an axis of values: they are written at the bars."""
    unsaid: tuple[str, ...] = ()
    """What is drawn beside the series, in sentences."""


def simple(chart: Chart) -> Series | None:
    """The series of a chart that spreadsheets draw too; None for drawings that have no such form."""
    found = read(chart)
    if found is None or found.kind not in NATIVE or found.laid_over:
        return None
    return found


def read(chart: Chart) -> Series | None:
    """The series of any chart of lines, bars or points; None for drawings of another kind."""
    traces, layout = chart.figure.get("data", []), chart.figure.get("layout", {})
    told = [trace for trace in traces if _holds_values(trace)]
    kinds = {trace.get("type", "scatter") for trace in traces}
    hidden = all(not layout.get(f"{a}axis", {}).get("visible", True) for a in "xy")
    if not told or hidden or not kinds <= {"scatter", "bar"}:
        return None
    across = across_of(told, layout)
    if across.dates:
        return None
    laid_over = len(kinds) > 1 and any(trace.get("type") == "bar" for trace in told)
    kind = _kind(told, across)
    names = [words.name(trace, layout) for trace in told]
    courses = [_course(one, name, across) for one, name in zip(told, names, strict=True)]
    low, high = words.columns(chart, told, across, names)
    low = words.even(low, [value for one in courses for value in one.across])
    high = words.even(high, [value for one in courses for value in one.up])
    if across.by_name and kind == "scatter":
        kind = "dots"
    if kind == "scatter":
        courses = [*_diagonals(traces), *courses]
    else:
        courses = _apart(_joined(courses, traces, across))
    return Series(
        kind, tuple(courses), low, high, _categories(courses, across) if kind in ("line", "bar") else (),
        across.span(layout, up=True), across.span(layout, up=False), across.lying,
        layout.get("barmode") in ("stack", "relative"),
        laid_over or layout.get("barmode") == "overlay", across.unseen(layout),
        words.unsaid(traces, layout, names, across),
    )  # fmt: skip


def _holds_values(trace: Told) -> bool:
    return not (_helps(trace) or _is_key(trace) or words.is_entries(trace))


def _helps(trace: Told) -> bool:
    """Lines and bands under the values, which say nothing under the pointer."""
    return bool(trace.get("hoverinfo") == "skip")


def _is_key(trace: Told) -> bool:
    """Entries that stand in the legend alone."""
    return all(value is None for value in [*along(trace, "x"), *along(trace, "y")])


def _kind(told: Sequence[Told], across: Across) -> Kind:
    if any(trace.get("type") == "bar" for trace in told):
        return "bar"
    lined = any("lines" in trace.get("mode", "lines") for trace in told)
    return "line" if across.whole and (lined or across.years) else "scatter"


def _course(trace: Told, name: str, across: Across) -> Course:
    marker, line = trace.get("marker", {}), trace.get("line", {})
    up = tuple(across.value(value) for value in along(trace, across.up))
    count = len(up)
    symbols = words.each(marker.get("symbol"), count)
    hues = words.each(marker.get("color"), count)
    colored = len({*hues}) > 1
    hue = line.get("color") or (None if colored else next(iter(hues), None))
    hollow = (
        tuple(words.is_hollow(symbol) for symbol in symbols)
        or (bool(marker.get("pattern")),) * count
    )
    off = words.why(trace)
    edge = marker.get("line", {}).get("color")
    return Course(
        name=f"{name} ({off})" if name and off else name,
        edge=words.solid(edge) if isinstance(edge, str) else "",
        across=tuple(across.place(value) for value in along(trace, across.letter)), up=up,
        hue=words.solid(hue or next(iter(hues), "#1A1D21")),
        lined="lines" in trace.get("mode", "lines"),
        dotted=line.get("dash", "solid") != "solid", joined=bool(trace.get("connectgaps")),
        hollow=hollow, hues=tuple(map(words.solid, hues)) if colored else (),
        names=words.of_points(trace, count), labels=tuple(map(plain, words.each(trace.get("text"), count))) if words.is_written(trace) else (),
        sides=tuple(map(str, words.each(trace.get("textposition"), count))),
    )  # fmt: skip


def _diagonals(traces: Sequence[Told]) -> list[Course]:
    """Where two axes of a scatter are equal."""
    found = []
    for trace in traces:
        x, y = along(trace, "x"), along(trace, "y")
        if _helps(trace) and len(x) == 2 and x == y:
            ends = tuple(number(value) for value in x)
            found.append(
                Course("equal", ends, ends, words.solid(trace["line"]["color"]), guide=True)
            )
    return found


def _joined(courses: list[Course], traces: Sequence[Told], across: Across) -> list[Course]:
    """Points through some of which a line without a name of its own goes: that line, and the rest."""
    lines = [
        {across.place(x): number(y) for x, y in zip(along(t, "x"), along(t, "y"), strict=True)}
        for t in traces
        if _helps(t) and "lines" in t.get("mode", "") and not words.is_band(t)
    ]
    if len(lines) != 1 or len(courses) != 1 or courses[0].lined or across.lying:
        return courses
    one, line = courses[0], lines[0]
    on = [
        up is not None and line.get(x) == up for x, up in zip(one.across, one.up, strict=True)
    ]  # fmt: skip
    if not any(on):
        return courses
    parts = [(True, one.name)] + ([(False, f"{one.name}, off the line")] if not all(on) else [])
    return [
        replace(
            one, name=name, lined=kept,
            up=tuple(v if o is kept else None for v, o in zip(one.up, on, strict=True)),
        )
        for kept, name in parts
    ]  # fmt: skip


def _apart(courses: Sequence[Course]) -> list[Course]:
    """Series of one name told apart."""
    seen: set[str] = set()
    found = []
    for one in courses:
        again = one.name and one.name in seen
        found.append(replace(one, name=f"{one.name} (off the line)") if again else one)
        seen.add(one.name)
    return found


def _categories(courses: Sequence[Course], across: Across) -> tuple[Cell, ...]:
    held = dict.fromkeys(place for one in courses for place in one.across if place is not None)
    return across.ordered(list(held), years_between)


def points(found: Series) -> list[tuple[Course, int, Cell, float]]:
    """Every value that there is: its series, its number there, where it stands, and how high."""
    return [
        (one, place, across, up)
        for one in found.courses
        if not one.guide
        for place, (across, up) in enumerate(zip(one.across, one.up, strict=False))
        if across is not None and up is not None
    ]


def rowed(one: Course, categories: Sequence[Cell]) -> list[float | None]:
    """A series' values in the order of the categories, None where it has none."""
    held: dict[Any, float | None] = dict(zip(one.across, one.up, strict=False))
    return [held.get(category) for category in categories]
