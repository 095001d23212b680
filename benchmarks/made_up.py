"""Documents made up by chance: as they are after extraction, and as text to extract from.

The same seed gives the same documents.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING

from kgraph.model import (
    Alias,
    Attribution,
    Changes,
    Claim,
    Document,
    Entity,
    EventClass,
    Extraction,
    Mention,
    Predicate,
    Span,
    Stance,
    Time,
    digest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DAY = date(2024, 1, 1)  # the first on which a document appears
CAST = 25  # of each document, chosen from all entities; the new ones come on top
SENTENCES, OBJECTS = 25, 4  # of a document, and claims of a sentence; so it is in the seeds
VERBS = """met praised accused called thanked invited warned visited urged backed criticized helped
    joined sued blamed hosted paid beat told saw""".split()
ZIPF = list(accumulate(1 / rank for rank in range(1, len(VERBS) + 1)))
CLASSES = {"met": EventClass("CONSULT", "04"), "accused": EventClass("DISAPPROVE", "11")}
FILLERS = """after the long talks of the week about trade, and in spite of what the papers had
    written of late""".split()
LABELS = "PERSON PERSON PERSON ORG ORG GPE NORP CONCEPT CONCEPT CONCEPT".split()


@dataclass(frozen=True, slots=True)
class Archive:
    """Entities by how often they are named, most often first, and the documents about them."""

    entities: tuple[Entity, ...]
    documents: int
    seed: int

    @classmethod
    def of(cls, claims: int, entities: int, *, seed: int = 7) -> Archive:
        known = tuple(_entities(entities, random.Random(seed)))
        return cls(known, claims // (SENTENCES * OBJECTS), seed)

    def changes(self) -> Iterator[tuple[Extraction, Changes]]:
        """Each document as it was read, and what it adds to who is who.

        The number of documents that name an entity falls with its rank as Zipf says.
        """
        chance = random.Random(self.seed)
        weights = list(accumulate(1 / rank for rank in range(1, len(self.entities) + 1)))
        known: set[str] = set()
        new = len(self.entities) // self.documents
        for number in range(self.documents):
            cast = chance.choices(self.entities, cum_weights=weights, k=CAST)
            cast += self.entities[number * new : (number + 1) * new]
            extraction, links = _read(number, cast, chance)
            added = {entity.id: entity for entity in cast if entity.id not in known}
            known |= added.keys()
            yield (
                extraction,
                Changes(tuple(added.values()), frozenset(), {extraction.document.id: links}),
            )


def _entities(count: int, chance: random.Random) -> Iterator[Entity]:
    names: set[str] = set()
    while len(names) < count:
        label = chance.choice(LABELS)
        name = _name(label, chance)
        if name not in names:
            names.add(name)
            aliases = (Alias(name.split()[-1], 3),) if label == "PERSON" else ()
            yield Entity(digest("entity", label, name), name, label, aliases)


def _name(label: str, chance: random.Random) -> str:
    if label == "PERSON":
        return f"{word(chance, 2)} {word(chance, 3)}"
    if label == "ORG":
        return f"{word(chance, 3)} {chance.choice(('Bank', 'Party', 'Ministry', 'Group'))}"
    if label == "CONCEPT":
        return f"{word(chance, 2)} {word(chance, 2)} {chance.choice(('plan', 'deal'))}".lower()
    return word(chance, 4)


def word(chance: random.Random, syllables: int) -> str:
    made = (chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(syllables))
    return "".join(made).capitalize() + chance.choice(("", "n", "r", "s", "v"))


def _read(
    number: int, cast: Sequence[Entity], chance: random.Random
) -> tuple[Extraction, dict[Mention, str]]:
    """Who is new in the cast is in a claim for certain: it comes last, and is taken first."""
    day = DAY + timedelta(days=number % 730)
    left = list(cast)
    actors = [
        [left.pop() if left else chance.choice(cast) for _ in range(OBJECTS + 2)]
        for _ in range(SENTENCES)
    ]
    sentences = [_sentence(of, day, chance) for of in actors]
    text = " ".join("".join(pieces) for pieces in sentences)
    document = Document.of(
        text, name=f"{number:06}.txt", source=f"news/{number:06}.txt", published=day.isoformat()
    )
    claims: list[Claim] = []
    links: dict[Mention, str] = {}
    start = 0
    for pieces, of in zip(sentences, actors, strict=True):
        mentions = _claims(document, start, pieces, of, chance, claims)
        links.update(zip(mentions, (entity.id for entity in of), strict=True))
        start += sum(map(len, pieces)) + 1
    extraction = Extraction(document, SENTENCES, tuple(links), tuple(claims))
    return extraction, links


def _sentence(actors: Sequence[Entity], day: date, chance: random.Random) -> list[str]:
    """Pieces: "On …, ", speaker, " said that ", subject, then " verb ", object again and again."""
    pieces = [f"On {day:%B} {day.day}, ", actors[0].name, " said that ", actors[1].name]
    for entity in actors[2:]:
        pieces += [f" {chance.choices(VERBS, cum_weights=ZIPF)[0]} ", entity.name]
    words = chance.choices(FILLERS, k=chance.randrange(4, 12))
    return [*pieces, f" {' '.join(words)}."]


def _claims(
    document: Document,
    start: int,
    pieces: Sequence[str],
    actors: Sequence[Entity],
    chance: random.Random,
    claims: list[Claim],
) -> list[Mention]:
    """The mentions of the actors, in order; the claims of the sentence are added to `claims`."""
    starts = list(accumulate(map(len, pieces), initial=start))
    sentence = Span(start, starts[-1], "".join(pieces))
    spoken = [
        Mention(document.id, at, at + len(of.name), of.name, of.label, of.name, "name")
        for at, of in zip(starts[1:-1:2], actors, strict=True)
    ]
    time = Time(start, starts[1] - 2, pieces[0][:-2], document.published, "day")
    content = Span(starts[3], starts[-1] - 1, sentence.text[starts[3] - start : -1])
    stance: Stance = "deny" if chance.random() < 0.05 else "say"
    said = Attribution(spoken[0], "say", stance, False, content) if chance.random() < 0.4 else None
    for n, mention in enumerate(spoken[2:]):
        verb = pieces[4 + 2 * n].strip()
        at = starts[4 + 2 * n] + 1
        claims.append(
            Claim(
                spoken[1],
                Predicate(verb, at, at + len(verb), verb, verb, event=CLASSES.get(verb)),
                mention,
                sentence,
                "negative" if chance.random() < 0.05 else "positive",
                "planned" if chance.random() < 0.1 else "asserted",
                said,
                time if chance.random() < 0.3 else None,
                "direct-object",
            )
        )
    return spoken
