"""The parse, copied out of spaCy once.

The rules ask every word for its neighbours again and again. spaCy makes a new object for each
answer; here words are plain objects that know each other, with spaCy's names for what they know.
"""

from __future__ import annotations

from functools import wraps
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.tokens import Doc as Parsed
    from spacy.tokens import Token as ParsedToken

Answer = TypeVar("Answer")

NONE: tuple[Token, ...] = ()
NUMBERS: list[int | str] = ["HEAD", "SENT_START", "SPACY", "ENT_IOB", "IS_PUNCT"]
"""What is quicker to ask for all words at once; the head as a distance."""

IOB = ("", "I", "O", "B")  # what the codes of ENT_IOB mean


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
        "lemma_",
        "lower_",
        "pos_",
        "right_edge",
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

    def __init__(self, doc: Doc, source: ParsedToken, numbers: Sequence[int]) -> None:
        self.doc = doc
        self.i = source.i
        self.idx = source.idx
        self.text = source.text
        self.lower_ = source.lower_
        self.lemma_ = source.lemma_
        self.pos_ = source.pos_
        self.tag_ = source.tag_
        self.dep_ = source.dep_
        self.ent_type_ = source.ent_type_
        _, _, space, iob, punctuation = numbers
        self.whitespace_ = " " if space else ""
        self.ent_iob_ = IOB[iob]
        self.is_punct = bool(punctuation)
        self.head = self.left_edge = self.right_edge = self
        self.children = NONE  # most words have none, and lists cost time
        self.known: dict[Callable[[Token], Any], Any] | None = None  # what `remembered` keeps
        self._subtree: list[Token] | None = None

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

    @property
    def lefts(self) -> list[Token]:
        """The children before the word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after the word."""
        return [child for child in self.children if child.i > self.i]

    def hang_on(self, head: Token) -> None:
        """Make it a child of that word, and of no other."""
        if self.head is not self:
            self.head.children = [c for c in self.head.children if c is not self]
        self.head = head
        if not head.children:
            head.children = [self]
        elif head.children[-1].i < self.i:
            head.children = [*head.children, self]
        else:
            head.children = sorted([*head.children, self], key=lambda child: child.i)

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
        numbers = parsed.to_array(NUMBERS).view("int64").tolist()
        self.tokens = [Token(self, t, line) for t, line in zip(parsed, numbers, strict=True)]
        self.starts = [*(token.idx for token in self.tokens), len(self.text)]
        self.ends = [token.idx + len(token.text) for token in self.tokens]
        for token, (distance, *_) in zip(self.tokens, numbers, strict=True):
            if distance:
                token.hang_on(self.tokens[token.i + distance])
        _find_edges(self.tokens)
        self.ents = [Span(self, e.start, e.end, e.label_) for e in parsed.ents]
        starts = [i for i, line in enumerate(numbers) if i == 0 or line[1] == 1]
        self.sents = [Span(self, *ends) for ends in pairwise([*starts, len(self.tokens)])]
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
        known = token.known
        if known is None:
            known = token.known = {}
        if find not in known:
            known[find] = find(token)
        answer: Answer = known[find]
        return answer

    return recall


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
