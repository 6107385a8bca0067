//! The words of blocks as lines of the change list, marks and all. Enter at [`text`].

use crate::document::tree::{Block, Inline, Item, SignatureLine};

/// Everything blocks say, a line for each paragraph, item and signature; of a table or a chart its caption.
pub(super) fn text(blocks: &[Block]) -> Vec<Inline> {
    let mut lines = Vec::new();
    gather(blocks, &mut lines);
    let mut out = Vec::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.extend(line);
    }
    out
}

fn gather(blocks: &[Block], lines: &mut Vec<Vec<Inline>>) {
    for block in blocks {
        match block {
            Block::Section { title, number, body, .. } => {
                let label = number.iter().map(|number| Inline::text(format!("{} ", number.label)));
                lines.push(label.chain(title.iter().cloned()).collect());
                gather(body, lines);
            }
            Block::Paragraph { content, .. } => lines.push(content.clone()),
            Block::List { items, .. } => items.iter().for_each(|item| gather_item(item, lines)),
            Block::Table(table) => lines.push(table.caption.clone()),
            Block::Chart(chart) => lines.push(chart.caption.clone()),
            Block::Quote { body, .. } | Block::Note { body, .. } => gather(body, lines),
            Block::Gap { label, .. } => lines.push(vec![Inline::text(label.clone())]),
            Block::Signature { lines: signers } => lines.push(vec![Inline::text(names(signers))]),
            Block::Changed { kind, old, new, .. } => {
                let mark = |blocks: &[Block], is_old: bool| {
                    let said = text(blocks);
                    let (old, new) = if is_old { (said, Vec::new()) } else { (Vec::new(), said) };
                    vec![Inline::Changed { kind: *kind, old, new }]
                };
                if !old.is_empty() {
                    lines.push(mark(old, true));
                }
                if !new.is_empty() {
                    lines.push(mark(new, false));
                }
            }
        }
    }
}

/// An item's label stands before its first words.
fn gather_item(item: &Item, lines: &mut Vec<Vec<Inline>>) {
    let at = lines.len();
    gather(&item.body, lines);
    if let Some(first) = lines.get_mut(at) {
        first.insert(0, Inline::text(format!("{} ", item.label)));
    }
}

/// Who signs.
pub(super) fn names(lines: &[SignatureLine]) -> String {
    lines.iter().map(|line| line.party.as_str()).collect::<Vec<_>>().join(" · ")
}
