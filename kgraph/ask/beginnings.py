"""What can be typed: names, actions and documents of the graph that begin so, for the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.names import typed
from kgraph.store.names import WORD, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.store import Store

MOST = 20  # what is offered: as much as a terminal shows at once


class Offer(NamedTuple):
    """What can be typed."""

    word: str
    told: str  # what it is
    alias: str = ""  # another name of the same, which begins as was typed


def names(store: Store, text: str) -> list[Offer]:
    """Canonical names with their types, those in most claims first: of whom a name has all these
    words, of which the last may be the beginning of one."""
    begin = fold(typed(text))
    words = WORD.findall(begin)
    if not words:
        return _offers(store, _STRONGEST, ())
    held = " ".join(f'"{word}"' for word in words) + "*"
    found = _offers(store, _NAMED, (len(begin), begin, held))
    return [o if fold(o.alias).startswith(begin) else o._replace(alias="") for o in found]


_STRONGEST = f"SELECT name, label FROM entities ORDER BY weight DESC, name, id LIMIT {MOST}"
_NAMED = f"""
    SELECT name, label, alias FROM (
        SELECT e.*, n.name AS alias, min(iif(substr(n.folded, 1, ?) = ?, 0, 1) * 1000 + n.position)
        FROM names AS n JOIN entities AS e ON e.number = n.entity
        WHERE n.number IN (SELECT rowid FROM names_words WHERE names_words MATCH ?)
        GROUP BY e.number
    ) ORDER BY weight DESC, name, id LIMIT {MOST}
"""  # `alias` is from the row of the minimum


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
    return _offers(store, query, (fold(typed(name)), len(begin), begin))


def actions(store: Store, text: str) -> list[Offer]:
    """Actions of edges with the number of their claims, most frequent first."""
    query = f"""
        SELECT predicate, sum(weight) || iif(sum(weight) = 1, ' claim', ' claims') FROM edges
        WHERE substr(predicate, 1, ?) = ? GROUP BY predicate
        ORDER BY sum(weight) DESC, predicate LIMIT {MOST}
    """
    begin = typed(text).lower()
    return _offers(store, query, (len(begin), begin))


def documents(store: Store, text: str) -> list[Offer]:
    """Names of documents, by the alphabet, with what they are called."""
    query = f"""
        SELECT name, coalesce(title, '') FROM documents WHERE live AND substr(name, 1, ?) = ?
        ORDER BY name, id LIMIT {MOST}
    """
    begin = typed(text)
    return _offers(store, query, (len(begin), begin))


def _offers(store: Store, query: str, bound: Sequence[object]) -> list[Offer]:
    """Texts of articles are not trusted: nothing that a terminal or a shell might obey, and
    nothing that would be an option."""
    with store.reading() as db:
        found = [Offer(*map(str, row)) for row in db.execute(query, bound)]
    safe = [one for one in found if all(map(str.isprintable, one))]
    return [one for one in safe if not f"{one.word}{one.alias}".startswith("-")]
