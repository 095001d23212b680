"""From the head of a noun phrase to its text, its name and its type."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.tree import remembered
from kgraph.extract.words.moods import NEGATIONS
from kgraph.extract.words.nouns import (
    BODIES,
    COUNTRY_NOUNS,
    NAMED_KINDS,
    PLAIN_ADJECTIVES,
    ROLES,
    TIME_NOUNS,
    TITLES,
    TRANSPARENT,
)
from kgraph.extract.words.speech import SPEECH
from kgraph.gazetteer import bodies, demonyms, places
from kgraph.model import Document, Mention
from kgraph.model import Span as TextSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kgraph.extract.tree import Doc, Span, Token

LABELS = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "NORP": "NORP",
    "LOC": "LOC",
    "FAC": "FAC",
    "EVENT": "EVENT",
    "DATE": "TIME",
    "TIME": "TIME",
}
"""spaCy's entity labels that say something about an actor or a time; the rest are concepts."""

PREMODIFIERS = frozenset(
    """det amod compound nummod poss nmod quantmod advmod npadvmod predet preconj case punct
    dep neg""".split()
)
POSTMODIFIERS = frozenset("prep acl amod nummod npadvmod case advmod compound prt nmod".split())
# Prepositions that complete a noun ("aid to", "talks on"). Others mostly belong to the verb, even
# where the parser hangs them on the noun: "tracks stocks with an index".
COMPLEMENTS = frozenset("of to for between from on in about at against into over among".split())
JOINING = frozenset({"conj", "nmod"})
PERSON_PRONOUNS = frozenset("he him she her i me you himself herself myself yourself".split())
GROUP_PRONOUNS = frozenset("they them we us themselves ourselves".split())
PARTICLES = frozenset(  # small words that names begin with
    "abu al bin da dal de del della den der di dos du el ibn la le ten ter van vom von zu".split()
)
LEGAL_FORMS = frozenset("AG Co Corp Corporation GmbH Inc LLC LLP Limited Ltd NV PLC SA".split())
PARTED = frozenset({"PERSON", "GPE"})  # labels of names that hold no "and"
MOST_OFFICES = 8  # of one phrase that name each other
DETERMINERS = frozenset(
    "this that these those some any many few most all both each another".split()
)


@remembered
def core_start(head: Token) -> int:
    """Index of the first word before the head that belongs to it: "the new [mayor]"."""
    start: int = head.i
    if not head.lefts:
        return start
    for child in reversed(head.lefts):
        if child.dep_ not in PREMODIFIERS or child.right_edge.i != start - 1 or _is_party(child):
            break
        if child.dep_ == "punct" and child.text in ",;:–—":
            break
        start = child.left_edge.i
    words = head.doc.tokens
    while start < head.i and words[start].is_punct and not words[start].is_quote:
        start += 1
    return start


def full_end(head: Token) -> int:
    """Index after the last word of the phrase: with prepositions and infinitives after the
    head, without relative clauses, appositions and further conjuncts."""
    end: int = head.i + 1
    for child in head.rights:
        if child.dep_ == "punct":
            if child.text in "-–'\"”" and child.i == end:
                end += 1
                continue
            break
        if child.dep_ == "acl" and child.tag_ in ("VBG", "VBN", "VBD"):
            break  # "a man wearing a hat" is a clause of its own
        if child.dep_ == "prep" and child.lower_ not in COMPLEMENTS:
            break
        if child.dep_ not in POSTMODIFIERS or child.left_edge.i != end:
            break
        end = _end_of(child)
        if end != child.right_edge.i + 1:
            break
    words = head.doc.tokens
    while end > head.i + 1 and words[end - 1].is_punct:
        end -= 1
    return end


def _end_of(child: Token) -> int:
    """End of a modifier, cut where a relative clause or an apposition begins inside it."""
    end: int = child.i + 1
    for inner in child.rights:
        if inner.dep_ in ("relcl", "appos", "parataxis") or (
            inner.dep_ == "punct" and inner.text in ",;:–—("
        ):
            return end
        end = _end_of(inner)
        if end != inner.right_edge.i + 1:
            return end
    return end


def _clause_end(head: Token) -> int:
    """Index of the last word of a clause, before what does not belong to it: one beside it that
    has its own "that", or ", saying …" of the one who tells it."""
    for child in head.rights:
        beside = child.dep_ == "conj" and any(c.dep_ == "mark" for c in child.lefts)
        goes_on = child.dep_ == "advcl" and child.tag_ == "VBG" and child.lemma_ in SPEECH
        if beside or (goes_on and child.nbor(-1).text == ","):
            return child.left_edge.i - 1
    return head.right_edge.i


def conjuncts(head: Token) -> list[Token]:
    """The head and all that is coordinated with it, in order."""
    return [head] if head.links.isdisjoint(JOINING) else _conjuncts(head)


@remembered
def _conjuncts(head: Token) -> list[Token]:
    found, waiting = [], [head]
    while waiting:
        word = waiting.pop()
        found += [*[child for child in word.lefts if _is_party(child)], word]
        joined = [c for c in word.rights if c.dep_ == "conj" and _is_conjunct(c, word)]
        waiting += reversed(joined)
    return found


def _is_conjunct(child: Token, head: Token) -> bool:
    """Not in "but not Tanzania", nor inside a name ("Johnson & Johnson")."""
    if child.pos_ in ("VERB", "AUX", "PUNCT") or child.lower_ in NEGATIONS:
        return False
    if "neg" in child.links or child.nbor(-1).lower_ == "not":
        return False
    between = head.doc[head.i + 1 : child.i + 1]
    return not all(t.ent_iob_ == "I" for t in between)


def _is_party(child: Token) -> bool:
    """The parser hangs "Putin" on "Jinping" in "Putin and Chinese President Xi Jinping"."""
    return (
        child.dep_ == "nmod"
        and child.ent_type_ in ("PERSON", "ORG", "GPE")
        and any(c.dep_ == "cc" for c in child.children)
    )


def named_apposition(head: Token) -> Token | None:
    """ "its ally Kiev", "the news agency TASS": the name that a common noun is given."""
    if "appos" not in head.links or head.pos_ == "PROPN":
        return None
    for child in head.rights:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ in LABELS:
            return child
    return None


def inner_noun(head: Token) -> Token:
    """ "a group of diplomats" is about diplomats: the noun that the phrase is about."""
    if head.lower_lemma_ not in TRANSPARENT or head.ent_type_ in ("ORG", "PERSON", "GPE"):
        return head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for noun in child.rights:
                if noun.dep_ == "pobj":
                    return inner_noun(noun)
    return head


class Description(NamedTuple):
    """What a noun phrase is called."""

    name: str
    label: str
    kind: str


class Phrases:
    """The mentions of one parsed paragraph, made once for each head.

    `text` is the document's, and the paragraph starts at `offset` of it. `known` are the
    labels of names that the whole document settles.
    """

    def __init__(
        self, doc: Doc, document: Document, offset: int, known: Mapping[str, str] | None = None
    ) -> None:
        self.doc = doc
        self.document = document
        self.offset = offset
        self._known = known or {}
        self.entities: dict[int, Span] = {n: e for e in doc.ents for n in range(e.start, e.end)}
        self._full: dict[int, Mention] = {}
        self._plain: dict[int, Mention] = {}
        self._clauses: dict[int, Mention] = {}
        self._descriptions: dict[int, Description] = {}

    def mention(self, head: Token) -> Mention:
        """The phrase around a head, or around a clause."""
        found = self._full.get(head.i)
        if found is None:
            clause = head.dep_ in ("csubj", "csubjpass")
            found = self._full[head.i] = self.clause(head) if clause else self._phrase(head)
        return found

    def bare(self, head: Token) -> Mention:
        """Only the name, without a title before it: "Vladimir Putin"."""
        entity = self.entities.get(head.i)
        if entity is None:
            return self.mention(head)
        start = entity.start
        while start < head.i and _is_title(self.doc[start]):
            start += 1
        return self._cut(start, self._name_end(entity), *self.describe(head))

    def _name_end(self, entity: Span) -> int:
        """Without the 's that the model takes into some names."""
        return entity.end - (len(entity) > 1 and self.doc.tokens[entity.end - 1].tag_ == "POS")

    def plain(self, head: Token) -> Mention:
        """The phrase as a description, even where a name stands beside it: "its ally"."""
        if head.i not in self._plain:
            name, label, kind = self._described(head)
            start = core_start(head)
            if head.dep_ == "compound":  # a title: "Russian [President] Putin"
                before = [c for c in head.head.lefts if c.i < start and c.dep_ != "det"]
                name = " ".join([*(w for c in before for w in self._kept(c)), name])
                start = core_start(head.head)
            self._plain[head.i] = self._cut(start, full_end(head), name, label, kind)
        return self._plain[head.i]

    def possession(self, head: Token) -> Mention:
        """What somebody has, without the owner: "market share" in "Nissan's market share"."""
        owner = next(child for child in head.lefts if child.dep_ == "poss")
        return self._cut(owner.right_edge.i + 1, full_end(head), head.lemma_, "QUALITY", "nominal")

    @cached_property
    def names(self) -> list[Mention]:
        """A mention for each name that the model recognises."""
        found = []
        for entity in self.doc.ents:
            if LABELS.get(entity.label_) not in (None, "TIME"):
                name, label, kind = self.describe(entity.root)
                if kind == "name":
                    found.append(self._cut(*_own_part(entity, entity.root), name, label, kind))
        return found

    def clause(self, head: Token) -> Mention:
        """A whole clause as an argument: "that he had won"."""
        if head.i not in self._clauses:
            words, start, end = self.doc.tokens, head.left_edge.i, _clause_end(head) + 1
            last = words[end - 1]
            while end > start + 1 and (last.is_punct or last.dep_ == "cc"):
                end -= 1
                last = words[end - 1]
            while start < end - 1 and (words[start].is_punct or words[start].text in "`'"):
                start += 1
            self._clauses[head.i] = self._cut(start, end, "", "CLAUSE", "nominal")
        return self._clauses[head.i]

    def _phrase(self, head: Token) -> Mention:
        name, label, kind = self.describe(head)
        start, end = core_start(head), full_end(head)
        entity = self.entities.get(head.i)
        if entity is not None and (kind == "name" or label == "TIME"):
            start = min(start, entity.start)
            end = max(end, self._name_end(entity))
            words = self.doc.tokens
            if words[end - 1].text == "." and words[end - 2].whitespace_:
                end -= 1
        return self._cut(start, end, name, label, kind)

    def span(self, start: int, end: int) -> TextSpan:
        """The words [start, end) of the paragraph, as a place in the document."""
        cut = self._cut(start, end, "", "", "")
        return TextSpan(cut.start, cut.end, cut.text)

    def _text(self, start: int, end: int) -> str:
        return self.doc.text[self.doc.starts[start] : self.doc.ends[end - 1]]

    def _cut(self, start: int, end: int, name: str, label: str, kind: str) -> Mention:
        doc, offset, document = self.doc, self.offset, self.document
        first = doc.starts[start] + offset
        last = doc.ends[end - 1] + offset if end > start else first
        text = document.text[first:last]
        return Mention._make((document.id, first, last, text, label, name or text, kind))

    def describe(self, head: Token) -> Description:
        """Name, label and kind of the phrase around the head."""
        found = self._descriptions.get(head.i)
        if found is None:
            found = self._descriptions[head.i] = Description._make(self._describe(head))
        return found

    def _describe(self, head: Token) -> tuple[str, str, str]:
        kind = head.pos_
        if kind == "PRON" or (kind == "DET" and head.lower_ in DETERMINERS):
            return head.text, _pronoun_label(head), "pronoun"
        if kind in ("VERB", "AUX") and head.ent_type_ not in LABELS:
            return head.text, "CLAUSE", "nominal"
        if kind == "ADJ" and head.dep_ in ("acomp", "oprd"):
            return head.text, "QUALITY", "nominal"
        inner = (named_apposition(head) or inner_noun(head)) if head.rights else head
        if inner is not head and inner.pos_ != "PRON":
            return self.describe(inner)
        entity = self.entities.get(head.i)
        if head.lower_ == "elect":
            return self._described(head)
        if entity is not None and _names(entity, head):
            return self._named(entity, head)
        if _is_time(head, entity):
            words = entity.text if entity is not None else self._text(core_start(head), head.i + 1)
            return words, "TIME", "nominal"
        if kind == "PROPN" and not is_role(head):
            before = self.entities.get(head.i - 1)
            if head.text.rstrip(".") in LEGAL_FORMS and before is not None:
                return self._named(before, head.nbor(-1))  # "Chrysler [LLC]"
            return self._unrecognised(head)
        if _starts_as_name(head):
            return head.text, self._label(head.text, "PERSON"), "name"
        if head.text in self._known and not head.text.islower():  # a name, tagged as a noun here
            return head.text, self._known[head.text], "name"
        named = _named_before(head, self.entities)
        return self._described(head) if named is None else self._named(named, named.root)

    def _named(self, entity: Span, head: Token) -> tuple[str, str, str]:
        words = self.doc.tokens
        start, end = _own_part(entity, head)
        if entity.label_ == "PERSON":
            while start < end - 1 and (_is_title(words[start]) or _is_stray(words[start])):
                start += 1
            if start < end - 2 and words[start].text in demonyms():
                start += 1  # "Englishman John Smith"
            while start > 0 and _is_first_name(words[start - 1], entity):
                start -= 1
        if words[end - 1].text.rstrip(".") in LEGAL_FORMS:  # "Chrysler LLC", cut by the model
            while start > 0 and words[start - 1].pos_ == "PROPN":
                start -= 1
        name = clean(self._text(start, end))
        if "-" in name and all(part in places() for part in name.split("-")):
            return name, "CONCEPT", "nominal"
        if entity.label_ != "ORG" and is_role(words[end - 1]):
            return self._described(head)
        return name, self._label(name, LABELS[entity.label_]), "name"

    def _label(self, name: str, guess: str) -> str:
        return self._known.get(name) or label_of(name, guess)

    def _unrecognised(self, head: Token) -> tuple[str, str, str]:
        """A proper noun that the model took for no entity: its run of proper nouns."""
        start = head.i if _is_paired(head) else _compound_start(head)
        while (
            start > 0 and self.doc[start - 1].pos_ == "PROPN" and self.doc[start - 1].head == head
        ):
            start -= 1
        titled = start < head.i and _is_title(self.doc[start])
        while start < head.i and _is_title(self.doc[start]):
            start += 1
        name = clean(self._text(start, head.i + 1))
        guess = "PERSON" if titled else "ORG" if name[:1].isupper() else "CONCEPT"
        return name, self._label(name, guess), "name"

    def _described(self, head: Token) -> tuple[str, str, str]:
        """A common noun: named by what it is, with whose it is and what kind it is."""
        first = _compound_start(head)
        noun = self._text(first, head.i + 1).lower() if first < head.i else head.text
        lemma = noun if first < head.i else head.lower_lemma_
        plural = head.tag_ in ("NNS", "NNPS")
        if lemma in ROLES:
            label = "GROUP" if plural else "PERSON"
        elif lemma in COUNTRY_NOUNS and not plural:
            label = "GPE"
        else:
            label = "GROUP" if lemma in BODIES or head.lower_ in BODIES else "CONCEPT"
        start = core_start(head)
        modifiers = [c for c in head.lefts if start <= c.i < first] if start < first else []
        words = self._kept_of(modifiers) if modifiers else []
        if head.pos_ != "PROPN":
            noun = lemma if label == "CONCEPT" else noun.lower()
        if lemma in ROLES:
            noun += self._office(head)
        if label == "GROUP" and words and words[0].endswith("'s"):
            words[0] = words[0].removesuffix("'s")
        name = " ".join(dict.fromkeys([*words, noun])) if words else noun
        return clean(name), label, "nominal"

    def _office(self, head: Token) -> str:
        """ "heads of state", "president of Armenia": what the role is of."""
        for child in head.rights if not _is_deep(head) else ():
            if child.dep_ == "prep" and child.lower_ == "of":
                for noun in child.rights:
                    if noun.dep_ == "pobj":
                        return f" of {self.describe(noun)[0]}"
        return ""

    def _kept_of(self, modifiers: list[Token]) -> list[str]:
        if "-" in self.doc.words:
            inside = {n for c in modifiers for n in range(_compound_start(c), c.i)}
            modifiers = [c for c in modifiers if c.i not in inside]
        return [word for child in modifiers for word in self._kept(child)]

    def _kept(self, child: Token) -> list[str]:
        """The words of a modifier that tell one thing from another."""
        if child.dep_ == "poss":
            if child.pos_ == "PRON":
                return []
            owner, label, _ = self.describe(child)
            return [f"{owner.rpartition(' ')[2] if label == 'PERSON' else owner}'s"]
        if child.dep_ not in ("amod", "compound", "nmod"):
            return []
        entity = self.entities.get(child.i)
        if entity is not None and entity.label_ in LABELS and not _is_paired(child):
            name = self._named(entity, child)[0] if _names(entity, child) else entity.text
            return [name.rpartition(" ")[2] if entity.label_ == "PERSON" else name]
        if child.dep_ == "amod" and (
            child.lower_ in PLAIN_ADJECTIVES or child.tag_ in ("JJR", "JJS")
        ):
            return []
        first = _compound_start(child)
        if first < child.i:
            return [self._text(first, child.i + 1)]
        inner = [w for c in child.lefts for w in self._kept(c)]
        capital = child.lower_ != child.text and child.i != child.sent.start
        proper = child.pos_ == "PROPN" or capital
        return [*inner, child.text if proper else child.lower_]


def label_of(name: str, label: str) -> str:
    """The gazetteer knows better than the model what a country or a capital is."""
    if name in places():
        return "GPE"
    if name in bodies():
        return "ORG"
    if name in demonyms():
        return "NORP"
    return label


@lru_cache(maxsize=8192)
def clean(name: str) -> str:
    """A name without its article, its possessive and stray marks: "the Kremlin's" -> "Kremlin"."""
    name = " ".join(name.split())
    name = name.strip(' ,;:."“”‘`()[]|–—-') + ("." if _abbreviated(name) else "")
    for ending in ("'s", "'"):
        name = name.removesuffix(ending).rstrip()
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else name


def _abbreviated(name: str) -> bool:
    """ "U.S." keeps its last stop, "Google." does not."""
    if not name.endswith("."):
        return False
    last = name.rpartition(" ")[2]
    return last.count(".") > 1 or last in ("Inc.", "Jr.", "Sr.", "Ltd.", "Corp.")


def _compound_start(head: Token) -> int:
    """Where a word joined by hyphens begins: "president-[elect]"."""
    start, words = head.i, head.doc.tokens
    while start >= 2 and words[start - 1].text == "-" and not words[start - 1].whitespace_:
        start -= 2
    return start


def _is_paired(head: Token) -> bool:
    """ "Moscow-[Kyiv] talks": two names that a hyphen joins."""
    return any(child.dep_ == "pair" for child in head.lefts)


def _names(entity: Span, head: Token) -> bool:
    """Does the entity name what the head is the head of ("Putin", not "two-year")?"""
    if entity.label_ not in LABELS or LABELS[entity.label_] == "TIME":
        return False
    last = entity.end - 1 == head.i and head.dep_ != "pobj"
    return last or entity.root is head


def _named_before(head: Token, entities: Mapping[int, Span]) -> Span | None:
    """ "the [NATO] military alliance", "the [TASS] news agency": the noun says what the name is."""
    if head.lemma_ not in NAMED_KINDS or head.tag_ != "NN":
        return None
    for child in head.lefts:
        entity = entities.get(child.i)
        if child.dep_ == "compound" and entity is not None and entity.label_ == "ORG":
            return entity if entity.root == child else None
    return None


def _is_deep(head: Token) -> bool:
    """Is it the last of more offices than anybody has: "the head of the chief of the …"?"""
    for _ in range(MOST_OFFICES):
        if head.dep_ != "pobj" or head.head.lower_ != "of" or head.head.dep_ != "prep":
            return False
        head = head.head.head
    return True


def _is_time(head: Token, entity: Span | None) -> bool:
    if entity is not None and LABELS.get(entity.label_) == "TIME":
        return True
    return head.lower_lemma_ in TIME_NOUNS and head.pos_ in ("NOUN", "PROPN")


@remembered
def is_role(token: Token) -> bool:
    start = _compound_start(token)
    whole = token.doc[start : token.i + 1].text.lower() if start < token.i else ""
    return token.lower_lemma_ in ROLES or token.lower_ in ROLES or whole in ROLES


def _is_title(token: Token) -> bool:
    return is_role(token) or token.lower_ in TITLES or token.lower_ in ("-", "elect")


def _own_part(entity: Span, head: Token) -> tuple[int, int]:
    """Of two that the model takes for one, "Lang and Meyer", the one with the head."""
    if entity.label_ in PARTED and len(entity) > 2 and "and" in entity.doc.words:
        for token in entity:
            if token.lower_ == "and":
                before = head.i < token.i
                return (entity.start, token.i) if before else (token.i + 1, entity.end)
    return entity.start, entity.end


def _is_stray(token: Token) -> bool:
    """A common word that the model takes into the name that follows: "defender John Smith"."""
    return token.text.islower() and token.text not in PARTICLES


def _starts_as_name(head: Token) -> bool:
    """ "Trump met Putin.": at the start of a sentence the tagger takes some names for nouns. Who
    says, meets or visits without an article has a name."""
    return (
        head.i == head.sent.start
        and head.tag_ == "NN"
        and head.dep_ == "nsubj"
        and head.text.istitle()
        and head.head.lemma_ in ("say", "tell", "deny", "meet", "visit", "talk")
        and head.lower_lemma_ not in BODIES | ROLES
    )


def _is_first_name(word: Token, entity: Span) -> bool:
    """ "Junius Ho", of which the model takes only "Ho" for a name."""
    return (
        word.pos_ == "PROPN"
        and word.dep_ == "compound"
        and word.head == entity.root
        and not word.ent_type_
        and not _is_title(word)
        and word.is_alpha
    )


def has_title(entity: Span) -> bool:
    """ "President Trump": only people have such a word before their name."""
    if entity.start == 0 or entity.label_ == "NORP":
        return False
    before = entity.doc.tokens[entity.start - 1]
    return before.dep_ == "compound" and before.head == entity.root and is_role(before)


def _pronoun_label(head: Token) -> str:
    if head.lower_ in PERSON_PRONOUNS:
        return "PERSON"
    return "GROUP" if head.lower_ in GROUP_PRONOUNS else "CONCEPT"
