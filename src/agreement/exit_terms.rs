//! How a participant leaves and how the cooperation ends, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{Day, DayOfYear, Id, Label, PartyId, Period};
use super::words::{AssetsBy, Cap, CountedFrom, Dissolver, Effect, NoticeForm, Organ, SettlementItem};
use crate::source::Spanned;

/// Terms of exit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExitTerms {
    /// The notice.
    pub notice: Option<Spanned<Notice>>,
    /// When the exit takes effect after the notice has run.
    pub takes_effect: Option<Spanned<Effect>>,
    /// How long a party must stay.
    pub lock_in: Option<Spanned<LockIn>>,
    /// What is settled.
    pub settlement: Spanned<Vec<Spanned<ExitItem>>>,
}

/// The notice of exit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Notice {
    /// How long it is.
    pub length: Option<Spanned<Period>>,
    /// Its form.
    pub form: Option<Spanned<NoticeForm>>,
    /// To whom it is sent.
    pub to: Option<Spanned<Organ>>,
    /// What the period runs from.
    pub counted_from: Option<Spanned<CountedFrom>>,
    /// The part of the year notice may be given in.
    pub window: Option<Spanned<Window>>,
}

/// A part of the year.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Window {
    /// Its first day.
    pub from: Option<Spanned<DayOfYear>>,
    /// Its last day.
    pub to: Option<Spanned<DayOfYear>>,
}

/// How long a party must stay. Says one of `until` and `length`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LockIn {
    /// The first day an exit may take effect.
    pub until: Option<Spanned<Day>>,
    /// A length from the entry into force.
    pub length: Option<Spanned<Period>>,
}

/// One thing settled at exit.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExitItem {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is.
    pub item: Spanned<SettlementItem>,
    /// What it is at most.
    pub cap: Option<Spanned<Cap>>,
    /// How long it lasts, with its preposition, as in «i inntil to år etter at uttredenen fikk virkning» (hvor lenge).
    pub until: Option<Spanned<Label>>,
}

/// How the cooperation ends.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dissolution {
    /// Who decides.
    pub decided_by: Option<Spanned<Dissolver>>,
    /// How assets and debt are shared.
    pub assets: Option<Spanned<AssetsBy>>,
    /// How long before it takes effect the decision is made.
    pub notice: Option<Spanned<Period>>,
    /// The archives afterwards.
    pub archive: Option<Spanned<super::Archive>>,
    /// Who carries the winding-up out.
    pub carried_out_by: Option<Spanned<Organ>>,
    /// The party that takes care of staff and contracts, if it is one.
    pub successor: Option<Spanned<PartyId>>,
}
