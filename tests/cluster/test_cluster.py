"""A cluster makes the graph that one machine makes, whatever becomes of its workers."""

import threading
import time

import pytest

from kgraph import ask, cluster, pipeline
from kgraph.ask.search import search
from kgraph.ask.verify import verify
from kgraph.cluster import client
from kgraph.errors import KgraphError, NothingFound
from kgraph.who import correct
from tests.cluster.conftest import PART
from tests.stored import contents, exported

FORMS = ("graphml", "gexf", "jsonl")
TABLES = "entities names edges mentions statements claims decisions".split()


@pytest.fixture(scope="module")
def made(dask_, articles, tmp_path_factory):
    """The graph of the articles. One of the workers is killed as soon as a partition is done."""
    out = tmp_path_factory.mktemp("made")
    done = out / "work" / "documents"

    def kill():
        until = time.monotonic() + 60
        while time.monotonic() < until and not (done.exists() and any(done.iterdir())):
            time.sleep(0.01)
        found.append(len(list(done.iterdir())))
        dask_.workers[0].kill()

    found = []
    killer = threading.Thread(target=kill)
    killer.start()
    built = cluster.build([str(articles)], out, scheduler=dask_.address, partition=PART, draw=False)
    killer.join()
    return out, built, found[0]


def test_the_graph_is_that_of_one_machine(made, alone):
    out, built, before = made
    parts = len(list((out / "work" / "documents").iterdir()))
    assert before < parts / 2
    for form in FORMS:
        assert exported(out, form) == exported(alone, form), form
    here, there = contents(alone), contents(out)
    for table in TABLES:
        assert here[table] == there[table], table
    with ask.opened(alone) as store:
        assert store.counts() == built.counts
        assert [e._replace(source="") for e in store.entries()] == [
            e._replace(source="") for e in entries_of(out)
        ]
    assert sorted(built.copies) == ["b/001-1.txt", "row 3"]
    assert built.extracted == built.counts.documents
    assert not built.unreadable


def entries_of(folder):
    with ask.opened(folder) as store:
        return store.entries()


def test_what_is_done_is_not_done_again(made, dask_, articles, tmp_path):
    out, first, _ = made
    files = sorted((out / "work" / "documents").iterdir())
    times = [file.stat().st_mtime_ns for file in files]
    again = cluster.build(
        [str(articles)],
        tmp_path,
        scheduler=dask_.address,
        work=str(out / "work"),
        partition=PART,
        draw=False,
    )
    assert (again.extracted, again.changed) == (0, True)
    assert again.copies == first.copies != ()
    assert exported(tmp_path, "jsonl") == exported(out, "jsonl")
    assert sorted((out / "work" / "documents").iterdir()) == files
    assert [file.stat().st_mtime_ns for file in files] == times
    same = cluster.build([str(articles)], out, scheduler=dask_.address, partition=PART, draw=False)
    assert (same.extracted, same.changed) == (0, False)


def test_questions_are_answered(made):
    out, _, _ = made
    with ask.opened(out) as store:
        assert verify(store).problems == ()
        hit = search(store, "spokesman")[0]
        assert hit.text is None or "pokesman" in hit.text
        assert ask.entity(store, "President Biden").label == "PERSON"


def test_articles_that_are_elsewhere_are_told_of(made, articles):
    out, _, _ = made
    asked = (
        lambda: pipeline.add([str(articles / "copy.txt")], out),
        lambda: pipeline.remove(["a/same.txt"], out),
        lambda: correct.merge(out, ["Trump", "Putin"]),
    )
    before = exported(out, "jsonl")
    for question in asked:
        with pytest.raises(KgraphError, match="the articles are not here"):
            question()
    assert exported(out, "jsonl") == before


def test_one_machine_goes_on_from_nothing(made, articles, tmp_path):
    """A build of one machine in the same folder reads all itself."""
    import shutil

    out, _, _ = made
    shutil.copytree(out, tmp_path / "out", ignore=shutil.ignore_patterns("work"))
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "a.txt").write_bytes((articles / "a" / "000-0.txt").read_bytes())
    built = pipeline.build([str(tmp_path / "few")], tmp_path / "out", draw=False)
    assert (built.extracted, built.counts.documents) == (1, 1)
    pipeline.build([str(tmp_path / "few")], tmp_path / "new", draw=False)
    assert exported(tmp_path / "out", "jsonl") == exported(tmp_path / "new", "jsonl")
    with ask.opened(tmp_path / "out") as store, pytest.raises(NothingFound):
        search(store, "protesters")


def test_worker_with_other_software_is_named(dask_, articles, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "software", lambda model: client.Software("3.1.4", "", ""))
    with pytest.raises(
        KgraphError, match=r"worker tcp://.*has Python 3\.\d+.*this machine 3\.1\.4"
    ):
        cluster.build([str(articles)], tmp_path, scheduler=dask_.address, draw=False)
    assert not (tmp_path / ask.STORE).exists()


def test_no_scheduler(articles, tmp_path, monkeypatch):
    monkeypatch.setattr(client, "PATIENCE", 1)
    with pytest.raises(KgraphError, match=r"tcp://127\.0\.0\.1:9: no dask scheduler answers"):
        cluster.build([str(articles)], tmp_path, scheduler="tcp://127.0.0.1:9", draw=False)
