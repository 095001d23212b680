"""The store: extractions and the graph made of them, in one SQLite file.

    with Store.open("out/kgraph.db", create=True) as store:
        store.put(extraction, key)
        store.put_graph(resolution, edges)
        store.finish(fingerprint, title)
        store.view()

Every change is one transaction. Every method raises StoreError when the file is damaged, or
when another process is writing it.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgraph.errors import StoreError
from kgraph.store import connect, documents, find, graph, rows, who

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kgraph.model import (
        Decision,
        Document,
        Edge,
        Entity,
        Extraction,
        Mention,
        Resolution,
        View,
    )
    from kgraph.store.who import Passage, Tally


class Counts(NamedTuple):
    documents: int
    sentences: int
    claims: int
    entities: int
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

    def known(self, key: str) -> set[tuple[str, str | None]]:
        """Ids and dates of the documents that were read with this model and these rules."""
        with self._reading() as db:
            query = "SELECT id, published FROM documents WHERE key = ?"
            return {(row["id"], row["published"]) for row in db.execute(query, (key,))}

    def put(self, extraction: Extraction, key: str) -> None:
        """Writes one document with its mentions and claims, in place of what was there."""
        with self._writing() as db:
            graph.outdate(db)
            documents.replace(db, extraction, key)

    def keep_only(self, ids: Collection[str]) -> int:
        """Forgets all other documents; gives how many those were."""
        with self._writing() as db:
            gone = db.execute(
                f"DELETE FROM documents WHERE id NOT IN {rows.LISTED}", (rows.listed(ids),)
            ).rowcount
            if gone:
                graph.outdate(db)
            return gone

    def rename(self, document: Document) -> None:
        """Updates name, source, title and date of a document whose text is known."""
        with self._writing() as db:
            graph.outdate(db)
            documents.rename(db, document)

    def documents(self) -> tuple[Document, ...]:
        """All documents, by name."""
        with self._reading() as db:
            return tuple(map(rows.document, db.execute(documents.BY_NAME)))

    def extractions(self) -> Iterator[Extraction]:
        """All that was put, by document name; one document at a time is in memory."""
        for document_id in self._ids():
            with self._reading() as db:
                found = documents.extraction(db, document_id)
            if found is not None:
                yield found

    def put_graph(self, resolution: Resolution, edges: Iterable[Edge]) -> None:
        """Writes who is who and the edges, in place of the earlier graph.

        The graph counts as unfinished until `finish`.

        Raises StoreError when a claim of an edge is not in the store.
        """
        try:
            with self._writing() as db:
                graph.replace(db, resolution, edges)
        except graph.MissingClaimError as error:
            what = "was changed by another kgraph; run kgraph build again"
            raise StoreError(f"{self.path}: {what}") from error

    def finish(self, fingerprint: str, title: str) -> None:
        """Marks the graph as whole, and all that is made of it as written."""
        with self._writing() as db:
            graph.finish(db, fingerprint, title)

    def fingerprint(self) -> str | None:
        """That of the last `finish`; None when documents or the graph were changed since."""
        return self._graph("fingerprint")

    def title(self) -> str | None:
        """That of the last `finish`; None as for the fingerprint."""
        return self._graph("title")

    def view(self, entity_ids: Collection[str] | None = None) -> View:
        """The whole graph; or these entities, the edges that touch them and their other ends.

        Entities and edges are in the order in which they were put, documents by name.
        """
        with self._reading() as db:
            return graph.view(db, entity_ids)

    def links(self) -> dict[Mention, Entity]:
        """Every mention that refers to an entity."""
        with self._reading() as db:
            return graph.links(db)

    def ranked(self) -> list[tuple[Entity, Tally]]:
        """All entities with how often they are named; those in most claims first."""
        with self._reading() as db:
            return who.ranked(db)

    def decisions(self) -> list[Decision]:
        """Why names are one, or might be, in the order in which they were put."""
        with self._reading() as db:
            return who.decisions(db)

    def passages(
        self, entity_id: str, name: str, *, document: str | None = None, limit: int = 2
    ) -> list[Passage]:
        """Sentences that call this entity by this name, one of each document."""
        with self._reading() as db:
            return who.passages(db, entity_id, name, document, limit)

    def names(self) -> set[str]:
        """Everything that the documents call somebody."""
        with self._reading() as db:
            return who.names(db)

    def keys(self) -> set[str]:
        """Those of the models and rules that read the documents."""
        with self._reading() as db:
            return {row[0] for row in db.execute("SELECT DISTINCT key FROM documents")}

    def claim_ids(self) -> set[str]:
        """As they were written: another version of this program may find others."""
        with self._reading() as db:
            return {row[0] for row in db.execute("SELECT id FROM claims")}

    def remember(self, settings: Mapping[str, str]) -> None:
        """Writes what a build was asked for, in place of what the last one was."""
        if settings != self.settings():
            with self._writing() as db:
                who.remember(db, settings.items())

    def settings(self) -> dict[str, str]:
        """That of the last `remember`."""
        with self._reading() as db:
            return dict(map(tuple, db.execute("SELECT name, value FROM settings")))

    def find(self, name: str) -> list[Entity]:
        """Entities that go by this name, those with most claims first.

        A canonical name that is the query, letter for letter, wins. Else case and accents do
        not matter: a canonical name that equals the query wins over an alias that does, and
        that over a name or alias that holds all words of the query.
        """
        with self._reading() as db:
            return find.find(db, name)

    def suggest(self, name: str, *, limit: int = 5) -> list[str]:
        """Canonical names that come near, nearest first."""
        with self._reading() as db:
            return find.suggest(db, name, limit)

    def counts(self) -> Counts:
        with self._reading() as db:
            row = db.execute(
                "SELECT (SELECT count(*) FROM documents),"
                " (SELECT coalesce(sum(sentences), 0) FROM documents),"
                " (SELECT count(*) FROM claims),"
                " (SELECT count(*) FROM entities),"
                " (SELECT count(*) FROM edges)"
            ).fetchone()
            return Counts(*row)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with connect.reporting(self.path), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """All reads inside see the same state, whatever other processes write."""
        with connect.reporting(self.path), self._db:
            self._db.execute("BEGIN")
            yield self._db

    def _graph(self, column: str) -> str | None:
        with self._reading() as db:
            row = db.execute(f"SELECT {column} FROM graph").fetchone()
            return None if row is None else str(row[0])

    def _ids(self) -> list[str]:
        with self._reading() as db:
            return [row[0] for row in db.execute("SELECT id FROM documents ORDER BY name, id")]
