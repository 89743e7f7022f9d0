"""The network on the map: states in the hue of their camp, ties as great circles."""

from solidarity.anchors import ANCHORS
from solidarity.maps import MapLayer, mix
from solidarity.network.chart import Scene, edges_of, hover
from solidarity.network.looks import PALETTE, REST, STATES, look_of

FILL = 0.6
"""How much of its camp's hue a state has."""


def layer(scene: Scene, title: str) -> MapLayer:
    """The layer of a scene: values are camps, the last one stands for all that have no hue."""
    codes = [*scene.found.states.index.astype("str"), *scene.alone]
    rest = len(PALETTE)
    return MapLayer(
        anchor="",
        title=title,
        codes=codes,
        values=[float(_place(scene.found.camp_of(code), rest)) for code in codes],
        n=[],
        flags={},
        # Pale, so that the ties stand out from the land.
        colors=[mix(hue, "#FFFFFF", FILL) for hue in (*PALETTE, REST)],
        low=0,
        high=rest,
        log=False,
        decimals=0,
        labels=[],
        phrase="",
        absent="no tie that reaches the threshold, or none on record",
        texts=[_said(scene, code) for code in codes],
        grid={
            "anchors": [],
            "classes": [look.name for look in scene.looks],
            "listed": True,
            "ringed": {code: ANCHORS[code].hue for code in STATES if code in scene.found.states.index},
            "arcs": [
                {"hue": hue, "width": width, "dash": dash, "pairs": "".join(f"{one}{other}" for one, other in pairs)}
                for hue, width, dash, pairs in edges_of(scene.network, scene.found, scene.looks, scene.country)
            ],
        },
    )  # fmt: skip


def _place(label: int, rest: int) -> int:
    return label - 1 if 1 <= label <= rest else rest


def _said(scene: Scene, code: str) -> str:
    """What stands under a state's name."""
    if code in scene.alone:
        return "loses its last tie"
    look = look_of(scene.found.camp_of(code), scene.looks)
    return hover(scene, code).partition("<br>")[2] if look else "in no camp of three or more"
