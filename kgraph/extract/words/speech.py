"""Words of saying, thinking, demanding and denying; lemmas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import Stance

# Verbs whose clause is what somebody says or thinks, and how the speaker stands to it.
SPEECH: dict[str, Stance] = {
    **dict.fromkeys(
        """accuse acknowledge add admit affirm agree allege announce answer argue assert assess
        assume assure believe boast caution claim comment complain conclude concede confirm
        consider contend convince declare demand disclose emphasize emphasise estimate explain
        expect fear feel find forecast highlight hint hope imply indicate inform insist joke know
        lament maintain mention note object observe pledge point predict proclaim promise propose
        quip read reaffirm realize recall recommend reiterate remark remind reply report respond
        retort reveal say see signal speculate state stress suggest suspect swear tell testify
        think threaten tweet underline underscore understand urge vow warn worry write""".split(),
        "say",
    ),
    **dict.fromkeys("deny dispute refute rebut disavow disclaim".split(), "deny"),
    **dict.fromkeys("ask doubt question wonder inquire".split(), "question"),
}

# Those of them that say nothing aloud.
THOUGHT = frozenset(
    """assume believe consider expect fear feel find hope know realize suspect think understand
    worry""".split()
)

# Verbs whose clause asks somebody to act.
DEMANDS = frozenset("demand insist urge request recommend propose order".split())

# Verbs that only report that words were uttered: they mark the speaker of a quotation.
UTTERANCE = frozenset(
    """add admit announce answer argue assert ask boast caution claim comment complain conclude
    concede confirm contend continue declare deny describe emphasize emphasise explain highlight
    indicate insist joke lament mention note observe point predict quip recall reiterate remark
    remind reply respond retort reveal say state stress suggest tell testify tweet underline
    underscore urge vow warn write""".split()
)

# Those after which it is only said ("accused Iran of hiding").
ACCUSATION = frozenset("accuse blame criticise criticize suspect".split())

# Nouns whose "that" clause is what somebody says ("reports that Iran had sent drones").
CONTENT_NOUNS = frozenset(
    """accusation allegation announcement argument assertion assessment belief charge claim
    complaint concern conclusion confirmation declaration denial evidence fear hint hope idea
    impression indication insistence notion opinion position prediction promise report rumor
    rumour sign statement suggestion suspicion testimony theory threat view warning""".split()
)

# Verbs that turn such a clause down.
REJECTION = frozenset("deny dismiss dispute rebuff refute reject".split())
