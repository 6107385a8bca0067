//! Where the values of an agreement are printed in its documents. Enter at [`place`].

use std::collections::BTreeSet;

use crate::document::Document;
use crate::document::tree::{Block, Inline, plain};

/// The number and title of the first section that prints the value at a path; none when no section does.
pub(super) fn place(document: &Document, path: &str) -> Option<String> {
    within(&document.body, path)
}

fn within(blocks: &[Block], path: &str) -> Option<String> {
    blocks.iter().find_map(|block| match block {
        Block::Section { number, title, body, .. } if says(std::slice::from_ref(block), path) => {
            let own = || heading(number.as_ref().map(|number| number.label.as_str()), title);
            within(body, path).or_else(|| Some(own()))
        }
        _ => None,
    })
}

/// A heading with its number before it.
pub(super) fn heading(label: Option<&str>, title: &[Inline]) -> String {
    let title = plain(title);
    label.map_or_else(|| title.clone(), |label| format!("{label} {title}"))
}

/// What a changed piece is about.
pub(super) fn named(content: &[Inline]) -> Option<(String, bool)> {
    content.iter().find_map(|inline| match inline {
        Inline::Value { path, .. } | Inline::Gap { path, .. } => Some((path.clone(), false)),
        Inline::Figure { id, .. } => Some((id.clone(), true)),
        Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => named(content),
        _ => None,
    })
}

/// Is the value at this path printed somewhere in the blocks?
pub(super) fn says(blocks: &[Block], path: &str) -> bool {
    let line = |content: &[Inline]| spoken(content, path);
    blocks.iter().any(|block| match block {
        Block::Section { title, body, .. } => line(title) || says(body, path),
        Block::Paragraph { content, .. } => line(content),
        Block::List { items, .. } => items.iter().any(|item| says(&item.body, path)),
        Block::Table(table) => table.rows.iter().flat_map(|row| &row.cells).chain(&table.notes).any(|cell| line(cell)),
        Block::Quote { body, .. } | Block::Note { body, .. } => says(body, path),
        Block::Gap { path: gap, .. } => gap == path,
        Block::Changed { new, .. } => says(new, path),
        Block::Signature { .. } | Block::Chart(_) => false,
    })
}

fn spoken(content: &[Inline], wanted: &str) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Value { path, .. } | Inline::Gap { path, .. } => path == wanted,
        Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => spoken(content, wanted),
        Inline::Changed { new, .. } => spoken(new, wanted),
        _ => false,
    })
}

/// The paths of all values printed in a line.
pub(super) fn paths(content: &[Inline], found: &mut BTreeSet<String>) {
    for inline in content {
        match inline {
            Inline::Value { path, .. } | Inline::Gap { path, .. } => {
                found.insert(path.clone());
            }
            Inline::Emph { content } | Inline::Strong { content } | Inline::Link { content, .. } => paths(content, found),
            Inline::Changed { old, new, .. } => {
                paths(old, found);
                paths(new, found);
            }
            _ => {}
        }
    }
}
