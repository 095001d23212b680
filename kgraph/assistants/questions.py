"""The questions behind the tools: a call in, a page of rows out.

Rows are those that the commands print with `--format json`. What has no sentence of its own gets
some.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.answer import answer
from kgraph.ask import behind, records
from kgraph.assistants.call import Page, told
from kgraph.errors import Ambiguous, NothingFound
from kgraph.who import records as who
from kgraph.who.entities import Listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kgraph.ask.evidence import Evidence
    from kgraph.assistants.call import Call, Record
    from kgraph.model import Entity
    from kgraph.store import Entry, Store

PASSAGE = 4_000  # characters of a document, where no end is given
LONGEST = 20_000  # characters of a document in one answer
NO_ARTICLE = (
    "this graph has no more of the article than the sentences of its claims: what is blank is "
    "missing"
)
A_SIDE = 2  # claims of a side of a conflict


def neighbours(call: Call) -> Page:
    from kgraph.ask.neighbours import BREADTH, count

    entity, depth, direction = call.entity(), call.given["depth"], call.given["direction"]
    most = call.end if depth == 1 else None
    found = call.graph.neighbours(
        entity, direction=direction, depth=depth, limit=most, **call.filters
    )
    total = count(call.store, entity, call.criteria, direction=direction) if most else None
    page = call.page(found, total)
    if depth > 1:
        page = page._replace(
            note=f"only the {BREADTH} strongest neighbours of each actor, and {BREADTH} actors a "
            "step; depth 1 has all of one"
        )
    edges = {one["edge"] for one in page.rows}
    sentences = behind.of_edges(call.store, edges, call.criteria, each=call.given["sentences"])
    return _with(page, [sentences[one["edge"]] for one in page.rows])


def _with(page: Page, sentences: Iterable[list[Evidence]]) -> Page:
    """Each row with its sentences."""
    found = zip(page.rows, sentences, strict=True)
    return page._replace(rows=[{**row, "sentences": told(behind)} for row, behind in found])


def evidence(call: Call) -> Page:
    from kgraph.ask.evidence import count

    entities = call.entities("name", "other")
    found = call.graph.evidence(*entities, limit=call.end, **call.filters)
    return call.page(found, count(call.store, entities, call.criteria))


def path(call: Call) -> Page:
    start, end = call.entities("start", "end")
    ways, longest = call.given["ways"], call.given["longest"]
    found = call.graph.path(start, end, k=ways, longest=longest, **call.filters)
    return Page(found.to_dicts())


def search(call: Call) -> Page:
    """So many entities, and so many sentences. An entity has sentences from anywhere."""
    first, end = call.given["offset"], call.end
    found = call.graph.search(call.given["text"], limit=end + 1, **call.document_filters)
    entities = [one for one in found if one.entity]
    sentences = [one for one in found if not one.entity]
    shown = [*entities[first:end], *sentences[first:end]]
    is_cut = max(len(entities), len(sentences)) > end
    rows = [records.hit(one) for one in shown]
    page = Page(rows, None if is_cut else 0, f"offset {end}, or more words")
    return _with(page, [_behind(call, one.entity) if one.entity else [] for one in shown])


def _behind(call: Call, entity: Entity) -> list[Evidence]:
    return behind.of_entity(call.store, entity.id, most=call.given["sentences"])


def timeline(call: Call) -> Page:
    return call.page(call.graph.timeline(*call.entities("name", "other"), **call.filters))


def says(call: Call) -> Page:
    return call.page(call.graph.says(*call.entities("name", "about"), **call.filters))


def conflicts(call: Call) -> Page:
    kinds = call.given.get("kind")
    found = call.graph.conflicts(*call.entities("about"), kinds=kinds, **call.filters)
    page = call.page(found)
    return page._replace(rows=[_each_side(row) for row in page.rows])


def _each_side(row: Record) -> Record:
    """The first claims of each side: with many, all sides are still heard."""
    sides: dict[str, list[Record]] = {}
    for claim in row["claims"]:
        sides.setdefault(claim["side"], []).append(claim)
    shown = [claim for side in sides.values() for claim in side[:A_SIDE]]
    left_out = len(row["claims"]) - len(shown)
    return {**row, "claims": shown, "left_out": {"claims": left_out}} if left_out else row


def claims(call: Call) -> Page:
    return call.pages(call.graph.claims(**call.filters).to_dicts())


def top(call: Call) -> Page:
    found = call.graph.top(call.given["by"], limit=call.end + 1, **call.filters)
    page, most = call.pages(iter(found.to_dicts())), call.given["sentences"]
    ids = [one["id"] for one in page.rows]
    return _with(page, [behind.of_entity(call.store, i, call.criteria, most=most) for i in ids])


def communities(call: Call) -> Page:
    found = call.graph.communities(smallest=call.given["smallest"], **call.filters)
    shown, most = found[call.given["offset"] : call.end], call.given["sentences"]
    members = [[member.id for member in one.members] for one in shown]
    sentences = [behind.within(call.store, ids, call.criteria, most=most) for ids in members]
    return _with(call.page(found), sentences)


def entities(call: Call) -> Page:
    name, label, everything = map(call.given.get, ("name", "type", "everything"))
    if name:
        found = call.graph.entities(name, type=label, everything=bool(everything))
        page = call.page(answer(found, _explained))
    else:
        page = call.page(answer(_all(call.store, label, bool(everything)), who.listed))
    most = call.given["sentences"]
    return _with(page, [behind.of_entity(call.store, one["id"], most=most) for one in page.rows])


def _all(store: Store, label: str | None, everything: bool) -> list[Listed]:
    """The same rows without the reasons, which take long to collect."""
    found = [
        Listed(entity, tally, (), (), {})
        for entity, tally in store.ranked()
        if (everything or tally.claims) and label in (None, entity.label)
    ]
    if not found:
        raise NothingFound(f"no entity of type {label} in this graph; try everything")
    return found


def _explained(one: Listed) -> Record:
    row = who.explained(one)
    return {**row, "joined": _reasons(row["joined"]), "apart": _reasons(row["apart"])}


def _reasons(decisions: Iterable[Record]) -> list[str]:
    """Each once, however many documents it is from."""
    told = (f"{d['left']} / {d['right']}: {d['reason']} ({d['signal']})" for d in decisions)
    return list(dict.fromkeys(told))


def documents(call: Call) -> Page:
    return call.page(call.graph.documents(**call.document_filters))


def stats(call: Call) -> Page:
    return Page(call.graph.stats().to_dicts())


def read_document(call: Call) -> Page:
    """A part of the text, at the offsets of the document."""
    entry = _entry(call.store.entries(), call.given["document"])
    text = call.store.document(entry.id).text
    start = min(call.given["start"], len(text))
    end = min(call.given.get("end", start + PASSAGE), start + LONGEST, len(text))
    row = {
        "document": entry.name,
        "id": entry.id,
        "title": entry.title,
        "published": entry.published,
        "source": entry.source,
        "start": start,
        "end": max(start, end),
        "length": len(text),
        "text": text[start:end],
    }
    is_whole = entry.id not in call.store.imported()
    return Page([row], note="" if is_whole else NO_ARTICLE)


def _entry(entries: Iterable[Entry], name: str) -> Entry:
    """Raises NothingFound, or Ambiguous."""
    found = [one for one in entries if name in (one.name, one.id)]
    if not found:
        raise NothingFound(
            f"no document '{name}' in this graph; kgraph documents lists all of them"
        )
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise Ambiguous(f"'{name}' may be any of: {ids}; use the id")
    return found[0]
