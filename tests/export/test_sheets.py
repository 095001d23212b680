"""CSV, read back by Python, by pandas, by DuckDB and as Gephi does."""

import csv
import io
from pathlib import Path

import duckdb
import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import ask, export, pipeline
from kgraph.export.sheets import CONTROLS, EDGE, ESCAPING, LONGEST, NODE, cell, line
from tests.export.formats import tables_in, written
from tests.export.made import HARD, Made, hard, link, node
from tests.stored import exported

MARK = b"\xef\xbb\xbf"
PAGE = Path(export.__file__).parent / "page"


def rows(content, **dialect):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True, **dialect))


def as_gephi(content):
    """Gephi has a backslash as its escape, and takes off blanks around values."""
    found = rows(content, escapechar="\\", skipinitialspace=True)
    assert all(None not in row and None not in row.values() for row in found)
    return found


def files(tables):
    found = written("csv", tables)
    assert list(found) == ["nodes.csv", "edges.csv"]
    return found["nodes.csv"], found["edges.csv"]


def named(name):
    return Made([node("n1", name), node("n2", "b")], [link("e1", "n1", "meet", "n2")])


def test_nodes():
    first, *_, alone = rows(files(hard())[0])
    assert first == {
        "type": "ORG",
        "Label": "O'Neill & Sons <Ltd>",
        "Id": "nn1",
        "aliases": 'O\'Neill | "Sons"',
        "claims": "7",
        "documents": "a.txt | b & c.txt",
        "first": "2022-03-01",
        "last": "2023-01-05",
        "community": "0",
    }
    assert (alone["claims"], alone["first"], alone["community"]) == ("0", "", "")


def test_edges():
    first, *_ = rows(files(hard())[1])
    assert first == {
        "source_name": "O'Neill & Sons <Ltd>",
        "Label": "meet",
        "target_name": "Müller 北京",
        "Weight": "3",
        "Source": "nn1",
        "Target": "nn2",
        "Type": "Undirected",
        "Kind": "meet",
        "Id": "ee1",
        "action": "meet",
        "polarity": "positive",
        "asserted": "2",
        "planned": "1",
        **dict.fromkeys(("possible", "desired", "requested", "conditional"), "0"),
        "class": "CONSULT",
        "cameo": "04",
        "quad": "verbal cooperation",
        "classes": "CONSULT 2 | FIGHT 1",
        "speakers": "Peskov | Xi | Jinping",
        "documents": "a.txt | b & c.txt",
        "first": "2022-03-01",
        "last": "2023-01-05",
        "sentence": 'They "met" <in> Paris.',
        "document": "a.txt",
    }


def test_form():
    for content, names in zip(files(hard()), (NODE, EDGE), strict=True):
        assert content.startswith(MARK + ",".join(names).encode() + b"\r\n")
        assert content.endswith(b"\r\n")
        assert content.count(b"\n") == content.count(b"\r\n") == len(rows(content)) + 1


def test_no_column_that_gephi_needs_bears_the_mark():
    """Before 0.9.3 it knows the first column under no name."""
    for names, needed in ((NODE, "id label"), (EDGE, "source target type kind id label weight")):
        known = [name.lower() for name in names]
        assert set(needed.split()) <= set(known[1:])
        assert len(set(known)) == len(known)


def test_parallel_edges_differ_in_kind():
    edges = rows(files(hard())[1])
    kinds = {(edge["Source"], edge["Target"], edge["Kind"]) for edge in edges}
    assert len(kinds) == len({edge["Id"] for edge in edges}) == len(edges) == 6
    assert {edge["Kind"] for edge in edges} == {
        "meet", "fight", "not fight", "denied: fight", "be", "end"
    }  # fmt: skip
    assert {edge["Type"] for edge in edges if edge["Kind"] != "meet"} == {"Directed"}


@pytest.mark.parametrize(("name", "expected"), HARD.items())
def test_hard_names(name, expected):
    nodes, edges = files(named(name))
    assert [row["Label"] for row in rows(nodes)] == [expected, "b"]
    assert as_gephi(nodes)[0]["Label"] == expected
    assert pandas.read_csv(io.BytesIO(edges))["source_name"].tolist() == [expected]


@pytest.mark.parametrize(
    "name",
    [
        *(
            'a\\"b',
            "a\\",
            "a\\,",
            '"',
            '""',
            "a,b",
            "a\nb",
            "a\r\nb",
            "\u202eabc",
            "a\u2028b",
            "\\",
        ),
        *("=1+1", " =1", "\t=1", "\u200e-1", "＝1", "@SUM(A1)", "\x00+1", "=\\", "x" * 10_000),
    ],
)
def test_nothing_breaks_a_row(name, tmp_path):
    nodes, edges = files(named(name))
    first, second = rows(nodes)
    assert (first["Id"], second["Id"], second["Label"]) == ("nn1", "nn2", "b")
    assert "".join(first["Label"].lstrip("'").split()) == "".join(CONTROLS.sub("", name).split())
    assert not first["Label"].strip().startswith(tuple("=+-@＝"))
    assert [row["Id"] for row in as_gephi(nodes)] == ["nn1", "nn2"]
    assert [row["Id"] for row in as_gephi(edges)] == ["ee1"]
    assert pandas.read_csv(io.BytesIO(nodes))["Id"].tolist() == ["nn1", "nn2"]
    path = tmp_path / "nodes.csv"
    path.write_bytes(nodes)
    found = duckdb.read_csv(str(path), quotechar='"', escapechar='"', header=True)
    assert found.project("Id").fetchall() == [("nn1",), ("nn2",)]


@given(st.lists(st.text() | st.integers() | st.none(), min_size=2))
def test_cells_are_read_back(values):
    (found,) = csv.reader(io.StringIO(line(values), newline=""), strict=True)
    given_texts = ["" if value is None else str(value) for value in values]
    for got, value, text in zip(found, values, given_texts, strict=True):
        expected = ESCAPING.sub(r"\\ ", CONTROLS.sub("", text))
        assert got.removeprefix("'") == expected.removeprefix("'")
        assert isinstance(value, int) or not got.strip().startswith(tuple("=+-@＝＋－＠"))


EXAMPLES = (
    *(
        "=1+1",
        "  @SUM(A1)",
        "\t1",
        "\r1",
        "\n1",
        "\n=1",
        "\x00=1",
        "\x85=1",
        "＝1",
        "－1",
        "\u200e-1",
    ),
    *("a=1", "Trump", "", "'=1", '"=1', "\u3000+1", "\ufeff=1", "\u202e@", "1-1", "-", "\x7f=2"),
    *("\x07\x08=3", "a,b", 'a"b', "a\r\nb", "\ue000=1", "\U000e0001=1", "\u00ad+1", "\u180e-2"),
    *("\x1c=1", "\x0b=1", "\u2028=1", "𝔓", "é", "_=1", ";=1", "|=1", "０", "\t", " ", "\u200b=1"),
)


@pytest.mark.browser
def test_the_page_writes_the_same_cells(browser):
    tab = browser.new_page()
    tab.add_script_tag(path=PAGE / "writers.js")
    script = """(texts) => texts.map((text) => Writers.csv([{ a: text }], ["a"])[1])"""
    assert tab.evaluate(script, EXAMPLES) == [f"{cell(text)}\r\n" for text in EXAMPLES]
    tab.close()


@pytest.mark.parametrize(
    "name", ["x" * 40_000, "𝔓" * 20_000, "=" + "x" * 40_000, "'" * 32_767, "\\" * 32_767]
)
def test_cells_fit_into_excel(name):
    label = rows(files(named(name))[0])[0]["Label"]
    assert LONGEST - 4 < len(label.encode("utf-16-le")) / 2 <= LONGEST
    assert label.endswith("…")


@pytest.mark.parametrize("id_", ["12e45678901234ab"[:14], "1234567890123456", "0000000000000001"])
def test_ids_are_no_numbers(id_):
    nodes, edges = files(
        Made([node(id_, "a")], [link(id_, id_, "be", id_)]),
    )
    for value in (*rows(nodes)[0].values(), *rows(edges)[0].values()):
        assert id_ != value
    found = pandas.read_csv(io.BytesIO(edges))
    assert found.loc[0, ["Source", "Target", "Id"]].tolist() == [f"n{id_}", f"n{id_}", f"e{id_}"]


def test_edges_are_printed(built):
    printed = io.BytesIO()
    with ask.opened(built) as store:
        pipeline.export(store, "csv", printed)
    assert printed.getvalue() == exported(built, "csv")["edges.csv"]


def test_nothing():
    assert [rows(content) for content in files(Made())] == [[], []]


def test_the_graph_of_the_seeds(built, tmp_path):
    with tables_in(built) as tables:
        nodes, edges = files(tables)
        assert (nodes, edges) == files(tables)
        entities, links = list(tables.nodes()), list(tables.links())
    names = {one.id: one.name for one in entities}
    found = pandas.read_csv(io.BytesIO(nodes), keep_default_na=False)
    assert found["Id"].tolist() == [f"n{one.id}" for one in entities]
    assert found["Label"].tolist() == [one.name for one in entities]
    assert found["claims"].tolist() == [one.claims for one in entities]
    (tmp_path / "edges.csv").write_bytes(edges)
    columns = "Id, source_name, action, polarity, target_name, Weight"
    read = duckdb.read_csv(str(tmp_path / "edges.csv")).project(columns).fetchall()
    assert read == [
        (f"e{one.id}", names[one.source], one.action, one.polarity, names[one.target], one.weight)
        for one in links
    ]
    assert len(read) > 200
    assert [row["Id"] for row in as_gephi(edges)] == [row["Id"] for row in rows(edges)]
