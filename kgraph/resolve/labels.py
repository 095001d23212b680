"""What each name names, by all mentions of it: a person, a body, a country."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kgraph.gazetteer import bodies, places
from kgraph.resolve.names import CACHED, fold, is_full_name, last_name, letters, person
from kgraph.resolve.parts import names_a_body
from kgraph.resolve.spellings import sound
from kgraph.resolve.state import Name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kgraph.resolve.state import State, Vote

FULL_NAMES = 3  # mentions that full names count for at most, so that one actor is no car maker


def updated(state: State, gone: Iterable[Vote], come: Iterable[Vote], *, anew: bool) -> set[str]:
    """Counts the votes for the types of folded names; the names whose type is another now. `anew`
    when nobody voted before."""
    cast: dict[str, dict[str, int]] = defaultdict(dict)
    for votes_of, sign in ((come, 1), (gone, -1)):
        for name, label, count in votes_of:
            cast[name][label] = cast[name].get(label, 0) + sign * count
    before = state.names.get([name for name, votes in cast.items() if any(votes.values())])
    votes = {
        name: _sum(before[name].votes if name in before else (), more)
        for name, more in cast.items()
        if any(more.values())
    }
    _write_keys(state, before, votes)
    state.names.drop([name for name, found in votes.items() if not found])
    if anew:
        labels = settled({name: dict(found) for name, found in votes.items()})
    else:
        labels = _settled_around(state, votes)
    rows = before | state.names.get([name for name in labels if name not in before])
    new = {name for name in labels if name not in rows or rows[name].label != labels[name]}
    counts = {name: row.votes for name, row in rows.items()} | votes
    state.names.put({n: Name(counts[n], labels[n]) for n in labels if n in new or n in votes})
    return new


def settled(votes: Mapping[str, Mapping[str, int]]) -> dict[str, str]:
    """One label for each folded name: the most frequent in all documents. A last name of a person
    is a person's, unless it is mostly taken for something else ("Ford" beside Harrison Ford)."""
    labels = {name: min(v, key=lambda label: (-v[label], label)) for name, v in votes.items()}
    for name, label in labels.items():
        if label == "PERSON" and names_a_body(name):
            labels[name] = "ORG"
    labels |= _shared_labels(votes, labels)
    full = [n for n, label in labels.items() if label == "PERSON" and is_full_name(n)]
    people = {_heard(name) for name in full}
    bearers: Counter[str] = Counter()  # by last name: how often they are named in full
    for name in full:
        bearers[last_name(name)] += sum(votes[name].values())
    for name in labels.keys() - _in_tables():
        if _heard(name) in people or _is_last_name(votes[name], bearers[name]):
            labels[name] = "PERSON"
    return labels


Votes = tuple[tuple[str, int], ...]


def _sum(votes: Votes, more: dict[str, int]) -> Votes:
    for label, count in votes:
        more[label] = more.get(label, 0) + count
    return tuple(sorted((label, count) for label, count in more.items() if count))


def _write_keys(state: State, before: Mapping[str, Name], votes: Mapping[str, Votes]) -> None:
    old = {(key, name) for name, row in before.items() for key in _keys(name, row.votes)}
    new = {(key, name) for name, found in votes.items() for key in _keys(name, found)}
    state.spelled.discard(old - new)
    state.spelled.add(new - old)


def _settled_around(state: State, votes: Mapping[str, Votes]) -> dict[str, str]:
    """Labels of names whose votes changed, and of all names whose labels hang on theirs."""
    alike = _together(state, votes, _letters)
    full = [name for name in alike if is_full_name(name)]
    wanted = alike | _together(state, full, _sound_key) | {last_name(name) for name in full}
    around = wanted | _together(state, wanted, _sound_key) | _together(state, wanted, _last)
    around |= _together(state, around, _letters)
    known = state.names.get([name for name in around if name not in votes])
    counts = {name: row.votes for name, row in known.items()} | dict(votes)
    labels = settled({name: dict(found) for name, found in counts.items() if found})
    return {name: labels[name] for name in wanted if name in labels}


def _together(state: State, names: Iterable[str], key: Callable[[str], str]) -> set[str]:
    names = set(names)
    return names.union(*state.spelled.get({key(name) for name in names}).values())


def _keys(name: str, votes: Votes) -> Iterator[str]:
    """The letters, of what may be no person; the sound; the last name of a full one."""
    if not votes:
        return
    if names_a_body(name) or any(label != "PERSON" for label, _ in votes):
        yield _letters(name)
    yield _sound_key(name)
    if is_full_name(name):
        yield _last(last_name(name))


def _letters(name: str) -> str:
    return f"l:{letters(name)}"


def _sound_key(name: str) -> str:
    return f"h:{' '.join(_heard(name))}"


def _last(name: str) -> str:
    return f"b:{name}"


@cache
def _in_tables() -> frozenset[str]:
    return frozenset(fold(name) for name in (*places(), *bodies()))


def _is_last_name(votes: Mapping[str, int], bearers: int) -> bool:
    """Is it taken for anything else hardly more often than for a person? That it has bearers with
    a full name counts for a few mentions."""
    if not bearers:
        return False
    other = max((n for label, n in votes.items() if label != "PERSON"), default=0)
    return other < 2 or votes.get("PERSON", 0) + min(bearers, FULL_NAMES) >= other


def _shared_labels(
    votes: Mapping[str, Mapping[str, int]], labels: Mapping[str, str]
) -> dict[str, str]:
    """Spellings of one name of a body or place, "Mt. Elbert" and "Mount Elbert", have one type."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(votes):
        if labels[name] != "PERSON":
            spellings[letters(name)].append(name)
    shared: dict[str, str] = {}
    for names in spellings.values():
        together: Counter[str] = Counter()
        for name in names:
            together.update(votes[name])
        del together["PERSON"]
        if together:
            label = min(together, key=lambda label: (-together[label], label))
            shared |= dict.fromkeys(names, label)
    return shared


@lru_cache(maxsize=CACHED)
def _heard(name: str) -> tuple[str, str]:
    """First and last name of a person, by their sounds."""
    return sound(person(name).given), sound(person(name).last)
