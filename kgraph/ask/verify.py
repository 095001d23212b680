"""Does the store hold what it should?

Nothing in it is taken on trust: texts are hashed again, offsets are held against them, and what
was counted is counted again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from kgraph.errors import KgraphError, ReadError, StoreError
from kgraph.model import NOT_ENTITIES, digest
from kgraph.store import LISTED, SENT, documents, listed
from kgraph.store.names import fold
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from sqlite3 import Connection, Row

    from kgraph.store import Store

Part = Literal["file", "document", "mention", "statement", "claim", "entity", "edge", "search"]
FIRST = 100  # problems of one kind that are listed


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold."""

    part: Part
    where: str  # name of the document, "Trump meet Putin", ...
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what does not hold."""

    documents: int = 0
    claims: int = 0
    edges: int = 0
    problems: tuple[Problem, ...] = ()
    sources: tuple[Problem, ...] | None = None
    """Files that are gone, or hold another text now; None where they were not looked at."""


def verify(store: Store, *, sources: bool = False) -> Verified:
    """Looks over the whole store; `sources` reads the files again as well, as far as they are
    there. Problems come in the order of the parts of the store, at most FIRST of a kind."""
    try:
        with store.reading() as db:
            problems = tuple(_problems(db))
            documents, claims, edges = (
                db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("documents WHERE live", "claims", "edges")
            )
        changed = tuple(_sources(store)) if sources else None
    except StoreError as error:
        return Verified(problems=(Problem("file", store.path.name, str(error)),))
    except (TypeError, ValueError, LookupError) as error:  # of values that no build writes
        what = f"cannot be read: {type(error).__name__}, {error}"
        return Verified(problems=(Problem("file", store.path.name, " ".join(what.split())),))
    return Verified(documents, claims, edges, problems, changed)


def _problems(db: Connection) -> Iterator[Problem]:
    for row in db.execute("PRAGMA integrity_check(100)").fetchall():
        if row[0] != "ok":
            yield Problem("file", "kgraph.db", " ".join(row[0].split()))
    for row in db.execute("PRAGMA foreign_key_check").fetchmany(FIRST):
        yield Problem("file", row[0], f"refers to a row of {row[2]} that is not there")
    for check in (_graph, _documents, _spans, _references, _entities, _edges, _search):
        yield from _first(check(db))


def _first(found: Iterable[Problem]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], int] = {}
    for problem in found:
        key = (problem.part, problem.what)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= FIRST:
            yield problem


def _graph(db: Connection) -> Iterator[Problem]:
    if db.execute("SELECT count(*) FROM graph").fetchone()[0] != 1:
        yield Problem("file", "graph", "does not hold one graph")


def _documents(db: Connection) -> Iterator[Problem]:
    pieces = documents.imported(db)  # of these, the store has pieces of the text
    for row in db.execute("SELECT id, name, text, key FROM documents ORDER BY name, id"):
        if (
            row["id"] not in pieces
            and not row["key"].startswith(SENT)
            and digest(row["text"]) != row["id"]
        ):
            yield Problem("document", row["name"], "its id is not the hash of its text")


_SPANS: tuple[tuple[Part, str, str, str], ...] = (
    ("mention", "mentions", "start", "end"),
    ("statement", "statements", "start", "end"),
    ("claim", "claims", "start", "end"),
    ("claim", "claims", "sentence_start", "sentence_end"),
    ("claim", "claims", "time_start", "time_end"),
    ("claim", "claims", "amount_start", "amount_end"),
    ("search", "passages", "start", "end"),
)
_OUTSIDE = """
    SELECT d.name, t.number FROM {table} AS t JOIN documents AS d ON d.number = t.document
    WHERE NOT (0 <= t.{start} AND t.{start} <= t.{end} AND t.{end} <= characters(t.document))
    ORDER BY d.name, t.number
"""
_BESIDE = """
    SELECT d.name, c.number FROM claims AS c JOIN documents AS d ON d.number = c.document
    {joined} WHERE {start} < c.sentence_start OR {end} > c.sentence_end ORDER BY d.name, c.number
"""


def _spans(db: Connection) -> Iterator[Problem]:
    """Offsets that do not lie in their text, or in their sentence."""
    texts = db.execute("SELECT number, text FROM documents")
    lengths = {row["number"]: len(row["text"]) for row in texts}  # SQLite's ends at a NUL
    db.create_function("characters", 1, lengths.get, deterministic=True)
    for part, table, start, end in _SPANS:
        for row in db.execute(_OUTSIDE.format(table=table, start=start, end=end)):
            yield Problem(part, _at(row), f"{start} and {end} do not lie in the text")
    for name in ("subject", "object", "place"):
        joined = f"JOIN mentions AS m ON m.document = c.document AND m.number = c.{name}"
        for row in db.execute(_BESIDE.format(joined=joined, start="m.start", end="m.end")):
            yield Problem("claim", _at(row), f"its {name} does not lie in its sentence")
    for name, prefix in (("action", ""), ("time", "time_"), ("amount", "amount_")):
        ends = {"start": f"c.{prefix}start", "end": f"c.{prefix}end"}
        for row in db.execute(_BESIDE.format(joined="", **ends)):
            yield Problem("claim", _at(row), f"its {name} does not lie in its sentence")


def _at(row: Row) -> str:
    return f"{row['name']}, number {row['number']}"


_REFERENCES: tuple[tuple[Part, str, str, str], ...] = (
    ("mention", "mentions", "antecedent", "mentions"),
    ("statement", "statements", "speaker", "mentions"),
    ("claim", "claims", "subject", "mentions"),
    ("claim", "claims", "object", "mentions"),
    ("claim", "claims", "place", "mentions"),
    ("claim", "claims", "statement", "statements"),
)
_LOST = """
    SELECT d.name, t.number FROM {table} AS t JOIN documents AS d ON d.number = t.document
    WHERE t.{column} IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM {to} AS o WHERE o.document = t.document AND o.number = t.{column})
    ORDER BY d.name, t.number
"""
_LOST_CHAIN = """
    SELECT d.name, t.number FROM statements AS t JOIN documents AS d ON d.number = t.document
    WHERE EXISTS (SELECT 1 FROM json_each(t.chain) AS j WHERE NOT EXISTS
        (SELECT 1 FROM mentions AS m WHERE m.document = t.document AND m.number = j.value))
    ORDER BY d.name, t.number
"""


def _references(db: Connection) -> Iterator[Problem]:
    for part, table, column, to in _REFERENCES:
        for row in db.execute(_LOST.format(table=table, column=column, to=to)):
            yield Problem(part, _at(row), f"its {column} is not there")
    for row in db.execute(_LOST_CHAIN):
        yield Problem("statement", _at(row), "one of those who report it is not there")


def _entities(db: Connection) -> Iterator[Problem]:
    for row in db.execute(
        "SELECT e.name, n.name AS first FROM entities AS e"
        " LEFT JOIN names AS n ON n.entity = e.number AND n.position = 0"
        " WHERE n.name IS NOT e.name ORDER BY e.name"
    ):
        yield Problem("entity", row["name"], "its first name is another one")
    for row in db.execute("SELECT name, folded FROM names ORDER BY name"):
        if fold(row["name"]) != row["folded"]:
            yield Problem("entity", row["name"], "it is not found by its name")
    for row in db.execute(
        "SELECT name FROM entities AS e WHERE weight !="
        " (SELECT coalesce(sum(weight), 0) FROM edges WHERE source = e.number)"
        " + (SELECT coalesce(sum(weight), 0) FROM edges WHERE target = e.number) ORDER BY name"
    ):
        yield Problem("entity", row["name"], "its weight is not the number of its claims")


_COUNTED = """
    SELECT edge, count(*) AS weight, count(DISTINCT document) AS documents,
        min(coalesce(first_day, published)) AS first_day,
        max(coalesce(last_day, published)) AS last_day,
        CASE WHEN min(modality) = max(modality) THEN json_object(modality, count(*)) ELSE
            (SELECT json_group_object(modality, n) FROM
                (SELECT modality, count(*) AS n FROM claims WHERE edge = c.edge
                 GROUP BY modality ORDER BY n DESC, modality)) END AS modalities
    FROM claims AS c JOIN documents AS d ON d.number = c.document
    WHERE edge IS NOT NULL GROUP BY edge
"""
_DIFFERING = f"""
    SELECT e.*, a.name AS a_name, b.name AS b_name,
        coalesce(c.weight, 0) AS true_weight, coalesce(c.documents, 0) AS true_documents,
        c.first_day AS true_first_day, c.last_day AS true_last_day,
        coalesce(c.modalities, '{{}}') AS true_modalities,
        digest(a.id, e.predicate, b.id, e.polarity) AS true_id
    FROM edges AS e JOIN entities AS a ON a.number = e.source
    JOIN entities AS b ON b.number = e.target LEFT JOIN ({_COUNTED}) AS c ON c.edge = e.number
    WHERE e.weight != true_weight OR e.documents != true_documents
        OR e.first_day IS NOT true_first_day OR e.last_day IS NOT true_last_day
        OR e.modalities != true_modalities OR e.id != true_id
        OR (e.directed != 0) = (e.predicate IN {LISTED})
    ORDER BY a.name, e.predicate, b.name, e.id
"""


def _edges(db: Connection) -> Iterator[Problem]:
    db.create_function("digest", 4, digest, deterministic=True)
    for row in db.execute(_DIFFERING, (listed(SYMMETRIC),)):
        for column in ("weight", "documents", "first_day", "last_day"):
            if row[column] != row[f"true_{column}"]:
                yield Problem("edge", _called(row), f"its {column} is not that of its claims")
        if _object(row["modalities"]) != _object(row["true_modalities"]):
            yield Problem("edge", _called(row), "its modalities are not those of its claims")
        yield from _identity(row)
    yield from _ends(db)


def _identity(row: Row) -> Iterator[Problem]:
    if row["id"] != row["true_id"]:
        yield Problem("edge", _called(row), "its id is not the hash of what it says")
    if bool(row["directed"]) == (row["predicate"] in SYMMETRIC):
        yield Problem("edge", _called(row), "its direction is not that of its action")


def _called(row: Row) -> str:
    return f"{row['a_name']} {row['predicate']} {row['b_name']} ({row['polarity']})"


def _object(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


_JOINED = f"""
    SELECT d.name, c.number, c.edge, s.label, o.label, (e.number IS NOT NULL
        AND e.predicate = c.lemma AND e.polarity =
            CASE WHEN t.stance = 'deny' THEN 'denied' ELSE c.polarity END
        AND ((e.source = s.entity AND e.target = o.entity)
            OR (NOT e.directed AND e.source = o.entity AND e.target = s.entity))) AS fits,
        (d.live AND s.entity != o.entity
            AND s.label NOT IN {NOT_ENTITIES} AND o.label NOT IN {NOT_ENTITIES}) AS joins
    FROM claims AS c JOIN documents AS d ON d.number = c.document
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    LEFT JOIN edges AS e ON e.number = c.edge
    WHERE (c.edge IS NOT NULL AND NOT fits) OR (c.edge IS NULL AND joins)
    ORDER BY d.name, c.number
"""


def _ends(db: Connection) -> Iterator[Problem]:
    for row in db.execute(_JOINED):
        what = "it is part of no edge" if row["edge"] is None else "it is part of a wrong edge"
        yield Problem("claim", _at(row), what)


_TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"  # as the tables of the store have it


def _search(db: Connection) -> Iterator[Problem]:
    """The words that can be searched are those of the names and of the passages."""
    names = db.execute("SELECT number, folded FROM names")
    yield from _indexed(db, "names_words", names)
    yield from _indexed(db, "passages_words", _passages(db))


def _passages(db: Connection) -> Iterator[tuple[int, str]]:
    found = db.execute(
        "SELECT p.number, p.start, p.end, p.document FROM passages AS p ORDER BY p.document"
    )
    document, text = None, ""
    for row in found:
        if row["document"] != document:
            document = row["document"]
            held = db.execute("SELECT text FROM documents WHERE number = ?", (document,)).fetchone()
            text = held["text"] if held else ""
        yield row["number"], text[row["start"] : row["end"]]


def _indexed(db: Connection, table: str, rows: Iterable[Any]) -> Iterator[Problem]:
    db.execute(f"CREATE VIRTUAL TABLE temp.again USING fts5(text, content = '', {_TOKENS})")
    db.executemany("INSERT INTO temp.again (rowid, text) VALUES (?, ?)", map(tuple, rows))
    db.execute(f"CREATE VIRTUAL TABLE temp.held_words USING fts5vocab(main, {table}, row)")
    db.execute("CREATE VIRTUAL TABLE temp.true_words USING fts5vocab(temp, again, row)")
    found = db.execute(
        "SELECT term FROM (SELECT term, doc, cnt FROM (SELECT * FROM temp.true_words"
        " EXCEPT SELECT * FROM temp.held_words) UNION SELECT * FROM (SELECT * FROM"
        " temp.held_words EXCEPT SELECT * FROM temp.true_words)) GROUP BY term ORDER BY term"
    ).fetchmany(FIRST)
    missing = db.execute(
        f"SELECT count(*) FROM (SELECT id FROM temp.again_docsize EXCEPT"
        f" SELECT id FROM {table}_docsize)"
    ).fetchone()[0]
    for name in ("held_words", "true_words", "again"):
        db.execute(f"DROP TABLE temp.{name}")
    for row in found:
        yield Problem("search", table, f"'{row['term']}' is not found where it stands")
    if missing:
        yield Problem("search", table, f"{missing} rows cannot be found")


def _sources(store: Store) -> Iterator[Problem]:
    """Documents whose file is gone, or does not hold their text any more."""
    roots = [Path(root) for root in json.loads(store.settings().get("folders", "[]"))]
    texts: dict[Path, frozenset[str] | str] = {}
    imported = store.imported()
    for document in store.documents():
        is_elsewhere = document.source == "-" or "://" in document.source
        if is_elsewhere or document.id in imported:
            continue
        places = [Path(document.source), *(root / document.name for root in roots)]
        path = next(filter(None, map(_file, places)), None)
        if path is None:
            yield Problem("document", document.name, f"its file {document.source} is gone")
            continue
        if path not in texts:
            texts[path] = _texts(path)
        held = texts[path]
        if isinstance(held, str):
            yield Problem("document", document.name, f"its file cannot be read: {held}")
        elif document.id not in held:
            yield Problem("document", document.name, f"{path} does not hold its text any more")


def _file(path: Path) -> Path | None:
    """The file itself, or the archive that it is in."""
    return next((one for one in (path, *path.parents) if one.is_file()), None)


def _texts(path: Path) -> frozenset[str] | str:
    """Ids of the documents in a file, or why it cannot be read."""
    from kgraph import read

    try:
        found = list(read.documents([str(path)]))
    except KgraphError as error:
        return str(error)
    errors = [one for one in found if isinstance(one, ReadError)]
    if errors and len(errors) == len(found):
        return str(errors[0])
    return frozenset(one.id for one in found if not isinstance(one, ReadError))
