"""Groups of entities that have more to do with each other than with the rest."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.criteria import ALL
from kgraph.ask.network import entities, network
from kgraph.errors import NothingFound
from kgraph.graph.communities import SMALLEST, groups
from kgraph.model import ACTOR_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kgraph.ask.criteria import Criteria
    from kgraph.ask.network import Network
    from kgraph.model import Entity
    from kgraph.store import Store

NAMES = 3  # of members, in a label


class Community(NamedTuple):
    label: str  # names of its strongest members
    claims: int  # that join two of its members
    members: tuple[Entity, ...]  # those with most claims within come first; without aliases


def communities(
    store: Store, criteria: Criteria = ALL, *, smallest: int = SMALLEST, limit: int | None = None
) -> list[Community]:
    """By the Leiden method (Traag et al. 2019) on the network of the entities of `types`
    (actors, where none is given), weighted by claims; those with most claims first.

    Direction, kind and polarity of actions do not matter. Always the same for the same graph.
    Raises NothingFound where no group has so many members.
    """
    with store.reading() as db:
        net = network(db, criteria, criteria.types or ACTOR_LABELS)
        found = _by_strength(net, (g for g in groups(_weights(net)) if len(g) >= smallest))
        known = entities(db, (net.numbers[n] for group in found for n, _ in group))
    if not found:
        raise NothingFound(f"no group of {smallest} or more; try a smaller --min-size")
    communities = [
        _community([known[net.numbers[n]] for n, _ in group], sum(c for _, c in group) // 2)
        for group in found
    ]
    communities.sort(key=lambda one: (-one.claims, -len(one.members), one.label))
    return communities[:limit]


def _weights(net: Network) -> Counter[tuple[int, int]]:
    """Claims between two, whoever is the source."""
    counts: Counter[tuple[int, int]] = Counter()
    for source, target, claims, _ in net.links:
        counts[min(source, target), max(source, target)] += claims
    return counts


def _by_strength(net: Network, found: Iterable[Sequence[int]]) -> list[list[tuple[int, int]]]:
    """Members, with their claims within the group."""
    groups = list(found)
    group_of = {member: n for n, group in enumerate(groups) for member in group}
    within: Counter[int] = Counter()
    for source, target, claims, _ in net.links:
        if group_of.get(source, -1) == group_of.get(target, -2):
            within.update({source: claims, target: claims})
    return [_ranked({member: within[member] for member in group}) for group in groups]


def _ranked(counts: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _community(members: list[Entity], claims: int) -> Community:
    return Community(", ".join(one.name for one in members[:NAMES]), claims, tuple(members))
