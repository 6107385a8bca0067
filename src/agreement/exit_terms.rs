//! How a participant leaves and how the cooperation ends, as written in agreement.yaml.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{ByKey, Day, DayOfYear, Id, Label, Money, PartyId, Period};
use super::words::{
    AssetsBy, Cap, CountedFrom, Dissolver, Effect, LastYear, LateNotice, NoticeForm, NoticeProof, Organ, Payer, Redistribution,
    SettlementItem, Settler, SharedBy, ValuationDay,
};
use crate::source::Spanned;

/// Terms of exit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ExitTerms {
    /// The notice (varsel, oppsigelse; IKS-loven § 30 first ledd, kommuneloven § 20-8 second ledd).
    pub notice: Option<Spanned<Notice>>,
    /// When the exit takes effect after the notice has run (virkningstidspunkt).
    pub takes_effect: Option<Spanned<Effect>>,
    /// The first day out, where `takes_effect` is `fixed-day`, such as `08-01` (fast dag i året).
    pub takes_effect_on: Option<Spanned<DayOfYear>>,
    /// How long a party must stay (bindingstid; IKS-loven § 30 first ledd).
    pub lock_in: Option<Spanned<LockIn>>,
    /// How the year the exit takes effect in is paid, when that is not at a turn of the year (bidrag det siste året).
    pub last_year: Option<Spanned<LastYear>>,
    /// What is settled (oppgjør).
    pub settlement: Spanned<Vec<Spanned<ExitItem>>>,
    /// The settlement follows IKS-loven § 30 third and fifth ledd, also where that act does not hold of itself.
    pub settlement_as_iks: Option<Spanned<bool>>,
    /// A participant may be excluded as by IKS-loven § 31, also where that act does not hold of itself (utelukkelse).
    pub exclusion_as_iks: Option<Spanned<bool>>,
    /// The accounts the value of the share is taken from (balansedato).
    pub valued_by: Option<Spanned<ValuationDay>>,
    /// How long after the accounts are confirmed the settlement is paid (betalingsfrist).
    pub paid_within: Option<Spanned<Period>>,
    /// Who decides when the parties disagree about the settlement (uenighet om oppgjøret).
    pub decided_by: Option<Spanned<Settler>>,
    /// How the leaver's shares are split on the rest (omfordeling).
    pub redistribution: Option<Spanned<Redistributed>>,
}

/// The notice of exit.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Notice {
    /// How long it is (oppsigelsesfrist).
    pub length: Option<Spanned<Period>>,
    /// Its form.
    pub form: Option<Spanned<NoticeForm>>,
    /// To whom it is sent.
    pub to: Option<Spanned<Organ>>,
    /// What shows the day of receipt (dokumentasjon for mottak).
    pub proof: Option<Spanned<NoticeProof>>,
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
    /// What becomes of a notice received outside it.
    pub outside: Option<Spanned<LateNotice>>,
}

/// How long a party must stay. Says one of `until` and `length`.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LockIn {
    /// The first day an exit may take effect.
    pub until: Option<Spanned<Day>>,
    /// A length from the entry into force, or from the party's own entry.
    pub length: Option<Spanned<Period>>,
    /// Parties for which it is otherwise (egen bindingstid for en deltaker).
    pub by_party: ByKey<PartyId, Spanned<PartyLockIn>>,
}

/// The lock-in of one party.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartyLockIn {
    /// The day it joined, which a length runs from.
    pub joined: Option<Spanned<Day>>,
    /// The first day its exit may take effect, instead of the common rule.
    pub until: Option<Spanned<Day>>,
}

/// How the leaver's shares are split on the rest.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Redistributed {
    /// Ownership and liability shares.
    pub shares: Option<Spanned<Redistribution>>,
    /// The costs.
    pub costs: Option<Spanned<Redistribution>>,
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
    /// How long it lasts after the exit took effect.
    pub lasts: Option<Spanned<Period>>,
    /// The amount, where it is agreed or estimated (beløp).
    pub amount: Option<Spanned<Money>>,
    /// The lowest it may come to.
    pub low: Option<Spanned<Money>>,
    /// The highest it may come to.
    pub high: Option<Spanned<Money>>,
    /// The whole of which the leaver has a share; a negative net value is a loss.
    pub of: Option<Spanned<Money>>,
    /// The share it is taken by.
    pub by: Option<Spanned<SharedBy>>,
    /// Who pays it, where that does not follow of what it is.
    pub paid_by: Option<Spanned<Payer>>,
    /// What is agreed about it, in own words.
    pub text: Option<Spanned<Label>>,
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
    /// The new cooperation that takes over staff and contracts, if there is one (nytt samarbeid som tar over).
    pub new_body: Option<Spanned<Label>>,
}
