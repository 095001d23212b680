"""Pages of the graph and of parts of it, as a user asks for them."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
from click.testing import CliRunner, Result

from kgraph import pipeline
from kgraph.ask import opened
from kgraph.cli import main
from tests.ask.news import article, stored

if TYPE_CHECKING:
    from collections.abc import Callable

PART = re.compile(r'<p class="part"[^>]*>(.*?)</p>')


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


@pytest.fixture
def opened_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was told to open."""
    found: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: found.append(url) or True)
    return found


def names(page: str) -> set[str]:
    """Of the people, without those in sentences only."""
    graph = json.loads(re.search(r'id="data">(.*?)</script>', page)[1])
    return {"Trump", "Putin", "Xi", "Biden"} & set(graph["nodes"]["label"])


def told(page: str) -> list[str]:
    return PART.findall(page)


# kgraph html


def test_part_in_a_file(out: Path) -> None:
    result = run("html", "--around", "xi", "--since", "2025-01")
    assert (result.exit_code, result.stdout) == (0, "")
    what = "around Xi, 1 step; since 2025-01"
    assert result.stderr == f"kgraph.html: 2 entities, 1 edge; {what}\n"
    page = Path("kgraph.html").read_text(encoding="ascii")
    assert names(page) == {"Putin", "Xi"}
    assert told(page) == [what]
    assert not (out / "graph.html").exists()


@pytest.mark.usefixtures("out")
def test_part_on_standard_output() -> None:
    result = run("html", "-o", "-", "--around", "Trump", "--depth", "2", "--top", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert names(result.stdout) == {"Trump", "Putin"}
    assert told(result.stdout) == ["around Trump, 2 steps; the 2 strongest"]
    assert result.stdout.endswith("</html>\n")
    assert not Path("kgraph.html").exists()


def test_without_choice_it_is_the_page_of_the_graph(out: Path) -> None:
    result = run("html", "-o", "all.html")
    assert result.stderr == "all.html: 4 entities, 3 edges; the whole graph\n"
    assert Path("all.html").read_bytes() == pipeline.page(out).read_bytes()


@pytest.mark.usefixtures("out")
def test_title() -> None:
    page = run("html", "-o", "-", "--title", "Who <meets> whom").stdout
    assert "<title>Who &lt;meets&gt; whom</title>" in page
    assert "<title>news</title>" in run("html", "-o", "-").stdout


@pytest.mark.usefixtures("out")
def test_types_and_speakers() -> None:
    page = run("html", "-o", "-", "--speaker", "peskov", "--type", "person").stdout
    assert told(page) == ["type PERSON; said by Peskov"]
    assert names(page) == {"Trump", "Putin"}


@pytest.mark.usefixtures("out")
@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["--around", "Putn"], 3, "kgraph: no 'Putn' in this graph; did you mean Putin?"),
        (["--speaker", "Nobody"], 3, "kgraph: no 'Nobody' in this graph; the graph has no name"),
        (["--until", "1990"], 3, "kgraph: no claim fits all of these; leave out some of them"),
        (["--depth", "2"], 2, "Error: --depth says how far from a name to go; add --around NAME"),
        (["--top", "1"], 2, "Error: Invalid value for '--top'"),
        (["--since", "soon"], 2, "Error: Invalid value for '--since'"),
        (["-o", "no/such/folder.html"], 1, "no/such/folder.html: cannot be written (no such file"),
    ],
)
def test_what_can_go_wrong(args: list[str], code: int, message: str) -> None:
    result = run("html", *args)
    assert result.exit_code == code
    assert message in result.stderr.splitlines()[-1]
    assert not list(Path().iterdir())


def test_several_of_a_name(tmp_path: Path) -> None:
    with stored(tmp_path, article("a.txt", "Igor_Sechin meet Xi", "Igor_Girkin see Xi")):
        pass
    result = run("html", "--around", "Igor", "--graph", tmp_path)
    assert result.exit_code == 4
    assert "'Igor' may be any of: Igor Girkin (PERSON), Igor Sechin (PERSON)" in result.stderr


@pytest.mark.parametrize("name", ["kgraph.db", "kgraph.db-wal", "graph.html", "graph.graphml"])
def test_never_over_the_graph_itself(out: Path, name: str) -> None:
    pipeline.page(out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    for path in (out / name, f"../out/{name}"):
        result = run("html", "-o", path, "--around", "Xi")
        assert result.exit_code == 1
        assert result.stderr == f"kgraph: {path}: holds a graph; choose another file\n"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_never_over_another_graph_nor_a_link_to_one(out: Path, tmp_path: Path) -> None:
    other = tmp_path / "old.db"
    other.write_bytes((out / "kgraph.db").read_bytes())
    (tmp_path / "link.html").symlink_to(out / "kgraph.db")
    for path in (other, tmp_path / "link.html"):
        assert run("html", "-o", path).exit_code == 1
    with opened(out) as store:
        assert store.counts().edges == 3


@pytest.mark.parametrize("command", ["html", "view"])
def test_no_graph_yet(tmp_path: Path, command: str) -> None:
    result = run(command, "--around", "Xi", "--graph", tmp_path)
    assert result.exit_code == 1
    assert "run kgraph build" in result.stderr
    assert not list(tmp_path.iterdir())


def test_graph_without_claims(tmp_path: Path) -> None:
    with stored(tmp_path):
        pass
    file = tmp_path / "page.html"
    assert run("html", "-o", file, "--graph", tmp_path).exit_code == 0
    assert run("html", "-o", file, "--graph", tmp_path, "--top", "5").exit_code == 3


# kgraph view


def test_view_of_a_part(out: Path, opened_pages: list[str]) -> None:
    result = run("view", "--around", "Xi")
    assert (result.exit_code, result.output) == (0, "")
    assert opened_pages == [(out / "view.html").as_uri()]
    assert told((out / "view.html").read_text(encoding="ascii")) == ["around Xi, 1 step"]


def test_view_of_all(out: Path, opened_pages: list[str]) -> None:
    assert run("view").exit_code == 0
    assert opened_pages == [(out / "graph.html").as_uri()]
    assert not (out / "view.html").exists()


def test_view_beside_a_folder_that_cannot_be_written(
    out: Path, opened_pages: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("os.access", lambda _, mode: mode != os.W_OK)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run("view", "--around", "Xi").exit_code == 0
    (page,) = tmp_path.glob("kgraph-*/view.html")
    assert opened_pages == [page.as_uri()]
    assert not (out / "view.html").exists()


def test_view_without_a_browser(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    result = run("view", "--around", "Xi")
    assert result.exit_code == 1
    assert result.stderr == f"kgraph: no browser found; open {out / 'view.html'} by hand\n"


def test_view_that_opens_nothing(out: Path, opened_pages: list[str]) -> None:
    result = run("view", "--around", "Xi", "--no-open")
    assert (result.exit_code, result.stdout) == (0, f"{out / 'view.html'}\n")
    assert opened_pages == []


@pytest.mark.usefixtures("out")
def test_port_belongs_to_serve() -> None:
    result = run("view", "--port", "8000")
    assert result.exit_code == 2
    assert "--port is that of --serve" in result.stderr


def serving(*args: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kgraph", "view", "--serve", "--no-open", *args]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


@pytest.mark.parametrize(
    ("args", "part", "written"),
    [([], [], "graph.html"), (["--around", "Xi"], ["around Xi, 1 step"], None)],
)
def test_serve(out: Path, args: list[str], part: list[str], written: str | None) -> None:
    process = serving(*args)
    assert process.stderr is not None
    line = process.stderr.readline()
    address = line.removesuffix(" has the page until Ctrl-C\n")
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    with urlopen(address, timeout=5) as answer:
        assert told(answer.read().decode()) == part
    port = address.split(":")[2].rstrip("/")
    busy = run("view", "--serve", "--no-open", "--port", port, *args)
    assert busy.exit_code == 1
    assert "is in use; choose another with --port" in busy.stderr
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=10) == ("", "")
    assert process.returncode == 0
    assert (out / "graph.html").exists() == (written is not None)
    assert not (out / "view.html").exists()


@pytest.mark.usefixtures("out")
def test_serve_opens_a_browser(opened_pages: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pages: list[bytes] = []

    def serve(page: bytes, *, port: int, ready: Callable[[str], None]) -> None:
        pages.append(page)
        ready(f"http://127.0.0.1:{port}/")

    monkeypatch.setattr("kgraph.serving.serve", serve)
    monkeypatch.setattr("threading.Thread.start", lambda thread: thread.run())
    result = run("view", "--serve", "--port", "8123", "--around", "Xi")
    assert result.stderr == "http://127.0.0.1:8123/ has the page until Ctrl-C\n"
    assert opened_pages == ["http://127.0.0.1:8123/"]
    assert told(pages[0].decode()) == ["around Xi, 1 step"]
