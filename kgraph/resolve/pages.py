"""What an article contributes to who is who, and what of it hangs on other articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kgraph.model import NOT_ENTITIES
from kgraph.resolve import article, roles
from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import fold
from kgraph.resolve.state import Page, Reason, Use, Vote
from kgraph.resolve.terms import called, role_of, targets

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kgraph.model import Archived, Extraction, Mention
    from kgraph.resolve.article import Article
    from kgraph.resolve.state import Tally

    Names = tuple[Iterable[tuple[str, str, int]], Extraction]
    """(name, label, mentions) in the order of the text, and what has the claims that say what
    somebody is without a verb."""

NO_ONE = -1
ARCHIVE = "archive"  # signal of what an archive of claims says
TITLED = " titled"


def votes(extraction: Extraction) -> tuple[Vote, ...]:
    return cast(named(extraction)[0])


def named(extraction: Extraction) -> Names:
    """As a store may give it without the rest."""
    counts = Counter([m[4:6] for m in extraction.mentions if m.kind == "name"])
    return [(name, label, count) for (label, name), count in counts.items()], extraction


def cast(counts: Iterable[tuple[str, str, int]]) -> tuple[Vote, ...]:
    """Not of names inside of what is no entity: "after the Zurich talks"."""
    found: dict[tuple[str, str], int] = {}
    for name, label, count in counts:
        if label not in NOT_ENTITIES:
            vote = (fold(name), label)
            found[vote] = found.get(vote, 0) + count
    return tuple([Vote(name, label, count) for (name, label), count in found.items()])


def names(extraction: Extraction) -> set[str]:
    """Folded names whose types decide what the article calls whom."""
    called = extraction.mentions
    if extraction.antecedents:
        called = (*targets(extraction), *called)
    return set(map(fold, {m.name for m in called if m.kind == "name"}))


def asked(extraction: Extraction) -> set[str]:
    """Roles that the article speaks of and somebody may hold in all articles."""
    called = {target.name for target in targets(extraction) if target.kind == "nominal"}
    found = map(role_of, called)
    return {role for role in found if any(word[0].isupper() for word in role.split())}


def page(
    extraction: Extraction,
    labels: Mapping[str, str],
    held: Mapping[str, Mention],
    corrected: Collection[str],
) -> Page:
    """`labels` are those of its names and of the names of the holders in `held`, those of the roles
    that are asked for."""
    if extraction.archived:
        return _told(extraction, corrected)
    roles_asked = asked(extraction)
    known_as = called(extraction, labels, held, corrected)
    read = article.read(extraction, known_as, corrected)
    terms = sorted(set(read.ends.values()))
    numbers = {term: n for n, term in enumerate(terms)}
    places: dict[Term | None, int] = {term: numbers[end] for term, end in read.ends.items()}
    links = tuple([places.get(term, NO_ONE) for term in known_as.each])
    known = names(extraction) | {fold(held[role].name) for role in roles_asked & held.keys()}
    return Page(
        extraction.document.name,
        votes(extraction),
        roles.of_article(extraction),
        tuple(sorted({f"n:{name}" for name in known} | {f"r:{role}" for role in roles_asked})),
        _uses([(mention, places[term]) for mention, term in read.terms.items()], terms),
        links,
        tuple(_reasons(read)),
    )


def is_titled(row: Tally) -> bool:
    """Does an archive call it by its word and its document?"""
    return any(archive.endswith(TITLED) for archive, _ in row.archives)


def origin(one: Archived) -> str:
    """The archive, and whether it puts the name of the document behind the word."""
    return one.archive + TITLED * one.titled


def _told(extraction: Extraction, corrected: Collection[str]) -> Page:
    """As an archive says: no other article changes it. Names that people decided on are theirs."""
    terms: dict[Mention, Term] = {}
    joins: dict[Join, None] = {}
    archives: dict[Term, set[str]] = defaultdict(set)
    for mention in extraction.mentions:
        one = extraction.archived.get(mention)
        if one is None:
            continue
        term = Term(one.label, one.name, extraction.document.id if one.local else "")
        if mention.kind == "name" and mention.name != one.name:
            own = Term(one.label, mention.name)
            if fold(mention.name) in corrected:
                term = own
            else:
                joins[Join(own, term, ARCHIVE, "so an archive of claims says", 1.0)] = None
        terms[mention] = term
        archives[term].add(origin(one))
    places = {term: n for n, term in enumerate(sorted(archives))}
    return Page(
        extraction.document.name,
        votes(extraction),
        roles.of_article(extraction),
        (),
        tuple(
            use._replace(archives=tuple(sorted(archives[use.term])))
            for use in _uses([(m, places[term]) for m, term in terms.items()], list(places))
        ),
        tuple(places[terms[m]] if m in terms else NO_ONE for m in extraction.mentions),
        tuple(Reason(join, join.right) for join in joins),
    )


def _uses(links: Sequence[tuple[Mention, int]], terms: Sequence[Term]) -> tuple[Use, ...]:
    """`links` lead from each mention to a place in `terms`."""
    mentions = Counter([at for _, at in links])
    called = [(mention, at) for mention, at in links if mention.kind == "name"]
    named = Counter([at for _, at in called])
    # the first at each end: "Kremlin" inside "the Kremlin"
    names = {(at, mention.end): mention.name for mention, at in reversed(called)}
    forms: dict[int, dict[str, int]] = defaultdict(dict)
    for (at, _), name in names.items():
        forms[at][name] = forms[at].get(name, 0) + 1
    return tuple(
        Use(term, named[at], mentions[at], tuple(sorted(forms[at].items())))
        for at, term in enumerate(terms)
    )


def _reasons(read: Article) -> Iterable[Reason]:
    """A role is left to those who hold it, a short name to what it stands for after all."""
    full = {join.left: join for join in read.joins}
    for join in read.joins:
        yield Reason(join, article.settled(join.left, full))
    for join in read.roles:
        yield Reason(join, article.settled(join.right, full))
