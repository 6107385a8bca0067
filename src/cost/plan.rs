//! What a key says for one year: the stretches of the year with the same parties, and its parts laid flat, each with its weight and
//! the parties that share it. Enter at [`Worker::stretches`].

use std::collections::{BTreeMap, BTreeSet};

use super::CostError;
use super::key::{Worker, find_key};
use crate::agreement::keys::PartYear;
use crate::agreement::leaf::PartyId;
use crate::agreement::money::{CostKey, KeyPart};
use crate::agreement::words::Months;
use crate::diag::nearest;
use crate::quantity::{Date, Ratio};
use crate::source::Spanned;

/// A stretch of the year, with the parts of the key as they are shared in it.
pub(super) struct Stretch<'a> {
    /// The days it is, when the year has more than one.
    pub(super) period: Option<Period<'a>>,
    /// The parts.
    pub(super) parts: Vec<Flat<'a>>,
}

/// Days of a year in which the same parties take part.
pub(super) struct Period<'a> {
    pub(super) from: Date,
    pub(super) to: Date,
    /// How much of the year it is.
    pub(super) part: Ratio,
    /// Who takes part.
    pub(super) who: BTreeSet<&'a str>,
}

/// One part of a key, with nothing above it.
pub(super) struct Flat<'a> {
    pub(super) path: String,
    pub(super) part: &'a KeyPart,
    /// Its weight in the whole year.
    pub(super) weight: Ratio,
    /// Those who share the part in a full year.
    pub(super) among: BTreeSet<&'a str>,
    /// Those of them who take part in this stretch.
    pub(super) who: BTreeSet<&'a str>,
    /// How much the parties count that do not count as one.
    pub(super) counts: BTreeMap<&'a str, Ratio>,
}

/// What a part has from the keys it stands in.
struct Within<'a> {
    weight: Ratio,
    among: BTreeSet<&'a str>,
    who: BTreeSet<&'a str>,
    counts: BTreeMap<&'a str, Ratio>,
}

type Parts = Spanned<Vec<Spanned<KeyPart>>>;

impl<'a> Worker<'a> {
    /// The stretches of the year, each with its parts.
    pub(super) fn stretches(&mut self, key: &'a CostKey) -> Vec<Stretch<'a>> {
        let all: BTreeSet<&str> = self.parties.iter().copied().collect();
        let periods = self.periods(key);
        let several = periods.len() > 1;
        let none = BTreeMap::new();
        if periods.is_empty() {
            let mut parts = Vec::new();
            let within = Within { weight: Ratio::one(), among: all.clone(), who: all, counts: none };
            self.lay_flat(key, &within, &mut Vec::new(), &mut parts);
            return vec![Stretch { period: None, parts }];
        }
        let stretch = |period: Period<'a>| {
            let mut parts = Vec::new();
            let (weight, who) = (period.part.clone(), period.who.clone());
            let within = Within { weight, among: all.clone(), who, counts: none.clone() };
            self.lay_flat(key, &within, &mut Vec::new(), &mut parts);
            Stretch { period: several.then_some(period), parts }
        };
        periods.into_iter().map(stretch).collect()
    }

    /// Adds the parts of a key, with those of the keys it names in the place of their names.
    fn lay_flat(&mut self, key: &'a CostKey, within: &Within<'a>, above: &mut Vec<&'a str>, flat: &mut Vec<Flat<'a>>) {
        let (path, parts) = stage(key, self.year);
        if !key.rates.is_empty() && !key.parts.is_empty() || !above.is_empty() && !key.rates.is_empty() {
            self.faults.push(CostError::RatesAndParts { path: format!("cost_keys[{}].rates", key.id.as_str()) });
            return;
        }
        if !above.is_empty() {
            self.refuse_inner_terms(key);
        }
        above.push(key.id.as_str());
        let mut counts = within.counts.clone();
        for (party, count) in self.counts(key) {
            let outer = counts.get(party).cloned().unwrap_or_else(Ratio::one);
            counts.insert(party, &outer * &count);
        }
        for (index, (part, own)) in parts.iter().zip(self.weights(&path, parts)).enumerate() {
            let path = format!("{path}[{index}]");
            let weight = &within.weight * &own;
            let (among, who) = self.narrowed(&path, part, &within.among, &within.who);
            let counts = counts.clone();
            match &part.key {
                Some(inner) if part.by.is_none() && part.fixed.is_none() => {
                    let path = format!("{path}.key");
                    match self.inner(path, inner.as_str(), above) {
                        Some(inner) => self.lay_flat(inner, &Within { weight, among, who, counts }, above, flat),
                        None => continue,
                    }
                }
                _ => flat.push(Flat { path, part: &part.value, weight, among, who, counts }),
            }
        }
        above.pop();
    }

    /// Of a key that stands in another only parts and counts are used; what else it says would be passed over unseen.
    fn refuse_inner_terms(&mut self, key: &CostKey) {
        let said = [
            ("base", key.base.is_some()),
            ("floor", key.floor.is_some()),
            ("ceiling", key.ceiling.is_some()),
            ("agreed", !key.agreed.is_empty()),
            ("part_year", key.part_year.is_some()),
        ];
        for (term, _) in said.into_iter().filter(|(_, said)| *said) {
            let id = key.id.as_str();
            let fault = CostError::InnerTerm { path: format!("cost_keys[{id}].{term}"), key: id.to_owned(), term };
            if !self.faults.contains(&fault) {
                self.faults.push(fault);
            }
        }
    }

    /// A key named in another; a fault when there is none, or when it leads back to one of those above it.
    fn inner(&mut self, path: String, id: &'a str, above: &[&str]) -> Option<&'a CostKey> {
        if above.contains(&id) {
            self.faults.push(CostError::KeyInItself { path, key: id.to_owned() });
            return None;
        }
        let found = find_key(self.agreement, id);
        if found.is_none() {
            let nearest = nearest(id, self.agreement.cost_keys.iter().map(|k| k.id.as_str())).map(str::to_owned);
            self.faults.push(CostError::UnknownKey { path, key: id.to_owned(), nearest });
        }
        found
    }

    /// The parties of a part: those it is `among`, all when it does not say.
    fn narrowed(
        &mut self,
        path: &str,
        part: &'a KeyPart,
        among: &BTreeSet<&'a str>,
        who: &BTreeSet<&'a str>,
    ) -> (BTreeSet<&'a str>, BTreeSet<&'a str>) {
        if part.among.is_empty() {
            return (among.clone(), who.clone());
        }
        let path = format!("{path}.among");
        self.refuse_strangers(&path, part.among.iter().map(|p| &p.value));
        let named: BTreeSet<&str> = part.among.iter().map(|p| p.as_str()).collect();
        let both = |set: &BTreeSet<&'a str>| named.intersection(set).copied().collect::<BTreeSet<&'a str>>();
        if both(who).is_empty() && self.faults.is_empty() {
            self.faults.push(CostError::NobodyShares { path });
        }
        (both(among), both(who))
    }

    /// The weight of each part; together they must make the whole. A single part without one is the whole.
    fn weights(&mut self, path: &str, parts: &Parts) -> Vec<Ratio> {
        if parts.is_empty() {
            self.faults.push(CostError::NoParts { path: path.to_owned() });
            return Vec::new();
        }
        let mut sound = true;
        let mut weights = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let weight = match &part.weight {
                Some(weight) => weight.value.0.clone(),
                None => {
                    if parts.len() > 1 {
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
            self.faults.push(CostError::WeightsNotWhole { path: path.to_owned(), weights: weights.clone() });
        }
        weights
    }

    /// The stretches of the year with the same parties, in order; none when the key does not count parts of a year.
    pub(super) fn periods(&mut self, key: &'a CostKey) -> Vec<Period<'a>> {
        let (Some(rule), Some(year)) = (&key.part_year, self.year) else { return Vec::new() };
        let path = format!("cost_keys[{}].part_year", key.id.as_str());
        self.refuse_strangers(&format!("{path}.joins"), rule.joins.keys());
        self.refuse_strangers(&format!("{path}.leaves"), rule.leaves.keys());
        let by_months = rule.by.as_ref().is_none_or(|by| by.value == Months::Months);
        let mut starts: BTreeSet<Date> = Date::new(year, 1, 1).into_iter().collect();
        for (party, day) in &rule.joins {
            self.first_of_month(by_months, day.value.0, &path, "joins", party);
            starts.extend(Some(day.value.0).filter(|day| day.year() == year));
        }
        for (party, day) in &rule.leaves {
            let Ok(next) = day.value.0.tomorrow() else { continue };
            self.first_of_month(by_months, next, &path, "leaves", party);
            starts.extend(Some(next).filter(|day| day.year() == year));
        }
        let ends = starts.iter().skip(1).copied().filter_map(|day| day.yesterday().ok()).chain(Date::new(year, 12, 31));
        let periods: Vec<Period<'a>> = starts
            .iter()
            .zip(ends)
            .map(|(&from, to)| Period { from, to, part: part_of_year(from, to, by_months), who: self.members(rule, from) })
            .collect();
        if periods.iter().any(|period| period.who.is_empty()) {
            self.faults.push(CostError::NobodyShares { path });
            return Vec::new();
        }
        periods
    }

    fn members(&self, rule: &PartYear, on: Date) -> BTreeSet<&'a str> {
        let at = |days: &crate::agreement::leaf::ByKey<PartyId, Spanned<crate::agreement::leaf::Day>>, party: &str| {
            days.iter().find(|(p, _)| p.as_str() == party).map(|(_, day)| day.value.0)
        };
        let is_in = |party: &&&str| {
            at(&rule.joins, party).is_none_or(|first| first <= on) && at(&rule.leaves, party).is_none_or(|last| last >= on)
        };
        self.parties.iter().filter(is_in).copied().collect()
    }

    /// Months are counted whole: a party joins on the first day of one and leaves on the last.
    fn first_of_month(&mut self, by_months: bool, day: Date, path: &str, what: &str, party: &PartyId) {
        if by_months && day.day() != 1 {
            self.faults.push(CostError::NotWholeMonths { path: format!("{path}.{what}.{}", party.as_str()) });
        }
    }

    /// A value for someone who is no party would be left out of the sum unseen; it is a fault instead.
    pub(super) fn refuse_strangers<'k>(&mut self, path: &str, named: impl Iterator<Item = &'k PartyId>) {
        for party in named.filter(|party| !self.known.contains(party.as_str())) {
            let nearest = nearest(party, self.parties.iter().copied()).map(str::to_owned);
            let path = format!("{path}.{}", party.as_str());
            self.faults.push(CostError::UnknownParty { path, party: party.0.clone(), nearest });
        }
    }
}

/// The parts that hold in a year, and their path.
pub(super) fn stage(key: &CostKey, year: Option<i16>) -> (String, &Parts) {
    let id = key.id.as_str();
    let holds = |from: i16| year.is_some_and(|year| from <= year);
    let latest = key.later.iter().enumerate().filter(|(_, s)| holds(s.from.value.0)).max_by_key(|(_, s)| s.from.value.0);
    match latest {
        Some((index, stage)) => (format!("cost_keys[{id}].later[{index}].parts"), &stage.parts),
        None => (format!("cost_keys[{id}].parts"), &key.parts),
    }
}

/// How much of a year the days are, counted in months or in days.
fn part_of_year(from: Date, to: Date, by_months: bool) -> Ratio {
    let (part, whole) = if by_months {
        (i32::from(to.month()) - i32::from(from.month()) + 1, 12)
    } else {
        (i32::from(to.day_of_year()) - i32::from(from.day_of_year()) + 1, i32::from(from.days_in_year()))
    };
    Ratio::new(part, whole).unwrap_or_else(Ratio::zero)
}
