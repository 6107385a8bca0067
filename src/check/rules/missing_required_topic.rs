//! What the law wants settled and the agreement does not settle: one rule for every requirement of every form.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::law::Severity;
use crate::resolve::{Answer, Resolved, coverage, document_coverage};
use crate::tr;

rule!("missing-required-topic", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let of_form = resolved.form.map(|form| coverage(resolved, form)).unwrap_or_default();
    for row in of_form.into_iter().chain(document_coverage(resolved)) {
        match &row.answer {
            // What is open is asked by its own rule, with the provision.
            Answer::Met(_) | Answer::NotAsked | Answer::Open(_) => {}
            Answer::Unmet => {
                let what = row.what();
                let text = Text {
                    nb: format!("avtalen sier ikke {}", what.nb),
                    nn: format!("avtalen seier ikkje {}", what.nn),
                    en: format!("the agreement does not say {}", what.en),
                };
                let level = if matches!(row.severity(), Severity::MC) {
                    row.severity().level(row.requirement.confidence)
                } else {
                    resolved.form.map_or_else(|| row.requirement.level(), |form| form.level(row.requirement))
                };
                let mut finding = Finding::new("missing-required-topic", level, text)
                    .label(
                        resolved.loaded.place_of(row.path(), resolved.sources),
                        tr! { nb: "her mangler svaret", nn: "her manglar svaret", en: "the answer is missing here" },
                    )
                    .why(why(&row.basis, row.severity()))
                    .todo(row.requirement.todo.clone());
                finding.basis = Some(row.basis.provision().to_string());
                let elsewhere = |span| finding.labels.first().is_none_or(|label| label.place.span != span);
                if let Some(basis) = resolved.loaded.agreement.legal_basis.as_ref().filter(|basis| elsewhere(basis.span)) {
                    finding = finding.label(resolved.loaded.place(basis.span), tr! { nb: "som følger av hjemmelen", nn: "som følgjer av heimelen", en: "as follows from the legal basis" });
                }
                findings.add(finding);
            }
        }
    }
}

fn why(basis: &crate::basis::Basis, severity: Severity) -> Text {
    let (nb, nn) = (basis.print(Lang::Nb), basis.print(Lang::Nn));
    match severity {
        Severity::R | Severity::D => Text {
            en: format!("recommended, see {basis}", basis = basis.provision()),
            nb: format!("anbefalt, jf. {nb}"),
            nn: format!("tilrådd, jf. {nn}"),
        },
        _ => Text { en: basis.provision().to_string(), nb, nn },
    }
}
