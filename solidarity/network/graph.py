"""The ties of one kind as a graph: who is tied to whom, which camps it falls into, and who bridges them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd

from solidarity.network.pairs import Pairs

LIMIT = 2500
"""More ties than this are neither drawn nor measured: nobody could see anything in them."""
WANTED = 550
"""About how many ties are drawn at first."""
CAMP = 3
"""The fewest states that are called a camp."""
RUNS = 10
"""The Louvain method depends on the order of the states: the best of so many orders is taken."""


def drawn(pairs: Pairs, threshold: float, nearest: int = 0) -> pd.DataFrame:
    """The pairs from the threshold on, and each state's `nearest` strongest: pairs.rows and `lifted`.

    `lifted` marks the ties that are there for the second reason alone; equals are all in or all out.
    """
    rows = pairs.rows
    above = rows.value.to_numpy() >= threshold
    kept: pd.DataFrame = rows.assign(lifted=~above)[above | _strongest(rows, nearest)]
    return kept


def _strongest(rows: pd.DataFrame, nearest: int) -> np.ndarray:
    """Which pairs are among the `nearest` strongest of either state."""
    ends = pd.concat([rows.one, rows.other]).to_numpy()
    values = pd.Series(np.tile(rows.value.to_numpy(), 2))
    place = values.groupby(ends).rank(method="min", ascending=False).to_numpy()
    return np.asarray(np.any(place.reshape(2, -1) <= nearest, axis=0))


def usual_threshold(pairs: Pairs) -> float:
    """Of the thresholds offered the one at which about WANTED ties are drawn; of equals the higher."""
    values, strongest = pairs.rows.value.to_numpy(), _strongest(pairs.rows, pairs.kind.nearest)
    gaps = {
        step: abs(int(((values >= step) | strongest).sum()) - WANTED) for step in pairs.kind.steps
    }
    return min(gaps, key=lambda step: (gaps[step], -step))


def graph(pairs: Pairs, threshold: float, nearest: int = 0) -> nx.Graph:
    """The ties of `drawn` as a graph of states with any: edges have `weight` and `lifted`."""
    return of_ties(drawn(pairs, threshold, nearest))


def of_ties(ties: pd.DataFrame) -> nx.Graph:
    """A graph whose nodes stand in the order of the alphabet, that all that follows is the same each time."""
    found = nx.Graph()
    found.add_nodes_from(sorted({*ties.one, *ties.other}))
    lifted = ties.lifted if "lifted" in ties else [False] * len(ties)
    for one, other, value, low in zip(ties.one, ties.other, ties.value, lifted, strict=True):
        found.add_edge(one, other, weight=float(value), lifted=bool(low))
    return found


@dataclass(frozen=True)
class Camp:
    """A community of the Louvain method: a statistical grouping, no alliance."""

    label: int
    """From 1; of a graph with states taken out, that of the camp it comes from."""
    members: tuple[str, ...]
    """The strongest first."""


@dataclass(frozen=True)
class Standing:
    """One state's place in a graph."""

    ties: int
    strength: float
    across: int
    """Ties to states out of its camp."""
    bridge: float
    """The share of the shortest ways between others that lead through it."""
    rank: int
    """By `bridge`; equals share one."""
    camp: int
    """The camp's label; 0 for none."""


@dataclass(frozen=True, eq=False)
class Measures:
    """What a graph says of each state and as a whole; treat the frame as read-only."""

    states: pd.DataFrame
    """By state, a column for each field of Standing."""
    camps: tuple[Camp, ...]
    modularity: float
    between: tuple[int, int]
    """The fewest and most camps that RUNS orders of the states give."""
    largest: frozenset[str]
    """The largest connected part."""

    def of(self, code: str) -> Standing:
        """One state's row."""
        row = self.states.loc[code].to_dict()
        whole = {key: int(row[key]) for key in ("ties", "across", "rank", "camp")}
        return Standing(strength=float(row["strength"]), bridge=float(row["bridge"]), **whole)

    def camp_of(self, code: str) -> int:
        """The label of a state's camp; 0 where it is in none."""
        return int(self.states.camp.get(code, 0))


def measures(network: nx.Graph, like: Sequence[Camp] = ()) -> Measures:
    """Degree, strength, betweenness and camps; labels by size, or those of the camps most `like` them."""
    strength = dict(network.degree(weight="weight"))
    communities, modularity, between = _communities(network)
    ordered = sorted(
        (sorted(group, key=lambda code: (-strength[code], code)) for group in communities),
        key=lambda group: (-len(group), group),
    )
    groups = [group for group in ordered if len(group) >= CAMP]
    camps = tuple(
        Camp(label, tuple(group))
        for label, group in zip(_labels(groups, like), groups, strict=True)
    )
    own = {code: camp.label for camp in camps for code in camp.members}
    return Measures(
        states=_states(network, strength, own),
        camps=camps,
        modularity=modularity,
        between=between,
        largest=largest_part(network),
    )


def _states(network: nx.Graph, strength: dict[str, float], camps: dict[str, int]) -> pd.DataFrame:
    bridge = pd.Series(nx.betweenness_centrality(network), dtype="float64")
    # Equal but for the order of sums: as printed, a millionth apart is the same.
    bridge = bridge.round(6)
    codes = list(network)
    return pd.DataFrame(
        {
            "ties": [network.degree(code) for code in codes],
            "strength": [float(strength[code]) for code in codes],
            "across": [
                sum(camps.get(other, -1) != camps.get(code, 0) for other in network[code])
                for code in codes
            ],
            "bridge": bridge.reindex(codes).to_numpy(),
            "rank": bridge.reindex(codes).rank(method="min", ascending=False).to_numpy(),
            "camp": [camps.get(code, 0) for code in codes],
        },
        index=pd.Index(codes, dtype="str", name="state"),
    ).astype({"ties": "int64", "rank": "int64", "across": "int64", "camp": "int64"})


def _communities(network: nx.Graph) -> tuple[list[list[str]], float, tuple[int, int]]:
    """The best of RUNS divisions by modularity, that modularity, and how many camps the runs gave."""
    codes = list(network)
    if not network.number_of_edges():
        return [], 0.0, (0, 0)
    # Numbers for names: sets of text come in another order in another process.
    plain = nx.Graph()
    plain.add_nodes_from(range(len(codes)))
    place = {code: number for number, code in enumerate(codes)}
    plain.add_weighted_edges_from(
        (place[one], place[other], weight) for one, other, weight in network.edges(data="weight")
    )
    runs = [nx.community.louvain_communities(plain, seed=seed) for seed in range(RUNS)]
    scored = [(nx.community.modularity(plain, run), -seed) for seed, run in enumerate(runs)]
    modularity, seed = max(scored)
    counts = [sum(len(group) >= CAMP for group in run) for run in runs]
    best = [[codes[number] for number in sorted(group)] for group in runs[-seed]]
    return best, float(modularity), (min(counts), max(counts))


def _labels(groups: Sequence[Sequence[str]], like: Sequence[Camp]) -> list[int]:
    """A number for each group: that of the camp with which it shares most members, else the next free."""
    overlaps = sorted(
        (-len({*group} & {*camp.members}), place, camp.label)
        for place, group in enumerate(groups)
        for camp in like
    )
    labels: dict[int, int] = {}
    for overlap, place, label in overlaps:
        if overlap and place not in labels and label not in labels.values():
            labels[place] = label
    free = (n for n in range(1, len(groups) + len(like) + 1) if n not in {c.label for c in like})
    return [labels[place] if place in labels else next(free) for place in range(len(groups))]


def largest_part(network: nx.Graph) -> frozenset[str]:
    """The states of the largest connected part; of equals that of the first in the alphabet."""
    parts = sorted(
        (sorted(part) for part in nx.connected_components(network)), key=lambda p: (-len(p), p)
    )
    return frozenset(parts[0]) if parts else frozenset()


@dataclass(frozen=True, eq=False)
class Loss:
    """What a graph loses with some states; the ties between the others stay as they are."""

    codes: tuple[str, ...]
    """Those of them that were in the graph."""
    left: nx.Graph
    """The others with a tie left."""
    alone: tuple[str, ...]
    """The others that lose their last tie."""
    fallen: tuple[str, ...]
    """The others that are no longer in the largest connected part; those alone too."""


def without(network: nx.Graph, codes: Collection[str]) -> Loss:
    """The graph without some states; those that are not in it take nothing with them."""
    gone = tuple(code for code in codes if code in network)
    left = network.copy()
    left.remove_nodes_from(gone)
    alone = tuple(code for code in left if not left.degree(code))
    left.remove_nodes_from(alone)
    before, after = largest_part(network), largest_part(left)
    return Loss(gone, left, alone, tuple(sorted(before - after - {*gone})))


def bridges(network: nx.Graph, found: Measures, count: int = 5) -> list[tuple[str, Loss]]:
    """The states on most shortest ways between others, each with what would be lost without it."""
    states = found.states[found.states.bridge > 0]
    ordered = states.sort_values(["bridge", "state"], ascending=[False, True])
    return [(str(code), without(network, [code])) for code in ordered.index[:count]]


def strongest_ties(ties: pd.DataFrame, code: str) -> pd.DataFrame:
    """One state's rows of `drawn` or pairs.rows, the strongest first, with `partner` for the other end."""
    own = ties[(ties.one == code) | (ties.other == code)]
    return own.assign(partner=own.other.where(own.one == code, own.one))


def shared(codes: Iterable[str], found: Measures) -> bool:
    """Whether all of these states stand in one camp."""
    labels = {found.camp_of(code) for code in codes}
    return len(labels) == 1 and 0 not in labels
