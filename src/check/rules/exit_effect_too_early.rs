//! An exit said to take effect before the notice, the rule of effect or the lock-in lets it.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::exit::{ExitStep, Outcome};
use crate::quantity::Date;
use crate::resolve::{Resolved, leave};
use crate::source::Place;
use crate::tr;

rule!("exit-effect-too-early", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let Some(own) = leave::withdrawal(case) else { continue };
        let agreed = own.agreed_by_all.as_ref().is_some_and(|agreed| agreed.value);
        let (Some(effect), Some(Ok(found)), false) = (&own.effect, leave::leaving(resolved, case), agreed) else { continue };
        let earliest = found.date.effect;
        if effect.value.0 >= earliest {
            continue;
        }
        let by_lock_in = held_by_lock_in_alone(&found, effect.value.0);
        let what = if by_lock_in {
            tr! { nb: "uttredenen får virkning før bindingstiden er ute", nn: "uttredinga får verknad før bindingstida er ute", en: "the exit takes effect before the lock-in is over" }
        } else {
            tr! { nb: "uttredenen får virkning før varselet har løpt ut", nn: "uttredinga får verknad før varselet er ute", en: "the exit takes effect before the notice has run" }
        };
        let path = if by_lock_in { "exit_terms.lock_in" } else { "exit_terms.notice" };
        findings.add(
            Finding::warning("exit-effect-too-early", what)
                .at(Place { source: case.source, span: effect.span })
                .label(resolved.loaded.place_of(path, resolved.sources), tr! { nb: "regelen i avtalen", nn: "regelen i avtalen", en: "the rule of the agreement" })
                .why(tr! { nb: "etter avtalen kan den tidligst få virkning {earliest}; et tidligere tidspunkt krever at alle er enige", nn: "etter avtalen kan ho tidlegast få verknad {earliest}; eit tidlegare tidspunkt krev at alle er samde", en: "by the agreement it may take effect on {earliest} at the earliest; an earlier day takes the consent of all" })
                .todo(tr! { nb: "rett `effect`, eller skriv `agreed_by_all: true` når alle kommunestyrene har vedtatt det", nn: "rett `effect`, eller skriv `agreed_by_all: true` når alle kommunestyra har vedteke det", en: "correct `effect`, or write `agreed_by_all: true` when all the councils have adopted it" }),
        );
    }
}

/// Would the day have been late enough but for the lock-in?
fn held_by_lock_in_alone(found: &Outcome, effect: Date) -> bool {
    let by_notice = found.date.steps.iter().find_map(|step| match step {
        ExitStep::TakesEffect { last_day, .. } => last_day.tomorrow().ok(),
        _ => None,
    });
    found.date.held_by_lock_in && by_notice.is_some_and(|by_notice| effect >= by_notice)
}
