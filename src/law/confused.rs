//! Provisions that are often cited for something that stands elsewhere. Enter at [`super::Law::confused`].

use serde::Deserialize;

use super::requirement::Confidence;
use crate::basis::{ActId, Basis, Found};
use crate::lang::Text;

/// A provision people cite for what it does not say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confused {
    /// The provision that is cited.
    pub at: Option<Basis>,
    /// Or the whole chapter.
    pub chapter: Option<Chapter>,
    /// Words of which one must stand in the same paragraph; without any it is always said.
    #[serde(default)]
    pub near: Vec<String>,
    /// What is wrong.
    #[serde(deserialize_with = "super::read::text")]
    pub what: Text,
    /// Why.
    #[serde(deserialize_with = "super::read::text")]
    pub why: Text,
    /// What to write instead.
    #[serde(deserialize_with = "super::read::text")]
    pub todo: Text,
    /// How sure this is.
    #[serde(default)]
    pub confidence: Confidence,
    /// The mark of the source.
    pub source: String,
}

/// A chapter of an act.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// The act.
    pub act: ActId,
    /// Its number.
    pub number: String,
}

impl Confused {
    /// Is this what a citation among these words falls for?
    pub(super) fn fits(&self, found: &Found, among: &str) -> bool {
        let among = among.to_lowercase();
        self.is_at(found) && (self.near.is_empty() || self.near.iter().any(|word| among.contains(word.as_str())))
    }

    /// Is this about the place that is cited, whatever the words around it?
    pub(super) fn is_at(&self, found: &Found) -> bool {
        match (&self.at, &self.chapter, &found.chapter) {
            (Some(at), _, None) => at.contains(&found.basis),
            (_, Some(chapter), Some(number)) => chapter.act == found.basis.act && chapter.number == *number,
            _ => false,
        }
    }
}
