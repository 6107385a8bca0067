//! Acts and what their provisions are about.

use serde::Deserialize;

use super::listed::Listed;
use super::requirement::Confidence;
use super::when::InForce;
use crate::basis::{ActId, ActName, Basis};
use crate::lang::{Lang, Text};

/// An act or regulation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// Its id; its names stand in `basis` under the same id.
    pub id: ActId,
    /// Since when it is law, where the sources say so.
    pub in_force: Option<InForce>,
    /// Since when it is not.
    pub repealed: Option<InForce>,
    /// The act that replaced it, or will.
    pub replaced_by: Option<ActId>,
    /// How sure the dates are.
    #[serde(default)]
    pub confidence: Confidence,
    /// The mark of the source it was read in.
    pub source: String,
    /// Every section it has, where the whole act was read.
    pub listed: Option<Listed>,
    /// The provisions the program uses.
    #[serde(default)]
    pub provisions: Vec<Provision>,
}

impl Act {
    /// Its names, other names, year and number.
    pub fn name(&self) -> Option<&'static ActName> {
        self.id.name()
    }

    /// Its short title.
    pub fn title(&self, lang: Lang) -> &str {
        self.name().map_or(self.id.as_str(), |name| lang.pick(name.nb, name.nn))
    }
}

/// A provision, in our own words.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// The place.
    #[serde(rename = "at")]
    pub basis: Basis,
    /// What it is about.
    #[serde(deserialize_with = "super::read::text")]
    pub about: Text,
    /// Since when it is law, where that is not the day of its act.
    pub in_force: Option<InForce>,
    /// Since when it is not, where that is not the day of its act.
    pub repealed: Option<InForce>,
    /// How sure this is.
    #[serde(default)]
    pub confidence: Confidence,
    /// What a reader should know.
    #[serde(default, deserialize_with = "super::read::text_or_none")]
    pub note: Option<Text>,
    /// Changes that are adopted, made or coming.
    #[serde(default)]
    pub announced: Vec<Announced>,
    /// What answers to it today, by content, where it is repealed.
    #[serde(default)]
    pub today: Vec<Basis>,
}

/// A change of a provision.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Announced {
    /// The changing act, such as `lov 20. juni 2025 nr. 81`.
    pub by: String,
    /// When it takes effect.
    pub in_force: InForce,
    /// What changes.
    #[serde(deserialize_with = "super::read::text")]
    pub what: Text,
    /// How sure this is.
    #[serde(default)]
    pub confidence: Confidence,
}
