"""Parquet, read back by pyarrow and pandas, and by DuckDB in another process."""

import io
import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pyarrow
import pytest
from pyarrow import parquet as reader

from kgraph.ask.records import linked
from kgraph.errors import KgraphError
from kgraph.export import parquet
from kgraph.model import Attribution, Span
from tests.export.formats import tables_in, written
from tests.export.made import HARD, Made, hard, link, node

TABLES = ("entities", "edges", "claims")


def read(tables):
    made = written("parquet", tables)
    assert list(made) == [f"{name}.parquet" for name in TABLES]
    return SimpleNamespace(
        **{name: reader.read_table(io.BytesIO(made[f"{name}.parquet"])) for name in TABLES}
    )


def named(name):
    return Made([node("n1", name), node("n2", "b")], [link("e1", "n1", "meet", "n2")])


def test_entity():
    assert read(hard()).entities.to_pylist()[0] == {
        "id": "n1",
        "name": "O'Neill & Sons <Ltd>",
        "type": "ORG",
        "aliases": ["O'Neill", '"Sons"'],
        "claims": 7,
        "documents": ["a.txt", "b & c.txt"],
        "first": date(2022, 3, 1),
        "last": date(2023, 1, 5),
        "community": 0,
        "x": 10.0,
        "y": 20.0,
    }


def test_edge():
    assert read(hard()).edges.to_pylist()[0] == {
        "id": "e1",
        "source": "n1",
        "target": "n2",
        "source_name": "O'Neill & Sons <Ltd>",
        "source_type": "ORG",
        "target_name": "Müller 北京",
        "target_type": "PERSON",
        "action": "meet",
        "polarity": "positive",
        "directed": False,
        "weight": 3,
        "asserted": 2,
        "planned": 1,
        **dict.fromkeys(("possible", "desired", "requested", "conditional"), 0),
        "class": "CONSULT",
        "cameo": "04",
        "quad": "verbal cooperation",
        "classes": [("CONSULT", 2), ("FIGHT", 1)],
        "speakers": ["Peskov", "Xi | Jinping"],
        "documents": ["a.txt", "b & c.txt"],
        "evidence": ['They "met" <in>\nParis.', "Again\x07."],
        "first": date(2022, 3, 1),
        "last": date(2023, 1, 5),
    }


def test_types():
    found = read(hard())
    assert found.entities.schema.field("aliases").type == pyarrow.list_(
        pyarrow.field("element", pyarrow.string())
    )
    assert found.edges.schema.field("first").type == pyarrow.date32()
    assert found.edges.schema.field("directed").type == pyarrow.bool_()
    assert found.claims.schema.field("number").type == pyarrow.float64()
    for name in TABLES:
        empty = getattr(read(Made()), name)
        assert empty.schema == getattr(found, name).schema
        assert empty.num_rows == 0


def test_what_is_not_known_is_null():
    found = read(hard())
    alone = found.entities.to_pylist()[-1]
    assert (alone["first"], alone["community"], alone["documents"]) == (None, None, [])
    undated = found.edges.to_pylist()[2]
    assert (undated["first"], undated["class"], undated["classes"]) == (None, None, [])


def test_claims_are_as_in_answers():
    tables = hard()
    rows = read(tables).claims.to_pylist()
    for row, one in zip(rows, tables.claims(), strict=True):
        assert without_ids(row) == plain(linked(one))
        assert (row["edge"], row["subject_id"]) == (one.edge, one.subject.id)


@pytest.mark.parametrize(
    "name", [*HARD, "\x00\u2028\u202e", '\\"', "x" * 10_000, "NULL", "NaN", ""]
)
def test_names_are_as_they_were_read(name):
    found = read(named(name))
    assert found.entities["name"].to_pylist() == [name, "b"]
    assert found.edges["source_name"].to_pylist() == [name]
    assert found.entities.to_pandas()["name"].tolist() == [name, "b"]


def test_speaker_without_entity_and_text_without_day():
    (one,) = (one for one in hard().claims() if one.edge == "e1")
    said = Attribution(one.claim.object, "say", "say", True, Span(0, 1, "b"))
    values = (None, "2022-03", "soon", "2022-03-15T14:30")
    claims = [claimed(one, said, value) for value in values]
    found = read(Made(hard().nodes(), hard().links(), claims)).claims.to_pydict()
    assert found["published"] == [None, None, None, date(2022, 3, 15)]
    assert set(found["speaker"]) == {one.claim.object.name}
    assert set(found["speaker_id"]) == {None}


def claimed(one, said, published):
    return one._replace(
        claim=one.claim._replace(attribution=said),
        document=replace(one.document, published=published),
    )


def test_a_line_longer_than_duckdb_expects():
    documents = ("x" * 20_000_000, "y" * 20_000_000)
    tables = Made([node("n1", "a", documents=documents), node("n2", "b")])
    found = read(tables).entities["documents"].to_pylist()
    assert [list(map(len, names)) for names in found] == [[20_000_000, 20_000_000], [5]]


def test_without_duckdb(monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(KgraphError, match=r"pip install 'kgraph\[parquet\]'$"):
        written("parquet", hard())


def test_nowhere_to_write(monkeypatch):
    monkeypatch.setattr(parquet, "TemporaryDirectory", refusing)
    with pytest.raises(KgraphError, match=r"^Parquet could not be written: .*No space left"):
        written("parquet", hard())


def refusing(prefix):
    raise OSError(28, f"No space left on device: {prefix}")


ELSEWHERE = """
import duckdb, json, sys
rows = duckdb.sql(
    f"SELECT e.id, s.name, e.action, e.weight, len(e.evidence), count(c.claim) "
    f"FROM '{sys.argv[1]}/edges.parquet' e "
    f"JOIN '{sys.argv[1]}/entities.parquet' s ON s.id = e.source "
    f"JOIN '{sys.argv[1]}/claims.parquet' c ON c.edge = e.id GROUP BY ALL ORDER BY e.id"
).fetchall()
print(json.dumps(rows))
"""


def test_the_graph_of_the_seeds(built, tmp_path):
    with tables_in(built) as tables:
        made = written("parquet", tables)
        assert made == written("parquet", tables)
        nodes, links, claims = map(list, (tables.nodes(), tables.links(), tables.claims()))
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    rows = reader.read_table(tmp_path / "claims.parquet").to_pylist()
    assert [without_ids(row) for row in rows] == [plain(linked(one)) for one in claims]
    command = [sys.executable, "-c", ELSEWHERE, str(tmp_path)]
    found = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    names = {one.id: one.name for one in nodes}
    assert found == [
        [one.id, names[one.source], one.action, one.weight, len(one.evidence), one.weight]
        for one in links
    ]
    assert len(found) > 200


def without_ids(row):
    return {name: value for name, value in row.items() if name not in IDS}


def plain(record):
    day = record["published"]
    told = {name: value for name, value in record.items() if name != "source"}
    return told | {"published": day and date.fromisoformat(day)}


IDS = {"edge", "subject_id", "object_id", "speaker_id"}
