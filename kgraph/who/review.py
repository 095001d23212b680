"""The pairs of names that the program is not sure of, for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.errors import KgraphError
from kgraph.who import decisions
from kgraph.who.correct import desk_of, names_of, spoken

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kgraph.model import Decision, Entity
    from kgraph.store import Passage, Store, Tally


@dataclass(frozen=True, slots=True)
class Side:
    """One name of a pair: who bears it now, how often he is named, and where."""

    name: str
    entity: Entity
    tally: Tally
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two names that may be one."""

    decision: Decision
    left: Side
    right: Side


def questions(folder: Path) -> tuple[Path, list[Question]]:
    """The file of decisions, and the uncertain pairs that nobody decided, most mentions first."""
    with desk_of(folder) as desk:
        known = {entity.id: (entity, tally) for entity, tally in desk.store.ranked()}
        pairs = [
            decision
            for decision in uncertain(desk.store.decisions())
            if set(decision.entities) <= known.keys()
            and not desk.decided.decided(decision.left, decision.right)
        ]

        def weight(decision: Decision) -> int:
            return sum(known[e][1].mentions for e in set(decision.entities))

        pairs.sort(key=lambda d: (-weight(d), -d.score, d.left, d.right))
        return desk.known.path, [_question(desk.store, decision, known) for decision in pairs]


def uncertain(made: Iterable[Decision]) -> list[Decision]:
    """Those that may be wrong: joined on little, or alike but left apart."""
    from kgraph.resolve.signals import JOIN, REVIEW

    return [
        d
        for d in made
        if d.score >= REVIEW and (not d.same or d.score < JOIN) and d.signal != "person"
    ]


def is_open(path: Path, question: Question) -> bool:
    """Does no answer so far settle it?"""
    return not decisions.load(path).decided(question.left.name, question.right.name)


def answer(path: Path, question: Question, *, same: bool) -> None:
    """Write down at once what somebody says about a pair."""
    decided = decisions.load(path)
    left, right = question.left, question.right
    if not same:
        decisions.save(decided.with_different(left.name, right.name), path)
        return
    first, other = sorted((left, right), key=_fitness, reverse=True)
    names = list(dict.fromkeys((spoken(decided, first.entity), left.name, right.name)))
    try:
        found = decided.with_same(names)
    except KgraphError:  # both were given a name or a type
        own = names_of(first.entity)
        found = decided.unnamed(names_of(other.entity), keep=own).with_same(names)
    decisions.save(found, path)


def _fitness(side: Side) -> tuple[object, ...]:
    """To be what both are called: a name without initials, then the more frequent, or longer."""
    words = side.entity.name.replace(".", " ").split()
    return (min(map(len, words), default=0) > 1, side.tally.mentions, len(side.entity.name))


def _question(store: Store, decision: Decision, known: dict[str, tuple[Entity, Tally]]) -> Question:
    sides = []
    for name, key in zip((decision.left, decision.right), decision.entities, strict=True):
        entity, tally = known[key]
        passages = store.passages(key, name, document=decision.document)
        sides.append(Side(name, entity, tally, tuple(passages)))
    return Question(decision, *sides)
