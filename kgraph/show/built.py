"""How the command line prints what a build did."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import click

from kgraph.show import action_of, emit, many, printable, sources

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kgraph.pipeline import Built
    from kgraph.store import Summary


def built(built: Built, out: Path) -> None:
    """The summary at the end of a build."""
    counts(built)
    if not built.strongest:
        click.echo("no claim joins two actors; kgraph extract shows what was read")
        return
    _strongest(built, out)


def counts(built: Built) -> None:
    """What there is, and what was done."""
    counts = built.counts
    click.echo(
        f"{many(counts.documents, 'document')}, {many(counts.sentences, 'sentence')}, "
        f"{many(counts.claims, 'claim')}, {many(counts.entities, 'entity', 'entities')}, "
        f"{many(counts.edges, 'edge')}"
    )
    click.echo(_work(built))


def _strongest(built: Built, out: Path) -> None:
    click.echo("\nstrongest edges")
    emit(_edges(built.strongest))
    ends = built.strongest[0].source, built.strongest[0].target
    one, other = (shlex.quote(printable(entity.name)) for entity in ends)
    click.echo("\nnext")
    for question in ("view", f"neighbours {one}", f"evidence {one} {other}"):
        click.echo(f"  kgraph {question}{_where(out)}")


def _edges(found: Sequence[Summary]) -> Any:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for header in ("who", "does what", "to whom"):
        table.add_column(header)
    for header in ("claims", "documents"):
        table.add_column(header, justify="right")
    for edge in found:
        table.add_row(
            Text(printable(edge.source.name)),
            Text(f"{action_of(edge.predicate, edge.polarity)}{'' if edge.directed else ' ↔'}"),
            Text(printable(edge.target.name)),
            str(edge.weight),
            str(edge.documents),
        )
    return table


def _where(out: Path) -> str:
    return "" if str(out) == "out" else f" --graph {shlex.quote(str(out))}"


def _work(built: Built) -> str:
    counts = built.counts
    if not built.extracted and not built.changed:
        return "nothing to do: no document is new or changed"
    parts = [f"{built.extracted} read", f"{counts.documents - built.extracted} unchanged"]
    parts += [f"{built.forgotten} forgotten"] * bool(built.forgotten)
    if built.copies:
        parts.append(f"{len(built.copies)} left out as copies: {sources(built.copies)}")
    return ", ".join(parts)
