"""What the command line prints: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kgraph.graph.neighbours import Neighbour
    from kgraph.model import Claim, Entity, Span
    from kgraph.store import Summary
    from kgraph.pipeline import Built, Evidence

ARROWS = {"out": "→", "in": "←", "both": "↔"}
HEADERS = ("", "action", "neighbour", "type", "claims", "how", "sources")
WIDE_ONLY = frozenset({"type", "sources"})
NARROW = 80  # columns; on fewer, words would be broken to make room for WIDE_ONLY
PIPE_WIDTH = 10_000  # columns where there is no terminal, so that a row stays on its line


def emit(*parts: Any) -> None:
    """Print to standard output: coloured on a terminal, plain lines in a pipe."""
    from rich.console import Console

    if sys.stdout.isatty():
        Console(highlight=False).print(*parts, sep="\n")
        return
    plain = Console(file=io.StringIO(), highlight=False, width=PIPE_WIDTH)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    for line in captured.get().rstrip("\n").split("\n"):
        click.echo(line.rstrip())


def width() -> int:
    """Columns that `emit` has."""
    from rich.console import Console

    return Console().width if sys.stdout.isatty() else PIPE_WIDTH


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

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    left_out = WIDE_ONLY if width() < NARROW else frozenset()
    for header in HEADERS:
        if header in left_out:
            continue
        justify = "right" if header == "claims" else "left"
        table.add_column(header, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        action = Text(
            _action(row.action, row.polarity), "red" if row.polarity != "positive" else ""
        )
        cells = (
            ARROWS[row.direction],
            action,
            Text(printable(row.entity.name), "bold"),
            row.entity.label,
            str(row.count),
            _cell(row.modalities) if len(row.modalities) > 1 else next(iter(row.modalities)),
            Text(_sources(row.documents)),
        )
        named = zip(HEADERS, cells, strict=True)
        table.add_row(*(cell for header, cell in named if header not in left_out))
    click.echo(_title(entity))
    emit(table)


def _title(entity: Entity) -> str:
    others = f", also {', '.join(alias.name for alias in entity.aliases)}" if entity.aliases else ""
    return printable(f"{entity.name} ({entity.label}{others})")


def _sources(names: Sequence[str], limit: int = 2) -> str:
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

    for one in found:
        claim = one.claim
        place = f"{printable(one.document.name)}:{claim.sentence.start}-{claim.sentence.end}"
        below = "  ".join((place, claim.rule, *_class(claim), *_around(claim)))
        emit(_heading(one), _marked(claim), Text(below, "dim"))
        click.echo()


def _heading(one: Evidence) -> Any:
    """ "Trump ↔ meet ↔ Putin  planned; said by Trump"."""
    from rich.text import Text

    before, after = ("—", "→") if one.edge.directed else ("↔", "↔")
    return Text.assemble(
        (printable(one.source.name), "bold cyan"),
        f" {before} ",
        (_action(one.edge.predicate, one.edge.polarity), "bold yellow"),
        f" {after} ",
        (printable(one.target.name), "bold magenta"),
        (f"  {_manner(one.claim)}", "dim"),
    )


def _class(claim: Claim) -> list[str]:
    """ "CONSULT (verbal cooperation)"."""
    event = claim.predicate.event
    return [f"{event.name} ({event.quad})"] if event else []


def _manner(claim: Claim) -> str:
    """ "planned; said by Trump", "requested; denied by Peskov"."""
    said = claim.attribution
    if said is None:
        return claim.modality
    how = {"say": "said", "deny": "denied", "question": "questioned"}[said.stance]
    who = said.speaker.name if said.speaker else "somebody"
    return printable(f"{claim.modality}; {how} by {who}{' in quotation marks' * said.quoted}")


def _around(claim: Claim) -> list[str]:
    """ "when: on Thursday (2022-03-10)", "where: Geneva", "how much: $2 billion in aid"."""
    found = []
    if claim.time:
        value = f" ({claim.time.value})" if claim.time.value else ""
        found.append(f"when: {claim.time.text}{value}")
    if claim.place:
        found.append(f"where: {claim.place.name}")
    if claim.amount:
        found.append(f"how much: {claim.amount.text}")
    return [printable(words) for words in found]


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
    claim, said, event = one.claim, one.claim.attribution, one.claim.predicate.event
    return {
        "subject": one.source.name,
        "action": one.edge.predicate,
        "object": one.target.name,
        "polarity": one.edge.polarity,
        "modality": claim.modality,
        "class": event.name if event else None,
        "cameo": event.root if event else None,
        "quad": event.quad if event else None,
        "speaker": said.speaker.name if said and said.speaker else None,
        "when": claim.time and claim.time.text,
        "time": claim.time and claim.time.value,
        "place": claim.place and claim.place.name,
        "amount": claim.amount and claim.amount.text,
        "number": claim.amount and claim.amount.number,
        "unit": claim.amount and claim.amount.unit,
        "sentence": claim.sentence.text,
        "document": one.document.name,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "rule": claim.rule,
        "claim": claim.id,
    }


def built(built: Built, out: Path) -> None:
    """The summary at the end of a build."""
    counts = built.counts
    click.echo(
        f"{_count(counts.documents, 'document')}, {_count(counts.sentences, 'sentence')}, "
        f"{_count(counts.claims, 'claim')}, {_count(counts.entities, 'entity', 'entities')}, "
        f"{_count(counts.edges, 'edge')}"
    )
    click.echo(_work(built))
    if not built.strongest:
        click.echo("no claim joins two actors; kgraph extract shows what was read")
        return
    click.echo("\nstrongest edges")
    emit(_edges(built.strongest))
    ends = built.strongest[0].source, built.strongest[0].target
    one, other = (shlex.quote(printable(entity.name)) for entity in ends)
    click.echo("\nnext")
    for question in ("view", f"neighbours {one}", f"evidence {one} {other}"):
        click.echo(f"  kgraph {question}{_where(out)}")


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


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
            Text(f"{_action(edge.predicate, edge.polarity)}{'' if edge.directed else ' ↔'}"),
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
        parts.append(f"{len(built.copies)} left out as copies: {_sources(built.copies)}")
    return ", ".join(parts)
