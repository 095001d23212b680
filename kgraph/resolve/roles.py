"""Roles of a country or a body that one person holds in all articles: "French president". Who is
just "the president" differs from one article to the next."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from kgraph.model import Mention
from kgraph.resolve.state import Holder
from kgraph.resolve.terms import holders

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kgraph.model import Extraction
    from kgraph.resolve.state import State

Held = tuple[str, Holder]  # role, and who is called so


def of_article(extraction: Extraction) -> tuple[Held, ...]:
    """People who are called by a role that has a country or a body in it."""
    return tuple(
        (role, Holder(extraction.document.id, last, mention.name, mention.text))
        for role, people in sorted(holders(extraction).items(), key=itemgetter(0))
        if any(word[0].isupper() for word in role.split())
        for last, mention in people.items()
        if mention.label == "PERSON"
    )


def updated(state: State, gone: Iterable[Held], come: Iterable[Held]) -> set[str]:
    """Writes who is called what; the roles that somebody else, or nobody, holds now."""
    gone, come = set(gone), set(come)
    changed = {role for role, _ in gone ^ come}
    before = held(state, changed)
    state.roles.discard([(_place(*one), one[1]) for one in gone - come])
    state.roles.add([(_place(*one), one[1]) for one in come - gone])
    places = {(role, holder.last): _place(role, holder) for role, holder in gone ^ come}
    there = state.roles.tally(set(places.values()))
    names = {known: (known[0], _name(known[1])) for known in places}
    state.roles.discard([names[known] for known, place in places.items() if place not in there])
    state.roles.add([names[known] for known, place in places.items() if place in there])
    after = held(state, changed)
    return {role for role in changed if before.get(role) != after.get(role)}


def held(state: State, roles: Collection[str]) -> dict[str, Mention]:
    """Those of the roles that are held by one, with the first mention of whom."""
    names = {role: found for role, found in state.roles.some(roles).items() if len(found) == 1}
    places = {role: _place(role, next(iter(found))) for role, found in names.items()}
    first = state.roles.tally(set(places.values()))
    return {role: _mention(first[place][1]) for role, place in places.items()}


def _place(role: str, holder: Holder) -> str:
    return f"{role}\n{holder.last}"


def _name(last: str) -> Holder:
    """Under the role alone: the last names of all who are called so."""
    return Holder("", last, "", "")


def _mention(holder: Holder) -> Mention:
    return Mention("", 0, 0, holder.text, "PERSON", holder.name, "name")
