//! A key as a calculation somebody else can carry out: its parts laid flat for a year, each with its weight and what every party has in
//! it. A workbook makes formulas of it. Enter at [`layout`].

use std::collections::BTreeMap;

use super::Changes;
use super::key::{EQUAL, FIXED, LIABILITY, OWNERSHIP, Worker, find_key};
use super::plan::Flat;
use super::register::used;
use crate::agreement::Agreement;
use crate::quantity::{Date, Kroner, Ratio};

/// A key as it is in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its parts; those of every stretch of the year, when it has more than one.
    pub parts: Vec<LaidPart>,
    /// Shares agreed instead of those the parts give.
    pub agreed: BTreeMap<String, Ratio>,
}

/// One part of a key: the weight is shared by what the parties have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidPart {
    /// Its weight in the whole year.
    pub weight: Ratio,
    /// What it is shared by: `equal`, `fixed`, `ownership`, `liability` or a register's id.
    pub by: String,
    /// The days it holds for, where that is not the whole year.
    pub days: Option<(Date, Date)>,
    /// Those who share it, in the order of the agreement.
    pub owns: Vec<Own>,
}

/// What one party has in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Whose.
    pub party: String,
    /// How much the party counts; 1 for most.
    pub count: Ratio,
    /// What it has.
    pub has: Has,
}

/// Where a number of a part is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Has {
    /// The key or the agreement says it.
    Given(Ratio),
    /// A register: the path of the number, or of those it is the average of.
    Numbers(Vec<String>),
}

/// The key laid out for a year; none when it has prices instead of parts, or a fault.
pub fn layout(agreement: &Agreement, key_id: &str, year: i16) -> Option<Layout> {
    let key = find_key(agreement, key_id).filter(|key| key.rates.is_empty())?;
    let changes = Changes::default();
    let mut worker = Worker::new(agreement, &changes, Some(year));
    let mut parts = Vec::new();
    for stretch in worker.stretches(key) {
        let days = stretch.period.as_ref().map(|period| (period.from, period.to));
        for flat in &stretch.parts {
            parts.push(worker.laid(flat, days)?);
        }
    }
    let agreed = key.agreed.iter().map(|(party, share)| (party.0.clone(), share.value.0.clone())).collect();
    worker.faults.is_empty().then_some(Layout { parts, agreed })
}

/// The paths of a register's numbers for a party in a year: one, or those of the average.
pub fn number_paths(agreement: &Agreement, register: &str, party: &str, year: i16) -> Vec<String> {
    let register = agreement.registers.iter().map(|r| &r.value).find(|r| r.id.as_str() == register);
    let editions = register.and_then(|register| used(register, Some(year)).ok()).unwrap_or_default();
    editions.iter().map(|edition| edition.path_of(party)).collect()
}

impl<'a> Worker<'a> {
    fn laid(&mut self, flat: &Flat<'a>, days: Option<(Date, Date)>) -> Option<LaidPart> {
        let counts = &flat.counts;
        let of = |party: &str, has: Has| Own {
            party: party.to_owned(),
            count: counts.get(party).cloned().unwrap_or_else(Ratio::one),
            has,
        };
        let in_order: Vec<&str> = self.parties.iter().copied().filter(|party| flat.who.contains(party)).collect();
        let (by, owns) = match (&flat.part.by, &flat.part.fixed) {
            (Some(by), _) if by.as_str() == EQUAL => {
                (EQUAL, in_order.iter().map(|party| of(party, Has::Given(Ratio::one()))).collect())
            }
            (Some(by), _) if [OWNERSHIP, LIABILITY].contains(&by.as_str()) => {
                let shares = self.agreed_shares(flat, by.as_str());
                let given = |party: &&str| Some(of(party, Has::Given(shares.get(party)?.value.clone())));
                (by.as_str(), in_order.iter().filter_map(given).collect())
            }
            (Some(by), _) => {
                let (agreement, year) = (self.agreement, self.year?);
                let numbers = |party: &&str| of(party, Has::Numbers(number_paths(agreement, by.as_str(), party, year)));
                (by.as_str(), in_order.iter().map(numbers).collect::<Vec<_>>())
            }
            (None, Some(fixed)) => {
                let share = |party: &&str| fixed.iter().find(|(p, _)| p.as_str() == *party).map(|(_, share)| &share.value.0);
                (FIXED, in_order.iter().filter_map(|party| Some(of(party, Has::Given(share(party)?.clone())))).collect())
            }
            (None, None) => return None,
        };
        Some(LaidPart { weight: flat.weight.clone(), by: by.to_owned(), days, owns })
    }
}

/// The floor and the ceiling of every party in a year, in the order of the agreement: moved by the index, and for its part of the year.
pub fn limits(agreement: &Agreement, key_id: &str, year: i16) -> Vec<(Option<Kroner>, Option<Kroner>)> {
    let Some(key) = find_key(agreement, key_id) else { return Vec::new() };
    let changes = Changes::default();
    let unit = key.round.as_ref().map_or_else(|| Kroner::whole(1), |round| round.value.0.clone());
    let terms = Worker::new(agreement, &changes, Some(year)).terms(key, &unit);
    terms.into_iter().map(|terms| (terms.floor, terms.ceiling)).collect()
}
