//! Goes through a redline and lists what happened, in the order of the text. Enter at [`walk`].

use super::changes::{Item, ItemKind};
use super::decide::DecidedBy;
use super::printed::{heading, named};
use super::redline::Redline;
use super::words_of;
use crate::document::tree::{Block, Change, ChangeKind, Inline, Item as ListItem, NoteKind, Row, SectionWas, Table, plain};

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
    let meta = &redline.document.meta;
    let mut walker = Walker {
        found: Found::default(),
        decide,
        element: stem.to_owned(),
        section: stem.to_owned(),
        // What stands before the first section.
        place: format!("{}, {}", meta.title, meta.lang.pick("innledningen", "innleiinga")),
        label: None,
        silent: false,
    };
    walker.blocks(&redline.document.body);
    walker.found
}

struct Walker<'a> {
    found: Found,
    decide: &'a dyn Fn(&str) -> DecidedBy,
    /// The nearest element with an id.
    element: String,
    /// The nearest section: what is decided of a table is decided of the section it stands in.
    section: String,
    /// The nearest number of a section.
    label: Option<String>,
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
                let label = number.as_ref().map(|n| n.label.as_str());
                self.under(id, label, title, |walker| match was {
                    Some(was) => walker.section(was, label, &origin.from, title, body),
                    None => {
                        walker.line(title);
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
                        Some(ChangeKind::Added) => self.listed(ItemKind::Added, item),
                        Some(ChangeKind::Removed) => self.listed(ItemKind::Removed, item),
                        Some(ChangeKind::MovedHere) => self.listed(ItemKind::Moved, item),
                        Some(ChangeKind::MovedAway) => {}
                        _ => self.blocks(&item.body),
                    }
                }
            }
            Block::Table(table) => self.table(table),
            // What is open is told as the value it is.
            Block::Note { kind: NoteKind::Open, body, .. } => self.silently(|walker| walker.blocks(body)),
            Block::Quote { body, .. } | Block::Note { body, .. } => self.blocks(body),
            Block::Gap { .. } | Block::Signature { .. } | Block::Chart(_) => {}
        }
    }

    /// A section that is the same element with another number, clause or level.
    fn section(&mut self, was: &SectionWas, label: Option<&str>, clause: &str, title: &[Inline], body: &[Block]) {
        if let (Some(before), Some(now)) = (was.number.as_ref(), label)
            && before.label != now
        {
            self.found.renumbered.push((before.label.clone(), now.to_owned()));
        }
        if was.origin.from == clause || self.silent {
            self.line(title);
            self.blocks(body);
            return;
        }
        // Another clause: its whole text is told as one change, with the heading where that is another too.
        let mut line = Vec::new();
        if title.iter().any(|inline| matches!(inline, Inline::Changed { .. })) {
            line.extend(title.iter().cloned());
            line.push(Inline::Break);
        }
        line.extend(words_of::text(body));
        self.item(ItemKind::Variant, None, line);
        self.silently(|walker| {
            walker.line(title);
            walker.blocks(body);
        });
    }

    fn changed(&mut self, kind: ChangeKind, from: Option<&str>, old: &[Block], new: &[Block]) {
        let open = |block: &Block| matches!(block, Block::Note { kind: NoteKind::Open, .. });
        if old.iter().chain(new).all(open) {
            return;
        }
        match kind {
            ChangeKind::Added => self.whole(ItemKind::Added, None, new),
            ChangeKind::Removed => self.whole(ItemKind::Removed, None, old),
            ChangeKind::MovedHere => {
                // The number follows the place: the move says it.
                let before = self.found.renumbered.len();
                if let Some(Block::Section { id, number, title, .. }) = new.first() {
                    let label = number.as_ref().map(|n| n.label.as_str());
                    let moved = |walker: &mut Self| walker.item(ItemKind::Moved, from.map(str::to_owned), title.clone());
                    self.under(id, label, title, moved);
                } else {
                    self.item(ItemKind::Moved, from.map(str::to_owned), words_of::text(new));
                }
                self.blocks(new);
                self.found.renumbered.truncate(before);
            }
            ChangeKind::MovedAway | ChangeKind::Renumbered => {}
            // A chart that shows other figures follows from what the table beside it follows from.
            ChangeKind::Figure => {
                if let (Some(Block::Chart(old)), Some(Block::Chart(new))) = (old.first(), new.first()) {
                    let place = self.caption(&new.caption);
                    let note = |walker: &mut Self| walker.note(new.id.clone(), true, &old.alternative(), &new.alternative());
                    self.within(&new.id, place, note);
                }
            }
            ChangeKind::Value => {
                if let Some(Block::Gap { path, label, .. }) = new.first() {
                    self.note(path.clone(), false, "", label);
                }
            }
            _ => {
                if let ([Block::Table(old)], [Block::Table(new)]) = (old, new)
                    && old.id == new.id
                {
                    return self.other_columns(old, new);
                }
                let (old, new) = (words_of::text(old), words_of::text(new));
                self.item(ItemKind::Reworded, None, vec![Inline::Changed { kind: ChangeKind::Reworded, old, new }]);
            }
        }
    }

    /// Something that is wholly new, gone or moved: one entry with all its text, whatever stands in it.
    fn whole(&mut self, kind: ItemKind, from: Option<String>, blocks: &[Block]) {
        match blocks.first() {
            Some(Block::Section { id, number, title, body, .. }) => {
                let text = words_of::text(body);
                let text = if text.is_empty() { title.clone() } else { text };
                let label = number.as_ref().map(|n| n.label.as_str());
                self.under(id, label, title, |walker| walker.item(kind, from, marked(kind, text)));
            }
            Some(Block::Table(table)) => {
                let place = self.caption(&table.caption);
                self.within(&table.id, place, |walker| walker.item(kind, from, marked(kind, table.caption.clone())));
            }
            _ => self.item(kind, from, marked(kind, words_of::text(blocks))),
        }
    }

    /// An item of a list that is new, gone or moved.
    fn listed(&mut self, kind: ItemKind, item: &ListItem) {
        let (element, place) = (item.id.clone().unwrap_or_else(|| self.element.clone()), self.place.clone());
        self.within(&element, place, |walker| walker.item(kind, None, marked(kind, words_of::text(&item.body))));
    }

    fn table(&mut self, table: &Table) {
        let place = self.caption(&table.caption);
        self.within(&table.id, place, |walker| {
            walker.line(&table.caption);
            table.rows.iter().for_each(|row| walker.row(row));
            table.notes.iter().for_each(|note| walker.remark(note));
        });
    }

    /// A table whose columns have other headings: its rows are compared cell by cell all the same.
    fn other_columns(&mut self, old: &Table, new: &Table) {
        let place = self.caption(&new.caption);
        self.within(&new.id, place, |walker| {
            let heads = |table: &Table| table.columns.iter().map(|column| column.title.clone()).collect::<Vec<_>>().join(" · ");
            walker.differ(&plain(&old.caption), &plain(&new.caption));
            walker.differ(&heads(old), &heads(new));
            for row in &new.rows {
                match old.rows.iter().find(|before| (&before.id, before.cells.len()) == (&row.id, row.cells.len())) {
                    Some(before) => {
                        before.cells.iter().zip(&row.cells).for_each(|(was, is)| walker.differ(&plain(was), &plain(is)));
                    }
                    None => walker.row(&Row { change: Some(Change { kind: ChangeKind::Added, from: None }), ..row.clone() }),
                }
            }
            for row in old
                .rows
                .iter()
                .filter(|row| !new.rows.iter().any(|other| (&other.id, other.cells.len()) == (&row.id, row.cells.len())))
            {
                walker.row(&Row { change: Some(Change { kind: ChangeKind::Removed, from: None }), ..row.clone() });
            }
            for (was, is) in old.notes.iter().zip(&new.notes) {
                walker.differ(&plain(was), &plain(is));
            }
        });
    }

    /// Two texts of a computed table: another number is a figure, other words are a new wording.
    fn differ(&mut self, old: &str, new: &str) {
        let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        if old == new {
        } else if words(old) == words(new) {
            self.note(self.element.clone(), true, old, new);
        } else {
            let (old, new) = (vec![Inline::text(old)], vec![Inline::text(new)]);
            self.item(ItemKind::Reworded, None, vec![Inline::Changed { kind: ChangeKind::Reworded, old, new }]);
        }
    }

    /// A remark under a table. When only its numbers are others, that is one figure, however many stand in it.
    fn remark(&mut self, note: &[Inline]) {
        let figures = |inline: &Inline| match inline {
            Inline::Changed { kind, .. } => *kind == ChangeKind::Figure,
            _ => true,
        };
        let changed = note.iter().filter(|inline| matches!(inline, Inline::Changed { .. })).count();
        if changed > 0 && note.iter().all(figures) {
            let before: Vec<Inline> = note.iter().flat_map(before).collect();
            let named = note.iter().find_map(|inline| match inline {
                Inline::Changed { old, new, .. } => named(new).or_else(|| named(old)),
                _ => None,
            });
            let (what, figure) = named.unwrap_or_else(|| (self.element.clone(), true));
            self.note(what, figure, &plain(&before), &plain(note));
        } else {
            self.line(note);
        }
    }

    /// Where a table or chart stands: under the number of its section, by its caption.
    fn caption(&self, caption: &[Inline]) -> String {
        let caption = plain(caption);
        match &self.label {
            _ if caption.is_empty() => self.place.clone(),
            Some(label) if caption.contains('«') => format!("{label}: {caption}"),
            Some(label) => format!("{label} «{caption}»"),
            None if caption.contains('«') => caption,
            None => format!("«{caption}»"),
        }
    }

    fn row(&mut self, row: &Row) {
        let text: Vec<Inline> = row.cells.join(&Inline::text(" · "));
        match row.change.as_ref().map(|change| change.kind) {
            Some(change @ (ChangeKind::Added | ChangeKind::Removed)) => {
                let kind = if change == ChangeKind::Added { ItemKind::Added } else { ItemKind::Removed };
                let place = self.place.clone();
                self.within(&row.id, place, |walker| walker.item(kind, None, marked(kind, text)));
            }
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
        let decided_by = (self.decide)(if self.element.contains("table:") { &self.section } else { &self.element });
        let (element, place) = (self.element.clone(), self.place.clone());
        let item = Item { kind, element, place, from, line, decided_by, because: None };
        self.found.items.push(item);
    }

    fn within(&mut self, element: &str, place: String, inner: impl FnOnce(&mut Self)) {
        let before = (std::mem::replace(&mut self.element, element.to_owned()), std::mem::replace(&mut self.place, place));
        inner(self);
        (self.element, self.place) = before;
    }

    /// Inside a section.
    fn under(&mut self, id: &str, label: Option<&str>, title: &[Inline], inner: impl FnOnce(&mut Self)) {
        let section = std::mem::replace(&mut self.section, id.to_owned());
        let outer = label.map(|label| self.label.replace(label.to_owned()));
        self.within(id, heading(label, title), inner);
        self.section = section;
        if let Some(outer) = outer {
            self.label = outer;
        }
    }

    fn silently(&mut self, inner: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.silent, true);
        inner(self);
        self.silent = before;
    }
}

fn marked(kind: ItemKind, content: Vec<Inline>) -> Vec<Inline> {
    match kind {
        ItemKind::Added => vec![Inline::Changed { kind: ChangeKind::Added, old: Vec::new(), new: content }],
        ItemKind::Removed => vec![Inline::Changed { kind: ChangeKind::Removed, old: content, new: Vec::new() }],
        _ => content,
    }
}

/// A line as it is, without its marks; as it was where nothing is left of it.
pub(super) fn unmarked(content: &[Inline]) -> Vec<Inline> {
    let side = |inline: &Inline| match inline {
        Inline::Changed { old, new, .. } => {
            if new.is_empty() {
                old.clone()
            } else {
                new.clone()
            }
        }
        other => vec![other.clone()],
    };
    content.iter().flat_map(side).collect()
}

/// A piece as it was.
fn before(inline: &Inline) -> Vec<Inline> {
    match inline {
        Inline::Changed { old, .. } => old.clone(),
        other => vec![other.clone()],
    }
}
