"""One says that it is so, another that it is not."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from kgraph.ask.conflicts.sides import (
    TOUCHING,
    Conflict,
    Side,
    changed,
    concerns,
    of_clauses,
    sources_differ,
    times,
)
from kgraph.ask.told import told
from kgraph.model import ACTOR_LABELS, STATEMENTS
from kgraph.store import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Connection

    from kgraph.ask.conflicts.sides import Kind
    from kgraph.ask.criteria import Criteria
    from kgraph.ask.told import Told
    from kgraph.model import Entity, Modality

    Pair = tuple[Told, Told]

BATCH = 400  # groups whose documents are in memory at once

OPPOSED: dict[Modality, frozenset[Modality]] = {
    "asserted": frozenset({"asserted"}),
    "planned": frozenset({"planned"}),
    "requested": frozenset({"requested", "planned"}),
    "desired": frozenset({"desired"}),
}
"""What is held not to be so, and what cannot hold beside it. That something may be, or would be, is
compatible with everything."""

# Of telling and knowing: who tells nothing today may tell something tomorrow.
TELLING = frozenset(
    """answer comment disclose elaborate give hear identify know mention name provide respond
    reveal say see specify take tell""".split()
)

HELD = {
    "asserted": "that it is so",
    "planned": "that it is planned",
    "requested": "that it was asked for",
    "desired": "that it is wanted",
}
SIDES = {"asserted": "so", "planned": "planned", "requested": "asked for", "desired": "wanted"}
OCCASIONS = "no dates are known: they may be about different occasions"


def by_denial(db: Connection, about: Entity | None, criteria: Criteria) -> list[Conflict]:
    """Claims of one action between the same two, of which one is denied, ruled out or negated."""
    found: list[Conflict] = []
    groups = _groups(db, about)
    where, bound = criteria.where()
    for start in range(0, len(groups), BATCH):
        batch = groups[start : start + BATCH]
        group_of = {edge: number for number, edges in enumerate(batch) for edge in edges}
        members: dict[int, list[Told]] = defaultdict(list)
        chosen = f"c.edge IN (SELECT value FROM json_each(?)) AND {where}"
        for one in told(db, chosen, [listed(group_of), *bound]):
            members[group_of[one.edge or 0]].append(one)
        for number in sorted(members):
            found += _judged(members[number], about)
    return of_clauses(found)


_GROUPS = """
    SELECT json_group_array(number) FROM edges
    WHERE (source, target, predicate) IN
        (SELECT source, target, predicate FROM edges WHERE polarity != 'positive') AND {where}
    GROUP BY source, target, predicate HAVING sum(weight) > 1
"""
_ABOUT = f"""
    (source, target, predicate) IN
        (SELECT source, target, predicate FROM edges WHERE number IN ({TOUCHING}))
"""


def _groups(db: Connection, about: Entity | None) -> list[list[int]]:
    """Numbers of the edges that differ in nothing but polarity, where not all is positive."""
    found = db.execute(
        _GROUPS.format(where=_ABOUT if about else "1"), (about.id,) * 3 if about else ()
    )
    return [json.loads(row[0]) for row in found]


def _judged(claims: Sequence[Told], about: Entity | None) -> Iterator[Conflict]:
    able = [one for one in claims if _is_comparable(one)]
    pairs: dict[Kind, list[Pair]] = defaultdict(list)
    for yes, no in product(
        [one for one in able if one.affirms], [one for one in able if not one.affirms]
    ):
        if _opposed(yes, no):
            pairs[_kind(no)].append((yes, no))
    for kind, found in pairs.items():
        if any(concerns(one, about) for pair in found for one in pair):
            yield _conflict(kind, found)


def _is_comparable(one: Told) -> bool:
    predicate = one.claim.predicate
    first = predicate.lemma.partition(" ")[0]
    if predicate.implicit or predicate.lemma in STATEMENTS or first in TELLING:
        return False
    return one.stance != "question" and (predicate.lemma not in ("be", "have") or _denies(one))


def _denies(one: Told) -> bool:
    return one.stance == "deny"


def _kind(no: Told) -> Kind:
    if _denies(no):
        return "denied"
    return "ruled out" if no.claim.modality == "planned" else "negated"


def _opposed(yes: Told, no: Told) -> bool:
    if yes.claim.modality not in OPPOSED.get(no.claim.modality, ()):
        return False
    if no.claim.modality == "requested" and not _denies(no):  # "should not" is a demand
        return False
    if no.claim.modality == "desired" and yes.source.id != no.source.id:
        return False  # what one wants, and the other does not
    if not sources_differ(yes, no) or _share_sentence(yes, no):
        return False
    when = times(yes, no)
    if when == "apart":
        return False
    if when == "changed" and _is_another_occasion(yes, no):
        return False
    return _is_one_thing(yes, no, is_dated=when == "same")


def _is_another_occasion(yes: Told, no: Told) -> bool:
    """ "Met him in 2019", "did not meet him" in a later report. What is denied may lie back."""
    if _denies(no) or no.claim.modality != "asserted":
        return False
    both_authors = yes.speaker is None and no.speaker is None
    return both_authors or "said" in (yes.dated, no.dated)


def _share_sentence(yes: Told, no: Told) -> bool:
    """And one of them is the author's: most likely the parser took it out of what is said."""
    same = (yes.document.id, yes.claim.sentence.start) == (
        no.document.id,
        no.claim.sentence.start,
    )
    return same and (yes.speaker is None or no.speaker is None)


def _is_one_thing(yes: Told, no: Told, *, is_dated: bool) -> bool:
    """Names mean the same everywhere; "the request" only within one article, and "the aid package"
    in reports of the same days."""
    if yes.document.id == no.document.id:
        return True
    ends = (no.source, no.target)
    return all(is_named(end) or (is_dated and " " in end.name) for end in ends)


def is_named(entity: Entity) -> bool:
    return entity.label in ACTOR_LABELS and any(map(str.isupper, entity.name))


def _conflict(kind: Kind, pairs: Sequence[Pair]) -> Conflict:
    yes = _in_order([pair[0] for pair in pairs])
    no = _in_order([pair[1] for pair in pairs])
    first = no[0]
    return Conflict(
        kind,
        first.source.name,
        first.claim.predicate.lemma,
        first.target.name,
        _reason(kind, yes, no),
        (Side(SIDES[yes[0].claim.modality], yes), Side(_against(kind), no)),
        _note(kind, pairs),
    )


def _in_order(claims: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(dict.fromkeys(claims), key=lambda one: one.place))


def _against(kind: Kind) -> str:
    return {"denied": "denied", "ruled out": "not planned"}.get(kind, "not so")


def _reason(kind: Kind, yes: Sequence[Told], no: Sequence[Told]) -> str:
    held, against = yes[0].claim.modality, no[0].claim.modality
    one = f"{who(yes)} {_say(yes)} {HELD[held]}"
    if kind == "denied":
        verb = "deny" if _are_many(no) else "denies"
        return f"{one}; {who(no)} {verb} {'it' if held == against else HELD[against]}"
    return f"{one}; {who(no)} {_say(no)} {HELD[against].replace('is', 'is not')}"


def _say(claims: Sequence[Told]) -> str:
    return "say" if _are_many(claims) else "says"


def _are_many(claims: Sequence[Told]) -> bool:
    return len(_names(claims)) > 1


def who(claims: Sequence[Told]) -> str:
    """Those who say so: "Trump and the author of one.txt"."""
    names = _names(claims)
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _names(claims: Sequence[Told]) -> list[str]:
    return list(
        dict.fromkeys(
            one.speaker.name if one.speaker else f"the author of {one.document.name}"
            for one in claims
        )
    )


def _note(kind: Kind, pairs: Sequence[Pair]) -> str | None:
    when = {times(yes, no): (yes, no) for yes, no in reversed(pairs)}
    if "same" in when:
        return None
    if "changed" in when:
        return changed(*when["changed"])
    named = all(one.speaker for pair in pairs for one in pair)
    return None if kind != "negated" or named else OCCASIONS
