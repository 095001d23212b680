"""What somebody says, denies, questions, promises, and of whom."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import groupby
from typing import TYPE_CHECKING, Literal, get_args

from kgraph.ask.criteria import ALL, Criteria
from kgraph.ask.timeline import rungs
from kgraph.ask.told import documents, told
from kgraph.days import days
from kgraph.errors import NothingFound
from kgraph.model import Span
from kgraph.store import listed, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from sqlite3 import Connection

    from kgraph.ask.told import Told
    from kgraph.model import Attribution, Document, Entity
    from kgraph.store import Store

Manner = Literal[
    "say", "deny", "question", "promise", "demand", "threaten", "accuse", "criticise", "support"
]
"""How somebody speaks: as the stance of a statement, or as an action that is done by words."""

# Actions that are done by words, by the verb that they begin with. Written from general knowledge,
# after the classes AGREE, DEMAND, THREATEN, DISAPPROVE, SUPPORT and REJECT of PLOVER. Left out are
# verbs that are deeds as often ("attack", "back", "defend").
VERBS: dict[str, Manner] = {
    **dict.fromkeys("announce comment confirm declare emphasize highlight mention".split(), "say"),
    **dict.fromkeys("deny disavow dismiss dispute refute reject".split(), "deny"),
    **dict.fromkeys("doubt question wonder".split(), "question"),
    **dict.fromkeys("guarantee offer pledge promise vow".split(), "promise"),
    **dict.fromkeys("demand insist propose request require urge".split(), "demand"),
    **dict.fromkeys("threaten warn".split(), "threaten"),
    **dict.fromkeys("accuse blame".split(), "accuse"),
    **dict.fromkeys(
        """condemn criticise criticize decry denounce deride lambast lambaste mock oppose ridicule
        slam""".split(),
        "criticise",
    ),
    **dict.fromkeys(
        """admire applaud congratulate endorse hail laud praise sympathize thank welcome""".split(),
        "support",
    ),
}
PHRASES: dict[str, Manner] = {
    "call for": "demand",
    "call on": "demand",
    "express admiration": "support",
    "express concern": "criticise",
    "express support": "support",
    "express sympathy": "support",
    "push for": "demand",
    "rule out": "deny",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement of somebody with the claims in it, or an act of speech: a claim that tells it."""

    manner: Manner
    cue: str  # the verb, or "according to"
    quoted: bool
    text: str  # what is said, as the document has it; of an act, the sentence
    sentence: Span  # in which it begins
    document: Document
    claims: tuple[Told, ...]  # in the order of the text; none where no edge was read in it
    reporters: tuple[str, ...] = ()  # who report that somebody says so, innermost first
    act: bool = False

    @property
    def place(self) -> tuple[object, ...]:
        return (self.document.name, self.document.id, self.sentence.start, self.act, self.text)


def says(
    store: Store, speaker: Entity, about: Entity | None = None, criteria: Criteria = ALL
) -> list[Said]:
    """Statements of an entity, and what it does by words: what it says, denies, questions, promises
    and so on, each in the order of the texts. With `about`, only what is about that one.

    Statements in which no claim was read are listed too, unless the criteria choose claims.
    Raises NothingFound.
    """
    with store.reading() as db:
        statements = list(_statements(db, speaker, about, criteria))
        acts = list(_acts(db, speaker, about, criteria))
    found = _folded(statements, acts)
    if not found:
        raise NothingFound(_nothing(speaker, about, criteria))
    order = get_args(Manner)
    return sorted(found, key=lambda said: (order.index(said.manner), *said.place))


_NUMBER = "(SELECT number FROM entities WHERE id = ?)"
_OWN = f"""
    c.document IN (SELECT document FROM mentions WHERE entity = {_NUMBER})
    AND EXISTS (SELECT 1 FROM statements AS u
        JOIN mentions AS w ON w.document = u.document AND w.number = u.speaker
        WHERE u.document = c.document AND u.number = c.statement AND w.entity = {_NUMBER})
"""
"""A condition on a claim `c`: it is part of a statement of this entity."""
_IN_TEXT = f"""
    EXISTS (SELECT 1 FROM mentions AS i WHERE i.document = t.document AND i.entity = {_NUMBER}
        AND i.start >= t.start AND i.end <= t.end)
"""
"""A condition on a statement `t`: it speaks of this entity."""


def _statements(
    db: Connection, speaker: Entity, about: Entity | None, criteria: Criteria
) -> Iterator[Said]:
    where, bound = criteria.where()
    claims: dict[tuple[str, Attribution | None], list[Told]] = {}
    for one in told(db, f"{_OWN} AND {where}", [speaker.id, speaker.id, *bound]):
        if not criteria.types or {one.source.label, one.target.label} & set(criteria.types):
            claims.setdefault((one.document.id, one.claim.attribution), []).append(one)
    for document, said in _listed(db, speaker, about):
        inside = claims.get((document.id, said), [])
        if inside or (not _chooses_claims(criteria) and _fits(document, criteria)):
            yield Said(
                manner=VERBS.get(said.cue, "say") if said.stance == "say" else said.stance,
                cue=said.cue,
                quoted=said.quoted,
                text=said.content.text,
                sentence=_sentence(db, document, said.content.start),
                document=document,
                claims=tuple(rungs(inside)),
                reporters=tuple(mention.name for mention in said.chain),
            )


def _listed(
    db: Connection, speaker: Entity, about: Entity | None
) -> list[tuple[Document, Attribution]]:
    """All statements of an entity, with their documents."""
    found = db.execute(
        f"{rows.STATEMENTS} AND p.entity = {_NUMBER} AND {_IN_TEXT if about else '1'}"
        " AND t.document IN (SELECT number FROM documents WHERE live) ORDER BY t.document, t.start",
        (speaker.id, *([about.id] if about else [])),
    ).fetchall()
    owners = documents(db, {row["document"] for row in found})
    return [(owner := owners[row["document"]], rows.statement(owner, row)) for row in found]


def _chooses_claims(criteria: Criteria) -> bool:
    chosen = (criteria.actions, criteria.types, criteria.classes, criteria.modalities)
    return any((*chosen, criteria.polarities, criteria.speakers))


def _fits(document: Document, criteria: Criteria) -> bool:
    """Does a statement without claims fit, by its document?"""
    names = (document.name, document.id)
    if criteria.documents and not any(
        fnmatchcase(name, pattern) for name in names for pattern in criteria.documents
    ):
        return False
    since, until = (value and days(value) for value in (criteria.since, criteria.until))
    day = document.published
    if since and (day is None or day < since[0]):
        return False
    return not until or (day is not None and day <= until[1])


def _sentence(db: Connection, document: Document, start: int) -> Span:
    """The one that holds this place, as far as it is known; else the line."""
    row = db.execute(
        "SELECT start, end FROM passages WHERE start <= ? AND end > ? AND document ="
        " (SELECT number FROM documents WHERE live AND id = ?)",
        (start, start, document.id),
    ).fetchone()
    text = document.text
    first, last = tuple(row) if row else (text.rfind("\n", 0, start) + 1, len(text))
    return Span(first, last, text[first:last])


def _acts(
    db: Connection, speaker: Entity, about: Entity | None, criteria: Criteria
) -> Iterator[Said]:
    """Claims with the entity as their subject that tell an act of speech."""
    where, bound = criteria.where()
    found = [
        one
        for one in told(db, f"{_DONE} AND {where}", [speaker.id, listed(_FIRST), *bound])
        if _manner(one) and (not one.speaker or one.speaker.id != speaker.id)
    ]
    for _, group in groupby(rungs(found), key=lambda one: (one.document.id, _at(one))):
        claims = [one for one in group if _concerns(db, one, about, criteria)]
        if claims:
            yield _act(claims)


_FIRST = {*VERBS, *(phrase.partition(" ")[0] for phrase in PHRASES)}
_DONE = f"""
    c.edge IN (SELECT number FROM edges WHERE source = {_NUMBER}) AND c.start < c.end
    AND substr(c.lemma, 1, instr(c.lemma || ' ', ' ') - 1) IN (SELECT value FROM json_each(?))
"""
"""A condition on a claim `c`: this entity does one of these actions."""


def _at(one: Told) -> tuple[int, int]:
    return (one.claim.sentence.start, one.claim.predicate.start)


def _act(claims: Sequence[Told]) -> Said:
    one = claims[0]
    return Said(
        manner=_manner(one) or "say",
        cue=one.claim.predicate.lemma,
        quoted=False,
        text=one.claim.sentence.text,
        sentence=one.claim.sentence,
        document=one.document,
        claims=tuple(claims),
        reporters=(one.speaker.name,) if one.speaker else (),
        act=True,
    )


def _concerns(db: Connection, one: Told, about: Entity | None, criteria: Criteria) -> bool:
    if criteria.types and one.target.label not in criteria.types:
        return False
    return about is None or about.id == one.target.id or _names(db, one, about)


def _manner(one: Told) -> Manner | None:
    first, _, rest = one.claim.predicate.lemma.partition(" ")
    return PHRASES.get(f"{first} {rest.partition(' ')[0]}") or VERBS.get(first)


def _names(db: Connection, one: Told, about: Entity) -> bool:
    """Do the words of the claim's object speak of this entity?"""
    found = db.execute(
        f"SELECT 1 FROM mentions WHERE entity = {_NUMBER} AND start >= ? AND end <= ?"
        " AND document = (SELECT number FROM documents WHERE live AND id = ?)",
        (about.id, one.claim.object.start, one.claim.object.end, one.document.id),
    )
    return found.fetchone() is not None


def _folded(statements: Sequence[Said], acts: Sequence[Said]) -> list[Said]:
    """An act that a statement tells already ("deny": the request, that it was received) joins
    it."""
    places = {(s.document.id, s.sentence.start, s.cue): n for n, s in enumerate(statements)}
    found = list(statements)
    for act in acts:
        number = places.get((act.document.id, act.sentence.start, act.cue.partition(" ")[0]))
        if number is None:
            found.append(act)
        else:
            said = found[number]
            found[number] = replace(said, claims=(*act.claims, *said.claims))
    return found


def _nothing(speaker: Entity, about: Entity | None, criteria: Criteria) -> str:
    who = shlex.quote(speaker.name)
    if criteria != ALL:
        return f"nothing that {speaker.name} says fits all of these; leave out some of them"
    if about:
        return f"nothing that {speaker.name} says is about {about.name}; try kgraph says {who}"
    return f"no statement of {speaker.name} was read; try kgraph neighbours {who}"
