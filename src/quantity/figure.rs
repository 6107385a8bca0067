//! A computed value that can show how it came about.
#![allow(missing_docs, reason = "fields of variants are named in the line above the variant")]

use super::{Kroner, Ratio};

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
    /// An equal part among so many: weight × 1/n.
    Equal { weight: Ratio, parties: usize, share: Ratio },
    /// A part by a register: weight × own value / sum.
    ByRegister { weight: Ratio, register: String, own: Ratio, total: Ratio, share: Ratio },
    /// A share the agreement fixes: weight × fixed.
    Fixed { weight: Ratio, fixed: Ratio, share: Ratio },
    /// The parts added up.
    Share { share: Ratio },
    /// The share taken of the amount, before rounding.
    Exact { total: Kroner, share: Ratio, exact: Ratio },
    /// Rounded down, and one unit more where the residue fell.
    Rounded { unit: Kroner, amount: Kroner, got_residue: bool },
}
