//! The changes between two versions as a list a person can go through: what happened to which element, which values changed and what
//! followed from them, and who must decide it. Enter at [`changes`].

use super::cause;
use super::decide::{self, DecidedBy};
use super::effect::{Effect, effects};
use super::moved;
use super::party::PartyChanges;
use super::redline::{Redline, redline};
use super::told;
use super::version::{Said, Version};
use super::walk::{self, Consequence};
use crate::document::tree::Inline;
use crate::lang::Lang;

/// Everything that is different between two versions of an agreement, read in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The documents of both versions, with what changed marked; a document that is new or gone is compared with an empty one.
    pub documents: Vec<DocumentChanges>,
    /// Values that are others now, with what followed.
    pub values: Vec<ValueChange>,
    /// Numbers in tables that changed without a value of the agreement that explains it.
    pub unexplained: Vec<Consequence>,
    /// Who came, left, or has another name.
    pub parties: Vec<PartyChange>,
    /// Where the text follows another order of the parties; none where their order is the same.
    pub reordered: Option<Vec<Follows>>,
    /// What the versions mean to each party.
    pub effects: Vec<Effect>,
    /// Requirements that were answered and are not, and the reverse.
    pub requirements: Vec<RequirementChange>,
    /// Texts that were read from files an older library made, in either version.
    pub read: Vec<ReadText>,
    /// Whether the text before, and the text now, is a file that was not made here: of that only the values are compared.
    pub foreign: (bool, bool),
}

/// A text that was read from a file, not made from its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadText {
    /// Whether it is the version before.
    pub old: bool,
    /// The document's file name without ending.
    pub stem: String,
    /// The file.
    pub file: String,
}

/// What changed in one document.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentChanges {
    /// Its file name without ending.
    pub stem: String,
    /// Its title, with the party whose paper it is.
    pub title: String,
    /// Whether it is new or gone as a whole.
    pub whole: bool,
    /// The new document with the changes marked.
    pub redline: Redline,
    /// What happened, in the order of the text.
    pub items: Vec<Item>,
    /// Numbers that are others only because something stands before them: old and new.
    pub renumbered: Vec<(String, String)>,
}

/// One change a reader wants to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What happened.
    pub kind: ItemKind,
    /// The element's id.
    pub element: String,
    /// Where it stands, such as «§ 4-2 Varsel om uttreden».
    pub place: String,
    /// Where it stood, where that is elsewhere.
    pub from: Option<String>,
    /// The line with the change marked in it.
    pub line: Vec<Inline>,
    /// Who must decide it.
    pub decided_by: DecidedBy,
    /// What it only follows from, where nobody wrote it for its own sake.
    pub because: Option<Because>,
}

/// A place where the text follows from a change elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follows {
    /// The title of the document.
    pub document: String,
    /// Where in it.
    pub place: String,
}

/// What a change of the text only follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// A party came, left, or has another name: its id.
    Party(String),
    /// The parties stand in another order.
    Order,
}

/// What happened to an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// Its words are others.
    Reworded,
    /// Another clause fills its topic.
    Variant,
}

impl ItemKind {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            ItemKind::Added => "added",
            ItemKind::Removed => "removed",
            ItemKind::Moved => "moved",
            ItemKind::Reworded => "reworded",
            ItemKind::Variant => "variant",
        }
    }
}

/// A value that is another now.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueChange {
    /// Its path in agreement.yaml.
    pub path: String,
    /// What it was; none when it is new.
    pub old: Option<Said>,
    /// What it is; none when it is gone.
    pub new: Option<Said>,
    /// The places where it is printed, and the figures that follow from it.
    pub consequences: Vec<Consequence>,
    /// Who must decide it.
    pub decided_by: DecidedBy,
    /// Where it is printed first; what it is about where no text prints it.
    pub place: String,
    /// The party, year or thing it is said of, where the place does not say.
    pub of: Option<String>,
    /// It is told elsewhere in the change list: with a party, or by the changed text that prints it.
    pub told: bool,
}

/// What happened to a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyChange {
    /// Its id.
    pub party: String,
    /// Its name before; none when it joined.
    pub old: Option<String>,
    /// Its name now; none when it left.
    pub new: Option<String>,
    /// The party of today it is part of, where it is a municipality that has merged.
    pub merged_into: Option<String>,
    /// Where the text follows.
    pub places: Vec<Follows>,
    /// How many figures follow.
    pub figures: usize,
}

/// A requirement whose answer came or went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequirementChange {
    /// The provision.
    pub basis: String,
    /// Was it answered, is it answered?
    pub answered: (bool, bool),
}

/// Compares two versions, in one language.
pub fn changes(old: &Version, new: &Version, lang: Lang) -> Changes {
    let mut values = value_changes(old, new);
    let (mut documents, mut consequences) = (Vec::new(), Vec::new());
    for (stem, before, after) in pairs(old, new, lang) {
        let whole = before.body.is_empty() != after.body.is_empty();
        let title = title(&stem, if after.body.is_empty() { &before } else { &after }, old, new);
        let redline = redline(&before, &after);
        let decide = |element: &str| decide::element(element, &stem, old, new);
        let found = walk::walk(&redline, &stem, &decide);
        consequences.extend(found.consequences);
        let items = match found.items.first() {
            Some(first) if whole && !(old.documents.is_empty() || new.documents.is_empty()) => {
                vec![Item {
                    element: stem.clone(),
                    place: title.clone(),
                    line: Vec::new(),
                    decided_by: decide(&stem),
                    ..first.clone()
                }]
            }
            _ => found.items,
        };
        documents.push(DocumentChanges { title, stem, whole, redline, items, renumbered: found.renumbered });
    }
    // The governing document is read first.
    documents.sort_by_key(|document: &DocumentChanges| document.redline.document.meta.kind != "statutes");
    let left = cause::assign(consequences, &mut values, old, new);
    let mut parties = PartyChanges::between(old, new, lang);
    let unexplained = parties.explain(&mut documents, &mut values, left);
    documents.iter_mut().for_each(|document| moved::carry(&mut document.items));
    told::settle(&mut values, &documents, &parties.parties, old, new, lang);
    Changes {
        documents,
        values,
        unexplained,
        parties: parties.parties,
        reordered: parties.reordered,
        effects: effects(old, new, lang),
        requirements: requirement_changes(old, new),
        read: read_texts(old, new, lang),
        foreign: (old.is_foreign(), new.is_foreign()),
    }
}

/// The title of a document, with the party whose paper it is: `databehandleravtale.nordvik.nb`.
fn title(stem: &str, document: &crate::document::Document, old: &Version, new: &Version) -> String {
    let title = &document.meta.title;
    let party = stem.split('.').find_map(|part| new.parties.get(part).or_else(|| old.parties.get(part)));
    party.map_or_else(|| title.clone(), |party| format!("{title}, {party}"))
}

fn read_texts(old: &Version, new: &Version, lang: Lang) -> Vec<ReadText> {
    let of = |version: &Version, old: bool| {
        let own = |stem: &String| version.documents.get(stem).is_some_and(|document| document.meta.lang == lang);
        let texts = version.read_from.iter().filter(|(stem, _)| own(stem));
        texts.map(|(stem, file)| ReadText { old, stem: stem.clone(), file: file.clone() }).collect::<Vec<_>>()
    };
    [of(old, true), of(new, false)].concat()
}

impl Changes {
    /// The texts themselves are compared.
    pub fn is_compared(&self) -> bool {
        self.foreign == (false, false)
    }

    /// Nothing at all is different.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
            && self.unexplained.is_empty()
            && self.parties.is_empty()
            && self.reordered.is_none()
            && self.requirements.is_empty()
            && self.documents.iter().all(|document| document.items.is_empty() && document.renumbered.is_empty())
    }

    /// How many items are of a kind and follow from nothing else.
    pub fn own(&self, kind: ItemKind) -> usize {
        let items = self.documents.iter().flat_map(|document| &document.items);
        items.filter(|item| item.kind == kind && item.because.is_none()).count()
    }

    /// How many items are of a kind.
    pub fn count(&self, kind: ItemKind) -> usize {
        self.documents.iter().flat_map(|document| &document.items).filter(|item| item.kind == kind).count()
    }
}

type Pair = (String, crate::document::Document, crate::document::Document);

/// The documents of both versions in one language, by file name.
fn pairs(old: &Version, new: &Version, lang: Lang) -> Vec<Pair> {
    if old.is_foreign() || new.is_foreign() {
        return Vec::new();
    }
    let stems: std::collections::BTreeSet<&String> = old.documents.keys().chain(new.documents.keys()).collect();
    let mut out = Vec::new();
    for stem in stems {
        let (before, after) = (old.documents.get(stem), new.documents.get(stem));
        if before.or(after).is_none_or(|document| document.meta.lang != lang) {
            continue;
        }
        let empty = |other: &crate::document::Document| crate::document::Document { body: Vec::new(), ..other.clone() };
        match (before, after) {
            (Some(before), Some(after)) => out.push((stem.clone(), before.clone(), after.clone())),
            (Some(before), None) => out.push((stem.clone(), before.clone(), empty(before))),
            (None, Some(after)) => out.push((stem.clone(), empty(after), after.clone())),
            (None, None) => {}
        }
    }
    out
}

fn value_changes(old: &Version, new: &Version) -> Vec<ValueChange> {
    let paths: std::collections::BTreeSet<&String> = old.values.keys().chain(new.values.keys()).collect();
    paths
        .into_iter()
        .filter(|path| old.values.get(*path) != new.values.get(*path) && path.as_str() != "schema")
        .map(|path| ValueChange {
            path: path.clone(),
            old: old.values.get(path).cloned(),
            new: new.values.get(path).cloned(),
            consequences: Vec::new(),
            decided_by: decide::value(path, old, new),
            place: String::new(),
            of: None,
            told: false,
        })
        .collect()
}

fn requirement_changes(old: &Version, new: &Version) -> Vec<RequirementChange> {
    let answered = |version: &Version, basis: &String| version.answers.get(basis).map(|elements| !elements.is_empty());
    let all: std::collections::BTreeSet<&String> = old.answers.keys().chain(new.answers.keys()).collect();
    all.into_iter()
        .filter_map(|basis| match (answered(old, basis), answered(new, basis)) {
            (Some(was), Some(is)) if was != is => Some(RequirementChange { basis: basis.clone(), answered: (was, is) }),
            (None, Some(false)) => Some(RequirementChange { basis: basis.clone(), answered: (true, false) }),
            _ => None,
        })
        .collect()
}
