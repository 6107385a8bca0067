//! Where a reader meets a value that is another now: in the text, in the file alone, or in another part of the change list.
//! Enter at [`standing`].

use super::changes::{Changes, PartyChange, ValueChange};
use crate::lang::Lang;
use crate::lang::order::natural;

/// Where a reader meets a value that is another now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// It is printed, or something worked out from it is.
    InText,
    /// It is not printed: it decides something, or stands in no document.
    InFile,
    /// Another part of the list says it, or it is a matter of the file alone.
    Elsewhere,
}

/// The values that stand in one place, in the order of the text.
pub(super) fn standing(changes: &Changes, wanted: Stands) -> Vec<&ValueChange> {
    let mut values: Vec<&ValueChange> = changes.values.iter().filter(|value| stands(changes, value) == wanted).collect();
    values.sort_by_cached_key(|value| place(value).map(|place| in_order(&place)));
    values
}

fn stands(changes: &Changes, value: &ValueChange) -> Stands {
    let came_or_left = |party: &&PartyChange| party.old.is_none() || party.new.is_none();
    let of_party = |party: &PartyChange| value.path.starts_with(&format!("parties[{}]", party.party));
    let said = changes.parties.iter().filter(came_or_left).any(of_party);
    // A part of something that is new or gone as a whole: the text that came or went with it says it.
    let part = value.consequences.is_empty() && value.path.contains('[') && (value.old.is_none() || value.new.is_none());
    if technical(value) || value.told || said || part {
        Stands::Elsewhere
    } else if value.consequences.is_empty() {
        Stands::InFile
    } else {
        Stands::InText
    }
}

/// A name or choice of the file itself, which no reader of the document sees; and own text, which is listed as the text it is.
fn technical(value: &ValueChange) -> bool {
    let path = value.path.as_str();
    let choice = ["documents[", "clauses.", "numbering.", "languages", "example", "historic", "schema", "provisions["];
    value.consequences.is_empty() && (path.ends_with(".id") || choice.iter().any(|start| path.starts_with(start)))
}

/// Where a value is printed first.
pub(super) fn place(value: &ValueChange) -> Option<String> {
    let printed = value.consequences.iter().find(|consequence| !consequence.figure).or_else(|| value.consequences.first());
    printed.map(|consequence| consequence.place.clone()).filter(|place| !place.is_empty())
}

/// Where a value is printed, and which of several it is there: whose, of what year, members or deputies.
pub(super) fn named_place(changes: &Changes, value: &ValueChange, lang: Lang) -> String {
    let mut named = place(value).unwrap_or_else(|| value.path.clone());
    for step in value.path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let word = match step {
            "deputies" => Some(lang.pick("varamedlemmer", "varamedlemmer").to_owned()),
            year if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) => Some(year.to_owned()),
            party => changes.names.get(party).cloned(),
        };
        if let Some(word) = word.filter(|word| !named.contains(word.as_str())) {
            named = format!("{named}, {word}");
        }
    }
    named
}

/// A key that sorts places as they stand in the text, the numbered ones first.
pub(super) fn in_order(place: &str) -> (bool, Vec<(u64, String)>) {
    (!place.starts_with(|c: char| c == '§' || c.is_ascii_digit()), natural(place))
}
