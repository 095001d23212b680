"""What can be typed: names, actions and documents of the graph that begin so, for the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.ask.names import typed
from kgraph.store.names import WORD, fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from kgraph.store import Store

MOST = 20  # what is offered: as much as a terminal shows at once

Offer = tuple[str, str]
"""What is typed, and what it is."""


def names(store: Store, text: str) -> list[Offer]:
    """Canonical names with their types, those in most claims first: of whom a name has all these
    words, of which the last may be the beginning of one."""
    words = WORD.findall(fold(typed(text)))
    held = "" if not words else "WHERE n.number IN " + _HOLDING
    query = f"""
        SELECT e.name, e.label FROM names AS n JOIN entities AS e ON e.number = n.entity {held}
        GROUP BY e.number ORDER BY e.weight DESC, e.name, e.id LIMIT {MOST}
    """
    if not words:
        query = f"SELECT name, label FROM entities ORDER BY weight DESC, name, id LIMIT {MOST}"
    pattern = " ".join(f'"{word}"' for word in words) + "*"
    with store.reading() as db:
        return _offers(db.execute(query, (pattern,) if words else ()))


_HOLDING = "(SELECT rowid FROM names_words WHERE names_words MATCH ?)"


def aliases(store: Store, name: str, text: str) -> list[Offer]:
    """The other names of whoever is called so, most frequent first."""
    query = f"""
        SELECT DISTINCT a.name, e.name FROM names AS n
            JOIN names AS a ON a.entity = n.entity AND a.position
            JOIN entities AS e ON e.number = n.entity
        WHERE n.folded = ? AND substr(a.folded, 1, ?) = ?
        ORDER BY e.weight DESC, a.position LIMIT {MOST}
    """
    begin = fold(typed(text))
    with store.reading() as db:
        return _offers(db.execute(query, (fold(typed(name)), len(begin), begin)))


def actions(store: Store, text: str) -> list[Offer]:
    """Actions of edges with the number of their claims, most frequent first."""
    query = f"""
        SELECT predicate, sum(weight) || iif(sum(weight) = 1, ' claim', ' claims') FROM edges
        WHERE substr(predicate, 1, ?) = ? GROUP BY predicate
        ORDER BY sum(weight) DESC, predicate LIMIT {MOST}
    """
    begin = typed(text).lower()
    with store.reading() as db:
        return _offers(db.execute(query, (len(begin), begin)))


def documents(store: Store, text: str) -> list[Offer]:
    """Names of documents, by the alphabet, with what they are called."""
    query = f"""
        SELECT name, coalesce(title, '') FROM documents WHERE live AND substr(name, 1, ?) = ?
        ORDER BY name, id LIMIT {MOST}
    """
    begin = typed(text)
    with store.reading() as db:
        return _offers(db.execute(query, (len(begin), begin)))


def _offers(rows: Iterable[sqlite3.Row]) -> list[Offer]:
    """Texts of articles are not trusted: nothing that a terminal or a shell might obey, and
    nothing that would be an option."""
    found = [(word, "".join(filter(str.isprintable, told))) for word, told in rows]
    return [one for one in found if one[0].isprintable() and not one[0].startswith("-")]
