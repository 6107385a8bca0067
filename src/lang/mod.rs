//! Languages: the two written forms of documents, the three of messages, and how numbers, dates and words look in each.
//! Enter at [`Lang`] for documents and [`crate::tr`] for messages.

pub mod choices;
pub mod date;
pub mod number;
pub mod order;
pub mod other_form;
pub mod words;

pub use words::{Form, Words};

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The written form of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Bokmål.
    #[default]
    Nb,
    /// Nynorsk.
    Nn,
}

impl Lang {
    /// Both forms, in the order documents are made.
    pub const ALL: [Lang; 2] = [Lang::Nb, Lang::Nn];

    /// `nb` or `nn`.
    pub fn id(self) -> &'static str {
        match self {
            Lang::Nb => "nb",
            Lang::Nn => "nn",
        }
    }

    /// The one of two that is in this form.
    pub fn pick<T>(self, nb: T, nn: T) -> T {
        match self {
            Lang::Nb => nb,
            Lang::Nn => nn,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Lang {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "nb" => Ok(Lang::Nb),
            "nn" => Ok(Lang::Nn),
            _ => Err(format!("{text}: nb | nn")),
        }
    }
}

/// The language of messages to the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UiLang {
    /// Bokmål.
    Nb,
    /// Nynorsk.
    Nn,
    /// English.
    En,
}

/// A message in all three languages; made by [`crate::tr`].
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Text {
    /// Bokmål.
    pub nb: String,
    /// Nynorsk.
    pub nn: String,
    /// English.
    pub en: String,
}

impl Text {
    /// The text in one language.
    pub fn get(&self, lang: UiLang) -> &str {
        match lang {
            UiLang::Nb => &self.nb,
            UiLang::Nn => &self.nn,
            UiLang::En => &self.en,
        }
    }

    /// The same words in all three: names, paths, numbers.
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { nb: text.clone(), nn: text.clone(), en: text }
    }
}

/// A [`Text`] from three format strings that stand together, so that none is forgotten; captures work as in `format!`.
#[macro_export]
macro_rules! tr {
    (nb: $nb:literal, nn: $nn:literal, en: $en:literal $(, $($arg:tt)*)?) => {
        $crate::lang::Text { nb: format!($nb $(, $($arg)*)?), nn: format!($nn $(, $($arg)*)?), en: format!($en $(, $($arg)*)?) }
    };
}
