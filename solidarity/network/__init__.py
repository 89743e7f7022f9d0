"""The network itself: ties of one kind between any two states, camps, bridges, and what is lost with a state."""

from solidarity.network import camp_map, chart, graph, kinds, looks, tables, words
from solidarity.network.kinds import KINDS, Kind
from solidarity.network.pairs import Pairs, pairs
from solidarity.network.study import Cut, Study, cut, scene, study

__all__ = [
    "KINDS",
    "Cut",
    "Kind",
    "Pairs",
    "Study",
    "camp_map",
    "chart",
    "cut",
    "graph",
    "kinds",
    "looks",
    "pairs",
    "scene",
    "study",
    "tables",
    "words",
]
