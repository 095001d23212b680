"""Paths become sources: which files, in what order, under what name."""

import os
import random
from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.read import READERS, find, home

KNOWN = "known: " + ", ".join(sorted([*READERS, ".zip"]))


@pytest.fixture(autouse=True)
def news(tmp_path, monkeypatch):
    """A folder to stand in, with articles and things that are none."""
    monkeypatch.chdir(tmp_path)
    for path in ("news/b.txt", "news/a.TXT", "news/2024/c.md", "news/.hidden.txt", "news/x.odt"):
        _write(path)
    _write("news/.git/d.txt")
    _write("other/b.txt")
    Path("drafts").mkdir()


def _write(path, text="Trump met Putin."):
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def names(*paths):
    return [source.name for source in find(paths)]


def test_folder_is_read_through_and_sorted():
    assert names("news") == ["2024/c.md", "a.TXT", "b.txt"]


def test_source_is_the_path_as_given():
    assert [source.source for source in find(["news/"])] == [
        "news/2024/c.md",
        "news/a.TXT",
        "news/b.txt",
    ]


def test_page_that_kgraph_wrote_is_no_article():
    for path in ("news/out/kgraph.db", "news/out/graph.html", "news/graph.html"):
        _write(path)
    assert names("news/", "news/**/*.html") == ["2024/c.md", "a.TXT", "b.txt", "graph.html"]
    assert names("news/out/graph.html") == ["graph.html"]


@pytest.mark.parametrize("header", ["name,alias", "\ufeffname,alias,type\r"])
def test_table_of_aliases_is_no_table_of_articles(header):
    _write("news/people.csv", f"{header}\nPutin,Vova\n")
    _write("news/rows.csv", "name,alias,text\nPutin,Vova,Trump met Putin.\n")
    assert names("news") == ["2024/c.md", "a.TXT", "b.txt", "rows.csv"]
    assert names("news/people.csv") == ["people.csv"]


def test_page_of_a_part_is_no_article():
    _write("news/putin.html", '<!DOCTYPE html>\n<meta name="generator" content="kgraph">')
    assert names("news") == ["2024/c.md", "a.TXT", "b.txt"]


def test_file_is_called_by_its_name():
    assert names("news/2024/c.md") == ["c.md"]


def test_pattern():
    assert names("news/*.txt") == ["b.txt"]
    assert names("news/*") == ["a.TXT", "b.txt"]
    assert names("news/**/*.md") == ["2024/c.md"]
    assert names("news/**") == ["2024/c.md", "a.TXT", "b.txt"]


def test_file_whose_name_looks_like_a_pattern():
    _write("what[1]?.txt")
    assert names("what[1]?.txt") == ["what[1]?.txt"]


def test_same_name_in_two_folders_is_told_apart():
    assert names("news", "other") == ["2024/c.md", "a.TXT", "news/b.txt", "other/b.txt"]


def test_same_file_twice_is_read_once():
    Path("news/link.txt").symlink_to("b.txt")
    assert names("news", "news/b.txt", "./news/../news", "news/*.txt") == [
        "2024/c.md",
        "a.TXT",
        "b.txt",
    ]


def test_order_of_the_paths_does_not_matter():
    paths = ["news", "other", "news/2024/c.md", "news/**/*.txt", "-"]
    expected = names(*paths)
    for seed in range(10):
        random.Random(seed).shuffle(paths)
        assert names(*paths) == expected


def test_standard_input():
    assert names("-", "-") == ["stdin"]


def test_pipe_is_read_as_plain_text():
    os.mkfifo("pipe")
    assert find(["pipe"])[0].suffix == ".txt"


def test_file_name_that_is_no_text():
    with Path(os.fsdecode(b"caf\xe9.txt")).open("w") as file:
        file.write("Trump met Putin.")
    assert names(os.fsdecode(b"caf\xe9.txt")) == ["caf\ufffd.txt"]


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("seeds2", "seeds2: no such file or folder"),
        ("news/b.txt/c.txt", "news/b.txt/c.txt: no such file or folder"),
        ("", "'': no such file or folder"),
        ("drafts", f"drafts/: no article in this folder; {KNOWN}"),
        ("drafts/", f"drafts/: no article in this folder; {KNOWN}"),
        ("drafts/*.txt", f"drafts/*.txt: no article fits; {KNOWN}"),
        ("news/x.odt", f"news/x.odt: no reader for '.odt'; {KNOWN}"),
        ("README", f"README: no reader for a file without a suffix; {KNOWN}"),
        ("a" * 300, "a" * 300 + ": file name too long"),
    ],
)
def test_nothing_to_read(path, message):
    _write("README")
    with pytest.raises(ReadError) as error:
        find(["news", path])
    assert str(error.value) == message


def test_no_path():
    with pytest.raises(ReadError, match="name a file, a folder, or -"):
        find([])


def test_closed_folder(monkeypatch):
    _close(monkeypatch, "news")
    with pytest.raises(ReadError) as error:
        find(["news"])
    assert str(error.value) == "news: permission denied"


def test_closed_folder_inside_an_open_one_is_named(monkeypatch):
    _close(monkeypatch, "news/2024")
    problems = [(source.name, source.problem) for source in find(["news"])]
    assert problems == [("2024", "permission denied"), ("a.TXT", ""), ("b.txt", "")]


def _close(monkeypatch, folder):
    scandir = os.scandir

    def closed(path):
        if str(path) == folder:
            raise PermissionError(13, "Permission denied", folder)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["other/b.txt", "news/"], "news"),
        (["other/b.txt", "news/b.txt"], "other"),
        (["-", "news/2024/*.md"], "news/2024"),
        (["*/b.txt"], "."),
        (["b.txt", "other/b.txt"], "other"),
        (["-"], None),
        ([os.devnull], None),
    ],
)
def test_folder_that_documents_are_of(paths, folder):
    assert home(paths) == (None if folder is None else Path(folder))
