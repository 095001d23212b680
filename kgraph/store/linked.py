"""The claims that make an edge, document by document.

The words that they speak of are read once for each document: joined to each claim, as where only
some claims are wanted, they take twice the time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kgraph.model import Amount, Attribution, Claim, EventClass, Mention, Predicate, Span, Time
from kgraph.store import rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

    from kgraph.model import Document

    Linked = tuple[int, Claim, str | None]
    """Number of the edge, claim, and name of who says it."""

_MENTIONS = "SELECT number, start, end, label, name, kind, entity FROM mentions WHERE document = ?"
_STATEMENTS = """
    SELECT number, speaker, cue, stance, quoted, start, end, chain FROM statements
    WHERE document = ?
"""
_CLAIMS = """
    SELECT edge, statement, subject, object, place, sentence_start, sentence_end,
        lemma, start, end, relation, passive, event, event_root, polarity, modality,
        time_start, time_end, time_value, granularity, rule, confidence,
        amount_start, amount_end, amount_number, amount_unit, amount_of
    FROM claims WHERE document = ? AND +edge IS NOT NULL ORDER BY number
"""


def linked(
    db: sqlite3.Connection, number: int, owner: Document, names: Mapping[int, str]
) -> list[Linked]:
    """Those of one document, in the order of its text. `names` are those of entities, by their
    numbers."""
    mentions: dict[int, Mention] = {}
    called: dict[int, str] = {}
    for place, start, end, label, name, kind, entity in rows.tuples(db, _MENTIONS, number):
        text = owner.text[start:end]
        mentions[place] = Mention(owner.id, start, end, text, label, name, kind)
        called[place] = names.get(entity, name)
    said: dict[int, Attribution] = {}
    tellers: dict[int, str] = {}
    for place, speaker, *told in rows.tuples(db, _STATEMENTS, number):
        said[place] = _statement(owner.text, mentions, mentions.get(speaker), *told)
        if speaker is not None:
            tellers[place] = called[speaker]
    found = [
        (edge, _claim(owner.text, mentions, said.get(statement), *row), tellers.get(statement))
        for edge, statement, *row in rows.tuples(db, _CLAIMS, number)
    ]
    return sorted(found, key=_place)


def _place(found: Linked) -> tuple[int, ...]:
    subject, action, other, sentence, *_ = found[1]
    return sentence.start, action.start, subject.start, other.start


def _statement(
    text: str,
    mentions: Mapping[int, Mention],
    speaker: Mention | None,
    cue: str,
    stance: Any,
    quoted: int,
    start: int,
    end: int,
    chain: str,
) -> Attribution:
    outer = () if chain == "[]" else tuple(mentions[place] for place in json.loads(chain))
    return Attribution(speaker, cue, stance, bool(quoted), Span(start, end, text[start:end]), outer)


def _claim(
    text: str,
    mentions: Mapping[int, Mention],
    said: Attribution | None,
    subject: int,
    other: int,
    place: int | None,
    first: int,
    last: int,
    *row: Any,
) -> Claim:
    lemma, start, end, relation, passive, event, root, polarity, modality, *rest = row
    since, until, value, granularity, rule, confidence, *amount = rest
    kind = EventClass(event, root) if event else None
    return Claim(
        mentions[subject],
        Predicate(lemma, start, end, text[start:end], relation, bool(passive), kind),
        mentions[other],
        Span(first, last, text[first:last]),
        polarity,
        modality,
        said,
        None if since is None else Time(since, until, text[since:until], value, granularity),
        rule,
        confidence,
        None if place is None else mentions[place],
        _amount(text, *amount),
    )


def _amount(text: str, start: int, end: int, *rest: Any) -> Amount | None:
    return None if start is None else Amount(start, end, text[start:end], *rest)
