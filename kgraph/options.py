"""Options that several commands have, and the one way to say something to people."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_OUT = "out"
FORMATS = ("table", "json", "jsonl", "csv")
FIELDS = {
    "text": "the text",
    "id": "what the article is called",
    "date": "the day it was published",
    "title": "its title",
}


def graph_option(command: Any) -> Any:
    return click.option(
        "--graph",
        "folder",
        metavar="DIR",
        default=DEFAULT_OUT,
        show_default=True,
        envvar="KGRAPH_GRAPH",
        show_envvar=True,
        type=click.Path(path_type=Path),
        help="Folder that kgraph build wrote.",
    )(command)


def model_option(command: Any) -> Any:
    return click.option(
        "--model",
        metavar="NAME",
        default=None,
        help="An installed spaCy pipeline, or the folder of one.  [default: the one that kgraph "
        "was installed with]",
    )(command)


def reading_options(command: Any) -> Any:
    """Which columns hold what; the command gets them as `fields`."""

    @wraps(command)
    def with_fields(*args: Any, **options: Any) -> Any:
        from kgraph.read import Fields

        names = {what: options.pop(f"{what}_field") for what in FIELDS}
        return command(*args, fields=Fields(**names), **options)

    for what, content in reversed(FIELDS.items()):
        option = click.option(f"--{what}-field", metavar="NAME", help=_of_rows(content))
        with_fields = option(with_fields)
    return with_fields


def _of_rows(content: str) -> str:
    return f"Column of tables, or field of JSON, with {content}.  [default: by its usual names]"


def format_option(command: Any) -> Any:
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the answer.",
    )(command)


def limit_option(what: str) -> Callable[[Any], Any]:
    return click.option(
        "--limit", type=click.IntRange(1), default=None, help=f"Print only so many {what}."
    )


def say(message: str) -> None:
    """One line on standard error."""
    from kgraph.show import printable

    click.echo(" ".join(printable(message).split()), err=True)
