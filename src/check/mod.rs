//! Checks a resolved agreement against the law and against itself. A rule is one file in `rules/`, one page beside it and one line in
//! [`RULES`]; each gets the whole resolved model and looks for itself. Enter at [`check`].

pub(crate) mod citations;
mod organ;
mod other_form;
mod own_text;
mod rules;
mod said;
pub mod terms;
mod texts;

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

/// The one sentence under a page's heading.
pub fn summary(page: &str) -> &str {
    page.lines().skip(1).find(|l| !l.trim().is_empty()).unwrap_or_default()
}

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
