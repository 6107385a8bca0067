//! Puts a municipality's preferred words into the program's own clauses; the points all the councils share stay as they are.
//! Enter at [`prefer`].

use super::{Entry, Placed, What};
use crate::case::points::is_shared;
use crate::document::tree::{Block, Inline};
use crate::lang::Lang;
use crate::project::Level;

/// The blocks of an entry with the words its party prefers.
pub(super) fn prefer(placed: &Placed<'_>, entry: &Entry<'_>, lang: Lang, mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(profile) = placed.profile.filter(|profile| !profile.keeps_words()) else { return blocks };
    // What somebody has written of their own is theirs.
    if !matches!(&entry.what, What::Clause { clause, .. } if clause.level == Level::Embedded) {
        return blocks;
    }
    let change = |inlines: &mut Vec<Inline>| {
        for inline in inlines {
            if let Inline::Text { text } = inline {
                *text = profile.prefer(text, lang);
            }
        }
    };
    let mut todo: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = todo.pop() {
        match block {
            Block::Paragraph { content, .. } => change(content),
            Block::List { items, .. } => {
                for item in items {
                    let anchor = item.id.as_deref().and_then(|id| id.rsplit('/').next());
                    if entry.topic != "decision-points" || !anchor.is_some_and(is_shared) {
                        todo.extend(item.body.iter_mut());
                    }
                }
            }
            Block::Table(table) => {
                for column in &mut table.columns {
                    column.title = profile.prefer(&column.title, lang);
                }
            }
            _ => {}
        }
    }
    blocks
}
