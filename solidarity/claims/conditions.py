"""The conditions that tests put to a number."""

import re
from collections.abc import Callable

SIGNS: dict[str, tuple[str, Callable[[float, float], bool]]] = {
    ">=": ("at least", lambda a, b: a >= b),
    "<=": ("at most", lambda a, b: a <= b),
    ">": ("above", lambda a, b: a > b),
    "<": ("below", lambda a, b: a < b),
    "=": ("", lambda a, b: a == b),
}


def condition(text: str) -> tuple[str, float]:
    """`>= 0.5` as its sign and number; raise ValueError on anything else."""
    match = re.fullmatch(r"(>=|<=|>|<|=) (-?\d+(?:\.\d+)?)", text)
    if not match:
        raise ValueError(f"“{text}” is no condition like “>= 0.5”")
    return match[1], float(match[2])


def meets(text: str, value: float) -> bool:
    """Whether a number meets a condition."""
    sign, than = condition(text)
    return SIGNS[sign][1](value, than)


def told(text: str, show: Callable[[float], str]) -> str:
    """`at least 50%`: a condition in words."""
    sign, than = condition(text)
    return f"{SIGNS[sign][0]} {show(than)}".strip()


def change_told(text: str, size: Callable[[float], str]) -> str:
    """`a fall of at least 20%`, `a rise`: a condition on a change in words; `size` prints one without its sign."""
    sign, than = condition(text)
    if than == 0:
        return {">": "a rise", "<": "a fall", ">=": "no fall", "<=": "no rise", "=": "no change"}[
            sign
        ]
    way = "rise" if than > 0 else "fall"
    least = {">=": "at least", "<=": "at least", ">": "more than", "<": "more than", "=": "exactly"}
    return f"a {way} of {least[sign]} {size(than)}"


def times_told(text: str) -> str:
    """`more than the second`: a condition on how many times the second the first is."""
    sign, than = condition(text)
    if than == 1:
        return {
            ">": "more than",
            "<": "less than",
            ">=": "at least as much as",
            "<=": "at most as much as",
            "=": "as much as",
        }[sign]
    return f"{SIGNS[sign][0]} {than:g} times"
