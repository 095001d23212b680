"""Answers without the protocol: what goes in, what comes out, and that they fit their schemas."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from kgraph.assistants.answers import ITEMS, answer, as_error, as_text
from kgraph.assistants.call import FILTERS, Page
from kgraph.assistants.tools import TOOLS, Tool
from kgraph.cli import main
from kgraph.errors import Ambiguous, StoreError
from kgraph.filters import CHOICES
from tests.ask.news import article, stored
from tests.assistants.client import ROOT

if TYPE_CHECKING:
    from pathlib import Path

BY_NAME = {tool.name: tool for tool in TOOLS}
QUESTIONS: dict[str, dict[str, Any]] = {
    "neighbours": {"name": "Trump"},
    "evidence": {"name": "Trump"},
    "path": {"start": "Trump", "end": "Xi"},
    "search": {"text": "Trump"},
    "timeline": {"name": "Trump"},
    "says": {"name": "Peskov"},
    "conflicts": {},
    "claims": {},
    "top": {},
    "communities": {},
    "entities": {"name": "Trump"},
    "documents": {},
    "read_document": {"document": "a.txt"},
    "stats": {},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    denied = ("Trump meet Putin", {"said": "Peskov", "stance": "deny"})
    facts = ("Trump meet Putin", "Putin meet Xi", "Peskov deny deal")
    first = article("a.txt", *facts, published="2025-01-01")
    stored(tmp_path, first, article("b.txt", denied, published="2025-01-02")).close()
    return tmp_path


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_rows_have_the_columns_that_are_told(folder: Path, tool: Tool) -> None:
    Draft202012Validator.check_schema(tool.input_schema)
    Draft202012Validator.check_schema(tool.output_schema)
    found = answer(folder, tool, QUESTIONS[tool.name])
    assert found["rows"]
    Draft202012Validator(tool.output_schema).validate(found)
    for row in found["rows"]:
        assert told_of(tool.gives, row), row


def told_of(schema: Any, value: Any) -> bool:
    """Is no column without a description?"""
    if isinstance(value, list):
        return all(told_of(schema["items"], one) for one in value)
    if not isinstance(value, dict) or "properties" not in schema:
        return True
    columns = schema["properties"]
    return value.keys() <= columns.keys() and all(told_of(columns[k], v) for k, v in value.items())


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_models_are_told_what_there_is_to_choose(tool: Tool) -> None:
    assert tool.input_schema["required"] == list(tool.required)
    assert set(tool.required) <= set(tool.takes)
    choices = {"class": "classes", "modality": "modalities", "polarity": "polarities"}
    for name, schema in tool.takes.items():
        assert schema["description"].endswith("."), name
        if name in choices:
            assert schema["items"]["enum"] == list(CHOICES[choices[name]])
        elif name == "type":
            assert schema.get("items", schema)["enum"] == list(CHOICES["types"])


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_each_parameter_does_something(folder: Path, tool: Tool) -> None:
    """None is taken and then forgotten."""
    asked: set[str] = set()

    class Watched(dict[str, Any]):
        def __getitem__(self, name: str) -> Any:
            asked.add(name)
            return super().__getitem__(name)

        def get(self, name: str, *default: Any) -> Any:
            asked.add(name)
            return super().get(name, *default)

        def __contains__(self, name: object) -> bool:
            asked.add(str(name))
            return super().__contains__(name)

    def ask(call: Any) -> Page:
        call.given = Watched(call.given)
        return tool.ask(call)

    answer(folder, replace(tool, ask=ask), QUESTIONS[tool.name])
    assert set(tool.takes) <= asked
    assert asked - set(tool.takes) <= set(FILTERS) | {"other", "about"}


def test_the_store_cannot_be_written(folder: Path) -> None:
    def write(call: Any) -> Page:
        with call.store.changing() as change:
            change.finish("2", "other")
        return Page([])

    with pytest.raises(StoreError, match="no room to write"):
        answer(folder, replace(BY_NAME["stats"], ask=write), {})
    assert answer(folder, BY_NAME["stats"], {})["rows"]


def test_one_answer_is_of_one_state(folder: Path) -> None:
    """Whatever is written meanwhile."""
    from kgraph.store import Store
    from tests import builders

    def twice(call: Any) -> Page:
        before = call.graph.documents().to_dicts()
        with Store.open(folder / "kgraph.db") as other:
            builders.fill(other, article("c.txt", "Xi praise Trump"), fingerprint="3")
        assert call.graph.documents().to_dicts() == before
        return Page(before)

    assert len(answer(folder, replace(BY_NAME["documents"], ask=twice), {})["rows"]) == 2
    assert len(answer(folder, BY_NAME["documents"], {})["rows"]) == 3


def test_names_that_several_have_are_said(tmp_path: Path) -> None:
    facts = ("Biden praise Xi", "Hunter_Biden meet Putin", "Joe_Biden meet Putin")
    stored(tmp_path, article("a.txt", *facts)).close()
    (meant,) = answer(tmp_path, BY_NAME["neighbours"], {"name": "biden"})["meant"]
    others = ["Hunter Biden (PERSON)", "Joe Biden (PERSON)"]
    assert meant == {"asked": "biden", "name": "Biden", "type": "PERSON", "not": others}


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    many = [article(f"{n:02}.txt", "Trump meet Putin") for n in range(ITEMS + 5)]
    stored(tmp_path, *many).close()
    (row,) = answer(tmp_path, BY_NAME["neighbours"], {"name": "Trump"})["rows"]
    assert row["documents"] == [f"{n:02}.txt" for n in range(ITEMS)]
    assert row["left_out"] == {"documents": 5}
    assert row["claims"] == ITEMS + 5


def test_all_sides_of_a_conflict_are_heard(tmp_path: Path) -> None:
    told = [article(f"{n:02}.txt", "Trump meet Putin") for n in range(9)]
    denied = ("Trump meet Putin", {"said": "Peskov", "stance": "deny"})
    stored(tmp_path, *told, article("z.txt", denied)).close()
    (row,) = answer(tmp_path, BY_NAME["conflicts"], {})["rows"]
    assert [one["claim_polarity"] for one in row["claims"]] == ["positive", "positive", "denied"]
    assert row["left_out"] == {"claims": 7}


def test_search_has_a_page_of_each(tmp_path: Path) -> None:
    facts = [f"Trump meet Person{n}" for n in range(5)]
    stored(tmp_path, article("a.txt", *facts)).close()
    found = answer(tmp_path, BY_NAME["search"], {"text": "meet", "limit": 2, "offset": 4})
    assert [row["kind"] for row in found["rows"]] == ["sentence"]
    assert found["left_out"] == 0
    found = answer(tmp_path, BY_NAME["search"], {"text": "meet", "limit": 2, "offset": 2})
    assert len(found["rows"]) == 2
    assert found["left_out"] is None
    assert "offset 4" in found["note"]


def test_documents_of_one_name_are_told_apart(tmp_path: Path) -> None:
    one, other = article("a", "Trump meet Xi"), article("a", "Trump meet Putin")
    stored(tmp_path, one, other).close()
    tool = BY_NAME["read_document"]
    with pytest.raises(Ambiguous, match=one.document.id):
        answer(tmp_path, tool, {"document": "a"})
    (row,) = answer(tmp_path, tool, {"document": one.document.id})["rows"]
    assert row["text"] == one.document.text


texts = st.text(max_size=20)
values = st.none() | st.integers() | texts | st.lists(texts, max_size=3)


@given(st.lists(st.dictionaries(texts, values, max_size=3), max_size=3), texts)
def test_text_is_the_answer_and_hides_nothing(rows: Any, note: str) -> None:
    found = {"rows": rows, "note": note}
    text = as_text(found)
    assert json.loads(text) == found
    assert all(c.isprintable() or c == "\n" or c.isspace() for c in text)
    assert not any("\ufe00" <= c <= "\ufe0f" or "\U000e0000" <= c <= "\U000e0fff" for c in text)


@given(st.text())
def test_an_error_is_one_line(message: str) -> None:
    line = as_error(message)
    assert line.isprintable()
    (said,) = json.loads(line).values()
    assert said.split() == "".join(c if c.isprintable() else " " for c in message).split()


def test_letters_of_all_languages_can_be_read() -> None:
    text = as_text({"note": None, "rows": [{"text": "Зеленський — 习近平, “é”\u00a0€"}]})
    assert "Зеленський — 习近平, “é”\u00a0€" in text


def test_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kgraph.assistants.server", raising=False)
    monkeypatch.setitem(sys.modules, "mcp.server.lowlevel", None)
    done = CliRunner().invoke(main, ["mcp"])
    assert done.exit_code == 1
    assert done.stderr == "kgraph: kgraph mcp needs more; pip install 'kgraph[mcp]'\n"


def test_the_library_is_loaded_by_the_command_alone() -> None:
    script = (
        "import sys, kgraph.assistants, kgraph.cli.assistants\n"
        "assert not {'mcp', 'mcp_types', 'anyio', 'jsonschema', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_settings_of_the_docs_start_the_server() -> None:
    page = (ROOT / "docs" / "assistants.md").read_text(encoding="utf-8")
    settings = json.loads(page.partition("```json\n")[2].partition("```")[0])
    command, *arguments = settings["mcpServers"]["kgraph"]["args"]
    assert main.commands[command].make_context(command, arguments).params["folder"].is_absolute()
