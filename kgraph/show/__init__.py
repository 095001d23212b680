"""What the command line prints: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kgraph.model import Entity

NARROW = 80  # columns; on fewer, words would be broken to make room for WIDE_ONLY
PIPE_WIDTH = 10_000  # columns where there is no terminal, so that a row stays on its line


def emit(*parts: Any) -> None:
    """Print to standard output: coloured on a terminal, plain lines in a pipe."""
    from rich.console import Console

    if sys.stdout.isatty():
        Console(highlight=False).print(*parts, sep="\n")
        return
    plain = Console(file=io.StringIO(), highlight=False, width=PIPE_WIDTH)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    for line in captured.get().rstrip("\n").split("\n"):
        click.echo(line.rstrip())


def width() -> int:
    """Columns that `emit` has."""
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    from rich.console import Console

    return Console().width


def printable(text: str) -> str:
    """Text of articles may hold control characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def data(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Rows as JSON, JSON Lines or CSV, which a terminal does not obey and a spreadsheet does not
    run."""
    if form == "json":
        click.echo(_json(list(rows), indent=1))
    elif form == "jsonl":
        for row in rows:
            click.echo(_json(row))
    else:
        import csv

        from kgraph.export.sheets import tame

        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            cells = {name: cell(value) for name, value in row.items()}
            writer.writerow({k: tame(v) if isinstance(v, str) else v for k, v in cells.items()})
        click.echo(text.getvalue(), nl=False)


def _json(value: Any, indent: int | None = None) -> str:
    from kgraph.export.text import visible

    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def cell(value: Any) -> Any:
    if isinstance(value, dict):
        return "; ".join(f"{key} {count}" for key, count in value.items())
    return "; ".join(map(_words, value)) if isinstance(value, list | tuple) else value


def _words(value: Any) -> str:
    return " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def title(entity: Entity) -> str:
    others = f", also {', '.join(alias.name for alias in entity.aliases)}" if entity.aliases else ""
    return printable(f"{entity.name} ({entity.label}{others})")


def sources(names: Sequence[str], limit: int = 2) -> str:
    shown = ", ".join(printable(name) for name in names[:limit])
    return shown + (f" and {len(names) - limit} more" if len(names) > limit else "")


def action_of(action: str, polarity: str) -> str:
    return {"negative": f"not {action}", "denied": f"{action} (denied)"}.get(polarity, action)


def many(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
