"""Claims as JSON Lines, as the surface triples that Open IE benchmarks read, and document by
document with all mentions and quotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kgraph.export.text import visible
from kgraph.model import NOT_ENTITIES, Claim, Mention, Predicate, entity_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kgraph.model import Attribution, Document, Entity, Extraction

SCHEMA = 1
LONGEST = 12  # words of an argument; what is longer is called by its name
NOBODY: Mapping[Mention, Entity] = {}


def line(value: Mapping[str, Any]) -> str:
    return visible(json.dumps(value, ensure_ascii=False, allow_nan=False)) + "\n"


def as_dict(
    claim: Claim, *, document: Document, links: Mapping[Mention, Entity], alone: bool = False
) -> dict[str, Any]:
    """A claim of this document in schema 1, as `kgraph import` reads it. Fields that are optional
    are left out where they have their default.

    `alone`: who is who was settled within the document, without regard to others.
    """

    def mention(of: Mention) -> dict[str, Any]:
        return _told(of, links.get(of), document)

    said = claim.attribution
    return {
        "schema": SCHEMA,
        "id": claim.id,
        "document": document.name,
        "sentence": {
            "text": claim.sentence.text,
            "start": claim.sentence.start,
            "end": claim.sentence.end,
        },
        "subject": mention(claim.subject),
        "predicate": _predicate(claim.predicate),
        "object": mention(claim.object),
        "polarity": claim.polarity,
        "modality": claim.modality,
        "attribution": said and _attribution(said, mention),
        "time": claim.time and claim.time._asdict(),
        "place": claim.place and mention(claim.place),
        "amount": claim.amount and claim.amount._asdict(),
        "rule": claim.rule,
        **_origin(document),
        **({} if claim.confidence == 1 else {"confidence": claim.confidence}),
        **({"scope": "document"} if alone else {}),
    }


def _origin(document: Document) -> dict[str, Any]:
    """Without the path that it was read from: that is nobody else's business."""
    found = {
        "document_id": document.id,
        "title": document.title,
        "published": document.published,
    }
    return {name: value for name, value in found.items() if value}


def _told(mention: Mention, entity: Entity | None, document: Document) -> dict[str, Any]:
    """A mention with all that it takes to read it back."""
    found = _mention(mention, {} if entity is None else {mention: entity})
    if mention.name != (entity.name if entity else mention.text):
        found["name"] = mention.name
    if mention.kind != "nominal":
        found["kind"] = mention.kind
    if mention.label != found["type"]:
        found["label"] = mention.label
    if entity and _is_local(entity, document):
        found["local"] = True
    return found


def _is_local(entity: Entity, document: Document) -> bool:
    """Is it a bare word, "minister" or "minister (a.txt)", of this document?"""
    if entity.id == entity_id(entity.label, entity.name):
        return False
    name = entity.name.removesuffix(f" ({document.name})")
    return entity.id == entity_id(entity.label, name, document.id)


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


def as_document(extraction: Extraction, links: Mapping[Mention, Entity]) -> dict[str, Any]:
    """A document with its mentions, its claims between entities, and who says what.

    Mentions have the id of their entity too: others may have the same name.
    """
    document = extraction.document

    return {
        "id": document.name,
        "text": document.text,
        "mentions": [
            {**_mention(m, links), "id": links[m].id, "kind": m.kind}
            for m in extraction.mentions
            if m in links
        ],
        "edges": list(edges(extraction, links)),
        "quotes": quotes(extraction, links),
    }


def edges(
    extraction: Extraction, links: Mapping[Mention, Entity] = NOBODY
) -> Iterator[dict[str, Any]]:
    """Claims between entities in the words of the text, pronouns by what they stand for.

    `polarity` is that of the edge: "denied" for what a speaker denies.
    """

    def text(mention: Mention) -> str:
        found = extraction.antecedents.get(mention, mention)
        return _one_line(found.text if len(found.text.split()) <= LONGEST else found.name)

    for claim in extraction.claims:
        if claim.object.label not in NOT_ENTITIES and claim.predicate.lemma != "be":
            event = claim.predicate.event
            yield {
                "subject": text(claim.subject),
                "action": _one_line(claim.predicate.relation) or claim.predicate.lemma,
                "object": text(claim.object),
                "class": event and event.name,
                "polarity": claim.edge_polarity,
                "modality": claim.modality,
                "speaker": _speaker(claim, links),
                "stance": claim.attribution and claim.attribution.stance,
            }


def _speaker(claim: Claim, links: Mapping[Mention, Entity]) -> str | None:
    said = claim.attribution
    return _called(said.speaker, links) if said and said.speaker else None


def quotes(extraction: Extraction, links: Mapping[Mention, Entity]) -> list[dict[str, Any]]:
    """What named, described or unsettled speakers say; what nobody is named for is left out.

    What the same words of saying bring in further on ("Yes," he said. "We will.") is `more` of
    the same quotation.
    """
    found: dict[tuple[object, ...], dict[str, Any]] = {}
    for said in extraction.statements:
        if said.speaker is None:
            continue
        content = said.content._asdict()
        key = (said.speaker, said.cue, said.stance, None if said.quoted else content["start"])
        if key in found and content["start"] >= found[key]["end"]:
            found[key]["more"].append(content)
            continue
        found[key] = {
            **content,
            "speaker": _called(said.speaker, links),
            "cue": said.cue,
            "stance": said.stance,
            "quoted": said.quoted,
            "chain": [_called(mention, links) for mention in said.chain],
            "more": [],
        }
    return list(found.values())


def _called(mention: Mention, links: Mapping[Mention, Entity]) -> str:
    """The best name; the words of the text for who has none."""
    name = links[mention].name if mention in links else None
    own = mention.kind == "nominal" and name == mention.name
    return mention.text if name is None or own else name


def _mention(mention: Mention, links: Mapping[Mention, Entity]) -> dict[str, Any]:
    entity = links.get(mention)
    return {
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "entity": entity and entity.name,
        "type": entity.label if entity else mention.label,
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
    if predicate.implicit:
        found["implicit"] = True
    if predicate.relation != predicate.text:
        found["relation"] = predicate.relation
    if predicate.passive:
        found["passive"] = True
    return found


def _attribution(
    attribution: Attribution, told: Callable[[Mention], dict[str, Any]]
) -> dict[str, Any]:
    return {
        "speaker": attribution.speaker and told(attribution.speaker),
        "cue": attribution.cue,
        "stance": attribution.stance,
        "quoted": attribution.quoted,
        "content": attribution.content._asdict(),
        "chain": [told(mention) for mention in attribution.chain],
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
