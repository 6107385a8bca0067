//! What a case of kind `withdraw` says beside the case itself: who leaves, the notice received, and what is agreed for the exit.
//! Enter at [`Withdrawal`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::exit_terms::ExitItem;
use crate::agreement::leaf::{Day, Id, Label, Money, PartyId, Prose};
use crate::agreement::words::WithdrawGround;
use crate::source::Spanned;

/// One participant's exit (uttreden).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Withdrawal {
    /// The party that leaves (den som trer ut).
    pub party: Option<Spanned<PartyId>>,
    /// The notice as it was given (varsel).
    pub notice: Option<Spanned<GivenNotice>>,
    /// Why it leaves: notice under the agreement when left out (grunnlag).
    pub ground: Option<Spanned<WithdrawGround>>,
    /// The day a boundary change was put into effect (grenseendring; inndelingslova § 16).
    pub boundary_change: Option<Spanned<Day>>,
    /// The first day it is no longer a participant; worked out from the notice when left out (virkningstidspunkt).
    pub effect: Option<Spanned<Day>>,
    /// All the councils have agreed to an earlier day than the notice gives (enighet om tidligere uttreden).
    pub agreed_by_all: Option<Spanned<bool>>,
    /// What is settled; goes before an item of the same id in the agreement (oppgjør).
    pub settlement: Spanned<Vec<Spanned<ExitItem>>>,
    /// The obligations of the cooperation, of which the leaver stays liable for its share (forpliktelser).
    pub obligations: Option<Spanned<Obligations>>,
    /// What becomes of the staff (ansatte).
    pub staff: Option<Spanned<Prose>>,
    /// Assets handed over (eiendeler og utstyr).
    pub assets: Spanned<Vec<Spanned<Handed>>>,
    /// Contracts and licences taken over or ended (kontrakter og lisenser).
    pub contracts: Spanned<Vec<Spanned<Handed>>>,
    /// Data and directories handed over (data).
    pub data: Spanned<Vec<Spanned<Handed>>>,
}

/// A notice as it was given.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GivenNotice {
    /// The day the leaver's council decided (vedtak).
    pub decided: Option<Spanned<Day>>,
    /// The number of that decision.
    pub decision: Option<Spanned<Label>>,
    /// The day it was received (mottatt).
    pub received: Option<Spanned<Day>>,
    /// The number of the notice in the receiver's journal (journalnummer).
    pub journal: Option<Spanned<Label>>,
}

/// What the cooperation owes on a day.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Obligations {
    /// All of it.
    pub amount: Option<Spanned<Money>>,
    /// The day it is counted on.
    pub date: Option<Spanned<Day>>,
}

/// Something handed over.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Handed {
    /// Its id.
    pub id: Spanned<Id>,
    /// What it is and what becomes of it, as a whole sentence.
    pub text: Spanned<Label>,
    /// The day by which.
    pub by: Option<Spanned<Day>>,
}
