"""The command that reads claims back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kgraph.cli.making import print_built, progress_of
from kgraph.cli.options import build_options, grown_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command("import", short_help="Read claims back: a graph without the articles.")
@click.argument("paths", nargs=-1, metavar="FILE...")
@grown_option
@build_options
def import_(paths: tuple[str, ...], out: Path, **how: bool) -> None:
    """Read the claims in FILE... back, and make a graph of them, or add them to the graph that is
    there. FILE is what kgraph export jsonl or kgraph extract wrote, or - for standard input. No
    article is needed, and no language model.

    Sentences and offsets, speakers and dates are as they were; of the rest of an article, there is
    nothing. Who is who within one file stays as it was; between files, and between them and
    articles, names are compared as ever, and kgraph merge and split have the last word.

    A document whose article is in the graph stays as it is. Of others, claims are added, and take
    the place of those with the same id: the same file twice changes nothing. kgraph add leaves
    imported claims alone, and an article that it brings takes the place of what was told of it;
    kgraph remove takes them out, by document. kgraph build makes the graph of the articles that it
    is given and nothing else: import again after it.

    \b
    kgraph export jsonl -o claims.jsonl
    kgraph import claims.jsonl -o shared
    kgraph import january.jsonl february.jsonl
    kgraph export jsonl | jq -c 'select(.published > "2025")' | kgraph import - -o newest
    """
    from kgraph.importing import read_claims

    if not paths:
        raise click.UsageError("name a file of claims, or - for standard input")
    with progress_of(how) as progress:
        built = read_claims(paths, out, draw=how["draw"], wait=how["wait"], progress=progress)
    print_built(built, out, how, bad="line")


COMMANDS = (import_,)
