"""The stages joined: read, extract, resolve, merge, store, write."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgraph import files, read
from kgraph.ask import ALL, STORE, opened
from kgraph.ask.part import described, part
from kgraph.building import (
    DEFAULT_MODEL,
    Built,
    Progress,
    add,
    attempt,
    build,
    none_readable,
    remove,
    watch,
    who_is_who,
)
from kgraph.errors import KgraphError, ReadError
from kgraph.export import EXPORTERS
from kgraph.extract import parser
from kgraph.pictures import PICTURES, draw, is_drawn, placed, placed_graph
from kgraph.read import GUESSED, Fields
from kgraph.store import locked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from kgraph.ask import Criteria
    from kgraph.model import Document, Entity, Extraction, Mention, View
    from kgraph.store import Store

FORMATS = (*EXPORTERS, "documents", "jsonl")
"""What `export` writes: views of the graph, and documents and claims one by one."""

PART = "view.html"
"""The page of a part, beside that of the whole graph."""
DATABASE = b"SQLite format 3\0"


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
                        claims.as_dict(claim, document=found.document, links=links, alone=True)
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


def page(folder: Path) -> Path:
    """The page of the graph in a folder, made anew where it shows an earlier one."""
    with opened(folder) as store:
        if not is_drawn(store):
            with locked(folder):
                draw(store)
    return folder / PICTURES["html"]


class Page(NamedTuple):
    """A page that is not written yet."""

    text: str  # HTML, in ASCII
    view: View  # what it shows
    part: str  # which part of the graph that is; "" for all of it


def part_page(
    store: Store,
    criteria: Criteria = ALL,
    *,
    around: Sequence[Entity] = (),
    depth: int = 1,
    top: int | None = None,
    title: str | None = None,
) -> Page:
    """A page of the graph or, as soon as something is chosen, of a part of it.

    See `ask.part.part` for what is chosen. The title is that of the graph, where none is given.
    Raises NothingFound where nothing is left.
    """
    around = tuple({one.id: one for one in around}.values())
    whole = criteria == ALL and not around and top is None
    with store.reading():
        view = None if whole else part(store, criteria, around=around, depth=depth, top=top)
        words = list(described(store, criteria, around=around, depth=depth))
        name = store.title() if title is None else title
    view = placed_graph(store) if view is None else placed(view)
    if top is not None and len(view.entities) >= top:
        words.append(f"the {len(view.entities):,} strongest")
    line = "; ".join(words)
    return Page(_drawn(view, name or "", line), view, line)


def _drawn(view: View, title: str, line: str) -> str:
    from kgraph.export import html

    out = StringIO()
    html.write(view, out, title=title, part=line)
    return out.getvalue()


def free(path: Path, folder: Path) -> Path:
    """The same path. Raises KgraphError where the graph in this folder is kept in that file, or
    any other in a database."""
    kept = (STORE, f"{STORE}-wal", f"{STORE}-shm", *PICTURES.values())
    if path.resolve() in {(folder / name).resolve() for name in kept} or _is_database(path):
        raise KgraphError(f"{path}: holds a graph; choose another file")
    return path


def write_page(found: Page, path: Path) -> None:
    """Writes a page into a file that is replaced when all of it is written."""
    with files.target(path) as file:
        file.write(found.text.encode())


def write_beside(found: Page, folder: Path) -> Path:
    """Writes a page into the folder of the graph or, where that cannot be written, into a new one
    of its own; gives where it is."""
    if not os.access(folder, os.W_OK):
        folder = Path(tempfile.mkdtemp(prefix="kgraph-"))
    with files.replacing(folder / PART) as file:
        file.write(found.text.encode())
    return folder / PART


def _is_database(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def export(folder: Path, exporter: str, out: BinaryIO) -> None:
    """Write the stored graph in one of FORMATS. Raises KgraphError."""
    with opened(folder) as store:
        if exporter == "jsonl":
            _export_claims(store, out)
        elif exporter == "documents":
            _export_documents(store, out)
        else:
            EXPORTERS[exporter](placed_graph(store), out, title=store.title() or "")


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
    "DEFAULT_MODEL",
    "PICTURES",
    "Built",
    "KgraphError",
    "Page",
    "Progress",
    "add",
    "attempt",
    "build",
    "export",
    "extract",
    "extract_all",
    "free",
    "page",
    "part_page",
    "remove",
    "watch",
    "write_beside",
    "write_page",
]
