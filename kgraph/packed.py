"""Claims as plain lists, strings and numbers, and back.

They can be sent between processes and kept in any file. Words are kept by their offsets: their
text is that of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.model import (
    Alias,
    Amount,
    Attribution,
    Claim,
    Document,
    Entity,
    EventClass,
    Mention,
    Predicate,
    Span,
    Time,
)
from kgraph.tables import Linked

if TYPE_CHECKING:
    from collections.abc import Iterable

Plain = list[Any]


def pack(rows: Iterable[Linked]) -> Plain:
    """Rows of one document."""
    return [[_claim(row.claim), *map(_entity, row[1:4])] for row in rows]


def unpack(plain: Plain, document: Document) -> list[Linked]:
    """The rows that were packed, of that document."""
    return [_Reader(document).row(*row) for row in plain]


def _entity(one: Entity | None) -> Plain | None:
    if one is None:
        return None
    return [one.id, one.name, one.label, [[*alias] for alias in one.aliases]]


def _mention(one: Mention | None) -> Plain | None:
    return one and [one.start, one.end, one.label, one.name, one.kind]


def _claim(one: Claim) -> Plain:
    return [
        _mention(one.subject),
        _predicate(one.predicate),
        _mention(one.object),
        [one.sentence.start, one.sentence.end],
        one.polarity,
        one.modality,
        one.attribution and _attribution(one.attribution),
        one.time and [one.time.start, one.time.end, one.time.value, one.time.granularity],
        one.rule,
        one.confidence,
        _mention(one.place),
        one.amount and [one.amount.start, one.amount.end, *one.amount[3:]],
    ]


def _predicate(one: Predicate) -> Plain:
    event = one.event and [one.event.name, one.event.root]
    return [one.lemma, one.start, one.end, one.relation, one.passive, event]


def _attribution(one: Attribution) -> Plain:
    content, chain = [one.content.start, one.content.end], [*map(_mention, one.chain)]
    return [_mention(one.speaker), one.cue, one.stance, one.quoted, content, chain]


class _Reader:
    """Puts the words back that stand in the text."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def row(self, claim: Plain, *entities: Plain | None) -> Linked:
        subject, object_, speaker = map(self._entity, entities)
        return Linked(self._claim(*claim), subject, object_, speaker, self._document)

    def _entity(self, plain: Plain | None) -> Entity | None:
        if plain is None:
            return None
        key, name, label, aliases = plain
        return Entity(key, name, label, tuple(Alias(*alias) for alias in aliases))

    def _text(self, start: int, end: int) -> str:
        return self._document.text[start:end]

    def _mention(self, plain: Plain | None) -> Any:
        if plain is None:
            return None
        start, end, *rest = plain
        return Mention(self._document.id, start, end, self._text(start, end), *rest)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self._text(start, end))

    def _claim(self, *plain: Any) -> Claim:
        subject, predicate, object_, sentence, polarity, modality, told, time, *rest = plain
        rule, confidence, place, amount = rest
        return Claim(
            self._mention(subject),
            self._predicate(*predicate),
            self._mention(object_),
            self._span(*sentence),
            polarity,
            modality,
            told and self._attribution(*told),
            time and Time(*self._span(*time[:2]), *time[2:]),
            rule,
            confidence,
            self._mention(place),
            amount and Amount(*self._span(*amount[:2]), *amount[2:]),
        )

    def _predicate(
        self, lemma: str, start: int, end: int, relation: str, passive: bool, event: Plain | None
    ) -> Predicate:
        known = None if event is None else EventClass(*event)
        return Predicate(lemma, start, end, self._text(start, end), relation, passive, known)

    def _attribution(
        self, speaker: Plain | None, cue: str, stance: Any, quoted: bool, content: Plain, chain: Any
    ) -> Attribution:
        outer = tuple(map(self._mention, chain))
        return Attribution(self._mention(speaker), cue, stance, quoted, self._span(*content), outer)
