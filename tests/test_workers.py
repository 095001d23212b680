"""Documents read in several processes: the same as in one, and none is lost when one dies."""

import json
import os
import pickle
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph import read, workers
from kgraph.ask import STORE
from kgraph.cli import main
from kgraph.errors import ModelError, ReadError
from kgraph.extract.parser import DEFAULT_MODEL, load
from kgraph.model import Document
from kgraph.workers import AHEAD, SHARE, attempts, suited
from tests.conftest import SEEDS
from tests.stored import contents, exported

SENTENCES = ("Donald Trump met Vladimir Putin.", "Xi Jinping accused China.", "Nobody came.")
DEADLY = """
import os, signal
import spacy
from spacy.language import Language

@Language.component("deadly")
def deadly(doc):
    if "Rasputin" in doc.text:
        folder = os.environ["DEATHS"]
        deaths = len(os.listdir(folder))
        if deaths < int(os.environ["LIVES"]):
            os.mkdir(os.path.join(folder, str(deaths)))
            os.kill(os.getpid(), signal.SIGKILL)
    return doc

def load(**overrides):
    nlp = spacy.load("{model}")
    nlp.add_pipe("deadly")
    return nlp
"""
"""A model whose process dies of one man, as often as it is told."""


def documents(texts):
    return [Document.of(text, name=f"{n}.txt", source=f"{n}.txt") for n, text in enumerate(texts)]


@pytest.fixture
def deadly(tmp_path, monkeypatch):
    """Name of the model; how often it dies is in LIVES."""
    package = tmp_path / "modules" / "deadly_model"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(DEADLY.replace("{model}", DEFAULT_MODEL))
    (package / "meta.json").write_text('{"lang": "en", "name": "deadly", "version": "1"}')
    told = package.parent / "deadly_model-1.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: deadly_model\nVersion: 1\n")
    monkeypatch.syspath_prepend(str(package.parent))
    deaths = tmp_path / "deaths"
    deaths.mkdir()
    monkeypatch.setenv("DEATHS", str(deaths))
    return package.name


@pytest.fixture
def news(tmp_path):
    """Articles by name; one has the deadly man in it."""
    folder = tmp_path / "news"
    folder.mkdir()
    for n, text in enumerate([*SENTENCES[:2], "Grigori Rasputin met the Tsar.", *SENTENCES[:1]]):
        (folder / f"{n}.txt").write_text(f"{text} It was the {n}th time.")
    return folder


def deaths():
    return len(list(Path(os.environ["DEATHS"]).iterdir()))


def running(parent=None):
    """Ids of worker processes that this one has, or another."""
    pid = parent or os.getpid()
    lists = Path(f"/proc/{pid}/task").glob("*/children")  # each thread has its own
    children = " ".join(file.read_text() for file in lists).split()
    return [child for child in children if b"kgraph.workers" in _command(child)]


def _command(pid):
    return Path("/proc", pid, "cmdline").read_bytes()


def test_several_processes_give_what_one_gives_in_the_same_order(seeds):
    given = [found.document for found in seeds]
    assert list(attempts(given, DEFAULT_MODEL, jobs=2)) == seeds
    assert not running()


def test_no_document_is_taken_before_there_is_room():
    taken = []

    def many():
        for document in documents(f"Ann met Bob {n} times." for n in range(5 * AHEAD)):
            taken.append(document)
            yield document

    with closing(attempts(many(), DEFAULT_MODEL, jobs=2)) as results:
        next(results)
        assert len(taken) == 2 * AHEAD + 1
        next(results)
        assert len(taken) == 2 * AHEAD + 2
    assert not running()


def test_processes_end_when_nobody_wants_more():
    results = attempts(documents(SENTENCES * 20), DEFAULT_MODEL, jobs=2)
    next(results)
    assert len(running()) == 2
    results.close()
    assert not running()


def test_nothing_to_read_starts_nothing():
    assert list(attempts([], DEFAULT_MODEL, jobs=2)) == []


def test_model_that_cannot_be_loaded_is_told_as_in_one_process():
    with pytest.raises(ModelError, match="model no_such_model: not installed"):
        list(attempts(documents(SENTENCES), "no_such_model", jobs=2))
    assert not running()


def test_document_whose_process_dies_is_read_in_another(deadly, monkeypatch, news):
    monkeypatch.setenv("LIVES", "1")
    found = list(attempts(read.documents([str(news)]), deadly, jobs=2))
    assert [len(one.claims) > 0 for one in found] == [True] * 4
    assert "Rasputin" in found[2].claims[0].subject.name
    assert deaths() == 1


def test_document_that_processes_die_of_is_named_and_left_out(deadly, monkeypatch, news):
    monkeypatch.setenv("LIVES", "9")
    found = list(attempts(read.documents([str(news)]), deadly, jobs=2))
    assert [isinstance(one, ReadError) for one in found] == [False, False, True, False]
    assert str(found[2]) == (
        "2.txt: the process that reads it was ended 2 times by SIGKILL (out of memory?); "
        "the document is left out"
    )
    assert deaths() == 2


def test_build_tells_of_a_document_that_processes_die_of(deadly, monkeypatch, news, tmp_path):
    monkeypatch.setenv("LIVES", "9")
    out = tmp_path / "out"
    words = ["build", str(news), "-o", str(out), "--model", deadly, "-j", "2"]
    found = CliRunner().invoke(main, words)
    assert found.exit_code == 5
    assert found.stderr.splitlines()[0].startswith("not read: 2.txt: the process that reads it")
    assert "3 documents, " in found.stdout
    again = CliRunner().invoke(main, words)
    assert again.exit_code == 5  # it is tried again: there may be more memory now


def test_worker_is_not_interrupted_and_ends_with_its_questions():
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "kgraph.workers", DEFAULT_MODEL],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    time.sleep(1)  # until it listens to signals
    worker.send_signal(signal.SIGINT)
    printed, said = worker.communicate(pickle.dumps(documents(SENTENCES)[0]))
    raised, found = pickle.loads(printed)
    assert (raised, found.claims[0].predicate.lemma) == (False, "meet")
    assert (worker.returncode, said) == (0, b"")


@pytest.mark.parametrize(
    ("jobs", "count", "loaded", "expected"),
    [
        (None, 0, False, 0),
        (None, 1, False, 1),
        (None, 1, True, 0),
        (None, 2 * SHARE - 1, True, 0),
        (None, 2 * SHARE - 1, False, 1),
        (None, 10**6 * SHARE, True, 4),
        (7, 3, True, 3),
        (7, 70, True, 7),
        (2, 1, True, 1),
        (2, 0, True, 0),
        (1, 70, False, 0),
    ],
)
def test_processes_are_started_where_they_are_worth_it(jobs, count, loaded, expected, monkeypatch):
    monkeypatch.setattr(workers, "cores", lambda: 4)
    model = DEFAULT_MODEL if loaded else "another"
    load(DEFAULT_MODEL)
    assert suited(jobs, count, model) == expected


def test_builds_give_the_same_bytes_in_any_number_of_processes(tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    for file in SEEDS.iterdir():
        for n, text in enumerate(file.read_text().split("\n")):
            (news / f"{file.stem}-{n}.txt").write_text(text or "Nothing was here.")
    folders = [tmp_path / f"out{jobs}" for jobs in (1, 2, 3)]
    for jobs, out in enumerate(folders, 1):
        found = CliRunner().invoke(main, ["build", str(news), "-o", str(out), "-j", str(jobs)])
        assert found.exit_code == 0, found.output
    one, *others = [contents(out) for out in folders]
    assert all(other == one for other in others)
    for form in ("graphml", "html", "jsonl"):
        assert len({exported(out, form) for out in folders}) == 1


def test_rows_are_the_same_whatever_order_sets_have(tmp_path):
    dumps = []
    for seed, jobs in (("1", "1"), ("2", "2")):
        words = ["build", str(SEEDS), "-o", str(tmp_path / seed), "-j", jobs, "-q"]
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "kgraph", *words], env=env, check=True)
        with closing(sqlite3.connect(tmp_path / seed / STORE)) as db:
            dumps.append(list(db.iterdump()))
    assert dumps[0] == dumps[1]


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_number_of_processes_is_one_at_least(jobs):
    found = CliRunner().invoke(main, ["build", str(SEEDS), "-j", jobs])
    assert found.exit_code == 2
    assert "--jobs" in found.stderr


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 1), (signal.SIGKILL, -9)])
def test_no_process_outlives_a_build_that_is_ended(how, code, tmp_path):
    news = tmp_path / "news.jsonl"
    texts = (f"Ann met Bob {n} times. " * 300 for n in range(60))
    news.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    build = subprocess.Popen(
        [sys.executable, "-m", "kgraph", "build", news, "-o", tmp_path / "out", "-j", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while len(workers := running(build.pid)) < 2:
        assert build.poll() is None
        time.sleep(0.05)
    build.send_signal(how)
    _, said = build.communicate()
    assert build.returncode == code
    assert "Traceback" not in said
    end = time.monotonic() + 60
    while any(Path("/proc", worker).exists() for worker in workers):
        assert time.monotonic() < end
        time.sleep(0.05)


STAYS = """
import sys, threading
from pathlib import Path
import kgraph
from kgraph.building import watch
from kgraph.extract.parser import DEFAULT_MODEL, is_loaded
news, out, how = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
(news / "new.txt").rename(news.parent / "new.txt")
if how == "add":
    graph = kgraph.build(news, out=out, draw=False)
    assert not is_loaded(DEFAULT_MODEL)
    graph.add(news.parent / "new.txt", draw=False)
else:
    rounds = watch([str(news)], out, draw=False)
    next(rounds)
    threading.Timer(3, (news.parent / "new.txt").rename, [news / "new.txt"]).start()
    print(next(rounds).extracted, file=sys.stderr)
print(is_loaded(DEFAULT_MODEL))
"""


@pytest.mark.parametrize("how", ["add", "watch"])
def test_process_that_stays_loads_the_model_once_and_keeps_it(how, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    (news / "old.txt").write_text(SENTENCES[0])
    (news / "new.txt").write_text(SENTENCES[1])
    words = [sys.executable, "-c", STAYS, str(news), str(tmp_path / "out"), how]
    done = subprocess.run(words, capture_output=True, text=True, check=True, cwd=SEEDS.parent)
    assert done.stdout == "True\n"
