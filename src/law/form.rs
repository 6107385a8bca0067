//! Forms of cooperation: what they stand on, what the agreement must settle, and the law that holds beside it.

use serde::Deserialize;

use super::requirement::{Confidence, Requirement, Severity};
use super::transition::Transition;
use super::when::{InForce, Known, within};
use crate::basis::Basis;
use crate::diag::Level;
use crate::lang::Text;
use crate::quantity::Date;

/// A form of cooperation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its id, such as `kommunalt-oppgavefellesskap`.
    pub id: String,
    /// Its name.
    #[serde(deserialize_with = "super::read::text")]
    pub name: Text,
    /// The title of the governing document: samarbeidsavtale, selskapsavtale, vedtekter.
    #[serde(deserialize_with = "super::read::text")]
    pub document_title: Text,
    /// The provisions that mean this form and no other.
    pub legal_basis: Vec<Basis>,
    /// Provisions it shares with other forms.
    #[serde(default)]
    pub shared_basis: Vec<Basis>,
    /// The chapter that is about this form alone.
    pub chapter: Option<String>,
    /// Since when it may be used.
    pub in_force: Option<InForce>,
    /// Since when it may not.
    pub repealed: Option<InForce>,
    /// What the law says of cooperations of this form after its repeal.
    pub repealed_by: Option<Transition>,
    /// Why findings about an agreement of its own time are no more than advice, where they are.
    #[serde(default, deserialize_with = "super::read::text_or_none")]
    pub notes_only: Option<Text>,
    /// What the agreement must settle, in the order of the law; then what it must settle on a condition.
    pub requirements: Vec<Requirement>,
    /// Law that holds whatever the agreement says.
    #[serde(default)]
    pub fixed: Vec<Row>,
    /// Law that holds when the agreement is silent.
    #[serde(default)]
    pub defaults: Vec<Row>,
    /// Duties around the agreement.
    #[serde(default)]
    pub procedure: Vec<Row>,
    /// What the law is silent on, and what is good practice without being law.
    #[serde(default)]
    pub advice: Vec<Row>,
    /// What the program does not check for this form.
    #[serde(deserialize_with = "super::read::texts")]
    pub unchecked: Vec<Text>,
}

impl Form {
    /// May the form be used on that day?
    pub fn in_force_on(&self, day: Date) -> Known {
        within(self.in_force.as_ref(), self.repealed.as_ref(), day)
    }

    /// Requirements that hold on a condition.
    pub fn conditional(&self) -> impl Iterator<Item = &Requirement> {
        self.requirements.iter().filter(|requirement| requirement.severity == Severity::MC)
    }

    /// The requirement a provision names: itself, or the one it is a sub-item of.
    pub fn requirement(&self, basis: &Basis) -> Option<&Requirement> {
        let place = basis.provision();
        self.requirements.iter().find(|requirement| requirement.basis.provision() == place && requirement.basis.contains(basis))
    }

    /// How grave it is that an agreement of this form is silent on a requirement.
    pub fn level(&self, requirement: &Requirement) -> Level {
        match self.notes_only {
            Some(_) => Level::Advice,
            None => requirement.level(),
        }
    }
}

/// One rule beside the list of requirements.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its id, such as `exit-notice`.
    pub id: String,
    /// The provision; none where the row says that the law is silent.
    pub basis: Option<Basis>,
    /// Further provisions.
    #[serde(default)]
    pub see: Vec<Basis>,
    /// What it says, in our own words.
    #[serde(deserialize_with = "super::read::text")]
    pub about: Text,
    /// How sure it is.
    #[serde(default)]
    pub confidence: Confidence,
    /// The mark of the source.
    pub source: String,
}
