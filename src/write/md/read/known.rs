//! What other versions of a document say of its elements: the ids behind the bookmarks, how sections are numbered, what is open.

use std::collections::BTreeMap;

use super::super::super::words;
use crate::document::Document;
use crate::document::chart::Chart;
use crate::document::tree::{Block, Inline, NoteKind, Number, Table, plain};
use crate::lang::Lang;

/// Gathered from documents that are like the one that is read.
pub(super) struct Known {
    ids: BTreeMap<String, String>,
    gaps: BTreeMap<String, Block>,
    tables: BTreeMap<String, Table>,
    charts: BTreeMap<String, Chart>,
    scheme: String,
    pub(super) notes: Vec<(String, NoteKind)>,
    pub(super) quote: Option<Lang>,
}

impl Known {
    /// What the documents say; the first says it first.
    pub(super) fn of(like: &[&Document]) -> Self {
        let mut known = Self {
            ids: BTreeMap::new(),
            gaps: BTreeMap::new(),
            tables: BTreeMap::new(),
            charts: BTreeMap::new(),
            scheme: String::new(),
            notes: Vec::new(),
            quote: None,
        };
        like.iter().for_each(|document| known.walk(&document.body));
        known
    }

    fn note(&mut self, bookmark: &str, id: &str) {
        self.ids.entry(bookmark.to_owned()).or_insert_with(|| id.to_owned());
    }

    fn walk(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section { id, bookmark, number, body, .. } => {
                    self.note(bookmark, id);
                    if let (true, Some(number)) = (self.scheme.is_empty(), number) {
                        self.scheme.clone_from(&number.scheme);
                    }
                    self.walk(body);
                }
                Block::Paragraph { id: Some(id), bookmark: Some(bookmark), .. } => self.note(bookmark, id),
                Block::List { items, .. } => {
                    for item in items {
                        if let (Some(id), Some(bookmark)) = (&item.id, &item.bookmark) {
                            self.note(bookmark, id);
                        }
                        self.walk(&item.body);
                    }
                }
                Block::Table(table) => {
                    self.note(&table.bookmark, &table.id);
                    self.tables.entry(table.id.clone()).or_insert_with(|| table.clone());
                }
                Block::Chart(chart) => {
                    self.note(&chart.bookmark, &chart.id);
                    self.charts.entry(chart.bookmark.clone()).or_insert_with(|| chart.clone());
                }
                Block::Gap { question, label, .. } => {
                    self.gaps.entry(words::gap(label, question)).or_insert_with(|| block.clone());
                }
                Block::Note { kind, title, body } => {
                    self.notes.push((title.clone(), *kind));
                    self.walk(body);
                }
                Block::Quote { lang, body } => {
                    self.quote = self.quote.or(*lang);
                    self.walk(body);
                }
                _ => {}
            }
        }
    }

    /// The id behind a bookmark; the bookmark itself for what no other version has.
    pub(super) fn id(&self, bookmark: &str) -> String {
        self.ids.get(bookmark).cloned().unwrap_or_else(|| bookmark.to_owned())
    }

    /// The same table in another version.
    pub(super) fn table_of(&self, id: &str) -> Option<&Table> {
        self.tables.get(id)
    }

    /// The same chart in another version.
    pub(super) fn chart_of(&self, bookmark: &str) -> Option<&Chart> {
        self.charts.get(bookmark)
    }

    /// What is open on lines of its own prints as a strong line with a sign.
    pub(super) fn gap(&self, content: &[Inline]) -> Option<Block> {
        let text = match content {
            [Inline::Strong { content }] => plain(content),
            _ => return None,
        };
        if !text.starts_with('▢') {
            return None;
        }
        let other = || Block::Gap { path: String::new(), question: String::new(), label: text.clone() };
        Some(self.gaps.get(&text).cloned().unwrap_or_else(other))
    }

    /// Splits the printed number off a heading: «Kapittel 4 Oppgaver», «§ 4-2 Varsel», «4.2 Varsel».
    pub(super) fn number(&self, mut title: Vec<Inline>) -> (Option<Number>, Vec<Inline>) {
        let none = self.scheme.is_empty();
        let Some(Inline::Text { text }) = title.first_mut().filter(|_| !none) else { return (None, title) };
        let bare = ["Kapittel ", "§ ", "§\u{a0}"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let before = text.len() - bare.len();
        let digits = bare.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.')).count();
        let (label, rest) = text.split_at(before + digits);
        let path: Vec<u32> = label[before..].split(['-', '.']).filter_map(|step| step.parse().ok()).collect();
        if path.is_empty() || !rest.starts_with(' ') {
            return (None, title);
        }
        let number = Number { scheme: self.scheme.clone(), path, label: label.to_owned() };
        *text = rest.trim_start().to_owned();
        (Some(number), title)
    }
}
