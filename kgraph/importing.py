"""Claims of an archive become part of a graph again, without the articles."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from kgraph import named
from kgraph.ask import multigraph
from kgraph.building import (
    FOLDERS,
    Built,
    Found,
    Making,
    Progress,
    none_readable,
    writing,
)
from kgraph.errors import KgraphError, ReadError
from kgraph.model import digest
from kgraph.read import claims
from kgraph.read.archived import Collected
from kgraph.read.sources import STANDARD_INPUT, is_device
from kgraph.store import IMPORTED, Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from kgraph.model import Extraction
    from kgraph.read.claims import Told
    from kgraph.store import Store

MADE_OF, NETWORKX = "made of", "networkx"  # setting of a graph that is not of documents
AT_ONCE = 5_000  # claims that are collected before they are written: some 15 MB


def read_claims(
    paths: Sequence[str],
    out: Path,
    *,
    draw: bool = True,
    wait: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Add the claims in these files ("-" is standard input) to the graph in `out`, which is made
    where there is none.

    A document of which the graph has the article stays as it is; of others, what is told now is
    added, and takes the place of claims with the same id. Raises KgraphError, and leaves what is
    in `out`, when a file is missing or no claim can be read; a bad line among good ones is in
    `unreadable`.
    """
    _check(paths)
    progress = progress or _quiet
    with writing(out, wait=wait) as store:
        settings = {k: value for k, value in store.settings().items() if k != MADE_OF}
        folders = json.loads(settings.get(FOLDERS, "[]"))
        found = _Import(store).found(_read(paths, progress), folders)
        key = max(store.keys(), default="")
        return Making(store, key, settings, progress).make(found, draw=draw)


def from_networkx(graph: Any, out: Path, *, draw: bool = True, wait: bool = False) -> Built:
    """Make `out` the graph of what is in a networkx graph; see `ask.multigraph.rows`.

    Raises KgraphError where `out` holds a graph that is of something else, and where the networkx
    graph has no edge.
    """
    if not graph.number_of_edges():
        raise KgraphError("no edge in this networkx graph; a graph of claims is made of its edges")
    archive = ""
    for row in multigraph.rows(graph):
        archive = digest(archive, row)
    source = multigraph.name_of(graph)
    with writing(out, wait=wait) as store:
        is_ours = store.settings().get(MADE_OF) == NETWORKX and not store.keys()
        if store.counts().documents and not is_ours:
            raise KgraphError(f"{out}: holds a graph; give another folder, or delete this one")
        told = ((source, _told(row, archive)) for row in multigraph.rows(graph))
        found = _Import(store, anew=True).found(told, ())
        settings = {**store.settings(), MADE_OF: NETWORKX}
        return Making(store, "", settings, _quiet).make(found, draw=draw)


def _told(row: Any, archive: str) -> Told | ReadError:
    """A document that has no id is one of this graph only."""
    row = row if isinstance(row, dict) else {}
    document = str(row.get("document"))
    where = f"claim {row.get('id')} of {document}"
    try:
        found = claims.told({"document_id": digest(archive, document), **row}, archive)
    except ReadError as error:
        return ReadError(f"{where}: {error}")
    return found._replace(where=where)


def _quiet(done: int, total: int, name: str) -> None:
    """Tells nobody how far it is."""


def _check(paths: Sequence[str]) -> None:
    """Before anything is read: a path that is missing is a mistake."""
    if not paths:
        raise ReadError("nothing to import; name a file of claims, or - for standard input")
    for path in paths:
        if path != STANDARD_INPUT and os.path.isdir(path):  # noqa: PTH112 (false for no path)
            raise ReadError(f"{path}: a folder; name the files of claims in it")
        if path != STANDARD_INPUT and not os.path.exists(path):  # noqa: PTH110
            raise ReadError(f"{path}: no such file")
        if path != STANDARD_INPUT and is_device(path):
            raise ReadError(f"{path}: a device, and no file of claims")


def _read(paths: Sequence[str], progress: Progress) -> Iterator[tuple[str, Told | ReadError]]:
    for done, path in enumerate(paths):
        progress(done, len(paths), path)
        try:
            for told in claims.read(path):
                yield path, told
        except ReadError as error:
            yield path, error
    progress(len(paths), len(paths), "")


class _Import:
    """Documents that are collected from claims, and written when there are many. `anew`: they take
    the place of all that is there."""

    def __init__(self, store: Store, *, anew: bool = False) -> None:
        self._store = store
        self._stored = {} if anew else {entry.id: entry for entry in store.entries()}
        self._live = {} if anew else store.imported()
        self._articles = self._stored.keys() - self._live.keys()
        self._copies: dict[str, str] = {}  # id -> name
        self._bad: list[ReadError] = []
        self._entries: dict[str, Entry] = {}
        self._keys: dict[str, str] = {}
        self._open: dict[str, Collected] = {}
        self._count = 0  # claims since the last were written

    def found(self, told: Iterable[tuple[str, Told | ReadError]], folders: Sequence[str]) -> Found:
        for source, one in told:
            if isinstance(one, ReadError):
                self._bad.append(one)
            elif one.origin.id in self._articles:
                self._copies[one.origin.id] = one.origin.name
            else:
                self._add(source, one)
        self._write()
        if not self._entries and not self._copies:
            raise none_readable(self._bad)
        kept = [entry for entry in self._stored.values() if entry.id not in self._entries]
        return Found(
            [*named.alone(kept, folders), *self._entries.values()],
            copies=tuple(self._copies.values()),
            unreadable=tuple(self._bad),
            imported=self._keys,
        )

    def _add(self, source: str, told: Told) -> None:
        identity = told.origin.id
        if identity not in self._open:
            if self._count >= AT_ONCE:
                self._write()
            self._open[identity] = Collected(told.origin, source, self._known(identity))
        try:
            self._open[identity].add(told)
            self._count += 1
        except ReadError as error:
            self._bad.append(ReadError(f"{told.where}: {error}"))

    def _known(self, identity: str) -> Extraction | None:
        """What was told of it before."""
        if identity in self._entries:
            waiting = self._store.waiting_extraction(identity)
            if waiting is not None:
                return waiting
        return self._store.extraction(identity) if identity in self._live else None

    def _write(self) -> None:
        for identity, collected in self._open.items():
            extraction = collected.extraction()
            if not extraction.claims:
                continue
            key = IMPORTED + _content(extraction)
            self._entries[identity] = Entry.of(extraction.document)
            self._keys[identity] = key
            if self._live.get(identity) != key:
                self._store.put(extraction, key)
        self._open.clear()
        self._count = 0


def _content(extraction: Extraction) -> str:
    """A hash of all that is told of a document."""
    document = extraction.document
    return digest(document.text, document.published, extraction.claims, extraction.archived)
