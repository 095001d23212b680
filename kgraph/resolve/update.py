"""Who is who in an archive that grows: what becomes another when documents come and go.

    labels    what each name names                   hangs on names that are spelled alike
    roles     who is the French president            hangs on those who are called so
    pages     who is who within an article           hangs on its labels and roles
    archive   names that are one by their spelling   hangs on names that may be joined with them
    late      short names                            hangs on who is one by spelling
    entities  what the clusters are called           hangs on their members

Each step looks only at what the step before changed, and at what hangs on that.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.garbage import uncollected
from kgraph.model import Changes, digest
from kgraph.resolve import archive, labels, late, memory, pages, results, roles, tallies
from kgraph.resolve.archive import Moved
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.resolve.names import fold
from kgraph.resolve.people import People

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from kgraph.model import Extraction
    from kgraph.resolve.archive import Cores
    from kgraph.resolve.clusters import Term
    from kgraph.resolve.pages import Names
    from kgraph.resolve.roles import Held
    from kgraph.resolve.state import Page, State, Vote
    from kgraph.resolve.tallies import Counted, Pages

AT_ONCE = 64  # articles that are read together
STAMP = "stamp"


def update(
    state: State,
    added: Collection[str],
    removed: Iterable[str],
    read: Callable[[str], Extraction],
    corrections: Corrections = NONE,
    *,
    names: Callable[[str], Names] | None = None,
) -> Changes:
    """Takes documents in and out of the state; how the resolution of all of them changes by it.

    `added` are the ids of new documents, and of those that were there and are another now, if only
    by name; `removed` those of others. `read` gives the document of an id, as it is now: it is
    asked for the added ones, and for those that they make different; no more than `AT_ONCE` are
    in memory. `names` gives what the added ones take names for, which is asked first; without it
    they are read twice. With other corrections than last time, all are read.
    """
    names = names or (lambda key: pages.named(read(key)))
    come = set(added)
    gone = set(removed) - come
    stamp = digest(_rules(), corrections)
    anew = state.settings.get([STAMP]).get(STAMP) != stamp
    if anew:
        come |= set(state.documents.all()) - gone
        gone = set()
        state.clear()
        state.settings.put({STAMP: stamp})
    people = People(corrections)
    made = memory.beside(state) if anew else state
    with uncollected():
        again = _voted(made, come, gone, names, anew=anew)
        groups = _pages(made, come | again, gone, read, people.corrected)
        counted = tallies.updated(made, groups)
        moved = _settled(made, counted, people, anew=anew)
        found = results.changes(made, counted, moved, people, come, anew=anew)
        if anew:
            memory.write(made, state)
        return found


def _voted(
    state: State,
    come: Collection[str],
    gone: Collection[str],
    names: Callable[[str], Names],
    *,
    anew: bool,
) -> set[str]:
    """Writes what the documents take names for, and who is called what in them; the ids of others
    that read otherwise by it."""
    lost: list[Held] = []
    found: list[Held] = []
    pages_of = (page for some in _groups({*come, *gone}) for page in _stored(state, some))
    before = ((page.votes, page.holders) for page in pages_of)
    said = map(names, sorted(come))
    after = ((pages.cast(counts), roles.of_article(titled)) for counts, titled in said)
    moved = labels.updated(state, _votes(before, lost), _votes(after, found), anew=anew)
    held = roles.updated(state, lost, found)
    keys = [f"n:{name}" for name in moved] + [f"r:{role}" for role in held]
    again = set[str]().union(*state.read_with.get(() if anew else keys).values())
    return again.difference(come, gone)


def _votes(
    told: Iterable[tuple[Iterable[Vote], Iterable[Held]]], holders: list[Held]
) -> Iterator[Vote]:
    """Of one article after the other; who is called what in them goes to `holders`."""
    for votes, held in told:
        holders += held
        yield from votes


def _stored(state: State, ids: Collection[str]) -> Iterable[Page]:
    return state.documents.get(ids).values()


def _groups(ids: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(ids)
    return (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))


def _pages(
    state: State,
    there: Collection[str],
    gone: Collection[str],
    read: Callable[[str], Extraction],
    corrected: Collection[str],
) -> Iterator[tuple[Pages, Pages]]:
    """Of these documents, some at a time: as they were and as they are."""
    known: dict[str, str] = {}
    for some in _groups({*there, *gone}):
        before = state.documents.get(some)
        extractions = [read(key) for key in some if key in there]
        yield before, dict(_read(state, extractions, known, corrected))


def _read(
    state: State,
    extractions: Collection[Extraction],
    known: dict[str, str],
    corrected: Collection[str],
) -> Iterator[tuple[str, Page]]:
    """`known` are the labels that were looked up so far."""
    held = roles.held(state, set[str]().union(*map(pages.asked, extractions)))
    names = {fold(mention.name) for mention in held.values()}.union(*map(pages.names, extractions))
    found = state.names.get([name for name in names if name not in known])
    known.update((name, row.label) for name, row in found.items())
    for extraction in extractions:
        yield extraction.document.id, pages.page(extraction, known, held, corrected)


def _settled(state: State, counted: Counted, people: People, *, anew: bool) -> Moved:
    """Decides anew which terms are one."""
    gone, come, vanished = counted.gone(), counted.come(), counted.vanished
    changed = gone.keys() | come.keys()
    lone = results.lone(state, changed)
    seeds = archive.connected(state, changed, {archive.ONE})[1]
    seeds |= archive.told_apart(state, counted.terms, counted.pages)
    index = archive.Index(state, people)
    balance = index.write(gone, come, anew=anew)
    if not anew:
        seeds |= archive.concerned(state, balance)
    spelled = archive.updated(state, seeds - vanished, vanished, people, index)
    spelled.terms.update(changed)
    cores = archive.Cores(state)
    terms = counted.terms
    if not anew:
        terms |= _short(state, counted, spelled.terms, cores)
    short = late.updated(state, terms, cores)
    return Moved(
        spelled.terms | short.terms | (lone ^ results.lone(state, changed)),
        spelled.gone | short.gone,
        spelled.come | short.come,
    )


def _short(state: State, counted: Counted, moved: set[Term], cores: Cores) -> set[Term]:
    recounted = cores.load((moved | counted.recounted()) - counted.vanished)
    return late.concerned(
        state,
        changed=recounted | counted.vanished,
        moved=moved,
        places={term for term in counted.gone() | counted.come() if term.label == "GPE"},
        reasons=counted.reasons,
    )


@cache
def _rules() -> str:
    """A hash of what decides: a state of other rules is made anew."""
    here = Path(__file__).parent
    files = [
        *sorted(here.glob("*.py")),
        here.parent / "gazetteer.py",
        here.parent / "given_names.py",
    ]
    return digest(*(file.read_text(encoding="utf-8") for file in files))
