"""How often terms are mentioned in all articles, where, and which articles take one for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from kgraph.resolve.state import Page, Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kgraph.resolve.clusters import Term
    from kgraph.resolve.state import Key, Reason, Sets, State, Use, Value

NOTHING = Tally(0, 0, ())
NO_PAGE = Page("", (), (), (), (), (), ())


Pages = Mapping[str, Page]
"""By the id of their document."""


class Outline(NamedTuple):
    """What is kept of the page of an article while others are read: see `Page`."""

    name: str
    terms: tuple[Term, ...]
    links: tuple[int, ...]


class Counted(NamedTuple):
    """Terms that some article mentions more or less often than before, or not at all."""

    before: Mapping[Term, Tally]  # of those that were there
    after: Mapping[Term, Tally]  # of those that are there
    reasons: Collection[Reason]  # that more or fewer articles have now
    pages: Collection[Collection[Term]]  # what each article mentions that changed, or did
    read: Mapping[str, Outline]  # the articles that were read, by their ids

    @property
    def terms(self) -> set[Term]:
        return self.before.keys() | self.after.keys()

    @property
    def vanished(self) -> set[Term]:
        return self.before.keys() - self.after.keys()

    def gone(self) -> dict[Term, bool]:
        """Terms that are no more, or now have names and had none, or the other way round; were
        they named?"""
        return {t: row.named > 0 for t, row in self.before.items() if not _same(row, self.after, t)}

    def come(self) -> dict[Term, bool]:
        return {t: row.named > 0 for t, row in self.after.items() if not _same(row, self.before, t)}

    def recounted(self) -> set[Term]:
        """Those that are called by a name more or less often."""
        before, after = self.before, self.after
        return {
            term
            for term in self.terms
            if before.get(term, NOTHING).named != after.get(term, NOTHING).named
        }


def _same(row: Tally, others: Mapping[Term, Tally], term: Term) -> bool:
    other = others.get(term)
    return (
        other is not None
        and (other.named > 0) == (row.named > 0)
        and dict(other.archives).keys() == dict(row.archives).keys()
    )


def updated(state: State, groups: Iterable[tuple[Pages, Pages]]) -> Counted:
    """Writes what articles contribute, in place of what they did: `groups` of articles, as they
    were and as they are."""
    counts: dict[Term, _Difference] = defaultdict(_Difference)
    one: dict[Term, Term] = {}  # each term, once
    reasons: set[Reason] = set()
    pages: list[Collection[Term]] = []
    read: dict[str, Outline] = {}
    for before, after in groups:
        old, new = _dirty(before, after)
        reasons |= _write(state, old, new)
        _count(counts, old, new)
        read.update((key, _outline(page, one)) for key, page in after.items())
        pages += (_terms((was, new.get(key, NO_PAGE)), one) for key, was in old.items())
        pages += (read[key].terms for key in new.keys() - old.keys())
    _write_reasons(state, reasons)
    return _counted(state, counts)._replace(reasons=reasons, pages=pages, read=read)


def _dirty(before: Pages, after: Pages) -> tuple[Pages, Pages]:
    dirty = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return (
        {key: before[key] for key in dirty if key in before},
        {key: after[key] for key in dirty if key in after},
    )


def _write(state: State, old: Pages, new: Pages) -> set[Reason]:
    """The reasons that other articles have than before."""
    state.documents.drop(old.keys() - new.keys())
    state.documents.put(new)
    _exchange(state.read_with, _reads(old), _reads(new))
    _exchange(state.named_in, _where(old), _where(new))
    was, now = set(_reasons(old)), set(_reasons(new))
    _exchange(state.explained, was, now)
    return {reason for reason, _ in was ^ now}


def _both(old: Pages, new: Pages) -> Iterator[tuple[Page, Page]]:
    return ((old.get(key, NO_PAGE), new.get(key, NO_PAGE)) for key in {**old, **new})


def _terms(pages: Iterable[Page], one: dict[Term, Term]) -> tuple[Term, ...]:
    found = dict.fromkeys(use.term for page in pages for use in page.terms)
    return tuple(one.setdefault(term, term) for term in found)


def _outline(page: Page, one: dict[Term, Term]) -> Outline:
    return Outline(page.name, _terms([page], one), page.links)


def _counted(state: State, counts: Mapping[Term, _Difference]) -> Counted:
    rows = state.terms.get(counts.keys())
    found = {term: _added(rows.get(term, NOTHING), uses) for term, uses in counts.items()}
    after = {term: row for term, row in found.items() if row.mentions}
    state.terms.put(after)
    state.terms.drop(found.keys() - after.keys())
    return Counted(rows, after, (), (), {})


def _exchange(
    table: Sets[Key, Value], old: Iterable[tuple[Key, Value]], new: Iterable[tuple[Key, Value]]
) -> None:
    old, new = set(old), set(new)
    table.discard(old - new)
    table.add(new - old)


def _reads(pages: Pages) -> Iterator[tuple[str, str]]:
    return ((key, document) for document, page in pages.items() for key in page.reads)


def _where(pages: Pages) -> Iterator[tuple[Term, str]]:
    return ((use.term, document) for document, page in pages.items() for use in page.terms)


def _reasons(pages: Pages) -> Iterator[tuple[Reason, str]]:
    return ((reason, document) for document, page in pages.items() for reason in page.reasons)


def _write_reasons(state: State, changed: Collection[Reason]) -> None:
    there = state.explained.tally(changed)
    for reason in changed:
        ends = [(reason.join.left, reason), (reason.settled, reason)]
        (state.reasons.add if reason in there else state.reasons.discard)(ends)


class _Difference:
    __slots__ = ("archives", "forms", "mentions", "named")

    def __init__(self) -> None:
        self.named = self.mentions = 0
        self.forms: dict[str, int] = {}
        self.archives: dict[str, int] = {}


def _count(counts: dict[Term, _Difference], old: Pages, new: Pages) -> None:
    """A bare word of an article is counted anew when only the article's name is another."""
    for was, now in _both(old, new):
        kept = set(was.terms) & set(now.terms) if was.terms and now.terms else set()
        if was.name != now.name:
            kept = {use for use in kept if not use.term.document}
        for page, sign in ((was, -1), (now, 1)):
            for use in page.terms:
                if use not in kept:
                    _add(counts[use.term], use, sign)


def _add(change: _Difference, use: Use, sign: int) -> None:
    change.named += sign * use.named
    change.mentions += sign * use.mentions
    for form, count in use.forms:
        change.forms[form] = change.forms.get(form, 0) + sign * count
    for archive in use.archives:
        change.archives[archive] = change.archives.get(archive, 0) + sign


def _added(row: Tally, change: _Difference) -> Tally:
    return Tally(
        row.named + change.named,
        row.mentions + change.mentions,
        _sum(row.forms, change.forms),
        _sum(row.archives, change.archives),
        row.entity,
        row.shown,
    )


def _sum(
    counts: Iterable[tuple[str, int]], change: Mapping[str, int]
) -> tuple[tuple[str, int], ...]:
    found = dict(change)
    for key, count in counts:
        found[key] = found.get(key, 0) + count
    return tuple(sorted([(key, count) for key, count in found.items() if count]))
