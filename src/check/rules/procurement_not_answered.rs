//! A case about a new cooperation that does not say how it stands to the rules on public procurement.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("procurement-not-answered", Advice);

/// Forms that do work for their participants against payment. A political council seldom does.
const WORKS_FOR_OTHERS: &[&str] =
    &["kommunalt-oppgavefellesskap", "vertskommune-administrativ", "vertskommune-nemnd", "interkommunalt-selskap"];
const NEW: &[CaseKind] = &[CaseKind::Establish, CaseKind::Convert, CaseKind::Replace];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let answered = resolved.loaded.tree.at("procurement.route").is_present();
    if answered || !resolved.form_id().is_some_and(|form| WORKS_FOR_OTHERS.contains(&form)) {
        return;
    }
    for case in &resolved.loaded.cases {
        let Some(kind) = case.case.kind.as_ref().filter(|kind| NEW.contains(&kind.value)) else { continue };
        findings.add(
            Finding::advice("procurement-not-answered", tr! { nb: "saken svarer ikke på om samarbeidet er en anskaffelse", nn: "saka svarer ikkje på om samarbeidet er eit innkjøp", en: "the case does not answer whether the cooperation is a procurement" })
                .at(Place { source: case.source, span: kind.span })
                .by_law("kommuneloven § 17-1 (3)", tr! { nb: "at formen er lovlig, avgjør ikke forholdet til reglene om offentlige anskaffelser", nn: "at forma er lovleg, avgjer ikkje forholdet til reglane om offentlege innkjøp", en: "that the form is lawful does not settle how it stands to the rules on public procurement" })
                .todo(tr! { nb: "prøv vilkårene i anskaffelsesforskriften §§ 2-3 og 3-1 til 3-3, og skriv svaret i avtalen: `procurement: {{route: joint-control}}`", nn: "prøv vilkåra i anskaffelsesforskriften §§ 2-3 og 3-1 til 3-3, og skriv svaret i avtalen: `procurement: {{route: joint-control}}`", en: "try the conditions of anskaffelsesforskriften §§ 2-3 and 3-1 to 3-3, and write the answer in the agreement: `procurement: {{route: joint-control}}`" }),
        );
    }
}
