"""What plotly's JSON says, read without what draws it: values along an axis, colours, hollow marks."""

import re
from base64 import b64decode
from functools import cache
from typing import Any

import numpy as np

Told = dict[str, Any]
OPEN = 100
"""What plotly adds to a symbol's number for its hollow form."""
_RGBA = re.compile(r"rgba?\(([^)]*)\)")


def along(trace: Told, letter: str) -> list[Any]:
    """A trace's values along an axis: written out, or counted from a start by steps."""
    if trace.get(letter) is not None:
        return listed(trace[letter])
    if trace["type"] == "heatmap":
        count = len(trace["z"] if letter == "y" else trace["z"][0])
    else:
        count = len(listed(trace.get("y" if letter == "x" else "x") or []))
    start, step = trace.get(f"{letter}0", 0), trace.get(f"d{letter}", 1)
    return [start + step * place for place in range(count)]


def listed(values: Any) -> list[Any]:
    """A list that plotly may have packed."""
    if isinstance(values, dict):
        return list(np.frombuffer(b64decode(values["bdata"]), values["dtype"]).tolist())
    return list(values)


@cache
def ink(color: str) -> tuple[str, float]:
    """A colour written as #RRGGBB, rgb(), rgba() or by name, and how much of it there is."""
    if not (found := _RGBA.fullmatch(color.replace(" ", ""))):
        return color, 1.0
    red, green, blue, *rest = (float(part) for part in found[1].split(","))
    return "#" + "".join(f"{round(v):02X}" for v in (red, green, blue)), (rest or [1.0])[0]
