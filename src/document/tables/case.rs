//! The tables of a council paper: its head, its way through the bodies, alternatives and attachments.

use super::View;
use super::build::words;
use crate::agreement::data::Leaf;
use crate::case::Attachment;
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::date;
use crate::source::Spanned;

/// Case officer, case number, archive code and date.
pub(super) fn head(view: &View<'_>) -> Vec<Block> {
    let mut table = view.table("case-head", "").words("").words("");
    let mut line = |nb, nn, key: &str| {
        let path = format!("own.{key}");
        let cell = view.cell(&path);
        if !cell.is_empty() {
            table.row(key, RowKind::Plain, vec![words(view.t(nb, nn)), cell]);
        }
    };
    line("Saksbehandler", "Saksbehandlar", "officer");
    line("Arkivsaksnr.", "Arkivsaksnr.", "case_number");
    line("Arkivkode", "Arkivkode", "archive_code");
    let dated = view.cell("case.dated");
    if !dated.is_empty() {
        table.row("dated", RowKind::Plain, vec![words("Dato"), dated]);
    }
    table.done()
}

/// The bodies, their dates and the number of the case in each.
pub(super) fn process(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("case-process", "")
        .words(view.t("Utvalg", "Utval"))
        .words(view.t("Behandling", "Behandling"))
        .words(view.t("Møtedato", "Møtedato"))
        .words(view.t("Utvalgssaksnr.", "Utvalssaksnr."));
    for (id, hearing) in view.placed.scope.at("own.bodies").items() {
        let path = |key: &str| format!("own.bodies[{id}].{key}");
        let day = match hearing.at("date").leaf() {
            Some(Leaf::Date(day)) => vec![Inline::Value { path: path("date"), text: date::numeric(*day) }],
            _ => Vec::new(),
        };
        table.row(
            id,
            RowKind::Plain,
            vec![capital(view.cell(&path("body"))), view.cell(&path("role")), day, view.cell(&path("number"))],
        );
    }
    table.done()
}

/// A word at the head of a row begins with a capital letter.
fn capital(mut cell: Vec<Inline>) -> Vec<Inline> {
    if let Some(Inline::Value { text, .. }) = cell.first_mut() {
        let mut chars = text.chars();
        *text = chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect());
    }
    cell
}

/// The choices, with what speaks for and against each.
pub(super) fn alternatives(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("alternatives", "")
        .words(view.t("Alternativ", "Alternativ"))
        .words(view.t("Innhold", "Innhald"))
        .words(view.t("Taler for", "Talar for"))
        .words(view.t("Taler imot", "Talar imot"));
    for (id, choice) in view.placed.scope.at("case.alternatives").items() {
        let path = |key: &str| format!("case.alternatives[{id}].{key}");
        let recommended = matches!(choice.at("recommended").leaf(), Some(Leaf::Truth(true)));
        let cells = ["title", "text", "for", "against"].into_iter().map(|key| view.cell(&path(key))).collect();
        table.row(id, if recommended { RowKind::Own } else { RowKind::Plain }, cells);
    }
    table.done()
}

/// What is attached.
pub(super) fn attachments(view: &View<'_>) -> Vec<Block> {
    view.placed.case.map_or_else(Vec::new, |case| documents(view, "attachments", &case.case.attachments))
}

/// What is not attached.
pub(super) fn other_documents(view: &View<'_>) -> Vec<Block> {
    view.placed.case.map_or_else(Vec::new, |case| documents(view, "other_documents", &case.case.other_documents))
}

fn documents(view: &View<'_>, list: &str, documents: &[Spanned<Attachment>]) -> Vec<Block> {
    let dated = documents.iter().any(|d| d.date.is_some());
    let mut table = view.table(list, "").words(view.t("Nr.", "Nr.")).words(view.t("Dokument", "Dokument"));
    if dated {
        table = table.words(view.t("Dato", "Dato"));
    }
    for (index, document) in documents.iter().enumerate() {
        let path = |key: &str| format!("case.{list}[{}].{key}", document.id.0);
        let mut cells = vec![words((index + 1).to_string()), view.cell(&path("title"))];
        if dated {
            cells.push(
                document
                    .date
                    .as_ref()
                    .map(|d| vec![Inline::Value { path: path("date"), text: date::numeric(d.value.0) }])
                    .unwrap_or_default(),
            );
        }
        table.row(&document.id.0, RowKind::Plain, cells);
    }
    table.done()
}
