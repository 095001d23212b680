"""How two graphs differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.ask.diff import Difference, diff
from kgraph.building import build
from kgraph.errors import StoreError
from kgraph.who import correct

if TYPE_CHECKING:
    from pathlib import Path

ONE = "Xi Jinping met Emmanuel Macron. The Kremlin praised Xi Jinping."
TWO = "Angela Merkel praised Joe Biden. Moscow praised Angela Merkel."


def graph(folder: Path, **articles: str) -> Path:
    folder.mkdir()
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([str(folder)], folder / "out", draw=False)
    return folder / "out"


def of(found: list[Difference], what: str) -> list[tuple[str, str | None, str | None]]:
    return [(one.how, one.old, one.new) for one in found if one.what == what]


def test_the_same(tmp_path: Path) -> None:
    old, new = graph(tmp_path / "a", one=ONE), graph(tmp_path / "b", one=ONE)
    assert diff(old, new) == []
    assert diff(old / "kgraph.db", new / "kgraph.db") == []


def test_documents(tmp_path: Path) -> None:
    old = graph(tmp_path / "a", one=ONE, two=TWO, four="Iran sued Iraq.")
    new = graph(tmp_path / "b", one=f"{ONE} Iran sued Iraq.", three=TWO, five="Cuba sued Chile.")
    assert of(diff(old, new), "document") == [
        ("added", None, "five.txt"),
        ("removed", "four.txt", None),
        ("changed", "one.txt", "one.txt"),
        ("renamed", "two.txt", "three.txt"),
    ]


def test_what_comes_and_goes_with_a_document(tmp_path: Path) -> None:
    old, new = graph(tmp_path / "a", one=ONE), graph(tmp_path / "b", one=ONE, two=TWO)
    there, back = diff(old, new), diff(new, old)
    assert ("added", None, "Angela Merkel → praise → Joe Biden") in of(there, "edge")
    assert ("added", None, "Angela Merkel – praise – Joe Biden") in of(there, "claim")
    assert {one.how for one in there} == {"added"}
    assert {one.how for one in back} == {"removed"}
    assert len(there) == len(back)
    assert [one.document for one in there if one.what == "claim"] == ["two.txt"] * 2


def test_who_is_who(tmp_path: Path) -> None:
    old, new = (graph(tmp_path / name, one=ONE, two=TWO) for name in "ab")
    correct.merge(new, ["Kremlin", "Moscow"])
    correct.rename(new, "Joe Biden", "Joseph Biden")
    found, back = diff(old, new), diff(new, old)
    assert [one[0] for one in of(found, "entity")] == ["merged", "renamed"]
    assert [one[0] for one in of(back, "entity")] == ["split", "renamed"]
    assert of(found, "edge") == []  # they are the same, by other names
    assert of(found, "claim") == []


def test_claims_that_are_read_otherwise(tmp_path: Path) -> None:
    old, new = (graph(tmp_path / name, one=ONE) for name in "ab")
    import sqlite3

    with sqlite3.connect(new / "kgraph.db") as db:
        db.execute("UPDATE claims SET modality = 'planned' WHERE lemma = 'meet'")
    db.close()
    assert of(diff(old, new), "claim") == [
        (
            "changed",
            "Xi Jinping – meet – Emmanuel Macron",
            "Xi Jinping – meet – Emmanuel Macron (planned)",
        )
    ]


def test_no_graph(tmp_path: Path) -> None:
    old = graph(tmp_path / "a", one=ONE)
    with pytest.raises(StoreError, match="no graph here"):
        diff(old, tmp_path / "nowhere")
    (tmp_path / "other.db").write_text("no database", encoding="utf-8")
    with pytest.raises(StoreError, match="not a kgraph store"):
        diff(old, tmp_path / "other.db")
