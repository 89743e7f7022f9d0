"""One question of the overview: what it shows, and how its small figure is drawn."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS
from solidarity.charts import INK, OTHERS, TICKS, plain
from solidarity.countries import Register

HEIGHT = 156
SHADES = (INK, "#8C8C86")
"""Of lines of states that are no anchors, in the order of the frame."""


@dataclass(frozen=True, eq=False)
class Glance:
    """A question, the answer as a sentence, and the figures behind it."""

    key: str
    question: str
    said: str
    rows: pd.DataFrame
    """Columns `code` (an anchor or a state), `year`, `value`; of one year: bars, of several: lines."""
    unit: str
    """What the values count, as the axis says it."""
    sources: tuple[str, ...]

    @property
    def over_years(self) -> bool:
        """Whether the figures are courses over the years."""
        return self.rows.year.nunique() > 1

    @property
    def period(self) -> str:
        """`2023`, or `1992–2025`."""
        first, last = int(self.rows.year.min()), int(self.rows.year.max())
        return str(last) if first == last else f"{first}–{last}"


def table(glance: Glance, register: Register) -> pd.DataFrame:
    """The figures as a reader's table: years down and names across, or names down."""
    named = glance.rows.assign(Name=[_name(code, register) for code in glance.rows.code])
    if glance.over_years:
        wide = named.pivot(index="year", columns="Name", values="value").iloc[::-1]
        order = [name for name in dict.fromkeys(named.Name) if name in wide]
        return wide[order].reset_index(names="Year").rename_axis(columns=None)
    return named[["Name", "value"]].rename(columns={"value": glance.unit}).reset_index(drop=True)


def drawing(glance: Glance, register: Register) -> go.Figure:
    """The small figure: a line per code named at its end, or a bar per code."""
    layout = plain(HEIGHT)
    layout["title"] = {
        "text": glance.unit, "x": 0, "xref": "container", "y": 1, "yref": "container",
        "xanchor": "left", "yanchor": "top", "pad": {"l": 4, "t": 5},
        "font": {"size": 12, "family": "sans-serif", "weight": 400, **TICKS},
    }  # fmt: skip
    traces = (_lines if glance.over_years else _bars)(glance, register, layout)
    return go.Figure(traces, layout)


def _lines(glance: Glance, register: Register, layout: dict[str, Any]) -> list[dict[str, Any]]:
    courses = {str(code): own for code, own in glance.rows.groupby("code", sort=False)}
    hues = _hues(list(courses))
    ends = sorted(courses, key=lambda code: courses[code].value.iloc[-1])
    layout["margin"] = {"l": 34, "r": 62, "t": 28, "b": 20}
    layout["xaxis"]["range"] = [
        int(glance.rows.year.min()) - 0.5,
        int(glance.rows.year.max()) + 0.5,
    ]
    layout["yaxis"] |= {"nticks": 4, "rangemode": "tozero"}
    layout["annotations"] = [
        {
            "x": int(courses[code].year.iloc[-1]), "y": float(courses[code].value.iloc[-1]),
            "text": _name(code, register), "font": {"color": hues[code], "size": 12}, "showarrow": False,
            "xanchor": "left", "xshift": 5,
            # The lower name hangs below its line, so that two close ends do not overlap.
            "yanchor": "middle" if len(ends) == 1 else "top" if place == 0 else "bottom",
        }
        for place, code in enumerate(ends)
    ]  # fmt: skip
    return [
        {
            "type": "scatter", "mode": "lines", "x": own.year.tolist(), "y": own.value.round(2).tolist(),
            "line": {"color": hues[code], "width": 2}, "connectgaps": False,
            "hovertemplate": f"{_name(code, register)} %{{x}}: %{{y:,.4~g}}<extra></extra>",
        }
        for code, own in courses.items()
    ]  # fmt: skip


def _bars(glance: Glance, register: Register, layout: dict[str, Any]) -> list[dict[str, Any]]:
    own = glance.rows.iloc[::-1]
    names = [_name(code, register) for code in own.code]
    layout["margin"] = {"l": 4, "r": 34, "t": 28, "b": 6}
    layout["xaxis"] |= {"visible": False, "rangemode": "tozero"}
    layout["yaxis"] = {"automargin": True, "ticklabelstandoff": 4, "fixedrange": True, "tickfont": {"color": INK, "size": 12}, "dtick": 1}  # fmt: skip
    return [
        {
            "type": "bar", "orientation": "h", "y": names, "x": own.value.round(1).tolist(),
            "marker": {"color": ANCHORS["RUS"].hue}, "text": [f"{v:+.0f}" if glance.key == "movers" else f"{v:.0f}" for v in own.value],
            "textposition": "outside", "cliponaxis": False, "hovertemplate": "%{y}: %{x:.1f}<extra></extra>",
        }
    ]  # fmt: skip


def _hues(codes: list[str]) -> dict[str, str]:
    others = iter(SHADES)
    return {code: ANCHORS[code].hue if code in ANCHORS else next(others, OTHERS) for code in codes}


def _name(code: object, register: Register) -> str:
    anchor = ANCHORS.get(str(code))
    return anchor.short if anchor else register.name(str(code))
