"""The stages joined: read, extract, resolve, merge, store, write. The library's front door."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

from kgraph import read
from kgraph.errors import Ambiguous, KgraphError, NothingFound, ReadError, StoreError
from kgraph.export import EXPORTERS
from kgraph.extract import parser
from kgraph.graph.neighbours import Neighbour, neighbours
from kgraph.model import (
    ACTOR_LABELS,
    STATEMENTS,
    Claim,
    Document,
    Edge,
    Entity,
    Extraction,
    Mention,
    View,
    digest,
)
from kgraph.store import Counts, Store

DEFAULT_MODEL = parser.DEFAULT_MODEL
STORE = "kgraph.db"
FORMATS = (*EXPORTERS, "jsonl")
"""What `export` writes: views of the graph, and the claims one by one."""
PICTURES = {"html": "graph.html", "graphml": "graph.graphml"}
"""What `build` writes beside the store: exporter -> file name."""

Progress = Callable[[int, int, str], None]
"""Called with documents done, documents in all, and the name of the one that comes next."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    counts: Counts
    extracted: int  # documents that were new or changed
    forgotten: int  # documents that are gone
    copies: tuple[str, ...]  # names of documents with the text of another
    unreadable: tuple[ReadError, ...]
    changed: bool  # were the graph and the pictures made anew?
    strongest: tuple[tuple[Edge, Entity, Entity], ...]  # with source and target, strongest first


def build(
    paths: Sequence[str],
    out: Path,
    *,
    model: str = DEFAULT_MODEL,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Make `out` the graph of exactly the documents at these paths.

    Only new and changed documents are extracted. Raises KgraphError, and leaves what is in
    `out`, when a path is missing, no document can be read, the model is missing or `out`
    cannot be written. A bad document among good ones is in `unreadable`.
    """
    key = parser.fingerprint(model)
    documents, copies, unreadable = _read(paths)
    with Store.open(out / STORE, create=True) as store:
        extracted = _extract_new(store, documents, key, model, progress)
        forgotten = store.keep_only([d.id for d in documents])
        fingerprint = _graph_fingerprint(documents, key)
        done = store.fingerprint() == fingerprint
        if not done:
            _merge(store, fingerprint)
        if not done or not all((out / name).exists() for name in PICTURES.values()):
            _write_pictures(store, out, _title(paths))
        view = graph_view(store)
        return Built(
            counts=store.counts()._replace(entities=len(view.entities)),
            extracted=extracted,
            forgotten=forgotten,
            copies=copies,
            unreadable=unreadable,
            changed=not done,
            strongest=_strongest(view),
        )


def _read(paths: Sequence[str]) -> tuple[list[Document], tuple[str, ...], tuple[ReadError, ...]]:
    documents: dict[str, Document] = {}
    copies, unreadable = [], []
    for found in read.documents(paths):
        if isinstance(found, ReadError):
            unreadable.append(found)
        elif found.id in documents:
            copies.append(found.name)
        else:
            documents[found.id] = found
    if not documents:
        if len(unreadable) == 1:
            raise unreadable[0]
        raise ReadError(f"none of {len(unreadable)} documents can be read; first: {unreadable[0]}")
    return list(documents.values()), tuple(copies), tuple(unreadable)


def _extract_new(
    store: Store, documents: Sequence[Document], key: str, model: str, progress: Progress
) -> int:
    known = store.known(key)
    stored = {d.id: d for d in store.documents()}
    new = [d for d in documents if d.id not in known]
    for document in documents:
        if document.id in known and stored[document.id] != document:
            store.rename(document)
    for done, document in enumerate(new):
        progress(done, len(new), document.name)
        store.put(extract(document, model=model), key)
    if new:
        progress(len(new), len(new), "")
    return len(new)


def _merge(store: Store, fingerprint: str) -> None:
    from kgraph.graph.merge import merge
    from kgraph.resolve import resolve

    extractions = list(store.extractions())
    resolution = resolve(extractions)
    store.put_graph(resolution, merge(extractions, resolution), fingerprint)


def _write_pictures(store: Store, out: Path, title: str) -> None:
    view = _placed(graph_view(store))
    for exporter, name in PICTURES.items():
        with _replacing(out / name) as file:
            EXPORTERS[exporter](view, file, title=title)


def _placed(view: View) -> View:
    from kgraph.export.html import shown
    from kgraph.graph.layout import positions

    return replace(view, positions=positions(view, core=shown(view)))


def _title(paths: Sequence[str]) -> str:
    names = [Path(p).resolve().name if p not in ("-", "") else "standard input" for p in paths]
    return ", ".join(sorted(names)) if len(names) <= 3 else f"{len(names)} sources"


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of the old one when all of it is written."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({(error.strerror or '').lower()})") from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written ({(error.strerror or '').lower()})") from error
    finally:
        Path(name).unlink(missing_ok=True)


def _graph_fingerprint(documents: Sequence[Document], key: str) -> str:
    known = sorted((d.id, d.name, d.source, d.title or "", d.published or "") for d in documents)
    return digest(key, _code_version(), known)


@cache
def _code_version() -> str:
    """A hash of this program: pictures made by another version are made anew."""
    here = Path(__file__).parent
    files = sorted(p for p in here.rglob("*") if p.suffix in (".py", ".js", ".css", ".html"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _strongest(view: View, limit: int = 10) -> tuple[tuple[Edge, Entity, Entity], ...]:
    """What actors do to actors: most documents first, then most claims, then busiest ends."""
    busy: Counter[str] = Counter()
    for edge in view.edges:
        busy.update({edge.source: edge.weight, edge.target: edge.weight})
    entities = {e.id: e for e in view.entities}
    ends = [(edge, entities[edge.source], entities[edge.target]) for edge in view.edges]
    actors = [
        (edge, source, target)
        for edge, source, target in ends
        if source.label in ACTOR_LABELS and target.label in ACTOR_LABELS
        if edge.predicate not in STATEMENTS
    ]
    actors.sort(
        key=lambda e: (
            -len(e[0].documents),
            -e[0].weight,
            -busy[e[0].source] - busy[e[0].target],
            e[0].id,
        )
    )
    return tuple(actors[:limit])


def extract(document: Document, *, model: str = DEFAULT_MODEL) -> Extraction:
    """The mentions and claims of one document."""
    from kgraph.extract import extract as run

    return run(document, parser.load(model))


def extract_all(
    paths: Sequence[str], *, model: str = DEFAULT_MODEL
) -> Iterator[Extraction | ReadError]:
    """Extractions of files, folders and rows of JSON Lines, one at a time.

    A ReadError stands for a bad document. Raises KgraphError as `build` does.
    """
    parser.folder(model)
    for found in _inputs(paths):
        yield found if isinstance(found, ReadError) else extract(found, model=model)


def _inputs(paths: Sequence[str]) -> Iterator[Document | ReadError]:
    rest = [path for path in paths if not path.lower().endswith(".jsonl")]
    if rest or not paths:
        yield from read.documents(rest)
    for path in paths:
        if path not in rest:
            yield from read.rows(path)


def printed_claims(
    paths: Sequence[str], *, form: str, implicit: bool = True, model: str = DEFAULT_MODEL
) -> Iterator[str | ReadError]:
    """Lines of JSON: a claim each for "jsonl", a document each for "triples".

    `implicit` keeps claims that no word of the sentence says. A ReadError stands for a bad
    document.
    """
    from kgraph.export import claims

    for found in extract_all(paths, model=model):
        if isinstance(found, ReadError):
            yield found
        elif form == "triples":
            yield claims.line(claims.triples(found, implicit=implicit))
        else:
            name = names_within(found)
            for claim in found.claims:
                if implicit or not claim.predicate.implicit:
                    yield claims.line(
                        claims.as_dict(claim, document=found.document.name, entity=name)
                    )


def names_within(extraction: Extraction) -> Callable[[Mention], str | None]:
    """The best name, within its document, of each mention that refers to an entity."""
    from kgraph.resolve import resolve

    resolution = resolve([extraction])
    names = {entity.id: entity.name for entity in resolution.entities}
    links = resolution.links
    return lambda mention: names.get(links.get(mention, ""))


def find_one(store: Store, name: str) -> Entity:
    """The entity of that name.

    Raises NothingFound with near names, or Ambiguous with the candidates. An actor wins over
    concepts that hold the same words.
    """
    found = store.find(name)
    actors = [entity for entity in found if entity.label in ACTOR_LABELS]
    if len(found) == 1 or len(actors) == 1:
        return (actors or found)[0]
    if found:
        listed = ", ".join(f"{e.name} ({e.label})" for e in (actors or found)[:8])
        raise Ambiguous(f"'{name}' may be any of: {listed}; use the full name")
    near = store.suggest(name)
    hint = f"did you mean {_either(near)}?" if near else "the graph has no name like it"
    raise NothingFound(f"no '{name}' in this graph; {hint}")


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def open_store(folder: Path) -> Store:
    """The store in a folder that `build` wrote. Raises StoreError when there is none."""
    return Store.open(folder / STORE)


def ask_neighbours(folder: Path, name: str) -> tuple[Entity, list[Neighbour]]:
    """Who does what to the entity of that name, and it to whom; strongest first."""
    with open_store(folder) as store:
        entity = find_one(store, name)
        rows = neighbours(store.view([entity.id]), [entity.id])
    if not rows:
        raise NothingFound(f"{entity.name} is named, but no claim joins it with another")
    return entity, rows


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim of an edge, with the names of its ends and its document."""

    claim: Claim
    source: Entity
    target: Entity
    edge: Edge
    document: Document


def ask_evidence(
    folder: Path, names: Sequence[str], *, action: str | None = None
) -> list[Evidence]:
    """The claims behind the edges of one entity, or between two, in the order of the texts."""
    with open_store(folder) as store:
        chosen = [find_one(store, name) for name in names]
        view = store.view([chosen[0].id])
    ids = {entity.id for entity in chosen}
    entities = {entity.id: entity for entity in view.entities}
    found = [
        Evidence(
            claim,
            entities[edge.source],
            entities[edge.target],
            edge,
            view.documents[claim.document_id],
        )
        for edge in view.edges
        if ids <= {edge.source, edge.target} and action in (None, edge.predicate)
        for claim in edge.claims
    ]
    if not found:
        raise NothingFound(_no_evidence(view, chosen, action))
    found.sort(key=lambda e: (e.document.name, e.claim.sentence.start, e.claim.predicate.start))
    return found


def _no_evidence(view: View, chosen: Sequence[Entity], action: str | None) -> str:
    who = " and ".join(entity.name for entity in chosen)
    ids = {entity.id for entity in chosen}
    actions = sorted({e.predicate for e in view.edges if ids <= {e.source, e.target}})
    if action is not None and actions:
        return f"no claim '{action}' about {who}; there is: {', '.join(actions[:12])}"
    return f"no claim joins {who}; try kgraph neighbours '{chosen[0].name}'"


def export(folder: Path, exporter: str, out: BinaryIO) -> None:
    """Write the stored graph in one of FORMATS. Raises KgraphError."""
    with open_store(folder) as store:
        if exporter == "jsonl":
            _export_claims(store, out)
        else:
            EXPORTERS[exporter](_placed(graph_view(store)), out, title=folder.resolve().name)


def _export_claims(store: Store, out: BinaryIO) -> None:
    """All claims, those too that make no edge."""
    from kgraph.export import claims

    links = store.links()
    documents = {document.id: document for document in store.documents()}
    found = (named.claim for named in store.claims())
    claims.jsonl(found, documents, out, entity=lambda m: links[m].name if m in links else None)


def graph_view(store: Store) -> View:
    """The whole graph: all edges, and the entities that they join."""
    view = store.view()
    joined = {end for edge in view.edges for end in (edge.source, edge.target)}
    return replace(view, entities=tuple(e for e in view.entities if e.id in joined))


def export_to(folder: Path, exporter: str, path: Path) -> None:
    """The same, into a file that is replaced when all of it is written."""
    with _replacing(path) as file:
        export(folder, exporter, file)


__all__ = [
    "Built",
    "Evidence",
    "KgraphError",
    "ask_evidence",
    "ask_neighbours",
    "build",
    "export",
    "extract",
    "extract_all",
]
