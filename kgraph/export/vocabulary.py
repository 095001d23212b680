"""The words of the RDF formats: classes, properties and values, with what they mean.

The program owns no domain. Its IRIs are below one that never resolves (RFC 6761), so every file
says itself what its words mean, and nobody is asked over a network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.model import QUADS

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "https://kgraph.invalid/"
"""Entities, claims, … of a graph are named relative to it: to name them otherwise, replace it in
the file, where it stands once."""

PREFIXES = {
    "kg": f"{BASE}ns#",
    "actions": f"{BASE}actions#",
    "rules": f"{BASE}rules#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

TYPES = {
    "PERSON": "kg:Person",
    "ORG": "kg:Organisation",
    "GPE": "kg:GeopoliticalEntity",
    "NORP": "kg:NationalOrPoliticalGroup",
    "LOC": "kg:Location",
    "FAC": "kg:Facility",
    "EVENT": "kg:Event",
    "GROUP": "kg:Group",
    "CONCEPT": "kg:Concept",
}
"""Classes of entities; each is labelled by the type."""

IRI, TEXT, DATE, WHOLE, REAL, FLAG = (
    "IRI",
    *("xsd:string", "xsd:date", "xsd:integer", "xsd:double", "xsd:boolean"),
)


class Property(NamedTuple):
    iri: str
    kind: str  # of its values: one of those above


class _Own(NamedTuple):
    """A property that no other vocabulary has."""

    name: str
    domain: str  # "" where there are several
    range: str
    means: str
    under: str = ""  # what it is a special case of


_CLAIM, _SAID = "kg:Claim", "kg:Utterance"
_OWN = tuple(
    _Own(*row)
    for row in (
        ("subject", _CLAIM, "kg:Entity", "Who acts.", "rdf:subject"),
        ("action", _CLAIM, "kg:Action", "What is done, or not done.", "rdf:predicate"),
        ("object", _CLAIM, "kg:Entity", "To whom it is done; missing where that is no entity.",
         "rdf:object"),
        ("subjectText", _CLAIM, TEXT, "The words for the subject."),
        ("actionText", _CLAIM, TEXT, "The words for the action; missing where none say it."),
        ("objectText", _CLAIM, TEXT, "The words for the object."),
        ("subjectAt", _CLAIM, "rdfs:Resource", "Where these words stand (RFC 5147)."),
        ("actionAt", _CLAIM, "rdfs:Resource", "Where these words stand (RFC 5147)."),
        ("objectAt", _CLAIM, "rdfs:Resource", "Where these words stand (RFC 5147)."),
        ("polarity", _CLAIM, "kg:Polarity", "Does it happen, not happen, or is it denied?"),
        ("negated", _CLAIM, FLAG, "Do the words say that it does not happen? Both that and the"
         " contrary can be denied."),
        ("modality", _CLAIM, "kg:Modality", "Is it so, or planned, possible, ...?"),
        ("eventClass", _CLAIM, "kg:EventClass", "The kind of event, after PLOVER."),
        ("cameo", _CLAIM, TEXT, "The root code of the event, after CAMEO."),
        ("quad", "kg:EventClass", "kg:Quad", "Words or deeds, for or against."),
        ("saidIn", _CLAIM, _SAID, "Who says it, and how; missing where the author does."),
        ("document", "", "kg:Document", "Where it was read.", "prov:wasDerivedFrom"),
        ("edge", _CLAIM, "kg:Edge", "The edge of the graph that it is counted in: all claims of"
         " the same entities, action and polarity; who meets whom makes no difference there."),
        ("timeText", _CLAIM, TEXT, "The words that say when."),
        ("time", _CLAIM, TEXT, 'When, in ISO 8601, as exactly as it is said: "2022-03" is a'
         " month, also of quarters (2022-Q1), weeks (2022-W11) and decades (202)."),
        ("firstDay", _CLAIM, DATE, "The first day on which it may happen: by its words, else the"
         " day of the document."),
        ("lastDay", _CLAIM, DATE, "The last such day."),
        ("place", _CLAIM, TEXT, "Where it happens."),
        ("amountText", _CLAIM, TEXT, "The words that say how much."),
        ("amount", _CLAIM, REAL, "How much, in numbers."),
        ("unit", _CLAIM, TEXT, "Of the amount: ISO 4217 for money, %, or a word."),
        ("amountOf", _CLAIM, TEXT, "What there is so much of."),
        ("rule", _CLAIM, "kg:Rule", "The construction of English that was read."),
        ("speakerText", _SAID, TEXT, "The words for the speaker."),
        ("cue", _SAID, TEXT, "The verb of saying."),
        ("stance", _SAID, "kg:Stance", "Does the speaker say, deny or question it?"),
        ("quoted", _SAID, FLAG, "Are these the speaker's own words?"),
        ("content", _SAID, TEXT, "What is said."),
        ("contentAt", _SAID, "rdfs:Resource", "Where these words stand (RFC 5147)."),
        ("reportedBy", _SAID, TEXT, "Who reports what the speaker says."),
        ("community", "kg:Entity", WHOLE, "Entities of one number have more to do with each other"
         " than with the rest; 0 is the largest such group."),
    )
)  # fmt: skip

PROPERTIES = {
    "label": Property("rdfs:label", TEXT),
    "comment": Property("rdfs:comment", TEXT),
    "subClassOf": Property("rdfs:subClassOf", IRI),
    "subPropertyOf": Property("rdfs:subPropertyOf", IRI),
    "domain": Property("rdfs:domain", IRI),
    "range": Property("rdfs:range", IRI),
    "alias": Property("skos:altLabel", TEXT),
    "title": Property("dcterms:title", TEXT),
    "issued": Property("dcterms:issued", DATE),
    "sentence": Property("prov:wasDerivedFrom", IRI),
    "quotedFrom": Property("prov:wasQuotedFrom", IRI),
    "generatedBy": Property("prov:wasGeneratedBy", IRI),
    "program": Property("prov:wasAssociatedWith", IRI),
    "speaker": Property("prov:wasAttributedTo", IRI),
    "hasSource": Property("oa:hasSource", IRI),
    "hasSelector": Property("oa:hasSelector", IRI),
    "start": Property("oa:start", WHOLE),
    "end": Property("oa:end", WHOLE),
    "exact": Property("oa:exact", TEXT),
} | {
    own.name: Property(f"kg:{own.name}", own.range if own.range.startswith("xsd:") else IRI)
    for own in _OWN
}
"""By their names in JSON-LD."""

_PLACE, _GROUP = "schema:Place", "foaf:Group"
_CLASSES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "kg:Graph": ("graph", (), "What was read in some documents."),
    "kg:Entity": ("entity", (), "Somebody or something that documents speak of."),
    TYPES["PERSON"]: ("PERSON", ("schema:Person", "foaf:Person", "prov:Person"), "A person."),
    TYPES["ORG"]: (
        "ORG",
        ("schema:Organization", "foaf:Organization", "prov:Organization"),
        "A company, agency, institution.",
    ),
    TYPES["GPE"]: (
        "GPE",
        ("schema:AdministrativeArea", "prov:Agent"),
        "A country, state or city: a place that also acts.",
    ),
    TYPES["NORP"]: ("NORP", (_GROUP,), "A nationality, or a religious or political group."),
    TYPES["LOC"]: ("LOC", (_PLACE,), "A place that is no state: a mountain, a sea, a region."),
    TYPES["FAC"]: ("FAC", (_PLACE,), "A building, an airport, a road."),
    TYPES["EVENT"]: ("EVENT", ("schema:Event",), "A war, a summit, a storm that has a name."),
    TYPES["GROUP"]: ("GROUP", (_GROUP,), "People without a name: officials, advisers."),
    TYPES["CONCEPT"]: ("CONCEPT", ("skos:Concept",), "Anything else: a request, a deal."),
    "kg:Document": (
        "document",
        ("foaf:Document", "schema:CreativeWork", "prov:Entity"),
        "An article.",
    ),
    "kg:Sentence": ("sentence", ("oa:SpecificResource", "prov:Entity"), "One of a document."),
    _CLAIM: (
        "claim",
        ("rdf:Statement", "prov:Entity"),
        "One reading of one sentence: what the text says, not what is so.",
    ),
    _SAID: ("utterance", ("prov:Entity",), "What somebody says, denies or questions."),
    "kg:Edge": ("edge", (), "All claims of the same entities, action and polarity."),
    "kg:Action": ("action", (), "What is done: a verb with its particle and preposition."),
    "kg:Rule": ("rule", ("prov:Plan",), "A construction of English, and how to read it."),
    "kg:Polarity": ("polarity", (), "Does it happen?"),
    "kg:Modality": ("modality", (), "In which way does it happen?"),
    "kg:Stance": ("stance", (), "How a speaker stands to what is said."),
    "kg:EventClass": ("event class", ("skos:Concept",), "A kind of event, after PLOVER."),
    "kg:Quad": ("quad", ("skos:Concept",), "Words or deeds, for or against."),
}
_VALUES = {
    "kg:Polarity": {
        "positive": "It happens.",
        "negative": "It does not happen.",
        "denied": "A speaker denies it.",
    },
    "kg:Modality": {
        "asserted": "It is so, or was, or will be.",
        "planned": "Somebody plans or agrees to do it.",
        "possible": "It may be so.",
        "desired": "Somebody wants it.",
        "requested": "Somebody asks for it.",
        "conditional": "It is so if something else is.",
    },
    "kg:Stance": {
        "say": "The speaker says so.",
        "deny": "The speaker says that it is not so.",
        "question": "The speaker doubts it, or asks.",
    },
}
_ABOUT = (
    "Claims of news articles, as kgraph reads them: who does what to whom, by whose words, in which"
    " sentence. A claim is what a text says, not what is so: it may be denied, negated, planned or"
    " only reported, and no triple here says that it happened."
)


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """What the words mean: IRIs with their properties."""
    yield "kg:", {"type": "owl:Ontology", "label": "kgraph", "comment": _ABOUT}
    for iri, (label, above, means) in _CLASSES.items():
        parents = [*above, "kg:Entity"] if iri in TYPES.values() else list(above)
        yield iri, _term("rdfs:Class", label, means) | {"subClassOf": parents}
    for own in _OWN:
        yield (
            f"kg:{own.name}",
            _term("rdf:Property", own.name, own.means)
            | {
                "subPropertyOf": own.under or None,
                "domain": own.domain or None,
                "range": own.range,
            },
        )
    for kind, values in _VALUES.items():
        for name, means in values.items():
            yield f"kg:{name}", _term(kind, name, means)
    yield from _events()


def quad_iri(quad: str) -> str:
    return f"kg:{quad.replace(' ', '-')}"


def _events() -> Iterator[tuple[str, dict[str, Any]]]:
    for quad, names in QUADS.items():
        yield quad_iri(quad), {"type": "kg:Quad", "label": quad}
        for name in sorted(names):
            yield f"kg:{name}", {"type": "kg:EventClass", "label": name, "quad": quad_iri(quad)}


def _term(kind: str, label: str, means: str) -> dict[str, Any]:
    return {"type": kind, "label": label, "comment": means}
