"""How much each dimension of the index weighs: chosen, written in one word, and read back."""

import math
import re
from dataclasses import dataclass

import numpy as np

from solidarity.alignment.rules import Rules
from solidarity.errors import DataError, UnknownName

MOST = 100.0
_PART = re.compile(r"([a-z]+)\s*[=:]?\s*([^,_=:\s]*)")


@dataclass(frozen=True)
class Weights:
    """A weight for every dimension, by its short name and in the order of the rules.

    Only their proportions matter: doubling all of them changes no score.
    """

    each: tuple[tuple[str, float], ...]

    @property
    def array(self) -> np.ndarray:
        """The weights alone, shape (dimensions,)."""
        return np.array([weight for _, weight in self.each])

    @property
    def shares(self) -> dict[str, float]:
        """Each weight's share of all."""
        total = sum(weight for _, weight in self.each)
        return {name: weight / total for name, weight in self.each}

    def text(self) -> str:
        """The weights as they stand in an address: `votes2_arms1_opinion0.5`."""
        return "_".join(f"{name}{weight:g}" for name, weight in self.each)


def preset(key: str, rules: Rules) -> Weights:
    """The weights of a preset; raise UnknownName if there is none of that key."""
    if key not in rules.presets:
        raise UnknownName("a set of weights", key, rules.presets)
    chosen = rules.presets[key].weights
    return Weights(
        tuple(
            (rule.short, float(chosen.get(rule.short, rule.weight)))
            for rule in rules.dimensions.values()
        )
    )


def default(rules: Rules) -> Weights:
    """The weights used where none are chosen."""
    return preset("default", rules)


def preset_of(weights: Weights, rules: Rules) -> str:
    """The key of the preset that these weights are; empty if they are none."""
    return next((key for key in rules.presets if preset(key, rules) == weights), "")


def short_text(weights: Weights, rules: Rules) -> str:
    """The weights in one word: the key of their preset, else all of them."""
    return preset_of(weights, rules) or weights.text()


def parse(text: str, rules: Rules) -> Weights:
    """Weights from `equal` (a preset), `votes=2,trade=1` or `votes2_trade1`.

    A dimension that is not named keeps its default weight; 0 takes it out. Raises UnknownName on a
    name that is neither, DataError on a weight that is no number from 0 to 100 or if all are 0.
    """
    text = text.strip().lower()
    if text in rules.presets:
        return preset(text, rules)
    named: dict[str, float] = {}
    for part in re.split(r"[,_]", text):
        match = _PART.fullmatch(part.strip())
        if match is None or (part == text and not match[2]):
            raise UnknownName("a set of weights such as votes=2,trade=1", text, rules.presets)
        name, number = match.groups()
        if name not in rules.names:
            raise UnknownName("a dimension of the index", name, rules.names)
        if name in named:
            raise DataError(f"“{name}” is weighed twice: give each dimension one weight.")
        named[name] = _number(number, part)
    chosen = dict(default(rules).each) | named
    if not any(chosen.values()):
        raise DataError("All weights are 0: give at least one dimension a weight above 0.")
    return Weights(tuple(chosen.items()))


def _number(text: str, part: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not 0 <= number <= MOST:
        raise DataError(f"“{part.strip()}”: a weight is a number from 0 to {MOST:g}.")
    return number
