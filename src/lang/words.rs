//! The forms of terms of art and of the words of closed sets, in both written languages, from `words.yaml`.
//! Enter at [`Words::embedded`]; the file's own head says how a line of it is read.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de};

use super::Lang;
use super::number::{NBSP, number};
use crate::quantity::Ratio;

/// The word list in the program.
const EMBEDDED: &str = include_str!("words.yaml");

/// A form of a noun. What is no noun has the same text in all forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `representantskap`, without article.
    Indefinite,
    /// `representantskapet`.
    Definite,
    /// Definite and owning: `representantskapets`, before what is owned; nynorsk `til representantskapet`, after it.
    Genitive,
    /// `medlemmer`.
    Plural,
    /// `medlemmene`.
    DefinitePlural,
}

impl Form {
    /// Every form.
    pub const ALL: [Form; 5] = [Form::Indefinite, Form::Definite, Form::Genitive, Form::Plural, Form::DefinitePlural];

    /// The form as a clause writes it.
    pub fn id(self) -> &'static str {
        match self {
            Form::Indefinite => "indefinite",
            Form::Definite => "definite",
            Form::Genitive => "genitive",
            Form::Plural => "plural",
            Form::DefinitePlural => "definite-plural",
        }
    }
}

impl FromStr for Form {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let known = Form::ALL.into_iter().find(|form| form.id() == text);
        known.ok_or_else(|| format!("{text}: indefinite | definite | genitive | plural | definite-plural"))
    }
}

/// The gender of a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// `en`, nynorsk `ein`.
    Masculine,
    /// `ei`; bokmål documents use the masculine instead, so only nynorsk has it here.
    Feminine,
    /// `et`, nynorsk `eit`.
    Neuter,
}

/// The word list. A value that could not be read is empty, and every look-up gives none.
#[derive(Debug, Default)]
pub struct Words {
    terms: BTreeMap<String, Entry>,
    sets: BTreeMap<String, BTreeMap<String, Entry>>,
    /// Other ways to write a term's id, to the id.
    spellings: BTreeMap<String, String>,
}

/// `words.yaml` as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    terms: BTreeMap<String, Entry>,
    words: BTreeMap<String, BTreeMap<String, Entry>>,
}

/// One word in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(deserialize_with = "read_nb")]
    nb: Forms,
    #[serde(deserialize_with = "read_nn")]
    nn: Forms,
}

/// One word in one language.
#[derive(Debug)]
struct Forms {
    gender: Option<Gender>,
    indefinite: String,
    definite: String,
    genitive: String,
    plural: String,
    definite_plural: String,
}

impl Words {
    /// The word list of the program. It is read at the first use; a test of the library keeps it readable.
    pub fn embedded() -> &'static Words {
        static WORDS: LazyLock<Words> = LazyLock::new(|| Words::parse(EMBEDDED).unwrap_or_default());
        &WORDS
    }

    /// Reads a word list.
    fn parse(yaml: &str) -> Result<Words, serde_saphyr::Error> {
        let File { terms, words: sets } = serde_saphyr::from_str(yaml)?;
        let mut spellings = BTreeMap::new();
        // Bokmål goes first: where a nynorsk spelling is another term's bokmål, the bokmål one is meant.
        for lang in Lang::ALL {
            for (id, entry) in &terms {
                spellings.entry(entry.forms(lang).indefinite.clone()).or_insert_with(|| id.clone());
            }
        }
        Ok(Words { terms, sets, spellings })
    }

    /// A form of a term of art, by its id (`kommunedirektor`) or its spelling in either language (`kommunedirektør`).
    pub fn term(&self, id: &str, lang: Lang, form: Form) -> Option<&str> {
        Some(self.forms_of(id, lang)?.get(form))
    }

    /// The gender of a term; none for plurals and for what is no noun.
    pub fn gender(&self, id: &str, lang: Lang) -> Option<Gender> {
        self.forms_of(id, lang)?.gender
    }

    /// The ids of all terms, in order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.terms.keys().map(String::as_str)
    }

    /// A form of a word of one of the closed sets of [`crate::agreement::words`].
    pub fn word(&self, set: &str, id: &str, lang: Lang, form: Form) -> Option<&str> {
        Some(self.sets.get(set)?.get(id)?.forms(lang).get(form))
    }

    /// The word of a closed set that a text is a form of, in either language and whatever the letters' case: `Rådmennene` is `rådmann`.
    pub fn word_of(&self, set: &str, text: &str) -> Option<&str> {
        let text = text.trim().to_lowercase();
        let is = |entry: &Entry| {
            Lang::ALL.into_iter().any(|lang| Form::ALL.into_iter().any(|form| entry.forms(lang).get(form).to_lowercase() == text))
        };
        self.sets.get(set)?.iter().find(|(_, entry)| is(entry)).map(|(id, _)| id.as_str())
    }

    /// What can be counted: the spellings `count` knows, for suggestions.
    pub fn nouns(&self) -> impl Iterator<Item = &str> {
        self.spellings.keys().map(String::as_str).chain(self.terms())
    }

    /// So many of a thing: `1 medlem`, `5 medlemmer`. The noun is a term, by id or spelling.
    pub fn count(&self, n: u64, noun: &str, lang: Lang) -> Option<String> {
        let word = self.term(noun, lang, if n == 1 { Form::Indefinite } else { Form::Plural })?;
        Some(format!("{}{NBSP}{word}", number(&Ratio::whole(n))))
    }

    fn forms_of(&self, id: &str, lang: Lang) -> Option<&Forms> {
        let entry = self.terms.get(id).or_else(|| self.terms.get(self.spellings.get(id)?));
        Some(entry?.forms(lang))
    }
}

impl Entry {
    fn forms(&self, lang: Lang) -> &Forms {
        lang.pick(&self.nb, &self.nn)
    }
}

impl Forms {
    fn get(&self, form: Form) -> &str {
        match form {
            Form::Indefinite => &self.indefinite,
            Form::Definite => &self.definite,
            Form::Genitive => &self.genitive,
            Form::Plural => &self.plural,
            Form::DefinitePlural => &self.definite_plural,
        }
    }

    /// Reads a line of the list: one, two, four or five columns. `None` when it has another number, or an empty one.
    fn parse(line: &str, lang: Lang) -> Option<Self> {
        let columns: Vec<&str> = line.split('|').map(str::trim).collect();
        if columns.iter().any(|column| column.is_empty()) {
            return None;
        }
        let (first, definite, plural, definite_plural, genitive) = match columns[..] {
            [phrase] => return Some(Self::unchanging(phrase)),
            [first, definite] => (first, definite, None, definite, None),
            [first, definite, plural, definite_plural] => (first, definite, Some(plural), definite_plural, None),
            [first, definite, plural, definite_plural, genitive] => {
                (first, definite, Some(plural), definite_plural, Some(genitive))
            }
            _ => return None,
        };
        let (gender, indefinite) = without_article(first, lang);
        Some(Self {
            gender,
            indefinite: indefinite.to_owned(),
            definite: definite.to_owned(),
            genitive: genitive.map_or_else(|| lang.pick(format!("{definite}s"), format!("til {definite}")), str::to_owned),
            plural: plural.unwrap_or(indefinite).to_owned(),
            definite_plural: definite_plural.to_owned(),
        })
    }

    /// A text that is the same in all forms.
    fn unchanging(phrase: &str) -> Self {
        let text = || phrase.to_owned();
        Self { gender: None, indefinite: text(), definite: text(), genitive: text(), plural: text(), definite_plural: text() }
    }
}

/// The gender an article tells, and what follows the article.
fn without_article(text: &str, lang: Lang) -> (Option<Gender>, &str) {
    let articles =
        [(lang.pick("en ", "ein "), Gender::Masculine), ("ei ", Gender::Feminine), (lang.pick("et ", "eit "), Gender::Neuter)];
    let found = articles.into_iter().find_map(|(article, gender)| Some((Some(gender), text.strip_prefix(article)?)));
    found.unwrap_or((None, text))
}

fn read_nb<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Forms, D::Error> {
    read_forms(deserializer, Lang::Nb)
}

fn read_nn<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Forms, D::Error> {
    read_forms(deserializer, Lang::Nn)
}

fn read_forms<'de, D: Deserializer<'de>>(deserializer: D, lang: Lang) -> Result<Forms, D::Error> {
    let line = String::deserialize(deserializer)?;
    Forms::parse(&line, lang).ok_or_else(|| de::Error::custom(format!("{line}: one, two, four or five columns, none empty")))
}

/// A list in running text: `A`, `A og B`, `A, B og C`.
pub fn join(parts: &[String], lang: Lang) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), lang.pick("og", "og")),
    }
}

/// The genitive of a name in bokmål: `Nordvik kommunes`, `Dokka Drifts IKS’`.
///
/// None in nynorsk, where `sin`, `si`, `sitt` and `sine` follow the gender of what is owned: write «til» or another preposition.
/// None too for a name that ends in something else than a letter or a digit.
pub fn genitive_name(name: &str, lang: Lang) -> Option<String> {
    let last = name.chars().next_back().filter(|last| lang == Lang::Nb && last.is_alphanumeric())?;
    let ending = if matches!(last.to_ascii_lowercase(), 's' | 'x' | 'z') { "’" } else { "s" };
    Some(format!("{name}{ending}"))
}

#[cfg(test)]
mod tests;
