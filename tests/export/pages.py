"""Views to draw, made by hand."""

from dataclasses import replace
from io import StringIO
from itertools import pairwise

from kgraph.export import html
from kgraph.model import ENTITY_LABELS, Alias, Document, Edge, Entity, EventClass, View, digest
from tests import builders

ATTACK = '</script><img src=x onerror="window.hacked=1"><!--\'\u2028\u2029& 😀'


def document(text, name="news.txt", **more):
    return Document.of(text, name=name, **more)


MET = document("On Friday Donald Trump met Vladimir Putin.", "one.txt", published="2025-01-10")
DENIED = document("Peskov denied that the Kremlin had received a request.", "two.txt")
PLANNED = document("Putin plans to meet Trump.", "three.txt")
REFUSED = document("Trump has not called Putin.", "four.txt")
EVIL = document(f"Mallory {ATTACK} praised Putin.", f"evil{ATTACK}.txt")

TRUMP = Entity("trump", "Donald Trump", "PERSON", (Alias("Trump", 3),))
PUTIN = Entity("putin", "Vladimir Putin", "PERSON", (Alias("Putin", 2), Alias("Владимир Путин", 1)))
PESKOV = Entity("peskov", "Dmitry Peskov", "PERSON", (Alias("Peskov", 1),))
KREMLIN = Entity("kremlin", "Kremlin", "ORG", ())
REQUEST = Entity("request", "request", "CONCEPT", ())
WAR = Entity("war", "war", "CONCEPT", ())
GERMANY = Entity("germany", "Germany", "GPE", ())
MALLORY = Entity("mallory", f"Mallory {ATTACK}", "ORG", (Alias(f"M {ATTACK}", 1),))


def edge(id_, source, action, target, *claims, polarity="positive", directed=True):
    return Edge(id_, source.id, action, target.id, polarity, directed, claims)


def news():
    """Eight entities; the war and Germany are not in the default picture."""
    met = builders.claim(MET, "Donald Trump", "met", "Vladimir Putin", lemma="meet")
    met = met._replace(predicate=met.predicate._replace(event=EventClass("CONSULT", "04")))
    planned = builders.claim(PLANNED, "Putin", "meet", "Trump", modality="planned")
    call = builders.claim(
        REFUSED, "Trump", "called", "Putin", lemma="call", polarity="negative", rule="active"
    )
    deny = builders.claim(DENIED, "Peskov", "denied", "request", lemma="deny")
    said = builders.said_by(DENIED, "Peskov", stance="deny", cue="deny")
    receive = builders.claim(
        DENIED, "Kremlin", "received", "request", lemma="receive", attribution=said
    )
    praise = builders.claim(EVIL, f"Mallory {ATTACK}", "praised", "Putin", lemma="praise")
    return View(
        entities=(TRUMP, PUTIN, PESKOV, KREMLIN, REQUEST, WAR, GERMANY, MALLORY),
        edges=(
            edge("met", TRUMP, "meet", PUTIN, met, met, met, directed=False),
            edge("planned", PUTIN, "meet with", TRUMP, planned),
            edge("call", TRUMP, "call", PUTIN, call, polarity="negative"),
            edge("deny", PESKOV, "deny", REQUEST, deny),
            edge("receive", KREMLIN, "receive", REQUEST, receive, polarity="denied"),
            edge("end", PUTIN, "end", WAR, met),
            edge("praise", MALLORY, f"praise{ATTACK}", PUTIN, praise),
        ),
        documents={d.id: d for d in (MET, DENIED, PLANNED, REFUSED, EVIL)},
        positions={
            "trump": (-200.0, 0.0),
            "putin": (200.0, 10.0),
            "peskov": (-150.0, 200.0),
            "kremlin": (250.0, 210.0),
            "request": (50.0, 250.0),
            "war": (300.0, -150.0),
            "germany": (-300.0, -150.0),
            "mallory": (100.0, -170.0),
        },
    )


def many(count):
    """A chain of entities of all kinds, each linked with the next."""
    entities = [Entity(digest(i), f"Name {i}", ENTITY_LABELS[i % 8], ()) for i in range(count)]
    claim = news().edges[0].claims[0]
    edges = [edge(digest("edge", a.id), a, "meet", b, claim) for a, b in pairwise(entities)]
    return View(tuple(entities), tuple(edges), {MET.id: MET})


def shuffled(view):
    return replace(
        view,
        entities=view.entities[::-1],
        edges=view.edges[::-1],
        documents=dict(reversed(view.documents.items())),
    )


def page(view, **options):
    out = StringIO()
    html.write(view, out, **options)
    return out.getvalue()
