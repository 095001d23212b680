"""The commands that make a graph, or take claims and pictures out."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.options import DEFAULT_OUT, EXIT_CODE, graph_option, model_option, say
from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.pipeline import Built, Progress

SOME_UNREADABLE = 5


@click.command(short_help="Make the graph of a folder of articles.")
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "-o",
    "--out",
    metavar="DIR",
    default=DEFAULT_OUT,
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for kgraph.db, graph.html and graph.graphml.",
)
@model_option
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Who is who, as people decided: kgraph merge, split, rename and review write it.  "
    "[default: kgraph.decisions.toml beside the articles]",
)
@click.option(
    "--aliases",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Names that are known: CSV with the header name,alias or name,alias,type.",
)
@click.option(
    "--metonyms",
    is_flag=True,
    help="Take capitals and seats of government for the country: the Kremlin for Russia.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what goes wrong.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="Name each document as it is read, and names that were decided on but are in none.",
)
def build(
    paths: tuple[str, ...],
    out: Path,
    model: str | None,
    decisions: Path | None,
    aliases: Path | None,
    metonyms: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the graph of the articles at PATH...: files, folders, patterns, or - for standard
    input. Files of JSON Lines (.jsonl) hold one article a line, with `id` and `text`.

    Only new and changed articles are read again; articles that are gone are forgotten.

    \b
    kgraph build seeds/
    kgraph build 'news/2025-*.txt' notes.md -o january
    kgraph build archive.jsonl --aliases people.csv --metonyms
    """
    from kgraph import pipeline

    if not paths:
        raise click.UsageError("name a file or a folder of articles, or - for standard input")
    if quiet and verbose:
        raise click.UsageError("choose one of --quiet and --verbose")
    if decisions is not None and not decisions.exists() and not quiet:
        say(f"{decisions}: no decisions yet; kgraph merge, split, rename and review make them")
    with _progress(quiet, verbose) as progress:
        built = pipeline.build(
            paths,
            out,
            model=model or pipeline.DEFAULT_MODEL,
            decisions=decisions,
            aliases=aliases,
            metonyms=metonyms,
            progress=progress,
        )
    for error in built.unreadable:
        say(f"not read: {error}")
    if built.unreadable:
        count = len(built.unreadable)
        say(f"kgraph: {count} document{'s' * (count > 1)} could not be read; the rest is built")
        _some_unreadable()
    if verbose:
        for name in built.unknown:
            say(f"{built.decisions}: no document has '{name}'")
    if not quiet:
        _print_built(built, out)


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "triples", "documents"]),
    default="jsonl",
    show_default=True,
    help="jsonl: one claim a line; triples: one line a document, with its surface triples; "
    "documents: one line a document, with its mentions, edges and quotes, and who is who over all "
    "of them (printed when all are read).",
)
@click.option(
    "--without",
    "left_out",
    type=click.Choice(["implicit"]),
    multiple=True,
    help="Leave out claims that no word of the sentence says ('Peskov, the spokesman').",
)
@model_option
def extract(
    paths: tuple[str, ...], form: str, left_out: tuple[str, ...], model: str | None
) -> None:
    """Print the claims of a text, without a graph.

    PATH... are files, folders, patterns, - for standard input, or .jsonl files with `id` and
    `text` on each line.

    \b
    kgraph extract seeds/001*.txt
    echo 'Trump met Putin in Helsinki.' | kgraph extract -
    kgraph extract sentences.jsonl --format triples > out.jsonl
    kgraph extract news/ --format documents | jq '.quotes[] | {speaker, text}'
    """
    from kgraph import pipeline

    if not paths:
        raise click.UsageError("name a file or a folder of articles, or - for standard input")
    lines = pipeline.printed_claims(
        paths,
        form=form,
        implicit="implicit" not in left_out,
        model=model or pipeline.DEFAULT_MODEL,
    )
    for line in lines:
        if isinstance(line, KgraphError):
            _some_unreadable()
            say(f"not read: {line}")
        else:
            click.echo(line, nl=False)


@click.command()
@click.argument(
    "form", metavar="FORMAT", type=click.Choice(["documents", "graphml", "html", "jsonl"])
)
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    default="-",
    show_default=True,
    help="File to write; - is standard output.",
)
@graph_option
def export(form: str, out: str, folder: Path) -> None:
    """Write the graph in another format.

    FORMAT is graphml (Gephi, Cytoscape, yEd), html (the page), jsonl (the claims) or documents
    (one line a document, as kgraph extract prints them).

    \b
    kgraph export graphml -o putin.graphml
    kgraph export jsonl | jq .predicate.lemma
    """
    from kgraph import pipeline

    if out == "-":
        pipeline.export(folder, form, sys.stdout.buffer)
    else:
        pipeline.export_to(folder, form, Path(out))


@click.command()
@graph_option
def view(folder: Path) -> None:
    """Open the page of the graph in the browser.

    \b
    kgraph view
    """
    import webbrowser

    from kgraph import pipeline

    page = folder / pipeline.PICTURES["html"]
    if not page.exists():
        raise KgraphError(f"{page}: no page here; run kgraph build FOLDER first")
    if not webbrowser.open(page.resolve().as_uri()):
        raise KgraphError(f"no browser found; open {page} by hand")


@contextmanager
def _progress(quiet: bool, verbose: bool) -> Iterator[Progress]:
    """A line for each document, or a bar on a terminal and nothing elsewhere."""
    if verbose:
        yield lambda done, total, name: say(f"reading {done + 1}/{total} {name}") if name else None
        return
    if quiet or not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from kgraph.show import progress_bar

    with progress_bar() as update:
        yield update


def _print_built(built: Built, out: Path) -> None:
    from kgraph.show.built import built as show

    show(built, out)


def _some_unreadable() -> None:
    """The exit code, whatever happens to the output from here on."""
    click.get_current_context().meta[EXIT_CODE] = SOME_UNREADABLE


COMMANDS = (build, extract, export, view)
