//! What a case changes: provisions, shares and sums, and what a body voted through beside what was proposed.

use super::View;
use super::build::words;
use super::case::capital;
use crate::agreement::data::{Data, Leaf};
use crate::diag::Findings;
use crate::document::tree::{Block, Inline, RowKind, plain};
use crate::lang::number;
use crate::quantity::Ratio;
use crate::resolve::entry_blocks;
use crate::text::{RawBlock, RawInline};

/// The changes of an agreement, provision by provision.
pub(super) fn changes(view: &View<'_>) -> Vec<Block> {
    let items = view.placed.scope.at("case.changes").items();
    let before = items.iter().any(|(_, change)| change.at("before").is_present());
    let mut table = view.table("case-changes", "").words(view.t("Bestemmelse", "Føresegn"));
    if before {
        table = table.words(view.t("Før", "Før"));
    }
    table = table.words(view.t("Etter", "Etter"));
    for (id, _) in items {
        let path = |key: &str| format!("case.changes[{id}].{key}");
        let mut cells = vec![capital(view.cell(&path("title")))];
        if before {
            cells.push(view.cell(&path("before")));
        }
        cells.push(view.cell(&path("after")));
        table.row(id, RowKind::Plain, cells);
    }
    table.done()
}

/// Ownership shares before and after the change, and the difference, the paper's own party first.
pub(super) fn shares(view: &View<'_>) -> Vec<Block> {
    let scope = &view.placed.scope;
    let said = |path: &str| matches!(scope.at(path).data, Data::Map(_)) && scope.at(path).is_present();
    let before = if said("case.shares_before") { "case.shares_before" } else { "shares.ownership" };
    let after = if said("case.shares_after") { "case.shares_after" } else { "shares.ownership" };
    if before == after {
        return Vec::new();
    }
    let mut table = view
        .table("case-shares", view.t("Eierandeler før og etter", "Eigardelar før og etter"))
        .words(view.t("Deltaker", "Deltakar"))
        .numbers(view.t("Før", "Før"))
        .numbers(view.t("Etter", "Etter"))
        .numbers(view.t("Endring i prosentpoeng", "Endring i prosentpoeng"));
    let share = |root: &str, id: &str| match scope.at(&format!("{root}.{id}")).leaf() {
        Some(Leaf::Share(share)) => Some(share.clone()),
        _ => None,
    };
    let mut sums = [Ratio::zero(), Ratio::zero()];
    for id in view.own_first() {
        let (old, new) = (share(before, id).unwrap_or_else(Ratio::zero), share(after, id).unwrap_or_else(Ratio::zero));
        sums = [&sums[0] + &old, &sums[1] + &new];
        let cells = vec![
            view.party(id),
            words(number::percent(&old)),
            words(number::percent(&new)),
            words(number::points(&(&new - &old))),
        ];
        table.row(id, view.row_kind(id), cells);
    }
    let [old, new] = sums;
    table.row("sum", RowKind::Total, vec![words("Sum"), words(number::percent(&old)), words(number::percent(&new)), Vec::new()]);
    table.done()
}

/// What the settlement may come to: low, likely, high.
pub(super) fn estimate(view: &View<'_>) -> Vec<Block> {
    let mut table = view
        .table("case-estimate", view.t("Anslag for oppgjøret i kroner", "Overslag for oppgjeret i kroner"))
        .words(view.t("Anslag", "Overslag"))
        .numbers(view.t("Beløp", "Beløp"));
    for (key, nb, nn) in [("low", "Lavt", "Lågt"), ("likely", "Sannsynlig", "Sannsynleg"), ("high", "Høyt", "Høgt")] {
        let path = format!("case.estimate.{key}");
        if let Some(Leaf::Money(amount)) = view.placed.scope.at(&path).leaf() {
            let kind = if key == "likely" { RowKind::Own } else { RowKind::Plain };
            table.row(key, kind, vec![words(view.t(nb, nn)), vec![Inline::Value { path, text: number::amount(amount) }]]);
        }
    }
    table.done()
}

/// Where what a body recommended differs from what the administration proposed, point by point.
pub(super) fn difference(view: &View<'_>) -> Vec<Block> {
    let Some(entry) = view.placed.entries().find(|entry| entry.topic == "decision-points") else { return Vec::new() };
    let mut unused = Findings::default();
    let blocks = entry_blocks(view.resolved, view.placed, entry, view.lang, &mut unused);
    let proposed: Vec<String> = blocks.iter().flat_map(points).collect();
    let mut table = view
        .table("case-difference", "")
        .words(view.t("Forslaget til vedtak", "Framlegget til vedtak"))
        .words(view.t("Innstillingen", "Tilrådinga"));
    let mut recommended = false;
    for (index, body) in view.placed.scope.at("own.bodies").items() {
        let recommends = matches!(body.at("role").leaf(), Some(Leaf::Word { id, .. }) if id == "recommendation");
        let Some(Leaf::Prose(texts)) = body.at("text").leaf().filter(|_| recommends) else { continue };
        recommended = true;
        let voted = written(texts.in_lang(view.lang).unwrap_or_default());
        for op in similar::capture_diff_slices(similar::Algorithm::Myers, &proposed, &voted) {
            let (tag, old, new) = op.as_tag_tuple();
            if tag == similar::DiffTag::Equal {
                continue;
            }
            let dash = || "–".to_owned();
            for at in 0..old.len().max(new.len()) {
                let one = proposed.get(old.start + at).filter(|_| at < old.len()).cloned().unwrap_or_else(dash);
                let other = voted.get(new.start + at).filter(|_| at < new.len()).cloned().unwrap_or_else(dash);
                table.row(&format!("{index}-{}-{}", old.start, new.start + at), RowKind::Plain, vec![words(one), words(other)]);
            }
        }
    }
    let said = match (recommended, table.is_empty()) {
        (false, _) => return Vec::new(),
        (true, true) => view.t("Innstillingen er lik forslaget til vedtak.", "Tilrådinga er lik framlegget til vedtak."),
        (true, false) => view.t(
            "Innstillingen skiller seg fra forslaget til vedtak i disse punktene:",
            "Tilrådinga skil seg frå framlegget til vedtak i desse punkta:",
        ),
    };
    let mut blocks = vec![Block::Paragraph { id: None, bookmark: None, content: words(said) }];
    blocks.extend(table.done());
    blocks
}

/// The printed points of a decision.
pub(crate) fn points(block: &Block) -> Vec<String> {
    match block {
        Block::List { items, .. } => items
            .iter()
            .map(|item| {
                item.body.iter().map(|b| if let Block::Paragraph { content, .. } = b { plain(content) } else { String::new() })
            })
            .map(|parts| parts.collect::<Vec<_>>().join(" ").replace('\u{a0}', " "))
            .collect(),
        _ => Vec::new(),
    }
}

/// The points of a text as somebody wrote it.
fn written(markdown: &str) -> Vec<String> {
    fn line(content: &[RawInline]) -> String {
        content
            .iter()
            .map(|inline| match inline {
                RawInline::Text(text) => text.clone(),
                RawInline::Emph(inner) | RawInline::Strong(inner) | RawInline::Link { content: inner, .. } => line(inner),
                RawInline::Break => " ".to_owned(),
                RawInline::Mark(_) => String::new(),
            })
            .collect()
    }
    fn whole(blocks: &[RawBlock]) -> Vec<String> {
        blocks
            .iter()
            .flat_map(|block| match block {
                RawBlock::Paragraph { content, .. } => vec![line(content)],
                RawBlock::List { items, .. } => items.iter().map(|item| whole(&item.body).join(" ")).collect(),
                _ => Vec::new(),
            })
            .collect()
    }
    whole(&crate::text::parse(markdown).blocks)
}
