//! Where an agreement uses a clause or a template, or answers a row of the law.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::subject::Subject;
use crate::basis::Basis;
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
    place: String,
}

impl Use {
    pub(super) fn json(&self) -> Value {
        json!({"kind": self.subject.kind(), "id": self.subject.id(), "document": self.document, "element": self.element, "place": self.place})
    }

    /// On one line.
    pub(super) fn line(&self) -> String {
        format!("{}: {} {}", self.subject.id(), self.document, self.place).trim_end().to_owned()
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
            found.push(Use { subject, document: stem.clone(), element, place });
        }
    }
    found.extend(law(version, subjects, lang));
    found
}

/// The elements that answer a provision or a part of it.
fn law(version: &Version, subjects: &BTreeSet<Subject>, lang: Lang) -> Vec<Use> {
    let mut found = Vec::new();
    for subject in subjects {
        let Subject::Law(text) = subject else { continue };
        let Ok(basis) = Basis::parse(text) else { continue };
        for (asked, elements) in &version.answers {
            if !Basis::parse(asked).is_ok_and(|asked| basis.contains(&asked.provision())) {
                continue;
            }
            if elements.is_empty() {
                found.push(Use {
                    subject: subject.clone(),
                    document: String::new(),
                    element: asked.clone(),
                    place: unanswered(lang),
                });
            }
            for element in elements {
                let mut found_in = version.documents.iter().filter(|(_, document)| document.meta.lang == lang);
                let place = found_in.find_map(|(stem, document)| Some((stem, within(document, element)?)));
                let (document, place) = place.map_or((String::new(), element.clone()), |(stem, place)| (stem.clone(), place));
                found.push(Use { subject: subject.clone(), document, element: element.clone(), place });
            }
        }
    }
    found.dedup();
    found
}

fn unanswered(lang: Lang) -> String {
    lang.pick("er ikke besvart", "er ikkje svart på").to_owned()
}

/// The heading of an element, or of the nearest one it is part of: `statutes/exit-notice/deadline` stands under `statutes/exit-notice`.
fn within(document: &Document, element: &str) -> Option<String> {
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
