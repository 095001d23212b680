"""Extractions to rows, and back."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kgraph.days import days
from kgraph.model import (
    Amount,
    Archived,
    Attribution,
    Claim,
    Document,
    EventClass,
    Extraction,
    Mention,
    Predicate,
    Span,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from sqlite3 import Connection, Cursor, Row
    from typing import Any

    Values = Row | Mapping[str, Any]

Value = TypeVar("Value")

_FIELDS = ("start", "end", "label", "name", "kind")

_MENTION = {
    prefix: itemgetter(*(prefix + name for name in _FIELDS))
    for prefix in ("", "s_", "o_", "p_", "l_")
}
_MENTION_COLUMNS = ", ".join(f"{who}.{name} AS {who}_{name}" for who in "sopl" for name in _FIELDS)
_SPEAKER_COLUMNS = ", ".join(f"p.{name} AS p_{name}" for name in _FIELDS)

_CHAIN = """
    (SELECT json_group_array(json_array(m.start, m.end, m.label, m.name, m.kind))
     FROM (SELECT key, value FROM json_each(t.chain) ORDER BY key) AS j
     JOIN mentions AS m ON m.document = t.document AND m.number = j.value) AS chain
"""

CLAIMS = f"""
    SELECT c.*, {_MENTION_COLUMNS},
        t.cue, t.stance, t.quoted, t.start AS said_start, t.end AS said_end, {_CHAIN},
        coalesce(q.name, p.name) AS speaker
    FROM claims AS c
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    LEFT JOIN mentions AS l ON l.document = c.document AND l.number = c.place
    LEFT JOIN statements AS t ON t.document = c.document AND t.number = c.statement
    LEFT JOIN mentions AS p ON p.document = t.document AND p.number = t.speaker
    LEFT JOIN entities AS q ON q.number = p.entity
"""
"""Claims with their subject (s), object (o), place (l), statement (t), speaker (p) and the entity
that the speaker is (q), for `claim` to read."""

STATEMENTS = f"""
    SELECT t.document, t.cue, t.stance, t.quoted, t.start AS said_start, t.end AS said_end,
        {_SPEAKER_COLUMNS}, {_CHAIN}
    FROM statements AS t
    LEFT JOIN mentions AS p ON p.document = t.document AND p.number = t.speaker
    WHERE t.listed
"""
"""The statements that an extraction lists, for `statement` to read."""

IN_ORDER = """
    ORDER BY (SELECT name FROM documents WHERE number = c.document),
        (SELECT id FROM documents WHERE number = c.document),
        c.sentence_start, c.start, s.start, o.start, c.number
"""
"""The order of the texts, for CLAIMS."""

BARE_MENTIONS = (
    "SELECT start, end, label, name, kind, antecedent, listed FROM mentions"
    " WHERE document = ? ORDER BY number"
)
BARE_CLAIMS = (
    "SELECT subject, lemma, start = end, object FROM claims WHERE document = ? ORDER BY number"
)
NAMES = (
    "SELECT name, label, count(*) FROM mentions WHERE document = ? AND listed AND kind = 'name'"
    " GROUP BY name, label ORDER BY min(number)"
)
TITLED = f"""
    SELECT {", ".join(f"{who}.{name}" for who in "so" for name in _FIELDS)}
    FROM claims AS c
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    WHERE c.document = ? AND c.lemma = 'be' AND c.start = c.end ORDER BY c.number
"""
_BARE: tuple[Any, ...] = (Span(0, 0, ""), "positive", "asserted", None, None, "", 1.0, None, None)
"""What `bare` leaves out of claims."""
_new = tuple.__new__  # of very many named tuples: they are made in two thirds of the time

INSERT_MENTION = (
    "INSERT INTO mentions (document, number, listed, start, end, label, name, kind, antecedent)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_STATEMENT = "INSERT INTO statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSERT_ARCHIVED = "INSERT INTO archived VALUES (?, ?, ?, ?, ?, ?, ?)"
INSERT_CLAIM = f"INSERT INTO claims VALUES (?, ?, NULL{', ?' * 28})"

LISTED = "(SELECT value FROM json_each(?))"
"""`x IN {LISTED}` asks for x in a list that is bound as `listed(values)`."""


def listed(values: Iterable[str] | Iterable[int]) -> str:
    return json.dumps(sorted(values))


class Numbered(NamedTuple):
    """An extraction with all that it speaks of, which is numbered in this order."""

    extraction: Extraction
    mentions: list[Mention]
    statements: list[Attribution]
    places: dict[Mention, int]

    @classmethod
    def of(cls, extraction: Extraction) -> Numbered:
        """The listed mentions, then those that only claims, statements and antecedents speak of;
        the listed statements, then those that only claims are part of."""
        told = dict.fromkeys(claim.attribution for claim in extraction.claims if claim.attribution)
        said = _first(extraction.statements, told)
        mentions = _first(extraction.mentions, dict.fromkeys(_used(extraction, said)))
        return cls(extraction, mentions, said, {m: n for n, m in enumerate(mentions)})


def mention_rows(found: Numbered, document: int) -> Iterator[tuple[object, ...]]:
    """(document, number, listed, start, end, label, name, kind, antecedent)"""
    listed, antecedents = len(found.extraction.mentions), found.extraction.antecedents
    for number, mention in enumerate(found.mentions):
        _, start, end, _, *called = mention
        antecedent = antecedents.get(mention)
        stands_for = None if antecedent is None else found.places[antecedent]
        yield document, number, number < listed, start, end, *called, stands_for


def statement_rows(found: Numbered, document: int) -> Iterator[tuple[object, ...]]:
    """(document, number, listed, speaker, cue, stance, quoted, start, end, chain)"""
    places = found.places
    for number, said in enumerate(found.statements):
        yield (
            document,
            number,
            number < len(found.extraction.statements),
            places[said.speaker] if said.speaker else None,
            said.cue,
            said.stance,
            said.quoted,
            said.content.start,
            said.content.end,
            json.dumps([places[mention] for mention in said.chain]),
        )


def archived_rows(found: Numbered, document: int) -> Iterator[tuple[object, ...]]:
    """(document, number, archive, name, label, local, titled)"""
    for mention, told in found.extraction.archived.items():
        yield document, found.places[mention], *told


def claim_rows(found: Numbered, document: int) -> Iterator[tuple[object, ...]]:
    """Of the columns of the table all but the edge, in their order."""
    places = found.places
    said = {attribution: n for n, attribution in enumerate(found.statements)}
    for number, claim in enumerate(found.extraction.claims):
        action, time, amount = claim.predicate, claim.time, claim.amount
        event = action.event
        yield (
            document,
            number,
            places[claim.subject],
            places[claim.object],
            places[claim.place] if claim.place else None,
            said[claim.attribution] if claim.attribution else None,
            action.lemma,
            action.start,
            action.end,
            action.relation,
            action.passive,
            claim.sentence.start,
            claim.sentence.end,
            claim.polarity,
            claim.modality,
            *((event.name, event.root) if event else (None, None)),
            *(_time_row(time) if time else _NO_TIME),
            *((amount.start, amount.end, *amount[3:]) if amount else _NO_AMOUNT),
            claim.rule,
            claim.confidence,
        )


_NO_TIME, _NO_AMOUNT = (None,) * 6, (None,) * 5


def _time_row(time: Time) -> tuple[object, ...]:
    first_day, last_day = (time.value and days(time.value)) or (None, None)
    return time.start, time.end, time.value, time.granularity, first_day, last_day


def passages(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """[start, end) of the sentences that claims were read in, in order, and of the lines between
    them."""
    at = 0
    for span in sentences:
        if span[0] >= at:
            yield from _lines(text, at, span[0])
            yield span
            at = span[1]
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        words = line[0].strip()
        if any(map(str.isalnum, words)):
            first = start + line.start() + line[0].index(words)
            yield first, first + len(words)


def tuples(db: Connection, sql: str, *bound: object) -> Cursor:
    """Rows without names: of very many, they are made faster."""
    cursor = db.cursor()
    cursor.row_factory = None
    return cursor.execute(sql, bound)


def named(found: Cursor) -> Iterator[dict[str, Any]]:
    """Its rows by column. A `Row` looks through all its columns for each value: slow where there
    are many of both."""
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)


def document(row: Row) -> Document:
    return Document(
        row["id"], row["name"], row["text"], row["source"], row["title"], row["published"]
    )


def extraction(
    row: Row,
    mentions: Sequence[Row],
    claims: Iterable[Row],
    statements: Iterable[Row],
    archived: Iterable[Row],
) -> Extraction:
    """From the row of a document, and the rows of its mentions, claims and statements by
    number."""
    owner = document(row)
    known = [mention(owner, mention_row) for mention_row in mentions]
    return Extraction(
        owner,
        row["sentences"],
        tuple(m for m, r in zip(known, mentions, strict=True) if r["listed"]),
        tuple(claim(owner, claim_row) for claim_row in claims),
        {
            m: known[r["antecedent"]]
            for m, r in zip(known, mentions, strict=True)
            if r["antecedent"] is not None
        },
        tuple(statement(owner, statement_row) for statement_row in statements),
        {known[r["number"]]: _archived(r) for r in archived},
    )


def bare(
    owner: Document,
    mentions: Iterable[tuple[Any, ...]],
    claims: Iterable[tuple[Any, ...]],
    archived: Iterable[Row],
) -> Extraction:
    """From rows of BARE_MENTIONS and BARE_CLAIMS, what who is who hangs on."""
    identity, text = owner.id, owner.text
    found = list(mentions)
    known = [
        _new(Mention, (identity, start, end, text[start:end], label, name, kind))
        for start, end, label, name, kind, _, _ in found
    ]
    listed = sum(map(itemgetter(-1), found))
    antecedents = ((n, row[-2]) for n, row in enumerate(found) if row[-2] is not None)
    told = [
        _new(Claim, (known[subject], _action(lemma, implicit), known[object_], *_BARE))
        for subject, lemma, implicit, object_ in claims
    ]
    return Extraction(
        owner,
        0,
        tuple(known[:listed]),
        tuple(told),
        {known[number]: known[antecedent] for number, antecedent in antecedents},
        (),
        {known[r["number"]]: _archived(r) for r in archived},
    )


def titled(owner: Document, claims: Iterable[tuple[Any, ...]]) -> Extraction:
    """From rows of TITLED."""
    told = []
    for row in claims:
        subject, object_ = (
            Mention(owner.id, start, end, owner.text[start:end], *rest)
            for start, end, *rest in (row[: len(_FIELDS)], row[len(_FIELDS) :])
        )
        told.append(Claim._make((subject, _action("be", 1), object_, *_BARE)))
    return Extraction(owner, 0, (), tuple(told))


@lru_cache(maxsize=1 << 12)
def _action(lemma: str, implicit: int) -> Predicate:
    return Predicate(lemma, 0, 0 if implicit else 1, "")


def mention(owner: Document, row: Values, prefix: str = "") -> Mention:
    start, end, label, name, kind = _MENTION[prefix](row)
    return Mention(owner.id, start, end, owner.text[start:end], label, name, kind)


def claim(owner: Document, row: Values) -> Claim:
    text = owner.text
    start, end = row["start"], row["end"]
    first, last = row["sentence_start"], row["sentence_end"]
    return Claim(
        subject=mention(owner, row, "s_"),
        predicate=Predicate(
            row["lemma"],
            start,
            end,
            text[start:end],
            row["relation"],
            bool(row["passive"]),
            EventClass(row["event"], row["event_root"]) if row["event"] else None,
        ),
        object=mention(owner, row, "o_"),
        sentence=Span(first, last, text[first:last]),
        polarity=row["polarity"],
        modality=row["modality"],
        attribution=None if row["cue"] is None else statement(owner, row),
        time=_time(owner, row),
        rule=row["rule"],
        confidence=row["confidence"],
        place=None if row["place"] is None else mention(owner, row, "l_"),
        amount=_amount(owner, row),
    )


def statement(owner: Document, row: Values) -> Attribution:
    start, end = row["said_start"], row["said_end"]
    return Attribution(
        None if row["p_start"] is None else mention(owner, row, "p_"),
        row["cue"],
        row["stance"],
        bool(row["quoted"]),
        Span(start, end, owner.text[start:end]),
        tuple(
            Mention(owner.id, first, last, owner.text[first:last], label, name, kind)
            for first, last, label, name, kind in json.loads(row["chain"])
        ),
    )


def _archived(row: Row) -> Archived:
    _, _, archive, name, label, local, titled = row
    return Archived(archive, name, label, bool(local), bool(titled))


def _time(owner: Document, row: Values) -> Time | None:
    start, end = row["time_start"], row["time_end"]
    if start is None:
        return None
    return Time(start, end, owner.text[start:end], row["time_value"], row["granularity"])


def _amount(owner: Document, row: Values) -> Amount | None:
    start, end = row["amount_start"], row["amount_end"]
    if start is None:
        return None
    number, unit, of = row["amount_number"], row["amount_unit"], row["amount_of"]
    return Amount(start, end, owner.text[start:end], number, unit, of)


def _first(listed: Sequence[Value], used: Collection[Value]) -> list[Value]:
    known = set(listed)
    return [*listed, *(one for one in used if one not in known)]


def _used(extraction: Extraction, statements: Iterable[Attribution]) -> Iterator[Mention]:
    for claim in extraction.claims:
        yield claim.subject
        yield claim.object
        if claim.place:
            yield claim.place
    for said in statements:
        yield from filter(None, (said.speaker, *said.chain))
    for pronoun, antecedent in extraction.antecedents.items():
        yield pronoun
        yield antecedent
