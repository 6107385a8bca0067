//! Two versions of a run of blocks: matched by id, then by likeness; what stands in another place has moved. Enter at [`Pairing::blocks`].

use std::collections::BTreeMap;

use similar::Algorithm;

use super::align::{Step, align, pair};
use super::likeness::{Bag, bag, likeness};
use super::line::line;
use super::rows;
use crate::document::tree::{Block, Change, ChangeKind, Item, SectionWas};

/// A section under another id is the same one from this likeness (of 1000); other blocks from less.
const SECTION_ALIKE: u32 = 600;
const BLOCK_ALIKE: u32 = 350;

/// Where an element stands: the block and the number or heading a reader finds it by.
struct Place<'a> {
    block: &'a Block,
    label: Option<String>,
}

/// Both documents' elements by id.
pub(super) struct Pairing<'a> {
    old: BTreeMap<&'a str, Place<'a>>,
    new: BTreeMap<&'a str, Place<'a>>,
}

/// What blocks are matched by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Key {
    Id(String),
    Text(String),
}

impl<'a> Pairing<'a> {
    pub(super) fn new(old: &'a [Block], new: &'a [Block]) -> Self {
        Self { old: places(old), new: places(new) }
    }

    /// One run of blocks with what changed marked in it.
    pub(super) fn blocks(&self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let keys = |blocks: &[Block]| blocks.iter().map(key).collect::<Vec<Key>>();
        let steps = align(&keys(old), &keys(new), Algorithm::Myers);
        let bags = |blocks: &[Block]| blocks.iter().map(bag).collect::<Vec<Bag>>();
        let (old_bags, new_bags) = (bags(old), bags(new));
        let steps = pair(steps, BLOCK_ALIKE, |i, j| self.alike(&old[i], &new[j], &old_bags[i], &new_bags[j]));
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(i, j) => out.push(self.pair(&old[i], &new[j])),
                Step::Old(i) => out.push(self.gone(&old[i])),
                Step::New(j) => out.push(self.come(&new[j])),
            }
        }
        out
    }

    /// How alike two blocks are that no id matched; nothing when they are of different kinds, or stand elsewhere in the other version.
    fn alike(&self, old: &Block, new: &Block, old_bag: &Bag, new_bag: &Bag) -> u32 {
        let elsewhere =
            id(old).is_some_and(|id| self.new.contains_key(id)) || id(new).is_some_and(|id| self.old.contains_key(id));
        if elsewhere || std::mem::discriminant(old) != std::mem::discriminant(new) {
            return 0;
        }
        let score = likeness(old_bag, new_bag);
        match old {
            Block::Section { .. } | Block::Table(_) | Block::Chart(_) if score < SECTION_ALIKE => 0,
            _ => score,
        }
    }

    fn gone(&self, block: &Block) -> Block {
        let to = id(block).and_then(|id| self.new.get(id));
        let kind = if to.is_some() { ChangeKind::MovedAway } else { ChangeKind::Removed };
        Block::Changed { kind, from: to.and_then(|place| place.label.clone()), old: vec![block.clone()], new: Vec::new() }
    }

    fn come(&self, block: &Block) -> Block {
        match id(block).and_then(|id| self.old.get(id)) {
            Some(place) => Block::Changed {
                kind: ChangeKind::MovedHere,
                from: place.label.clone(),
                old: Vec::new(),
                new: vec![self.pair(place.block, block)],
            },
            None => Block::Changed { kind: ChangeKind::Added, from: None, old: Vec::new(), new: vec![block.clone()] },
        }
    }

    fn pair(&self, old: &Block, new: &Block) -> Block {
        if old == new {
            return new.clone();
        }
        match (old, new) {
            (
                Block::Section { title: was, body: before, .. },
                Block::Section { id, bookmark, level, number, title, origin, body, .. },
            ) => Block::Section {
                id: id.clone(),
                bookmark: bookmark.clone(),
                level: *level,
                number: number.clone(),
                title: line(was, title, false),
                origin: origin.clone(),
                body: self.blocks(before, body),
                was: section_was(old, new),
            },
            (Block::Paragraph { id: was, bookmark: mark, content: before }, Block::Paragraph { id, bookmark, content })
                if (was, mark) == (id, bookmark) =>
            {
                Block::Paragraph { id: id.clone(), bookmark: bookmark.clone(), content: line(before, content, false) }
            }
            (Block::Paragraph { content: before, .. }, Block::Paragraph { content, .. }) if before == content => {
                replaced(ChangeKind::Renumbered, old, new)
            }
            (Block::List { style: was, items: before }, Block::List { style, items }) if was == style => {
                Block::List { style: *style, items: self.items(before, items) }
            }
            (Block::Table(before), Block::Table(after)) if before.id == after.id && before.columns == after.columns => {
                Block::Table(rows::table(before, after))
            }
            (Block::Quote { lang: was, body: before }, Block::Quote { lang, body }) if was == lang => {
                Block::Quote { lang: *lang, body: self.blocks(before, body) }
            }
            (Block::Note { kind: was, title: name, body: before }, Block::Note { kind, title, body })
                if (was, name) == (kind, title) =>
            {
                Block::Note { kind: *kind, title: title.clone(), body: self.blocks(before, body) }
            }
            // A picture is not marked within: the table beside it says which number is another.
            (Block::Chart(_), Block::Chart(_)) => replaced(ChangeKind::Figure, old, new),
            (Block::Gap { .. }, Block::Gap { .. }) => replaced(ChangeKind::Value, old, new),
            _ => replaced(ChangeKind::Reworded, old, new),
        }
    }

    fn items(&self, old: &[Item], new: &[Item]) -> Vec<Item> {
        let key = |item: &Item| match &item.id {
            Some(id) => Key::Id(id.clone()),
            None => Key::Text(format!("{:?}", item.body)),
        };
        let keys = |items: &[Item]| items.iter().map(key).collect::<Vec<Key>>();
        let (old_keys, new_keys) = (keys(old), keys(new));
        let bag_of = |item: &Item| bag(&Block::Quote { lang: None, body: item.body.clone() });
        let bags = |items: &[Item]| items.iter().map(bag_of).collect::<Vec<Bag>>();
        let (old_bags, new_bags) = (bags(old), bags(new));
        let steps = pair(align(&old_keys, &new_keys, Algorithm::Myers), BLOCK_ALIKE, |i, j| {
            if new_keys.contains(&old_keys[i]) || old_keys.contains(&new_keys[j]) {
                0
            } else {
                likeness(&old_bags[i], &new_bags[j])
            }
        });
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(i, j) if (&old[i].id, &old[i].bookmark) == (&new[j].id, &new[j].bookmark) => {
                    out.push(self.item(&old[i], &new[j]));
                }
                Step::Both(i, j) => {
                    out.push(marked(&old[i], ChangeKind::Removed));
                    out.push(marked(&new[j], ChangeKind::Added));
                }
                Step::Old(i) => {
                    let moved = new_keys.contains(&old_keys[i]);
                    out.push(marked(&old[i], if moved { ChangeKind::MovedAway } else { ChangeKind::Removed }));
                }
                Step::New(j) => {
                    let moved = old_keys.contains(&new_keys[j]);
                    out.push(marked(&new[j], if moved { ChangeKind::MovedHere } else { ChangeKind::Added }));
                }
            }
        }
        out
    }

    fn item(&self, old: &Item, new: &Item) -> Item {
        let change = (old.label != new.label).then(|| Change { kind: ChangeKind::Renumbered, from: Some(old.label.clone()) });
        Item { body: self.blocks(&old.body, &new.body), change, ..new.clone() }
    }
}

fn marked(item: &Item, kind: ChangeKind) -> Item {
    Item { change: Some(Change { kind, from: None }), ..item.clone() }
}

fn replaced(kind: ChangeKind, old: &Block, new: &Block) -> Block {
    Block::Changed { kind, from: None, old: vec![old.clone()], new: vec![new.clone()] }
}

fn section_was(old: &Block, new: &Block) -> Option<Box<SectionWas>> {
    let of = |block: &Block| match block {
        Block::Section { id, bookmark, level, number, origin, .. } => Some(SectionWas {
            id: id.clone(),
            bookmark: bookmark.clone(),
            level: *level,
            number: number.clone(),
            origin: origin.clone(),
        }),
        _ => None,
    };
    let (was, is) = (of(old), of(new));
    was.filter(|was| Some(was) != is.as_ref()).map(Box::new)
}

fn key(block: &Block) -> Key {
    match (id(block), block) {
        (Some(id), _) => Key::Id(id.to_owned()),
        (None, Block::Gap { path, .. }) => Key::Id(format!("gap:{path}")),
        (None, block) => Key::Text(format!("{block:?}")),
    }
}

fn id(block: &Block) -> Option<&str> {
    match block {
        Block::Section { id, .. } => Some(id),
        Block::Paragraph { id, .. } => id.as_deref(),
        Block::Table(table) => Some(&table.id),
        Block::Chart(chart) => Some(&chart.id),
        _ => None,
    }
}

fn places(blocks: &[Block]) -> BTreeMap<&str, Place<'_>> {
    let mut found = BTreeMap::new();
    walk(blocks, None, &mut found);
    found
}

fn walk<'a>(blocks: &'a [Block], around: Option<&str>, found: &mut BTreeMap<&'a str, Place<'a>>) {
    for block in blocks {
        let own = match block {
            Block::Section { number, .. } => number.as_ref().map(|number| number.label.as_str()),
            _ => None,
        };
        let label = own.or(around);
        if let Some(id) = id(block) {
            found.insert(id, Place { block, label: label.map(str::to_owned) });
        }
        match block {
            Block::Section { body, .. } | Block::Quote { body, .. } | Block::Note { body, .. } => walk(body, label, found),
            Block::List { items, .. } => items.iter().for_each(|item| walk(&item.body, label, found)),
            _ => {}
        }
    }
}
