"""The script, run by an engine of openCypher, and read as Neo4j reads literals."""

import io
import re

import ocg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.ask.part import WHOLE
from kgraph.ask.tables import StoredTables
from kgraph.export import cypher
from kgraph.export.properties import NODE, TYPES
from kgraph.export.text import clean
from kgraph.pictures import layout
from kgraph.store import Store
from tests import builders
from tests.export.hostile import ALL, HARD, ByHand, link, node, tables

ESCAPES = {"\\": "\\", "'": "'"}


def script(found):
    out = io.BytesIO()
    cypher.write(found, out)
    return out.getvalue().decode()


def statements(text):
    """Split at semicolons that stand in no literal and no comment, as cypher-shell does."""
    parts = re.findall(r"'(?:\\.|[^'\\])*'|//[^\n]*|;|[^';/]+|/", text, re.DOTALL)
    assert "".join(parts) == text
    found = [""]
    for part in parts:
        if part == ";":
            found.append("")
        elif not part.startswith("//"):
            found[-1] += part
    return [one.strip() for one in found if one.strip()]


def run(*scripts):
    graph = ocg.Graph()
    for text in scripts:
        for statement in statements(text):
            graph.execute(statement)
    return graph


def nodes(graph):
    return graph.execute("MATCH (n:Entity) RETURN n.id AS id, n.name AS name, labels(n) AS labels")


def edges(graph):
    query = """
        MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS source, type(r) AS type, r.id AS id,
        r.action AS action, r.weight AS weight, r.evidence AS evidence, b.id AS target
    """
    return graph.execute(query)


def assert_same(graph, found):
    """The graph of an engine is that of the tables."""
    assert {one["id"]: one["name"] for one in nodes(graph)} == {
        one.id: clean(one.name) or None for one in found.nodes()
    }
    assert {one["id"]: set(one["labels"]) for one in nodes(graph)} == {
        one.id: {"Entity", one.type.title()} for one in found.nodes()
    }
    read = sorted(
        (r["id"], r["source"], r["type"], r["action"], r["target"], r["weight"], *r["evidence"])
        for r in edges(graph)
    )
    assert read == sorted(
        (
            *(one.id, one.source, TYPES[one.polarity], clean(one.action), one.target, one.weight),
            *dict.fromkeys(map(clean, one.evidence)),
        )
        for one in found.links()
    )


def test_engine_reads_everything():
    graph = run(script(ALL))
    assert_same(graph, ALL)
    assert set(map(clean, HARD)) <= {one["name"] for one in nodes(graph)}
    assert graph.node_count() == len(list(ALL.nodes()))


def test_properties_have_their_types():
    graph = run(script(ALL))
    (node,) = graph.execute("MATCH (n:Entity {id: 'n0'}) RETURN properties(n) AS it")
    found = node["it"]
    assert (found["claims"], found["community"]) == (1, 0)
    assert found["aliases"] == ["also O'Neill & Sons <Ltd>"]
    assert found["first"] is None
    assert set(found) <= set(NODE)
    (told,) = graph.execute("MATCH ()-[r {id: 'f2'}]->() RETURN r.speakers AS speakers, "
        "r.documents AS documents, r.asserted AS asserted, r.polarity AS polarity")  # fmt: skip
    assert told == {
        "speakers": [clean(name) for name in HARD],
        "documents": ["b/é.txt", "a.txt"],
        "asserted": 1,
        "polarity": "denied",
    }


def test_second_run_changes_nothing():
    graph = run(script(ALL), script(ALL))
    assert_same(graph, ALL)
    assert graph.edge_count() == len(list(ALL.links()))


def test_later_run_brings_up_to_date():
    before = ByHand([node("a", "Müller", community=1), node("b", "Xi")], [link("e", "a", "b")])
    after = ByHand(
        [node("a", "Mueller", "ORG"), node("b", "Xi")],
        [link("e", "a", "b", weight=2, spells=(("2025-01-10", "2025-01-11"),))],
    )
    graph = run(script(before), script(after))
    assert_same(graph, after)
    assert graph.execute("MATCH (n:Entity {id: 'a'}) RETURN n.community AS it") == [{"it": None}]


def test_who_asks_for_what_is_claimed_gets_nothing_that_is_denied_or_negated():
    graph = run(script(ALL))
    claimed = graph.execute("MATCH ()-[r:POSITIVE_CLAIM]->() RETURN DISTINCT r.polarity AS it")
    assert claimed == [{"it": "positive"}]
    counts = graph.execute("MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS count")
    links = [TYPES[one.polarity] for one in ALL.links()]
    assert {one["type"]: one["count"] for one in counts} == {
        kind: links.count(kind) for kind in TYPES.values()
    }


def test_seeds(seeds, tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, *seeds)
        found = StoredTables(store, WHOLE, layout(store))
        assert len(list(found.links())) > 300
        assert_same(run(script(found)), found)
        assert script(found) == script(found)


def test_statements_are_bounded(monkeypatch):
    monkeypatch.setattr(cypher, "ROWS", 3)
    assert_same(run(script(ALL)), ALL)
    assert max(one.count("\n{") for one in statements(script(ALL))) == 3
    monkeypatch.setattr(cypher, "LENGTH", 10)
    assert {one.count("\n{") for one in statements(script(ALL))} == {1}
    assert_same(run(script(ALL)), ALL)


def test_comments_have_nothing_that_mgconsole_counts():
    comments = [line for line in script(ALL).splitlines() if line.startswith("//")]
    assert len(comments) > 3
    assert not re.search("['\";]", "".join(comments))


def test_unknown_types_are_concepts():
    found = ByHand([node("a", "here", "PLACE"), node("b", "Xi")], [])
    labels = {one["id"]: set(one["labels"]) for one in nodes(run(script(found)))}
    assert labels == {"a": {"Entity", "Concept"}, "b": {"Entity", "Person"}}


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
tricky = st.lists(st.sampled_from(["\\", "'", '"', "u0027", "\n", ";", "//", "}", "`"])).map(
    "".join
)


@settings(max_examples=60)
@given(texts | tricky, texts | tricky)
def test_any_text_survives_in_an_engine(name, sentence):
    found = tables(name, "Putin")
    (first, *rest) = found.links()
    found = ByHand(found.nodes(), [first._replace(evidence=(sentence,)), *rest])
    assert_same(run(script(found)), found)


@settings(max_examples=500)
@given(texts | tricky)
def test_any_text_is_one_literal_for_neo4j(text):
    literal = cypher._literal(text)
    assert as_neo4j_reads(unescaped(literal)) == text


def unescaped(query):
    r"""Neo4j replaces \uXXXX everywhere, before it looks for literals; a backslash before another
    character belongs to that one."""

    def read(found):
        return chr(int(found[1], 16)) if found[1] else found[0]

    return re.sub(r"\\u+([0-9a-fA-F]{4})|\\.", read, query, flags=re.DOTALL)


def as_neo4j_reads(literal):
    assert re.fullmatch(r"'(?:\\[\\']|[^'\\])*'", literal, re.DOTALL)
    return re.sub(r"\\(.)", lambda found: ESCAPES[found[1]], literal[1:-1])


@pytest.mark.parametrize("character", ["\u2028", "\u202e", "\x85", "\u2066"])
def test_what_cannot_be_seen_is_escaped(character):
    assert character not in cypher._literal(f"a{character}b")
    assert ascii(character)[1:-1].removeprefix("\\x").removeprefix("\\u") in cypher._literal(
        f"a{character}b"
    )
