"""How two graphs differ: documents, who is who, edges and claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kgraph.ask.opened import opened
from kgraph.errors import StoreError
from kgraph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from sqlite3 import Connection, Row

What = Literal["document", "entity", "edge", "claim"]
How = Literal["added", "removed", "changed", "renamed", "merged", "split"]

ENTITIES: tuple[How, ...] = ("merged", "split", "renamed", "added", "removed")

Key = tuple[object, ...]
Moves = Mapping[str, list[str]]
"""From entities of one graph to those of the other that have some of their mentions."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is in one graph and not, or otherwise, in the other."""

    what: What
    how: How
    old: str | None  # what it is in the old graph; None where it is not there
    new: str | None
    document: str | None = None  # name, of a claim


def diff(old: Path, new: Path) -> list[Difference]:
    """From one graph to another, each a folder that a build wrote or its file: documents by their
    text and name, entities by their mentions in the documents that both have, edges by the names of
    their ends, claims by their words. Empty where there is none. Raises StoreError.
    """
    with _store(old) as one, _store(new) as other, one.reading() as a, other.reading() as b:
        moves = _moves(a, b)
        entities = sorted(_entities(a, b, *moves), key=lambda found: ENTITIES.index(found.how))
        return [*_documents(a, b), *entities, *_edges(a, b, moves[0]), *_claims(a, b)]


def _store(path: Path) -> Store:
    if path.is_dir() or not path.exists():
        return opened(path)
    store = Store.open(path)
    try:
        if store.fingerprint() is None:
            raise StoreError(f"{path}: its first build was not finished; run kgraph build again")
    except BaseException:
        store.close()
        raise
    return store


def _documents(a: Connection, b: Connection) -> Iterator[Difference]:
    old, new = _names(a), _names(b)
    gone = {name: key for key, name in old.items() if key not in new}
    came = {name: key for key, name in new.items() if key not in old}
    for name in sorted(gone.keys() | came.keys()):
        if name in gone and name in came:
            yield Difference("document", "changed", name, name)
        else:
            yield _one_sided("document", name, is_new=name in came)
    for key in sorted(old.keys() & new.keys(), key=lambda key: old[key]):
        if old[key] != new[key]:
            yield Difference("document", "renamed", old[key], new[key])


def _one_sided(what: What, text: str, *, is_new: bool, document: str | None = None) -> Difference:
    if is_new:
        return Difference(what, "added", None, text, document)
    return Difference(what, "removed", text, None, document)


def _names(db: Connection) -> dict[str, str]:
    """Names of the documents, by id."""
    return dict(map(tuple, db.execute("SELECT id, name FROM documents WHERE live")))


_ENTITIES = "SELECT id, name, label, weight FROM entities ORDER BY name, id"


def _entities(a: Connection, b: Connection, forth: Moves, back: Moves) -> Iterator[Difference]:
    old, new = ({row["id"]: row for row in db.execute(_ENTITIES)} for db in (a, b))
    for key, row in old.items():
        into = [new[other] for other in forth.get(key, ())]
        if len(into) > 1:
            yield Difference("entity", "split", _called(row), " + ".join(map(_called, into)))
        elif not into and key not in new:
            yield _one_sided("entity", _called(row), is_new=False)
        elif len(into) == 1 and len(back[into[0]["id"]]) == 1 and _called(row) != _called(into[0]):
            yield Difference("entity", "renamed", _called(row), _called(into[0]))
    for key, row in new.items():
        out_of = [old[other] for other in back.get(key, ())]
        if len(out_of) > 1:
            yield Difference("entity", "merged", " + ".join(map(_called, out_of)), _called(row))
        elif not out_of and key not in old:
            yield _one_sided("entity", _called(row), is_new=True)


def _called(row: Row) -> str:
    return f"{row['name']} ({row['label']})"


_MENTIONS = """
    SELECT d.id, m.start, m.end, m.name, e.id AS entity FROM documents AS d
    JOIN mentions AS m ON m.document = d.number JOIN entities AS e ON e.number = m.entity
    WHERE d.live AND d.id = ?
"""


def _moves(a: Connection, b: Connection) -> tuple[Moves, Moves]:
    """From the old graph to the new one, and back: those with most mentions first."""
    shared: Counter[tuple[str, str]] = Counter()
    for document in sorted(_names(a).keys() & _names(b).keys()):
        old, new = (
            {tuple(row)[:-1]: row["entity"] for row in db.execute(_MENTIONS, (document,))}
            for db in (a, b)
        )
        shared.update((old[key], new[key]) for key in old.keys() & new.keys())
    forth: dict[str, list[str]] = defaultdict(list)
    back: dict[str, list[str]] = defaultdict(list)
    for (one, other), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        forth[one].append(other)
        back[other].append(one)
    return forth, back


_EDGES = """
    SELECT a.id AS a_id, a.name AS a_name, b.id AS b_id, b.name AS b_name,
        e.predicate, e.polarity, e.directed, e.weight
    FROM edges AS e JOIN entities AS a ON a.number = e.source
    JOIN entities AS b ON b.number = e.target
"""


def _edges(a: Connection, b: Connection, forth: Moves) -> Iterator[Difference]:
    """Names of the old graph are those that the new one has for the same entity."""
    now = dict(map(tuple, b.execute("SELECT id, name FROM entities")))
    names = {key: now[others[0]] for key, others in forth.items() if len(others) == 1}
    old, new = _weights(a, names), _weights(b, {})
    for key in sorted(old.keys() | new.keys(), key=str):
        if key not in old or key not in new:
            yield _one_sided("edge", _arrow(key), is_new=key in new)
        elif old[key] != new[key]:
            counts = (f"{_arrow(key)}, {_claims_of(side[key])}" for side in (old, new))
            yield Difference("edge", "changed", *counts)


def _weights(db: Connection, names: Mapping[str, str]) -> Counter[Key]:
    """Number of claims, by what `_arrow` shows."""
    found: Counter[Key] = Counter()
    for row in db.execute(_EDGES):
        ends = [names.get(row[f"{end}_id"], row[f"{end}_name"]) for end in "ab"]
        ends = ends if row["directed"] else sorted(ends)
        key = (ends[0], row["predicate"], ends[1], row["polarity"], bool(row["directed"]))
        found[key] += row["weight"]
    return found


def _claims_of(weight: int) -> str:
    return f"{weight} claim{'s' * (weight != 1)}"


def _arrow(key: Key) -> str:
    source, action, target, polarity, directed = key
    marked = {"negative": f"not {action}", "denied": f"{action} (denied)"}.get(
        str(polarity), str(action)
    )
    return f"{source} {'→' if directed else '↔'} {marked} {'→' if directed else '↔'} {target}"


_CLAIMS = """
    SELECT s.start AS s_start, s.end AS s_end, s.name AS subject, c.lemma, c.start, c.end,
        o.start AS o_start, o.end AS o_end, o.name AS object,
        c.polarity, c.modality, t.cue, t.stance, c.time_value
    FROM documents AS d JOIN claims AS c ON c.document = d.number
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    WHERE d.live AND d.id = ?
    ORDER BY c.number
"""
_WORDS = 9  # columns that say which claim it is; the others are what it says


def _claims(a: Connection, b: Connection) -> Iterator[Difference]:
    old, new = _names(a), _names(b)
    for document in sorted(
        old.keys() | new.keys(), key=lambda key: (new.get(key) or old[key], key)
    ):
        name = new.get(document) or old[document]
        yield from _claims_in(name, _read(a, document), _read(b, document))


def _read(db: Connection, document: str) -> dict[Key, list[Key]]:
    """What the claims of a document say, by their words: the same words may be read twice."""
    found: dict[Key, list[Key]] = defaultdict(list)
    for row in db.execute(_CLAIMS, (document,)):
        found[tuple(row)[:_WORDS]].append(tuple(row)[_WORDS:])
    return found


def _claims_in(
    document: str, old: Mapping[Key, list[Key]], new: Mapping[Key, list[Key]]
) -> Iterator[Difference]:
    for key in sorted(old.keys() | new.keys(), key=_place):
        if key not in old or key not in new:
            for said in (*old.get(key, ()), *new.get(key, ())):
                yield _one_sided("claim", _told(key, said), is_new=key in new, document=document)
        elif sorted(old[key], key=str) != sorted(new[key], key=str):
            before, after = ("; ".join(_told(key, s) for s in of[key]) for of in (old, new))
            yield Difference("claim", "changed", before, after, document)


def _place(key: Key) -> tuple[object, ...]:
    return (key[4], key[0], key[6], str(key))


def _told(key: Key, said: Key) -> str:
    """ "Trump – meet – Putin (planned; say)"."""
    polarity, modality, cue, stance, time = said
    marks: Iterable[object] = (
        "not" if polarity == "negative" else None,
        modality if modality != "asserted" else None,
        f"{cue}: {stance}" if cue else None,
        time,
    )
    shown = "; ".join(str(mark) for mark in marks if mark)
    return f"{key[2]} – {key[3]} – {key[8]}" + (f" ({shown})" if shown else "")
