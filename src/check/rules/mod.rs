//! The rules, one a file, each with its page.

mod board_appointed_elsewhere;
mod bokmaal_in_nynorsk;
mod citation_form;
mod cost_key_fault;
mod document_not_for_form;
mod exit_terms_fault;
mod hearing_dates_out_of_order;
mod lines_differ_from_amount;
mod missing_required_topic;
mod name_lacks_form;
mod no_appeals_committee;
mod not_a_party;
mod not_eligible_office;
mod nynorsk_in_bokmaal;
mod obsolete_term;
mod open_question;
mod organ_not_of_the_form;
mod quorum_not_negotiable;
mod register_without_source;
mod repealed_legal_basis;
mod repealed_provision;
mod share_word_confused;
mod shares_not_summing;
mod speaking_right_without_law;
mod stale_party;
mod term_past_election;
mod too_few_deputies;
mod too_few_members;
mod twice_the_same_id;
mod unclear_legal_basis;
mod unknown_name;
mod unknown_provision;
mod vote_weights_not_allowed;
mod votes_fault;

use super::Rule;

/// Every rule, by id.
pub(super) const ALL: &[Rule] = &[
    board_appointed_elsewhere::RULE,
    bokmaal_in_nynorsk::RULE,
    citation_form::RULE,
    cost_key_fault::RULE,
    document_not_for_form::RULE,
    exit_terms_fault::RULE,
    hearing_dates_out_of_order::RULE,
    lines_differ_from_amount::RULE,
    missing_required_topic::RULE,
    name_lacks_form::RULE,
    no_appeals_committee::RULE,
    not_a_party::RULE,
    not_eligible_office::RULE,
    nynorsk_in_bokmaal::RULE,
    obsolete_term::RULE,
    open_question::RULE,
    organ_not_of_the_form::RULE,
    quorum_not_negotiable::RULE,
    register_without_source::RULE,
    repealed_legal_basis::RULE,
    repealed_provision::RULE,
    share_word_confused::RULE,
    shares_not_summing::RULE,
    speaking_right_without_law::RULE,
    stale_party::RULE,
    term_past_election::RULE,
    too_few_deputies::RULE,
    too_few_members::RULE,
    twice_the_same_id::RULE,
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
