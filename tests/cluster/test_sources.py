"""What is read in partitions is what is read on one machine."""

import json
import os
from datetime import date

import fsspec
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from kgraph import read
from kgraph.cluster import sources
from kgraph.cluster.reading import documents
from kgraph.cluster.sources import cuts, find, partitions
from kgraph.errors import ReadError

TEXTS = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), min_size=1, max_size=12
)


def cut(size, fields=read.GUESSED):
    return lambda files: [cuts(file.source, size, fields) for file in files]


def parts_of(paths, size, how="", fields=read.GUESSED):
    return partitions(find([str(path) for path in paths]), size, how, cut(size, fields))


def all_of(parts, fields=read.GUESSED):
    found = [one for part in parts for one in documents(part.pieces, fields)]
    return [str(one) if isinstance(one, ReadError) else one for one in found]


@given(TEXTS, st.integers(1, 200), st.sampled_from(["", "not JSON\n", "\n\n"]))
def test_cut_lines_are_the_same_documents(tmp_path_factory, texts, size, between):
    file = tmp_path_factory.mktemp("lines") / "rows.jsonl"
    lines = [json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts]
    file.write_text(between.join(lines), "utf-8", newline="")
    whole = [str(one) if isinstance(one, ReadError) else one for one in read.documents([str(file)])]
    assert all_of(parts_of([file], size)) == whole


LINES = st.sampled_from(
    (
        '{"text": "Putin met Trump."}',
        '{"text": "Xi met Modi.", "day": "2025-01-02"}',
        '{"text": ""}',
        '{"text": "Kiev"',
        '{"no": 1}',
        "[]",
        "x",
        " ",
        "",
    )
)


@given(st.lists(LINES, min_size=1, max_size=30), st.integers(1, 8), st.sampled_from("\n "))
def test_pieces_are_judged_as_the_file_is(tmp_path_factory, lines, pieces, end):
    file = tmp_path_factory.mktemp("lines") / "rows.jsonl"
    file.write_text("\n".join(lines) + end * 5, "utf-8", newline="")
    whole = [str(one) if isinstance(one, ReadError) else one for one in read.documents([str(file)])]
    assert all_of(parts_of([file], max(1, file.stat().st_size // pieces))) == whole


@pytest.mark.parametrize("good", [0, 1, 999, 1000, 1500])
def test_many_bad_rows(tmp_path, good):
    """After a thousand of them at the start, one machine reads no more."""
    rows = ["not JSON"] * 3000
    rows[good] = '{"text": "Putin met Trump."}'
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    whole = [str(one) for one in read.documents([str(tmp_path / "a.jsonl")])]
    for size in (100, 20_000):
        assert [str(one) for one in all_of(parts_of([tmp_path / "a.jsonl"], size))] == whole


@pytest.mark.parametrize("day", ["day", "nothing"])
def test_field_that_later_rows_miss(tmp_path, day):
    rows = [
        {"text": f"Putin met Trump {n}.", **({"day": "2025-01-02"} if n < 2 else {})}
        for n in range(20)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    fields = read.Fields(date=day)
    whole = list(read.documents([str(tmp_path / "a.jsonl")], fields=fields))
    found = all_of(parts_of([tmp_path / "a.jsonl"], 200, fields=fields), fields)
    assert sorted(map(str, found)) == sorted(map(str, whole))


@pytest.mark.parametrize("name", ["a.parquet", "a.jsonl"])
def test_file_that_cannot_be_cut_is_named(tmp_path, name):
    (tmp_path / name).write_bytes(b"PAR1" + b"\xff" * 100)
    parts = parts_of([tmp_path / name], 10)
    assert [len(part.pieces) for part in parts] == [1]
    assert all_of(parts)[0].startswith(f"{tmp_path / name}: ")
    (tmp_path / name).unlink()
    assert cuts(parts[0].pieces[0].source, 10) == []


def test_files_are_the_same_documents(articles):
    whole = [one for one in read.documents([str(articles)]) if not isinstance(one, ReadError)]
    for size in (1, 3000, 10**9):
        assert all_of(parts_of([articles], size)) == whole


@pytest.fixture
def remote(articles):
    """The same files, elsewhere."""
    fs = fsspec.filesystem("memory")
    fs.put(f"{articles}/", "/kgraph-articles/", recursive=True)
    fs.pipe_file("/kgraph-articles/.hidden/a.txt", b"Hidden.")
    yield "memory:///kgraph-articles"
    fs.rm("/kgraph-articles", recursive=True)


def test_urls_are_read_as_paths_are(remote, articles):
    here, there = all_of(parts_of([articles], 3000)), all_of(parts_of([remote], 3000))
    assert [one.name for one in there] == [one.name for one in here]
    assert [one.id for one in there] == [one.id for one in here]
    some = all_of(parts_of([f"{remote}/a/*.txt"], 3000))
    assert [one.id for one in some] == [d.id for d in read.documents([str(articles / "a")])]
    one = all_of(parts_of([f"{remote}/copy.txt"], 3000))
    assert [(d.name, d.source) for d in one] == [("copy.txt", f"{remote}/copy.txt")]


def test_missing_url_is_named():
    with pytest.raises(ReadError, match="memory:///nothing: no such file or folder"):
        find(["memory:///nothing"])
    with pytest.raises(ReadError, match="standard input cannot be read by a cluster"):
        find(["-"])


def test_partitions_hang_on_their_files_only(tmp_path):
    for n in range(200):
        (tmp_path / f"{n:03}.txt").write_text("Putin met Trump." * 4)
    keys = [part.key for part in parts_of([tmp_path], 1000)]
    assert [part.key for part in parts_of([tmp_path], 1000)] == keys
    assert not {part.key for part in parts_of([tmp_path], 1000, "other rules")} & set(keys)
    (tmp_path / "0001.txt").write_text("Trump met Biden." * 4)
    (tmp_path / "100.txt").write_text("Trump met Macron." * 4)
    again = {part.key for part in parts_of([tmp_path], 1000)}
    assert len(again - set(keys)) <= len(keys) / 3


def test_same_time_other_size_is_another_content(tmp_path):
    file = tmp_path / "a.txt"
    found = []
    for text in ("Putin met Trump.", "Putin thanked Trump."):
        file.write_text(text)
        os.utime(file, ns=(10**18, 10**18))
        found += parts_of([file], 1000)
    assert found[0].key != found[1].key
    assert all(part.sure for part in found)


def test_file_that_nothing_tells_the_content_of_is_not_trusted(tmp_path):
    (tmp_path / "a.txt").write_text("Putin met Trump.")
    files = [file._replace(stamp="") for file in find([str(tmp_path / "a.txt")])]
    assert [part.sure for part in partitions(files, 1000, "", cut(1000))] == [False]


def rows_of(count):
    return [
        {"id": f"n{n}", "body": f"Putin met Trump {n}.", "date": date(2025, 1, n % 28 + 1)}
        for n in range(count)
    ]


def test_parquet_is_read_as_json_lines_are(tmp_path):
    found = rows_of(50)
    parquet.write_table(pyarrow.Table.from_pylist(found), tmp_path / "a.parquet", row_group_size=7)
    lines = [json.dumps({**row, "date": str(row["date"])}) for row in found]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    here = [(d.id, d.name, d.published) for d in read.documents([str(tmp_path / "a.jsonl")])]
    for size in (1, 500, 10**9):
        parts = parts_of([tmp_path / "a.parquet"], size)
        assert [(d.id, d.name, d.published) for d in all_of(parts)] == here
        assert (len(parts) > 5) == (size == 1)


def test_bad_rows_and_files_are_named(tmp_path):
    rows = [*rows_of(2), {"id": "x", "body": "", "date": None}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "a.parquet")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 no more")
    found = all_of(parts_of([tmp_path], 10**9))
    assert [one for one in found if isinstance(one, str)] == [
        f"{tmp_path}/a.parquet, row 3: empty 'body'",
        f"{tmp_path}/b.parquet: damaged, or not Parquet (Parquet magic bytes not found in footer. "
        "Either the file is corrupted or this is not a parquet file.)",
    ] or "damaged" in found[-1]
    assert len(found) == 4


def test_urls_of_http_are_paths_already():
    assert sources._url("https", "https://a.example/b.txt") == "https://a.example/b.txt"
    assert sources._url("s3", "news/b.txt") == "s3://news/b.txt"
    assert sources._url("memory", "/news/b.txt") == "memory:///news/b.txt"
