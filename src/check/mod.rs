//! Checks a resolved agreement against the law and against itself. A rule is one file in `rules/`, one page beside it and one line in
//! [`RULES`]; each gets the whole resolved model and looks for itself. Enter at [`check`].

mod coverage;
mod rules;

pub use coverage::{Answer, Coverage, coverage};

use crate::diag::{Findings, Level};
use crate::resolve::Resolved;

/// A rule.
pub struct Rule {
    /// Its id, named after the fault.
    pub id: &'static str,
    /// The gravest level its findings have.
    pub level: Level,
    /// Its page: what, why, what to do, and examples that run.
    pub page: &'static str,
    /// Looks for the fault.
    pub run: fn(&Resolved<'_>, &mut Findings),
}

/// Every rule, by id.
pub const RULES: &[Rule] = rules::ALL;

/// A rule by id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Runs every rule.
pub fn check(resolved: &Resolved<'_>) -> Findings {
    let mut findings = Findings::default();
    for rule in RULES {
        (rule.run)(resolved, &mut findings);
    }
    findings
}
