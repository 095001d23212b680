"""The command line: options in, one call of `pipeline`, and `show` prints what comes back."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli_entities import COMMANDS
from kgraph.errors import KgraphError
from kgraph.options import (
    DEFAULT_OUT,
    format_option,
    graph_option,
    limit_option,
    model_option,
    reading_options,
)
from kgraph.options import say as _say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kgraph.pipeline import Built, Progress
    from kgraph.read import Fields

SOME_UNREADABLE = 5
EXIT_CODE = "kgraph.exit_code"  # in click's `meta`


class Group(click.Group):
    """Turns what goes wrong into one line, and takes American spellings."""

    SPELLINGS = {"neighbors": "neighbours"}  # noqa: RUF012 (never changed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return super().get_command(ctx, self.SPELLINGS.get(cmd_name, cmd_name))

    def main(self, *args: Any, **options: Any) -> Any:
        _open_closed()
        _print_utf8()
        try:
            super().main(*args, **options)
        except SystemExit as end:
            sys.exit(_flushed(end.code))
        except OSError as error:
            if error.filename is not None:
                raise
            sys.exit(_unprintable(error))

    def invoke(self, ctx: click.Context) -> Any:
        try:
            super().invoke(ctx)
        except KgraphError as error:
            _say(f"kgraph: {error}")
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            kept = "; what was read so far is kept" if ctx.invoked_subcommand == "build" else ""
            _say(f"kgraph: interrupted{kept}")
            ctx.exit(1)
        except BrokenPipeError:
            _drop_output()
        ctx.exit(ctx.meta.get(EXIT_CODE, 0))


def _some_unreadable() -> None:
    """The exit code, whatever happens to the output from here on."""
    click.get_current_context().meta[EXIT_CODE] = SOME_UNREADABLE


def _flushed(code: Any) -> Any:
    """The exit code, when all that was printed has arrived or nobody wants it any more."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_output()
    except OSError as error:
        return _unprintable(error)
    return code


def _unprintable(error: OSError) -> int:
    _drop_output()
    _say(f"kgraph: cannot write to standard output ({(error.strerror or str(error)).lower()})")
    return 1


def _drop_output() -> None:
    """What is still to be written goes nowhere: Python would try again at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed() -> None:
    """Streams that the caller closed: printing fails, messages are lost."""
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _print_utf8() -> None:
    """Names and arrows do not fit into ASCII; a locale that says so is mostly an unset one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() in ("ascii", "us-ascii"):
            stream.reconfigure(encoding="utf-8")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kgraph", message="kgraph %(version)s")
def main() -> None:
    """Read news articles, and ask who does what to whom.

    \b
    kgraph build seeds/          read a folder of articles, draw the graph
    kgraph neighbours Putin      who is linked with Putin, and by what
    kgraph evidence Trump Putin  the sentences behind it
    kgraph review                decide who is who where kgraph is not sure
    """


@main.command(short_help="Make the graph of a folder of articles.")
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
    fields: Fields,
    quiet: bool,
    verbose: bool,
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
    """
    from kgraph import pipeline

    if not paths:
        raise click.UsageError("name a file or a folder of articles, or - for standard input")
    if quiet and verbose:
        raise click.UsageError("choose one of --quiet and --verbose")
    if decisions is not None and not decisions.exists() and not quiet:
        _say(f"{decisions}: no decisions yet; kgraph merge, split, rename and review make them")
    with _progress(quiet, verbose) as progress:
        built = pipeline.build(
            paths,
            out,
            model=model or pipeline.DEFAULT_MODEL,
            decisions=decisions,
            aliases=aliases,
            metonyms=metonyms,
            fields=fields,
            progress=progress,
        )
    for error in built.unreadable:
        _say(f"not read: {error}")
    if built.unreadable:
        count = len(built.unreadable)
        _say(f"kgraph: {count} document{'s' * (count > 1)} could not be read; the rest is built")
        _some_unreadable()
    if verbose:
        for name in built.unknown:
            _say(f"{built.decisions}: no document has '{name}'")
    if not quiet:
        _print_built(built, out)


@main.command()
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

    if not paths:
        raise click.UsageError("name a file or a folder of articles, or - for standard input")
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
            _say(f"not read: {line}")
        else:
            click.echo(line, nl=False)


@main.command()
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
    from kgraph import pipeline, show

    entity, rows = pipeline.ask_neighbours(folder, name)
    show.neighbours(entity, rows[:limit], form)


@main.command()
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
    from kgraph import pipeline, show

    if len(names) > 2:
        raise click.UsageError("evidence takes one name or two; put a name of two words in quotes")
    show.evidence(pipeline.ask_evidence(folder, names, action=action)[:limit], form)


@main.command()
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


@main.command()
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
        yield lambda done, total, name: _say(f"reading {done + 1}/{total} {name}") if name else None
        return
    if quiet or not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    from kgraph.show import progress_bar

    with progress_bar() as update:
        yield update


def _print_built(built: Built, out: Path) -> None:
    from kgraph import show

    show.built(built, out)


for command in COMMANDS:
    main.add_command(command)
