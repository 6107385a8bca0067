//! Which words of a paper a municipality's profile may choose: those of the program's own clauses, and not those of the points all the
//! councils take alike. What somebody has written of their own is theirs. Enter at [`words`].

use super::Placed;
use crate::case::points::is_shared;
use crate::clause::Clause;
use crate::clause::profile::Profile;
use crate::document::tree::Block;
use crate::lang::Lang;
use crate::project::Level;

/// The profile whose words stand in a clause of a paper.
pub(super) fn words<'a>(placed: &Placed<'a>, clause: &Clause) -> Option<&'a Profile> {
    placed.profile.filter(|profile| clause.level == Level::Embedded && !profile.keeps_words())
}

/// Is it a point all the councils take word for word alike?
pub(super) fn is_shared_point(element: &str, anchor: Option<&str>) -> bool {
    element.ends_with("/decision-points") && anchor.is_some_and(is_shared)
}

/// A table with the preferred words at the head of its columns; what stands in them is data.
pub(super) fn columns(mut block: Block, words: Option<&Profile>, lang: Lang) -> Block {
    if let (Block::Table(table), Some(words)) = (&mut block, words) {
        for column in &mut table.columns {
            column.title = words.prefer(&column.title, lang);
        }
    }
    block
}
