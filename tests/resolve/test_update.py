"""Documents come and go: what an update makes of the result is what all documents together give."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Claim, Document, Extraction, Kind, Mention, Predicate, Resolution, Span
from kgraph.resolve import Corrections, in_memory, resolve, update
from kgraph.resolve.corrections import NONE, Naming
from kgraph.resolve.memory import MemoryRows
from kgraph.resolve.state import ROWS, SETS
from kgraph.resolve.update import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kgraph.model import Decision, Entity
    from kgraph.resolve import Changes, State

FAMILIES = (
    ("John Smith", "John A. Smith", "John B. Smith", "Smith", "Jack Smith", "Eva Smith"),
    ("Smith", "J. Smith", "John Smith", "Smyth", "Jon Smyth", "Comedian John Smith", "Smith/ORG"),
    ("Mr. Smith", "Mrs. Smith", "Smith", "Smith John", "John Smith", "John Smith Jr.", "!"),
    ("GM/ORG", "General Motors/ORG", "General Motors Corporation/ORG", "Gene Mutations/ORG"),
    ("Ford", "Ford/ORG", "Ford/GPE", "Ford Motor Company/ORG", "Harrison Ford", "Ford Harrison"),
    ("Paris", "Paris/GPE", "Paris/ORG", "Paris Saints/ORG", "Saints/ORG", "Saints", "Paris Hilton"),
    ("Springfield/GPE", "Springfield/ORG", "Springfield Lions/ORG", "Lions/ORG", "Salem Lions/ORG"),
    ("Kyiv/GPE", "Kiev/GPE", "Kremlin/ORG", "Russia/GPE", "Russian/NORP", "Russian/GPE", "EU/ORG"),
    ("Red Cross Clinic/ORG", "Red Cross Center/ORG", "Red Cross/FAC", "Red Cross Hospital/FAC"),
    ("Mt. Elbert/GPE", "Mount Elbert/LOC", "Elbert/LOC", "Elbert", "Brexit/CONCEPT", "Ian Elbert"),
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
    names = [
        *draw(st.sampled_from(FAMILIES)),
        *draw(st.lists(st.sampled_from(NOMINALS), max_size=2)),
    ]
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
        changes = update(
            self.state, [of.document.id for of in added], gone, self._read, corrections
        )
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


def told(identity: str, *names: str) -> Extraction:
    return article(identity, identity, [(name, "") for name in names])


@pytest.mark.parametrize(
    "steps",
    [
        (["John Smith"], ["John A. Smith"], ["John Smith", "John A. Smith"]),
        (["John A. Smith"], ["John Smith"], ["John B. Smith"]),
        (["Red Cross Clinic/ORG"], ["Red Cross Hospital/FAC"], ["Red Cross Center/ORG"]),
        (["Kyiv/GPE"], ["Kiev/GPE"], ["Kiyv/GPE"]),
        (["Lions/ORG"], ["Springfield Lions/ORG"], ["Springfield/GPE"]),
        (["Lions/ORG"], ["Salem Lions/ORG"], ["Springfield Lions/ORG"], ["Salem/GPE"]),
        (["Smith"], ["John Smith"], ["Eva Smith"], ["Eva Smith", "Eva Smith", "Eva Smith"]),
        (["GM/ORG"], ["General Motors/ORG", "GM/ORG"], ["Gene Mutations/ORG", "GM/ORG"]),
        (["Ford"], ["Ford/ORG", "Ford/ORG"], ["Harrison Ford"], ["Harrison Ford", "Ford"]),
        (["government/GROUP"], ["government/GROUP"], ["government/GROUP"]),
        ([f"Otto {x}. Lang" for x in "ABCDEFGHI"], [f"Otto {x}{y}. Lang" for x in "ABCDEFGHI"
         for y in "abcdefgh"], ["Otto Lang"], ["Otto Ling"]),
    ],
    ids=str,
)  # fmt: skip
def test_what_hangs_on_other_articles(steps: Sequence[list[str]]) -> None:
    """Each article makes something of another one different; then all leave, oldest first."""
    archive = Archive()
    for number, names in enumerate(steps):
        archive.update([told(str(number), *names)])
        archive.check()
    for number in range(len(steps)):
        archive.update([], [str(number)])
        archive.check()


def test_nothing_is_left_of_documents_that_are_gone() -> None:
    archive = Archive()
    for number, family in enumerate(FAMILIES):
        archive.update([article(str(number), "one", [(name, "he") for name in family])])
    archive.update([], [str(number) for number in range(len(FAMILIES))])
    assert archive.resolution() == Resolution((), {}, ())
    for name in (*ROWS, *SETS):
        table = getattr(archive.state, name)
        left = {**getattr(table, "rows", {}), **getattr(table, "single", {})}
        assert list(left) == (["stamp"] if name == "settings" else [])
        assert not getattr(table, "several", {})


@given(histories(), st.randoms(use_true_random=False))
def test_the_state_is_that_of_its_documents(
    history: Sequence[tuple[list[Extraction], list[str]]], chance: random.Random
) -> None:
    archive, other = Archive(), Archive()
    other.update([])
    for added, removed in history:
        archive.update(added, removed)
    shuffled = list(archive.documents.values())
    chance.shuffle(shuffled)
    for extraction in shuffled:
        other.update([extraction])
    for name in (*ROWS, *SETS):
        one, two = (vars(getattr(of.state, name)) for of in (archive, other))
        assert one == two, name


def test_people_change_their_minds() -> None:
    archive = Archive()
    archive.update([told("a", "Kiev/GPE", "Smith"), told("b", "Kyiv/GPE", "John Smith")])
    for corrections in CORRECTED:
        changes = archive.update([told("c", "Smith")], ["a"], corrections)
        assert changes.anew == (corrections != NONE)
        archive.check(corrections)
        archive.update([told("a", "Kiev/GPE", "Smith")], ["c"], corrections)
        archive.check(corrections)


@pytest.mark.parametrize("seed", range(2))
def test_the_sample_articles_one_by_one(seeds: list[Extraction], seed: int) -> None:
    archive, shuffled = Archive(), list(seeds)
    random.Random(seed).shuffle(shuffled)
    for extraction in shuffled:
        archive.update([extraction])
        archive.check()
    archive.update([], [shuffled[0].document.id, shuffled[2].document.id])
    archive.check()


def test_tables_as_text() -> None:
    """Whatever a table holds is the same as text and back."""
    archive = Archive()
    archive.update(article(str(n), "one", [(m, "he") for m in f]) for n, f in enumerate(FAMILIES))
    for name, (key_codec, value_codec) in (ROWS | SETS).items():
        table = getattr(archive.state, name)
        stored = getattr(table, "rows", None) or table.single
        for key, value in stored.items():
            assert key_codec.read(key_codec.write(key)) == key
            again = value_codec.read(value_codec.write(value))
            assert again == value
            assert type(again) is type(value)


def test_few_documents_are_in_memory_at_once() -> None:
    class Held(Extraction):
        """Counts those that there are."""

        def __del__(self) -> None:
            there.discard(self.document.id)

    def read(identity: str) -> Extraction:
        nonlocal most
        there.add(identity)
        most = max(most, len(there))
        whole = documents[identity]
        return Held(whole.document, 1, whole.mentions, whole.claims, whole.antecedents)

    there: set[str] = set()
    most = 0
    documents = {extraction.document.id: extraction for extraction in news(4 * AT_ONCE)}
    changes = update(in_memory(), list(documents), (), read)
    assert len(changes.links) == len(documents)
    assert 1 < most <= 2 * AT_ONCE


def test_ten_documents_cost_what_they_bring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names that are clustered or shown anew, and articles that are read, when ten are added."""
    few, many = (_touched(size, monkeypatch) for size in (1000, 4000))
    assert 0 < many["names"] < 1.5 * few["names"]
    assert many["articles"] <= few["articles"] + 3
    assert many["rows"] < 2 * few["rows"]


def _touched(size: int, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    archive = Archive()
    made = list(news(size + 10))
    archive.update(made[10:])
    archive.read.clear()
    touched = {"names": 0, "rows": 0}

    def get(table: MemoryRows[Any, Any], keys: Collection[Any]) -> dict[Any, Any]:
        found = {key: table.rows[key] for key in keys if key in table.rows}
        touched["rows"] += len(found)
        return found

    def put(table: MemoryRows[Any, Any], rows: Mapping[Any, Any]) -> None:
        touched["names"] += len(rows)
        table.rows.update(rows)

    with monkeypatch.context() as patched:
        patched.setattr(MemoryRows, "get", get)
        patched.setattr(MemoryRows, "put", put)
        archive.update(made[:10])
    return touched | {"articles": len(archive.read)}


def news(size: int) -> Iterator[Extraction]:
    """Articles on a few who are in all of the news, and on some who are new."""
    chance = random.Random(5)
    stars = ["Vladimir Putin", "Putin", "Russia/GPE", "GM/ORG", "General Motors/ORG", "Kyiv/GPE"]
    for number in range(size):
        new = [_new_name(chance) for _ in range(2)]
        names = [*chance.sample(stars, 3), *new, new[0].split()[-1], "government/GROUP"]
        yield told(f"{number:05}", *names)


def _new_name(chance: random.Random) -> str:
    words = ("".join(chance.choice("bdgklmnprst") + chance.choice("aeiou") for _ in range(4))
             for _ in range(2))  # fmt: skip
    return " ".join(words).title()
