"""The commands that make a graph, or take claims out of a text."""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import complete
from kgraph.cli.engine import engine_options
from kgraph.cli.options import (
    EXIT_CODE,
    build_options,
    grown_option,
    jobs_option,
    model_option,
    out_option,
    reading_options,
    say,
)
from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kgraph.cli.engine import Engine
    from kgraph.pipeline import Built, Progress
    from kgraph.read import Fields

SOME_UNREADABLE = 5


@click.command(short_help="Make the graph of a folder of articles.")
@click.argument("paths", nargs=-1, metavar="PATH...", shell_complete=complete.files)
@out_option
@model_option
@reading_options
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
@engine_options
@jobs_option
@build_options
def build(
    paths: tuple[str, ...],
    out: Path,
    model: str | None,
    decisions: Path | None,
    aliases: Path | None,
    metonyms: bool,
    fields: Fields,
    jobs: int | None,
    engine: Engine,
    **how: bool,
) -> None:
    """Make the graph of the articles at PATH...: files, folders, patterns, or - for standard
    input. Tables (.csv, .tsv), JSON (.jsonl, .json), feeds (.rss, .atom, .xml) and archives (.zip)
    hold many articles; text, Markdown, web pages, PDF, Word and EPUB one each.

    Only new and changed articles are read again; articles that are gone are forgotten.

    \b
    kgraph build seeds/
    kgraph build 'news/2025-*.txt' notes.md -o january
    kgraph build archive.zip --aliases people.csv --metonyms
    kgraph build articles.csv --text-field Story --date-field 'Printed on'
    kgraph build s3://news/2025 --engine dask --work s3://ours/work
    """
    from kgraph import pipeline

    _need(paths)
    if decisions is not None and not decisions.exists() and not how["quiet"]:
        say(f"{decisions}: no decisions yet; kgraph merge, split, rename and review make them")
    with progress_of(how, engine.reads) as progress:
        built = engine.build(
            paths,
            out,
            model=model or pipeline.DEFAULT_MODEL,
            decisions=decisions,
            aliases=aliases,
            metonyms=metonyms,
            fields=fields,
            draw=how["draw"],
            wait=how["wait"],
            jobs=jobs,
            progress=progress,
        )
    print_built(built, out, how)
    engine.say_what_stays(quiet=how["quiet"])


@click.command()
@click.argument("paths", nargs=-1, metavar="FILE...", shell_complete=complete.files)
@grown_option
@model_option
@reading_options
@jobs_option
@build_options
def add(
    paths: tuple[str, ...],
    out: Path,
    model: str | None,
    fields: Fields,
    jobs: int | None,
    **how: bool,
) -> None:
    """Add articles to the graph: FILE... are files, folders, patterns, or - for standard input.

    A file that the graph was made with already is read anew; all others stay. The next kgraph
    build of a folder forgets what is not in that folder.

    \b
    kgraph add news/2025-03-10-talks.txt
    curl -s https://example.org/article.txt | kgraph add -
    """
    from kgraph import pipeline

    _need(paths)
    with progress_of(how) as progress:
        built = pipeline.add(
            paths,
            out,
            model=model,
            fields=fields,
            draw=how["draw"],
            wait=how["wait"],
            jobs=jobs,
            progress=progress,
        )
    print_built(built, out, how)


@click.command()
@click.argument(
    "names", nargs=-1, required=True, metavar="DOC...", shell_complete=complete.documents
)
@grown_option
@build_options
def remove(names: tuple[str, ...], out: Path, **how: bool) -> None:
    """Take articles out of the graph, by the name, path or id that kgraph documents shows.

    The files stay where they are: a kgraph build of their folder brings them back.

    \b
    kgraph remove 001_428bfef83d9b5624.txt
    """
    from kgraph import pipeline

    with progress_of(how) as progress:
        built = pipeline.remove(names, out, draw=how["draw"], wait=how["wait"], progress=progress)
    print_built(built, out, how)


@click.command()
@click.argument("paths", nargs=-1, metavar="DIR...", shell_complete=complete.folders)
@out_option
@model_option
@reading_options
@jobs_option
@build_options
def watch(
    paths: tuple[str, ...],
    out: Path,
    model: str | None,
    fields: Fields,
    jobs: int | None,
    **how: bool,
) -> None:
    """Build the graph of DIR..., and again whenever a file in it changes, until interrupted.

    \b
    kgraph watch news/ -o out/
    """
    from kgraph import pipeline

    _need(paths)
    with progress_of(how) as progress, suppress(KeyboardInterrupt):
        rounds = pipeline.watch(
            paths,
            out,
            model=model or pipeline.DEFAULT_MODEL,
            fields=fields,
            draw=how["draw"],
            wait=how["wait"],
            jobs=jobs,
            progress=progress,
        )
        bad: list[str] = []  # what was told of last
        for number, built in enumerate(rounds):
            if isinstance(built, KgraphError):
                say(f"kgraph: {built}; still watching")
            elif number and not built.changed and bad == [str(error) for error in built.unreadable]:
                continue
            else:
                bad = [str(error) for error in built.unreadable]
                print_built(built, out, how, brief=number > 0)
            if not number and not how["quiet"]:
                say(f"watching {', '.join(paths)}; stop with Ctrl-C")


def _need(paths: tuple[str, ...]) -> None:
    if not paths:
        raise click.UsageError("name a file or a folder of articles, or - for standard input")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...", shell_complete=complete.files)
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
@reading_options
def extract(
    paths: tuple[str, ...],
    form: str,
    left_out: tuple[str, ...],
    model: str | None,
    fields: Fields,
) -> None:
    """Print the claims of a text, without a graph.

    PATH... are files, folders, patterns, or - for standard input, as for kgraph build.

    \b
    kgraph extract seeds/001*.txt
    echo 'Trump met Putin in Helsinki.' | kgraph extract -
    kgraph extract sentences.jsonl --format triples > out.jsonl
    kgraph extract articles.csv --text-field Story --id-field Nr
    kgraph extract news/ --format documents | jq '.quotes[] | {speaker, text}'
    """
    from kgraph import pipeline

    _need(paths)
    lines = pipeline.printed_claims(
        paths,
        form=form,
        implicit="implicit" not in left_out,
        fields=fields,
        model=model or pipeline.DEFAULT_MODEL,
    )
    for line in lines:
        if isinstance(line, KgraphError):
            _some_unreadable()
            say(f"not read: {line}")
        else:
            click.echo(line, nl=False)


@contextmanager
def progress_of(how: Mapping[str, bool], of: str = "documents") -> Iterator[Progress]:
    """A line for each document, or a bar on a terminal and nothing elsewhere."""
    from kgraph.show.progress import Pace, progress_bar

    if how["quiet"] and how["verbose"]:
        raise click.UsageError("choose one of --quiet and --verbose")
    if how["verbose"]:
        pace = Pace(of)
        yield lambda done, total, name: _reading(done, total, name, pace.words(done, total))
        return
    if how["quiet"] or not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    with progress_bar(of) as update:
        yield update


def _reading(done: int, total: int, name: str, pace: str) -> None:
    if name:
        say(f"reading {done + 1}/{total} {name}" + (f" ({pace})" if pace else ""))


def print_built(
    built: Built,
    out: Path,
    how: Mapping[str, bool],
    *,
    brief: bool = False,
    bad: str = "document",
) -> None:
    """What was done; `bad` is what may not have been readable."""
    from kgraph.show import built as show

    for error in built.unreadable:
        say(f"not read: {error}")
    if built.unreadable:
        count = len(built.unreadable)
        say(f"kgraph: {count} {bad}{'s' * (count > 1)} could not be read; the rest is built")
        _some_unreadable()
    if how["verbose"]:
        for name in built.unknown:
            say(f"{built.decisions}: no document has '{name}'")
    if brief and not how["quiet"]:
        show.counts(built)
    elif not how["quiet"]:
        show.built(built, out)


def _some_unreadable() -> None:
    """The exit code, whatever happens to the output from here on."""
    click.get_current_context().meta[EXIT_CODE] = SOME_UNREADABLE


COMMANDS = (build, add, remove, watch, extract)
