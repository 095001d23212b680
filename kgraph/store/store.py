"""The store: extractions and the graph made of them, in one SQLite file.

    with Store.open("out/kgraph.db", create=True) as store:
        store.put(extraction, key)
        with store.changing() as change:
            change.enter([extraction.document.id])
            change.resolve(changes)
            change.finish(fingerprint, title)
        store.view()

Every change is one transaction: questions that are asked meanwhile see what was there before.
Every method raises StoreError when the file is damaged, or when another process is writing it.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgraph.store import connect, documents, edges, find, graph, places, rows, who
from kgraph.store.tables import Rows, Sets

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping

    from kgraph.model import (
        Changes,
        Decision,
        Document,
        Entity,
        Extraction,
        Mention,
        View,
    )
    from kgraph.store.documents import Entry, Names
    from kgraph.store.graph import Summary
    from kgraph.store.places import Layout
    from kgraph.store.sent import Graph
    from kgraph.store.tables import Codec
    from kgraph.store.who import Passage, Tally

# KiB at most: a change touches the same pages again and again, a read does not. Claims are checked
# against edges in any order: those of a million claims should fit.
CACHE = 512 * 1024


class Counts(NamedTuple):
    documents: int
    sentences: int
    claims: int
    entities: int  # that a claim joins with another
    edges: int


class Store:
    """Open with `Store.open`; a context manager that closes the file."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self._db = db

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Store:
        """Opens the store in this file; `create` makes it, and its folder, where missing.

        Raises StoreError when there is none, it is damaged, of another program or of a newer
        version, or cannot be written.
        """
        path = Path(path)
        return cls(path, connect.created(path) if create else connect.existing(path))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The database, for reads that see the same state, whatever other processes write."""
        with connect.reporting(self.path):
            if self._db.in_transaction:
                yield self._db
                return
            with self._db:
                self._db.execute("BEGIN")
                yield self._db

    def known(self, key: str) -> set[tuple[str, str | None]]:
        """Ids and dates of the documents that were read with this model and these rules, whether
        or not the graph was made with them."""
        with self.reading() as db:
            query = "SELECT id, published FROM documents WHERE key = ?"
            return {(row["id"], row["published"]) for row in db.execute(query, (key,))}

    def put(self, extraction: Extraction, key: str) -> None:
        """Writes one document with its mentions and claims. Questions do not see it before a
        change that enters it."""
        with self._writing() as db:
            documents.put(db, extraction, key)

    @contextmanager
    def changing(self) -> Iterator[Change]:
        """All changes of the graph that belong together: they are there at the end of the block,
        or none of them is."""
        with self._writing() as db:
            db.execute(f"PRAGMA cache_size = -{CACHE}")
            edges.begin(db)
            yield Change(db)

    def documents(self) -> tuple[Document, ...]:
        """All documents that the graph is made of, by name."""
        with self.reading() as db:
            return tuple(map(rows.document, db.execute(documents.BY_NAME)))

    def entries(self) -> list[Entry]:
        """The same without their texts."""
        with self.reading() as db:
            return documents.entries(db)

    def document(self, document_id: str) -> Document:
        """One of them. Raises KeyError where it is none."""
        with self.reading() as db:
            query = "SELECT * FROM documents WHERE live AND id = ?"
            row = db.execute(query, (document_id,)).fetchone()
        if row is None:
            raise KeyError(document_id)
        return rows.document(row)

    def extraction(self, document_id: str) -> Extraction:
        """What was read in one of them. Raises KeyError where it is none."""
        return next(self.extractions([document_id]))

    def extractions(self, ids: Collection[str] | None = None) -> Iterator[Extraction]:
        """Of these documents or all, by document name; one document at a time is in memory."""
        for number in self._numbers(ids):
            with self.reading() as db:
                found = documents.extraction(db, number)
            yield found

    def to_resolve(self, document_id: str) -> Extraction:
        """Of what was read in a document, no more than who is who hangs on: what it calls whom,
        and the subjects, actions and objects of its claims. Raises KeyError where it is none."""
        with self.reading() as db:
            found = documents.to_resolve(db, document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def names_in(self, document_id: str) -> Names:
        """Names of a document, the types it takes them for and how often, in its order; and no
        more of it than the claims that say what somebody is without a verb. Raises KeyError where
        it is none."""
        with self.reading() as db:
            found = documents.names(db, document_id)
        if found is None:
            raise KeyError(document_id)
        return found

    def waiting_extraction(self, document_id: str) -> Extraction | None:
        """What was put of a document and not entered; None where nothing was."""
        with self.reading() as db:
            number = documents.put_number(db, document_id)
            return None if number is None else documents.extraction(db, number)

    def imported(self) -> dict[str, str]:
        """The documents that an archive of claims tells of: their keys, by id."""
        with self.reading() as db:
            return documents.imported(db)

    def fingerprint(self) -> str | None:
        """That of the last change that was finished; None when there was none."""
        return self._graph("fingerprint")

    def title(self) -> str | None:
        """That of the last change that was finished; None when there was none."""
        return self._graph("title")

    def waiting(self) -> bool:
        """Is there a document that was put, and not entered?"""
        with self.reading() as db:
            return bool(documents.waiting(db))

    def drawn(self) -> str | None:
        """The fingerprint of the graph that the pictures beside the store show."""
        return self._graph("drawn")

    def mark_drawn(self) -> None:
        """The pictures beside the store show the graph as it is."""
        with self._writing() as db:
            db.execute("UPDATE graph SET drawn = fingerprint")

    def layout(self) -> Layout:
        """That of the graph as it is; empty where none was kept since it changed."""
        with self.reading() as db:
            return places.get(db)

    def keep_layout(self, layout: Layout, fingerprint: str | None) -> None:
        """Of the graph with this fingerprint; forgotten at once where it is another by now."""
        with self._writing() as db:
            if self.fingerprint() == fingerprint:
                places.put(db, layout)

    def strongest(self, limit: int = 10) -> list[Summary]:
        """What actors do to actors, but for speaking of them: most documents first, then most
        claims, then busiest ends."""
        with self.reading() as db:
            return graph.strongest(db, limit)

    def edges_of(self, entity_id: str) -> list[Summary]:
        """Those that touch an entity, with most claims first."""
        with self.reading() as db:
            return graph.edges_of(db, entity_id)

    def documents_behind(self, edge_ids: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Names of the documents with a claim of each edge, in order."""
        with self.reading() as db:
            return graph.documents_behind(db, edge_ids)

    def view(self, entity_ids: Collection[str] | None = None) -> View:
        """The whole graph; or these entities, the edges that touch them and their other ends.

        Entities and documents are in the order of their names, edges with most claims first.
        """
        with self.reading() as db:
            return graph.view(db, entity_ids)

    def links(self, document_ids: Collection[str] | None = None) -> dict[Mention, Entity]:
        """Every mention in these documents, or in all, that refers to an entity, which is without
        aliases."""
        with self.reading() as db:
            return graph.links(db, document_ids)

    def ranked(self) -> list[tuple[Entity, Tally]]:
        """All entities with how often they are named; those in most claims first."""
        with self.reading() as db:
            return who.ranked(db)

    def decisions(self) -> list[Decision]:
        """Why names are one, or might be."""
        with self.reading() as db:
            return graph.decisions(db)

    def passages(
        self, entity_id: str, name: str, *, document: str | None = None, limit: int = 2
    ) -> list[Passage]:
        """Sentences that call this entity by this name, one of each document."""
        with self.reading() as db:
            return who.passages(db, entity_id, name, document, limit)

    def names(self) -> set[str]:
        """Everything that the documents call somebody."""
        with self.reading() as db:
            return who.names(db)

    def keys(self) -> set[str]:
        """Those of the models and rules that read the articles."""
        with self.reading() as db:
            found = db.execute("SELECT DISTINCT key FROM documents WHERE live")
            return {row[0] for row in found if not row[0].startswith(documents.IMPORTED)}

    def settings(self) -> dict[str, str]:
        """What the last change was told to remember."""
        with self.reading() as db:
            return dict(map(tuple, db.execute("SELECT name, value FROM settings")))

    def find(self, name: str) -> list[Entity]:
        """Entities that go by this name, those with most claims first.

        A canonical name that is the query, letter for letter, wins. Else case and accents do
        not matter: a canonical name that equals the query wins over an alias that does, and
        that over a name or alias that holds all words of the query.
        """
        with self.reading() as db:
            return find.find(db, name)

    def suggest(self, name: str, *, limit: int = 5) -> list[str]:
        """Canonical names that come near, nearest first."""
        with self.reading() as db:
            return find.suggest(db, name, limit)

    def counts(self) -> Counts:
        with self.reading() as db:
            row = db.execute(
                "SELECT (SELECT count(*) FROM documents WHERE live),"
                " (SELECT coalesce(sum(sentences), 0) FROM documents WHERE live),"
                " (SELECT count(*) FROM claims) - (SELECT count(*) FROM claims"
                "  WHERE document IN (SELECT number FROM documents WHERE NOT live)),"
                " (SELECT count(*) FROM entities WHERE weight > 0),"
                " (SELECT count(*) FROM edges)"
            ).fetchone()
            return Counts(*row)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with connect.reporting(self.path), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    def _graph(self, column: str) -> str | None:
        with self.reading() as db:
            row = db.execute(f"SELECT {column} FROM graph").fetchone()
            return None if row is None or row[0] is None else str(row[0])

    def _numbers(self, ids: Collection[str] | None) -> list[int]:
        wanted = "" if ids is None else f"AND id IN {rows.LISTED}"
        with self.reading() as db:
            query = f"SELECT number FROM documents WHERE live {wanted} ORDER BY name, id"
            bound = () if ids is None else (rows.listed(ids),)
            return [row[0] for row in db.execute(query, bound)]


class Change:
    """What can be done to the graph, within `Store.changing`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def waiting(self) -> list[str]:
        """Ids of the documents that were put and are not part of the graph."""
        return documents.waiting(self._db)

    def enter(self, ids: Collection[str]) -> None:
        """Documents that were put become part of the graph, in place of what they were."""
        self.forget(ids)
        documents.enter(self._db, ids)

    def forget(self, ids: Collection[str]) -> None:
        """Documents are no part of the graph any more."""
        edges.mark(self._db, [number for _, number in documents.numbers(self._db, ids)])
        documents.forget(self._db, ids)

    def discard(self, *, imported_but: Collection[str] | None = None) -> None:
        """Documents that were put, and were not entered, are forgotten; or only what archives
        told of others than these."""
        documents.discard(self._db, imported_but)

    def rename(self, entry: Entry) -> None:
        """Updates name, source, title and date of a document whose text is known."""
        documents.rename(self._db, entry)

    def rows(self, name: str, key: Codec, value: Codec) -> Rows:
        """A table of what resolution keeps, with one value a key."""
        return Rows(self._db, name, key, value)

    def sets(self, name: str, key: Codec, value: Codec) -> Sets:
        """A table of what resolution keeps, with several values a key."""
        return Sets(self._db, name, key, value)

    def resolve(self, changes: Changes) -> None:
        """Writes who is who, and the edges that change with it or with the documents."""
        db = self._db
        places.forget(db)
        renamed = graph.put_entities(db, changes.entities)
        bulk = self._is_most(len(changes.links))
        touched = graph.put_links(db, changes, bulk=bulk) | edges.symmetric(db, renamed)
        graph.put_decisions(db, changes)
        bulk = self._is_most(len(touched))
        if bulk:
            touched = documents.live(db)
        edges.mark(db, touched)
        graph.drop_entities(db, graph.gone(db, changes))
        edges.put(db, touched, bulk=bulk)
        edges.settle(db)

    def _is_most(self, documents: int) -> bool:
        """Are so many documents half of all, or more?"""
        row = self._db.execute("SELECT count(*) FROM documents WHERE live").fetchone()
        return 2 * documents >= int(row[0])

    def fill(self, graph: Graph, key: str) -> None:
        """Takes a graph that was made elsewhere, by what is read with this key, in place of all
        that is there."""
        from kgraph.store import sent

        sent.fill(self._db, graph, key)

    def remember(self, settings: Mapping[str, str]) -> None:
        """Writes what a build was asked for, in place of what the last one was."""
        who.remember(self._db, settings.items())

    def finish(self, fingerprint: str, title: str) -> None:
        """Says what the graph is made of."""
        graph.finish(self._db, fingerprint, title)
