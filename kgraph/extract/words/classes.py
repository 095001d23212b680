"""Actions and nouns by the class of event that they name, for `kgraph.extract.classes`.

Written from general knowledge of English news prose and of what the categories of CAMEO (Gerner et
al. 2002) and PLOVER (Open Event Data Alliance 2018) say they hold. Lemmas; words of one action are
joined by "_".
"""

from __future__ import annotations


def _words(table: dict[str, str]) -> dict[str, str]:
    """Each word of the table with its label; "_" becomes a blank."""
    return {word.replace("_", " "): label for label, text in table.items() for word in text.split()}


def _several(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Each word of the table with all of its labels, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for label, text in table.items():
        for word in text.split():
            action = word.replace("_", " ")
            found[action] = (*found.get(action, ()), label)
    return found


# Root codes of CAMEO. Its 18, 19 and 20 are assault, fighting, and violence against masses.
ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07",
    "CONCEDE": "08", "RETREAT": "08", "INVESTIGATE": "09", "DEMAND": "10", "DISAPPROVE": "11",
    "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16",
    "COERCE": "17", "ASSAULT": "18", "FIGHT": "19",
}  # fmt: skip

# Actions by their class, where their object does not decide (see FRAMED). With "violence", those
# who do it and undergo it decide; a "blow" or a "beating" is none unless it hits somebody; "none"
# are longer actions that mean something else than their verb. To "march" and to "depart" is for
# armed forces; an "order" is one where something to do follows.
ACTIONS = _words(
    {
        "AGREE": """agree agree_on agree_to agree_with assent_to bury_hatchet come_to_agreement
        come_to_term commit_to compromise compromise_with concur_with consent consent_to
        initial_deal invite make_deal_with make_peace_with mend_fence patch_up pledge promise
        reach_truce reassure resolve_difference resolve_dispute settle_dispute settle_with
        sign_up_to strike_bargain strike_compromise strike_deal subscribe_to undertake vow""",
        "CONSULT": """arrive_in bargain_with break_bread_with chat_with communicate_with confer
        confer_with congregate_with consult consult_with contact converse_with correspond_with
        debate_with deliberate deliberate_with depart_for dialogue_with dine_with discuss drop_by
        drop_in_on exchange_view fly_into fly_to greet haggle_with hash_out head_for head_to
        huddle_with intercede intercede_with jet_to leave_for lunch_with make_contact mediate
        mediate_between meet meet_with moderate negotiate negotiate_with parley_with phone
        reach_out_to shake_hand sit_across_from sit_down_with sit_with speak speak_to speak_with
        stop_over_in swap_view talk talk_to talk_with teleconference_with telephone touch_base
        tour trade_view travel_to visit visit_with""",
        "SUPPORT": """acclaim acknowledge_independence advocate advocate_for affirm_support
        align_with apologise apologise_for apologise_to apologize apologize_for apologize_to
        applaud approve_of award_medal award_prize back back_up be_ally_of be_behind
        be_grateful_to be_loyal_to be_supportive_of be_sympathetic_to champion champion_cause
        cheer come_out_for commend commiserate_with compliment condole_with congratulate decorate
        defend endorse eulogize exalt exonerate extol forgive hail laud line_up_behind lobby_for
        mourn_with pat_on_back pay_homage pay_tribute praise queue_behind rally_around
        rally_behind rally_round reaffirm_commitment recognise recognize reconcile_with
        rehabilitate restore_relation restore_tie rise_to_defense root_for root_on salute
        side_with sign_charter sign_communique sign_declaration sign_memorandum sign_protocol
        sing_praise speak_highly_of speak_in_favor speak_up_for stand_behind stand_by
        stand_in_solidarity stand_up_for stand_with stick_by stick_up_for support sympathise_with
        sympathize_with thank throw_weight_behind uphold vindicate vote_for vouch_for welcome""",
        "COOPERATE": """ally_with award_contract band_together buy_from co-host co-operate
        co-operate_with co-sponsor cohost collaborate collaborate_on collaborate_with
        combine_force cooperate cooperate_against cooperate_on cooperate_with coordinate_with
        cosponsor do_business do_trade_with exchange_with export_to extradite extradite_to
        harmonize_with import_from interoperate_with invest_in join_alliance join_coalition
        join_force join_hand liaise_with link_up_with merge_with normalise_relation normalise_tie
        normalize_relation normalize_tie open_market partner partner_with patrol_with pool
        pool_resource sell_to share share_with sign_contract team_up team_up_with trade
        trade_with train_with work_alongside work_together work_with""",
        "AID": """accommodate_refugee aid airdrop airlift arm assist bail_out bankroll
        bring_relief cancel_debt clothe come_to_rescue doctor donate donate_to erase_debt
        evacuate feed_refugee finance forgive_debt fund grant_citizenship grant_visa help
        immunize inoculate lend_to minister_to open_border_to protect_civilian reschedule_debt
        rescue resettle resupply subsidise subsidize take_in tend_to treat_wounded vaccinate
        waive_debt write_off_debt""",
        "CONCEDE": """accede accede_to acquiesce acquiesce_in acquiesce_to allow_party
        allow_protest amnesty appease back_away_from back_down back_off backpedal backtrack
        bend_to bow_to buckle_under capitulate capitulate_to cave_in cave_in_to cave_to
        climb_down commute_sentence comply_with concede concede_to decriminalise decriminalize
        drop_case give_in give_in_to give_way give_way_to grant_right heed knuckle_under legalise
        legalize make_concession meet_condition meet_demand overturn_conviction pardon placate
        quash_conviction recognise_victory recognize_victory reinstate reinstate_right relax_grip
        relent relent_to satisfy_demand submit_to succumb_to unban yield yield_to""",
        "RETREAT": """abandon_position abide_by_ceasefire call_truce cease_fire cease_hostility
        cede cede_territory de-escalate declare_ceasefire declare_truce decommission deescalate
        demilitarise demilitarize demobilise demobilize destroy_stockpile disarm disengage
        disengage_from down_weapon draw_down end_fighting end_occupation end_siege evacuate_base
        fall_back free give_up_territory give_up_weapon hand_back_to hand_in_weapon lay_down_arm
        lay_down_weapon observe_ceasefire observe_truce pull_back pull_back_from pull_out
        pull_out_of renounce_terrorism renounce_violence renounce_weapon retreat retreat_from
        set_free silence_gun stand_down surrender surrender_to turn_over_weapon unfreeze
        withdraw_from""",
        "INVESTIGATE": """audit check_up_on comb_through cross-examine cross-question delve_into
        dig_into enquire_about enquire_into examine fact-check inquire_about inquire_into inspect
        interrogate investigate look_into place_under_investigation probe put_under_investigation
        reexamine reinvestigate scrutinise scrutinize search sift_through subpoena verify""",
        "DEMAND": """agitate_for appeal appeal_for appeal_to ask ask_for badger beckon_to beg
        beg_for beseech call_for call_on call_upon campaign_for clamor_for clamour_for
        cry_out_for demand demand_for enjoin entreat exhort hector implore importune insist
        insist_on insist_upon lean_on lobby make_demand_on pester petition petition_for plead
        plead_for plead_with press press_for pressure pressure_for pressurise pressurize push_for
        request solicit solicit_from summon_to urge""",
        "DISAPPROVE": """accuse admonish allege ascribe_to assail be_angry_about be_angry_at
        be_angry_with be_concerned_about be_critical_of be_disappointed_by be_disappointed_with
        be_furious_with be_hostile_to be_unhappy_with belittle bemoan berate blame blame_on blast
        boo brand bring_before_court bring_charge bring_to_justice call_to_account
        campaign_against cast_doubt_on castigate censure charge chastise chide complain
        complain_about complain_of complain_to condemn convict criticise criticize decry defame
        demean demonise demonize denigrate denounce deplore deprecate deride despise detest
        disagree_with disapprove disapprove_of disavow discredit disown disparage distrust
        excoriate fault find_guilty finger_as fume_at grill grumble_about haul_before_court
        hit_out_at hold_responsible hold_to_account impeach implicate impugn incriminate indict
        insult inveigh_against jeer_at lambast lambaste lament lampoon lash_out_at lay_blame
        lay_into lobby_against make_fun_of malign mock object object_to point_finger poke_fun_at
        press_charge prosecute protest_to rail_against rebuke regret remonstrate_with reprimand
        reproach reprove resent revile ridicule savage scoff_at scold scorn seethe_at sentence
        slam slander snap_at sneer sneer_at speak_against speak_out_against sue summon_ambassador
        summon_diplomat summon_envoy take_aim_at take_issue_with take_swipe_at take_to_court
        take_to_task take_to_tribunal tear_into tell_off testify_against upbraid vent_anger
        vilify""",
        "REJECT": """back_out_of backtrack_on balk_at baulk_at bristle_at brush_aside brush_off
        contravene decline_invitation decline_offer decline_request defy disallow disdain disobey
        disregard flout go_back_on ignore_appeal ignore_call ignore_demand ignore_plea
        ignore_warning nix oppose opt_out_of overrule pooh-pooh rebuff refuse reject renege_on
        repudiate resist_call resist_demand resist_pressure rule_out say_no_to shrug_off shun
        shut_door_on slam_door_on snub spurn strike_down thumb_nose_at turn_away turn_back
        turn_back_on turn_down veto vote_against vote_down wave_off""",
        "THREATEN": """aim_missile blackmail brandish_weapon draw_gun give_notice hold_gun
        intimidate menace point_gun point_missile put_on_notice rattle_saber rattle_sabre
        rattle_sword serve_notice swear_revenge threaten threaten_with vow_retaliation
        vow_revenge warn warn_about warn_against warn_of warn_off""",
        "PROTEST": """agitate_against barricade_road begin_strike block_highway block_road
        block_street block_traffic burn_effigy burn_flag burn_tire burn_tyre call_strike
        chant_against collect_signature continue_strike demonstrate demonstrate_against
        demonstrate_for demonstrate_in demonstrate_outside down_tool fill_street form_chain
        go_on_strike heckle hold_strike hunger-strike join_strike march march_against march_for
        march_in march_on mutiny obstruct_traffic occupy_square picket protest protest_against
        protest_at protest_over rally_against rally_in rally_outside rebel_against revolt
        revolt_against riot rise_up rise_up_against self-immolate shun_work stage_hunger-strike
        stage_strike stage_walkout start_strike stay_away_from_work stop_traffic stop_work
        storm_out_in_protest strike_against strike_for strike_over take_to_street throng_street
        walk_off_job walk_out walk_out_in wave_banner wave_placard""",
        "MOBILIZE": """activate_reservist amass beef_up_defense beef_up_force call_up conscript
        deploy deploy_to enlist_volunteer enrich_uranium fortify garrison go_on_alert mass_on
        mass_tank mass_troop militarise militarize mobilise mobilize parade_missile patrol
        place_on_alert prepare_for_war put_on_alert rearm redeploy remilitarize scramble_fighter
        scramble_jet station_troop test-fire""",
        "SANCTION": """abrogate blackball blacklist boycott break_off break_with cast_out
        disinvite divest_from embargo exclude_from excommunicate freeze_asset isolate ostracise
        ostracize penalise penalize punish recall_ambassador recall_diplomat recall_envoy
        rupture_with sanction sever slap_tariff uninvite""",
        "COERCE": """apprehend arrest banish bulldoze burn_down bust censor clamp_down_on
        close_down coerce commandeer confine confiscate cordon cordon_off crack_down_on
        criminalise criminalize deface defraud demolish deport depose desecrate despoil detain
        disband disenfranchise disperse dispossess dissolve_parliament evict exile expel
        expropriate extort fence_in forbid force_into_exile gag hack hack_into handcuff harass
        hold_captive hold_in_custody hold_in_detention hold_prisoner hold_under_arrest
        hold_without_trial hound impound imprison incarcerate infiltrate intern jail jam
        keep_in_detention lock_down lock_up loot muzzle nationalise nationalize oust
        oust_from_home outlaw overthrow persecute pillage place_in_custody place_under_arrest
        place_under_curfew place_under_house_arrest plunder prohibit put_behind_bar put_in_jail
        put_in_prison put_on_trial put_under_arrest put_under_house_arrest quarantine quash quell
        ransack raze remand repress requisition restrain rob round_up sabotage send_into_exile
        send_to_prison set_ablaze set_alight set_fire_to set_on_fire shut_down silence spy_on
        steal_from strip-search subjugate suppress take_into_custody take_to_prison tear-gas
        throw_in_jail throw_in_prison topple torch vandalise vandalize wiretap wreck""",
        "ASSAULT": """abduct assassinate assault bayonet beat_to_death beat_up behead blow_up
        bludgeon bludgeon_to_death brutalise brutalize burn_alive burn_to_death carjack castrate
        choke decapitate drown electrocute enslave execute flog gang-rape garrote hack_to_death
        hang hijack hold_hostage kidnap knife lynch maim maltreat manhandle maul mistreat mob
        molest mug murder mutilate pistol-whip poison rape rough_up shoot_dead slash slay stab
        stone_to_death strangle take_captive take_hostage throttle torment torture waylay""",
        "FIGHT": """advance_on advance_toward advance_towards ambush annex annihilate avenge
        battle battle_for battle_with be_at_war_with beat_back besiege blitz blockade bombard
        break_ceasefire break_into_city break_truce cannonade capture_town carpet-bomb clash
        clash_with close_in_on combat conquer counter-attack counterattack decimate dislodge
        do_battle dogfight_with drive_back drive_from drive_out duel_with encircle engage_enemy
        engage_in_combat enter_war exchange_fire exchange_gunfire fend_off_attack fight
        fight_against fight_with firebomb force_from force_out gain_control_of gain_ground
        go_to_war invade launch_war lay_siege lay_waste machine-gun make_incursion make_war
        mow_down napalm nuke occupy oust_by_force outflank overpower overrun pound_city
        pound_position pulverise pulverize re-invade recapture reconquer reoccupy retake
        retaliate retaliate_against rout shell shoot_down sink skirmish_with snipe_at storm
        strafe surround_city surround_town surround_village sweep_through take_by_force
        take_control thrust_into torpedo trade_fire use_force vanquish violate_ceasefire
        violate_truce wage_campaign wage_war wipe_out""",
        "MASSES": """cleanse decimate_population deport_en_masse eradicate exterminate gas
        liquidate massacre slaughter""",
        "violence": """attack bomb butcher fall_upon fire_at fire_into fire_on fire_upon gun_down
        injure kill open_fire open_fire_on raid set_upon shoot shoot_at wound""",
        "blow": "hit strike hurt harm target pound hammer batter",
        # What is not what its verb is.
        "beating": "beat club kick lash punch slap trample whip",
        "march": """advance_into burst_into cross_into drive_into enter march_into move_into
        pour_into push_into roll_into sweep_into""",
        "depart": "depart leave quit vacate",
        "order": "command compel direct force instruct oblige order require tell",
        "none": """answer ask_about back_in back_to be_in_support beat_at beat_in beat_record
        celebrate_with charge_battery charge_fee charge_for charge_interest charge_price
        charge_rent comment comment_on confirm disclose elaborate engage_to exchange_for explain
        fight_back fight_for fight_in_election fight_off fire_from fire_over fire_up hang_on
        hang_out hang_over help_in help_on help_to hit_book hold_on hold_to identify join_in
        kick_in kick_off_in kill_bill kill_time lose_to make_way meet_deadline meet_expectation
        meet_goal meet_need meet_requirement meet_resistance meet_standard meet_target name
        open_door order_book order_food patrol_route phone_home play_with predict press_ahead
        press_on protect_from push_back_date push_through raise_issue raise_question reveal
        run_over_to save_on say search_for seek_out seek_to settle_in share_in share_of
        shelter_in sit_on speak_about speak_at speak_before speak_during speak_for speak_from
        speak_in speak_of speak_on speak_out speak_under specify speculate strike_balance
        strike_blow strike_chord take_care take_office take_over_as take_over_from take_place
        take_step take_time talk_about talk_at talk_during talk_in talk_of talk_on trade_at
        trade_in trade_on treat_as try_on use_to work_for work_in work_on""",
    }
)

# Actions whose object decides, by their frames, in the order in which these are asked.
FRAMED = _several(
    {
        "sign": "conclude finalise finalize initial ink ratify seal sign co-sign",
        "satisfy": """accept address agree_to answer bow_to fulfil fulfill grant heed honor
        honour meet satisfy""",
        "quell": """ban bar block break_up crush curb disperse forbid outlaw prohibit put_down
        quell restrict suppress""",
        "bar": """bar block deny derail disrupt hamper hinder impede obstruct prevent reject_bid
        scuttle thwart torpedo undermine""",
        "courteous": "extend offer",
        "dismantle": "decommission dismantle give_up hand_over scrap surrender turn_over",
        "plant": "detonate explode plant set_off",
        "do": """accelerate announce arrange arrive_for attend be_engaged_in be_in be_on be_under
        begin boost broker carry_on carry_out come_for commence complete conclude conduct
        continue convene cultivate declare deepen do embark_on enforce engage_in engage_with
        enjoy enter enter_into escalate establish expand extend finish fly_for forge form foster
        gather_for give go_for go_on hold host impose improve inflict initiate instigate
        intensify join join_in keep_up kick_off launch lay lead levy maintain make mount open
        open_up orchestrate order organise organize participate_in pay perform perpetrate place
        press_ahead_with proceed_with promote pursue put re-establish re-impose reach reaffirm
        reimpose reinstate renew reopen resort_to restart restore resume serve set_up slap
        slap_on speed_up stage start step_up stir_up strengthen strike strike_up sustain take
        take_part_in tighten travel_for undertake use wage walk_into widen""",
        "own": "have",
        "voice": """air announce bring convey declare deliver express file give hold issue join
        launch lay level lodge make mount pile press put put_forward raise register reiterate
        renew repeat send set show signal state step_up submit utter voice""",
        "give": """accelerate airdrop airlift allocate allot arm_with award bestow boost bring
        channel commit contribute deliver devote disburse dispatch dispense distribute donate
        earmark equip equip_with extend ferry fly furnish furnish_with give grant hand hand_out
        hand_over increase issue lend loan pass_on pour present provide provide_with pump ramp_up
        route rush send send_in ship smuggle supply supply_with transfer transport truck""",
        "stop": """abandon abolish abort adjourn annul ax axe ban break break_off call_off cancel
        cease chop close collapse curtail cut cut_back cut_down cut_off discontinue
        downgrade drop ease end exit forbid freeze give_up halt hold_back hold_off interrupt
        leave lessen lift limit loosen lower overturn pause phase_out prohibit pull quit reduce
        relax remove repeal rescind restrict retract reverse revoke roll_back scale_back
        scale_down scrap sever shelve shut shut_down shut_off slash slow_down stop suspend
        tear_up terminate trim undo waive water_down wind_down withdraw withhold""",
        "promise": """accept adopt agree agree_on agree_to approve approve_of arrange authorise
        authorize be_open_to be_ready_for bid_for commit_to consider contemplate endorse extend
        float greenlight mull offer offer_to okay outline plan plan_for pledge prepare
        prepare_for promise propose schedule suggest tender unveil volunteer vow weigh""",
        "let": "accept admit allow allow_in authorize clear let let_in permit readmit",
        "receive": "host receive greet entertain play_host_to welcome",
        "violate": """abrogate breach break contravene flout renege_on repudiate violate void
        withdraw_from""",
        "seize": "capture retake reclaim secure seize snatch wrest commandeer liberate",
        "take": "take",
        "ban": "ban bar outlaw",
        "return": """exchange free give_back hand_back hand_over let_go liberate parole release
        repatriate restore return send_back swap turn_over""",
        "remove": """bring_home evacuate expel kick_out order_out pull recall remove send_home
        throw_out withdraw""",
        "shoot": "discharge drop fire hurl launch lob rain throw trigger unleash use",
        "damage": "burn damage destroy gut level ruin flatten blow_up bomb",
        "ready": """acquire amass assemble boost build_up concentrate deploy develop dispatch
        fire increase keep manufacture mass mobilise mobilize move order parade place position
        put reinforce send station stockpile strengthen test train upgrade""",
        "obstruct": "block blockade barricade clog obstruct occupy",
        "dismiss": "dismiss rebut disregard shelve spurn wave_aside",
        "question": "question quiz grill",
        "phone": "call phone ring telephone",
        "seek": "ask_for press_for push_for request seek solicit want want need",
        "care": "accept accommodate assist evacuate feed help house nurse protect shelter treat",
        "trade": "barter buy export import order purchase sell swap trade",
        "assail": "assail attack",
        "exclude": "bar exclude expel oust suspend",
        "raid": "raid search",
        "grant": "grant give concede restore offer_up",
        "fine": "fine tax",
        "leave": """back_out_of bow_out_of drop_out_of leave pull_out_of quit skip storm_out_of
        walk_away_from walk_out_of walk_out_on withdraw_from""",
    }
)

# Nouns by the class of the event that they name ("hold talks" is CONSULT), else by what kind of
# thing they are, in lower case. Compounds go before their last word.
NOUNS = _several(
    {
        "AGREE": """accord agreement assurance commitment compact compromise consensus consent
        deal eagerness go-ahead green_light guarantee invitation offer openness overture pact
        peace_agreement peace_deal permission pledge promise readiness reassurance settlement
        treaty understanding willingness""",
        "CONSULT": """audience briefing conference consultation contact conversation
        courtesy_call dialog dialogue diplomacy discussion good_office mediation mediation_effort
        mediation_mission meeting negotiation parley peace_conference peace_effort peace_mission
        peace_process peace_talk phone_call reunion round shuttle_diplomacy summit talk
        telephone_call telephone_conversation tour video_call visit""",
        "courtesy": """admiration apology applause appreciation condolence congratulation
        gratitude homage praise solidarity sympathy thank tribute""",
        "SUPPORT": """admiration apology applause appreciation approval backing condolence
        confidence congratulation diplomatic_relation diplomatic_tie endorsement forgiveness
        friendship goodwill gratitude homage praise rapprochement recognition relation
        relationship respect solidarity support sympathy thank tie tribute""",
        "COOPERATE": """air_link alliance co-operation coalition collaboration commerce
        communication cooperation coordination exchange_program extradition free_trade
        intelligence_sharing joint_patrol joint_venture link military_cooperation partnership
        trade trade_agreement trade_deal trade_link""",
        "AID": """aerial_photograph aid aid_convoy aid_delivery aid_package aid_shipment
        ambulance ammunition assistance asylum bailout blanket bread charity clothing credit
        debt_relief delivery development_aid doctor donation flour food food_aid food_supply fuel
        fund funding generator gift grain grant help humanitarian_aid humanitarian_assistance
        loan materiel medic medical_care medical_supply medicine military_aid military_assistance
        milk money ordnance peacekeeper photograph provision ration refuge relief relief_supply
        relief_worker rescue_team rescuer rice safe_passage sanctuary satellite_image scholarship
        shelter shipment subsidy supply tent vaccine water wheat""",
        "CONCEDE": """amnesty autonomy clemency concession immunity independence pardon parole
        reform self-determination self-rule statehood voting_right""",
        "RETREAT": """armistice cease-fire ceasefire cessation de-escalation demilitarisation
        demilitarization demobilisation demobilization disarmament disengagement drawdown
        evacuation prisoner_exchange prisoner_swap pull-out pullback pullout release repatriation
        retreat return surrender troop_withdrawal truce withdrawal""",
        "INVESTIGATE": """audit enquiry examination fact-finding_mission inquest inquiry
        inspection interrogation investigation probe review scrutiny search""",
        "demand": "condition demand grievance ultimatum",
        "DEMAND": "appeal demand entreaty petition plea pressure request summons",
        "DISAPPROVE": """accusation alarm allegation anger anguish annoyance blame censure charge
        complaint concern condemnation contempt criticism denunciation diplomatic_protest
        disappointment disapproval discontent dismay displeasure dissatisfaction doubt fear
        formal_complaint formal_protest frustration fury grievance impeachment indictment
        indignation lawsuit misgiving objection official_protest outrage protest_note rebuke
        regret reprimand resentment reservation scepticism skepticism suit unease worry""",
        "REJECT": "defiance non-compliance opposition rebuff refusal rejection resistance veto",
        "THREATEN": """blackmail deadline death_threat intimidation menace threat ultimatum
        warning""",
        "PROTEST": """civil_disobedience demonstration disobedience general_strike hunger_strike
        insurrection labor_strike labour_strike march miner_strike mutiny picket protest
        protest_march rail_strike rally rebellion revolt riot rioting sit-in stoppage
        street_protest strike_action student_strike unrest uprising vigil walk-out walkout
        work_stoppage""",
        "MOBILIZE": """alert arms_race army_exercise build-up buildup deployment drill exercise
        joint_exercise live-fire_exercise maneuver manoeuvre military_drill military_exercise
        military_parade military_presence missile_launch missile_test mobilisation mobilization
        naval_exercise nuclear_test overflight patrol rearmament reinforcement rocket_test
        satellite_launch show_of_force test_launch troop_build-up troop_buildup troop_movement
        underground_test war_footing war_game weapon_test""",
        "SANCTION": """arms_ban arms_embargo asset_freeze blacklist blacklisting boycott
        countermeasure cutoff duty embargo export_ban expulsion import_ban oil_embargo penalty
        punishment reprisal sanction severance suspension tariff trade_ban trade_barrier
        trade_embargo trade_restriction trade_war travel_ban travel_restriction
        visa_restriction""",
        "COERCE": """arrest ban blackout censorship clampdown confiscation crackdown curb curfew
        cyber-attack cyber_attack cyberattack ddos_attack deportation detention emergency
        emergency_rule eviction fire_to hacking_attack house_arrest imprisonment lockdown
        martial_law pepper_spray purge repression restriction roundup rubber_bullet state
        state_of_emergency tear_gas water_cannon""",
        "ASSAULT": """abduction acid_attack assassination assassination_attempt beating car_bomb
        car_bombing hijacking hostage-taking kidnapping knife_attack lynching murder rape
        stabbing suicide_attack suicide_bomb suicide_bombing terror terror_attack
        terrorist_attack torture""",
        "FIGHT": """aggression air_raid air_strike airstrike ambush annexation armed_conflict
        armed_struggle artillery artillery_fire assault attack barrage battle blitz blockade
        bombardment bombing bombing_campaign bombing_raid clash combat counter-offensive
        counteroffensive cross-border_raid drone_attack drone_strike encirclement fighting fire
        firefight ground_offensive ground_operation ground_war guerrilla_war gun_battle gunbattle
        gunfire hostility incursion invasion machine-gun_fire military_action military_campaign
        military_force military_intervention military_offensive military_operation
        military_strike missile_attack missile_strike mortar_attack mortar_fire naval_blockade
        occupation offensive onslaught raid retaliation retaliatory_strike rocket_attack
        rocket_barrage rocket_fire shelling shootout siege skirmish small_arms_fire strike volley
        war warfare""",
        "MASSES": """atrocity chemical_attack chemical_weapon ethnic_cleansing gas_attack
        genocide massacre mustard_gas nerve_gas poison_gas""",
        "secret": "intelligence information evidence expertise data know-how finding file",
        "arms": """arm armor armored_vehicle armour arms arsenal ballistic_missile bomb bombshell
        bullet cannon combat_aircraft defence_system defense_system drone explosive fighter_plane
        firearm grenade gun howitzer interceptor jet landmine launcher mine missile mortar
        munition projectile rifle rocket shell shot tank torpedo warhead warplane weapon
        weaponry""",
        "stones": """bottle brick cocktail egg fire_bomb firebomb molotov_cocktail paint
        petrol_bomb rock shoe stone tomato""",
        "troops": """aircraft_carrier armed_force army battalion battleship bomber brigade
        carrier commando contingent destroyer division fighter fighter_jet fleet force frigate
        garrison guard gunboat gunship helicopter marine militia militiaman navy paratrooper
        platoon reconnaissance_plane regiment reserve reservist soldier squadron submarine troop
        trooper unit warship""",
        "envoy": """ambassador attache consul delegate delegation deputation diplomat emissary
        envoy mediator mission negotiating_team negotiator representative special_envoy
        trade_mission""",
        "watcher": """access aid_worker blue_helmet humanitarian_access monitor observer
        observer_mission peacekeeper peacekeeping_force red_cross""",
        "inspector": """auditor fact-finding_team inspection_team inspector investigator
        weapon_inspector""",
        "leader": """ambassador chairman chancellor commander counterpart delegate delegation
        dignitary diplomat emissary envoy guest king lawmaker leader minister negotiator official
        parliamentarian politician pope premier president prince queen representative senator
        visitor""",
        "refugee": "asylum-seeker asylum_seeker displaced_person evacuee exile migrant refugee",
        "people": """abductee activist body captive casualty child citizen civilian compatriot
        convict crew detainee displaced dissident family foreigner guest_worker homeless hostage
        immigrant injured inmate internee journalist migrant national needy opponent orphan
        patient people person pow prisoner refugee remains resident sailor serviceman student
        survivor suspect victim villager woman wounded""",
        "goods": """car_import coal commodity crude electricity export flight gas gas_supply
        goods import oil oil_supply petroleum sale textile trade uranium""",
        "property": """aid aircraft archive artefact artifact asset belonging boat building bus
        car cargo church cigarette computer copy crop drug equipment factory farm field harvest
        home house land land_title laptop manuscript market mosque newspaper_office office
        olive_tree orchard painting passport phone pipeline plane plantation property relic
        school ship shop statue store synagogue tanker temple trawler treasure vehicle vessel
        village warehouse weapon yacht""",
        "asset": "asset bank_account saving fund property account",
        "place": """airbase airfield airport airstrip area barracks base bridge capital city
        control crossing district enclave fort harbor harbour headquarters height hill island
        junction neighborhood neighbourhood oilfield outpost peninsula pocket port post
        power_plant province refinery region stronghold suburb territory town valley village
        zone""",
        "road": """avenue bridge crossroads entrance highway intersection motorway port rail_line
        railway railway_line road roadway square street traffic""",
        "border": "border frontier airspace border_crossing crossing_point crossing checkpoint",
        "entry": "access admission admittance citizenship entry overflight transit visa",
        "premises": "consulate embassy diplomatic_mission",
        "proposal": """advice appeal application attempt bid blueprint call candidacy ceasefire
        condition deal demand effort idea initiative invitation mediation meeting membership
        motion move nomination offer overture peace_plan peace_proposal plan plea proposal
        request resolution roadmap settlement suggestion talk term ultimatum""",
        "charge": "charge indictment lawsuit prosecution case",
        "words": """approach budget claim comment decision decree handling idea law legislation
        policy position record remark report ruling speech stance statement tactic verdict
        view""",
        "law": "law regime order curb rule decree censorship state control",
        "norm": """accord agreement armistice cease-fire ceasefire commitment deal embargo law
        obligation pact pledge promise resolution sanction treaty truce""",
        "body": """bloc channel group movement newspaper opposition organisation organization
        party union website""",
        "protester": """crowd demonstration demonstrator gathering marcher picketer protest
        protester protestor rally rioter striker""",
    }
)

# Ending an event of a class: friends fall out, enemies draw back, the state loosens its grip.
HALTED = {
    **dict.fromkeys("AGREE CONSULT SUPPORT COOPERATE AID".split(), "SANCTION"),
    **dict.fromkeys("SANCTION FIGHT MASSES ASSAULT MOBILIZE THREATEN".split(), "RETREAT"),
    **dict.fromkeys("COERCE DEMAND DISAPPROVE REJECT PROTEST INVESTIGATE".split(), "CONCEDE"),
    **dict.fromkeys("RETREAT CONCEDE".split(), "REJECT"),
}

# What a frame's action does to a kind of thing. "same" is the class that the noun names itself;
# "halt" is what ending it is (HALTED); "offer" is the promise of it, or the threat.
FRAMES = {
    frame: _words(table)
    for frame, table in {
        "do": {
            "same": """AGREE CONSULT SUPPORT COOPERATE AID RETREAT INVESTIGATE PROTEST MOBILIZE
            SANCTION COERCE ASSAULT FIGHT MASSES""",
            "SUPPORT": "premises",
            "RETREAT": "border",
        },
        "voice": {"same": "AGREE SUPPORT CONCEDE INVESTIGATE DEMAND DISAPPROVE REJECT THREATEN"},
        "dismantle": {"RETREAT": "arms"},
        "plant": {"ASSAULT": "arms ASSAULT"},
        "courteous": {"SUPPORT": "courtesy"},
        "trade": {"COOPERATE": "arms goods AID"},
        "own": {"same": "CONSULT COOPERATE SUPPORT"},
        "give": {
            "AID": "AID secret arms watcher entry money",
            "INVESTIGATE": "inspector",
            "MOBILIZE": "troops",
            "CONSULT": "envoy",
            "SUPPORT": "SUPPORT",
        },
        "stop": {
            "halt": """AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT INVESTIGATE DEMAND
            DISAPPROVE REJECT THREATEN PROTEST MOBILIZE SANCTION COERCE ASSAULT FIGHT MASSES""",
            "SANCTION": "arms goods entry premises border envoy secret",
            "CONCEDE": "charge law",
            "RETREAT": "troops",
        },
        "promise": {
            "offer": """AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT PROTEST MOBILIZE
            SANCTION COERCE ASSAULT FIGHT MASSES""",
            "AGREE": "proposal arms entry watcher inspector demand",
        },
        "let": {
            "RETREAT": "watcher inspector AID RETREAT INVESTIGATE entry",
            "AID": "refugee",
            "CONCEDE": "PROTEST DEMAND",
            "CONSULT": "leader",
        },
        "receive": {
            "RETREAT": "watcher inspector",
            "AID": "refugee",
            "CONSULT": "leader envoy CONSULT",
        },
        "bar": {
            "SANCTION": "entry AID",
            "COERCE": "PROTEST protester",
            "REJECT": "watcher inspector CONSULT DEMAND proposal RETREAT AGREE",
        },
        "violate": {"REJECT": "norm"},
        "quell": {"COERCE": "PROTEST protester DISAPPROVE body REJECT", "FIGHT": "troops"},
        "seize": {
            "FIGHT": "troops place border",
            "COERCE": "leader people property arms asset AID",
        },
        "take": {"FIGHT": "place"},
        "ban": {"COERCE": "body people protester leader"},
        "return": {"RETREAT": "leader people property arms asset place envoy"},
        "remove": {
            "SANCTION": "envoy watcher inspector leader",
            "RETREAT": "troops arms",
            "COERCE": "people refugee",
        },
        "shoot": {
            "FIGHT": "arms FIGHT",
            "PROTEST": "stones",
            "MASSES": "MASSES",
            "ASSAULT": "ASSAULT",
            "COERCE": "COERCE",
        },
        "damage": {"FIGHT": "place arms troops", "COERCE": "property premises AID road"},
        "sign": {"SUPPORT": "AGREE RETREAT COOPERATE"},
        "ready": {"AID": "watcher", "MOBILIZE": "troops arms MOBILIZE"},
        "obstruct": {"PROTEST": "road", "FIGHT": "border"},
        "satisfy": {"CONCEDE": "demand", "AGREE": "proposal"},
        "dismiss": {"REJECT": "proposal DEMAND DISAPPROVE THREATEN"},
        "question": {"INVESTIGATE": "people leader"},
        "phone": {"CONSULT": "leader"},
        "seek": {
            "DEMAND": "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT INVESTIGATE SANCTION",
        },
        "care": {"AID": "people refugee"},
        "assail": {"DISAPPROVE": "words proposal"},
        "exclude": {"SANCTION": "place"},
        "raid": {"COERCE": "property premises"},
        "grant": {"CONCEDE": "CONCEDE"},
        "fine": {"COERCE": "body people"},
        "leave": {"SANCTION": "CONSULT AGREE COOPERATE"},
    }.items()
}

# Stage words that are classes of their own, whatever follows ("refused to comment").
STAGES = _words(
    {
        "AGREE": "agree consent offer pledge promise undertake volunteer agreement",
        "REJECT": "decline refuse refusal reject",
        "THREATEN": "threaten threat warn",
    }
)

# Stage words of giving one's word: who does it not to do harm, agrees.
PROMISES = frozenset(
    """agree agreement assurance commit commitment guarantee offer pledge promise swear undertake
    undertaking volunteer vow""".split()
)

# Stage words after which it is under way: whoever tries to hack somebody is at it.
UNDER_WAY = frozenset("attempt bid campaign drive effort fail fight strive struggle try".split())

# Stage words that end what follows ("stopped sending aid").
ENDING = frozenset("cease end halt quit stop suspend".split())

# Verbs that put somebody somewhere: the whole is the action ("put her [under arrest]").
PLACING = frozenset("bring call haul hold keep place put send set take throw".split())

# Those who use violence as an armed force, and those against whom it is no fight.
FORCES = frozenset(
    """aircraft army artillery battalion brigade commando drone fighter force government guard
    guerrilla gunship helicopter insurgent jet marine military missile navy plane rebel regime
    ship soldier squadron submarine tank troop trooper unit warplane warship""".split()
)
IRREGULARS = frozenset(
    """arsonist assailant assassin attacker bomb bomber boy boyfriend cartel criminal crowd
    cultist employee extremist fanatic gang gangster gunman hijacker hitman husband intruder
    kidnapper killer man militiaman mob murderer neighbor neighbour officer passenger pirate
    police policeman prisoner rapist robber settler shooter skinhead sniper stalker student
    suspect teenager terrorist thug vigilante villager wife woman youth""".split()
)
UNARMED = frozenset(
    """activist aide ambassador bishop bystander camp candidate child church civilian convoy
    critic detainee diplomat doctor editor envoy farmer girl hostage journalist judge lawmaker
    lawyer man mayor migrant minister monk nun nurse official opponent passenger pilgrim
    police policeman politician president priest prisoner refugee reporter resident schoolgirl
    senator settler shopper student teacher tourist villager woman worker worshipper""".split()
)
PROTESTERS = frozenset(word for word, kinds in NOUNS.items() if "protester" in kinds)

# Those who strike and take to the streets; they do not wage war.
CIVILIANS = frozenset(
    """activist civilian commuter doctor driver employee farmer fisherman miner monk nurse
    parent peasant pilot population prisoner railwayman refugee resident settler shopkeeper
    staff steelworker student supporter teacher teenager trucker union unionist villager
    worker youth""".split()
)

# Those whose protest is a note of protest.
OFFICIALS = frozenset(
    """administration ambassador chancellor consulate embassy envoy government kremlin minister
    ministry official parliament premier president secretary spokesman spokeswoman""".split()
)

# What kills without meaning to.
HAZARDS = frozenset(
    """accident avalanche blaze bus cancer car cold collapse collision crash cyclone disaster
    disease driver drought earthquake epidemic explosion famine fire flood heat heatwave
    hurricane ice illness landslide lightning lorry motorist mudslide outbreak pandemic quake
    rain snow storm tanker temperature tornado train tremor truck tsunami typhoon vehicle
    virus volcano wave weather wildfire wind""".split()
)
