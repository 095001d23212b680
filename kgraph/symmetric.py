"""Actions that two sides do together: who is named first does not matter."""

from __future__ import annotations

# The reciprocal verbs of the news that both sides must take part in ("meet" class 36.3,
# "talk" 37.5, "correspond" 36.1 and "marry" 36.2 of Levin 1993, and those for fighting and
# agreeing). Left out: verbs that one side can do alone (contact, consult, discuss, share). With
# each, the prepositions that bring in the other side and are no part of the action; "agree to" and
# "talk about" are other actions.
SYMMETRIC: dict[str, frozenset[str]] = {
    "agree": frozenset({"with"}),
    "ally": frozenset({"with"}),
    "clash": frozenset({"with"}),
    "collaborate": frozenset({"with"}),
    "communicate": frozenset({"with"}),
    "compete": frozenset({"with"}),
    "confer": frozenset({"with"}),
    "converse": frozenset({"with"}),
    "cooperate": frozenset({"with"}),
    "debate": frozenset({"with"}),
    "dialogue": frozenset({"with"}),
    "differ": frozenset({"with", "from"}),
    "disagree": frozenset({"with"}),
    "divorce": frozenset(),
    "fight": frozenset({"with", "against"}),
    "marry": frozenset({"to"}),
    "meet": frozenset({"with"}),
    "negotiate": frozenset({"with"}),
    "reconcile": frozenset({"with"}),
    "speak": frozenset({"with", "to"}),
    "talk": frozenset({"with", "to"}),
    "trade": frozenset({"with"}),
}
