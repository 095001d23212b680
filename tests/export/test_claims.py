"""Claims as JSON Lines and as surface triples."""

import subprocess
import sys
from dataclasses import replace

import pytest

from kgraph.export.claims import as_dict, as_document, line, triples
from kgraph.model import (
    Attribution,
    Document,
    Entity,
    Predicate,
    Span,
    Time,
    View,
    entity_id,
)
from tests import builders
from tests.merge import merge

NEWS = Document.of(
    "Peskov, the spokesman, denied on Friday that\nTrump met Putin “北京”.", name="a.txt"
)
DENIAL = builders.claim(
    NEWS,
    "Trump",
    "met",
    "Putin",
    lemma="meet",
    attribution=builders.said_by(NEWS, "Peskov", stance="deny", cue="deny"),
    time=Time(33, 39, "Friday", "2025-01-10", "day"),
    modality="planned",
)  # fmt: skip
ROLE = builders.claim(
    NEWS, "Peskov", "", builders.mention(NEWS, "the spokesman", label="CONCEPT"), lemma="be"
)


WHO = {
    mention: Entity("1", "Donald Trump", "PERSON")
    for claim in (DENIAL, ROLE)
    for mention in (claim.subject, claim.object)
    if mention.name == "Trump"
}


def name_of(mention):
    return {"Trump": "Donald Trump"}.get(mention.name)


def view_of(*claims):
    extraction = builders.extraction(NEWS, *claims)
    who = builders.resolution(extraction)
    return View(who.entities, merge([extraction], who), {NEWS.id: NEWS})


def test_claim():
    assert as_dict(DENIAL, document=NEWS, links=WHO) == {
        "schema": 1,
        "id": DENIAL.id,
        "document": "a.txt",
        "document_id": NEWS.id,
        "sentence": {"text": NEWS.text, "start": 0, "end": len(NEWS.text)},
        "subject": {
            "text": "Trump",
            "start": 45,
            "end": 50,
            "entity": "Donald Trump",
            "type": "PERSON",
            "name": "Trump",
            "kind": "name",
        },
        "predicate": {
            "text": "met",
            "start": 51,
            "end": 54,
            "lemma": "meet",
            "class": None,
            "cameo": None,
            "quad": None,
        },
        "object": {
            "text": "Putin",
            "start": 55,
            "end": 60,
            "entity": None,
            "type": "PERSON",
            "kind": "name",
        },
        "polarity": "positive",
        "modality": "planned",
        "attribution": {
            "speaker": {
                "text": "Peskov",
                "start": 0,
                "end": 6,
                "entity": None,
                "type": "PERSON",
                "kind": "name",
            },
            "cue": "deny",
            "stance": "deny",
            "quoted": False,
            "content": {"start": 0, "end": len(NEWS.text), "text": NEWS.text},
            "chain": [],
        },
        "time": {
            "start": 33,
            "end": 39,
            "text": "Friday",
            "value": "2025-01-10",
            "granularity": "day",
        },
        "place": None,
        "amount": None,
        "rule": "active",
    }


def test_claim_of_the_author():
    found = as_dict(ROLE, document=NEWS, links=WHO)
    assert found["attribution"] is None
    assert found["time"] is None
    assert found["predicate"] == {
        "text": "",
        "start": 0,
        "end": 0,
        "lemma": "be",
        "class": None,
        "cameo": None,
        "quad": None,
        "implicit": True,
    }


def test_speaker_may_be_unknown():
    said = builders.claim(NEWS, "Trump", "met", "Putin", attribution=builders.said_by(NEWS, None))
    assert as_dict(said, document=NEWS, links=WHO)["attribution"]["speaker"] is None


def test_a_line_keeps_the_words():
    text = line(as_dict(DENIAL, document=NEWS, links=WHO))
    assert "“北京”" in text
    assert text.endswith("}\n")
    assert text.count("\n") == 1


def quote(words, speaker, *, cue="say", chain=()):
    start = NEWS.text.index(words)
    content = Span(start, start + len(words), words)
    return Attribution(speaker, cue, "say", True, content, chain)


def test_document():
    time = builders.mention(NEWS, "Friday", label="TIME")
    when = builders.claim(NEWS, "Trump", "met", time, lemma="meet on")
    found = as_document(*linked(builders.extraction(NEWS, DENIAL, when)))
    assert found["edges"] == [
        {
            "subject": "Trump",
            "action": "met",
            "object": "Putin",
            "class": None,
            "polarity": "denied",
            "modality": "planned",
            "speaker": "Peskov",
            "stance": "deny",
        }
    ]
    assert found["mentions"][0] == {
        "text": "Trump",
        "start": 45,
        "end": 50,
        "entity": "Donald Trump",
        "type": "PERSON",
        "id": "Donald Trump's",
        "kind": "name",
    }
    assert [m["text"] for m in found["mentions"]] == ["Trump", "Putin", "Peskov"]


def test_quotes_of_a_document():
    trump = builders.mention(NEWS, "Trump")
    nobody = quote("北京", None)
    said = quote("denied", trump, chain=(builders.mention(NEWS, "Peskov"),))
    more = quote("Friday", trump)
    extraction = replace(builders.extraction(NEWS, DENIAL), statements=(said, more, nobody))
    (found,) = as_document(*linked(extraction))["quotes"]
    assert found == {
        "text": "denied",
        "start": 23,
        "end": 29,
        "speaker": "Donald Trump",
        "cue": "say",
        "stance": "say",
        "quoted": True,
        "chain": ["Peskov"],
        "more": [{"text": "Friday", "start": 33, "end": 39}],
    }


def linked(extraction):
    """With an entity for all but times."""
    called = {m: name_of(m) or m.name for m in extraction.mentions if m.label != "TIME"}
    links = {m: Entity(f"{name}'s", name, m.label) for m, name in called.items()}
    return extraction, links


def test_entities_of_one_name_have_different_ids():
    one, other = builders.mention(NEWS, "Trump"), builders.mention(NEWS, "Putin")
    extraction = replace(builders.extraction(NEWS), mentions=(one, other))
    links = {one: Entity("1", "Georgia", "GPE"), other: Entity("2", "Georgia", "PERSON")}
    found = as_document(extraction, links)["mentions"]
    assert [(m["entity"], m["id"]) for m in found] == [("Georgia", "1"), ("Georgia", "2")]


def relation(words, lemma="meet", *, passive=False, start=51, end=54):
    predicate = Predicate(lemma, start, end, NEWS.text[start:end], words, passive)
    return builders.claim(NEWS, "Trump", "met", "Putin", predicate=predicate)


def test_triples():
    unsure = relation("has not met with")._replace(confidence=0.6)
    found = triples(builders.extraction(NEWS, unsure, ROLE))
    assert found == {
        "id": "a.txt",
        "text": NEWS.text,
        "triples": [
            {
                "subject": "Trump",
                "relation": "has not met with",
                "object": "Putin",
                "confidence": 0.6,
            },
            {"subject": "Peskov", "relation": "is", "object": "the spokesman", "confidence": 1.0},
        ],
    }


@pytest.mark.parametrize(
    ("claim", "triple"),
    [
        (relation("was sued by", passive=True), ("Putin", "was sued by", "Trump")),
        (relation("", "have", start=0, end=0), ("Trump", "has", "Putin")),
        (relation("", "be", start=0, end=0), ("Trump", "is", "Putin")),
        (relation("denied\nthat"), ("Trump", "denied that", "Putin")),
    ],
)
def test_triple(claim, triple):
    (found,) = triples(builders.extraction(NEWS, claim))["triples"]
    assert tuple(found.values()) == (*triple, 1.0)


def test_action_without_a_relation_in_the_sentence_has_no_triple():
    assert triples(builders.extraction(NEWS, relation("")))["triples"] == []


def test_same_triple_is_told_once():
    claims = [relation("met"), relation("met", "meet with")]
    assert len(triples(builders.extraction(NEWS, *claims))["triples"]) == 1


def test_triples_without_implicit_claims():
    extraction = builders.extraction(NEWS, ROLE, relation("met"))
    found = triples(extraction, implicit=False)["triples"]
    assert [triple["relation"] for triple in found] == ["met"]


def test_table_of_exporters_loads_no_library():
    script = (
        "import sys, kgraph.export, kgraph.export.claims\n"
        "assert not {'duckdb', 'networkx', 'pyvis', 'spacy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_type_is_that_of_the_entity():
    told = as_dict(DENIAL, document=NEWS, links={DENIAL.object: Entity("2", "Putin", "ORG")})
    assert told["object"]["type"] == "ORG"
    assert told["subject"]["type"] == "PERSON"


def test_what_has_its_default_is_left_out():
    found = as_dict(ROLE, document=NEWS, links=WHO)
    assert not {"title", "published", "confidence", "scope"} & found.keys()
    assert not {"relation", "passive"} & found["predicate"].keys()
    assert not {"label", "local"} & found["object"].keys()


def test_what_has_not_its_default():
    predicate = DENIAL.predicate._replace(relation="has met", passive=True)
    claim = DENIAL._replace(confidence=0.5, predicate=predicate)
    document = replace(NEWS, title="News", published="2025-01-10")
    links = {claim.object: Entity(entity_id("ORG", "Fund", NEWS.id), "Fund (a.txt)", "ORG")}
    found = as_dict(claim, document=document, links=links, alone=True)
    assert (found["title"], found["published"]) == ("News", "2025-01-10")
    assert (found["confidence"], found["scope"]) == (0.5, "document")
    assert (found["predicate"]["relation"], found["predicate"]["passive"]) == ("has met", True)
    assert found["object"]["name"] == "Putin"
    assert (found["object"]["label"], found["object"]["local"]) == ("PERSON", True)
