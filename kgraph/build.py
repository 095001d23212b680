"""Making a store, and letting it grow: documents come, change and go, and the graph follows."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from kgraph import pictures, read
from kgraph.errors import KgraphError, NothingFound, ReadError
from kgraph.extract import parser
from kgraph.graph.merge import merged
from kgraph.model import Document, Extraction, Resolution, digest
from kgraph.read.sources import STANDARD_INPUT
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.store import Change, Counts, Store, Summary, locked
from kgraph.who import decisions as decided

DEFAULT_MODEL = parser.DEFAULT_MODEL
STORE = "kgraph.db"
FOLDERS, MODEL = "folders", "model"  # settings: absolute paths that were built, as JSON; its name

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
    changed: bool  # was the graph made anew?
    unknown: tuple[str, ...]  # names that people decided on, and no document has
    decisions: Path  # where people's decisions are, or will be
    strongest: tuple[Summary, ...]  # what actors do to actors


def build(
    paths: Sequence[str],
    out: Path,
    *,
    model: str = DEFAULT_MODEL,
    decisions: Path | None = None,
    aliases: Path | None = None,
    metonyms: bool = False,
    draw: bool = True,
    wait: bool = False,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Make `out` the graph of exactly the documents at these paths.

    `decisions` is the file of people's decisions on who is who, where it is not beside the
    documents; `aliases` a table of names that are known; `metonyms` takes capitals for countries.
    `draw` makes the pictures, too; `wait` waits while another build writes to `out`.

    Only new and changed documents are extracted. Raises KgraphError, and leaves what is in
    `out`, when a path is missing, no document can be read, the model is missing or `out`
    cannot be written. A bad document among good ones is in `unreadable`.
    """
    known = decided.known(paths, out, decisions=decisions, aliases=aliases, metonyms=metonyms)
    decided.load(known.path)  # a mistake in it is told before anything is read
    settings = {**known.settings(), FOLDERS: json.dumps(_folders(paths)), MODEL: model}
    key = parser.fingerprint(model)
    found = _read(paths)
    if not (out / STORE).exists():
        parser.load(model)  # a model that cannot be loaded leaves no empty store
    with _writing(out, wait=wait) as store:
        return _Build(store, key, settings, progress).make(found, draw=draw)


def watch(paths: Sequence[str], out: Path, **options: Any) -> Iterator[Built | KgraphError]:
    """Build as `build` does, and again whenever something changes at the paths; without end.

    Raises what the first build raises; gives what a later one does.
    """
    from watchfiles import watch as changes

    yield build(paths, out, **options)
    homes = [read.home([path]) for path in paths]
    inside = out.absolute()

    def concerns(_: object, path: str) -> bool:
        return not Path(path).is_relative_to(inside)

    for _ in changes(*(home for home in homes if home), watch_filter=concerns):
        try:
            yield build(paths, out, **options)
        except KgraphError as error:
            yield error


def add(
    paths: Sequence[str],
    out: Path,
    *,
    model: str | None = None,
    draw: bool = True,
    wait: bool = False,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Add the documents at these paths to the graph in `out`, which is made where there is none.

    A file that is part of the graph already is read anew. `model` is the one that the graph was
    made with, unless another is named: then all documents are read again. Raises KgraphError as
    `build` does.
    """
    if not (out / STORE).exists():
        model = model or DEFAULT_MODEL
        return build(paths, out, model=model, draw=draw, wait=wait, progress=progress)
    found = _read(paths)
    with _writing(out, wait=wait) as store:
        settings = store.settings()
        settings[MODEL] = model or settings.get(MODEL, DEFAULT_MODEL)
        found = _with_stored(store.documents(), found, json.loads(settings.get(FOLDERS, "[]")))
        key = parser.fingerprint(settings[MODEL])
        return _Build(store, key, settings, progress).make(found, draw=draw)


def remove(
    names: Sequence[str],
    out: Path,
    *,
    draw: bool = True,
    wait: bool = False,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Take documents, by name, path or id, out of the graph in `out`.

    Raises NothingFound, and changes nothing, when one of them is no part of it; KgraphError when
    nothing would be left.
    """
    Store.open(out / STORE).close()  # there must be one
    with _writing(out, wait=wait) as store:
        documents = store.documents()
        gone = {document.id for name in names for document in _named(documents, name)}
        kept = [document for document in documents if document.id not in gone]
        if not kept:
            raise KgraphError(f"{out}: no document would be left; delete the folder instead")
        key = next(iter(sorted(store.keys())), "")
        found = _Found(kept, (), ())
        return _Build(store, key, store.settings(), progress).make(found, draw=draw)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the graph is to be made of."""

    documents: Sequence[Document]
    copies: tuple[str, ...]
    unreadable: tuple[ReadError, ...]


@dataclass(frozen=True, slots=True)
class _Build:
    """A store that is written, and how documents are read into it."""

    store: Store
    key: str
    settings: Mapping[str, str]
    progress: Progress

    def make(self, found: _Found, *, draw: bool) -> Built:
        store = self.store
        known = decided.Known.of(self.settings, store.path.parent)
        people = decided.load(known.path)
        corrections = known.corrections(people)
        extracted, failed = self._extract_new(found.documents)
        unreadable = (*found.unreadable, *failed.values())
        documents = [d for d in found.documents if d.id not in failed]
        if not documents:
            raise none_readable(unreadable)
        title = _title(documents)
        fingerprint = graph_fingerprint(documents, self.key, title, corrections)
        changed = store.fingerprint() != fingerprint
        forgotten = 0
        if changed or store.waiting() or store.settings() != self.settings:
            with store.changing() as change:
                forgotten = _bring_in(store, change, documents)
                if changed:
                    change.resolve(who_is_who(store.extractions(), corrections), merged)
                change.remember(self.settings)
                change.finish(fingerprint, title)
        if draw:
            pictures.draw(store)
        return Built(
            counts=store.counts(),
            extracted=extracted,
            forgotten=forgotten,
            copies=found.copies,
            unreadable=unreadable,
            changed=changed,
            unknown=tuple(decided.unknown(people, store.names())),
            decisions=known.path,
            strongest=tuple(store.strongest()),
        )

    def _extract_new(self, documents: Sequence[Document]) -> tuple[int, dict[str, ReadError]]:
        """How many documents were read, and what was wrong with others, by document id.

        A document with another date is read again: its times hang on it.
        """
        known = self.store.known(self.key)
        new = [d for d in documents if (d.id, d.published) not in known]
        failed: dict[str, ReadError] = {}
        for done, document in enumerate(new):
            self.progress(done, len(new), document.name)
            found = attempt(document, self.settings[MODEL])
            if isinstance(found, ReadError):
                failed[document.id] = found
            else:
                self.store.put(found, self.key)
        if new:
            self.progress(len(new), len(new), "")
        return len(new) - len(failed), failed


def _bring_in(store: Store, change: Change, documents: Sequence[Document]) -> int:
    """The store holds these documents and no others; how many were forgotten?"""
    wanted = {document.id: document for document in documents}
    gone = [document.id for document in store.documents() if document.id not in wanted]
    change.forget(gone)
    change.enter([identity for identity in change.waiting() if identity in wanted])
    change.discard()
    for document in store.documents():
        if wanted[document.id] != document:
            change.rename(wanted[document.id])
    return len(gone)


@contextmanager
def _writing(out: Path, *, wait: bool) -> Iterator[Store]:
    """The store to build in. A new one that got no document is removed again."""
    path = out / STORE
    with locked(out, wait=wait):
        is_new, is_empty = not path.exists(), False
        try:
            with Store.open(path, create=True) as store:
                try:
                    yield store
                finally:
                    is_empty = not store.counts().documents and not store.waiting()
        finally:
            if is_new and is_empty:
                path.unlink()


def _read(paths: Sequence[str]) -> _Found:
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
        raise none_readable(unreadable)
    return _Found(_distinct_names(list(documents.values())), tuple(copies), tuple(unreadable))


def _with_stored(stored: Sequence[Document], found: _Found, roots: Sequence[str]) -> _Found:
    """All that was there, and what was found in place of the same file or text."""
    new = [replace(d, name=_name_under(d, roots)) for d in found.documents]
    texts = {document.id for document in new}
    places = {_place(document) for document in new if document.source != STANDARD_INPUT}
    kept = [d for d in stored if d.id not in texts and _place(d) not in places]
    return replace(found, documents=_distinct_names([*kept, *new]))


def _name_under(document: Document, roots: Sequence[str]) -> str:
    """What a build of one of these folders calls it."""
    path = os.path.abspath(document.source)  # noqa: PTH100 (does not follow links)
    if Path(document.source).name != document.name:  # a row of a file
        return document.name
    return next(
        (
            Path(path).relative_to(root).as_posix()
            for root in roots
            if Path(path).is_relative_to(root)
        ),
        document.name,
    )


def _place(document: Document) -> tuple[str, str]:
    """Where a document was read: a file, or a row of one."""
    path = os.path.abspath(document.source)  # noqa: PTH100
    return path, "" if document.source.endswith(document.name) else document.name


def _folders(paths: Sequence[str]) -> list[str]:
    return sorted(os.path.abspath(path) for path in paths if os.path.isdir(path))  # noqa: PTH100, PTH112


def _named(documents: Sequence[Document], name: str) -> list[Document]:
    for field in ("name", "source", "id"):
        found = [document for document in documents if getattr(document, field) == name]
        if found:
            return found
    from kgraph.store.names import near

    scores = near(name, {document.name for document in documents})
    best = sorted(scores, key=lambda known: (-scores[known], known))[:3]
    hint = f"did you mean {' or '.join(best)}?" if best else "kgraph documents lists them"
    raise NothingFound(f"no document '{name}' in this graph; {hint}")


def _distinct_names(documents: Sequence[Document]) -> list[Document]:
    """Rows of several files may have the same id."""
    counts = Counter(document.name for document in documents)
    return [
        d if counts[d.name] == 1 else replace(d, name=f"{d.source}:{d.name}") for d in documents
    ]


def none_readable(errors: Sequence[ReadError]) -> ReadError:
    if len(errors) == 1:
        return errors[0]
    return ReadError(f"none of {len(errors)} documents can be read; first: {errors[0]}")


def attempt(document: Document, model: str) -> Extraction | ReadError:
    """Whatever is wrong with one document must not stop the others."""
    from kgraph.extract import extract

    nlp = parser.load(model)
    try:
        return extract(document, nlp)
    except KgraphError:
        raise
    except Exception as error:
        reason = shorten(str(error), 120, placeholder=" …") or type(error).__name__
        return ReadError(f"{document.name}: cannot be parsed ({reason})")


def who_is_who(extractions: Iterable[Extraction], corrections: Corrections = NONE) -> Resolution:
    """The entities of these documents, as far as people did not decide otherwise."""
    from kgraph.resolve import resolve

    return resolve(extractions, corrections)


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
