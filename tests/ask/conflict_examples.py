"""The cases of conflicts.txt."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("conflicts.txt")


class Case(NamedTuple):
    kind: str  # of the conflict that is in it; "none"
    articles: tuple[tuple[str, str], ...]  # day of publication or "", text


def cases() -> list[Case]:
    blocks = FILE.read_text(encoding="utf-8").split("\n\n")
    lines = [block.strip().splitlines() for block in blocks]
    return [Case(of[0], tuple(map(_article, of[1:]))) for of in lines if of and of[0][0] != "#"]


def _article(line: str) -> tuple[str, str]:
    day, _, text = line.strip().partition(" ")
    return day.removeprefix("-"), text
