//! Citations counted otherwise than the act counts, or of a provision that is about something else.

use super::rule;
use crate::check::citations;
use crate::diag::Findings;
use crate::resolve::Resolved;

rule!("citation-form", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    citations::report("citation-form", resolved, findings);
}
