"""How the command line prints the answers to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kgraph.show import NARROW, action_of, cell, data, emit, printable, sources, title, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.ask.evidence import Evidence
    from kgraph.ask.neighbours import Neighbour
    from kgraph.model import Claim, Entity, Span


ARROWS = {"out": "→", "in": "←", "both": "↔"}
HEADERS = ("", "action", "neighbour", "type", "claims", "how", "sources")
WIDE_ONLY = frozenset({"type", "sources"})


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
            action_of(row.action, row.polarity), "red" if row.polarity != "positive" else ""
        )
        cells = (
            ARROWS[row.direction],
            action,
            Text(printable(row.entity.name), "bold"),
            row.entity.label,
            str(row.count),
            cell(row.modalities) if len(row.modalities) > 1 else next(iter(row.modalities)),
            Text(sources(row.documents)),
        )
        named = zip(HEADERS, cells, strict=True)
        table.add_row(*(cell for header, cell in named if header not in left_out))
    click.echo(title(entity))
    emit(table)


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
        (action_of(one.edge.predicate, one.edge.polarity), "bold yellow"),
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
