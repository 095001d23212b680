"""A graph made by many workers: the steps, one after another, and the result brought home."""

from __future__ import annotations

import hashlib
import json
import uuid
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import named, pictures, read
from kgraph.building import (
    DEFAULT_MODEL,
    FOLDERS,
    MODEL,
    Built,
    Progress,
    code_version,
    none_readable,
    writing,
)
from kgraph.cluster import edges, extracting, who
from kgraph.cluster.client import connected
from kgraph.cluster.extracting import How
from kgraph.cluster.run import Run
from kgraph.cluster.sources import cuts, find, is_remote, outside, partitions, plain
from kgraph.cluster.work import Folder
from kgraph.errors import KgraphError, ReadError
from kgraph.extract import parser
from kgraph.model import digest
from kgraph.store.sent import Graph
from kgraph.who import decisions as decided

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kgraph.cluster.client import Workers
    from kgraph.cluster.extracting import Read
    from kgraph.cluster.sources import File, Partition
    from kgraph.model import Decision, Entity
    from kgraph.resolve.corrections import Corrections
    from kgraph.store import Store
    from kgraph.store.sent import Sent, SentEdge

SMALLEST, LARGEST, MANY = 2**16, 2**24, 4096
"""Bytes of files in a partition: of news text, 64 KB is what one core reads in two seconds. Of
more than MANY partitions, each is four times as large."""
TOGETHER, MOST = 4, 1024
"""Partitions that are taken together once they are extracted, and how many of those there are."""
ENGINE = "engine"  # setting


def build(
    paths: Sequence[str],
    out: Path,
    *,
    scheduler: str | None = None,
    work: str | None = None,
    jobs: int | None = None,
    partition: int | None = None,
    model: str = DEFAULT_MODEL,
    decisions: Path | None = None,
    aliases: Path | None = None,
    metonyms: bool = False,
    fields: read.Fields = read.GUESSED,
    draw: bool = True,
    wait: bool = False,
    progress: Progress = lambda done, total, name: None,
) -> Built:
    """Make `out` the graph of the documents at these paths and URLs, as `building.build` does, on
    the workers of a dask scheduler, or else on `jobs` processes of this machine, by default one a
    core.

    What workers make is left in the folder `work`, a path or URL that all of them see: documents
    that were read once are not read again. Raises KgraphError as `building.build` does, and where
    the scheduler, its workers or the folder are not what is needed.
    """
    paths = list(map(plain, paths))
    local = [path for path in paths if not is_remote(path)]
    known = decided.known(local, out, decisions=decisions, aliases=aliases, metonyms=metonyms)
    people = decided.load(known.path)
    settings = {
        **known.settings(),
        FOLDERS: json.dumps(named.folders(local)),
        MODEL: model,
        ENGINE: "dask",
    }
    how = How(fields, model, parser.fingerprint(model))
    folder = Folder(_everywhere(work) if work else _work(paths, out))
    files = outside(find(paths), folder.url)
    with writing(out, wait=wait) as store, connected(scheduler, jobs) as workers:
        _try(folder)
        workers.check(model, folder.url)
        size = partition or _size(files)
        parts = partitions(
            files, size, digest(*how, _readers_version()), partial(_cut, workers, size, fields)
        )
        there = folder.names(extracting.DOCUMENTS)
        token = uuid.uuid4().hex
        done = extract(workers, folder, how, token, parts, progress)
        new = _new(parts, done, there)
        parts = _kept(parts, done)
        run = run_of(folder, parts, known.corrections(people), token)
        unreadable = tuple(ReadError(line) for one in done for line in one.unreadable)
        changed = store.fingerprint() != run.key
        if changed:
            resolve(workers, run, parts)
            merge(workers, run, parts)
            _bring_home(store, run, how, settings, unreadable)
        _clear(run, done)
        copies = [*json.loads(store.settings().get(COPIES, "[]"))]
        if draw:
            pictures.draw(store)
        return Built(
            counts=store.counts(),
            extracted=min(new, store.counts().documents),
            forgotten=0,
            copies=(*(name for one in done for name in one.copies), *copies),
            unreadable=unreadable,
            changed=changed,
            unknown=tuple(decided.unknown(people, store.names)),
            decisions=known.path,
            strongest=tuple(store.strongest()),
        )


COPIES = "copies"  # setting: names of documents with the text of one of another partition, as JSON


def extract(
    workers: Workers,
    folder: Folder,
    how: How,
    token: str,
    parts: Sequence[Partition],
    progress: Progress = lambda done, total, name: None,
) -> list[Read]:
    progress(0, len(parts), "partitions")
    return workers.all(
        extracting.extract,
        [(folder, how, token, part) for part in parts],
        done=lambda count: progress(count, len(parts), ""),
    )


def resolve(workers: Workers, run: Run, parts: Sequence[Partition]) -> None:
    """Who is who: see `who`."""
    numbered = [(run, *one) for one in enumerate(together(parts))]
    buckets = [(run, bucket) for bucket in range(run.buckets)]
    workers.all(who.ids, numbered)
    workers.all(who.copies, buckets)
    workers.all(who.votes, numbered)
    if sum(workers.all(who.tally, buckets)):
        workers.all(who.renamed, numbered)
        workers.all(who.clashes, buckets)
    workers.all(who.names, [(run,)])
    workers.all(who.answers, buckets)
    workers.all(who.articles_read, numbered)
    workers.all(who.terms, buckets)
    workers.all(who.compared, buckets)
    workers.all(who.settled, [(run,)])
    workers.all(who.entities, buckets)


def merge(workers: Workers, run: Run, parts: Sequence[Partition]) -> None:
    numbered = [(run, *one) for one in enumerate(together(parts))]
    workers.all(edges.links, numbered)
    workers.all(edges.merged, [(run, bucket) for bucket in range(run.buckets)])


def _cut(workers: Workers, size: int, fields: read.Fields, files: list[File]) -> list[Any]:
    return workers.all(cuts, [(file.source, size, fields) for file in files])


def together(parts: Sequence[Partition]) -> list[tuple[str, ...]]:
    """The keys of the partitions that are taken together, in order."""
    count = max(TOGETHER, -(-len(parts) // MOST))
    keys = [part.key for part in parts]
    return [tuple(keys[at : at + count]) for at in range(0, len(keys), count)]


def _size(files: Sequence[File]) -> int:
    """That of a partition."""
    size, total = SMALLEST, sum(file.size for file in files)
    while size < LARGEST and total > size * MANY:
        size *= 4
    return size


def _new(parts: Sequence[Partition], done: Sequence[Read], there: set[str]) -> int:
    """Documents of partitions that were not there before."""
    return sum(
        one.documents
        for part, one in zip(parts, done, strict=True)
        if f"{part.key}.parquet" not in there
    )


def run_of(folder: Folder, parts: Sequence[Partition], corrections: Corrections, token: str) -> Run:
    """`token` is of one build: another one of the same documents has files of its own."""
    key = digest(code_version(), corrections, *(part.key for part in parts))
    return Run(folder, key, len(together(parts)), corrections, f"graph/{token}")


def _kept(parts: Sequence[Partition], done: Sequence[Read]) -> list[Partition]:
    """By the keys under which they are stored."""
    return [part._replace(key=one.key or part.key) for part, one in zip(parts, done, strict=True)]


def _clear(run: Run, done: Sequence[Read]) -> None:
    """Nothing stays that the next build does not take. What a build leaves that was stopped is in
    the way of nobody."""
    run.folder.remove(run.home)
    for one in done:
        if one.key:
            run.folder.remove(extracting.documents_of(one.key))


@cache
def _readers_version() -> str:
    """A hash of the code that reads articles: what another version read is not taken."""
    here = Path(read.__file__).parent
    own = [Path(__file__).with_name(f"{name}.py") for name in ("reading", "sources", "extracting")]
    files = [*sorted(here.rglob("*.py")), *own]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _everywhere(path: str) -> str:
    """Workers are in other folders."""
    return path if is_remote(path) else str(Path(path).absolute())


def _work(paths: Sequence[str], out: Path) -> str:
    """Beside the graph. Raises KgraphError for documents at a URL: what lies beside them may be
    written by others, and workers run what they load."""
    url = next(filter(is_remote, paths), None)
    if url is not None:
        raise KgraphError(
            f"{url}: articles at a URL need --work: a folder that all workers see, and that only "
            "those can write whom you trust, such as s3://ours/kgraph-work"
        )
    return str((out / "work").absolute())


def _try(folder: Folder) -> None:
    """Raises KgraphError where nothing can be written there."""
    try:
        folder.put("here", b"kgraph\n")
    except KgraphError:
        raise
    except Exception as error:  # whatever the package behind a protocol may raise
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise KgraphError(
            f"{folder.url}: cannot be written ({reason}); choose another folder with --work"
        ) from error


def _bring_home(
    store: Store,
    run: Run,
    how: How,
    settings: Mapping[str, str],
    unreadable: Sequence[ReadError],
) -> None:
    """The graph, partition by partition."""
    folders: set[str] = set()
    copies: list[str] = []
    for number in range(run.partitions):
        own = run.load("own", number)
        folders |= own.folders
        copies += own.copies
    if not folders:
        raise none_readable(unreadable)
    with store.changing() as change:
        change.fill(_graph(run), how.rules)
        change.remember({**settings, COPIES: json.dumps(copies)})
        change.finish(run.key, named.joined({Path(folder).resolve().name for folder in folders}))


def _graph(run: Run) -> Graph:
    def each(step: str) -> Iterator[Any]:
        return (run.load(step, number) for number in range(run.partitions))

    def entities() -> Iterator[Entity]:
        yield from run.load("decided")[0]
        for bucket in range(run.buckets):
            yield from run.load("entities", bucket)
        for own in each("own"):
            yield from own.entities

    def decisions() -> Iterator[Mapping[str, Decision]]:
        yield run.load("decided")[1]
        for own in each("own"):
            yield own.decisions

    def made() -> Iterator[SentEdge]:
        for bucket in range(run.buckets):
            yield from run.load("edges", bucket)

    def documents() -> Iterator[Sent]:
        for sent in each("sent"):
            yield from sent

    return Graph(entities, decisions, made, documents)


__all__ = ["build", "extract", "merge", "resolve"]
