"""Which names are compared at all: those that share a key.

Every signal of `signals` that fires on two names leaves them a key in common, save that of the
last name alone: who knows the articles knows who else bears it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from kgraph.resolve.names import body, person, sounds
from kgraph.resolve.spellings import KEPT_TITLES, formal, kin, skeleton

# Names of a block that are all compared with each other; a larger one is narrowed. Blocks of news
# are far smaller. Of 6,000 names made of 25 first and 20 last names nothing is lost from 60 on, and
# at 30 no pair that would have been joined.
LARGEST = 60
INITIALS = "i:"  # keys of acronyms and of what they may stand for


def pairs(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """(label, left, right) of names (label, name) that share a key, each once, in order."""
    by_label: dict[str, set[str]] = defaultdict(set)
    for label, name in names:
        by_label[label].add(name)
    for label in sorted(by_label):
        ordered = sorted(by_label[label])
        for code in sorted(_pairs(ordered, label)):
            left, right = divmod(code, len(ordered))
            yield label, ordered[left], ordered[right]


def keys(name: str, label: str) -> frozenset[str]:
    """What a name is found by.

    >>> sorted(keys("Bill Gates", "PERSON") & keys("William Gates", "PERSON"))
    ['g:wiliam gts']
    """
    return _person_keys(name) if label == "PERSON" else _body_keys(name)


def _person_keys(name: str) -> frozenset[str]:
    """Given name or initial with the last name; words in any order; first or last with another."""
    one = person(name)
    heard = sounds(one.words)
    found = {f"l:{one.letters}", f"w:{' '.join(sorted(heard))}"}
    if one.given in KEPT_TITLES:  # "Queen Elizabeth" and "Elizabeth II"
        found.add(f"l:{one.last}")
    if one.given:
        bones = skeleton(one.last)
        found |= {f"g:{given} {bones}" for given in formal(one.given) | kin(one.given)}
        found.add(f"{INITIALS}{one.given[0]} {bones}")
        found |= {f"p:{heard[0]} {word}" for word in heard[1:] if len(word) > 1}
        found |= {f"p:{word} {heard[-1]}" for word in heard[:-1] if len(word) > 1}
    return frozenset(found)


def _body_keys(name: str) -> frozenset[str]:
    one = body(name)
    found = {f"l:{one.letters}", f"l:{one.whole}", f"w:{' '.join(sounds(one.words))}"}
    if one.tail:
        found.add(f"w:{' '.join(sounds(one.words[:-1]))}")
    if one.known:
        found.add(f"k:{one.known}")
    found.add("l:" + "".join(w.removesuffix("s") if len(w) > 5 else w for w in one.words))
    initials = {one.acronym} if one.acronym else one.initials
    return frozenset(found | {INITIALS + made for made in initials})


def _pairs(names: Sequence[str], label: str) -> set[int]:
    """Each pair as one number, left * len(names) + right: a million pairs are kept at once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for n, name in enumerate(names):
        for key in keys(name, label):
            blocks[key].append(n)
    found = set()
    for key, block in blocks.items():
        if len(block) > 1:
            spelled = _spelled_out if key.startswith(INITIALS) else _all
            found |= {left * len(names) + right for left, right in spelled(block, names, label)}
    return found


Pairs = Iterator[tuple[int, int]]


def _all(block: Sequence[int], names: Sequence[str], label: str) -> Pairs:
    """Each with each; of a large block, each with those that follow it by sound."""
    if len(block) <= LARGEST:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda n: (_sound(names[n], label), n))
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + LARGEST]:
            yield min(one, other), max(one, other)


def _spelled_out(block: Sequence[int], names: Sequence[str], label: str) -> Pairs:
    """Acronyms and initials with what they may stand for, not those with each other."""
    short = [n for n in block if _is_short(names[n], label)]
    long = [n for n in block if not _is_short(names[n], label)]
    if len(short) > LARGEST and len(long) > LARGEST:
        yield from _all(block, names, label)
        return
    for one, other in product(short, long):
        yield min(one, other), max(one, other)


def _is_short(name: str, label: str) -> bool:
    return len(person(name).given) == 1 if label == "PERSON" else bool(body(name).acronym)


def _sound(name: str, label: str) -> tuple[str, ...]:
    return sounds(person(name).words if label == "PERSON" else body(name).words)
