"""The library: what it gives is what the commands print."""

from __future__ import annotations

import doctest
import html
import json
import pickle
import re
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from mypy import api as mypy

import kgraph
from kgraph.answer import Stream
from kgraph.cli import main
from kgraph.filters import CHOICES, FIELDS, Filters
from kgraph.read.fields import Fields
from tests.conftest import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kgraph.Graph]:
    out = tmp_path_factory.mktemp("library") / "out"
    with kgraph.build(SEEDS, out=out, draw=False) as graph:
        yield graph


@pytest.fixture
def dated(tmp_path: Path) -> Iterator[kgraph.Graph]:
    rows = [
        {"id": "old", "text": "Trump met Putin.", "published": "2024-05-01"},
        {"id": "new", "text": "Xi praised Trump.", "published": "2025-03-10", "title": "Praise"},
        {"id": "undated", "text": "Macron called Merz."},
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with kgraph.build(file, out=tmp_path / "out", draw=False) as graph:
        yield graph


def printed(graph: kgraph.Graph, *words: str) -> object:
    """What the command prints as JSON."""
    done = CliRunner().invoke(main, [*words, "--format", "json", "--graph", str(graph.folder)])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def run(script: str, *, where: Path = ROOT) -> None:
    subprocess.run([sys.executable, "-c", script], check=True, cwd=where)


SAME = {
    "neighbours Putin": lambda g: g.neighbours("Putin"),
    "evidence Peskov": lambda g: g.evidence("Peskov"),
    "evidence Trump Putin --action meet": lambda g: g.evidence("Trump", "Putin", action="meet"),
    "neighbours Trump --depth 2 --direction out --limit 3": lambda g: g.neighbours(
        "Trump", depth=2, direction="out", limit=3
    ),
    "neighbours Putin --type PERSON --modality planned": lambda g: g.neighbours(
        "Putin", type="PERSON", modality="planned"
    ),
    "evidence Ukraine --class AID --limit 2": lambda g: g.evidence(
        "Ukraine", classes="AID", limit=2
    ),
    "path Peskov Biden -k 2": lambda g: g.path("Peskov", "Biden", k=2),
    "search meeting --limit 3": lambda g: g.search("meeting", limit=3),
    "timeline Trump Putin": lambda g: g.timeline("Trump", "Putin"),
    "timeline Zelensky --modality asserted": lambda g: g.timeline("Zelensky", modality="asserted"),
    "says Peskov": lambda g: g.says("Peskov"),
    "says Peskov Trump --limit 2": lambda g: g.says("Peskov", "Trump", limit=2),
    "conflicts": lambda g: g.conflicts(),
    "conflicts --kind amounts": lambda g: g.conflicts(kinds="amounts"),
    "top": lambda g: g.top(),
    "top --by pagerank --limit 5": lambda g: g.top("pagerank", limit=5),
    "communities": lambda g: g.communities(),
    "stats": lambda g: g.stats(),
    "entities --why": lambda g: g.entities(),
    "entities Zelensky --why": lambda g: g.entities("Zelensky"),
    "entities --why --type PERSON --all": lambda g: g.entities(type="PERSON", everything=True),
    "documents": lambda g: g.documents(),
    "documents --document 00[12]*": lambda g: g.documents(document="00[12]*"),
}


@pytest.mark.parametrize("command", SAME)
def test_dicts_are_what_the_command_prints(graph: kgraph.Graph, command: str) -> None:
    found = SAME[command](graph).to_dicts()
    assert found
    assert found == printed(graph, *command.split())


def test_import_is_light() -> None:
    heavy = "{'spacy', 'networkx', 'sqlite3', 'click', 'rich', 'pandas', 'numpy'}"
    run(f"import sys, kgraph; kgraph.KgraphError; assert not {heavy} & set(sys.modules)")


def test_questions_are_light(graph: kgraph.Graph) -> None:
    heavy = "{'spacy', 'networkx', 'click', 'rich', 'pandas', 'numpy'}"
    run(
        f"import sys, kgraph; g = kgraph.open({str(graph.folder)!r})\n"
        "g.neighbours('Putin').to_dicts(), g.evidence('Peskov').to_dicts()\n"
        "g.path('Peskov', 'Biden').to_dicts(), g.search('meeting').to_dicts(), g.top().to_dicts()\n"
        "g.stats().to_dicts(), g.documents(), g.entities(), list(g.claims().to_dicts())\n"
        f"assert not {heavy} & set(sys.modules), {heavy} & set(sys.modules)"
    )


def test_difference_of_two_graphs(graph: kgraph.Graph, dated: kgraph.Graph) -> None:
    found = kgraph.diff(graph.folder, dated.folder).to_dicts()
    done = CliRunner().invoke(
        main, ["diff", str(graph.folder), str(dated.folder), "--format", "json"]
    )
    assert found == json.loads(done.stdout)
    assert {row["how"] for row in found if row["what"] == "document"} == {"added", "removed"}
    assert kgraph.diff(graph.folder, graph.folder / "kgraph.db") == []


def test_verify(graph: kgraph.Graph) -> None:
    found = graph.verify(sources=True)
    assert found.documents == 5
    assert found.problems == found.sources == ()


def test_names_may_be_entities_of_rows(graph: kgraph.Graph) -> None:
    other = graph.neighbours("Putin", type="PERSON")[0].entity
    assert graph.neighbours(other).to_dicts() == graph.neighbours(other.name).to_dicts()
    assert graph.evidence("Putin", other) == graph.evidence("Putin", other.name)


@pytest.mark.parametrize("names", [(), ("Putin", "Trump", "Biden")])
def test_evidence_is_about_one_or_two(graph: kgraph.Graph, names: tuple[str, ...]) -> None:
    with pytest.raises(TypeError, match="one name or two"):
        graph.evidence(*names)


def test_closed_graph(graph: kgraph.Graph) -> None:
    other = kgraph.open(graph.folder)
    other.close()
    other.close()
    assert repr(other).endswith(": closed>")
    with pytest.raises(kgraph.KgraphError, match="closed; open it again"):
        other.neighbours("Putin")


def test_functions_win_over_modules_of_their_name() -> None:
    run(
        "import kgraph, kgraph.extract\n"
        "from kgraph import build, extract\n"
        "from kgraph.building import Built\n"
        "assert kgraph.build is build and build.__module__ == 'kgraph.library'\n"
        "assert kgraph.extract is extract and extract.__module__ == 'kgraph.library'"
    )


def test_all_names_are_there() -> None:
    assert set(kgraph.__all__) <= set(dir(kgraph))
    for name in kgraph.__all__:
        assert getattr(kgraph, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'bild'"):
        kgraph.bild  # noqa: B018


def test_build_takes_one_path_or_several(tmp_path: Path) -> None:
    articles = [tmp_path / name for name in ("a.txt", "b.txt")]
    for number, path in enumerate(articles):
        path.write_text(f"Trump met Putin. Xi praised Trump {number} times.", encoding="utf-8")
    for paths in (tmp_path, str(tmp_path), articles, [str(path) for path in articles]):
        with kgraph.build(paths, out=tmp_path / "out", draw=False) as graph:
            assert [row.name for row in graph.documents()] == ["a.txt", "b.txt"]
            assert graph.built is not None
    assert not (tmp_path / "out" / "graph.html").exists()


def test_columns_of_a_table(tmp_path: Path) -> None:
    table = tmp_path / "news.csv"
    table.write_text("Nr,Story,Text\n1,Trump met Putin.,no\n", encoding="utf-8")
    with kgraph.build(
        table, out=tmp_path / "out", draw=False, fields=Fields(text="Story", id="Nr")
    ) as graph:
        assert [row.action for row in graph.neighbours("Trump")] == ["meet"]


def test_article_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Trump met Putin.", encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    with pytest.warns(UserWarning, match=r"not read: .*bad\.txt: empty") as caught:
        graph = kgraph.build(tmp_path, out=tmp_path / "out", draw=False)
    graph.close()
    assert caught[0].filename == __file__
    assert graph.built is not None
    assert len(graph.built.unreadable) == 1


def test_graph_grows_and_shrinks(dated: kgraph.Graph, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text("Biden warned Xi.", encoding="utf-8")
    assert dated.add(more, draw=False).extracted == 1
    assert [row.action for row in dated.neighbours("Biden")] == ["warn"]
    assert dated.remove("more.txt", draw=False).forgotten == 1
    assert dated.built is not None
    assert dated.built.counts.documents == len(dated.documents()) == 3
    with pytest.raises(kgraph.NothingFound, match="no 'Biden'"):
        dated.neighbours("Biden")


def test_nothing_to_open(tmp_path: Path) -> None:
    with pytest.raises(kgraph.StoreError, match="run kgraph build"):
        kgraph.open(tmp_path)


def test_what_is_opened_is_what_was_built(graph: kgraph.Graph) -> None:
    with kgraph.open(graph.folder) as other:
        assert other.built is None
        assert repr(other) == repr(graph)
        assert repr(other).startswith("<Graph 'out': 5 documents, ")
        assert other.neighbours("Putin") == graph.neighbours("Putin")


def test_answer_is_a_list(graph: kgraph.Graph) -> None:
    found = graph.neighbours("Putin")
    assert isinstance(found, list)
    assert isinstance(found[0].action, str)
    assert found[1:3].to_dicts() == found.to_dicts()[1:3]
    assert pickle.loads(pickle.dumps(found)).to_dicts() == found.to_dicts()


def test_table(graph: kgraph.Graph) -> None:
    found = graph.neighbours("Putin")
    table = found.to_pandas()
    assert list(table.columns) == list(found.to_dicts()[0])
    assert list(table["claims"]) == [row.claims for row in found]
    assert len(graph.claims().to_pandas()) == graph.built.counts.claims  # type: ignore[union-attr]


def test_notebook(graph: kgraph.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = kgraph.extract("<script>Trump</script> met Putin.")._repr_html_()
    assert shown is not None
    assert "meet" in shown
    assert "<script>" not in shown
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert graph.neighbours("Putin")._repr_html_() is None


def test_table_without_pandas(graph: kgraph.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(kgraph.KgraphError, match="pip install pandas"):
        graph.neighbours("Putin").to_pandas()
    with pytest.raises(kgraph.KgraphError, match="pip install pandas"):
        graph.claims().to_pandas()


def test_claims_are_all_in_the_order_of_the_texts(graph: kgraph.Graph) -> None:
    found = list(graph.claims())
    assert len(found) == graph.built.counts.claims  # type: ignore[union-attr]
    places = [(row.document.name, row.claim.sentence.start) for row in found]
    assert places == sorted(places)
    for row in found:
        span = row.claim.sentence
        assert row.document.text[span.start : span.end] == span.text


def test_claims_name_their_ends_as_edges_do(graph: kgraph.Graph) -> None:
    by_id = {row["claim"]: row for row in graph.claims().to_dicts()}
    for row in graph.evidence("Peskov").to_dicts():
        same = by_id[row["claim"]]
        assert {row["subject"], row["object"]} == {same["subject"], same["object"]}
        assert row["polarity"] == same["polarity"]


modalities = st.lists(st.sampled_from(CHOICES["modalities"]), min_size=1, unique=True)


@settings(max_examples=20)  # each reads all claims
@given(modalities, st.sampled_from(["modality", "modalities"]), st.booleans())
def test_claims_of_some_modalities(
    graph: kgraph.Graph, chosen: list[str], keyword: str, capitals: bool
) -> None:
    value = [word.upper() if capitals else word for word in chosen]
    some = [row.claim for row in graph.claims(**{keyword: value})]  # type: ignore[arg-type]
    assert some == [row.claim for row in graph.claims() if row.claim.modality in chosen]


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"action": "meet"}, lambda c: c.predicate.lemma == "meet"),
        ({"actions": ("meet", "be")}, lambda c: c.predicate.lemma in ("meet", "be")),
        ({"polarity": "denied"}, lambda c: c.edge_polarity == "denied"),
        (
            {"classes": "Verbal conflict"},
            lambda c: c.predicate.event and c.predicate.event.quad == "verbal conflict",
        ),
        ({"classes": ["consult"]}, lambda c: c.predicate.event and c.predicate.event.root == "04"),
        ({"action": "meet", "polarity": None}, lambda c: c.predicate.lemma == "meet"),
    ],
)
def test_filters(graph: kgraph.Graph, filters: Filters, fits: object) -> None:
    some = [row.claim for row in graph.claims(**filters)]
    assert some
    assert some == [row.claim for row in graph.claims() if fits(row.claim)]  # type: ignore[operator]


def test_claims_with_an_end_of_a_type(graph: kgraph.Graph) -> None:
    def fits(row: object) -> bool:
        return any(end and end.label == "NORP" for end in (row.subject, row.object))  # type: ignore[attr-defined]

    some = list(graph.claims(type="NORP"))
    assert some
    assert some == [row for row in graph.claims() if fits(row)]


def test_speaker_by_name(graph: kgraph.Graph) -> None:
    some = list(graph.claims(speaker="peskov"))
    assert {row.speaker.name for row in some if row.speaker} == {"Dmitri Peskov"}
    assert some == list(graph.claims(speakers=("Dmitri Peskov",)))
    with pytest.raises(kgraph.NothingFound, match="no 'Obama'"):
        graph.claims(speaker="Obama")


@pytest.mark.parametrize("field", CHOICES)
def test_value_that_is_none(graph: kgraph.Graph, field: str) -> None:
    with pytest.raises(kgraph.KgraphError, match=f"{field}: no 'strange'; known: "):
        graph.claims(**{field: "strange"})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        lambda g: g.neighbours("Putin", direction="outward"),
        lambda g: g.top("fame"),
        lambda g: g.conflicts(kinds=["amounts", "moods"]),
        lambda g: g.entities(type="people"),
        lambda g: g.export("word", "claims.doc"),
    ],
)
def test_choice_that_there_is_not(graph: kgraph.Graph, question: object) -> None:
    with pytest.raises(
        kgraph.KgraphError, match=r"^(direction|by|kinds|type|form): no '\w+'; known: "
    ):
        question(graph)  # type: ignore[operator]


@pytest.mark.parametrize(
    "question",
    [
        lambda graph: graph.neighbours("Putin", limit=0),
        lambda graph: graph.neighbours("Putin", depth=0),
        lambda graph: graph.evidence("Putin", limit=-1),
        lambda graph: graph.path("Peskov", "Biden", k=0),
        lambda graph: graph.path("Peskov", "Biden", longest=0),
        lambda graph: graph.search("talks", limit=0),
        lambda graph: graph.top(limit=0),
        lambda graph: graph.communities(smallest=0),
        lambda graph: graph.timeline("Putin", limit=-1),
        lambda graph: graph.says("Peskov", limit=0),
        lambda graph: graph.conflicts(limit=0),
    ],
)
def test_number_below_one(graph: kgraph.Graph, question: Callable[[kgraph.Graph], object]) -> None:
    with pytest.raises(kgraph.KgraphError, match="too small; give 1 or more"):
        question(graph)


def test_choice_in_capitals(graph: kgraph.Graph) -> None:
    assert graph.top("PageRank") == graph.top("pagerank")  # type: ignore[arg-type]


def test_graph_is_found_from_another_folder(
    graph: kgraph.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(graph.folder.parent)
    with kgraph.open("out") as other:
        monkeypatch.chdir(tmp_path)
        assert len(other.entities(type="person")) == len(graph.entities(type="PERSON"))


def test_date_that_is_none(graph: kgraph.Graph) -> None:
    with pytest.raises(kgraph.KgraphError, match="'soon' is no date"):
        graph.claims(since="soon")


def test_filter_that_does_not_exist(graph: kgraph.Graph) -> None:
    with pytest.raises(TypeError, match=r"no filter 'aktion'; known: .*action, "):
        graph.claims(aktion="meet")  # type: ignore[call-arg]
    for question in (graph.documents, lambda **filters: graph.search("meeting", **filters)):
        with pytest.raises(TypeError, match="no filter 'action'; known: document, documents, "):
            question(action="meet")


def test_filters_are_the_fields_of_criteria() -> None:
    from dataclasses import fields

    from kgraph.ask import Criteria

    known = {field.name for field in fields(Criteria)}
    assert {FIELDS.get(name, name) for name in Filters.__annotations__} == known


@pytest.mark.parametrize("since", ["2025", "2025-03", date(2025, 3, 10)])
def test_dates(dated: kgraph.Graph, since: str | date) -> None:
    assert [row.claim.predicate.lemma for row in dated.claims(since=since)] == ["praise"]
    assert [row.name for row in dated.documents(since=since)] == ["new"]
    assert [row.name for row in dated.documents(until="2024")] == ["old"]
    assert len(dated.documents()) == 3
    with pytest.raises(kgraph.NothingFound, match="those without a date never do"):
        dated.documents(since="2025-04")


def test_network(graph: kgraph.Graph) -> None:
    network, counts = graph.to_networkx(), graph.built.counts  # type: ignore[union-attr]
    assert len(network.nodes) == counts.entities
    assert len(network.edges) == counts.edges
    by_name = {data["name"]: node for node, data in network.nodes(data=True)}
    assert network.nodes[by_name["Donald Trump"]] == {
        "name": "Donald Trump",
        "type": "PERSON",
        "aliases": ["Trump"],
    }
    for row in graph.neighbours("Putin"):
        ends = by_name["Vladimir Putin"], row.entity.id
        data = (
            network.edges[*(ends[::-1] if row.direction == "in" else ends), row.edge]
            if (row.direction != "both")
            else network.edges[*sorted(ends, key=lambda n: network.nodes[n]["name"]), row.edge]
        )
        assert (data["action"], data["polarity"]) == (row.action, row.polarity)
        assert data["weight"] == row.claims == len(data["claims"])
        assert tuple(sorted(data["documents"])) == row.documents
        assert data["modalities"] == row.modalities
        assert data["directed"] == (row.direction != "both")


def test_network_has_speakers_and_days(dated: kgraph.Graph) -> None:
    edges = {data["action"]: data for _, _, data in dated.to_networkx().edges(data=True)}
    assert edges["praise"]["first_day"] == edges["praise"]["last_day"] == "2025-03-10"
    assert edges["meet"]["first_day"] == "2024-05-01"
    assert sum(data["first_day"] is None for data in edges.values()) == 1


def test_examples_of_docstrings() -> None:
    from kgraph import library

    found = doctest.testmod(library)
    assert found.attempted
    assert not found.failed


def test_extract() -> None:
    found = kgraph.extract("Trump met Putin on Thursday.", published="2025-03-10", name="a.txt")
    row = found.to_dicts()[0]
    assert (row["subject"], row["action"], row["object"]) == ("Trump", "meet", "Putin")
    assert (row["document"], row["published"]) == ("a.txt", "2025-03-10")
    assert row["time"] is not None
    assert kgraph.extract("") == []
    with pytest.raises(kgraph.KgraphError, match="'Monday' is no day"):
        kgraph.extract("Trump met Putin.", published="Monday")


def test_extract_has_the_columns_of_claims(graph: kgraph.Graph) -> None:
    row = kgraph.extract("Trump met Putin.").to_dicts()[0]
    assert list(row) == list(next(graph.claims().to_dicts()))


def test_no_row_is_lost() -> None:
    """An iterator that a mistake ends early looks like one that has no more rows."""

    def record(_: int) -> dict[str, object]:
        return next(iter(()))

    with pytest.raises(RuntimeError):
        list(Stream([1, 2], record).to_dicts())


def test_export(graph: kgraph.Graph, tmp_path: Path) -> None:
    graph.export("jsonl", tmp_path / "claims.jsonl")
    lines = (tmp_path / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == graph.built.counts.claims  # type: ignore[union-attr]


SCRIPT = """
import kgraph

graph: kgraph.Graph = kgraph.build(["news/"], out="out")
with kgraph.open("out") as other:
    for row in other.neighbours("Putin"):
        name: str = row.entity.name
    sentences: list[str] = [row.claim.sentence.text for row in other.evidence("Trump", "Putin")]
    first: kgraph.Answer[object] = other.claims(speaker="Peskov", since="2025")
    documents: int = other.documents()[:2].to_dicts()[0]["claims"]
    weights: list[int] = [row.claims for row in other.top("degree", type="PERSON")]
    other.claims(spoken_by="Peskov")
    other.search("meeting", action="meet")
    other.top("fame")
    claims: list[str] = [row.claim.predicate.lemma for row in kgraph.extract("Trump met Putin.")]
"""


def test_user_script_is_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert files("kgraph").joinpath("py.typed").is_file()
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    monkeypatch.setenv("MYPYPATH", str(ROOT))
    out, _, _ = mypy.run(["--strict", "--cache-dir", str(ROOT / ".mypy_cache"), str(script)])
    mistakes = [line.partition(": error: ")[2] for line in out.splitlines() if ": error: " in line]
    assert [mistake.partition(";")[0] for mistake in mistakes] == [
        'Incompatible types in assignment (expression has type "Stream[Linked]", '
        'variable has type "Answer[object]")  [assignment]',
        'Unexpected keyword argument "spoken_by" for "claims" of "Graph"  [call-arg]',
        'Unexpected keyword argument "action" for "search" of "Graph"  [call-arg]',
        'Argument 1 to "top" of "Graph" has incompatible type "Literal[\'fame\']"',
    ]


def shown(page: str) -> list[str]:
    """Which part of a graph a page says that it shows."""
    return re.findall(r'<p class="part"[^>]*>(.*?)</p>', page)


def test_page_is_what_the_command_writes(graph: kgraph.Graph, tmp_path: Path) -> None:
    words = "--around Putin --around Xi --depth 2 --top 9 --type PERSON --title Talks -o -"
    done = CliRunner().invoke(main, ["html", *words.split(), "--graph", str(graph.folder)])
    page = graph.html(around=["Putin", "Xi"], depth=2, top=9, type="PERSON", title="Talks")
    assert page == done.stdout
    assert shown(page) == ["around Vladimir Putin and Xi Jinping, 2 steps; type PERSON"]
    assert graph.html(tmp_path / "talks.html", around="Putin", speaker="Peskov") is None
    written = (tmp_path / "talks.html").read_text(encoding="ascii")
    assert shown(written) == ["around Vladimir Putin, 1 step; said by Dmitri Peskov"]
    assert written == graph.html(around=graph.entities("Putin")[0].entity, speaker="Peskov")


def test_page_that_cannot_be(graph: kgraph.Graph) -> None:
    with pytest.raises(kgraph.NothingFound, match=r"^no claim fits all of these"):
        graph.html(action="sing")
    with pytest.raises(kgraph.NothingFound, match="no 'Elvis Presley' in this graph"):
        graph.html(around="Elvis Presley")
    with pytest.raises(kgraph.KgraphError, match="depth: 0 is too small"):
        graph.html(depth=0)
    with pytest.raises(kgraph.KgraphError, match=r"kgraph\.db: holds a graph"):
        graph.html(graph.folder / "kgraph.db", around="Putin")


def test_notebooks_show_the_page(graph: kgraph.Graph, tmp_path: Path) -> None:
    found = graph._repr_html_()
    assert found is not None
    assert found.startswith('<iframe srcdoc="&lt;!DOCTYPE html&gt;')
    assert '<p class="part" dir="auto">the 100 strongest</p>' in html.unescape(found)
    (tmp_path / "a.txt").write_text("Hello.", encoding="utf-8")
    with kgraph.build(tmp_path / "a.txt", out=tmp_path / "out", draw=False) as empty:
        assert empty._repr_html_() is None
    assert empty._repr_html_() is None


def test_no_claim_is_told_twice() -> None:
    """Two rules read the same words."""
    rows = kgraph.extract("SEACOM experienced downtime this morning; SEACOM explained it at once.")
    ids = [row.claim.id for row in rows]
    assert len(ids) > 1
    assert len(set(ids)) == len(ids)
