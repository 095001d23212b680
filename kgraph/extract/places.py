"""Where it happens: the place that the clause of an action names."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kgraph.extract.adjuncts import actions, adjunct, is_of_event, sources
from kgraph.extract.clauses import VERBAL

if TYPE_CHECKING:
    from kgraph.extract.adjuncts import Adjunct
    from kgraph.extract.phrases import Phrases
    from kgraph.extract.rules.base import Slots
    from kgraph.extract.tree import Token
    from kgraph.model import Mention

PLACES = frozenset({"GPE", "LOC", "FAC"})
PLACING = frozenset("across around at in inside near off on outside throughout within".split())
PLACED = frozenset({"appos", "compound", "nmod", "pobj"})
# "Sanctions on Russia" and "shots at Israel" are aimed there: after these, countries and cities
# are no place.
AIMING = frozenset({"at", "on"})
# Verbs that bring in with these prepositions what they are about, not where it happens.
GOVERNING = frozenset(
    """aim base believe capitalise capitalize concentrate confide count depend direct engage fire
    focus hurl impose insist interest interfere intervene invest involve launch look meddle
    participate point rely result shoot specialise specialize succeed target throw trust""".split()
)
# Common nouns of places that go by the name after them: "the city of Kherson".
KINDS = frozenset(
    """area capital city coast country county district island isle outskirts port province region
    republic state suburb territory town village""".split()
)
# A phrase leads on through what these bring in: "in a hospital [in Kyiv]".
LEADING = frozenset("at during in inside near outside".split())


class Found(NamedTuple):
    words: tuple[int, ...]  # heads of the place: "city" and "Kherson"
    start: int
    place: Mention


class Places:
    """The places of one parsed paragraph, by the words for an action that they belong to."""

    def __init__(self, phrases: Phrases) -> None:
        self._found: dict[int, list[Found]] = defaultdict(list)
        for entity in phrases.doc.ents:
            name = entity.root
            if name.dep_ not in PLACED:
                continue
            word = _phrase_of(name)
            found = adjunct(word) if word.dep_ == "pobj" else None
            if found is None or not _places(found):
                continue
            place = phrases.mention(name)
            happening = list(actions(found, _crosses))
            if _is_place(place, found) and not any(_governs(action) for action in happening):
                for action in happening:
                    self._found[action.i].append(Found((word.i, name.i), entity.start, place))

    def of(self, slots: Slots) -> Mention | None:
        """The first place in the action's own clause that is not the object itself."""
        if not self._found:
            return None
        for action, limit in sources(slots.head):
            for found in self._found.get(action.i, ()):
                if found.start < limit and slots.object.i not in found.words:
                    return found.place
        return None


def _phrase_of(name: Token) -> Token:
    """The head of the phrase that a name ends, or stands in: "its [capital], Kyiv"."""
    if name.dep_ in ("appos", "compound", "nmod") and name.head.dep_ == "pobj":
        return name.head if name.head.lower_lemma_ in KINDS else name
    above = name.head.head
    of = name.dep_ == "pobj" and name.head.lower_ == "of"
    return above if of and above.dep_ == "pobj" and above.lower_lemma_ in KINDS else name


def _places(found: Adjunct) -> bool:
    before = found.preposition
    if before is None or before.lower_ not in PLACING:
        return False
    return before.head.pos_ not in VERBAL or not is_of_event(before)


def _is_place(place: Mention, found: Adjunct) -> bool:
    aims = found.preposition is not None and found.preposition.lower_ in AIMING
    return place.label in PLACES and not (aims and place.label == "GPE")


def _governs(action: Token) -> bool:
    return action.lower_lemma_ in GOVERNING


def _crosses(noun: Token, _preposition: Token) -> bool:
    """ "met Putin [in Geneva]", but "visited the embassy [in Kyiv]"."""
    led = noun.dep_ == "pobj" and noun.head.lower_ in LEADING
    return led or noun.pos_ in ("PROPN", "PRON")
