"""What resolution keeps between one update and the next, so that ten documents that are added to
ten thousand cost what the ten bring with them.

There are tables of two shapes, `Rows` (one value a key) and `Sets` (several values a key), and
nothing else. Keys and values are strings, or named tuples of strings, numbers and such tuples. A
`Codec` gives them as text and back, so that one class of each shape does for all tables of a
database:

    CREATE TABLE who_NAME (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID       -- Rows
    CREATE TABLE who_NAME (key TEXT, value TEXT, PRIMARY KEY (key, value)) WITHOUT ROWID  -- Sets

No other index is needed. NAME is one of

    Rows  settings    "stamp" -> hash           of what people decided, and of the rules
          documents   document id -> Page       what an article contributes
          names       folded name -> Name       how often it is taken for what, and what it is
          terms       Term -> Tally             how often it is mentioned, and its entity
    Sets  spelled     key -> folded name        names whose types hang on each other
          roles       role -> Holder            who is called "French president", and where
          read_with   name or role -> document  what is read again when its type or holder changes
          named_in    Term -> document          where it is mentioned
          keys        key -> Term               terms that may concern each other
          pairs       Term -> Pair              joins of terms, under both of them
          reasons     Term -> Reason            joins of articles, under the short and the full name
          explained   Reason -> document        the articles that make this join

    sqlite = State.of(lambda name, key, value: SqliteRows(db, f"who_{name}", key, value),
                      lambda name, key, value: SqliteSets(db, f"who_{name}", key, value))

All is a function of the documents and of what people decided, not of the order in which they came.
Nothing is asked for as a whole but the ids of the documents, and those only when people decide
otherwise and all has to be made anew. One update is one transaction of the caller.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from kgraph.resolve.clusters import Join, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping


Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value", bound="Hashable")


class Rows(Protocol[Key, Value]):
    """One value a key."""

    def get(self, keys: Collection[Key]) -> dict[Key, Value]:
        """Those that are there, in any order."""

    def put(self, rows: Mapping[Key, Value]) -> None:
        """Writes them, in place of what was there."""

    def drop(self, keys: Collection[Key]) -> None:
        """Removes those that are there."""

    def all(self) -> list[Key]:
        """All keys; only `documents` is asked for them, and only to make all anew."""

    def clear(self) -> None:
        """Removes everything."""


class Sets(Protocol[Key, Value]):
    """Several values a key, each once."""

    def get(self, keys: Collection[Key]) -> dict[Key, set[Value]]:
        """Of the keys that have any. What it gives is not changed by what is written later."""

    def some(self, keys: Collection[Key]) -> dict[Key, set[Value]]:
        """As `get`, but no more than two values of each key (`LIMIT 2`), whichever."""

    def tally(self, keys: Collection[Key]) -> dict[Key, tuple[int, Value]]:
        """How many values there are of the keys that have any, and the smallest by code points
        (`SELECT count(*), min(value)`); only `explained` is asked."""

    def shared(self, pairs: Collection[tuple[Key, Key]]) -> set[tuple[Key, Key]]:
        """The pairs of keys that have a value in common; only `named_in` is asked. Best looked
        for from the key with fewer values."""

    def add(self, pairs: Iterable[tuple[Key, Value]]) -> None:
        """Those too that are there already."""

    def fill(self, sets: Iterable[tuple[Key, Collection[Value]]]) -> None:
        """Adds all values of keys that come once; nothing is there yet."""

    def discard(self, pairs: Collection[tuple[Key, Value]]) -> None:
        """Those too that are not there."""

    def clear(self) -> None:
        """Removes everything."""


class Page(NamedTuple):
    """What an article contributes. `terms` has what its mentions are called; `links` the place in
    `terms` of each of `Extraction.mentions`, -1 of those that refer to nothing."""

    name: str  # of the document
    votes: tuple[Vote, ...]
    holders: tuple[tuple[str, Holder], ...]  # role -> who is called so
    reads: tuple[str, ...]  # keys of `read_with`
    terms: tuple[Use, ...]
    links: tuple[int, ...]
    reasons: tuple[Reason, ...]


class Vote(NamedTuple):
    """How many mentions of an article take a folded name for a type."""

    name: str
    label: str
    count: int  # type: ignore[assignment]  # hides that of tuples


class Name(NamedTuple):
    """`votes` are those of all articles, by label."""

    votes: tuple[tuple[str, int], ...]
    label: str


class Holder(NamedTuple):
    document: str
    last: str  # last name, folded
    name: str
    text: str


class Use(NamedTuple):
    """How often an article mentions a term: by a name, and in all. `forms` are the names that it
    uses, with their counts; `archives` those that take it for one of theirs (see `pages.origin`).
    """

    term: Term
    named: int
    mentions: int
    forms: tuple[tuple[str, int], ...]
    archives: tuple[str, ...] = ()


class Tally(NamedTuple):
    """The same of all articles; `entity` is the id of the entity that the term belongs to,
    `shown` a hash of it, and `archives` say how many articles are in them."""

    named: int
    mentions: int
    forms: tuple[tuple[str, int], ...]
    archives: tuple[tuple[str, int], ...] = ()
    entity: str = ""
    shown: str = ""


class Pair(NamedTuple):
    """A join, and what came of it (`kind`)."""

    kind: str
    join: Join


class Reason(NamedTuple):
    """Why an article takes a term for another, and what that one is in it after all."""

    join: Join
    settled: Term


class Codec(NamedTuple):
    """Values as text and back. Equal values are equal texts; strings are their own."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class State:
    """The tables; see above."""

    settings: Rows[str, str]
    documents: Rows[str, Page]
    names: Rows[str, Name]
    terms: Rows[Term, Tally]
    spelled: Sets[str, str]
    roles: Sets[str, Holder]
    read_with: Sets[str, str]
    named_in: Sets[Term, str]
    keys: Sets[str, Term]
    pairs: Sets[Term, Pair]
    reasons: Sets[Term, Reason]
    explained: Sets[Reason, str]

    @classmethod
    def of(
        cls,
        rows: Callable[[str, Codec, Codec], Rows[Any, Any]],
        sets: Callable[[str, Codec, Codec], Sets[Any, Any]],
    ) -> State:
        """Of tables that are made of a name, and the codecs of keys and values."""
        tables: dict[str, Any] = {name: rows(name, *codecs) for name, codecs in ROWS.items()}
        tables |= {name: sets(name, *codecs) for name, codecs in SETS.items()}
        return cls(**tables)

    def clear(self) -> None:
        for name in (*ROWS, *SETS):
            getattr(self, name).clear()


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_parsed = json.JSONDecoder().raw_decode
_quoted = json.encoder.encode_basestring

CACHED = 1 << 16  # terms: most are read several times in one update


def _reading(make: Callable[[Any], object]) -> Codec:
    return Codec(_json, lambda text: make(_parsed(text)[0]))


def _written(term: Term) -> str:
    """As `_json` does, in a tenth of the time: terms are the keys of most tables."""
    label, name, document = term
    return f"[{_quoted(label)},{_quoted(name)},{_quoted(document)}]"


def _term(raw: Any) -> Term:
    return Term._make(raw)


def _join(raw: Any) -> Join:
    left, right, *rest = raw
    return Join(_term(left), _term(right), *rest)


def _reason(raw: Any) -> Reason:
    join, settled = raw
    return Reason(_join(join), _term(settled))


def _counts(raw: Any) -> tuple[tuple[str, int], ...]:
    return tuple((name, count) for name, count in raw)


def _tally(raw: Any) -> Tally:
    named, mentions, forms, archives, *rest = raw
    return Tally(named, mentions, _counts(forms), _counts(archives), *rest)


def _use(raw: Any) -> Use:
    term, named, mentions, forms, archives = raw
    return Use(_term(term), named, mentions, _counts(forms), tuple(archives))


def _page(raw: Any) -> Page:
    name, votes, holders, reads, terms, links, reasons = raw
    return Page(
        name,
        tuple(map(Vote._make, votes)),
        tuple((role, Holder._make(holder)) for role, holder in holders),
        tuple(reads),
        tuple(map(_use, terms)),
        tuple(links),
        tuple(map(_reason, reasons)),
    )


TEXT = Codec(str, str)
TERM = Codec(_written, lru_cache(CACHED)(_reading(_term).read))
REASON = _reading(_reason)
ROWS = {
    "settings": (TEXT, TEXT),
    "documents": (TEXT, _reading(_page)),
    "names": (TEXT, _reading(lambda raw: Name(_counts(raw[0]), raw[1]))),
    "terms": (TERM, _reading(_tally)),
}
SETS = {
    "spelled": (TEXT, TEXT),
    "roles": (TEXT, _reading(Holder._make)),
    "read_with": (TEXT, TEXT),
    "named_in": (TERM, TEXT),
    "keys": (TEXT, TERM),
    "pairs": (TERM, _reading(lambda raw: Pair(raw[0], _join(raw[1])))),
    "reasons": (TERM, REASON),
    "explained": (REASON, TEXT),
}
"""Tables, with the codecs of their keys and values."""
