"""Rows of answers as dicts of plain values: what `--format json` prints, and `Answer.to_dicts`
gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.ask.claims import Linked
    from kgraph.ask.documents import Article
    from kgraph.model import Claim, Decision
    from kgraph.who.entities import Listed


def article(row: Article) -> dict[str, Any]:
    return {
        "document": row.name,
        "published": row.published,
        "title": row.title,
        "sentences": row.sentences,
        "claims": row.claims,
        "path": row.path,
        "id": row.id,
    }


def linked(row: Linked) -> dict[str, Any]:
    claim = row.claim
    said = claim.attribution
    return {
        "subject": row.subject.name if row.subject else claim.subject.text,
        "subject_type": row.subject.label if row.subject else claim.subject.label,
        "action": claim.predicate.lemma,
        "object": row.object.name if row.object else claim.object.text,
        "object_type": row.object.label if row.object else claim.object.label,
        "polarity": claim.edge_polarity,
        "modality": claim.modality,
        **event(claim),
        "speaker": row.speaker.name if row.speaker else said and said.speaker and said.speaker.text,
        **around(claim),
        "document": row.document.name,
        "published": row.document.published,
        **place(claim),
    }


def event(claim: Claim) -> dict[str, Any]:
    found = claim.predicate.event
    return {
        "class": found and found.name,
        "cameo": found and found.root,
        "quad": found and found.quad,
    }


def around(claim: Claim) -> dict[str, Any]:
    """When, where and how much."""
    return {
        "when": claim.time and claim.time.text,
        "time": claim.time and claim.time.value,
        "place": claim.place and claim.place.name,
        "amount": claim.amount and claim.amount.text,
        "number": claim.amount and claim.amount.number,
        "unit": claim.amount and claim.amount.unit,
    }


def place(claim: Claim) -> dict[str, Any]:
    """The sentence, and where it stands in its document."""
    return {
        "sentence": claim.sentence.text,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "rule": claim.rule,
        "claim": claim.id,
    }


def listed(one: Listed) -> dict[str, Any]:
    entity = one.entity
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.label,
        "aliases": [alias._asdict() for alias in entity.aliases],
        **one.tally._asdict(),
    }


def explained(one: Listed) -> dict[str, Any]:
    """With the reasons why its names are one, and what was left apart."""
    reasons = {"joined": one.joined, "apart": one.apart}
    return {
        **listed(one),
        **{key: [decision(d, one) for d in made] for key, made in reasons.items()},
    }


def decision(made: Decision, one: Listed) -> dict[str, Any]:
    return {
        "left": made.left,
        "right": made.right,
        "signal": made.signal,
        "score": made.score,
        "reason": made.reason,
        "document": one.documents.get(made.document) if made.document else None,
    }
