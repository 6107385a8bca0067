//! What the law wants an agreement to settle, how grave it is to be silent, and how sure that is.

use serde::Deserialize;

use crate::basis::Basis;
use crate::diag::Level;
use crate::lang::Text;

/// How sure a piece of law is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Confidence {
    /// The provision itself was read.
    #[default]
    V,
    /// Read in an excerpt or a secondary source only.
    Ve,
    /// Inferred from what was read.
    I,
    /// General knowledge, not verified.
    G,
}

/// What kind of rule it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Severity {
    /// The agreement must settle it.
    M,
    /// The agreement must settle it if a condition holds.
    MC,
    /// A duty around the agreement: who adopts, who is told.
    P,
    /// Law when the agreement is silent.
    D,
    /// Law whatever the agreement says.
    X,
    /// Recommended; the law does not ask for it.
    R,
}

impl Severity {
    /// How grave it is to fail it: verified law may be an error, an inference is a warning, practice is advice.
    pub fn level(self, confidence: Confidence) -> Level {
        match (self, confidence) {
            (Severity::M | Severity::MC | Severity::X, Confidence::V) => Level::Error,
            (Severity::D | Severity::R, _) | (_, Confidence::G) => Level::Advice,
            _ => Level::Warning,
        }
    }
}

/// One thing the law wants settled.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its id, such as `KO-d`.
    pub id: String,
    /// The provision.
    pub basis: Basis,
    /// What kind of rule it is.
    pub severity: Severity,
    /// How sure it is.
    #[serde(default)]
    pub confidence: Confidence,
    /// What must be settled, fitting after «avtalen sier ikke …».
    #[serde(deserialize_with = "super::read::text")]
    pub what: Text,
    /// The things it asks for, where they are several.
    #[serde(default)]
    pub sub_items: Vec<SubItem>,
    /// The place in agreement.yaml that answers it.
    pub path: String,
    /// What to write.
    #[serde(deserialize_with = "super::read::text")]
    pub todo: Text,
    /// The condition it holds under.
    #[serde(default, deserialize_with = "super::read::text_or_none")]
    pub when: Option<Text>,
    /// The condition as a clause would write it; without it a conditional item is asked for when its path is said.
    pub holds: Option<String>,
    /// The mark of the source.
    pub source: String,
}

impl Requirement {
    /// How grave it is to be silent.
    pub fn level(&self) -> Level {
        self.severity.level(self.confidence)
    }

    /// The provision with each sub-item, or alone where there are none: what clauses may claim to meet.
    pub fn bases(&self) -> Vec<Basis> {
        match self.sub_items[..] {
            [] => vec![self.basis.clone()],
            _ => self.sub_items.iter().map(|item| self.basis_of(item)).collect(),
        }
    }

    /// The provision with one of its sub-items.
    pub fn basis_of(&self, item: &SubItem) -> Basis {
        Basis { sub_item: Some(item.id.clone()), ..self.basis.clone() }
    }
}

/// What the law wants of one document type, whatever the form of cooperation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentLaw {
    /// The document type.
    pub document: String,
    /// What it must settle, in the order of the law.
    pub requirements: Vec<Requirement>,
}

/// One of several things a requirement asks for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubItem {
    /// Its id, the last part of `kommuneloven § 19-4 (4) j/archive`.
    pub id: String,
    /// What must be settled, fitting after «avtalen sier ikke …».
    #[serde(deserialize_with = "super::read::text")]
    pub what: Text,
    /// The place in agreement.yaml that answers it.
    pub path: String,
    /// What kind of rule it is, where it is not that of the requirement.
    pub severity: Option<Severity>,
    /// The condition it holds under.
    #[serde(default, deserialize_with = "super::read::text_or_none")]
    pub when: Option<Text>,
    /// The condition as a clause would write it.
    pub holds: Option<String>,
}
