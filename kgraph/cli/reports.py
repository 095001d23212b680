"""The questions about what was said, when, and whether it agrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli import complete
from kgraph.cli.options import asked, filter_options, format_option, graph_option, limit_option
from kgraph.errors import Unsound

if TYPE_CHECKING:
    from kgraph.ask import Criteria
    from kgraph.ask.conflicts import Kind

KINDS = ("denied", "ruled out", "negated", "amounts", "dates")


@click.command(short_help="What happened to NAME, and when.")
@click.argument(
    "names", nargs=-1, required=True, metavar="NAME [NAME]", shell_complete=complete.names
)
@graph_option
@format_option
@limit_option("rows")
@filter_options(
    "actions", "types", "classes", "modalities", "polarities", "speakers", "documents", "since",
    "until",
)  # fmt: skip
def timeline(
    names: tuple[str, ...], folder: Path, form: str, limit: int | None, criteria: Criteria
) -> None:
    """What is claimed of NAME, or of two names together, in the order of its dates.

    What happens or happened comes first, then what is planned, possible, wanted or asked for. A
    date is that which the words give, or else that of the article ("reported"); what has neither
    comes last.

    \b
    kgraph timeline Trump Putin
    kgraph timeline Zelensky --since 2024-06 --class CONSULT
    """
    from kgraph import ask
    from kgraph.ask.timeline import timeline
    from kgraph.show import reports as show

    _at_most_two("timeline", names)
    with ask.opened(folder) as store:
        entities = list(dict.fromkeys(asked(store, name) for name in names))
        rows = timeline(store, entities, ask.settled(store, criteria))
    show.timeline(entities, rows[:limit], form)


@click.command(short_help="What NAME says, denies, questions, promises.")
@click.argument(
    "names", nargs=-1, required=True, metavar="NAME [NAME]", shell_complete=complete.names
)
@graph_option
@format_option
@limit_option("statements")
@filter_options(
    "actions", "types", "classes", "modalities", "polarities", "documents", "since", "until"
)
def says(
    names: tuple[str, ...], folder: Path, form: str, limit: int | None, criteria: Criteria
) -> None:
    """What NAME says, denies, questions, promises, demands and so on; with a second name, only what
    is about that one.

    \b
    kgraph says Peskov
    kgraph says Peskov Trump --format jsonl
    """
    from kgraph import ask
    from kgraph.ask.says import says
    from kgraph.show import reports as show

    _at_most_two("says", names)
    with ask.opened(folder) as store:
        speaker, *about = [asked(store, name) for name in names]
        rows = says(store, speaker, about[0] if about else None, criteria)
    show.says(speaker, rows[:limit], form)


@click.command(short_help="Claims that cannot both hold, side by side.")
@click.argument("name", required=False, shell_complete=complete.names)
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(KINDS, case_sensitive=False),
    multiple=True,
    help="Only those of this kind.",
)
@graph_option
@format_option
@limit_option("conflicts")
@filter_options("actions", "classes", "documents", "since", "until")
def conflicts(
    name: str | None,
    kinds: tuple[Kind, ...],
    folder: Path,
    form: str,
    limit: int | None,
    criteria: Criteria,
) -> None:
    """Claims that cannot both hold, side by side with their sources: all, or those about NAME or by
    NAME.

    One says so and another denies it; one announces it and another rules it out; one says that it
    happens and another that it does not; the same in different amounts; what happens once, on
    different days. What else may explain the difference is said.

    \b
    kgraph conflicts
    kgraph conflicts Peskov --kind denied
    """
    from kgraph import ask
    from kgraph.ask.conflicts import KINDS as ALL_KINDS
    from kgraph.ask.conflicts import conflicts
    from kgraph.show import reports as show

    with ask.opened(folder) as store:
        about = asked(store, name) if name else None
        found = conflicts(store, about, criteria, kinds=kinds or ALL_KINDS)
    show.conflicts(found[:limit], form)


@click.command(short_help="How two graphs differ.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@format_option
@limit_option("differences")
def diff(old: Path, new: Path, form: str, limit: int | None) -> None:
    """How the graph NEW differs from OLD, each a folder that kgraph build wrote or its kgraph.db:
    documents, who is who, edges and claims.

    \b
    kgraph diff january/ february/
    kgraph diff before/kgraph.db out/ --format csv
    """
    from kgraph.ask.diff import diff
    from kgraph.show import reports as show

    show.diff(diff(old, new), form, limit=limit)


@click.command(short_help="Look the store over: does all in it hold?")
@click.option(
    "--source",
    "sources",
    is_flag=True,
    help="Read the files of the articles again: do they still hold the texts?",
)
@graph_option
@format_option
def verify(sources: bool, folder: Path, form: str) -> None:
    """Look the store over: texts and their ids, offsets, counts, references, search, and the
    database itself. Exit code 6 when something does not hold.

    Files that are gone or changed are listed as well with --source; that is no error.

    \b
    kgraph verify
    kgraph verify --source --format jsonl
    """
    from kgraph import ask
    from kgraph.ask.verify import verify
    from kgraph.show import reports as show

    with ask.opened(folder) as store:
        found = verify(store, sources=sources)
    show.verified(found, form)
    if found.problems:
        count = len(found.problems)
        raise Unsound(
            f"{store.path}: {count} thing{'s' * (count != 1)} that should hold "
            f"do{'es' * (count == 1)} not; move it away and run kgraph build again"
        )


def _at_most_two(command: str, names: tuple[str, ...]) -> None:
    if len(names) > 2:
        raise click.UsageError(
            f"{command} takes one name or two; put a name of two words in quotes"
        )


COMMANDS = (conflicts, diff, says, timeline, verify)
