"""An archive of claims is a graph again, without the articles, and beside articles."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kgraph import building
from kgraph.ask import STORE
from kgraph.ask.diff import diff
from kgraph.ask.verify import verify
from kgraph.cli import main
from kgraph.store import Store
from kgraph.who import decisions as decided
from tests import archives
from tests.archives import TEXTS, archive, imported, lines, rows
from tests.stored import contents, exported

if TYPE_CHECKING:
    from kgraph.model import Decision
    from kgraph.resolve.corrections import Corrections

SEEDS = Path(__file__).parents[1] / "seeds"
ALL = tuple(range(len(TEXTS)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the sample articles, as a user builds it, and the archive of it."""
    folder = tmp_path_factory.mktemp("seeds")
    building.build([str(SEEDS)], folder / "out", draw=False)
    (folder / "seeds.jsonl").write_bytes(exported(folder / "out", "jsonl"))
    return folder


def names(out: Path) -> dict[str, str]:
    """Entities by name, with their types."""
    with Store.open(out / STORE) as store:
        return {one.name: one.label for one in store.view().entities}


def decisions(out: Path) -> list[Decision]:
    with Store.open(out / STORE) as store:
        return store.decisions()


def run(*args: object, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


# what comes back


def test_sample_articles_come_back(seeds: Path, out: Path) -> None:
    text = (seeds / "seeds.jsonl").read_text()
    built = imported(out, text)
    with Store.open(seeds / "out" / STORE) as store:
        assert built.counts._replace(sentences=0) == store.counts()._replace(sentences=0)
    assert exported(out, "jsonl").decode() == text
    with Store.open(out / STORE) as store:
        assert verify(store, sources=True).problems == ()
    differences = diff(seeds / "out", out)
    assert differences, "entities that no claim speaks of are not in the archive"
    assert {(one.what, one.how) for one in differences} == {("entity", "removed")}


@pytest.mark.parametrize("form", ["graphml", "html"])
def test_pictures_show_the_same(seeds: Path, out: Path, form: str) -> None:
    built = archives.written(out.parent / "seeds.jsonl", (seeds / "seeds.jsonl").read_text())
    run("import", built, "-o", out, "--no-pictures", "-q")
    again = out.parent / "again"
    archives.written(out.parent / "seeds.jsonl", exported(out, "jsonl").decode())
    run("import", out.parent / "seeds.jsonl", "-o", again, "--no-pictures", "-q")
    assert exported(out, form) == exported(again, form)


QUESTIONS = """
neighbours Zelenskyy --depth 2
evidence Trump Putin
timeline Trump
conflicts
path Peskov Ukraine
search ceasefire
top
communities
""".strip().splitlines()


@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_have_the_same_answer(
    seeds: Path, tmp_path_factory: pytest.TempPathFactory, question: str
) -> None:
    copy = tmp_path_factory.getbasetemp() / "imported" / "out"
    if not copy.exists():
        copy.parent.mkdir()
        imported(copy, (seeds / "seeds.jsonl").read_text())
    one, other = (run(*question.split(), "--graph", of) for of in (seeds / "out", copy))
    assert (one.exit_code, one.stdout) == (0, other.stdout)


def test_import_is_an_import_of_nothing_heavy(out: Path) -> None:
    path = archives.written(out.parent / "a.jsonl", archive(0))
    script = (
        "import sys\nfrom kgraph.cli import main\n"
        f"main(['import', {path!r}, '-o', {str(out)!r}], standalone_mode=False)\n"
        "assert not {'spacy', 'thinc', 'trafilatura'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert (out / "graph.html").is_file()


def test_same_archive_twice_changes_nothing(out: Path) -> None:
    imported(out, archive(*ALL))
    before = contents(out)
    again = imported(out, archive(*ALL))
    assert (again.extracted, again.changed) == (0, False)
    assert contents(out) == before


def test_order_and_number_of_files_do_not_matter(out: Path) -> None:
    imported(out, archive(0, 1, 2), archive(3, 4))
    other = out.parent / "other"
    imported(other, archive(3, 4))
    imported(other, archive(0, 1, 2))
    for form in ("jsonl", "documents"):
        assert exported(out, form) == exported(other, form)


def test_lines_in_any_order(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.importing.AT_ONCE", 2)
    text = "".join(sorted(archive(*ALL).splitlines(keepends=True)))
    imported(out, text)
    assert sorted(exported(out, "jsonl").decode().splitlines(keepends=True)) == sorted(
        text.splitlines(keepends=True)
    )


def test_parts_of_a_document_add_up(out: Path) -> None:
    text = archive(0).splitlines(keepends=True)
    imported(out, *text[:2])
    imported(out, *text[2:])
    assert exported(out, "jsonl").decode() == "".join(text)


def test_claim_that_was_edited_takes_the_place_of_the_old_one(out: Path) -> None:
    found = rows(0)
    imported(out, lines(*found))
    found[0]["modality"] = "planned"
    assert imported(out, lines(found[0])).changed
    assert sorted(exported(out, "jsonl").splitlines()) == sorted(
        lines(*found).encode().splitlines()
    )


def test_day_that_is_told_later_is_that_of_the_edges(out: Path) -> None:
    found = rows(0)
    imported(out, lines(*found))
    imported(out, lines(*({**row, "published": "2025-03-10"} for row in found)))
    with Store.open(out / STORE) as store:
        assert verify(store).problems == ()
        (entry,) = store.entries()
    assert entry.published == "2025-03-10"


# beside articles


def test_article_wins(out: Path) -> None:
    archives.build(out, 0, 1)
    before = contents(out)
    built = imported(out, archive(0, 1))
    assert built.copies == ("0.txt", "1.txt")
    assert not built.changed
    assert contents(out) == before


def test_article_takes_the_place_of_its_claims(out: Path) -> None:
    imported(out, archive(0, 3))
    archives.add(out, 0, 3)
    other = out.parent / "other" / "out"
    other.parent.mkdir()
    archives.build(other, 0, 3)
    assert exported(out, "jsonl") == exported(other, "jsonl")
    assert exported(out, "documents") == exported(other, "documents")


def test_claims_stay_when_articles_come_and_go(out: Path) -> None:
    imported(out, archive(0))
    archives.add(out, 3)
    archives.remove(out, "3.txt")
    assert exported(out, "jsonl").decode() == archive(0)
    archives.add(out, 3)
    archives.remove(out, "0.txt")
    with Store.open(out / STORE) as store:
        assert [one.name for one in store.entries()] == ["3.txt"]
        assert store.imported() == {}


def test_build_makes_the_graph_of_what_it_is_given(out: Path) -> None:
    imported(out, archive(0))
    archives.build(out, 3)
    with Store.open(out / STORE) as store:
        assert [one.name for one in store.entries()] == ["3.txt"]


def test_same_file_name_elsewhere_is_another_document(out: Path) -> None:
    imported(out, archive(0))
    archives.add_file(out, archives.written(out.parent / "0.txt", TEXTS[3]))
    with Store.open(out / STORE) as store:
        assert len(store.entries()) == len({one.name for one in store.entries()}) == 2


# who is who


def test_entities_of_an_archive_stay_one_and_stay_apart(out: Path) -> None:
    """By names that mean others to the rules."""
    one, other = rows(0)[0], rows(0)[0]
    other = json.loads(json.dumps(other).replace("Donald Trump", "Donald J. Trump"))
    for row, name in ((one, "Donald Trump"), (other, "Donald J. Trump")):
        row["subject"].update(entity=name, name="Trump")
        row["sentence"]["text"] = row["sentence"]["text"].replace("Donald J. Trump", "Donald Trump")
    other["subject"].update(text=one["subject"]["text"])
    other |= {"document": "b.txt", "document_id": "b"}
    imported(out, lines(one, other))
    assert {"Donald Trump", "Donald J. Trump"} <= names(out).keys()
    apart = out.parent / "apart"
    imported(apart, lines(one), lines(other))
    assert len({"Donald Trump", "Donald J. Trump"} & names(apart).keys()) == 1


def test_short_name_of_another_archive_finds_its_bearer(out: Path) -> None:
    """As that of an article would."""
    row = rows(0)[0]
    row["document_id"] = "b"
    row["subject"].update(entity="Trump", name="Trump")
    imported(out, archive(0), lines(row))
    assert "Trump" not in names(out)
    row["subject"].update(entity="Melania Trump")
    (out.parent / "two").mkdir()
    imported(out.parent / "two" / "out", archive(0), lines(row))
    assert {"Donald Trump", "Melania Trump"} <= names(out.parent / "two" / "out").keys()


def test_short_name_of_an_article_finds_its_bearer(out: Path) -> None:
    imported(out, archive(3))
    archives.add(out, 2)
    assert "Zelensky" not in names(out)
    assert names(out)["Volodymyr Zelensky"] == "PERSON"


def test_what_extract_tells_is_one_in_each_document_only(out: Path) -> None:
    texts = [{**row, "scope": "document"} for row in rows(2) + rows(3)]
    assert {row["subject"]["entity"] for row in texts} >= {"Zelensky", "Volodymyr Zelensky"}
    imported(out, lines(*texts))
    assert "Zelensky" not in names(out)


def test_archive_is_the_reason_that_is_given(out: Path) -> None:
    imported(out, archive(0))
    (found,) = (one for one in decisions(out) if one.left == "Trump")
    assert (found.right, found.same, found.signal) == ("Donald Trump", True, "archive")
    assert found.reason == "so an archive of claims says"


def test_people_have_the_last_word(out: Path) -> None:
    imported(out, archive(*ALL))
    before = exported(out, "jsonl")
    assert run("merge", "Xi Jinping", "Emmanuel Macron", "--graph", out).exit_code == 0
    assert "Emmanuel Macron" not in names(out)
    assert run("split", "Xi Jinping", "Emmanuel Macron", "--graph", out).exit_code == 0
    assert exported(out, "jsonl") == before
    assert run("split", "Donald Trump", "Trump", "--graph", out).exit_code == 0
    assert {"Donald Trump", "Trump"} <= names(out).keys()
    assert run("rename", "Xi Jinping", "President of China", "--graph", out).exit_code == 0
    again = out.parent / "again"
    text = exported(out, "jsonl").decode()
    imported(again, text)
    assert exported(again, "jsonl").decode() == text
    assert {"Donald Trump", "Trump", "President of China"} <= names(again).keys()


def test_bare_words_stay_in_their_document(out: Path) -> None:
    called = {name for name in names_of(archive(8, 9, 10)) if "minister" in name}
    assert {"minister (8.txt)", "minister (9.txt)"} <= called
    imported(out, archive(8, 9, 10))
    assert {name for name in names(out) if "minister" in name} == called
    imported(out.parent / "one", archive(9))
    imported(out.parent / "one", archive(8))
    assert {"minister (8.txt)", "minister (9.txt)"} <= names(out.parent / "one").keys()


def names_of(text: str) -> set[str]:
    found = map(json.loads, text.splitlines())
    return {row[end]["entity"] or "" for row in found for end in ("subject", "object")}


# what cannot be read


def test_bad_lines_among_good_ones(tmp_path: Path) -> None:
    text = lines(rows(0)[0]) + "no\n" + lines({**rows(0)[1], "polarity": 1})
    path = archives.written(tmp_path / "a.jsonl", text)
    result = run("import", path, "-o", tmp_path / "out", "--no-pictures")
    assert result.exit_code == 5
    one, two, count = result.stderr.splitlines()
    assert one.startswith(f"not read: {path}:2: not JSON (")
    assert two == f"not read: {path}:3: 'polarity' is no text"
    assert count == "kgraph: 2 lines could not be read; the rest is built"


def test_nothing_that_can_be_read_leaves_the_graph(out: Path) -> None:
    imported(out, archive(0))
    before = contents(out)
    result = run("import", SEEDS / "000_9fcafb286955a4bc.txt", "-o", out)
    assert result.exit_code == 1
    assert result.stderr.endswith(
        "; kgraph export jsonl writes claims, kgraph build reads articles\n"
    )
    assert contents(out) == before


@pytest.mark.parametrize(
    ("path", "told", "code"),
    [
        ("nowhere.jsonl", "nowhere.jsonl: no such file", 1),
        (str(SEEDS), "a folder; name the files of claims in it", 1),
        (None, "name a file of claims, or - for standard input", 2),
    ],
)
def test_wrong_paths(tmp_path: Path, path: str | None, told: str, code: int) -> None:
    result = run("import", *([path] if path else []), "-o", tmp_path / "out")
    assert result.exit_code == code
    assert told in result.stderr
    assert not (tmp_path / "out" / STORE).exists()


def test_line_that_contradicts_another_of_its_document(out: Path) -> None:
    good, bad = rows(0)[0], rows(0)[0]
    bad["sentence"]["text"] = good["sentence"]["text"].replace(" in ", " at ")
    built = imported(out, lines(good, bad))
    (error,) = built.unreadable
    told = "0.jsonl:2: another line says otherwise of the text at these offsets"
    assert str(error).endswith(told)
    assert built.counts.claims == 1


def test_standard_input(tmp_path: Path) -> None:
    result = run("import", "-", "-o", tmp_path / "out", "-q", "--no-pictures", stdin=archive(0))
    assert (result.exit_code, result.output) == (0, "")
    assert exported(tmp_path / "out", "jsonl").decode() == archive(0)


def test_stopped_import_leaves_the_graph(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imported(out, archive(0))
    before = exported(out, "jsonl")
    monkeypatch.setattr("kgraph.importing.AT_ONCE", 1)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("kgraph.importing._content", _stop)
        imported(out, archive(1, 2))
    assert exported(out, "jsonl") == before
    archives.add(out, 3)
    with Store.open(out / STORE) as store:
        assert [one.name for one in store.entries()] == ["0.txt", "3.txt"]


def _stop(_: object) -> str:
    raise KeyboardInterrupt


# however it came


class Growth(RuleBasedStateMachine):
    """A graph of articles and archives is the same, however they came, and stays that of each."""

    @initialize()
    def first(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.out = Path(self.folder.name) / "out"
        self.decided = False

    def teardown(self) -> None:
        self.folder.cleanup()

    some = st.sets(st.sampled_from(ALL), min_size=1, max_size=4).map(sorted)

    @rule(numbers=some)
    def read(self, numbers: list[int]) -> None:
        imported(self.out, archive(*numbers))

    @rule(one=some, other=some)
    def read_two(self, one: list[int], other: list[int]) -> None:
        imported(self.out, archive(*one), archive(*other))

    @rule(numbers=some)
    def add(self, numbers: list[int]) -> None:
        archives.add(self.out, *numbers)

    @precondition(lambda self: len(self.documents()) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        archives.remove(self.out, data.draw(st.sampled_from(self.documents())))

    @precondition(lambda self: self.documents() and not self.decided)
    @rule(names=st.sampled_from([("Xi", "Xi Jinping"), ("China", "Paris")]))
    def decide(self, names: tuple[str, str]) -> None:
        text = f"[[different]]\nnames = {json.dumps(names)}\n"
        self.known().path.write_text(text)
        self.decided = True
        imported(self.out, archive(0))

    @precondition(lambda self: self.documents())
    @invariant()
    def is_that_of_all_at_once(self) -> None:
        other = self.out.parent / "other"
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.out, other)
        with closing(sqlite3.connect(other / STORE)) as db, db:
            db.execute("DELETE FROM who_settings")
        with Store.open(other / STORE) as store, store.changing() as change:
            building.settle(store, change, (), (), self.corrections())
        assert contents(self.out) == contents(other)

    @precondition(lambda self: self.documents())
    @invariant()
    def holds(self) -> None:
        with Store.open(self.out / STORE) as store:
            assert verify(store).problems == ()

    @precondition(lambda self: self.documents())
    @invariant()
    def comes_back(self) -> None:
        again = self.out.parent / "again"
        shutil.rmtree(again, ignore_errors=True)
        text = exported(self.out, "jsonl").decode()
        imported(again, text)
        assert exported(again, "jsonl").decode() == text

    @precondition(lambda self: self.documents() and not self.decided)
    @invariant()
    def keeps_who_is_who_of_each_archive(self) -> None:
        now: dict[tuple[str, ...], set[str]] = defaultdict(set)
        with Store.open(self.out / STORE) as store:
            links = store.links()
            for extraction in store.extractions():
                for mention, one in extraction.archived.items():
                    within = extraction.document.id if one.local else ""
                    now[one.archive, one.label, one.name, within].add(links[mention].id)
        assert all(len(ids) == 1 for ids in now.values())
        entities = [(key[0], next(iter(ids))) for key, ids in now.items()]
        assert len(set(entities)) == len(entities)

    def documents(self) -> list[str]:
        if not (self.out / STORE).exists():
            return []
        with Store.open(self.out / STORE) as store:
            return [one.id for one in store.entries()]

    def corrections(self) -> Corrections:
        known = self.known()
        return known.corrections(decided.load(known.path))

    def known(self) -> decided.Known:
        with Store.open(self.out / STORE) as store:
            return decided.Known.of(store.settings(), self.out)


TestGrowth = Growth.TestCase
TestGrowth.settings = settings(
    max_examples=6,
    stateful_step_count=8,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # what shrinks a failure takes minutes
)
