//! What a reader must know before reading on: what is open and what was assumed.

use super::View;
use crate::document::tree::{Block, Inline, Item, ListStyle, NoteKind};
use crate::resolve::print::any_text;

/// The questions that are not decided.
pub(super) fn open_questions(view: &View<'_>) -> Vec<Block> {
    let open = &view.resolved.loaded.agreement.open;
    let lines = open
        .iter()
        .filter(|(path, _)| concerns(view, path))
        .map(|(path, question)| (path.clone(), any_text(&question.value.0, view.lang)));
    note(NoteKind::Open, view.t("Ikke avklart", "Ikkje avklart"), lines.collect())
}

/// What the drafter assumed because the source does not say it. The mark stands behind each value in the text.
pub(super) fn assumptions(view: &View<'_>) -> Vec<Block> {
    let assumed = &view.resolved.loaded.agreement.assumptions;
    let lines = assumed
        .iter()
        .filter(|(path, _)| concerns(view, path))
        .map(|(path, text)| (path.clone(), any_text(&text.value.0, view.lang)));
    let title =
        view.t("Lagt til grunn her (†), fordi kilden ikke sier det", "Lagt til grunn her (†), fordi kjelda ikkje seier det");
    note(NoteKind::Assumption, title, lines.collect())
}

/// What is about the service levels stands in the service agreement, everything else in the others.
fn concerns(view: &View<'_>, path: &str) -> bool {
    let of_sla = path == "sla" || path.starts_with("sla.");
    of_sla == (view.placed.kind.id == "sla")
}

fn note(kind: NoteKind, title: &str, lines: Vec<(String, String)>) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let item = |(path, text): (String, String)| Item {
        id: None,
        bookmark: None,
        label: "•".to_owned(),
        body: vec![Block::Paragraph { id: None, bookmark: None, content: vec![Inline::Value { path, text }] }],
    };
    let list = Block::List { style: ListStyle::Bullet, items: lines.into_iter().map(item).collect() };
    vec![Block::Note { kind, title: title.to_owned(), body: vec![list] }]
}
