"""Options that several commands have, and the one way to say something to people."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli import complete
from kgraph.days import days
from kgraph.filters import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kgraph.model import Entity
    from kgraph.store import Store

EXIT_CODE = "kgraph.exit_code"  # in click's `meta`: of a command that did not fail
DEFAULT_OUT = "out"
NAMESAKES = 8  # as many as are listed of an ambiguous name
FORMATS = ("table", "json", "jsonl", "csv")
COLUMNS = {
    "text": "the text",
    "id": "what the article is called",
    "date": "the day it was published",
    "title": "its title",
}


def graph_option(command: Any) -> Any:
    return _folder("--graph", "folder", text="Folder that kgraph build wrote.", **FROM_GRAPH)(
        command
    )


def out_option(command: Any) -> Any:
    text = "Folder for kgraph.db, graph.html and graph.graphml."
    return _folder("-o", "--out", text=text)(command)


def grown_option(command: Any) -> Any:
    """The folder of a graph that is changed, by either of its names."""
    names = ("-o", "--out", "--graph", "out")
    return _folder(*names, text="Folder of the graph.", **FROM_GRAPH)(command)


FROM_GRAPH: dict[str, Any] = {"envvar": "KGRAPH_GRAPH", "show_envvar": True}


def _folder(*names: str, text: str, **rest: Any) -> Any:
    kind = click.Path(path_type=Path)
    known: dict[str, Any] = {
        "metavar": "DIR",
        "default": DEFAULT_OUT,
        "show_default": True,
        "type": kind,
        "shell_complete": complete.folders,
    }
    return click.option(*names, help=text, **known, **rest)


def build_options(command: Any) -> Any:
    """How a graph is written, and what is told of it: `draw`, `wait`, `quiet`, `verbose`."""
    for option in (
        click.option(
            "-v",
            "--verbose",
            is_flag=True,
            help="Name each document as it is read, and names that were decided on but are in "
            "none.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print nothing but what goes wrong."),
        click.option(
            "--wait", is_flag=True, help="Wait while another kgraph writes to the same folder."
        ),
        click.option(
            "--no-pictures",
            "draw",
            is_flag=True,
            flag_value=False,
            default=True,
            help="Leave graph.html and graph.graphml as they are; kgraph view makes the page anew.",
        ),
    ):
        command = option(command)
    return command


def jobs_option(command: Any) -> Any:
    return click.option(
        "-j",
        "--jobs",
        metavar="N",
        type=click.IntRange(1),
        default=None,
        help="Read articles in N processes.  [default: one for each core, where the articles "
        "are worth it]",
    )(command)


def reading_options(command: Any) -> Any:
    """Which columns hold what; the command gets them as `fields`."""

    @functools.wraps(command)
    def with_fields(*args: Any, **options: Any) -> Any:
        from kgraph.read import Fields

        names = {what: options.pop(f"{what}_field") for what in COLUMNS}
        return command(*args, fields=Fields(**names), **options)

    for what, content in reversed(COLUMNS.items()):
        with_fields = click.option(
            f"--{what}-field",
            metavar="NAME",
            help=f"Column of tables, or field of JSON, with {content}.  [default: by its usual "
            "names]",
        )(with_fields)
    return with_fields


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


def limit_option(what: str, default: int | None = None) -> Callable[[Any], Any]:
    return click.option(
        "--limit",
        type=click.IntRange(1),
        default=default,
        show_default=default is not None,
        help=f"Print only so many {what}.",
    )


def filter_options(*names: str) -> Callable[[Any], Any]:
    """Options that choose claims, by the fields of `Criteria`; the command gets `criteria`, in
    which speakers are names (see `ask.settled`)."""

    def decorate(command: Any) -> Any:
        @functools.wraps(command)
        def with_criteria(*args: Any, **options: Any) -> Any:
            from kgraph.ask import Criteria

            chosen = {name: options.pop(name) for name in names}
            return command(*args, criteria=Criteria(**chosen), **options)

        decorated: Any = with_criteria
        for name in reversed(names):
            decorated = FILTERS[name](decorated)
        return decorated

    return decorate


def _many(option: str, field: str, metavar: str, text: str, **rest: Any) -> Any:
    return click.option(option, field, metavar=metavar, multiple=True, help=text, **rest)


def _choice(option: str, field: str, text: str) -> Any:
    kind = click.Choice(CHOICES[field], case_sensitive=False)
    return click.option(option, field, type=kind, multiple=True, help=text)


class Day(click.ParamType[str]):
    """A year, month, week or day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if days(value) is None:
            self.fail(f"{value!r} is no date; write 2025, 2025-03 or 2025-03-10", param, ctx)
        return str(value)


FILTERS: dict[str, Any] = {
    "actions": _many(
        "--action",
        "actions",
        "A",
        "Only this action, such as meet.",
        shell_complete=complete.actions,
    ),
    "types": _choice("--type", "types", "Only with entities of this type."),
    "classes": _choice(
        "--class",
        "classes",
        "Only events of this class, such as CONSULT, or of these: 'verbal conflict'.",
    ),
    "modalities": _choice("--modality", "modalities", "Only claims of this modality."),
    "polarities": _choice("--polarity", "polarities", "Only claims of this polarity."),
    "speakers": _many(
        "--speaker", "speakers", "NAME", "Only what NAME says.", shell_complete=complete.names
    ),
    "documents": _many(
        "--document",
        "documents",
        "DOC",
        "Only from this document, or these: '2025-03*'.",
        shell_complete=complete.documents,
    ),
    "since": click.option(
        "--since", type=Day(), metavar="DATE", help="Only from this year, month or day on."
    ),
    "until": click.option(
        "--until", type=Day(), metavar="DATE", help="Only up to this year, month or day."
    ),
}
"""Option of each field of `Criteria`. Those that can be given several times fit any of them."""


def asked(store: Store, name: str) -> Entity:
    """The entity of that name; who else has it is said."""
    from kgraph import ask

    found = ask.entity(store, name)
    say_others(store, name, [found])
    return found


def say_others(store: Store, name: str, found: Sequence[Entity]) -> None:
    """Who has that name, too, and is not meant by it."""
    from kgraph import ask

    others = ask.namesakes(store, name, found)
    if others:
        meant, rest = _listed(found), _listed(others[:NAMESAKES])
        more = f" and {len(others) - NAMESAKES} more" if len(others) > NAMESAKES else ""
        say(f"'{name}' is taken for {meant}; not for {rest}{more}")


def _listed(found: Sequence[Entity]) -> str:
    return ", ".join(f"{one.name} ({one.label})" for one in found)


def say(message: str) -> None:
    """One line on standard error."""
    from kgraph.show import printable

    click.echo(" ".join(printable(message).split()), err=True)
