"""Verbs that leave the action after them to another: "asked Ukraine to withdraw"."""

from __future__ import annotations

# Verbs that ask somebody whom a preposition brings in ("called on China to").
OBLIQUE_CONTROL = frozenset("appeal call count depend prevail rely".split())

# Verbs whose object does what the gerund says ("accused Iran of hiding").
GERUND_CONTROL = frozenset(
    """absolve accuse acquit ban bar blame block clear convict criticise criticize deter discourage
    dissuade excuse exonerate forgive keep praise prevent prohibit restrain stop suspect thank
    warn""".split()
)

# Verbs whose open complement is done by their object ("asked Ukraine to withdraw").
OBJECT_CONTROL = frozenset(
    """advise allow appoint ask assist authorize beg call cause challenge clear command compel
    convince direct empower enable encourage expect forbid force get have help hire impel instruct
    invite lead leave let make motivate need nominate oblige order permit persuade prepare press
    pressure prompt push recommend remind request require see send teach tell train trust urge want
    warn watch""".split()
)
