"""Prepositions that are not what they seem."""

from __future__ import annotations

# Prepositional phrases that are adverbs and name nobody and nothing.
IDIOMS = frozenset(
    tuple(phrase.split("_"))
    for phrase in """of_course for_example for_instance in_fact at_least at_all as_result
    in_addition in_order on_hand in_turn in_general in_particular as_well at_last""".split()
)

# Prepositions that say when, despite or compared with what: what follows is no party to the action.
CIRCUMSTANCES = frozenset(
    """after ahead amid because before besides despite during except following pending since than
    until unlike upon without""".split()
)

# Conjunctions that say when or why: "resigned after he had won".
CONJUNCTIONS = frozenset("after as because before once since so until when while".split())

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
