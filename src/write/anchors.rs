//! Which bookmarks a document holds: a reference is a link only where its target stands, and stands once.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::document::tree::Block;

/// The bookmarks of a document and how often each stands in it.
pub(super) struct Anchors<'a>(BTreeMap<&'a str, usize>);

impl<'a> Anchors<'a> {
    /// Walks the whole tree.
    pub(super) fn of(document: &'a Document) -> Self {
        let mut anchors = Anchors(BTreeMap::new());
        anchors.walk(&document.body);
        anchors
    }

    /// Whether a link to this bookmark has exactly one place to go.
    pub(super) fn has(&self, bookmark: &str) -> bool {
        self.0.get(bookmark) == Some(&1)
    }

    fn note(&mut self, bookmark: &'a str) {
        *self.0.entry(bookmark).or_default() += 1;
    }

    fn walk(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Section { bookmark, body, .. } => {
                    self.note(bookmark);
                    self.walk(body);
                }
                Block::Paragraph { bookmark: Some(bookmark), .. } => self.note(bookmark),
                Block::List { items, .. } => {
                    for item in items {
                        if let Some(bookmark) = &item.bookmark {
                            self.note(bookmark);
                        }
                        self.walk(&item.body);
                    }
                }
                Block::Table(table) => self.note(&table.bookmark),
                Block::Chart(chart) => self.note(&chart.bookmark),
                Block::Quote { body, .. } | Block::Note { body, .. } => self.walk(body),
                // What stood here before is nothing to link to.
                Block::Changed { new, .. } => self.walk(new),
                Block::Paragraph { bookmark: None, .. } | Block::Gap { .. } | Block::Signature { .. } => {}
            }
        }
    }
}
