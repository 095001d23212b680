"""Words that tell whether something happens: planned, possible, wanted, not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import Modality

# Verbs and adjectives that set the stage for the action in their open complement
# ("wants to meet", "is ready to meet"): they give the modality and are not the action.
STAGE: dict[str, Modality] = {
    **dict.fromkeys(
        """about agree aim arrange close commit go decide decline due elect expect intend mean near
        necessary offer opt plan pledge poise prepare promise propose refuse resolve schedule seek
        set slate swear threaten undertake vow bind bound certain choose destine determine
        determined prepared scheduled sure try attempt postpone delay cancel persuade convince
        suppose fix rule_out give_up back_out pull_out scrap turn_down call_off apply conspire
        consent plot scheme strive struggle vie volunteer vote wait""".split(),
        "planned",
    ),
    **dict.fromkeys(
        """able allow available capable clear consider contemplate debate discuss enable entitle
        free inclined liable likely mull open permit possible prone ready unable unlikely weigh
        welcome willing unwilling reluctant hesitant hesitate think appear seem say believe report
        allege rumour rumor claim impossible incapable""".split(),
        "possible",
    ),
    **dict.fromkeys(
        """anxious aspire desire desperate eager hope interested keen like long love prefer
        want wish yearn hate""".split(),
        "desired",
    ),
    **dict.fromkeys(
        """advise ask beg call command demand direct encourage have impel implore instruct invite
        lobby need obligate oblige forbid order ought plead press pressure push recommend
        request require task tell urge warn important vital essential crucial imperative
        """.split(),
        "requested",
    ),
    **dict.fromkeys(
        """avoid begin bother cease come continue dare end_up fail forget get go_on halt happen
        help keep manage neglect omit pretend feign proceed quit resume rush start stop suspend
        tend use succeed force compel make let cause lead""".split(),
        "asserted",
    ),
}

# Stage words that say the action does not happen.
NEGATIVE_STAGE = frozenset(
    """abandon abort absence avert avoid back_out block break_off call_off cancel cancellation
    cease cessation decline derail drop end fail failure feign foil forbid forestall forget forgo
    give_up halt head_off impossible incapable lack lift lose miss neglect omit pretend prevent
    pull_out quit refusal refuse reject rejection rule_out scrap shelve stop suspend suspension
    termination thwart turn_down unable unlikely unwilling veto""".split()
)

# How a verb that brings about an event noun differs from the same verb before an infinitive
# ("agreed a deal" is done, "agreed to meet" is not), and verbs that only take events.
EVENT_STAGE: dict[str, Modality] = {
    **dict.fromkeys(
        """abort agree avert block break_off derail drop end foil force forestall have head_off
        lift lose miss prevent stop suspend thwart veto welcome""".split(),
        "asserted",
    ),
    **dict.fromkeys("abandon forgo reject shelve".split(), "planned"),
    **dict.fromkeys("back favor favour support".split(), "desired"),
    **dict.fromkeys(
        "allege dread fear foresee mention predict raise risk suspect".split(), "possible"
    ),
}

# Verbs with the preposition that brings in a gerund or an event noun: "insisted on meeting",
# "called for talks", "warned of an attack".
PREPOSITIONAL: dict[str, Modality] = {
    **dict.fromkeys(
        """aim_at aim_for agree_on agree_to commit_to decide_against decide_on look_forward_to
        opt_for plan_for plan_on prepare_for threaten_with wait_for withdraw_from vote_for
        work_on work_toward work_towards back_out_of pull_out_of""".split(),
        "planned",
    ),
    **dict.fromkeys(
        """argue_about argue_against campaign_against charge_with consider_about debate_about
        flirt_with guard_against hint_at joke_about look_at look_into muse_about object_to
        speculate_about suspect_of talk_about talk_of think_about think_of threaten_by toy_with
        indict_for investigate_for prosecute_for sue_for try_for want_for
        vote_against vote_on warn_about warn_against warn_of worry_about""".split(),
        "possible",
    ),
    **dict.fromkeys("campaign_for dream_about dream_of hope_for long_for wish_for".split(),
                    "desired"),
    **dict.fromkeys(
        """advise_against appeal_for argue_for ask_for beg_for call_for insist_on lobby_for
        plead_for press_for push_for""".split(),
        "requested",
    ),
    **dict.fromkeys("acquit_of absolve_of clear_of exonerate_of fail_in".split(), "asserted"),
}  # fmt: skip

# Those of them after which it does not happen.
NEGATIVE_PREPOSITIONAL = frozenset(
    """acquit_of absolve_of clear_of exonerate_of fail_in decide_against advise_against
    withdraw_from back_out_of pull_out_of""".split()
)

# Verbs and adjectives whose "that" clause takes on what they say of it. After others it is as
# sure as the speaker is ("says that", "believes that", "is glad that").
CLAUSE_STAGE: dict[str, Modality] = {
    **dict.fromkeys("expect anticipate threaten".split(), "planned"),
    **dict.fromkeys(
        """appear ask conceivable debate doubt doubtful fear feasible imagine implausible
        impossible improbable likely plausible possible probable question questionable seem
        speculate suspect uncertain unclear unknown unlikely unthinkable wonder worry""".split(),
        "possible",
    ),
    **dict.fromkeys("hope wish pray prefer desirable".split(), "desired"),
    **dict.fromkeys(
        """demand request recommend require order urge advisable critical crucial essential
        imperative important necessary urgent vital""".split(),
        "requested",
    ),
    **dict.fromkeys("pretend false untrue wrong".split(), "asserted"),
}

# Those of them that say it is not so.
NEGATIVE_CLAUSE_STAGE = frozenset(
    """false implausible impossible improbable pretend unlikely unthinkable untrue
    wrong""".split()
)

# Verbs whose clause is a wish only in the bare form ("insisted that Russia withdraw").
SUBJUNCTIVE = frozenset("ask insist propose suggest".split())

# Verbs and adjectives whose negation is that of their clause: "does not think that he met".
RAISING = frozenset(
    """anticipate believe conceivable expect feel imagine likely plausible possible probable reckon
    suppose think true""".split()
)

# Adjectives whose negation leaves their clause open: "it is not clear that he met".
SURE = frozenset("apparent certain clear confirmed evident known obvious proven sure".split())

# Verbs whose object does or is to do the gerund after it ("opposed Ukraine joining").
GERUND_STAGE: dict[str, Modality] = {
    **dict.fromkeys("oppose resist fear imagine envisage envision".split(), "possible"),
    **dict.fromkeys("back favor favour support want".split(), "desired"),
}

# Nouns that do the same for an infinitive or an event noun after them ("a request to meet",
# "the possibility of a meeting").
STAGE_NOUNS: dict[str, Modality] = {
    **dict.fromkeys(
        """agreement arrangement attempt bid brink cancellation campaign commitment course decision
        drive effort goal aim intent intention mission offer plan pledge preparation promise
        refusal rejection threat track verge vow""".split(),
        "planned",
    ),
    **dict.fromkeys(
        """ability accusation allegation chance charge danger fear idea likelihood opportunity
        objection option opposition position possibility potential prospect readiness openness
        resistance right risk rumor rumour scenario speculation suggestion suspicion talk
        willingness proposal hint unwillingness reluctance inability indictment trial""".split(),
        "possible",
    ),
    **dict.fromkeys(
        """desire eagerness expectation favor favour hope interest support wish
        ambition""".split(),
        "desired",
    ),
    **dict.fromkeys(
        """appeal call demand duty invitation necessity obligation order plea request requirement
        need pressure time""".split(),
        "requested",
    ),
    **dict.fromkeys(
        "absence cessation end failure halt lack suspension termination".split(), "asserted"
    ),
}

NEGATIVE_NOUNS = frozenset(
    """absence cancellation cessation end failure halt inability lack refusal rejection suspension
    termination unwillingness""".split()
)

# Nouns of being against it, whatever becomes of them.
OPPOSITION = frozenset("objection opposition resistance".split())

# Nouns of trying, and what they do when nothing comes of it: "the attempt to seize it failed".
ATTEMPTS = frozenset("attempt bid campaign drive effort mission plan".split())
FAILING = frozenset("backfire collapse fail falter founder".split())

# What an event is said to be, in words that are no adjective: "the talks are on hold".
PREDICATES: dict[str, tuple[Modality, bool]] = {
    "in doubt": ("possible", False),
    "in the works": ("planned", False),
    "off": ("planned", True),
    "off the table": ("planned", True),
    "on hold": ("planned", False),
    "on the cards": ("possible", False),
    "on the table": ("possible", False),
    "out of the question": ("planned", True),
    "over": ("asserted", True),
}

# Words that open a clause of time, which is to come where its main clause is.
TEMPORAL = frozenset("after before once until when while".split())

# Nouns whose "that" clause is open, or wanted ("a chance that", "no evidence that").
CLAUSE_NOUNS: dict[str, Modality] = {
    **dict.fromkeys(
        """chance danger fear idea likelihood possibility prospect risk rumor rumour scenario
        speculation suggestion suspicion""".split(),
        "possible",
    ),
    **dict.fromkeys("hope wish".split(), "desired"),
    **dict.fromkeys("expectation".split(), "planned"),
    **dict.fromkeys("demand request requirement".split(), "requested"),
}

# Nouns whose absence leaves a clause open: "no evidence that".
PROOFS = frozenset("evidence indication proof sign confirmation guarantee assurance".split())

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
    "need": "requested",
}

# Before a perfect: "must have met", "should have met" (but did not).
PERFECT_MODALS: dict[str, tuple[Modality, bool]] = {
    "must": ("possible", False),
    "should": ("requested", True),
    "ought": ("requested", True),
}

# Verbs that a "would" only makes polite.
POLITE = frozenset("like love prefer hate".split())

# Around an event noun: "his potential meeting with Putin", "the cancelled meeting".
MODAL_ADJECTIVES: dict[str, Modality] = {
    **dict.fromkeys(
        """alleged eventual feared foreseeable hypothetical likely possible potential proposed
        prospective purported reported rumoured rumored supposed suspected suggested
        unlikely""".split(),
        "possible",
    ),
    **dict.fromkeys(
        """cancelled canceled expected forthcoming future imminent impending inevitable intended
        looming near planned postponed promised scheduled scrapped threatened upcoming""".split(),
        "planned",
    ),
    **dict.fromkeys("desired hoped-for".split(), "desired"),
    **dict.fromkeys("averted nonexistent".split(), "asserted"),
}

NEGATIVE_ADJECTIVES = frozenset(
    "averted cancelled canceled impossible nonexistent scrapped unlikely".split()
)

MODAL_ADVERBS: dict[str, Modality] = {
    **dict.fromkeys(
        """allegedly apparently conceivably likely maybe perhaps possibly potentially presumably
        probably purportedly reportedly seemingly supposedly""".split(),
        "possible",
    ),
    **dict.fromkeys("hopefully ideally preferably".split(), "desired"),
}

NEGATIONS = frozenset({"no", "not", "n't", "never", "neither", "nor", "nobody", "none",
                       "nothing", "without", "hardly", "scarcely"})  # fmt: skip

# After "not": the rest of them does ("not all officials"), or more than that ("not only").
QUANTIFIED = frozenset("all always each every everyone just least many merely much only".split())

# Whoever is "the first to meet" has met.
ORDINALS = frozenset("first second third fourth fifth sixth seventh last latest next only".split())

# Before a verb: it nearly came to it.
ALMOST = frozenset("almost nearly".split())

# Around a verb of judging: what it says is not so ("wrongly convicted of", "falsely claimed").
MISTAKENLY = frozenset("erroneously falsely mistakenly unjustly wrongfully wrongly".split())

# Nouns of "under no circumstances", "at no point", "in no way".
NO_WAY = frozenset("account case circumstance condition point reason stage time way".split())

CONDITIONS = frozenset({"if", "unless", "provided", "providing", "lest", "whether"})

# Verbs of leaving it open, whose "if" asks: "wonder if he met".
WONDERING = frozenset("ask check debate decide determine doubt question see wonder".split())

# Verbs that, as an order, open one: "Suppose he goes".
SUPPOSING = frozenset("assume imagine suppose".split())

# Participles that open a condition with the clause after them.
CONDITIONAL_PARTICIPLES = frozenset("assuming provided providing supposing".split())

# Nouns that open one after a preposition: "in case", "in the event that".
CONDITIONAL_NOUNS = frozenset("case condition event eventuality assumption".split())

# From the weakest commitment of the text to the strongest; nested marks take the weakest.
WEAKEST_FIRST: tuple[Modality, ...] = (
    "conditional",
    "possible",
    "desired",
    "requested",
    "planned",
    "asserted",
)

# Those of them after which it does not happen ("prevented Taiwan from joining").
PREVENTION = frozenset(
    """ban bar block deter discourage dissuade exclude keep prevent prohibit refrain restrain
    stop""".split()
)
