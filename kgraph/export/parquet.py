"""Parquet for DuckDB, pandas, polars and R: entities, edges and claims as typed columns.

DuckDB writes it, from lines of JSON in a temporary file: twice as fast as rows that are
handed over one by one, and memory does not grow with the graph.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, Any

from kgraph.days import days
from kgraph.errors import KgraphError
from kgraph.export.attributes import MODALITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from duckdb import DuckDBPyConnection

    from kgraph.export import New
    from kgraph.tables import Link, Linked, Node, Spell, Tables

    Record = dict[str, Any]
    Names = dict[str, tuple[str, str]]  # name and type of an entity, by its id

TEXT, TEXTS, WHOLE, REAL, DAY = "VARCHAR", "VARCHAR[]", "INTEGER", "DOUBLE", "DATE"
ENTITY = {
    **dict.fromkeys(("id", "name", "type"), TEXT),
    "aliases": TEXTS,
    "claims": WHOLE,
    "documents": TEXTS,
    **dict.fromkeys(("first", "last"), DAY),
    "community": WHOLE,
    **dict.fromkeys(("x", "y"), REAL),
}
EDGE = {
    **dict.fromkeys(("id", "source", "target"), TEXT),
    **dict.fromkeys(("source_name", "source_type", "target_name", "target_type"), TEXT),
    **dict.fromkeys(("action", "polarity"), TEXT),
    "directed": "BOOLEAN",
    "weight": WHOLE,
    **dict.fromkeys(MODALITIES, WHOLE),
    **dict.fromkeys(("class", "cameo", "quad"), TEXT),
    "classes": f"MAP({TEXT}, {WHOLE})",
    **dict.fromkeys(("speakers", "documents", "evidence"), TEXTS),
    **dict.fromkeys(("first", "last"), DAY),
}
CLAIM = {
    **dict.fromkeys(("claim", "edge", "subject_id", "subject", "subject_type", "action"), TEXT),
    **dict.fromkeys(("object_id", "object", "object_type", "polarity", "modality"), TEXT),
    **dict.fromkeys(("class", "cameo", "quad", "speaker_id", "speaker", "stance"), TEXT),
    **dict.fromkeys(("when", "time", "place", "amount"), TEXT),
    "number": REAL,
    **dict.fromkeys(("unit", "sentence", "document"), TEXT),
    "published": DAY,
    **dict.fromkeys(("start", "end"), WHOLE),
    "rule": TEXT,
}
"""Columns and their types. `class`, `cameo` and `quad` of an edge are those of most of its
claims. The columns of claims are called as in answers to questions; where a
document was read from stays here, as it may tell of its reader."""

MEMORY = "512MB"  # for DuckDB
LINE = 16_777_216  # bytes that DuckDB expects a line to have at most


def write(tables: Tables, new: New) -> None:
    """Write entities.parquet, edges.parquet and claims.parquet. The same tables give the same
    bytes with the same version of DuckDB. Texts are as they were read.

    Raises KgraphError when DuckDB is missing, or what is temporary cannot be written.
    """
    names: Names = {}
    with _database() as (db, folder):
        for name, columns, rows in (
            ("entities", ENTITY, _entities(tables, names)),
            ("edges", EDGE, _edges(tables, names)),
            ("claims", CLAIM, map(_claim, tables.claims())),
        ):
            made = _table(db, folder, columns, rows)
            with new(f"{name}.parquet") as out, made.open("rb") as file:
                shutil.copyfileobj(file, out)


@contextmanager
def _database() -> Iterator[tuple[DuckDBPyConnection, Path]]:
    """One that holds nothing, and a temporary folder."""
    try:
        import duckdb
    except ImportError as error:
        raise KgraphError("writing Parquet needs DuckDB; pip install 'kgraph[parquet]'") from error
    try:
        with (
            TemporaryDirectory(prefix="kgraph-") as folder,
            duckdb.connect(config=_settings(folder)) as db,
        ):
            yield db, Path(folder)
    except (duckdb.Error, OSError) as error:
        reason = " ".join(str(error).split())
        room = isinstance(error, duckdb.IOException | OSError)
        help_ = f"; make room in {gettempdir()}, or set TMPDIR to another folder" if room else ""
        raise KgraphError(f"Parquet could not be written: {reason}{help_}") from error


def _settings(folder: str) -> dict[str, str | bool | int | float | list[str]]:
    """One thread, for the same bytes; no network."""
    return {
        "threads": 1,
        "memory_limit": MEMORY,
        "temp_directory": folder,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }


def _table(
    db: DuckDBPyConnection, folder: Path, columns: Mapping[str, str], rows: Iterable[Record]
) -> Path:
    lines, made = folder / "rows.jsonl", folder / "made.parquet"
    longest = LINE
    with lines.open("wb") as file:
        for row in rows:
            text = json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"
            longest = max(longest, len(text))
            file.write(text)
    found = db.read_json(
        str(lines),
        columns=dict(columns),
        format="newline_delimited",
        maximum_object_size=longest,
    )
    found.write_parquet(str(made), compression="zstd")
    return made


def _entities(tables: Tables, names: Names) -> Iterator[Record]:
    for node in tables.nodes():
        names[node.id] = (node.name, node.type)
        yield _entity(node)


def _entity(node: Node) -> Record:
    return {
        "id": node.id,
        "name": node.name,
        "type": node.type,
        "aliases": [alias.name for alias in node.aliases],
        "claims": node.claims,
        "documents": node.documents,
        **_days(node.spells),
        "community": node.community,
        "x": node.x,
        "y": node.y,
    }


def _edges(tables: Tables, names: Names) -> Iterator[Record]:
    for link in tables.links():
        yield {
            "id": link.id,
            **_end("source", link.source, names),
            **_end("target", link.target, names),
            **_edge(link),
        }


def _end(role: str, id_: str, names: Names) -> Record:
    name, type_ = names[id_]
    return {role: id_, f"{role}_name": name, f"{role}_type": type_}


def _edge(link: Link) -> Record:
    event = next(iter(link.events), None)
    return {
        "action": link.action,
        "polarity": link.polarity,
        "directed": link.directed,
        "weight": link.weight,
        **{modality: link.modalities.get(modality, 0) for modality in MODALITIES},
        "class": event and event.name,
        "cameo": event and event.root,
        "quad": event and event.quad,
        "classes": {event.name: count for event, count in link.events.items()},
        "speakers": link.speakers,
        "documents": link.documents,
        "evidence": link.evidence,
        **_days(link.spells),
    }


def _days(spells: tuple[Spell, ...]) -> Record:
    return {"first": spells[0][0], "last": spells[-1][1]} if spells else {}


def _claim(one: Linked) -> Record:
    claim, said = one.claim, one.claim.attribution
    event, time, amount = claim.predicate.event, claim.time, claim.amount
    subject, object_ = one.subject, one.object
    return {
        "claim": claim.id,
        "edge": one.edge,
        "subject_id": subject and subject.id,
        "subject": subject.name if subject else claim.subject.text,
        "subject_type": subject.label if subject else claim.subject.label,
        "action": claim.predicate.lemma,
        "object_id": object_ and object_.id,
        "object": object_.name if object_ else claim.object.text,
        "object_type": object_.label if object_ else claim.object.label,
        "polarity": claim.edge_polarity,
        "modality": claim.modality,
        "class": event and event.name,
        "cameo": event and event.root,
        "quad": event and event.quad,
        "speaker_id": one.speaker and one.speaker.id,
        "speaker": _speaker(one),
        "stance": said and said.stance,
        "when": time and time.text,
        "time": time and time.value,
        "place": claim.place and claim.place.name,
        "amount": amount and amount.text,
        "number": amount and amount.number,
        "unit": amount and amount.unit,
        "sentence": claim.sentence.text,
        "document": one.document.name,
        "published": _day(one.document.published),
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "rule": claim.rule,
    }


def _speaker(one: Linked) -> str | None:
    said = one.claim.attribution
    if one.speaker:
        return one.speaker.name
    return said.speaker.name if said and said.speaker else None


def _day(value: str | None) -> str | None:
    """None for what is longer than a day, or no date."""
    first, last = (value and days(value)) or (None, None)
    return first if first == last else None
