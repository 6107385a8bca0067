//! A computed value that can show how it came about.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use super::{Date, Kroner, Ratio};

/// A computed value with inputs, steps and source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// `cost/<cost>/<year>/<party>`: what `explain` and the documents call it.
    pub id: String,
    /// The value.
    pub value: FigureValue,
    /// What went in, with where each is from.
    pub inputs: Vec<Input>,
    /// The working, in order.
    pub steps: Vec<Step>,
}

/// What kind of value a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureValue {
    /// Money.
    Kroner(Kroner),
    /// A share of a whole.
    Share(Ratio),
}

/// A value read from the agreement, with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path in agreement.yaml, such as `registers[population].values.nordvik`.
    pub path: String,
    /// The value as written.
    pub value: String,
    /// Where the agreement says the value is from, if it says so.
    pub source: Option<String>,
}

/// One line of working: exact operands and result; the words are the printer's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// What follows holds for a stretch of the year: its days, and how much of the year they are.
    Period { from: Date, to: Date, part: Ratio },
    /// The average of a register's numbers on several days.
    Average { register: String, numbers: Vec<(Option<Date>, Ratio)>, mean: Ratio },
    /// The party's number counts otherwise than once: factor × number.
    Counts { factor: Ratio, of: Ratio },
    /// An equal part among so many: weight × 1/n.
    Equal { weight: Ratio, parties: usize, share: Ratio },
    /// A part by a register: weight × own value / sum. Where the number is from and its day, when the agreement says so.
    ByRegister {
        weight: Ratio,
        register: String,
        own: Ratio,
        total: Ratio,
        source: Option<String>,
        date: Option<Date>,
        share: Ratio,
    },
    /// A share the agreement fixes: weight × fixed.
    Fixed { weight: Ratio, fixed: Ratio, share: Ratio },
    /// The parts added up.
    Share { share: Ratio },
    /// A share agreed instead of the one the key gives.
    Agreed { computed: Ratio, share: Ratio },
    /// The amount to be shared, grown from that of the year before by a rate.
    Grown { before: Kroner, rate: Ratio, amount: Kroner },
    /// The amount to be shared is what the accounts show beyond the budget; below zero it is paid back.
    Deviation { accounts: Kroner, budget: Kroner, amount: Kroner },
    /// An amount moved from the base year of an index to another: amount × number of the year / number of the base year. `year` is the
    /// year whose number was used, `rounded` the result to the unit.
    Indexed { index: String, amount: Kroner, base: Ratio, base_year: i16, number: Ratio, year: i16, rounded: Kroner },
    /// What is taken before the rest is shared: the amount, less the base amounts, what is charged directly, and what those pay whom a
    /// floor or a ceiling holds; and the rest.
    Rest { amount: Kroner, base: Kroner, direct: Kroner, held: Kroner, rest: Kroner },
    /// A price times a number.
    Rate { price: Ratio, register: String, own: Ratio, source: Option<String>, date: Option<Date>, exact: Ratio },
    /// The party takes part in so much of the year.
    PartOfYear { part: Ratio, of: Ratio, exact: Ratio },
    /// The amount would be another; a floor or a ceiling holds it here.
    Limited { ceiling: bool, before: Ratio, amount: Kroner },
    /// What floors and ceilings leave is shared by those they do not hold: own share / their shares together.
    AmongFree { own: Ratio, total: Ratio, share: Ratio },
    /// The share taken of the amount, before rounding.
    Exact { total: Kroner, share: Ratio, exact: Ratio },
    /// Rounded down, and one unit more where the residue fell; a price to the nearest.
    Rounded { unit: Kroner, amount: Kroner, got_residue: bool },
    /// The base amount of the party.
    Base { amount: Kroner },
    /// What is charged directly to the party.
    Direct { amount: Kroner },
    /// Everything the party pays, added up.
    Sum { amount: Kroner },
}
