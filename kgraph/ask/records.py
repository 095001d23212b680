"""Answers as rows of plain values: what `--format json` prints, and CSV has as columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.ask.communities import Community
    from kgraph.ask.conflicts import Conflict
    from kgraph.ask.diff import Difference
    from kgraph.ask.documents import Article
    from kgraph.ask.evidence import Evidence
    from kgraph.ask.neighbours import Neighbour
    from kgraph.ask.path import Path, Step
    from kgraph.ask.says import Said
    from kgraph.ask.search import Hit
    from kgraph.ask.stats import Count
    from kgraph.ask.timeline import Happening
    from kgraph.ask.told import Told
    from kgraph.ask.top import Ranked
    from kgraph.ask.verify import Problem
    from kgraph.model import Claim, Document, Entity
    from kgraph.tables import Linked

Record = dict[str, Any]


def neighbour(row: Neighbour) -> Record:
    return {
        "depth": row.depth,
        "name": row.start.name,
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


def evidence(one: Evidence) -> Record:
    edge = one.edge
    return {
        "subject": edge.source.name,
        "action": edge.predicate,
        "object": edge.target.name,
        "polarity": edge.polarity,
        **_read(one.claim, one.document, one.speaker),
    }


def _read(claim: Claim, document: Document, speaker: str | None) -> Record:
    """What of a claim does not hang on who is who."""
    said, event = claim.attribution, claim.predicate.event
    return {
        "modality": claim.modality,
        "class": event and event.name,
        "cameo": event and event.root,
        "quad": event and event.quad,
        "speaker": speaker,
        "stance": said and said.stance,
        "when": claim.time and claim.time.text,
        "time": claim.time and claim.time.value,
        "place": claim.place and claim.place.name,
        "amount": claim.amount and claim.amount.text,
        "number": claim.amount and claim.amount.number,
        "unit": claim.amount and claim.amount.unit,
        "sentence": claim.sentence.text,
        "document": document.name,
        "published": document.published,
        "source": document.source,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "rule": claim.rule,
        "claim": claim.id,
    }


def paths(found: Iterable[Path]) -> list[Record]:
    """One row for each step."""
    return [
        {"path": number, "step": place, **_step(step)}
        for number, path in enumerate(found, start=1)
        for place, step in enumerate(path, start=1)
    ]


def _step(step: Step) -> Record:
    claim, document = step.evidence.claim, step.evidence.document
    return {
        "name": step.start.name,
        "direction": step.direction,
        "action": step.action,
        "polarity": step.polarity,
        "neighbour": step.end.name,
        "type": step.end.label,
        "claims": step.claims,
        "others": step.others,
        "modality": claim.modality,
        "speaker": step.evidence.speaker,
        "sentence": claim.sentence.text,
        "document": document.name,
        "published": document.published,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "edge": step.evidence.edge.id,
        "claim": claim.id,
    }


def hit(one: Hit) -> Record:
    return {
        "kind": "entity" if one.entity else "sentence",
        "name": one.entity and one.entity.name,
        "type": one.entity and one.entity.label,
        "text": one.text,
        "document": one.document,
        "published": one.published,
        "start": one.start,
        "end": one.end,
        "claims": one.claims,
        "readings": [reading._asdict() for reading in one.readings],
    }


def ranked(one: Ranked) -> Record:
    return {
        "name": one.entity.name,
        "type": one.entity.label,
        "score": one.score,
        "claims": one.claims,
        "neighbours": one.neighbours,
        "sampled": one.sampled,
        "id": one.entity.id,
    }


def community(one: Community) -> Record:
    return {
        "label": one.label,
        "size": len(one.members),
        "claims": one.claims,
        "members": [member.name for member in one.members],
    }


def count(one: Count) -> Record:
    return one._asdict()


def article(one: Article) -> Record:
    return {
        "document": one.name,
        "published": one.published,
        "title": one.title,
        "sentences": one.sentences,
        "claims": one.claims,
        "path": one.path,
        "id": one.id,
    }


def linked(one: Linked) -> Record:
    """The columns of `evidence`, with the types of both ends."""
    claim, said = one.claim, one.claim.attribution
    named = said and said.speaker and said.speaker.name
    return {
        "subject": one.subject.name if one.subject else claim.subject.text,
        "subject_type": one.subject.label if one.subject else claim.subject.label,
        "action": claim.predicate.lemma,
        "object": one.object.name if one.object else claim.object.text,
        "object_type": one.object.label if one.object else claim.object.label,
        "polarity": claim.edge_polarity,
        **_read(claim, one.document, one.speaker.name if one.speaker else named),
    }


CLAIM = (
    "claim_subject",
    "claim_action",
    "claim_object",
    "claim_polarity",
    "claim_modality",
    "speaker",
    "date",
    "dated",
    "amount",
    "sentence",
    "document",
    "start",
    "end",
    "claim",
)


def _claim(one: Told) -> Record:
    claim = one.claim
    values = (
        one.source.name,
        claim.predicate.lemma,
        one.target.name,
        one.polarity,
        claim.modality,
        one.speaker.name if one.speaker else None,
        one.date,
        one.dated,
        claim.amount and claim.amount.text,
        claim.sentence.text,
        one.document.name,
        claim.sentence.start,
        claim.sentence.end,
        claim.id,
    )
    return dict(zip(CLAIM, values, strict=True))


def happening(row: Happening) -> Record:
    return {
        "date": row.date,
        "dated": row.dated,
        "happens": row.happens,
        "subject": row.source.name,
        "action": row.action,
        "object": row.target.name,
        "polarity": row.polarity,
        "modality": row.modality,
        "claims": [_claim(one) for one in row.claims],
    }


def said(speaker: Entity, row: Said) -> Record:
    return {
        "name": speaker.name,
        "manner": row.manner,
        "cue": row.cue,
        "quoted": row.quoted,
        "act": row.act,
        "text": row.text,
        "reported_by": list(row.reporters),
        "in": row.document.name,
        "from": row.sentence.start,
        "to": row.sentence.end,
        "claims": [_claim(one) for one in row.claims],
    }


def conflict(conflict: Conflict) -> Record:
    return {
        "kind": conflict.kind,
        "subject": conflict.subject,
        "action": conflict.action,
        "object": conflict.object,
        "reason": conflict.reason,
        "note": conflict.note,
        "claims": [
            {"side": side.label, **_claim(one)} for side in conflict.sides for one in side.claims
        ],
    }


def difference(one: Difference) -> Record:
    return {
        "what": one.what,
        "how": one.how,
        "old": one.old,
        "new": one.new,
        "document": one.document,
    }


def problem(one: Problem, kind: str) -> Record:
    return {"kind": kind, "part": one.part, "where": one.where, "what": one.what}
