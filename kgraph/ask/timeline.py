"""What happens to somebody, in the order of its dates."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kgraph.ask.criteria import ALL, Criteria
from kgraph.ask.told import told
from kgraph.errors import NothingFound
from kgraph.model import ACTOR_LABELS, STATEMENTS
from kgraph.store import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.ask.told import Author, Dated, Told
    from kgraph.model import EdgePolarity, Entity, Modality
    from kgraph.store import Store

NO_EVENTS = (*STATEMENTS, "be", "have", "say in", "say on", "say at", "say during", "say to")
NEVER = "9999-99-99"  # sorts after all days


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that is claimed, by all sources that claim it of the same time."""

    date: str | None  # as exact as it is known: "2025-03" is a month
    dated: Dated | None  # by the words, or by the day on which the document appeared
    source: Entity
    action: str
    target: Entity
    polarity: EdgePolarity
    modality: Modality
    claims: tuple[Told, ...]  # in the order of the texts

    @property
    def happens(self) -> bool:
        """Is it told as what happens or happened, rather than as a plan, a wish or a guess?"""
        return self.modality == "asserted"

    @property
    def speakers(self) -> tuple[Author | None, ...]:
        """Those who say so; None for the author of a document."""
        return tuple(dict.fromkeys(told.speaker for told in self.claims))


def timeline(store: Store, entities: Sequence[Entity], criteria: Criteria = ALL) -> list[Happening]:
    """What is claimed of an entity, or of two together: what happened first, then what is planned,
    possible or wanted; each by date, what has none last and in the order of the texts.

    What only says what somebody is, or speaks about, is left out unless its action is asked for.
    Raises NothingFound.
    """
    where, bound = criteria.where()
    with store.reading() as db:
        found = told(db, f"{_about(entities)} AND {where}", [*_ids(entities), *bound])
    chosen = [one for one in found if _fits(one, entities, criteria)]
    kept = chosen if criteria.actions else list(rungs(filter(_is_event, chosen)))
    if not kept:
        raise NothingFound(_nothing(entities, criteria))
    groups: dict[tuple[object, ...], list[Told]] = {}
    for one in kept:
        key = (one.edge, one.claim.modality, one.polarity, one.date, one.dated)
        groups.setdefault(key, []).append(one)
    return sorted(map(_happening, groups.values()), key=_order)


def _about(entities: Sequence[Entity]) -> str:
    """A condition on the edge of a claim `c`; each end takes the list of all ids."""
    ids = "(SELECT number FROM entities WHERE id IN (SELECT value FROM json_each(?)))"
    joint = "AND" if len({one.id for one in entities}) > 1 else "OR"
    if joint == "AND":
        return f"c.edge IN (SELECT number FROM edges WHERE source IN {ids} AND target IN {ids})"
    return (
        f"c.edge IN (SELECT number FROM edges WHERE source IN {ids}"
        f" UNION SELECT number FROM edges WHERE target IN {ids})"
    )


def _ids(entities: Sequence[Entity]) -> list[str]:
    return [listed({one.id for one in entities})] * 2


def _fits(one: Told, entities: Sequence[Entity], criteria: Criteria) -> bool:
    ids = {entity.id for entity in entities}
    others = [end for end in (one.source, one.target) if end.id not in ids]
    return not criteria.types or not others or others[0].label in criteria.types


def _is_event(one: Told) -> bool:
    predicate = one.claim.predicate
    return not predicate.implicit and predicate.lemma not in NO_EVENTS


def rungs(found: Iterable[Told]) -> Iterable[Told]:
    """Of claims that lead from one action to ever further words ("approve aid", "approve aid to
    Ukraine"): those that join actors, or else the first."""
    for _, group in groupby(found, key=_ladder):
        steps = list(group)
        actors = [s for s in steps if s.target.label in ACTOR_LABELS]
        shortest = min(len(s.claim.predicate.lemma) for s in steps)
        yield from actors or (s for s in steps if len(s.claim.predicate.lemma) == shortest)


def _ladder(one: Told) -> tuple[object, ...]:
    claim = one.claim
    return (one.document.id, claim.sentence.start, claim.predicate.start, one.source.id)


def _happening(found: Sequence[Told]) -> Happening:
    first = found[0]
    return Happening(
        first.date,
        first.dated,
        first.source,
        first.claim.predicate.lemma,
        first.target,
        first.polarity,
        first.claim.modality,
        tuple(found),
    )


def _order(row: Happening) -> tuple[object, ...]:
    """What is less exact comes before what it may hold."""
    first, last = row.claims[0].span or (NEVER, NEVER)
    return (not row.happens, first, *_reversed(last), row.claims[0].place)


def _reversed(day: str) -> tuple[int, ...]:
    return tuple(-int(part) for part in day.split("-"))


def _nothing(entities: Sequence[Entity], criteria: Criteria) -> str:
    who = " and ".join(one.name for one in entities)
    if criteria != ALL:
        return f"no claim about {who} fits all of these; leave out some of them"
    hint = f"try kgraph neighbours {shlex.quote(entities[0].name)}"
    if len(entities) > 1:
        return f"no claim joins {who}; {hint}"
    return f"{who} is in no claim that tells what happens; {hint}"
