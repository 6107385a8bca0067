//! What is wholly new or wholly gone, with the mark on every line of it: for formats that mark words, not blocks.

use std::borrow::Cow;

use crate::document::Document;
use crate::document::tree::{Block, Change, ChangeKind, Inline, Item, Row, Table, plain};

/// Blocks that are gone, each line marked so.
pub(super) fn old(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().map(|block| self::block(block, gone)).collect()
}

/// Blocks that are new, each line marked so.
pub(super) fn new(blocks: &[Block]) -> Vec<Block> {
    blocks.iter().map(|block| self::block(block, here)).collect()
}

/// A row with its mark on every cell.
pub(super) fn row(row: &Row) -> Cow<'_, Row> {
    match row.change.as_ref().and_then(mark) {
        Some(mark) => Cow::Owned(Row { cells: row.cells.iter().map(|cell| line(cell, mark)).collect(), ..row.clone() }),
        None => Cow::Borrowed(row),
    }
}

/// An item with its mark on every line.
pub(super) fn item(item: &Item) -> Cow<'_, Item> {
    match item.change.as_ref().and_then(mark) {
        Some(mark) => Cow::Owned(Item { body: item.body.iter().map(|block| self::block(block, mark)).collect(), ..item.clone() }),
        None => Cow::Borrowed(item),
    }
}

/// The words a moved block is known by: its heading, or its first words.
pub(super) fn title(blocks: &[Block]) -> String {
    match blocks.first() {
        Some(Block::Section { title, .. }) => plain(title),
        Some(Block::Table(table)) => plain(&table.caption),
        Some(Block::Chart(chart)) => plain(&chart.caption),
        Some(Block::Paragraph { content, .. }) => {
            let text = plain(content);
            let short: String = text.chars().take(60).collect();
            if short.len() < text.len() { format!("{}…", short.trim_end()) } else { short }
        }
        _ => String::new(),
    }
}

/// A document in which every line of what is wholly new or gone has its own mark; what moved and stands as it was has none.
pub fn lines(document: &Document) -> Document {
    Document { body: document.body.iter().map(within).collect(), ..document.clone() }
}

fn within(block: &Block) -> Block {
    let all = |blocks: &[Block]| blocks.iter().map(within).collect();
    let mut block = block.clone();
    match &mut block {
        Block::Changed { kind: ChangeKind::MovedHere | ChangeKind::MovedAway, new, .. } => *new = all(new),
        Block::Changed { old, new, .. } => (*old, *new) = (self::old(old), self::new(new)),
        Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => *body = all(body),
        Block::List { items, .. } => {
            for item in items {
                *item = self::item(item).into_owned();
                item.body = all(&item.body);
            }
        }
        Block::Table(table) => table.rows.iter_mut().for_each(|row| *row = self::row(row).into_owned()),
        Block::Paragraph { .. } | Block::Chart(_) | Block::Gap { .. } | Block::Signature { .. } => {}
    }
    block
}

type Mark = fn(Vec<Inline>) -> Inline;

fn gone(content: Vec<Inline>) -> Inline {
    Inline::Changed { kind: ChangeKind::Removed, old: content, new: Vec::new() }
}

fn here(content: Vec<Inline>) -> Inline {
    Inline::Changed { kind: ChangeKind::Added, old: Vec::new(), new: content }
}

fn mark(change: &Change) -> Option<Mark> {
    match change.kind {
        ChangeKind::Added => Some(here),
        ChangeKind::Removed => Some(gone),
        _ => None,
    }
}

fn line(content: &[Inline], mark: Mark) -> Vec<Inline> {
    if content.is_empty() { Vec::new() } else { vec![mark(content.to_vec())] }
}

fn block(block: &Block, mark: Mark) -> Block {
    let all = |blocks: &[Block]| blocks.iter().map(|inner| self::block(inner, mark)).collect();
    let mut block = block.clone();
    match &mut block {
        Block::Section { title, body, .. } => {
            *title = line(title, mark);
            *body = all(body);
        }
        Block::Paragraph { content, .. } => *content = line(content, mark),
        Block::List { items, .. } => items.iter_mut().for_each(|item| item.body = all(&item.body)),
        Block::Table(table) => self::table(table, mark),
        Block::Chart(chart) => {
            chart.caption = line(&chart.caption, mark);
            chart.words.iter_mut().for_each(|sentence| *sentence = line(sentence, mark));
        }
        Block::Quote { body, .. } | Block::Note { body, .. } => *body = all(body),
        Block::Gap { .. } | Block::Signature { .. } | Block::Changed { .. } => {}
    }
    block
}

fn table(table: &mut Table, mark: Mark) {
    table.caption = line(&table.caption, mark);
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut table.notes) {
        *cell = line(cell, mark);
    }
}
