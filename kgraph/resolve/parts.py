"""Short forms of a name: "Putin" of Vladimir Putin, "Ford" of Ford Motor Company, "the Saints" of
New Orleans Saints."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.given_names import FEMALE_NAMES, MALE_NAMES
from kgraph.resolve.clusters import Join, Term
from kgraph.resolve.names import fold, person
from kgraph.resolve.spellings import sound

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

# What a body or a place is, left out where it is clear. Not what parts one from another of the
# same name: a foundation, a council, a tower, an administration.
KINDS = frozenset(
    """company co corp corporation inc incorporated ltd llc plc ag gmbh sa nv group holding
    holdings limited motor motors industries technologies systems entertainment pictures records
    studios software pharmaceuticals airlines airways air bank banking
    university college school academy center centre clinic hospital hotel resort casino restaurant
    recovery treatment rehab medical magazine newspaper online news network
    sea ocean river desert island islands mountain mountains peninsula
    county city province region district of the and &""".split()
)
PEOPLE_WORDS = frozenset("air of the and & city island".split())
# Not short for anything: "the House" is not the White House.
NEVER_SHORT = frozenset(
    """house party state department ministry office board committee commission court street road
    avenue university college bank center centre institute foundation fund school association
    union society club hall station airport park act week day war""".split()
)
# Every country has them: short names within an article only.
INSTITUTIONS = frozenset(
    """army assembly cabinet coalition congress council embassy government guard navy parliament
    police post president senate supreme times treasury""".split()
)
# What one house is called now so, now so: a clinic, a treatment center.
CARE = frozenset("center centre clinic facility hospital medical recovery rehab treatment".split())
WORDS_BEFORE = "words before"  # signal of `described`
BODIES = ("ORG", "FAC", "LOC", "EVENT")
CACHED = 1 << 16  # terms: most of the names of an article are those of others, too
SOUNDED = 5  # letters from which a name may be spelled in several ways
DOMINANT = 4  # times as many mentions as the next: who is meant by a name that several bear
CERTAIN, LIKELY, RIVALLED = 1.0, 0.9, 0.75  # the only one of an article, of all, one of several


class Short(NamedTuple):
    """A short form, as it is compared, and what it is."""

    form: str
    signal: str


def names_a_body(name: str) -> bool:
    """Does the last word of the name say that it is no person ("Betty Ford Center")?"""
    words = fold(name).split()
    return len(words) > 1 and words[-1] in KINDS - PEOPLE_WORDS


def short_forms(term: Term, places: Container[str] | None = None) -> Iterable[Short]:
    """What the entity of that name may be called for short.

    A body loses any words before its last ones when `places` is None, as within an article; else
    only the names of places.
    """
    return _in_article(term) if places is None else _short_forms(term, places)


@lru_cache(maxsize=CACHED)
def _in_article(term: Term) -> tuple[Short, ...]:
    return tuple(_short_forms(term, None))


def _short_forms(term: Term, places: Container[str] | None) -> Iterator[Short]:
    if term.label == "PERSON":
        name = person(term.name)
        if name.given:
            yield Short(_heard(name.last), "last name")
            if places is None:  # who is Angela in one article need not be in the next
                yield Short(_heard(name.given), "first name")
    elif term.label in BODIES:
        yield from _of_body(fold(term.name).split(), places, term.label)


@lru_cache(maxsize=CACHED)
def forms(term: Term) -> tuple[str, ...]:
    """How a short name is compared: as a person's, by its sound, and as a body's."""
    if term.label == "PERSON":
        name = person(term.name)
        return () if name.given or name.suffix else (_heard(name.last), fold(term.name))
    return (fold(term.name),)


def _heard(name: str) -> str:
    """One letter more or less makes another name of a short one: Bush and Busch."""
    return sound(name) if len(name) >= SOUNDED else name


def _of_body(words: list[str], places: Container[str] | None, label: str) -> Iterator[Short]:
    alone = places is None  # in an article, where nothing else of that kind may be meant
    if alone and len(words) > 2 and words[1] == "of" and words[0] not in NEVER_SHORT:
        yield Short(words[0], "short name")  # "the Academy" of Sciences
    for cut in range(1, len(words)):
        if all(word in KINDS for word in words[cut:]) and words[0] not in KINDS:
            yield Short(" ".join(words[:cut]), "short name")
        if _is_last_part(words, cut) and _may_stand(words[cut:], alone, label):
            front = " ".join(words[:cut])
            if places is None or label == "LOC" or front in places:
                yield Short(" ".join(words[cut:]), "short name")


def _is_last_part(words: list[str], cut: int) -> bool:
    """Not "Defence" of a Ministry of Defence."""
    inside = {"of", "and", "the", "for"}
    return words[-1] not in NEVER_SHORT and not inside & {words[cut], words[cut - 1]}


def _may_stand(rest: list[str], alone: bool, label: str) -> bool:
    """ "Mount Cook" of Aoraki Mount Cook, not "Europe" of Western Europe; the Navy only of an
    article."""
    return len(rest) > 1 or (label != "LOC" and (alone or rest[0] not in INSTITUTIONS))


class Bearer(NamedTuple):
    """Whom a short name stands for."""

    short: Term
    full: Term
    signal: str
    rivals: int  # others of that name, mentioned far less

    def join(self, where: str, score: float = CERTAIN) -> Join:
        reason = f"the only one of that {self.signal} in {where}"
        if self.rivals:
            reason = f"by far the most frequent of that {self.signal} in {where}"
            score = min(score, RIVALLED)
        return Join(self.short, self.full, self.signal, reason, score)


class Bearers:
    """Finds whom a short name stands for among terms that are mentioned so often."""

    def __init__(
        self,
        counts: Mapping[Term, int],
        places: Container[str] | None = None,
        find: Callable[[Term], Term] = lambda term: term,
    ) -> None:
        self._counts: dict[Term, int] = defaultdict(int)
        self._find = find
        self._by_form: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for term, count in counts.items():
            self._counts[find(term)] += count
            for form, signal in short_forms(term, places):
                self._by_form[form].append((signal, term))

    def of(self, term: Term) -> Bearer | None:
        """The only one, or the one who is mentioned DOMINANT times as often as the next. A last
        name comes before a first name."""
        own_forms = [form for form in forms(term) if form in self._by_form]
        if not own_forms:
            return None
        own = self._find(term)
        for signal in ("last name", "first name", "short name"):
            found = {t for form in own_forms for how, t in self._by_form[form] if how == signal}
            fitting = [t for t in found if _fits(term, t)]
            bearers: dict[Term, Term] = {}
            for full in sorted(fitting):
                bearers.setdefault(self._find(full), full)
            bearers.pop(own, None)
            ranked = sorted(bearers, key=lambda root: (-self._counts[root], root))
            if not ranked:
                continue
            if len(ranked) > 1 and self._counts[ranked[0]] < DOMINANT * self._counts[ranked[1]]:
                return None
            return Bearer(term, bearers[ranked[0]], signal, len(ranked) - 1)
        return None


def _fits(short: Term, full: Term) -> bool:
    """Single words are often taken for another kind of name than the whole."""
    if short == full:
        return False
    return short.label == full.label or (
        full.label in BODIES and short.label in ("PERSON", *BODIES)
    )


def same_house(terms: Iterable[Term]) -> Iterator[Join]:
    """ "Red Cross Clinic" and "Red Cross Medical Center"."""
    houses: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    for term in sorted(terms):
        if core := house(term):
            houses[core].append(term)
    for one, *others in houses.values():
        for other in others:
            yield Join(one, other, "same-house", "differ in the kind of house only", 0.9)


def house(term: Term) -> tuple[str, ...]:
    """What stands before the kind of house; () where it is none."""
    if term.label not in BODIES:
        return ()
    words = fold(term.name).split()
    core = tuple(word for word in words if word not in CARE)
    return core if 1 < len(core) < len(words) and core == tuple(words[: len(core)]) else ()


def described(terms: Iterable[Term]) -> Iterator[Join]:
    """ "Comedian Ellen DeGeneres" is Ellen DeGeneres, where that name is used as well: the model
    takes a word before a name into it. Not Juan Carlos Lang: Carlos Lang may be another."""
    ordered = sorted(term for term in terms if term.label == "PERSON")
    names = {fold(term.name): term for term in ordered}
    for term in ordered:
        end = name_at_end(term)
        if end and (name := names.get(end)):
            yield Join(term, name, WORDS_BEFORE, f"“{term.name}” ends with the name", 0.9)


def name_at_end(term: Term) -> str:
    """Folded first and last name of somebody with other words before; "" where there are none."""
    *before, first, last = ("", "", *term.name.split())
    if not any(before) or any(_may_be_given(word) for word in before if word):
        return ""
    return fold(f"{first} {last}")


def _may_be_given(word: str) -> bool:
    """A given name or an initial."""
    plain = fold(word)
    return plain in MALE_NAMES or plain in FEMALE_NAMES or len(plain) < 2
