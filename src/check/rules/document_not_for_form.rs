//! A document the agreement asks for that is not made for its form: it would have nothing in it.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::tr;

rule!("document-not-for-form", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(form) = resolved.form else { return };
    for document in resolved.loaded.agreement.documents.iter() {
        let Some(kind) = resolved.library.documents.get(&document.0).filter(|kind| !kind.fits(Some(&form.id))) else { continue };
        let (id, name) = (&document.0, &form.name);
        let has: Vec<&str> = kind.outlines.iter().map(|(form, _)| form.as_str()).collect();
        let has = has.join(", ");
        findings.add(
            Finding::warning(
                "document-not-for-form",
                Text {
                    nb: format!("dokumentet «{id}» er ikke laget for {}", name.nb),
                    nn: format!("dokumentet «{id}» er ikkje laga for {}", name.nn),
                    en: format!("the document `{id}` is not made for {}", name.en),
                },
            )
            .at(resolved.loaded.place(document.span))
            .why(tr! {
                nb: "formen har ikke organer som trenger det, så det lages ikke",
                nn: "forma har ikkje organ som treng det, så det blir ikkje laga",
                en: "the form has no organs that need it, so it is not made"
            })
            .todo(tr! {
                nb: "ta det bort fra `documents`; det finnes for {has}",
                nn: "ta det bort frå `documents`; det finst for {has}",
                en: "take it out of `documents`; it exists for {has}"
            }),
        );
    }
}
