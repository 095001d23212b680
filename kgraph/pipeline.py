"""The stages joined: read, extract, resolve, merge, store, write."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgraph import files, read
from kgraph.ask import STORE, opened
from kgraph.ask.part import WHOLE, Part, described
from kgraph.ask.part import view as part_view
from kgraph.ask.tables import StoredTables, choice
from kgraph.building import (
    DEFAULT_MODEL,
    Built,
    Progress,
    add,
    build,
    none_readable,
    remove,
    watch,
    who_is_who,
)
from kgraph.errors import KgraphError, ReadError
from kgraph.export import FILES, FOLDERS
from kgraph.extract import parser
from kgraph.pictures import (
    PICTURES,
    UNPLACED,
    draw,
    drawn,
    is_drawn,
    layout,
    layout_of_part,
    placed,
    placed_graph,
)
from kgraph.read import GUESSED, Fields
from kgraph.store import locked
from kgraph.workers import attempt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from kgraph.export import Format
    from kgraph.model import Document, Entity, Extraction, Mention, View
    from kgraph.store import Store
    from kgraph.tables import Linked

FORMATS = ("documents", "html", "jsonl", *FILES, *FOLDERS)
"""What `export` writes."""

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


def part_page(store: Store, part: Part = WHOLE, *, title: str | None = None) -> Page:
    """A page of the graph or, as soon as something is chosen, of a part of it.

    The title is that of the graph, where none is given. Raises NothingFound where nothing is left.
    """
    with store.reading():
        view = None if part.is_whole else part_view(store, part)
        words = list(described(store, part))
        name = store.title() if title is None else title
    view = placed_graph(store) if view is None else placed(view)
    if part.top is not None and len(view.entities) >= part.top:
        words.append(f"the {len(view.entities):,} strongest")
    line = "; ".join(words)
    return Page(drawn(view, title=name or "", part=line), view, line)


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


def export(
    store: Store, form: str, out: BinaryIO, part: Part = WHOLE, *, title: str | None = None
) -> None:
    """Write the graph, or a part of it, in one of FORMATS; of several files, the one that is to be
    printed. Raises KgraphError where nothing is left.
    """
    if form == "html":
        out.write(part_page(store, part, title=title).text.encode())
    elif form in FILES:
        with _tables(store, part, title, FILES[form]) as found:
            FILES[form].write(found, out)
    elif form in FOLDERS:
        with _tables(store, part, title, FOLDERS[form]) as found:
            FOLDERS[form].write_all(found, partial(_printed, FOLDERS[form].printed, out))
    else:
        lines = _claims if form == "jsonl" else _documents
        with store.reading():
            out.writelines(line.encode() for line in lines(store, part))


def export_to(
    store: Store, form: str, path: Path, part: Part = WHOLE, *, title: str | None = None
) -> None:
    """The same, into a file that is replaced when all of it is written, or into a folder, in which
    other files stay.

    A link stays one: the file it leads to is replaced. Pipes and devices are written to.
    """
    if form not in FOLDERS:
        free(path, store.path.parent)
        with files.target(path) as file:
            export(store, form, file, part, title=title)
        return
    several = FOLDERS[form]
    with (
        _tables(store, part, title, several) as found,
        files.folder(path, mark=several.mark) as new,
    ):
        several.write_all(found, new)


@contextmanager
def _tables(store: Store, part: Part, title: str | None, of: Format) -> Iterator[StoredTables]:
    """The store does not change while they are read."""
    whole = layout(store) if part.is_whole else UNPLACED  # which may be kept: that is a change
    with store.reading():
        name = store.title() if title is None else title
        chosen = choice(store, part, edgeless=of.claims)
        places = whole if chosen is None else layout_of_part(store, part, chosen)
        yield StoredTables(store, part, places, title=name or "", chosen=chosen)


@contextmanager
def _printed(name: str, out: BinaryIO, file: str) -> Iterator[BinaryIO]:
    if file == name:
        yield out
    else:
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
            yield nowhere


def _claims(store: Store, part: Part) -> Iterator[str]:
    from kgraph.export import claims

    found = _told(store, part)
    for identity, told in groupby(found, key=lambda one: one.document.id):
        links = store.links([identity])
        for one in told:
            yield claims.line(claims.as_dict(one.claim, document=one.document, links=links))


def _told(store: Store, part: Part) -> Iterator[Linked]:
    chosen = choice(store, part, edgeless=True)
    return StoredTables(store, part, UNPLACED, chosen=chosen).claims()


def _documents(store: Store, part: Part) -> Iterator[str]:
    """Those with a claim of the part, whole."""
    from kgraph.export import claims

    ids = None if part.is_whole else {one.document.id for one in _told(store, part)}
    for extraction in store.extractions(ids):
        links = store.links([extraction.document.id])
        yield claims.line(claims.as_document(extraction, links))


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
