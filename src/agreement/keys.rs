//! What a cost key may say beside its parts: stages, prices, an index, part of a year, and which number goes into which year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::leaf::{ByKey, Count, Day, DayOfYear, Id, Label, Money, Number, PartyId, Share, Year};
use super::money::{FileRead, KeyPart};
use super::words::{BudgetYear, Months};
use crate::source::Spanned;

/// A register's numbers on another day.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherDate {
    /// The day they stand for.
    pub date: Spanned<Day>,
    /// Where they are from, where that is another source than the register's.
    pub source: Option<Spanned<Label>>,
    /// The numbers; left out where they are read from a file.
    #[serde(default)]
    pub values: Spanned<ByKey<PartyId, Spanned<Number>>>,
    /// The file they are read from, where that is another than the register's (fil).
    pub file: Option<Spanned<String>>,
    /// Which column of the file, where that is another than the register's (kolonne).
    pub column: Option<Spanned<String>>,
    /// Which period of the file (periode).
    pub period: Option<Spanned<String>>,
    /// What was read from the file, for who wants to find the numbers again.
    #[serde(skip)]
    pub read: Option<FileRead>,
}

/// Which day's number goes into which budget year.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FigureRule {
    /// The day the number stands for, `01-01`.
    pub date: Option<Spanned<DayOfYear>>,
    /// The year of that day, seen from the budget year; the year before when left out.
    pub year: Option<Spanned<BudgetYear>>,
    /// Not one number, but the average of so many: the newest ones up to that day (gjennomsnitt).
    pub average: Option<Spanned<Count>>,
}

/// The parts of a key from a year on.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyStage {
    /// The first budget year they hold for.
    pub from: Spanned<Year>,
    /// The parts.
    pub parts: Spanned<Vec<Spanned<KeyPart>>>,
}

/// Parties that join or leave within a year. Until it joins a party pays nothing, and the others share as if it were not there.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PartYear {
    /// What the year is counted in; months when left out.
    pub by: Option<Spanned<Months>>,
    /// The first day a party takes part, where it is not there from the start.
    pub joins: ByKey<PartyId, Spanned<Day>>,
    /// The last day a party takes part.
    pub leaves: ByKey<PartyId, Spanned<Day>>,
}

/// A price per unit.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The price.
    pub amount: Spanned<Money>,
    /// The register that counts the units: inhabitants, hours ordered.
    pub by: Spanned<Id>,
    /// What is paid for, where a price list says so.
    pub title: Option<Spanned<Label>>,
}

/// An index that amounts follow from a base year on.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Index {
    /// Its name, and which month's number is used.
    pub name: Spanned<Label>,
    /// The year the amounts are in.
    pub base_year: Spanned<Year>,
    /// The index by year; a year without a number has the last one before it.
    pub values: ByKey<Year, Spanned<Number>>,
    /// Where the numbers are from.
    pub source: Option<Spanned<Label>>,
}

/// Growth from year to year.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// How much each year, of the year before; rounded to the key's unit.
    pub rate: Spanned<Share>,
    /// The last year.
    pub until: Spanned<Year>,
}

/// Budget and accounts of a year; the difference is what is shared.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetDeviation {
    /// What was budgeted (budsjett).
    pub budget: Spanned<Money>,
    /// What it came to (regnskap).
    pub accounts: Spanned<Money>,
}

/// What each party paid before.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// The year it was paid in.
    pub year: Option<Spanned<Year>>,
    /// The amounts.
    pub amounts: Spanned<ByKey<PartyId, Spanned<Money>>>,
    /// Where they are from.
    pub source: Option<Spanned<Label>>,
}
