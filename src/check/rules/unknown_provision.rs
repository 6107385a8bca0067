//! Citations of provisions the act does not have.

use super::rule;
use crate::check::citations;
use crate::diag::Findings;
use crate::resolve::Resolved;

rule!("unknown-provision", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    citations::report("unknown-provision", resolved, findings);
}
