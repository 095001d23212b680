"""Who belongs together: groups that have more to do with each other than with the rest."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.model import View

SEED = 1
ROUNDS = 5  # the modularity of planted groups is at its highest after two, of others nearly so
SMALLEST = 3  # members; a pair is an edge, and no group
Node = TypeVar("Node", int, str)


def communities(view: View) -> dict[str, int]:
    """The community of each entity by id; 0 is the largest, then by the smallest id.

    Of actors only: what many talk about makes no group. Direction, kind and polarity of actions do
    not matter; a pair counts as often as it has claims.
    Entities of groups with fewer than `SMALLEST` members are not in it. The same view gives the
    same communities in any order of its entities and edges.
    """
    found = (group for group in groups(_weights(view)) if len(group) >= SMALLEST)
    return {id_: number for number, group in enumerate(found) for id_ in group}


def groups(weights: Mapping[tuple[Node, Node], int]) -> list[list[Node]]:
    """All groups of a network, largest first, then by the smallest member; members are sorted.

    The network is given as pairs, each once, and their weights, which are above 0. By the Leiden
    method, which maximizes modularity (Traag et al. 2019).
    """
    if not weights:
        return []
    from graspologic_native import leiden

    nodes = sorted({node for pair in weights for node in pair})
    places = {node: str(place) for place, node in enumerate(nodes)}
    # it takes nodes as they come, and of a pair that comes again only the first weight
    pairs = sorted((min(pair), max(pair), weight) for pair, weight in weights.items())
    edges = [(places[one], places[other], float(weight)) for one, other, weight in pairs]
    _, found = leiden(
        edges,
        starting_communities=None,
        resolution=1.0,
        randomness=0.001,
        iterations=ROUNDS,
        use_modularity=True,
        seed=SEED,
        trials=1,
    )
    members: dict[int, list[Node]] = defaultdict(list)
    for node in nodes:
        members[found[places[node]]].append(node)
    return sorted(members.values(), key=lambda group: (-len(group), group))


def _weights(view: View) -> dict[tuple[str, str], int]:
    """Claims between two actors, by their ids in order; an edge without any counts as one: the
    library stops the program where nothing has a weight."""
    known = {entity.id for entity in view.entities if entity.label in ACTOR_LABELS}
    counts: Counter[tuple[str, str]] = Counter()
    for edge in view.edges:
        if edge.source != edge.target and edge.source in known and edge.target in known:
            counts[min(edge.source, edge.target), max(edge.source, edge.target)] += max(
                edge.weight, 1
            )
    return counts
