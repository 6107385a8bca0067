//! Goes through a redline and lists what happened, in the order of the text. Enter at [`walk`].

use std::collections::BTreeSet;

use super::changes::{Item, ItemKind};
use super::decide::DecidedBy;
use super::redline::Redline;
use crate::document::tree::{Block, ChangeKind, Inline, Row, SectionWas, Table, plain};

/// What a walk finds.
#[derive(Default)]
pub(super) struct Found {
    pub(super) items: Vec<Item>,
    pub(super) consequences: Vec<Consequence>,
    pub(super) renumbered: Vec<(String, String)>,
}

/// A value or figure printed otherwise than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// The path of the value, or the id of the figure.
    pub what: String,
    /// Whether it is a computed figure.
    pub figure: bool,
    /// The document and element.
    pub element: String,
    /// Where it stands, such as «§ 4-2 Varsel om uttreden».
    pub place: String,
    /// What was printed.
    pub old: String,
    /// What is printed.
    pub new: String,
}

/// Lists what happened in a document; `decide` says who must decide a change of an element.
pub(super) fn walk(redline: &Redline, stem: &str, decide: &dyn Fn(&str) -> DecidedBy) -> Found {
    let element = stem.to_owned();
    let mut walker = Walker { found: Found::default(), decide, element, above: Vec::new(), place: String::new(), silent: false };
    walker.blocks(&redline.document.body);
    walker.found
}

struct Walker<'a> {
    found: Found,
    decide: &'a dyn Fn(&str) -> DecidedBy,
    /// The nearest element with an id.
    element: String,
    /// The elements that one stands in, the outermost first.
    above: Vec<String>,
    /// Where that stands.
    place: String,
    /// Inside something that is already listed whole: only values and figures are noted.
    silent: bool,
}

impl Walker<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Changed { kind, from, old, new } => self.changed(*kind, from.as_deref(), old, new),
            Block::Section { id, number, title, body, was, origin, .. } => {
                let place = heading(number.as_ref().map(|n| n.label.as_str()), title);
                self.within(id, place, |walker| {
                    walker.line(title);
                    if let Some(was) = was {
                        walker.section(was, number.as_ref().map(|n| n.label.as_str()), &origin.from, body);
                    } else {
                        walker.blocks(body);
                    }
                });
            }
            Block::Paragraph { id, content, .. } => match id {
                Some(id) => {
                    let place = self.place.clone();
                    self.within(id, place, |walker| walker.line(content));
                }
                None => self.line(content),
            },
            Block::List { items, .. } => {
                for item in items {
                    match item.change.as_ref().map(|change| change.kind) {
                        Some(ChangeKind::Added) => self.whole(ItemKind::Added, None, &item.body),
                        Some(ChangeKind::Removed) => self.whole(ItemKind::Removed, None, &item.body),
                        Some(ChangeKind::MovedHere) => self.whole(ItemKind::Moved, None, &item.body),
                        Some(ChangeKind::MovedAway) => {}
                        _ => self.blocks(&item.body),
                    }
                }
            }
            Block::Table(table) => self.table(table),
            Block::Quote { body, .. } | Block::Note { body, .. } => self.blocks(body),
            Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) => {}
        }
    }

    /// A section that is the same element with another number, clause or level.
    fn section(&mut self, was: &SectionWas, label: Option<&str>, clause: &str, body: &[Block]) {
        if let (Some(before), Some(now)) = (was.number.as_ref(), label)
            && before.label != now
        {
            self.found.renumbered.push((before.label.clone(), now.to_owned()));
        }
        if was.origin.from != clause && !self.silent {
            self.item(ItemKind::Variant, None, joined(lines(body)));
            self.silently(|walker| walker.blocks(body));
        } else {
            self.blocks(body);
        }
    }

    fn changed(&mut self, kind: ChangeKind, from: Option<&str>, old: &[Block], new: &[Block]) {
        match kind {
            ChangeKind::Added => self.whole(ItemKind::Added, None, new),
            ChangeKind::Removed => self.whole(ItemKind::Removed, None, old),
            ChangeKind::MovedHere => {
                // The number follows the place: the move says it.
                let before = self.found.renumbered.len();
                if let Some(Block::Section { id, number, title, .. }) = new.first() {
                    let place = heading(number.as_ref().map(|n| n.label.as_str()), title);
                    self.within(id, place, |walker| walker.item(ItemKind::Moved, from.map(str::to_owned), title.clone()));
                } else {
                    self.item(ItemKind::Moved, from.map(str::to_owned), first_line(new));
                }
                self.blocks(new);
                self.found.renumbered.truncate(before);
            }
            // A chart that shows other figures: the table beside it lists them.
            ChangeKind::MovedAway | ChangeKind::Renumbered | ChangeKind::Figure => {}
            ChangeKind::Value => {
                if let Some(Block::Gap { path, label, .. }) = new.first() {
                    self.note(path.clone(), false, "", label);
                }
            }
            _ => {
                let line = vec![Inline::Changed { kind: ChangeKind::Reworded, old: first_line(old), new: first_line(new) }];
                self.item(ItemKind::Reworded, None, line);
            }
        }
    }

    /// Something that is wholly new, gone or moved: one entry, whatever stands in it.
    fn whole(&mut self, kind: ItemKind, from: Option<String>, blocks: &[Block]) {
        match blocks.first() {
            Some(Block::Section { id, number, title, body, .. }) => {
                let place = heading(number.as_ref().map(|n| n.label.as_str()), title);
                let text = lines(body);
                let text = if text.is_empty() { vec![title.clone()] } else { text };
                let text = joined(text.into_iter().map(|line| marked(kind, line)).collect());
                self.within(id, place, |walker| walker.item(kind, from, text));
            }
            _ => self.item(kind, from, joined(lines(blocks).into_iter().map(|line| marked(kind, line)).collect())),
        }
    }

    fn table(&mut self, table: &Table) {
        let place = if table.caption.is_empty() { self.place.clone() } else { plain(&table.caption) };
        self.within(&table.id, place, |walker| {
            walker.line(&table.caption);
            table.rows.iter().for_each(|row| walker.row(row));
            table.notes.iter().for_each(|note| walker.line(note));
        });
    }

    fn row(&mut self, row: &Row) {
        let text: Vec<Inline> = row.cells.join(&Inline::text(" · "));
        match row.change.as_ref().map(|change| change.kind) {
            Some(ChangeKind::Added) => self.item(ItemKind::Added, None, marked(ItemKind::Added, text)),
            Some(ChangeKind::Removed) => self.item(ItemKind::Removed, None, marked(ItemKind::Removed, text)),
            Some(_) => {}
            None => row.cells.iter().for_each(|cell| self.line(cell)),
        }
    }

    fn line(&mut self, content: &[Inline]) {
        let mut reworded = false;
        for inline in content {
            if let Inline::Changed { kind, old, new } = inline {
                match kind {
                    ChangeKind::Value | ChangeKind::Figure => {
                        let (what, figure) = named(new).or_else(|| named(old)).unwrap_or_else(|| (self.element.clone(), true));
                        self.note(what, figure, &plain(old), &plain(new));
                    }
                    ChangeKind::Renumbered => {}
                    _ => reworded = true,
                }
            }
        }
        if reworded {
            self.item(ItemKind::Reworded, None, content.to_vec());
        }
    }

    fn note(&mut self, what: String, figure: bool, old: &str, new: &str) {
        let (element, place) = (self.element.clone(), self.place.clone());
        self.found.consequences.push(Consequence { what, figure, element, place, old: old.to_owned(), new: new.to_owned() });
    }

    fn item(&mut self, kind: ItemKind, from: Option<String>, line: Vec<Inline>) {
        if self.silent {
            return;
        }
        // What stands in an element the councils decide is theirs too: a row of its table, a point of its list.
        let above = self.above.iter().map(|element| (self.decide)(element)).find(|by| *by == DecidedBy::Councils);
        let decided_by = above.unwrap_or_else(|| (self.decide)(&self.element));
        let item = Item { kind, element: self.element.clone(), place: self.place.clone(), from, line, decided_by };
        self.found.items.push(item);
    }

    fn within(&mut self, element: &str, place: String, inner: impl FnOnce(&mut Self)) {
        let place = std::mem::replace(&mut self.place, place);
        self.above.push(std::mem::replace(&mut self.element, element.to_owned()));
        inner(self);
        self.element = self.above.pop().unwrap_or_default();
        self.place = place;
    }

    fn silently(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.silent, true);
        inner(self);
        self.silent = before;
    }
}

fn heading(label: Option<&str>, title: &[Inline]) -> String {
    let title = plain(title);
    label.map_or_else(|| title.clone(), |label| format!("{label} {title}"))
}

fn marked(kind: ItemKind, content: Vec<Inline>) -> Vec<Inline> {
    match kind {
        ItemKind::Added => vec![Inline::Changed { kind: ChangeKind::Added, old: Vec::new(), new: content }],
        ItemKind::Removed => vec![Inline::Changed { kind: ChangeKind::Removed, old: content, new: Vec::new() }],
        _ => content,
    }
}

/// The text of blocks, line by line, with the changes that are marked in it. Of a table and a chart, what they are called.
fn lines(blocks: &[Block]) -> Vec<Vec<Inline>> {
    let mut out = Vec::new();
    for block in blocks {
        match block {
            Block::Section { number, title, body, .. } => {
                let heading = heading(number.as_ref().map(|n| n.label.as_str()), title);
                out.push(vec![Inline::Strong { content: vec![Inline::text(heading)] }]);
                out.extend(lines(body));
            }
            Block::List { items, .. } => {
                for item in items {
                    let kind = match item.change.as_ref().map(|change| change.kind) {
                        Some(ChangeKind::Added) => Some(ItemKind::Added),
                        Some(ChangeKind::Removed) => Some(ItemKind::Removed),
                        Some(ChangeKind::MovedAway) => continue,
                        _ => None,
                    };
                    let label = if item.label == "•" { "– ".to_owned() } else { format!("{} ", item.label) };
                    let mut text = lines(&item.body);
                    if let Some(first) = text.first_mut() {
                        first.insert(0, Inline::text(label));
                    }
                    out.extend(text.into_iter().map(|line| match kind {
                        Some(kind) => marked(kind, line),
                        None => line,
                    }));
                }
            }
            Block::Quote { body, .. } | Block::Note { body, .. } => out.extend(lines(body)),
            Block::Changed { kind: ChangeKind::MovedAway, .. } => {}
            Block::Changed { kind: ChangeKind::MovedHere, new, .. } => out.extend(lines(new)),
            Block::Changed { old, new, .. } => {
                out.extend(lines(old).into_iter().map(|line| marked(ItemKind::Removed, line)));
                out.extend(lines(new).into_iter().map(|line| marked(ItemKind::Added, line)));
            }
            Block::Paragraph { .. } | Block::Table(_) | Block::Chart(_) | Block::Gap { .. } => {
                out.push(first_line(std::slice::from_ref(block)));
            }
            Block::Signature { .. } => {}
        }
    }
    out.retain(|line| !line.is_empty());
    out
}

/// Lines as one, with breaks between.
fn joined(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut out = Vec::new();
    for line in lines {
        if !out.is_empty() {
            out.push(Inline::Break);
        }
        out.extend(line);
    }
    out
}

/// The words a block begins with.
fn first_line(blocks: &[Block]) -> Vec<Inline> {
    match blocks.first() {
        Some(Block::Paragraph { content, .. }) => content.clone(),
        Some(Block::Section { title, .. }) => title.clone(),
        Some(Block::Table(table)) => table.caption.clone(),
        Some(Block::Chart(chart)) => chart.caption.clone(),
        Some(Block::List { items, .. }) => items.first().map(|item| first_line(&item.body)).unwrap_or_default(),
        Some(Block::Quote { body, .. } | Block::Note { body, .. }) => first_line(body),
        Some(Block::Gap { label, .. }) => vec![Inline::text(label.clone())],
        Some(Block::Changed { new, .. }) => first_line(new),
        Some(Block::Signature { .. }) | None => Vec::new(),
    }
}

/// What a changed piece is about.
fn named(content: &[Inline]) -> Option<(String, bool)> {
    content.iter().find_map(|inline| match inline {
        Inline::Value { path, .. } | Inline::Gap { path, .. } => Some((path.clone(), false)),
        Inline::Figure { id, .. } => Some((id.clone(), true)),
        Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => named(content),
        _ => None,
    })
}

/// Is the value at this path printed somewhere in the blocks?
pub(super) fn says(blocks: &[Block], path: &str) -> bool {
    let mut paths = BTreeSet::new();
    printed(blocks, &mut paths);
    paths.contains(path)
}

/// The paths of the values printed in the blocks.
pub(super) fn printed(blocks: &[Block], paths: &mut BTreeSet<String>) {
    for block in blocks {
        match block {
            Block::Section { title, body, .. } => {
                spoken(title, paths);
                printed(body, paths);
            }
            Block::Paragraph { content, .. } => spoken(content, paths),
            Block::List { items, .. } => items.iter().for_each(|item| printed(&item.body, paths)),
            Block::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).chain(&table.notes).for_each(|cell| spoken(cell, paths));
            }
            Block::Quote { body, .. } | Block::Note { body, .. } => printed(body, paths),
            Block::Gap { path, .. } => {
                paths.insert(path.clone());
            }
            Block::Changed { new, .. } => printed(new, paths),
            Block::Signature { .. } | Block::Chart(_) => {}
        }
    }
}

fn spoken(content: &[Inline], paths: &mut BTreeSet<String>) {
    for inline in content {
        match inline {
            Inline::Value { path, .. } | Inline::Gap { path, .. } => {
                paths.insert(path.clone());
            }
            Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => spoken(content, paths),
            Inline::Changed { new, .. } => spoken(new, paths),
            _ => {}
        }
    }
}
