"""Making a store, and letting it grow: documents come, change and go, and the graph follows."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from kgraph import named, pictures, read
from kgraph.ask.opened import STORE
from kgraph.errors import KgraphError, NothingFound, ReadError
from kgraph.extract import parser
from kgraph.garbage import uncollected
from kgraph.model import Document, Extraction, Resolution, digest
from kgraph.read.sources import STANDARD_INPUT
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.spool import Spool
from kgraph.store import SENT, Change, Counts, Entry, Store, Summary, locked
from kgraph.who import decisions as decided
from kgraph.workers import attempt, attempts, suited

DEFAULT_MODEL = parser.DEFAULT_MODEL
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
    fields: read.Fields = read.GUESSED,
    draw: bool = True,
    wait: bool = False,
    jobs: int | None = None,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Make `out` the graph of exactly the documents at these paths.

    `decisions` is the file of people's decisions on who is who, where it is not beside the
    documents; `aliases` a table of names that are known; `metonyms` takes capitals for countries;
    `fields` says what columns of tables and fields of JSON hold. `draw` makes the pictures, too;
    `wait` waits while another build writes to `out`; `jobs` is the number of processes that
    read articles, by default one for each core where the articles are worth it; 1 is this one.

    Only new and changed documents are extracted. Raises KgraphError, and leaves what is in
    `out`, when a path is missing, no document can be read, the model is missing or `out`
    cannot be written. A bad document among good ones is in `unreadable`.
    """
    known = decided.known(paths, out, decisions=decisions, aliases=aliases, metonyms=metonyms)
    decided.load(known.path)  # a mistake in it is told before anything is read
    settings = {**known.settings(), FOLDERS: json.dumps(named.folders(paths)), MODEL: model}
    key = parser.fingerprint(model)
    with Spool() as texts:
        found = _read(paths, fields, texts)
        if not (out / STORE).exists() and model != DEFAULT_MODEL:
            parser.load(model)  # one that cannot be loaded leaves no empty folder
        with writing(out, wait=wait) as store:
            return Making(store, key, settings, progress, jobs).make(found, draw=draw)


def watch(paths: Sequence[str], out: Path, **options: Any) -> Iterator[Built | KgraphError]:
    """Build as `build` does, and again whenever something changes at the paths; without end.

    Raises what the first build raises, and what a later one does when a folder is gone; gives what
    a later one raises else.
    """
    from watchfiles import watch as changes

    parser.load(options.get("model", DEFAULT_MODEL))  # what changes is mostly little: read here
    yield build(paths, out, **options)
    watched = [home for home in map(read.home, ([path] for path in paths)) if home]
    inside = out.absolute()

    def concerns(_: object, path: str) -> bool:
        return not Path(path).is_relative_to(inside)

    for _ in changes(*watched, watch_filter=concerns):
        try:
            yield build(paths, out, **options)
        except KgraphError as error:
            if not all(map(os.path.isdir, watched)):
                raise  # nothing tells of what comes in its place
            yield error


def add(
    paths: Sequence[str],
    out: Path,
    *,
    model: str | None = None,
    fields: read.Fields = read.GUESSED,
    draw: bool = True,
    wait: bool = False,
    jobs: int | None = None,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Add the documents at these paths to the graph in `out`, which is made where there is none.

    A file that is part of the graph already is read anew. `model` is the one that the graph was
    made with, unless another is named: then all documents are read again. Raises KgraphError as
    `build` does.
    """
    if not (out / STORE).exists():
        model = model or DEFAULT_MODEL
        return build(
            paths,
            out,
            model=model,
            fields=fields,
            draw=draw,
            wait=wait,
            jobs=jobs,
            progress=progress,
        )
    with Spool() as texts:
        found = _read(paths, fields, texts)
        with writing(out, wait=wait) as store:
            settings = store.settings()
            settings[MODEL] = model or settings.get(MODEL, DEFAULT_MODEL)
            found = _with_stored(store.entries(), found, json.loads(settings.get(FOLDERS, "[]")))
            key = parser.fingerprint(settings[MODEL])
            return Making(store, key, settings, progress, jobs).make(found, draw=draw)


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
    with writing(out, wait=wait) as store:
        entries = store.entries()
        gone = {entry.id for name in names for entry in _named(entries, name)}
        kept = [entry for entry in entries if entry.id not in gone]
        if not kept:
            raise KgraphError(f"{out}: no document would be left; delete the folder instead")
        settings = {MODEL: DEFAULT_MODEL, **store.settings()}
        keys = store.keys()
        key = max(keys) or parser.fingerprint(settings[MODEL]) if keys else ""
        kept = named.alone(kept, json.loads(settings.get(FOLDERS, "[]")))
        return Making(store, key, settings, progress, None).make(Found(kept), draw=draw)


@dataclass(frozen=True, slots=True)
class Found:
    """What the graph is to be made of. `texts` are the documents that were read now, by id; the
    store has the others."""

    entries: Sequence[Entry]
    texts: Mapping[str, Document] = field(default_factory=dict)
    copies: tuple[str, ...] = ()
    unreadable: tuple[ReadError, ...] = ()
    imported: Mapping[str, str] = field(default_factory=dict)
    """Keys of the documents that came from an archive of claims now, by id."""


@dataclass(frozen=True, slots=True)
class Making:
    """A store that is written, and how documents are read into it."""

    store: Store
    key: str
    settings: Mapping[str, str]
    progress: Progress
    jobs: int | None = 1  # processes that read; None for as many as are worth it

    def make(self, found: Found, *, draw: bool) -> Built:
        store = self.store
        if {entry.id for entry in found.entries} - found.texts.keys():
            check_texts(store)
        known = decided.Known.of(self.settings, store.path.parent)
        people = decided.load(known.path)
        corrections = known.corrections(people)
        extracted, failed = self._extract_new(found)
        unreadable = (*found.unreadable, *failed.values())
        entries = named.distinct([entry for entry in found.entries if entry.id not in failed])
        if not entries:
            raise none_readable(unreadable)
        imported = self._imported(found)
        title = named.title(entries, imported)
        key = graph_key(self.key, {e.id: imported[e.id] for e in entries if e.id in imported})
        fingerprint = graph_fingerprint(entries, key, title, corrections)
        changed = store.fingerprint() != fingerprint
        forgotten = arrived = 0
        if changed or store.waiting() or store.settings() != self.settings:
            with store.changing() as change:
                change.discard(imported_but=found.imported)
                come, gone = _bring_in(store, change, entries)
                forgotten, arrived = len(gone), len(come & found.imported.keys())
                settle(store, change, come, gone, corrections)
                change.remember(self.settings)
                change.finish(fingerprint, title)
        if draw:
            pictures.draw(store)
        return Built(
            counts=store.counts(),
            extracted=extracted + arrived,
            forgotten=forgotten,
            copies=found.copies,
            unreadable=unreadable,
            changed=changed,
            unknown=tuple(decided.unknown(people, store.names)),
            decisions=known.path,
            strongest=tuple(store.strongest()),
        )

    def _imported(self, found: Found) -> dict[str, str]:
        """Keys of the documents that an archive tells of: they are not extracted."""
        stored = self.store.imported().items()
        return {key: of for key, of in stored if key not in found.texts} | dict(found.imported)

    def _extract_new(self, found: Found) -> tuple[int, dict[str, ReadError]]:
        """How many documents were read, and what was wrong with others, by document id.

        A document with another date is read again: its times hang on it.
        """
        known, imported = self.store.known(self.key), self._imported(found)
        new = [
            entry
            for entry in found.entries
            if (entry.id, entry.published) not in known and entry.id not in imported
        ]
        failed: dict[str, ReadError] = {}
        with closing(self._attempts(found, new)) as results:
            for done, entry in enumerate(new):
                self.progress(done, len(new), entry.name)
                result = next(results)
                if isinstance(result, ReadError):
                    failed[entry.id] = result
                else:
                    self.store.put(result, self.key)
        if new:
            self.progress(len(new), len(new), "")
        return len(new) - len(failed), failed

    def _attempts(
        self, found: Found, new: Sequence[Entry]
    ) -> Generator[Extraction | ReadError, None, None]:
        """What comes of reading these, in their order."""
        model = self.settings[MODEL]
        jobs = suited(self.jobs, len(new), model)
        documents = (
            replace(found.texts.get(entry.id) or self.store.document(entry.id), name=entry.name)
            for entry in new
        )
        if jobs:
            yield from attempts(documents, model, jobs=jobs)
        else:
            yield from (attempt(document, model) for document in documents)


def _bring_in(store: Store, change: Change, entries: Sequence[Entry]) -> tuple[set[str], set[str]]:
    """The store holds these documents and no others. Ids of those that are new or another now,
    and of those that are gone."""
    wanted = {entry.id: entry for entry in entries}
    gone = {entry.id for entry in store.entries() if entry.id not in wanted}
    come = {identity for identity in change.waiting() if identity in wanted}
    change.forget(gone)
    change.enter(come)
    change.discard()
    for entry in store.entries():
        if wanted[entry.id] != entry:
            change.rename(wanted[entry.id])
            come.add(entry.id)
    return come, gone


def settle(
    store: Store,
    change: Change,
    come: Collection[str],
    gone: Collection[str],
    corrections: Corrections,
) -> None:
    """Who is who, and the edges, after documents came or went or people decided otherwise."""
    from kgraph.resolve import State, update

    state = State.of(change.rows, change.sets)
    with uncollected():
        found = update(state, come, gone, store.to_resolve, corrections, names=store.names_in)
        change.resolve(found)


def check_texts(store: Store) -> None:
    """Raises KgraphError where the articles stayed elsewhere: nothing can be read in them again."""
    keys = store.keys()
    if any(key.startswith(SENT) for key in keys):
        raise KgraphError(
            f"{store.path.parent}: made with --engine dask, and the articles are not here; "
            f"write decisions into {decided.Known.of(store.settings(), store.path.parent).path}, "
            "and run that build again: what was read is kept"
        )


@contextmanager
def writing(out: Path, *, wait: bool) -> Iterator[Store]:
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


def _read(paths: Sequence[str], fields: read.Fields, texts: Spool) -> Found:
    entries: list[Entry] = []
    copies, unreadable = [], []
    for found in read.documents(paths, fields=fields):
        if isinstance(found, ReadError):
            unreadable.append(found)
        elif found.id in texts:
            copies.append(found.name)
        else:
            texts.add(found)
            entries.append(Entry.of(found))
    if not entries:
        raise none_readable(unreadable)
    return Found(entries, texts, tuple(copies), tuple(unreadable))


def _with_stored(stored: Sequence[Entry], found: Found, folders: Sequence[str]) -> Found:
    """All that was there, and what was found in place of the same text, or of the same file."""
    files = {named.file_of(entry) for entry in found.entries if entry.source != STANDARD_INPUT}
    kept = [e for e in stored if e.id not in found.texts and named.file_of(e) not in files]
    return replace(found, entries=named.alone([*kept, *found.entries], folders))


def _named(entries: Sequence[Entry], name: str) -> list[Entry]:
    for what in ("name", "source", "id"):
        found = [entry for entry in entries if getattr(entry, what) == name]
        if found:
            return found
    from kgraph.store.names import near

    scores = near(name, {entry.name for entry in entries})
    best = sorted(scores, key=lambda known: (-scores[known], known))[:3]
    hint = f"did you mean {' or '.join(best)}?" if best else "kgraph documents lists them"
    raise NothingFound(f"no document '{name}' in this graph; {hint}")


def none_readable(errors: Sequence[ReadError]) -> ReadError:
    if not errors:
        return ReadError("no article in these files; name others, or a folder of articles")
    if len(errors) == 1:
        return errors[0]
    return ReadError(f"none of {len(errors)} documents can be read; first: {errors[0]}")


def who_is_who(extractions: Iterable[Extraction], corrections: Corrections = NONE) -> Resolution:
    """The entities of these documents, as far as people did not decide otherwise."""
    from kgraph.resolve import resolve

    return resolve(extractions, corrections)


def graph_key(key: str, imported: Mapping[str, str]) -> str:
    """Of how articles are read, and of what archives tell of other documents."""
    return digest(key, sorted(imported.items())) if imported else key


def graph_fingerprint(
    entries: Sequence[Entry], key: str, title: str, corrections: Corrections
) -> str:
    """Another one means that the graph has to be made anew."""
    known = sorted(map(tuple, entries))
    return digest(key, code_version(), title, known, corrections)


@cache
def code_version() -> str:
    """A hash of this program: pictures made by another version are made anew."""
    here = Path(__file__).parent
    files = sorted(p for p in here.rglob("*") if p.suffix in (".py", ".js", ".css", ".html"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
