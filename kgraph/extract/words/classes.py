"""Actions and nouns by the class of event that they name, for `kgraph.extract.classes`.

Written from general knowledge of English news prose and of what the categories of CAMEO (Gerner et
al. 2002) and PLOVER (Open Event Data Alliance 2018) say they hold. Lemmas; words of one action are
joined by "_".
"""

from __future__ import annotations


def _words(table: dict[str, str]) -> dict[str, str]:
    """Each word of the table with its label; "_" becomes a blank."""
    return {word.replace("_", " "): label for label, text in table.items() for word in text.split()}


# Root codes of CAMEO. Its 18, 19 and 20 are assault, fighting, and violence against masses.
ROOTS = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07",
    "CONCEDE": "08", "RETREAT": "08", "INVESTIGATE": "09", "DEMAND": "10", "DISAPPROVE": "11",
    "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16",
    "COERCE": "17", "ASSAULT": "18", "FIGHT": "19",
}  # fmt: skip

# Actions whose class does not hang on what they are done to. Lower case labels are frames, whose
# object decides (see FRAMES), and "violence", where those who do it and undergo it decide; "none"
# are longer actions that mean something else than their verb.
ACTIONS = _words(
    {
        "AGREE": """agree agree_on agree_to agree_with assent_to come_to_term consent consent_to
        commit_to compromise compromise_with concur_with embrace_plan initial_deal
        invite make_deal_with make_overture_to pledge promise reach_accord
        reach_agreement reach_compromise reach_consensus reach_deal reach_settlement
        reach_understanding reassure settle_with show_readiness show_willingness sign_up_to
        strike_bargain strike_compromise strike_deal subscribe_to undertake vow""",
        "CONSULT": """accompany appear_with bargain_with brief broker chat_with communicate_with
        confer confer_with congregate_with consult consult_with contact converse_with
        correspond_with debate_with deliberate_with dial dialogue_with dine_with discuss
        drop_in_on exchange_view facilitate_talk fly_to greet haggle_with hash_out have_word
        hear_from hobnob_with hold_court huddle_with intercede intercede_with interview
        lunch_with make_contact mediate mediate_between meet meet_in meet_with moderate negotiate
        negotiate_with parley_with phone pay_call pay_visit play_host reach_out_to receive_call
        receive_visit ring schmooze_with shake_hand sit_down_with sit_with speak speak_by speak_to
        speak_with talk talk_by talk_to talk_with telephone teleconference_with tour travel_to
        video-conference_with visit visit_with work_out_with""",
        "SUPPORT": """acclaim acknowledge_independence admire advocate advocate_for affirm_support
        align_with apologise apologise_for apologise_to apologize apologize_for apologize_to
        applaud approve_of back back_up be_ally_of be_behind be_friend_of be_grateful_to be_loyal_to
        be_sympathetic_to be_supportive_of bless celebrate champion cheer cheer_on commend
        compliment condole_with congratulate defend embrace endorse eulogize exalt exonerate
        extol favor favour forgive get_behind glorify hail honor honour laud line_up_behind
        lobby_for mourn_with offer_condolence pat_on_back pay_homage pay_tribute praise
        queue_behind rally_around rally_behind rally_round ratify_accord ratify_agreement
        ratify_treaty ratify_pact recognise recognize reaffirm_commitment
        reconcile_with restore_relation restore_tie root_for salute second side_with
        sign_accord sign_agreement sign_ceasefire sign_charter sign_communique sign_compact
        sign_contract sign_convention sign_deal sign_declaration sign_memorandum sign_pact
        sign_protocol sign_treaty signal_support sing_praise speak_highly_of speak_in_favor
        stand_behind stand_by stand_in_solidarity stand_up_for stand_with stick_by stick_up_for
        support sympathise_with sympathize_with thank toast uphold vindicate vote_for vouch_for
        welcome""",
        "COOPERATE": """ally_with band_together buy_from collaborate collaborate_in
        collaborate_on collaborate_with combine_force cooperate cooperate_in cooperate_on
        cooperate_with co-operate co-operate_with coordinate_with do_business exchange exchange_with
        export_to extradite extradite_to form_alliance form_coalition
        form_partnership harmonize_with help_with import_from intermarry_with invest_in join_force
        join_hand liaise_with link_up_with merge_with normalise normalize open_market pair_up_with
        partner partner_with patrol_with pool pool_resource sell_to share share_with team_up
        team_up_with trade trade_with train_with twin_with work_alongside
        work_together work_with""",
        "AID": """accommodate airdrop airlift aid assist bail_out bankroll care_for clothe
        come_to_aid contribute_to donate donate_to doctor evacuate feed finance
        forgive_debt fund give_asylum give_refuge give_sanctuary give_shelter grant_asylum
        grant_citizenship grant_refuge grant_visa harbor harbour heal help help_out house immunize
        inoculate nurse offer_asylum pay_for provide_for protect ransom
        rebuild reconstruct rescue resettle resupply save shelter subsidise subsidize sustain
        take_in treat underwrite vaccinate""",
        "CONCEDE": """accede accede_to acquiesce acquiesce_in acquiesce_to amnesty appease
        back_away_from back_down back_off backpedal backtrack bend_to bow_to buckle_under
        capitulate capitulate_to cave_in cave_in_to cave_to
        climb_down comply_with concede concede_to decriminalise decriminalize drop_charge
        drop_claim drop_demand drop_objection give_in give_in_to give_way give_way_to grant_amnesty
        grant_autonomy grant_clemency grant_concession grant_immunity grant_independence
        grant_right heed kowtow_to knuckle_under legalise legalize make_concession meet_condition
        meet_demand pardon placate relent relent_to resign_under_pressure satisfy_demand soften
        submit_to succumb_to unban u-turn_on yield yield_to""",
        "RETREAT": """abide_by_ceasefire abandon_position accept_truce allow_inspector
        ban_missile call_truce cede cede_territory
        cease_fire cease_hostility declare_ceasefire declare_truce decommission de-escalate
        deescalate demilitarise demilitarize demobilise demobilize destroy_stockpile disarm
        disengage disengage_from dismantle_missile draw_down emancipate end_siege evacuate_base
        fall_back free give_back give_up_weapon hand_back hand_back_to lay_down_arm lay_down_weapon
        leave_territory liberate_hostage observe_ceasefire observe_truce pull_back pull_back_from
        pull_out pull_out_of repatriate retreat retreat_from return_fire_never set_free
        stand_down surrender surrender_to turn_over_weapon unfreeze withdraw withdraw_from
        withdraw_force withdraw_troop""",
        "INVESTIGATE": """audit check_up_on cross-examine delve_into dig_into examine
        fact-check inquire_into enquire_into inspect interrogate investigate look_into
        open_inquiry open_investigation open_probe probe put_under_investigation
        research scrutinise scrutinize study_claim search_for_evidence vet look_at_role
        launch_inquiry launch_investigation launch_probe reinvestigate""",
        "DEMAND": """appeal appeal_for appeal_to ask ask_for badger beckon_to beg beg_for beseech
        call_for call_on call_upon campaign_for clamor_for clamour_for command demand
        demand_for direct enjoin entreat exhort give_order give_push implore importune insist
        insist_on instruct lean_on lobby make_appeal make_demand
        make_plea nag order oblige petition petition_for plead plead_for plead_with
        press press_for pressure pressure_for pressurise pressurize push push_for request require
        seek seek_from seek_support send_request solicit solicit_from sound_call summon_to
        turn_to_for urge want_from""",
        "DISAPPROVE": """accuse admonish allege ascribe_to attack_verbally be_angry_about
        be_angry_at be_angry_with be_concerned_about be_critical_of be_disappointed_by
        be_disappointed_with be_furious_with be_hostile_to be_unhappy_with belittle bemoan berate
        blame blame_on blast campaign_against castigate censure charge
        chastise chide complain complain_about complain_of complain_to condemn convict criticise
        criticize decry defame demean demonise demonize denigrate denounce deplore deprecate
        deride disagree_with disapprove disapprove_of disavow discredit disown disparage
        excoriate express_concern express_dismay fault finger_as find_guilty fulminate_against
        grill grouse_about grumble_about hit_out_at impeach implicate impugn incriminate
        indict insult inveigh_against lambast lambaste lament lampoon lash_out_at lay_blame
        lobby_against malign mock object object_to pan pillory point_finger prosecute protest_to
        question_legitimacy rail_against rally_against rap rebuke
        remonstrate_with reprimand reproach reprove revile ridicule scold scorn sentence
        shame slam slander sneer_at speak_against speak_out_against sue summon take_aim_at
        take_issue_with take_to_court take_to_task tell_off try_for upbraid
        vilify voice_anger voice_concern warn_off_from""",
        "REJECT": """baulk_at balk_at brush_aside brush_off bristle_at break_law contravene
        defy decline disallow disdain dismiss_call dismiss_claim disobey disregard evade_demand
        flout ignore oppose override_objection overrule pass_up
        pour_cold_water pooh-pooh rebuff refuse reject renege_on repudiate resist rule_out
        say_no_to shrug_off shun snub spurn stonewall thumb_nose turn_away turn_back turn_down
        veto vote_against vote_down wave_off block_resolution block_move block_bid""",
        "THREATEN": """blackmail brandish deliver_ultimatum give_deadline
        give_notice give_ultimatum growl_at intimidate issue_threat issue_ultimatum issue_warning
        make_threat menace rattle_saber rattle_sabre scare serve_notice set_deadline set_ultimatum
        threaten threaten_with warn warn_against warn_of
        warn_about caution send_warning bully brace_for_war""",
        "PROTEST": """agitate_for agitate_against block_highway block_road block_street block_traffic
        burn_effigy burn_flag chant_slogan chant_against chain_to collect_signature
        demonstrate demonstrate_against demonstrate_for demonstrate_in demonstrate_outside
        down_tool go_on_strike go_on_rampage heckle hunger-strike jeer march march_against
        march_for march_on march_through march_to obstruct_traffic occupy_square picket
        protest protest_against protest_at protest_over rally rally_in rally_outside rampage
        rebel_against revolt revolt_against riot rise_up rise_up_against shun_work sit_in
        stage_sit-in stay_away_from_work stop_work stone stop_traffic take_to_street
        throng walk_off_job walk_out_over throw_egg""",
        "MOBILIZE": """activate_reservist amass arm beef_up_defense beef_up_force build_up_force
        build_up_military call_up
        conscript conduct_drill conduct_exercise concentrate_troop
        deploy deploy_to draft_reservist enlist enrich_uranium fly_over
        fortify garrison go_on_alert increase_presence mass mass_on militarise militarize
        mobilise mobilize move_troop patrol parade_missile place_on_alert prepare_for_war
        put_on_alert ready_force rearm recruit redeploy reinforce rehearse remilitarize
        scramble_fighter scramble_jet shadow station test-fire train_fighter train_rebel
        test_bomb test_missile test_rocket test_weapon""",
        "SANCTION": """abrogate blackball blacklist bow_out_of boycott break_off break_with
        break_tie cancel_visa cast_out close_consulate close_embassy
        close_border close_airspace cold-shoulder cut_diplomatic_tie cut_tie cut_relation cut_off
        denounce_treaty disinvite disqualify divest_from drop_out_of embargo
        excommunicate exclude expel_ambassador expel_diplomat expel_envoy expel_attache
        expel_staff freeze_asset freeze_out isolate leave_talk
        ostracise ostracize penalise penalize punish
        pull_out_of_talk quit_talk recall_ambassador recall_envoy recall_diplomat rupture_with
        sanction scrap_treaty sever shut_embassy shut_out slap_tariff
        split_with stay_away_from_talk strip_of storm_out_of tear_up_deal uninvite
        walk_away_from walk_out_of walk_out_on withdraw_from_talk withdraw_from_treaty
        withdraw_from_deal withdraw_from_agreement withdraw_ambassador""",
        "COERCE": """apprehend arrest banish black_out bug bulldoze burn_down bust censor chain
        close_down clamp_down_on coerce commandeer confine
        confiscate conscript_by_force cordon cordon_off crack_down_on criminalise
        criminalize crush curb curtail deface defraud demolish deport despoil detain
        disband disenfranchise disperse dispossess dissolve evict exile expropriate
        fence_in fine fire_bullet_at fire_gas_at force forbid gag ground handcuff
        harass hack hack_into hold_in_custody hold_prisoner hound imprison impound incarcerate
        infiltrate intern jail jam kettle lock_down lock_up loot muzzle nationalise nationalize
        outlaw oust_from_home persecute pillage place_under_arrest place_under_house_arrest
        plunder prohibit purge put_under_house_arrest quarantine quash quell ransack raze
        remand repress requisition restrain restrict rig rob round_up sabotage set_ablaze
        set_alight set_fire set_on_fire shut_down silence spy_on steal strangulate strip-search
        subdue subjugate suppress take_into_custody tap tear-gas throw_in_jail torch trash
        use_cannon use_gas vandalise vandalize wiretap wreck""",
        "ASSAULT": """abduct assassinate assault batter beat beat_up behead blow_up bludgeon
        brutalise brutalize burn_alive carjack castrate club decapitate electrocute enslave
        execute flog gang-rape garrote hang hijack hold_hostage knife kidnap kick lash lynch
        maim maltreat manhandle maul mistreat mob molest mug murder mutilate poison pistol-whip
        punch rape rough_up run_over scald shoot_dead shackle slap slash
        slay snatch stab starve strangle suffocate take_captive take_hostage tie_up torment torture
        traffic trample waylay whip""",
        "FIGHT": """advance_into advance_on ambush annex annihilate battle battle_for
        battle_with besiege blitz blockade bombard break_ceasefire break_into_city break_truce
        cannonade capture_city carpet-bomb clash clash_with close_in_on combat
        conquer counter-attack counterattack cross_into decimate do_battle dogfight_with
        drive_out drive_from drop_bomb duel_with encircle engage engage_in_combat
        enter_war exchange_fire fight fight_against fight_with fire_at
        fire_into fire_missile fire_on fire_rocket fire_shell fire_upon firebomb force_from
        force_out gain_control gain_control_of go_to_war gun infiltrate_into intercept invade
        launch_war lay_siege machine-gun make_war make_incursion mine move_against mow_down
        napalm neutralise neutralize nuke occupy open_fire open_fire_on outflank overrun overpower
        overwhelm oust_by_force penetrate pound pour_into pulverise pulverize push_into
        quarrel_violently rain_down_on re-invade recapture reconquer
        repel repulse retake retaliate retaliate_against reoccupy rocket rout sack shell shoot_at
        shoot_down shower_with sink siege skirmish_with snipe_at spar_militarily
        storm strafe surround take_control take_over thrust_into torpedo
        trade_fire violate_ceasefire violate_truce vanquish wage_war war_with wage_campaign
        be_at_war_with wipe_out""",
        "MASSES": """cleanse decimate_population deport_en_masse eradicate exterminate gas
        liquidate massacre slaughter""",
        "violence": """attack bomb butcher gun_down harm hit hurt injure kill raid set_upon shoot
        strike wound target fall_upon""",
        # Frames.
        "carry": """attend be_in be_engaged_in begin boost bring carry carry_out commence complete
        conclude conduct continue convene cultivate deepen declare deliver
        do embark_on engage engage_in enjoy enter enter_into escalate establish
        expand express extend file finish foster hold have impose initiate intensify issue
        join keep_up kick_off launch lead lodge maintain make mount
        open open_up organise organize participate_in pay perform perpetrate press_ahead_with
        proceed_with promote pursue put put_forward raise re-establish re-impose
        reach_out reaffirm register reimpose reinstate reiterate renew reopen
        resort_to restart restore resume reveal see serve set set_up show
        signal slap slap_on speed_up spread
        stage start state step_up strengthen strike_up submit
        take take_part_in tighten undertake unleash use utter voice wage widen
        announce be_under hold_up engage_with improve accelerate host""",
        "give": """allocate allot award bestow bring channel deliver devote disburse dispatch
        dispense distribute earmark equip extend ferry fly furnish give grant hand hand_out
        hand_over issue lend loan offer_up pass pass_on pour present provide pump raise route rush
        send send_in ship smuggle supply transfer transport truck vote""",
        "stop": """abandon abolish abort adjourn annul ax axe bar block breach break break_off call_off
        cancel cease chop close collapse curtail cut cut_back cut_off cut_short cut_down defer delay
        derail discontinue disrupt
        downgrade drop ease end exit freeze give_up halt hold_back hold_off interrupt leave
        lessen lift limit loosen lower nullify obstruct pare
        pause phase_out postpone prevent prohibit pull pull_back
        put_off put_on_hold quit reduce relax remove rescind retract reverse revoke roll_back
        scale_back scale_down scrap scuttle sever shelve shut
        shut_off slash slow_down stall stem stop suspend terminate thwart tear_up
        undo unilaterally_end violate void wind_down wind_up withdraw withdraw_from
        withhold write_off water_down waive repeal overturn invalidate ban pull_out_of""",
        "promise": """accept adopt approve approve_of arrange authorise authorize back_away consider
        contemplate endorse_plan float greenlight mull offer offer_to okay outline
        pass_bill pave_way pencil_in plan plan_for prepare prepare_for propose ratify
        schedule set_date suggest tender unveil weigh recommend vow pledge promise be_open_to
        be_ready_for agree_to agree_on""",
        "let": """accept admit allow allow_in authorize clear let let_in permit readmit receive""",
        "host": """host play_host_to receive greet entertain""",
        "bar": """block deny prevent""",
        "seize": """capture claim control retake reclaim
        take secure seize snatch wrest enter hold""",
        "return": """deliver discharge exchange free hand_over let_go liberate parole release restore
        return send_back swap turn_over""",
        "remove": """expel order_out oust pull recall remove send_home throw_out withdraw kick_out""",
        "shoot": """discharge drop fire hurl launch lob plant detonate set_off throw trigger use
        unleash explode""",
        "damage": """attack burn damage destroy gut level ruin flatten""",
        "agree_deal": """conclude finalise finalize initial ink ratify seal sign co-sign""",
        "ready": """assemble build_up boost buy develop display fire increase move order
        position prepare reinforce rush send strengthen test send_in dispatch train
        upgrade acquire stockpile manufacture put""",
        "obstruct": """block blockade barricade clog obstruct occupy shut""",
        "accept_demand": """accept agree_to address answer bow_to fulfil fulfill honor honour
        meet satisfy approve grant""",
        "dismiss": """dismiss deny dispute rebut rule disregard scorn shelve fail_to_meet""",
        "question": """question challenge contest dispute""",
        "phone": """call phone ring""",
        # What is not what its verb is.
        "none": """agree_in ask_about attack_in_final back_to back_in be_in_support charge_for
        engage_to fight_for fight_back fight_off fight_in_election help_to
        hold_on hold_to join_in kill_time lead_by lose_to
        make_way meet_target meet_deadline meet_need meet_expectation
        order_food order_book patrol_route phone_home play_with press_ahead press_on push_back_date
        raise_issue raise_question recall_how seek_out seek_to settle_in share_in
        sit_on strike_chord strike_balance support_by
        take_place take_time take_office take_step take_care treat_as try_on use_to
        visit_in warn_in welcome_in work_for work_in work_on
        back_out talk_about speak_about speak_of
        speak_at speak_for speak_in talk_of invite_in protect_from push_through
        run_over_to save_on shelter_in trade_at trade_in trade_on
        urge_in share_of exchange_for take_over_from take_over_as hang_on hang_over hang_out
        help_in help_on kick_in kick_off_in agree_at hit_by target_of
        beat_in beat_by beat_at fire_from fire_over battle_in""",
    }
)

# An action may have a frame and, where its object says nothing, a class of its own.
DEFAULTS = _words(
    {
        "AGREE": "accept approve offer pledge promise propose vow",
        "CONSULT": "host",
        "COERCE": "ban bar prohibit forbid seize expel oust commandeer",
        "DISAPPROVE": "challenge",
        "REJECT": "deny_request dismiss_call",
        "SANCTION": "sever cut_off break_off withhold suspend revoke",
        "RETREAT": "free release withdraw pull_back pull_out_of withdraw_from liberate",
        "MOBILIZE": "build_up",
        "AID": "equip supply",
    }
)

# Nouns by the class of the event that they name ("hold talks" is CONSULT), else by what kind of
# thing they are, in lower case. Compounds go before their last word.
NOUNS = _words(
    {
        "AGREE": """agreement accord commitment compromise concession_offer consensus deal
        eagerness interest olive_branch openness overture pact pledge promise readiness
        reassurance settlement truce_offer understanding willingness invitation treaty
        peace_agreement peace_deal assurance guarantee""",
        "CONSULT": """audience briefing call chat conference consultation contact conversation
        courtesy_call dialogue dialog diplomacy discussion exchange_of_view forum
        mediation mediation_effort mediation_mission meeting negotiation parley peace_talk
        phone_call press_conference retreat_meeting reunion round session summit talk telephone_call
        telephone_conversation tour video_call visit peace_conference peace_process peace_effort
        brunch luncheon dinner""",
        "SUPPORT": """acclaim admiration apology applause appreciation approval backing
        condolence confidence congratulation diplomatic_relation diplomatic_tie embassy endorsement
        esteem forgiveness friendship goodwill gratitude homage honor honour praise
        recognition regard relation relationship respect salute solidarity support sympathy thank
        tribute tie rapprochement bond""",
        "COOPERATE": """alliance coalition collaboration cooperation co-operation coordination
        evidence expertise flight information intelligence intelligence_sharing
        investment joint_venture know-how partnership teamwork trade transit
        link air_link business commerce communication supply_of_gas gas_supply oil_export
        trade_agreement trade_deal free_trade""",
        "AID": """aid aid_convoy aid_delivery aid_package aid_shipment ammunition ambulance assistance
        asylum bailout blanket clothing charity convoy credit debt_relief delivery donation
        doctor equipment expert food food_aid food_supply fuel fund funding gift
        grain grant guidance help hospital humanitarian_aid humanitarian_assistance intelligence_aid
        loan medic medicine medical_care military_aid military_assistance money ordnance
        package peacekeeper peacekeeping_force photograph provision ration refuge relief
        relief_supply rescue rescuer safe_passage scholarship
        sanctuary shelter shipment subsidy supply tent treatment tuition vaccine vehicle water
        wheat materiel training rescue_team relief_worker""",
        "CONCEDE": """amnesty autonomy clemency concession immunity independence leniency pardon
        reform self-rule statehood voting_right""",
        "RETREAT": """armistice cease-fire ceasefire de-escalation demilitarization
        demobilisation demobilization disarmament disengagement drawdown evacuation pullback pullout
        pull-out release repatriation retreat surrender truce withdrawal troop_withdrawal
        prisoner_exchange prisoner_swap""",
        "INVESTIGATE": """audit autopsy check enquiry examination fact-finding_mission forensic_test
        hearing inquest inquiry inspection interrogation investigation probe review scrutiny
        search""",
        "DEMAND": """appeal call_for claim_for demand entreaty insistence petition plea pressure
        push request summons requirement call_on""",
        "DISAPPROVE": """accusation alarm allegation anger anguish annoyance blame case censure
        charge complaint concern condemnation contempt criticism denunciation
        disappointment disapproval discontent dismay displeasure dissatisfaction
        doubt formal_complaint formal_protest fury grievance impeachment indictment
        indignation insult lawsuit misgiving objection official_protest outrage
        rebuke regret reprimand reservation resentment shock skepticism scepticism suit
        unease worry diplomatic_protest defiance_vote no-confidence""",
        "REJECT": """defiance denial disregard non-compliance opposition rebuff refusal rejection
        resistance veto""",
        "THREATEN": """blackmail caution deadline intimidation menace threat ultimatum
        warning death_threat""",
        "PROTEST": """civil_disobedience demonstration disobedience general_strike hunger_strike
        labor_strike labour_strike mass_demonstration march mutiny picket protest
        protest_march rally rebellion rent_strike revolt riot rioting sit-in stoppage strike_action
        unrest uprising vigil walkout walk-out work_stoppage insurrection solidarity_strike
        sickout rail_strike dock_strike""",
        "MOBILIZE": """alert arms_race army_exercise build-up buildup deployment drill exercise
        maneuver manoeuvre military_exercise military_drill military_parade missile_test mobilisation
        mobilization nuclear_test naval_exercise rearmament reinforcement show_of_force war_game
        wargame overflight presence patrol""",
        "SANCTION": """asset_freeze boycott cutoff embargo expulsion export_ban import_ban isolation
        penalty punishment reprisal sanction severance suspension tariff trade_ban travel_ban duty
        arms_ban arms_embargo trade_barrier trade_war oil_embargo trade_embargo trade_restriction
        travel_restriction visa_restriction quota""",
        "COERCE": """arrest ban blackout censorship clampdown confiscation crackdown curb curfew
        cyber_attack cyber-attack cyberattack detention deportation dispersal emergency
        emergency_rule eviction force_of_law house_arrest imprisonment lockdown
        martial_law purge repression restriction roundup seizure state_of_emergency
        state tear_gas water_cannon rubber_bullet limitation media_ban expropriation""",
        "ASSAULT": """abduction abuse assassination beating car_bomb car_bombing hijacking hostage-taking
        kidnapping knife_attack lynching murder rape suicide_attack suicide_bomb suicide_bombing
        terror_attack terrorist_attack torture terror""",
        "FIGHT": """advance aggression air_raid air_strike airstrike ambush annexation artillery
        artillery_fire assault attack barrage battle blitz blockade bombardment
        bombing_campaign campaign_of_violence clash combat conflict counter-offensive
        counteroffensive drone_attack drone_strike encirclement fight fighting fire firefight
        force foray ground_operation ground_offensive gun_battle gunbattle gunfire
        hostility incursion intervention_force invasion
        military_action military_campaign military_intervention military_offensive military_operation
        missile_attack missile_strike naval_blockade occupation offensive onslaught
        operation raid retaliation rocket_attack rocket_fire shelling shootout siege skirmish
        special_operation strike violence volley war warfare battlefront battering
        bombing campaign_of_bombing rocket_barrage intervention""",
        "MASSES": """atrocity chemical_weapon ethnic_cleansing genocide massacre nerve_gas
        poison_gas mustard_gas bloodbath""",
        "arms": """arms arm arsenal bomb bullet bombshell cannon drone explosive firearm grenade gun
        howitzer jet mine missile mortar mortar_shell munition projectile rifle rocket round_of_fire
        shell shot shot_down stone tank torpedo weapon weaponry warhead landmine petrol_bomb
        warplane launcher armor armour armored_vehicle helicopter weapon_system interceptor battery
        defense_system defence_system ballistic_missile""",
        "troops": """aircraft_carrier armed_force army battalion battleship brigade carrier
        contingent destroyer division fighter fleet frigate force_member garrison guard
        gunboat marine military_force navy paratrooper platoon regiment reservist reserve
        soldier squadron submarine trooper troop unit warship police bomber
        special_force ground_force personnel commando hacker militia militiaman fighter_jet
        gunship manpower security_force force_level checkpoint military_adviser""",
        "envoy": """ambassador attache charge_d'affaires consul delegate delegation deputation
        diplomat embassy_staff emissary envoy mediator mission negotiator representative special_envoy
        staff trade_mission official team""",
        "watcher": """access aid_worker inspection_team inspector monitor observer observer_mission
        entry_of_inspector return_of_inspector weapon_inspector blue_helmet
        humanitarian_access""",
        "people": """abductee activist aide_worker captive child citizen civilian compatriot convict
        detainee dissident defector family foreigner guest_worker hostage inmate internee
        journalist national opponent pilot pow people person prisoner remains
        resident refugee sailor servicemen serviceman student suspect villager woman migrant
        immigrant asylum_seeker deportee worker body crew""",
        "refugee": """asylum-seeker displaced_person evacuee exile migrant refugee refugees""",
        "property": """account artefact artifact building business bus bus_load camp car cargo church
        company crop document edifice evidence_bag factory farm home house
        home_of land loot market
        mosque newspaper office plane plant property record school shop store synagogue temple
        territory_mine treasure vehicle_fleet pipeline plantation power_station
        consulate_building archive tree orchard olive_tree house_of synagogue village_school warehouse
        infrastructure""",
        "asset": "asset bank_account gold holding fund_abroad saving",
        "place": """airbase airfield airport area barracks base bridge capital city compound country
        crossing district enclave fort garrison_town harbor harbour headquarters height hill
        island junction kingdom line neighborhood neighbourhood outpost peninsula pocket
        port position post province region road_to settlement_outpost stronghold suburb territory town
        village zone airstrip power_plant territory_of bank valley control refinery
        oilfield""",
        "road": """avenue bridge_way crossroads entrance highway intersection motorway railway
        road roadway square street track traffic border_crossing railway_line port_entrance rail_line""",
        "border": "border frontier airspace border_crossing crossing_point checkpoint_crossing",
        "entry": """access_to admission admittance entry visa passage passport permission permit
        landing_right citizenship overflight_right accreditation access""",
        "mission_house": "consulate embassy diplomatic_mission mission_office",
        "proposal": """advice appeal argument bid call ceasefire_proposal claim condition demand
        draft initiative invitation motion offer peace_plan peace_proposal plan proposal
        recommendation request resolution roadmap suggestion term blueprint
        bill""",
        "charge": "charge indictment lawsuit prosecution",
        "protester": """crowd demonstration demonstrator gathering marcher mob picketer protest
        protester protestor rally rioter striker""",
        "leader": """ambassador chairman chancellor commander counterpart delegation dignitary
        diplomat emissary envoy foreign_minister guest head king lawmaker leader legislator minister
        official parliamentarian politician pope premier president prime_minister prince queen secretary
        senator visitor""",
    }
)

# What a frame's action does to a kind of thing. "same" is the class that the noun names itself;
# "halt" is the opposite of it (HALTED); "offer" is the word for the deed (OFFERED).
FRAMES: dict[str, dict[str, str]] = {
    "carry": {
        **dict.fromkeys([*ROOTS, "MASSES"], "same"),
        "proposal": "AGREE",
        "entry": "AGREE",
        "border": "RETREAT",
        "mission_house": "SUPPORT",
        "people": "",
    },
    "give": {
        **dict.fromkeys([*ROOTS, "MASSES"], "same"),
        "AGREE": "AGREE",
        "COOPERATE": "AID",
        "arms": "AID",
        "troops": "MOBILIZE",
        "envoy": "CONSULT",
        "watcher": "AID",
        "entry": "AID",
        "asset": "AID",
        "proposal": "AGREE",
    },
    "stop": {
        **dict.fromkeys([*ROOTS, "MASSES"], "halt"),
        "arms": "SANCTION",
        "entry": "SANCTION",
        "mission_house": "SANCTION",
        "border": "SANCTION",
        "envoy": "SANCTION",
        "troops": "RETREAT",
        "proposal": "CONCEDE",
        "charge": "CONCEDE",
    },
    "promise": {
        **dict.fromkeys([*ROOTS, "MASSES"], "offer"),
        "proposal": "AGREE",
        "arms": "AGREE",
        "entry": "AGREE",
        "watcher": "AGREE",
    },
    "let": {"watcher": "RETREAT", "refugee": "AID", "AID": "RETREAT", "RETREAT": "RETREAT",
            "PROTEST": "CONCEDE", "entry": "RETREAT", "INVESTIGATE": "RETREAT",
            "DISAPPROVE": "", "DEMAND": "CONCEDE"},
    "host": {"leader": "CONSULT", "envoy": "CONSULT", "CONSULT": "CONSULT"},
    "bar": {"entry": "SANCTION", "watcher": "REJECT", "AID": "SANCTION", "CONSULT": "REJECT",
            "DEMAND": "REJECT", "proposal": "REJECT", "RETREAT": "REJECT", "PROTEST": "COERCE",
            "AGREE": "REJECT", "COOPERATE": "REJECT", "road": "PROTEST", "SUPPORT": "REJECT",
            "CONCEDE": "REJECT"},
    "seize": {"place": "FIGHT", "people": "COERCE", "property": "COERCE", "arms": "COERCE",
              "asset": "COERCE", "troops": "FIGHT", "AID": "COERCE", "border": "FIGHT"},
    "return": {"people": "RETREAT", "property": "RETREAT", "arms": "RETREAT", "asset": "RETREAT",
               "place": "RETREAT", "troops": "RETREAT", "protester": "RETREAT",
               "envoy": "RETREAT"},
    "remove": {"envoy": "SANCTION", "troops": "RETREAT", "arms": "RETREAT", "people": "COERCE",
               "refugee": "COERCE", "watcher": "SANCTION", "leader": "SANCTION", "AID": "SANCTION",
               "SUPPORT": "SANCTION", "SANCTION": "RETREAT", "COERCE": "CONCEDE",
               "DISAPPROVE": "CONCEDE", "protester": "COERCE"},
    "shoot": {"arms": "FIGHT", "FIGHT": "FIGHT", "MASSES": "MASSES", "ASSAULT": "ASSAULT",
              "COERCE": "COERCE"},
    "damage": {"property": "COERCE", "place": "FIGHT", "arms": "FIGHT", "troops": "FIGHT",
               "AID": "COERCE", "mission_house": "COERCE", "road": "COERCE"},
    "agree_deal": {"AGREE": "SUPPORT", "RETREAT": "SUPPORT", "proposal": "SUPPORT",
                   "COOPERATE": "SUPPORT"},
    "ready": {"troops": "MOBILIZE", "arms": "MOBILIZE", "MOBILIZE": "MOBILIZE"},
    "obstruct": {"road": "PROTEST", "border": "FIGHT", "watcher": "REJECT", "AID": "SANCTION"},
    "accept_demand": {"DEMAND": "CONCEDE", "proposal": "AGREE"},
    "dismiss": {"proposal": "REJECT", "DEMAND": "REJECT", "AGREE": "REJECT",
                "DISAPPROVE": "REJECT", "THREATEN": "REJECT"},
    "question": {"people": "INVESTIGATE", "leader": "INVESTIGATE"},
    "phone": {"leader": "CONSULT"},
}  # fmt: skip

# Ending an event of a class: friends fall out, enemies draw back, the state loosens its grip.
HALTED = {
    **dict.fromkeys("AGREE CONSULT SUPPORT COOPERATE AID".split(), "SANCTION"),
    **dict.fromkeys("SANCTION FIGHT MASSES ASSAULT MOBILIZE THREATEN".split(), "RETREAT"),
    **dict.fromkeys("COERCE DEMAND DISAPPROVE REJECT PROTEST INVESTIGATE".split(), "CONCEDE"),
    **dict.fromkeys("RETREAT CONCEDE".split(), "REJECT"),
}

# Stage words that are classes of their own, whatever follows ("refused to comment").
STAGES = _words(
    {
        "AGREE": "agree consent offer pledge promise undertake volunteer agreement promise offer",
        "REJECT": "decline refuse refusal reject",
        "THREATEN": "threaten threat warn",
    }
)

# Stage words after which it is under way: whoever tries to hack somebody is at it.
UNDER_WAY = frozenset("attempt bid campaign drive effort fail fight strive struggle try".split())

# Stage words that end what follows ("stopped sending aid").
ENDING = frozenset("cease end halt quit stop suspend".split())

# Those who use violence as an armed force, and those against whom it is no fight.
FORCES = frozenset(
    """aircraft army artillery battalion brigade commando fighter force guard guerrilla gunship
    helicopter insurgent jet marine military missile navy plane ship soldier squadron submarine tank
    trooper troop unit warplane warship rebel drone government regime""".split()
)
IRREGULARS = frozenset(
    """assailant assassin attacker bomb bomber boy criminal crowd driver extremist fanatic gang
    gangster gunman hijacker hitman kidnapper killer man militiaman mob passenger pirate prisoner
    robber settler skinhead sniper student suspect terrorist thug vigilante villager woman youth
    teenager police policeman officer""".split()
)
UNARMED = frozenset(
    """activist bishop bystander camp child church civilian convoy detainee diplomat doctor editor
    envoy farmer girl hostage journalist judge lawmaker lawyer man mayor migrant minister monk
    nun nurse official opponent passenger pilgrim police policeman politician president priest prisoner
    reporter refugee resident schoolgirl senator settler shopper student teacher tourist villager
    woman worker worshipper ambassador aide candidate critic""".split()
)
PROTESTERS = frozenset(word for word, kind in NOUNS.items() if kind == "protester") | frozenset(
    "crowd demonstrator marcher protester protestor rioter striker picket".split()
)

# Those whose protest is a note of protest.
OFFICIALS = frozenset(
    """administration ambassador chancellor consulate embassy envoy government kremlin minister
    ministry official parliament premier president secretary spokesman spokeswoman""".split()
)
