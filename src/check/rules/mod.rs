//! The rules, one a file, each with its page.

mod appeal_body_wrong;
mod archive_law_claims;
mod attachment_not_there;
mod board_appointed_elsewhere;
mod bokmaal_in_nynorsk;
mod case_shares_fault;
mod case_without_decision;
mod citation_form;
mod cost_key_fault;
mod cost_key_not_with_councils;
mod decided_by_wrong_organ;
mod decision_without_date;
mod default_of_another_form;
mod deficit_share_elsewhere;
mod deficit_share_silent;
mod delegated_to_the_host;
mod delegation_chain_broken;
mod document_not_for_form;
mod exit_act_does_not_allow;
mod exit_effect_too_early;
mod exit_terms_fault;
mod exit_without_date;
mod fixed_share_differs_from_key;
mod guarantee_not_allowed;
mod hearing_dates_out_of_order;
mod host_instructs_itself;
mod host_politicians_instruct;
mod host_without_statutory_task;
mod hours_contradict;
mod key_silent_on_change;
mod key_without_basis_data;
mod level_not_measurable;
mod lines_differ_from_amount;
mod loan_in_political_council;
mod loan_purpose_too_wide;
mod loan_without_ceiling;
mod local_point_changes_agreement;
mod missing_required_topic;
mod mixed_levels_in_host;
mod name_lacks_form;
mod named_attachment_missing;
mod no_appeals_committee;
mod not_a_party;
mod not_eligible_office;
mod notice_outside_window;
mod nynorsk_in_bokmaal;
mod obsolete_term;
mod office_municipality_missing;
mod old_notice_over_a_year;
mod open_question;
mod organ_not_of_the_form;
mod participant_of_wrong_kind;
mod power_to_decide_not_allowed;
mod principled_matters_delegated;
mod processor_without_agreement;
mod procurement_not_answered;
mod quorum_not_negotiable;
mod recommendation_before_meeting;
mod register_without_source;
mod repealed_legal_basis;
mod repealed_provision;
mod response_longer_than_resolution;
mod share_word_confused;
mod shared_point_differs;
mod shares_left_unpaid;
mod shares_not_summing;
mod sla_changes_council_matter;
mod speaking_right_without_law;
mod stale_party;
mod term_past_election;
mod text_no_longer_stands;
mod too_few_deputies;
mod too_few_members;
mod twice_the_same_id;
mod two_hosts;
mod unclear_legal_basis;
mod unknown_name;
mod unknown_provision;
mod vote_weights_not_allowed;
mod votes_fault;

use super::Rule;

/// Every rule, by id.
pub(super) const ALL: &[Rule] = &[
    appeal_body_wrong::RULE,
    archive_law_claims::RULE,
    attachment_not_there::RULE,
    board_appointed_elsewhere::RULE,
    bokmaal_in_nynorsk::RULE,
    case_shares_fault::RULE,
    case_without_decision::RULE,
    citation_form::RULE,
    cost_key_fault::RULE,
    cost_key_not_with_councils::RULE,
    decided_by_wrong_organ::RULE,
    decision_without_date::RULE,
    default_of_another_form::RULE,
    deficit_share_elsewhere::RULE,
    deficit_share_silent::RULE,
    delegated_to_the_host::RULE,
    delegation_chain_broken::RULE,
    document_not_for_form::RULE,
    exit_act_does_not_allow::RULE,
    exit_effect_too_early::RULE,
    exit_terms_fault::RULE,
    exit_without_date::RULE,
    fixed_share_differs_from_key::RULE,
    guarantee_not_allowed::RULE,
    hearing_dates_out_of_order::RULE,
    host_instructs_itself::RULE,
    host_politicians_instruct::RULE,
    host_without_statutory_task::RULE,
    hours_contradict::RULE,
    key_silent_on_change::RULE,
    key_without_basis_data::RULE,
    level_not_measurable::RULE,
    lines_differ_from_amount::RULE,
    loan_in_political_council::RULE,
    loan_purpose_too_wide::RULE,
    loan_without_ceiling::RULE,
    local_point_changes_agreement::RULE,
    missing_required_topic::RULE,
    mixed_levels_in_host::RULE,
    name_lacks_form::RULE,
    named_attachment_missing::RULE,
    no_appeals_committee::RULE,
    not_a_party::RULE,
    not_eligible_office::RULE,
    notice_outside_window::RULE,
    nynorsk_in_bokmaal::RULE,
    obsolete_term::RULE,
    office_municipality_missing::RULE,
    old_notice_over_a_year::RULE,
    open_question::RULE,
    organ_not_of_the_form::RULE,
    participant_of_wrong_kind::RULE,
    power_to_decide_not_allowed::RULE,
    principled_matters_delegated::RULE,
    processor_without_agreement::RULE,
    procurement_not_answered::RULE,
    quorum_not_negotiable::RULE,
    recommendation_before_meeting::RULE,
    register_without_source::RULE,
    repealed_legal_basis::RULE,
    repealed_provision::RULE,
    response_longer_than_resolution::RULE,
    share_word_confused::RULE,
    shared_point_differs::RULE,
    shares_left_unpaid::RULE,
    shares_not_summing::RULE,
    sla_changes_council_matter::RULE,
    speaking_right_without_law::RULE,
    stale_party::RULE,
    term_past_election::RULE,
    text_no_longer_stands::RULE,
    too_few_deputies::RULE,
    too_few_members::RULE,
    twice_the_same_id::RULE,
    two_hosts::RULE,
    unclear_legal_basis::RULE,
    unknown_name::RULE,
    unknown_provision::RULE,
    vote_weights_not_allowed::RULE,
    votes_fault::RULE,
];

/// A rule whose id is its file's name.
macro_rules! rule {
    ($id:literal, $level:ident) => {
        pub(super) const RULE: $crate::check::Rule =
            $crate::check::Rule { id: $id, level: $crate::diag::Level::$level, page: include_str!(concat!($id, ".md")), run };
    };
}
use rule;
