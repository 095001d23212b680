"""JSON Lines: one document a row."""

import io
import json
import sys
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import rows


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read(data):
    Path("a.jsonl").write_bytes(data)
    return list(rows("a.jsonl"))


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
        ('"published": null, "title": " "', None, None),
    ],
)
def test_title_and_date(more, title, published):
    [found] = read(b'{"id": "b", "text": "One.", ' + more.encode() + b"}")
    assert (found.title, found.published) == (title, published)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (b'{"id": "b"}', "no 'text'"),
        (b'{"id": "b", "text": 1}', "no 'text'"),
        (b'{"text": "Two."}', "no 'id' (a text or a whole number)"),
        (b'{"id": true, "text": "Two."}', "no 'id' (a text or a whole number)"),
        (b'{"id": "b", "text": " "}', "empty 'text'"),
        (b'["b", "Two."]', "not a JSON object with 'id' and 'text'"),
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
    assert [row.source for row in rows("-")] == ["-"]


def test_missing_file():
    with pytest.raises(ReadError, match=r"^gone\.jsonl: no such file or directory$"):
        rows("gone.jsonl")
