"""Word files."""

import io
import sys
import zipfile

import docx as library
import pytest

from kgraph.errors import ReadError
from kgraph.read import archive as zipped
from kgraph.read.word import read
from tests.read.files import archive, docx


def test_paragraphs():
    article = read(docx("AT&amp;T sued &lt;Google&gt;.", " ", "He said “no”, 3 * 4."))
    assert article.text == "AT&T sued <Google>.\n\nHe said “no”, 3 * 4."


def test_styles_and_tables():
    document, out = library.Document(), io.BytesIO()
    document.core_properties.title = "Talks"
    document.add_heading("Talks in Berlin", 1)
    document.add_paragraph("Scholz met Macron.")
    document.add_paragraph("They talked.", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["A", "", "B", "C"], strict=True):
        cell.text = text
    table.cell(0, 0).merge(table.cell(0, 1))
    document.save(out)
    article = read(out.getvalue())
    assert article.text.split("\n\n") == [
        "# Talks in Berlin", "Scholz met Macron.", "- They talked.", "A", "B", "C",
    ]  # fmt: skip
    assert (article.title, article.published) == ("Talks", None)


@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4junk", archive({"a.txt": "Trump met Putin."}), archive({})]
)
def test_no_such_file(data):
    with pytest.raises(ReadError, match=r"^damaged, or not a Word file \("):
        read(data)


def test_file_that_unfolds(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_INSIDE", 2**20)
    with pytest.raises(ReadError, match="more than 1 MB when unpacked"):
        read(archive({"word/document.xml": b" " * 2**21}))


def test_other_files_are_not_read_in():
    with zipfile.ZipFile(io.BytesIO(docx("x &a; y"))) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    entity = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{__file__}">]>'
    parts["word/document.xml"] = entity + parts["word/document.xml"]
    assert "Word files" not in read(archive(parts)).text


def test_library_that_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(ReadError) as error:
        read(docx("One."))
    assert str(error.value) == "reading .docx needs more; pip install 'kgraph[docs]'"
