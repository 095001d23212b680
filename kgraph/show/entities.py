"""How the command line prints who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kgraph.show import NARROW, data, emit, many, printable, width
from kgraph.show.lines import table
from kgraph.who import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.model import Alias, Decision
    from kgraph.show.lines import Part
    from kgraph.who.entities import Listed
    from kgraph.who.review import Question, Side

HEADERS = ("name", "type", "also", "documents", "mentions", "claims")
NUMBERS = ("documents", "mentions", "claims")
WIDE_ONLY = frozenset({"also", "documents"})
ALIASES = 4  # in a row of the table; more would hide the numbers


def entities(found: Sequence[Listed], form: str, *, why: bool) -> None:
    if form != "table":
        data([_row(one, form, why=why) for one in found], form)
    elif why:
        for one in found:
            _explained(one)
    else:
        _table(found)


def question(asked: Question, number: int, count: int) -> None:
    """Both names with the sentences that use them, and why they may be one."""
    from rich.text import Text

    decision = asked.decision
    now = "taken for one" if decision.same else "kept apart"
    click.echo()
    emit(
        Text.assemble(
            f"{number}/{count}  ",
            (printable(asked.left.name), "cyan"),
            " = ",
            (printable(asked.right.name), "magenta"),
            f" ?  {printable(decision.reason)} ({decision.signal}, {decision.score:.2f}), {now}",
        )
    )
    for side, style in ((asked.left, "cyan"), (asked.right, "magenta")):
        emit(f"  {_bearer(side)}")
        for passage in side.passages:
            emit(_passage(passage, style))


def _bearer(side: Side) -> str:
    name = printable(side.name)
    of = f", as {printable(side.entity.name)}" if side.entity.name != side.name else ""
    tally = side.tally
    return (
        f"{name} ({side.entity.label}{of}): {many(tally.mentions, 'mention')} "
        f"in {many(tally.documents, 'document')}"
    )


def _passage(passage: Any, style: str) -> Any:
    from rich.text import Text

    before, name, after = (
        " ".join(printable(part).split("\n"))
        for part in (
            passage.text[: passage.start],
            passage.text[passage.start : passage.end],
            passage.text[passage.end :],
        )
    )
    return Text.assemble(
        f"    {printable(passage.document)}: {before}", (f"[{name}]", style), after
    )


def _table(found: Sequence[Listed]) -> None:
    left_out = WIDE_ONLY if width() < NARROW else frozenset()
    table(HEADERS, map(_cells, found), right=NUMBERS, left_out=left_out)


def _cells(one: Listed) -> tuple[Part, ...]:
    entity = one.entity
    name = printable(entity.name), "bold"
    return (name, entity.label, _also(entity.aliases), *map(str, one.tally))


def _also(aliases: Sequence[Alias], limit: int = ALIASES) -> str:
    shown = ", ".join(_counted(alias) for alias in aliases[:limit])
    return shown + (f" and {len(aliases) - limit} more" if len(aliases) > limit else "")


def _counted(alias: Alias) -> str:
    return f"{printable(alias.name)} ×{alias.count}"


def _explained(one: Listed) -> None:
    from rich.text import Text

    entity, tally = one.entity, one.tally
    also = _also(entity.aliases, len(entity.aliases))
    emit(
        Text.assemble(
            (printable(entity.name), "bold"),
            f" ({entity.label}{', also ' + also if also else ''})  "
            f"{many(tally.documents, 'document')}, {many(tally.mentions, 'mention')}, "
            f"{many(tally.claims, 'claim')}",
        )
    )
    for decision in one.joined:
        emit(Text(f"  {_because(decision, one)}"))
    for decision in one.apart:
        emit(Text(f"  {_because(decision, one)}; left apart"))


def _because(decision: Decision, one: Listed) -> str:
    where = f", in {one.documents.get(decision.document, '')}" if decision.document else ""
    return printable(
        f"{decision.left} {_sign(decision)} {decision.right}: {decision.reason} "
        f"({decision.signal}, {decision.score:.2f}){where}"
    )


def _sign(decision: Decision) -> str:
    if decision.same:
        return "="
    return "≠" if decision.signal == "person" else "?"


def _row(one: Listed, form: str, *, why: bool) -> dict[str, Any]:
    row = records.explained(one) if why else records.listed(one)
    return {**row, **_in_words(one, why=why)} if form == "csv" else row


def _in_words(one: Listed, *, why: bool) -> dict[str, Any]:
    """What does not fit into a cell as it is."""
    reasons = {"joined": one.joined, "apart": one.apart} if why else {}
    return {
        "aliases": [_counted(alias) for alias in one.entity.aliases],
        **{key: [_because(d, one) for d in made] for key, made in reasons.items()},
    }
