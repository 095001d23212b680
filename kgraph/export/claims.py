"""Claims as JSON Lines, and as the surface triples that Open IE benchmarks read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO

from kgraph.model import Claim, Mention, Predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kgraph.model import Attribution, Document, Extraction

SCHEMA = 1
EntityName = Callable[[Mention], str | None]
"""The name of the entity that a mention refers to; None when it refers to none."""


def jsonl(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    out: BinaryIO,
    *,
    entity: EntityName,
) -> None:
    """One line for each claim, in the order given; `documents` by id."""
    for claim in claims:
        found = as_dict(claim, document=documents[claim.document_id].name, entity=entity)
        out.write(line(found).encode())


def line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def as_dict(claim: Claim, *, document: str, entity: EntityName) -> dict[str, Any]:
    """A claim in schema 1; `document` is the name of its document."""
    return {
        "schema": SCHEMA,
        "id": claim.id,
        "document": document,
        "sentence": {
            "text": claim.sentence.text,
            "start": claim.sentence.start,
            "end": claim.sentence.end,
        },
        "subject": _mention(claim.subject, entity),
        "predicate": _predicate(claim.predicate),
        "object": _mention(claim.object, entity),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": claim.attribution and _attribution(claim.attribution, entity),
        "time": claim.time and asdict(claim.time),
        "place": claim.place and _mention(claim.place, entity),
        "amount": claim.amount and asdict(claim.amount),
        "rule": claim.rule,
    }


def triples(extraction: Extraction, *, implicit: bool = True) -> dict[str, Any]:
    """All claims of one document as triples in the words and the order of the sentences.

    Claims without a relation in the words of the sentence ("Russia's invasion of Ukraine") have
    no triple. Without `implicit`, those whose action is not in the sentence are left out.
    """
    found = [
        _triple(claim)
        for claim in extraction.claims
        if claim.predicate.relation or (implicit and claim.predicate.implicit)
    ]
    distinct: dict[tuple[str, ...], dict[str, Any]] = {}
    for triple in found:
        words = (triple["subject"], triple["relation"], triple["object"])
        if words not in distinct or triple["confidence"] > distinct[words]["confidence"]:
            distinct[words] = triple
    document = extraction.document
    return {"id": document.name, "text": document.text, "triples": list(distinct.values())}


def _mention(mention: Mention, entity: EntityName) -> dict[str, Any]:
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "entity": entity(mention),
        "type": mention.label,
    }


def _predicate(predicate: Predicate) -> dict[str, Any]:
    found: dict[str, Any] = {
        "text": predicate.text,
        "start": predicate.start,
        "end": predicate.end,
        "lemma": predicate.lemma,
        "class": predicate.event and predicate.event.name,
        "cameo": predicate.event and predicate.event.root,
        "quad": predicate.event and predicate.event.quad,
    }
    return {**found, "implicit": True} if predicate.implicit else found


def _attribution(attribution: Attribution, entity: EntityName) -> dict[str, Any]:
    return {
        "speaker": attribution.speaker and _mention(attribution.speaker, entity),
        "cue": attribution.cue,
        "stance": attribution.stance,
        "quoted": attribution.quoted,
        "content": asdict(attribution.content),
        "chain": [_mention(mention, entity) for mention in attribution.chain],
    }


def _triple(claim: Claim) -> dict[str, Any]:
    ends = [_one_line(claim.subject.text), _one_line(claim.object.text)]
    first, last = reversed(ends) if claim.predicate.passive else ends
    return {
        "subject": first,
        "relation": _relation(claim.predicate),
        "object": last,
        "confidence": claim.confidence,
    }


def _relation(predicate: Predicate) -> str:
    words = _one_line(predicate.relation or predicate.text)
    return words or ("has" if predicate.lemma == "have" else "is")


def _one_line(text: str) -> str:
    return " ".join(text.split())
