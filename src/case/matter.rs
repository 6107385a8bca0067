//! What single kinds of case say beside the case itself: changes, an election, a guarantee, a budget, an estimate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::agreement::leaf::{Day, Id, Label, Money, Share, Year};
use crate::agreement::words::GuaranteeKind;
use crate::source::Spanned;

/// A provision that is changed (endret bestemmelse).
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangedProvision {
    /// Its id.
    pub id: Spanned<Id>,
    /// Its number and name, such as `§ 7-1 Fordelingsnøkkel`.
    pub title: Spanned<Label>,
    /// What it said.
    pub before: Option<Spanned<Label>>,
    /// What it says now.
    pub after: Spanned<Label>,
}

/// What a settlement may come to, in kroner.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Estimate {
    /// At least (lavt anslag).
    pub low: Option<Spanned<Money>>,
    /// Most likely (sannsynlig).
    pub likely: Option<Spanned<Money>>,
    /// At most (høyt anslag).
    pub high: Option<Spanned<Money>>,
    /// What it is built on.
    pub source: Option<Spanned<Label>>,
}

/// The term members are elected for (valgperiode).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Election {
    /// The first day.
    pub from: Option<Spanned<Day>>,
    /// The last day.
    pub until: Option<Spanned<Day>>,
}

/// What is guaranteed (garanti; kommuneloven § 14-19). What the decision must say stands in garantiforskriften § 2.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GuaranteeMatter {
    /// The loan or obligation it secures, to stand after «gjelder» (det som er sikret; § 2 b).
    pub text: Option<Spanned<Label>>,
    /// What kind of guarantee it is (type garanti; § 2 c).
    pub kind: Option<Spanned<GuaranteeKind>>,
    /// The whole of it; the principal when it is a loan (samlet beløp, lånets hovedstol; § 2 andre ledd).
    pub amount: Option<Spanned<Money>>,
    /// What is guaranteed for interest and costs beside the principal, as a part of it (tillegg for renter og omkostninger).
    pub interest_and_costs: Option<Spanned<Share>>,
    /// How the amount falls while the guarantee runs, as a whole sentence (hvordan beløpet reduseres; § 2 d).
    pub reduction: Option<Spanned<Label>>,
    /// The first day (gjelder fra; § 2 e).
    pub from: Option<Spanned<Day>>,
    /// The last day (varighet; § 2 e).
    pub until: Option<Spanned<Day>>,
}

/// The budget of the cooperation that is changed (budsjettregulering).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BudgetMatter {
    /// The year (budsjettår).
    pub year: Option<Spanned<Year>>,
    /// The frame of the whole cooperation after the change (ramme; § 14-8).
    pub frame: Option<Spanned<Money>>,
}

/// One party's grant before and after (bevilgning).
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BudgetChange {
    /// Before.
    pub from: Option<Spanned<Money>>,
    /// After.
    pub to: Option<Spanned<Money>>,
}
