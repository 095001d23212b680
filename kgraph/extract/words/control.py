"""Verbs that leave the action after them to another: "asked Ukraine to withdraw"."""

from __future__ import annotations

# Verbs that ask somebody whom a preposition brings in ("called on China to").
OBLIQUE_CONTROL = frozenset("appeal call count depend prevail rely".split())

# Verbs whose object does what the gerund says ("accused Iran of hiding").
GERUND_CONTROL = frozenset(
    """absolve accuse acquit applaud arrest ban bar berate blame block castigate charge chide
    clear commend condemn congratulate convict criticise criticize denounce detain deter
    disbar discharge discipline discourage dismiss disqualify dissuade eject excuse execute
    exonerate expel fault fine fire forgive hail imprison indict jail keep kill lambast
    lambaste laud mock murder ostracize pardon penalise penalize praise prevent prohibit
    prosecute punish rebuke reprimand reproach restrain reward ridicule sack salute sanction
    scold sentence shun slam stop sue suspect suspend thank try warn""".split()
)

# Verbs whose open complement is done by their object ("asked Ukraine to withdraw").
OBJECT_CONTROL = frozenset(
    """advise allow appoint ask assist authorize beg call cause challenge clear command compel
    convince direct empower enable encourage expect forbid force get have help hire impel instruct
    invite lead leave let make motivate need nominate oblige order permit persuade prepare press
    pressure prompt push recommend remind request require see send teach tell train trust urge want
    warn watch""".split()
)

# Verbs that give somebody something: "gave Ukraine tanks" is "gave tanks to Ukraine".
DATIVE = frozenset(
    """accord afford allocate allot allow assign assure award bequeath bring cede concede deal deny
    extend feed forward give grant guarantee hand issue lease leave lend loan mail offer owe pass
    pay permit promise quote read refuse remit render rent repay sell send serve ship show supply
    teach tell throw wire write""".split()
)

# Verbs that bring somebody something "for" him.
BENEFACTIVE = frozenset("book build buy cook do earn fetch find get make order save win".split())

# Verbs that share no object with the verb after them: "came and took the money".
INTRANSITIVE = frozenset(
    """appear arrive awake bow collapse come crouch cry depart die disappear emerge exist faint fall
    flee fly gather go happen hesitate jump kneel laugh lie live look march move nod occur pause
    proceed react resign respond retire return rise run scream sigh sit sleep smile speak stand stay
    step stop surrender talk travel turn vanish wait wake walk weep work""".split()
)
