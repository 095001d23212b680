"""Rows of answers as dicts of plain values: what `--format json` prints, and `Answer.to_dicts`
gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgraph.ask.claims import Linked
    from kgraph.ask.communities import Community
    from kgraph.ask.documents import Article
    from kgraph.ask.evidence import Evidence
    from kgraph.ask.neighbours import Neighbour
    from kgraph.ask.path import Path, Step
    from kgraph.ask.search import Hit
    from kgraph.ask.stats import Count
    from kgraph.ask.top import Ranked
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


def neighbour(row: Neighbour) -> dict[str, Any]:
    return {
        "name": row.start.name,
        "depth": row.depth,
        "direction": row.direction,
        "action": row.action,
        "polarity": row.polarity,
        "neighbour": row.entity.name,
        "type": row.entity.label,
        "claims": row.claims,
        "modalities": dict(row.modalities),
        "documents": list(row.documents),
        "edge": row.edge,
    }


def evidence(row: Evidence) -> dict[str, Any]:
    claim, said = row.claim, row.claim.attribution
    return {
        "subject": row.edge.source.name,
        "action": row.edge.predicate,
        "object": row.edge.target.name,
        "polarity": row.edge.polarity,
        "modality": claim.modality,
        **event(claim),
        "speaker": row.speaker,
        "stance": said and said.stance,
        "quoted": said and said.quoted,
        **around(claim),
        "document": row.document.name,
        "published": row.document.published,
        **place(claim),
    }


def path(row: Path) -> dict[str, Any]:
    return {
        "length": len(row),
        "path": [row[0].start.name, *(step.end.name for step in row)],
        "steps": [_step(step) for step in row],
    }


def _step(row: Step) -> dict[str, Any]:
    return {
        "start": row.start.name,
        "direction": row.direction,
        "action": row.action,
        "polarity": row.polarity,
        "end": row.end.name,
        "claims": row.claims,
        "others": row.others,
        "sentence": row.evidence.claim.sentence.text,
        "document": row.evidence.document.name,
    }


def hit(row: Hit) -> dict[str, Any]:
    return {
        "entity": row.entity and row.entity.name,
        "type": row.entity and row.entity.label,
        "text": row.text,
        "document": row.document,
        "published": row.published,
        "start": row.start,
        "end": row.end,
        "claims": row.claims,
        "readings": [reading._asdict() for reading in row.readings],
    }


def ranked(row: Ranked) -> dict[str, Any]:
    return {
        "name": row.entity.name,
        "type": row.entity.label,
        "score": row.score,
        "claims": row.claims,
        "neighbours": row.neighbours,
        "sampled": row.sampled,
    }


def community(row: Community) -> dict[str, Any]:
    return {
        "label": row.label,
        "size": len(row.members),
        "claims": row.claims,
        "members": [member.name for member in row.members],
    }


def count(row: Count) -> dict[str, Any]:
    return row._asdict()


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
