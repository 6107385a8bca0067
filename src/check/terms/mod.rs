//! Words that are no longer used, and where they stand in running text. Enter at [`obsolete`].

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diag::Level;
use crate::lang::other_form::words;
use crate::lang::{Lang, Text};
use crate::quantity::Date;
use crate::tr;

/// A word for what has another name today.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id: the word as people look it up.
    pub id: String,
    /// The forms it takes, lower case; several words may make one.
    pub words: Vec<String>,
    instead: Instead,
    /// The first day of the new name.
    #[serde(default, deserialize_with = "day")]
    pub since: Option<Date>,
    /// The forms of cooperation it is wrong in; all where none is named.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Words that show that the writer speaks of the past.
    #[serde(default)]
    pub unless: Vec<String>,
    #[serde(deserialize_with = "level")]
    level: Level,
    /// Why.
    #[serde(deserialize_with = "text")]
    pub why: Text,
    /// The mark of the source.
    pub source: String,
}

/// What is said instead.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Instead {
    nb: String,
    nn: String,
}

#[derive(Deserialize)]
struct Texts {
    nb: String,
    nn: String,
    en: String,
}

fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    let Texts { nb, nn, en } = Texts::deserialize(deserializer)?;
    Ok(Text { nb, nn, en })
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(serde::de::Error::custom)
}

fn level<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
    match String::deserialize(deserializer)?.as_str() {
        "warning" => Ok(Level::Warning),
        "advice" => Ok(Level::Advice),
        other => Err(serde::de::Error::custom(format!("{other}: warning | advice"))),
    }
}

static OBSOLETE: LazyLock<Vec<Term>> = LazyLock::new(|| load().unwrap_or_default());

fn load() -> Result<Vec<Term>, String> {
    serde_saphyr::from_str(include_str!("obsolete.yaml")).map_err(|error| format!("obsolete.yaml: {error}"))
}

/// Every obsolete word. That the list can be read is tested.
pub fn obsolete() -> impl Iterator<Item = &'static Term> {
    OBSOLETE.iter()
}

impl Term {
    /// Is it called that?
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.id == name || self.words.contains(&name)
    }
    /// How grave its use is.
    pub fn level(&self) -> Level {
        self.level
    }
    /// What is wrong with it.
    pub fn what(&self) -> Text {
        let id = &self.id;
        tr! { nb: "«{id}» brukes ikke om det som gjelder i dag", nn: "«{id}» blir ikkje brukt om det som gjeld i dag", en: "`{id}` is not the word for what is law today" }
    }
    /// What to write.
    pub fn todo(&self) -> Text {
        let Instead { nb, nn } = &self.instead;
        Text { nb: format!("skriv {nb}"), nn: format!("skriv {nn}"), en: format!("write {nb} ({nn} in nynorsk)") }
    }
    /// The word in a language form.
    pub fn instead(&self, lang: Lang) -> &str {
        lang.pick(&self.instead.nb, &self.instead.nn)
    }
    /// Where it stands in a text, whole words only.
    pub fn in_text(&self, text: &str) -> Vec<Range<usize>> {
        // The longest form wins, so that «likelydende vedtak» is one place.
        let mut found: Vec<Range<usize>> = self.words.iter().flat_map(|word| occurrences(text, word)).collect();
        found.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
        found.dedup_by(|next, before| next.start < before.end);
        found
    }
}

/// Every place a phrase stands as whole words, in any case.
pub(super) fn occurrences(text: &str, phrase: &str) -> Vec<Range<usize>> {
    let first = phrase.split(' ').next().unwrap_or(phrase);
    let rest = &phrase[first.len()..];
    let mut found = Vec::new();
    for range in words(text) {
        let word = &text[range.clone()];
        if word.len() == first.len() && word.to_lowercase() == first {
            let end = range.end + rest.len();
            let more = text.get(range.end..end).is_some_and(|more| more.to_lowercase() == rest);
            if more && !text[end..].starts_with(char::is_alphabetic) {
                found.push(range.start..end);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Law;

    #[test]
    fn the_list_is_read_and_sourced() {
        let terms = load().unwrap();
        assert!(terms.len() >= 10);
        for term in &terms {
            assert!(Law::embedded().sources.contains_key(&term.source), "{}", term.id);
            assert!(term.words.iter().all(|w| *w == w.to_lowercase()), "{}", term.id);
            assert!(term.forms.iter().all(|f| Law::embedded().form(f).is_some()), "{}", term.id);
        }
    }

    #[test]
    fn words_are_found_whole() {
        let found: Vec<&str> = words("Rådmannen, IKT-drift og «ås».").map(|r| &"Rådmannen, IKT-drift og «ås»."[r]).collect();
        assert_eq!(found, ["Rådmannen", "IKT-drift", "og", "ås"]);
        let term = obsolete().find(|t| t.id == "likelydende vedtak").unwrap();
        let text = "Kommunene gjør likelydende vedtak, og rådmannen likelydende brev.";
        assert_eq!(
            term.in_text(text).iter().map(|r| &text[r.clone()]).collect::<Vec<_>>(),
            ["likelydende vedtak", "likelydende"]
        );
        assert!(occurrences("fylkesmannenes", "fylkesmannen").is_empty());
    }
}
