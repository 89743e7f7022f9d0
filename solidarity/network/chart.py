"""The network drawn by force: states as marks by camp, ties as lines, the anchors and the chosen one outlined."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from solidarity.anchors import ANCHORS
from solidarity.charts import INK, plain
from solidarity.maps import channels
from solidarity.network.graph import Measures
from solidarity.network.kinds import Kind
from solidarity.network.layout import HEIGHT, Place, labels
from solidarity.network.looks import REST, STATES, Look, look_of

SMALLEST, LARGEST = 7.0, 26.0
"""Of a state's mark, in pixels: its area follows its strength."""
NAMED = 12
"""The most names that are drawn."""
CROSSING = "#9AA0A6"
"""The hue of ties between camps."""


@dataclass(frozen=True, eq=False)
class Scene:
    """What is drawn: the ties left, and where everybody stands, those without a tie too."""

    kind: Kind
    network: nx.Graph
    found: Measures
    looks: Sequence[Look]
    places: dict[str, Place]
    gone: tuple[str, ...]
    """Taken out."""
    alone: tuple[str, ...]
    """With no tie left."""
    country: str
    name: Callable[[str], str]


def figure(scene: Scene) -> go.Figure:
    """The force drawing of a scene."""
    traces = [*_ties(scene), *_off(scene), *_states(scene), *_outlines(scene), _names(scene)]
    layout = plain(HEIGHT + 30)
    layout["margin"] = {"l": 14, "r": 14, "t": 14, "b": 14}
    layout["hovermode"] = "closest"
    layout["hoverdistance"] = 12
    for axis in ("xaxis", "yaxis"):
        layout[axis] = {"visible": False, "range": [-0.03, 1.03], "fixedrange": True}
    return go.Figure(traces, layout)


def edges_of(
    network: nx.Graph, found: Measures, looks: Sequence[Look], country: str
) -> list[tuple[str, float, str, list[tuple[str, str]]]]:
    """The ties by style, those to lie on top last: hue, width, dash and the pairs."""
    own: list[tuple[str, str]] = []
    styles: dict[tuple[int, bool], list[tuple[str, str]]] = {}
    for one, other, lifted in network.edges(data="lifted"):
        if country in (one, other):
            own.append((one, other))
            continue
        camp = found.camp_of(one) if found.camp_of(one) == found.camp_of(other) else 0
        styles.setdefault((camp, lifted), []).append((one, other))
    drawn = []
    for (camp, lifted), pairs in sorted(styles.items()):
        look = look_of(camp, looks)
        hue = pale(look.hue if look else CROSSING, 0.5 if look else 0.45)
        drawn.append((hue, 0.8, "dot" if lifted else "solid", pairs))
    return [*drawn, (INK, 1.6, "solid", own)] if own else drawn


def pale(hue: str, share: float) -> str:
    """A hue as ink that lets others through."""
    return f"rgba({','.join(map(str, channels(hue)))},{share})"


def _ties(scene: Scene) -> list[dict[str, Any]]:
    found = edges_of(scene.network, scene.found, scene.looks, scene.country)
    return [_lines(scene.places, *style) for style in found]


def _lines(
    places: dict[str, Place], hue: str, width: float, dash: str, pairs: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    """All ties of one style as one trace: a line that is lifted between two ties."""
    x: list[float | None] = []
    y: list[float | None] = []
    for one, other in pairs:
        x += [places[one][0], places[other][0], None]
        y += [places[one][1], places[other][1], None]
    return {
        "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
        "line": {"color": hue, "width": width, "dash": dash},
    }  # fmt: skip


def sizes(states: pd.DataFrame) -> dict[str, float]:
    """The diameter of each state's mark."""
    most = float(states.strength.max()) if len(states) else 1.0
    return {
        str(code): SMALLEST + (LARGEST - SMALLEST) * (value / most) ** 0.5
        for code, value in zip(states.index, states.strength, strict=True)
    }


def _states(scene: Scene) -> list[dict[str, Any]]:
    """A trace for each camp, and one for those in none."""
    states, size = scene.found.states, sizes(scene.found.states)
    traces = []
    for label, own in states.groupby("camp"):
        look = look_of(int(str(label)), scene.looks)
        codes = [str(code) for code in own.index]
        traces.append(
            _marks(scene.places, codes)
            | {
                "text": [hover(scene, code) for code in codes],
                "marker": {
                    "size": [size[code] for code in codes],
                    "color": look.hue if look else REST,
                    "symbol": look.symbol if look else 0,
                    "line": {"color": "#FFFFFF", "width": 0.8},
                },
            }
        )
    return traces


def _off(scene: Scene) -> list[dict[str, Any]]:
    """Those without a tie left, and those taken out, where they stood."""
    out = {"symbol": "x-thin-open", "size": 12, "color": INK, "line": {"width": 1.5}}
    bare = {"symbol": "circle-open", "size": 7, "color": "#70757C", "line": {"width": 1}}
    groups = ((scene.alone, bare, "loses its last tie"), (scene.gone, out, "taken out"))
    return [
        _marks(scene.places, codes)
        | {"marker": marker, "text": [f"<b>{scene.name(code)}</b><br>{said}" for code in codes]}
        for codes, marker, said in groups
        if codes
    ]


def _outlines(scene: Scene) -> list[dict[str, Any]]:
    """Rings around the anchors, in their own hues, and around the chosen country, in ink."""
    size = sizes(scene.found.states)
    rings = [(code, ANCHORS[code].hue, 2.6, 3.0) for code in STATES if code in size]
    rings += [(scene.country, INK, 2.0, 8.0)] if scene.country in size else []
    return [
        _marks(scene.places, [code])
        | {
            "hoverinfo": "skip",
            "marker": {
                "symbol": "circle-open",
                "size": size[code] + more,
                "color": hue,
                "line": {"width": width},
            },
        }
        for code, hue, width, more in rings
    ]


def _names(scene: Scene) -> dict[str, Any]:
    """The names of those that matter most, as far as there is room."""
    size = sizes(scene.found.states)
    sides = labels(
        scene.places,
        {code: diameter / 2 + 2 for code, diameter in size.items()},
        {code: scene.name(code) for code in scene.places},
        _first(scene),
        NAMED,
    )
    codes = list(sides)
    return _marks(scene.places, codes) | {
        "mode": "markers+text",  # the unseen mark keeps the name off the one that is seen
        "marker": {"size": [size.get(code, 8) + 4 for code in codes], "opacity": 0},
        "hoverinfo": "skip",
        "text": [f"<b>{scene.name(code)}</b>" for code in codes],
        "textposition": list(sides.values()),
        "textfont": {
            "size": 12,
            "color": [ANCHORS[c].hue if c in STATES and c != "USA" else INK for c in codes],
            "shadow": "0 0 3px #FFFFFF, 0 0 3px #FFFFFF, 0 0 3px #FFFFFF",
        },
    }


def _first(scene: Scene) -> list[str]:
    """Whose names come first: anchors, the chosen one, those taken out, the bridges, then the strongest."""
    states = scene.found.states
    bridges = states[states["rank"] <= 5].sort_values("rank").index
    strongest = states.sort_values(["strength", "state"], ascending=[False, True]).index
    order = [*STATES, scene.country, *scene.gone, *bridges, *strongest]
    return [str(code) for code in dict.fromkeys(order)]


def _marks(places: dict[str, Place], codes: Sequence[str]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "text",
        "x": [places[code][0] for code in codes], "y": [places[code][1] for code in codes],
    }  # fmt: skip


def hover(scene: Scene, code: str) -> str:
    """A state's name, ties, strength, bridge and camp."""
    row = scene.found.of(code)
    look = look_of(row.camp, scene.looks)
    camp = f"{look.sign} {look.name}" if look else "in no camp of three or more"
    return (
        f"<b>{scene.name(code)}</b><br>{row.ties} ties, {row.across} of them out of its camp"
        f"<br>{scene.kind.strength}: {row.strength:,.1f}"
        f"<br>on {100 * row.bridge:.1f}% of the shortest ways, rank {row.rank}<br>{camp}"
    )
