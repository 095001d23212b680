"""Nouns and verbs of events, and the words that bring in their sides."""

from __future__ import annotations

# Actions that both sides do: the preposition that names the other side is not part of them.
RECIPROCAL: dict[str, frozenset[str]] = {
    "meet": frozenset({"with"}),
    "talk": frozenset({"with", "to"}),
    "speak": frozenset({"with", "to"}),
    "negotiate": frozenset({"with"}),
    "confer": frozenset({"with"}),
    "consult": frozenset({"with"}),
    "communicate": frozenset({"with"}),
    "cooperate": frozenset({"with"}),
    "collaborate": frozenset({"with"}),
    "agree": frozenset({"with"}),
    "clash": frozenset({"with"}),
    "fight": frozenset({"with", "against"}),
    "debate": frozenset({"with"}),
    "dialogue": frozenset({"with"}),
    "reconcile": frozenset({"with"}),
    "share": frozenset(),
    "differ": frozenset({"from", "with"}),
    "compete": frozenset({"with"}),
    "trade": frozenset({"with"}),
    "ally": frozenset({"with"}),
    "marry": frozenset(),
    "contact": frozenset({"with"}),
}

# Nouns that name an event, with the verb that names the same action.
EVENT_NOUNS: dict[str, str] = {
    "accord": "agree", "agreement": "agree", "aggression": "attack", "aid": "aid",
    "alliance": "ally", "allegation": "accuse", "accusation": "accuse", "assault": "attack",
    "assistance": "assist", "attack": "attack", "ban": "ban", "battle": "fight",
    "blockade": "blockade", "bombardment": "bombard", "bombing": "bomb", "boycott": "boycott",
    "clash": "clash", "collaboration": "cooperate", "communication": "communicate",
    "concession": "concede", "condemnation": "condemn", "conflict": "fight",
    "conversation": "talk", "contact": "contact", "cooperation": "cooperate",
    "criticism": "criticize", "deal": "agree", "demand": "demand", "deployment": "deploy",
    "destruction": "destroy", "dialogue": "talk", "discrimination": "discriminate",
    "discussion": "discuss", "dispute": "dispute", "embargo": "embargo", "fight": "fight",
    "fighting": "fight", "incursion": "invade", "influence": "influence",
    "interference": "interfere", "invasion": "invade", "investigation": "investigate",
    "killing": "kill", "meeting": "meet", "negotiation": "negotiate",
    "occupation": "occupy", "offensive": "attack", "opposition": "oppose", "pressure": "press",
    "protest": "protest", "provocation": "provoke", "raid": "raid", "reconciliation": "reconcile",
    "retaliation": "retaliate", "sanction": "sanction", "strike": "strike",
    "struggle": "fight", "summit": "meet", "support": "support", "sympathy": "sympathize",
    "talk": "talk", "threat": "threaten", "trade": "trade", "treaty": "agree", "truce": "agree",
    "victory": "defeat", "visit": "visit", "war": "fight", "withdrawal": "withdraw",
}  # fmt: skip

# Prepositions that bring in the other side of an event noun; the rest lead elsewhere
# ("talks on trade", "a meeting in Berlin").
EVENT_TARGETS_OF: dict[str, frozenset[str]] = {
    "aid": frozenset({"to", "for"}),
    "assist": frozenset({"to", "for"}),
    "attack": frozenset({"on", "against", "of"}),
    "bomb": frozenset({"of"}),
    "invade": frozenset({"of", "into"}),
    "visit": frozenset({"to", "with"}),
    "support": frozenset({"for", "to", "of"}),
    "sanction": frozenset({"on", "against"}),
    "threaten": frozenset({"to", "against"}),
    "kill": frozenset({"of"}),
    "occupy": frozenset({"of"}),
    "destroy": frozenset({"of"}),
    "condemn": frozenset({"of"}),
    "criticize": frozenset({"of"}),
    "investigate": frozenset({"into", "of"}),
    "influence": frozenset({"on", "over"}),
    "interfere": frozenset({"in", "with"}),
    "oppose": frozenset({"to"}),
    "concede": frozenset({"to"}),
    "press": frozenset({"on"}),
    "provoke": frozenset({"against"}),
    "discriminate": frozenset({"against"}),
    "accuse": frozenset({"against"}),
    "demand": frozenset({"on", "from"}),
    "sympathize": frozenset({"for", "with"}),
    "withdraw": frozenset({"from"}),
    "defeat": frozenset({"over", "against"}),
    "protest": frozenset({"against"}),
    "ban": frozenset({"on", "of"}),
    "strike": frozenset({"on", "against"}),
    "raid": frozenset({"on"}),
    "blockade": frozenset({"of", "on"}),
    "embargo": frozenset({"on", "against"}),
    "boycott": frozenset({"of"}),
    "deploy": frozenset(),
}

# Actions of event nouns that both sides do: "talks with", "a meeting between".
MUTUAL = frozenset(
    """meet talk negotiate agree ally clash communicate cooperate contact discuss dispute fight
    reconcile trade""".split()
)

# Verbs with little meaning of their own: their object is the action ("hold talks with").
LIGHT = frozenset(
    """attend begin carry carry_out conduct continue convene deliver engage enjoy establish express
    extend face give grant have hold host impose initiate join launch maintain make mount offer
    participate pay provide pursue reach receive resume set show sign stage start strike strike_up
    take take_up undertake voice wage""".split()
)

# Verbs that speak of an event to come: whoever does it with somebody is their subject too
# ("proposed a meeting with"), but only where talking is part of the event; whoever discusses a
# war is not at war.
ENVISAGING = frozenset(
    """abandon accept agree announce anticipate approve arrange avert avoid boost break_off
    call_off cancel consider contemplate delay demand discuss drop end expect force have hope
    hope_for call_for increase like long_for lose mention miss mull need organise organize plan
    pledge postpone prefer prepare prepare_for press_for propose push_for raise refuse reject
    request rule_out schedule scrap seek suggest suspend turn_down urge want weigh welcome
    """.split()
)

# Verbs whose subject is the one to do the event, whatever it is: "threatened sanctions against".
COMMITTING = frozenset(
    """announce call_off cancel consider contemplate halt lift mull order plan pledge postpone
    prepare promise rule_out scrap suspend threaten vow weigh""".split()
)

ENVISAGED = frozenset(
    "agree aid contact cooperate discuss meet negotiate reconcile talk visit".split()
)

# Verbs that end or avoid an event of which their subject is a side, even a war.
ENDING = frozenset("avert avoid end".split())

# Verbs whose subject stands outside the event that they prevent or bring about.
PREVENTING = frozenset("block derail foil forestall head_off prevent stop thwart veto".split())
BROKERING = frozenset(
    """back broker facilitate favor favour host mediate organise organize oversee support trigger
    spark cause provoke""".split()
)

# What an event does when it takes place.
OCCUR = frozenset(
    "be become begin commence continue go_ahead happen occur proceed resume start take".split()
)

# Verbs that join an event to an adjective: "a meeting looks unlikely".
COPULAS = frozenset("appear be become look remain seem".split())
