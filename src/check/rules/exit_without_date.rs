//! A case in which a party leaves that tells neither who, nor of a day: the decision would have no date.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("exit-without-date", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let Some(kind) = case.case.kind.as_ref().filter(|kind| kind.value == CaseKind::Withdraw) else { continue };
        let own = case.case.withdraw.as_ref();
        let has_party = own.is_some_and(|own| own.party.is_some());
        let received = own.and_then(|own| own.notice.as_ref()).is_some_and(|notice| notice.received.is_some());
        if has_party && (received || own.is_some_and(|own| own.effect.is_some())) {
            continue;
        }
        let what = match has_party {
            false => {
                tr! { nb: "saken sier ikke hvem som trer ut", nn: "saka seier ikkje kven som trer ut", en: "the case does not say who leaves" }
            }
            true => {
                tr! { nb: "saken har verken dagen varselet ble mottatt, eller dagen uttredenen får virkning", nn: "saka har verken dagen varselet blei motteke, eller dagen uttredinga får verknad", en: "the case has neither the day the notice was received nor the day the exit takes effect" }
            }
        };
        findings.add(
            Finding::advice("exit-without-date", what)
                .at(Place { source: case.source, span: own.map_or(kind.span, |own| own.span) })
                .why(tr! { nb: "anbefalt: vedtaket om å tre ut bør ha en dato, så alle vet hvor lenge deltakeren betaler", nn: "tilrådd: vedtaket om å tre ut bør ha ein dato, så alle veit kor lenge deltakaren betaler", en: "recommended: the decision to leave should have a date, so that all know how long the party pays" })
                .todo(tr! { nb: "skriv f.eks. `withdraw: {{party: sordal, notice: {{received: 2028-03-15}}}}`", nn: "skriv t.d. `withdraw: {{party: sordal, notice: {{received: 2028-03-15}}}}`", en: "write, say, `withdraw: {{party: sordal, notice: {{received: 2028-03-15}}}}`" }),
        );
    }
}
