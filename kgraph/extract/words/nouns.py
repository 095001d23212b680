"""Kinds of nouns, and what stands before them."""

from __future__ import annotations

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
    student supporter terrorist teacher troop veteran victim voter woman worker
    actress anchor archbishop astronaut athlete ayatollah baron billionaire biologist bishop blogger
    businessman businesswoman cardinal chef cleric climber columnist comedian composer count
    defendant designer detective duchess duke economist emperor engineer entrepreneur filmmaker
    firefighter footballer goalkeeper gunman historian imam lineman linebacker midfielder
    mountaineer musician novelist nurse painter philosopher physician physicist playwright poet
    quarterback rabbi rapper scholar sculptor singer skier songwriter spy striker suspect surgeon
    survivor tsar tycoon whistleblower witness writer""".split()
)

TITLES = frozenset(
    """mr mr. mrs mrs. ms ms. dr dr. sir lord lady dame sen sen. rep rep. gov gov. gen gen. lt lt.
    col col. sgt sgt. maj maj. capt capt. prof prof. rev rev. st st. vice deputy prime foreign
    defence defense interior finance acting former ex outgoing late incoming englishman
    frenchman irishman scotsman welshman dutchman""".split()
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

# Nouns for what an organisation is, after its own name: "the NATO alliance" is NATO. Not what is
# only a part of it: its board, its forces.
NAMED_KINDS = frozenset(
    """agency airline alliance automaker bank bloc brand broadcaster carmaker carrier chain channel
    company conglomerate corporation daily firm giant group magazine maker manufacturer militia
    movement network newspaper organisation organization outlet paper portal publisher retailer
    startup studio weekly website""".split()
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

COUNTRY_NOUNS = frozenset({"country", "nation", "republic", "state"})

# Before a noun that a question asks for: "which country".
ASKING = frozenset("what whatever which whichever".split())

# What it does when nobody does anything.
WEATHER = frozenset("drizzle freeze hail rain snow thunder".split())
