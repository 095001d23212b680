"""How the command line prints the answers to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kgraph.ask import records
from kgraph.show import NARROW, action_of, cell, data, many, printable, sources, title, width
from kgraph.show.lines import line, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kgraph.ask.communities import Community
    from kgraph.ask.evidence import Evidence
    from kgraph.ask.neighbours import Neighbour
    from kgraph.ask.path import Path, Step
    from kgraph.ask.search import Hit, Reading
    from kgraph.ask.stats import Count
    from kgraph.ask.top import Measure, Ranked
    from kgraph.model import Claim, Entity, Span
    from kgraph.show.lines import Part


ARROWS = {"out": "→", "in": "←", "both": "↔"}
HEADERS = ("from", "", "action", "neighbour", "type", "claims", "how", "sources")
WIDE_ONLY = frozenset({"type", "sources"})
MEMBERS = 6  # of a community, in a row of the table
DENIED = "red"


def neighbours(entity: Entity, rows: Sequence[Neighbour], form: str) -> None:
    if form != "table":
        data([records.neighbour(row) for row in rows], form)
        return
    left_out = set(WIDE_ONLY) if width() < NARROW else set()
    if all(row.depth == 1 for row in rows):
        left_out.add("from")
    click.echo(title(entity))
    table(HEADERS, map(_neighbour, rows), right=("claims",), left_out=left_out)


def _neighbour(row: Neighbour) -> tuple[Part, ...]:
    return (
        printable(row.start.name),
        ARROWS[row.direction],
        (action_of(row.action, row.polarity), _style(row.polarity)),
        (printable(row.entity.name), "bold"),
        row.entity.label,
        str(row.claims),
        cell(row.modalities) if len(row.modalities) > 1 else next(iter(row.modalities)),
        sources(row.documents),
    )


def _style(polarity: str, style: str = "") -> str:
    return style if polarity == "positive" else DENIED


def evidence(found: Sequence[Evidence], form: str) -> None:
    if form != "table":
        data([records.evidence(one) for one in found], form)
        return
    for one in found:
        _evidence(one)
        click.echo()


def _evidence(one: Evidence, indent: str = "") -> None:
    claim, document = one.claim, one.document
    place = f"{printable(document.name)}:{claim.sentence.start}-{claim.sentence.end}"
    published = [document.published] if document.published else []
    below = "  ".join((place, *published, claim.rule, *_class(claim), *_around(claim)))
    line(indent, *_heading(one))
    line(indent, "  ", *_marked(claim))
    line(indent, (below, "dim"))


def _heading(one: Evidence) -> Iterator[Part]:
    """ "Trump ↔ meet ↔ Putin  planned; said by Trump"."""
    edge = one.edge
    before, after = ("—", "→") if edge.directed else ("↔", "↔")
    yield printable(edge.source.name), "bold cyan"
    yield f" {before} "
    yield action_of(edge.predicate, edge.polarity), _style(edge.polarity, "bold yellow")
    yield f" {after} "
    yield printable(edge.target.name), "bold magenta"
    yield f"  {_manner(one)}", "dim"


def _class(claim: Claim) -> list[str]:
    """ "CONSULT (verbal cooperation)"."""
    event = claim.predicate.event
    return [f"{event.name} ({event.quad})"] if event else []


def _manner(one: Evidence) -> str:
    """ "planned; said by Trump", "requested; denied by Peskov"."""
    claim, said = one.claim, one.claim.attribution
    if said is None:
        return claim.modality
    how = {"say": "said", "deny": "denied", "question": "questioned"}[said.stance]
    who = one.speaker or "somebody"
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


def _marked(claim: Claim) -> Iterator[Part]:
    """The sentence with subject, action and object in their colours; in brackets, so that a pipe
    keeps them."""
    at = claim.sentence.start
    for span, style in _spans(claim):
        if span.start < at or span.end > claim.sentence.end:
            continue
        yield _slice(claim.sentence, at, span.start)
        yield f"[{_slice(claim.sentence, span.start, span.end)}]", style
        at = span.end
    yield _slice(claim.sentence, at, claim.sentence.end)


def _spans(claim: Claim) -> list[tuple[Any, str]]:
    spans: list[tuple[Any, str]] = [
        (claim.subject, "cyan"),
        (claim.predicate, "yellow"),
        (claim.object, "magenta"),
    ]
    return sorted((s for s in spans if s[0].end > s[0].start), key=lambda s: s[0].start)


def _slice(sentence: Span, start: int, end: int) -> str:
    return printable(sentence.text[start - sentence.start : end - sentence.start])


def paths(found: Sequence[Path], form: str) -> None:
    if form != "table":
        data(records.paths(found), form)
        return
    for number, path in enumerate(found, start=1):
        line(f"{number}  ", (printable(path[0].start.name), "bold"), *_way(path))
        for step in path:
            _evidence(step.evidence, "   ")
        click.echo()


def _way(path: Path) -> Iterator[Part]:
    """ " → praise → Putin ↔ meet ↔ Xi"."""
    for step in path:
        arrow = ARROWS[step.direction]
        yield f" {arrow} "
        yield f"{action_of(step.action, step.polarity)}{_count(step)}", _style(step.polarity)
        yield f" {arrow} "
        yield printable(step.end.name), "bold"


def _count(step: Step) -> str:
    return f" ×{step.claims}" if step.claims > 1 else ""


def search(found: Sequence[Hit], form: str) -> None:
    if form != "table":
        data([records.hit(one) for one in found], form)
        return
    entities = [one for one in found if one.entity]
    for one in entities:
        name, label = (printable(one.entity.name), one.entity.label) if one.entity else ("", "")
        line((name, "bold"), f" ({label})  {many(one.claims, 'claim')}")
    for place, one in enumerate(one for one in found if not one.entity):
        if place or entities:
            click.echo()
        _sentence(one)


def _sentence(one: Hit) -> None:
    line(printable(one.text or ""))
    place = f"{printable(one.document or '')}:{one.start}-{one.end}"
    line(("  ".join(filter(None, ("", place, one.published))), "dim"))
    for reading in one.readings:
        line("  ", *_reading(reading))


def _reading(reading: Reading) -> Iterator[Part]:
    yield printable(reading.subject), "cyan"
    yield " — "
    yield action_of(printable(reading.action), reading.polarity), _style(reading.polarity, "yellow")
    yield " → "
    yield printable(reading.object), "magenta"
    if reading.modality != "asserted":
        yield f"  {reading.modality}", "dim"


def top(found: Sequence[Ranked], by: Measure, form: str) -> None:
    if form != "table":
        data([records.ranked(one) for one in found], form)
        return
    scores = {"weight": "claims", "degree": "neighbours"}
    counted = by in scores
    rows = (
        (
            str(place),
            (printable(one.entity.name), "bold"),
            one.entity.label,
            f"{one.score:.4f}",
            str(one.claims),
            str(one.neighbours),
        )
        for place, one in enumerate(found, start=1)
    )
    headers = ("", "name", "type", by, "claims", "neighbours")
    left_out = (by,) if counted else ()
    table(headers, rows, right=("", by, "claims", "neighbours"), left_out=left_out)


def communities(found: Sequence[Community], form: str) -> None:
    if form != "table":
        data([records.community(one) for one in found], form)
        return
    rows = (
        (str(place), str(len(one.members)), str(one.claims), _members(one))
        for place, one in enumerate(found, start=1)
    )
    headers = ("", "members", "claims", "strongest members")
    table(headers, rows, right=headers[:3])


def _members(one: Community) -> str:
    return sources([member.name for member in one.members], MEMBERS)


def stats(found: Sequence[Count], form: str) -> None:
    if form != "table":
        data([records.count(one) for one in found], form)
        return
    for group in dict.fromkeys(one.group for one in found):
        rows = [one for one in found if one.group == group]
        click.echo("\n" * (group != found[0].group) + group)
        width = max(len(str(one.value)) for one in rows)
        for one in rows:
            line(f"  {one.value:>{width}}  {printable(one.name)}")
