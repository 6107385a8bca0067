//! Change list and marked texts as one document, for paper. Enter at [`whole`].

use super::changes::Changes;
use crate::document::Document;
use crate::document::tree::{Block, Inline, Origin, SectionWas, bookmark};

/// The change list, then every document that changed with the changes marked in it, each under a heading of its own.
pub fn whole(list: &Document, changes: &Changes) -> Document {
    let mut document = list.clone();
    for one in
        changes.documents.iter().filter(|one| !one.items.is_empty() || one.redline.accept_all() != one.redline.reject_all())
    {
        let id = format!("changes/marked:{}", one.stem);
        document.body.push(Block::Section {
            bookmark: bookmark(&id),
            id,
            level: 1,
            number: None,
            title: vec![Inline::text(format!("{} {}", one.title, list.meta.lang.pick("med endringer", "med endringar")))],
            origin: Origin { from: "diff".to_owned(), file: None },
            body: lowered(&one.redline.document.body),
            was: None,
        });
    }
    document
}

/// Blocks one level further down: what was a chapter of a document is a part of one now.
fn lowered(blocks: &[Block]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    blocks.iter_mut().for_each(lower);
    blocks
}

fn lower(block: &mut Block) {
    match block {
        Block::Section { level, body, was, .. } => {
            *level = level.saturating_add(1);
            if let Some(was) = was {
                let SectionWas { level, .. } = was.as_mut();
                *level = level.saturating_add(1);
            }
            body.iter_mut().for_each(lower);
        }
        Block::Quote { body, .. } | Block::Note { body, .. } => body.iter_mut().for_each(lower),
        Block::List { items, .. } => items.iter_mut().flat_map(|item| &mut item.body).for_each(lower),
        Block::Changed { old, new, .. } => old.iter_mut().chain(new).for_each(lower),
        Block::Paragraph { .. } | Block::Table(_) | Block::Chart(_) | Block::Gap { .. } | Block::Signature { .. } => {}
    }
}
