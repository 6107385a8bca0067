//! What each party takes of one part of a key: equal parts, fixed or agreed shares, or a register's numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::CostError;
use super::key::{EQUAL, FIXED, LIABILITY, OWNERSHIP, Worker, plain};
use super::plan::Flat;
use super::register::Own;
use crate::agreement::leaf::{PartyId, Share};
use crate::agreement::money::{CostKey, Liability};
use crate::diag::nearest;
use crate::quantity::{Input, Ratio, Step};
use crate::source::Spanned;

/// What one party takes of one part of a key, the weight counted in.
pub(super) struct Taken {
    pub(super) share: Ratio,
    pub(super) steps: Vec<Step>,
    pub(super) inputs: Vec<Input>,
}

impl<'a> Worker<'a> {
    /// What each party takes of one part, in the order of the agreement; nothing when the part has a fault.
    pub(super) fn part(&mut self, flat: &Flat<'a>, key: &CostKey) -> Vec<(&'a str, Taken)> {
        let (by, own) = match (&flat.part.by, &flat.part.fixed, &flat.part.key) {
            (None, None, _) => return self.fault(CostError::PartSaysNothing { path: flat.path.clone() }),
            (Some(_), Some(_), _) | (_, _, Some(_)) => return self.fault(CostError::PartSaysBoth { path: flat.path.clone() }),
            (None, Some(fixed), None) => {
                (FIXED, self.given(&format!("{}.fixed", flat.path), fixed, key.id.as_str(), &flat.among, None))
            }
            (Some(by), None, None) => match by.as_str() {
                EQUAL => (EQUAL, flat.who.iter().map(|party| (*party, Own::plain(Ratio::one()))).collect()),
                OWNERSHIP | LIABILITY => (by.as_str(), self.agreed_shares(flat, by.as_str())),
                register => (register, self.numbers(&format!("{}.by", flat.path), register, &flat.who)),
            },
        };
        if own.is_empty() { Vec::new() } else { self.share_out(flat, by, own) }
    }

    fn fault<T>(&mut self, fault: CostError) -> Vec<T> {
        self.faults.push(fault);
        Vec::new()
    }

    /// Shares the weight of a part by what each party of it has.
    fn share_out(&mut self, flat: &Flat<'a>, by: &str, mut own: BTreeMap<&'a str, Own>) -> Vec<(&'a str, Taken)> {
        own.retain(|party, _| flat.who.contains(party));
        let counts = &flat.counts;
        for (party, own) in &mut own {
            if let Some(factor) = counts.get(party) {
                own.steps.push(Step::Counts { factor: factor.clone(), of: own.value.clone() });
                own.value = &own.value * factor;
            }
        }
        let total: Ratio = own.values().map(|own| &own.value).sum();
        if total.is_zero() {
            return self.fault(if by == EQUAL || by == FIXED {
                CostError::NobodyShares { path: flat.path.clone() }
            } else {
                CostError::RegisterSumsToZero { path: format!("registers[{by}].values"), register: by.to_owned() }
            });
        }
        let alike = own.keys().all(|party| !counts.contains_key(party));
        let parties = own.len();
        let of_register = !matches!(by, EQUAL | FIXED | OWNERSHIP | LIABILITY);
        let touched = self.changes.touch(by);
        let take = |party: &'a str, mine: Own| {
            let share = (&flat.weight * &mine.value).checked_div(&total).unwrap_or_else(Ratio::zero);
            let weight = flat.weight.clone();
            let step = match by {
                EQUAL if alike => Step::Equal { weight, parties, share: share.clone() },
                FIXED if total.is_one() && alike => Step::Fixed { weight, fixed: mine.value, share: share.clone() },
                _ => Step::ByRegister {
                    weight,
                    register: by.to_owned(),
                    own: mine.value,
                    total: total.clone(),
                    source: mine.source.clone(),
                    date: mine.date,
                    share: share.clone(),
                },
            };
            let mut inputs = mine.inputs;
            if of_register {
                // After the party's own numbers, before their date.
                let at = inputs.iter().position(|input| input.path.ends_with(".date")).unwrap_or(inputs.len());
                let source = mine.source.filter(|_| !touched);
                inputs.insert(at, Input { path: format!("registers[{by}].values"), value: total.to_string(), source });
            }
            (party, Taken { share, steps: mine.steps.into_iter().chain([step]).collect(), inputs })
        };
        self.parties.iter().filter_map(|party| own.remove(party).map(|mine| take(party, mine))).collect()
    }

    /// How much the parties count that do not count as one.
    pub(super) fn counts<'k>(&mut self, key: &'k CostKey) -> BTreeMap<&'k str, Ratio> {
        let path = format!("cost_keys[{}].counts", key.id.as_str());
        if self.faults.iter().all(|fault| !fault.path().starts_with(&path)) {
            self.refuse_strangers(&path, key.counts.keys());
            for (party, count) in key.counts.iter().filter(|(_, count)| count.value.is_negative()) {
                let (path, party) = (format!("{path}.{}", party.as_str()), party.0.clone());
                self.faults.push(CostError::FixedNegative { path, party, share: count.value.0.clone() });
            }
        }
        key.counts.iter().filter(|(_, c)| !c.value.is_one()).map(|(party, c)| (party.as_str(), c.value.0.clone())).collect()
    }

    /// Ownership or liability. Liability shares are the ownership shares where the agreement states no others (§ 19-4 f).
    pub(super) fn agreed_shares(&mut self, flat: &Flat<'a>, by: &str) -> BTreeMap<&'a str, Own> {
        let shares = self.agreement.shares.as_ref();
        let ownership = shares.and_then(|s| s.ownership.as_ref()).map(|o| (OWNERSHIP, &o.value));
        let found = match shares.and_then(|s| s.liability.as_ref()).map(|l| &l.value) {
            Some(Liability::Shares(liability)) if by == LIABILITY => Some((LIABILITY, liability)),
            _ => ownership,
        };
        let Some((from, given)) = found else {
            self.faults.push(CostError::NoShares { path: format!("{}.by", flat.path), by: by.to_owned() });
            return BTreeMap::new();
        };
        let source = shares.and_then(|s| s.basis.as_ref()).and_then(|basis| plain(basis));
        let all = self.known.clone();
        self.given(&format!("shares.{from}"), given, from, &all, source)
    }

    /// Shares written party by party; nothing when they have a fault. `name` is what a change calls them.
    fn given(
        &mut self,
        path: &str,
        given: &BTreeMap<PartyId, Spanned<Share>>,
        name: &str,
        among: &BTreeSet<&'a str>,
        source: Option<String>,
    ) -> BTreeMap<&'a str, Own> {
        let faults_before = self.faults.len();
        self.refuse_strangers(path, given.keys());
        let outside = given.keys().map(|p| p.as_str()).filter(|p| self.known.contains(p) && !among.contains(p));
        let outside: Vec<String> = outside.map(str::to_owned).collect();
        self.faults.extend(outside.into_iter().map(|party| CostError::NotAmong { path: format!("{path}.{party}"), party }));
        let mut shares: Vec<(&str, Ratio, Option<Ratio>)> = Vec::new();
        let mut missing = Vec::new();
        for party in self.parties.iter().copied().filter(|party| among.contains(party)) {
            let written = given.get(&PartyId(party.to_owned())).map(|share| share.value.0.clone());
            match (self.changes.get(name, party).cloned(), written) {
                (Some(set), written) => shares.push((party, set, Some(written.unwrap_or_else(Ratio::zero)))),
                (None, Some(written)) => shares.push((party, written, None)),
                (None, None) => missing.push(party.to_owned()),
            }
        }
        if !missing.is_empty() {
            self.faults.push(CostError::FixedMissingParty { path: path.to_owned(), parties: missing });
        }
        for (party, share, _) in shares.iter().filter(|(_, share, _)| share.is_negative()) {
            let path = format!("{path}.{party}");
            self.faults.push(CostError::FixedNegative { path, party: (*party).to_owned(), share: share.clone() });
        }
        if self.faults.len() == faults_before {
            self.faults.extend(not_whole(path, &shares));
        }
        if self.faults.len() > faults_before {
            return BTreeMap::new();
        }
        let own = |(party, value, old): (&'a str, Ratio, Option<Ratio>)| {
            let source = source.clone().filter(|_| old.is_none());
            let input = Input { path: format!("{path}.{party}"), value: value.to_string(), source: source.clone() };
            (party, Own { value, source, date: None, inputs: vec![input], steps: Vec::new() })
        };
        shares.into_iter().map(own).collect()
    }

    /// A register by its id; a fault with the nearest name when there is none.
    pub(super) fn unknown_register(&mut self, path: &str, id: &str) {
        let words = [EQUAL, OWNERSHIP, LIABILITY];
        let known = self.agreement.registers.iter().map(|r| r.id.as_str()).chain(words);
        let nearest = nearest(id, known).map(str::to_owned);
        self.faults.push(CostError::UnknownRegister { path: path.to_owned(), register: id.to_owned(), nearest });
    }
}

/// The fault of shares that do not make the whole; one that says what became of the one share that was changed, if that is why.
fn not_whole(path: &str, given: &[(&str, Ratio, Option<Ratio>)]) -> Option<CostError> {
    let shares: Vec<Ratio> = given.iter().map(|(_, share, _)| share.clone()).collect();
    if shares.iter().sum::<Ratio>().is_one() {
        return None;
    }
    let changed: Vec<_> = given.iter().filter_map(|(party, new, old)| Some((party, new, old.as_ref()?))).collect();
    Some(match changed.as_slice() {
        [(party, new, old)] => CostError::ShareChanged {
            path: format!("{path}.{party}"),
            party: (**party).to_owned(),
            change: Box::new(((*old).clone(), (*new).clone())),
            shares,
        },
        _ => CostError::FixedNotWhole { path: path.to_owned(), shares },
    })
}
