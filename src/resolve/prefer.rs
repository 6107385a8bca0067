//! Puts a municipality's preferred words into the program's own clauses; the points all the councils share stay as they are.
//! Enter at [`prefer`].

use super::{Entry, Placed, What};
use crate::agreement::data::Leaf;
use crate::case::points::is_shared;
use crate::clause::profile;
use crate::document::tree::{Block, Inline, Item, plain};
use crate::lang::Lang;
use crate::project::Level;

/// The blocks of an entry with the words its party prefers.
pub(super) fn prefer(placed: &Placed<'_>, entry: &Entry<'_>, lang: Lang, mut blocks: Vec<Block>) -> Vec<Block> {
    let decision = entry.topic == "decision-points";
    let Some(mut choices) = placed.profile.map(|profile| profile.choices(lang, decision)).filter(|c| !c.is_empty()) else {
        return blocks;
    };
    // What somebody has written of their own is theirs.
    if !matches!(&entry.what, What::Clause { clause, .. } if clause.level == Level::Embedded) {
        return blocks;
    }
    if decision {
        // A decision in two minds about a word reads badly: what the shared points say, the local ones say too.
        let shared = shared_text(&blocks);
        choices.retain(|word, _| !words(&shared).any(|said| said == *word));
    }
    let own = ["party.name", "party.short"].map(|path| match placed.scope.at(path).leaf() {
        Some(Leaf::Label(names)) => names.in_lang(lang).unwrap_or_default(),
        _ => "",
    });
    let change = |inlines: &mut Vec<Inline>| {
        for at in 0..inlines.len() {
            let elsewhere = matches!(inlines.get(at + 1), Some(Inline::Value { text, .. }) if !own.contains(&text.as_str()));
            if let Some(Inline::Text { text }) = inlines.get_mut(at) {
                let (before, rest) = text.split_at(if elsewhere { holder(text) } else { text.len() });
                *text = format!("{}{rest}", outside_places(before, |said| profile::prefer(said, &choices)));
            }
        }
    };
    let mut todo: Vec<&mut Block> = blocks.iter_mut().collect();
    while let Some(block) = todo.pop() {
        match block {
            Block::Paragraph { content, .. } => change(content),
            Block::List { items, .. } => {
                for item in items {
                    if !decision || !anchor(item).is_some_and(is_shared) {
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
