"""The network itself: pairs, camps, bridges and losses, on graphs small enough to see through."""

import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from fixtures import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from test_pair_maps import VISION, lab

from solidarity.anchors import ANCHORS
from solidarity.network import KINDS, Pairs, graph, layout, looks
from solidarity.network.pairs import agreement

CLIQUES = [*combinations("ABCD", 2), *combinations("EFGH", 2), ("D", "X"), ("X", "E")]
"""Two cliques of four with one state between them."""


def of(*pairs, value=1.0):
    """A graph of ties as `drawn` gives them."""
    rows = pd.DataFrame([(*sorted(pair[:2]), *(pair[2:] or [value])) for pair in pairs], columns=["one", "other", "value"])  # fmt: skip
    return graph.of_ties(rows.assign(lifted=False))


def few(*rows, kind="arms"):
    """Pairs of one kind and year, given as one, other, value."""
    frame = pd.DataFrame(rows, columns=["one", "other", "value"])
    return Pairs(KINDS[kind], 2020, frame.assign(n=1, status="observed", unit=KINDS[kind].unit))


def test_agreement_by_hand():
    """Yes against abstention is a half apart, yes against no a whole; an absence counts on no side."""
    scores = np.array([[1.0, 1.0, 0.0, np.nan], [0.5, 0.0, 0.0, 1.0], [np.nan, 1.0, 0.5, 0.5]])
    n, apart = agreement(scores)
    assert n.tolist() == [[3, 3, 2], [3, 4, 3], [2, 3, 3]]
    assert apart.tolist() == [[0, 1.5, 0.5], [1.5, 0, 2], [0.5, 2, 0]]


def test_the_state_between_two_cliques_bridges_them():
    found = graph.measures(of(*CLIQUES))
    assert {frozenset(camp.members) - {"X"} for camp in found.camps} == {frozenset("ABCD"), frozenset("EFGH")}  # fmt: skip
    assert [camp.label for camp in found.camps] == [1, 2]
    assert len(found.camps[0].members) == 5  # with X: the larger one is the first
    # Of the 28 pairs of the other eight, 16 lie on two sides; D and E have the 3 × 5 beside their own.
    assert found.of("X").bridge == pytest.approx(16 / 28, abs=1e-6)
    assert found.of("D").bridge == found.of("E").bridge == pytest.approx(15 / 28, abs=1e-6)
    assert (found.of("X").rank, found.of("D").rank, found.of("A").rank) == (1, 2, 4)
    assert found.of("A").bridge == 0 and found.of("A").ties == 3 and found.of("A").across == 0
    assert found.of("X").ties == 2 and found.of("X").across == 1
    assert found.largest == frozenset("ABCDEFGHX")


def test_without_the_bridge_one_side_parts_and_nobody_is_alone():
    network = of(*CLIQUES, ("A", "Y"))
    loss = graph.without(network, ["X", "nowhere"])
    assert loss.codes == ("X",) and loss.alone == ()
    assert loss.fallen == tuple("EFGH")
    assert graph.without(network, ["A"]).alone == ("Y",)
    assert [code for code, _ in graph.bridges(network, graph.measures(network), 3)] == ["D", "X", "E"]  # fmt: skip
    assert "X" in network  # the graph given stays as it was


def test_a_camp_keeps_its_label_when_another_shrinks():
    network = of(*CLIQUES, ("A", "I"), ("B", "I"))
    before = graph.measures(network)
    label = before.camp_of("E")
    after = graph.measures(graph.without(network, ["A", "B", "I", "X"]).left, before.camps)
    assert len(after.camps) == 1 and after.camps[0].label == label == after.camp_of("E")
    assert after.camp_of("C") == 0  # two are no camp


def test_strength_is_the_sum_of_values():
    found = graph.measures(of(("A", "B", 2.0), ("B", "C", 3.5), ("A", "C", 1.0)))
    assert [found.of(code).strength for code in "ABC"] == [3, 5.5, 4.5]
    assert found.camps[0].members == tuple("BCA")


def test_ties_from_the_threshold_on_and_each_states_strongest():
    pairs = few(("A", "B", 9.0), ("A", "C", 5.0), ("B", "C", 5.0), ("C", "D", 2.0), ("B", "D", 2.0), ("A", "D", 1.0))  # fmt: skip
    assert graph.drawn(pairs, 5)[["one", "other"]].agg("".join, axis=1).tolist() == ["AB", "AC", "BC"]  # fmt: skip
    nearest = graph.drawn(pairs, 9, nearest=1)
    assert nearest[["one", "other"]].agg("".join, axis=1).tolist() == ["AB", "AC", "BC", "CD", "BD"]
    assert nearest.lifted.tolist() == [False, True, True, True, True]  # equals are all in
    assert graph.drawn(pairs, 9, nearest=3).shape[0] == 6


def test_the_usual_threshold_has_about_so_many_ties():
    pairs = few(*[("A", f"B{i:03}", float(value)) for i, value in enumerate([5] * 300 + [2] * 140 + [1] * 400)])  # fmt: skip
    assert graph.usual_threshold(pairs) == 2


def test_of_nothing_there_is_nothing():
    found = graph.measures(nx.Graph())
    assert found.camps == () and found.states.empty and not found.largest
    assert layout.positions(nx.Graph()) == {}


ties = st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda t: t[0] < t[1]), min_size=1)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(ties, st.integers(0, 11))
def test_what_holds_of_every_graph(pairs, gone):
    network = of(*[(f"S{one:02}", f"S{other:02}") for one, other in pairs])
    found = graph.measures(network)
    assert found.states.bridge.between(0, 1).all() and found.states.ties.sum() == 2 * len(pairs)
    sizes = [len(camp.members) for camp in found.camps]
    assert sizes == sorted(sizes, reverse=True) and all(size >= graph.CAMP for size in sizes)
    members = [code for camp in found.camps for code in camp.members]
    assert len(members) == len(set(members)) and set(members) <= set(network)
    assert set(layout.positions(network)) == set(network)
    code = f"S{gone:02}"
    loss = graph.without(network, [code])
    for alone in loss.alone:
        assert list(network[alone]) == [code]
    assert set(loss.fallen) <= set(found.largest) - {code}
    assert len(loss.left) + len(loss.alone) + len(loss.codes) == len(network)
    if code not in network:
        assert not loss.codes and not loss.fallen


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from([1.0, 0.5, 0.0, np.nan]), min_size=4, max_size=4), min_size=2, max_size=6))  # fmt: skip
def test_agreement_is_the_mean_of_distances(rows):
    scores = np.array(rows)
    n, apart = agreement(scores)
    for one, other in combinations(range(len(rows)), 2):
        gaps = np.abs(scores[one] - scores[other])
        assert n[one, other] == n[other, one] == np.isfinite(gaps).sum()
        assert apart[one, other] == apart[other, one] == np.nansum(gaps)


def printed():
    """Camps and places of a graph that is the same each time it is made."""
    rng = np.random.default_rng(3)
    pairs = {tuple(sorted(pair)) for pair in rng.integers(0, 60, (160, 2)).tolist() if pair[0] != pair[1]}  # fmt: skip
    network = of(*[(f"S{one:02}", f"S{other:02}") for one, other in pairs])
    found = graph.measures(network)
    return repr((found.camps, found.modularity, layout.positions(network)))


def test_another_process_draws_the_same_picture():
    """Sets of text come in another order there."""
    code = "from test_network import printed; print(printed())"
    hashed = os.environ | {"PYTHONHASHSEED": "5", "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
    other = subprocess.run([sys.executable, "-c", code], env=hashed, cwd=ROOT, capture_output=True, text=True, check=True)  # fmt: skip
    assert other.stdout.strip() == printed()


def test_names_do_not_meet_and_the_first_come_first():
    places = {"A": (0.5, 0.5), "B": (0.5, 0.5), "C": (0.5, 0.52), "D": (0.1, 0.9)}
    names = dict.fromkeys(places, "Somewhere") | {"D": "A name much too long for any side of a phone"}  # fmt: skip
    sides = layout.labels(places, dict.fromkeys(places, 6.0), names, list("BACD"), 12)
    # Above and below the same place; between the two there is no room, nor for a long name anywhere.
    assert sides == {"B": "top center", "A": "bottom center"}
    assert list(layout.labels(places, {}, names, list("BACD"), 1)) == ["B"]


@pytest.mark.parametrize("vision", VISION)
def test_camps_can_be_told_apart_from_one_another_and_from_the_anchors_rings(vision):
    hues = [lab(hue, vision) for hue in looks.PALETTE]
    assert min(np.linalg.norm(a - b) for a, b in combinations(hues, 2)) > 15
    rings = [lab(ANCHORS[code].hue, vision) for code in looks.STATES]
    assert min(np.linalg.norm(a - b) for a in hues for b in rings) > 7
    assert len(set(looks.SYMBOLS)) == len(looks.SYMBOLS) == len(looks.PALETTE)
