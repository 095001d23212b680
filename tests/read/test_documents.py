"""Sources become documents; a bad one is reported and the rest continues."""

import io
import sys
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.model import Document
from kgraph.read import READERS, article, documents
from tests.read.files import docx, epub, pdf

PAGE = b"""<html><head><title>Talks</title></head><body><article><p>Trump met Putin in Helsinki on
Monday, and they talked for three hours about the war.</p><p>Officials of both countries were there
as well, a spokesman said.</p></article></body></html>"""
FEED = b"""<rss version="2.0"><channel><title>News</title><item><guid>1</guid>
<description>Trump met Putin.</description></item></channel></rss>"""
FILES = {
    ".atom": FEED,
    ".csv": b"text\nTrump met Putin.",
    ".docx": docx("Trump met Putin."),
    ".epub": epub("<p>Trump met Putin.</p>"),
    ".htm": PAGE,
    ".html": PAGE,
    ".json": b'[{"text": "Trump met Putin."}]',
    ".jsonl": b'{"text": "Trump met Putin."}',
    ".md": b"Trump met Putin.",
    ".pdf": pdf(["Trump met Putin."]),
    ".rss": FEED,
    ".tsv": b"text\nTrump met Putin.",
    ".txt": b"Trump met Putin.",
    ".xhtml": PAGE,
    ".xml": FEED,
}
QUOTED = "President Trump said ‘no’ – in a café, Schröder answered. “We’ll meet,” he said."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read_bytes(data, name="a.txt"):
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(data)
    (document,) = documents([name])
    return document


def test_document():
    document = read_bytes(b"Trump met Putin.")
    assert document == Document.of("Trump met Putin.", name="a.txt", source="a.txt")
    assert document.title is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"], ids=lambda name: name
)
def test_encoding(encoding):
    assert read_bytes(QUOTED.encode(encoding)).text == QUOTED


def test_big_endian_mark():
    assert read_bytes(b"\xfe\xff" + QUOTED.encode("utf-16-be")).text == QUOTED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Президент Путин встретился с Трампом в Москве."),
        ("koi8-r", "Президент Путин встретился с Трампом в Москве. Переговоры шли три часа."),
        ("cp1253", "Ο πρωθυπουργός της Ελλάδας συναντήθηκε με τον πρόεδρο της Γαλλίας."),
        (
            "gb18030",
            "俄罗斯总统普京在莫斯科会见了德国总理，双方讨论了天然气供应问题。会谈持续了三个小时。",
        ),
        (
            "big5",
            "俄羅斯總統普京在莫斯科會見了德國總理，雙方討論了天然氣供應問題。會談持續了三個小時。",
        ),
        ("cp1250", "Prezydent spotkał się z premierem w Gdańsku. Żądał wyjaśnień w sprawie gazu."),
    ],
)
def test_other_alphabet(encoding, text):
    assert read_bytes(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", ["naïve café\r\n", "Señor Núñez", "Zoë", "Müller’s"])
def test_few_western_letters(text):
    assert read_bytes(text.encode("cp1252")).text == text


def test_line_ends_and_spaces_stay():
    assert read_bytes(b"\n Trump\r\nmet\tPutin. \r\n").text == "\n Trump\r\nmet\tPutin. \r\n"


def test_stray_control_character_is_no_reason_to_refuse():
    assert (
        read_bytes(b"Trump met Putin in Moscow on Friday to talk about peace.\x07").text[-1]
        == "\x07"
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"Trump\0met Putin.", id="NUL"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", id="PNG"),
        pytest.param(b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj", id="PDF"),
        pytest.param(bytes(range(1, 256)) * 3, id="every byte"),
        pytest.param(b"\x01\x02\x03\x04 abc", id="controls"),
    ],
)
def test_binary(data):
    assert str(read_bytes(data, "photo.txt")) == "photo.txt: not a text file (looks binary)"


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf"])
def test_empty(data):
    assert str(read_bytes(data)) == "a.txt: empty"


def test_half_a_character_in_marked_text():
    assert str(read_bytes(b"\xff\xfea")) == "a.txt: marked as utf-16-le but damaged at byte 0"


def test_broken_link():
    Path("a.txt").symlink_to("gone.txt")
    (problem,) = documents(["a.txt"])
    assert str(problem) == "a.txt: no such file or directory"


def test_file_that_may_not_be_read(monkeypatch):
    def closed(self, mode):  # noqa: ARG001
        raise PermissionError(13, "Permission denied", str(self))

    Path("a.txt").write_bytes(b"Trump met Putin.")
    monkeypatch.setattr(Path, "open", closed)
    (problem,) = documents(["a.txt"])
    assert str(problem) == "a.txt: permission denied"


def test_one_bad_document_does_not_stop_the_rest():
    for name, data in {"1.txt": b"One.", "2.txt": b"", "3.txt": b"Three."}.items():
        Path(name).write_bytes(data)
    Path("4.txt").symlink_to("gone")
    found = list(documents(["."]))
    assert [isinstance(item, ReadError) for item in found] == [False, True, False, True]
    assert [item.name for item in found if isinstance(item, Document)] == ["1.txt", "3.txt"]


def test_missing_path_is_an_error_before_anything_is_read():
    with pytest.raises(ReadError):
        documents(["gone"])


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Ünder “fire”".encode())))
    (document,) = documents(["-"])
    assert document == Document.of("Ünder “fire”", name="stdin", source="-")


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_reads(suffix):
    found = read_bytes(FILES[suffix], f"a{suffix}")
    assert isinstance(found, Document)
    assert "Trump met Putin" in found.text


@pytest.mark.parametrize("suffix", READERS)
def test_every_reader_refuses_a_picture(suffix):
    found = read_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", f"a{suffix}")
    assert isinstance(found, ReadError)
    assert str(found).startswith((f"a{suffix}: ", f"a{suffix}, "))


@pytest.mark.parametrize(
    ("name", "text", "published"),
    [
        ("2025-03-10-talks.txt", "Trump met Putin.", "2025-03-10"),
        ("2025-03-10-talks.txt", "11 March 2025\n\nTrump met Putin.", "2025-03-10"),
        ("2025/03/10/talks.md", "Trump met Putin.", "2025-03-10"),
        ("talks.txt", "Talks\n\nPublished 10 March 2025\n\nTrump met Putin.", "2025-03-10"),
        ("2025-03-10-talks.md", "---\ndate: 2025-03-09\n---\nText.", "2025-03-09"),
        ("talks.txt", "Trump met Putin on March 10, 2025.", None),
        ("2025-03-10.csv", "text\nTrump met Putin.", None),
        ("a.csv", "id,text\n20250310,Trump met Putin.", None),
        ("a.csv", "url,text\nhttps://x.org/2025/03/10/talks,Trump met Putin.", "2025-03-10"),
    ],
)
def test_date(name, text, published):
    assert read_bytes(text.encode(), name).published == published


def test_article_that_is_too_large(monkeypatch):
    monkeypatch.setattr(article, "LARGEST", 10)
    assert str(read_bytes(b"Trump met Putin.")) == "a.txt: more than 0 MB; split it into articles"


def test_files_are_read_one_after_another():
    Path("a.jsonl").write_text('{"text": "One."}\n' * 3)
    Path("b.txt").write_text("Two.")
    found = documents(["."])
    next(found)
    Path("b.txt").unlink()
    assert str(list(found)[-1]) == "b.txt: no such file or directory"


@pytest.mark.parametrize(
    ("data", "names"),
    [
        (b'\n\n{"text": "One."}\n{"id": "b", "text": "Two."}', ["stdin/3", "b"]),
        (b"\n  \nTrump met Putin.\n", ["stdin"]),
        (b"{not JSON}", ["stdin"]),
    ],
)
def test_standard_input_may_be_rows(data, names, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    found = list(documents(["-"]))
    assert [document.name for document in found] == names
    assert names != ["stdin"] or found[0].text.encode() == data


def test_rows_among_articles():
    Path("rows.jsonl").write_text('{"id": "r1", "text": "One."}\n{"id": "r2"}\n')
    Path("z.txt").write_text("Two.")
    found = list(documents(["."]))
    assert [document.name for document in found if isinstance(document, Document)] == [
        "r1",
        "z.txt",
    ]
    assert str(found[1]).startswith("rows.jsonl, line 2: no field has a usual name for the text")


def test_rows_that_cannot_be_opened():
    Path("rows.jsonl").symlink_to("nothing")
    [error] = documents(["."])
    assert str(error) == "rows.jsonl: no such file or directory"
