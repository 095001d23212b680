"""The folders are the flow: who may import whom."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from kgraph.extract.parser import rule_files

PACKAGE = Path(__file__).parents[1] / "kgraph"
STAGES = ("read", "extract", "resolve", "graph", "store", "export")
SHARED = {
    "kgraph.days",
    "kgraph.model",
    "kgraph.errors",
    "kgraph.garbage",
    "kgraph.gazetteer",
    "kgraph.given_names",
    "kgraph.interrupts",
    "kgraph.symmetric",
    "kgraph.tables",
}
HOMES = {  # library -> the only places that may import it
    "spacy": ("extract/", "component.py"),
    "networkx": ("ask/", "library.py"),
    "sqlite3": ("store/", "ask/", "export/notes.py"),
    "tomlkit": ("resolve/decisions_file.py",),
    "pandas": ("answer.py",),
    "pyvis": ("export/network.py",),
    "click": ("cli/", "show/"),
    "rich": ("show/",),
    "charset_normalizer": ("read/",),
    "markdown_it": ("read/",),
    "trafilatura": ("read/html.py",),
    "mcp": ("assistants/",),
    "jsonschema": ("assistants/",),
    "lxml": ("read/html.py", "read/epub.py"),
    "feedparser": ("read/feed.py",),
    "pdfminer": ("read/pdf.py",),
    "docx": ("read/word.py",),
    "zipfile": ("read/archive.py", "read/epub.py"),
    "crategraph_forceatlas2": ("graph/force.py",),
    "dateparser": ("extract/dates.py",),
    "duckdb": ("export/parquet.py",),
    "graspologic_native": ("graph/communities.py",),
    "distributed": ("cluster/client.py",),
    "fsspec": ("cluster/",),
    "pyarrow": ("cluster/",),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> set[str]:
    """Full names of the modules that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module.startswith("kgraph"):
                found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def place(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("file", FILES, ids=place)
def test_stage_imports_the_model_and_itself(file: Path) -> None:
    stage = place(file).split("/")[0]
    own = {name for name in imports(file) if name.startswith("kgraph.")}
    if stage in STAGES:
        strange = {
            name
            for name in own
            if not any(name == s or name.startswith(f"{s}.") for s in (*SHARED, f"kgraph.{stage}"))
        }
        assert not strange


@pytest.mark.parametrize("name", [name.removeprefix("kgraph.") + ".py" for name in sorted(SHARED)])
def test_shared_modules_use_the_standard_library(name: str) -> None:
    roots = {module.split(".")[0] for module in imports(PACKAGE / name)}
    assert roots - {"kgraph"} <= sys.stdlib_module_names
    own = {m for m in imports(PACKAGE / name) if m.startswith("kgraph.")}
    assert {m for m in own if not m.startswith("kgraph.model")} <= SHARED


@pytest.mark.parametrize("file", sorted((PACKAGE / "ask").rglob("*.py")), ids=place)
def test_questions_load_the_heavy_when_they_are_asked(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    at_start = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    text = "\n".join(map(ast.unparse, at_start))
    assert "networkx" not in text
    assert "numpy" not in text


@pytest.mark.parametrize("library", HOMES)
def test_library_stays_at_home(library: str) -> None:
    users = {place(file) for file in FILES if library in {n.split(".")[0] for n in imports(file)}}
    assert users
    assert all(user.startswith(HOMES[library]) for user in users), users


@pytest.mark.parametrize("file", sorted((PACKAGE / "ask").rglob("*.py")), ids=place)
def test_questions_build_nothing(file: Path) -> None:
    builders = ("kgraph.pipeline", "kgraph.building", "kgraph.extract", "kgraph.resolve")
    assert not {name for name in imports(file) if name.startswith(builders)}


def test_command_line_knows_the_tables() -> None:
    from kgraph.cli.exports import export
    from kgraph.pipeline import FORMATS

    choice = next(p.type for p in export.params if p.name == "form")
    assert sorted(choice.choices) == sorted(FORMATS)  # type: ignore[attr-defined]


def test_extractions_are_stale_when_any_module_behind_them_changes() -> None:
    files = {place(file) for file in rule_files()}
    used = set().union(*(imports(PACKAGE / file) for file in files if file.startswith("extract/")))
    shared = {f"{name.removeprefix('kgraph.')}.py" for name in used & SHARED}
    assert shared - {"errors.py"} <= files
