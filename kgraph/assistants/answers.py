"""An answer to one call: what the command would print, as JSON for models and for programs."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from jsonschema.exceptions import best_match  # type: ignore[import-untyped]

from kgraph import ask
from kgraph.assistants.call import Call
from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.assistants.call import Page, Record
    from kgraph.assistants.tools import Tool

LONGEST = 300  # characters of what is wrong with an argument: the value is a part of it
ITEMS = 10  # of a list in a row: an edge may have thousands of documents


def answer(folder: Path, tool: Tool, arguments: Record) -> Record:
    """The rows of a page, of one state of the graph, whatever is written meanwhile.

    Raises KgraphError as the command does, and where an argument does not fit.
    """
    given = _checked(tool, arguments)
    with ask.opened(folder) as store, store.reading() as db:
        db.execute("PRAGMA query_only = ON")
        call = Call(store, given)
        page = tool.ask(call)
    return {
        "rows": [_cut(row) for row in page.rows],
        "left_out": page.left_out,
        "note": _note(page),
        "meant": call.meant,
    }


def as_text(answer: Record) -> str:
    """The same as JSON, one row a line. What cannot be seen is escaped, so that no text of an
    article hides from whoever reads along."""
    head = _json({name: value for name, value in answer.items() if name != "rows"})
    rows = ",\n".join(map(_json, answer["rows"]))
    return f'{head[:-1]}, "rows": [\n{rows}\n]}}'


def as_error(message: str) -> str:
    """One line, as the command says it, as JSON: names in it are those of articles."""
    from kgraph.show import printable

    return _json({"error": " ".join(printable(message).split())})


def _checked(tool: Tool, arguments: Record) -> Record:
    """With the defaults; null is as good as nothing."""
    given = {name: value for name, value in arguments.items() if value is not None}
    error = best_match(Draft202012Validator(tool.input_schema).iter_errors(given))
    if error is not None:
        where = f"{error.json_path.removeprefix('$.')}: " if error.path else ""
        raise KgraphError(f"{tool.name}: {where}{error.message[:LONGEST]}")
    defaults = {name: s["default"] for name, s in tool.takes.items() if "default" in s}
    return defaults | given


def _cut(row: Record) -> Record:
    """Lists are not longer than ITEMS, where the question cut none; how many are left out is said
    in the row."""
    long = {name: v for name, v in row.items() if isinstance(v, list) and len(v) > ITEMS}
    if not long or "left_out" in row:
        return row
    cut = {name: value[:ITEMS] for name, value in long.items()}
    return {**row, **cut, "left_out": {name: len(v) - ITEMS for name, v in long.items()}}


def _note(page: Page) -> str | None:
    found = [page.note] if page.note else []
    if page.left_out != 0:
        count = "more rows" if page.left_out is None else f"{page.left_out:,} more"
        found.append(f"{count}: ask again with {page.more}, or with filters")
    return "; ".join(found) or None


def _json(value: Any) -> str:
    return _HIDDEN.sub(_escaped, json.dumps(value, ensure_ascii=False))


_HIDDEN = re.compile(r"[^\x20-\x7e]")


def _escaped(found: re.Match[str]) -> str:
    """Control and bidirectional characters, joiners, tags, selectors: as JSON writes them."""
    letter = found[0]
    seen = letter.isprintable() or unicodedata.category(letter) == "Zs"
    if seen and not unicodedata.name(letter, "").startswith("VARIATION SELECTOR"):
        return letter
    return json.dumps(letter)[1:-1]
