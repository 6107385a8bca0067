//! A key's exact shares for a budget year: its parts laid flat, each weighed and shared, added up per party.

use std::collections::BTreeSet;

use super::plan::Stretch;
use super::{Changes, CostError};
use crate::agreement::Agreement;
use crate::agreement::leaf::Label;
use crate::agreement::money::CostKey;
use crate::diag::nearest;
use crate::quantity::{Input, Kroner, Ratio, Step};

/// The word for shares of ownership in `by:`, and in [`Step::ByRegister`] for a part shared so (own share of a total of one).
pub const OWNERSHIP: &str = "ownership";
/// The word for shares of liability, likewise.
pub const LIABILITY: &str = "liability";
/// The word for equal parts, likewise where parties do not count alike.
pub const EQUAL: &str = "equal";
/// What [`Step::ByRegister`] calls fixed shares where only some of them are counted.
pub const FIXED: &str = "fixed";

/// What a key gives each party, in the order of the agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyShares {
    /// The key.
    pub key: String,
    /// The unit amounts are rounded to.
    pub unit: Kroner,
    /// Every party's share; together they make the whole.
    pub parties: Vec<PartyShare>,
}

/// One party's exact share, with its working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyShare {
    /// Whose.
    pub party: String,
    /// The exact share.
    pub share: Ratio,
    /// What the key itself gives, where another share is agreed.
    pub computed: Option<Ratio>,
    /// One step a part of the key, then [`Step::Share`].
    pub steps: Vec<Step>,
    /// The numbers read: own value, the register's total (path `registers[…].values`) and its date. A number that a change
    /// stands in for has no source, and neither has a total it is part of.
    pub inputs: Vec<Input>,
}

/// The exact share of every party by a key, as it is from the first year.
///
/// # Errors
/// The first fault of the key, its registers or shares; [`key_faults`] gives them all.
pub fn key_shares(agreement: &Agreement, key_id: &str, changes: &Changes) -> Result<KeyShares, CostError> {
    key_shares_in(agreement, key_id, None, changes)
}

/// The exact share of every party by a key in one budget year.
///
/// # Errors
/// As [`key_shares`].
pub fn key_shares_in(agreement: &Agreement, key_id: &str, year: Option<i16>, changes: &Changes) -> Result<KeyShares, CostError> {
    let (shares, faults) = work_out(agreement, key_id, year, changes);
    faults.into_iter().next().map_or(Ok(shares), Err)
}

/// Every fault of a key, its registers or shares, in every year it is used for, in the order of the file.
pub fn key_faults(agreement: &Agreement, key_id: &str, changes: &Changes) -> Vec<CostError> {
    let mut faults = work_out(agreement, key_id, None, changes).1;
    for year in years_of(agreement, key_id) {
        for fault in work_out(agreement, key_id, Some(year), changes).1 {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
        }
    }
    faults
}

/// The years in which a key may give other shares than before: those of its costs and of its stages.
fn years_of(agreement: &Agreement, key_id: &str) -> BTreeSet<i16> {
    let Some(key) = find_key(agreement, key_id) else { return BTreeSet::new() };
    let costs = agreement.costs.iter().filter(|c| c.key.as_ref().is_some_and(|k| k.as_str() == key_id));
    let of_costs = costs.flat_map(|c| c.amounts.keys().chain(c.years.iter().map(|y| &y.value)));
    key.later.iter().map(|stage| stage.from.value.0).chain(of_costs.map(|y| y.0)).collect()
}

/// The key with an id.
pub(super) fn find_key<'a>(agreement: &'a Agreement, id: &str) -> Option<&'a CostKey> {
    agreement.cost_keys.iter().map(|k| &k.value).find(|k| k.id.as_str() == id)
}

/// The party ids in order, each once.
pub(super) fn party_ids(agreement: &Agreement) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    agreement.parties.iter().map(|party| party.id.as_str()).filter(|id| seen.insert(*id)).collect()
}

/// A label as one line: the one text, or the first of the two languages it has.
pub(super) fn plain(label: &Label) -> Option<String> {
    [&label.one, &label.nb, &label.nn].into_iter().flatten().next().cloned()
}

fn work_out(agreement: &Agreement, key_id: &str, year: Option<i16>, changes: &Changes) -> (KeyShares, Vec<CostError>) {
    let mut shares = KeyShares { key: key_id.to_owned(), unit: Kroner::whole(1), parties: Vec::new() };
    let Some(key) = find_key(agreement, key_id) else {
        let nearest = nearest(key_id, agreement.cost_keys.iter().map(|k| k.id.as_str())).map(str::to_owned);
        return (shares, vec![CostError::UnknownKey { path: "cost_keys".into(), key: key_id.into(), nearest }]);
    };
    let mut worker = Worker::new(agreement, changes, year);
    if worker.parties.is_empty() {
        return (shares, vec![CostError::NoParties { path: "parties".into() }]);
    }
    shares.unit = worker.unit(key);
    shares.parties = worker.shares(key);
    (shares, worker.faults)
}

/// Works a key out for one year and gathers its faults.
pub(super) struct Worker<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) changes: &'a Changes,
    pub(super) year: Option<i16>,
    pub(super) parties: Vec<&'a str>,
    pub(super) known: BTreeSet<&'a str>,
    pub(super) faults: Vec<CostError>,
}

impl<'a> Worker<'a> {
    pub(super) fn new(agreement: &'a Agreement, changes: &'a Changes, year: Option<i16>) -> Self {
        let parties = party_ids(agreement);
        let known = parties.iter().copied().collect();
        Self { agreement, changes, year, parties, known, faults: Vec::new() }
    }

    fn unit(&mut self, key: &CostKey) -> Kroner {
        let unit = key.round.as_ref().map_or_else(|| Kroner::whole(1), |round| round.value.0.clone());
        if unit.is_negative() || unit.is_zero() {
            let path = format!("cost_keys[{}].round", key.id.as_str());
            self.faults.push(CostError::UnitNotPositive { path, unit: unit.clone() });
        }
        unit
    }

    fn shares(&mut self, key: &'a CostKey) -> Vec<PartyShare> {
        let empty = |party: &&str| PartyShare {
            party: (*party).to_owned(),
            share: Ratio::zero(),
            computed: None,
            steps: Vec::new(),
            inputs: Vec::new(),
        };
        let mut sums: Vec<PartyShare> = self.parties.iter().map(empty).collect();
        if !key.rates.is_empty() {
            self.look_over_rates(key);
            return sums;
        }
        for stretch in self.stretches(key) {
            self.add(&stretch, key, &mut sums);
        }
        for sum in &mut sums {
            sum.steps.push(Step::Share { share: sum.share.clone() });
        }
        self.agree(key, &mut sums);
        sums
    }

    /// The faults of prices and of what they count.
    fn look_over_rates(&mut self, key: &CostKey) {
        let path = format!("cost_keys[{}].rates", key.id.as_str());
        if !key.parts.is_empty() {
            self.faults.push(CostError::RatesAndParts { path: path.clone() });
        }
        let all = self.known.clone();
        for (index, rate) in key.rates.iter().enumerate() {
            self.numbers(&format!("{path}[{index}].by"), rate.by.as_str(), &all);
        }
    }

    /// Adds what each party takes of one stretch of the year.
    fn add(&mut self, stretch: &Stretch<'a>, key: &'a CostKey, sums: &mut [PartyShare]) {
        if let Some(period) = &stretch.period {
            for sum in sums.iter_mut().filter(|s| period.who.contains(&s.party.as_str())) {
                sum.steps.push(Step::Period { from: period.from, to: period.to, part: period.part.clone() });
            }
        }
        for flat in &stretch.parts {
            let mut taken = self.part(flat, key).into_iter().peekable();
            for sum in sums.iter_mut() {
                // Both are in the order of the agreement; a party that has no part in this has nothing here.
                let Some((_, taken)) = taken.next_if(|(party, _)| *party == sum.party) else { continue };
                sum.share = &sum.share + &taken.share;
                sum.steps.extend(taken.steps);
                for input in taken.inputs {
                    if !sum.inputs.contains(&input) {
                        sum.inputs.push(input);
                    }
                }
            }
        }
    }

    /// Puts agreed shares in the place of the key's own.
    fn agree(&mut self, key: &CostKey, sums: &mut [PartyShare]) {
        let path = format!("cost_keys[{}].agreed", key.id.as_str());
        self.refuse_strangers(&path, key.agreed.keys());
        let has_fixed = key.parts.iter().any(|part| part.fixed.is_some());
        for sum in sums.iter_mut() {
            let written = key.agreed.iter().find(|(party, _)| party.as_str() == sum.party).map(|(_, share)| &share.value.0);
            let set = self.changes.get(&key.id, &sum.party).filter(|_| !has_fixed);
            let Some(agreed) = set.or(written) else { continue };
            if agreed.is_negative() {
                let (path, party) = (format!("{path}.{}", sum.party), sum.party.clone());
                self.faults.push(CostError::FixedNegative { path, party, share: agreed.clone() });
            }
            sum.steps.push(Step::Agreed { computed: sum.share.clone(), share: agreed.clone() });
            sum.inputs.push(Input { path: format!("{path}.{}", sum.party), value: agreed.to_string(), source: None });
            sum.computed = Some(std::mem::replace(&mut sum.share, agreed.clone()));
        }
        let whole: Ratio = sums.iter().map(|sum| &sum.share).sum();
        if whole.is_one() || !self.faults.is_empty() || sums.iter().all(|sum| sum.computed.is_none()) {
            return;
        }
        let changed: Vec<_> = sums.iter().filter(|s| s.computed.as_ref().is_some_and(|c| *c != s.share)).collect();
        let shares: Vec<Ratio> = sums.iter().map(|sum| sum.share.clone()).collect();
        self.faults.push(match changed.as_slice() {
            [one] => CostError::ShareChanged {
                path: format!("{path}.{}", one.party),
                party: one.party.clone(),
                change: Box::new((one.computed.clone().unwrap_or_else(Ratio::zero), one.share.clone())),
                shares,
            },
            _ => CostError::FixedNotWhole { path, shares },
        });
    }
}
