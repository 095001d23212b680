"""Exports of the graph and of parts of it, as a user asks for them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import networkx
import pytest
from click.testing import CliRunner, Result

from kgraph.ask import opened
from kgraph.ask.part import Numbers, numbers
from kgraph.cli import main
from kgraph.export import FILES, FOLDERS
from kgraph.model import Document, Extraction
from kgraph.pictures import LARGEST
from kgraph.pipeline import FORMATS
from kgraph.read import find
from tests import builders
from tests.ask.news import article, stored

UNPRINTED = sorted(name for name, form in FOLDERS.items() if not form.printed)


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, [str(a) for a in args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a graph; the working directory is beside it."""
    folder, here = tmp_path / "out", tmp_path / "here"
    folder.mkdir()
    here.mkdir()
    facts = [("Trump meet Putin", {"modality": "planned", "said": "Peskov"}), "Putin see Xi"]
    first = article("a.txt", *facts, published="2025-01-10")
    with stored(folder, first, article("b.txt", "Xi praise Biden")):
        pass
    monkeypatch.setenv("KGRAPH_GRAPH", str(folder))
    monkeypatch.chdir(here)
    return folder


def graph(*options: str) -> networkx.MultiDiGraph:
    result = run("export", "graphml", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return networkx.read_graphml(io.BytesIO(result.stdout_bytes), force_multigraph=True)


def names(found: networkx.MultiDiGraph) -> set[str]:
    return {name for _, name in found.nodes(data="label")}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], {"Trump", "Putin", "Xi", "Biden"}),
        (["--around", "trump"], {"Trump", "Putin"}),
        (["--around", "Trump", "--depth", "2"], {"Trump", "Putin", "Xi"}),
        (["--action", "praise"], {"Xi", "Biden"}),
        (["--speaker", "Peskov"], {"Trump", "Putin"}),
        (["--modality", "planned"], {"Trump", "Putin"}),
        (["--document", "b*"], {"Xi", "Biden"}),
        (["--until", "2025-01"], {"Trump", "Putin", "Xi"}),
    ],
)
@pytest.mark.usefixtures("out")
def test_part(options: list[str], expected: set[str]) -> None:
    assert names(graph(*options)) == expected


@pytest.mark.usefixtures("out")
def test_top_and_title() -> None:
    found = graph("--top", "2", "--title", "Who <meets> whom")
    assert len(found) == 2
    assert (
        "<desc>Who &lt;meets&gt; whom</desc>"
        in run("export", "graphml", "--title", "Who <meets> whom").stdout
    )
    assert "<desc>news</desc>" in run("export", "graphml").stdout


def lines(*options: str) -> list[dict[str, object]]:
    result = run("export", *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("out")
def test_claims_of_a_part() -> None:
    assert len(lines("jsonl")) == 3
    assert [row["predicate"]["lemma"] for row in lines("jsonl", "--around", "Biden")] == ["praise"]
    assert [row["modality"] for row in lines("jsonl", "--modality", "planned")] == ["planned"]


@pytest.mark.usefixtures("out")
def test_documents_of_a_part_are_whole() -> None:
    assert [row["id"] for row in lines("documents")] == ["a.txt", "b.txt"]
    (found,) = lines("documents", "--around", "Trump")
    assert found["id"] == "a.txt"
    assert len(found["edges"]) == 2


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("out")
def test_nothing_left(form: str) -> None:
    result = run("export", form, "-o", "written", "--action", "sue")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "fits all of these" in result.stderr
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("out")
def test_claims_that_make_no_edge(form: str, tmp_path: Path) -> None:
    """They are in the formats of claims, also where nothing else fits."""
    folder = tmp_path / "lonely"
    folder.mkdir()
    with stored(folder, article("c.txt", "Xi praise Biden"), lonely("d.txt")):
        pass
    result = run("export", form, "--graph", folder, "-o", "written", "--document", "d.txt")
    holds_claims = form in ("documents", "jsonl", "jsonld", "parquet", "turtle")
    assert result.exit_code == (0 if holds_claims else 3), result.stderr


def lonely(name: str) -> Extraction:
    """An article whose only claim is about no entity."""
    document = Document.of("Xi left in May.", name=name)
    may = builders.mention(document, "May", label="TIME")
    return builders.extraction(document, builders.claim(document, "Xi", "left", may))


@pytest.mark.parametrize("form", FORMATS)
def test_same_bytes_each_time(form: str, out: Path) -> None:
    def written(name: str) -> dict[str, bytes]:
        assert run("export", form, "-o", name).exit_code == 0
        files = [Path(name)] if Path(name).is_file() else sorted(Path(name).rglob("*"))
        return {str(f.relative_to(name)): f.read_bytes() for f in files if f.is_file()}

    before = {file.name for file in out.iterdir()}
    first = written("one")
    assert first
    assert all(first.values())
    assert written("two") == first
    assert {file.name for file in out.iterdir()} == before


@pytest.mark.parametrize("form", [*FILES, *(name for name in FOLDERS if FOLDERS[name].printed)])
@pytest.mark.usefixtures("out")
def test_what_is_printed_is_what_is_written(form: str) -> None:
    run("export", form, "-o", "written")
    target = Path("written") if form in FILES else Path("written", FOLDERS[form].printed)
    assert run("export", form).stdout_bytes == target.read_bytes()


@pytest.mark.parametrize("form", UNPRINTED)
@pytest.mark.usefixtures("out")
def test_several_files_need_a_folder(form: str) -> None:
    result = run("export", form)
    assert result.exit_code == 2
    assert f"{form} is several files; name a folder for them with -o DIR" in result.stderr


@pytest.mark.usefixtures("out")
def test_a_part_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a large graph that takes most of the time."""
    asked = []

    def counted(*args: Any) -> Numbers:
        asked.append(args)
        return numbers(*args)

    for module in ("part", "tables"):
        monkeypatch.setattr(f"kgraph.ask.{module}.numbers", counted)
    assert run("export", "graphml", "--around", "Trump").exit_code == 0
    assert len(asked) == 1


@pytest.mark.usefixtures("out")
def test_no_name_is_no_file() -> None:
    assert run("export", "csv", "-o", "").exit_code == 2
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("form", FOLDERS)
@pytest.mark.usefixtures("out")
def test_a_file_is_no_folder(form: str) -> None:
    Path("written").write_text("mine")
    result = run("export", form, "-o", "written")
    assert result.exit_code == 1
    assert result.stderr.startswith("kgraph: written: cannot be written (")
    assert Path("written").read_text() == "mine"


@pytest.mark.parametrize("form", FOLDERS)
@pytest.mark.usefixtures("out")
def test_other_files_of_the_folder_stay(form: str) -> None:
    Path("written").mkdir()
    Path("written", "mine.txt").write_text("mine")
    assert run("export", form, "-o", "written").exit_code == 0
    assert Path("written", "mine.txt").read_text() == "mine"
    assert not [file for file in Path("written").iterdir() if file.name.startswith(".")]


def test_never_over_the_graph(out: Path) -> None:
    before = (out / "kgraph.db").read_bytes()
    result = run("export", "graphml", "-o", out / "kgraph.db")
    assert result.exit_code == 1
    assert "holds a graph; choose another file" in result.stderr
    assert (out / "kgraph.db").read_bytes() == before


def test_a_large_graph_is_not_laid_out(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST > 3
    monkeypatch.setattr("kgraph.pictures.LARGEST", 2)
    places = {(data["x"], data["y"]) for _, data in graph().nodes(data=True)}
    assert len(places) == 4
    with opened(out) as store:
        assert not store.layout().positions


SUFFIXES = {"cypher": "", "documents": "", "jsonl": "", "turtle": ".ttl"}


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("documents", "jsonl")])
@pytest.mark.usefixtures("out")
def test_exports_are_no_articles(form: str) -> None:
    """Beside the articles they would tell everything once more."""
    Path("news").mkdir()
    Path("news/a.txt").write_text("Obama met Putin.")
    name = form if form in FOLDERS else f"{form}{SUFFIXES.get(form, f'.{form}')}"
    assert run("export", form, "-o", Path("news", name)).exit_code == 0
    assert [source.name for source in find(["news"])] == ["a.txt"]


@pytest.mark.usefixtures("out")
def test_unknown_name_and_depth_without_a_name() -> None:
    result = run("export", "graphml", "--around", "Trumpp")
    assert result.exit_code == 3
    assert "did you mean Trump?" in result.stderr
    assert run("export", "graphml", "--depth", "2").exit_code == 2


def test_help_lists_all_formats() -> None:
    text = run("export", "--help").stdout
    assert all(f"\n  {name} " in text for name in FORMATS)
