"""Word lists that the rules read. Written for this program from general knowledge of English
and of news prose; lemmas unless a comment says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import Modality, Stance

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

# Verbs and adjectives that set the stage for the action in their open complement
# ("wants to meet", "is ready to meet"): they give the modality and are not the action.
STAGE: dict[str, Modality] = {
    **dict.fromkeys(
        """agree aim arrange commit go decide decline due elect expect intend mean necessary offer
        opt plan pledge poise prepare promise propose refuse resolve schedule seek set slate swear
        threaten undertake vow bind bound choose destine try attempt strive postpone
        delay cancel""".split(),
        "planned",
    ),
    **dict.fromkeys(
        """able allow available capable consider contemplate enable entitle free inclined liable
        likely open permit possible ready unable unlikely welcome willing unwilling reluctant
        think appear seem""".split(),
        "possible",
    ),
    **dict.fromkeys(
        """anxious desire desperate eager hope interested keen like long love prefer want wish
        yearn hate""".split(),
        "desired",
    ),
    **dict.fromkeys(
        """advise ask beg call command demand direct encourage have impel implore instruct invite
        lobby need obligate oblige forbid order persuade plead press pressure push recommend request
        require task tell urge warn""".split(),
        "requested",
    ),
    **dict.fromkeys(
        """avoid begin bother cease come continue dare fail forget get happen help keep manage
        proceed rush start stop tend use succeed force compel make let cause lead""".split(),
        "asserted",
    ),
}

# Nouns that do the same for an infinitive or an event noun after them ("a request to meet",
# "the possibility of a meeting").
STAGE_NOUNS: dict[str, Modality] = {
    **dict.fromkeys(
        """agreement arrangement attempt bid campaign commitment decision drive effort goal aim
        intention mission plan pledge preparation promise threat vow""".split(),
        "planned",
    ),
    **dict.fromkeys(
        """ability chance opportunity option possibility potential prospect readiness openness
        willingness idea right suggestion proposal hint hope expectation""".split(),
        "possible",
    ),
    **dict.fromkeys("desire eagerness interest wish ambition".split(), "desired"),
    **dict.fromkeys(
        """appeal call demand invitation order plea request requirement need pressure""".split(),
        "requested",
    ),
}

# Stage words that say the action does not happen.
NEGATIVE_STAGE = frozenset(
    """avoid cancel cease decline fail failure forbid forget neglect refusal refuse stop unable
    unlikely unwilling""".split()
)

MODALS: dict[str, Modality] = {
    "will": "planned",
    "'ll": "planned",
    "shall": "planned",
    "wo": "planned",
    "may": "possible",
    "might": "possible",
    "can": "possible",
    "ca": "possible",
    "could": "possible",
    "would": "conditional",
    "'d": "conditional",
    "should": "requested",
    "must": "requested",
    "ought": "requested",
}

# Before an event noun: "his potential meeting with Putin".
MODAL_ADJECTIVES: dict[str, Modality] = {
    **dict.fromkeys(
        "hypothetical likely possible potential proposed prospective".split(), "possible"
    ),
    **dict.fromkeys("forthcoming future planned scheduled upcoming".split(), "planned"),
}

MODAL_ADVERBS: dict[str, Modality] = {
    **dict.fromkeys(
        """allegedly likely maybe perhaps possibly potentially presumably probably
        supposedly""".split(),
        "possible",
    ),
}

NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none",
                       "nothing", "without", "hardly"})  # fmt: skip

CONDITIONS = frozenset({"if", "unless", "should", "provided", "whether"})

# From the weakest commitment of the text to the strongest; nested marks take the weakest.
WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional",
    "possible",
    "desired",
    "requested",
    "planned",
    "asserted",
)

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
    """attend begin carry conduct continue convene deliver engage enjoy establish express extend
    face give grant have hold host impose initiate join launch maintain make mount offer
    participate provide pursue reach receive resume set show sign stage start strike take
    undertake voice wage""".split()
)

# Verbs that speak of an event to come: whoever does it with somebody is their subject too
# ("proposed a meeting with"), but only where talking is part of the event; whoever discusses a
# war is not at war.
ENVISAGING = frozenset(
    """announce approve arrange boost cancel delay demand discuss expect increase plan pledge
    postpone prepare propose raise request seek want welcome""".split()
)
ENVISAGED = frozenset(
    "agree aid contact cooperate discuss meet negotiate reconcile talk visit".split()
)

# What an event does when it takes place.
OCCUR = frozenset("be happen occur take proceed".split())

# Nouns that measure or group what follows "of": the group is its members.
TRANSPARENT = frozenset(
    """all any array bunch both couple dozen each few group handful hundred lot lots majority many
    million billion minority most much none number one pair percent range rest series
    set some sort kind ten thousand tens team trio type two variety wave""".split()
)

# Nouns for people in a role: singular a person, plural a group.
ROLES = frozenset(
    """activist actor adviser advisor aide ambassador analyst attorney author candidate captain
    chair chairman chairwoman chancellor chief citizen civilian coach colonel commander
    commissioner congressman congresswoman correspondent counsel critic defector delegate
    demonstrator deputy detainee diplomat director doctor donor editor emir envoy executive expert
    farmer father fighter founder general governor guard guerrilla hacker head hostage inspector
    insurgent investigator journalist judge justice king lawmaker lawyer leader lieutenant
    man mayor mediator mercenary militant militiaman minister mother negotiator observer officer
    official opponent owner parent partner people person pilot player policeman politician pope
    premier president president-elect priest prime prince princess prisoner professor prosecutor
    protester queen rebel refugee reporter representative resident scientist secretary senator
    separatist settler sheikh sheriff shopkeeper soldier spokesman spokesperson spokeswoman
    student supporter terrorist teacher troop veteran victim voter woman worker""".split()
)

TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame sen sen. rep rep. gov gov. gen gen. lt lt.
    col col. sgt sgt. maj maj. capt capt. prof prof. rev rev. st st. vice deputy prime foreign
    defence defense interior finance acting former ex outgoing late incoming""".split()
)

# Nouns for bodies that act as one.
BODIES = frozenset(
    """administration agency alliance army assembly authority bank bloc board brigade bureau
    cabinet church club coalition command commission committee community
    company congress corporation council court delegation department embassy faction
    federation firm force government group guard house institution junta kremlin league
    leadership legislature media militia ministry mission movement navy network newspaper
    organisation organization panel parliament party police press
    regime senate staff team tribunal troops union university watchdog""".split()
)

# Adjectives that do not tell one concept from another.
PLAIN_ADJECTIVES = frozenset(
    """additional ambitious another biggest bigger broad broader certain clear considerable
    continued current different early emerging entire essential final first focal following
    friendlier full further general good great greater growing high higher important
    influential key large larger last late latest likely long low lower main major many more most
    much multiple necessary new next numerous ongoing only other outgoing overall own particular
    past possible potential present previous quick recent same second serious several significant
    similar single small special specific strong such third total unfavorable various whole
    """.split()
)

TIME_NOUNS = frozenset(
    """afternoon century day decade evening hour midnight minute moment month morning night noon
    second season spring summer autumn fall time today tomorrow tonight week weekend winter year
    yesterday monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december""".split()
)

# Prepositional phrases that are adverbs and name nobody and nothing.
IDIOMS = frozenset(
    tuple(phrase.split("_"))
    for phrase in """of_course for_example for_instance in_fact at_least at_all as_result
    in_addition on_hand in_turn in_general in_particular as_well at_last""".split()
)

# Prepositions that say when, despite or compared with what: what follows is no party to the action.
CIRCUMSTANCES = frozenset(
    """after ahead amid before besides despite during except following pending since than until
    unlike upon without""".split()
)

# Prepositions of several words: (first, noun, last) is one step.
COMPOUND_PREPOSITIONS = frozenset(
    """in_relation_to in_respect_of in_honor_of in_honour_of in_favor_of in_favour_of in_terms_of
    in_spite_of in_front_of in_support_of in_response_to in_addition_to in_exchange_for
    in_return_for in_light_of in_view_of in_case_of in_place_of in_charge_of in_line_with
    in_contrast_to in_connection_with in_accordance_with in_comparison_with in_regard_to
    in_reference_to in_protest_of in_search_of in_need_of in_memory_of in_lieu_of in_defense_of
    in_defence_of with_regard_to with_respect_to on_behalf_of on_account_of on_top_of
    on_grounds_of for_lack_of for_fear_of by_means_of by_way_of at_odds_with as_result_of
    as_part_of""".split()
)

COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "state"})

# Those of them after which it does not happen ("prevented Taiwan from joining").
PREVENTION = frozenset(
    """ban bar block deter discourage dissuade exclude keep prevent prohibit refrain restrain
    stop""".split()
)

# Those after which it is only said ("accused Iran of hiding").
ACCUSATION = frozenset("accuse blame criticise criticize suspect".split())

# Verbs that ask somebody whom a preposition brings in ("called on China to").
OBLIQUE_CONTROL = frozenset("appeal call count depend prevail rely".split())

# Nouns whose "that" clause is what somebody says ("reports that Iran had sent drones").
CONTENT_NOUNS = frozenset(
    """accusation allegation announcement argument assertion assessment belief charge claim
    complaint concern conclusion confirmation declaration denial evidence fear hint hope idea
    impression indication insistence notion opinion position prediction promise report rumor
    rumour sign statement suggestion suspicion testimony theory threat view warning""".split()
)

# Verbs that turn such a clause down.
REJECTION = frozenset("deny dismiss dispute rebuff refute reject".split())

# Verbs whose object does what the gerund says ("accused Iran of hiding").
GERUND_CONTROL = frozenset(
    """accuse acquit ban bar blame convict criticise criticize deter discourage dissuade excuse
    forgive keep praise prevent prohibit restrain stop suspect thank""".split()
)

# Verbs whose open complement is done by their object ("asked Ukraine to withdraw").
OBJECT_CONTROL = frozenset(
    """advise allow appoint ask assist authorize beg call cause challenge command compel convince
    direct empower enable encourage expect forbid force get have help hire impel instruct invite
    lead leave let make motivate need nominate oblige order permit persuade prepare press pressure
    prompt push recommend remind request require see send teach tell train trust urge want warn
    watch""".split()
)
