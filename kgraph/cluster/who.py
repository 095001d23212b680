"""Who is who, on many workers.

By partition p and by bucket b, one after another; each waits for all of the one before:

    ids        p   which documents there are
    copies     b   those whose text is there already
    votes      p   what names are taken for, who holds which role, what documents are called
    tally      b   the same of all documents
    renamed    p   documents of the same name, by their path   (only where there are any)
    clashes    b   those that are still called the same
    labels     1   what each name names
    answers    b   the labels and roles that each partition asks for
    pages      p   who is who within an article
    terms      b   how often each term is mentioned, and where
    compared   b   which terms may be one, by the keys that they share
    settled    1   those that may be one with others
    entities   b   all others, and what each partition asks for

One worker has all names for `labels`, and all names that may be one with others for `settled`. All
else is by documents, or by buckets of them.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from kgraph.cluster import extracting
from kgraph.named import with_id, with_path
from kgraph.resolve import apart, keys, labels, pages, roles
from kgraph.resolve.apart import FORMS, FRONTS, Known
from kgraph.resolve.names import fold
from kgraph.resolve.people import People
from kgraph.resolve.state import Tally
from kgraph.store import Entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kgraph.cluster.run import Run
    from kgraph.model import Entity, Extraction, Mention
    from kgraph.resolve.archive import Candidate
    from kgraph.resolve.clusters import Term
    from kgraph.resolve.state import Holder, Page, Reason

    Keys = tuple[str, ...]  # of partitions that are taken together
    Place = tuple[int, int]  # partition, and position of a document in it

WIDTH = 32  # bits of the position of a document in its partition


class Found(NamedTuple):
    """An article of a partition, by its final name. `position` is among all that were read there,
    copies too."""

    position: int
    extraction: Extraction


def ids(run: Run, number: int, keys_: Keys) -> None:
    if run.done("ids", number):
        return
    parts: list[list[tuple[str, int]]] = run.split(list)
    for position, identity in enumerate(extracting.ids(run.folder, keys_)):
        parts[run.bucket(identity)].append((identity, position))
    run.save_parts("ids", number, parts)


def copies(run: Run, bucket: int) -> None:
    """Of the same text, the first document counts."""
    if run.done("copies", bucket):
        return
    seen: set[str] = set()
    found: list[list[int]] = [[] for _ in range(run.partitions)]
    for number, part in enumerate(run.of_partitions("ids", bucket)):
        for identity, position in part or ():
            if identity in seen:
                found[number].append(position)
            seen.add(identity)
    run.save_parts("copies", bucket, found)


def articles(run: Run, number: int, keys_: Keys) -> Iterator[Found]:
    """Those of a partition that are no copies, by the names that they were read with."""
    left_out = {at for part in run.of_buckets("copies", number) for at in part or ()}
    for position, extraction in enumerate(extracting.extractions(run.folder, keys_)):
        if position not in left_out:
            yield Found(position, extraction)


class Votes:
    """What the articles of a partition have, and ask for, of a bucket."""

    def __init__(self) -> None:
        self.votes: dict[str, Counter[str]] = defaultdict(Counter)
        self.held: list[tuple[str, Holder]] = []
        self.names: set[str] = set()
        self.roles: set[str] = set()
        self.called: list[tuple[str, int]] = []


def votes(run: Run, number: int, keys_: Keys) -> None:
    if run.done("votes", number):
        return
    parts = run.split(Votes)
    for position, extraction in articles(run, number, keys_):
        name = extraction.document.name
        parts[run.bucket(name)].called.append((name, position))
        if not extraction.archived:
            _vote(run, extraction, parts)
    run.save_parts("votes", number, parts)


def _vote(run: Run, extraction: Extraction, parts: list[Votes]) -> None:
    for name, label, count in pages.votes(extraction):
        parts[run.bucket(name)].votes[name][label] += count
    for role, holder in roles.of_article(extraction):
        parts[run.bucket(role)].held.append((role, holder))
    for name in pages.names(extraction):
        parts[run.bucket(name)].names.add(name)
    for role in pages.asked(extraction):
        parts[run.bucket(role)].roles.add(role)


def tally(run: Run, bucket: int) -> int:
    """How many documents are called like others."""
    if not run.done("tally", bucket):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        holders: dict[str, dict[str, Holder]] = defaultdict(dict)
        called: dict[str, list[Place]] = defaultdict(list)
        for number, part in enumerate(run.of_partitions("votes", bucket)):
            for name, of in part.votes.items():
                counts[name].update(of)
            for role, holder in part.held:
                known = holders[role].get(holder.last, holder)
                holders[role][holder.last] = min(known, holder)
            for name, position in part.called:
                called[name].append((number, position))
        held = {role: next(iter(of.values())) for role, of in holders.items() if len(of) == 1}
        clashes = _clashing(run, called)
        run.save_parts("clashes", bucket, clashes)
        run.save("tally", bucket, (dict(counts), held, sum(map(len, clashes))))
    count: int = run.load("tally", bucket)[2]
    return count


def _clashing(run: Run, called: Mapping[str, list[Place]]) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(run.partitions)]
    for places in called.values():
        for number, position in places if len(places) > 1 else ():
            found[number].append(position)
    return found


def renamed(run: Run, number: int, keys_: Keys) -> None:
    if run.done("renamed", number):
        return
    parts: list[list[tuple[str, int]]] = run.split(list)
    for position, extraction in _long_named(run, number, keys_):
        name = extraction.document.name
        parts[run.bucket(name)].append((name, position))
    run.save_parts("renamed", number, parts)


def clashes(run: Run, bucket: int) -> None:
    if run.done("short", bucket):
        return
    called: dict[str, list[Place]] = defaultdict(list)
    for number, part in enumerate(run.of_partitions("renamed", bucket)):
        for name, position in part or ():
            called[name].append((number, position))
    run.save_parts("short", bucket, _clashing(run, called))


def named(run: Run, number: int, keys_: Keys) -> Iterator[Found]:
    """The articles by their final names, which none has in common with another."""
    short = set()
    if run.done("short"):
        short = {at for part in run.of_buckets("short", number) for at in part or ()}
    for position, extraction in _long_named(run, number, keys_):
        document = extraction.document
        if position in short:
            document = replace(document, name=with_id(Entry.of(document)))
        yield Found(position, replace(extraction, document=document))


def _long_named(run: Run, number: int, keys_: Keys) -> Iterator[Found]:
    """Documents of the same name are called by their path, and rows by that and their name."""
    same = {at for part in run.of_buckets("clashes", number) for at in part or ()}
    for position, extraction in articles(run, number, keys_):
        document = extraction.document
        if position in same:
            document = replace(document, name=with_path(Entry.of(document)))
        yield Found(position, replace(extraction, document=document))


def names(run: Run) -> None:
    """What each name names: all of them at once."""
    if run.done("labels"):
        return
    counts: dict[str, Counter[str]] = {}
    held: dict[str, Holder] = {}
    for bucket in range(run.buckets):
        more, holders, _ = run.load("tally", bucket)
        counts |= more
        held |= holders
    found = labels.settled(counts)
    parts: list[tuple[dict[str, str], dict[str, tuple[Holder, str | None]]]]
    parts = run.split(lambda: ({}, {}))
    for name, label in found.items():
        parts[run.bucket(name)][0][name] = label
    for role, holder in held.items():
        parts[run.bucket(role)][1][role] = (holder, found.get(fold(holder.name)))
    run.save_parts("labels", 0, parts)


def answers(run: Run, bucket: int) -> None:
    if run.done("answers", bucket):
        return
    found, held = run.part("labels", bucket)
    run.save_parts(
        "answers",
        bucket,
        [
            (
                {name: found[name] for name in part.names & found.keys()},
                {role: held[role] for role in part.roles & held.keys()},
            )
            for part in run.of_partitions("votes", bucket)
        ],
    )


class Used:
    """What the articles of a partition contribute to a bucket, and ask for."""

    def __init__(self) -> None:
        self.counts: dict[Term, list[Any]] = {}  # named, mentions, forms
        self.where: dict[Term, array[int]] = defaultdict(lambda: array("q"))
        self.local: Counter[str] = Counter()  # bare words: how many terms
        self.reasons: dict[Reason, tuple[int, str]] = {}
        self.titles: dict[str, str] = {}  # of the documents of bare words that are terms here

    def __reduce__(self) -> Any:
        return _used, (self.counts, dict(self.where), self.local, self.reasons, self.titles)


def _used(*values: Any) -> Used:
    used = Used()
    used.counts, used.where, used.local, used.reasons, used.titles = values
    return used


def articles_read(run: Run, number: int, keys_: Keys) -> None:
    """Who is who within each article."""
    if run.done("used", number):
        return
    known, held = _answered(run, number)
    people = People(run.corrections)
    parts = run.split(Used)
    found: list[tuple[int, Page]] = []
    for position, extraction in named(run, number, keys_):
        page = pages.page(extraction, known, held, people.corrected)
        found.append((position, page))
        _use(run, extraction.document.id, number << WIDTH | position, page, people, parts)
    run.save("pages", number, found)
    run.save_parts("used", number, parts)


def _answered(run: Run, number: int) -> tuple[dict[str, str], dict[str, Mention]]:
    known: dict[str, str] = {}
    held: dict[str, Mention] = {}
    for part in run.of_buckets("answers", number):
        names_known, roles_held = part
        known |= names_known
        for role, (holder, label) in roles_held.items():
            held[role] = roles._mention(holder)
            if label is not None:
                known[fold(holder.name)] = label
    return known, held


def _use(
    run: Run, document: str, place: int, page: Page, people: People, parts: list[Used]
) -> None:
    ends = bound(page)
    for term, use_named, mentions, forms, _ in page.terms:
        part = parts[bucket_of(run, term)]
        if is_plain(term, ends, people):
            part.local[term.name] += 1
            continue
        counted = part.counts.setdefault(term, [0, 0, Counter()])
        counted[0] += use_named
        counted[1] += mentions
        counted[2].update(dict(forms))
        part.where[term].append(place)
        if term.document:
            part.titles[document] = page.name
    for reason in page.reasons:
        if not reason.join.left.document or apart.explains(reason):
            reasons = parts[bucket_of(run, reason.join.left)].reasons
            count, first = reasons.get(reason, (0, document))
            reasons[reason] = (count + 1, min(first, document))


def bound(page: Page) -> set[Term]:
    """Terms that what the article says of names may make one with others."""
    told = [reason for reason in page.reasons if apart.explains(reason)]
    return {end for r in told for end in (r.join.left, r.join.right, r.settled)}


def is_plain(term: Term, ends: Collection[Term], people: People) -> bool:
    """Is it a bare word of its article, and one with nothing?"""
    return bool(term.document) and term not in ends and fold(term.name) not in people.groups


def bucket_of(run: Run, term: Term) -> int:
    """Bare words of all articles that are the same are together."""
    return run.bucket(keys.LOCAL + term.name if term.document else f"{term.label} {term.name}")


def terms(run: Run, bucket: int) -> None:
    if run.done("terms", bucket):
        return
    counts: dict[Term, list[Any]] = {}
    where: dict[Term, array[int]] = {}
    local: Counter[str] = Counter()
    reasons: dict[Reason, tuple[int, str]] = {}
    titles: dict[str, str] = {}
    asked: list[set[str]] = []
    for part in run.of_partitions("used", bucket):
        for term, (use_named, mentions, forms) in part.counts.items():
            counted = counts.setdefault(term, [0, 0, Counter()])
            counted[0] += use_named
            counted[1] += mentions
            counted[2].update(forms)
            where.setdefault(term, array("q")).extend(part.where[term])
        local.update(part.local)
        for reason, (count, first) in part.reasons.items():
            held, before = reasons.get(reason, (0, first))
            reasons[reason] = (held + count, min(before, first))
        titles |= part.titles
        asked.append(set(part.local))
    local.update(term.name for term in counts if term.document)
    shared = {name for name, count in local.items() if count > 1}
    rows = {
        term: Tally(use_named, mentions, tuple(sorted(forms.items())))
        for term, (use_named, mentions, forms) in counts.items()
    }
    run.save_parts("shared", bucket, [shared & names_asked for names_asked in asked])
    run.save_parts("keys", bucket, _keys(run, rows, shared))
    run.save("reasons", bucket, (reasons, titles))
    run.save("where", bucket, where)
    run.save("terms", bucket, rows)


def _keys(run: Run, rows: Mapping[Term, Tally], shared: Collection[str]) -> list[Any]:
    """What may be short for something is with what that is; what may be a place, with those that
    ask for one."""
    groups = People(run.corrections).groups
    parts: list[list[tuple[str, Term]]] = run.split(list)
    for term, row in rows.items():
        for key in dict.fromkeys(keys.of(term, row.named > 0, groups)):
            parts[run.bucket(_kept_with(key))].append((key, term))
            if key.startswith(keys.LOCAL) and term.name in shared:
                parts[run.bucket(key)].append((key, term._replace(document="")))
    return parts


def _kept_with(key: str) -> str:
    for prefixes in (FORMS, FRONTS):
        for prefix in prefixes:
            if key.startswith(prefix):
                return f"{prefixes[0]}{key.removeprefix(prefix)}"
    return key


def compared(run: Run, bucket: int) -> None:
    if run.done("compared", bucket):
        return
    members: dict[str, set[Term]] = defaultdict(set)
    for part in run.folder.parts(
        [run.file("keys", number) for number in range(run.buckets)], bucket
    ):
        for key, term in part or ():
            members[key].add(term)
    found: set[Candidate] = set()
    rows: list[tuple[str, Term]] = []
    needed: set[Term] = set()
    for key, of in members.items():
        found.update(apart.of_key(key, of))
        if key.startswith((keys.PEOPLE, keys.LOCAL)):
            rows += ((key, term) for term in of)
        elif key.startswith(keys.FULL):
            short = members.get(keys.SHORT + key.removeprefix(keys.FULL), set())
            if short and len(short | of) > 1:
                rows += ((key, term) for term in of)
                needed |= short | of
        elif key.startswith(keys.PLACE) and keys.FRONT + key.removeprefix(keys.PLACE) in members:
            rows.append((key, min(of)))
    run.save("compared", bucket, (found, rows, needed))


def settled(run: Run) -> None:
    """Those that may be one with others: all of them at once."""
    if run.done("settled"):
        return
    known, where = _known(run)
    changes, found = apart.together(known, _Where(where), People(run.corrections))
    parts: list[dict[Term, tuple[str, str]]] = run.split(dict)
    for term, one in found.items():
        parts[bucket_of(run, term)][term] = (one.id, one.name)
    run.save("decided", 0, (list(changes.entities.values()), changes.decisions))
    run.save_parts("settled", 0, parts)


def _known(run: Run) -> tuple[Known, dict[Term, array[int]]]:
    candidates: set[Candidate] = set()
    rows: list[tuple[str, Term]] = []
    needed: set[Term] = set()
    reasons: dict[Reason, tuple[int, str]] = {}
    titles: dict[str, str] = {}
    for bucket in range(run.buckets):
        found, more, terms_needed = run.load("compared", bucket)
        candidates |= found
        rows += more
        needed |= terms_needed
        told, called = run.load("reasons", bucket)
        reasons |= told
        titles |= called
    needed |= {end for one in candidates for end in (one.join.left, one.join.right)}
    needed |= {term for key, term in rows if key.startswith(keys.PEOPLE)}
    needed |= {end for r in reasons for end in (r.join.left, r.join.right, r.settled)}
    tallies: dict[Term, Tally] = {}
    where: dict[Term, array[int]] = {}
    for bucket in range(run.buckets):
        all_rows, places = run.load("terms", bucket), run.load("where", bucket)
        chosen = [t for t in all_rows if t in needed or t.document]
        tallies |= {term: all_rows[term] for term in chosen}
        where |= {term: places[term] for term in chosen}
    return Known(tallies, rows, candidates, reasons, titles), where


class _Where:
    """Which articles have a term: as `Sets`, as far as it is asked."""

    def __init__(self, where: Mapping[Term, array[int]]) -> None:
        self._where = where

    def shared(self, pairs: Collection[tuple[Term, Term]]) -> set[tuple[Term, Term]]:
        return {pair for pair in pairs if self._meet(*pair)}

    def get(self, _terms: Collection[Term]) -> dict[Term, set[str]]:
        """Nobody needs them: links are made where the articles are."""
        return {}

    def _meet(self, one: Term, other: Term) -> bool:
        import numpy

        few, many = sorted((self._where.get(one, _NONE), self._where.get(other, _NONE)), key=len)
        if not few:
            return False
        left, right = (numpy.frombuffer(of, dtype=numpy.int64) for of in (few, many))
        at = numpy.minimum(numpy.searchsorted(right, left), len(right) - 1)
        return bool((right[at] == left).any())


_NONE: array[int] = array("q")


def entities(run: Run, bucket: int) -> None:
    if run.done("entities", bucket):
        return
    people = People(run.corrections)
    known: dict[Term, tuple[str, str]] = run.part("settled", bucket) or {}
    made: list[Entity] = []
    for term, row in run.load("terms", bucket).items():
        if term not in known:
            one = apart.alone(term, row, people)
            made.append(one)
            known[term] = (one.id, one.name)
    parts = [
        {term: known[term] for term in part.counts} for part in run.of_partitions("used", bucket)
    ]
    run.save_parts("known", bucket, parts)
    run.save("entities", bucket, made)
