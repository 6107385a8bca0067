//! Puts a municipality's preferred words into the program's own clauses; the points all the councils share stay as they are.
//! Enter at [`prefer`].

use super::{Entry, Placed, What};
use crate::case::points::is_shared;
use crate::clause::profile;
use crate::document::tree::{Block, Inline, Item, plain};
use crate::lang::Lang;
use crate::project::Level;

/// The blocks of an entry with the words its party prefers.
pub(super) fn prefer(placed: &Placed<'_>, entry: &Entry<'_>, lang: Lang, mut blocks: Vec<Block>) -> Vec<Block> {
    let Some(profile) = placed.profile.filter(|profile| !profile.choices(lang).is_empty()) else { return blocks };
    // What somebody has written of their own is theirs.
    if !matches!(&entry.what, What::Clause { clause, .. } if clause.level == Level::Embedded) {
        return blocks;
    }
    let mut choices = profile.choices(lang).clone();
    if entry.topic == "decision-points" {
        // A decision in two minds about a word reads badly: what the shared points say, the local ones say too.
        let shared = shared_text(&blocks);
        choices.retain(|word, _| !words(&shared).any(|said| said == *word));
    }
    let change = |inlines: &mut Vec<Inline>| {
        for inline in inlines {
            if let Inline::Text { text } = inline {
                *text = profile::prefer(text, &choices);
            }
        }
    };
    let mut todo: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = todo.pop() {
        match block {
            Block::Paragraph { content, .. } => change(content),
            Block::List { items, .. } => {
                for item in items {
                    if entry.topic != "decision-points" || !anchor(item).is_some_and(is_shared) {
                        todo.extend(item.body.iter_mut());
                    }
                }
            }
            Block::Table(table) => {
                for column in &mut table.columns {
                    column.title = profile::prefer(&column.title, &choices);
                }
            }
            _ => {}
        }
    }
    blocks
}

/// What the shared points of a decision say.
fn shared_text(blocks: &[Block]) -> String {
    let mut said = String::new();
    for block in blocks {
        let Block::List { items, .. } = block else { continue };
        for item in items.iter().filter(|item| anchor(item).is_some_and(is_shared)) {
            for part in &item.body {
                if let Block::Paragraph { content, .. } = part {
                    said.push_str(&plain(content));
                    said.push(' ');
                }
            }
        }
    }
    said
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
}

/// The anchor a point has in its clause.
fn anchor(item: &Item) -> Option<&str> {
    item.id.as_deref().and_then(|id| id.rsplit('/').next())
}
