//! Bokmål words in the users' nynorsk texts.

use super::rule;
use crate::check::other_form;
use crate::diag::Findings;
use crate::lang::Lang;
use crate::resolve::Resolved;

rule!("bokmaal-in-nynorsk", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    other_form::report("bokmaal-in-nynorsk", Lang::Nn, resolved, findings);
}
