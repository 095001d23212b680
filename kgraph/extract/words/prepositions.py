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
    """after ahead amid because before besides despite due during except following instead pending
    rather regardless since than until unlike upon without""".split()
)

# Nouns of such prepositions: "in response to", "on the eve of".
BACKGROUND = frozenset(
    """absence aftermath anticipation eve face midst preparation reaction reply response
    retaliation revenge run-up wake""".split()
)

# Adverbs that open a preposition: "instead of", "together with".
OPENING = frozenset(
    """ahead apart aside away due east instead irrespective north out outside prior rather
    regardless south together west""".split()
)

# Conjunctions that say when or why: "resigned after he had won".
CONJUNCTIONS = frozenset("after as because before once since so until when while".split())

# Prepositions of several words: (first, noun, last) is one step.
COMPOUND_PREPOSITIONS = frozenset(
    """as_part_of as_result_of at_odds_with by_means_of by_way_of for_fear_of for_lack_of
    for_purpose_of for_sake_of in_absence_of in_accordance_with in_addition_to
    in_aftermath_of in_agreement_with in_anticipation_of in_breach_of in_case_of
    in_charge_of in_collaboration_with in_comparison_with in_compliance_with
    in_conjunction_with in_connection_with in_contrast_to in_cooperation_with
    in_coordination_with in_course_of in_defence_of in_defense_of in_defiance_of
    in_exchange_for in_exchange_of in_face_of in_favor_of in_favour_of in_front_of
    in_honor_of in_honour_of in_lieu_of in_light_of in_line_with in_memory_of in_midst_of
    in_need_of in_opposition_to in_partnership_with in_place_of in_preparation_for
    in_presence_of in_proportion_to in_protest_against in_protest_at in_protest_of
    in_pursuit_of in_reaction_to in_recognition_of in_reference_to in_regard_to
    in_relation_to in_relation_with in_reply_to in_respect_of in_response_to
    in_retaliation_for in_return_for in_revenge_for in_run-up_to in_search_of
    in_solidarity_with in_spite_of in_support_of in_terms_of in_touch_with in_view_of
    in_violation_of in_wake_of on_account_of on_behalf_of on_eve_of on_grounds_of on_top_of
    with_aim_of with_exception_of with_help_of with_regard_to with_respect_to
    with_support_of""".split()
)
