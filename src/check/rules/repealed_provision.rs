//! Citations of what is not law on the law date.

use super::rule;
use crate::check::citations;
use crate::diag::Findings;
use crate::resolve::Resolved;

rule!("repealed-provision", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    citations::report("repealed-provision", resolved, findings);
}
