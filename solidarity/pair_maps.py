"""A map of two anchors at once: nine colours, three steps each way."""

from typing import Any

import pandas as pd

from solidarity import maps, words
from solidarity.alignment import THIN, pair
from solidarity.anchors import Anchor
from solidarity.maps import PAPER, MapLayer, mix

STEPS = ("weak", "medium", "strong")
HALF_WAY = 0.55
"""How much of its hue the middle step has: found to keep the nine colours furthest apart, also for
readers who confuse red with green or blue with green (tests/test_pair_maps.py)."""


def layer(first: Anchor, second: Anchor, rows: pd.DataFrame, title: str) -> MapLayer:
    """The layer of a comparison: `rows` is alignment.pair.compare, values are classes from 0 to 8."""
    codes = rows.partner.tolist()
    return MapLayer(
        anchor=first.code,
        title=title,
        codes=codes,
        values=[float(place) for place in places(rows)],
        n=[],
        flags=dict.fromkeys(rows.partner[~rows.sound.astype(bool)], THIN),
        colors=grid_colors(first, second),
        low=0,
        high=8,
        log=False,
        decimals=0,
        labels=[],
        phrase="",
        absent="too few dimensions known for both",
        texts=[hover(first, second, row) for row in rows.to_dict("records")],
        grid={
            "x": f"with {first.name}",
            "y": f"with {second.name}",
            "steps": step_labels()[::-1],  # as the rows of the legend: strong on top
            "classes": class_names(first, second),
            "anchors": [anchor.code for anchor in (first, second)],
        },
    )


def places(rows: pd.DataFrame) -> pd.Series:
    """The class of each row: 0 weak with both, 2 strong with the first only, 8 strong with both."""
    return 3 * pair.classes(rows["second"]) + pair.classes(rows["first"])


def hover(first: Anchor, second: Anchor, row: dict[Any, Any]) -> str:
    """Both scores and which is the higher one, in two lines."""
    scores = f"{words.whole(row['first'])} with {first.name} · {words.whole(row['second'])} with {second.name}"
    near = {first.code: first, second.code: second}.get(row["closer"])
    closer = (
        "as close to both"
        if near is None
        else f"closer to {near.name} in {100 * row['firmness']:.0f}% of weightings"
    )
    known = words.counted(int(row["dimensions"]), "dimensions") + ("" if row["sound"] else " only")
    return f"{scores}<br>{closer} · {known} · {row['year']}"


def step_labels() -> list[str]:
    """What weak, medium and strong mean in points of the index."""
    low, high = pair.CLASSES
    spans = (f"below {low:.0f}", f"{low:.0f} to {high:.0f}", f"{high:.0f} or more")
    return [f"{step}: {span}" for step, span in zip(STEPS, spans, strict=True)]


def class_names(first: Anchor, second: Anchor) -> list[str]:
    """The nine classes in words."""
    return [
        f"{STEPS[place % 3]} with {first.name}, {STEPS[place // 3]} with {second.name}"
        for place in range(9)
    ]


def grid_colors(first: Anchor, second: Anchor) -> list[str]:
    """The nine colours, by class: each anchor's hue in three steps, laid over one another as inks."""
    return [_overlaid(_step(first, place % 3), _step(second, place // 3)) for place in range(9)]


def frames(comparisons: dict[int, pd.DataFrame]) -> dict[str, Any]:
    """All years for the play button: codes, and per year their classes, None where there is none."""
    classes = {
        year: pd.Series(places(rows).to_numpy(), index=rows.partner.to_numpy())
        for year, rows in comparisons.items()
    }
    codes = sorted(set().union(*(found.index for found in classes.values())))
    return {
        "codes": codes,
        "values": [
            [None if pd.isna(v) else int(v) for v in found.reindex(codes)]
            for found in classes.values()
        ],
    }


def _step(anchor: Anchor, step: int) -> str:
    return (PAPER, mix(anchor.hue, PAPER, HALF_WAY), anchor.hue)[step]


def _overlaid(one: str, other: str) -> str:
    pairs = zip(maps.channels(one), maps.channels(other), strict=True)
    return "#" + "".join(f"{round(a * b / 255):02X}" for a, b in pairs)
