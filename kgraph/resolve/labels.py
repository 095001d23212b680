"""What each name names, by all mentions of it: a person, a body, a country."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kgraph.gazetteer import bodies, places
from kgraph.resolve.names import body, fold, is_full_name, last_name, person
from kgraph.resolve.parts import names_a_body
from kgraph.resolve.spellings import sound
from kgraph.resolve.state import Name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kgraph.resolve.state import State, Vote

FULL_NAMES = 3  # mentions that full names count for at most, so that one actor is no car maker


def updated(state: State, gone: Iterable[Vote], come: Iterable[Vote]) -> set[str]:
    """Counts the votes for the types of folded names; the names whose type is another now."""
    cast: dict[str, Counter[str]] = defaultdict(Counter)
    for vote in come:
        cast[vote.name][vote.label] += vote.count
    for vote in gone:
        cast[vote.name][vote.label] -= vote.count
    changed = {name: votes for name, votes in cast.items() if any(votes.values())}
    before = state.names.get(changed.keys())
    votes = {
        name: _sum(before.get(name, Name((), "")).votes, more) for name, more in changed.items()
    }
    _write_votes(state, before, votes)
    labels = _settled_around(state, changed, votes)
    known = state.names.get([name for name in labels if name not in votes])
    known |= {name: Name(votes[name], before[name].label) for name in votes if name in before}
    new = {
        name for name, label in labels.items() if name not in known or known[name].label != label
    }
    rows = {n: Name(votes[n] if n in votes else known[n].votes, labels[n]) for n in labels}
    state.names.put({n: row for n, row in rows.items() if n in new or n in votes})
    return new


def settled(votes: Mapping[str, Counter[str]]) -> dict[str, str]:
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
        bearers[last_name(name)] += votes[name].total()
    for name in labels.keys() - _in_tables():
        if _heard(name) in people or _is_last_name(votes[name], bearers[name]):
            labels[name] = "PERSON"
    return labels


def _sum(votes: Iterable[tuple[str, int]], more: Counter[str]) -> tuple[tuple[str, int], ...]:
    total = Counter(dict(votes))
    total.update(more)
    return tuple(sorted((label, count) for label, count in total.items() if count))


def _write_votes(
    state: State, before: Mapping[str, Name], votes: dict[str, tuple[tuple[str, int], ...]]
) -> None:
    """Names nobody votes for any more are dropped."""
    gone = [name for name, found in votes.items() if not found]
    state.names.drop(gone)
    state.spelled.discard([(key, name) for name in gone for key in _keys(name)])
    new = [name for name, found in votes.items() if found and name not in before]
    state.spelled.add([(key, name) for name in new for key in _keys(name)])


def _settled_around(
    state: State, changed: Iterable[str], votes: dict[str, tuple[tuple[str, int], ...]]
) -> dict[str, str]:
    """Labels of these names and of all names that theirs hang on."""
    alike = _together(state, changed, _letters)
    full = [name for name in alike if is_full_name(name)]
    wanted = alike | _together(state, full, _sound_key) | {last_name(name) for name in full}
    around = wanted | _together(state, wanted, _sound_key) | _together(state, wanted, _last)
    around |= _together(state, around, _letters)
    known = state.names.get([name for name in around if name not in votes])
    counted = {
        name: Counter(dict(votes[name] if name in votes else known[name].votes))
        for name in around
        if votes.get(name) or name in known
    }
    labels = settled(counted)
    for name in [name for name, found in votes.items() if not found]:
        del votes[name]
    return {name: labels[name] for name in wanted if name in labels}


def _together(state: State, names: Iterable[str], key: object) -> set[str]:
    assert callable(key)
    names = set(names)
    found = state.spelled.get({key(name) for name in names})
    return names.union(*found.values())


def _keys(name: str) -> tuple[str, ...]:
    keys = (_letters(name), _sound_key(name))
    return (*keys, _last(last_name(name))) if is_full_name(name) else keys


def _letters(name: str) -> str:
    return f"l:{body(name).letters}"


def _sound_key(name: str) -> str:
    return f"h:{' '.join(_heard(name))}"


def _last(name: str) -> str:
    return f"b:{name}"


@cache
def _in_tables() -> frozenset[str]:
    return frozenset(fold(name) for name in (*places(), *bodies()))


def _is_last_name(votes: Counter[str], bearers: int) -> bool:
    """Is it taken for anything else hardly more often than for a person? That it has bearers with
    a full name counts for a few mentions."""
    other = max((n for label, n in votes.items() if label != "PERSON"), default=0)
    return bearers > 0 and (other < 2 or votes["PERSON"] + min(bearers, FULL_NAMES) >= other)


def _shared_labels(votes: Mapping[str, Counter[str]], labels: Mapping[str, str]) -> dict[str, str]:
    """Spellings of one name of a body or place, "Mt. Elbert" and "Mount Elbert", have one type."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for name in sorted(votes):
        if labels[name] != "PERSON":
            spellings[body(name).letters].append(name)
    shared: dict[str, str] = {}
    for names in spellings.values():
        together = sum((votes[name] for name in names), Counter[str]())
        del together["PERSON"]
        if together:
            label = min(together, key=lambda label: (-together[label], label))
            shared |= dict.fromkeys(names, label)
    return shared


def _heard(name: str) -> tuple[str, str]:
    """First and last name of a person, by their sounds."""
    return sound(person(name).given), sound(person(name).last)
