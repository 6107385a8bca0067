//! The rules, one a file, each with its page.

mod cost_key_fault;
mod exit_terms_fault;
mod hearing_dates_out_of_order;
mod hours_contradict;
mod level_not_measurable;
mod lines_differ_from_amount;
mod missing_required_topic;
mod name_lacks_form;
mod not_a_party;
mod open_question;
mod processor_without_agreement;
mod register_without_source;
mod repealed_legal_basis;
mod response_longer_than_resolution;
mod shares_not_summing;
mod sla_changes_council_matter;
mod too_few_deputies;
mod twice_the_same_id;
mod unclear_legal_basis;
mod unknown_name;

use super::Rule;

/// Every rule, by id.
pub(super) const ALL: &[Rule] = &[
    cost_key_fault::RULE,
    exit_terms_fault::RULE,
    hearing_dates_out_of_order::RULE,
    hours_contradict::RULE,
    level_not_measurable::RULE,
    lines_differ_from_amount::RULE,
    missing_required_topic::RULE,
    name_lacks_form::RULE,
    not_a_party::RULE,
    open_question::RULE,
    processor_without_agreement::RULE,
    register_without_source::RULE,
    repealed_legal_basis::RULE,
    response_longer_than_resolution::RULE,
    shares_not_summing::RULE,
    sla_changes_council_matter::RULE,
    too_few_deputies::RULE,
    twice_the_same_id::RULE,
    unclear_legal_basis::RULE,
    unknown_name::RULE,
];

/// A rule whose id is its file's name.
macro_rules! rule {
    ($id:literal, $level:ident) => {
        pub(super) const RULE: $crate::check::Rule =
            $crate::check::Rule { id: $id, level: $crate::diag::Level::$level, page: include_str!(concat!($id, ".md")), run };
    };
}
use rule;
