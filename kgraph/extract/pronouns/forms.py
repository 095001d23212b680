"""The pronouns, and which actors each can stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kgraph.extract.words.gender import Gender

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
NEUTER = frozenset("it its itself".split())
PLURAL = frozenset("they them their theirs themselves".split())
SPEAKER = frozenset("i me my mine myself we us our ours ourselves".split())
HEARER = frozenset("you your yours yourself yourselves".split())
REFLEXIVE = frozenset("himself herself itself themselves".split())


class Form(NamedTuple):
    """What agrees with a pronoun of the third person."""

    labels: frozenset[str]
    gender: Gender | None = None
    plural: bool = False


_PERSON = frozenset({"PERSON"})
FORMS: dict[str, Form] = {
    **dict.fromkeys(HE, Form(_PERSON, "m")),
    **dict.fromkeys(SHE, Form(_PERSON, "f")),
    **dict.fromkeys(NEUTER, Form(frozenset({"ORG", "GPE", "FAC", "GROUP"}))),
    **dict.fromkeys(PLURAL, Form(frozenset({"GROUP", "NORP", "ORG"}), plural=True)),
}
BODY = Form(frozenset({"ORG"}))
"""What "the company" may be, of the bodies that have a name."""
COUNTRY = Form(frozenset({"GPE"}))
"""What "the country" may be."""

PRONOUNS = FORMS.keys() | SPEAKER | HEARER
