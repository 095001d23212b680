"""zip archives: their articles, and one line for each member that is none."""

import struct
import zipfile
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.read import archive, documents
from tests.read import files


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def read(members, **form):
    """Names and texts, and messages."""
    data = members if isinstance(members, bytes) else files.archive(members, **form)
    Path("a.zip").write_bytes(data)
    found = list(documents(["a.zip"]))
    assert sorted(path.name for path in Path().iterdir()) == ["a.zip"]
    return [str(item) if isinstance(item, ReadError) else (item.name, item.text) for item in found]


def test_members():
    found = read(
        {"b/2.txt": "Two.", "b/": "", "a.md": "# One", "image.png": "x", "c.csv": "text\nT"}
    )
    assert found == [("a.zip/a.md", "# One"), ("a.zip/b/2.txt", "Two."), ("a.zip/c.csv/2", "T")]


def test_source_leads_into_the_archive():
    Path("news").mkdir()
    Path("news/a.zip").write_bytes(files.archive({"b.txt": "One.", "c.jsonl": '{"text": 1}'}))
    document, error = documents(["news"])
    assert (document.name, document.source) == ("a.zip/b.txt", "news/a.zip/b.txt")
    assert str(error) == "news/a.zip/c.jsonl, line 1: 'text' is no text"


def test_date_of_a_member():
    Path("a.zip").write_bytes(files.archive({"2025/03/10/talks.txt": "One."}))
    assert [document.published for document in documents(["a.zip"])] == ["2025-03-10"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("../x.txt", "its name leads out of the archive"),
        ("a/../../x.txt", "its name leads out of the archive"),
        ("/etc/x.txt", "its name leads out of the archive"),
        ("C:/x.txt", "its name leads out of the archive"),
        ("..\\x.txt", "its name leads out of the archive"),
        ("CON.txt", "its name is that of a device"),
        ("a/nul.txt", "its name is that of a device"),
        ("inner.zip", "an archive in an archive; unpack it first"),
        ("empty.txt", "empty"),
        ("bad.jsonl", None),
    ],
)
def test_bad_member_is_named_and_the_rest_read(name, message):
    content = {"empty.txt": "", "bad.jsonl": "Trump"}.get(name, "Trump met Putin.")
    found = read({name: content, "z.txt": "One."})
    assert ("a.zip/z.txt", "One.") in found
    (error,) = (item for item in found if isinstance(item, str))
    assert error == f"a.zip/{name}: {message}".replace("\\", "/") or message is None


def test_link():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    assert read({link: "/etc/passwd", "z.txt": "One."}) == [
        "a.zip/link.txt: a link, not a file",
        ("a.zip/z.txt", "One."),
    ]


def test_hidden_members_are_left_out():
    members = {".a.txt": "x", "b/.c/d.txt": "x", "__MACOSX/._z.txt": "x", "z.txt": "One."}
    assert read(members) == [("a.zip/z.txt", "One.")]


def test_encrypted():
    data = bytearray(files.archive({"x.txt": "Trump met Putin."}))
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + offset] |= 1
    assert read(bytes(data)) == [
        "a.zip/x.txt: encrypted; unpack the archive with its password first"
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_same_name_twice():
    assert read([("x.txt", "Old."), ("y.txt", "One."), ("x.txt", "New.")]) == [
        "a.zip/x.txt: is in the archive again; the last one is read",
        ("a.zip/x.txt", "New."),
        ("a.zip/y.txt", "One."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp437"])
def test_name_that_is_not_marked_as_utf8(encoding):
    name = "café.txt".encode(encoding)
    plain = "x" * (len(name) - 4) + ".txt"
    data = files.archive({plain: "One."}).replace(plain.encode(), name)
    assert read(data) == [("a.zip/café.txt", "One.")]


def test_name_that_breaks_lines():
    assert read({"a\nb\x1b.txt": "One."}) == [("a.zip/a\ufffdb\ufffd.txt", "One.")]


def test_member_that_unfolds():
    found = read({"x.txt": "x" * 2_000_000, "z.txt": "One."})
    assert found == [
        "a.zip/x.txt: unpacks to more than 200 times its size",
        ("a.zip/z.txt", "One."),
    ]


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_unfolds_without_a_bound(packing):
    assert read({"x.txt": "One."}, packing=packing) == [
        "a.zip/x.txt: packed in an unusual way; only deflate is known"
    ]


def test_size_that_is_a_lie():
    """Only so many bytes are unpacked as the archive says."""
    data = files.archive({"x.txt": "x" * 900_000})
    size = struct.pack("<L", 900_000)
    found = read(data.replace(size, struct.pack("<L", 10)))
    assert found in (
        ["a.zip/x.txt: damaged in the archive (Bad CRC-32 for file 'x.txt')"],
        [("a.zip/x.txt", "x" * 10)],
    )


def test_member_that_is_damaged():
    data = files.archive({"x.txt": "Trump met Putin.", "z.txt": "One."}, zipfile.ZIP_STORED)
    assert read(data.replace(b"Trump met", b"Trump mat")) == [
        "a.zip/x.txt: damaged in the archive (Bad CRC-32 for file 'x.txt')",
        ("a.zip/z.txt", "One."),
    ]


def test_reason_is_short():
    data = files.archive({"x.txt": "x" * 999}, zipfile.ZIP_STORED)
    (error,) = read(data.replace(b"\x05\x00\x00\x00x.txt", b"\xff\x01\x00\x00x.txt", 1))
    assert error.startswith("a.zip/x.txt: damaged (")
    assert len(error) < 200


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a zip archive, or a damaged one (File is not a zip file)"),
        (b"PK\3\4 junk", "not a zip archive, or a damaged one (File is not a zip file)"),
        (files.archive({}), "no article in this archive; known: "),
        (files.archive({"x.png": ""}), "no article in this archive; known: "),
    ],
)
def test_no_archive(data, message):
    (error,) = read(data)
    assert error.startswith(f"a.zip: {message}")


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("MOST_MEMBERS", "a.zip: 2 files in it, and 1 are the most; split it"),
        ("MOST_BYTES", "a.zip: more than 0 GB when unpacked; split it"),
    ],
)
def test_archive_that_is_too_large(limit, message, monkeypatch):
    monkeypatch.setattr(archive, limit, 1)
    assert read({"a.txt": "One.", "b.txt": "Two."}) == [message]


def test_archive_is_read_bit_by_bit(monkeypatch):
    Path("a.zip").write_bytes(files.archive({f"{n}.txt": "One." for n in range(9)}))
    opened, unpack = [], zipfile.ZipFile.open

    def noted(self, info):
        opened.append(info.filename)
        return unpack(self, info)

    monkeypatch.setattr(zipfile.ZipFile, "open", noted)
    next(documents(["a.zip"]))
    assert opened == ["0.txt"]
