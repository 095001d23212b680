"""The commands that make a page of the graph, or of a part of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import complete
from kgraph.cli.options import say
from kgraph.cli.part import part_options
from kgraph.errors import KgraphError

if TYPE_CHECKING:
    from kgraph.cli.part import Chosen
    from kgraph.pipeline import Page

OUT = "kgraph.html"


@click.command(short_help="Write a page of the graph, or of a part of it.")
@click.option(
    "-o",
    "--out",
    metavar="FILE",
    default=OUT,
    show_default=True,
    help="File to write; - is standard output.",
    shell_complete=complete.files,
)
@part_options
def html(out: str, part: Chosen) -> None:
    """Write a page of the graph, or of the part of it that the options choose, into one file that
    needs no network.

    Filters say which claims count. What is drawn, how strong it is and what is said about it follow
    from these claims alone. The page says which part of the graph it shows.

    \b
    kgraph html --around Putin --around Zelensky -o talks.html
    kgraph html --around Trump --depth 2 --type PERSON --since 2025-01
    kgraph html --top 50 --title 'Who matters' -o - > top.html
    """
    from kgraph import pipeline

    if out == "-":
        sys.stdout.buffer.write(_page(part).text.encode())
        return
    path = pipeline.free(Path(out), part.folder)
    page = _page(part)
    pipeline.write_page(page, path)
    say(f"{path}: {_told(page)}")


@click.command(short_help="Open a page of the graph, or of a part of it, in the browser.")
@part_options
@click.option(
    "--serve",
    is_flag=True,
    help="Serve the page to browsers of this machine, until Ctrl-C, in place of a file.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), help="Port of --serve.  [default: one that is free]"
)
@click.option(
    "--no-open",
    "opens",
    is_flag=True,
    flag_value=False,
    default=True,
    help="Open no browser; print where the page is.",
)
def view(part: Chosen, serve: bool, port: int | None, opens: bool) -> None:
    """Open the page of the graph in the browser or, with options that choose a part of the graph,
    a page of that part: view.html, which is written beside it.

    \b
    kgraph view
    kgraph view --around Peskov --depth 2
    kgraph view --polarity denied --serve --port 8000
    """
    from kgraph import pipeline

    if port and not serve:
        raise click.UsageError("--port is that of --serve; add --serve")
    if serve:
        _serve(part, port or 0, opens=opens)
        return
    folder = part.folder
    path = pipeline.page(folder) if part.is_all() else pipeline.write_beside(_page(part), folder)
    if not opens:
        click.echo(path)
    elif not _open(path.resolve().as_uri()):
        raise KgraphError(f"no browser found; open {path} by hand")


def _serve(part: Chosen, port: int, *, opens: bool) -> None:
    from threading import Thread

    from kgraph import pipeline, serving

    def ready(address: str) -> None:
        say(f"{address} has the page until Ctrl-C")
        if opens:  # some browsers return when they are closed
            Thread(target=_open, args=(address,), daemon=True).start()

    whole = pipeline.page(part.folder).read_bytes() if part.is_all() else None
    serving.serve(whole or _page(part).text.encode(), port=port, ready=ready)


def _page(part: Chosen) -> Page:
    from kgraph import pipeline

    with part.opened() as (store, found):
        return pipeline.part_page(store, found, title=part.title)


def _open(address: str) -> bool:
    import webbrowser

    return webbrowser.open(address)


def _told(page: Page) -> str:
    view = page.view
    entities = f"{len(view.entities):,} entit{'y' if len(view.entities) == 1 else 'ies'}"
    edges = f"{len(view.edges):,} edge{'s' * (len(view.edges) != 1)}"
    return f"{entities}, {edges}; {page.part or 'the whole graph'}"


COMMANDS = (html, view)
