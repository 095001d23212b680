"""Nouns and verbs of events, and the words that bring in their sides."""

from __future__ import annotations

from kgraph.symmetric import SYMMETRIC

# Actions that both sides do: the preposition that names the other side is not part of them. The
# last three are also done by one side alone, so their edges have a direction.
RECIPROCAL: dict[str, frozenset[str]] = {
    **SYMMETRIC,
    "consult": frozenset({"with"}),
    "contact": frozenset({"with"}),
    "share": frozenset(),
}

# Verbs with the nouns that name the same action.
EVENT_NOUNS: dict[str, str] = {
    noun: verb
    for verb, nouns in {
        "abduct": "abduction", "accuse": "accusation allegation", "acquire": "acquisition",
        "act against": "action",
        "agree": "accord agreement armistice cease-fire ceasefire deal pact treaty truce",
        "aid": "aid", "ally": "alliance", "annex": "annexation", "apologize to": "apology",
        "appoint": "appointment", "arrest": "arrest", "assassinate": "assassination",
        "assist": "assistance", "attack": "aggression ambush assault attack offensive",
        "ban": "ban", "beat": "beating", "besiege": "siege", "blockade": "blockade",
        "bomb": "bombing", "bombard": "bombardment", "boycott": "boycott",
        "call": "call phone-call", "capture": "capture", "clash": "clash confrontation skirmish",
        "communicate": "communication", "compete": "rivalry", "complain about": "complaint",
        "concede": "concession", "condemn": "condemnation", "consult": "consultation",
        "contact": "contact", "cooperate": "collaboration cooperation partnership",
        "crack down on": "crackdown", "criticize": "criticism", "defeat": "victory",
        "defend": "defence defense", "demand": "demand", "denounce": "denunciation",
        "deploy": "deployment", "deport": "deportation", "destroy": "destruction",
        "detain": "detention", "disagree": "disagreement", "discriminate": "discrimination",
        "discuss": "discussion", "dismiss": "dismissal",
        "dispute": "dispute feud quarrel row standoff", "embargo": "embargo",
        "endorse": "endorsement", "execute": "execution", "expel": "expulsion",
        "extradite": "extradition", "fight": "battle conflict fight fighting struggle war",
        "fire on": "fire", "help": "help", "imprison": "imprisonment", "influence": "influence",
        "interfere": "interference", "interrogate": "interrogation", "intervene": "intervention",
        "invade": "incursion invasion", "investigate": "investigation probe",
        "kidnap": "kidnapping", "kill": "killing slaying", "meet": "encounter meeting summit",
        "merge": "merger", "mistreat": "mistreatment", "murder": "murder",
        "negotiate": "negotiation", "nominate": "nomination", "occupy": "occupation",
        "oppose": "hostility opposition", "oust": "ouster", "overthrow": "overthrow",
        "persecute": "persecution", "praise": "praise", "press": "pressure",
        "prosecute": "prosecution", "protest": "protest", "provoke": "provocation",
        "punish": "punishment", "purchase": "purchase", "raid": "raid",
        "rebel": "rebellion uprising", "recognize": "recognition",
        "reconcile": "rapprochement reconciliation", "reject": "rejection", "release": "release",
        "remove": "removal", "repress": "repression", "rescue": "rescue",
        "retaliate": "retaliation", "rule against": "ruling", "sanction": "sanction",
        "seize": "seizure", "shell": "shelling", "shoot": "shooting", "strike": "airstrike strike",
        "sue": "lawsuit suit", "support": "backing support", "sympathize": "sympathy",
        "take over": "takeover", "talk": "conversation dialogue talk", "threaten": "threat",
        "torture": "torture", "trade": "trade", "treat": "treatment", "visit": "trip visit",
        "vote against": "vote", "warn": "warning", "watch": "surveillance",
        "withdraw": "withdrawal", "worry about": "concern", "write to": "letter message",
    }.items()
    for noun in nouns.split()
}  # fmt: skip

# Nouns of giving, with their verb: "the sale of jets to Turkey" is "sell jet to".
TRANSFERS: dict[str, str] = {
    "delivery": "deliver", "donation": "donate", "export": "export", "gift": "give",
    "handover": "hand over", "loan": "lend", "payment": "pay", "sale": "sell",
    "shipment": "ship", "supply": "supply", "transfer": "transfer",
}  # fmt: skip

# Prepositions that bring in the other side of an event noun; the rest lead elsewhere
# ("talks on trade", "a meeting in Berlin").
EVENT_TARGETS_OF: dict[str, frozenset[str]] = {
    verb.replace("_", " "): frozenset(prepositions.split())
    for prepositions, verbs in {
        "about against": "complain_about", "about over": "worry_about",
        "against": """accuse act_against discriminate protest provoke rebel retaliate rule_against
        sue vote_against""",
        "against of on": "attack", "against on": "crack_down_on embargo fight sanction strike",
        "against over": "defeat", "against to": "threaten", "at on": "fire_on", "for of": "praise",
        "for of to": "support", "for to": "aid assist help", "for with": "sympathize",
        "from": "withdraw", "from on": "demand", "in": "intervene", "in with": "interfere",
        "into of": "invade investigate",
        "of": """abduct acquire annex appoint arrest assassinate beat besiege bomb bombard
        boycott capture condemn criticize defend denounce deport destroy detain dismiss
        endorse execute expel extradite imprison interrogate kidnap kill mistreat murder
        nominate occupy oust overthrow persecute prosecute punish purchase recognize
        reject release remove repress rescue seize shell shoot take_over torture treat
        watch""",
        "of on": "ban blockade", "on": "press raid", "on over": "influence",
        "to": "apologize_to concede warn write_to", "to toward towards": "oppose",
        "to with": "call visit",
    }.items()
    for verb in verbs.split()
}  # fmt: skip

# Actions of event nouns that both sides do: "talks with", "a meeting between".
MUTUAL = SYMMETRIC.keys() | frozenset("call consult contact discuss dispute merge".split())

# Verbs with little meaning of their own: their object is the action ("hold talks with"). The
# lemmatizer takes "waged" for a form of "wag".
LIGHT = frozenset(
    """apply attend begin bring carry carry_out commit complete conclude conduct continue convene
    declare deliver direct engage enjoy establish exert express extend face file give grant have
    hold host impose inflict initiate ink issue join launch lend level lodge maintain make mount
    offer open participate pay place pose provide pursue put reach receive reimpose renew resume
    score seal set show sign slap stage start step_up strike strike_up take take_up undertake voice
    wag wage win""".split()
)

# Verbs whose subject undergoes what their object names: "drew criticism from".
UNDERGOING = frozenset(
    """attract be_under come_under draw earn face fear fend_off get receive repel resist suffer
    survive win withstand""".split()
)

# Verbs with the preposition by which their subject is one side of an event: "is in talks with".
INVOLVED = frozenset(
    """arrive_at be_at be_in be_into come_into come_to engage_in enter enter_into get_into go_into
    go_to remain_at remain_in stay_in""".split()
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
    """announce call_off cancel consider contemplate ease halt lift mull order plan pledge postpone
    prepare promise relax rule_out scrap suspend threaten tighten vow waive weigh""".split()
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
