"""Documents come and go: what an update makes of the result is what all documents together give."""

from __future__ import annotations



from typing import TYPE_CHECKING


from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Claim, Document, Extraction, Kind, Mention, Predicate, Resolution, Span
from kgraph.resolve import Corrections, in_memory, resolve, update
from kgraph.resolve.corrections import NONE, Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kgraph.model import Decision, Entity
    from kgraph.resolve import Changes, State

FAMILIES = (
    ("John Smith", "John A. Smith", "John B. Smith", "Smith", "Jack Smith", "Eva Smith"),
    ("Smith", "J. Smith", "John Smith", "Smyth", "Jon Smyth", "Comedian John Smith", "Smith/ORG"),
    ("Mr. Smith", "Mrs. Smith", "Smith", "Smith John", "John Smith", "John Smith Jr.", "!"),
    ("GM/ORG", "General Motors/ORG", "General Motors Corporation/ORG", "Gene Mutations/ORG"),
    ("Ford", "Ford/ORG", "Ford/GPE", "Ford Motor Company/ORG", "Harrison Ford", "Harrison Ford/ORG"),
    ("Paris", "Paris/GPE", "Paris/ORG", "Paris Saints/ORG", "Saints/ORG", "Saints", "Paris Hilton"),
    ("Springfield/GPE", "Springfield/ORG", "Springfield Lions/ORG", "Lions/ORG", "Salem Lions/ORG"),
    ("Kyiv/GPE", "Kiev/GPE", "Kremlin/ORG", "Russia/GPE", "Russian/NORP", "Russian/GPE", "EU/ORG"),
    ("Red Cross Clinic/ORG", "Red Cross Center/ORG", "Red Cross/FAC", "Red Cross Hospital/FAC"),
    ("Mt. Elbert/GPE", "Mount Elbert/LOC", "Elbert/LOC", "Elbert", "Brexit/CONCEPT", "Idris Elbert"),
)  # fmt: skip
NOMINALS = (
    "minister/GROUP", "government/GROUP", "French president/PERSON", "president of France/PERSON",
    "French leader/PERSON", "president/PERSON", "Brexit/CONCEPT", "General Motors/ORG",
)  # fmt: skip
CORRECTED = (
    NONE,
    Corrections(same=(("Smith", "GM"), ("government", "Russia"))),
    Corrections(
        same=(("Saints", "John Smith", "Kyiv"),),
        different=(("Kiev", "Kyiv"), ("John Smith", "J. Smith"), ("Smith", "Eva Smith")),
        namings=(Naming("EU", "Europe", "GPE"), Naming("Russia", None, "ORG")),
    ),
)


def article(identity: str, name: str, told: Sequence[tuple[str, str]]) -> Extraction:
    """Says of each of these, in a sentence of its own, what is written: a role of somebody is
    what he is, another name is his in brackets."""
    text, mentions, claims = "", [], []
    antecedents: dict[Mention, Mention] = {}

    def add(words: str, kind: Kind) -> Mention:
        nonlocal text
        called, _, label = words.partition("/")
        start, text = len(text), text + called
        at = (identity, start, len(text), called, label or "PERSON", called, kind)
        mentions.append(Mention(*at))
        return mentions[-1]

    for words, more in told:
        one = add(words, "nominal" if words in NOMINALS else "name")
        if more in NOMINALS:
            text += ", "
            role = add(more, "nominal")
            be, whole = Predicate("be", one.end, one.end, ""), Span(0, len(text), text)
            claims.append(Claim(one, be, role, whole, "positive", "asserted", None, None, "title"))
        elif more == "he":
            text += ". "
            antecedents[add("he", "pronoun")] = one
        elif more:
            text += " ("
            add(more, "name")
            text += ")"
        text += ". "
    document = Document(identity, name, text, "-")
    return Extraction(document, 1, tuple(mentions), tuple(claims), antecedents)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[list[Extraction], list[str]]]:
    """What is added, and the ids of what is removed, step by step. Few names, so that they
    collide."""
    names = [*draw(st.sampled_from(FAMILIES)), *draw(st.lists(st.sampled_from(NOMINALS), max_size=2))]
    more = ["", "", "", "he", *names[-2:], *draw(st.lists(st.sampled_from(NOMINALS), max_size=1))]
    told = st.lists(st.tuples(st.sampled_from(names), st.sampled_from(more)), max_size=3)
    articles = st.builds(article, st.sampled_from("abcdef"), st.sampled_from(("one", "two")), told)
    steps = st.tuples(
        st.lists(articles, max_size=3, unique_by=lambda found: found.document.id),
        st.lists(st.sampled_from("abcdef"), max_size=2),
    )
    return draw(st.lists(steps, min_size=2, max_size=6))


class Archive:
    """Documents, a state, and the result that follows from all changes so far."""

    def __init__(self, state: State | None = None) -> None:
        self.state = state or in_memory()
        self.documents: dict[str, Extraction] = {}
        self.entities: dict[str, Entity] = {}
        self.links: dict[str, dict[int, str]] = {}
        self.decisions: dict[str, Decision] = {}
        self.read: list[str] = []

    def update(
        self,
        added: Iterable[Extraction],
        removed: Iterable[str] = (),
        corrections: Corrections = NONE,
    ) -> Changes:
        added = list(added)
        gone = set(removed) - {extraction.document.id for extraction in added}
        self.documents |= {extraction.document.id: extraction for extraction in added}
        for key in gone:
            self.documents.pop(key, None)
            self.links.pop(key, None)
        changes = update(self.state, added, gone, self._read, corrections)
        self._apply(changes)
        for extraction in added:
            self.links[extraction.document.id] = dict(changes.links[extraction.document.id])
        return changes

    def _read(self, key: str) -> Extraction:
        self.read.append(key)
        return self.documents[key]

    def _apply(self, changes: Changes) -> None:
        if changes.anew:
            self.entities, self.decisions = {}, {}
        for key in changes.gone:
            del self.entities[key]
        for key in changes.undone:
            self.decisions.pop(key, None)
        self.entities |= changes.entities
        self.decisions |= changes.decisions
        for key, links in changes.links.items():
            self.links.setdefault(key, {}).update(links)

    def resolution(self) -> Resolution:
        return Resolution(
            tuple(sorted(self.entities.values(), key=lambda entity: (entity.name, entity.id))),
            {
                self.documents[key].mentions[place]: entity
                for key, links in self.links.items()
                for place, entity in links.items()
            },
            tuple(self.decisions[key] for key in sorted(self.decisions)),
        )

    def check(self, corrections: Corrections = NONE) -> None:
        expected, found = resolve(self.documents.values(), corrections), self.resolution()
        assert found.entities == expected.entities
        assert found.links == expected.links
        assert found.decisions == expected.decisions


@given(histories(), st.sampled_from(CORRECTED))
def test_an_update_gives_what_all_documents_give(
    history: Sequence[tuple[list[Extraction], list[str]]], corrections: Corrections
) -> None:
    archive = Archive()
    for added, removed in history:
        archive.update(added, removed, corrections)
        archive.check(corrections)
