//! The working of a table, told once for all years that share alike. Enter at [`CostTable::regimes`].

use super::{CostPart, CostTable, CostYear};
use crate::quantity::{Ratio, Step};

/// Years in a row whose shares came about in the same way.
#[derive(Debug, Clone)]
pub struct Regime<'a> {
    /// The years.
    pub years: Vec<&'a CostYear>,
}

impl<'a> Regime<'a> {
    /// The parts of its first year: those of the others have the same shares.
    pub fn parts(&self) -> &'a [CostPart] {
        self.years.first().map(|year| year.parts.as_slice()).unwrap_or_default()
    }

    /// `2027`, or `2027–2030`.
    pub fn name(&self) -> String {
        match (self.years.first(), self.years.last()) {
            (Some(first), Some(last)) if first.year != last.year => format!("{}–{}", first.year, last.year),
            (Some(first), _) => first.year.to_string(),
            _ => String::new(),
        }
    }
}

impl CostTable {
    /// Its years that have parts, those that share alike together.
    pub fn regimes(&self) -> Vec<Regime<'_>> {
        let mut regimes: Vec<Regime<'_>> = Vec::new();
        for year in self.years.iter().filter(|year| !year.parts.is_empty()) {
            match regimes.last_mut().filter(|regime| alike(regime.parts(), &year.parts)) {
                Some(regime) => regime.years.push(year),
                None => regimes.push(Regime { years: vec![year] }),
            }
        }
        regimes
    }
}

fn alike(a: &[CostPart], b: &[CostPart]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.of_share() == b.of_share())
}

impl CostPart {
    /// How the share came about.
    pub fn of_share(&self) -> &[Step] {
        self.figure.steps.get(..self.shared_at()).unwrap_or_default()
    }

    /// The share the key gives, before base amounts, limits and what is charged directly; none where it gives prices.
    pub fn key_share(&self) -> Option<Ratio> {
        match self.of_share().last()? {
            Step::Share { share } | Step::Agreed { share, .. } => Some(share.clone()),
            _ => None,
        }
    }

    /// How the amount came about, given the share.
    pub fn of_amount(&self) -> &[Step] {
        self.figure.steps.get(self.shared_at()..).unwrap_or_default()
    }

    /// Is the amount nothing but the share of the whole, rounded?
    pub fn is_plain(&self) -> bool {
        matches!(
            self.of_amount(),
            [Step::Exact { .. }, Step::Rounded { .. }] | [Step::Grown { .. }, Step::Exact { .. }, Step::Rounded { .. }]
        )
    }

    fn shared_at(&self) -> usize {
        let last = self.figure.steps.iter().rposition(|step| matches!(step, Step::Share { .. } | Step::Agreed { .. }));
        last.map_or(0, |last| last + 1)
    }
}
