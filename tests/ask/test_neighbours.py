"""Who is linked with an entity, by what action."""

import subprocess
import sys

from kgraph.graph.neighbours import Neighbour, neighbours

from kgraph.graph.merge import merge
from kgraph.model import Document, View, digest
from tests import builders

NEWS = Document.of("Trump met Putin and Xi praised Trump.", name="news.txt")
MORE = Document.of("Trump met Putin. Xi praised Trump.", name="more.txt")


def claim(document, subject, action, object, **changes):  # noqa: A002
    return builders.claim(document, subject, "met", object, lemma=action, **changes)


def view_of(*extractions):
    who = builders.resolution(*extractions)
    documents = {extraction.document.id: extraction.document for extraction in extractions}
    return View(who.entities, merge(extractions, who), documents)


VIEW = view_of(
    builders.extraction(
        NEWS,
        claim(NEWS, "Trump", "meet", "Putin"),
        claim(NEWS, "Xi", "praise", "Trump"),
        claim(NEWS, "Trump", "blame", "Xi", polarity="negative"),
        claim(NEWS, "Putin", "see", "Xi"),
    ),
    builders.extraction(
        MORE,
        claim(MORE, "Trump", "meet", "Putin", modality="planned"),
    ),
)
PEOPLE = {name: digest(name, "PERSON") for name in ("Trump", "Putin", "Xi")}


def rows(*names):
    found = neighbours(VIEW, [PEOPLE[name] for name in names])
    return [(row.direction, row.action, row.polarity, row.entity.name) for row in found]


def test_strongest_first_then_by_name():
    assert rows("Trump") == [
        ("both", "meet", "positive", "Putin"),
        ("out", "blame", "negative", "Xi"),
        ("in", "praise", "positive", "Xi"),
    ]


def test_symmetric_action_from_its_other_end():
    assert rows("Putin") == [
        ("both", "meet", "positive", "Trump"),
        ("out", "see", "positive", "Xi"),
    ]


def test_row():
    meeting = neighbours(VIEW, [PEOPLE["Trump"]])[0]
    (putin,) = (entity for entity in VIEW.entities if entity.name == "Putin")
    assert meeting == Neighbour(
        direction="both",
        action="meet",
        polarity="positive",
        entity=putin,
        count=2,
        modalities={"asserted": 1, "planned": 1},
        documents=("more.txt", "news.txt"),
        edge=VIEW.edges[0].id,
    )


def test_edge_between_two_that_were_asked_for_is_told_once():
    assert len(rows("Trump", "Putin", "Xi")) == len(VIEW.edges)


def test_nobody():
    assert neighbours(VIEW, []) == []
    assert neighbours(VIEW, ["unheard of"]) == []


def test_needs_no_heavy_library():
    script = (
        "import sys, kgraph.graph.neighbours\nassert not {'spacy', 'networkx'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
