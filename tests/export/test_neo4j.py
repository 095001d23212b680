"""The tables, read by pandas as Neo4j's manual says: names and types of columns in the first row,
doubled quotes, one line a row, and an empty field where there is no property."""

import io
from contextlib import contextmanager

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph.ask.part import WHOLE
from kgraph.ask.tables import StoredTables
from kgraph.export import neo4j
from kgraph.export.properties import TYPES
from kgraph.export.text import clean
from kgraph.pictures import layout
from kgraph.pipeline import export_to
from kgraph.store import Store
from tests import builders
from tests.export import test_cypher as cypher
from tests.export.hostile import ALL, HARD, ByHand, tables

READ = {"": str, "ID": str, "START_ID": str, "END_ID": str, "TYPE": str, "long": int}
READ |= {"double": float, "string[]": lambda text: text.split("\x1f")}
READ["LABEL"] = READ["string[]"]


def written(found):
    files = {}

    @contextmanager
    def new(name):
        out = io.BytesIO()
        yield out
        files[name] = out.getvalue()

    neo4j.write(found, new)
    return files


def imported(text):
    """Rows of a table, without properties that are not there."""
    table = pandas.read_csv(
        io.BytesIO(text), dtype=str, keep_default_na=False, lineterminator="\n", encoding="utf-8"
    )
    columns = [head.strip("\r").partition(":") for head in table.columns]
    found = []
    for row in table.itertuples(index=False, name=None):
        cells = zip(columns, row, strict=True)
        found.append(
            {
                name or kind: READ[kind](cell.strip("\r"))
                for (name, _, kind), cell in cells
                if cell.strip("\r")
            }
        )
    return found


def assert_same(files, found):
    nodes, links = imported(files["entities.csv"]), imported(files["relationships.csv"])
    assert {one["id"]: (one.get("name", ""), one["LABEL"]) for one in nodes} == {
        one.id: (clean(one.name), ["Entity", one.type.title()]) for one in found.nodes()
    }
    assert [
        (r["id"], r["START_ID"], r["TYPE"], r.get("action", ""), r["END_ID"], r["weight"])
        for r in links
    ] == [
        (e.id, e.source, TYPES[e.polarity], clean(e.action), e.target, e.weight)
        for e in found.links()
    ]
    for row, one in zip(links, found.links(), strict=True):
        evidence = list(dict.fromkeys(map(clean, one.evidence)))
        assert row.get("evidence", [""]) == evidence


def test_everything_is_read():
    assert_same(written(ALL), ALL)
    names = {row["name"] for row in imported(written(ALL)["entities.csv"])}
    assert set(map(clean, HARD)) <= names


def test_rows_have_one_line_each():
    files = written(ALL)
    for name, rows in (("entities.csv", ALL.nodes()), ("relationships.csv", ALL.links())):
        assert files[name].count(b"\r\n") == files[name].count(b"\n") == len(list(rows)) + 1


def test_what_has_no_value_is_not_there():
    (row, *_) = imported(written(ALL)["entities.csv"])
    assert "first" not in row
    assert row["community"] == 0


def test_it_is_the_graph_of_the_script():
    """The same labels, types and properties."""
    graph = cypher.run(cypher.script(ALL))
    for row in imported(written(ALL)["entities.csv"]):
        labels = row.pop("LABEL")
        query = f"MATCH (n {{id: '{row['id']}'}}) RETURN properties(n) AS it, labels(n) AS labels"
        (found,) = graph.execute(query)
        assert (there(found["it"]), set(found["labels"])) == (row, set(labels))
    for row in imported(written(ALL)["relationships.csv"]):
        del row["START_ID"], row["END_ID"]
        kind = row.pop("TYPE")
        query = (
            f"MATCH ()-[r {{id: '{row['id']}'}}]->() RETURN properties(r) AS it, type(r) AS type"
        )
        (found,) = graph.execute(query)
        assert (there(found["it"]), found["type"]) == (row, kind)


def there(properties):
    """This engine keeps null where Neo4j has no property."""
    return {name: value for name, value in properties.items() if value is not None}


def test_seeds(seeds, tmp_path):
    with Store.open(tmp_path / "kgraph.db", create=True) as store:
        builders.fill(store, *seeds)
        export_to(store, "neo4j", tmp_path / "out")
        files = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
        found = StoredTables(store, WHOLE, layout(store))
        assert len(list(found.links())) > 300
        assert_same(files, found)
        assert files == written(found)


@pytest.mark.parametrize("name", ["entities.csv", "relationships.csv"])
def test_empty_graph_has_heads(name):
    assert written(ByHand([], []))[name].count(b"\r\n") == 1


@settings(max_examples=200)
@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.text(st.sampled_from("\",;|\x1f\\\r\n'é "), max_size=8)
)
def test_any_name_survives(name):
    found = tables(name, "Putin")
    assert_same(written(found), found)
