//! Which words of a paper a municipality's profile may choose: those of the program's own clauses, and not those of the points all the
//! councils take alike. What somebody has written of their own is theirs. Enter at [`words`].

use std::collections::BTreeSet;

use super::Placed;
use crate::agreement::data::Leaf;
use crate::case::points::is_shared;
use crate::clause::Clause;
use crate::clause::profile::Profile;
use crate::document::tree::{Block, Inline};
use crate::lang::Lang;
use crate::project::Level;
use crate::text::{RawBlock, RawInline, RawItem};

/// The words a municipality prefers in one clause.
#[derive(Debug, Clone)]
pub(super) struct Preferred<'a> {
    profile: &'a Profile,
    lang: Lang,
    /// What the municipality itself is called: the one who acts there is its own.
    own: Vec<String>,
    /// In a decision, the words of its shared points. A decision in two minds about a word reads badly.
    decision: Option<BTreeSet<String>>,
}

/// The words for a clause of a paper; none where they stay as they are.
pub(super) fn words<'a>(placed: &Placed<'a>, clause: &Clause, lang: Lang) -> Option<Preferred<'a>> {
    let profile = placed.profile.filter(|profile| clause.level == Level::Embedded && !profile.keeps_words())?;
    let name = |path| match placed.scope.at(path).leaf() {
        Some(Leaf::Label(names)) => names.in_lang(lang).map(str::to_owned),
        _ => None,
    };
    let own = ["party.name", "party.short"].into_iter().filter_map(name).collect();
    Some(Preferred { profile, lang, own, decision: None })
}

impl<'a> Preferred<'a> {
    /// What they are for an item of a list; none in a point all the councils take word for word alike.
    pub(super) fn in_item(&self, element: &str, list: &[RawItem], item: &RawItem) -> Option<Self> {
        let shared = |item: &&RawItem| item.anchor.as_deref().is_some_and(is_shared);
        if !element.ends_with("/decision-points") {
            return Some(self.clone());
        }
        let mut said = String::new();
        list.iter().filter(shared).for_each(|item| text_of(&item.body, &mut said));
        let said = said.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        (!shared(&item)).then(|| Self { decision: Some(said), ..self.clone() })
    }

    /// Chooses the words of a line where the text is the program's own: at these places of it.
    pub(super) fn choose(&self, line: &mut [Inline], at: &[usize]) {
        for at in at {
            let of_another = matches!(line.get(at + 1), Some(Inline::Value { text, .. }) if !self.own.contains(text));
            if let Some(Inline::Text { text }) = line.get_mut(*at) {
                let (before, rest) = text.split_at(if of_another { holder(text) } else { text.len() });
                *text = format!("{}{rest}", outside_places(before, |said| self.text(said)));
            }
        }
    }

    fn text(&self, text: &str) -> String {
        match &self.decision {
            Some(said) => self.profile.prefer_titles(text, self.lang, said),
            None => self.profile.prefer(text, self.lang),
        }
    }

    /// A table with the preferred words at the head of its columns; what stands in them is data.
    pub(super) fn columns(&self, mut block: Block) -> Block {
        if let Block::Table(table) = &mut block {
            for column in &mut table.columns {
                column.title = self.text(&column.title);
            }
        }
        block
    }
}

/// The words of blocks as they stand in the clause.
fn text_of(blocks: &[RawBlock], out: &mut String) {
    for block in blocks {
        match block {
            RawBlock::Paragraph { content, .. } | RawBlock::Heading { content, .. } => line_of(content, out),
            RawBlock::List { items, .. } => items.iter().for_each(|item| text_of(&item.body, out)),
            RawBlock::Quote(body) => text_of(body, out),
            RawBlock::Table { .. } => {}
        }
    }
}

fn line_of(content: &[RawInline], out: &mut String) {
    for inline in content {
        match inline {
            RawInline::Text(text) => out.push_str(text),
            RawInline::Emph(content) | RawInline::Strong(content) | RawInline::Link { content, .. } => line_of(content, out),
            RawInline::Break | RawInline::Mark(_) => out.push(' '),
        }
    }
    out.push(' ');
}

/// Where the one who acts in a place begins: of «… til kommunedirektøren i », said before a name, where «kommunedirektøren» does.
/// What another municipality calls its own is for it to say. Without such an ending, the end of the text.
fn holder(text: &str) -> usize {
    text.strip_suffix(" i ").map_or(text.len(), |said| said.rfind(' ').map_or(0, |space| space + 1))
}

/// How a clause says that somebody acts in a municipality it does not name.
const PLACES: [&str; 4] = [" i vertskommunen", " i samarbeidskommunen", " i hver samarbeidskommune", " i kvar samarbeidskommune"];

/// A text changed everywhere but in the titles held in another place: «kommunedirektøren i vertskommunen» is the word of the law.
fn outside_places(text: &str, change: impl Fn(&str) -> String) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = PLACES.iter().filter_map(|place| rest.find(place)).min() {
        let (said, after) = rest.split_at(at);
        let from = said.rfind(' ').map_or(0, |space| space + 1);
        let (before, title) = said.split_at(from);
        out.push_str(&change(before));
        out.push_str(&if title.to_lowercase().starts_with("kommunedirektør") { title.to_string() } else { change(title) });
        out.push_str(" i ");
        rest = after.strip_prefix(" i ").unwrap_or_default();
    }
    out + &change(rest)
}

#[cfg(test)]
mod tests {
    use super::{holder, outside_places};

    #[test]
    fn a_title_in_another_place_is_left_as_it_is() {
        let change = |said: &str| said.replace("Kommunedirektøren", "Rådmannen").replace("kommunedirektøren", "rådmannen");
        let said = outside_places("Kommunedirektøren i vertskommunen svarer, og kommunedirektøren spør.", change);
        assert_eq!(said, "Kommunedirektøren i vertskommunen svarer, og rådmannen spør.");
        assert_eq!(outside_places("Saken i samarbeidskommunen", change), "Saken i samarbeidskommunen");
    }

    #[test]
    fn who_acts_in_another_place_is_left_as_it_is() {
        let text = "delegere til kommunedirektøren i ";
        assert_eq!(text.split_at(holder(text)), ("delegere til ", "kommunedirektøren i "));
        assert_eq!(holder("Kommunedirektøren i "), 0);
        assert_eq!(holder("kommunedirektøren, i saker"), "kommunedirektøren, i saker".len());
    }
}
