"""Options that several commands have, and the one way to say something to people."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

DEFAULT_OUT = "out"
FORMATS = ("table", "json", "jsonl", "csv")


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
