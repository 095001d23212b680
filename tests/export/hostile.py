"""Tables of names that try to get out of where they are put."""

from operator import attrgetter

from kgraph.model import Alias, Claim, Document, Entity, EventClass, Mention, Predicate, Span
from kgraph.tables import Link, Linked, Node
from tests.export.made import Made

HARD = ("O'Neill & Sons <Ltd>", "Müller 北京", "bell\x07 Putin")
HOSTILE = (
    "'}) DETACH DELETE n //",
    "'; MATCH (n) DETACH DELETE n; //",
    "back\\",
    "\\u0027}) DETACH DELETE (n) //",
    "\\\\u0027",
    '"quoted", by',
    "one\ntwo\x00\u2028three\x85four",
    "[[Putin|x]] ]] |",
    "%% hidden %% ==shown== $x$ ~~no~~ `code` ```",
    "<img src=x onerror=alert(1)>",
    "<!-- - ! &lt;b&gt; &amp;",
    "# heading #tag ^block [^1] ![[embed]] ![x](y)",
    "---",
    "- list",
    "1. one",
    "*star* _under_ \\[x\\](y)",
    "key:: value: {a: b}",
    "../../etc/passwd",
    "NUL",
    "com1.txt",
    "... ",
    "\u202eevil\u2066\u200b",
    "\U0001d513utin 🙂",
    "x" * 10_000,
    "x" * 10_000 + "y",
    "Putin",
    "PUTIN",
    "Mu\u0308ller",
    "M\u00fcller",
    "index",
    "=cmd()",
)


class ByHand(Made):
    """Tables; each sentence of a link is a claim, and all of its document."""

    def __init__(self, nodes, links):
        nodes = list(nodes)
        known = {one.id: Entity(one.id, one.name, one.type) for one in nodes}
        found = sorted(links, key=attrgetter("id"))
        claims = [linked(one, sentence, known) for one in found for sentence in one.evidence]
        super().__init__(nodes, links, claims, title="News <b> [[x]]\n'; //")


def node(identity, name, kind="PERSON", **changes):
    aliases = (Alias(f"also {name}", 1),)
    made = Node(identity, name, kind, aliases, 1, ("a.txt",), (), None, 0.0, 0.0)
    return made._replace(**changes)


def link(identity, source, target, action="meet", **changes):
    made = Link(
        *(identity, source, target, action, "positive", True, 1),
        *({"asserted": 1}, {}, (), ("a.txt",), (f"{source} {action} {target}.",), ()),
    )
    return made._replace(**changes)


def linked(one, sentence, known):
    name = one.documents[0]
    document = Document(f"id of {name}", name, sentence, name, title=None, published="2025-01-10")

    def end(identity):
        return Mention(document.id, 0, 1, sentence[:1], "PERSON", known[identity].name)

    claim = Claim(
        *(end(one.source), Predicate(one.action, 0, 0, ""), end(one.target)),
        *(Span(0, len(sentence), sentence), "positive", "asserted", None, None, "active"),
    )
    if one.polarity == "negative":
        claim = claim._replace(polarity="negative")
    return Linked(claim, known[one.source], known[one.target], None, document, one.id)


def tables(*names):
    """A ring of entities with these names, and edges of all kinds between them."""
    kinds = ("PERSON", "ORG", "GPE", "CONCEPT")
    nodes = [node(f"n{n}", name, kinds[n % 4], community=n % 2) for n, name in enumerate(names)]
    ring = [
        link(f"e{n}", f"n{n}", f"n{(n + 1) % len(names)}", evidence=(name, f"Again: {name}"))
        for n, name in enumerate(names)
    ]
    fight = EventClass("FIGHT", "19")
    more = [
        link("f1", "n0", "n1", "push for", polarity="negative", events={fight: 1}),
        link("f2", "n0", "n1", polarity="denied", speakers=HARD, documents=("b/é.txt", "a.txt")),
        link("f3", "n0", "n1", "talk", directed=False, weight=3,
             modalities={"asserted": 2, "planned": 1}),
        link("f4", "n1", "n1", HOSTILE[0], spells=(("2025-01-10", "2025-02-01"),)),
    ]  # fmt: skip
    return ByHand(nodes, ring + more)


ALL = tables(*HARD, *HOSTILE)
