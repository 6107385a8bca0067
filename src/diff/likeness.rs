//! How much two pieces of text have in common, by the words they share.

use std::collections::BTreeMap;

use super::token;
use crate::document::tree::{Block, Inline, plain};

/// The words of a block and how often each stands there.
pub(super) type Bag = BTreeMap<String, u32>;

/// The bag of a block with everything under it.
pub(super) fn bag(block: &Block) -> Bag {
    let mut bag = Bag::new();
    gather(block, &mut bag);
    bag
}

/// The words two bags share, of all: 0 nothing, 1000 everything.
pub(super) fn likeness(a: &Bag, b: &Bag) -> u32 {
    let total = a.values().sum::<u32>() + b.values().sum::<u32>();
    if total == 0 {
        return 1000;
    }
    let shared: u32 = a.iter().filter_map(|(word, n)| b.get(word).map(|m| n.min(m))).sum();
    shared.saturating_mul(2000) / total
}

fn add(content: &[Inline], bag: &mut Bag) {
    for word in token::words(&plain(content)).filter(|word| word.chars().any(char::is_alphanumeric)) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
}

fn gather(block: &Block, bag: &mut Bag) {
    match block {
        Block::Section { title, body, .. } => {
            add(title, bag);
            body.iter().for_each(|inner| gather(inner, bag));
        }
        Block::Paragraph { content, .. } => add(content, bag),
        Block::List { items, .. } => items.iter().flat_map(|item| &item.body).for_each(|inner| gather(inner, bag)),
        Block::Table(table) => {
            add(&table.caption, bag);
            table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| add(cell, bag));
        }
        Block::Chart(chart) => chart.words.iter().chain([&chart.caption]).for_each(|sentence| add(sentence, bag)),
        Block::Quote { body, .. } | Block::Note { body, .. } => body.iter().for_each(|inner| gather(inner, bag)),
        Block::Gap { question, .. } => add(&[Inline::text(question)], bag),
        Block::Signature { lines } => lines.iter().for_each(|line| add(&[Inline::text(&line.party)], bag)),
        Block::Changed { new, .. } => new.iter().for_each(|inner| gather(inner, bag)),
    }
}
