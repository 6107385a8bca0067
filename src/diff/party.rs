//! Who came, left, got another name or another place in the row, and which changes of the text only follow from that.
//! Enter at [`PartyChanges::between`].

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{Because, DocumentChanges, Follows, Item, ItemKind, PartyChange, ValueChange};
use super::version::Version;
use super::walk::Consequence;
use crate::document::tree::{Inline, plain};
use crate::lang::Lang;
use crate::law::Municipality;

/// What happened to the parties, with what it takes to see that a text follows from it.
pub(super) struct PartyChanges {
    /// Each party that came, left, or has another name.
    pub(super) parties: Vec<PartyChange>,
    /// Where the text follows their new order; none where the order is the same.
    pub(super) reordered: Option<Vec<Follows>>,
    /// The names each changed party has and had, the longest first.
    names: Vec<Vec<String>>,
    /// What was called otherwise: old and new, the longest first.
    renamed: Vec<(String, String)>,
}

impl PartyChanges {
    /// What happened between two versions.
    pub(super) fn between(old: &Version, new: &Version, lang: Lang) -> Self {
        let ids: BTreeSet<&String> = old.parties.keys().chain(new.parties.keys()).collect();
        let full = |version: &Version, id: &str| {
            version.values.get(&format!("parties[{id}].name")).map(|said| said.get(lang).to_owned())
        };
        let (mut parties, mut names, mut renamed) = (Vec::new(), Vec::new(), Vec::new());
        for id in ids {
            let (was, is) = (old.parties.get(id), new.parties.get(id));
            let (was_full, is_full) = (full(old, id), full(new, id));
            if was == is && was_full == is_full {
                continue;
            }
            let pairs = [(was_full.clone(), is_full.clone()), (was.cloned(), is.cloned())];
            renamed.extend(pairs.iter().filter_map(|(was, is)| Some((was.clone()?, is.clone()?))).filter(|(was, is)| was != is));
            let mut own: Vec<String> = pairs.into_iter().flat_map(|(was, is)| [was, is]).flatten().collect();
            own.sort_by_key(|name| std::cmp::Reverse(name.len()));
            names.push(own);
            // The short name may be the same where the full one is another.
            let same = was.is_some() && was == is;
            let (before, now) = if same { (was_full, is_full) } else { (was.cloned(), is.cloned()) };
            parties.push(PartyChange {
                party: id.clone(),
                old: before,
                new: now,
                merged_into: merged_into(old, new, id),
                places: Vec::new(),
                figures: 0,
            });
        }
        renamed.sort_by_key(|(was, _)| std::cmp::Reverse(was.len()));
        Self { parties, reordered: is_reordered(old, new).then(Vec::new), names, renamed }
    }

    fn at(&self, id: &str) -> Option<usize> {
        self.parties.iter().position(|change| change.party == id)
    }

    /// The party a table's row or a document is of, where it came or left.
    fn came_or_left(&self, key: &str) -> Option<usize> {
        let at = key.split([':', '.']).find_map(|part| self.at(part))?;
        let change = self.parties.get(at)?;
        (change.old.is_none() || change.new.is_none()).then_some(at)
    }

    /// Marks what only follows from the parties, and takes values and figures that do; what is left is returned.
    pub(super) fn explain(
        &mut self,
        documents: &mut [DocumentChanges],
        values: &mut [ValueChange],
        left: Vec<Consequence>,
    ) -> Vec<Consequence> {
        let titles: BTreeMap<String, String> = documents
            .iter()
            .flat_map(|document| {
                let meta = &document.redline.document.meta;
                // What stands before the first section is known by the document's name.
                [(meta.kind.clone(), meta.title.clone()), (document.stem.clone(), document.title.clone())]
            })
            .collect();
        for document in documents {
            for item in &mut document.items {
                item.because = self.because(item, &document.stem, document.whole);
                self.note(item.because.clone(), &document.title, &item.place);
            }
        }
        let title = |one: &Consequence| {
            let kind = one.element.split('/').next().unwrap_or_default();
            titles.get(kind).cloned().unwrap_or_default()
        };
        for value in values.iter_mut() {
            let (was, is) = (value.old.as_ref().map(|s| s.nb.clone()), value.new.as_ref().map(|s| s.nb.clone()));
            if let (Some(was), Some(is)) = (was, is)
                && self.renamed(&was) == is
            {
                let why = self.of_texts(&was, &is, false);
                value.told = why.is_some();
                for one in value.consequences.iter().filter(|one| value.told && !one.figure) {
                    self.note(why.clone(), &title(one), &one.place);
                }
            }
            let id = value.path.strip_prefix("parties[").and_then(|rest| rest.split(']').next());
            let Some(at) = id.and_then(|id| self.at(id)) else { continue };
            let Some(party) = self.parties.get(at).map(|change| change.party.clone()) else { continue };
            for one in value.consequences.iter().filter(|consequence| !consequence.figure) {
                self.note(Some(Because::Party(party.clone())), &title(one), &one.place);
            }
            if let Some(change) = self.parties.get_mut(at).filter(|_| value.path.ends_with("].id")) {
                change.figures = value.consequences.iter().filter(|consequence| consequence.figure).count();
            }
        }
        let explained = |one: &Consequence| self.of_texts(&one.old, &one.new, one.figure || one.what.starts_with("parties"));
        let (own, left): (Vec<_>, Vec<_>) =
            left.into_iter().map(|one| (explained(&one), one)).partition(|(why, _)| why.is_some());
        for (why, one) in own {
            self.note(why, &title(&one), &one.place);
        }
        left.into_iter().map(|(_, one)| one).collect()
    }

    fn note(&mut self, why: Option<Because>, document: &str, place: &str) {
        let places = match why {
            Some(Because::Party(id)) => self.at(&id).and_then(|at| self.parties.get_mut(at)).map(|change| &mut change.places),
            Some(Because::Order) => self.reordered.as_mut(),
            None => None,
        };
        if let Some(places) = places
            && !places.iter().any(|known| (known.document.as_str(), known.place.as_str()) == (document, place))
        {
            places.push(Follows { document: document.to_owned(), place: place.to_owned() });
        }
    }

    fn because(&self, item: &Item, stem: &str, whole: bool) -> Option<Because> {
        if self.parties.is_empty() && self.reordered.is_none() {
            return None;
        }
        let party = |at: usize| self.parties.get(at).map(|change| Because::Party(change.party.clone()));
        if matches!(item.kind, ItemKind::Added | ItemKind::Removed) {
            let row = item.element.rsplit_once('[').and_then(|(_, key)| key.strip_suffix(']'));
            let found = row.and_then(|key| self.came_or_left(key));
            return found.or_else(|| whole.then(|| self.came_or_left(stem)).flatten()).and_then(party);
        }
        if item.kind != ItemKind::Reworded {
            return None;
        }
        let (old, new) = sides(&item.line);
        // Of what is computed, and of who signs, numbers and order follow from the parties too.
        let computed = item.element.contains("table:") || item.element.contains("signatures");
        self.of_texts(&old, &new, computed)
    }

    /// A text with the names of today.
    fn renamed(&self, text: &str) -> String {
        // Each name once: a short name may be the beginning of a longer one, old or new.
        let mark = |at: usize| format!("\u{1}{at}\u{2}");
        let mut text = text.to_owned();
        for (at, (was, _)) in self.renamed.iter().enumerate() {
            text = text.replace(was, &mark(at));
        }
        for (at, (_, is)) in self.renamed.iter().enumerate() {
            text = text.replace(&mark(at), is);
        }
        text
    }

    /// The party, or the order of the parties, that alone makes the difference between two texts.
    fn of_texts(&self, old: &str, new: &str, computed: bool) -> Option<Because> {
        let before = self.renamed(old);
        let named = |text: &str| self.names.iter().position(|own| own.iter().any(|name| text.contains(name)));
        let party = |at: usize| self.parties.get(at).map(|change| Because::Party(change.party.clone()));
        let but_numbers = || computed && bare(&before, &[], true) == bare(new, &[], true);
        if before != old && (before == new || but_numbers()) {
            return named(old).and_then(party);
        }
        let came_or_left: Vec<&String> = self
            .parties
            .iter()
            .zip(&self.names)
            .filter(|(change, _)| change.old.is_none() || change.new.is_none())
            .flat_map(|(_, own)| own)
            .collect();
        let other: Vec<String> = came_or_left
            .iter()
            .filter(|name| old.contains(name.as_str()) != new.contains(name.as_str()))
            .map(|name| (*name).clone())
            .collect();
        if !other.is_empty() && bare(&before, &other, computed) == bare(new, &other, computed) {
            return other.iter().find_map(|name| named(name)).and_then(party);
        }
        let sorted = |text: &str| {
            let mut words: Vec<&str> =
                text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '·')).filter(|word| !word.is_empty()).collect();
            words.sort_unstable();
            words.join(" ").replace(['.', ','], "")
        };
        (computed && self.reordered.is_some() && sorted(&before) == sorted(new)).then_some(Because::Order)
    }
}

/// A text without some names and what joins a list; of what is computed, without its numbers too.
fn bare(text: &str, names: &[String], computed: bool) -> String {
    let mut text = text.to_owned();
    for name in names {
        text = text.replace(name.as_str(), "");
    }
    let joins = |c: char| c.is_whitespace() || matches!(c, ',' | '·');
    let words = text.split(joins).map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty() && *word != "og");
    words.filter(|word| !computed || word.chars().any(char::is_alphabetic)).collect::<Vec<_>>().join(" ")
}

/// The party of the new version that a party of the old one has become part of, by the register of municipalities.
fn merged_into(old: &Version, new: &Version, id: &str) -> Option<String> {
    fn said<'a>(version: &'a Version, id: &str, key: &str) -> Option<&'a str> {
        version.values.get(&format!("parties[{id}].{key}")).map(|said| said.nb.as_str())
    }
    if said(old, id, "kind").is_some_and(|kind| kind != "kommune") {
        return None;
    }
    let (then, day) = (old.law_date.parse().ok(), new.law_date.parse().ok()?);
    let gone = Municipality::gone(said(old, id, "number"), said(old, id, "name")?, then, day).filter(|gone| gone.was_merged())?;
    let after = gone.on(day);
    let is = |id: &String| match said(new, id, "number") {
        Some(number) => after.iter().any(|m| m.number == number),
        None => said(new, id, "name").is_some_and(|name| after.iter().any(|m| m.is_called(name))),
    };
    new.parties.iter().find(|(id, _)| is(id)).map(|(_, name)| name.clone())
}

/// The parties both versions have stand in another order.
fn is_reordered(old: &Version, new: &Version) -> bool {
    let common = |order: &[String], other: &Version| -> Vec<String> {
        order.iter().filter(|id| other.parties.contains_key(*id)).cloned().collect()
    };
    !old.order.is_empty() && !new.order.is_empty() && common(&old.order, new) != common(&new.order, old)
}

/// The words of a line before and now.
pub(super) fn sides(line: &[Inline]) -> (String, String) {
    let mut sides = (String::new(), String::new());
    for inline in line {
        match inline {
            Inline::Changed { old, new, .. } => {
                sides.0.push_str(&plain(old));
                sides.1.push_str(&plain(new));
            }
            other => {
                let text = plain(std::slice::from_ref(other));
                sides.0.push_str(&text);
                sides.1.push_str(&text);
            }
        }
    }
    sides
}
