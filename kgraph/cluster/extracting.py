"""Documents of a partition become extractions and claims, in files that stay."""

from __future__ import annotations

import json
import pickle
import zlib
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.cluster.needed import needed
from kgraph.cluster.reading import documents
from kgraph.errors import KgraphError, ReadError, Unreachable
from kgraph.workers import attempt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kgraph.cluster.sources import Partition
    from kgraph.cluster.work import Folder
    from kgraph.model import Claim, Document, Extraction
    from kgraph.read import Fields

DOCUMENTS, CLAIMS = "documents", "claims"
"""Folders of Parquet: one row a document, with all that was read in it; one row a claim."""
NOTE = b"kgraph"
GROUP = 64  # documents that are unpacked together
_ALONE = Lock()  # the pipeline is not for several threads


class Read(NamedTuple):
    """What was done with a partition."""

    documents: int
    copies: tuple[str, ...]  # names of documents with the text of another in it
    unreadable: tuple[str, ...]
    key: str = ""  # of the files of this build only, where something may be readable the next time


class How(NamedTuple):
    """What decides what is read in a document."""

    fields: Fields
    model: str
    rules: str  # fingerprint


def extract(folder: Folder, how: How, token: str, partition: Partition) -> Read:
    """Reads the documents of a partition, unless that is done already. Where something that is not
    in the documents hinders it, the next build reads them again: what was read is
    kept for the build of this `token` only."""
    name = documents_of(partition.key)
    if folder.has(name):
        count, copied, unreadable, _ = _note(folder.get(name))
        return Read(count, tuple(copied), tuple(unreadable))
    _check(how)
    copies: list[str] = []
    with _ALONE:
        found = list(_extracted(partition, how, copies))
    good = [one for one in found if not isinstance(one, ReadError)]
    bad = tuple(str(one) for one in found if isinstance(one, ReadError))
    done = Read(len(good), tuple(copies), bad)
    if not partition.sure or any(isinstance(one, Unreachable) for one in found):
        done = done._replace(key=f"{partition.key}-{token}")
        name = documents_of(done.key)
    folder.put(f"{CLAIMS}/{partition.key}.parquet", _parquet(_claims(good)))
    folder.put(name, _parquet(_rows(good), done))
    return done


def extractions(folder: Folder, keys: Iterable[str]) -> Iterator[Extraction]:
    """All of these partitions, in order."""
    for blob in column(folder, keys, "extraction"):
        yield pickle.loads(zlib.decompress(blob))


def ids(folder: Folder, keys: Iterable[str]) -> list[str]:
    return list(column(folder, keys, "id"))


def column(folder: Folder, keys: Iterable[str], name: str) -> Iterator[Any]:
    """Of all documents of these partitions."""
    with needed():
        from pyarrow.parquet import ParquetFile  # type: ignore[import-untyped]
    for key in keys:
        file = ParquetFile(BytesIO(folder.get(documents_of(key))))
        for batch in file.iter_batches(GROUP, columns=[name]):
            yield from batch.column(0).to_pylist()


def documents_of(key: str) -> str:
    return f"{DOCUMENTS}/{key}.parquet"


def _check(how: How) -> None:
    """A worker that came later may be another."""
    from kgraph.extract import parser

    if parser.fingerprint(how.model) != how.rules:
        raise KgraphError(
            "a worker has another kgraph, spaCy or model than this machine; install the same on all"
        )


def _extracted(
    partition: Partition, how: How, copies: list[str]
) -> Iterator[Extraction | ReadError]:
    seen: set[str] = set()
    for document in documents(partition.pieces, how.fields):
        if isinstance(document, ReadError):
            yield document
        elif document.id in seen:
            copies.append(document.name)
        else:
            seen.add(document.id)
            yield attempt(document, how.model)


def _rows(found: Sequence[Extraction]) -> dict[str, list[Any]]:
    columns = ("id", "name", "source", "title", "published", "text")
    rows: dict[str, list[Any]] = {
        name: [getattr(one.document, name) for one in found] for name in columns
    }
    rows["sentences"] = [one.sentences for one in found]
    rows["extraction"] = [zlib.compress(pickle.dumps(one, 5), 1) for one in found]
    return rows


def _claims(found: Sequence[Extraction]) -> dict[str, list[Any]]:
    told = [_told(claim, one.document) for one in found for claim in one.claims]
    return {name: [row[n] for row in told] for n, name in enumerate(COLUMNS)}


COLUMNS = """id document document_id published subject subject_type action object object_type
    polarity modality class speaker cue stance time place rule sentence start end""".split()
"""Of the claims, as they stand in their document: who is who is not settled yet."""


def _told(claim: Claim, document: Document) -> tuple[Any, ...]:
    said, event, time, place = claim.attribution, claim.predicate.event, claim.time, claim.place
    return (
        *(claim.id, document.name, document.id, document.published),
        *(claim.subject.name, claim.subject.label, claim.predicate.lemma),
        *(claim.object.name, claim.object.label, claim.polarity, claim.modality),
        event and event.name,
        said.speaker.name if said and said.speaker else None,
        *((said.cue, said.stance) if said else (None, None)),
        time and time.value,
        place and place.name,
        claim.rule,
        claim.sentence.text,
        claim.sentence.start,
        claim.sentence.end,
    )


def _parquet(rows: Mapping[str, list[Any]], note: object = None) -> bytes:
    with needed():
        import pyarrow  # type: ignore[import-untyped]
        from pyarrow import parquet
    found = pyarrow.table({name: pyarrow.array(of, _type(name)) for name, of in rows.items()})
    found = found.replace_schema_metadata({NOTE: json.dumps(note).encode()})
    out = BytesIO()
    parquet.write_table(found, out, compression="zstd", row_group_size=GROUP if note else 1 << 16)
    return out.getvalue()


def _type(name: str) -> Any:
    import pyarrow

    numbers = ("sentences", "start", "end")
    if name in numbers:
        return pyarrow.int64()
    return pyarrow.binary() if name == "extraction" else pyarrow.string()


def _note(data: bytes) -> Any:
    from pyarrow import parquet

    return json.loads(parquet.read_schema(BytesIO(data)).metadata[NOTE])
