"""Which names are compared at all: those that share a key.

Every signal of `signals` that fires on two names leaves them a key in common, save that of the
last name alone: who knows the articles knows who else bears it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from kgraph.resolve.names import body, person, sounds
from kgraph.resolve.spellings import KEPT_TITLES, formal, kin, skeleton

# Names of a block that are all compared with each other; a larger one is narrowed. Blocks of news
# are far smaller.
LARGEST = 60
INITIALS = "i:"  # keys of acronyms and of what they may stand for
NARROWED = ("g:", "i:", "p:")  # keys of people that many may share; others are of the whole name

Pairs = Iterator[tuple[str, str]]


def pairs(key: str, block: Collection[str], label: str, touched: Collection[str]) -> Pairs:
    """(left, right) of names of a block, all that share a key, that may be the same; only those
    of which one is touched. Some come twice, left before right."""
    narrow = label == "PERSON" and len(block) > LARGEST and key[:2] in NARROWED
    found = _narrowed(block, key) if narrow else [(block, block)]
    if key.startswith(INITIALS):
        found = (some for sub in found for some in _short_with_long(sub, label))
    return (pair for sub in found for pair in _among(sub, touched))


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


Blocks = tuple[Collection[str], Collection[str]]


def _among(blocks: Blocks, touched: Collection[str]) -> Pairs:
    """Each of the one with each of the other, in order."""
    ones, others = blocks
    few = [other for other in others if other in touched]
    for one in ones:
        for other in others if one in touched else few:
            if one != other:
                yield (one, other) if one < other else (other, one)


def _short_with_long(blocks: Blocks, label: str) -> Iterator[Blocks]:
    """Each acronym or initial of the one with what it may stand for of the other."""
    (short, long), (other_short, other_long) = (_parted(block, label) for block in blocks)
    yield short, other_long
    yield long, other_short


def _parted(block: Collection[str], label: str) -> tuple[list[str], list[str]]:
    short = {name for name in block if _is_short(name, label)}
    return list(short), [name for name in block if name not in short]


def _narrowed(block: Collection[str], key: str) -> Iterator[Blocks]:
    """Those that have no more words than the key, with all; others with those that have a word
    that begins so, and where that are many, the same word."""
    more = {name: _more_words(name, key) for name in block}
    yield [name for name in block if not more[name]], block
    for begins in _by_words({name: {word[0] for word in more[name]} for name in block}):
        if len(begins) <= LARGEST:
            yield begins, begins
        else:
            for same in _by_words({name: more[name] for name in begins}):
                yield same, same


def _more_words(name: str, key: str) -> set[str]:
    one = person(name)
    if key.startswith("p:"):
        return {word for word in sounds(one.words) if f" {word} " not in f" {key[2:]} "}
    return set(sounds(one.middle))


def _by_words(words: Mapping[str, set[str]]) -> list[list[str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for name, found in words.items():
        for word in found:
            blocks[word].append(name)
    return list(blocks.values())


def _is_short(name: str, label: str) -> bool:
    return len(person(name).given) == 1 if label == "PERSON" else bool(body(name).acronym)
