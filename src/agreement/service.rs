//! The service level agreement, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Count, Day, Id, Label, Money, PartyId, Period, Share, TimeOfDay, Year};
use super::words::{Consequence, Days, Eve, Interval, Organ, Urgency, Vat};
use crate::source::Spanned;

/// A service level agreement (tjenesteavtale).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sla {
    /// Who delivers, when it is not the cooperation itself or its host.
    pub supplier: Option<Spanned<Label>>,
    /// The services.
    pub services: Spanned<Vec<Spanned<Service>>>,
    /// Which days are working days (virkedager). Without it: Monday to Friday but public holidays, 1 May and 17 May.
    pub working_days: Option<Spanned<WorkingDays>>,
    /// When users get help (brukerstøtte).
    pub support: Option<Spanned<Hours>>,
    /// Stand-by outside those hours.
    pub on_call: Option<Spanned<Label>>,
    /// Classes of urgency with response and resolution.
    pub priorities: Spanned<Vec<Spanned<Priority>>>,
    /// Levels beside availability (andre tjenestenivåer), such as how many calls are answered within two minutes.
    pub levels: Spanned<Vec<Spanned<Level>>>,
    /// How availability is measured (måling).
    pub measuring: Option<Spanned<Measuring>>,
    /// Planned maintenance.
    pub maintenance: Option<Spanned<Maintenance>>,
    /// Backup and restoration.
    pub recovery: Option<Spanned<Recovery>>,
    /// How soon a security incident is told of.
    pub incident_notice: Option<Spanned<Period>>,
    /// How often a report is made.
    pub report: Option<Spanned<Interval>>,
    /// The ladder: who deals with a deviation of the supplier's, in order (eskalering).
    pub ladder: Vec<Spanned<Organ>>,
    /// The ladder the other way: who in a municipality deals with a deviation of its own, in order.
    pub ladder_to_municipality: Spanned<Vec<Spanned<Item>>>,
    /// What the municipalities must do themselves.
    pub duties: Spanned<Vec<Spanned<Item>>>,
    /// Services beside the basis, with prices.
    pub extras: Spanned<Vec<Spanned<Extra>>>,
    /// When it is revised.
    pub revision: Option<Spanned<Interval>>,
    /// Who approves a revision.
    pub revised_by: Option<Spanned<Organ>>,
    /// Who beside the municipalities is heard before a change is approved, fitting before «får uttale seg» (kundegruppe).
    pub heard: Option<Spanned<Label>>,
    /// How long help is given at exit.
    pub exit_help: Option<Spanned<Period>>,
    /// What a missed level leads to.
    pub consequence: Option<Spanned<Consequence>>,
    /// Where one party has it otherwise than the others (avvik for en part).
    pub deviations: Spanned<Vec<Spanned<Deviation>>>,
    /// Parts not made public, each with the provision that allows it (unntatt offentlighet; offentleglova).
    pub withheld: Spanned<Vec<Spanned<Withheld>>>,
    /// The year the hours in the agreement are worked out for; that of its first day when left out (året tallene er regnet ut for).
    pub year: Option<Spanned<Year>>,
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
    /// How it is delivered (leveransen): where it runs and who runs it.
    pub delivery: Option<Spanned<Label>>,
    /// When it is measured (måletid).
    pub window: Option<Spanned<Hours>>,
    /// The least availability inside the window (tilgjengelighet).
    pub availability: Option<Spanned<Share>>,
    /// When users of this service get help, where it is otherwise than for the others.
    pub support: Option<Spanned<Hours>>,
    /// Backup and restoration of this service, where it is otherwise than for the others.
    pub recovery: Option<Spanned<Recovery>>,
    /// What the municipality must do itself for this service (egeninnsats).
    pub own_part: Option<Spanned<Label>>,
}

/// Which days are working days. Public holidays (helligdagsfredloven § 2), 1 May and 17 May never are.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WorkingDays {
    /// Days before a holiday that end early (halve dager).
    pub short: Vec<Spanned<Eve>>,
    /// When they end.
    pub short_until: Option<Spanned<TimeOfDay>>,
    /// Days before a holiday that are no working days (stengte dager).
    pub closed: Vec<Spanned<Eve>>,
}

/// A level beside availability.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// Its id.
    pub id: Spanned<Id>,
    /// What is measured (måltall), such as «anrop besvart innen to minutter».
    pub metric: Option<Spanned<Label>>,
    /// How great a share of what is measured must meet it.
    pub at_least: Option<Spanned<Share>>,
    /// Within which time.
    pub within: Option<Spanned<Period>>,
    /// When it is measured; the hours of support when left out.
    pub window: Option<Spanned<Hours>>,
    /// Over which period; that of `measuring` when left out.
    pub period: Option<Spanned<Interval>>,
    /// What measures; that of `measuring` when left out.
    pub source: Option<Spanned<Label>>,
}

/// What one party has otherwise than the others.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deviation {
    /// Its id.
    pub id: Spanned<Id>,
    /// The party.
    pub party: Spanned<PartyId>,
    /// What is otherwise, as a whole sentence.
    pub text: Spanned<Label>,
}

/// A part not made public.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withheld {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is.
    pub what: Spanned<Label>,
    /// The provision that allows it, such as `offentleglova § 24 tredje ledd`.
    pub basis: Spanned<Label>,
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
    /// Whether the time runs day and night (hele døgnet); it runs in the hours of support when left out.
    pub around_the_clock: Option<Spanned<bool>>,
    /// Whether work goes on without a break until it is solved (arbeidet fortsetter uten avbrudd).
    pub until_solved: Option<Spanned<bool>>,
}

/// How availability is measured.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Measuring {
    /// What measures.
    pub source: Option<Spanned<Label>>,
    /// How it measures, such as a log-in every five minutes (målemåte).
    pub method: Option<Spanned<Label>>,
    /// Over which period (måleperiode).
    pub period: Option<Spanned<Interval>>,
    /// What does not count as downtime.
    pub excluded: Option<Spanned<Label>>,
    /// How long what does not count may last in one period (tak for unntak).
    pub excluded_at_most: Option<Spanned<Period>>,
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
    /// How value-added tax (merverdiavgift) stands to the price.
    pub vat: Option<Spanned<Vat>>,
}
