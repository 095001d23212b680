"""The stages joined: read, extract, resolve, merge, store, write. The library's front door."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from kgraph import files, read
from kgraph.build import (
    DEFAULT_MODEL,
    STORE,
    Built,
    attempt,
    build,
    none_readable,
    who_is_who,
)
from kgraph.errors import Ambiguous, KgraphError, NothingFound, ReadError, StoreError
from kgraph.export import EXPORTERS
from kgraph.extract import parser
from kgraph.graph.neighbours import Neighbour, neighbours
from kgraph.model import ACTOR_LABELS, Claim, Document, Edge, Entity, Extraction, Mention
from kgraph.pictures import graph_view, placed
from kgraph.store import Store

FORMATS = (*EXPORTERS, "documents", "jsonl")
"""What `export` writes: views of the graph, and documents and claims one by one."""


def extract(document: Document, *, model: str = DEFAULT_MODEL) -> Extraction:
    """The mentions and claims of one document."""
    from kgraph.extract import extract as run

    return run(document, parser.load(model))


def extract_all(
    paths: Sequence[str], *, model: str = DEFAULT_MODEL
) -> Iterator[Extraction | ReadError]:
    """Extractions of files, folders and rows of JSON Lines, one at a time.

    A ReadError stands for a bad document. Raises KgraphError as `build` does: when all are
    bad, too.
    """
    parser.folder(model)
    errors: list[ReadError] | None = []  # none of the documents could be read until now
    for found in read.documents(paths):
        extraction = found if isinstance(found, ReadError) else attempt(found, model)
        if errors is not None and isinstance(extraction, ReadError):
            errors.append(extraction)
            continue
        yield from errors or ()
        errors = None
        yield extraction
    if errors:
        raise none_readable(errors)


def printed_claims(
    paths: Sequence[str], *, form: str, implicit: bool = True, model: str = DEFAULT_MODEL
) -> Iterator[str | ReadError]:
    """Lines of JSON: a claim each for "jsonl", a document each for "triples" and "documents".

    `implicit` keeps claims that no word of the sentence says. A ReadError stands for a bad
    document. For "documents", who is who is settled over all of them, so that the first line
    comes after the last document.
    """
    from kgraph.export import claims

    if form == "documents":
        yield from _printed_documents(paths, implicit=implicit, model=model)
        return
    for found in extract_all(paths, model=model):
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
    paths: Sequence[str], *, implicit: bool, model: str
) -> Iterator[str | ReadError]:
    from kgraph.export import claims

    read = []
    for found in extract_all(paths, model=model):
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
    """The store in a folder that `build` wrote. Raises StoreError when there is none, or its first
    build was not finished."""
    store = Store.open(folder / STORE)
    try:
        if store.fingerprint() is None:
            what = "its first build was not finished; run kgraph build again"
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
            EXPORTERS[exporter](placed(graph_view(store)), out, title=store.title() or "")


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
