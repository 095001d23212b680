"""What the questions answer on the sample articles; `python -m tests.golden` writes it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.commands import COMMANDS, HERE, answer, build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden")
    build(folder)
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_answer(name: str, built: Path) -> None:
    assert answer(COMMANDS[name], built) == (HERE / name).read_text(encoding="utf-8")


def test_every_file_has_its_command() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == set(COMMANDS)
