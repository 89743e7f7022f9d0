"""Where an anchor's trade over a channel goes, as a flow drawing: by stance on sanctions, then by partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from solidarity.anchors import Anchor
from solidarity.charts import INK, plain
from solidarity.lifelines import Lifeline
from solidarity.maps import channels as rgb
from solidarity.pressure.channels import Channel
from solidarity.pressure.charts import HUES, Name
from solidarity.pressure.stances import APART, SANCTIONS, UNNAMED, Stances
from solidarity.pressure.words import amount, percent

NAMED, VISIBLE = 8, 0.001
"""Partners drawn one by one, if they have a thousandth; the others of each stance are drawn together."""
HEIGHT, GAP, WIDEST = 440, 15, 40
"""Of the drawing, and between two nodes at least (a name needs as much) and at most, in pixels."""
TITLES = {APART: "without sanctions", SANCTIONS: "with sanctions", UNNAMED: "undisclosed"}


@dataclass(frozen=True)
class Band:
    """One flow to draw."""

    label: str
    value: float
    stance: str


def flows(
    lifeline: Lifeline, channel: Channel, anchor: Anchor, stances: Stances, name: Name
) -> go.Figure:
    """From the anchor to those without and with sanctions against it, and on to each partner.

    `stances` is stances.of. A purchase is drawn the same way round: it shows who is leaned on.
    """
    bands = _bands(lifeline, stances, name)
    sums = {
        stance: sum(band.value for band in own)
        for stance, own in groupby(bands, lambda b: b.stance)
    }
    groups = list(sums)
    nodes = [anchor.name, *(TITLES[stance] for stance in groups), *(band.label for band in bands)]
    values = [lifeline.total, *sums.values(), *(band.value for band in bands)]
    stance_of = ["", *groups, *(band.stance for band in bands)]
    sources = [0] * len(groups) + [1 + groups.index(band.stance) for band in bands]
    texts = [
        f"{node} {percent(value / lifeline.total)}"
        for node, value in zip(nodes, values, strict=True)
    ]
    texts[0] = f"{anchor.name}<br>{amount(lifeline.total, channel.unit)}"
    hues = [anchor.hue, *(HUES[stance] for stance in stance_of[1:])]
    trace = _sankey(texts, hues, sources, [amount(value, channel.unit) for value in values], values)
    columns = [[0], list(range(1, 1 + len(groups))), list(range(1 + len(groups), len(nodes)))]
    trace["node"] |= _places(columns, values)
    layout = plain(HEIGHT) | {"margin": {"l": 2, "r": 2, "t": 8, "b": 8}}
    return go.Figure([trace], layout | {"font": {"size": 12, "color": INK}})


def _bands(lifeline: Lifeline, stances: Stances, name: Name) -> list[Band]:
    """The partners to draw, stance by stance, each the largest first and the rest together."""
    flows = lifeline.flows[lifeline.flows.value > 0]
    pairs = list(zip(flows.partner.tolist(), flows.value.tolist(), strict=True))
    named = sum(value >= VISIBLE * lifeline.total for _, value in pairs[:NAMED])
    bands = [Band(name(code), value, stances[code]) for code, value in pairs[:named]]
    for stance in (APART, SANCTIONS):
        left = [value for code, value in pairs[named:] if stances[code] == stance]
        if left:
            bands.append(
                Band("one other" if len(left) == 1 else f"{len(left)} others", sum(left), stance)
            )
    if lifeline.rest > 0:
        bands.append(Band("no named partner", lifeline.rest, UNNAMED))
    sums = {stance: sum(b.value for b in bands if b.stance == stance) for stance in TITLES}
    return sorted(bands, key=lambda band: -sums[band.stance])


def _places(columns: Sequence[Sequence[int]], values: Sequence[float]) -> dict[str, list[float]]:
    """Where each node stands, 0 to 1, column by column and from above in the given order.

    Left to itself the drawing lets small flows cross. Its scale is such that the fullest column
    with a gap between any two fills the height.
    """
    field = HEIGHT - 16
    most = max(len(column) for column in columns)
    scale = (field - GAP * (most - 1)) / values[0]
    x, y = {}, {}
    for place, column in enumerate(columns):
        filled = scale * sum(values[node] for node in column)
        gap = min((field - filled) / max(len(column) - 1, 1), WIDEST) if place == 2 else GAP
        top = (field - filled - gap * (len(column) - 1)) / 2
        for node in column:
            height = scale * values[node]
            x[node] = (0.001, 0.36, 0.999)[place]
            y[node] = min(max((top + height / 2) / field, 0.001), 0.999)
            top += height + gap
    return {"x": [x[node] for node in sorted(x)], "y": [y[node] for node in sorted(y)]}


def _sankey(
    texts: Sequence[str],
    hues: Sequence[str],
    sources: Sequence[int],
    amounts: Sequence[str],
    values: Sequence[float],
) -> dict[str, Any]:
    """Every node but the first has one flow into it, of its own value."""
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": list(texts), "color": list(hues), "pad": GAP, "thickness": 12, "line": {"width": 0},
            "customdata": list(amounts), "hovertemplate": "%{label}<br>%{customdata}<extra></extra>",
        },
        "link": {
            "source": list(sources), "target": list(range(1, len(texts))), "value": list(values[1:]),
            "color": [f"rgba({','.join(map(str, rgb(hue)))},0.28)" for hue in hues[1:]],
            "customdata": list(amounts[1:]),
            "hovertemplate": "%{target.label}<br>%{customdata}<extra></extra>",
        },
    }  # fmt: skip
