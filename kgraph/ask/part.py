"""A part of the graph, to be drawn or written by itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask import edges, network
from kgraph.ask.criteria import ALL, Criteria
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, Entity
from kgraph.store import LISTED, graph, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from kgraph.ask.edges import Query
    from kgraph.model import View
    from kgraph.store import Store


@dataclass(frozen=True, slots=True)
class Part:
    """What is chosen of a graph: edges with those of their claims that fit, and all that follows
    from them: weights, documents, speakers.

    Of the `types` of the criteria are both ends, unless they are `around`. Of `around`, what is
    within `depth` steps stays, with all that joins it; steps lead on from actors only. Then the
    `top` entities in most of these claims stay, actors before concepts; those of `around` always
    do.
    """

    criteria: Criteria = ALL
    around: tuple[Entity, ...] = ()
    depth: int = 1
    top: int | None = None

    @property
    def is_whole(self) -> bool:
        return self.criteria == ALL and not self.of_entities

    @property
    def of_entities(self) -> bool:
        """Is it chosen by entities, too, and not only by what claims are like?"""
        return bool(self.around or self.criteria.types) or self.top is not None


WHOLE = Part()


class Numbers(NamedTuple):
    """Rows of the store."""

    edges: list[int]
    entities: set[int]


def numbers(db: sqlite3.Connection, part: Part) -> Numbers:
    """The edges of a part, and its entities. Raises NothingFound where no edge is left."""
    asked = _Asked(db, part.criteria, _numbers(db, part.around))
    found = asked.within(part.depth) if part.around else asked.links()
    if not found:
        raise NothingFound(_nothing(part.criteria, part.around))
    kept = {*asked.centre, *(end for link in found for end in link.ends)}
    if part.top is not None:
        kept = asked.strongest(found, kept, part.top)
        found = [link for link in found if link.source in kept and link.target in kept]
    if not found:
        raise NothingFound(f"no claim joins two of the {len(kept)} strongest; try a larger top")
    return Numbers([link.number for link in found], kept)


def view(store: Store, part: Part, chosen: Numbers | None = None) -> View:
    """A part to be drawn; `chosen` are its numbers, where they are known already. Raises
    NothingFound where no edge is left."""
    with store.reading() as db:
        return graph.part(db, *(chosen or numbers(db, part)), *part.criteria.where())


def described(store: Store, part: Part) -> Iterator[str]:
    """What a part was chosen by, in words that follow the names of the options; all but `top`."""
    criteria, depth = part.criteria, part.depth
    if part.around:
        names = [one.name for one in part.around]
        yield f"around {_listed(names, 'and')}, {depth} step{'s' * (depth != 1)}"
    speakers = _names(store, criteria.speakers)
    for what, values in (
        ("type", criteria.types),
        ("action", criteria.actions),
        ("class", criteria.classes),
        ("modality", criteria.modalities),
        ("polarity", criteria.polarities),
        ("said by", speakers),
        ("from", criteria.documents),
    ):
        if values:
            yield f"{what} {_listed(values, 'or')}"
    for what, day in (("since", criteria.since), ("until", criteria.until)):
        if day:
            yield f"{what} {day}"


class _Link(NamedTuple):
    """An edge; its ends are numbers of entities."""

    number: int
    source: int
    target: int
    weight: int  # number of claims that fit

    @property
    def ends(self) -> tuple[int, int]:
        return self.source, self.target


class _Asked(NamedTuple):
    db: sqlite3.Connection
    criteria: Criteria
    centre: Collection[int]

    def within(self, depth: int) -> list[_Link]:
        """Those between entities that so many steps lead to."""
        reached, last = set(self.centre), set(self.centre)
        for _ in range(depth):
            ends = {end for own in ("source", "target") for end in self._ends(own, last)}
            last = self._actors(ends - reached)
            reached |= ends
        both = f"e.source IN {LISTED} AND e.target IN {LISTED}"
        return self.links(both, *[listed(reached)] * 2)

    def links(self, condition: str = "1", *values: object) -> list[_Link]:
        """Those that fulfil a condition on an edge `e`."""
        types, labels = self._typed()
        sql, bound = edges.edges(self.criteria, f"{condition} AND {types}", *values, *labels)
        rows = self.db.execute(f"SELECT number, source, target, weight FROM ({sql})", bound)
        return list(map(_Link._make, rows))

    def strongest(self, found: Iterable[_Link], known: Collection[int], count: int) -> set[int]:
        """Those of the centre, and of all others so many that there are `count`."""
        weights: Counter[int] = Counter()
        for link in found:
            weights[link.source] += link.weight
            weights[link.target] += link.weight
        entities = network.entities(self.db, known)

        def rank(number: int) -> tuple[object, ...]:
            one = entities[number]
            strength = (one.label not in ACTOR_LABELS, -weights[number], one.name, one.id)
            return (number not in self.centre, *strength)

        return set(sorted(known, key=rank)[: max(count, len(self.centre))])

    def _ends(self, own: str, numbers: Collection[int]) -> Iterator[int]:
        for link in self.links(f"e.{own} IN {LISTED}", listed(numbers)):
            yield from link.ends

    def _actors(self, numbers: Collection[int]) -> set[int]:
        query = f"SELECT number FROM entities WHERE number IN {LISTED} AND label IN {ACTOR_LABELS}"
        return {row[0] for row in self.db.execute(query, (listed(numbers),))}

    def _typed(self) -> Query:
        """A condition on both ends of an edge `e`."""
        types = self.criteria.types
        if not types:
            return "1", []
        label = f"(SELECT label FROM entities WHERE number = e.{{}}) IN {LISTED}"
        one = f"(e.{{}} IN {LISTED} OR {label})"
        sql = " AND ".join(one.format(end, end) for end in ("source", "target"))
        return sql, [listed(self.centre), listed(types)] * 2


def _numbers(db: sqlite3.Connection, around: Sequence[Entity]) -> set[int]:
    query = f"SELECT id, number FROM entities WHERE id IN {LISTED}"
    found = dict(map(tuple, db.execute(query, (listed([one.id for one in around]),))))
    for one in around:
        if one.id not in found:
            raise NothingFound(f"{one.name} is not in this graph; ask for it by name")
    return set(found.values())


def _names(store: Store, ids: Collection[str]) -> list[str]:
    query = f"SELECT name FROM entities WHERE id IN {LISTED} ORDER BY name, id"
    with store.reading() as db:
        return [row[0] for row in db.execute(query, (listed(ids),))]


def _listed(names: Sequence[str], joint: str) -> str:
    return f" {joint} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _nothing(criteria: Criteria, around: Sequence[Entity]) -> str:
    who = _listed([one.name for one in around], "or") if around else ""
    if criteria == ALL:
        return f"no claim joins {who or 'anybody'} with another"
    dated = "; what has no date fits no --since and no --until"
    return (
        f"no claim{f' about {who}' * bool(who)} fits all of these; leave out some of them"
        f"{dated * bool(criteria.since or criteria.until)}"
    )
