"""What the command line prints: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from kgraph.graph.neighbours import Neighbour
    from kgraph.model import Claim, Edge, Entity, Span
    from kgraph.pipeline import Built, Evidence

ARROWS = {"out": "→", "in": "←", "both": "↔"}
PIPE_WIDTH = 200  # columns where there is no terminal to ask, so that nothing is cut off


def console() -> Console:
    """Standard output; plain and wide where it is not a terminal."""
    from rich.console import Console

    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPE_WIDTH)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None]]:
    """A bar on standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=printable(name)
        )


def printable(text: str) -> str:
    """Text of articles may hold control characters that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)


def data(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Rows as JSON, JSON Lines or CSV."""
    if form == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=1))
    elif form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    else:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]) if rows else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows({k: _cell(v) for k, v in row.items()} for row in rows)
        click.echo(text.getvalue(), nl=False)


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return "; ".join(f"{key} {count}" for key, count in value.items())
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def neighbours(entity: Entity, rows: Sequence[Neighbour], form: str) -> None:
    if form != "table":
        data([_neighbour(entity, row) for row in rows], form)
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(title=_title(entity), title_justify="left", box=None, pad_edge=False)
    for header in ("", "action", "neighbour", "type", "claims", "how", "sources"):
        justify = "right" if header == "claims" else "left"
        table.add_column(header, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        action = Text(
            _action(row.action, row.polarity), "red" if row.polarity != "positive" else ""
        )
        table.add_row(
            ARROWS[row.direction],
            action,
            Text(printable(row.entity.name), "bold"),
            row.entity.label,
            str(row.count),
            _cell(row.modalities) if len(row.modalities) > 1 else next(iter(row.modalities)),
            Text(_sources(row.documents)),
        )  # fmt: skip
    console().print(table)


def _title(entity: Entity) -> str:
    others = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    return printable(f"{entity.name} ({entity.label}{others})")


def _sources(names: Sequence[str], limit: int = 3) -> str:
    shown = ", ".join(printable(name) for name in names[:limit])
    return shown + (f" and {len(names) - limit} more" if len(names) > limit else "")


def _action(action: str, polarity: str) -> str:
    return {"negative": f"not {action}", "denied": f"{action} (denied)"}.get(polarity, action)


def _neighbour(entity: Entity, row: Neighbour) -> dict[str, Any]:
    return {
        "name": entity.name,
        "direction": row.direction,
        "action": row.action,
        "polarity": row.polarity,
        "neighbour": row.entity.name,
        "type": row.entity.label,
        "claims": row.count,
        "modalities": dict(row.modalities),
        "documents": list(row.documents),
        "edge": row.edge,
    }


def evidence(found: Sequence[Evidence], form: str) -> None:
    if form != "table":
        data([_evidence(one) for one in found], form)
        return
    from rich.text import Text

    out = console()
    for one in found:
        claim = one.claim
        out.print(
            Text.assemble(
                (printable(one.source.name), "bold cyan"),
                f" {'→' if one.edge.directed else '↔'} ",
                (_action(one.edge.predicate, one.edge.polarity), "bold yellow"),
                " → " if one.edge.directed else " ↔ ",
                (printable(one.target.name), "bold magenta"),
                (f"  {_manner(claim)}", "dim"),
            )
        )
        out.print(_marked(claim), soft_wrap=True)
        place = f"{printable(one.document.name)}:{claim.sentence.start}-{claim.sentence.end}"
        out.print(Text(f"{place}  {claim.rule}", "dim"))
        out.print()


def _manner(claim: Claim) -> str:
    """ "planned; said by Trump", "requested; denied by Peskov"."""
    said = claim.attribution
    if said is None:
        return claim.modality
    how = {"say": "said", "deny": "denied", "question": "questioned"}[said.stance]
    who = said.speaker.name if said.speaker else "somebody"
    return printable(f"{claim.modality}; {how} by {who}{' in quotation marks' * said.quoted}")


def _marked(claim: Claim) -> Any:
    """The sentence with subject, action and object in their colours; in plain text in
    brackets, so that a pipe keeps them."""
    from rich.text import Text

    text = Text("  ")
    at = claim.sentence.start
    for span, style in _spans(claim):
        if span.start < at or span.end > claim.sentence.end:
            continue
        text.append(_slice(claim.sentence, at, span.start))
        text.append(f"[{_slice(claim.sentence, span.start, span.end)}]", style)
        at = span.end
    text.append(_slice(claim.sentence, at, claim.sentence.end))
    return text


def _spans(claim: Claim) -> list[tuple[Any, str]]:
    spans: list[tuple[Any, str]] = [
        (claim.subject, "cyan"),
        (claim.predicate, "yellow"),
        (claim.object, "magenta"),
    ]
    return sorted((s for s in spans if s[0].end > s[0].start), key=lambda s: s[0].start)


def _slice(sentence: Span, start: int, end: int) -> str:
    return printable(sentence.text[start - sentence.start : end - sentence.start])


def _evidence(one: Evidence) -> dict[str, Any]:
    claim, said = one.claim, one.claim.attribution
    return {
        "subject": one.source.name,
        "action": one.edge.predicate,
        "object": one.target.name,
        "polarity": one.edge.polarity,
        "modality": claim.modality,
        "speaker": said.speaker.name if said and said.speaker else None,
        "sentence": claim.sentence.text,
        "document": one.document.name,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "rule": claim.rule,
        "claim": claim.id,
    }


def built(built: Built, out: Path) -> None:
    """The summary at the end of a build."""
    from rich.table import Table
    from rich.text import Text

    to = console()
    counts = built.counts
    to.print(
        f"{counts.documents} documents, {counts.sentences} sentences, {counts.claims} claims, "
        f"{counts.entities} entities, {counts.edges} edges"
    )
    to.print(Text(_work(built)))
    if built.strongest:
        table = Table(title="strongest edges", title_justify="left", box=None, pad_edge=False)
        for header in ("", "action", "", "claims", "documents"):
            table.add_column(
                header, justify="right" if header in ("claims", "documents") else "left"
            )
        for edge, source, target in built.strongest:
            table.add_row(*_edge_row(edge, source, target))
        to.print(table)
        top = built.strongest[0]
        to.print("\nnext:", highlight=False)
        to.print(Text(f"  kgraph view{_where(out)}"))
        to.print(Text(f"  kgraph neighbours '{printable(top[1].name)}'{_where(out)}"))
        pair = f"'{printable(top[1].name)}' '{printable(top[2].name)}'"
        to.print(Text(f"  kgraph evidence {pair}{_where(out)}"))
    else:
        to.print("no claim joins two actors; kgraph extract shows what was read")


def _where(out: Path) -> str:
    return "" if str(out) == "out" else f" --graph {out}"


def _work(built: Built) -> str:
    counts = built.counts
    if not built.extracted and not built.changed:
        return "nothing to do: no document is new or changed"
    parts = [f"{built.extracted} read", f"{counts.documents - built.extracted} unchanged"]
    parts += [f"{built.forgotten} forgotten"] * bool(built.forgotten)
    if built.copies:
        parts.append(f"{len(built.copies)} left out as copies: {_sources(built.copies)}")
    return ", ".join(parts)


def _edge_row(edge: Edge, source: Entity, target: Entity) -> tuple[str, ...]:
    arrow = "→" if edge.directed else "↔"
    return (
        printable(source.name),
        f"{_action(edge.predicate, edge.polarity)} {arrow}",
        printable(target.name),
        str(edge.weight),
        str(len(edge.documents)),
    )
