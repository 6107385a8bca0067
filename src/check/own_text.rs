//! What the drafter has written in own words, sentence by sentence, for rules that read text: texts and provisions of agreement.yaml,
//! own clauses and the local points of cases. The library's clauses are not among them. Enter at [`sentences`].

use std::ops::Range;

use super::texts::own_texts;
use crate::agreement::data::Data;
use crate::resolve::Resolved;
use crate::source::Place;

/// One sentence of the drafter's own.
pub(super) struct Sentence {
    /// Where it stands: the path of the text in its file.
    pub path: String,
    /// The case it stands in, with the party whose point it is; none for agreement.yaml.
    pub party: Option<String>,
    /// The sentence on one line, in small letters.
    pub text: String,
    /// Its place.
    pub place: Place,
}

/// Words that turn a sentence into its opposite, or keep something out.
const DENIALS: &[&str] =
    &["ikke", "ikkje", "ingen", "inga", "verken", "korkje", "unntatt", "unntak", "unnateke", "utenom", "utanom"];

impl Sentence {
    /// Does it have one of these words or phrases in it?
    pub(super) fn has(&self, any: &[&str]) -> bool {
        any.iter().any(|phrase| self.text.contains(phrase))
    }
    /// Does it have one of these as a whole word?
    pub(super) fn has_word(&self, any: &[&str]) -> bool {
        self.text.split(|c: char| !c.is_alphanumeric()).any(|word| any.contains(&word))
    }
    /// Does it say that something is not so, or keep something out?
    pub(super) fn denies(&self) -> bool {
        self.has_word(DENIALS)
    }
}

/// Keys of agreement.yaml whose texts are names, or about the agreement and not in it.
const NOT_IN_IT: &[&str] = &["name", "short_name", "parties", "legal_basis", "open", "assumptions", "registers", "annexes"];

/// Every sentence of the drafter's own, in the order of the files. A case officer's prose tells of the matter and decides nothing.
pub(super) fn sentences(resolved: &Resolved<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for text in own_texts(resolved).iter().filter(|text| !text.plain) {
        let source = text.at(&(0..0)).source;
        let party = if source == resolved.loaded.source {
            let root = text.path.split(['.', '[']).next().unwrap_or_default();
            let open = matches!(resolved.loaded.tree.at(&text.path).data, Data::Open(_));
            if NOT_IN_IT.contains(&root) || open {
                continue;
            }
            None
        } else if resolved.loaded.cases.iter().any(|case| case.source == source) {
            let own = text.path.strip_prefix("parties.").and_then(|rest| rest.strip_suffix(".local_points"));
            let Some(party) = own else { continue };
            Some(party.to_owned())
        } else if resolved.loaded.cases.iter().any(|case| case.parts.values().any(|part| *part == source)) {
            continue;
        } else {
            None
        };
        sentences.extend(split(text.text).into_iter().map(|sentence| {
            let place = text.at(&range_of(text.text, &sentence));
            Sentence { path: text.path.clone(), party: party.clone(), text: sentence.to_lowercase(), place }
        }));
    }
    sentences
}

/// What a party is called in text, in small letters.
pub(super) fn names(resolved: &Resolved<'_>, party: &str) -> Vec<String> {
    let party = resolved.loaded.party(party);
    let labels = party.into_iter().flat_map(|p| [Some(&p.name.value), p.short.as_ref().map(|s| &s.value)]).flatten();
    labels.flat_map(|label| [&label.one, &label.nb, &label.nn]).flatten().map(|name| name.to_lowercase()).collect()
}

/// Where a sentence stands in its text: its first words, where it is broken over lines.
fn range_of(text: &str, sentence: &str) -> Range<usize> {
    let words = sentence.match_indices(' ').nth(2).map_or(sentence, |(at, _)| sentence.get(..at).unwrap_or(sentence));
    let found = [sentence, words].into_iter().find_map(|part| text.find(part).map(|at| at..at + part.len()));
    found.unwrap_or(0..text.len())
}

/// The sentences of a text. A heading, a paragraph and a list item end a sentence too; lines within them do not.
fn split(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = vec![String::new()];
    for line in text.lines() {
        let line = line.trim();
        let bare = line
            .trim_start_matches(['-', '*', '#'])
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start_matches(['.', ')']);
        let item = bare.len() < line.len() && bare.starts_with(' ');
        if line.is_empty() || item {
            blocks.push(String::new());
        }
        if line.starts_with('#') {
            blocks.push(String::new());
            continue;
        }
        if let Some(block) = blocks.last_mut().filter(|_| !line.is_empty()) {
            if !block.is_empty() {
                block.push(' ');
            }
            block.push_str(if item { bare.trim_start() } else { line });
        }
    }
    blocks.iter().flat_map(|block| sentences_of(block)).collect()
}

/// A full stop ends a sentence when a capital letter follows: «jf. § 20-2» and «nr. 3» go on.
fn sentences_of(block: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, _) in block.match_indices(['.', '!', '?']) {
        let rest = block.get(at + 1..).unwrap_or_default();
        if rest.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase)) {
            sentences.push(block.get(start..=at).unwrap_or_default().trim().to_owned());
            start = at + 1;
        }
    }
    sentences.push(block.get(start..).unwrap_or_default().trim().to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_sentence_by_sentence() {
        let text =
            "Vedtaket følger av\nloven, jf. § 20-2 nr. 3. Det gjelder\nikke her.\n\n1. Første punkt\n2. Andre punkt. Og mer.\n";
        let expected =
            ["Vedtaket følger av loven, jf. § 20-2 nr. 3.", "Det gjelder ikke her.", "Første punkt", "Andre punkt.", "Og mer."];
        assert_eq!(split(text), expected);
    }
}
