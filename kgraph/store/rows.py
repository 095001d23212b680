"""Extractions to rows, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kgraph.model import (
    Attribution,
    Claim,
    Document,
    Extraction,
    Mention,
    Predicate,
    Span,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from sqlite3 import Row

_FIELDS = ("start", "end", "label", "name", "kind")

_MENTION_COLUMNS = ", ".join(f"{who}.{name} AS {who}_{name}" for who in "sop" for name in _FIELDS)

CLAIMS = f"""
    SELECT c.*, {_MENTION_COLUMNS}
    FROM claims AS c
    JOIN mentions AS s ON s.document = c.document AND s.number = c.subject
    JOIN mentions AS o ON o.document = c.document AND o.number = c.object
    LEFT JOIN mentions AS p ON p.document = c.document AND p.number = c.speaker
"""
"""Claims with their subject (s), object (o) and speaker (p), for `claim` to read."""

EDGE_CLAIMS = CLAIMS.replace("SELECT ", "SELECT e.edge, ", 1).replace(
    "FROM claims AS c",
    "FROM edge_claims AS e JOIN claims AS c ON c.document = e.document AND c.number = e.claim",
)
"""The same, with the edge (e) that each claim is part of."""

INSERT_MENTION = (
    "INSERT INTO mentions (document, number, listed, start, end, label, name, kind, antecedent)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_CLAIM = (
    "INSERT INTO claims VALUES (:document, :number, :id, :subject, :object, :speaker, :lemma,"
    " :start, :end, :relation, :passive, :sentence_start, :sentence_end, :polarity, :modality,"
    " :cue, :stance, :quoted, :time_text, :time_value, :rule, :confidence)"
)

LISTED = "(SELECT value FROM json_each(?))"
"""`x IN {LISTED}` asks for x in a list that is bound as `listed(values)`."""


def listed(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))


def mention_key(mention: Mention) -> tuple[object, ...]:
    """What tells a mention from others in the store."""
    return (
        mention.document_id,
        mention.start,
        mention.end,
        mention.label,
        mention.name,
        mention.kind,
    )


def claim_key(claim: Claim) -> tuple[object, ...]:
    """What tells a claim from others in the store."""
    said = claim.attribution
    return (
        claim.id,
        claim.polarity,
        claim.modality,
        claim.rule,
        said.cue if said else None,
        said.stance if said else None,
    )


def mention_rows(extraction: Extraction) -> Iterator[tuple[object, ...]]:
    """(document, number, listed, start, end, label, name, kind, antecedent)"""
    mentions = _mentions(extraction)
    numbers = _numbers(mentions)
    for number, mention in enumerate(mentions):
        antecedent = extraction.antecedents.get(mention)
        yield (
            extraction.document.id,
            number,
            number < len(extraction.mentions),
            *(getattr(mention, field) for field in _FIELDS),
            None if antecedent is None else numbers[antecedent],
        )


def claim_rows(extraction: Extraction) -> Iterator[dict[str, object]]:
    numbers = _numbers(_mentions(extraction))
    for number, claim in enumerate(extraction.claims):
        yield {
            "document": extraction.document.id,
            "number": number,
            "id": claim.id,
            "subject": numbers[claim.subject],
            "object": numbers[claim.object],
            "lemma": claim.predicate.lemma,
            "start": claim.predicate.start,
            "end": claim.predicate.end,
            "relation": claim.predicate.relation,
            "passive": claim.predicate.passive,
            "sentence_start": claim.sentence.start,
            "sentence_end": claim.sentence.end,
            "polarity": claim.polarity,
            "modality": claim.modality,
            "rule": claim.rule,
            "confidence": claim.confidence,
            **_attribution_fields(claim.attribution, numbers),
            "time_text": claim.time.text if claim.time else None,
            "time_value": claim.time.value if claim.time else None,
        }


def document(row: Row) -> Document:
    return Document(
        row["id"], row["name"], row["text"], row["source"], row["title"], row["published"]
    )


def extraction(row: Row, mentions: Sequence[Row], claims: Iterable[Row]) -> Extraction:
    """From the row of a document, and the rows of its mentions and claims by number."""
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
    )


def mention(owner: Document, row: Row, prefix: str = "") -> Mention:
    start, end, label, name, kind = (row[prefix + field] for field in _FIELDS)
    return Mention(owner.id, start, end, owner.text[start:end], label, name, kind)


def claim(owner: Document, row: Row) -> Claim:
    text = owner.text
    start, end = row["start"], row["end"]
    first, last = row["sentence_start"], row["sentence_end"]
    return Claim(
        subject=mention(owner, row, "s_"),
        predicate=Predicate(
            row["lemma"], start, end, text[start:end], row["relation"], bool(row["passive"])
        ),
        object=mention(owner, row, "o_"),
        sentence=Span(first, last, text[first:last]),
        polarity=row["polarity"],
        modality=row["modality"],
        attribution=_attribution(owner, row),
        time=None if row["time_text"] is None else Time(row["time_text"], row["time_value"]),
        rule=row["rule"],
        confidence=row["confidence"],
    )


def _mentions(extraction: Extraction) -> list[Mention]:
    """The listed mentions, then those that only claims and antecedents speak of."""
    used = dict.fromkeys(_used(extraction))
    listed = set(extraction.mentions)
    return [*extraction.mentions, *(mention for mention in used if mention not in listed)]


def _used(extraction: Extraction) -> Iterator[Mention]:
    for claim in extraction.claims:
        yield claim.subject
        yield claim.object
        if claim.attribution and claim.attribution.speaker:
            yield claim.attribution.speaker
    for pronoun, antecedent in extraction.antecedents.items():
        yield pronoun
        yield antecedent


def _numbers(mentions: Iterable[Mention]) -> dict[Mention, int]:
    return {mention: number for number, mention in enumerate(mentions)}


def _attribution_fields(
    attribution: Attribution | None, numbers: dict[Mention, int]
) -> dict[str, Any]:
    if attribution is None:
        return dict.fromkeys(("speaker", "cue", "stance", "quoted"))
    return {
        "speaker": numbers[attribution.speaker] if attribution.speaker else None,
        "cue": attribution.cue,
        "stance": attribution.stance,
        "quoted": attribution.quoted,
    }


def _attribution(owner: Document, row: Row) -> Attribution | None:
    if row["cue"] is None:
        return None
    speaker = None if row["speaker"] is None else mention(owner, row, "p_")
    return Attribution(speaker, row["cue"], row["stance"], bool(row["quoted"]))
