"""Documents made up by chance: as they are after extraction, and as text to extract from.

A graph, too. The same seed gives the same.
"""

from __future__ import annotations

import random
import re
from collections import Counter
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
    Edge,
    Entity,
    EventClass,
    Extraction,
    Mention,
    Predicate,
    Span,
    Stance,
    Time,
    View,
    digest,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kgraph.model import Stance

    Link = tuple[Entity, str, Entity]

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

GIVEN = "Anna James Maria David Laura Peter Susan Victor Nora Daniel Emma Oscar".split()
LAST = "Baker Carter Dawson Ellis Fisher Grant Hughes Irving Jensen Keller Lawson Mercer".split()
PLACES = "Berlin Paris Ottawa Tokyo Nairobi Lima Oslo Warsaw Madrid Cairo".split()
BODIES = ("United Nations", "World Bank", "European Commission", "Red Cross", "African Union")
PEOPLE = (  # of the sample articles
    "Donald Trump",
    "Vladimir Putin",
    "Volodymyr Zelensky",
    "Joe Biden",
    "Dmitri Peskov",
    "Denys Shmyhal",
    "Heorhi Tykhyi",
)
SPELLINGS = {"Dmitry": "Dmitri", "Zelenskyy": "Zelensky", "Heorhii": "Heorhi"}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TEMPLATES = (
    "{a} met {b} in {place} on {day}.",
    "{a} accused {b} of misleading the {body}.",
    "The {body} said that {a} had promised aid to {place}.",
    "{b} denied that {a} had paid the {body}.",
    "{a} and {b} plan to visit {place} in {month}.",
    "{a} praised the {body}, and urged {b} to resign.",
    "In {place}, protesters blamed {a} for the crisis.",
)
SHORT = 5  # sentences of a short article
LINKS = 3  # that each entity of a graph brings to those before it
AGAIN = 1.5  # the less, the more often an edge is told: 1.3 times
GROUPS = 12  # communities of a graph
SYMMETRIC = {"met"}


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
            where = {extraction.document.id: links}
            yield extraction, Changes(False, added, frozenset(), where, {}, frozenset())


def article(number: int, *, seed: int = 7) -> str:
    """A short article about two people, of whom one is mostly new."""
    chance = random.Random(f"{seed} {number}")
    day = _day(number)
    words = {
        "a": f"{chance.choice(GIVEN)} {chance.choice(LAST)}",
        "b": f"{chance.choice(GIVEN)} {word(chance, 2)}{chance.choice(('son', 'berg', 'ski'))}",
        "day": f"{day:%A}",
        "month": f"{day:%B %Y}",
    }
    sentences = (
        template.format(**words, place=chance.choice(PLACES), body=chance.choice(BODIES))
        for template in chance.sample(TEMPLATES, SHORT)
    )
    return f"{' '.join(sentences)}\n"


def long_article(text: str, number: int, *, seed: int = 7) -> str:
    """A real article in which others act on other days: half of its PEOPLE, wherever they are
    named, have made up names that a few other articles have, too."""
    chance = random.Random(f"{seed} {number}")
    other = dict(zip(WEEKDAYS, chance.sample(WEEKDAYS, len(WEEKDAYS)), strict=True))
    for full in (full for full in PEOPLE if chance.random() < 0.5):
        cast = random.Random(f"{seed} {full} {chance.randrange(number + 10)}")
        given, last = full.split()
        other[given] = cast.choice(GIVEN)
        other[last] = f"{word(cast, 2)}{cast.choice(('son', 'berg', 'ski'))}"
    other |= {old: other[name] for old, name in SPELLINGS.items() if name in other}
    found = re.compile(rf"\b(?:{'|'.join(map(re.escape, other))})\b")
    return found.sub(lambda word: other[word[0]], text)


def view(entities: int, *, seed: int = 7) -> View:
    """A scale-free graph, about `LINKS` edges an entity: who is linked with many is linked more.

    Every claim has a sentence of its own; most edges are one claim.
    """
    from networkx import barabasi_albert_graph  # type: ignore[import-untyped]

    chance = random.Random(seed)
    known = tuple(_entities(entities, chance))
    pairs = list(barabasi_albert_graph(entities, LINKS, seed=seed).edges)
    links = [_link(known[a], known[b], chance) for a, b in pairs]
    documents, claims = _told(links, known[: entities // 10 + 1], chance)
    edges = tuple(_edge(link, claims[link]) for link in links)
    groups = _groups(entities, pairs)
    return View(
        known,
        edges,
        {document.id: document for document in documents},
        communities={known[n].id: group for n, group in groups.items()},
        speakers={c.id: name for edge in edges for c in edge.claims if (name := _speaker(c))},
    )


def _link(left: Entity, right: Entity, chance: random.Random) -> Link:
    """Symmetric actions join them in the order of their names, the others in any."""
    verb = chance.choices(VERBS, cum_weights=ZIPF)[0]
    ends = sorted((left, right), key=lambda entity: entity.name)
    if verb not in SYMMETRIC:
        chance.shuffle(ends)
    return ends[0], verb, ends[1]


def _told(
    links: Sequence[Link], speakers: Sequence[Entity], chance: random.Random
) -> tuple[list[Document], dict[Link, list[Claim]]]:
    """Documents that tell every link once or more, and its claims."""
    told = [link for link in links for _ in range(1 + int(chance.expovariate(AGAIN)))]
    chance.shuffle(told)
    documents: list[Document] = []
    claims: dict[Link, list[Claim]] = {link: [] for link in links}
    for first in range(0, len(told), SENTENCES):
        some = told[first : first + SENTENCES]
        actors = [(chance.choice(speakers), source, target) for source, _, target in some]
        day = _day(len(documents))
        sentences = [_sentence(of, day, chance, least=12) for of in actors]
        for pieces, (_, verb, _) in zip(sentences, some, strict=True):
            pieces[4] = f" {verb} "
        extraction = _written(len(documents), sentences, actors, chance)
        documents.append(extraction.document)
        for link, claim in zip(some, extraction.claims, strict=True):
            claims[link].append(claim)
    return documents, claims


def _edge(link: Link, claims: Sequence[Claim]) -> Edge:
    """Of the claims, those of the polarity of the first."""
    source, verb, target = link
    polarity = claims[0].edge_polarity
    agreed = tuple(claim for claim in claims if claim.edge_polarity == polarity)
    identity = digest(source.id, verb, target.id, polarity)
    speakers = tuple(sorted({name for claim in agreed if (name := _speaker(claim))}))
    directed = verb not in SYMMETRIC
    return Edge(identity, source.id, verb, target.id, polarity, directed, agreed, speakers)


def _speaker(claim: Claim) -> str | None:
    said = claim.attribution
    return said.speaker.name if said and said.speaker else None


def _groups(entities: int, pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The first few begin a group each; who comes later is of that of its first neighbour."""
    groups = {n: n for n in range(min(GROUPS, entities))}
    for left, right in sorted((max(pair), min(pair)) for pair in pairs):
        groups.setdefault(left, groups[right])
    order = [group for group, _ in Counter(groups.values()).most_common()]
    return {n: order.index(group) for n, group in groups.items()}


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
) -> tuple[Extraction, dict[int, str]]:
    """Who is new in the cast is in a claim for certain: it comes last, and is taken first."""
    left = list(cast)
    actors = [
        [left.pop() if left else chance.choice(cast) for _ in range(OBJECTS + 2)]
        for _ in range(SENTENCES)
    ]
    sentences = [_sentence(of, _day(number), chance) for of in actors]
    extraction = _written(number, sentences, actors, chance)
    return extraction, dict(enumerate(entity.id for of in actors for entity in of))


def _written(
    number: int,
    sentences: Sequence[Sequence[str]],
    actors: Sequence[Sequence[Entity]],
    chance: random.Random,
) -> Extraction:
    """The document of these sentences, in pieces, with the actors of each."""
    text = " ".join("".join(pieces) for pieces in sentences)
    document = Document.of(
        text,
        name=f"{number:06}.txt",
        source=f"news/{number:06}.txt",
        published=_day(number).isoformat(),
    )
    claims: list[Claim] = []
    mentions: list[Mention] = []
    start = 0
    for pieces, of in zip(sentences, actors, strict=True):
        mentions += _claims(document, start, pieces, of, chance, claims)
        start += sum(map(len, pieces)) + 1
    return Extraction(document, len(sentences), tuple(mentions), tuple(claims))


def _day(number: int) -> date:
    return DAY + timedelta(days=number % 730)


def _sentence(
    actors: Sequence[Entity], day: date, chance: random.Random, *, least: int = 4
) -> list[str]:
    """Pieces: "On …, ", speaker, " said that ", subject, then " verb ", object again and again."""
    pieces = [f"On {day:%B} {day.day}, ", actors[0].name, " said that ", actors[1].name]
    for entity in actors[2:]:
        pieces += [f" {chance.choices(VERBS, cum_weights=ZIPF)[0]} ", entity.name]
    words = chance.choices(FILLERS, k=chance.randrange(least, least + 8))
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
