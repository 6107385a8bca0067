//! Where an agreement answers a provision or names it: by its form's law, by the law of a document it makes, and in its text.
//! Enter at [`law`].

use std::collections::BTreeSet;

use super::subject::Subject;
use super::uses::{Use, within};
use crate::basis::Basis;
use crate::diff::Version;
use crate::document::tree::{Block, Inline, plain};
use crate::lang::Lang;
use crate::resolve::{Answer, Resolved, document_coverage};

/// The elements that answer a provision or a part of it, then those that name it.
pub(super) fn law(resolved: &Resolved<'_>, version: &Version, subjects: &BTreeSet<Subject>, lang: Lang) -> Vec<Use> {
    let mut found = Vec::new();
    let asked = asked(resolved, version);
    for subject in subjects {
        let Subject::Law(text) = subject else { continue };
        let Ok(basis) = Basis::parse(text) else { continue };
        for (asked, elements) in &asked {
            if Basis::parse(asked).is_ok_and(|asked| basis.contains(&asked.provision())) {
                found.extend(answered(subject, asked, elements, version, lang));
            }
        }
        for (stem, document) in version.documents.iter().filter(|(_, document)| document.meta.lang == lang) {
            let mut names = Names { basis: &basis, subject, stem, at: None, found: Vec::new() };
            names.blocks(&document.body);
            found.extend(names.found);
        }
    }
    let mut kept: Vec<Use> = Vec::new();
    for used in found {
        if !kept
            .iter()
            .any(|other| (&other.subject, &other.document, &other.place) == (&used.subject, &used.document, &used.place))
        {
            kept.push(used);
        }
    }
    kept
}

/// Every requirement of the form and of the documents, with what answers it.
fn asked(resolved: &Resolved<'_>, version: &Version) -> Vec<(String, Vec<String>)> {
    let of_form = version.answers.iter().map(|(asked, elements)| (asked.clone(), elements.clone()));
    let of_documents = document_coverage(resolved).into_iter().filter_map(|row| {
        let elements = match row.answer {
            Answer::Met(elements) => elements,
            Answer::Open(_) | Answer::Unmet => Vec::new(),
            Answer::NotAsked => return None,
        };
        Some((row.basis.to_string(), elements))
    });
    of_form.chain(of_documents).collect()
}

fn answered(subject: &Subject, asked: &str, elements: &[String], version: &Version, lang: Lang) -> Vec<Use> {
    let one = |document: String, element: &str, place: String| Use {
        subject: subject.clone(),
        document,
        element: element.to_owned(),
        place,
        named: false,
    };
    if elements.is_empty() {
        return vec![one(String::new(), asked, lang.pick("er ikke besvart", "er ikkje svart på").to_owned())];
    }
    let place = |element: &String| {
        let mut own = version.documents.iter().filter(|(_, document)| document.meta.lang == lang);
        own.find_map(|(stem, document)| Some(one(stem.clone(), element, within(document, element)?)))
            .unwrap_or_else(|| one(String::new(), element, element.clone()))
    };
    elements.iter().map(place).collect()
}

/// Looks for a provision in the text.
struct Names<'a> {
    basis: &'a Basis,
    subject: &'a Subject,
    stem: &'a str,
    /// The nearest section: its id and heading.
    at: Option<(String, String)>,
    found: Vec<Use>,
}

impl Names<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section { id, number, title, body, .. } => {
                    let title = plain(title);
                    let heading = number.as_ref().map_or_else(|| title.clone(), |number| format!("{} {title}", number.label));
                    let outer = self.at.replace((id.clone(), heading));
                    self.blocks(body);
                    self.at = outer;
                }
                Block::Paragraph { content, .. } => self.line(content),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(&item.body)),
                Block::Table(table) => {
                    table.rows.iter().flat_map(|row| &row.cells).chain(&table.notes).for_each(|cell| self.line(cell))
                }
                Block::Quote { body, .. } | Block::Note { body, .. } => self.blocks(body),
                Block::Changed { new, .. } => self.blocks(new),
                Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) => {}
            }
        }
    }

    fn line(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Cite { basis, .. } => {
                    // A whole section that is named is named in its parts, and a part is a part of the whole.
                    let same = |cited: &Basis| self.basis.contains(cited) || cited.contains(self.basis);
                    if Basis::parse(basis).is_ok_and(|cited| same(&cited)) {
                        let (element, place) = self.at.clone().unwrap_or_else(|| (self.stem.to_owned(), String::new()));
                        let (subject, document) = (self.subject.clone(), self.stem.to_owned());
                        self.found.push(Use { subject, document, element, place, named: true });
                    }
                }
                Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => self.line(content),
                _ => {}
            }
        }
    }
}
