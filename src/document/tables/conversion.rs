//! What becomes of each provision of an earlier agreement: its number and heading, what takes its place today, and what is new.

use std::collections::BTreeSet;

use super::View;
use super::build::words;
use super::numbers::Numbers;
use crate::agreement::predecessor::OldProvision;
use crate::basis::Basis;
use crate::document::tree::{Inline, RowKind};
use crate::lang::{Form, Words};
use crate::resolve::{Entry, What};

/// Every old provision in its order, then what the new agreement has and the old one had not.
pub(super) fn provisions(view: &View<'_>) -> Vec<crate::document::tree::Block> {
    let Some(predecessor) = &view.resolved.loaded.agreement.predecessor else { return Vec::new() };
    let numbers = Numbers::of(view);
    let mut table = view
        .table("conversion", "")
        .words(view.t("Gammel bestemmelse", "Gammal føresegn"))
        .words(view.t("Ny bestemmelse", "Ny føresegn"))
        .words(view.t("Hva som skjer", "Kva som skjer"));
    let mut continued = BTreeSet::new();
    for old in predecessor.provisions.iter() {
        continued.extend(old.topics.iter().map(|t| t.0.clone()));
        let path = |key: &str| format!("predecessor.provisions[{}].{key}", old.id.0);
        let mut heading = view.cell(&path("number"));
        if !heading.is_empty() {
            heading.push(Inline::text(" "));
        }
        heading.extend(view.cell(&path("title")));
        table.row(&old.id.0, RowKind::Plain, vec![heading, place(view, &numbers, old), fate(view, old, &path("because"))]);
    }
    let new = view.resolved.document("statutes").map(|statutes| statutes.entries().collect::<Vec<_>>()).unwrap_or_default();
    for entry in new.into_iter().filter(|entry| !continued.contains(&entry.topic)) {
        let label = label(view, &numbers, entry);
        table.row(&entry.topic, RowKind::Plain, vec![Vec::new(), words(label), words(view.t("ny", "ny"))]);
    }
    table.done()
}

/// Where the same is settled now: in the new agreement, or by the act itself.
fn place(view: &View<'_>, numbers: &Numbers<'_>, old: &OldProvision) -> Vec<Inline> {
    let statutes = view.resolved.document("statutes");
    let entry = |topic: &str| statutes.and_then(|statutes| statutes.entries().find(|entry| entry.topic == topic));
    let mut labels: Vec<String> = old.topics.iter().filter_map(|t| entry(&t.0)).map(|e| label(view, numbers, e)).collect();
    labels.dedup();
    let mut cell = words(labels.join(", "));
    if let Some(basis) = old.act.as_ref().and_then(|act| act.one.as_deref()).and_then(|act| Basis::parse(act).ok()) {
        if !cell.is_empty() {
            cell.push(Inline::text(", "));
        }
        cell.push(Inline::Cite { basis: basis.to_string(), url: basis.url(), text: basis.print(view.lang) });
    }
    if cell.is_empty() && !old.topics.is_empty() {
        return words(view.t("ikke med i utkastet ennå", "ikkje med i utkastet enno"));
    }
    cell
}

/// «§ 4-1 Oppgaver»
fn label(view: &View<'_>, numbers: &Numbers<'_>, entry: &Entry<'_>) -> String {
    let title = match &entry.what {
        What::Clause { clause, .. } => clause.front.title.in_lang(view.lang),
        What::Provision(provision) => provision.title.in_lang(view.lang),
        What::Part { .. } => None,
    };
    [numbers.label(&entry.element).as_deref(), title].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// «ikke videreført. Fordi …»
fn fate(view: &View<'_>, old: &OldProvision, because: &str) -> Vec<Inline> {
    let becomes = old.becomes.value.id();
    let word = Words::embedded().word("continuation", becomes, view.lang, Form::Indefinite).unwrap_or(becomes);
    let mut cell = words(word);
    let because = view.cell(because);
    if !because.is_empty() {
        cell.push(Inline::text(". "));
        cell.extend(because);
    }
    cell
}
