//! Costs that cannot be shared: an unknown key or register, weights that do not make the whole, numbers that are missing or below zero.

use super::rule;
use crate::cost::{Changes, CostError, key_faults, side_by_side};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("cost-key-fault", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let of_keys = agreement.cost_keys.iter().flat_map(|key| key_faults(agreement, &key.id.0, &Changes::default()));
    // What a cost is compared with must be sound too; faults of the cost itself are among those above.
    let compared = agreement.costs.iter().filter(|cost| !cost.compare.is_empty()).filter_map(|cost| {
        let others: Vec<&str> = cost.compare.iter().map(|key| key.as_str()).collect();
        side_by_side(agreement, &cost.id.0, &others, &Changes::default()).err()
    });
    let known: Vec<CostError> = of_keys.chain(resolved.cost_errors.iter().cloned()).collect();
    let compared: Vec<CostError> = compared.filter(|error| !known.contains(error)).collect();
    for error in known.into_iter().chain(compared) {
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
