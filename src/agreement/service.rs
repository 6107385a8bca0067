//! The service level agreement, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Count, Day, Id, Label, Money, Period, Share, TimeOfDay};
use super::words::{Consequence, Days, Interval, Organ, Urgency};
use crate::source::Spanned;

/// A service level agreement (tjenesteavtale).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sla {
    /// Who delivers, when it is not the cooperation itself or its host.
    pub supplier: Option<Spanned<Label>>,
    /// The services.
    pub services: Spanned<Vec<Spanned<Service>>>,
    /// When users get help (brukerstøtte).
    pub support: Option<Spanned<Hours>>,
    /// Stand-by outside those hours.
    pub on_call: Option<Spanned<Label>>,
    /// Classes of urgency with response and resolution.
    pub priorities: Spanned<Vec<Spanned<Priority>>>,
    /// How availability is measured.
    pub measuring: Option<Spanned<Measuring>>,
    /// Planned maintenance.
    pub maintenance: Option<Spanned<Maintenance>>,
    /// Backup and restoration.
    pub recovery: Option<Spanned<Recovery>>,
    /// How soon a security incident is told of.
    pub incident_notice: Option<Spanned<Period>>,
    /// How often a report is made.
    pub report: Option<Spanned<Interval>>,
    /// The ladder: who deals with a deviation, in order.
    pub ladder: Vec<Spanned<Organ>>,
    /// What the municipalities must do themselves.
    pub duties: Spanned<Vec<Spanned<Item>>>,
    /// Services beside the basis, with prices.
    pub extras: Spanned<Vec<Spanned<Extra>>>,
    /// When it is revised.
    pub revision: Option<Spanned<Interval>>,
    /// Who approves a revision.
    pub revised_by: Option<Spanned<Organ>>,
    /// How long help is given at exit.
    pub exit_help: Option<Spanned<Period>>,
    /// What a missed level leads to.
    pub consequence: Option<Spanned<Consequence>>,
    /// Parts not made public, and the provision that allows it.
    pub withheld: Option<Spanned<Label>>,
    /// The first day.
    pub from: Option<Spanned<Day>>,
}

/// One service.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its name.
    pub title: Spanned<Label>,
    /// What it covers.
    pub covers: Spanned<Label>,
    /// When it is measured.
    pub window: Option<Spanned<Hours>>,
    /// The least availability inside the window.
    pub availability: Option<Spanned<Share>>,
}

/// Days and hours.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Hours {
    /// Which days.
    pub days: Option<Spanned<Days>>,
    /// From.
    pub from: Option<Spanned<TimeOfDay>>,
    /// To.
    pub to: Option<Spanned<TimeOfDay>>,
}

/// One class of urgency.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// Its id.
    pub id: Spanned<Id>,
    /// How urgent.
    pub urgency: Spanned<Urgency>,
    /// When it applies.
    pub when: Option<Spanned<Label>>,
    /// Time to response.
    pub response: Option<Spanned<Period>>,
    /// Time to resolution.
    pub resolution: Option<Spanned<Period>>,
}

/// How availability is measured.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Measuring {
    /// What measures.
    pub source: Option<Spanned<Label>>,
    /// Over which period.
    pub period: Option<Spanned<Interval>>,
    /// What does not count as downtime.
    pub excluded: Option<Spanned<Label>>,
}

/// Planned maintenance.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Maintenance {
    /// How long before it is told of.
    pub notice: Option<Spanned<Period>>,
    /// When it is done.
    pub window: Option<Spanned<Label>>,
    /// At most so many hours a month.
    pub hours_per_month: Option<Spanned<Count>>,
}

/// Backup and restoration.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Recovery {
    /// The most data that may be lost (RPO).
    pub point: Option<Spanned<Period>>,
    /// The longest time to restore (RTO).
    pub time: Option<Spanned<Period>>,
    /// How often restoration is tested.
    pub tested: Option<Spanned<Interval>>,
}

/// One duty.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is.
    pub text: Spanned<Label>,
}

/// One extra service.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extra {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is.
    pub title: Spanned<Label>,
    /// What it costs.
    pub price: Option<Spanned<Money>>,
    /// What the price is for, such as «per time».
    pub per: Option<Spanned<Label>>,
}
