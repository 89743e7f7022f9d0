"""The pair drawn: one block's lines over a period, and what each is to the other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from solidarity import charts
from solidarity.anchors import ANCHORS, Anchor
from solidarity.axis.blocks import BOTH, Block
from solidarity.axis.courses import Courses, within
from solidarity.axis.needs import Need
from solidarity.catalog import Catalog
from solidarity.charts import INK, OTHERS, RULE, plain

LOOKS: Mapping[str, Anchor] = {
    "IRN": ANCHORS["IRN"],
    "RUS": ANCHORS["RUS"],
    BOTH: replace(ANCHORS["IRN"], code=BOTH, name="both", short="both", hue=INK),
}
"""A line has the name and hue of the side that it is about, not of its anchor."""
Pairs = Sequence[tuple[Need, ...]]
SMALL = 0.05
"""A share from which it is drawn on a scale to 100%."""
SYMBOLS = {"RUS": "diamond", "IRN": "circle"}


def figures(block: Block, found: Courses, years: tuple[int, int]) -> pd.DataFrame:
    """What a block draws in a period: columns TIE and `side`."""
    parts = [
        within(found[line], years).assign(side=line.side) for line in block.lines if line in found
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["year", "side"])


def course(
    block: Block, found: Courses, catalog: Catalog, years: tuple[int, int]
) -> go.Figure | None:
    """A block's lines from the first of its figures in the period to the last; None without any."""
    rows = figures(block, found, years)
    if rows.empty:
        return None
    one = catalog.indicators[block.lines[0].indicator]
    ends = int(rows.year.min()), int(rows.year.max())
    figure = charts.trend(rows.assign(anchor=rows.side), one, 190, LOOKS, ends)
    low, high = figure.layout.yaxis.range
    # Room below zero, or the name of a line that ends there would lie on the years.
    return figure.update_yaxes(range=[low - 0.12 * (high - low), high])


def by_size(pairs: Pairs) -> list[Pairs]:
    """The channels in which a share is large, and those in which all are small: each needs its own scale."""
    large = [any(share >= SMALL for need in pair for share in _shares(need)) for pair in pairs]
    groups = [[p for p, big in zip(pairs, large, strict=True) if big is of] for of in (True, False)]
    return [group for group in groups if group]


def needs(pairs: Pairs) -> go.Figure:
    """A line per channel and year from what the one is to the other to the reverse, in per cent.

    The last year of a channel stands in full, its first paler above it; a side that is on no record has no mark.
    """
    top = max(1.0, 100 * max((share for p in pairs for need in p for share in _shares(need)), default=0))  # fmt: skip
    rows = [(need, need is pair[-1]) for pair in pairs for need in pair]
    labels = [f"{need.channel.title}, {need.period}" for need, _ in rows]
    traces: list[dict[str, Any]] = [_span(need, label, now) for (need, now), label in zip(rows, labels, strict=True)]  # fmt: skip
    traces += [_marks(side, rows, labels) for side in SYMBOLS]
    layout = plain(64 + 30 * len(rows)) | charts.LEGEND_ABOVE
    layout["margin"] = {"l": 158, "r": 14, "t": 34, "b": 30}
    layout["xaxis"] |= {
        "range": [-0.03 * top, 1.04 * top], "ticksuffix": "%", "showgrid": True, "gridcolor": RULE, "nticks": 5, "tickangle": 0,
        "tickformat": "",
    }  # fmt: skip
    layout["yaxis"] |= {
        "categoryorder": "array", "categoryarray": labels, "autorange": "reversed", "showgrid": False,
        "nticks": None, "tickmode": "array", "tickvals": labels,
    }  # fmt: skip
    return go.Figure(traces, layout)


def _shares(need: Need) -> list[float]:
    return [float(tie.share) for tie in (need.russia, need.iran) if tie is not None]


def _span(need: Need, label: str, now: bool) -> dict[str, Any]:
    both = [100 * share for share in _shares(need)]
    return {
        "type": "scatter", "mode": "lines", "x": both, "y": [label] * len(both), "hoverinfo": "skip",
        "line": {"color": OTHERS, "width": 3 if now else 1.5}, "showlegend": False,
    }  # fmt: skip


def _marks(side: str, rows: Sequence[tuple[Need, bool]], labels: Sequence[str]) -> dict[str, Any]:
    held = [
        (need.russia if side == "RUS" else need.iran, label, now)
        for (need, now), label in zip(rows, labels, strict=True)
    ]
    known = [(tie, label, now) for tie, label, now in held if tie is not None]
    other = "Iran" if side == "RUS" else "Russia"
    observed = [tie.status == "observed" for tie, _, _ in known]
    return {
        "type": "scatter", "mode": "markers", "name": f"{ANCHORS[side].short}'s share of {other}'s",
        "x": [round(100 * tie.share, 2) for tie, _, _ in known], "y": [label for _, label, _ in known],
        "cliponaxis": False,
        "marker": {
            "color": ANCHORS[side].hue, "size": 11, "opacity": [1.0 if now else 0.45 for *_, now in known],
            "symbol": [SYMBOLS[side] + ("" if plainly else "-open") for plainly in observed],
            "line": {"width": 2, "color": ANCHORS[side].hue},
        },
        "text": ["" if tie.status == "observed" else f" ({tie.status})" for tie, _, _ in known],
        "hovertemplate": f"{ANCHORS[side].short}, %{{y}}: %{{x:.2f}}%%{{text}}<extra></extra>",
    }  # fmt: skip
