"""What the README shows is what the program prints.

Blocks that start with `$ kgraph` are run on the sample articles; a block that ends in `…` shows the
beginning of the output. `python -m tests.test_readme` writes the outputs into the README.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from kgraph.cli import main

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ kgraph (?P<command>[^\n]*)\n(?P<output>.*?)```", re.DOTALL)
LINES = {"build": 5, "extract": 1}  # of these commands, the README shows only so many lines
WIDTH = 250  # and only so many characters of a line


def printed(command: str, graph: Path) -> str:
    """What the command prints, cut as in the README."""
    words = [w for word in shlex.split(command) for w in (sorted(map(str, ROOT.glob(word)))
             if "*" in word else [word])]  # fmt: skip
    words = [str(ROOT / w) if w == "seeds/" else w for w in words]
    where = ["-o", str(graph)] if words[0] == "build" else []
    output = (
        CliRunner()
        .invoke(main, [*words, *where], prog_name="kgraph", env={"KGRAPH_GRAPH": str(graph)})
        .stdout
    )
    lines = [line if len(line) <= WIDTH else line[:WIDTH] + "…" for line in output.splitlines()]
    if len(lines) > LINES.get(words[0], len(lines)):
        lines = [*lines[: LINES[words[0]]], "…"]
    return "".join(f"{line}\n" for line in lines)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme") / "out"


def test_outputs(graph: Path) -> None:
    blocks = list(BLOCK.finditer(README.read_text(encoding="utf-8")))
    assert len(blocks) >= 5
    for block in blocks:
        assert block["output"] == printed(block["command"], graph), block["command"]


def test_two_commands_are_found() -> None:
    script = ROOT / ".ci" / "readme_commands.py"
    done = subprocess.run(
        [sys.executable, str(script), str(README)], capture_output=True, text=True, check=True
    )
    build, test = done.stdout.splitlines()
    assert build.endswith("kgraph build seeds/")
    assert test.endswith("pytest")


def test_picture_is_there() -> None:
    for name in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README.read_text(encoding="utf-8")):
        assert (ROOT / name).stat().st_size > 10_000


def rewrite() -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = BLOCK.sub(
            lambda m: (
                f"```console\n$ kgraph {m['command']}\n"
                f"{printed(m['command'], Path(folder) / 'out')}```"
            ),
            README.read_text(encoding="utf-8"),
        )
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    rewrite()
