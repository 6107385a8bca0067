//! Which values a reader already meets elsewhere in the change list, and where the rest are printed. Enter at [`settle`].

use std::collections::BTreeSet;

use super::changes::{DocumentChanges, Item, ItemKind, PartyChange, ValueChange};
use super::party::sides;
use super::version::Version;
use super::{printed, topics};
use crate::lang::Lang;

/// Gives every value its place, what it is said of, and whether it is told with a party or by a changed text.
pub(super) fn settle(
    values: &mut [ValueChange],
    documents: &[DocumentChanges],
    parties: &[PartyChange],
    old: &Version,
    new: &Version,
    lang: Lang,
) {
    let texts: Vec<Text> = documents.iter().flat_map(|document| &document.items).map(Text::of).collect();
    for value in values {
        let (before, now) = (value.old.as_ref().map(|s| s.get(lang)), value.new.as_ref().map(|s| s.get(lang)));
        value.told |= with_party(&value.path, parties)
            || with_item(&value.path, &texts, old, new)
            || texts.iter().any(|text| text.says(before, now));
        value.place = place(value, old, new, lang);
        value.of = topics::of(&value.path, old, new, lang)
            .filter(|of| !value.place.ends_with(of.as_str()) && before != Some(of) && now != Some(of));
    }
}

/// Where it is printed, the governing document first; else what it is about.
fn place(value: &ValueChange, old: &Version, new: &Version, lang: Lang) -> String {
    let printed = || value.consequences.iter().filter(|consequence| !consequence.figure);
    let first = printed().find(|consequence| consequence.element.starts_with("statutes/")).or_else(|| printed().next());
    if let Some(consequence) = first {
        return consequence.place.clone();
    }
    let found = |version: &Version| {
        let mut own: Vec<_> = version.documents.values().filter(|document| document.meta.lang == lang).collect();
        own.sort_by_key(|document| document.meta.kind != "statutes");
        own.into_iter().find_map(|document| printed::place(document, &value.path))
    };
    let figure = || value.consequences.first().map(|consequence| consequence.place.clone()).filter(|place| !place.is_empty());
    found(new).or_else(|| found(old)).or_else(figure).unwrap_or_else(|| topics::topic(&value.path, lang))
}

/// All of a party that comes or goes is told with it, as is a new name.
fn with_party(path: &str, parties: &[PartyChange]) -> bool {
    parties.iter().any(|change| {
        let own = path.strip_prefix("parties[").and_then(|rest| rest.strip_prefix(change.party.as_str()));
        let own = own.and_then(|rest| rest.strip_prefix("]."));
        if change.old.is_some() && change.new.is_some() {
            return own.is_some_and(|key| matches!(key, "name" | "short"));
        }
        // What is told of the party itself; of who has left, its numbers too.
        let share =
            ["shares.", "governance.", "contributions."].iter().any(|start| path.starts_with(start)) || change.new.is_none();
        own.is_some() || (share && path.split('.').any(|step| step == change.party))
    })
}

/// A thing that is new or gone as a whole, and stands in the text as such.
fn with_item(path: &str, texts: &[Text], old: &Version, new: &Version) -> bool {
    let Some(item) = path.find(']').and_then(|end| path.get(..=end)) else { return false };
    let has = |version: &Version| {
        let mut after = version.values.range(item.to_owned()..).map(|(path, _)| path);
        after.next().is_some_and(|path| path.starts_with(item))
    };
    if has(old) && has(new) {
        return false;
    }
    let key = item.rsplit_once('[').map(|(_, key)| format!("[{key}")).unwrap_or_default();
    let own = format!("/{}", key.trim_matches(['[', ']']));
    texts.iter().filter(|text| matches!(text.kind, ItemKind::Added | ItemKind::Removed)).any(|text| {
        text.paths.iter().any(|path| path.starts_with(item))
            || text.element.ends_with(&own)
            || (text.element.contains("table:") && text.element.ends_with(&key))
    })
}

/// A change of the text as it is searched.
struct Text {
    kind: ItemKind,
    element: String,
    old: String,
    new: String,
    paths: BTreeSet<String>,
}

impl Text {
    fn of(item: &Item) -> Self {
        let (old, new) = sides(&item.line);
        let mut paths = BTreeSet::new();
        printed::paths(&item.line, &mut paths);
        Self { kind: item.kind, element: item.element.clone(), old: even(&old), new: even(&new), paths }
    }

    /// Is this changed text the changed value, or a part of it?
    fn says(&self, old: Option<&str>, new: Option<&str>) -> bool {
        let same = |text: &str, value: Option<&str>| {
            value.map(even).is_some_and(|value| {
                let long = |text: &str| text.chars().count() >= SHORTEST;
                (long(text) && value.contains(text)) || (long(&value) && text.contains(&value))
            })
        };
        match self.kind {
            ItemKind::Removed => new.is_none() && same(&self.old, old),
            ItemKind::Moved => false,
            _ => same(&self.new, new),
        }
    }
}

/// Fewer signs than this may stand in a text by chance.
const SHORTEST: usize = 25;

fn even(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl ValueChange {
    /// Its values in one language.
    pub(super) fn said(&self, lang: Lang) -> (Option<&str>, Option<&str>) {
        (self.old.as_ref().map(|said| said.get(lang).trim()), self.new.as_ref().map(|said| said.get(lang).trim()))
    }
}
