"""Are two names names of the same? A table of small signals for people, one for all else.

The first signal that fires decides. A signal that keeps two names apart has the score 0. Only the
names are looked at: that one article has both, or that it calls only one person Smith, is for
those to use who know the articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from kgraph.gazetteer import places
from kgraph.resolve.names import Body, Person, body, person, sounds
from kgraph.resolve.spellings import KEPT_TITLES, formal, kin, skeleton, sound

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

JOIN = 0.9  # from here on two names are taken for one
REVIEW = 0.5  # from here on a person is asked


class Verdict(NamedTuple):
    """What two names say; score 0: nothing speaks for it, or the signal against it."""

    score: float
    signal: str
    reason: str


def compare(left: str, right: str, label: str) -> Verdict:
    """Do two names of one label name the same?

    >>> compare("Joe Biden", "Joseph R. Biden", "PERSON")
    Verdict(score=0.92, signal='nickname', reason='one has the nickname of the other')
    >>> compare("World War I", "World War II", "EVENT").score
    0.0
    """
    if label == "PERSON":
        return _first(PEOPLE, person(left), person(right))
    return _first(BODIES, body(left), body(right))


Name = TypeVar("Name", Person, Body)


class Signal(NamedTuple, Generic[Name]):
    """`fires` is symmetric. The examples are tested: it decides the first, not the second.

    Scores order the signals by how often names of their kind are the same, by the pairs of
    tests/resolve/pairs.txt: all of them (from JOIN on), about half or more (from REVIEW on); below
    that the names alone say too little to ask anybody.
    """

    name: str
    score: float
    reason: str
    fires: Callable[[Name, Name], bool]
    example: tuple[str, str]
    other: tuple[str, str]


def _first(signals: Sequence[Signal[Name]], a: Name, b: Name) -> Verdict:
    for signal in signals if a.letters and b.letters else ():
        if signal.fires(a, b):
            return Verdict(signal.score, signal.name, signal.reason)
    return Verdict(0.0, "", "")


def _same_last(a: Person, b: Person) -> bool:
    return sound(a.last) == sound(b.last) and bool(a.given) == bool(b.given)


def _same_given(a: Person, b: Person) -> bool:
    return sound(a.given) == sound(b.given)


def _nickname(a: Person, b: Person) -> bool:
    """Joe and Joseph, Ted and Edward; not Bob and Rob."""
    one, other = formal(a.given), formal(b.given)
    return sound(a.given) in other or sound(b.given) in one or len(one & other) > 0


def _initial(a: str, b: str) -> bool:
    return a[:1] == b[:1] and min(len(a), len(b)) == 1


def _akin(a: Person, b: Person) -> bool:
    one, other = kin(a.given), kin(b.given)
    return sound(a.given) in other or sound(b.given) in one or len(one & other) > 0


def _given_fits(a: Person, b: Person) -> bool:
    return _nickname(a, b) or _initial(a.given, b.given) or _akin(a, b)


def _middle_fits(a: Person, b: Person) -> bool:
    """The same middle names or their initials, or one has none."""
    if not a.middle or not b.middle:
        return True
    return len(a.middle) == len(b.middle) and _middles_agree(a, b)


def _middles_agree(a: Person, b: Person) -> bool:
    pairs = zip(a.middle, b.middle, strict=False)
    return all(sound(x) == sound(y) or _initial(x, y) for x, y in pairs)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def titles_differ(a: Person, b: Person) -> bool:
    return _differ(a.sex, b.sex)


def suffixes_differ(a: Person, b: Person) -> bool:
    return _differ(a.suffix, b.suffix)


def suffix_missing(a: Person, b: Person) -> bool:
    if a.suffix == b.suffix:
        return False
    ruler = {a.given, b.given} & KEPT_TITLES and "" in (a.given, b.given)
    fits = ruler or (_same_last(a, b) and _given_fits(a, b))
    return a.letters == b.letters or (sound(a.last) == sound(b.last) and bool(fits))


def same_person_letters(a: Person, b: Person) -> bool:
    return a.letters == b.letters and a.suffix == b.suffix


def middles_differ(a: Person, b: Person) -> bool:
    return (
        len(a.middle) == len(b.middle) > 0
        and _same_last(a, b)
        and not _middles_agree(a, b)
        and not set(sounds(a.middle)) & set(sounds(b.middle))
    )


def single_name_spelling(a: Person, b: Person) -> bool:
    """One letter more or less makes another name of a short one: Bush and Busch."""
    long = min(len(a.last), len(b.last)) >= 5
    return long and not a.given and _same_last(a, b) and a.son == b.son


def last_name_alone(a: Person, b: Person) -> bool:
    return bool(a.given) != bool(b.given) and sound(a.last) == sound(b.last) and a.son == b.son


def spelling(a: Person, b: Person) -> bool:
    return _full(a, b) and _same_last(a, b) and _same_given(a, b) and _middle_fits(a, b)


def nickname(a: Person, b: Person) -> bool:
    return _full(a, b) and _same_last(a, b) and _nickname(a, b) and _middle_fits(a, b)


def initial(a: Person, b: Person) -> bool:
    return _full(a, b) and _same_last(a, b) and _initial(a.given, b.given) and _middle_fits(a, b)


def akin(a: Person, b: Person) -> bool:
    return _full(a, b) and _same_last(a, b) and _akin(a, b) and _middle_fits(a, b)


def part_of_name(a: Person, b: Person) -> bool:
    """The words of one are among those of the other, in order; the first or the last is kept."""
    shorter, longer = sorted((sounds(a.words), sounds(b.words)), key=len)
    if len(shorter) < 2 or len(shorter) == len(longer):
        return False
    rest = iter(longer)
    ends = shorter[0] == longer[0] or shorter[-1] == longer[-1]
    return ends and all(word in rest for word in shorter)


def more_middles(a: Person, b: Person) -> bool:
    """George W. Bush and George H. W. Bush are father and son; others forget one of two."""
    several = len(a.middle) != len(b.middle)
    return several and _full(a, b) and _same_last(a, b) and _same_given(a, b) and _shared(a, b)


def _shared(a: Person, b: Person) -> bool:
    return bool({m[0] for m in a.middle} & {m[0] for m in b.middle})


def order(a: Person, b: Person) -> bool:
    return _full(a, b) and sorted(sounds(a.words)) == sorted(sounds(b.words))


def consonants(a: Person, b: Person) -> bool:
    """Only the vowels of the last name differ; "-a" at the end of one is a woman's."""
    if not _full(a, b) or not _same_given(a, b) or not _middle_fits(a, b):
        return False
    bones = skeleton(a.last)
    same = len(bones) >= 4 and bones == skeleton(b.last)
    return same and a.last.endswith("a") == b.last.endswith("a")


def _full(a: Person, b: Person) -> bool:
    return bool(a.given and b.given)


PEOPLE: tuple[Signal[Person], ...] = (
    Signal(
        "titles-differ",
        0.0,
        "one is a man, one a woman",
        titles_differ,
        ("Mr. Lang", "Mrs. Lang"),
        ("Mr. Lang", "Lang"),
    ),
    Signal(
        "suffixes-differ",
        0.0,
        "junior and senior",
        suffixes_differ,
        ("Otto Lang Jr.", "Otto Lang Sr."),
        ("Otto Lang Jr.", "Otto Lang"),
    ),
    Signal(
        "suffix-missing",
        0.6,
        "only one is junior or has a number",
        suffix_missing,
        ("Otto Lang Jr.", "Otto Lang"),
        ("Otto Lang Jr.", "Eva Lang"),
    ),
    Signal(
        "same-letters",
        0.99,
        "same letters",
        same_person_letters,
        ("Jürgen Müller", "President Jurgen Muller"),
        ("Eva Lang", "Eva Long"),
    ),
    Signal(
        "middles-differ",
        0.0,
        "middle names differ",
        middles_differ,
        ("Otto A. Lang", "Otto B. Lang"),
        ("Otto A. Lang", "Otto Albert Lang"),
    ),
    Signal(
        "single-name-spelling",
        0.9,
        "the names sound alike",
        single_name_spelling,
        ("Zelenskyy", "Zelensky"),
        ("Brown", "Browne"),
    ),
    Signal(
        "last-name-alone",
        0.4,
        "the last name of the other",
        last_name_alone,
        ("Zelenskiy", "Volodymyr Zelensky"),
        ("Volodymyr", "Volodymyr Zelensky"),
    ),
    Signal(
        "spelling",
        0.95,
        "first and last name sound alike",
        spelling,
        ("Dmitri Peskov", "Dmitry S. Peskov"),
        ("Michael Lang", "Michelle Lang"),
    ),
    Signal(
        "nickname",
        0.92,
        "one has the nickname of the other",
        nickname,
        ("Bill Lang", "William Lang"),
        ("Bill Lang", "Robert Lang"),
    ),
    Signal(
        "initial",
        0.6,
        "the first name of one is an initial",
        initial,
        ("O. Lang", "Otto Lang"),
        ("E. Lang", "Otto Lang"),
    ),
    Signal(
        "akin",
        0.65,
        "first names that may be one in two languages or spellings",
        akin,
        ("Oleksandr Petrenko", "Alexander Petrenko"),
        ("Oleksandr Petrenko", "Oleksandra Petrenko"),
    ),
    Signal(
        "more-middles",
        0.5,
        "one has more middle names",
        more_middles,
        ("Otto A. Lang", "Otto B. A. Lang"),
        ("Otto A. Lang", "Otto B. C. Lang"),
    ),
    Signal(
        "part-of-name",
        0.6,
        "the words of one are among those of the other",
        part_of_name,
        ("Pedro Ruiz", "Pedro Ruiz Gomez"),
        ("Pedro Ruiz", "Ana Ruiz Gomez"),
    ),
    Signal(
        "order",
        0.6,
        "the same words in another order",
        order,
        ("Orban Viktor", "Viktor Orbán"),
        ("Orban Viktor", "Viktor Urban"),
    ),
    Signal(
        "consonants",
        0.5,
        "last names differ in vowels",
        consonants,
        ("Ivan Gerasimov", "Ivan Gerasymiv"),
        ("Anna Smirnov", "Anna Smirnova"),
    ),
)


def same_known(a: Body, b: Body) -> bool:
    return bool(a.known) and a.known == b.known


def known_differ(a: Body, b: Body) -> bool:
    return _differ(a.known, b.known)


def numbers_differ(a: Body, b: Body) -> bool:
    return a.numbers != b.numbers


def regions_differ(a: Body, b: Body) -> bool:
    return _differ(a.around, b.around)


def region_missing(a: Body, b: Body) -> bool:
    return a.around != b.around and a.letters == b.letters


def same_letters(a: Body, b: Body) -> bool:
    return a.whole == b.whole or (a.letters == b.letters and a.forms == b.forms)


def plural(a: Body, b: Body) -> bool:
    """Words of five letters and more, so that an acronym or a short name is no plural."""
    same_length = len(a.words) == len(b.words) and not a.acronym and not b.acronym
    return same_length and all(map(_is_plural_of, a.words, b.words))


def _is_plural_of(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= 5 and short + "s" == long)


def legal_form(a: Body, b: Body) -> bool:
    return a.letters == b.letters and not (a.forms and b.forms)


def legal_forms_differ(a: Body, b: Body) -> bool:
    return a.letters == b.letters


def acronym_of_another(a: Body, b: Body) -> bool:
    """The table knows it for something else: another ICC."""
    return acronym(a, b) and _known_for_another(a, b)


def acronym(a: Body, b: Body) -> bool:
    return _abbreviates(a, b) and len(a.acronym or b.acronym) > 2


def short_acronym(a: Body, b: Body) -> bool:
    """Of any two words, so that one that the table knows stands for nothing else."""
    return _abbreviates(a, b) and not _known_for_another(a, b)


def _known_for_another(a: Body, b: Body) -> bool:
    return bool(a.known if a.acronym else b.known)


def _abbreviates(a: Body, b: Body) -> bool:
    if bool(a.acronym) == bool(b.acronym):
        return False
    return a.acronym in b.initials if a.acronym else b.acronym in a.initials


def sounds_alike(a: Body, b: Body) -> bool:
    enough = min(len(a.letters), len(b.letters)) >= 5 and not a.acronym and not b.acronym
    return enough and sounds(a.words) == sounds(b.words)


def group_missing(a: Body, b: Body) -> bool:
    """Of names of two words, so that Virgin and Virgin Group stay apart."""
    longer = max(a, b, key=lambda name: len(name.words))
    return longer.tail in ("group", "holding", "holdings") and tail_missing(a, b, words=3)


def tail_missing(a: Body, b: Body, words: int = 2) -> bool:
    """Lisbon and Lisbon University are known to be two; Yale and Yale University are not."""
    shorter, longer = sorted((a, b), key=lambda name: len(name.words))
    if not longer.tail or longer.words[:-1] != shorter.words or len(longer.words) < words:
        return False
    return shorter.known not in places() or longer.tail in REGIONS


REGIONS = ("city", "state", "province", "region")

BODIES: tuple[Signal[Body], ...] = (
    Signal(
        "known",
        1.0,
        "two names of the same in the table",
        same_known,
        ("the U.N.", "United Nations"),
        ("Kyiv", "Ukraine"),
    ),
    Signal(
        "known-differ",
        0.0,
        "the table knows both, and they differ",
        known_differ,
        ("Iran", "Iraq"),
        ("Iran", "Islamic Republic of Iran"),
    ),
    Signal(
        "numbers-differ",
        0.0,
        "numbers differ",
        numbers_differ,
        ("Terminal 1", "Terminal 2"),
        ("World War II", "World War Two"),
    ),
    Signal(
        "regions-differ",
        0.0,
        "they lie in different states",
        regions_differ,
        ("Portland, Ore.", "Portland, Maine"),
        ("Portland, Ore.", "Portland, Oregon"),
    ),
    Signal(
        "region-missing",
        0.6,
        "only one says where it lies",
        region_missing,
        ("Portland, Ore.", "Portland"),
        ("Portland, Ore.", "Salem"),
    ),
    Signal(
        "same-letters",
        0.99,
        "same letters",
        same_letters,
        ("St. Anne's Square", "Saint Anne's Square"),
        ("First Bank", "Second Bank"),
    ),
    Signal(
        "legal-form",
        0.95,
        "differ in the legal form only",
        legal_form,
        ("Acme Corp.", "Acme"),
        ("Acme GmbH", "Acme Corp."),
    ),
    Signal(
        "legal-forms-differ",
        0.6,
        "same name, other legal form",
        legal_forms_differ,
        ("Acme GmbH", "Acme Corp."),
        ("Acme GmbH", "Apex GmbH"),
    ),
    Signal(
        "acronym-of-another",
        0.5,
        "initials, but the acronym is known for something else",
        acronym_of_another,
        ("ICC", "International Cricket Council"),
        ("ICC", "Indian Chess Federation"),
    ),
    Signal(
        "acronym",
        0.92,
        "initials of the other",
        acronym,
        ("NCRD", "National Centre for Research and Development"),
        ("FBI", "FSB"),
    ),
    Signal(
        "short-acronym",
        0.6,
        "two letters, initials of the other",
        short_acronym,
        ("RT", "Red Tower"),
        ("RT", "Blue Tower"),
    ),
    Signal(
        "plural",
        0.9,
        "singular and plural",
        plural,
        ("Sunni", "Sunnis"),
        ("Sunni", "Shiites"),
    ),
    Signal(
        "sounds-alike",
        0.92,
        "all words sound alike",
        sounds_alike,
        ("al-Nasra Front", "al-Nassra Front"),
        ("Bank of England", "Bank of Ireland"),
    ),
    Signal(
        "group-missing",
        0.9,
        "differ in the word group only",
        group_missing,
        ("Red Tower Group", "Red Tower"),
        ("Tower Group", "Tower"),
    ),
    Signal(
        "tail-missing",
        0.6,
        "one has a general word more",
        tail_missing,
        ("Yale", "Yale University"),
        ("Lang", "Lang administration"),
    ),
)
