"""Small archives of claims, and graphs without pictures."""

from __future__ import annotations

import json
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from kgraph import building
from kgraph.extract import extract
from kgraph.extract.parser import load
from kgraph.importing import read_claims
from kgraph.model import Document, Extraction
from tests.stored import exported

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = dict[str, Any]

TEXTS = """
Donald Trump met Vladimir Putin in Helsinki. Trump praised Putin on Friday.
Trump accused China of theft. Xi Jinping denied that China had stolen data.
President Trump said that Kyiv would meet Putin. Zelensky thanked Trump.
Volodymyr Zelensky met Joe Biden. Biden promised tanks to Ukraine.
Volodymyr Zelenskyy called Vladimir Putin. He did not meet Zelenskyy's ministers.
Melania Trump visited Paris. Trump talked with Emmanuel Macron in March 2025.
Vladimir V. Putin met Donald J. Trump. The Kremlin rejected the plan.
The International Monetary Fund lent money to Ukraine. The IMF warned Kyiv.
The minister met Zelensky. The Fund praised Ukraine's minister.
Hunter Biden sued the minister. Biden said the minister had lied.
Putin did not meet the minister. "We trust China," Biden told Xi, Macron said.
""".strip().splitlines()


def build(out: Path, *numbers: int) -> None:
    """The graph of these texts, as articles."""
    with _articles(out.parent, numbers) as paths, _reading():
        building.build(paths, out, draw=False)


def add(out: Path, *numbers: int) -> None:
    with _articles(out.parent, numbers) as paths, _reading():
        building.add(paths, out, draw=False)


def add_file(out: Path, path: str) -> None:
    with _reading():
        building.add([path], out, draw=False)


def remove(out: Path, *names: str) -> None:
    with _reading():
        building.remove(names, out, draw=False)


@cache
def archive(*numbers: int) -> str:
    """The claims of the graph of these texts."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "out", *numbers)
        return exported(Path(folder) / "out", "jsonl").decode()


def rows(*numbers: int) -> list[Row]:
    return [json.loads(line) for line in archive(*numbers).splitlines()]


def written(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def lines(*found: Row) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)


def imported(out: Path, *texts: str) -> building.Built:
    """What an import of these archives did."""
    paths = [written(out.parent / f"{n}.jsonl", text) for n, text in enumerate(texts)]
    return read_claims(paths, out, draw=False)


@contextmanager
def _articles(folder: Path, numbers: tuple[int, ...]) -> Iterator[list[str]]:
    yield [written(folder / f"{n}.txt", TEXTS[n]) for n in numbers]


@contextmanager
def _reading() -> Iterator[None]:
    with (
        patch.object(building, "attempt", _attempt),
        patch.object(building.parser, "load", lambda model: None),
        patch.object(building.parser, "is_loaded", lambda model: True),
    ):
        yield


def _attempt(document: Document, _model: str) -> Extraction:
    return replace(_read(document.text), document=document)


@cache
def _read(text: str) -> Extraction:
    return extract(Document.of(text), load())
