"""Correcting who is who: merge, split and rename.

Each changes the file of decisions, and then makes the graph anew from the store. Nothing is read
again. Where the program finds the same by itself, that is written as well: it may find something
else when more articles come.
"""

from __future__ import annotations

import shlex
from collections import Counter
from contextlib import contextmanager, nullcontext, suppress
from functools import cached_property
from typing import TYPE_CHECKING

from kgraph import ask, pictures
from kgraph.building import check_texts, graph_fingerprint, graph_key, settle, who_is_who
from kgraph.errors import KgraphError, NothingFound
from kgraph.resolve.decisions_file import is_name
from kgraph.resolve.names import fold
from kgraph.resolve.terms import stands_alone
from kgraph.store import locked
from kgraph.who import decisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kgraph.model import Entity, Extraction, Mention, Resolution
    from kgraph.resolve.decisions_file import Decisions
    from kgraph.store import Store

KEPT = 4  # names to try; each takes as long as the graph takes to be made


def merge(folder: Path, names: Sequence[str]) -> str:
    """Make entities one, called what the first is called. Says what changed.

    Those that are one already by the program stay so: that is written, too. Raises KgraphError
    when a name is not found or fits several.
    """
    with desk_of(folder) as desk:
        asked = [(name, desk.find(name)) for name in names]
        found = list({entity.id: entity for _, entity in asked}.values())
        first, rest = found[0], found[1:]
        words = _words(desk.decided, asked)
        if not rest:
            words = _found_one(desk, words)
        if len(words) < 2 or not (rest or _is_named(desk, first)):
            return f"already one: {_listed(names)} ({first.name})"
        for entity in found:
            _check_named(desk, entity)
        _check_printable(words)
        said = _counted(desk, rest) if rest else ""
        written = _write_same(desk, found, words)
        name = desk.meant(written, [first])[0].name
        if rest:
            return f"{said} now {name}"
        return f"already one; kept as a decision: {_listed(words)} ({name})"


def _words(decided: Decisions, asked: Sequence[tuple[str, Entity]]) -> list[str]:
    """What to write for names: what the file calls each entity; where several are names of one
    entity, each of them."""
    times = Counter(entity.id for _, entity in asked)
    found: dict[str, str] = {}
    for name, entity in asked:
        own = next((n for n in names_of(entity) if fold(n) == fold(name)), entity.name)
        word = spoken(decided, entity) if times[entity.id] == 1 or own == entity.name else own
        found.setdefault(fold(word), word)
    return list(found.values())


def _found_one(desk: Desk, words: Sequence[str]) -> list[str]:
    """The first of these names, and those that the program joined with it, not a person."""
    open_to = [word for word in words[1:] if not desk.decided.are_one(words[0], word)]
    if not open_to:
        return []
    first, *others = desk.bearers(desk.decided.without_sames(), words[0], *open_to)
    return [
        words[0],
        *(w for w, other in zip(open_to, others, strict=True) if first and first == other),
    ]


def _write_same(desk: Desk, found: Sequence[Entity], words: Sequence[str]) -> Decisions:
    """The least that makes entities one, called by the first of these names."""
    first = found[0]
    allowed = desk.decided.without_difference([names_of(entity) for entity in found])
    named = desk.decided.entity(names_of(first))
    given = named is not None and named.name is not None
    called = {first.name} if given or spoken(desk.decided, first) == words[0] else {words[0]}

    def fits(decided: Decisions) -> bool:
        one, *others = {e.id: e for e in desk.meant(decided, found)}.values()
        return not others and any(_is(one, name, first.label) for name in called)

    stay = f"{_listed([e.name for e in found])} stay apart; see {desk.known.path}"
    return desk.write_first(_mergers(desk.decided, allowed, found, words), fits, stay)


def _mergers(
    decided: Decisions, allowed: Decisions, found: Sequence[Entity], words: Sequence[str]
) -> Iterator[Decisions]:
    """Ways to make entities one, what says least first. Where both were given a name or a type,
    that of the first holds."""
    if allowed != decided and len(words) == len(found):
        yield allowed
    first = found[0]
    own = names_of(first)
    others = [name for entity in found[1:] for name in names_of(entity)]
    for base in (allowed, allowed.unnamed(others, keep=own)):  # the file may contradict the first
        with suppress(KgraphError):
            yield base.with_same(words)
        with suppress(KgraphError):
            yield base.with_same(words, first.label)
        if base.entity(own) is None:
            with suppress(KgraphError):
                yield base.with_same(words).with_entity(words[0], first.name, first.label)


def split(folder: Path, name: str, alias: str) -> str:
    """Take a name from an entity: it is somebody else. Says what changed.

    A decision that only confirmed that they are one is taken back, no more. Those that are apart
    already by the program stay so: that is written.
    """
    with desk_of(folder) as desk:
        entity = desk.find(name)
        held = next((n for n in _all_names(desk, entity) if fold(n) == fold(alias)), None)
        if held is None:
            return _split_already(desk, entity, alias)
        kept = _kept(entity, name, held)
        _check_printable([held, kept])

        def fits(decided: Decisions) -> bool:
            return _are_apart(desk, decided, kept, held)

        taken = list(_taken_out(desk.decided, kept, held))
        written = next(filter(fits, taken or _with_others(desk, kept, held)), None)
        if written is None and taken and not taken[-1].are_one(kept, held):
            desk.write(taken[-1])
            return f"taken back; {held} is {kept} without it, too: split again to keep them apart"
        if written is None:
            tries = _differences(desk, taken[-1] if taken else desk.decided, entity, kept, held)
            problem = f"'{held}' is known as a name of {entity.name}: it stays one"
            written = _first(tries, fits, f"{problem}; see {desk.known.path}")
        said = _who_left(desk, written, entity, kept, held)
        desk.write(written)
        return said


def _are_apart(desk: Desk, decided: Decisions, kept: str, alias: str) -> bool:
    """Where nobody is called by the name that is kept, those count that people joined to it."""
    one, other = desk.bearers(decided, kept, alias)
    if other is None:
        return not decided.are_one(kept, alias)
    if one is not None:
        return one != other
    group = desk.decided.group(kept)
    rest = [name for name in group if fold(name) not in (fold(kept), fold(alias))]
    return other not in desk.bearers(decided, *rest)


def _taken_out(decided: Decisions, kept: str, alias: str) -> Iterator[Decisions]:
    """What people joined is taken back: with the name that is kept, then with all of its own."""
    apart = decided.apart(alias, kept)
    if apart != decided:
        yield apart
    for name in decided.group(kept):
        if fold(name) != fold(alias) and apart.are_one(name, alias):
            apart = apart.apart(alias, name)
            yield apart


def _with_others(desk: Desk, kept: str, alias: str) -> Iterator[Decisions]:
    """People joined a name that brought this one along: "Donald Trump" brings "Trump"."""
    for name in desk.decided.group(kept):
        if fold(name) != fold(kept):
            apart = desk.decided.apart(name, kept)
            one, other = desk.bearers(apart, name, alias)
            if one is not None and one == other:
                yield apart


def _differences(
    desk: Desk, base: Decisions, entity: Entity, kept: str, alias: str
) -> Iterator[Decisions]:
    """The name that is kept may be one that people gave, and in no document: then another is."""
    own = [kept, spoken(desk.decided, entity), *(a.name for a in entity.aliases)]
    names = dict.fromkeys(n for n in own if fold(n) != fold(alias) and not base.are_one(n, alias))
    for name in list(names)[:KEPT]:
        yield base.with_different(name, alias)


def _who_left(desk: Desk, written: Decisions, entity: Entity, kept: str, alias: str) -> str:
    """ "Biden (2 mentions) is no longer Joe Biden", with all other names that go along."""
    left = desk.left(written, entity, kept)
    names = {fold(alias): alias}
    for name, _ in left.most_common():
        names.setdefault(fold(name), name)
    counts: Counter[str] = Counter()
    for name, count in left.items():
        counts[fold(name)] += count
    said = [
        f"{name} ({_many(counts[key], 'mention')})" if counts[key] else name
        for key, name in names.items()
    ]
    verb = "is" if len(said) == 1 else "are"
    return f"{_listed(said)} {verb} no longer {entity.name if alias != entity.name else kept}"


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
    name = None if new == entity.name else new
    kind = None if label == entity.label else label
    if kind is not None:
        untyped = decided.untyped([*names_of(entity), new])
        if untyped != decided:
            yield untyped
        decided = untyped
    held = decided.entity(names_of(entity))
    with suppress(KgraphError):  # the file gives whoever has the new name another
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
        return ask.entity(self.store, name)

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

    def left(self, decided: Decisions, entity: Entity, kept: str) -> Counter[str]:
        """How often an entity is called by names that would leave whoever bears the one kept."""
        after = self._resolved(decided).links
        (one,) = self.bearers(decided, kept)
        return Counter(
            mention.name
            for mention, of in self.links.items()
            if of.id == entity.id and mention.kind == "name"
            if one is None or after.get(mention) != one.id
        )

    def changes(self, decided: Decisions) -> bool:
        """Would a mention be somebody else?"""
        return self._resolved(decided).links != self._resolved(self.decided).links

    def write_first(
        self,
        tries: Iterable[Decisions],
        fits: Callable[[Decisions], bool],
        problem: str,
    ) -> Decisions:
        decided = _first(tries, fits, problem)
        self.write(decided)
        return decided

    def write(self, decided: Decisions) -> None:
        """The file, then the graph; the file is as it was where that fails."""
        corrections = self.known.corrections(decided)
        title = self.store.title() or ""
        fingerprint = graph_fingerprint(self.store.entries(), self._key(), title, corrections)
        is_new = decided != self.decided
        saved = decisions.saved(decided, self.known.path) if is_new else nullcontext()
        with saved, self.store.changing() as change:
            settle(self.store, change, (), (), corrections)
            change.finish(fingerprint, title)
        pictures.draw(self.store)  # what fails here is made up for by the next who looks

    def _key(self) -> str:
        """That of a build: all articles have it."""
        return graph_key(next(iter(sorted(self.store.keys())), ""), self.store.imported())

    def _read(self) -> list[Extraction]:
        if not self._extractions:
            self._extractions = list(self.store.extractions())
        return self._extractions

    def _resolved(self, decided: Decisions) -> Resolution:
        if decided.text not in self._made:
            corrections = self.known.corrections(decided)
            self._made[decided.text] = who_is_who(self._read(), corrections)
        return self._made[decided.text]


@contextmanager
def desk_of(folder: Path) -> Iterator[Desk]:
    """Raises StoreError when there is no graph, or a build is at work on it; KgraphError when the
    articles are elsewhere."""
    is_there = (folder / ask.STORE).exists()
    with locked(folder) if is_there else nullcontext(), ask.opened(folder) as store:
        check_texts(store)
        yield Desk(store)


def _first(
    tries: Iterable[Decisions], fits: Callable[[Decisions], bool], problem: str
) -> Decisions:
    """The first that does what was asked for; KgraphError where none does."""
    decided = next(filter(fits, tries), None)
    if decided is None:
        raise KgraphError(problem)
    return decided


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
            kept = _keep_apart(desk, entity, other, alias)
            return f"already split{kept}: {other.name} is not {entity.name}"
    others = ", ".join(a.name for a in entity.aliases) or "nothing else"
    raise NothingFound(f"{entity.name} is not called '{alias}', but {others}")


def _keep_apart(desk: Desk, entity: Entity, other: Entity, alias: str) -> str:
    """Write what the program found by itself: by the name that was asked for, else by the full
    one. Not where another mention would be somebody else by that: a name on which people decided
    is no longer read as the short form of another."""
    one, full = spoken(desk.decided, entity), spoken(desk.decided, other)
    own = next(name for name in names_of(other) if fold(name) == fold(alias))
    known = desk.decided.decided(one, own) or desk.decided.decided(one, full)
    if known or not (_is_named(desk, entity) and _is_named(desk, other)):
        return ""
    _check_printable([one, own, full])
    tries = (desk.decided.with_different(one, name) for name in dict.fromkeys((own, full)))
    written = next((decided for decided in tries if not desk.changes(decided)), None)
    if written is None:
        return ""
    desk.write(written)
    return "; kept as a decision"


def _check_free(desk: Desk, entity: Entity, new: str) -> None:
    if not is_name(new):
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
    if not _is_named(desk, entity):
        raise KgraphError(f"'{entity.name}' is no name: in another document it is somebody else")


def _is_named(desk: Desk, entity: Entity) -> bool:
    mentions = [m for m, e in desk.links.items() if e.id == entity.id and m.kind != "pronoun"]
    return not mentions or any(m.kind == "name" or stands_alone(m) for m in mentions)


def _check_printable(names: Iterable[str]) -> None:
    for name in names:
        if not name.isprintable():
            raise KgraphError(f"{name!r} cannot be printed: nothing can be decided on it")


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
