"""Words of saying, thinking, showing, demanding and denying; lemmas, written from general knowledge
of news prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import Stance

# Verbs whose clause is what somebody says or thinks, and how the speaker stands to it.
SPEECH: dict[str, Stance] = {
    **dict.fromkeys(
        """accuse acknowledge add admit advise affirm agree allege announce answer argue assert
        assess assume assure believe bet blog boast brag calculate caution charge claim clarify
        comment complain conclude concede confess confide confirm conjecture consider contend
        convince counter declare deduce demand disclose elaborate emphasize emphasise estimate
        exclaim expect explain fear feel find forecast foresee grumble guess highlight hint hope
        hypothesize imagine imply indicate infer inform insinuate insist joke judge know lament
        maintain marvel mention muse note notify object observe opine pledge point posit post
        postulate predict presume proclaim profess promise pronounce propose protest quip read
        reaffirm realize realise reason reassure recall reckon recommend recount regret reiterate
        relate relay remark remember remind repeat reply report respond restate retort reveal rule
        say scoff see sense shout signal speculate state stipulate stress submit suggest suppose
        surmise suspect swear tell testify theorize theorise think threaten tweet underline
        underscore understand urge verify vow warn whisper worry write""".split(),
        "say",
    ),
    **dict.fromkeys("deny dispute refute rebut disavow disclaim".split(), "deny"),
    **dict.fromkeys("ask doubt enquire inquire question wonder".split(), "question"),
}

# Those of them that say nothing aloud.
THOUGHT = frozenset(
    """assume believe calculate conjecture consider deduce doubt expect fear feel find foresee
    guess hope imagine infer judge know presume read realize realise reckon regret relate remember
    see sense suppose surmise suspect think understand wonder worry""".split()
)

# Verbs whose clause is what somebody finds out, or what a study, a poll or a trial tells: their
# subject vouches for it, too, but says and thinks nothing.
FINDING = frozenset(
    """decide demonstrate detect determine discover dream establish forget hear illustrate learn
    notice prove recognise recognize rumour rumor show""".split()
)

# Adjectives whose clause is what their subject thinks ("confident that").
CONVICTION = frozenset(
    """adamant afraid angry anxious aware certain clear concerned confident convinced disappointed
    doubtful fearful glad grateful happy hopeful mindful optimistic pessimistic pleased positive
    proud relieved sad sceptical skeptical sorry sure surprised unaware uncertain unhappy unsure
    worried""".split()
)

# Verbs whose clause asks somebody to act.
DEMANDS = frozenset("demand insist urge request recommend propose order".split())

# Verbs that mark the speaker of a quotation: those that are said aloud, and some that take no
# clause.
UTTERANCE = (frozenset(SPEECH) - THOUGHT - frozenset("point rule".split())) | frozenset(
    """begin chant chime conclude continue cry declaim elaborate go gush intone interject joke
    mutter ponder quote rage rail rant roar scream sigh sing summarise summarize text think thunder
    tout volunteer wisecrack yell""".split()
)

# Verbs that judge somebody in the words that follow ("called the plan “a disgrace”").
JUDGEMENT = frozenset(
    """attack blast brand call characterise characterize condemn criticise criticize decry denounce
    deride describe dismiss hail label lambast lambaste liken mock portray praise reject ridicule
    slam term welcome""".split()
)

# Those after which it is only said ("accused Iran of hiding").
ACCUSATION = frozenset("accuse blame criticise criticize suspect".split())

# Nouns whose "that" clause is what somebody says ("reports that Iran had sent drones").
CONTENT_NOUNS = frozenset(
    """accusation allegation announcement argument assertion assessment belief charge claim
    comment complaint concern conclusion confirmation contention conviction declaration denial
    doubt estimate evidence fear finding forecast hint hope idea impression indication insistence
    narrative notion opinion pledge position prediction promise remark report rumor rumour sign
    speculation statement story suggestion suspicion testimony theory threat view warning""".split()
)

# Those whose owner does not vouch for the clause.
NOUN_STANCES: dict[str, Stance] = {"denial": "deny", "doubt": "question"}

# Nouns that call the clause untrue by themselves.
FALSEHOODS = frozenset(
    """fabrication fallacy falsehood fiction hoax lie misconception myth untruth""".split()
)

# What one says it in ("said in a statement that").
MEDIA = frozenset(
    """address affidavit announcement article blog book brief briefing broadcast call column comment
    communique complaint conference declaration dispatch email e-mail essay filing hearing
    indictment interview lawsuit letter memo memoir memorandum message motion note notice op-ed
    podcast post release remark reply report response ruling speech statement suit telegram
    testimony text thread tweet video""".split()
)

# What is said of a claim that somebody turns down, and of one that he does not.
UNTRUE = FALSEHOODS | frozenset(
    """absurd baseless bogus debunked disinformation erroneous fabricated fake false groundless
    inaccurate incorrect laughable ludicrous misinformation nonsense nonsensical preposterous
    propaganda ridiculous rubbish unfounded unsubstantiated untrue wrong""".split()
)
TRUE = frozenset("accurate correct real right true".split())

# Nouns of one's own words ("in Merkel's words, ...", "in the words of Merkel").
OWN_WORDS = frozenset("account assessment estimation estimate opinion view word".split())

# Verbs that turn such a clause down.
REJECTION = frozenset(
    """contradict debunk deny disavow discount discredit disclaim dismiss disprove dispute drop
    overturn rebuff rebut refute reject repudiate""".split()
)
REJECTION_PARTICLES = frozenset({("throw", "out"), ("brush", "aside"), ("wave", "away")})

# Verbs that keep one from saying it ("refused to confirm that").
SILENCE = frozenset("decline fail refuse".split())
