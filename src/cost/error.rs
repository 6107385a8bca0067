//! What can be wrong with a key, a register or a cost, with the fractions that show it.

mod of_amounts;
mod of_keys;
mod of_numbers;
mod sum;

use crate::lang::Text;
use crate::quantity::{Kroner, Ratio};
use crate::tr;

/// Why a cost cannot be shared. Every variant has the path in agreement.yaml it concerns; parts of a key are counted from 0 there.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "the fields say what they are: the path, the name or number at fault, the known name nearest to it"
)]
pub enum CostError {
    /// The agreement has no such cost.
    UnknownCost { path: String, cost: String, nearest: Option<String> },
    /// The agreement has no such key.
    UnknownKey { path: String, key: String, nearest: Option<String> },
    /// A part reads a register the agreement does not have.
    UnknownRegister { path: String, register: String, nearest: Option<String> },
    /// A part is by ownership or liability, and the agreement has no such shares.
    NoShares { path: String, by: String },
    /// A register or a set of shares names someone who is no party.
    UnknownParty { path: String, party: String, nearest: Option<String> },
    /// The agreement has no parties.
    NoParties { path: String },
    /// The key has no parts.
    NoParts { path: String },
    /// A key leads back to itself through the keys its parts name.
    KeyInItself { path: String, key: String },
    /// A key has both parts and rates, or a part is by a key that has rates.
    RatesAndParts { path: String },
    /// None of the parties shares the part, or takes part in a stretch of the year.
    NobodyShares { path: String },
    /// Months are counted, and a party does not join on the first day of one or leave on the last.
    NotWholeMonths { path: String },
    /// The part says none of `by`, `fixed` and `key`.
    PartSaysNothing { path: String },
    /// The part says two of `by`, `fixed` and `key`.
    PartSaysBoth { path: String },
    /// One of several parts has no weight.
    WeightMissing { path: String },
    /// A weight is below zero.
    WeightNegative { path: String, weight: Ratio },
    /// The weights do not make the whole.
    WeightsNotWhole { path: String, weights: Vec<Ratio> },
    /// A register lacks some parties.
    RegisterMissingParty { path: String, register: String, parties: Vec<String> },
    /// A register's value is below zero.
    RegisterNegative { path: String, party: String, value: Ratio },
    /// A register's values are all zero.
    RegisterSumsToZero { path: String, register: String },
    /// A number is higher than that of the register it counts a part of.
    MoreThanTheWhole { path: String, party: String, whole: String },
    /// A register has numbers for fewer days than the average is of.
    TooFewDates { path: String, wanted: usize, found: usize },
    /// The index has no number above zero for a year or any before it.
    IndexLacksYear { path: String, year: i16 },
    /// A fixed share is given to a party that does not share the part.
    NotAmong { path: String, party: String },
    /// One share was changed, from the first of two to the second, and the shares no longer make the whole.
    ShareChanged { path: String, party: String, change: Box<(Ratio, Ratio)>, shares: Vec<Ratio> },
    /// Fixed shares lack some parties.
    FixedMissingParty { path: String, parties: Vec<String> },
    /// A fixed share is below zero.
    FixedNegative { path: String, party: String, share: Ratio },
    /// Fixed shares do not make the whole.
    FixedNotWhole { path: String, shares: Vec<Ratio> },
    /// The unit to round to is zero or below.
    UnitNotPositive { path: String, unit: Kroner },
    /// An amount to be shared is below zero.
    NegativeAmount { path: String, amount: Kroner },
    /// A cost by prices says years and no amounts; another says amounts and no years.
    YearsOrAmounts { path: String, by_price: bool },
    /// The cost has both amounts and deviations from a budget, or rates and such deviations.
    TwoAmounts { path: String },
    /// The cost says growth, and has no amount that grows.
    GrowthOfNothing { path: String },
    /// A key that stands in another says something that holds only for the key a cost uses.
    InnerTerm { path: String, key: String, term: &'static str },
    /// Base amounts or what is charged directly come to more than the amount.
    BaseAboveAmount { path: String, before: Kroner, amount: Kroner },
    /// The cost has no key, and not all of its amount is charged directly.
    NotAllCharged { path: String, charged: Kroner, amount: Kroner },
    /// The floors come to more than the amount, or the ceilings to less.
    LimitsCannotHold { path: String, ceiling: bool, limits: Kroner, amount: Kroner },
}

impl CostError {
    /// Every rule id [`CostError::finding`] may name.
    pub const RULES: &'static [&'static str] = &[
        "unknown-cost",
        "unknown-cost-key",
        "unknown-register",
        "unknown-party",
        "no-parties",
        "key-part-says-nothing",
        "key-part-says-both",
        "weights-not-whole",
        "register-missing-party",
        "register-negative",
        "register-sums-to-zero",
        "fixed-shares-not-whole",
        "rounding-unit-not-positive",
        "negative-amount",
        "key-in-itself",
        "rates-and-parts",
        "nobody-shares",
        "not-whole-months",
        "more-than-the-whole",
        "too-few-dates",
        "index-lacks-year",
        "not-among",
        "years-or-amounts",
        "base-above-amount",
        "not-all-charged",
        "limits-cannot-hold",
        "two-amounts",
        "growth-of-nothing",
        "inner-term",
    ];

    /// The path in agreement.yaml it concerns.
    pub fn path(&self) -> &str {
        match self {
            Self::UnknownCost { path, .. }
            | Self::UnknownKey { path, .. }
            | Self::UnknownRegister { path, .. }
            | Self::NoShares { path, .. }
            | Self::UnknownParty { path, .. }
            | Self::NoParties { path }
            | Self::NoParts { path }
            | Self::KeyInItself { path, .. }
            | Self::RatesAndParts { path }
            | Self::NobodyShares { path }
            | Self::NotWholeMonths { path }
            | Self::MoreThanTheWhole { path, .. }
            | Self::TooFewDates { path, .. }
            | Self::IndexLacksYear { path, .. }
            | Self::NotAmong { path, .. }
            | Self::ShareChanged { path, .. }
            | Self::YearsOrAmounts { path, .. }
            | Self::BaseAboveAmount { path, .. }
            | Self::NotAllCharged { path, .. }
            | Self::LimitsCannotHold { path, .. }
            | Self::TwoAmounts { path }
            | Self::GrowthOfNothing { path }
            | Self::InnerTerm { path, .. }
            | Self::PartSaysNothing { path }
            | Self::PartSaysBoth { path }
            | Self::WeightMissing { path }
            | Self::WeightNegative { path, .. }
            | Self::WeightsNotWhole { path, .. }
            | Self::RegisterMissingParty { path, .. }
            | Self::RegisterNegative { path, .. }
            | Self::RegisterSumsToZero { path, .. }
            | Self::FixedMissingParty { path, .. }
            | Self::FixedNegative { path, .. }
            | Self::FixedNotWhole { path, .. }
            | Self::UnitNotPositive { path, .. }
            | Self::NegativeAmount { path, .. } => path,
        }
    }

    /// The rule, what is wrong, and what to do.
    pub fn finding(&self) -> (&'static str, Text, Text) {
        let words = self.of_keys().or_else(|| self.of_numbers()).or_else(|| self.of_amounts());
        words.unwrap_or_else(|| ("cost-key-fault", Text::same(self.path()), Text::default()))
    }
}

/// «Did you mean», or the other advice when no known name is near.
fn meant(nearest: Option<&str>, otherwise: Text) -> Text {
    match nearest {
        Some(nearest) => tr! { nb: "mente du `{nearest}`?", nn: "meinte du `{nearest}`?", en: "did you mean `{nearest}`?" },
        None => otherwise,
    }
}
