"""Who is linked with whom, all of it in memory, for the questions that need the whole graph."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask import edges
from kgraph.model import Entity
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from networkx import Graph  # type: ignore[import-untyped]

    from kgraph.ask.criteria import Criteria


class Link(NamedTuple):
    """All that one entity does to another, or both do together; ends are places in `numbers`."""

    source: int
    target: int
    claims: int
    directed: bool


class Network(NamedTuple):
    """Everything is in the order of the entities' ids, so that what is made of it is always the
    same: neither the order of documents nor that of hashes matters."""

    numbers: Sequence[int]  # of entities
    links: Sequence[Link]


def network(db: sqlite3.Connection, criteria: Criteria, types: Sequence[str]) -> Network:
    """What the claims that fit join, between entities of these types."""
    found = _links(db, criteria, types)
    used = {end for source, target, _ in found for end in (source, target)}
    by_id = f"SELECT number FROM entities WHERE number IN {LISTED} ORDER BY id"
    numbers = [row[0] for row in db.execute(by_id, (listed(used),))]
    place = {number: n for n, number in enumerate(numbers)}
    links = sorted(
        Link(place[source], place[target], claims, bool(directed))
        for (source, target, directed), claims in found.items()
    )
    return Network(numbers, links)


def graph(network: Network) -> Graph[int]:
    """Undirected; `weight` is the number of claims between two."""
    from networkx import Graph

    made: Graph[int] = Graph()
    made.add_nodes_from(range(len(network.numbers)))
    for link in network.links:
        before = made.get_edge_data(link.source, link.target, {"weight": 0})["weight"]
        made.add_edge(link.source, link.target, weight=before + link.claims)
    return made


def entities(db: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Entity]:
    """Without aliases, by number."""
    query = f"SELECT number, id, name, label FROM entities WHERE number IN {LISTED}"
    return {number: Entity(*rest) for number, *rest in db.execute(query, (listed(numbers),))}


def _links(
    db: sqlite3.Connection, criteria: Criteria, types: Sequence[str]
) -> Counter[tuple[int, int, int]]:
    """Number of claims, by source, target and whether they have a direction."""
    wanted = f"SELECT number FROM entities WHERE label IN {LISTED}"
    known = {row[0] for row in db.execute(wanted, (listed(types),))}
    table, bound = edges.edges(criteria)
    found: Counter[tuple[int, int, int]] = Counter()
    for source, target, directed, claims in db.execute(
        f"SELECT source, target, directed, weight FROM ({table})", bound
    ):
        if source in known and target in known:
            found[source, target, directed] += claims
    return found
