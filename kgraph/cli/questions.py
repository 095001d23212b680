"""The questions: options in, one call of `ask`, and `show` prints what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kgraph.cli import complete
from kgraph.cli.options import (
    asked,
    filter_options,
    format_option,
    graph_option,
    limit_option,
    say,
)
from kgraph.model import ENTITY_LABELS

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.ask import Criteria
    from kgraph.ask.neighbours import Direction
    from kgraph.ask.top import Measure

ROWS = 40  # of a table, as long as --limit does not say otherwise

CLAIMS = ("actions", "classes", "modalities", "polarities", "speakers", "documents")
DAYS = ("since", "until")


@click.command()
@click.argument("name", shell_complete=complete.names)
@click.option(
    "--depth",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    help="Follow actors further: 2 has neighbours of neighbours.",
)
@click.option(
    "--direction",
    type=click.Choice(["in", "out", "both"], case_sensitive=False),
    default="both",
    show_default=True,
    help="out: what NAME does; in: what is done to NAME.",
)
@filter_options("types", *CLAIMS, *DAYS)
@graph_option
@format_option
@limit_option("rows, strongest first; with --depth, of each actor")
def neighbours(
    name: str,
    depth: int,
    direction: Direction,
    criteria: Criteria,
    folder: Path,
    form: str,
    limit: int | None,
) -> None:
    """Who does what to NAME, and NAME to whom, strongest first.

    A table has the 40 strongest rows, unless --limit says otherwise; other formats have all.

    \b
    kgraph neighbours Putin
    kgraph neighbours "vladimir putin" --format json
    kgraph neighbours Trump --direction out --type PERSON --modality planned
    kgraph neighbours Peskov --depth 2
    """
    from kgraph import ask
    from kgraph.ask.neighbours import BREADTH, count, neighbours
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        criteria = ask.settled(store, criteria)
        entity = asked(store, name)
        most = limit or _most(form) if depth == 1 else limit
        rows = neighbours(store, entity, criteria, direction=direction, depth=depth, limit=most)
        shown = rows[: limit if depth == 1 else None if limit else _most(form)]
        total = len(rows)
        if depth == 1 and not limit and len(rows) == most:
            total = count(store, entity, criteria, direction=direction)
    show.neighbours(entity, shown, form)
    if depth > 1:
        each = limit or BREADTH
        say(f"the {each} strongest neighbours of each actor, and {each} actors a step; see --limit")
    _say_more(total, len(shown), "row", limit)


@click.command()
@click.argument(
    "names", nargs=-1, required=True, metavar="NAME [NAME]", shell_complete=complete.names
)
@filter_options("types", *CLAIMS, *DAYS)
@graph_option
@format_option
@limit_option("claims")
def evidence(
    names: tuple[str, ...], criteria: Criteria, folder: Path, form: str, limit: int | None
) -> None:
    """The sentences about NAME, or about two names together.

    A table has the first 40, unless --limit says otherwise; other formats have all.

    \b
    kgraph evidence Trump Putin
    kgraph evidence Peskov --action deny --format jsonl
    kgraph evidence Ukraine --class AID --since 2022-02
    """
    from kgraph import ask
    from kgraph.ask.evidence import count, evidence
    from kgraph.show import questions as show

    if len(names) > 2:
        raise click.UsageError("evidence takes one name or two; put a name of two words in quotes")
    with ask.opened(folder) as store:
        criteria = ask.settled(store, criteria)
        entities = [asked(store, name) for name in names]
        found = evidence(store, entities, criteria, limit=limit or _most(form))
        is_cut = not limit and len(found) == _most(form)
        total = count(store, entities, criteria) if is_cut else len(found)
    show.evidence(found, form)
    _say_more(total, len(found), "claim", limit)


@click.command()
@click.argument("start", metavar="A", shell_complete=complete.names)
@click.argument("end", metavar="B", shell_complete=complete.names)
@click.option("-k", "k", type=click.IntRange(1, 50), default=3, show_default=True, help="Ways.")
@click.option(
    "--max-length",
    "longest",
    type=click.IntRange(1, 20),
    default=6,
    show_default=True,
    help="Steps that a way may have.",
)
@filter_options("types", *CLAIMS, *DAYS)
@graph_option
@format_option
def path(
    start: str, end: str, k: int, longest: int, criteria: Criteria, folder: Path, form: str
) -> None:
    """The shortest ways from A to B through claims, in whatever direction these point.

    Of ways of the same length, those through actors and strong edges come first. Filters say which
    claims can be walked, --type which entities may be on the way.

    \b
    kgraph path Peskov Biden
    kgraph path Shmyhal Trump -k 1 --type PERSON --type GPE
    """
    from kgraph import ask
    from kgraph.ask.path import path
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        criteria = ask.settled(store, criteria)
        one, other = (asked(store, name) for name in (start, end))
        found = path(store, one, other, criteria, k=k, longest=longest)
    show.paths(found, form)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="TEXT...")
@filter_options("documents", *DAYS)
@graph_option
@format_option
@limit_option("entities, and so many sentences", 20)
def search(words: tuple[str, ...], criteria: Criteria, folder: Path, form: str, limit: int) -> None:
    """Entities and sentences that hold all words of TEXT, best first.

    "Words in double quotes" stand together, and wor* is the beginning of a word. Below a sentence
    is what was read in it. Dates are those of the documents.

    \b
    kgraph search sanctions
    kgraph search '"security guarantees" ukrain*' --limit 5
    """
    from kgraph import ask
    from kgraph.ask.search import MOST, is_cut, search
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        found = search(store, " ".join(words), criteria, limit=limit)
        most = MOST if is_cut(store, " ".join(words), criteria) else None
    show.search(found, form)
    if most:
        say(f"too many sentences: the newest {most:,} were looked at; add words, or --until DATE")


def type_option(command: Any) -> Any:
    """Of the entities that the answer is about."""
    return click.option(
        "--type",
        "types",
        type=click.Choice(ENTITY_LABELS, case_sensitive=False),
        multiple=True,
        help="Entities of this type, in place of all actors.",
    )(command)


@click.command()
@click.option(
    "--by",
    type=click.Choice(["weight", "degree", "pagerank", "betweenness"], case_sensitive=False),
    default="weight",
    show_default=True,
    help="weight: in most claims; degree: joined with most others; pagerank: acted upon by those "
    "who are; betweenness: on most of the shortest ways between others.",
)
@type_option
@filter_options(*CLAIMS, *DAYS)
@graph_option
@format_option
@limit_option("entities", 20)
def top(
    by: Measure,
    types: tuple[str, ...],
    criteria: Criteria,
    folder: Path,
    form: str,
    limit: int,
) -> None:
    """The actors that matter most.

    \b
    kgraph top
    kgraph top --by betweenness --type PERSON --limit 5
    """
    from dataclasses import replace

    from kgraph import ask
    from kgraph.ask.top import top
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        criteria = replace(ask.settled(store, criteria), types=types)
        found = top(store, by, criteria, limit=limit)
    show.top(found, by, form)
    if found[0].sampled:
        say(f"the graph is large: {by} is estimated from {found[0].sampled} of its entities")


@click.command()
@click.option(
    "--min-size",
    "smallest",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    help="Only groups of so many members or more.",
)
@type_option
@filter_options(*CLAIMS, *DAYS)
@graph_option
@format_option
@limit_option("groups")
def communities(
    smallest: int,
    types: tuple[str, ...],
    criteria: Criteria,
    folder: Path,
    form: str,
    limit: int | None,
) -> None:
    """Groups of actors that have more to do with each other than with the rest.

    \b
    kgraph communities
    kgraph communities --class FIGHT --class ASSAULT
    """
    from dataclasses import replace

    from kgraph import ask
    from kgraph.ask.communities import communities
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        criteria = replace(ask.settled(store, criteria), types=types)
        found = communities(store, criteria, smallest=smallest)
    shown = found[: limit or _most(form)]
    show.communities(shown, form)
    _say_more(len(found), len(shown), "group", limit)


@click.command()
@graph_option
@format_option
def stats(folder: Path, form: str) -> None:
    """What is in the graph, in numbers.

    \b
    kgraph stats
    kgraph stats --format csv
    """
    from kgraph import ask
    from kgraph.ask.stats import stats
    from kgraph.show import questions as show

    with ask.opened(folder) as store:
        found = stats(store)
    show.stats(found, form)


def _most(form: str) -> int | None:
    return ROWS if form == "table" else None


def _say_more(total: int, shown: int, what: str, limit: int | None) -> None:
    if total > shown and not limit:
        more = total - shown
        say(f"{more:,} more {what}{'s' * (more > 1)}; --limit {total} shows all")


COMMANDS = (neighbours, evidence, path, search, top, communities, stats)
