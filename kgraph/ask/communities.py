"""Groups of entities that have more to do with each other than with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.criteria import ALL
from kgraph.ask.network import entities, graph, network
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Collection

    from networkx import Graph  # type: ignore[import-untyped]

    from kgraph.ask.criteria import Criteria
    from kgraph.model import Entity
    from kgraph.store import Store

SEED = 1
SMALLEST = 3  # members; a pair is an edge, and no group
NAMES = 3  # of members, in a label


class Community(NamedTuple):
    label: str  # names of its strongest members
    claims: int  # that join two of its members
    members: tuple[Entity, ...]  # those with most claims within come first; without aliases


def communities(
    store: Store, criteria: Criteria = ALL, *, smallest: int = SMALLEST, limit: int | None = None
) -> list[Community]:
    """By the Louvain method (Blondel et al. 2008) on the network of the entities of `types`
    (actors, where none is given), weighted by claims; those with most claims first.

    Direction, kind and polarity of actions do not matter. Always the same for the same graph.
    Raises NothingFound where no group has so many members.
    """
    from networkx.algorithms.community import (  # type: ignore[import-untyped]
        louvain_communities,
    )

    with store.reading() as db:
        net = network(db, criteria, criteria.types or ACTOR_LABELS)
        made = graph(net)
        found = louvain_communities(made, seed=SEED) if net.links else []
        groups = [_by_strength(made, group) for group in found if len(group) >= smallest]
        known = entities(db, (net.numbers[n] for group in groups for n, _ in group))
    if not groups:
        raise NothingFound(f"no group of {smallest} or more; try a smaller --min-size")
    communities = [
        _community([known[net.numbers[n]] for n, _ in group], sum(c for _, c in group) // 2)
        for group in groups
    ]
    communities.sort(key=lambda one: (-one.claims, -len(one.members), one.label))
    return communities[:limit]


def _by_strength(made: Graph[int], group: Collection[int]) -> list[tuple[int, int]]:
    """Members, with their claims within the group."""
    within = made.subgraph(group)
    return sorted(within.degree(weight="weight"), key=lambda item: (-item[1], item[0]))


def _community(members: list[Entity], claims: int) -> Community:
    return Community(", ".join(one.name for one in members[:NAMES]), claims, tuple(members))
