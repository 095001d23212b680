"""Words that tell a man from a woman, but for their names."""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

COURTESY = frozenset("dame miss mr mr. mrs mrs. ms ms. sir".split())
"""Only before people; there is a King Faisal Hospital."""

MALE_TITLES = frozenset(
    """archbishop baron bishop cardinal count duke earl emir emperor imam king lord mr mr. pope
    prince rabbi sheikh sir sultan""".split()
)
FEMALE_TITLES = frozenset(
    """baroness countess dame duchess empress lady madam madame miss mrs mrs. ms ms. princess
    queen""".split()
)

MALE_NOUNS = frozenset(
    """actor bachelor boy boyfriend bridegroom brother businessman chairman congressman cowboy
    dad ex-boyfriend ex-husband father fisherman gentleman godfather grandfather grandson groom
    guy half-brother husband lad landlord man monk nephew policeman salesman schoolboy
    serviceman son son-in-law spokesman sportsman stepfather stepson uncle waiter
    widower""".split()
)
"""Not "gunman", "fireman", "hero": women are called so, too. "Actor" and "chairman" are mostly
men in the news; a first name or an earlier "she" goes before them."""

FEMALE_NOUNS = frozenset(
    """actress aunt ballerina bride businesswoman chairwoman congresswoman daughter
    daughter-in-law ex-girlfriend ex-wife fiancée gal girl girlfriend goddess granddaughter
    grandma grandmother half-sister heiress hostess housewife lady mistress mom mother mum niece
    nun policewoman schoolgirl sister spokeswoman sportswoman stepdaughter stepmother waitress
    widow wife woman""".split()
)
