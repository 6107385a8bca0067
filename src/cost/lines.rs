//! What a cost's own table of lines comes to, beside the amounts that are shared.

use std::collections::BTreeMap;

use crate::agreement::money::Cost;
use crate::agreement::words::CostKind;
use crate::quantity::Kroner;

/// The lines of a cost, added up in the ways a reader asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The priced lines added up.
    pub sum: Kroner,
    /// How many lines have a price.
    pub priced: usize,
    /// The ids of the lines that have none.
    pub unpriced: Vec<String>,
    /// Sums by year, lines without a year first.
    pub by_year: Vec<(Option<i16>, Kroner)>,
    /// Sums by kind; a line that names no kind has the cost's.
    pub by_kind: Vec<(Option<CostKind>, Kroner)>,
    /// Sums by year and kind.
    pub by_year_and_kind: Vec<(Option<i16>, Option<CostKind>, Kroner)>,
    /// The lines' sum less the sum of the amounts; none when the cost has no amounts or no line has a price.
    pub difference: Option<Kroner>,
}

impl Lines {
    /// Adds up the lines of a cost; none when it has no lines.
    pub(super) fn of(cost: &Cost, amounts: Option<&Kroner>) -> Option<Self> {
        if cost.lines.is_empty() {
            return None;
        }
        let priced: Vec<_> = cost
            .lines
            .iter()
            .filter_map(|line| {
                let kind = line.kind.as_ref().or(cost.kind.as_ref()).map(|kind| kind.value);
                Some((line.year.as_ref().map(|year| year.value.0), kind, &line.amount.as_ref()?.value.0))
            })
            .collect();
        let sum: Kroner = priced.iter().map(|(_, _, amount)| *amount).sum();
        Some(Self {
            priced: priced.len(),
            unpriced: cost.lines.iter().filter(|line| line.amount.is_none()).map(|line| line.id.0.clone()).collect(),
            by_year: sums(priced.iter().map(|(year, _, amount)| (*year, *amount))),
            by_kind: sums(priced.iter().map(|(_, kind, amount)| (*kind, *amount))),
            by_year_and_kind: sums(priced.iter().map(|(year, kind, amount)| ((*year, *kind), *amount)))
                .into_iter()
                .map(|((year, kind), sum)| (year, kind, sum))
                .collect(),
            difference: amounts.filter(|_| !priced.is_empty()).map(|amounts| &sum - amounts),
            sum,
        })
    }
}

fn sums<'a, K: Ord>(amounts: impl Iterator<Item = (K, &'a Kroner)>) -> Vec<(K, Kroner)> {
    let mut sums: BTreeMap<K, Kroner> = BTreeMap::new();
    for (key, amount) in amounts {
        let sum = sums.entry(key).or_default();
        *sum = &*sum + amount;
    }
    sums.into_iter().collect()
}
