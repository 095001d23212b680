"""Values of the model, made from the words of a text or by chance."""

from typing import get_args

from hypothesis import strategies as st

from kgraph.model import (
    ENTITY_LABELS,
    NOT_ENTITIES,
    QUADS,
    Amount,
    Attribution,
    Changes,
    Claim,
    Document,
    Entity,
    EventClass,
    Extraction,
    Granularity,
    Kind,
    Mention,
    Modality,
    Polarity,
    Predicate,
    Resolution,
    Span,
    Stance,
    Time,
    digest,
)


def mention(document, words, *, label="PERSON", name=None, kind="name"):
    """The first place of these words in the document."""
    start = document.text.index(words)
    return Mention(document.id, start, start + len(words), words, label, name or words, kind)


def claim(document, subject, action, object, **changes):  # noqa: A002
    """A claim of the whole document; an end is a mention, or words that name a person.

    `action` are words of the text, and their lemma unless `lemma` is given; "" is implicit.
    """
    lemma = changes.pop("lemma", action or "be")
    start = document.text.index(action)
    made = Claim(
        subject=_mention(document, subject),
        predicate=Predicate(lemma, start, start + len(action), action, action),
        object=_mention(document, object),
        sentence=Span(0, len(document.text), document.text),
        polarity="positive",
        modality="asserted",
        attribution=None,
        time=None,
        rule="active",
    )
    return made._replace(**changes)


def said_by(document, words, *, stance="say", cue="say", quoted=False):
    content = Span(0, len(document.text), document.text)
    return Attribution(words and _mention(document, words), cue, stance, quoted, content)


def extraction(document, *claims, antecedents=None):
    """With the ends and speakers of the claims as mentions."""
    speakers = [c.attribution.speaker for c in claims if c.attribution and c.attribution.speaker]
    ends = [end for c in claims for end in (c.subject, c.object)]
    return Extraction(
        document, 1, tuple(dict.fromkeys([*ends, *speakers])), claims, antecedents or {}
    )


def resolution(*extractions, decisions=()):
    """Mentions of the same name and label are one entity, named so."""
    links = {
        mention: digest(mention.name, mention.label)
        for extraction in extractions
        for mention in extraction.mentions
        if mention.label not in NOT_ENTITIES
    }
    entities = {
        identity: Entity(identity, mention.name, mention.label, ())
        for mention, identity in links.items()
    }
    return Resolution(tuple(entities[key] for key in sorted(entities)), links, decisions)


def fill(store, *extractions, who=None, key="key", fingerprint="1", title="news"):
    """Puts documents into a store and makes the graph of all that are in it then."""
    for found in extractions:
        store.put(found, key)
    with store.changing() as change:
        change.enter([found.document.id for found in extractions])
        change.resolve(changes(store, who or resolution(*store.extractions())))
        change.finish(fingerprint, title)


def changes(store, who):
    """What leads from nothing to this resolution of all documents of a store."""
    links = {
        found.document.id: {
            place: who.links[mention]
            for place, mention in enumerate(found.mentions)
            if mention in who.links
        }
        for found in store.extractions()
    }
    entities = {entity.id: entity for entity in who.entities}
    decisions = {str(n): decision for n, decision in enumerate(who.decisions)}
    return Changes(True, entities, frozenset(), links, decisions, frozenset())


def _mention(document, words):
    return words if isinstance(words, Mention) else mention(document, words)


characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, min_size=1, max_size=40)
names = st.sampled_from(["Vladimir Putin", "Donald Trump", "Kremlin", "Dmitry Peskov", "Ukraine"])
labels = st.sampled_from([*ENTITY_LABELS, *NOT_ENTITIES])


def documents(text=texts):
    return st.builds(
        lambda text, name, **more: Document.of(text, name=name, **more),
        text,
        name=texts,
        source=texts,
        title=st.none() | texts,
        published=st.none() | st.dates().map(str),
    )


@st.composite
def mentions(draw, document):
    start, end = draw(_spans(document))
    return Mention(
        document.id,
        start,
        end,
        document.text[start:end],
        draw(labels),
        draw(names | texts),
        draw(st.sampled_from(get_args(Kind))),
    )


@st.composite
def claims(draw, document, known):
    """Claims between the mentions in `known`, or others."""
    some = st.sampled_from(known) | mentions(document) if known else mentions(document)
    start, end = draw(_spans(document))
    first, last = draw(_spans(document))
    text = document.text
    return Claim(
        subject=draw(some),
        predicate=Predicate(
            draw(actions),
            start,
            end,
            text[start:end],
            draw(texts),
            draw(st.booleans()),
            draw(st.none() | events),
        ),
        object=draw(some),
        sentence=Span(first, last, text[first:last]),
        polarity=draw(st.sampled_from(get_args(Polarity))),
        modality=draw(st.sampled_from(get_args(Modality))),
        attribution=draw(st.none() | attributions(document, some)),
        time=draw(st.none() | times(document)),
        rule=draw(st.sampled_from(["active", "passive"])),
        place=draw(st.none() | some),
        amount=draw(st.none() | amounts(document)),
    )


events = st.builds(
    EventClass,
    st.sampled_from(sorted(name for names in QUADS.values() for name in names)),
    st.sampled_from(["04", "12"]),
)


@st.composite
def attributions(draw, document, speakers):
    start, end = draw(_spans(document))
    return Attribution(
        draw(st.none() | speakers),
        draw(st.sampled_from(["say", "deny", "according to"])),
        draw(st.sampled_from(get_args(Stance))),
        draw(st.booleans()),
        Span(start, end, document.text[start:end]),
        tuple(draw(st.lists(speakers, max_size=2))),
    )


@st.composite
def times(draw, document):
    start, end = draw(_spans(document))
    value, granularity = draw(st.none() | texts), draw(st.sampled_from(get_args(Granularity)))
    return Time(start, end, document.text[start:end], value, granularity if value else None)


@st.composite
def amounts(draw, document):
    start, end = draw(_spans(document))
    number = draw(st.floats(0, 1e12))
    unit, of = draw(st.none() | texts), draw(st.none() | texts)
    return Amount(start, end, document.text[start:end], number, unit, of)


actions = st.sampled_from(["meet", "talk to", "deny", "push for", "be"])


@st.composite
def extractions(draw, document=None):
    """Whatever the model allows, well-formed or not: offsets are right, the rest is chance."""
    document = document or draw(documents())
    known = draw(st.lists(mentions(document), max_size=6))
    return Extraction(
        document,
        draw(st.integers(0, 9)),
        tuple(known),
        tuple(draw(st.lists(claims(document, known), max_size=5))),
        draw(st.dictionaries(st.sampled_from(known), st.sampled_from(known), max_size=2))
        if known
        else {},
        tuple(draw(st.lists(attributions(document, st.sampled_from(known)), max_size=2)))
        if known
        else (),
    )


def corpora(max_size=4):
    """Lists of extractions of different documents."""
    return st.lists(extractions(), max_size=max_size, unique_by=lambda found: found.document.id)


@st.composite
def _spans(draw, document):
    ends = draw(st.tuples(*[st.integers(0, len(document.text))] * 2))
    return min(ends), max(ends)
