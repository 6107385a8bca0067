//! Forms of cooperation that are recognised and not supported: what they are called, what they must settle, and what the program
//! can and cannot do for them. Enter at [`super::Law::recognised`].

use serde::Deserialize;

use super::form::Row;
use super::requirement::Confidence;
use crate::basis::{ActId, Basis, BasisError};
use crate::lang::Text;

/// A form the program knows of and makes no documents for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognised {
    /// Its id, such as `aksjeselskap`.
    pub id: String,
    /// Its name.
    #[serde(deserialize_with = "super::read::text")]
    pub name: Text,
    /// What people write for it.
    pub names: Vec<String>,
    /// Acts that are about this form, whatever the section.
    #[serde(default)]
    pub acts: Vec<ActId>,
    /// Provisions of other acts that mean it.
    #[serde(default)]
    pub basis: Vec<Basis>,
    /// The title of its governing document.
    #[serde(deserialize_with = "super::read::text")]
    pub document_title: Text,
    /// What its governing document must settle, and the law beside it.
    pub settles: Vec<Row>,
    /// What the program can do for it.
    #[serde(deserialize_with = "super::read::texts")]
    pub can: Vec<Text>,
    /// What it cannot.
    #[serde(deserialize_with = "super::read::texts")]
    pub cannot: Vec<Text>,
    /// How sure this is.
    #[serde(default)]
    pub confidence: Confidence,
    /// The mark of the source.
    pub source: String,
}

impl Recognised {
    /// Does a text mean this form: its id, a name of it, its act, or a provision?
    pub(super) fn is_meant_by(&self, text: &str) -> bool {
        let text = text.trim();
        let wanted = text.to_lowercase();
        let mut names = self.names.iter().chain([&self.id, &self.name.nb, &self.name.nn, &self.name.en]);
        if names.any(|name| name.to_lowercase() == wanted) {
            return true;
        }
        match Basis::parse(text) {
            Ok(basis) => self.acts.contains(&basis.act) || self.basis.iter().any(|own| own.contains(&basis)),
            Err(BasisError::NoSection { act } | BasisError::Chapter { act: Some(act), .. }) => self.acts.contains(&act),
            Err(_) => false,
        }
    }

    /// What there is to say when someone stands a cooperation on it: what it is, what must be settled, and what the program can do.
    pub fn told(&self) -> (Text, Text, Text) {
        let join =
            |pick: fn(&Text) -> &String, texts: &[&Text]| texts.iter().map(|t| pick(t).clone()).collect::<Vec<_>>().join("; ");
        let settles: Vec<&Text> = self.settles.iter().map(|row| &row.about).collect();
        let (can, cannot): (Vec<&Text>, Vec<&Text>) = (self.can.iter().collect(), self.cannot.iter().collect());
        let each = |texts: &[&Text]| Text { nb: join(|t| &t.nb, texts), nn: join(|t| &t.nn, texts), en: join(|t| &t.en, texts) };
        let (settles, can, cannot) = (each(&settles), each(&can), each(&cannot));
        (
            Text {
                nb: format!("{} er en form programmet kjenner, men ikke lager styrende dokumenter for", self.name.nb),
                nn: format!("{} er ei form programmet kjenner, men ikkje lagar styrande dokument for", self.name.nn),
                en: format!("{} is a form the program knows but makes no governing documents for", self.name.en),
            },
            Text {
                nb: format!("{}: {}", self.document_title.nb, settles.nb),
                nn: format!("{}: {}", self.document_title.nn, settles.nn),
                en: format!("{}: {}", self.document_title.en, settles.en),
            },
            Text {
                nb: format!("programmet kan {}; det kan ikke {}", can.nb, cannot.nb),
                nn: format!("programmet kan {}; det kan ikkje {}", can.nn, cannot.nn),
                en: format!("the program can {}; it cannot {}", can.en, cannot.en),
            },
        )
    }
}
