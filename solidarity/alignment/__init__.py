"""The alignment index: open, sourced, and honest about how firm it is."""

from solidarity.alignment import leave_out, pair, robustness, rules, scores, validation, why
from solidarity.alignment.alignment import TABLE, THIN, Alignment
from solidarity.alignment.rules import KEY, Rules
from solidarity.alignment.weights import (
    Weights,
    default,
    parse,
    preset,
    preset_of,
    short_text,
)

__all__ = [
    "KEY",
    "TABLE",
    "THIN",
    "Alignment",
    "Rules",
    "Weights",
    "default",
    "leave_out",
    "pair",
    "parse",
    "preset",
    "preset_of",
    "robustness",
    "rules",
    "scores",
    "short_text",
    "validation",
    "why",
]
