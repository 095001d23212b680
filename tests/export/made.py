"""Tables made by hand, and tables worked out from a view, with no help from the store."""

from collections import Counter
from math import cos, pi, sin, sqrt
from operator import attrgetter

from kgraph.days import days
from kgraph.model import Alias, Claim, Document, Entity, EventClass, Mention, Predicate, Span
from kgraph.tables import Link, Linked, Node

HARD = {
    "O'Neill & Sons <Ltd>": "O'Neill & Sons <Ltd>",
    "Müller 北京": "Müller 北京",
    "bell\x07 \U0001d513utin": "bell \U0001d513utin",
}
"""Names, and what is left of each where control characters cannot be written."""


class Made:
    """Tables of lists, which may be in any order."""

    def __init__(self, nodes=(), links=(), claims=(), *, title="News"):
        self.title = title
        self._nodes = sorted(nodes, key=attrgetter("id"))
        self._links = sorted(links, key=attrgetter("id"))
        self._claims = list(claims)

    def nodes(self):
        return iter(self._nodes)

    def links(self):
        return iter(self._links)

    def links_of(self, node):
        return (link for link in self._links if node in (link.source, link.target))

    def claims(self):
        return iter(self._claims)


def node(id_, name, type_="PERSON", **changes):
    """An entity of one claim."""
    return Node(id_, name, type_, (), 1, ("a.txt",), (), None, 10.0, 20.0)._replace(**changes)


def link(id_, source, action, target, **changes):
    """A directed edge of one claim. Modalities follow from its weight, where none are given."""
    weight = changes.get("weight", 1)
    made = Link(id_, source, target, action, "positive", True, 1, {}, {}, (), ("a.txt",), (), ())
    return made._replace(**{"modalities": {"asserted": weight}, **changes})


def hard():
    """Five entities, three of them with hard names; parallel, symmetric, denied, negated, dated
    and undated edges, and a loop."""
    one, other, third = HARD
    consult, fight = EventClass("CONSULT", "04"), EventClass("FIGHT", "19")
    march, later = ("2022-03-01", "2022-03-31"), ("2023-01-05", "2023-01-05")
    nodes = (
        node("n1", one, "ORG", claims=7, aliases=(Alias("O'Neill", 2), Alias('"Sons"', 1)),
             spells=(march, later), community=0, documents=("a.txt", "b & c.txt")),
        node("n2", other, claims=6, spells=(march,), community=0, x=-12.5, y=0.0),
        node("n3", third, "GPE", claims=3, x=0.0, y=0.0, spells=(later,)),
        node("n4", "war", "CONCEPT", x=0.5, y=-300.25),
        node("n5", "Alone", "EVENT", claims=0, documents=()),
    )  # fmt: skip
    links = (
        link("e1", "n1", "meet", "n2", directed=False, weight=3, spells=(march, later),
             modalities={"asserted": 2, "planned": 1}, events={consult: 2, fight: 1},
             speakers=("Peskov", "Xi | Jinping"), documents=("a.txt", "b & c.txt"),
             evidence=('They "met" <in>\nParis.', "Again\x07.")),
        link("e2", "n1", "fight", "n2", events={fight: 1}, spells=(later,)),
        link("e3", "n1", "fight", "n2", polarity="negative"),
        link("e4", "n2", "fight", "n1", polarity="denied", speakers=("Peskov",)),
        link("e5", "n3", "be", "n3", weight=2),
        link("e6", "n1", "end", "n4", spells=(march,)),
    )  # fmt: skip
    return Made(nodes, links, list(map(_linked, (*links,), [nodes] * len(links))))


def tables_of(view, *, title="News"):
    """What the tables of this view must be. Entities that have no position stand on a spiral.

    Which end of a claim is which cannot be seen of a symmetric edge: its source is taken for the
    subject if it is called so.
    """
    known = {one.id: one for one in view.entities}
    behind = {id_: place for place, id_ in enumerate(_ordered(view.documents))}
    links = [_link_of(edge, view) for edge in view.edges]
    claims = sorted(
        (_linked_of(claim, edge, view, known) for edge in view.edges for claim in edge.claims),
        key=lambda one: (behind[one.document.id], *_place(one.claim)),
    )
    nodes = [
        _node_of(one, view, behind, number)
        for number, one in enumerate(sorted(view.entities, key=attrgetter("id")), start=1)
    ]
    return Made(nodes, links, claims, title=title)


def days_of(claim, view):
    """First and last day on which a claim happens; None where nobody knows."""
    value = claim.time and claim.time.value
    published = view.documents[claim.document_id].published
    return (days(value) if value else None) or (published and (published, published)) or None


def spells_of(claims, view):
    """The days of claims; those that share a day are one."""
    found = []
    for first, last in sorted(filter(None, (days_of(claim, view) for claim in claims))):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _ordered(documents):
    return sorted(documents, key=lambda id_: (documents[id_].name, id_))


def _place(claim):
    return (
        claim.sentence.start,
        claim.predicate.start,
        claim.subject.start,
        claim.object.start,
    )


def _node_of(entity, view, behind, number):
    edges = [edge for edge in view.edges if entity.id in (edge.source, edge.target)]
    claims = [claim for edge in edges for claim in edge.claims]
    ids = sorted({claim.document_id for claim in claims}, key=behind.__getitem__)
    angle, radius = number * pi * (3 - sqrt(5)), 60 * sqrt(number)
    spot = round(radius * cos(angle), 1), round(radius * sin(angle), 1)
    return Node(
        *(entity.id, entity.name, entity.label, entity.aliases),
        len(claims),
        tuple(dict.fromkeys(view.documents[id_].name for id_ in ids)),
        spells_of(claims, view),
        view.communities.get(entity.id),
        *view.positions.get(entity.id, spot),
    )


def _link_of(edge, view):
    names = {view.speakers[claim.id] for claim in edge.claims if claim.id in view.speakers}
    return Link(
        *(edge.id, edge.source, edge.target, edge.predicate, edge.polarity, edge.directed),
        len(edge.claims),
        _counted(claim.modality for claim in edge.claims),
        _counted(claim.predicate.event for claim in edge.claims if claim.predicate.event),
        tuple(sorted(names)),
        tuple(dict.fromkeys(view.documents[claim.document_id].name for claim in edge.claims)),
        tuple(dict.fromkeys(claim.sentence.text for claim in edge.claims)),
        spells_of(edge.claims, view),
    )


def _counted(values):
    """Most frequent first, then in the order of the alphabet."""

    def rank(item):
        value, count = item
        return -count, (value.name, value.root) if isinstance(value, EventClass) else value

    return dict(sorted(Counter(values).items(), key=rank))


def _linked_of(claim, edge, view, known):
    source, target = known[edge.source], known[edge.target]
    if not edge.directed and claim.subject.name != source.name:
        source, target = target, source
    named = {one.name: one for one in view.entities}
    speaker = named.get(view.speakers.get(claim.id))
    return Linked(
        claim,
        *(_bare(source), _bare(target), speaker and _bare(speaker)),
        view.documents[claim.document_id],
        edge.id,
    )


def _bare(entity):
    return Entity(entity.id, entity.name, entity.label)


def _linked(link, nodes):
    """A claim of a link that was made by hand."""
    known = {one.id: Entity(one.id, one.name, one.type) for one in nodes}
    source, target = known[link.source], known[link.target]
    text = f"{source.name} {link.action} {target.name}"
    document = Document.of(text, name="a.txt", published="2023-01-05")
    start = len(source.name) + 1
    end = start + len(link.action)
    claim = Claim(
        Mention(document.id, 0, start - 1, source.name, source.label, source.name, "name"),
        Predicate(link.action, start, end, link.action, link.action),
        Mention(document.id, end + 1, len(text), target.name, target.label, target.name, "name"),
        Span(0, len(text), text),
        "negative" if link.polarity == "negative" else "positive",
        "asserted",
        *(None, None, "active"),
    )
    return Linked(claim, source, target, None, document, link.id)
