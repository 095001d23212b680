"""The entities that matter, by one measure or another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from kgraph.ask import edges
from kgraph.ask.criteria import ALL, Criteria
from kgraph.ask.network import entities, graph, network
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, ENTITY_LABELS, Entity
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from kgraph.ask.network import Network
    from kgraph.store import Store

Measure = Literal["weight", "degree", "pagerank", "betweenness"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

LIMIT = 20
DAMPING = 0.85  # Brin and Page 1998
WORK = 10_000_000  # steps from entity to entity, about ten seconds: beyond it is estimated
FEWEST = 10  # entities that an estimate begins from
SEED = 1
DIGITS = 6  # of a score; what differs less is the same


class Ranked(NamedTuple):
    entity: Entity  # without aliases
    score: float  # by the measure that was asked for
    claims: int  # number of those that fit
    neighbours: int  # number of entities that these join it with
    sampled: int | None = None  # from so many entities the score was estimated; None: from all


def top(
    store: Store, by: Measure = "weight", criteria: Criteria = ALL, *, limit: int | None = LIMIT
) -> list[Ranked]:
    """Entities of `types` (actors, where none is given), those with the highest score first.

    `weight` is the number of claims, `degree` that of neighbours, of whatever type. `pagerank` and
    `betweenness` are those of the network of all actors (of all entities, where `types` has
    CONCEPT): PageRank follows actions from who acts to whom, betweenness counts the shortest ways
    through an entity in whatever direction, as a share of all. Raises NothingFound where no claim
    fits.
    """
    with store.reading() as db:
        if by in ("weight", "degree"):
            found = _counted(db, by, criteria, limit)
        else:
            found = _computed(db, by, criteria, limit)
    if not found:
        raise NothingFound("no claim fits; try fewer filters, or --type CONCEPT")
    return found


def _counted(
    db: sqlite3.Connection, by: Measure, criteria: Criteria, limit: int | None
) -> list[Ranked]:
    condition, values = "IS NOT NULL", []
    if limit and criteria == Criteria(types=criteria.types):
        chosen = _CHOSEN[by](db, criteria.types or ACTOR_LABELS, limit)
        condition, values = f"IN {LISTED}", [listed(chosen)]
    table, bound = edges.touching(criteria, condition, *values)
    found = db.execute(
        f"""
        SELECT o.id, o.name, o.label, t.weight, t.degree FROM (
            SELECT own, sum(weight) AS weight, count(DISTINCT other) AS degree
            FROM ({table}) GROUP BY own
        ) AS t JOIN entities AS o ON o.number = t.own
        WHERE o.label IN {LISTED} ORDER BY t.{by} DESC, o.weight DESC, o.name, o.id LIMIT ?
        """,
        (*bound, listed(criteria.types or ACTOR_LABELS), limit or -1),
    )
    return [
        Ranked(Entity(*one), weight if by == "weight" else degree, weight, degree)
        for *one, weight, degree in found
    ]


def _heaviest(db: sqlite3.Connection, types: Sequence[str], limit: int) -> list[int]:
    found = db.execute(
        f"SELECT number FROM entities WHERE weight > 0 AND label IN {LISTED}"
        " ORDER BY weight DESC, name, id LIMIT ?",
        (listed(types), limit),
    )
    return [row[0] for row in found]


def _widest(db: sqlite3.Connection, types: Sequence[str], limit: int) -> list[int]:
    """Those that may be among the first: nobody has more neighbours than edges."""
    of_types = f"SELECT number FROM entities WHERE weight > 0 AND label IN {LISTED}"
    held = {row[0]: 0 for row in db.execute(of_types, (listed(types),))}
    for end in ("source", "target"):
        for number, count in db.execute(f"SELECT {end}, count(*) FROM edges GROUP BY {end}"):
            if number in held:
                held[number] += count
    first = sorted(held, key=lambda number: -held[number])[:limit]
    tallies = _tallies(db, ALL, first)
    least = min((degree for _, degree in tallies.values()), default=0)
    return [number for number in held if held[number] >= least]


_CHOSEN = {"weight": _heaviest, "degree": _widest}


def _computed(
    db: sqlite3.Connection, by: Measure, criteria: Criteria, limit: int | None
) -> list[Ranked]:
    types = criteria.types or ACTOR_LABELS
    net = network(db, criteria, ENTITY_LABELS if "CONCEPT" in types else ACTOR_LABELS)
    if not net.links:
        return []
    scores, sampled = _pagerank(net) if by == "pagerank" else _betweenness(net)
    known = entities(db, net.numbers)
    found = zip(net.numbers, scores, strict=True)
    rounded = {n: round(score, DIGITS) for n, score in found if known[n].label in types}
    best = sorted(rounded, key=lambda number: -rounded[number])[:limit]
    tallies = _tallies(db, criteria, best)
    return [Ranked(known[n], rounded[n], *tallies[n], sampled) for n in best]


def _tallies(
    db: sqlite3.Connection, criteria: Criteria, numbers: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Claims and neighbours."""
    table, bound = edges.touching(criteria, f"IN {LISTED}", listed(numbers))
    query = f"SELECT own, sum(weight), count(DISTINCT other) FROM ({table}) GROUP BY own"
    return {number: (claims, degree) for number, claims, degree in db.execute(query, bound)}


def _pagerank(net: Network) -> tuple[list[float], None]:
    """By power iteration: the version of networkx needs SciPy."""
    import numpy as np

    size = len(net.numbers)
    both = [link for link in net.links if not link.directed]
    source = np.array([k.source for k in net.links] + [k.target for k in both], dtype=int)
    target = np.array([k.target for k in net.links] + [k.source for k in both], dtype=int)
    claims = np.array([k.claims for k in (*net.links, *both)], dtype=float)
    given = np.bincount(source, claims, size)
    share = claims / given[source]
    rank = np.full(size, 1 / size)
    for _ in range(200):
        lost = rank[given == 0].sum()
        passed = np.bincount(target, share * rank[source], size) + lost / size
        before, rank = rank, (1 - DAMPING) / size + DAMPING * passed
        if np.abs(rank - before).sum() < size * 10 ** -(DIGITS + 2):
            break
    return rank.tolist(), None


def _betweenness(net: Network) -> tuple[list[float], int | None]:
    from networkx import betweenness_centrality  # type: ignore[import-untyped]

    made = graph(net)
    size, work = len(made), len(made) + 2 * made.number_of_edges()
    sampled = min(size, max(FEWEST, WORK // max(work, 1)))
    scores = betweenness_centrality(made, k=sampled if sampled < size else None, seed=SEED)
    return list(scores.values()), sampled if sampled < size else None
