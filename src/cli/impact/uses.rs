//! Where an agreement uses a clause or a template, or answers a row of the law.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::law::law;
use super::subject::Subject;
use crate::diag::Findings;
use crate::diff::Version;
use crate::document::tree::{Block, plain};
use crate::document::{self, Document};
use crate::lang::Lang;
use crate::resolve::{Resolved, What, render, section_id};

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Use {
    /// What is used.
    pub(super) subject: Subject,
    /// The document's file name without ending.
    pub(super) document: String,
    /// The element.
    pub(super) element: String,
    /// Where a reader finds it, such as «§ 4-2 Varsel om uttreden».
    pub(super) place: String,
    /// Whether the text only names it; otherwise it is made of it, or answers it.
    pub(super) named: bool,
}

impl Use {
    pub(super) fn json(&self) -> Value {
        json!({"kind": self.subject.kind(), "id": self.subject.id(), "document": self.document, "element": self.element, "place": self.place, "how": if self.named { "names" } else if matches!(self.subject, Subject::Law(_)) { "answers" } else { "uses" }})
    }

    /// On one line.
    pub(super) fn line(&self, lang: Lang) -> String {
        let how = if self.named { lang.pick("(viser til bestemmelsen)", "(viser til føresegna)") } else { "" };
        let parts = [self.document.as_str(), self.place.as_str(), how];
        format!("{}: {}", self.subject.id(), parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
    }
}

/// Where the subjects stand in the documents of one language; in the first there is, for what is made in another.
pub(super) fn uses(resolved: &Resolved<'_>, version: &Version, subjects: &BTreeSet<Subject>, lang: Lang) -> Vec<Use> {
    let mut found = Vec::new();
    for placed in &resolved.documents {
        let lang = placed.langs.iter().copied().find(|l| *l == lang).or(placed.langs.first().copied()).unwrap_or(lang);
        let stem = placed.stem(lang);
        let mut wanted: Vec<(Subject, String, String)> = Vec::new();
        let template = Subject::Template(placed.kind.id.clone());
        if subjects.contains(&template) {
            wanted.push((template, placed.kind.id.clone(), String::new()));
        }
        for section in &placed.sections {
            for entry in &section.entries {
                if let What::Clause { clause, .. } = &entry.what {
                    let subject = Subject::Clause(clause.id().to_owned());
                    if subjects.contains(&subject) {
                        wanted.push((subject, entry.element.clone(), section_id(&placed.kind.id, &section.plan.id.0)));
                    }
                }
            }
        }
        if wanted.is_empty() {
            continue;
        }
        let made;
        let document = match version.documents.get(&stem) {
            Some(document) => document,
            None => {
                made =
                    document::assemble(resolved, placed, render(resolved, placed, lang, &mut Findings::default()), lang, false);
                &made
            }
        };
        for (subject, element, section) in wanted {
            // A clause without a heading of its own stands under that of its section.
            let place = heading(&document.body, &element).or_else(|| heading(&document.body, &section)).unwrap_or_default();
            found.push(Use { subject, document: stem.clone(), element, place, named: false });
        }
    }
    found.extend(law(resolved, version, subjects, lang));
    found
}

/// The heading of an element, or of the nearest one it is part of: `statutes/exit-notice/deadline` stands under `statutes/exit-notice`.
pub(super) fn within(document: &Document, element: &str) -> Option<String> {
    let mut id = element;
    loop {
        if let Some(place) = heading(&document.body, id) {
            return Some(place);
        }
        id = id.rsplit_once(['/', '['])?.0;
    }
}

/// The number and title of a section by its id.
fn heading(blocks: &[Block], wanted: &str) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Section { id, number, title, .. } if id == wanted => {
            let title = plain(title);
            Some(number.as_ref().map_or_else(|| title.clone(), |number| format!("{} {title}", number.label)))
        }
        Block::Section { body, .. } => heading(body, wanted),
        _ => None,
    })
}
