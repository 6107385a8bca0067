//! What the law asks for and what answers it: one row a requirement or sub-item, with the provision, the § and the clause.

use super::View;
use super::build::words;
use super::numbers::Numbers;
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::date;
use crate::law::{Row as LawRow, Severity};
use crate::resolve::{Answer, Coverage, What, coverage as rows};

/// Every requirement of the form.
pub(super) fn coverage(view: &View<'_>) -> Vec<Block> {
    let Some(form) = view.resolved.form else { return Vec::new() };
    let mut table = view
        .table("coverage", "")
        .words(view.t("Avtalen skal si", "Avtalen skal seie"))
        .words(view.t("Hjemmel", "Heimel"))
        .words(view.t("Besvart i", "Svar i"))
        .words(view.t("Klausul, lest per", "Klausul, lesen per"));
    let numbers = Numbers::of(view);
    for row in rows(view.resolved, form) {
        if row.answer == Answer::NotAsked {
            continue;
        }
        let (place, clause) = answer(view, &numbers, &row);
        let what = view.lang.pick(&row.what().nb, &row.what().nn).clone();
        let cite =
            Inline::Cite { basis: row.basis.provision().to_string(), url: row.basis.url(), text: row.basis.print(view.lang) };
        let key = row.basis.to_string();
        let what = if row.severity() == Severity::R { format!("{what} ({})", view.t("anbefalt", "tilrådd")) } else { what };
        table.row(&key, RowKind::Plain, vec![words(what), vec![cite], place, words(clause)]);
    }
    table.done()
}

/// What holds where the agreement may be silent.
pub(super) fn default_law(view: &View<'_>) -> Vec<Block> {
    let Some(form) = view.resolved.form else { return Vec::new() };
    let mut table =
        view.table("default-law", "").words(view.t("Når avtalen tier", "Når avtalen teier")).words(view.t("Hjemmel", "Heimel"));
    for LawRow { id, basis, about, .. } in &form.defaults {
        let cite = basis.as_ref().map(|b| Inline::Cite { basis: b.to_string(), url: b.url(), text: b.print(view.lang) });
        let about = view.lang.pick(&about.nb, &about.nn).clone();
        table.row(id, RowKind::Plain, vec![words(about), cite.into_iter().collect()]);
    }
    table.done()
}

/// Where the answer stands, and the clause with the day its law was read as of.
fn answer(view: &View<'_>, numbers: &Numbers<'_>, row: &Coverage<'_>) -> (Vec<Inline>, String) {
    match &row.answer {
        Answer::Met(elements) => {
            let places: Vec<String> = elements.iter().filter_map(|e| numbers.label(e)).collect();
            let clauses: Vec<String> = elements.iter().filter_map(|e| clause(view, e)).collect();
            (words(places.join(", ")), clauses.join(", "))
        }
        Answer::Open(path) => {
            let label = view.lang.pick("▢ Ikke avklart", "▢ Ikkje avklart").to_owned();
            (vec![Inline::Gap { path: path.clone(), question: label.clone(), label }], String::new())
        }
        Answer::Unmet | Answer::NotAsked => {
            (vec![Inline::Strong { content: vec![Inline::text(view.t("ikke besvart", "ikkje svart på"))] }], String::new())
        }
    }
}

fn clause(view: &View<'_>, element: &str) -> Option<String> {
    let entry = view.resolved.documents.iter().flat_map(|d| d.entries()).find(|e| e.element == element)?;
    match &entry.what {
        What::Clause { clause, .. } => {
            let read = clause.front.law_date.as_ref().map(|d| format!(", {}", date::numeric(d.value.0))).unwrap_or_default();
            let by = clause.front.reviewed.as_ref().map(|r| format!(", {}", r.by)).unwrap_or_default();
            Some(format!("{}{read}{by}", clause.id()))
        }
        What::Provision(provision) => Some(provision.id.0.clone()),
        What::Part { .. } => None,
    }
}
