//! Which clause answers which requirement: the one place that decides whether the law is answered.

use super::{Entry, Placed, Resolved, What, entry_blocks};
use crate::agreement::data::Data;
use crate::basis::Basis;
use crate::document::tree::Block;
use crate::lang::{Lang, Text};
use crate::law::{DocumentLaw, Form, Requirement, Severity, SubItem};

/// One thing the law asks for and what answers it.
#[derive(Debug)]
pub struct Coverage<'a> {
    /// The requirement.
    pub requirement: &'a Requirement,
    /// Its sub-item, where it has several.
    pub sub_item: Option<&'a SubItem>,
    /// The provision, with the sub-item.
    pub basis: Basis,
    /// What answers it.
    pub answer: Answer,
}

/// What answers a requirement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The elements that do.
    Met(Vec<String>),
    /// Nothing, but a clause stands ready and only something open is missing.
    Open(String),
    /// Nothing.
    Unmet,
    /// It is not asked for: its condition does not hold.
    NotAsked,
}

impl Coverage<'_> {
    /// What must be settled, in words that fit after «avtalen sier ikke …».
    pub fn what(&self) -> &Text {
        self.sub_item.map_or(&self.requirement.what, |item| &item.what)
    }
    /// The path whose value answers it.
    pub fn path(&self) -> &str {
        self.sub_item.map_or(&self.requirement.path, |item| &item.path)
    }
    /// How binding it is.
    pub fn severity(&self) -> Severity {
        self.sub_item.and_then(|item| item.severity).unwrap_or(self.requirement.severity)
    }
}

/// Every requirement of the form, sub-item by sub-item, with what answers it.
pub fn coverage<'a>(resolved: &'a Resolved<'_>, form: &'a Form) -> Vec<Coverage<'a>> {
    rows(resolved, &form.requirements, &form.id, &claims(resolved, |_| true))
}

/// Every requirement of the documents placed, whatever the form, each answered by clauses of its own document.
pub fn document_coverage<'a>(resolved: &'a Resolved<'_>) -> Vec<Coverage<'a>> {
    let placed = |law: &&DocumentLaw| resolved.documents.iter().any(|d| d.kind.id == law.document);
    let of = |law: &'a DocumentLaw| {
        let claims = claims(resolved, |placed| placed.kind.id == law.document);
        rows(resolved, &law.requirements, &law.document, &claims)
    };
    resolved.law.documents().iter().filter(placed).flat_map(of).collect()
}

fn rows<'a>(resolved: &'a Resolved<'_>, requirements: &'a [Requirement], owner: &str, claims: &[Standing]) -> Vec<Coverage<'a>> {
    let mut rows = Vec::new();
    for requirement in requirements {
        if requirement.sub_items.is_empty() {
            let (holds, name) = (requirement.holds.as_deref(), format!("{owner}:{}", requirement.id));
            let basis = &requirement.basis;
            let answer = answer(resolved, claims, basis, requirement.severity, holds, &requirement.path, &name);
            rows.push(Coverage { requirement, sub_item: None, basis: basis.clone(), answer });
        }
        for item in &requirement.sub_items {
            let basis = requirement.basis_of(item);
            let severity = item.severity.unwrap_or(requirement.severity);
            let name = format!("{owner}:{}/{}", requirement.id, item.id);
            let answer = answer(resolved, claims, &basis, severity, item.holds.as_deref(), &item.path, &name);
            rows.push(Coverage { requirement, sub_item: Some(item), basis, answer });
        }
    }
    rows
}

/// A claim that stands: the provision, the element that answers it, and the open path it waits for.
struct Standing {
    basis: Basis,
    element: String,
    open: Option<String>,
}

fn claims(resolved: &Resolved<'_>, of: impl Fn(&Placed<'_>) -> bool) -> Vec<Standing> {
    let mut standing = Vec::new();
    for placed in resolved.documents.iter().filter(|d| d.case.is_none() && of(d)) {
        for entry in placed.entries() {
            match &entry.what {
                What::Clause { clause, .. } => {
                    let open = clause.front.needs.iter().find(|need| is_open(placed, need)).map(|need| need.value.clone());
                    for claim in &clause.meets {
                        if claim.anchor.as_ref().is_none_or(|anchor| has_anchor(resolved, placed, entry, anchor)) {
                            standing.push(Standing {
                                basis: claim.basis.clone(),
                                element: entry.element.clone(),
                                open: open.clone(),
                            });
                        }
                    }
                }
                What::Provision(provision) => {
                    for claim in provision.meets.iter().filter_map(|text| Basis::parse_claim(text).ok()) {
                        if claim.anchor.as_ref().is_none_or(|anchor| has_anchor(resolved, placed, entry, anchor)) {
                            standing.push(Standing { basis: claim.basis, element: entry.element.clone(), open: None });
                        }
                    }
                }
                What::Part { .. } => {}
            }
        }
    }
    standing
}

fn is_open(placed: &Placed<'_>, path: &str) -> bool {
    placed.scope.at(path).open_question().is_some()
}

/// Was the paragraph with this anchor rendered? In the original's language, which says the same as the other.
fn has_anchor(resolved: &Resolved<'_>, placed: &Placed<'_>, entry: &Entry<'_>, anchor: &str) -> bool {
    let lang = placed.langs.first().copied().unwrap_or(Lang::Nb);
    let blocks = entry_blocks(resolved, placed, entry, lang, &mut crate::diag::Findings::default());
    let wanted = format!("{}/{anchor}", entry.element);
    fn holds(blocks: &[Block], wanted: &str) -> bool {
        blocks.iter().any(|block| match block {
            Block::Paragraph { id, .. } => id.as_deref() == Some(wanted),
            Block::List { items, .. } => items.iter().any(|i| i.id.as_deref() == Some(wanted) || holds(&i.body, wanted)),
            Block::Quote { body, .. } | Block::Section { body, .. } => holds(body, wanted),
            _ => false,
        })
    }
    holds(&blocks, &wanted)
}

/// `name` is the owner and id of the row, as its condition was compiled.
fn answer(
    resolved: &Resolved<'_>,
    claims: &[Standing],
    basis: &Basis,
    severity: Severity,
    holds: Option<&str>,
    path: &str,
    name: &str,
) -> Answer {
    let met: Vec<&Standing> = claims
        .iter()
        .filter(|claim| claim.basis == *basis || (claim.basis.sub_item.is_none() && claim.basis == basis.provision()))
        .collect();
    if met.iter().any(|claim| claim.open.is_none()) {
        return Answer::Met(met.into_iter().filter(|c| c.open.is_none()).map(|c| c.element.clone()).collect());
    }
    if let Some(open) = met.into_iter().find_map(|claim| claim.open.clone()) {
        return Answer::Open(open);
    }
    if matches!(severity, Severity::M) || asked(resolved, holds, path, name) {
        // An answer that is open may be what keeps the clause from being placed.
        return match resolved.loaded.tree.at(path).data {
            Data::Open(_) => Answer::Open(path.to_owned()),
            _ => Answer::Unmet,
        };
    }
    Answer::NotAsked
}

/// Does the condition of a conditional item hold?
fn asked(resolved: &Resolved<'_>, holds: Option<&str>, path: &str, name: &str) -> bool {
    match holds {
        Some(_) => {
            let Some(placed) = resolved.documents.first() else { return false };
            resolved.library.engine().render(&format!("law:{name}"), &placed.scope, None).is_ok_and(|r| !r.text.is_empty())
        }
        None => resolved.loaded.tree.at(path).is_said(),
    }
}
