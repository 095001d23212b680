"""The graph as tables, read from the store in pieces."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from math import cos, pi, sin, sqrt
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from kgraph.ask.claims import claims
from kgraph.ask.ends import documents, ends, plain
from kgraph.ask.part import Numbers, numbers
from kgraph.errors import NothingFound
from kgraph.model import EventClass
from kgraph.store import LISTED, graph, listed
from kgraph.tables import Link, Node

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import Any

    from kgraph.ask.part import Part
    from kgraph.store import Layout, Store
    from kgraph.tables import Linked, Spell

    Fact = tuple[
        int, tuple[str | None, str | None], str, tuple[str, str] | None, str | None, str, str
    ]
    """What a link needs to know of a claim: place of the document, days, modality, class and root,
    speaker, name of the document, sentence."""

PIECE = 2000  # rows that are read at once: more take room, and are hardly faster
TEXTS = 48_000_000  # characters of documents that are kept for the next sentences
SPREAD = 60.0  # distance between entities that have no position, in pixels
GOLDEN_ANGLE = pi * (3 - sqrt(5))

_FACTS = f"""
    SELECT c.document, c.sentence_start, c.sentence_end, c.edge, c.first_day, c.last_day,
        c.modality, c.event, c.event_root, coalesce(q.name, p.name)
    FROM claims AS c
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    LEFT JOIN mentions AS p ON p.document = t.document AND p.number = t.speaker
    LEFT JOIN entities AS q ON q.number = p.entity
    WHERE c.edge IN {LISTED}
"""
_HEADS = f"""
    SELECT number, id, source, predicate, target, polarity, directed FROM edges
    WHERE number IN {LISTED} ORDER BY id
"""


class StoredTables:
    """Tables of a part of a store, which must stay open. Raises NothingFound where a part has no
    edge; the whole graph may have none.

    Entities without a place in the layout stand on a spiral.
    """

    def __init__(
        self,
        store: Store,
        part: Part,
        layout: Layout,
        *,
        title: str = "",
        chosen: Numbers | None = None,
    ) -> None:
        """`chosen` is what `choice` gives of the part, where that is known already."""
        self.title = title
        self._store, self._part, self._layout = store, part, layout
        with store.reading() as db:
            self._documents = documents(db)
            self._edges, self._nodes = _in_order(db, chosen or choice(store, part))
        self._inside = None if part.is_whole else frozenset(self._edges)
        self._texts = _Texts()

    def nodes(self) -> Iterator[Node]:
        positions, communities = self._layout
        with self._store.reading() as db:
            inside = None if self._part.is_whole else self._edges
            found = ends(db, self._part.criteria, self._nodes, inside, self._documents)
            names = [document.name for document in self._documents.values()]
            ids = list(self._nodes.values())
            for first in range(0, len(ids), PIECE):
                known = graph.entities(db, ids[first : first + PIECE])
                for at, one in enumerate(sorted(known, key=attrgetter("id")), start=first):
                    claims, places, days = found.of(at)
                    yield Node(
                        *(one.id, one.name, one.label, one.aliases),
                        claims,
                        tuple(dict.fromkeys([names[place] for place in places])),
                        _spells(days),
                        communities.get(one.id),
                        *(positions.get(one.id) or _spiral(at + 1)),
                    )

    def links(self) -> Iterator[Link]:
        return self._links(self._edges)

    def links_of(self, node: str) -> Iterator[Link]:
        query = f"""
            SELECT number FROM edges WHERE source = {_NUMBER} OR target = {_NUMBER} ORDER BY id
        """
        with self._store.reading() as db:
            found = [row[0] for row in db.execute(query, (node, node))]
        return self._links([number for number in found if self._has(number)])

    def claims(self) -> Iterator[Linked]:
        if not self._part.of_entities:
            return claims(self._store, self._part.criteria)
        criteria = replace(self._part.criteria, types=())
        ids = {one.id for one in self.links()}
        return (one for one in claims(self._store, criteria) if one.edge in ids)

    def _links(self, edges: Sequence[int]) -> Iterator[Link]:
        with self._store.reading() as db:
            for first in range(0, len(edges), PIECE):
                piece = listed(edges[first : first + PIECE])
                facts = self._facts(db, piece)
                for number, *head in plain(db, _HEADS, (piece,)).fetchall():
                    yield _link(head, self._nodes, facts[number])

    def _facts(self, db: sqlite3.Connection, edges: str) -> dict[int, list[Fact]]:
        """Claims by the number of their edge, in the order of the texts."""
        condition, bound = self._part.criteria.where()
        rows = plain(db, f"{_FACTS} AND {condition}", (edges, *bound)).fetchall()
        rows.sort(key=itemgetter(0, 1, 2))
        found: dict[int, list[Fact]] = defaultdict(list)
        behind, text = -1, ""
        for number, start, end, edge, first, last, modality, event, root, speaker in rows:
            if number != behind:
                place, name, days = self._documents[number]
                behind, text = number, self._texts.text(db, number)
            when = days if first is None else (first, last)
            kind = event and (event, root)
            found[edge].append((place, when, modality, kind, speaker, name, text[start:end]))
        for facts in found.values():
            if len(facts) > 1:
                facts.sort(key=itemgetter(0))
        return found

    def _has(self, edge: int) -> bool:
        return self._inside is None or edge in self._inside


_NUMBER = "(SELECT number FROM entities WHERE id = ?)"


def choice(store: Store, part: Part, *, edgeless: bool = False) -> Numbers | None:
    """What is chosen by a part; None for the whole graph.

    Raises NothingFound where a part has no edge. `edgeless`: claims that make none are enough.
    """
    if part.is_whole:
        return None
    with store.reading() as db:
        try:
            return numbers(db, part)
        except NothingFound:
            if not edgeless or part.of_entities or not _has_claims(store, part):
                raise
            return Numbers([], set())


def _in_order(db: sqlite3.Connection, found: Numbers | None) -> tuple[array[int], dict[int, str]]:
    """Numbers of edges, and ids of entities by their numbers, in the order of ids."""
    edges, joined = "SELECT number FROM edges", "SELECT number, id FROM entities WHERE"
    if found is None:
        chosen = db.execute(f"{edges} ORDER BY id"), db.execute(f"{joined} weight > 0 ORDER BY id")
    else:
        chosen = (
            db.execute(f"{edges} WHERE number IN {LISTED} ORDER BY id", (listed(found.edges),)),
            db.execute(f"{joined} number IN {LISTED} ORDER BY id", (listed(found.entities),)),
        )
    return array("q", (row[0] for row in chosen[0])), dict(map(tuple, chosen[1]))


def _has_claims(store: Store, part: Part) -> bool:
    return next(claims(store, part.criteria), None) is not None


def _link(head: Sequence[Any], nodes: Mapping[int, str], facts: Sequence[Fact]) -> Link:
    identity, source, action, target, polarity, directed = head
    return Link(
        identity,
        nodes[source],
        nodes[target],
        action,
        polarity,
        bool(directed),
        len(facts),
        *(_once(*facts[0]) if len(facts) == 1 else _often(facts)),
    )


def _often(facts: Sequence[Fact]) -> tuple[Any, ...]:
    """The fields of a link that follow from its claims."""
    _, days, modalities, events, speakers, names, sentences = zip(*facts, strict=True)
    counts = _counted([event for event in events if event])
    return (
        _counted(modalities),
        {_event(*event): count for event, count in counts.items()},
        tuple(sorted({name for name in speakers if name is not None})),
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(sentences)),
        _spells(days),
    )


def _once(
    _: int,
    days: tuple[Any, Any],
    modality: str,
    event: tuple[str, str] | None,
    speaker: str | None,
    document: str,
    sentence: str,
) -> tuple[Any, ...]:
    """The same of one claim, as most links are: there is nothing to count."""
    return (
        {modality: 1},
        {_event(*event): 1} if event else {},
        () if speaker is None else (speaker,),
        (document,),
        (sentence,),
        () if days[0] is None else (days,),
    )


_event = cache(EventClass)


def _counted(values: Sequence[Any]) -> dict[Any, int]:
    """How often each occurs, most frequent first."""
    if len(values) < 2:
        return dict.fromkeys(values, 1)
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _spells(days: Collection[tuple[Any, Any]]) -> tuple[Spell, ...]:
    """First and last days, those that overlap joined; what has none is left out."""
    dated = {pair for pair in days if pair[0] is not None}
    if len(dated) < 2:
        return tuple(dated)
    found: list[Spell] = []
    for first, last in sorted(dated):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _spiral(number: int) -> tuple[float, float]:
    angle, radius = number * GOLDEN_ANGLE, SPREAD * sqrt(number)
    return round(radius * cos(angle), 1), round(radius * sin(angle), 1)


class _Texts:
    """Texts of documents, by their number; the last ones are kept."""

    def __init__(self) -> None:
        self._kept: dict[int, str] = {}
        self._size = 0

    def text(self, db: sqlite3.Connection, number: int) -> str:
        if number not in self._kept:
            query = "SELECT text FROM documents WHERE number = ?"
            (found,) = db.execute(query, (number,)).fetchone()
            while self._kept and self._size + len(found) > TEXTS:
                self._size -= len(self._kept.pop(next(iter(self._kept))))
            self._kept[number] = found
            self._size += len(found)
        return self._kept[number]
