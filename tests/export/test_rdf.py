"""Turtle and JSON-LD, read back by rdflib in a second process, and by Oxigraph."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import pipeline
from kgraph.ask.criteria import Criteria
from kgraph.ask.part import WHOLE, Part
from kgraph.ask.tables import StoredTables
from kgraph.building import build
from kgraph.export import FILES
from kgraph.export.rdf import resources
from kgraph.export.text import NOT_XML, clean
from kgraph.export.vocabulary import BASE, PREFIXES, PROPERTIES, TYPES, described
from kgraph.model import (
    ENTITY_LABELS,
    QUADS,
    Amount,
    Document,
    EdgePolarity,
    EventClass,
    Modality,
    Stance,
    Time,
)
from kgraph.store import Store
from kgraph.tables import Linked
from tests import builders
from tests.conftest import SEEDS
from tests.export.made import HARD, Made, hard, node

HERE = Path(__file__).parent
FORMS = {"turtle": "turtle", "jsonld": "json-ld"}
OXIGRAPH = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
NAMED = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
COUNTS = {
    **{
        name: f"SELECT (COUNT(DISTINCT ?one) AS ?count) {{ ?one {path} kg:{name} }}"
        for name, path in {
            "Entity": "a/rdfs:subClassOf",
            "Document": "a",
            "Sentence": "a",
            "Claim": "a",
            "Utterance": "a",
        }.items()
    },
    "labels": "SELECT ?one ?label { ?one a/rdfs:subClassOf kg:Entity ; rdfs:label ?label }",
    "types": "SELECT ?one ?type { ?one a/rdfs:label ?type . ?one a/rdfs:subClassOf kg:Entity }",
    "aliases": "SELECT ?one ?alias { ?one skos:altLabel ?alias }",
    "nameless": """SELECT ?one { { ?claim kg:subject|kg:object ?one } UNION
        { ?said prov:wasAttributedTo ?one }
        FILTER NOT EXISTS { ?one a/rdfs:subClassOf kg:Entity ; rdfs:label ?label } }""",
    "facts": f"""SELECT ?one ?property ?other {{ ?one ?property ?other
        FILTER(STRSTARTS(STR(?one), "{BASE}entity/") && STRSTARTS(STR(?other), "{BASE}entity/"))
        }}""",
}
EDGES = """SELECT ?edge ?polarity (SAMPLE(?label) AS ?action) (COUNT(?claim) AS ?weight) {
    ?claim kg:edge ?edge ; kg:action/rdfs:label ?label ; kg:polarity ?polarity
} GROUP BY ?edge ?polarity"""
DENIALS = """SELECT ?who ?subject ?action ?object ?sentence {
    ?claim kg:polarity kg:denied ;
        kg:subject/rdfs:label ?subject ;
        kg:action/rdfs:label ?action ;
        kg:object/rdfs:label ?object ;
        kg:saidIn/prov:wasAttributedTo/rdfs:label ?who ;
        prov:wasDerivedFrom/oa:hasSelector/oa:exact ?sentence .
} ORDER BY ?who ?subject ?action"""
QUARRELS = """SELECT DISTINCT ?subject ?class ?object {
    ?claim kg:eventClass ?event ; kg:modality kg:asserted ; kg:polarity kg:positive ;
        kg:subject/rdfs:label ?subject ; kg:object/rdfs:label ?object .
    ?event kg:quad kg:material-conflict ; rdfs:label ?class .
}"""
OF_DOCUMENT = """SELECT ?subject ?action ?object ?start ?end ?sentence {
    ?document a kg:Document ; rdfs:label ?name .
    FILTER(STRSTARTS(?name, "001"))
    ?claim kg:document ?document ;
        kg:subjectText ?subject ;
        kg:action/rdfs:label ?action ;
        kg:objectText ?object ;
        prov:wasDerivedFrom/oa:hasSelector ?position, ?quote .
    ?position oa:start ?start ; oa:end ?end .
    ?quote oa:exact ?sentence .
}"""


def written(tables, form):
    out = io.BytesIO()
    FILES[form].write(tables, out)
    return out.getvalue()


def both(tables, folder):
    """Files of the tables, with what rdflib calls their formats."""
    for form in FORMS:
        (folder / f"graph.{form}").write_bytes(written(tables, form))
    return {str(folder / f"graph.{form}"): name for form, name in FORMS.items()}


def rdflib(files, *, validated=(), reasoned=False, **queries):
    asked = {
        "files": files,
        "shapes": str(HERE / "shapes.ttl"),
        "validated": [*validated],
        "reasoned": reasoned,
        "queries": {name: f"{NAMED}\n{query}" for name, query in queries.items()},
    }
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", str(HERE / "rdf_reader.py")],
        input=json.dumps(asked),
        capture_output=True,
        encoding="utf-8",
    )
    assert not done.returncode, done.stderr
    return json.loads(done.stdout)


def triples(tables, form):
    """What a file holds, as Oxigraph reads it."""
    return {
        (found.subject, found.predicate, found.object)
        for found in pyoxigraph.parse(written(tables, form), format=OXIGRAPH[form])
    }


def asked(tables, query, form="turtle"):
    """Rows of text."""
    store = pyoxigraph.Store()
    store.load(written(tables, form), format=OXIGRAPH[form])
    return [tuple(cell and cell.value for cell in row) for row in store.query(f"{NAMED}\n{query}")]


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    build([str(SEEDS)], folder, draw=False)
    with Store.open(folder / "kgraph.db") as store:
        yield store


@pytest.fixture(scope="module")
def tables(stored):
    return StoredTables(stored, WHOLE, ({}, {}), title="seeds")


@pytest.fixture(scope="module")
def by_rdflib(tables, tmp_path_factory):
    files = both(tables, tmp_path_factory.mktemp("rdf"))
    more = {"edges": EDGES, "denials": DENIALS, "quarrels": QUARRELS, "told": OF_DOCUMENT}
    return rdflib(files, validated=[*files][:1], **COUNTS, **more)


def test_both_formats_hold_the_same(by_rdflib):
    assert by_rdflib["same"]
    assert len(set(by_rdflib["sizes"])) == 1


def test_export_of_the_seeds_fits_the_shapes(by_rdflib):
    assert by_rdflib["violations"] == [[]]


def test_counts_are_those_of_the_store(by_rdflib, tables):
    claims = list(tables.claims())
    ends = {e.id for c in claims for e in (c.subject, c.object, c.speaker) if e}
    said = {(c.document.id, c.claim.attribution) for c in claims if c.claim.attribution}
    counts = {
        "Entity": len({node.id for node in tables.nodes()} | ends),
        "Document": len({one.document.id for one in claims}),
        "Sentence": len({(one.document.id, one.claim.sentence) for one in claims}),
        "Claim": len(claims),
        "Utterance": len(said),
    }
    assert counts["Claim"] > 500
    assert {name: by_rdflib["answers"][name] for name in counts} == {
        name: [[count]] for name, count in counts.items()
    }


def test_entities_have_their_names_types_and_aliases(by_rdflib, tables):
    answers = {name: set(map(tuple, rows)) for name, rows in by_rdflib["answers"].items()}
    found = {name: {(one.removeprefix(f"{BASE}entity/"), text) for one, text in answers[name]}
             for name in ("labels", "types", "aliases")}  # fmt: skip
    nodes = list(tables.nodes())
    assert {(one.id, one.name) for one in nodes} <= found["labels"]
    assert {(one.id, one.type) for one in nodes} <= found["types"]
    assert {(one.id, alias.name) for one in nodes for alias in one.aliases} == found["aliases"]
    assert len(found["labels"]) == len(found["types"]) == len(dict(found["labels"]))
    assert not answers["nameless"]


def test_claims_of_an_edge_are_its_weight(by_rdflib, tables):
    found = {
        edge.removeprefix(f"{BASE}edge/"): (polarity.removeprefix(PREFIXES["kg"]), action, weight)
        for edge, polarity, action, weight in by_rdflib["answers"]["edges"]
    }
    assert found == {one.id: (one.polarity, one.action, one.weight) for one in tables.links()}


def test_nothing_is_said_to_be_a_fact(by_rdflib):
    assert by_rdflib["answers"]["facts"] == []


def test_who_denied_what(by_rdflib):
    found = [row[:4] for row in by_rdflib["answers"]["denials"]]
    assert ["Dmitri Peskov", "Kremlin", "receive", "request"] in found
    assert {who for who, *_ in found} == {"Dmitri Peskov", "Donald Trump"}


def test_material_conflicts(by_rdflib):
    assert ["Russia", "FIGHT", "Ukraine"] in by_rdflib["answers"]["quarrels"]


def test_claims_of_a_document_with_their_sentences(by_rdflib, tables):
    (path,) = SEEDS.glob("001*")
    text = path.read_text(encoding="utf-8")
    found = by_rdflib["answers"]["told"]
    assert len(found) == sum(one.document.name == path.name for one in tables.claims())
    assert all(text[start:end] == sentence for *_, start, end, sentence in found)
    said = [row for row in found if row[1] == "deny"]
    assert ["Kremlin Spokesman Dmitri Peskov", "a request from Trump to meet with Putin"] in [
        [subject, object_] for subject, _, object_, *_ in said
    ]


@pytest.mark.parametrize(
    "part",
    [
        Part(Criteria(polarities=("denied",))),
        Part(Criteria(types=("PERSON",))),
        Part(Criteria(modalities=("planned",)), top=5),
        Part(top=10),
    ],
    ids=str,
)
def test_a_part_names_all_that_it_speaks_of(stored, part):
    tables = StoredTables(stored, part, ({}, {}))
    assert not asked(tables, COUNTS["nameless"])
    assert len(asked(tables, "SELECT ?c { ?c a kg:Claim }")) == len(list(tables.claims()))
    weights = {f"{BASE}edge/{one.id}": str(one.weight) for one in tables.links()}
    assert {row[0]: row[3] for row in asked(tables, EDGES)} == weights


@pytest.mark.parametrize("form", FORMS)
def test_the_command_writes_the_same_each_time(stored, tables, form):
    out = io.BytesIO()
    pipeline.export(stored, form, out, title="seeds")
    again = StoredTables(stored, WHOLE, pipeline.layout(stored), title="seeds")
    assert out.getvalue() == written(again, form)
    assert written(tables, form) == written(tables, form)
    assert b"\r" not in out.getvalue()


def test_jsonld_is_one_object_with_a_resource_a_line(tables):
    lines = written(tables, "jsonld").decode().splitlines()
    found = [json.loads(line.rstrip(",")) for line in lines[2:-1]]
    assert json.loads("\n".join(lines))["@graph"] == found
    assert {one["type"] for one in found} >= {"kg:Claim", *map(TYPES.get, ("PERSON", "GPE"))}


def test_hard_names(tmp_path):
    query = COUNTS["labels"]
    found = rdflib(both(hard(), tmp_path), names=query)
    names = {one.removeprefix(f"{BASE}entity/"): name for one, name in found["answers"]["names"]}
    assert found["same"]
    assert [names[f"n{n}"] for n in (1, 2, 3)] == list(HARD.values())
    assert dict(asked(hard(), query, "jsonld")) == {
        f"{BASE}entity/{key}": name for key, name in names.items()
    }


@pytest.mark.parametrize(
    "name",
    ["\\", '"', '"""', "\\u0041", "a\nb", "{|}", "x" * 10_000, "\u202etxet", "\x85", "\x7f", "𝔓"],
    ids=ascii,
)
def test_names_of_strange_characters(name):
    for form in FORMS:
        found = asked(Made([node("n1", f"<{name}>")]), COUNTS["labels"], form)
        assert found == [(f"{BASE}entity/n1", clean(f"<{name}>"))]


def test_ids_of_strange_characters_are_iris():
    strange = 'a b<>"{}|^`\\/../#?%é:'
    found = [asked(Made([node(strange, "X")]), COUNTS["labels"], form) for form in FORMS]
    assert found[0] == found[1]
    assert found[0][0][0].startswith(f"{BASE}entity/a%20b")


@pytest.mark.parametrize("form", FORMS)
def test_the_base_stands_first_and_can_be_replaced(form):
    text = written(hard(), form).decode().replace(BASE, "https://data.example/", 1)
    found = {one.subject.value for one in pyoxigraph.parse(text, format=OXIGRAPH[form])}
    own = {iri for iri in found if iri.startswith("https://data.example/")}
    assert {f"https://data.example/entity/n{n}" for n in range(1, 6)} <= own
    assert all(iri.startswith(PREFIXES["kg"][:-3]) for iri in found - own)
    assert not any("/ns#" in iri for iri in own)


NEWS = Document.of("Peskov denied that Kyiv got $2 in aid.", name="n.txt", published="2025-02-20")


def told(**changes):
    """One claim by itself, and all that can be said of it."""
    claim = builders.claim(NEWS, "Kyiv", "got", "aid", lemma="get from")
    full = claim._replace(
        predicate=claim.predicate._replace(event=EventClass("AID", "07")),
        attribution=builders.said_by(NEWS, "Peskov", stance="deny", cue="deny"),
        place=builders.mention(NEWS, "Kyiv"),
        time=Time(0, 6, "Peskov", "2025-02", "month"),
        amount=Amount(28, 30, "$2", 2.0, "USD", "aid"),
    )
    found = builders.resolution(builders.extraction(NEWS, full))
    entities = {one.name: one for one in found.entities}
    return Linked(
        full._replace(**changes), *(entities[name] for name in ("Kyiv", "aid", "Peskov")), NEWS
    )


def of_claim(tables):
    """Properties of the only claim, and of what it is said in."""
    query = "SELECT ?property ?value {{ ?one a kg:{} ; ?property ?value }}"
    found = {}
    for kind in ("Claim", "Utterance"):
        for iri, value in asked(tables, query.format(kind)):
            found[iri.rpartition("/")[2].rpartition("#")[2]] = value.removeprefix(PREFIXES["kg"])
    return found


def test_all_of_a_claim():
    found = of_claim(Made(claims=[told()]))
    assert found["action"].endswith("#get%20from")
    assert found["document"] == f"{BASE}document/{NEWS.id}"
    assert found["actionAt"] == f"{BASE}document/{NEWS.id}#char=24,27"
    expected = """polarity=denied negated=false modality=asserted eventClass=AID cameo=07
        subjectText=Kyiv actionText=got objectText=aid place=Kyiv
        speakerText=Peskov stance=deny cue=deny quoted=false
        timeText=Peskov time=2025-02 firstDay=2025-02-01 lastDay=2025-02-28
        amountText=$2 unit=USD amountOf=aid""".split()
    assert {f"{name}={value}" for name, value in found.items()} >= {*expected}
    assert float(found["amount"]) == 2


@pytest.mark.parametrize("edge", [None, "e1"])
def test_who_is_no_node_has_a_name_too(edge):
    one = told()._replace(edge=edge)
    ends = [node(end.id, end.name, end.label) for end in (one.subject, one.object) if edge]
    assert asked(Made(ends, claims=[one]), COUNTS["nameless"]) == []


def test_a_claim_without_a_time_is_of_the_day_of_its_document():
    found = of_claim(Made(claims=[told(time=None)]))
    assert (found["firstDay"], found["lastDay"]) == ("2025-02-20", "2025-02-20")
    assert "time" not in found


def test_what_is_denied_to_be_not_so_can_be_told():
    found = of_claim(Made(claims=[told(polarity="negative")]))
    assert (found["polarity"], found["negated"]) == ("denied", "true")


def test_a_reasoner_takes_no_claim_for_a_fact(tmp_path):
    path = tmp_path / "claim.ttl"
    path.write_bytes(written(Made(claims=[told()]), "turtle"))
    statements = "SELECT ?one { ?one a rdf:Statement ; rdf:subject ?s ; rdf:predicate ?p }"
    found = rdflib(
        {str(path): "turtle"}, reasoned=True, facts=COUNTS["facts"], statements=statements
    )["answers"]
    assert len(found["statements"]) == 1
    assert found["facts"] == []


BROKEN = {
    "no polarity": ("kg:polarity kg:denied ;", "", "kg:polarity"),
    "strange modality": ("kg:modality kg:asserted", "kg:modality kg:certain", "kg:modality"),
    "no sentence": ("prov:wasDerivedFrom <", "kg:sentence <", "prov:wasDerivedFrom"),
    "no such entity": ("kg:subject <entity/", "kg:subject <entity/0", "kg:subject"),
    "backwards": ("oa:start 0", "oa:start 99", "oa:start"),
    "a fact": ("rdfs:label \"Kyiv\"", "rdfs:label \"Kyiv\" ; kg:got <entity/1>", "kg:got"),
    "nobody denies it": ("kg:stance kg:deny", "kg:stance kg:say", ""),
    "no date": ('"2025-02-28"^^xsd:date', '"2025-02-28"', "kg:lastDay"),
}  # fmt: skip


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    """What the shapes find in each, and in what is whole."""
    folder, text = (
        tmp_path_factory.mktemp("broken"),
        written(Made(claims=[told()]), "turtle").decode(),
    )
    for name, (old, new, _) in {**BROKEN, "whole": ("", "", "")}.items():
        assert old in text
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    files = {str(folder / name): "turtle" for name in (*BROKEN, "whole")}
    found = rdflib(files, validated=list(files))
    return dict(zip((*BROKEN, "whole"), found["violations"], strict=True))


@pytest.mark.parametrize("name", BROKEN)
def test_shapes_find_what_is_broken(broken, name):
    assert BROKEN[name][2] in broken[name]


def test_shapes_find_nothing_else(broken):
    assert broken["whole"] == []


def vocabulary():
    return dict(described())


def test_all_words_are_described():
    known = vocabulary()
    assert all(values["label"] for values in known.values())
    assert {of.iri for of in PROPERTIES.values() if of.iri.startswith("kg:")} <= known.keys()
    assert [*TYPES] == list(ENTITY_LABELS)
    assert [known[iri]["label"] for iri in TYPES.values()] == [*TYPES]
    values = (*get_args(EdgePolarity), *get_args(Modality), *get_args(Stance))
    events = [name for names in QUADS.values() for name in names]
    assert {f"kg:{name}" for name in (*values, *events)} <= known.keys()


def test_no_word_is_used_that_is_not_described(tables):
    used = {
        word
        for _, values in resources(tables)
        for value in values.values()
        for word in (value if isinstance(value, list) else [value])
        if isinstance(word, str) and word.startswith("kg:")
    }
    assert used <= vocabulary().keys()
    assert "kg:denied" in used


def test_prefixes_and_properties_do_not_share_names():
    assert not PREFIXES.keys() & PROPERTIES.keys()


@st.composite
def told_by_chance(draw):
    """Tables of articles by chance, with hostile texts everywhere."""
    found = draw(builders.corpora(max_size=2))
    who = builders.resolution(*found)
    known = {one.id: one for one in who.entities}
    links = {mention: known[identity] for mention, identity in who.links.items()}
    claims = [
        Linked(
            one,
            *(links.get(one.subject), links.get(one.object)),
            links.get(one.attribution.speaker) if one.attribution else None,
            of.document,
        )
        for of in found
        for one in of.claims
    ]
    nodes = [node(one.id, one.name, one.label) for one in who.entities]
    return Made(nodes, (), claims, title=draw(builders.texts))


@settings(max_examples=50)
@given(told_by_chance())
def test_any_text_is_read_back(tables):
    found = triples(tables, "turtle")
    assert found == triples(tables, "jsonld")
    for role in ("subject", "object"):
        iri = f"{PREFIXES['kg']}{role}Text"
        assert {(s.value, o.value) for s, p, o in found if p.value == iri} == {
            (f"{BASE}claim/{one.claim.id}", NOT_XML.sub("", text))
            for one in tables.claims()
            if (text := getattr(one.claim, role).text)
        }
    exact = {o.value for _, p, o in found if p.value == f"{PREFIXES['oa']}exact"}
    assert exact == {NOT_XML.sub("", one.claim.sentence.text) for one in tables.claims()}
    labels = {o.value for _, p, o in found if p.value == f"{PREFIXES['rdfs']}label"}
    assert {clean(one.name) for one in tables.nodes()} <= labels
