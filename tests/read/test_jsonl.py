"""JSON Lines and JSON: one document an object."""

import io
import json
import sys
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import Fields, documents, jsonl


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read(data, name="a.jsonl", **fields):
    Path(name).write_bytes(data)
    return list(documents([name], fields=Fields(**fields)))


def test_rows_keep_their_order_and_ids():
    found = read(b'{"id": "b", "text": "One."}\n\n{"id": 7, "text": "Two.", "more": []}\r\n')
    assert found == [
        Document.of("One.", name="b", source="a.jsonl"),
        Document.of("Two.", name="7", source="a.jsonl"),
    ]


@pytest.mark.parametrize(
    ("more", "title", "published"),
    [
        ('"title": "Talks", "published": "2025-01-13T08:00:00Z"', "Talks", "2025-01-13"),
        ('"date": "2025-01-13"', None, "2025-01-13"),
        ('"date": "yesterday", "title": 7', None, None),
        ('"published": null, "date": 20250113', None, "2025-01-13"),
        ('"pubDate": "Mon, 13 Jan 2025 23:00:00 -0500", "Headline": " A\\nB"', "A B", "2025-01-13"),
        ('"published": null, "title": " "', None, None),
    ],
)
def test_title_and_date(more, title, published):
    [found] = read(b'{"id": "b", "text": "One.", ' + more.encode() + b"}")
    assert (found.title, found.published) == (title, published)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            b'{"id": "b", "x": 1}',
            "no field has a usual name for the text; there are: id, x; say which with --text-field",
        ),
        (b'{"id": "b", "text": 1}', "'text' is no text"),
        (b"{}", "no field has a usual name for the text; there are: none"),
        (b'{"id": "b", "text": " "}', "empty 'text'"),
        (b'["b", "Two."]', "not a JSON object with a text"),
        (b'{"id": "b", "text": "\xff"}', "not UTF-8"),
        (b"{", "not JSON (Expecting property name enclosed in double quotes"),
    ],
)
def test_bad_row_is_named_and_the_rest_read(row, message):
    first, bad, last = read(b'{"id": 1, "text": "One."}\n' + row + b'\n{"id": 3, "text": "3."}')
    assert isinstance(bad, ReadError)
    assert str(bad).startswith(f"a.jsonl, line 2: {message}")
    assert (first.name, last.name) == ("1", "3")


def test_half_a_character_is_replaced():
    (document,) = read(json.dumps({"id": "\ud800", "text": "Trump \udc00met 𝔘"}).encode())
    assert (document.name, document.text) == ("\ufffd", "Trump \ufffdmet 𝔘")


def test_byte_order_mark():
    assert read(b'\xef\xbb\xbf{"id": 1, "text": "One."}')[0].name == "1"


def test_standard_input(monkeypatch):
    data = io.BytesIO(b'{"id": 1, "text": "One."}')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(data))
    assert [(row.source, row.name) for row in documents(["-"])] == [("-", "1")]


@pytest.mark.parametrize("more", ["", '"id": null,', '"id": true,', '"id": " ",'])
def test_row_without_an_id_is_called_by_its_number(more):
    assert [d.name for d in read(b'\n{%s "text": "One."}' % more.encode())] == ["a.jsonl/2"]


def test_fields_that_the_user_names():
    row = b'{"text": "No.", "Story": "One.", "nr": 7, "On": "3 May 2024", "top": "T"}'
    names = {"text": "story", "id": "nr", "date": "On", "title": "top"}
    (found,) = read(row, **names)
    assert (found.text, found.name) == ("One.", "7")
    assert (found.title, found.published) == ("T", "2024-05-03")


def test_field_that_the_user_names_and_nothing_has():
    rows = b'{"text": "One.", "nr": 1}\n{"text": "Two."}'
    assert [str(e) for e in read(rows, text="story") if isinstance(e, ReadError)] == [
        "a.jsonl, line 1: no field 'story'; there are: text, nr",
        "a.jsonl, line 2: no field 'story'; there are: text",
    ]
    assert [d.name for d in read(rows, id="nr")] == ["1", "a.jsonl/2"]
    assert str(read(rows, id="number")[-1]) == "a.jsonl, nothing in it has a field 'number'"


def test_line_that_is_too_long_is_skipped(monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST", 100)
    found = read(b'{"text": "%s"}\n{"text": "Two."}\n' % (b"x" * 999))
    assert [getattr(item, "text", str(item)) for item in found] == [
        "a.jsonl, line 1: more than 0 MB",
        "Two.",
    ]


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b'[{"id": "b", "text": "One."}, {"text": "Two."}]', ["b", "a.json/2"]),
        (b'{"status": "ok", "articles": [{"id": 1, "content": "One."}], "tags": ["x"]}', ["1"]),
        (b'{\n"id": "b",\n"text": "One.", "authors": [{"text": "A"}]\n}', ["b"]),
        (b'\xef\xbb\xbf[{"id": "b", "text": "One."}]', ["b"]),
        (b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n', ["1", "2"]),
    ],
)
def test_json(data, names):
    assert [document.name for document in read(data, "a.json")] == names


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.json: not JSON (Expecting value: line 1 column 1 (char 0))"),
        (b"[]", "a.json: empty"),
        (b"7", "a.json: neither a list of objects nor an object"),
        (b'["One."]', "a.json, item 1: not a JSON object with a text"),
        (b"[" * 100_000, "a.json: not JSON (maximum recursion depth exceeded"),
        (b'{"n": ' + b"7" * 9999 + b"}", "a.json: not JSON (Exceeds the limit (4300 digits)"),
        (
            b'{"a": [{"text": "1"}], "b": [{"text": "2"}]}',
            "a.json, item 1: no field has a usual name for the text; there are: a, b",
        ),
    ],
)
def test_json_without_articles(data, message):
    (error,) = read(data, "a.json")
    assert isinstance(error, ReadError)
    assert str(error).startswith(message)


def test_json_that_is_too_large(monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST_LIST", 20)
    (error,) = read(b'[{"text": "One. Two. Three."}]', "a.json")
    assert str(error) == "a.json: more than 0 MB; write it as JSON Lines (.jsonl)"
