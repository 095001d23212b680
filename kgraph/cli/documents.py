"""The command that lists documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kgraph.cli.options import filter_options, format_option, graph_option, limit_option

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.ask import Criteria


@click.command()
@filter_options("documents", "since", "until")
@graph_option
@format_option
@limit_option("documents")
def documents(criteria: Criteria, folder: Path, form: str, limit: int | None) -> None:
    """The documents that the graph is made of, by name. --since and --until are about the day on
    which they appeared.

    \b
    kgraph documents
    kgraph documents --since 2025-01 --format csv
    """
    from kgraph import ask
    from kgraph.ask.documents import documents
    from kgraph.show.documents import documents as show

    with ask.opened(folder) as store:
        found = documents(store, criteria, limit=limit)
    show(found, form)


COMMANDS = (documents,)
