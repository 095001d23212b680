"""Names as they are compared: folded, and taken apart."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kgraph.gazetteer import bodies, demonyms, places, states
from kgraph.resolve.spellings import (
    ARTICLES,
    DEGREES,
    INSIDE_TITLES,
    KEPT_TITLES,
    MEN,
    PARTICLES,
    SONS,
    SUFFIXES,
    TITLES,
    WOMEN,
    sound,
)

MARKS = re.compile(r"[^\w\s-]")
HAN_NAME = re.compile(r"(?<![一-鿿])([一-鿿])([一-鿿]{1,2})(?![一-鿿])")
GREEK_U = re.compile("[οΟ][υύ]")
CACHED = 1 << 18  # names of a large collection; 100,000 of them take some 100 MB


@lru_cache(maxsize=CACHED)
def fold(name: str) -> str:
    """Latin letters without case, accents and marks.

    >>> fold("Müller-Thurgau, O'Neill"), fold("Путин")
    ('muller-thurgau oneill', 'putin')
    """
    plain = name if name.isascii() else _latin(name)
    bare = plain if plain.replace(" ", "").isalnum() else MARKS.sub("", plain)
    return " ".join(bare.casefold().split())


def is_full_name(name: str) -> bool:
    return len(name.split()) > 1


def last_name(name: str) -> str:
    """Folded; the whole name where it is one word."""
    return (fold(name).split() or [""])[-1]


class Person(NamedTuple):
    """A name of a person, folded, without titles. `given` is empty where there is but one word.

    Articles of the last name are left out ("al-Assad" is "assad"), `son` says that it had "bin".
    """

    given: str
    middle: tuple[str, ...]
    last: str
    son: bool
    suffix: str  # "jr", "2"
    sex: str  # as its title says: "m", "w" or ""
    letters: str  # of all words, without titles and suffix

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.given, *self.middle, self.last)))


@lru_cache(maxsize=CACHED)
def person(name: str) -> Person:
    """
    >>> person("Sen. Joseph R. Biden Jr.")
    Person(given='joseph', middle=('r',), last='biden', son=False, suffix='jr', sex='', \
letters='josephrbiden')
    """
    if not name.replace(" ", "").isalpha():
        name = _in_order(POSSESSIVE.sub("", name))
    if not name.islower():
        name = JOINED_ARTICLE.sub(r"\1-", name)
    words, suffix = _without_suffix(_servant(fold(name)).split(), roman=_ends_in_roman(name))
    words, sex = _untitled(words, ruler=bool(suffix))
    letters = "".join(words).replace("-", "")
    words = [word for piece in words for word in _article_apart(piece)]
    bare = [w for n, w in enumerate(words) if n == 0 or w not in ARTICLES] or words
    son = any(w in SONS for w in bare[-2:-1])
    start = _start_of_last(bare) if not _is_last_alone(name, bare) else 0
    given = bare[0] if start > 0 else ""
    last = " ".join(w for w in bare[start:] if w not in SONS or len(bare) == 1)
    return Person(given, tuple(bare[1:start]), last, son, suffix, sex, letters)


JOINED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")  # "ElBaradei"
ABDUL = re.compile(r"\babd(?:[aeou]l)?[- ](?:[aeu][lr][- ])?(?=\w)")
ROMAN_END = re.compile(r"\b[IVX]+\.?$")
POSSESSIVE = re.compile(r"(?<=s)['’]$|['’]s$")


def _latin(name: str) -> str:
    """A Chinese name of two or three signs is a family name and a given name."""
    from anyascii import anyascii

    return anyascii(GREEK_U.sub("ou", HAN_NAME.sub(r"\1 \2", name)))


def _in_order(name: str) -> str:
    """ "Smith, John" is "John Smith"; "John Smith, Jr." stays."""
    last, comma, given = name.partition(",")
    rest = fold(given).split()
    if not comma or not rest or rest[0] in SUFFIXES or rest[0] in DEGREES or "," in given:
        return name
    return f"{given} {last}"


def _servant(name: str) -> str:
    """ "abdel fattah" and "abd al-fattah" are one given name: "abdul-fattah"."""
    return ABDUL.sub("abdul-", name) if "abd" in name else name


def _untitled(words: list[str], *, ruler: bool) -> tuple[list[str], str]:
    """ "Prince Harry" keeps what he is called by; "King Charles III" has his number."""
    sex, start = "", 0
    while start < len(words) - 1 and (
        words[start] in TITLES or (start > 0 and words[start] in INSIDE_TITLES)
    ):
        if words[start] in KEPT_TITLES and start == len(words) - 2 and not ruler:
            break
        sex = "m" if words[start] in MEN else "w" if words[start] in WOMEN else sex
        start += 1
    return words[start:], sex


def _ends_in_roman(name: str) -> bool:
    """In capitals: "Xi" is a name."""
    return not name.islower() and ROMAN_END.search(name) is not None


def _without_suffix(words: list[str], *, roman: bool) -> tuple[list[str], str]:
    end, suffix = len(words), ""
    while end > 1 and (words[end - 1] in DEGREES or words[end - 1] in SUFFIXES):
        if not roman and set(words[end - 1]) <= set("ivx"):
            break
        if words[end - 1] == "x" and end < 3:  # "Malcolm X"
            break
        suffix = SUFFIXES.get(words[end - 1], suffix)
        end -= 1
    return words[:end], suffix


def _article_apart(word: str) -> list[str]:
    """ "al-assad" -> "al", "assad"; "smith-jones" is one word."""
    head, hyphen, rest = word.partition("-")
    return [head, rest] if hyphen and head in ARTICLES | SONS and rest else [word]


def _is_last_alone(name: str, words: list[str]) -> bool:
    """ "bin Salman", "von der Leyen": particles stand before a last name, not a given one. With a
    capital, "Van Morrison", they may be one, unless there are two."""
    particles = [word for word in words[:-1] if word in PARTICLES or word in SONS]
    if not particles or len(particles) != len(words) - 1:
        return False
    return len(particles) > 1 or name[:1].islower() or particles[0] in ("bin", "ibn", "von")


def _start_of_last(words: list[str]) -> int:
    """Where the last name begins, with its particles: "von der Leyen"."""
    start = len(words) - 1
    while start > 1 and (words[start - 1] in PARTICLES or words[start - 1] in SONS):
        start -= 1
    return max(start, 0)


class Body(NamedTuple):
    """A name of anything but a person, folded and with its abbreviations written out."""

    words: tuple[str, ...]  # without "the" and legal form
    forms: frozenset[str]  # legal forms that were left out, "corp" for all of America
    letters: str  # of the words
    whole: str  # letters of the words and legal forms
    acronym: str  # folded, where it is one: "U.N." -> "un"
    initials: frozenset[str]  # acronyms that its words make
    numbers: tuple[str, ...]
    tail: str  # last word, where the name may go without: "university"
    around: str  # what stands behind a comma: "Springfield, Ill." -> "illinois"
    known: str  # canonical name, where a table has it


@lru_cache(maxsize=CACHED)
def body(name: str) -> Body:
    """
    >>> body("the Ford Motor Co.").words, body("Ford Motor Co.").forms
    (('ford', 'motor'), frozenset({'corp'}))
    """
    name = _without_acronym(POSSESSIVE.sub("", name.strip()))
    front, region = _place(name)
    words, forms, every = _words_of(front)
    acronym = fold(name).replace(" ", "") if ACRONYM.fullmatch(name) else ""
    tail = words[-1] if len(words) > 1 and words[-1] in TAILS else ""
    return Body(
        tuple(words),
        frozenset(forms),
        "".join(words),
        "".join(every),
        acronym,
        frozenset(_initials(every)) | _initials(words),
        tuple(w for w in words if w[0].isdigit()),
        tail,
        fold(region),
        known(name) or _known_letters().get("".join(words), ""),
    )


@lru_cache(maxsize=CACHED)
def letters(name: str) -> str:
    """Those of `body`, sooner.

    >>> letters("the Ford Motor Co.")
    'fordmotor'
    """
    front, _ = _place(_without_acronym(POSSESSIVE.sub("", name.strip())))
    return "".join(_words_of(front)[0])


def _place(name: str) -> tuple[str, str]:
    """What stands before a comma and a place, and that place; all of the name where none does."""
    front, _, around = name.partition(", ")
    region = states().get(around) or (around if around in places() else "")
    return (front if region else name), region


@cache
def _known_letters() -> dict[str, str]:
    """Bodies of several words as `Body.letters`, so that "Organisation for" is found as well."""
    forms = {form: name for form, name in bodies().items() if " " in form}
    return {"".join(_words_of(form)[0]): name for form, name in forms.items()}


@lru_cache(maxsize=CACHED)
def known(name: str) -> str:
    """The name that a table gives it, "" where none does."""
    bare = name[4:] if name[:4].casefold() == "the " else name
    people = demonyms().get(bare)
    return places().get(bare) or bodies().get(bare) or (f"people of {people}" if people else "")


@lru_cache(maxsize=CACHED)
def sounds(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(sound, words))


CO_OP = re.compile(r"\bco-op", re.IGNORECASE)
LETTERS = re.compile(r"\b([A-Z]) ?& ?([A-Z])\b")  # "A & M"
AND = re.compile(r"\s+&\s+|\s+\+\s+")
ACRONYM = re.compile(r"[A-Z]o?[A-Z]{1,6}|(?:[A-Z]\.){2,7}|[A-Z]&[A-Z]")
IN_PARENTHESES = re.compile(r"(.+?)\s*\(((?:[A-Z]\.?){2,7})\)")
# Words that no acronym need count.
FUNCTION = frozenset("of the and for in on to a an at by de la le des du der und y e".split())
# Short forms of common parts of names.
ABBREVIATIONS = {
    "dept": "department", "univ": "university", "assn": "association", "assoc": "association",
    "natl": "national", "intl": "international", "bros": "brothers", "mt": "mount",
    "ft": "fort", "govt": "government", "centre": "center", "defence": "defense",
    "organisation": "organization", "programme": "program", "theatre": "theater",
    "int": "international", "ctr": "center", "inst": "institute", "comm": "commission",
    "cttee": "committee", "mfg": "manufacturing", "sainte": "saint", "harbour": "harbor",
}  # fmt: skip
NUMBERS = {
    word: str(n)
    for n, words in enumerate(
        """
        one;1st,first,i two;2nd,second,ii three;3rd,third,iii four;4th,fourth,iv
        five;5th,fifth,v six;6th,sixth,vi seven;7th,seventh,vii eight;8th,eighth,viii
        nine;9th,ninth,ix ten;10th,tenth,x
        """.split(),
        start=1,
    )
    for word in words.replace(";", ",").split(",")
}
ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
# Legal forms, by what they are taken for: a Corp. may be called Inc., not Ltd.
LEGAL = {
    form: group
    for group, forms in {
        "corp": "corp corporation inc incorporated co company companies llc lp llp",
        "ltd": "ltd limited plc pty pte bhd berhad sdn",
        "gmbh": "gmbh",
        "ag": "ag kg kgaa se",
        "sa": "sa sas sarl spa srl nv bv",
        "ab": "ab oyj oy asa as",
        "oao": "oao ooo pao zao pjsc ojsc jsc ao",
        "kk": "kk",
    }.items()
    for form in forms.split()
}
# Without them it may be the same or something else: Harvard, Harvard University.
TAILS = frozenset(
    """
    university college school party group holdings holding airport city state province region
    oblast county district movement agency bank foundation institute hospital stadium island
    islands river mountains newspaper news council prefecture fc club team
    """.split()
)


def _words_of(name: str) -> tuple[list[str], set[str], list[str]]:
    """Words without legal forms, the legal forms, and all words."""
    text = CO_OP.sub("coop", name).replace("-", " ") if "-" in name else name
    if "&" in text or "+" in text:
        text = AND.sub(" and ", LETTERS.sub(r"\1&\2", text))
    every = _written_out(fold(text).split())
    return *_without_form(every), every


def _without_acronym(name: str) -> str:
    """ "European Central Bank (ECB)" is the European Central Bank."""
    found = IN_PARENTHESES.fullmatch(name) if name.endswith(")") else None
    if found is None:
        return name
    made = _initials(_words_of(found[1])[2])
    return found[1] if fold(found[2]) in made else name


def _written_out(words: list[str]) -> list[str]:
    """Without "the", abbreviations in full, numbers in digits."""
    found = [ABBREVIATIONS.get(w, w) for w in words if w != "the"] or words
    found = [
        ("saint" if n < len(found) - 1 else "street") if w in ("st", "str") else w
        for n, w in enumerate(found)
    ]
    return [w if n == 0 and len(w) == 1 else _number(w, n) for n, w in enumerate(found)]


def _number(word: str, place: int) -> str:
    """A Roman number stands behind something; "first" may be the first word."""
    if word[0].isdigit():
        ordinal = ORDINAL.fullmatch(word)
        return ordinal[1] if ordinal is not None else word
    if place > 0 and word[0] in "ivxl" and ROMAN.fullmatch(word):
        return str(_roman(word))
    return NUMBERS.get(word, word) if place > 0 or len(word) > 3 else word


def _roman(word: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in word]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _without_form(words: list[str]) -> tuple[list[str], set[str]]:
    end = len(words)
    forms: set[str] = set()
    while end > 1 and (words[end - 1] in LEGAL or (forms and words[end - 1] in ("and", "group"))):
        if words[end - 1] in LEGAL:
            forms.add(LEGAL[words[end - 1]])
        end -= 1
    return words[:end], forms


def _initials(words: list[str]) -> set[str]:
    """Acronyms of at least two letters that the words make, with and without small words."""
    if len(words) < 2:
        return set()
    every = "".join(w[0] for w in words)
    content = "".join(w[0] for w in words if w not in FUNCTION)
    return {made for made in (every, content) if 2 <= len(made) <= 8}
