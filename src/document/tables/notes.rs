//! What a reader must know before reading on: what is open and what was assumed.

use std::collections::BTreeSet;

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
    note(NoteKind::Assumption, assumption_title(view), lines.collect())
}

fn assumption_title(view: &View<'_>) -> &'static str {
    view.lang.pick("Lagt til grunn her (†), fordi kilden ikke sier det", "Lagt til grunn her (†), fordi kjelda ikkje seier det")
}

/// The assumptions behind the values a text marks.
pub(super) fn assumptions_of(view: &View<'_>, body: &[Block]) -> Vec<Block> {
    let mut marked = BTreeSet::new();
    marked_paths(body, &mut marked);
    let used = |assumed: &str| {
        marked.iter().any(|path| path.strip_prefix(assumed).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
    };
    let assumed = &view.resolved.loaded.agreement.assumptions;
    let lines =
        assumed.iter().filter(|(path, _)| used(path)).map(|(path, text)| (path.clone(), any_text(&text.value.0, view.lang)));
    note(NoteKind::Assumption, assumption_title(view), lines.collect())
}

/// The paths of values that stand before the mark of an assumption.
fn marked_paths<'b>(blocks: &'b [Block], marked: &mut BTreeSet<&'b str>) {
    for block in blocks {
        match block {
            Block::Paragraph { content, .. } => {
                for pair in content.windows(2) {
                    if let [Inline::Value { path, .. }, Inline::Text { text }] = pair
                        && text.starts_with('\u{2020}')
                    {
                        marked.insert(path);
                    }
                }
            }
            Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => marked_paths(body, marked),
            Block::List { items, .. } => items.iter().for_each(|item| marked_paths(&item.body, marked)),
            _ => {}
        }
    }
}

/// The part of agreement.yaml a document is about, where it is not about the whole.
const ABOUT: &[(&str, &str)] = &[("sla", "sla"), ("data-processing-agreement", "privacy")];

/// What is about the service levels stands in the service agreement, what is about the processing of personal data in the data
/// processing agreement, what is about costs in the cost annex too, everything else in the others. The role stands in those too.
fn concerns(view: &View<'_>, path: &str) -> bool {
    if view.placed.kind.id == "cost-annex" {
        return ["registers", "cost_keys", "costs"].iter().any(|of_costs| path.starts_with(of_costs));
    }
    let of = |part: &str| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    match ABOUT.iter().find(|(document, _)| *document == view.placed.kind.id) {
        Some((_, part)) => of(part),
        None => path == "privacy.role" || !ABOUT.iter().any(|(_, part)| of(part)),
    }
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
        change: None,
    };
    let list = Block::List { style: ListStyle::Bullet, items: lines.into_iter().map(item).collect() };
    vec![Block::Note { kind, title: title.to_owned(), body: vec![list] }]
}
