"""Every command as a user types it, on the sample articles and on bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import MODULES, main
from kgraph.store import locked

if TYPE_CHECKING:
    from spacy.language import Language

    from kgraph.model import Document, Extraction

SEEDS = Path(__file__).parents[1] / "seeds"


def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    """The command in this process. Nothing but SystemExit may come out of it."""
    result = CliRunner().invoke(main, [str(a) for a in args], input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that `kgraph build seeds/` wrote."""
    out = tmp_path_factory.mktemp("built")
    result = run("build", SEEDS, "-o", out)
    assert result.exit_code == 0, result.output
    return out


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("Barack Obama met Vladimir Putin in Moscow.\n")
    (folder / "two.txt").write_text("Angela Merkel praised Barack Obama on Friday.\n")
    return folder


# build


def test_build_writes_three_files_and_a_summary(built: Path) -> None:
    assert {p.name for p in built.iterdir()} >= {"kgraph.db", "graph.html", "graph.graphml"}


def test_summary_says_what_was_done_and_what_to_try(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert re.search(
        r"2 documents, 2 sentences, \d+ claims, \d+ entities, \d+ edges", result.stdout
    )
    assert "2 read, 0 unchanged" in result.stdout
    assert "Barack Obama" in result.stdout
    assert "kgraph neighbours" in result.stdout


def test_second_build_does_nothing(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", articles, "-o", out)
    before = {p.name: p.stat().st_mtime_ns for p in out.iterdir() if p.suffix != ".db-wal"}
    result = run("build", articles, "-o", out)
    assert "nothing to do" in result.stdout
    after = {p.name: p.stat().st_mtime_ns for p in out.iterdir() if p.suffix != ".db-wal"}
    assert before["graph.html"] == after["graph.html"]
    assert before["graph.graphml"] == after["graph.graphml"]


def test_second_build_does_not_load_spacy(articles: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\n"
        f"sys.argv = 'kgraph build -j 1 {articles} -o {tmp_path / 'out'}'.split()\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules)"
    )
    for loaded in ("True", "False"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.stdout.splitlines()[-1] == loaded, done.stderr


def test_build_reads_only_what_changed_and_forgets_what_is_gone(
    articles: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", articles, "-o", out)
    (articles / "two.txt").unlink()
    (articles / "three.txt").write_text("Narendra Modi visited Japan.\n")
    result = run("build", articles, "-o", out)
    assert "1 read, 1 unchanged, 1 forgotten" in result.stdout
    assert run("neighbours", "Merkel", "--graph", out).exit_code == 3
    assert run("neighbours", "Modi", "--graph", out).exit_code == 0


def test_same_bytes_for_any_order_and_any_run(tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    graphs, claims = set(), set()
    for name, order in (
        ("a", files),
        ("b", files),
        ("c", files[::-1]),
        ("d", files[2:] + files[:2]),
    ):
        out = tmp_path / name
        assert run("build", *order, "-o", out, "-q").exit_code == 0
        graphs.add((out / "graph.graphml").read_bytes())
        claims.add(run("export", "jsonl", "--graph", out).stdout)
    assert len(graphs) == 1
    assert len(claims) == 1


def test_copies_count_once(articles: Path, tmp_path: Path) -> None:
    shutil.copy(articles / "one.txt", articles / "copy.txt")
    result = run("build", articles, "-o", tmp_path / "out")
    assert result.stdout.startswith("2 documents")
    assert "1 left out as copies: one.txt" in result.stdout


def test_build_from_standard_input(tmp_path: Path) -> None:
    result = run("build", "-", "-o", tmp_path / "out", stdin="Barack Obama met Vladimir Putin.")
    assert result.exit_code == 0
    assert "1 document, 1 sentence," in result.stdout


def test_verbose_build_names_each_document(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "out", "-v")
    assert result.stderr.splitlines() == ["reading 1/2 one.txt", "reading 2/2 two.txt"]
    assert run("build", articles, "-o", tmp_path / "out", "-q", "-v").exit_code == 2


def test_commands_to_try_can_be_pasted(tmp_path: Path) -> None:
    out = tmp_path / "my graph"
    result = run("build", "-", "-o", out, stdin="Rhett O'Neill met Angela Merkel.")
    commands = result.stdout.partition("\nnext\n")[2].splitlines()
    assert len(commands) == 3
    for command in commands[1:]:
        assert shell(command.replace("kgraph", "$K", 1)).returncode == 0


def test_quiet_build_prints_nothing(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "out", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_text_without_claims_gives_an_empty_graph(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Hm.")
    out = tmp_path / "out"
    result = run("build", tmp_path / "a.txt", "-o", out)
    assert result.exit_code == 0
    assert "no claim joins two actors" in result.stdout
    assert (out / "graph.html").stat().st_size > 0
    assert run("neighbours", "Putin", "--graph", out).exit_code == 3


# bad input


def one_line(result: Result) -> str:
    """What the command says on standard error: exactly one line."""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_missing_path(tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "nowhere: no such file or folder" in one_line(result)
    assert not (tmp_path / "out").exists()


def test_no_path_is_wrong_usage() -> None:
    assert run("build").exit_code == 2
    assert run("extract").exit_code == 2


def test_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG")
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "no article in this folder; known: .atom, .csv, " in one_line(result)


def test_unknown_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_text("x")
    result = run("build", tmp_path / "a.doc", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "no reader for '.doc'; known: .atom, .csv, " in one_line(result)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b" \n\t", "empty"), (b"\x89PNG\r\n\x1a\n\0\0\0", "binary")],
)
def test_only_document_is_bad(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    result = run("build", tmp_path / "bad.txt", "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "bad.txt" in one_line(result)
    assert reason in one_line(result)
    assert not (tmp_path / "out" / "graph.html").exists()
    result = run("extract", tmp_path / "bad.txt")
    assert result.exit_code == 1
    assert reason in one_line(result)


def test_bad_document_among_good_ones(articles: Path, tmp_path: Path) -> None:
    (articles / "photo.txt").write_bytes(b"\x89PNG\0\0")
    (articles / "gone.txt").symlink_to(tmp_path / "nothing")
    result = run("build", articles, "-o", tmp_path / "out")
    assert result.exit_code == 5
    assert result.stdout.startswith("2 documents")
    assert "photo.txt" in result.stderr
    assert "gone.txt" in result.stderr
    assert "2 documents could not be read; the rest is built" in result.stderr


def test_model_that_is_not_installed(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "out", "--model", "en_core_web_huge")
    assert result.exit_code == 1
    assert "en_core_web_huge: not installed" in one_line(result)
    assert not (tmp_path / "out").exists()


def test_module_that_is_no_model_leaves_nothing(articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "out", "--model", "wave")
    assert result.exit_code == 1
    assert "model wave: cannot be loaded" in one_line(result)
    assert not (tmp_path / "out").exists()


def test_folder_that_is_no_model(articles: Path) -> None:
    result = run("extract", articles, "--model", articles)
    assert result.exit_code == 1
    assert "cannot be loaded" in one_line(result)


def test_model_without_a_parser(articles: Path, tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    result = run("extract", articles, "--model", tmp_path / "blank")
    assert result.exit_code == 1
    assert "has no parser" in one_line(result)


def test_output_folder_is_a_file(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    result = run("build", articles, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert str(tmp_path / "out") in one_line(result)
    assert (tmp_path / "out").read_text() == "mine"


def full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_picture_that_cannot_be_written(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run("build", articles, "-o", out)
    before = (out / "graph.html").read_bytes()
    (articles / "one.txt").unlink()
    monkeypatch.setattr(Path, "replace", full)
    result = run("build", articles, "-o", out)
    assert result.exit_code == 1
    assert "graph.html: cannot be written (no space left on device)" in one_line(result)
    assert (out / "graph.html").read_bytes() == before
    assert not list(out.glob(".graph.html*"))


def test_pictures_that_were_not_written_are_written_by_the_next_build(
    articles: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run("build", articles, "-o", out)
    before = (out / "graph.html").read_bytes()
    (articles / "three.txt").write_text("Narendra Modi visited Japan.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert run("build", articles, "-o", out).exit_code == 1
    assert (out / "graph.html").read_bytes() == before
    assert run("neighbours", "Modi", "--graph", out).exit_code == 0
    assert "nothing to do" in run("build", articles, "-o", out).stdout
    assert (out / "graph.html").read_bytes() != before


def test_pictures_are_left_until_somebody_looks(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run("build", articles, "-o", out, "--no-pictures")
    assert not (out / "graph.html").exists()
    monkeypatch.setattr("webbrowser.open", lambda _: True)
    assert run("view", "--graph", out).exit_code == 0
    assert "Obama" in (out / "graph.html").read_text(encoding="utf-8")


def test_second_build_into_the_same_folder_is_told_to_wait(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with locked(out):
        result = run("build", articles, "-o", out)
    assert result.exit_code == 1
    assert one_line(result) == (
        f"kgraph: {out}: another kgraph build is writing here; "
        "try again when it is done, or wait for it with --wait"
    )


@pytest.fixture
def strange(articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The articles, and one that cannot be parsed."""
    package = import_module("kgraph.extract")

    def parse(document: Document, nlp: Language) -> Extraction:
        if document.name == "bad.txt":
            raise ValueError("[E088] Text of length 1000001 exceeds maximum of 1000000.\nMore.")
        return extract(document, nlp)

    extract = package.extract
    monkeypatch.setattr(package, "extract", parse)
    (articles / "bad.txt").write_text("A strange text.")
    return articles


REASON = "bad.txt: cannot be parsed ([E088] Text of length 1000001 exceeds maximum of 1000000."


def test_document_that_cannot_be_parsed(strange: Path, tmp_path: Path) -> None:
    for _ in range(2):
        result = run("build", strange, "-o", tmp_path / "out")
        assert result.exit_code == 5
        assert result.stdout.startswith("2 documents")
        assert f"not read: {REASON}" in result.stderr
    result = run("extract", strange)
    assert result.exit_code == 5
    assert f"not read: {REASON}" in one_line(result)
    assert len(result.stdout.splitlines()) > 1


def test_no_document_can_be_parsed(strange: Path, tmp_path: Path) -> None:
    for args in (
        ("build", strange / "bad.txt", "-o", tmp_path / "out"),
        ("extract", strange / "bad.txt"),
    ):
        result = run(*args)
        assert result.exit_code == 1
        assert one_line(result).startswith(f"kgraph: {REASON}")
    assert not (tmp_path / "out" / "kgraph.db").exists()


def test_damaged_store_is_named_and_left(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "kgraph.db").write_bytes(b"this is no database" * 100)
    for args in (("build", articles, "-o", out), ("neighbours", "Obama", "--graph", out)):
        result = run(*args)
        assert result.exit_code == 1
        assert "kgraph.db" in one_line(result)
    assert (out / "kgraph.db").read_bytes() == b"this is no database" * 100


@pytest.mark.parametrize(
    "args",
    [
        ("neighbours", "Putin"),
        ("evidence", "Putin"),
        ("export", "jsonl"),
        ("export", "documents"),
        ("view",),
    ],
    ids=lambda args: "-".join(args),
)
def test_no_graph_yet(tmp_path: Path, args: tuple[str, ...]) -> None:
    result = run(*args, "--graph", tmp_path)
    assert result.exit_code == 1
    assert "kgraph build" in one_line(result)
    assert not list(tmp_path.iterdir())


# neighbours


@pytest.mark.parametrize("name", ["Putin", "vladimir putin", "VLADIMIR PUTIN"])
def test_neighbours_by_any_name(built: Path, name: str) -> None:
    result = run("neighbours", name, "--graph", built)
    assert result.exit_code == 0
    assert result.stdout.startswith("Vladimir Putin (PERSON")
    assert re.search(r"↔ +meet +Donald Trump +PERSON +\d", result.stdout)


@pytest.mark.parametrize("name", ["Zelenskyy", "Zelensky", "Volodymyr Zelensky"])
def test_spellings_are_one(built: Path, name: str) -> None:
    assert run("neighbours", name, "--graph", built).stdout.startswith("Volodymyr Zelensky")


def test_american_spelling(built: Path) -> None:
    asked = ("Putin", "--graph", built)
    assert run("neighbors", *asked).stdout == run("neighbours", *asked).stdout


def test_neighbours_as_json(built: Path) -> None:
    rows = json.loads(run("neighbours", "Putin", "--graph", built, "--format", "json").stdout)
    meet = next(r for r in rows if r["action"] == "meet" and r["polarity"] == "positive")
    assert meet["neighbour"] == "Donald Trump"
    assert meet["direction"] == "both"
    assert meet["claims"] == sum(meet["modalities"].values())
    assert len(meet["documents"]) >= 3


def test_neighbours_as_jsonl_and_csv(built: Path) -> None:
    asked = ("neighbours", "Putin", "--graph", built, "--limit", "3", "--format")
    lines = run(*asked, "jsonl").stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(run(*asked, "csv").stdout)))
    assert [json.loads(line)["edge"] for line in lines] == [row["edge"] for row in rows]
    assert len(rows) == 3


def test_unknown_name_gets_near_names(built: Path) -> None:
    result = run("neighbours", "Vladimir Puttin", "--graph", built)
    assert result.exit_code == 3
    assert "did you mean" in one_line(result)
    assert "Vladimir Putin" in one_line(result)


def test_name_that_fits_several(built: Path) -> None:
    result = run("neighbours", "officials", "--graph", built)
    assert result.exit_code == 4
    assert "Russian officials" in one_line(result)
    assert "Ukrainian officials" in one_line(result)


def test_narrow_terminal_has_fewer_columns(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.show.questions.width", lambda: 40)
    result = run("neighbours", "Putin", "--graph", built)
    header = result.stdout.splitlines()[1]
    assert header.split() == ["action", "neighbour", "claims", "how"]
    assert "PERSON" not in result.stdout.partition("\n")[2]


def test_folder_from_the_environment(built: Path) -> None:
    result = CliRunner().invoke(main, ["neighbours", "Putin"], env={"KGRAPH_GRAPH": str(built)})
    assert result.exit_code == 0


@pytest.mark.parametrize(
    "command", [["neighbours", "Putin"], ["evidence", "Trump", "Putin"], ["entities", "--why"]]
)
def test_questions_import_neither_spacy_nor_networkx(built: Path, command: list[str]) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\n"
        f"sys.argv = ['kgraph', *{command!r}, '--graph', {str(built)!r}]\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "heavy = {'spacy', 'networkx', 'numpy', 'pyvis'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_command_loads_the_module_of_its_own(built: Path) -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\n"
        f"sys.argv = ['kgraph', 'stats', '--graph', {str(built)!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted(name for name in sys.modules if name.startswith('kgraph.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = "['kgraph.cli.complete', 'kgraph.cli.options', 'kgraph.cli.questions']"
    assert done.stdout.splitlines()[-1] == modules


def test_every_command_is_found_in_its_module() -> None:
    for module, names in MODULES.items():
        found = import_module(f"kgraph.cli.{module}").COMMANDS
        assert sorted(command.name for command in found) == sorted(names.split())
    with pytest.raises(KeyError):
        main.commands["nothing"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom kgraph.cli import main\nsys.argv = ['kgraph', '--help']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'networkx', 'rich', 'sqlite3', 'rapidfuzz'} & sys.modules.keys()\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


# evidence


def test_evidence_marks_the_words_and_names_the_place(built: Path) -> None:
    result = run("evidence", "Peskov", "--action", "deny", "--graph", built)
    assert "Dmitri Peskov — deny → request" in result.stdout
    assert "[Kremlin Spokesman Dmitri Peskov] [denied] that" in result.stdout
    place = re.search(r"^(\S+):(\d+)-(\d+)", result.stdout, re.MULTILINE)
    assert place is not None
    text = (SEEDS / place[1]).read_text(encoding="utf-8")
    assert text[int(place[2]) : int(place[3])].startswith("On Thursday, Kremlin Spokesman")


def test_evidence_between_two(built: Path) -> None:
    rows = json.loads(
        run("evidence", "Trump", "Putin", "--graph", built, "--format", "json").stdout
    )
    assert {frozenset((r["subject"], r["object"])) for r in rows} == {
        frozenset(("Donald Trump", "Vladimir Putin"))
    }
    assert {(r["class"], r["cameo"], r["quad"]) for r in rows if r["action"] == "meet"} >= {
        ("AGREE", "03", "verbal cooperation")
    }
    denied = [r for r in rows if r["polarity"] == "denied"]
    assert {r["speaker"] for r in denied} == {"Dmitri Peskov"}


def test_evidence_that_is_not_there(built: Path) -> None:
    result = run("evidence", "Trump", "Putin", "--action", "marry", "--graph", built)
    assert result.exit_code == 3
    assert "no claim 'marry'" in one_line(result)
    assert "meet" in one_line(result)
    assert run("evidence", "Shmyhal", "Reuters", "--graph", built).exit_code == 3


def test_evidence_of_three_names_is_wrong_usage(built: Path) -> None:
    assert run("evidence", "a", "b", "c", "--graph", built).exit_code == 2


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Barack Obama met \x1b[31mVladimir Putin in Moscow.")
    run("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert "\x1b" not in run("evidence", "Obama", "--graph", tmp_path / "out").stdout


# extract and export


def test_extract_prints_a_claim_a_line() -> None:
    result = run("extract", "-", stdin="Barack Obama did not meet Vladimir Putin.")
    lines = result.stdout.splitlines()
    assert len(lines) == 1
    claim = json.loads(lines[0])
    assert claim["schema"] == 1
    assert claim["subject"]["entity"] == "Barack Obama"
    assert claim["predicate"]["lemma"] == "meet"
    assert (claim["polarity"], claim["modality"]) == ("negative", "asserted")
    assert claim["object"] == {
        "text": "Vladimir Putin",
        "start": 26,
        "end": 40,
        "entity": "Vladimir Putin",
        "type": "PERSON",
        "kind": "name",
    }


def test_extract_triples_of_json_lines(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        json.dumps({"id": "s1", "text": "Obama approved aid to Ukraine ."})
        + "\n"
        + json.dumps({"id": "s2", "text": "Apple was sued by Google ."})
    )
    found = [json.loads(x) for x in run("extract", rows, "--format", "triples").stdout.splitlines()]
    assert [row["id"] for row in found] == ["s1", "s2"]
    keys = ("subject", "relation", "object")
    assert [tuple(t[k] for k in keys) for t in found[0]["triples"]] == [
        ("Obama", "approved", "aid to Ukraine"),
        ("Obama", "approved aid to", "Ukraine"),
    ]
    assert [tuple(t[k] for k in keys) for t in found[1]["triples"]] == [
        ("Apple", "was sued by", "Google")
    ]


def test_extract_documents() -> None:
    text = "Dmitry Peskov met Trump. “I thanked Trump,” he said."
    result = run("extract", "-", "--format", "documents", stdin=text)
    found = json.loads(result.stdout)
    assert found["text"] == text
    assert [(q["speaker"], q["cue"], q["text"]) for q in found["quotes"]] == [
        ("Dmitry Peskov", "say", "I thanked Trump,")
    ]
    assert {m["entity"] for m in found["mentions"] if m["text"] == "I"} == {"Dmitry Peskov"}
    assert ("Dmitry Peskov", "met", "Trump") in [
        (e["subject"], e["action"], e["object"]) for e in found["edges"]
    ]


def test_extract_json_lines_from_standard_input() -> None:
    row = json.dumps({"id": "s1", "text": "Apple was sued by Google ."})
    result = run("extract", "-", "--format", "triples", stdin=f"\n{row}\n{{}}\n")
    assert result.exit_code == 5
    assert "-, line 3: no field has a usual name for the text" in one_line(result)
    assert json.loads(result.stdout)["id"] == "s1"
    prose = run("extract", "-", "--format", "triples", stdin="{Apple was sued by Google.\n}")
    assert json.loads(prose.stdout)["id"] == "stdin"


def test_extract_without_implicit() -> None:
    text = "Sadiq Khan, the mayor, met Angela Merkel."
    everything = run("extract", "-", stdin=text).stdout
    rest = run("extract", "-", "--without", "implicit", stdin=text).stdout
    assert '"apposition"' in everything
    assert '"apposition"' not in rest
    assert '"meet"' in rest


def test_columns_are_named_by_options(tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("Nr;Story;On\n7;On Thursday Obama met Putin.;14.3.2024\n8;;\n")
    columns = ("--text-field", "story", "--id-field", "nr", "--date-field", "on")
    result = run("extract", table, *columns)
    assert result.exit_code == 5
    assert "rows.csv, row 3: empty 'Story'" in one_line(result)
    claim = json.loads(result.stdout.splitlines()[0])
    assert (claim["document"], claim["time"]["value"]) == ("7", "2024-03-14")
    result = run("build", table, "-o", tmp_path / "out", *columns[:2], "--title-field", "head")
    assert result.exit_code == 1
    assert "rows.csv: no column 'head'; there are: Nr, Story, On" in one_line(result)
    for command in ("build", "extract", "add", "watch"):
        assert "--date-field NAME" in run(command, "--help").stdout


def test_extract_names_bad_rows_and_goes_on(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a"}\n{"id": "b", "text": "Obama met Putin."}\n')
    result = run("extract", rows, "--format", "triples")
    assert result.exit_code == 5
    assert "line 1: no field has a usual name for the text; there are: id" in one_line(result)
    assert json.loads(result.stdout)["id"] == "b"


def test_export_jsonl_has_every_claim_with_canonical_names(built: Path) -> None:
    claims = [json.loads(x) for x in run("export", "jsonl", "--graph", built).stdout.splitlines()]
    assert len(claims) > 300
    meet = [c for c in claims if c["predicate"]["lemma"] == "meet"]
    assert {"Donald Trump", "Vladimir Putin"} <= {c["subject"]["entity"] for c in meet}
    for claim in claims:
        text = (SEEDS / claim["document"]).read_text(encoding="utf-8")
        for part in ("sentence", "subject", "predicate", "object"):
            assert text[claim[part]["start"] : claim[part]["end"]] == claim[part]["text"]


def test_export_to_a_file_is_what_build_wrote(built: Path, tmp_path: Path) -> None:
    target = tmp_path / "x.graphml"
    assert run("export", "graphml", "-o", target, "--graph", built).exit_code == 0
    assert target.read_bytes() == (built / "graph.graphml").read_bytes()
    assert run("export", "html", "-o", target, "--graph", built).exit_code == 0
    assert target.read_bytes() == (built / "graph.html").read_bytes()


def test_title_is_the_folder_of_the_articles(articles: Path, tmp_path: Path) -> None:
    by_name = sorted(map(str, articles.iterdir()))
    for paths in ([articles], by_name, [f"{articles}/*.txt"]):
        run("build", *paths, "-o", tmp_path / "out")
        assert b"<desc>articles</desc>" in (tmp_path / "out" / "graph.graphml").read_bytes()
    run("build", "-", "-o", tmp_path / "out", stdin="Barack Obama met Vladimir Putin.")
    assert b"<desc>standard input</desc>" in (tmp_path / "out" / "graph.graphml").read_bytes()


def test_export_through_a_link_and_into_a_pipe(built: Path, tmp_path: Path) -> None:
    link, target, pipe = tmp_path / "link", tmp_path / "target", tmp_path / "pipe"
    target.write_text("old")
    link.symlink_to("target")
    assert run("export", "graphml", "-o", link, "--graph", built).exit_code == 0
    assert link.is_symlink()
    assert target.read_bytes() == (built / "graph.graphml").read_bytes()
    os.mkfifo(pipe)
    read = tmp_path / "read"
    with read.open("wb") as file, subprocess.Popen(["cat", str(pipe)], stdout=file):
        assert run("export", "graphml", "-o", pipe, "--graph", built).exit_code == 0
    assert read.read_bytes() == target.read_bytes()
    assert pipe.is_fifo()


def test_export_to_a_place_that_cannot_be_written(built: Path, tmp_path: Path) -> None:
    result = run("export", "jsonl", "-o", tmp_path / "no" / "x.jsonl", "--graph", built)
    assert result.exit_code == 1
    assert "cannot be written" in one_line(result)


def test_export_of_unknown_format_is_wrong_usage(built: Path) -> None:
    assert run("export", "pdf", "--graph", built).exit_code == 2


# the whole


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_has_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"kgraph {command}" in result.stdout.split("Usage:")[1].split("\n", 1)[1]


def test_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", "--version"], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"kgraph \d+\.\d+\.\d+\n", done.stdout)


def test_reader_that_goes_away(built: Path) -> None:
    command = f"'{sys.executable}' -m kgraph export jsonl --graph '{built}' | head -c 10"
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    assert done.stderr == ""


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """A line of shell, in which `$K` is the command."""
    env = {**os.environ, "K": f"{sys.executable} -m kgraph"}
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=env)
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    "args", ["--version", "--help", "neighbours Putin", "export jsonl", "export --help"]
)
def test_output_that_cannot_be_written(built: Path, args: str) -> None:
    asked = f"KGRAPH_GRAPH={shlex.quote(str(built))} $K {args}"
    done = shell(f"{asked} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "kgraph: cannot write to standard output (no space left on device)\n"
    done = shell(f"{asked} >&-")
    assert done.returncode == 1
    assert done.stderr == "kgraph: cannot write to standard output (bad file descriptor)\n"


def test_closed_standard_input() -> None:
    done = shell("$K extract - <&-")
    assert (done.returncode, done.stderr) == (1, "kgraph: -: standard input is closed\n")


def test_closed_standard_error(articles: Path, tmp_path: Path) -> None:
    done = shell(f"$K build {shlex.quote(str(articles))} -o {shlex.quote(str(tmp_path))}/o 2>&-")
    assert done.returncode == 0
    assert done.stdout.startswith("2 documents")


def test_reader_that_goes_away_does_not_change_the_exit_code(
    articles: Path, tmp_path: Path
) -> None:
    (articles / "bad.txt").touch()
    build = f"$K build {shlex.quote(str(articles))} -o {shlex.quote(str(tmp_path))}/out"
    done = shell(f"({build}; echo $? >&2) | true")
    *said, code = done.stderr.splitlines()
    assert code == "5"
    assert len(said) == 2


@pytest.mark.parametrize("command", ["build", "extract"])
def test_interrupt(articles: Path, tmp_path: Path, command: str) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("kgraph.extract"), "extract", stop)
        args = ["-o", tmp_path / "out"] if command == "build" else []
        result = run(command, articles, *args)
    assert result.exit_code == 1
    kept = "; what was read so far is kept" if command == "build" else ""
    assert one_line(result) == f"kgraph: interrupted{kept}"


def test_page_in_an_ascii_locale(articles: Path, tmp_path: Path) -> None:
    (articles / "three.txt").write_text("Jürgen Müller met Vladimir Putin.", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", "build", str(articles), "-o", str(tmp_path / "out")],
        capture_output=True,
        env={
            "LC_ALL": "C",
            "PATH": os.environ["PATH"],
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        },
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"articles", "out"}


def test_evidence_tells_when_where_and_how_much(tmp_path: Path) -> None:
    text = "Barack Obama met Putin in Geneva on Thursday. Obama sent $2 billion in aid to Ukraine."
    (tmp_path / "one.md").write_text(f"---\ndate: 2022-03-16\n---\n\n{text}\n")
    run("build", tmp_path / "one.md", "-o", tmp_path / "out")
    arguments = ("evidence", "Barack Obama", "--graph", tmp_path / "out")
    table = run(*arguments).stdout
    assert "when: on Thursday (2022-03-10)  where: Geneva" in table
    assert "how much: $2 billion in aid" in table
    rows = json.loads(run(*arguments, "--format", "json").stdout)
    assert ("2022-03-10", "Geneva") in {(r["time"], r["place"]) for r in rows}
    assert ("$2 billion in aid", 2e9, "USD") in {
        (r["amount"], r["number"], r["unit"]) for r in rows
    }
