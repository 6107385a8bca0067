//! The doubts about every citation in the users' own texts, which three rules share out among themselves. Enter at [`report`].

use super::texts::own_texts;
use crate::basis::find;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;

/// Adds what one rule has to say. The legal basis itself has rules of its own.
pub(super) fn report(rule: &'static str, resolved: &Resolved<'_>, findings: &mut Findings) {
    for own in own_texts(resolved).iter().filter(|own| own.path != "legal_basis") {
        for found in find(own.text) {
            let among = paragraph(own.text, found.range.start);
            for doubt in resolved.law.doubts(&found, among, resolved.law_date).into_iter().filter(|doubt| doubt.rule == rule) {
                let mut finding =
                    Finding::new(rule, doubt.level, doubt.what).at(own.at(&found.range)).why(doubt.why).todo(doubt.todo);
                finding.basis = Some(found.basis.provision().to_string()).filter(|_| found.chapter.is_none());
                findings.add(finding);
            }
        }
    }
}

/// The paragraph a place stands in.
pub(crate) fn paragraph(text: &str, at: usize) -> &str {
    let start = text[..at].rfind("\n\n").map_or(0, |gap| gap + 2);
    let end = text[at..].find("\n\n").map_or(text.len(), |gap| at + gap);
    &text[start..end]
}
