"""Entities and edges."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from kgraph.model import ACTOR_LABELS, STATEMENTS, Alias, Decision, Edge, Entity, View
from kgraph.store import documents, rows
from kgraph.store.bulk import without
from kgraph.store.linked import linked
from kgraph.store.names import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kgraph.model import Changes, Claim, Document, EdgePolarity, Mention, Modality


SUMMARIES = """
    SELECT e.*, a.id AS source_id, a.name AS source_name, a.label AS source_label,
        b.id AS target_id, b.name AS target_name, b.label AS target_label
    FROM edges AS e JOIN entities AS a ON a.number = e.source
    JOIN entities AS b ON b.number = e.target
"""
"""Edges (e) with their source (a) and target (b), for `summary` to read."""
_STRONGEST = "ORDER BY e.weight DESC, a.name, e.predicate, b.name, e.polarity, e.id"
_LINKED_TO = """
    CREATE TEMP TABLE IF NOT EXISTS linked (
        document INTEGER, number INTEGER, entity INTEGER, PRIMARY KEY (document, number)
    ) WITHOUT ROWID
"""
_LINK = """
    UPDATE mentions SET entity = l.entity FROM linked AS l
    WHERE mentions.document = l.document AND mentions.number = l.number
"""
_ENTITY = "INSERT INTO entities (number, id, name, label) VALUES (?, ?, ?, ?)"
_RANK = ("source_name", "predicate", "target_name", "polarity", "id")  # the same after the weight


class Summary(NamedTuple):
    """An edge without its claims."""

    id: str
    source: Entity  # without aliases, as is the target
    predicate: str
    target: Entity
    polarity: EdgePolarity
    directed: bool
    weight: int  # number of claims
    documents: int  # number of documents
    modalities: Mapping[Modality, int]  # claims of each, most frequent first
    first_day: str | None  # of its claims: when it happens, or else when the document appeared
    last_day: str | None


class _Claims(NamedTuple):
    """By the number of their edge; documents are in the order of their names."""

    claims: dict[int, list[Claim]]
    names: dict[int, set[str]]  # of those who say so
    speakers: dict[str, str]  # claim id to the name of who says it
    documents: dict[str, Document]

    def add(self, edge: int, claim: Claim, speaker: str | None) -> None:
        self.claims.setdefault(edge, []).append(claim)
        if speaker is not None:
            self.names.setdefault(edge, set()).add(speaker)
            self.speakers[claim.id] = speaker


def put_entities(db: sqlite3.Connection, found: Mapping[str, Entity]) -> set[int]:
    """Writes entities that are new or changed; gives the numbers of those with another name."""
    (last,) = db.execute("SELECT coalesce(max(number), 0) FROM entities").fetchone()
    with without(db, "names_put", when=not last):
        renamed = _put_entities(db, found, last)
        if not last:
            db.execute("INSERT INTO names_words (rowid, folded) SELECT number, folded FROM names")
    return renamed


def _put_entities(db: sqlite3.Connection, found: Mapping[str, Entity], last: int) -> set[int]:
    new = count(last + 1)
    query = f"SELECT id, number, name, label FROM entities WHERE id IN {rows.LISTED}"
    held = {row[0]: row[1:] for row in rows.tuples(db, query, rows.listed(found))} if last else {}
    renamed = set()
    for identity, entity in sorted(found.items()):
        number, *known = held.get(identity) or (next(new),)
        if not known:
            db.execute(_ENTITY, (number, identity, entity.name, entity.label))
        elif known != [entity.name, entity.label]:
            sql = "UPDATE entities SET name = ?, label = ? WHERE number = ?"
            db.execute(sql, (entity.name, entity.label, number))
            if known[0] != entity.name:
                renamed.add(number)
        _put_names(db, number, entity, is_new=not known)
    return renamed


def _put_names(db: sqlite3.Connection, number: int, entity: Entity, *, is_new: bool) -> None:
    names = [(0, entity.name, 0)]
    names += [(n, alias.name, alias.count) for n, alias in enumerate(entity.aliases, start=1)]
    if not is_new:
        held = db.execute(
            "SELECT position, name, count FROM names WHERE entity = ? ORDER BY position", (number,)
        )
        if [tuple(row) for row in held] == names:
            return
        db.execute("DELETE FROM names WHERE entity = ?", (number,))
    db.executemany(
        "INSERT INTO names (entity, position, name, folded, count) VALUES (?, ?, ?, ?, ?)",
        ((number, position, name, fold(name), count) for position, name, count in names),
    )


def put_decisions(db: sqlite3.Connection, changes: Changes) -> None:
    if changes.anew:
        db.execute("DELETE FROM decisions")
    db.executemany(
        "DELETE FROM decisions WHERE key = ?", ((key,) for key in sorted(changes.undone))
    )
    db.executemany(
        "INSERT OR REPLACE INTO decisions (key, left, right, label, same, signal, reason, score,"
        " document, left_entity, right_entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((key, *_values(decision)) for key, decision in sorted(changes.decisions.items())),
    )


def _values(decision: Decision) -> tuple[object, ...]:
    return (*decision[:-1], *decision.entities)


def put_links(db: sqlite3.Connection, changes: Changes, *, bulk: bool) -> set[int]:
    """Writes which entity mentions refer to; gives the numbers of the documents in which that
    changed. `bulk`: most of all documents."""
    known: dict[str, int] = {}
    db.execute(_LINKED_TO)
    for identity, document in documents.numbers(db, changes.links):
        changed = _changed(db, document, changes.links[identity], known, anew=changes.anew)
        db.executemany("INSERT INTO linked VALUES (?, ?, ?)", changed)
    with without(db, "mentions_entity", when=bulk):
        db.execute(_LINK)
    found = {document for (document,) in rows.tuples(db, "SELECT DISTINCT document FROM linked")}
    db.execute("DELETE FROM linked")
    return found


def _changed(
    db: sqlite3.Connection,
    document: int,
    to: Mapping[int, str],
    known: dict[str, int],
    *,
    anew: bool,
) -> list[tuple[int, int, int | None]]:
    """(document, mention, entity) of those that refer to another now. `anew`: those that are not
    said to refer to anything do not. `known` are numbers of entities."""
    if new := {entity for entity in to.values() if entity not in known}:
        known.update(_numbers(db, new))
    query = "SELECT number, entity FROM mentions WHERE document = ? AND entity IS NOT NULL"
    held: dict[int, int] = dict(rows.tuples(db, query, document))
    wanted: dict[int, int | None] = dict.fromkeys(held) if anew else {}
    wanted.update((place, known[entity]) for place, entity in to.items())
    return [(document, place, to) for place, to in wanted.items() if to != held.get(place)]


def _numbers(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, int]:
    found = db.execute(
        f"SELECT id, number FROM entities WHERE id IN {rows.LISTED}", (rows.listed(ids),)
    )
    return dict(map(tuple, found))


def gone(db: sqlite3.Connection, changes: Changes) -> set[str]:
    """Ids of the entities that are none any more."""
    if not changes.anew:
        return set(changes.gone)
    held = {row["id"] for row in db.execute("SELECT id FROM entities")}
    return held - changes.entities.keys()


def drop_entities(db: sqlite3.Connection, ids: Iterable[str]) -> None:
    db.executemany("DELETE FROM entities WHERE id = ?", ((identity,) for identity in sorted(ids)))


def finish(db: sqlite3.Connection, fingerprint: str, title: str) -> None:
    row = db.execute("SELECT drawn FROM graph").fetchone()
    db.execute("DELETE FROM graph")
    drawn = row["drawn"] if row else None
    db.execute("INSERT INTO graph VALUES (?, ?, ?)", (fingerprint, title, drawn))


def view(db: sqlite3.Connection, entity_ids: Collection[str] | None) -> View:
    edges = _edge_rows(db, entity_ids)
    if entity_ids is None:
        return _view(edges, entities(db), *_all_claims(db))
    chosen = f"c.edge IN {rows.LISTED}", rows.listed(row["number"] for row in edges)
    ends = {row[end] for row in edges for end in ("source_id", "target_id")}
    return _view(edges, entities(db, ends | set(entity_ids)), *_claims(db, *chosen))


def part(
    db: sqlite3.Connection,
    edges: Collection[int],
    numbers: Collection[int],
    where: str,
    bound: Iterable[object],
) -> View:
    """These edges with those of their claims `c` that fulfil a condition, and these entities; all
    by their numbers. Each edge must have such a claim."""
    listed = rows.listed(edges)
    chosen = _claims(db, f"c.edge IN {rows.LISTED} AND {where}", listed, *bound)
    ids = db.execute(
        f"SELECT id FROM entities WHERE number IN {rows.LISTED}", (rows.listed(numbers),)
    )
    found = db.execute(f"{SUMMARIES} WHERE e.number IN {rows.LISTED}", (listed,)).fetchall()
    found.sort(key=lambda row: (-len(chosen.claims[row["number"]]), *(row[c] for c in _RANK)))
    return _view(found, entities(db, {row["id"] for row in ids}), *chosen)


def strongest(db: sqlite3.Connection, limit: int) -> list[Summary]:
    found = db.execute(
        f"{SUMMARIES} WHERE a.label IN {ACTOR_LABELS} AND b.label IN {ACTOR_LABELS}"
        f" AND e.predicate NOT IN {STATEMENTS}"
        " ORDER BY e.documents DESC, e.weight DESC, a.weight + b.weight DESC, e.id LIMIT ?",
        (limit,),
    )
    return [summary(row) for row in found]


def edges_of(db: sqlite3.Connection, entity: str) -> list[Summary]:
    found = db.execute(f"{SUMMARIES} WHERE a.id = ? OR b.id = ? {_STRONGEST}", (entity, entity))
    return [summary(row) for row in found]


def documents_behind(db: sqlite3.Connection, edges: Collection[str]) -> dict[str, tuple[str, ...]]:
    found = db.execute(
        "SELECT DISTINCT e.id, d.name, d.id FROM edges AS e JOIN claims AS c ON c.edge = e.number"
        f" JOIN documents AS d ON d.number = c.document WHERE e.id IN {rows.LISTED}"
        " ORDER BY d.name, d.id",
        (rows.listed(edges),),
    )
    names: dict[str, list[str]] = {}
    for edge, name, _ in found:
        names.setdefault(edge, []).append(name)
    return {edge: tuple(of) for edge, of in names.items()}


def summary(row: sqlite3.Row) -> Summary:
    """Of a row of SUMMARIES."""
    return Summary(
        row["id"],
        Entity(row["source_id"], row["source_name"], row["source_label"]),
        row["predicate"],
        Entity(row["target_id"], row["target_name"], row["target_label"]),
        row["polarity"],
        bool(row["directed"]),
        row["weight"],
        row["documents"],
        json.loads(row["modalities"]),
        row["first_day"],
        row["last_day"],
    )


def entities(db: sqlite3.Connection, ids: Collection[str] | None = None) -> list[Entity]:
    """These entities, or all, by name."""
    wanted, bound = ("", ()) if ids is None else (f"WHERE id IN {rows.LISTED}", (rows.listed(ids),))
    aliases: dict[int, list[Alias]] = {}
    for row in db.execute(
        "SELECT entity, n.name, n.count FROM names AS n JOIN entities ON entities.number = entity"
        f" {wanted}{' AND' if wanted else 'WHERE'} position > 0 ORDER BY entity, position",
        bound,
    ):
        aliases.setdefault(row["entity"], []).append(Alias(row["name"], row["count"]))
    return [
        Entity(row["id"], row["name"], row["label"], tuple(aliases.get(row["number"], ())))
        for row in db.execute(f"SELECT * FROM entities {wanted} ORDER BY name, id", bound)
    ]


def decisions(db: sqlite3.Connection) -> list[Decision]:
    """Why names are one, or might be."""
    return [
        Decision(
            row["left"],
            row["right"],
            row["label"],
            bool(row["same"]),
            row["signal"],
            row["reason"],
            row["score"],
            row["document"],
            (row["left_entity"], row["right_entity"]),
        )
        for row in db.execute("SELECT * FROM decisions ORDER BY key")
    ]


def links(db: sqlite3.Connection, ids: Collection[str] | None) -> dict[Mention, Entity]:
    """Of the documents with these ids, or of all."""
    known = {}
    where, bound = ("", ()) if ids is None else (f"AND id IN {rows.LISTED}", (rows.listed(ids),))
    for row in db.execute(f"SELECT * FROM documents WHERE live {where}", bound).fetchall():
        owner = rows.document(row)
        for mention in db.execute(_LINKED, (row["number"],)):
            entity = Entity(mention["entity_id"], mention["entity_name"], mention["entity_label"])
            known[rows.mention(owner, mention)] = entity
    return known


_LINKED = """
    SELECT m.*, e.id AS entity_id, e.name AS entity_name, e.label AS entity_label
    FROM mentions AS m JOIN entities AS e ON e.number = m.entity WHERE m.document = ?
"""


def _edge_rows(db: sqlite3.Connection, entity_ids: Collection[str] | None) -> list[sqlite3.Row]:
    if entity_ids is None:
        return db.execute(f"{SUMMARIES} {_STRONGEST}").fetchall()
    chosen = f"(SELECT number FROM entities WHERE id IN {rows.LISTED})"
    return db.execute(
        f"{SUMMARIES} WHERE e.source IN {chosen} OR e.target IN {chosen} {_STRONGEST}",
        (rows.listed(entity_ids), rows.listed(entity_ids)),
    ).fetchall()


def _all_claims(db: sqlite3.Connection) -> _Claims:
    """Those that make an edge."""
    found = _Claims({}, {}, {}, {})
    names = dict(rows.tuples(db, "SELECT number, name FROM entities"))
    for row in db.execute(documents.BY_NAME).fetchall():
        document = rows.document(row)
        found.documents[document.id] = document
        for edge, claim, speaker in linked(db, row["number"], document, names):
            found.add(edge, claim, speaker)
    return found


def _claims(db: sqlite3.Connection, where: str, *bound: object) -> _Claims:
    """Those that fulfil a condition on a claim `c`."""
    found = _Claims({}, {}, {}, {})
    behind = {row["number"]: rows.document(row) for row in _documents_behind(db, where, *bound)}
    found.documents.update((document.id, document) for document in behind.values())
    query = f"{rows.CLAIMS} WHERE {where} {rows.IN_ORDER}"
    for row in rows.named(db.execute(query, bound)):
        claim = rows.claim(behind[row["document"]], row)
        found.add(row["edge"], claim, row["speaker"])
    return found


def _documents_behind(db: sqlite3.Connection, where: str, *bound: object) -> sqlite3.Cursor:
    """Documents with a claim `c` that fulfils a condition, in the order of their names."""
    return db.execute(
        "SELECT * FROM documents WHERE number IN"
        f" (SELECT c.document FROM claims AS c WHERE {where}) ORDER BY name, id",
        bound,
    )


def _view(
    edges: Iterable[sqlite3.Row],
    known: Iterable[Entity],
    claims: Mapping[int, Sequence[Claim]],
    names: Mapping[int, Iterable[str]],
    speakers: Mapping[str, str],
    behind: Mapping[str, Document],
) -> View:
    return View(
        tuple(known),
        tuple(_edge(row, claims[row["number"]], names.get(row["number"], ())) for row in edges),
        behind,
        speakers=speakers,
    )


def _edge(row: sqlite3.Row, claims: Iterable[Claim], speakers: Iterable[str]) -> Edge:
    return Edge(
        row["id"],
        row["source_id"],
        row["predicate"],
        row["target_id"],
        row["polarity"],
        bool(row["directed"]),
        tuple(claims),
        tuple(sorted(speakers)),
    )
