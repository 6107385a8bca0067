//! Costs that cannot be shared: an unknown key or register, weights that do not make the whole, numbers that are missing or below zero.

use super::rule;
use crate::cost::{Changes, CostError, key_faults};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("cost-key-fault", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let of_keys = agreement.cost_keys.iter().flat_map(|key| key_faults(agreement, &key.id.0, &Changes::default()));
    for error in of_keys.chain(resolved.cost_errors.iter().cloned()) {
        findings.add(finding(resolved, &error));
    }
}

fn finding(resolved: &Resolved<'_>, error: &CostError) -> Finding {
    let (_, what, todo) = error.finding();
    Finding::error("cost-key-fault", what)
        .at(resolved.loaded.place_of(error.path(), resolved.sources))
        .why(tr! { nb: "delene skal bli hele beløpet, og hvert tall skal kunne finnes igjen", nn: "delane skal bli heile beløpet, og kvart tal skal kunne finnast att", en: "the parts must make the whole amount, and every number must be traceable" })
        .todo(todo)
}
