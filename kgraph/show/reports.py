"""How the command line prints what was said, when, and whether it agrees."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from kgraph.ask import records
from kgraph.show import action_of, data, emit, many, printable, title
from kgraph.symmetric import SYMMETRIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.ask.conflicts import Conflict, Side
    from kgraph.ask.diff import Difference
    from kgraph.ask.says import Said
    from kgraph.ask.timeline import Happening
    from kgraph.ask.told import Author, Told
    from kgraph.ask.verify import Verified
    from kgraph.model import Entity, Span

AUTHOR = "the author"
SHOWN = 3  # sources of one row of a table; the machine formats have all
HAPPENED = "what happens or happened, as it is told"
PLANNED = "what is planned, possible, wanted or asked for"
MANNERS = {
    "say": "says",
    "deny": "denies",
    "question": "questions",
    "promise": "promises",
    "demand": "demands",
    "threaten": "threatens",
    "accuse": "accuses",
    "criticise": "criticises",
    "support": "supports",
}
SAME_SOURCES = ", and the files that they were read from"
SIGNS = {"added": "+", "removed": "-"}


def timeline(entities: Sequence[Entity], rows: Sequence[Happening], form: str) -> None:
    if form != "table":
        data(_flat(map(records.happening, rows), form), form)
        return
    for entity in entities:
        click.echo(title(entity))
    for happens, group in groupby(rows, key=lambda row: row.happens):
        click.echo(f"\n{HAPPENED if happens else PLANNED}")
        table = _table("when", "who says so", "what")
        for row in group:
            table.add_row(_when(row), _speakers(row.speakers), _what(row))
        emit(table)


def says(speaker: Entity, rows: Sequence[Said], form: str) -> None:
    if form != "table":
        data(_flat((records.said(speaker, row) for row in rows), form), form)
        return
    click.echo(title(speaker))
    for manner, group in groupby(rows, key=lambda row: row.manner):
        click.echo(f"\n{MANNERS[manner]}")
        table = _table("", "", headers=False)
        for row in group:
            table.add_row(printable(row.cue), _statement(row))
        emit(table)


def conflicts(found: Sequence[Conflict], form: str) -> None:
    if form != "table":
        data(_flat(map(records.conflict, found), form), form)
        return
    from rich.text import Text

    for number, conflict in enumerate(found, start=1):
        subject, action, object = conflict.subject, conflict.action, conflict.object  # noqa: A001
        emit(
            Text.assemble(
                "\n" * (number > 1),
                (f"{number}. {conflict.kind}: ", "bold red"),
                _arrow(subject, action, object),
            ),
            Text(f"   {printable(conflict.reason)}"),
            *([Text(f"   but {printable(conflict.note)}", "dim")] if conflict.note else []),
        )
        table = _table("", "", "", headers=False)
        for side in conflict.sides:
            for one in side.claims:
                table.add_row(_label(side, one), _speakers([one.speaker]), _source(one))
        emit(table)


def diff(found: Sequence[Difference], form: str, *, limit: int | None) -> None:
    if form != "table":
        data([records.difference(one) for one in found[:limit]], form)
        return
    if not found:
        click.echo("no difference: both graphs hold the same")
        return
    counts = Counter((one.what, one.how) for one in found)
    for what, group in groupby(counts, key=lambda key: key[0]):
        numbers = ", ".join(f"{counts[key]} {key[1]}" for key in group)
        click.echo(f"{ {'entity': 'entities'}.get(what, what + 's') }: {numbers}")
    click.echo()
    table = _table("", "", "", "", headers=False)
    for one in found[:limit]:
        table.add_row(SIGNS.get(one.how, "~"), one.what, one.how, _changed(one))
    emit(table)


def verified(found: Verified, form: str) -> None:
    """The problems; where there are none, what was looked at."""
    if form != "table":
        rows = [records.problem(one, "problem") for one in found.problems]
        data([*rows, *(records.problem(one, "source") for one in found.sources or ())], form)
        return
    for problems, heading in (
        (found.problems, "does not hold"),
        (found.sources or (), "sources that changed since they were read"),
    ):
        if problems:
            table = _table(heading, "", "")
            for one in problems:
                table.add_row(one.part, printable(one.where), printable(one.what))
            emit(table)
    if not found.problems:
        click.echo(
            f"all holds: {many(found.documents, 'document')}, {many(found.claims, 'claim')}, "
            f"{many(found.edges, 'edge')}{SAME_SOURCES if found.sources == () else ''}"
        )


def _table(*headings: str, headers: bool = True) -> Any:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=headers)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _when(row: Happening) -> Any:
    """ "2025-03-10", "2025-03-11 (reported)", "on Thursday"."""
    from rich.text import Text

    time = row.claims[0].claim.time
    if row.date is None:
        return Text(printable(time.text) if time else "–", "dim")
    return Text.assemble(row.date, (" (reported)" if row.dated == "reported" else "", "dim"))


def _speakers(speakers: Iterable[Author | None]) -> Any:
    from rich.text import Text

    names = (speaker.name if speaker else AUTHOR for speaker in speakers)
    return Text(printable(", ".join(dict.fromkeys(names))))


def _what(row: Happening) -> Any:
    from rich.text import Text

    text = Text.assemble(
        _arrow(row.source.name, row.action, row.target.name, row.polarity),
        (f"  {row.modality}" if not row.happens else "", "yellow"),
    )
    for one in row.claims[:SHOWN]:
        text.append("\n").append(_source(one))
    if len(row.claims) > SHOWN:
        text.append(f"\nand {len(row.claims) - SHOWN} more", "dim")
    return text


def _arrow(source: str, action: str, target: str, polarity: str = "positive") -> Any:
    from rich.text import Text

    before, after = ("↔", "↔") if action in SYMMETRIC else ("—", "→")
    return Text.assemble(
        (printable(source), "bold"),
        f" {before} " if target else " ",
        (printable(action_of(action, polarity)), "red" if polarity != "positive" else ""),
        f" {after} " if target else "",
        (printable(target), "bold"),
    )


def _source(one: Told) -> Any:
    """The sentence, and below it where it stands."""
    from rich.text import Text

    return Text.assemble(
        _line(one.claim.sentence.text), "\n", (_place(one.document.name, one.claim.sentence), "dim")
    )


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _place(document: str, span: Span) -> str:
    return f"{printable(document)}:{span.start}-{span.end}"


def _statement(row: Said) -> Any:
    from rich.text import Text

    text = Text(f"“{_line(row.text).strip('“”')}”" if row.quoted else _line(row.text))
    if row.reporters:
        text.append(f"\naccording to {printable(', '.join(row.reporters))}", "dim")
    for one in row.claims:
        text.append("\n  ").append(
            _arrow(one.source.name, one.claim.predicate.lemma, one.target.name, one.polarity)
        )
        if one.claim.modality != "asserted":
            text.append(f"  {one.claim.modality}", "yellow")
    return text.append(f"\n{_place(row.document.name, row.sentence)}", "dim")


def _label(side: Side, one: Told) -> Any:
    """What a side holds, with its date: "planned", "2025-03-10"."""
    from rich.text import Text

    amount = one.claim.amount
    label = amount.text if amount and amount.text in side.label else side.label
    dated = f"\n{one.date}" if one.date and one.date != label else ""
    return Text.assemble((printable(label), "yellow"), (dated, "dim"))


def _changed(one: Difference) -> Any:
    from rich.text import Text

    document = (f"  {printable(one.document)}" if one.document else "", "dim")
    if one.old is None or one.new is None or one.old == one.new:
        return Text.assemble(printable(one.new or one.old or ""), document)
    return Text.assemble(printable(one.old), " ⇒ ", printable(one.new), document)


def _flat(rows: Iterable[dict[str, Any]], form: str) -> list[dict[str, Any]]:
    """As they are; in CSV a row for each of their claims."""
    if form != "csv":
        return list(rows)
    return [
        {**{key: value for key, value in row.items() if key != "claims"}, **claim}
        for row in rows
        for claim in row["claims"] or [dict.fromkeys(records.CLAIM)]
    ]
