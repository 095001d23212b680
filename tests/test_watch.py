"""`kgraph watch`, told of changes by the test."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from kgraph.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Trump met Putin.", encoding="utf-8")
    return folder


def watched(monkeypatch: pytest.MonkeyPatch, news: Path, *steps: Callable[[], object]) -> Result:
    """What the command prints while these things happen, one after the other."""

    def changes(*_: Path, **__: object) -> Iterator[None]:
        for step in steps:
            step()
            yield

    monkeypatch.setattr("watchfiles.watch", changes)
    return CliRunner().invoke(main, ["watch", str(news), "-o", str(news.parent / "out")])


def test_article_that_cannot_be_read_is_told_once(
    news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = watched(monkeypatch, news, (news / "b.txt").touch, lambda: None)
    assert done.exit_code == 5
    assert done.stderr.count("b.txt: empty") == 1


def test_folder_without_articles_is_watched_on(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = watched(monkeypatch, news, (news / "a.txt").unlink)
    assert done.exit_code == 0
    assert "no article in this folder" in done.stderr
    assert "still watching" in done.stderr


def test_folder_that_is_gone_ends_it(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = watched(monkeypatch, news, lambda: shutil.rmtree(news), lambda: None)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1].endswith("news: no such file or folder")
    assert "still watching" not in done.stderr
