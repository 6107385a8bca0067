//! What the drafter has said is not decided, and open paths that lead nowhere.

use super::rule;
use crate::agreement::schema::Shape;
use crate::clause::check::unknown_path;
use crate::diag::{Finding, Findings, Level};
use crate::lang::{Lang, Text};
use crate::resolve::{Resolved, print::any_text};
use crate::tr;

rule!("open-question", Open);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
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
        findings.add(Finding::new("open-question", Level::Open, what).at(place).todo(tr! {
            nb: "avgjør det, skriv verdien ved «{path}» og ta spørsmålet ut",
            nn: "avgjer det, skriv verdien ved «{path}» og ta spørsmålet ut",
            en: "decide it, write the value at `{path}` and take the question out"
        }));
    }
    for (path, assumed) in &agreement.assumptions {
        if let Err(unknown) = Shape::of_templates().at(path) {
            findings.add(unknown_path(resolved.loaded.place(assumed.span), path, &unknown));
        }
    }
}
