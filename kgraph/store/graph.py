"""Entities and edges."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import TYPE_CHECKING

from kgraph.model import Alias, Decision, Edge, Entity, View
from kgraph.store import documents, rows
from kgraph.store.names import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from kgraph.model import Claim, Document, Mention, Resolution

TABLES = ("edge_claims", "edges", "decisions", "aliases", "entities", "graph")


class MissingClaimError(LookupError):
    """An edge has a claim that is not in the store."""


def replace(db: sqlite3.Connection, resolution: Resolution, edges: Iterable[Edge]) -> None:
    """Writes a graph, not yet finished, in place of the earlier one. Raises MissingClaimError."""
    for table in TABLES:
        db.execute(f"DELETE FROM {table}")
    _insert_entities(db, resolution.entities)
    _insert_decisions(db, resolution.decisions)
    _link(db, resolution.links)
    _insert_edges(db, edges)


def finish(db: sqlite3.Connection, fingerprint: str, title: str) -> None:
    db.execute("DELETE FROM graph")
    db.execute("INSERT INTO graph VALUES (?, ?)", (fingerprint, title))


def outdate(db: sqlite3.Connection) -> None:
    """The graph can still be asked, but has no fingerprint any more."""
    db.execute("DELETE FROM graph")


def view(db: sqlite3.Connection, entity_ids: Collection[str] | None) -> View:
    edges = _edge_rows(db, entity_ids)
    behind = _documents_behind(db, None if entity_ids is None else edges)
    claims = _claims(db, edges, behind)
    ends = {row[end] for row in edges for end in ("source", "target")}
    return View(
        tuple(entities(db, None if entity_ids is None else ends | set(entity_ids))),
        tuple(_edge(row, claims[row["id"]]) for row in edges if row["id"] in claims),
        behind,
    )


def entities(db: sqlite3.Connection, ids: Collection[str] | None = None) -> list[Entity]:
    """These entities, or all, in the order in which they were put."""
    aliases: dict[str, list[Alias]] = {}
    for row in db.execute("SELECT entity, name, count FROM aliases ORDER BY entity, position"):
        aliases.setdefault(row["entity"], []).append(Alias(row["name"], row["count"]))
    return [
        Entity(row["id"], row["name"], row["label"], tuple(aliases.get(row["id"], ())))
        for row in db.execute("SELECT * FROM entities ORDER BY number")
        if ids is None or row["id"] in ids
    ]


def by_weight(db: sqlite3.Connection, ids: Collection[str]) -> list[Entity]:
    """These entities, those with most claims in their edges first, then by name."""
    touched = db.execute(
        "SELECT entity, count(*) AS weight FROM"
        f" (SELECT source AS entity, id FROM edges WHERE source IN {rows.LISTED} UNION"
        f" SELECT target, id FROM edges WHERE target IN {rows.LISTED}) AS ends"
        " JOIN edge_claims ON edge = ends.id GROUP BY entity",
        (rows.listed(ids), rows.listed(ids)),
    )
    weights = {row["entity"]: row["weight"] for row in touched}
    found = entities(db, ids)
    return sorted(found, key=lambda entity: (-weights.get(entity.id, 0), entity.name, entity.id))


def links(db: sqlite3.Connection) -> dict[Mention, Entity]:
    known = {entity.id: entity for entity in entities(db)}
    owners = {row["id"]: rows.document(row) for row in db.execute(documents.BY_NAME)}
    found = db.execute("SELECT * FROM mentions WHERE entity IS NOT NULL")
    return {rows.mention(owners[row["document"]], row): known[row["entity"]] for row in found}


def _insert_entities(db: sqlite3.Connection, found: Iterable[Entity]) -> None:
    for entity in found:
        db.execute(
            "INSERT INTO entities (id, name, folded, label) VALUES (?, ?, ?, ?)",
            (entity.id, entity.name, fold(entity.name), entity.label),
        )
        db.executemany(
            "INSERT INTO aliases (entity, position, name, folded, count) VALUES (?, ?, ?, ?, ?)",
            (
                (entity.id, position, alias.name, fold(alias.name), alias.count)
                for position, alias in enumerate(entity.aliases)
            ),
        )


def _insert_decisions(db: sqlite3.Connection, made: Iterable[Decision]) -> None:
    db.executemany(
        "INSERT INTO decisions (left, right, label, same, signal, reason, score, document,"
        " left_entity, right_entity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((*astuple(d)[:-1], *d.entities) for d in made),
    )


def _link(db: sqlite3.Connection, to: Mapping[Mention, str]) -> None:
    by_key = {rows.mention_key(mention): entity for mention, entity in to.items()}
    found = db.execute(
        "SELECT document, start, end, label, name, kind, entity, number FROM mentions"
    ).fetchall()
    db.executemany(
        "UPDATE mentions SET entity = ? WHERE document = ? AND number = ?",
        (
            (entity, row["document"], row["number"])
            for row in found
            if (entity := by_key.get(tuple(row)[:-2])) != row["entity"]
        ),
    )


def _insert_edges(db: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    places = _claim_places(db)
    for edge in edges:
        db.execute(
            "INSERT INTO edges (id, source, predicate, target, polarity, directed, speakers)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                edge.id,
                edge.source,
                edge.predicate,
                edge.target,
                edge.polarity,
                edge.directed,
                json.dumps(edge.speakers),
            ),
        )
        db.executemany(
            "INSERT INTO edge_claims (edge, position, document, claim) VALUES (?, ?, ?, ?)",
            ((edge.id, n, *_place(claim, places)) for n, claim in enumerate(edge.claims)),
        )


def _claim_places(db: sqlite3.Connection) -> dict[tuple[object, ...], tuple[str, int]]:
    """Where each claim is stored, by its `rows.claim_key`."""
    found = db.execute(
        "SELECT c.id, c.polarity, c.modality, c.rule, t.cue, t.stance, t.start, t.end,"
        " c.document, c.number FROM claims AS c"
        " LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement"
    )
    return {tuple(row)[:-2]: (row["document"], row["number"]) for row in found}


def _place(claim: Claim, places: Mapping[tuple[object, ...], tuple[str, int]]) -> tuple[str, int]:
    try:
        return places[rows.claim_key(claim)]
    except KeyError as error:
        raise MissingClaimError(claim.id) from error


def _edge_rows(db: sqlite3.Connection, entity_ids: Collection[str] | None) -> list[sqlite3.Row]:
    if entity_ids is None:
        return db.execute("SELECT * FROM edges ORDER BY number").fetchall()
    touching = f"source IN {rows.LISTED} OR target IN {rows.LISTED}"
    ids = rows.listed(entity_ids)
    return db.execute(
        f"SELECT * FROM edges WHERE {touching} ORDER BY number", (ids, ids)
    ).fetchall()


def _documents_behind(
    db: sqlite3.Connection, edges: Iterable[sqlite3.Row] | None
) -> dict[str, Document]:
    """Documents with a claim in these edges, or all, by id and in the order of their names."""
    if edges is None:
        found = db.execute(documents.BY_NAME)
    else:
        found = db.execute(
            "SELECT * FROM documents WHERE id IN"
            f" (SELECT document FROM edge_claims WHERE edge IN {rows.LISTED}) ORDER BY name, id",
            (rows.listed(row["id"] for row in edges),),
        )
    return {row["id"]: rows.document(row) for row in found}


def _claims(
    db: sqlite3.Connection, edges: Iterable[sqlite3.Row], behind: Mapping[str, Document]
) -> dict[str, list[Claim]]:
    """Claims by edge; an edge whose documents were all forgotten is not in it."""
    found = db.execute(
        f"{rows.EDGE_CLAIMS} WHERE e.edge IN {rows.LISTED} ORDER BY e.edge, e.position",
        (rows.listed(row["id"] for row in edges),),
    )
    claims: dict[str, list[Claim]] = {}
    for row in found:
        claims.setdefault(row["edge"], []).append(rows.claim(behind[row["document"]], row))
    return claims


def _edge(row: sqlite3.Row, claims: Iterable[Claim]) -> Edge:
    return Edge(
        row["id"],
        row["source"],
        row["predicate"],
        row["target"],
        row["polarity"],
        bool(row["directed"]),
        tuple(claims),
        tuple(json.loads(row["speakers"])),
    )
