//! What the drafter has said is not decided, and open paths that lead nowhere.

use super::rule;
use crate::agreement::schema::Shape;
use crate::basis::Basis;
use crate::clause::check::unknown_path;
use crate::diag::{Finding, Findings, Level};
use crate::lang::{Lang, Text, words::join};
use crate::resolve::{Answer, Coverage, Resolved, coverage, print::any_text};
use crate::tr;

rule!("open-question", Open);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let rows = resolved.form.map(|form| coverage(resolved, form)).unwrap_or_default();
    for (path, question) in &agreement.open {
        let place = resolved.loaded.place(question.span);
        if let Err(unknown) = Shape::of_templates().at(path) {
            findings.add(unknown_path(place, path, &unknown));
            continue;
        }
        let texts = &question.value.0;
        let ask = |lang: Lang| any_text(texts, lang);
        let what = Text {
            nb: format!("ikke avklart: {}", ask(Lang::Nb)),
            nn: format!("ikkje avklart: {}", ask(Lang::Nn)),
            en: format!("not decided: {}", ask(Lang::Nb)),
        };
        let mut finding = Finding::new("open-question", Level::Open, what).at(place).todo(tr! {
            nb: "avgjør det, skriv verdien ved «{path}» og ta spørsmålet ut",
            nn: "avgjer det, skriv verdien ved «{path}» og ta spørsmålet ut",
            en: "decide it, write the value at `{path}` and take the question out"
        });
        // The requirements that wait for it.
        let waiting: Vec<&Basis> = rows.iter().filter(|row| waits_for(row, path)).map(|row| &row.basis).collect();
        if let Some(first) = waiting.first() {
            let print = |lang: Lang| {
                let mut cites: Vec<String> = waiting.iter().map(|basis| basis.print(lang)).collect();
                cites.dedup();
                join(&cites, lang)
            };
            finding = finding.why(Text { nb: print(Lang::Nb), nn: print(Lang::Nn), en: first.provision().to_string() });
            finding.basis = Some(first.provision().to_string());
        }
        findings.add(finding);
    }
    for (path, assumed) in &agreement.assumptions {
        if let Err(unknown) = Shape::of_templates().at(path) {
            findings.add(unknown_path(resolved.loaded.place(assumed.span), path, &unknown));
        }
    }
}

/// Does a requirement wait for the answer at a path?
fn waits_for(row: &Coverage<'_>, path: &str) -> bool {
    let within =
        |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    matches!(row.answer, Answer::Open(_)) && (within(row.path(), path) || within(path, row.path()))
}
