"""EPUB books."""

import zipfile

import pytest

from kgraph.errors import ReadError
from kgraph.read import archive as zipped
from kgraph.read.epub import read
from tests.read.files import archive, epub


def test_chapters():
    article = read(
        epub(
            "<h1>One</h1><p>AT&amp;T met <b>Zoë</b>.</p>",
            "<p>Two.</p><ul><li>Three.</li></ul>",
            title="A &amp; B",
        )
    )
    assert article.text.split("\n\n") == ["# One", "AT&T met Zoë.", "Two.", "- Three."]
    assert (article.title, article.published) == ("A & B", "2025-03-10")


@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4junk", archive({"a.txt": "Trump met Putin."}), archive({})]
)
def test_no_such_file(data):
    with pytest.raises(ReadError, match=r"^damaged, or not an EPUB \("):
        read(data)


@pytest.mark.parametrize(
    ("packing", "message"),
    [
        (zipfile.ZIP_DEFLATED, "more than 1 MB when unpacked"),
        (zipfile.ZIP_LZMA, "packed in an unusual way; only deflate is known"),
    ],
)
def test_file_that_unfolds(packing, message, monkeypatch):
    monkeypatch.setattr(zipped, "MOST_INSIDE", 2**20)
    size = 2**21 if packing == zipfile.ZIP_DEFLATED else 2**19
    with pytest.raises(ReadError, match=message):
        read(archive({"chapter.xhtml": b" " * size}, packing))
