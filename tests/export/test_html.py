import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kgraph.export import html, style
from kgraph.model import ACTOR_LABELS, ENTITY_LABELS, Entity, View
from tests.export.pages import ATTACK, GERMANY, MET, edge, many, news, page, shuffled

PAGE = page(news(), title=f"News {ATTACK}")


class Elements(HTMLParser):
    """Start tags with their attributes, and the text of scripts and style sheets."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.texts, self.within = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.within = (tag, dict(attributes))
        self.tags.append(self.within)

    def handle_endtag(self, _):
        self.within = None

    def handle_data(self, text):
        if self.within and self.within[0] in ("script", "style"):
            self.texts.append((self.within, text))


ELEMENTS = Elements(PAGE)


def data(text=PAGE):
    return json.loads(re.search(r'id="data">(.*?)</script>', text)[1])


def by_id(rows):
    return {row["id"]: row for row in rows}


def policy():
    metas = [a for tag, a in ELEMENTS.tags if a.get("http-equiv") == "Content-Security-Policy"]
    return metas[0]["content"]


def test_text_of_articles_makes_no_elements():
    tags = [tag for tag, _ in ELEMENTS.tags]
    assert tags.count("img") == 0
    assert tags.count("script") == 3
    assert not any(name.startswith("on") for _, names in ELEMENTS.tags for name in names)


def test_text_of_articles_survives():
    assert by_id(data()["nodes"])["mallory"]["label"] == f"Mallory {ATTACK}"
    assert f"Mallory {ATTACK} praised Putin." in data()["sentences"]


def test_page_is_ascii():
    assert PAGE.isascii()


def test_nothing_leads_to_a_server():
    for _, attributes in ELEMENTS.tags:
        assert not {"src", "href", "action", "srcset", "data", "poster"} & set(attributes)
        assert not any("://" in (value or "") for value in attributes.values())
    for (tag, _), text in ELEMENTS.texts:
        assert "sourceMappingURL" not in text
        if tag == "style":
            assert "@import" not in text
            assert "url(" not in text


def test_policy_allows_exactly_the_scripts_and_the_style_of_the_page():
    assert "default-src 'none'" in policy()
    assert "unsafe" not in policy()
    assert "connect-src" not in policy()
    run = [text for (tag, a), text in ELEMENTS.texts if tag == "style" or "type" not in a]
    hashes = {base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in run}
    assert set(re.findall(r"'sha256-([^']+)'", policy())) == hashes
    assert len(hashes) == 3


def test_page_script_never_parses_text_as_markup():
    script = ELEMENTS.texts[-1][1]
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert way not in script


def test_licence_of_the_library_is_named():
    assert "Apache-2.0 or MIT" in PAGE
    assert "vis.js is dual licensed" in PAGE


def test_same_view_same_bytes():
    assert page(news(), title=f"News {ATTACK}") == PAGE
    assert page(shuffled(news()), title=f"News {ATTACK}") == PAGE


def test_default_picture():
    assert html.shown(news()) == {"trump", "putin", "peskov", "kremlin", "request", "mallory"}
    hidden = {row["id"] for row in data()["nodes"] + data()["edges"] if row["hidden"]}
    assert hidden == {"war", "germany", "end"}


@pytest.mark.parametrize("verb", sorted(html.DENIALS))
def test_concept_that_an_actor_refuses_is_shown(verb):
    view = news()
    objects = {e.id: e for e in view.entities}
    refusal = edge("x", GERMANY, f"{verb} to", objects["war"], view.edges[0].claims[0])
    assert {"germany", "war"} <= html.shown(replace(view, edges=(refusal,)))


def test_status_and_label_of_edges():
    rows = by_id(data()["edges"])
    assert [(id_, rows[id_]["status"], rows[id_]["label"]) for id_ in sorted(rows)] == [
        ("call", "negative", "not call"),
        ("deny", "plain", "deny"),
        ("end", "plain", "end"),
        ("met", "plain", "meet"),
        ("planned", "unsure", "meet with"),
        ("praise", "plain", f"praise{ATTACK}"),
        ("receive", "denied", "denied: receive"),
    ]
    assert rows["met"]["arrows"] == ""
    assert rows["call"]["arrows"] == "to"


def test_classes_of_an_edge_and_its_claims():
    rows = by_id(data()["edges"])
    assert rows["met"]["classes"] == ["CONSULT 3 (verbal cooperation)"]
    assert rows["call"]["classes"] == []
    assert [claim["class"] for claim in data()["claims"]["met"]] == ["CONSULT"] * 3
    assert data()["claims"]["call"][0]["class"] is None


def test_weight_of_a_node_is_the_sum_of_its_edges():
    assert by_id(data()["nodes"])["trump"]["weight"] == 5
    assert by_id(data()["nodes"])["germany"]["weight"] == 0


def test_marks_are_offsets_in_the_sentence():
    (claim,) = data()["claims"]["receive"]
    sentence = data()["sentences"][claim["sentence"]]
    assert sentence[slice(*claim["subject"])] == "Kremlin"
    assert sentence[slice(*claim["action"])] == "received"
    assert sentence[slice(*claim["object"])] == "request"
    assert claim["said"] == {
        "speaker": "Peskov",
        "cue": "deny",
        "stance": "deny",
        "quoted": False,
    }
    assert data()["documents"][claim["document"]]["name"] == "two.txt"


def test_span_outside_the_sentence_is_not_marked():
    first = news().edges[0]
    claim = first.claims[0]
    cut = claim.sentence._replace(start=claim.subject.end, text="met Vladimir Putin.")
    view = replace(news(), edges=(replace(first, claims=(claim._replace(sentence=cut),)),))
    (found,) = data(page(view))["claims"]["met"]
    assert found["subject"] is None
    assert found["subjectText"] == "Donald Trump"


def test_parallel_edges_bend_apart():
    """Seen from one end, no two of the three edges between Trump and Putin bend alike."""
    rows = [row for row in data()["edges"] if {row["from"], row["to"]} == {"trump", "putin"}]
    bends = set()
    for row in rows:
        smooth = row["smooth"]
        turn = (smooth["type"] == "curvedCW") == (row["from"] == "putin")
        bends.add(smooth["roundness"] * (1 if turn else -1))
    assert len(rows) == 3
    assert len(bends) == 3


def test_loops_of_one_entity_lie_apart():
    claim = news().edges[0].claims[0]
    loops = [edge(f"loop{i}", GERMANY, "help", GERMANY, claim) for i in range(5)]
    rows = data(page(replace(news(), edges=tuple(loops))))["edges"]
    assert len({tuple(row["selfReference"].values()) for row in rows}) == 5


def test_empty_view():
    empty = data(page(View((), (), {})))
    assert (empty["nodes"], empty["edges"], empty["claims"]) == ([], [], {})


def test_view_without_positions_spreads_its_entities():
    rows = data(page(replace(news(), positions={})))["nodes"]
    assert len({(row["x"], row["y"]) for row in rows}) == len(rows)


def test_edge_of_an_unknown_entity_is_left_out():
    lost = Entity("lost", "Lost", "ORG", ())
    view = replace(news(), edges=(edge("x", lost, "meet", GERMANY),))
    assert data(page(view))["edges"] == []


def test_unknown_label_looks_like_a_concept():
    view = View((Entity("x", "", "MONEY", ()),), (), {})
    (row,) = data(page(view))["nodes"]
    assert (row["type"], row["label"]) == ("CONCEPT", "(no name)")


def test_only_the_strongest_of_very_many(monkeypatch):
    monkeypatch.setattr(html, "LIMIT", 20)
    text = page(many(50))
    assert len(data(text)["nodes"]) == 20
    assert "Only the strongest 20 of 50 linked entities are shown." in text
    assert "Only the strongest" not in PAGE


def test_counts():
    assert (
        data()["counts"] | {"documents": 5, "entities": 8, "edges": 7, "claims": 9}
        == (data()["counts"])
    )


def test_every_label_has_its_colour():
    assert set(style.COLOURS) == set(ENTITY_LABELS) == set(html.LABELS)
    assert len(set(style.COLOURS.values())) == len(ENTITY_LABELS)
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in style.COLOURS.values())


def test_sizes_grow_with_weight():
    sizes = [style.size(weight) for weight in (0, 1, 4, 40, 10_000, 20_000)]
    assert sizes == sorted(sizes)
    assert sizes[-1] == sizes[-2]


def test_nothing_is_written_beside_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page(news())
    assert list(tmp_path.iterdir()) == []


def test_actors_are_dots_and_concepts_diamonds():
    for row in data()["nodes"]:
        assert row["shape"] == ("dot" if row["type"] in ACTOR_LABELS else "diamond")


def test_document_is_named_with_its_date():
    assert {"name": MET.name, "title": None, "published": "2025-01-10"} in data()["documents"]
