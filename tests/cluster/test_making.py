"""The steps, without dask: whatever the partitions and the names, the graph is the same."""

import pickle
import sys
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.made_up import article
from kgraph import building, cluster, pipeline, read
from kgraph.cli import main
from kgraph.cluster import client, extracting, making
from kgraph.cluster.sources import Partition, Piece
from kgraph.cluster.work import Folder
from kgraph.errors import KgraphError, ReadError
from kgraph.extract import parser
from kgraph.read import Source
from kgraph.workers import attempt
from tests.conftest import SEEDS
from tests.stored import contents, exported

TABLES = "entities names edges mentions statements claims decisions".split()
LINES = [
    line
    for seed in sorted(SEEDS.glob("*.txt"))
    for line in seed.read_text("utf-8").splitlines()
    if line
]
SAID = [
    "Chancellor Angela Merkel met Emmanuel Macron. The chancellor praised the French president.",
    "Merkel accused the minister. The minister denied it. Macron thanked the ministers.",
    "General Motors (GM) sued Ford. GM paid the United Nations. The UN thanked Ford Motor Company.",
    "Jim Smith met James Smith. Smith thanked Smyth. James T. Smith visited Kiev.",
    "Kyiv accused the Kremlin. Ukraine thanked Kyiv. Russia blamed Moscow and Ukrainian troops.",
    "The International Criminal Court charged Putin. The ICC accused Vladimir Putin.",
    "Comedian Ellen DeGeneres met Ellen DeGeneres. DeGeneres praised the Red Cross Clinic.",
    "The Red Cross Medical Center sued the minister. Portia de Rossi met DeGeneres.",
]
MODEL = building.DEFAULT_MODEL
RULES = parser.fingerprint(MODEL)
TEXTS = [*LINES, *SAID, *map(article, range(10))]


class Alone:
    """Workers that are this process."""

    def all(self, function, calls, **_):
        return [function(*call) for call in calls]

    def check(self, model, folder):
        """Nothing to look at."""


@contextmanager
def alone(*_):
    yield Alone()


@pytest.fixture(scope="module", autouse=True)
def read_once():
    """A text is extracted once for all examples."""
    attempt = building.attempt
    once = cache(attempt)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "attempt", once)
        patch.setattr(extracting, "attempt", once)
        patch.setattr(making, "connected", alone)
        yield


DECISIONS = (
    "",
    '[[same]]\nnames = ["Angela Merkel", "minister"]\n\n'
    '[[different]]\nnames = ["Ukraine", "Kyiv"]\n',
)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=40),
    st.sampled_from([1, 300, 2000]),
    st.sampled_from(DECISIONS),
    st.booleans(),
    st.integers(1, 4),
)
def test_graph_is_that_of_one_machine(tmp_path_factory, texts, size, decided, metonyms, together):
    folder = tmp_path_factory.mktemp("made")
    articles = folder / "articles"
    for n, text in enumerate(texts):
        (articles / str(n % 3)).mkdir(parents=True, exist_ok=True)
        (articles / str(n % 3) / f"{n // 3}.txt").write_text(text, "utf-8")
    (articles / "kgraph.decisions.toml").write_text(decided)
    how = {"draw": False, "metonyms": metonyms}
    pipeline.build([str(articles)], folder / "one", **how)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "TOGETHER", together)
        cluster.build([str(articles)], folder / "many", partition=size, **how)
    one, many = contents(folder / "one"), contents(folder / "many")
    for table in TABLES:
        assert many[table] == one[table], table
    assert exported(folder / "many", "jsonl") == exported(folder / "one", "jsonl")


def test_no_document_can_be_read(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(ReadError, match=r"a\.txt: empty"):
        cluster.build([str(tmp_path / "a.txt")], tmp_path / "out", draw=False)
    assert not (tmp_path / "out" / "kgraph.db").exists()


def test_bad_documents_are_named(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Putin met Trump.")
    for _ in range(2):
        built = cluster.build([str(tmp_path)], tmp_path / "out", draw=False)
        assert [str(error) for error in built.unreadable] == [f"{tmp_path}/a.txt: empty"]
        assert built.counts.documents == 1


def test_what_workers_die_of_is_named():
    files = [Source(f"s3://news/{n}.txt", f"s3://news/{n}.txt", f"{n}.txt", ".txt") for n in "abc"]
    partition = Partition("key", tuple(map(Piece, files)))
    said = client._killed(("folder", "how", partition))
    assert said.startswith("workers died again and again at reading s3://news/a.txt to s3://news/c")
    assert client._killed(("run", 3)).startswith("workers died again and again at one step; give")


def test_work_is_beside_the_graph():
    out = Path("out")
    assert making._work(["a.txt"], out) == str(out.absolute() / "work")
    with pytest.raises(KgraphError, match=r"^s3://news/2025/\*\.txt: .* need --work"):
        making._work(["a", "s3://news/2025/*.txt"], out)


def test_nothing_is_written_before_the_workers_are_there(tmp_path, monkeypatch):
    @contextmanager
    def nobody(*_):
        raise KgraphError("no dask scheduler answers")
        yield

    (tmp_path / "a.txt").write_text("Putin met Trump.")
    monkeypatch.setattr(making, "connected", nobody)
    with pytest.raises(KgraphError, match="no dask"):
        cluster.build([str(tmp_path)], tmp_path / "out", work=str(tmp_path / "w"), draw=False)
    assert not (tmp_path / "w").exists()


def test_command_line(tmp_path):
    (tmp_path / "a.txt").write_text("Putin met Trump.")
    out, work = str(tmp_path / "out"), str(tmp_path / "elsewhere")
    words = ["build", str(tmp_path / "a.txt"), "-o", out, "--no-pictures"]
    done = CliRunner().invoke(main, [*words, "--engine", "dask", "--work", work])
    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "1 document, 1 sentence, 1 claim, 2 entities, 1 edge",
    )
    assert "the articles stay where they are" in done.stderr
    assert (tmp_path / "elsewhere" / "claims").is_dir()
    done = CliRunner().invoke(main, [*words, "--work", work])
    assert done.exit_code == 2
    assert "--scheduler and --work go with --engine dask" in done.stderr


def test_folder_of_workers_among_the_articles_is_not_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Putin met Trump.")
    for count in (1, 0):
        built = cluster.build(["."], Path("out"), draw=False)
        assert (built.counts.documents, built.extracted, built.copies) == (1, count, ())


def test_workers_in_another_folder_open_the_files(tmp_path, monkeypatch):
    """Relative paths are of where the build was started."""

    class Elsewhere(Alone):
        def all(self, function, calls, **_):
            with monkeypatch.context() as patch:
                patch.chdir(elsewhere)
                return super().all(function, pickle.loads(pickle.dumps(calls)))

    @contextmanager
    def elsewhere_(*_):
        yield Elsewhere()

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Putin met Trump.")
    (tmp_path / "news" / "b.txt").write_text("")
    monkeypatch.setattr(making, "connected", elsewhere_)
    monkeypatch.chdir(tmp_path)
    built = cluster.build(["news"], Path("out"), work="work", draw=False)
    assert built.counts.documents == 1
    assert [str(error) for error in built.unreadable] == ["news/b.txt: empty"]
    assert (tmp_path / "work" / "documents").is_dir()
    assert not list(elsewhere.iterdir())


def test_what_may_be_readable_later_is_read_again(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "b.txt").write_text("Putin met Trump.")
    built = cluster.build([str(tmp_path)], tmp_path / "out", draw=False)
    assert [str(error) for error in built.unreadable] == [
        f"{tmp_path}/a.txt: no such file or directory"
    ]
    assert (built.counts.documents, built.extracted) == (1, 1)
    work = tmp_path / "out" / "work"
    assert not [*(work / "documents").iterdir(), *(work / "graph").glob("*")]
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.txt").write_text("Macron met Merkel.")
    built = cluster.build([str(tmp_path)], tmp_path / "out", draw=False)
    assert (built.counts.documents, built.extracted, built.unreadable) == (2, 2, ())
    assert cluster.build([str(tmp_path)], tmp_path / "out", draw=False).extracted == 0


@pytest.mark.parametrize("error", [MemoryError(), OSError("gone"), ImportError("no spacy")])
def test_what_hinders_the_worker_is_not_kept(tmp_path, monkeypatch, error):
    def fails(*_):
        raise error

    folder, how = Folder(str(tmp_path / "work")), extracting.How(read.GUESSED, MODEL, RULES)
    (tmp_path / "a.txt").write_text("Putin met Trump.")
    part = Partition("key", (Piece(read.find([str(tmp_path / "a.txt")])[0]),))
    with monkeypatch.context() as patch:
        patch.setattr(extracting, "attempt", attempt)
        patch.setattr(sys.modules["kgraph.extract"], "extract", fails)
        bad = extracting.extract(folder, how, "one", part)
    assert (bad.documents, len(bad.unreadable), bad.key) == (0, 1, "key-one")
    good = extracting.extract(folder, how, "two", part)
    assert (good.documents, good.unreadable, good.key) == (1, (), "")
    assert extracting.extract(folder, how, "three", part) == good


def test_content_that_nothing_tells_of_is_read_each_time(tmp_path):
    folder, how = Folder(str(tmp_path / "work")), extracting.How(read.GUESSED, MODEL, RULES)
    (tmp_path / "a.txt").write_text("Putin met Trump.")
    part = Partition("key", (Piece(read.find([str(tmp_path / "a.txt")])[0]),), sure=False)
    for n in range(2):
        assert extracting.extract(folder, how, str(n), part).key == f"key-{n}"
        assert not folder.has(extracting.documents_of("key"))


def test_two_builds_with_one_folder(tmp_path, monkeypatch):
    """The second is all done while the first is in the middle."""
    (tmp_path / "a.txt").write_text("Putin met Trump.")
    merge = making.merge

    def held(*given):
        monkeypatch.setattr(making, "merge", merge)
        make("two")
        merge(*given)

    def make(name):
        work = str(tmp_path / "work")
        return cluster.build([str(tmp_path / "a.txt")], tmp_path / name, work=work, draw=False)

    monkeypatch.setattr(making, "merge", held)
    assert make("one").counts.documents == 1
    assert exported(tmp_path / "one", "jsonl") == exported(tmp_path / "two", "jsonl")
    assert not list((tmp_path / "work" / "graph").iterdir())


def test_processes_of_a_scheduler_are_its_own(tmp_path):
    words = ["build", str(tmp_path), "--engine", "dask", "--scheduler", "tcp://a:1", "-j", "2"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "-j goes with processes of this machine" in done.stderr
