"""Entities with what they are called, how often, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph import ask
from kgraph.errors import NothingFound
from kgraph.model import Decision
from kgraph.who import decisions
from kgraph.who.review import uncertain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kgraph.model import Entity
    from kgraph.store import Store, Tally


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity, why its names are one, and which pairs with other names were left apart."""

    entity: Entity
    tally: Tally
    joined: tuple[Decision, ...]
    apart: tuple[Decision, ...]
    documents: Mapping[str, str]  # id -> name


def ask_entities(
    folder: Path, name: str | None = None, *, label: str | None = None, everything: bool = False
) -> list[Listed]:
    """Those in most claims first. Without a name, those in no claim only with `everything`.

    Raises NothingFound when nobody goes by the name, or is of the type.
    """
    with ask.opened(folder) as store:
        chosen = _chosen(store, name, everything)
        if label is not None:
            chosen = [(entity, tally) for entity, tally in chosen if entity.label == label]
        if not chosen:
            raise NothingFound(_nobody(name, label))
        made = [d for d in store.decisions() if d.same] + _apart(store)
        documents = {document.id: document.name for document in store.documents()}
    joined = _by_entity([d for d in made if d.same])
    apart = _by_entity([d for d in made if not d.same])
    return [
        Listed(e, tally, tuple(joined.get(e.id, ())), tuple(apart.get(e.id, ())), documents)
        for e, tally in chosen
    ]


def _chosen(store: Store, name: str | None, everything: bool) -> list[tuple[Entity, Tally]]:
    ranked = store.ranked()
    if name is None:
        return [(e, tally) for e, tally in ranked if everything or tally.claims]
    found = {entity.id for entity in ask.entities(store, name)}
    return [(e, tally) for e, tally in ranked if e.id in found]


def _nobody(name: str | None, label: str | None) -> str:
    if name is None:
        return f"no entity{f' of type {label}' if label else ''} in this graph; try --all"
    return f"'{name}' is no {label} in this graph"


def _apart(store: Store) -> list[Decision]:
    """Pairs that people keep apart, and those that the program is not sure of."""
    decided = decisions.load(decisions.Known.of(store.settings(), store.path.parent).path)
    by_people = [_different(store, *pair) for pair in decided.different()]
    return by_people + [
        d
        for d in uncertain(store.decisions())
        if not d.same and not decided.decided(d.left, d.right)
    ]


def _different(store: Store, left: str, right: str) -> Decision:
    def bearer(name: str) -> str:
        return next((entity.id for entity in store.find(name)), "")

    ids = (bearer(left), bearer(right))
    return Decision(left, right, "", False, "person", "decided by a person", 1.0, None, ids)


def _by_entity(made: Sequence[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = {}
    for decision in made:
        for entity in dict.fromkeys(decision.entities):
            found.setdefault(entity, []).append(decision)
    return found
