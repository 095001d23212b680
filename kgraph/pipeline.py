"""The stages joined: read, extract, resolve, merge, store, write. The library's front door."""

from __future__ import annotations

import hashlib
import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import BinaryIO

from kgraph import files, read
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
    Resolution,
    View,
    digest,
)
from kgraph.read import GUESSED, Fields
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.store import Counts, Store, locked
from kgraph.who import decisions as decided

DEFAULT_MODEL = parser.DEFAULT_MODEL
STORE = "kgraph.db"
FORMATS = (*EXPORTERS, "documents", "jsonl")
"""What `export` writes: views of the graph, and documents and claims one by one."""
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
    unknown: tuple[str, ...]  # names that people decided on, and no document has
    decisions: Path  # where people's decisions are, or will be
    strongest: tuple[tuple[Edge, Entity, Entity], ...]  # with source and target, strongest first


def build(
    paths: Sequence[str],
    out: Path,
    *,
    model: str = DEFAULT_MODEL,
    decisions: Path | None = None,
    aliases: Path | None = None,
    metonyms: bool = False,
    fields: Fields = GUESSED,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Make `out` the graph of exactly the documents at these paths.

    `decisions` is the file of people's decisions on who is who, where it is not beside the
    documents; `aliases` a table of names that are known; `metonyms` takes capitals for countries;
    `fields` says what columns of tables and fields of JSON hold.

    Only new and changed documents are extracted. Raises KgraphError, and leaves what is in
    `out`, when a path is missing, no document can be read, the model is missing or `out`
    cannot be written. A bad document among good ones is in `unreadable`.
    """
    key = parser.fingerprint(model)
    known = decided.known(paths, out, decisions=decisions, aliases=aliases, metonyms=metonyms)
    people = decided.load(known.path)
    corrections = known.corrections(people)
    documents, copies, unreadable = _read(paths, fields)
    if not (out / STORE).exists():
        parser.load(model)  # a model that cannot be loaded leaves no empty store
    with locked(out), _opened(out / STORE) as store:
        extracted, failed = _extract_new(store, documents, key, model, progress)
        unreadable += tuple(failed.values())
        documents = [document for document in documents if document.id not in failed]
        if not documents:
            raise _none_readable(unreadable)
        _rename(store, documents)
        forgotten = store.keep_only([d.id for d in documents])
        store.remember(known.settings())
        title = _title(documents)
        fingerprint = graph_fingerprint(documents, key, title, corrections)
        done = store.fingerprint() == fingerprint
        if not done:
            extractions = list(store.extractions())
            finish(store, extractions, who_is_who(extractions, corrections), fingerprint, title)
        elif not all((out / name).exists() for name in PICTURES.values()):
            _write_pictures(store, out, title)
        view = graph_view(store)
        return Built(
            counts=store.counts()._replace(entities=len(view.entities)),
            extracted=extracted,
            forgotten=forgotten,
            copies=copies,
            unreadable=unreadable,
            changed=not done,
            unknown=tuple(decided.unknown(people, store.names())),
            decisions=known.path,
            strongest=_strongest(view),
        )


@contextmanager
def _opened(path: Path) -> Iterator[Store]:
    """The store to build in. A new one that got no document is removed again."""
    is_new, is_empty = not path.exists(), False
    try:
        with Store.open(path, create=True) as store:
            try:
                yield store
            finally:
                is_empty = not store.counts().documents
    finally:
        if is_new and is_empty:
            path.unlink()


def _read(
    paths: Sequence[str], fields: Fields
) -> tuple[list[Document], tuple[str, ...], tuple[ReadError, ...]]:
    documents: dict[str, Document] = {}
    copies, unreadable = [], []
    for found in read.documents(paths, fields=fields):
        if isinstance(found, ReadError):
            unreadable.append(found)
        elif found.id in documents:
            copies.append(found.name)
        else:
            documents[found.id] = found
    if not documents:
        raise _none_readable(unreadable)
    return _distinct_names(list(documents.values())), tuple(copies), tuple(unreadable)


def _distinct_names(documents: Sequence[Document]) -> list[Document]:
    """Rows of several files may have the same id."""
    counts = Counter(document.name for document in documents)
    return [
        d if counts[d.name] == 1 else replace(d, name=f"{d.source}:{d.name}") for d in documents
    ]


def _none_readable(errors: Sequence[ReadError]) -> ReadError:
    if len(errors) == 1:
        return errors[0]
    return ReadError(f"none of {len(errors)} documents can be read; first: {errors[0]}")


def _extract_new(
    store: Store, documents: Sequence[Document], key: str, model: str, progress: Progress
) -> tuple[int, dict[str, ReadError]]:
    """How many documents were read, and what was wrong with others, by document id.

    A document with another date is read again: its times hang on it.
    """
    known = store.known(key)
    new = [document for document in documents if (document.id, document.published) not in known]
    failed: dict[str, ReadError] = {}
    for done, document in enumerate(new):
        progress(done, len(new), document.name)
        found = _attempt(document, model)
        if isinstance(found, ReadError):
            failed[document.id] = found
        else:
            store.put(found, key)
    if new:
        progress(len(new), len(new), "")
    return len(new) - len(failed), failed


def _attempt(document: Document, model: str) -> Extraction | ReadError:
    """Whatever is wrong with one document must not stop the others."""
    parser.load(model)
    try:
        return extract(document, model=model)
    except KgraphError:
        raise
    except Exception as error:
        reason = shorten(str(error), 120, placeholder=" …") or type(error).__name__
        return ReadError(f"{document.name}: cannot be parsed ({reason})")


def _rename(store: Store, documents: Sequence[Document]) -> None:
    """Texts that are known, but by another name, place, title or date."""
    stored = {document.id: document for document in store.documents()}
    for document in documents:
        if stored[document.id] != document:
            store.rename(document)


def who_is_who(extractions: Iterable[Extraction], corrections: Corrections = NONE) -> Resolution:
    """The entities of these documents, as far as people did not decide otherwise."""
    from kgraph.resolve import resolve

    return resolve(extractions, corrections)


def finish(
    store: Store,
    extractions: Sequence[Extraction],
    resolution: Resolution,
    fingerprint: str,
    title: str,
) -> None:
    """Write the graph of all documents in a store, and the pictures beside it."""
    from kgraph.graph.merge import merge

    store.put_graph(resolution, merge(extractions, resolution))
    _write_pictures(store, store.path.parent, title)
    store.finish(fingerprint, title)


def _write_pictures(store: Store, out: Path, title: str) -> None:
    view = _placed(graph_view(store))
    for exporter, name in PICTURES.items():
        with files.replacing(out / name) as file:
            EXPORTERS[exporter](view, file, title=title)


def _placed(view: View) -> View:
    from kgraph.export.html import shown
    from kgraph.graph.layout import positions

    return replace(view, positions=positions(view, core=shown(view)))


def _title(documents: Sequence[Document]) -> str:
    """The folders that hold the documents, however the paths to them were given."""
    names = sorted({_holder(document.source) for document in documents})
    return ", ".join(names) if len(names) <= 3 else f"{len(names)} sources"


def _holder(source: str) -> str:
    return "standard input" if source == "-" else Path(source).parent.resolve().name


def graph_fingerprint(
    documents: Sequence[Document], key: str, title: str, corrections: Corrections
) -> str:
    """Another one means that the graph has to be made anew."""
    known = sorted((d.id, d.name, d.source, d.title or "", d.published or "") for d in documents)
    return digest(key, _code_version(), title, known, corrections)


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
    paths: Sequence[str], *, fields: Fields = GUESSED, model: str = DEFAULT_MODEL
) -> Iterator[Extraction | ReadError]:
    """Extractions of files, folders and rows of tables, one at a time.

    A ReadError stands for a bad document. Raises KgraphError as `build` does: when all are
    bad, too.
    """
    parser.folder(model)
    errors: list[ReadError] | None = []  # none of the documents could be read until now
    for found in read.documents(paths, fields=fields):
        extraction = found if isinstance(found, ReadError) else _attempt(found, model)
        if errors is not None and isinstance(extraction, ReadError):
            errors.append(extraction)
            continue
        yield from errors or ()
        errors = None
        yield extraction
    if errors:
        raise _none_readable(errors)


def printed_claims(
    paths: Sequence[str],
    *,
    form: str,
    implicit: bool = True,
    fields: Fields = GUESSED,
    model: str = DEFAULT_MODEL,
) -> Iterator[str | ReadError]:
    """Lines of JSON: a claim each for "jsonl", a document each for "triples" and "documents".

    `implicit` keeps claims that no word of the sentence says. A ReadError stands for a bad
    document. For "documents", who is who is settled over all of them, so that the first line
    comes after the last document.
    """
    from kgraph.export import claims

    if form == "documents":
        yield from _printed_documents(paths, implicit=implicit, fields=fields, model=model)
        return
    for found in extract_all(paths, fields=fields, model=model):
        if isinstance(found, ReadError):
            yield found
        elif form == "triples":
            yield claims.line(claims.triples(found, implicit=implicit))
        else:
            links = entities_of([found])
            for claim in found.claims:
                if implicit or not claim.predicate.implicit:
                    yield claims.line(
                        claims.as_dict(claim, document=found.document.name, links=links)
                    )


def _printed_documents(
    paths: Sequence[str], *, implicit: bool, fields: Fields, model: str
) -> Iterator[str | ReadError]:
    from kgraph.export import claims

    read = []
    for found in extract_all(paths, fields=fields, model=model):
        if isinstance(found, ReadError):
            yield found
        else:
            read.append(found)
    links = entities_of(read)
    for found in read:
        kept = tuple(c for c in found.claims if implicit or not c.predicate.implicit)
        yield claims.line(claims.as_document(replace(found, claims=kept), links))


def entities_of(extractions: Sequence[Extraction]) -> dict[Mention, Entity]:
    """The entity that each mention of these documents refers to, if any."""
    resolution = who_is_who(extractions)
    entities = {entity.id: entity for entity in resolution.entities}
    return {mention: entities[key] for mention, key in resolution.links.items()}


def find_one(store: Store, name: str) -> Entity:
    """The entity of that name.

    Raises NothingFound with near names, or Ambiguous with the candidates. An actor wins over
    concepts that hold the same words.
    """
    found = find_all(store, name)
    actors = [entity for entity in found if entity.label in ACTOR_LABELS]
    if len(found) == 1 or len(actors) == 1:
        return (actors or found)[0]
    listed = ", ".join(f"{e.name} ({e.label})" for e in (actors or found)[:8])
    raise Ambiguous(f"'{name}' may be any of: {listed}; use the full name")


def find_all(store: Store, name: str) -> list[Entity]:
    """All entities that go by that name. Raises NothingFound with near names."""
    found = store.find(name)
    if found:
        return found
    near = store.suggest(name)
    hint = f"did you mean {_either(near)}?" if near else "the graph has no name like it"
    raise NothingFound(f"no '{name}' in this graph; {hint}")


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def open_store(folder: Path) -> Store:
    """The store in a folder that `build` wrote. Raises StoreError when there is none, or the
    build was not finished: its graph is not that of its documents."""
    store = Store.open(folder / STORE)
    try:
        if store.fingerprint() is None:
            what = "its last build was not finished; run kgraph build again"
            raise StoreError(f"{store.path}: {what}")
    except BaseException:
        store.close()
        raise
    return store


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
    return f"no claim joins {who}; try kgraph neighbours {shlex.quote(chosen[0].name)}"


def export(folder: Path, exporter: str, out: BinaryIO) -> None:
    """Write the stored graph in one of FORMATS. Raises KgraphError."""
    with open_store(folder) as store:
        if exporter == "jsonl":
            _export_claims(store, out)
        elif exporter == "documents":
            _export_documents(store, out)
        else:
            EXPORTERS[exporter](_placed(graph_view(store)), out, title=store.title() or "")


def _export_claims(store: Store, out: BinaryIO) -> None:
    """All claims, those too that make no edge."""
    from kgraph.export import claims

    links = store.links()
    documents = {document.id: document for document in store.documents()}
    found = (claim for extraction in store.extractions() for claim in extraction.claims)
    claims.jsonl(found, documents, out, links=links)


def _export_documents(store: Store, out: BinaryIO) -> None:
    from kgraph.export import claims

    links = store.links()
    for extraction in store.extractions():
        out.write(claims.line(claims.as_document(extraction, links)).encode())


def graph_view(store: Store) -> View:
    """The whole graph: all edges, and the entities that they join."""
    view = store.view()
    joined = {end for edge in view.edges for end in (edge.source, edge.target)}
    return replace(view, entities=tuple(e for e in view.entities if e.id in joined))


def export_to(folder: Path, exporter: str, path: Path) -> None:
    """The same, into a file that is replaced when all of it is written.

    A link stays one: the file it leads to is replaced. Pipes and devices are written to.
    """
    with files.target(path) as file:
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
