//! What the law says of cooperations whose form is repealed: a deadline for turning them into another form.

use serde::Deserialize;

use super::requirement::Confidence;
use super::when::Day;
use crate::basis::Basis;
use crate::diag::Level;
use crate::lang::Text;
use crate::quantity::Date;

/// A rule of transition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// The provision.
    pub basis: Basis,
    /// The first day the repeal may have reached a participant; from then on there is something to say.
    pub warn_from: Day,
    /// The last day any participant's deadline can have fallen on.
    pub last_deadline: Day,
    /// How the deadline is counted.
    #[serde(deserialize_with = "super::read::text")]
    pub rule: Text,
    /// How sure the rule is.
    #[serde(default)]
    pub confidence: Confidence,
    /// How sure the two days are.
    pub days_confidence: Confidence,
    /// Whether assets, rights and obligations pass by the act itself, so that turning it into another form is a conversion.
    #[serde(default)]
    pub passes_by_law: bool,
    /// The forms it could be turned into.
    pub converts_to: Vec<String>,
    /// What turning it into another form means instead.
    #[serde(deserialize_with = "super::read::text")]
    pub replacement: Text,
    /// Who decides.
    #[serde(deserialize_with = "super::read::text")]
    pub decided_by: Text,
    /// What becomes of assets, contracts and registers.
    #[serde(deserialize_with = "super::read::text")]
    pub continuity: Text,
    /// What to say while deadlines may still run.
    #[serde(deserialize_with = "super::read::text")]
    pub running: Text,
    /// What to say when every deadline has passed.
    #[serde(deserialize_with = "super::read::text")]
    pub passed: Text,
    /// What the law does not answer.
    #[serde(deserialize_with = "super::read::texts")]
    pub open_questions: Vec<Text>,
    /// The mark of the source.
    pub source: String,
}

impl Transition {
    /// What to say of a cooperation of the repealed form on a law date, and how grave it is. `None` while the form was law everywhere.
    pub fn on(&self, law_date: Date) -> Option<(Level, &Text)> {
        if law_date > self.last_deadline.0 {
            return Some((Level::Error, &self.passed));
        }
        (law_date >= self.warn_from.0).then_some((Level::Warning, &self.running))
    }
}
