//! Nynorsk words in the users' bokmål texts.

use super::rule;
use crate::check::other_form;
use crate::diag::Findings;
use crate::lang::Lang;
use crate::resolve::Resolved;

rule!("nynorsk-in-bokmaal", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    other_form::report("nynorsk-in-bokmaal", Lang::Nb, resolved, findings);
}
