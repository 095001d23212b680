"""The parse, copied out of spaCy once.

The rules ask every word for its neighbours again and again. spaCy makes a new object for each
answer; here words are plain objects that know each other, with spaCy's names for what they know.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import accumulate, chain, compress, count, pairwise, repeat
from operator import add, attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parsed

Answer = TypeVar("Answer")

NONE: tuple[Token, ...] = ()
NO_LINKS: frozenset[str] = frozenset()
WORDS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]
NUMBERS: list[int | str] = ["ENT_IOB", "IS_PUNCT", "SPACY", "SENT_START", "HEAD"]
"""What is copied, for all words at once: numbers of strings, and others; the head is a distance."""

DEP = attrgetter("dep_")
IOB = ("", "I", "O", "B")  # what the codes of ENT_IOB mean
INSIDE, BEGINS = IOB.index("I"), IOB.index("B")


class Token:
    """One word, its place in the tree, and the words around it.

    `head` of a root is the word itself. `children` are in the order of the text, `lefts` and
    `rights` those before and after the word, and `links` the labels by which they hang on it.
    `left_edge` and `right_edge` are the first and last word of all that hangs on it.
    `lower_lemma_` is the lemma in small letters: that of a name has capitals.
    """

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "left_edge",
        "lefts",
        "lemma_",
        "links",
        "lower_",
        "lower_lemma_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    i: int
    idx: int  # where it begins, in characters of the paragraph
    text: str
    lower_: str
    lemma_: str
    lower_lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_punct: bool
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span
    children: Sequence[Token]
    lefts: Sequence[Token]
    rights: Sequence[Token]
    links: frozenset[str]

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        label: str,
        lower_lemma: str,
        iob: str,
        is_punct: bool,
        space: str,
        sent: Span,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.lemma_ = lemma
        self.lower_lemma_ = lower_lemma
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.ent_type_ = label
        self.ent_iob_ = iob
        self.is_punct = is_punct
        self.whitespace_ = space
        self.sent = sent
        self.head = self.left_edge = self.right_edge = self
        self.children = self.lefts = self.rights = NONE  # most words have none
        self.links = NO_LINKS

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_start(self) -> bool:
        return self.sent.start == self.i

    @property
    def is_quote(self) -> bool:
        return self.text in QUOTES

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def subtree(self) -> list[Token]:
        """The word and all that hangs on it, in the order of the text."""
        return _subtree(self) if self.children else [self]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All words coordinated with it, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.children if child.dep_ == "conj"]
        return tuple(sorted((w for w in found if w is not self), key=lambda word: word.i))

    def relabel(self, dep: str) -> None:
        """Change its link to the word that it hangs on."""
        self.dep_ = dep
        self.head.links = _links(self.head.children)

    def hang_on(self, head: Token) -> None:
        """Make it a child of that word, and of no other."""
        if self.head is not self:
            self.head.take([c for c in self.head.children if c is not self])
        self.head = head
        head.take(sorted([*head.children, self], key=lambda child: child.i))

    def take(self, children: list[Token]) -> None:
        """Make these its children, in the order of the text."""
        self.children = children
        self.links = _links(children)
        if not children or children[-1].i < self.i:
            self.lefts, self.rights = children, NONE
        elif children[0].i > self.i:
            self.lefts, self.rights = NONE, children
        else:
            before = 1
            while children[before].i < self.i:
                before += 1
            self.lefts, self.rights = children[:before], children[before:]

    def nbor(self, distance: int = 1) -> Token:
        """The word that far to the right, or to the left when negative."""
        return self.doc.tokens[self.i + distance]


QUOTES = frozenset({'"', "'", "``", "''", "`", "“", "”", "‘", "’", "«", "»", "„"})


class Span:
    """Words [start, end) of a paragraph."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end if end > start else start
        self.label_ = label
        self._root: Token | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        words = range(self.start, self.end)[place]
        if isinstance(words, range):
            return Span(self.doc, words.start, words.stop, self.label_)
        return self.doc.tokens[words]

    @property
    def start_char(self) -> int:
        return self.doc.starts[self.start]

    @property
    def end_char(self) -> int:
        return self.doc.ends[self.end - 1] if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        doc = self.doc
        last = self.end - 1
        return doc.text[doc.starts[self.start] : doc.ends[last]] if last >= self.start else ""

    @property
    def root(self) -> Token:
        """The word that the others hang on; the highest, and of those the first."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        if self._root is None:
            top = [t for t in self if t.head is t or not self.start <= t.head.i < self.end]
            self._root = top[0] if len(top) == 1 else min(top, key=_depth)
        return self._root


class Words(dict[int, str]):
    """The strings behind spaCy's numbers, asked for once, with straight apostrophes."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings

    def __missing__(self, number: int) -> str:
        text = self[number] = self._strings[number].replace("’", "'")
        return text


words_of = lru_cache(maxsize=1)(Words)  # one pipeline mostly reads all documents


class Lowered(dict[str, str]):
    """Texts in small letters."""

    def __missing__(self, text: str) -> str:
        low = self[text] = text.lower()
        return low


lowered = Lowered().__getitem__


class Doc:
    """A parsed paragraph. `words` are those that it has, in small letters."""

    __slots__ = ("ends", "ents", "sents", "starts", "text", "tokens", "words")

    def __init__(self, parsed: Parsed) -> None:
        table: Any = parsed.to_array([*WORDS, *NUMBERS])
        string = words_of(parsed.vocab.strings).__getitem__
        columns: list[list[int]] = table.T.tolist()
        known = [list(map(string, column)) for column in columns[: len(WORDS)]]
        known.append(list(map(lowered, known[2])))
        self.words = frozenset(known[1])
        iobs, marks, spaced, opens, _ = columns[len(WORDS) :]
        spaces = list(map(("", " ").__getitem__, spaced))
        pieces = list(map(add, known[0], spaces))
        self.text = "".join(pieces)
        self.starts = list(accumulate(map(len, pieces), initial=0))
        self.ends = list(map(add, self.starts, map(len, known[0])))
        opens[:1] = [1] if opens else []
        starts = compress(count(), map((1).__eq__, opens))
        self.sents = [Span(self, *ends) for ends in pairwise([*starts, len(opens)])]
        sents = chain.from_iterable([repeat(sent, len(sent)) for sent in self.sents])
        flags = map(IOB.__getitem__, iobs), map(bool, marks), spaces, sents
        self.tokens = list(map(Token, repeat(self), count(), self.starts, *known, *flags))
        _join(self.tokens, table[:, -1].view("int64").tolist())
        self.ents = [Span(self, *ends, known[6][ends[0]]) for ends in _entities(iobs)]

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, slice):
            return Span(self, *place.indices(len(self.tokens))[:2])
        return self.tokens[place]

    def take_apart(self) -> None:
        """Free the memory at once: words that know each other wait for the collector of cycles."""
        for token in self.tokens:
            del token.head, token.left_edge, token.right_edge
        for sentence in self.sents:
            del sentence.doc, sentence._root
        del self.tokens, self.sents, self.ents


def forget() -> None:
    """Forget what is remembered of words, which would keep them."""
    for answers in Answers.every:
        answers.clear()


class Answers(dict["Token", Any]):
    """What a function of one word found, until the document is read."""

    every: ClassVar[list[Answers]] = []

    def __init__(self, find: Callable[[Token], Any]) -> None:
        self._find = find
        self.every.append(self)

    def __missing__(self, word: Token) -> Any:
        found = self[word] = self._find(word)
        return found


def remembered(find: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """A function of one word that works its answer out once. The answer is not to be changed.

    An answer that is known costs no call of Python code; functools.lru_cache takes twice as long.
    """
    return Answers(find).__getitem__


@remembered
def _subtree(word: Token) -> list[Token]:
    found = [word]
    for one in found:
        found += one.children
    return sorted(found, key=lambda one: one.i)


def _links(children: Sequence[Token]) -> frozenset[str]:
    return frozenset(map(DEP, children))


def _entities(iobs: list[int]) -> Iterator[tuple[int, int]]:
    """Where each entity begins and ends."""
    for start in compress(count(), map(BEGINS.__eq__, iobs)):
        end = start + 1
        while end < len(iobs) and iobs[end] == INSIDE:
            end += 1
        yield start, end


def _join(tokens: list[Token], distances: list[int]) -> None:
    """Hang each word on its head."""
    found: dict[Token, list[Token]] = defaultdict(list)
    heads = map(tokens.__getitem__, map(add, count(), distances))
    for token, head in zip(tokens, heads, strict=True):
        if head is not token:
            token.head = head
            found[head].append(token)
    for head, children in found.items():
        head.take(children)
        first, last, above = children[0], children[-1], head
        while above.left_edge.i > first.i:
            above.left_edge = first
            above = above.head
        above = head
        while above.right_edge.i < last.i:
            above.right_edge = last
            above = above.head


def _depth(token: Token) -> int:
    depth = 0
    while token.head is not token:
        token = token.head
        depth += 1
    return depth
