//! A key's exact shares: the parts of the key, each weighed and shared, added up per party.

use std::collections::BTreeMap;

use super::{Changes, CostError};
use crate::agreement::Agreement;
use crate::agreement::leaf::{Label, PartyId, Share};
use crate::agreement::money::{CostKey, KeyPart, Liability, Register};
use crate::diag::nearest;
use crate::quantity::{Input, Kroner, Ratio, Step};
use crate::source::Spanned;

/// The word for shares of ownership in `by:`, and in [`Step::ByRegister`] for a part shared so (own share of a total of one).
pub const OWNERSHIP: &str = "ownership";
/// The word for shares of liability, likewise.
pub const LIABILITY: &str = "liability";
const EQUAL: &str = "equal";

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
    /// One step a part of the key, then [`Step::Share`].
    pub steps: Vec<Step>,
    /// The numbers read: own value, the register's total (path `registers[…].values`) and its date. A number that a change
    /// stands in for has no source, and neither has a total it is part of.
    pub inputs: Vec<Input>,
}

/// The exact share of every party by a key.
///
/// # Errors
/// The first fault of the key, its registers or shares; [`key_faults`] gives them all.
pub fn key_shares(agreement: &Agreement, key_id: &str, changes: &Changes) -> Result<KeyShares, CostError> {
    let (shares, faults) = work_out(agreement, key_id, changes);
    faults.into_iter().next().map_or(Ok(shares), Err)
}

/// Every fault of a key, its registers or shares, in the order of the file.
pub fn key_faults(agreement: &Agreement, key_id: &str, changes: &Changes) -> Vec<CostError> {
    work_out(agreement, key_id, changes).1
}

/// The party ids in order, each once.
pub(super) fn party_ids(agreement: &Agreement) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for party in agreement.parties.iter() {
        if !ids.contains(&party.id.as_str()) {
            ids.push(&party.id);
        }
    }
    ids
}

/// A label as one line: the one text, or the first of the two languages it has.
pub(super) fn plain(label: &Label) -> Option<String> {
    [&label.one, &label.nb, &label.nn].into_iter().flatten().next().cloned()
}

fn work_out(agreement: &Agreement, key_id: &str, changes: &Changes) -> (KeyShares, Vec<CostError>) {
    let mut shares = KeyShares { key: key_id.to_owned(), unit: Kroner::whole(1), parties: Vec::new() };
    let Some(key) = agreement.cost_keys.iter().find(|k| k.id.as_str() == key_id) else {
        let nearest = nearest(key_id, agreement.cost_keys.iter().map(|k| k.id.as_str())).map(str::to_owned);
        return (shares, vec![CostError::UnknownKey { path: "cost_keys".into(), key: key_id.into(), nearest }]);
    };
    let mut worker = Worker { agreement, changes, parties: party_ids(agreement), faults: Vec::new() };
    if worker.parties.is_empty() {
        return (shares, vec![CostError::NoParties { path: "parties".into() }]);
    }
    shares.unit = worker.unit(key);
    shares.parties = worker.shares(key);
    (shares, worker.faults)
}

/// What one party takes of one part of a key, the weight counted in.
struct Taken {
    share: Ratio,
    step: Step,
    inputs: Vec<Input>,
}

struct Worker<'a> {
    agreement: &'a Agreement,
    changes: &'a Changes,
    parties: Vec<&'a str>,
    faults: Vec<CostError>,
}

impl<'a> Worker<'a> {
    fn unit(&mut self, key: &CostKey) -> Kroner {
        let unit = key.round.as_ref().map_or_else(|| Kroner::whole(1), |round| round.value.0.clone());
        if unit.is_negative() || unit.is_zero() {
            let path = format!("cost_keys[{}].round", key.id.as_str());
            self.faults.push(CostError::UnitNotPositive { path, unit: unit.clone() });
        }
        unit
    }

    fn shares(&mut self, key: &'a CostKey) -> Vec<PartyShare> {
        let weights = self.weights(key);
        let mut sums: Vec<PartyShare> = self
            .parties
            .iter()
            .map(|party| PartyShare { party: (*party).to_owned(), share: Ratio::zero(), steps: Vec::new(), inputs: Vec::new() })
            .collect();
        for (index, (part, weight)) in key.parts.iter().zip(&weights).enumerate() {
            let path = format!("cost_keys[{}].parts[{index}]", key.id.as_str());
            for (sum, taken) in sums.iter_mut().zip(self.part(&path, part, weight)) {
                sum.share = &sum.share + &taken.share;
                sum.steps.push(taken.step);
                for input in taken.inputs {
                    if !sum.inputs.contains(&input) {
                        sum.inputs.push(input);
                    }
                }
            }
        }
        for sum in &mut sums {
            sum.steps.push(Step::Share { share: sum.share.clone() });
        }
        sums
    }

    /// The weight of each part; together they must make the whole. A single part without one is the whole.
    fn weights(&mut self, key: &CostKey) -> Vec<Ratio> {
        let path = format!("cost_keys[{}].parts", key.id.as_str());
        if key.parts.is_empty() {
            self.faults.push(CostError::NoParts { path });
            return Vec::new();
        }
        let mut sound = true;
        let mut weights = Vec::new();
        for (index, part) in key.parts.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let weight = match &part.weight {
                Some(weight) => weight.value.0.clone(),
                None => {
                    if key.parts.len() > 1 {
                        sound = false;
                        self.faults.push(CostError::WeightMissing { path: path.clone() });
                    }
                    Ratio::one()
                }
            };
            if weight.is_negative() {
                sound = false;
                self.faults.push(CostError::WeightNegative { path: format!("{path}.weight"), weight: weight.clone() });
            }
            weights.push(weight);
        }
        if sound && !weights.iter().sum::<Ratio>().is_one() {
            self.faults.push(CostError::WeightsNotWhole { path, weights: weights.clone() });
        }
        weights
    }

    /// What each party takes of one part, in the order of the agreement; nothing when the part has a fault.
    fn part(&mut self, path: &str, part: &'a KeyPart, weight: &Ratio) -> Vec<Taken> {
        match (&part.by, &part.fixed) {
            (None, None) => self.fault(CostError::PartSaysNothing { path: path.to_owned() }),
            (Some(_), Some(_)) => self.fault(CostError::PartSaysBoth { path: path.to_owned() }),
            (None, Some(fixed)) => self.fixed(&format!("{path}.fixed"), fixed, weight),
            (Some(by), None) => match by.as_str() {
                EQUAL => self.equal(weight),
                OWNERSHIP | LIABILITY => self.by_agreed_shares(path, by.as_str(), weight),
                _ => self.by_register(path, by.as_str(), weight),
            },
        }
    }

    fn fault(&mut self, fault: CostError) -> Vec<Taken> {
        self.faults.push(fault);
        Vec::new()
    }

    fn equal(&self, weight: &Ratio) -> Vec<Taken> {
        let parties = self.parties.len();
        let share = weight.checked_div(&Ratio::whole(parties)).unwrap_or_else(Ratio::zero);
        let step = Step::Equal { weight: weight.clone(), parties, share: share.clone() };
        self.parties.iter().map(|_| Taken { share: share.clone(), step: step.clone(), inputs: Vec::new() }).collect()
    }

    fn fixed(&mut self, path: &str, fixed: &BTreeMap<PartyId, Spanned<Share>>, weight: &Ratio) -> Vec<Taken> {
        self.given_shares(path, fixed)
            .into_iter()
            .map(|(party, fixed)| {
                let share = weight * &fixed;
                Taken {
                    inputs: vec![Input { path: format!("{path}.{party}"), value: fixed.to_string(), source: None }],
                    step: Step::Fixed { weight: weight.clone(), share: share.clone(), fixed },
                    share,
                }
            })
            .collect()
    }

    /// By ownership or liability. Liability shares are the ownership shares where the agreement states no others (§ 19-4 f).
    fn by_agreed_shares(&mut self, path: &str, by: &str, weight: &Ratio) -> Vec<Taken> {
        let shares = self.agreement.shares.as_ref();
        let ownership = shares.and_then(|s| s.ownership.as_ref()).map(|o| ("shares.ownership", &o.value));
        let found = match shares.and_then(|s| s.liability.as_ref()).map(|l| &l.value) {
            Some(Liability::Shares(liability)) if by == LIABILITY => Some(("shares.liability", liability)),
            _ => ownership,
        };
        let Some((from, given)) = found else {
            return self.fault(CostError::NoShares { path: format!("{path}.by"), by: by.to_owned() });
        };
        let source = shares.and_then(|s| s.basis.as_ref()).and_then(|basis| plain(basis));
        self.given_shares(from, given)
            .into_iter()
            .map(|(party, own)| {
                let (share, total) = (weight * &own, Ratio::one());
                Taken {
                    inputs: vec![Input { path: format!("{from}.{party}"), value: own.to_string(), source: source.clone() }],
                    step: Step::ByRegister { weight: weight.clone(), register: by.to_owned(), share: share.clone(), own, total },
                    share,
                }
            })
            .collect()
    }

    /// Shares written party by party, in the order of the agreement; nothing when they have a fault.
    fn given_shares(&mut self, path: &str, given: &BTreeMap<PartyId, Spanned<Share>>) -> Vec<(&'a str, Ratio)> {
        let faults_before = self.faults.len();
        self.refuse_strangers(path, given.keys());
        let mut shares = Vec::new();
        let mut missing = Vec::new();
        for party in self.parties.clone() {
            match given.get(&PartyId(party.to_owned())) {
                Some(share) => shares.push((party, share.value.0.clone())),
                None => missing.push(party.to_owned()),
            }
        }
        if !missing.is_empty() {
            self.faults.push(CostError::FixedMissingParty { path: path.to_owned(), parties: missing });
        }
        for (party, share) in shares.iter().filter(|(_, share)| share.is_negative()) {
            let path = format!("{path}.{party}");
            self.faults.push(CostError::FixedNegative { path, party: (*party).to_owned(), share: share.clone() });
        }
        let whole: Ratio = given.values().map(|share| &share.value.0).sum();
        if self.faults.len() == faults_before && !whole.is_one() {
            let shares = given.values().map(|share| share.value.0.clone()).collect();
            self.faults.push(CostError::FixedNotWhole { path: path.to_owned(), shares });
        }
        if self.faults.len() == faults_before { shares } else { Vec::new() }
    }

    fn by_register(&mut self, path: &str, id: &str, weight: &Ratio) -> Vec<Taken> {
        let agreement = self.agreement;
        let Some(register) = agreement.registers.iter().find(|r| r.id.as_str() == id) else {
            let words = [EQUAL, OWNERSHIP, LIABILITY];
            let nearest = nearest(id, agreement.registers.iter().map(|r| r.id.as_str()).chain(words)).map(str::to_owned);
            return self.fault(CostError::UnknownRegister { path: format!("{path}.by"), register: id.to_owned(), nearest });
        };
        let path = format!("registers[{id}].values");
        let Some((values, total)) = self.register_values(&path, register) else { return Vec::new() };
        let source = register.source.as_ref().and_then(|source| plain(source));
        let touched = self.changes.touch(id);
        let total_input = Input { path: path.clone(), value: total.to_string(), source: source.clone().filter(|_| !touched) };
        let date = register.date.as_ref().map(|date| Input {
            path: format!("registers[{id}].date"),
            value: date.to_string(),
            source: None,
        });
        values
            .into_iter()
            .map(|(party, own)| {
                let changed = self.changes.get(id, party).is_some();
                let source = source.clone().filter(|_| !changed);
                let own_input = Input { path: format!("{path}.{party}"), value: own.to_string(), source };
                let date = date.clone().filter(|_| !changed);
                let share = (weight * &own).checked_div(&total).unwrap_or_else(Ratio::zero);
                Taken {
                    inputs: [own_input, total_input.clone()].into_iter().chain(date).collect(),
                    step: Step::ByRegister {
                        weight: weight.clone(),
                        register: id.to_owned(),
                        own,
                        total: total.clone(),
                        share: share.clone(),
                    },
                    share,
                }
            })
            .collect()
    }

    /// A register's value for every party, changed values in place, and their sum.
    fn register_values(&mut self, path: &str, register: &Register) -> Option<(Vec<(&'a str, Ratio)>, Ratio)> {
        let id = register.id.as_str();
        let faults_before = self.faults.len();
        self.refuse_strangers(path, register.values.keys());
        let mut values = Vec::new();
        let mut missing = Vec::new();
        for party in self.parties.clone() {
            let written = register.values.get(&PartyId(party.to_owned())).map(|number| &number.value.0);
            match self.changes.get(id, party).or(written) {
                Some(value) => values.push((party, value.clone())),
                None => missing.push(party.to_owned()),
            }
        }
        if !missing.is_empty() {
            self.faults.push(CostError::RegisterMissingParty {
                path: path.to_owned(),
                register: id.to_owned(),
                parties: missing,
            });
        }
        for (party, value) in values.iter().filter(|(_, value)| value.is_negative()) {
            self.faults.push(CostError::RegisterNegative {
                path: format!("{path}.{party}"),
                party: (*party).to_owned(),
                value: value.clone(),
            });
        }
        let total: Ratio = values.iter().map(|(_, value)| value).sum();
        if self.faults.len() == faults_before && total.is_zero() {
            self.faults.push(CostError::RegisterSumsToZero { path: path.to_owned(), register: id.to_owned() });
        }
        (self.faults.len() == faults_before).then_some((values, total))
    }

    /// A value for someone who is no party would be left out of the sum unseen; it is a fault instead.
    fn refuse_strangers<'k>(&mut self, path: &str, named: impl Iterator<Item = &'k PartyId>) {
        for party in named.filter(|party| !self.parties.contains(&party.as_str())).collect::<Vec<_>>() {
            let nearest = nearest(party, self.parties.iter().copied()).map(str::to_owned);
            let path = format!("{path}.{}", party.as_str());
            self.faults.push(CostError::UnknownParty { path, party: party.0.clone(), nearest });
        }
    }
}
