"""The middle powers between the West and an anchor: ropes, who is in play, words, charts and tables."""

from solidarity.middle_powers import charts, tables, words
from solidarity.middle_powers.card import Record, Scorecard, read, scorecard
from solidarity.middle_powers.ropes import ANCHORED, GROUP, ROPES, Rope

__all__ = [
    "ANCHORED",
    "GROUP",
    "ROPES",
    "Record",
    "Rope",
    "Scorecard",
    "charts",
    "read",
    "scorecard",
    "tables",
    "words",
]
