"""The timeline drawn: a lane for each kind, a mark for each entry, a line where it lasts."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS
from solidarity.charts import INK, LEGEND_ABOVE, OTHERS, RULE, plain
from solidarity.timeline import AXIS, KINDS
from solidarity.timeline_lists import Name
from solidarity.timeline_words import places

SIDES = {
    "RUS": ("Names Russia", ANCHORS["RUS"].hue),
    "IRN": ("Names Iran", ANCHORS["IRN"].hue),
    "both": ("Names both", INK),
    "neither": ("Names neither", OTHERS),
}
"""Which of the two an entry names: its words and hue."""
SOUND = ("seen", "data")
LEVELS = tuple(side * step for step in range(8) for side in (1, -1))[1:]
"""Where an entry stands in its lane: in the middle, above, below, further above …"""
STEP, ROOM = 11, 34
"""Pixels between two levels, and what a lane has around them."""
ACROSS = 105
"""So many marks fit beside one another."""
AROUND = 92
"""Pixels of the axis and the legend together."""
WIDE = 58
"""Letters of a line of what is said under the pointer."""


def figure(
    rows: pd.DataFrame, years: tuple[int, int], known_until: str, name: Name
) -> go.Figure:  # fmt: skip
    """Entries over time; nothing is drawn beyond `known_until`, the day of the newest on the lists."""
    first, last = date(years[0], 1, 1), date(years[1], 12, 31)
    spans = [_span(d, p) for d, p in zip(rows.date, rows.precision, strict=True)]
    middles = [begin + (end - begin) / 2 for begin, end in spans]
    levels = _levels(rows.kind.tolist(), middles, (last - first).days / ACROSS)
    lanes = _lanes(rows.kind.tolist(), levels)
    drawn = rows.assign(
        begin=[begin for begin, _ in spans],
        finish=[end for _, end in spans],
        middle=middles,
        y=[lanes[k][0] + STEP * level for k, level in zip(rows.kind, levels, strict=True)],
        side=rows.countries.map(_side),
    )
    traces = [
        trace
        for side in SIDES
        if (drawn.side == side).any()
        for trace in _traces(drawn[drawn.side == side], side, known_until, name)
    ]
    return go.Figure([*traces, *_legend(drawn)], _layout(lanes, first, last))


def _span(written: str, precision: str) -> tuple[date, date]:
    """The first and last day on which it can have begun."""
    begin = date.fromisoformat(written)
    if precision == "year":
        return begin, date(begin.year, 12, 31)
    if precision == "month":
        return begin, begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])
    return begin, begin


def _levels(kinds: list[str], middles: list[date], gap: float) -> list[int]:
    """For each entry the level of its lane on which it covers no other; where all are taken, the freest."""
    ends: dict[tuple[str, int], date] = {}
    found = dict.fromkeys(range(len(kinds)), 0)
    for place in sorted(found, key=lambda place: middles[place]):
        lane = {level: ends.get((kinds[place], level), date.min) for level in LEVELS}
        free = [level for level in LEVELS if (middles[place] - lane[level]).days >= gap]
        found[place] = free[0] if free else min(LEVELS, key=lambda level: lane[level])
        ends[kinds[place], found[place]] = middles[place]
    return list(found.values())


def _lanes(kinds: list[str], levels: list[int]) -> dict[str, tuple[float, float]]:
    """Middle and upper edge of each lane in pixels upwards, the first kind on top; as high as it needs."""
    reach = {kind: 0 for kind in KINDS if kind in kinds}
    for kind, level in zip(kinds, levels, strict=True):
        reach[kind] = max(reach[kind], abs(level))
    edge, found = 0.0, {}
    for kind in reversed(reach):
        height = ROOM + 2 * STEP * reach[kind]
        found[kind] = (edge + height / 2, edge + height)
        edge += height
    return dict(reversed(found.items()))


def _side(codes: str) -> str:
    held = [code for code in AXIS if code in codes.split(";")]
    return "both" if len(held) > 1 else held[0] if held else "neither"


def _traces(rows: pd.DataFrame, side: str, known_until: str, name: Name) -> list[dict[str, Any]]:
    hue = SIDES[side][1]
    base: dict[str, Any] = {"type": "scatter", "showlegend": False}
    lines = [
        base | {"x": x, "y": y, "mode": "lines", "hoverinfo": "skip", "opacity": opacity,
                "line": {"color": hue, "width": width}}
        for (x, y), width, opacity in (
            (_lines(_lasting(rows, known_until)), 2, 0.3),
            (_lines(zip(rows.begin, rows.finish, rows.y, strict=True)), 3, 0.45),
        )
    ]  # fmt: skip
    marks = base | {
        "x": [day.isoformat() for day in rows.middle],
        "y": rows.y.tolist(),
        "mode": "markers",
        "marker": {"color": hue, "size": 8, "symbol": _symbols(rows), "line": {"width": 1.5, "color": hue}},
        "text": _hover(rows, name),
        "hovertemplate": "%{text}<extra></extra>",
    }  # fmt: skip
    return [*lines, marks]


def _lasting(rows: pd.DataFrame, known_until: str) -> Iterator[tuple[str, str, float]]:
    """From when to when an entry is known to have lasted, as far as anything is known."""
    for since, until, y in zip(rows.since, rows.until, rows.y, strict=True):
        if since and until:
            yield since, min(until, known_until), y


def _lines(spans: Any) -> tuple[list[str | None], list[float | None]]:
    """One trace's worth of lines, a gap after each."""
    x: list[str | None] = []
    y: list[float | None] = []
    for begin, end, level in spans:
        if begin != end:
            x += [str(begin), str(end), None]
            y += [level, level, None]
    return x, y


def _symbols(rows: pd.DataFrame) -> list[str]:
    """Filled where the day is known, hollow where not; a diamond where the source is weak or none."""
    return [
        ("circle" if basis in SOUND else "diamond") + ("" if precision == "day" else "-open")
        for basis, precision in zip(rows.basis, rows.precision, strict=True)
    ]


def _hover(rows: pd.DataFrame, name: Name) -> list[str]:
    columns = rows.when, rows.kind.map(KINDS), rows.title, rows.detail, rows.countries, rows.seen
    return [
        f"<b>{when}</b> · {kind}<br>{_wrapped(title)}<br>{_wrapped(detail)}<br>{_wrapped(places(codes, name))}"
        f"<br><i>Seen: {seen}</i>"
        for when, kind, title, detail, codes, seen in zip(*columns, strict=True)
    ]


@cache
def _wrapped(text: str) -> str:
    """A text in lines that a phone can show."""
    return "<br>".join(wrap(text, WIDE))


def _legend(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """What hues and marks mean, of those that are drawn."""
    told = [(*SIDES[side], "circle") for side in SIDES if (rows.side == side).any()]
    if (rows.precision != "day").any():
        told.append(("Only month or year known", INK, "circle-open"))
    if not rows.basis.isin(SOUND).all():
        told.append(("Weak source or not verified", INK, "diamond"))
    return [
        {
            "type": "scatter",
            "x": [None],
            "y": [None],
            "mode": "markers",
            "name": text,
            "marker": {"color": hue, "size": 8, "symbol": symbol, "line": {"width": 1.5, "color": hue}},
        }
        for text, hue, symbol in told
    ]  # fmt: skip


def _layout(lanes: dict[str, tuple[float, float]], first: date, last: date) -> dict[str, Any]:
    middles, edges = zip(*lanes.values(), strict=True)
    layout = plain(round(edges[0]) + AROUND) | LEGEND_ABOVE
    layout["margin"] = {"l": 92, "r": 10, "t": 8, "b": 36}
    edge = timedelta(days=max((last - first).days // 60, 6))
    layout["xaxis"] |= {
        "type": "date",
        "range": [(first - edge).isoformat(), (last + edge).isoformat()],
        "tickformat": "%b<br>%Y" if last.year - first.year < 3 else "%Y",
        "nticks": 8,
        "tickangle": 0,
        "showgrid": True,
        "gridcolor": RULE,
    }
    layout["hoverlabel"] |= {"align": "left"}
    layout["yaxis"] |= {
        "range": [0, edges[0]],
        "tickvals": list(middles),
        "ticktext": [KINDS[kind] for kind in lanes],
        "showgrid": False,
        "zeroline": False,
    }
    layout["shapes"] = [
        {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": y, "y1": y,
         "line": {"color": RULE, "width": 1}, "layer": "below"}
        for y in edges[1:]
    ]  # fmt: skip
    return layout
