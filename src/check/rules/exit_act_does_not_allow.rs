//! An exit, or a rule on exit, that the act has no room for: a right after a boundary change or a breach that is not there, and a
//! lock-in in a host cooperation.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::exit::{ExitError, HOST_FORMS};
use crate::resolve::{LoadedCase, Resolved, leave};
use crate::source::Place;
use crate::tr;

rule!("exit-act-does-not-allow", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    host_lock_in(resolved, findings);
    for case in &resolved.loaded.cases {
        if let Some(Err(error)) = leave::leaving(resolved, case) {
            in_case(case, &error, findings);
        }
    }
}

/// § 20-8 second ledd opens for another period and does not mention a lock-in.
fn host_lock_in(resolved: &Resolved<'_>, findings: &mut Findings) {
    let is_host = resolved.form_id().is_some_and(|form| HOST_FORMS.contains(&form));
    let lock_in = resolved.loaded.agreement.exit_terms.as_ref().and_then(|terms| terms.lock_in.as_ref());
    let (true, Some(_)) = (is_host, lock_in) else { return };
    let mut finding = Finding::warning("exit-act-does-not-allow", tr! { nb: "vertskommunesamarbeidet har bindingstid, som loven ikke nevner", nn: "vertskommunesamarbeidet har bindingstid, som lova ikkje nemner", en: "the host cooperation has a lock-in, which the act does not mention" })
        .at(resolved.loaded.place_of("exit_terms.lock_in", resolved.sources))
        .why(tr! { nb: "kommuneloven § 20-8 andre ledd lar deltakerne avtale en annen oppsigelsesfrist; om de også kan avtale bindingstid, er ikke avklart", nn: "kommuneloven § 20-8 andre ledd lèt deltakarane avtale ein annan oppseiingsfrist; om dei også kan avtale bindingstid, er ikkje avklart", en: "kommuneloven § 20-8 second ledd lets the parties agree on another notice period; whether they may agree on a lock-in is not settled" })
        .todo(tr! { nb: "bruk en lengre frist i stedet, eller la en jurist vurdere bindingstiden", nn: "bruk ein lengre frist i staden, eller la ein jurist vurdere bindingstida", en: "use a longer notice instead, or have a jurist look at the lock-in" });
    finding.basis = Some("kommuneloven § 20-8 (2)".to_owned());
    findings.add(finding);
}

fn in_case(case: &LoadedCase, error: &ExitError, findings: &mut Findings) {
    let Some(own) = leave::withdrawal(case) else { return };
    let (_, what, todo) = error.finding();
    let received = own.notice.as_ref().and_then(|notice| notice.received.as_ref()).map(|day| day.span);
    let ground = own.ground.as_ref().map(|ground| ground.span);
    let finding = match error {
        ExitError::NoBoundaryRight { .. } => Finding::error("exit-act-does-not-allow", what)
            .at(Place { source: case.source, span: received.unwrap_or_default() })
            .why(tr! { nb: "retten etter inndelingslova § 16 gjelder innen ett år etter at grenseendringen er satt i verk", nn: "retten etter inndelingslova § 16 gjeld innan eitt år etter at grenseendringa er sett i verk", en: "the right of inndelingslova § 16 lasts one year from the boundary change" }),
        ExitError::NoBreachRight { .. } => Finding::warning("exit-act-does-not-allow", what)
            .at(Place { source: case.source, span: ground.unwrap_or_default() })
            .why(tr! { nb: "bare IKS-loven § 30 andre ledd gir en slik rett; kommuneloven har ingen tilsvarende regel", nn: "berre IKS-loven § 30 andre ledd gir ein slik rett; kommuneloven har ingen tilsvarande regel", en: "only IKS-loven § 30 second ledd gives such a right; kommuneloven has no such rule" }),
        // What the agreement lacks is said of the agreement.
        _ => return,
    };
    findings.add(finding.todo(todo));
}
