"""One network with all that is said of it, and what is left of it when states are taken out."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import pandas as pd

from solidarity.catalog import Catalog
from solidarity.network import graph, layout, looks
from solidarity.network.chart import Scene
from solidarity.network.graph import Loss, Measures
from solidarity.network.looks import Look
from solidarity.network.pairs import Pairs


@dataclass(frozen=True, eq=False)
class Study:
    """The ties drawn at one threshold; treat the frame and the graph as read-only."""

    pairs: Pairs
    threshold: float
    nearest: int
    ties: pd.DataFrame
    """As graph.drawn gives them."""
    network: nx.Graph
    found: Measures
    looks: tuple[Look, ...]
    places: dict[str, layout.Place]


@dataclass(frozen=True, eq=False)
class Cut:
    """What is left of a network without some states."""

    loss: Loss
    after: Measures
    looks: tuple[Look, ...]


def study(catalog: Catalog, pairs: Pairs, threshold: float, nearest: int) -> Study | None:
    """The network of these ties; None where there are none, or more than graph.LIMIT."""
    ties = graph.drawn(pairs, threshold, nearest)
    if ties.empty or len(ties) > graph.LIMIT:
        return None
    network = graph.of_ties(ties)
    found = graph.measures(network)
    named = looks.looks(found, looks.population(catalog, pairs.year), catalog.register.name)
    places = layout.positions(network)
    return Study(pairs, threshold, nearest, ties, network, found, tuple(named), places)


def cut(catalog: Catalog, whole: Study, codes: Sequence[str]) -> Cut:
    """The same network without these states; camps keep the hue of those they come from."""
    loss = graph.without(whole.network, codes)
    if not loss.codes:
        return Cut(loss, whole.found, whole.looks)
    after = graph.measures(loss.left, whole.found.camps)
    people = looks.population(catalog, whole.pairs.year)
    return Cut(loss, after, tuple(looks.looks(after, people, catalog.register.name)))


def scene(catalog: Catalog, whole: Study, left: Cut, country: str) -> Scene:
    """What is drawn of a network after a cut, everybody where they stood before it."""
    return Scene(
        whole.pairs.kind,
        left.loss.left,
        left.after,
        left.looks,
        whole.places,
        left.loss.codes,
        left.loss.alone,
        country,
        catalog.register.name,
    )
