"""Articles of short sentences, as they would have been read.

    article("a.txt", "Trump meet Putin", ("Xi praise deal", {"modality": "planned"}))

A sentence is an actor, an action and an actor; "_" stands for a space. Small letters are a
CONCEPT, "Moscow" is a GPE, everybody else a PERSON.
"""

from hypothesis import strategies as st

from kgraph.model import Attribution, Document, EventClass, Mention, Predicate, Span
from kgraph.store import Store
from tests import builders

PLACES = {"Moscow", "Kyiv"}


def article(name, *facts, published=None):
    facts = [(fact, {}) if isinstance(fact, str) else fact for fact in facts]
    sentences = [fact.replace("_", " ") + "." for fact, _ in facts]
    document = Document.of("\n".join([*sentences, name]), name=name, published=published)
    starts = [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]
    claims = [
        _claim(document, start, *fact.split(), **changes)
        for start, (fact, changes) in zip(starts, facts, strict=True)
    ]
    return builders.extraction(document, *claims)


def _claim(document, start, subject, action, object, said=None, stance="say", event=None, **rest):  # noqa: A002
    ends = []
    for word in (subject, action, object):
        ends.append((start, start + len(word)))
        start += len(word) + 1
    first, last = ends[0][0], ends[2][1] + 1
    sentence = Span(first, last, document.text[first:last])
    one, act, other = (document.text[a:b] for a, b in ends)
    speaker = said and Mention(document.id, first, first, "", "PERSON", said, "name")
    return builders.claim(
        document,
        _mention(document, ends[0], one),
        document.text[0:0],
        _mention(document, ends[2], other),
    )._replace(
        predicate=Predicate(act, *ends[1], act, act, event=event and EventClass(event, "04")),
        sentence=sentence,
        attribution=said and Attribution(speaker, "say", stance, False, sentence),
        **rest,
    )


def _mention(document, span, name):
    label = "GPE" if name in PLACES else "CONCEPT" if name.islower() else "PERSON"
    return Mention(document.id, *span, name, label, name, "name")


def stored(folder, *articles):
    """A store of these articles, open."""
    store = Store.open(folder / "kgraph.db", create=True)
    builders.fill(store, *articles)
    return store


PEOPLE = ("Trump", "Putin", "Xi", "Biden", "Moscow", "deal", "war")
facts = st.builds(
    lambda ends, action, **changes: (f"{ends[0]} {action} {ends[1]}", changes),
    st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
    st.sampled_from(["meet", "praise", "say_of", "be"]),
    modality=st.sampled_from(["asserted", "planned"]),
    polarity=st.sampled_from(["positive", "negative"]),
    said=st.sampled_from([None, "Peskov", "Trump"]),
    stance=st.sampled_from(["say", "deny"]),
    event=st.sampled_from([None, "CONSULT", "FIGHT"]),
)


@st.composite
def corpora(draw, max_size=4):
    """A few articles, dated or not."""
    found = draw(st.lists(st.lists(facts, min_size=1, max_size=6), min_size=1, max_size=max_size))
    days = st.sampled_from([None, "2024-12-31", "2025-01-01", "2025-06-30"])
    return [article(f"{n}.txt", *told, published=draw(days)) for n, told in enumerate(found)]
