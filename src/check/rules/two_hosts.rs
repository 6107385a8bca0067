//! Text that speaks of several host municipalities in one agreement.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("two-hosts", Warning);

const SEVERAL: &[&str] = &["vertskommuner", "vertskommunar", "vertskommunene", "vertskommunane"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if !resolved.form_id().is_some_and(|form| ["vertskommune-administrativ", "vertskommune-nemnd"].contains(&form)) {
        return;
    }
    for sentence in sentences(resolved).iter().filter(|s| s.has_word(SEVERAL) && !s.denies()) {
        findings.add(
            Finding::warning("two-hosts", tr! { nb: "teksten gir samarbeidet flere vertskommuner", nn: "teksten gir samarbeidet fleire vertskommunar", en: "the text gives the cooperation several host municipalities" })
                .at(sentence.place)
                .by_law("kommuneloven § 20-4 (3) b", tr! { nb: "en avtale har én vertskommune", nn: "ein avtale har éin vertskommune", en: "an agreement has one host municipality" })
                .todo(tr! { nb: "velg én vertskommune, eller lag én avtale for hver og knytt dem sammen med en rammeavtale", nn: "vel éin vertskommune, eller lag éin avtale for kvar og knyt dei saman med ein rammeavtale", en: "choose one host, or make one agreement for each and tie them together with a framework agreement" }),
        );
    }
}
