"""The same thing, in different amounts."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from kgraph.ask.conflicts.dates import PURCHASE, PURCHASES
from kgraph.ask.conflicts.denials import is_named, who
from kgraph.ask.conflicts.figures import (
    GIVING,
    SUPPORT,
    TOTALLING,
    WEAPONS,
    Figure,
    agree,
    range_of,
    support,
)
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
from kgraph.store import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from sqlite3 import Connection

    from kgraph.ask.criteria import Criteria
    from kgraph.ask.told import Told
    from kgraph.model import Entity

KINDS = "they may count different things: {}"
VERBS = "{} may not be the same"
REVISED = "counts of one day are often revised"

_SURE = "c.modality = 'asserted' AND c.polarity = 'positive'"
_VERB = "substr(c.lemma, 1, instr(c.lemma || ' ', ' ') - 1)"
_SUPPORT = f"""
    c.amount_unit IS NOT NULL AND {_SURE} AND (
        lower(replace(c.amount_of, rtrim(c.amount_of, replace(c.amount_of, ' ', '')), ''))
            IN (SELECT value FROM json_each(?))
        OR (c.amount_of IS NULL AND {_VERB} IN (SELECT value FROM json_each(?))))
"""
"""A condition on a claim `c`: it tells a sum of support, by the last word of what there is so much
of; or a sum of whatever was named before."""


def by_amount(db: Connection, about: Entity | None, criteria: Criteria) -> Iterator[Conflict]:
    """Sums that one gave another in support; counts of what somebody did on one day, or in one
    article; prices of companies. By two sources, and further apart than rounding."""
    where, bound = criteria.where()
    yield from _sums(db, about, where, bound)
    if about:
        where, bound = f"{where} AND c.edge IN ({TOUCHING})", [*bound, *[about.id] * 3]
    yield from of_clauses(list(_counts(db, about, where, bound)))
    yield from _prices(db, about, where, bound)


def _sums(
    db: Connection, about: Entity | None, where: str, bound: Sequence[str]
) -> Iterator[Conflict]:
    words = [listed(SUPPORT | WEAPONS), listed(TOTALLING)]
    found = told(db, f"{_SUPPORT} AND {where}", [*words, *bound])
    groups: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    sentences = _sentences(db, found)
    for clause in _clauses(found):
        figure = support(_whole(clause, sentences), sentences[_sentence(clause[0])])
        if figure:
            groups[figure.giver, figure.taker, figure.unit].append(figure)
    for (giver, taker, _), figures in sorted(groups.items()):
        for comparable in _by_kind(figures):
            sides = _disagreement([figure.told for figure in comparable])
            if sides and _is_about(sides, about, (giver, taker)):
                note = _note_on_sums(comparable, sides)
                yield Conflict("amounts", giver, "support", taker, _reason(sides), sides, note)


def _by_kind(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """Military support and what is not said to be any; the other kinds each for themselves."""
    kinds = {figure.kind for figure in figures} - {"", "military"}
    yield [figure for figure in figures if figure.kind in ("", "military")]
    for kind in sorted(kinds):
        yield [figure for figure in figures if figure.kind == kind]


def _note_on_sums(figures: Sequence[Figure], sides: Sequence[Side]) -> str | None:
    shown = {told for side in sides for told in side.claims}
    used = [figure for figure in figures if figure.told in shown]
    notes = []
    if len({figure.kind for figure in used}) > 1:
        named = sorted({(f.told.claim.amount and f.told.claim.amount.of) or "aid" for f in used})
        notes.append(KINDS.format(", ".join(named)))
    verbs = sorted({f.told.claim.predicate.text for f in used if f.verb in GIVING})
    if len(verbs) > 1:
        notes.append(VERBS.format("what was " + " and ".join(verbs)))
    return "; ".join([*notes, *_change(sides)]) or None


_COUNTED = f"""
    SELECT json_group_array(json_array(c.document, c.number)) FROM claims AS c
    WHERE c.edge IS NOT NULL AND c.amount_number IS NOT NULL AND c.amount_of IS NOT NULL
        AND {_SURE} AND {{where}}
    GROUP BY c.edge, c.amount_unit, c.amount_of, {{by}}
    HAVING count(DISTINCT c.amount_number) > 1 AND count(DISTINCT {{sources}}) > 1
"""
_WITHIN = {"by": "c.document", "sources": "coalesce(c.statement, -1)"}
_ON_ONE_DAY = {"by": "c.first_day", "sources": "c.document"}


def _counts(
    db: Connection, about: Entity | None, where: str, bound: Sequence[str]
) -> Iterator[Conflict]:
    same_day = f"c.first_day = c.last_day AND ({where})"
    seen: set[tuple[Told, ...]] = set()
    for condition, form in ((where, _WITHIN), (same_day, _ON_ONE_DAY)):
        found = db.execute(_COUNTED.format(where=condition, **form), bound).fetchall()
        for row in found:
            for claims in _comparable(db, json.loads(row[0])):
                sides = _disagreement(claims)
                key = tuple(one for side in sides for one in side.claims)
                if sides and key not in seen and _is_about(sides, about):
                    seen.add(key)
                    yield _count(claims[0], sides)


def _comparable(db: Connection, places: Sequence[tuple[int, int]]) -> Iterator[list[Told]]:
    """Claims whose clauses name the same others and the same place."""
    wanted = json.dumps(places)
    claims = told(db, _AT.format(column="number"), [wanted, wanted])
    sentences = _sentences(db, claims)
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in claims:
        whole = _whole([one], sentences)
        others = frozenset(t.target.id for t in whole if is_named(t.target))
        where = frozenset(t.claim.place.name for t in whole if t.claim.place)
        groups[others, where].append(one)
    for of in groups.values():
        if is_named(of[0].source) or len({one.document.id for one in of}) == 1:
            yield of


def _count(one: Told, sides: tuple[Side, ...]) -> Conflict:
    dates = {told.document.published for side in sides for told in side.claims}
    return Conflict(
        "amounts",
        one.source.name,
        one.claim.predicate.lemma,
        one.target.name,
        _reason(sides),
        sides,
        REVISED if len(dates) > 1 else None,
    )


def _prices(
    db: Connection, about: Entity | None, where: str, bound: Sequence[str]
) -> Iterator[Conflict]:
    paid = f"c.amount_unit IS NOT NULL AND {_SURE} AND c.lemma IN (SELECT value FROM json_each(?))"
    deals: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in told(db, f"{paid} AND {where}", [listed(PURCHASES), *bound]):
        if one.target.label in PURCHASE.labels and is_named(one.target) and one.claim.amount:
            deals[one.source.id, one.target.id, one.claim.amount.unit or ""].append(one)
    for claims in deals.values():
        sides = _disagreement(claims)
        if sides and _is_about(sides, about):
            yield _count(claims[0], sides)


def _disagreement(claims: Sequence[Told]) -> tuple[Side, ...]:
    """Claims by their amounts, smallest first; none where all agree, or only one source tells
    them."""
    able = [one for one in claims if one.affirms and one.stance != "question"]
    sides: list[list[Told]] = []
    for one in sorted(able, key=_number):
        if sides and agree(range_of(sides[-1][0]), range_of(one)):
            sides[-1].append(one)
        else:
            sides.append([one])
    if not any(
        sources_differ(one, other) and times(one, other) != "apart"
        for number, side in enumerate(sides)
        for one in side
        for later in sides[number + 1 :]
        for other in later
    ):
        return ()
    return tuple(Side(_label(of), tuple(sorted(of, key=lambda t: t.place))) for of in sides)


def _number(one: Told) -> float:
    return one.claim.amount.number if one.claim.amount else 0.0


def _label(claims: Sequence[Told]) -> str:
    texts = [one.claim.amount.text for one in claims if one.claim.amount]
    return " / ".join(dict.fromkeys(texts))


def _reason(sides: Sequence[Side]) -> str:
    return "; ".join(f"{who(side.claims)}: {side.label}" for side in sides)


def _change(sides: Sequence[Side]) -> list[str]:
    one, other = sides[0].claims[0], sides[-1].claims[0]
    return [changed(one, other)] if times(one, other) == "changed" else []


def _is_about(sides: Iterable[Side], about: Entity | None, names: tuple[str, ...] = ()) -> bool:
    if about is None or about.name in names:
        return True
    return any(concerns(one, about) for side in sides for one in side.claims)


_AT = (
    "c.document IN (SELECT json_extract(value, '$[0]') FROM json_each(?)) AND"
    " (c.document, c.{column}) IN (SELECT json_extract(value, '$[0]'),"
    " json_extract(value, '$[1]') FROM json_each(?))"
)


def _sentences(db: Connection, claims: Iterable[Told]) -> Mapping[tuple[str, int], list[Told]]:
    """All claims of their sentences, by document and offset."""
    wanted = sorted({_sentence(one) for one in claims})
    numbers = dict(
        map(
            tuple,
            db.execute(
                "SELECT id, number FROM documents WHERE live AND id IN"
                " (SELECT value FROM json_each(?))",
                (listed({document for document, _ in wanted}),),
            ),
        )
    )
    places = json.dumps([(numbers[document], start) for document, start in wanted])
    found: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for one in told(db, _AT.format(column="sentence_start"), [places, places], edges=False):
        found[_sentence(one)].append(one)
    return found


def _sentence(one: Told) -> tuple[str, int]:
    return (one.document.id, one.claim.sentence.start)


def _clauses(claims: Iterable[Told]) -> list[list[Told]]:
    """Claims by the action that they lead from."""
    found: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in claims:
        found[one.document.id, one.source.id, one.claim.predicate.start].append(one)
    return list(found.values())


def _whole(
    clause: Sequence[Told], sentences: Mapping[tuple[str, int], Sequence[Told]]
) -> list[Told]:
    """All claims that lead from the same action, those with an amount first."""
    one = clause[0]
    rest = [
        other
        for other in sentences[_sentence(one)]
        if (other.source.id, other.claim.predicate.start)
        == (one.source.id, one.claim.predicate.start)
    ]
    return [*clause, *(other for other in rest if other not in clause)]
