//! A decision on a text that is not attached, and a paper without a case number.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::lang::Lang;
use crate::resolve::{LoadedCase, Resolved};
use crate::source::Place;
use crate::tr;

rule!("attachment-not-there", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        papers(resolved, case, findings);
    }
}

fn papers(resolved: &Resolved<'_>, case: &LoadedCase, findings: &mut Findings) {
    let Some(kind) = &case.case.kind else { return };
    let adopts =
        matches!(kind.value, CaseKind::Establish | CaseKind::Join | CaseKind::Amend | CaseKind::Convert | CaseKind::Replace);
    let attached = case.case.attachments.iter().any(|a| a.document.as_ref().is_some_and(|d| d.0 == "statutes"));
    if adopts && !attached && !case.case.parties.is_empty() {
        findings.add(
            Finding::advice("attachment-not-there", tr! { nb: "saken legger fram en avtale som ikke er vedlagt", nn: "saka legg fram ein avtale som ikkje er lagd ved", en: "the case puts up an agreement that is not attached" })
                .at(Place { source: case.source, span: kind.span })
                .why(tr! { nb: "vedtaket viser til avtalen med vedleggsnummer", nn: "vedtaket viser til avtalen med vedleggsnummer", en: "the decision names the agreement by its attachment number" })
                .todo(tr! { nb: "før avtalen opp under `attachments` med `document: statutes`", nn: "før avtalen opp under `attachments` med `document: statutes`", en: "list it under `attachments` with `document: statutes`" }),
        );
    }
    for (party, own) in case.case.parties.iter().filter(|(_, own)| own.case_number.is_none()) {
        let (nb, nn) = (resolved.loaded.party_name(&party.0, Lang::Nb), resolved.loaded.party_name(&party.0, Lang::Nn));
        findings.add(
            Finding::advice("attachment-not-there", tr! { nb: "saken i {nb} har ikke noe saksnummer", nn: "saka i {nn} har ikkje noko saksnummer", en: "the case of {nb} has no case number" })
                .at(Place { source: case.source, span: own.span })
                .todo(tr! { nb: "skriv `case_number` når saken er opprettet i arkivet", nn: "skriv `case_number` når saka er oppretta i arkivet", en: "write `case_number` when the case is in the archive" }),
        );
    }
}
