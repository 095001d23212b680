"""From a name that somebody typed to the entity that is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kgraph.errors import Ambiguous, NothingFound
from kgraph.model import ACTOR_LABELS, Entity
from kgraph.store import LISTED, listed
from kgraph.store.names import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kgraph.ask.criteria import Criteria
    from kgraph.store import Store


def entity(store: Store, name: str) -> Entity:
    """The entity of that name.

    Raises NothingFound with near names, or Ambiguous with the candidates. An actor wins over
    concepts that hold the same words.
    """
    found = entities(store, name)
    actors = [one for one in found if one.label in ACTOR_LABELS]
    if len(found) == 1 or len(actors) == 1:
        return (actors or found)[0]
    listed = ", ".join(f"{e.name} ({e.label})" for e in (actors or found)[:8])
    raise Ambiguous(f"'{name}' may be any of: {listed}; use the full name")


def entities(store: Store, name: str) -> list[Entity]:
    """All entities that go by that name. Raises NothingFound with near names."""
    name = typed(name)
    found = store.find(name)
    if found:
        return found
    near = store.suggest(name)
    hint = f"did you mean {_either(near)}?" if near else "the graph has no name like it"
    raise NothingFound(f"no '{name}' in this graph; {hint}")


def namesakes(store: Store, name: str, found: Sequence[Entity]) -> list[Entity]:
    """Other actors that are called so, and other people with a name that holds these words; those
    in most claims first, without aliases."""
    folded = fold(typed(name))
    held = " ".join(f'"{word}"' for word in sorted(words(folded)))
    if not held:
        return []
    query = f"""
        SELECT DISTINCT e.id, e.name, e.label FROM names AS n JOIN entities AS e
            ON e.number = n.entity
        WHERE n.number IN (SELECT rowid FROM names_words WHERE names_words MATCH ?)
            AND (e.label = 'PERSON' OR n.folded = ? AND e.label IN {ACTOR_LABELS})
            AND e.weight > 0 AND e.id NOT IN {LISTED}
        ORDER BY e.weight DESC, e.name, e.id
    """
    with store.reading() as db:
        rows = db.execute(query, (held, folded, listed([one.id for one in found])))
        return [Entity(*row) for row in rows]


def typed(text: str) -> str:
    """What was typed, as text that can be looked for: bytes that are no text become question
    marks."""
    return text.encode("utf-8", "replace").decode()


def settled(store: Store, criteria: Criteria) -> Criteria:
    """The same with ids of speakers, where names were given."""
    ids = [one.id for name in criteria.speakers for one in entities(store, name)]
    return replace(criteria, speakers=ids) if ids else criteria


def _either(names: Sequence[str]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
