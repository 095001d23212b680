"""PDF files: paragraphs, as they were before they were printed."""

import sys

import pytest

from kgraph.errors import ReadError
from kgraph.read.pdf import read
from tests.read.files import pdf

LONG = ["Olaf Scholz met Emmanuel Mac-", "ron in Berlin & talked to <him> *at* length."]


def blocks(*pages):
    return read(pdf(*pages)).text.split("\n\n")


def test_paragraphs():
    assert blocks(["Talks in Berlin", "", *LONG, "", "Nobody (almost) came."]) == [
        "Talks in Berlin",
        "Olaf Scholz met Emmanuel Macron in Berlin & talked to <him> *at* length.",
        "Nobody (almost) came.",
    ]


def test_title_but_no_date():
    article = read(pdf(LONG, title="Talks: A \\(short\\) report"))
    assert (article.title, article.published) == ("Talks: A (short) report", None)


def test_paragraph_goes_on_over_the_page():
    assert blocks(["Scholz met Mac-"], ["ron and"], ["Xi.", "", "They talked."]) == [
        "Scholz met Macron and",
        "Xi.",
        "They talked.",
    ]


def test_hyphen_stays_where_the_word_has_one_elsewhere():
    lines = ["The well-known talks were well-", "known, and the minis-", "ters left."]
    assert blocks(lines) == ["The well-known talks were well-known, and the ministers left."]


def test_page_numbers_and_headers_that_come_again_are_left_out():
    pages = [["The Daily, 10 March", "", f"Scholz met {name}.", "", f"- {n} -"]
             for n, name in enumerate(["Xi", "Macron", "Biden"], 7)]  # fmt: skip
    assert blocks(*pages) == [
        "The Daily, 10 March", "Scholz met Xi.", "Scholz met Macron.", "Scholz met Biden.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (pdf(LONG, encrypted=True), "encrypted; save it without a password first"),
        (pdf([]), "no text in this PDF (a scan?); run OCR on it first"),
        (b"%PDF-1.4 junk", "damaged, or not a PDF (No /Root object! - Is this really a PDF?)"),
        (b"", "damaged, or not a PDF (No /Root object! - Is this really a PDF?)"),
    ],
)
def test_file_that_cannot_be_read(data, message):
    with pytest.raises(ReadError) as error:
        read(data)
    assert str(error.value) == message


def test_library_that_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfminer.pdfdocument", None)
    with pytest.raises(ReadError) as error:
        read(pdf(LONG))
    assert str(error.value) == "reading .pdf needs more; pip install 'kgraph[docs]'"
