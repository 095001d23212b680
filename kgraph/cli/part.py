"""Options that choose a part of the graph."""

from __future__ import annotations

import functools
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli import complete
from kgraph.cli.options import asked, filter_options, graph_option
from kgraph.model import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kgraph.ask import Criteria
    from kgraph.ask.part import Part
    from kgraph.store import Store

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
class Chosen:
    """What was chosen. In the criteria, speakers are names."""

    folder: Path
    criteria: Criteria
    around: tuple[str, ...]
    depth: int | None
    top: int | None
    title: str | None

    def is_all(self) -> bool:
        from kgraph.ask import ALL

        return self == Chosen(self.folder, ALL, (), None, None, None)

    @contextmanager
    def opened(self) -> Iterator[tuple[Store, Part]]:
        from kgraph import ask
        from kgraph.ask.part import Part

        with ask.opened(self.folder) as store:
            criteria = ask.settled(store, self.criteria)
            around = {one.id: one for one in (asked(store, name) for name in self.around)}
            yield store, Part(criteria, tuple(around.values()), self.depth or 1, self.top)


def part_options(command: Any) -> Any:
    """Options that choose a part of the graph; the command gets it as `part`."""

    @functools.wraps(command)
    def with_part(*, criteria: Criteria, types: tuple[str, ...], **options: Any) -> Any:
        chosen = {name: options.pop(name) for name in ("folder", "around", "depth", "top", "title")}
        if chosen["depth"] and not chosen["around"]:
            raise click.UsageError("--depth says how far from a name to go; add --around NAME")
        part = Chosen(criteria=replace(criteria, types=types), **chosen)
        return command(part=part, **options)

    decorated: Any = with_part
    for choice in reversed(CHOICES):
        decorated = choice(decorated)
    return decorated
