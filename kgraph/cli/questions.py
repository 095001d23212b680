"""The questions: options in, one call of `ask`, and `show` prints what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kgraph.cli.options import format_option, graph_option, limit_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("name")
@graph_option
@format_option
@limit_option("rows")
def neighbours(name: str, folder: Path, form: str, limit: int | None) -> None:
    """Who does what to NAME, and NAME to whom, strongest first.

    \b
    kgraph neighbours Putin
    kgraph neighbours "vladimir putin" --format json
    """
    from kgraph import ask
    from kgraph.ask.neighbours import neighbours
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        entity = ask.entity(store, name)
        rows = neighbours(store, entity)
    show.neighbours(entity, rows[:limit], form)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME [NAME]")
@click.option("--action", metavar="A", help="Only this action, such as meet.")
@graph_option
@format_option
@limit_option("claims")
def evidence(
    names: tuple[str, ...], action: str | None, folder: Path, form: str, limit: int | None
) -> None:
    """The sentences about NAME, or about two names together.

    \b
    kgraph evidence Trump Putin
    kgraph evidence Peskov --action deny --format jsonl
    """
    from kgraph import ask
    from kgraph.ask.evidence import evidence
    from kgraph.show import questions as show

    if len(names) > 2:
        raise click.UsageError("evidence takes one name or two; put a name of two words in quotes")
    with ask.opened(folder) as store:
        found = evidence(store, names, action=action)
    show.evidence(found[:limit], form)


COMMANDS = (neighbours, evidence)
