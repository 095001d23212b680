"""The command that writes the graph for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import complete
from kgraph.cli.part import part_options
from kgraph.export import FILES, FOLDERS

if TYPE_CHECKING:
    from kgraph.cli.part import Chosen

OTHERS = {
    "documents": "documents with their mentions, claims and quotes, one a line",
    "html": "the page, as kgraph html makes it",
    "jsonl": "claims, one a line; kgraph import reads them back",
}
FORMATS = OTHERS | {name: form.reads for name, form in (FILES | FOLDERS).items()}


@click.command(short_help="Write the graph, or a part of it, for another program.")
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@click.option(
    "-o",
    "--out",
    metavar="PATH",
    default="-",
    show_default=True,
    help="File or folder to write; - is standard output.",
    shell_complete=complete.files,
)
@part_options
def export(form: str, out: str, part: Chosen) -> None:
    """Write the graph, or the part of it that the options choose, for another program."""
    from kgraph import pipeline

    if not out:
        raise click.UsageError("-o names no file; name one, or - for standard output")
    if out == "-" and form in FOLDERS and not FOLDERS[form].printed:
        raise click.UsageError(f"{form} is several files; name a folder for them with -o DIR")
    with part.opened() as (store, found):
        if out == "-":
            pipeline.export(store, form, sys.stdout.buffer, found, title=part.title)
        else:
            pipeline.export_to(store, form, Path(out), found, title=part.title)


def _listed(names: dict[str, str]) -> str:
    """For the help."""
    return "\n".join(f"{name:10} {text}" for name, text in sorted(names.items()))


def _several() -> str:
    *names, last = sorted(FOLDERS)
    return f"{', '.join(names)} and {last}"


export.help = f"""{export.help}

FORMAT is one of these; {_several()} are folders.

\b
{_listed(FORMATS)}

\b
kgraph export gexf -o putin.gexf --around Putin --depth 2
kgraph export csv -o sheets --since 2025
kgraph export jsonl --polarity denied | jq .predicate.lemma
"""

COMMANDS = (export,)
