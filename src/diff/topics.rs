//! What a value is of, for values no text prints: the topic of its key in agreement.yaml, and the party or thing it is said of.
//! Enter at [`label`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::version::{Said, Version};
use crate::lang::{Form, Lang, Words};

const EMBEDDED: &str = include_str!("topics.yaml");

#[derive(Debug, Clone, Deserialize)]
struct Topic {
    nb: String,
    nn: String,
}

// A fault in the file is one of the program's own, and falls in its test.
static TOPICS: LazyLock<BTreeMap<String, Topic>> = LazyLock::new(|| serde_saphyr::from_str(EMBEDDED).unwrap_or_default());

/// The topic of a path, such as «Vedlegg»; the path itself where it begins with no key of agreement.yaml.
pub(super) fn topic(path: &str, lang: Lang) -> String {
    let key = path.split(['.', '[']).next().unwrap_or(path);
    TOPICS.get(key).map_or_else(|| path.to_owned(), |topic| lang.pick(&topic.nb, &topic.nn).clone())
}

/// What the value at a path is said of: the party or the year named in it, else the title of the item it belongs to.
pub(super) fn of(path: &str, old: &Version, new: &Version, lang: Lang) -> Option<String> {
    let steps: Vec<&str> = path.split(['.', '[', ']']).filter(|step| !step.is_empty()).collect();
    let party = |version: &Version| steps.iter().rev().find_map(|step| version.parties.get(*step)).cloned();
    if let Some(name) = party(new).or_else(|| party(old)) {
        let deputies = steps.last().filter(|step| **step == "deputies");
        let deputies = deputies.and_then(|_| Words::embedded().term("varamedlem", lang, Form::Plural));
        return Some(deputies.map_or_else(|| name.clone(), |deputies| format!("{name}, {deputies}")));
    }
    let year = steps.last().filter(|step| step.len() == 4 && step.bytes().all(|b| b.is_ascii_digit()));
    match (item(path, old, new, lang), year) {
        (Some(item), Some(year)) => Some(format!("{item} {year}")),
        (item, year) => item.or_else(|| year.map(|year| (*year).to_owned())),
    }
}

/// The title of the item of a list that a path leads into.
fn item(path: &str, old: &Version, new: &Version, lang: Lang) -> Option<String> {
    let item = path.rfind(']').and_then(|end| path.get(..=end))?;
    let said = |version: &Version| {
        let at = |key: &str| version.values.get(&format!("{item}.{key}")).map(|said: &Said| said.get(lang).trim().to_owned());
        ["title", "name", "text", "metric", "what", "item"]
            .iter()
            .find_map(|key| at(key))
            .filter(|text| text.chars().count() <= LONGEST)
    };
    said(new).or_else(|| said(old))
}

/// A longer text is no name of a thing.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_an_agreement_has_a_topic() {
        let topics: BTreeMap<String, Topic> = serde_saphyr::from_str(EMBEDDED).unwrap();
        let schema = crate::agreement::schema::json("agreement").unwrap();
        let keys: Vec<&String> = schema["properties"].as_object().unwrap().keys().filter(|key| *key != "schema").collect();
        let missing: Vec<&&String> = keys.iter().filter(|key| !topics.contains_key(**key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        assert_eq!(topics.len(), keys.len(), "a topic without a key");
        assert_eq!(topic("exit_terms.notice.length", Lang::Nn), "Uttreding");
        assert_eq!(topic("annexes[a].title", Lang::Nb), "Vedlegg");
    }
}
