/// The figures of the sample documents as they are printed, typed in from the documents.
///
/// Shape: a row of a table a line, its columns in the order of the codebook; `.` an empty cell, `-` a dash.
enum SampleFigures {
    /// 鹿城 2018, form 2014.
    static let lucheng2018 = """
        disclosure.disclosed_total 12732
        disclosure.normative_documents_disclosed 38
        disclosure.normative_documents_made 38
        disclosure.via_gazette 0
        disclosure.via_website 6535
        disclosure.via_weibo 4311
        disclosure.via_wechat 1026
        disclosure.via_other 860
        response.responses_total 5327
        response.press_conferences 17
        response.press_conferences_by_principal 15
        response.online_interviews 9
        response.online_interviews_by_principal 9
        response.policy_interpretations 84
        response.social_media_responses 473
        response.other_responses 4744
        requests.received_total 325
        requests.received_in_person 58
        requests.received_by_fax 0
        requests.received_online 87
        requests.received_by_letter 180
        requests.completed_total 308
        requests.completed_on_time 299
        requests.completed_extended 11
        requests.replied_total 308
        requests.replied_already_disclosed 18
        requests.replied_granted 172
        requests.replied_partially_granted 38
        requests.replied_refused 16
        requests.refused_state_secret 0
        requests.refused_trade_secret 0
        requests.refused_privacy 0
        requests.refused_security_stability 0
        requests.refused_not_government_information 7
        requests.refused_other_legal 7
        requests.replied_other_agency 27
        requests.replied_not_exist 30
        requests.replied_needs_correction 4
        requests.replied_other_channel 1
        reconsideration.total 7
        reconsideration.upheld 3
        reconsideration.corrected 1
        reconsideration.other_result 3
        litigation.total 2
        litigation.upheld 1
        litigation.corrected 0
        litigation.other_result 1
        complaints.total 0
        fees.collected .
        capacity.dedicated_bodies 1
        capacity.reading_points 2
        capacity.staff_total 1
        capacity.staff_full_time 1
        capacity.staff_part_time 0
        capacity.dedicated_funding 50000
        training.meetings 2
        training.trainings 1
        training.trainees 50
        """

    /// 鹿城 2020, form 2019.
    static let lucheng2020 = """
        documents.regulations - - -
        documents.normative_documents 54 54 359
        permits.administrative_permits 1182 -253 105115
        permits.other_services 1435 3418 277029
        enforcement.administrative_penalties 2616 2548 11711
        enforcement.administrative_coercion 118 58 2349
        fees.administrative_fees 20 1
        procurement.centralized_procurement 415 12454593
        requests.received 198 6 0 0 1 3 208
        requests.carried_in 12 3 0 0 0 0 15
        requests.granted 82 2 0 0 1 0 85
        requests.partially_granted 40 2 0 0 0 0 42
        requests.refused_state_secret 0 0 0 0 0 0 0
        requests.refused_prohibited_by_law 0 0 0 0 0 0 0
        requests.refused_security_stability 0 0 0 0 0 0 0
        requests.refused_third_party_rights 1 0 0 0 0 0 1
        requests.refused_internal_affairs 0 0 0 0 0 0 0
        requests.refused_deliberative_process 1 1 0 0 0 0 2
        requests.refused_enforcement_file 2 0 0 0 0 0 2
        requests.refused_administrative_inquiry 0 0 0 0 0 0 0
        requests.unavailable_not_held 77 3 0 0 0 3 83
        requests.unavailable_needs_creation 0 0 0 0 0 0 0
        requests.unavailable_unclear_after_correction 0 0 0 0 0 0 0
        requests.not_processed_petition 0 0 0 0 0 0 0
        requests.not_processed_duplicate 0 1 0 0 0 0 1
        requests.not_processed_publication 0 0 0 0 0 0 0
        requests.not_processed_excessive 0 0 0 0 0 0 0
        requests.not_processed_reissue 0 0 0 0 0 0 0
        requests.other_handling 0 0 0 0 0 0 0
        requests.handled_total 203 9 0 0 1 3 216
        requests.carried_out 7 0 0 0 0 0 7
        review_litigation.reconsideration 7 8 4 4 23
        review_litigation.litigation_direct 9 1 1 2 13
        review_litigation.litigation_after_reconsideration 1 1 1 2 5
        """

    /// 龙港 2020, form 2019.
    static let longgang2020 = """
        documents.regulations 0 0 0
        documents.normative_documents 41 41 41
        permits.administrative_permits 0 389 45754
        permits.other_services 0 0 172843
        enforcement.administrative_penalties 0 66 189867
        enforcement.administrative_coercion 0 20 7
        fees.administrative_fees 0 15
        procurement.centralized_procurement 55 17985764
        requests.received 98 0 0 0 1 0 99
        requests.carried_in 0 0 0 0 0 0 0
        requests.granted 71 0 0 0 1 0 72
        requests.partially_granted 10 0 0 0 0 0 10
        requests.refused_state_secret 0 0 0 0 0 0 0
        requests.refused_prohibited_by_law 0 0 0 0 0 0 0
        requests.refused_security_stability 0 0 0 0 0 0 0
        requests.refused_third_party_rights 0 0 0 0 0 0 0
        requests.refused_internal_affairs 0 0 0 0 0 0 0
        requests.refused_deliberative_process 0 0 0 0 0 0 0
        requests.refused_enforcement_file 0 0 0 0 0 0 0
        requests.refused_administrative_inquiry 1 0 0 0 0 0 1
        requests.unavailable_not_held 9 0 0 0 0 0 9
        requests.unavailable_needs_creation 3 0 0 0 0 0 3
        requests.unavailable_unclear_after_correction 0 0 0 0 0 0 0
        requests.not_processed_petition 0 0 0 0 0 0 0
        requests.not_processed_duplicate 0 0 0 0 0 0 0
        requests.not_processed_publication 0 0 0 0 0 0 0
        requests.not_processed_excessive 0 0 0 0 0 0 0
        requests.not_processed_reissue 0 0 0 0 0 0 0
        requests.other_handling 4 0 0 0 0 0 4
        requests.handled_total 98 0 0 0 1 0 99
        requests.carried_out 0 0 0 0 0 0 0
        review_litigation.reconsideration 1 3 1 1 6
        review_litigation.litigation_direct 0 0 1 1 2
        review_litigation.litigation_after_reconsideration 0 0 0 0 0
        """

    /// 乐清 2020, form 2019.
    static let yueqing2020 = """
        documents.regulations 0 0 0
        documents.normative_documents 83 83 398
        permits.administrative_permits 1063 -167 181101
        permits.other_services 839 -79 1074681
        enforcement.administrative_penalties 3947 67 14682
        enforcement.administrative_coercion 141 1 4186
        fees.administrative_fees 42 0
        procurement.centralized_procurement 2206 2539000000
        requests.received 379 24 0 0 0 2 405
        requests.carried_in 3 3 0 0 0 0 6
        requests.granted 150 2 0 0 0 1 153
        requests.partially_granted 67 5 0 0 0 1 73
        requests.refused_state_secret 0 0 0 0 0 0 0
        requests.refused_prohibited_by_law 0 0 0 0 0 0 0
        requests.refused_security_stability 0 0 0 0 0 0 0
        requests.refused_third_party_rights 9 0 0 0 0 0 9
        requests.refused_internal_affairs 12 5 0 0 0 0 17
        requests.refused_deliberative_process 3 0 0 0 0 0 3
        requests.refused_enforcement_file 3 0 0 0 0 0 3
        requests.refused_administrative_inquiry 1 0 0 0 0 0 1
        requests.unavailable_not_held 76 10 0 0 0 0 86
        requests.unavailable_needs_creation 0 0 0 0 0 0 0
        requests.unavailable_unclear_after_correction 8 0 0 0 0 0 8
        requests.not_processed_petition 3 1 0 0 0 0 4
        requests.not_processed_duplicate 40 1 0 0 0 0 41
        requests.not_processed_publication 0 0 0 0 0 0 0
        requests.not_processed_excessive 0 0 0 0 0 0 0
        requests.not_processed_reissue 0 0 0 0 0 0 0
        requests.other_handling 0 0 0 0 0 0 0
        requests.handled_total 370 27 0 0 0 2 399
        requests.carried_out 12 0 0 0 0 0 12
        review_litigation.reconsideration 5 3 0 0 8
        review_litigation.litigation_direct 21 0 0 3 24
        review_litigation.litigation_after_reconsideration 1 0 0 1 2
        """

    /// 苍南 2020, form 2019.
    static let cangnan2020 = """
        documents.regulations 0 0 0
        documents.normative_documents 28 28 226
        permits.administrative_permits 0 0 0
        permits.other_services 0 0 0
        enforcement.administrative_penalties 0 0 0
        enforcement.administrative_coercion 0 0 0
        fees.administrative_fees 0 0
        procurement.centralized_procurement 15 2715300
        requests.received 46 . . . . . 46
        requests.carried_in 4 . . . . . 4
        requests.granted 17 . . . . . 17
        requests.partially_granted 1 . . . . . 1
        requests.refused_state_secret . . . . . . .
        requests.refused_prohibited_by_law 2 . . . . . 2
        requests.refused_security_stability . . . . . . .
        requests.refused_third_party_rights . . . . . . .
        requests.refused_internal_affairs 1 . . . . . 1
        requests.refused_deliberative_process 2 . . . . . 2
        requests.refused_enforcement_file . . . . . . .
        requests.refused_administrative_inquiry . . . . . . .
        requests.unavailable_not_held 18 . . . . . 18
        requests.unavailable_needs_creation . . . . . . .
        requests.unavailable_unclear_after_correction . . . . . . .
        requests.not_processed_petition . . . . . . .
        requests.not_processed_duplicate . . . . . . .
        requests.not_processed_publication . . . . . . .
        requests.not_processed_excessive . . . . . . .
        requests.not_processed_reissue 1 . . . . . 1
        requests.other_handling 2 . . . . . 2
        requests.handled_total 44 . . . . . 44
        requests.carried_out 6 . . . . . 6
        review_litigation.reconsideration 0 0 0 0 0
        review_litigation.litigation_direct 1 1 0 0 2
        review_litigation.litigation_after_reconsideration 0 0 0 0 0
        """
}
