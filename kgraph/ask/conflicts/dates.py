"""What happens only once, at two times."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from kgraph.ask.conflicts.denials import is_named, who
from kgraph.ask.conflicts.sides import Conflict, Side, concerns, sources_differ, times
from kgraph.ask.told import told
from kgraph.store import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Connection

    from kgraph.ask.criteria import Criteria
    from kgraph.ask.told import Told
    from kgraph.model import Entity


class Once(NamedTuple):
    """Something that one end of a claim goes through once."""

    what: str
    labels: frozenset[str]  # of that end
    why: str


DEATH = Once("die", frozenset({"PERSON"}), "a person dies once")
BIRTH = Once("be born", frozenset({"PERSON"}), "a person is born once")
FOUNDING = Once("be founded", frozenset({"ORG"}), "an organisation is founded once")
PURCHASE = Once("be bought", frozenset({"ORG", "PERSON"}), "the same owner buys once")

# By what the action begins with. Left out is whatever may happen to the same again: meetings,
# elections, arrests, invasions, resignations.
OF_SUBJECT: dict[str, Once] = {
    "be assassinated": DEATH,
    "be born": BIRTH,
    "be executed": DEATH,
    "be founded": FOUNDING,
    "be killed": DEATH,
    "be murdered": DEATH,
    "die": DEATH,
}
OF_OBJECT: dict[str, Once] = {
    "acquire": PURCHASE,
    "assassinate": DEATH,
    "buy": PURCHASE,
    "execute": DEATH,
    "found": FOUNDING,
    "kill": DEATH,
    "murder": DEATH,
}
PURCHASES = frozenset(verb for verb, once in OF_OBJECT.items() if once is PURCHASE)
EXACT = ("minute", "day", "week", "month")

_DATED = f"""
    c.time_value IS NOT NULL AND c.first_day IS NOT NULL AND c.modality = 'asserted'
    AND c.polarity = 'positive' AND c.granularity IN {EXACT}
    AND (substr(c.lemma, 1, instr(c.lemma || ' ', ' ') - 1) IN (SELECT value FROM json_each(?)))
"""


def by_date(db: Connection, about: Entity | None, criteria: Criteria) -> Iterator[Conflict]:
    """The same event, by two sources, of times that share no day."""
    where, bound = criteria.where()
    verbs = {lemma.partition(" ")[0] for lemma in (*OF_SUBJECT, *OF_OBJECT)}
    found = told(db, f"{_DATED} AND {where}", [listed(verbs), *bound], edges=False)
    events: dict[tuple[Once, tuple[str, ...]], list[Told]] = defaultdict(list)
    for one in found:
        event = _event(one)
        if event and one.affirms and one.stance != "question":
            events[event].append(one)
    for (once, _), claims in events.items():
        yield from _judged(once, claims, about)


def _event(one: Told) -> tuple[Once, tuple[str, ...]] | None:
    """What happens once, and the ids of those to whom it does."""
    lemma = one.claim.predicate.lemma
    words = lemma.split()
    first = " ".join(words[: 2 if words[0] == "be" else 1])
    once = OF_SUBJECT.get(first)
    if once is not None:
        return (once, (one.source.id,)) if _is(one.source, once) else None
    once = OF_OBJECT.get(first) if lemma == first else None
    if once is None or not one.target.id or not _is(one.target, once):
        return None
    buyer = (one.source.id,) if once is PURCHASE else ()
    return once, (*buyer, one.target.id)


def _is(entity: Entity, once: Once) -> bool:
    return entity.label in once.labels and is_named(entity)


def _judged(once: Once, claims: Sequence[Told], about: Entity | None) -> Iterator[Conflict]:
    pairs = [
        pair
        for pair in combinations(claims, 2)
        if times(*pair) == "apart" and sources_differ(*pair)
    ]
    if not pairs or not any(concerns(one, about) for pair in pairs for one in pair):
        return
    sides: dict[str, list[Told]] = defaultdict(list)
    for one in sorted({one for pair in pairs for one in pair}, key=lambda one: one.place):
        sides[one.date or ""].append(one)
    told_of = claims[0]
    entity = told_of.source if _is_of_subject(told_of) else told_of.target
    accounts = "; ".join(f"{who(of)}: {day}" for day, of in sorted(sides.items()))
    yield Conflict(
        "dates",
        entity.name,
        once.what,
        "",
        f"{accounts}; {once.why}",
        tuple(Side(day, _each_once(of)) for day, of in sorted(sides.items())),
    )


def _is_of_subject(one: Told) -> bool:
    words = one.claim.predicate.lemma.split()
    return " ".join(words[: 2 if words[0] == "be" else 1]) in OF_SUBJECT


def _each_once(claims: Sequence[Told]) -> tuple[Told, ...]:
    """One of the claims of each clause: "kill", "kill on"."""
    first: dict[tuple[object, ...], Told] = {}
    for one in claims:
        first.setdefault((one.document.id, one.claim.predicate.start), one)
    return tuple(first.values())
