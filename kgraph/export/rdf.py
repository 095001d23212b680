"""The graph as resources of RDF: what Turtle and JSON-LD write.

A claim is a resource of its own, never a triple of subject, action and object: a triple is true
for whoever reads it, and a claim may be denied, negated, planned or merely said. Each resource has
an IRI that follows from its content, so that one that is told twice is the same, and files can be
put together.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kgraph.days import days
from kgraph.export.text import NOT_XML, clean
from kgraph.export.vocabulary import TYPES, described
from kgraph.model import digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kgraph.model import Attribution, Claim, Document, Entity, Mention, Predicate
    from kgraph.tables import Linked, Node, Tables

    Values = dict[str, Any]
    Resource = tuple[str, Values]
    """An IRI, relative or with a prefix, and its properties by their names in PROPERTIES; a list
    has several values, None is none. `type` are classes."""

READING, PROGRAM = "reading", "program"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NOT_LOCAL = re.compile("^-|[^A-Za-z0-9_-]")


def resources(tables: Tables) -> Iterator[Resource]:
    """What the words mean, then entities, then documents with all that was read in each."""
    yield from described()
    yield "graph", {"type": "kg:Graph", "label": clean(tables.title) or None}
    yield PROGRAM, {"type": "prov:SoftwareAgent", "label": "kgraph"}
    yield READING, {"type": "prov:Activity", "label": "reading", "program": PROGRAM}
    yield from map(_node, tables.nodes())
    for _, told in groupby(tables.claims(), key=lambda one: one.document.id):
        yield from _read(list(told))


def _node(node: Node) -> Resource:
    return _iri("entity", node.id), {
        "type": _class(node.type),
        "label": clean(node.name),
        "alias": list(dict.fromkeys([clean(alias.name) for alias in node.aliases])),
        "community": node.community,
    }


def _read(told: list[Linked]) -> Iterator[Resource]:
    """A document, and what was read in it, each once."""
    yield _document(told[0].document)
    around: dict[str, Values] = {}
    for one in told:
        around.update(_around(one))
    yield from around.items()
    yield from map(_claim, told)


def _document(document: Document) -> Resource:
    """Without where it was read from: a path is nobody's business whom a file is given to."""
    day = document.published or ""
    return _iri("document", document.id), {
        "type": "kg:Document",
        "label": clean(document.name),
        "title": clean(document.title) if document.title else None,
        "issued": day if DAY.fullmatch(day) and days(day) else None,
    }


def _around(one: Linked) -> Iterator[Resource]:
    """What a claim speaks of."""
    claim, said = one.claim, one.claim.attribution
    others = (one.speaker,) if one.edge else (one.subject, one.object, one.speaker)
    yield from map(_entity, filter(None, others))
    for prefix, word, kind in (
        ("actions", claim.predicate.lemma, "kg:Action"),
        ("rules", claim.rule, "kg:Rule"),
    ):
        yield _local(prefix, word), {"type": kind, "label": clean(word)}
    yield from _sentence(claim)
    if said is not None:
        yield _utterance(claim, said), _said(one, said)


def _entity(entity: Entity) -> Resource:
    """One that may have no edge, and so be no node."""
    found = {"type": _class(entity.label), "label": clean(entity.name)}
    return _iri("entity", entity.id), found


def _sentence(claim: Claim) -> Iterator[Resource]:
    start, end, text = claim.sentence
    home = _iri("document", claim.document_id)
    position, words = (f"{home}#{kind}={start},{end}" for kind in ("position", "quote"))
    found: Values = {"type": "kg:Sentence", "hasSource": home, "quotedFrom": home}
    yield _at(claim, start, end), found | {"hasSelector": [position, words]}
    yield position, {"type": "oa:TextPositionSelector", "start": start, "end": end}
    yield words, {"type": "oa:TextQuoteSelector", "exact": _allowed(text)}


def _said(one: Linked, said: Attribution) -> Values:
    return {
        "type": "kg:Utterance",
        "speaker": _iri("entity", one.speaker.id) if one.speaker else None,
        "speakerText": _allowed(said.speaker.text or said.speaker.name) if said.speaker else None,
        "cue": clean(said.cue),
        "stance": f"kg:{said.stance}",
        "quoted": said.quoted,
        "content": _allowed(said.content.text),
        "contentAt": _at(one.claim, said.content.start, said.content.end),
        "reportedBy": _distinct(mention.name for mention in said.chain),
        "document": _iri("document", one.document.id),
    }


def _claim(one: Linked) -> Resource:
    claim, said, event = one.claim, one.claim.attribution, one.claim.predicate.event
    return _iri("claim", claim.id), {
        "type": "kg:Claim",
        "subject": _iri("entity", one.subject.id) if one.subject else None,
        "action": _local("actions", claim.predicate.lemma),
        "object": _iri("entity", one.object.id) if one.object else None,
        "polarity": f"kg:{claim.edge_polarity}",
        "negated": claim.polarity == "negative",
        "modality": f"kg:{claim.modality}",
        "eventClass": f"kg:{event.name}" if event else None,
        "cameo": event.root if event else None,
        "saidIn": _utterance(claim, said) if said else None,
        **_words(claim),
        **_when(one),
        **_how_much(claim),
        "place": clean(claim.place.name) if claim.place else None,
        "sentence": _at(claim, claim.sentence.start, claim.sentence.end),
        "document": _iri("document", one.document.id),
        "edge": _iri("edge", one.edge) if one.edge else None,
        "rule": _local("rules", claim.rule),
        "generatedBy": READING,
    }


def _words(claim: Claim) -> Values:
    found: Values = {}
    for role, span in _spans(claim).items():
        if span.text:
            found[f"{role}Text"] = _allowed(span.text)
            found[f"{role}At"] = _at(claim, span.start, span.end)
    return found


def _spans(claim: Claim) -> dict[str, Mention | Predicate]:
    return {"subject": claim.subject, "action": claim.predicate, "object": claim.object}


def _when(one: Linked) -> Values:
    time = one.claim.time
    value = (time and time.value) or ""
    first, last = days(value) or days(one.document.published or "") or (None, None)
    return {
        "timeText": _allowed(time.text) if time else None,
        "time": clean(value) or None,
        "firstDay": first,
        "lastDay": last,
    }


def _how_much(claim: Claim) -> Values:
    amount = claim.amount
    if amount is None:
        return {}
    return {
        "amountText": _allowed(amount.text),
        "amount": str(amount.number),
        "unit": clean(amount.unit) if amount.unit else None,
        "amountOf": clean(amount.of) if amount.of else None,
    }


def _class(label: str) -> str:
    return TYPES.get(label, TYPES["CONCEPT"])


def _utterance(claim: Claim, said: Attribution) -> str:
    """Its name: claims of the same words of the same speaker share it."""
    who = [(mention.start, mention.name) for mention in (said.speaker, *said.chain) if mention]
    content = said.content.start, said.content.end
    told = (said.cue, said.stance, said.quoted)
    return _iri("utterance", digest(claim.document_id, *content, *told, *who))


def _at(claim: Claim, start: int, end: int) -> str:
    """Characters of the document of a claim, as RFC 5147 names them."""
    return f"{_iri('document', claim.document_id)}#char={start},{end}"


@lru_cache(maxsize=4096)
def _iri(kind: str, identity: str) -> str:
    return f"{kind}/{quote(identity, safe='')}"


@lru_cache(maxsize=4096)
def _local(prefix: str, word: str) -> str:
    """
    >>> _local("actions", "push for")
    'actions:push%20for'
    """
    return f"{prefix}:{NOT_LOCAL.sub(lambda found: _escaped(found[0]), clean(word))}"


def _escaped(character: str) -> str:
    return "".join([f"%{byte:02X}" for byte in character.encode()])


def _allowed(text: str) -> str:
    """Letter for letter, but without the characters that XML, and so xsd:string, does not allow."""
    return NOT_XML.sub("", text)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(clean, texts)))
