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
}
