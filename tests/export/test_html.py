import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.export import html, picture, style
from kgraph.export.columns import columns
from kgraph.model import ACTOR_LABELS, ENTITY_LABELS, Entity, Time, View
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


def data(text=PAGE, part="data"):
    return json.loads(re.search(rf'id="{part}">(.*?)</script>', text)[1])


def rows(table):
    def cells(column):
        if isinstance(column, dict):
            return [column["values"][i] for i in column["at"]]
        return column

    names = [name for name in table if name != "count"]
    columns = [cells(table[name]) for name in names]
    assert all(len(column) == table["count"] for column in columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def nodes(text=PAGE):
    return {row["id"]: row for row in rows(data(text)["nodes"])}


def edges(text=PAGE):
    return {row["id"]: row for row in rows(data(text)["edges"])}


def claims(id_, text=PAGE):
    """Those of an edge: what is filtered by, and what is told."""
    filtered = rows(data(text)["claims"])
    told = rows(data(text, "evidence")["claims"])
    start = 0
    for row in edges(text).values():
        if row["id"] == id_:
            both = zip(filtered, told, strict=True)
            return [a | b for a, b in both][start : start + row["claims"]]
        start += row["claims"]
    raise KeyError(id_)


def policy():
    metas = [a for tag, a in ELEMENTS.tags if a.get("http-equiv") == "Content-Security-Policy"]
    return metas[0]["content"]


def test_text_of_articles_makes_no_elements():
    tags = [tag for tag, _ in ELEMENTS.tags]
    assert tags.count("img") == 0
    assert tags.count("script") == 4
    assert not any(name.startswith("on") for _, names in ELEMENTS.tags for name in names)


def test_text_of_articles_survives():
    assert nodes()["mallory"]["label"] == f"Mallory {ATTACK}"
    assert f"Mallory {ATTACK} praised Putin." in data(part="evidence")["sentences"]


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
    assert picture.shown(news()) == {"trump", "putin", "peskov", "kremlin", "request", "mallory"}
    assert {id_ for id_, row in edges().items() if not row["central"]} == {"end"}


@pytest.mark.parametrize("verb", sorted(picture.DENIALS))
def test_concept_that_an_actor_refuses_is_shown(verb):
    view = news()
    objects = {e.id: e for e in view.entities}
    refusal = edge("x", GERMANY, f"{verb} to", objects["war"], view.edges[0].claims[0])
    assert {"germany", "war"} <= picture.shown(replace(view, edges=(refusal,)))


def test_labels_of_edges():
    found = edges()
    assert [(id_, found[id_]["label"]) for id_ in sorted(found)] == [
        ("call", "not call"),
        ("deny", "deny"),
        ("end", "end"),
        ("met", "meet"),
        ("planned", "meet with"),
        ("praise", f"praise{ATTACK}"),
        ("receive", "denied: receive"),
    ]
    assert found["receive"]["polarity"] == "denied"
    assert found["met"]["arrows"] == ""
    assert found["call"]["arrows"] == "to"


def test_what_filters_look_at():
    assert [(c["class"], c["first"], c["last"]) for c in claims("met")] == [
        ("CONSULT", "2025-01-10", "2025-01-10")
    ] * 3
    assert claims("call")[0]["class"] is None
    assert claims("call")[0]["first"] is None
    assert claims("planned")[0]["modality"] == "planned"
    assert claims("met")[0]["speaker"] is None


def test_time_of_a_claim_counts_before_that_of_its_document():
    met = news().edges[0]
    on = met.claims[0]._replace(time=Time(0, 8, "in March", "2025-03"))
    view = replace(news(), edges=(replace(met, claims=(on,)),))
    (found,) = claims("met", page(view))
    assert (found["first"], found["last"]) == ("2025-03-01", "2025-03-31")


def test_speaker_is_called_by_the_name_of_the_entity():
    view = news()
    (claim,) = next(e for e in view.edges if e.id == "receive").claims
    (found,) = claims("receive", page(replace(view, speakers={claim.id: "Dmitry Peskov"})))
    assert (found["speaker"], found["teller"]) == ("Dmitry Peskov", "Peskov")
    assert claims("receive")[0]["speaker"] == "Peskov"


def test_marks_are_offsets_in_the_sentence():
    (claim,) = claims("receive")
    sentence = data(part="evidence")["sentences"][claim["sentence"]]
    assert sentence[slice(*claim["subject"])] == "Kremlin"
    assert sentence[slice(*claim["action"])] == "received"
    assert sentence[slice(*claim["object"])] == "request"
    assert (claim["teller"], claim["cue"], claim["stance"], claim["quoted"]) == (
        "Peskov",
        "deny",
        "deny",
        False,
    )
    assert data()["documents"][claim["document"]]["name"] == "two.txt"


def test_span_outside_the_sentence_is_not_marked():
    first = news().edges[0]
    claim = first.claims[0]
    cut = claim.sentence._replace(start=claim.subject.end, text="met Vladimir Putin.")
    view = replace(news(), edges=(replace(first, claims=(claim._replace(sentence=cut),)),))
    (found,) = claims("met", page(view))
    assert found["subject"] is None
    assert found["subjectText"] == "Donald Trump"


def test_parallel_edges_bend_apart():
    """Seen from one end, no two of the three edges between Trump and Putin bend alike."""
    number = [row["id"] for row in nodes().values()].index("putin")
    between = [edges()[id_] for id_ in ("met", "planned", "call")]
    assert len({row["bend"] * (1 if row["from"] == number else -1) for row in between}) == 3


def test_loops_of_one_entity_lie_apart():
    claim = news().edges[0].claims[0]
    loops = [edge(f"loop{i}", GERMANY, "help", GERMANY, claim) for i in range(5)]
    found = edges(page(replace(news(), edges=tuple(loops)))).values()
    assert len({(row["bend"], row["loop"]) for row in found}) == 5
    assert all(row["loop"] for row in found)


def test_empty_view():
    empty = page(View((), (), {}))
    assert [data(empty)[name]["count"] for name in ("nodes", "edges", "claims")] == [0, 0, 0]
    assert "0 entities" in empty


def test_view_without_positions_spreads_its_entities():
    found = nodes(page(replace(news(), positions={}))).values()
    assert len({(row["x"], row["y"]) for row in found}) == len(found)


def test_edge_of_an_unknown_entity_is_left_out():
    lost = Entity("lost", "Lost", "ORG", ())
    view = replace(news(), edges=(edge("x", lost, "meet", GERMANY),))
    assert edges(page(view)) == {}


def test_unknown_label_looks_like_a_concept():
    view = View((Entity("x", "", "MONEY", ()),), (), {})
    (row,) = nodes(page(view)).values()
    assert (row["group"], row["label"]) == ("CONCEPT", "(no name)")


def test_only_the_strongest_of_very_many(monkeypatch):
    monkeypatch.setattr(picture, "ENTITIES", 20)
    text = page(many(50))
    assert len(nodes(text)) == 20
    assert data(text)["counts"]["absentEntities"] == 30
    assert data(text)["counts"]["absentEdges"] == 49 - len(edges(text))
    assert data()["counts"]["absentEntities"] == data()["counts"]["absentEdges"] == 0


def test_only_the_strongest_edges_where_there_are_too_many_claims(monkeypatch):
    monkeypatch.setattr(picture, "CLAIMS", 5)
    text = page(news())
    assert "met" in edges(text)
    assert sum(row["claims"] for row in edges(text).values()) <= 5
    assert data(text)["counts"]["absentEdges"] == 7 - len(edges(text)) > 0


def test_counts_and_dates():
    counts = data()["counts"]
    assert counts | {"documents": 5, "entities": 8, "edges": 7, "claims": 9} == counts
    assert (counts["first"], counts["last"], counts["undated"]) == ("2025-01-10", "2025-01-10", 4)
    assert "2025-01-10 (4 without a date)" in " ".join(PAGE.split())


def test_part_of_a_graph_is_named():
    assert "around Putin &amp; Co" in page(news(), part="around Putin & Co")
    assert 'class="part"' not in PAGE


def test_communities_are_told():
    found = nodes(page(replace(news(), communities={"trump": 0, "putin": 0, "war": 1})))
    assert [found[id_]["community"] for id_ in ("trump", "war", "peskov")] == [0, 1, None]


@given(st.lists(st.none() | st.sampled_from("ab") | st.text() | st.integers()))
def test_columns_keep_every_cell(cells):
    assert [row["x"] for row in rows(columns([{"x": cell} for cell in cells], "x"))] == cells


def test_every_label_has_its_colour():
    assert set(style.COLOURS) == set(ENTITY_LABELS) == set(html.KINDS)
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
    for label, look in data()["options"]["groups"].items():
        assert look["shape"] == ("dot" if label in ACTOR_LABELS else "diamond")
        assert look["color"] == style.colour(label)


def test_sizes_and_widths_are_those_of_the_style():
    assert data()["sizes"][:3] == [style.size(weight) for weight in (0, 1, 2)]
    assert data()["sizes"][-1] == style.size(10_000)
    assert data()["widths"][-1] == style.width(10_000)


def test_document_is_named_with_its_date():
    assert {"name": MET.name, "title": None, "published": "2025-01-10"} in data()["documents"]
