//! What the drafter has written in own words, sentence by sentence, for rules that read text: texts and provisions of agreement.yaml
//! and the local points of cases. The library's clauses are not among them. Enter at [`sentences`].

use crate::agreement::data::{Data, Leaf, Node};
use crate::resolve::Resolved;
use crate::source::{Place, SourceId, Sources, Span};

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

/// Every sentence of the drafter's own, in the order of the files.
pub(super) fn sentences(resolved: &Resolved<'_>) -> Vec<Sentence> {
    let loaded = resolved.loaded;
    let mut reader = Reader { sources: resolved.sources, source: loaded.source, party: None, sentences: Vec::new() };
    for (key, node) in loaded.tree.entries() {
        // Names are names; open questions and assumptions are about the agreement, not in it.
        if !["name", "short_name", "parties", "legal_basis", "open", "assumptions", "registers", "annexes"].contains(&key) {
            reader.walk(key, node);
        }
    }
    for case in &loaded.cases {
        reader.source = case.source;
        for (party, own) in case.tree.at("parties").entries() {
            reader.party = Some(party.to_owned());
            reader.walk(&format!("parties.{party}.local_points"), own.at("local_points"));
        }
    }
    reader.sentences
}

/// What a party is called in text, in small letters.
pub(super) fn names(resolved: &Resolved<'_>, party: &str) -> Vec<String> {
    let party = resolved.loaded.party(party);
    let labels = party.into_iter().flat_map(|p| [Some(&p.name.value), p.short.as_ref().map(|s| &s.value)]).flatten();
    labels.flat_map(|label| [&label.one, &label.nb, &label.nn]).flatten().map(|name| name.to_lowercase()).collect()
}

struct Reader<'a> {
    sources: &'a Sources,
    source: SourceId,
    party: Option<String>,
    sentences: Vec<Sentence>,
}

impl Reader<'_> {
    fn walk(&mut self, path: &str, node: &Node) {
        match &node.data {
            Data::Leaf(Leaf::Label(texts) | Leaf::Prose(texts)) => {
                for text in [&texts.one, &texts.nb, &texts.nn].into_iter().flatten() {
                    self.read(path, text, node.span.unwrap_or_default());
                }
            }
            Data::Map(map) => map.iter().for_each(|(key, node)| self.walk(&format!("{path}.{key}"), node)),
            Data::List(list) => list.iter().for_each(|(id, node)| self.walk(&format!("{path}[{id}]"), node)),
            _ => {}
        }
    }

    fn read(&mut self, path: &str, text: &str, span: Span) {
        for sentence in split(text) {
            let place = Place { source: self.source, span: self.span_of(&sentence, span) };
            self.sentences.push(Sentence {
                path: path.to_owned(),
                party: self.party.clone(),
                text: sentence.to_lowercase(),
                place,
            });
        }
    }

    /// The sentence's own place where the file has it on one line, else the whole text's.
    fn span_of(&self, sentence: &str, within: Span) -> Span {
        let text = &self.sources.get(self.source).text;
        let at = text.get(within.start..).and_then(|rest| rest.find(sentence)).map(|at| within.start + at);
        at.map_or(within, |at| Span::new(at, at + sentence.len()))
    }
}

/// The sentences of a text. A paragraph and a list item end a sentence too; lines within them do not.
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
