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

import gc
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.model import Changes, digest
from kgraph.resolve import archive, labels, late, pages, results, roles, tallies
from kgraph.resolve.archive import Moved
from kgraph.resolve.corrections import NONE, Corrections
from kgraph.resolve.names import fold
from kgraph.resolve.people import People
from kgraph.resolve.state import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from kgraph.model import Extraction
    from kgraph.resolve.archive import Cores
    from kgraph.resolve.clusters import Term
    from kgraph.resolve.state import State
    from kgraph.resolve.tallies import Counted

AT_ONCE = 64  # articles that are read together
STAMP = "stamp"


def update(
    state: State,
    added: Iterable[Extraction],
    removed: Iterable[str],
    read: Callable[[str], Extraction],
    corrections: Corrections = NONE,
) -> Changes:
    """Takes documents in and out of the state; how the resolution of all of them changes by it.

    `added` are new documents, and those that were there and are another now, if only by name;
    `removed` the ids of others. `read` gives the document of an id, as it was added: those that
    others make different are read again. With other corrections than last time, all are.
    """
    come = {extraction.document.id: extraction for extraction in added}
    gone = set(removed) - come.keys()
    stamp = digest(_rules(), corrections)
    anew = state.settings.get([STAMP]).get(STAMP) != stamp
    if anew:
        come |= {key: read(key) for key in set(state.documents.all()) - gone - come.keys()}
        gone = set()
        state.clear()
        state.settings.put({STAMP: stamp})
    people = People(corrections)
    with _uncollected():
        before, after = _pages(state, come, gone, read, people.corrected, anew=anew)
        counted, moved = _settled(state, before, after, people, anew=anew)
        return results.changes(state, counted, moved, people, come.keys(), after, anew=anew)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Looking for cycles among so many small values takes a fifth of the time, and there are
    none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


Pages = dict[str, Page]


def _pages(
    state: State,
    come: Mapping[str, Extraction],
    gone: Collection[str],
    read: Callable[[str], Extraction],
    corrected: Collection[str],
    *,
    anew: bool,
) -> tuple[Pages, Pages]:
    """Those of all documents that come, go or read otherwise now: as they were and as they are."""
    before = state.documents.get([*come, *gone])
    old, new = list(before.values()), list(come.values())
    gone_votes = (vote for page in old for vote in page.votes)
    votes = (vote for extraction in new for vote in pages.votes(extraction))
    names = labels.updated(state, gone_votes, votes, anew=anew)
    held = roles.updated(
        state, (h for p in old for h in p.holders), (h for e in new for h in roles.of_article(e))
    )
    keys = [f"n:{name}" for name in names] + [f"r:{role}" for role in held]
    again = set[str]().union(*state.read_with.get(() if anew else keys).values())
    again -= come.keys() | set(gone)
    before |= state.documents.get(again)
    after: Pages = {}
    ids = sorted({*come, *again})
    for at in range(0, len(ids), AT_ONCE):
        some = [come[key] if key in come else read(key) for key in ids[at : at + AT_ONCE]]
        after.update(_read(state, some, corrected))
    return before, after


def _read(
    state: State, extractions: Iterable[Extraction], corrected: Collection[str]
) -> Iterator[tuple[str, Page]]:
    extractions = list(extractions)
    held = roles.held(state, set[str]().union(*map(pages.asked, extractions)))
    names = {fold(mention.name) for mention in held.values()}.union(*map(pages.names, extractions))
    known = {name: row.label for name, row in state.names.get(names).items()}
    for extraction in extractions:
        yield extraction.document.id, pages.page(extraction, known, held, corrected)


def _settled(
    state: State, before: Pages, after: Pages, people: People, *, anew: bool
) -> tuple[Counted, Moved]:
    """Decides anew which terms are one."""
    counted = tallies.updated(state, before, after)
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
    return counted, Moved(
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
