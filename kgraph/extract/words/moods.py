"""Words that tell whether something happens: planned, possible, wanted, not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.model import Modality

# Verbs and adjectives that set the stage for the action in their open complement
# ("wants to meet", "is ready to meet"): they give the modality and are not the action.
STAGE: dict[str, Modality] = {
    **dict.fromkeys(
        """agree aim arrange commit go decide decline due elect expect intend mean necessary offer
        opt plan pledge poise prepare prepared promise propose refuse resolve schedule seek set
        slate swear threaten undertake vow bind bound choose destine try attempt strive postpone
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

# Those of them after which it does not happen ("prevented Taiwan from joining").
PREVENTION = frozenset(
    """ban bar block deter discourage dissuade exclude keep prevent prohibit refrain restrain
    stop""".split()
)
