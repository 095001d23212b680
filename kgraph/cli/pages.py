"""The commands that make a page of the graph, or of a part of it."""

from __future__ import annotations

import functools
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli import complete
from kgraph.cli.options import asked, filter_options, graph_option, say
from kgraph.errors import KgraphError
from kgraph.model import ENTITY_LABELS

if TYPE_CHECKING:
    from kgraph.ask import Criteria
    from kgraph.pipeline import Page

OUT = "kgraph.html"

CHOICES = (
    click.option(
        "--around",
        metavar="NAME",
        multiple=True,
        help="Only NAME, who and what it is linked with, and what links these. Several times: "
        "around each.",
        shell_complete=complete.names,
    ),
    click.option(
        "--depth",
        type=click.IntRange(1, 3),
        help="Steps that --around goes, from actor to actor.  [default: 1]",
    ),
    click.option(
        "--top",
        metavar="N",
        type=click.IntRange(2),
        help="Of all these, only the N in most claims: those of --around before actors, and actors "
        "before concepts.",
    ),
    click.option(
        "--type",
        "types",
        type=click.Choice(ENTITY_LABELS, case_sensitive=False),
        multiple=True,
        help="Only entities of this type, and those of --around.",
    ),
    filter_options(
        "actions", "classes", "modalities", "polarities", "speakers", "documents", "since", "until"
    ),
    click.option("--title", metavar="TEXT", help="Heading.  [default: that of the graph]"),
    graph_option,
)


@dataclass(frozen=True)
class Part:
    """What was chosen. In the criteria, speakers are names."""

    folder: Path
    criteria: Criteria
    around: tuple[str, ...]
    depth: int | None
    top: int | None
    title: str | None

    def is_all(self) -> bool:
        from kgraph.ask import ALL

        return self == Part(self.folder, ALL, (), None, None, None)

    def page(self) -> Page:
        from kgraph import ask, pipeline

        with ask.opened(self.folder) as store:
            return pipeline.part_page(
                store,
                ask.settled(store, self.criteria),
                around=[asked(store, name) for name in self.around],
                depth=self.depth or 1,
                top=self.top,
                title=self.title,
            )


def part_options(command: Any) -> Any:
    """Options that choose a part of the graph; the command gets it as `part`."""

    @functools.wraps(command)
    def with_part(*, criteria: Criteria, types: tuple[str, ...], **options: Any) -> Any:
        chosen = {name: options.pop(name) for name in ("folder", "around", "depth", "top", "title")}
        if chosen["depth"] and not chosen["around"]:
            raise click.UsageError("--depth says how far from a name to go; add --around NAME")
        part = Part(criteria=replace(criteria, types=types), **chosen)
        return command(part=part, **options)

    decorated: Any = with_part
    for choice in reversed(CHOICES):
        decorated = choice(decorated)
    return decorated


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
def html(out: str, part: Part) -> None:
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
        sys.stdout.buffer.write(part.page().text.encode())
        return
    path = pipeline.free(Path(out), part.folder)
    page = part.page()
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
def view(part: Part, serve: bool, port: int | None, opens: bool) -> None:
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
    path = pipeline.page(folder) if part.is_all() else pipeline.write_beside(part.page(), folder)
    if not opens:
        click.echo(path)
    elif not _open(path.resolve().as_uri()):
        raise KgraphError(f"no browser found; open {path} by hand")


def _serve(part: Part, port: int, *, opens: bool) -> None:
    from threading import Thread

    from kgraph import pipeline, serving

    def ready(address: str) -> None:
        say(f"{address} has the page until Ctrl-C")
        if opens:  # some browsers return when they are closed
            Thread(target=_open, args=(address,), daemon=True).start()

    whole = pipeline.page(part.folder).read_bytes() if part.is_all() else None
    serving.serve(whole or part.page().text.encode(), port=port, ready=ready)


def _open(address: str) -> bool:
    import webbrowser

    return webbrowser.open(address)


def _told(page: Page) -> str:
    view = page.view
    entities = f"{len(view.entities):,} entit{'y' if len(view.entities) == 1 else 'ies'}"
    edges = f"{len(view.edges):,} edge{'s' * (len(view.edges) != 1)}"
    return f"{entities}, {edges}; {page.part or 'the whole graph'}"


COMMANDS = (html, view)
