"""Correcting who is who: merge, split and rename.

Each changes the file of decisions, and then makes the graph anew from the store. Nothing is read
again. A decision is only written where it changes what the program finds by itself.
"""

from __future__ import annotations

import shlex
from collections import Counter
from contextlib import contextmanager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING

from kgraph import pipeline
from kgraph.errors import KgraphError, NothingFound
from kgraph.resolve.names import fold
from kgraph.store import locked
from kgraph.who import decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kgraph.model import Entity, Extraction, Mention, Resolution
    from kgraph.resolve.decisions_file import Decisions
    from kgraph.store import Store


def merge(folder: Path, names: Sequence[str]) -> str:
    """Make entities one, called what the first is called. Says what changed.

    Raises KgraphError when a name is not found or fits several.
    """
    with desk_of(folder) as desk:
        found = list({e.id: e for e in (desk.find(name) for name in names)}.values())
        first, rest = found[0], found[1:]
        if not rest:
            return f"already one: {_listed(names)} ({first.name})"
        for entity in found:
            _check_named(desk, entity)
        said = _counted(desk, rest)
        allowed = desk.decided.without_difference([names_of(entity) for entity in found])

        def fits(decided: Decisions) -> bool:
            one, *others = {e.id: e for e in desk.meant(decided, found)}.values()
            called = [first.name, *names] if decided == allowed else [first.name]
            return not others and any(_is(one, name, first.label) for name in called)

        stay = f"{_listed([e.name for e in found])} stay apart; see {desk.known.path}"
        written = desk.write_first(_mergers(desk.decided, allowed, found), fits, stay)
        return f"{said} now {desk.meant(written, [first])[0].name}"


def _mergers(
    decided: Decisions, allowed: Decisions, found: Sequence[Entity]
) -> Iterator[Decisions]:
    """Ways to make entities one, what says least first."""
    if allowed != decided:
        yield allowed
    first = found[0]
    names = [spoken(decided, entity) for entity in found]
    yield allowed.with_same(names)
    yield allowed.with_same(names, first.label)
    if decided.entity(names_of(first)) is None:
        yield allowed.with_same(names).with_entity(names[0], first.name, first.label)


def split(folder: Path, name: str, alias: str) -> str:
    """Take a name from an entity: it is somebody else. Says what changed."""
    with desk_of(folder) as desk:
        entity = desk.find(name)
        held = next((n for n in _all_names(desk, entity) if fold(n) == fold(alias)), None)
        if held is None:
            return _split_already(desk, entity, alias)
        kept = _kept(entity, name, held)
        count = sum(
            e == entity and m.kind == "name" and fold(m.name) == fold(held)
            for m, e in desk.links.items()
        )

        def fits(decided: Decisions) -> bool:
            one, other = desk.bearers(decided, kept, held)
            return one is not None and other is not None and one.id != other.id

        desk.write_first(
            _splitters(desk, kept, held),
            fits,
            f"'{held}' is known as a name of {entity.name}: it stays one",
        )
        mentions = f" ({_many(count, 'mention')})" if count else ""
        return f"{held}{mentions} is no longer {entity.name if held != entity.name else kept}"


def _splitters(desk: Desk, kept: str, alias: str) -> Iterator[Decisions]:
    """Ways to keep names apart: what people joined is taken back before the program is told."""
    apart = desk.decided.apart(alias, kept)
    if apart != desk.decided:
        yield apart
    else:
        yield from _with_others(desk, kept, alias)
    yield apart.with_different(kept, alias)


def _with_others(desk: Desk, kept: str, alias: str) -> Iterator[Decisions]:
    """People joined a name that brought this one along: "Donald Trump" brings "Trump"."""
    for name in desk.decided.group(kept):
        if fold(name) != fold(kept):
            apart = desk.decided.apart(name, kept)
            one, other = desk.bearers(apart, name, alias)
            if one is not None and one == other:
                yield apart


def rename(folder: Path, name: str, new: str, *, label: str | None = None) -> str:
    """Call an entity by another name, or say that it is of another type. Says what changed."""
    new = " ".join(new.split())
    with desk_of(folder) as desk:
        entity = desk.find(name)
        wanted = label or entity.label
        if _is(entity, new, wanted):
            return f"already called so: {_with_label(entity.name, entity.label)}"
        _check_named(desk, entity)
        _check_free(desk, entity, new)

        def fits(decided: Decisions) -> bool:
            return _is(desk.meant(decided, [entity])[0], new, wanted)

        desk.write_first(
            _renamers(desk.decided, entity, new, wanted),
            fits,
            f"'{entity.name}' keeps its name; see {desk.known.path}",
        )
        return f"{_with_label(entity.name, entity.label)} is now {_with_label(new, wanted)}"


def _renamers(decided: Decisions, entity: Entity, new: str, label: str) -> Iterator[Decisions]:
    """Without what was said before, if that is enough."""
    held = decided.entity(names_of(entity))
    name = None if new == entity.name else new
    kind = None if label == entity.label else label
    if held is None:
        yield decided.with_entity(entity.name, name, kind)
    else:
        yield decided.without(held)
        yield decided.with_values(held, name=name, type=kind)


def remake(folder: Path) -> None:
    """Make the graph anew, by the decisions as they are now."""
    with desk_of(folder) as desk:
        desk.write(desk.decided)


class Desk:
    """A store with the decisions on it, held for us."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known = decisions.Known.of(store.settings(), store.path.parent)
        self.decided = decisions.load(self.known.path)
        self._extractions: list[Extraction] = []
        self._made: dict[str, Resolution] = {}

    @cached_property
    def links(self) -> dict[Mention, Entity]:
        return self.store.links()

    def find(self, name: str) -> Entity:
        return pipeline.find_one(self.store, name)

    def meant(self, decided: Decisions, found: Sequence[Entity]) -> list[Entity]:
        """Who entities of the graph would be."""
        after = self._resolved(decided)
        mentions: dict[str, list[Mention]] = {}
        for mention, entity in self.links.items():
            mentions.setdefault(entity.id, []).append(mention)
        return [_most(after, mentions.get(e.id, ()), e) for e in found]

    def bearers(self, decided: Decisions, *names: str) -> list[Entity | None]:
        """Who would bear each of these names, in most mentions; None where nobody would."""
        after = self._resolved(decided)
        return [_bearer(after, name) for name in names]

    def write_first(
        self,
        tries: Iterable[Decisions],
        fits: Callable[[Decisions], bool],
        problem: str,
    ) -> Decisions:
        """The first that does what was asked for; KgraphError where none does."""
        decided = next(filter(fits, tries), None)
        if decided is None:
            raise KgraphError(problem)
        self.write(decided)
        return decided

    def write(self, decided: Decisions) -> None:
        """The file, then the graph."""
        resolution = self._resolved(decided)
        if decided != self.decided:
            decisions.save(decided, self.known.path)
        title = self.store.title() or ""
        fingerprint = pipeline.graph_fingerprint(
            self.store.documents(), self._key(), title, self.known.corrections(decided)
        )
        pipeline.finish(self.store, self._read(), resolution, fingerprint, title)

    def _key(self) -> str:
        """That of a build that was finished: all documents have it."""
        return next(iter(sorted(self.store.keys())), "")

    def _read(self) -> list[Extraction]:
        if not self._extractions:
            self._extractions = list(self.store.extractions())
        return self._extractions

    def _resolved(self, decided: Decisions) -> Resolution:
        if decided.text not in self._made:
            corrections = self.known.corrections(decided)
            self._made[decided.text] = pipeline.who_is_who(self._read(), corrections)
        return self._made[decided.text]


@contextmanager
def desk_of(folder: Path) -> Iterator[Desk]:
    """Raises StoreError when there is no graph, or a build is at work on it."""
    is_there = (folder / pipeline.STORE).exists()
    with locked(folder) if is_there else nullcontext(), pipeline.open_store(folder) as store:
        yield Desk(store)


def _most(after: Resolution, mentions: Iterable[Mention], entity: Entity) -> Entity:
    counts = Counter(after.links[m] for m in mentions if m in after.links)
    entities = {e.id: e for e in after.entities}
    return entities[min(counts, key=lambda key: (-counts[key], key))] if counts else entity


def _bearer(after: Resolution, name: str) -> Entity | None:
    entities = {entity.id: entity for entity in after.entities}
    counts = Counter(key for m, key in after.links.items() if fold(m.name) == fold(name))
    if counts:
        return entities[min(counts, key=lambda key: (-counts[key], key))]
    return next((e for e in after.entities if fold(name) in map(fold, names_of(e))), None)


def names_of(entity: Entity) -> list[str]:
    return [entity.name, *(alias.name for alias in entity.aliases)]


def _all_names(desk: Desk, entity: Entity) -> Iterator[str]:
    """Its names, those that people joined to it, and descriptions that mean it."""
    yield from names_of(entity)
    yield from desk.decided.group(entity.name)
    yield from (mention.name for mention, e in desk.links.items() if e.id == entity.id)


def spoken(decided: Decisions, entity: Entity) -> str:
    """What the file calls an entity: the name that it is of, where people gave it another."""
    held = decided.entity([entity.name])
    if held is not None and held.name is not None and fold(held.name) == fold(entity.name):
        return held.names[0]
    return entity.name


def _is(entity: Entity, name: str, label: str) -> bool:
    return (entity.name, entity.label) == (name, label)


def _kept(entity: Entity, asked: str, alias: str) -> str:
    """The name that stays with the entity: its own, else the one that was asked for."""
    names = [name for name in names_of(entity) if fold(name) != fold(alias)]
    if not names:
        raise KgraphError(f"{entity.name} has no other name")
    if names[0] == entity.name:
        return entity.name
    return next((name for name in names if fold(name) == fold(asked)), names[0])


def _split_already(desk: Desk, entity: Entity, alias: str) -> str:
    for other in desk.store.find(alias):
        if other.id != entity.id and fold(alias) in map(fold, names_of(other)):
            return f"already split: {other.name} is not {entity.name}"
    others = ", ".join(a.name for a in entity.aliases) or "nothing else"
    raise NothingFound(f"{entity.name} is not called '{alias}', but {others}")


def _check_free(desk: Desk, entity: Entity, new: str) -> None:
    if not fold(new) or not new.isprintable():
        raise KgraphError(f"'{new}' is no name")
    for other in desk.store.find(new):
        if other.id != entity.id and fold(new) in map(fold, names_of(other)):
            one, two = shlex.quote(other.name), shlex.quote(entity.name)
            raise KgraphError(
                f"'{new}' is a name of {_with_label(other.name, other.label)}; "
                f"if they are one: kgraph merge {one} {two}"
            )


def _check_named(desk: Desk, entity: Entity) -> None:
    """A decision on a name holds in all documents; "the minister" of another is somebody else."""
    mentions = [m for m, e in desk.links.items() if e.id == entity.id and m.kind != "pronoun"]
    if mentions and not any(_stands_alone(mention) for mention in mentions):
        raise KgraphError(f"'{entity.name}' is no name: in another document it is somebody else")


def _stands_alone(mention: Mention) -> bool:
    named = mention.kind == "name" or mention.label not in ("PERSON", "GPE", "GROUP")
    return named or any(word[0].isupper() for word in mention.name.split())


def _counted(desk: Desk, entities: Sequence[Entity]) -> str:
    """ "Zelenskyy (3 mentions) is"."""
    tallies = {entity.id: tally for entity, tally in desk.store.ranked()}
    said = [f"{e.name} ({_many(tallies[e.id].mentions, 'mention')})" for e in entities]
    return f"{_listed(said)} {'is' if len(said) == 1 else 'are'}"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _with_label(name: str, label: str) -> str:
    return f"{name} ({label})"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"
