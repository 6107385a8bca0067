//! The tables of a council paper: its head, its way through the bodies, alternatives and attachments.

use super::View;
use super::build::words;
use crate::agreement::data::Leaf;
use crate::agreement::words::{Access, HeadField};
use crate::case::{Attachment, adoption};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::date;
use crate::source::Spanned;

/// What stands at the head where the profile does not say.
const HEAD: &[HeadField] = &[HeadField::Officer, HeadField::CaseNumber, HeadField::ArchiveCode, HeadField::Dated];

/// Case officer, case number, archive code and date, or what the municipality's profile asks for.
pub(super) fn head(view: &View<'_>) -> Vec<Block> {
    let mut table = view.table("case-head", "").words("").words("");
    let mut line = |nb, nn, key: &str| {
        let cell = view.cell(key);
        if !cell.is_empty() {
            let key = key.rsplit('.').next().unwrap_or(key);
            table.row(key, RowKind::Plain, vec![words(view.t(nb, nn)), cell]);
        }
    };
    let chosen = view.placed.profile.map(|profile| profile.head.as_slice()).filter(|head| !head.is_empty());
    for field in chosen.unwrap_or(HEAD) {
        match field {
            HeadField::Officer => line("Saksbehandler", "Saksbehandlar", "own.officer"),
            HeadField::CaseNumber => line("Arkivsaksnr.", "Arkivsaksnr.", "own.case_number"),
            HeadField::ArchiveCode => line("Arkivkode", "Arkivkode", "own.archive_code"),
            HeadField::Dated => line("Dato", "Dato", "case.dated"),
            HeadField::Version => line("Versjon av avtalen", "Versjon av avtalen", "case.version"),
            HeadField::Deadline => line("Frist for alle deltakerne", "Frist for alle deltakarane", "case.deadline"),
        }
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
pub(super) fn capital(mut cell: Vec<Inline>) -> Vec<Inline> {
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
    let statutes = view.placed.scope.at("facts.statutes_date");
    let is_statutes = |d: &Attachment| d.document.as_ref().is_some_and(|kind| kind.0 == "statutes");
    let dated = documents.iter().any(|d| d.date.is_some() || (is_statutes(d) && statutes.is_present()));
    let mut table = view.table(list, "").words(view.t("Nr.", "Nr.")).words(view.t("Dokument", "Dokument"));
    if dated {
        table = table.words(view.t("Dato", "Dato"));
    }
    let codes: Vec<Option<String>> = documents.iter().map(|d| control_code(view, d)).collect();
    let coded = codes.iter().any(Option::is_some);
    if coded {
        table = table.words(view.t("Kontrollkode", "Kontrollkode"));
    }
    let withheld = documents.iter().any(|d| is_withheld(d));
    if withheld {
        table = table.words(view.t("Innsyn", "Innsyn"));
    }
    for (index, document) in documents.iter().enumerate() {
        let path = |key: &str| format!("case.{list}[{}].{key}", document.id.0);
        let mut cells = vec![words((index + 1).to_string()), view.cell(&path("title"))];
        if dated {
            cells.push(match (&document.date, statutes.leaf()) {
                (Some(day), _) => vec![Inline::Value { path: path("date"), text: date::numeric(day.value.0) }],
                (None, Some(Leaf::Date(day))) if is_statutes(document) => {
                    vec![Inline::Value { path: "facts.statutes_date".to_owned(), text: date::numeric(*day) }]
                }
                _ => Vec::new(),
            });
        }
        if coded {
            cells.push(words(codes.get(index).cloned().flatten().unwrap_or_default()));
        }
        if withheld {
            cells.push(access(view, document));
        }
        table.row(&document.id.0, RowKind::Plain, cells);
    }
    table.done()
}

fn is_withheld(document: &Attachment) -> bool {
    document.access.as_ref().is_some_and(|access| access.value == Access::Withheld)
}

/// Whether the public may read it, with the provision it is withheld by.
fn access(view: &View<'_>, document: &Attachment) -> Vec<Inline> {
    if !is_withheld(document) {
        return words(view.t("offentlig", "offentleg"));
    }
    let withheld = view.t("unntatt", "unnateke");
    let basis = document.access_basis.as_ref().and_then(|basis| basis.in_lang(view.lang));
    words(basis.map_or_else(|| withheld.to_owned(), |basis| format!("{withheld}, {basis}")))
}

/// The control code of a document of this agreement, in the paper's language where it is made in that: of the frozen text where the case
/// names a version that is frozen, else of the text as it is now.
fn control_code(view: &View<'_>, attachment: &Attachment) -> Option<String> {
    let kind = attachment.document.as_ref()?;
    let placed = view.resolved.documents.iter().find(|d| d.kind.id == kind.0 && d.is_joint())?;
    let lang = if placed.langs.contains(&view.lang) { view.lang } else { *placed.langs.first()? };
    let version = view.placed.case.and_then(|case| case.case.version.as_ref());
    let frozen = version.and_then(|version| view.resolved.loaded.versions.iter().find(|frozen| frozen.name == version.value));
    match frozen.and_then(|frozen| frozen.record.documents.get(&placed.stem(lang))) {
        Some(print) => Some(adoption::control_code(&print.value)),
        None => Some(view.resolved.control_code(placed, lang)),
    }
}
