"""The commands about who is who: options in, one call, and the answer is printed."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from kgraph.cli import complete
from kgraph.cli.options import format_option, graph_option, limit_option, say, say_others
from kgraph.model import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kgraph.who.review import Question

ANSWERS = {"s": "same", "d": "different", "k": "skip", "q": "quit"}


@click.command()
@click.argument("name", required=False, shell_complete=complete.names)
@click.option(
    "--type",
    "label",
    type=click.Choice(ENTITY_LABELS, case_sensitive=False),
    help="Only entities of this type.",
)
@click.option("--all", "everything", is_flag=True, help="Those too that are in no claim.")
@click.option("--why", is_flag=True, help="Say why names are one, and what was left apart.")
@graph_option
@format_option
@limit_option("entities")
def entities(
    name: str | None,
    label: str | None,
    everything: bool,
    why: bool,
    folder: Path,
    form: str,
    limit: int | None,
) -> None:
    """Who and what is in the graph, or who goes by NAME: those in most claims first.

    \b
    kgraph entities --type PERSON --limit 10
    kgraph entities Zelensky --why
    """
    from kgraph import ask
    from kgraph.show.entities import entities
    from kgraph.who.entities import ask_entities

    found = ask_entities(folder, name, label=label, everything=everything)
    if name is not None:
        with ask.opened(folder) as store:
            say_others(store, name, [one.entity for one in found])
    entities(found[:limit], form, why=why)


@click.command()
@click.argument(
    "names", nargs=-1, required=True, metavar="NAME NAME...", shell_complete=complete.names
)
@graph_option
def merge(names: tuple[str, ...], folder: Path) -> None:
    """Say that these names are one. The first is what it is called.

    The decision goes into the file of decisions, and the graph is made anew at once. Where the
    program found the same by itself, the decision makes it stay so when more articles come.

    \b
    kgraph merge "Volodymyr Zelensky" Zelenskyy
    kgraph merge "United Nations" UN "the UN"
    """
    from kgraph.who import correct

    if len(names) < 2:
        raise click.UsageError("merge takes two names or more; put a name of two words in quotes")
    click.echo(correct.merge(folder, names))


@click.command()
@click.argument("name", shell_complete=complete.names)
@click.argument("alias", shell_complete=complete.aliases)
@graph_option
def split(name: str, alias: str, folder: Path) -> None:
    """Say that ALIAS, a name that NAME goes by, is somebody else.

    What people decided is taken back first. Where the program takes both for one even so, a second
    split keeps them apart. That they are apart already is written down as well.

    \b
    kgraph split "Joe Biden" Biden
    """
    from kgraph.who import correct

    click.echo(correct.split(folder, name, alias))


@click.command()
@click.argument("name", shell_complete=complete.names)
@click.argument("new", metavar="NEW")
@click.option(
    "--type",
    "label",
    type=click.Choice(ENTITY_LABELS, case_sensitive=False),
    help="What it is.",
)
@graph_option
def rename(name: str, new: str, label: str | None, folder: Path) -> None:
    """Call NAME by another name, or say what it is.

    \b
    kgraph rename "Dmitri Peskov" "Dmitry Peskov"
    kgraph rename Reuters Reuters --type ORG
    """
    from kgraph.who import correct

    click.echo(correct.rename(folder, name, new, label=label))


@click.command()
@graph_option
@click.option("--limit", type=click.IntRange(1), default=None, help="Ask only so many questions.")
def review(folder: Path, limit: int | None) -> None:
    """Decide about pairs of names that may be one, most mentions first.

    The answers are s (same), d (different), k or Enter (skip) and q (quit). Each is written down at
    once; the graph is made anew at the end.

    \b
    kgraph review
    kgraph review --limit 5
    """
    from kgraph.who import correct
    from kgraph.who.review import questions

    path, found = questions(folder)
    if not found:
        click.echo("nothing to decide: no pair of names is uncertain")
        return
    given = _ask(path, found[:limit])
    if given:
        correct.remake(folder)
    left = len(questions(folder)[1])
    click.echo(f"\n{len(given)} decided, {left} left" + f"; see {path}" * bool(given))


def _ask(path: Path, found: list[Question]) -> list[str]:
    """The answers, until the end of the input or Ctrl-C."""
    given: list[str] = []
    with suppress(KeyboardInterrupt):
        _answered(path, found, given)
    return given


def _answered(path: Path, found: list[Question], given: list[str]) -> None:
    """Adds each answer to those given when it is written down."""
    from kgraph.show import entities as show
    from kgraph.who.review import answer, is_open

    for number, question in enumerate(found, start=1):
        if not is_open(path, question):
            continue
        show.question(question, number, len(found))
        choice = _choice()
        if choice == "quit":
            break
        if choice != "skip":
            answer(path, question, same=choice == "same")
            given.append(choice)


def _choice() -> str:
    while True:
        click.echo("[s]ame, [d]ifferent, s[k]ip or [q]uit? ", nl=False)
        line = sys.stdin.readline() if sys.stdin else ""
        if not line.endswith("\n") or not sys.stdin.isatty():
            click.echo()
        if not line:
            return "quit"
        word = line.strip().casefold() or "k"
        if word in ANSWERS or word in ANSWERS.values():
            return ANSWERS.get(word, word)
        say(f"'{word}' is no answer: s, d, k or q")


COMMANDS: Iterable[click.Command] = (entities, merge, rename, review, split)
