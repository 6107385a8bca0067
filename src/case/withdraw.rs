//! What a case of kind `withdraw` says beside the case itself: who leaves, and the notice received.
//! Enter at [`Withdrawal`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::leaf::{Day, Label, PartyId};
use crate::source::Spanned;

/// One participant's exit (uttreden).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Withdrawal {
    /// The party that leaves (den som trer ut).
    pub party: Option<Spanned<PartyId>>,
    /// The notice as it was given (varsel).
    pub notice: Option<Spanned<GivenNotice>>,
    /// The first day it is no longer a participant (virkningstidspunkt).
    pub effect: Option<Spanned<Day>>,
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
