"""What is asked of the graph of the sample articles, and the files that hold the answers."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kgraph.cli import main

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"

COMMANDS = {
    "conflicts.txt": ("conflicts",),
    "says.txt": ("says", "Peskov"),
    "timeline.txt": ("timeline", "Donald Trump"),
}


def build(folder: Path) -> None:
    result = CliRunner().invoke(main, ["build", str(SEEDS), "-o", str(folder), "-q"])
    assert result.exit_code == 0, result.output


def answer(command: tuple[str, ...], folder: Path) -> str:
    result = CliRunner().invoke(main, [*command, "--graph", str(folder)])
    assert result.exit_code == 0, result.output
    return result.output
