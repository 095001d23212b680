"""The parse, copied out of spaCy once.

The rules ask every word for its neighbours again and again. spaCy makes a new object for each
answer; here words are plain objects that know each other, with spaCy's names for what they know.
"""

from __future__ import annotations

from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Doc as Parsed
    from spacy.tokens import Token as ParsedToken

Answer = TypeVar("Answer")


class Token:
    """One word, its place in the tree, and the words around it.

    `head` of a root is the word itself. `children` are in the order of the text, `lefts` and
    `rights` those before and after the word. `left_edge` and `right_edge` are the first and last
    word of all that hangs on it.
    """

    __slots__ = (
        "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_punct",
        "known",
        "left_edge",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span
    children: list[Token]
    lefts: list[Token]
    rights: list[Token]

    def __init__(self, doc: Doc, source: ParsedToken) -> None:
        self.doc = doc
        self.i: int = source.i
        self.idx: int = source.idx
        self.text: str = source.text
        self.lower_: str = source.lower_
        self.lemma_: str = source.lemma_
        self.pos_: str = source.pos_
        self.tag_: str = source.tag_
        self.dep_: str = source.dep_
        self.ent_type_: str = source.ent_type_
        self.ent_iob_: str = source.ent_iob_
        self.whitespace_: str = source.whitespace_
        self.is_punct: bool = source.is_punct
        self.head = self.left_edge = self.right_edge = self
        self.known: dict[Callable[[Token], Any], Any] = {}  # answers of functions that remember
        self.children, self.lefts, self.rights = [], [], []
        self._subtree: list[Token] | None = None

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def is_quote(self) -> bool:
        return self.text in QUOTES

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def subtree(self) -> list[Token]:
        """The word and all that hangs on it, in the order of the text."""
        if self._subtree is None:
            found = [self]
            for word in found:
                found += word.children
            self._subtree = sorted(found, key=lambda word: word.i)
        return self._subtree

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

    def hang_on(self, head: Token) -> None:
        """Make it a child of that word, and of no other."""
        if self.head is not self:
            self.head.children.remove(self)
            (self.head.lefts if self.i < self.head.i else self.head.rights).remove(self)
        self.head = head
        if head is not self:
            _insert(head.children, self)
            _insert(head.lefts if self.i < head.i else head.rights, self)

    def nbor(self, distance: int = 1) -> Token:
        """The word that far to the right, or to the left when negative."""
        return self.doc.tokens[self.i + distance]


QUOTES = frozenset({'"', "'", "``", "''", "`", "“", "”", "‘", "’", "«", "»", "„"})


class Span:
    """Words [start, end) of a paragraph."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = max(start, end)
        self.label_ = label

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
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The word that the others hang on; the highest, and of those the first."""
        top = [t for t in self if t.head is t or not self.start <= t.head.i < self.end]
        return min(top, key=_depth)


class Doc:
    """A parsed paragraph."""

    __slots__ = ("ends", "ents", "sents", "starts", "text", "tokens")

    def __init__(self, parsed: Parsed) -> None:
        self.text = parsed.text
        sources = list(parsed)
        self.tokens = [Token(self, source) for source in sources]
        self.starts = [*(token.idx for token in self.tokens), len(self.text)]
        self.ends = [token.idx + len(token.text) for token in self.tokens]
        for token, source in zip(self.tokens, sources, strict=True):
            token.hang_on(self.tokens[source.head.i])
        _find_edges(self.tokens)
        self.ents = [Span(self, e.start, e.end, e.label_) for e in parsed.ents]
        self.sents = [Span(self, start, end) for start, end in _sentences(sources)]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

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
            words = range(len(self.tokens))[place]
            return Span(self, words.start, words.stop)
        return self.tokens[place]


def remembered(find: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """A function of one word that works its answer out once. The answer is not to be changed."""

    @wraps(find)
    def recall(token: Token) -> Answer:
        if find not in token.known:
            token.known[find] = find(token)
        answer: Answer = token.known[find]
        return answer

    return recall


def _insert(words: list[Token], word: Token) -> None:
    words.append(word)
    if len(words) > 1 and words[-2].i > word.i:
        words.sort(key=lambda token: token.i)


def _find_edges(tokens: list[Token]) -> None:
    for token in tokens:
        for above in _above(token):
            if above.left_edge.i <= token.i:
                break
            above.left_edge = token
    for token in reversed(tokens):
        for above in _above(token):
            if above.right_edge.i >= token.i:
                break
            above.right_edge = token


def _above(token: Token) -> Iterator[Token]:
    while token.head is not token:
        token = token.head
        yield token


def _depth(token: Token) -> int:
    return sum(1 for _ in _above(token))


def _sentences(sources: list[ParsedToken]) -> Iterator[tuple[int, int]]:
    starts = [token.i for token in sources if token.is_sent_start or token.i == 0]
    return pairwise([*starts, len(sources)])
