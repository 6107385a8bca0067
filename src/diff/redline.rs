//! The redline: the new document with every change marked in it, and the two documents it was made from to be had again.
//! Enter at [`redline`].

use super::blocks::Pairing;
use super::token;
use crate::document::Document;
use crate::document::tree::{Block, ChangeKind, Inline, Item, Meta, Row};

/// A document whose pieces may be marked as changed. The ordinary writers print it.
#[derive(Debug, Clone, PartialEq)]
pub struct Redline {
    /// The new document with the marks.
    pub document: Document,
    /// What stood around the text before.
    pub old_meta: Meta,
}

/// Compares two versions of one document in one language.
pub fn redline(old: &Document, new: &Document) -> Redline {
    let pairing = Pairing::new(&old.body, &new.body);
    let body = pairing.blocks(&old.body, &new.body);
    Redline { document: Document { schema: new.schema.clone(), meta: new.meta.clone(), body }, old_meta: old.meta.clone() }
}

impl Redline {
    /// The new document: every change accepted.
    pub fn accept_all(&self) -> Document {
        Document {
            schema: self.document.schema.clone(),
            meta: self.document.meta.clone(),
            body: blocks(&self.document.body, Side::New),
        }
    }

    /// The old document: every change rejected.
    pub fn reject_all(&self) -> Document {
        Document {
            schema: self.document.schema.clone(),
            meta: self.old_meta.clone(),
            body: blocks(&self.document.body, Side::Old),
        }
    }
}

impl Redline {
    /// Is the text the same in both?
    pub fn is_unchanged(&self) -> bool {
        self.accept_all().body == self.reject_all().body
    }

    /// Some of its blocks as they were, with what is gone marked and what is new left out.
    pub fn old_side(&self, content: &[Block]) -> Vec<Block> {
        one_sided(content, Side::Old)
    }

    /// Some of its blocks as they are, with what is new marked and what is gone left out.
    pub fn new_side(&self, content: &[Block]) -> Vec<Block> {
        one_sided(content, Side::New)
    }
}

/// Keeps the marks of one side.
fn one_sided(content: &[Block], side: Side) -> Vec<Block> {
    let mut out = Vec::new();
    for block in content {
        let mut block = block.clone();
        match &mut block {
            Block::Changed { old, new, .. } => {
                if side == Side::Old {
                    new.clear()
                } else {
                    old.clear()
                }
                if old.is_empty() && new.is_empty() {
                    continue;
                }
                *new = one_sided(new, side);
            }
            Block::Section { number, title, body, was, .. } => {
                *title = one_line(title, side);
                *body = one_sided(body, side);
                if let Some(was) = was.take().filter(|_| side == Side::Old) {
                    *number = was.number;
                }
            }
            Block::Paragraph { content, .. } => *content = one_line(content, side),
            Block::List { items, .. } => {
                items.retain(|item| item.change.as_ref().is_none_or(|change| stands(change.kind, side)));
                items.iter_mut().for_each(|item| item.body = one_sided(&item.body, side));
            }
            Block::Table(table) => {
                table.caption = one_line(&table.caption, side);
                table.rows.retain(|row| row.change.as_ref().is_none_or(|change| stands(change.kind, side)));
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells).chain(&mut table.notes);
                cells.for_each(|cell| *cell = one_line(cell, side));
                table.notes.retain(|note| !note.is_empty());
            }
            Block::Quote { body, .. } | Block::Note { body, .. } => *body = one_sided(body, side),
            Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) => {}
        }
        out.push(block);
    }
    out
}

fn one_line(content: &[Inline], side: Side) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in content {
        match inline {
            Inline::Changed { kind, old, new } => {
                let (old, new) = if side == Side::Old { (old.clone(), Vec::new()) } else { (Vec::new(), new.clone()) };
                if !old.is_empty() || !new.is_empty() {
                    out.push(Inline::Changed { kind: *kind, old, new });
                }
            }
            other => out.push(other.clone()),
        }
    }
    out
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

fn blocks(content: &[Block], side: Side) -> Vec<Block> {
    let mut out = Vec::new();
    for block in content {
        match block {
            Block::Changed { old, new, .. } => out.extend(blocks(if side == Side::Old { old } else { new }, side)),
            other => out.push(self::block(other, side)),
        }
    }
    out
}

fn block(block: &Block, side: Side) -> Block {
    let mut block = block.clone();
    match &mut block {
        Block::Section { id, bookmark, level, number, title, origin, body, was } => {
            *title = line(title, side);
            *body = blocks(body, side);
            if let Some(was) = was.take().filter(|_| side == Side::Old) {
                (*id, *bookmark, *level, *number, *origin) = (was.id, was.bookmark, was.level, was.number, was.origin);
            }
        }
        Block::Paragraph { content, .. } => *content = line(content, side),
        Block::List { items, .. } => *items = items.iter().filter_map(|item| self::item(item, side)).collect(),
        Block::Table(table) => {
            table.caption = line(&table.caption, side);
            table.rows = table.rows.iter().filter_map(|row| self::row(row, side)).collect();
            table.notes = table.notes.iter().map(|note| line(note, side)).filter(|note| !note.is_empty()).collect();
        }
        Block::Quote { body, .. } | Block::Note { body, .. } => *body = blocks(body, side),
        Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) | Block::Changed { .. } => {}
    }
    block
}

/// Does a piece with this mark stand in the version?
fn stands(kind: ChangeKind, side: Side) -> bool {
    match kind {
        ChangeKind::Added | ChangeKind::MovedHere => side == Side::New,
        ChangeKind::Removed | ChangeKind::MovedAway => side == Side::Old,
        _ => true,
    }
}

fn item(item: &Item, side: Side) -> Option<Item> {
    let mut item = item.clone();
    let change = item.change.take();
    if change.as_ref().is_some_and(|change| !stands(change.kind, side)) {
        return None;
    }
    if let Some(label) = change.and_then(|change| change.from).filter(|_| side == Side::Old) {
        item.label = label;
    }
    item.body = blocks(&item.body, side);
    Some(item)
}

fn row(row: &Row, side: Side) -> Option<Row> {
    let mut row = row.clone();
    if row.change.take().is_some_and(|change| !stands(change.kind, side)) {
        return None;
    }
    row.cells = row.cells.iter().map(|cell| line(cell, side)).collect();
    Some(row)
}

fn line(content: &[Inline], side: Side) -> Vec<Inline> {
    let mut flat = Vec::new();
    for inline in content {
        match inline {
            Inline::Changed { old, new, .. } => flat.extend(line(if side == Side::Old { old } else { new }, side)),
            other => flat.push(other.clone()),
        }
    }
    // Cut and joined the same way on both sides of a change.
    token::inlines(&token::atoms(&flat))
}
