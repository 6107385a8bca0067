//! Choices between words that are equally right, as data with every form of each word: `choices.yaml`. They change words and nothing else.
//! Enter at [`choose`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Lang;

/// What a choice swaps, by language form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choice {
    /// It is what those who act are called: a matter of names, chosen in a decision too.
    pub title: bool,
    /// In bokmål.
    pub nb: Swaps,
    /// In nynorsk.
    pub nn: Swaps,
}

/// Words and what stands in their place.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Swaps {
    /// Words that are swapped wherever they stand.
    pub words: BTreeMap<String, String>,
    /// Words that are something else too, swapped where they are infinitives.
    pub infinitives: BTreeMap<String, String>,
}

/// The choices in the order they are used.
static CHOICES: LazyLock<Vec<(String, Choice)>> = LazyLock::new(|| {
    let read: Result<BTreeMap<String, Choice>, _> = serde_saphyr::from_str(include_str!("choices.yaml"));
    let mut choices: Vec<(String, Choice)> = read.unwrap_or_default().into_iter().collect();
    choices.sort_by_key(|(id, _)| ORDER.iter().position(|one| one == id));
    choices
});

/// Those that give a word to another choice stand before it: «bli» becomes «verte», and that «verta».
const ORDER: &[&str] = &["raadmann", "innstilling", "handsaming", "tar", "ogsaa", "vert", "a-infinitiv"];

/// The words after which an infinitive stands.
const BEFORE: &[&str] = &["å", "skal", "kan", "må", "vil", "bør", "skulle", "kunne", "ville", "burde"];

/// What may stand between such a word and the infinitive, when nothing else does.
const BETWEEN: &[&str] = &["ikkje", "berre", "også", "òg", "likevel", "derfor", "difor", "då", "sjølv", "sjølve", "framleis"];

/// What a sentence about the object of a verb begins with: the word before is a verb and no noun.
const AFTER: &[&str] = &["at", "kven", "kva", "korleis", "når"];

/// Every choice, with what it swaps.
pub fn all() -> &'static [(String, Choice)] {
    &CHOICES
}

/// Is a choice what those who act are called?
pub fn is_title(id: &str) -> bool {
    CHOICES.iter().any(|(one, choice)| one == id && choice.title)
}

/// A text with the words of the choices named, whole words with the capital letter they had; those to keep are kept.
pub fn choose<'a>(text: &str, named: impl Iterator<Item = &'a str> + Clone, lang: Lang, keep: &BTreeSet<String>) -> String {
    let mut text = text.to_owned();
    for (_, choice) in CHOICES.iter().filter(|(id, _)| named.clone().any(|one| one == id)) {
        let swaps = lang.pick(&choice.nb, &choice.nn);
        text = swap(&text, |word, before, after| {
            if keep.contains(word) {
                return None;
            }
            let infinitive = || swaps.infinitives.get(word).filter(|_| is_infinitive(before, after));
            swaps.words.get(word).or_else(infinitive).map(String::as_str)
        });
    }
    text
}

/// Is a word between two texts an infinitive?
fn is_infinitive(before: &str, after: &str) -> bool {
    let same_part = before.rsplit(['.', ',', ':', ';', '(', ')']).next().unwrap_or_default();
    let mut words = same_part.split_whitespace().rev().map(str::to_lowercase);
    let is = |list: &[&str], word: &String| list.contains(&word.as_str());
    let direct = words.clone().find(|word| !is(BETWEEN, word)).is_some_and(|word| is(BEFORE, &word));
    let next = after.split_whitespace().next().unwrap_or_default();
    direct || (AFTER.contains(&next) && words.by_ref().take(4).any(|word| is(BEFORE, &word)))
}

/// A text with some of its words swapped: whole words, with the capital letter they had. `other` is asked with a word in small letters and
/// with what stands before and after it.
pub fn swap<'a>(text: &str, other: impl Fn(&str, &str, &str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    while let Some(start) = text.get(end..).and_then(|rest| rest.find(char::is_alphanumeric)).map(|at| end + at) {
        out.push_str(text.get(end..start).unwrap_or_default());
        let rest = text.get(start..).unwrap_or_default();
        end = start + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let word = text.get(start..end).unwrap_or_default();
        let small = word.to_lowercase();
        match other(&small, text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default()) {
            Some(other) if small == word => out.push_str(other),
            Some(other) => {
                let mut letters = other.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
            }
            None => out.push_str(word),
        }
    }
    out.push_str(text.get(end..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str, named: &[&str]) -> String {
        choose(text, named.iter().copied(), Lang::Nn, &BTreeSet::new())
    }

    #[test]
    fn every_choice_is_read_and_has_its_place() {
        let ids: Vec<&str> = all().iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ORDER);
        assert!(all().iter().all(|(_, choice)| !choice.nn.words.is_empty()));
    }

    #[test]
    fn an_infinitive_is_told_from_a_noun() {
        let a = |text| chosen(text, &["a-infinitiv"]);
        assert_eq!(a("Dei må avtale kven som kan gjere det."), "Dei må avtala kven som kan gjera det.");
        assert_eq!(
            a("Etter lova kan ein kommune avtale at ein vert skal utføre oppgåver."),
            "Etter lova kan ein kommune avtala at ein vert skal utføra oppgåver."
        );
        assert_eq!(
            a("Dei kan gå vidare med ein ny avtale, og halde møte."),
            "Dei kan gå vidare med ein ny avtale, og halda møte."
        );
        assert_eq!(
            a("Rådet kan ikkje møte i ferien. Styre og møte er noko anna."),
            "Rådet kan ikkje møta i ferien. Styre og møte er noko anna."
        );
    }

    #[test]
    fn choices_build_on_each_other_and_keep_capitals() {
        assert_eq!(chosen("Saka kan bli behandla.", &["a-infinitiv", "vert", "handsaming"]), "Saka kan verta handsama.");
        assert_eq!(chosen("Blir ho vedteken, blir ho motteke.", &["vert", "tar"]), "Vert ho vedtatt, vert ho mottatt.");
        assert_eq!(chosen("Behandlingsansvarleg er kommunen.", &["handsaming"]), "Behandlingsansvarleg er kommunen.");
        let raadmann = |text, keep: &[&str]| {
            choose(text, ["raadmann"].into_iter(), Lang::Nb, &keep.iter().map(|word| (*word).to_owned()).collect())
        };
        assert_eq!(raadmann("Kommunedirektørens forslag", &[]), "Rådmannens forslag");
        assert_eq!(raadmann("Kommunedirektøren og kommunedirektører", &["kommunedirektøren"]), "Kommunedirektøren og rådmenn");
    }
}
