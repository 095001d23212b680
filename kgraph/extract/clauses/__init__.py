"""Who does a verb, to what, in which words: what every rule asks of a clause."""

from __future__ import annotations

from kgraph.extract.clauses.base import DEPTH, SUBJECTS, VERBAL, has_subject, is_passive
from kgraph.extract.clauses.objects import objects
from kgraph.extract.clauses.prepositions import (
    PREPOSITIONS,
    Oblique,
    gerunds,
    is_accompanying,
    noun_before,
    obliques,
)
from kgraph.extract.clauses.referents import is_listing, members
from kgraph.extract.clauses.relation import (
    action,
    action_key,
    action_with,
    adverbs_after,
    is_amount,
    is_common,
    is_stage,
    noun_words,
    particle,
    relation_words,
    thing,
)
from kgraph.extract.clauses.subjects import controlled_objects, governor_of, recipients, subjects

__all__ = [
    "DEPTH",
    "PREPOSITIONS",
    "SUBJECTS",
    "VERBAL",
    "Oblique",
    "action",
    "action_key",
    "action_with",
    "adverbs_after",
    "controlled_objects",
    "gerunds",
    "governor_of",
    "has_subject",
    "is_accompanying",
    "is_amount",
    "is_common",
    "is_listing",
    "is_passive",
    "is_stage",
    "members",
    "noun_before",
    "noun_words",
    "objects",
    "obliques",
    "particle",
    "recipients",
    "relation_words",
    "subjects",
    "thing",
]
