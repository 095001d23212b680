"""Who is linked with an entity, by what action."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from kgraph.ask import edges
from kgraph.ask.criteria import ALL
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, Entity
from kgraph.store import LISTED, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kgraph.ask.criteria import Criteria
    from kgraph.model import EdgePolarity, Modality
    from kgraph.store import Store

Direction = Literal["out", "in", "both"]

BREADTH = 10  # a screenful of each: rows of an actor that is followed, and actors of a step

_RANK = (
    f"ORDER BY weight DESC, label NOT IN {ACTOR_LABELS}, name, predicate, polarity, direction, id"
)


class Neighbour(NamedTuple):
    """One edge, seen from one of its ends."""

    depth: int  # 1: of the entity that was asked for; 2: of one of its neighbours; ...
    start: Entity  # from which it is seen; without aliases, as is the other
    direction: Direction  # out: it acts; in: it is acted upon; both: a symmetric action
    action: str
    polarity: EdgePolarity
    entity: Entity  # at the other end
    claims: int  # number of those that fit
    modalities: Mapping[Modality, int]  # claims of each modality, most frequent first
    documents: tuple[str, ...]  # names, in order
    edge: str  # id


def neighbours(
    store: Store,
    entity: Entity,
    criteria: Criteria = ALL,
    *,
    direction: Direction = "both",
    depth: int = 1,
    limit: int | None = None,
) -> list[Neighbour]:
    """The edges of an entity, those with most claims first, then those with actors, then by name
    and action. Symmetric actions have both directions.

    With a `depth` above 1, the actors that it is linked with are asked in turn. Then every
    neighbour is told by its strongest edge only, `limit` (BREADTH where none is given) holds for
    the rows of each actor, and that many actors of a step are followed by the next. Raises
    NothingFound where there is none.
    """
    if depth > 1:
        limit = limit or BREADTH
    with store.reading() as db:
        ask = _Asked(db, criteria, _directions(direction), limit, one_each=depth > 1)
        found = rows = ask.of(entity, 1, ())
        told = {entity.id}
        for step in range(2, depth + 1):
            actors = _actors(rows, told)[:limit]
            rows = []
            for actor in actors:
                told.add(actor.id)
                rows += ask.of(actor, step, told)
            found = [*found, *rows]
        if not found:
            raise NothingFound(_nobody(store, entity))
        return found


def count(
    store: Store, entity: Entity, criteria: Criteria = ALL, *, direction: Direction = "both"
) -> int:
    """How many rows `neighbours` has at depth 1."""
    with store.reading() as db:
        halves = edges.halves(
            criteria, "= ?", edges.number(db, entity), directions=_directions(direction)
        )
        types, labels = edges.of_types(criteria.types)
        found = 0
        for _, other, sql, bound in halves:
            joined = f"JOIN entities AS o ON o.number = e.{other}" if criteria.types else ""
            query = f"SELECT count(*) FROM ({sql}) AS e {joined} WHERE {types}"
            found += db.execute(query, (*bound, *labels)).fetchone()[0]
        return found


class _Asked(NamedTuple):
    db: sqlite3.Connection
    criteria: Criteria
    directions: Collection[str]
    limit: int | None
    one_each: bool  # neighbours by their strongest edge

    def of(self, entity: Entity, depth: int, told: Collection[str]) -> list[Neighbour]:
        """The strongest edges of an entity, but for those with whom was told before."""
        rows = self._rows(edges.number(self.db, entity), told)
        numbers = [row["number"] for row in rows]
        modalities, documents = self._modalities(numbers), self._documents(numbers)
        return [
            Neighbour(
                depth=depth,
                start=entity,
                direction=row["direction"],
                action=row["predicate"],
                polarity=row["polarity"],
                entity=Entity(row["entity"], row["name"], row["label"]),
                claims=row["weight"],
                modalities=modalities[row["number"]],
                documents=tuple(documents[row["number"]]),
                edge=row["id"],
            )
            for row in rows
        ]

    def _rows(self, number: int, told: Collection[str]) -> list[sqlite3.Row]:
        table, bound = edges.touching(self.criteria, "= ?", number, directions=self.directions)
        types, labels = edges.of_types(self.criteria.types)
        nth = f"row_number() OVER (PARTITION BY other {_RANK})" if self.one_each else "1"
        query = f"""
            SELECT * FROM (SELECT *, {nth} AS nth FROM (
                SELECT t.*, o.id AS entity, o.name, o.label
                FROM ({table}) AS t JOIN entities AS o ON o.number = t.other
                WHERE t.weight >= ? AND {types} AND o.id NOT IN {LISTED}
            )) WHERE nth = 1 {_RANK} LIMIT ?
        """
        least = self._least(table, bound)
        values = (*bound, least, *labels, listed(told), self.limit or -1)
        return self.db.execute(query, values).fetchall()

    def _least(self, table: str, bound: Sequence[object]) -> int:
        """A weight that the strongest have: what is below need not be sorted."""
        known = edges.edges_know(self.criteria) and not self.criteria.types
        if self.limit is None or self.one_each or not known:
            return 0
        strongest = f"SELECT weight FROM ({table}) ORDER BY weight DESC LIMIT ?"
        query = f"SELECT coalesce(min(weight), 0) FROM ({strongest})"
        return int(self.db.execute(query, (*bound, self.limit)).fetchone()[0])

    def _modalities(self, numbers: Sequence[int]) -> dict[int, dict[Modality, int]]:
        """Claims of each, most frequent first, by edge."""
        values = listed(numbers)
        if edges.edges_know(self.criteria):
            query = f"SELECT number, modalities FROM edges WHERE number IN {LISTED}"
            return {edge: json.loads(counts) for edge, counts in self.db.execute(query, (values,))}
        where, bound = self.criteria.where()
        found: dict[int, dict[Modality, int]] = {number: {} for number in numbers}
        for edge, modality, n in self.db.execute(
            "SELECT c.edge, c.modality, count(*) AS n FROM claims AS c"
            f" WHERE c.edge IN {LISTED} AND {where} GROUP BY 1, 2 ORDER BY n DESC, c.modality",
            (values, *bound),
        ):
            found[edge][modality] = n
        return found

    def _documents(self, numbers: Sequence[int]) -> dict[int, list[str]]:
        """Names, by edge."""
        where, bound = ("1", []) if edges.edges_know(self.criteria) else self.criteria.where()
        found: dict[int, list[str]] = {number: [] for number in numbers}
        behind = f"SELECT DISTINCT c.edge, c.document FROM claims AS c WHERE c.edge IN {LISTED}"
        for edge, name in self.db.execute(
            f"SELECT b.edge, d.name FROM ({behind} AND {where}) AS b"
            " JOIN documents AS d ON d.number = b.document ORDER BY d.name, d.id",
            (listed(numbers), *bound),
        ):
            found[edge].append(name)
        return found


def _directions(direction: Direction) -> Collection[str]:
    return edges.ENDS if direction == "both" else (direction,)


def _actors(rows: Iterable[Neighbour], followed: Collection[str]) -> list[Entity]:
    """Those that rows lead to and nobody followed yet, strongest first."""
    actors = (row.entity for row in rows if row.entity.label in ACTOR_LABELS)
    return list(dict.fromkeys(actor for actor in actors if actor.id not in followed))


def _nobody(store: Store, entity: Entity) -> str:
    in_all = count(store, entity)
    if not in_all:
        return f"{entity.name} is named, but no claim joins it with another"
    return f"nothing about {entity.name} fits; without filters there are {in_all} rows"
