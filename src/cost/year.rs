//! One year of a cost: what is charged directly, base amounts, the rest by the key's shares within floor and ceiling, or prices times
//! numbers. Enter at [`one_year`].

use super::key::{Worker, find_key, plain};
use super::limits::{Held, Round, hold};
use super::terms::{Terms, nearest};
use super::{Changes, CostError, CostPart, CostYear, KeyShares};
use crate::agreement::Agreement;
use crate::agreement::leaf::Year;
use crate::agreement::money::{Cost, CostKey};
use crate::quantity::{Figure, FigureValue, Input, Kroner, Part, Ratio, SplitError, Step, split};

/// One party on the way to its amount.
struct Payer {
    party: String,
    steps: Vec<Step>,
    inputs: Vec<Input>,
    share: Ratio,
    direct: Kroner,
    terms: Terms,
}

impl Payer {
    /// Is there nothing beside the key: no base amount, floor or ceiling, and nothing charged directly?
    fn pays_by_key_alone(&self) -> bool {
        let terms = &self.terms;
        self.direct.is_zero() && terms.base.is_zero() && terms.floor.is_none() && terms.ceiling.is_none()
    }
}

/// The amount of a year to be shared, and how it came about when the cost does not say it itself.
#[derive(Clone)]
pub(super) struct Amount {
    pub(super) year: i16,
    pub(super) total: Option<Kroner>,
    pub(super) grown: Option<Step>,
}

/// Works one year of a cost out.
pub(super) fn one_year(
    agreement: &Agreement,
    cost: &Cost,
    amount: &Amount,
    shares: Option<KeyShares>,
    changes: &Changes,
) -> Result<CostYear, CostError> {
    let year = amount.year;
    let key = cost.key.as_ref().and_then(|key| find_key(agreement, key));
    let direct = Direct { cost, year };
    let (Some(key), Some(shares)) = (key, shares) else {
        return if direct.is_said() { only_direct(agreement, cost, amount) } else { Ok(nobodys(amount)) };
    };
    let mut worker = Worker::new(agreement, changes, Some(year));
    direct.refuse_strangers(&mut worker);
    let terms = worker.terms(key, &shares.unit);
    let prices = if key.rates.is_empty() { Vec::new() } else { worker.prices(key, &terms) };
    if let Some(fault) = worker.faults.into_iter().next() {
        return Err(fault);
    }
    let KeyShares { unit, parties, .. } = shares;
    let payers = parties.into_iter().zip(terms).map(|(shared, terms)| Payer {
        direct: direct.of(&shared.party),
        party: shared.party,
        steps: shared.steps,
        inputs: shared.inputs,
        share: shared.share,
        terms,
    });
    let payers = payers.collect();
    if key.rates.is_empty() { shared(cost, amount, key, payers, &unit) } else { Ok(priced(cost, year, payers, prices, &unit)) }
}

/// A year of a cost no key shares.
fn nobodys(amount: &Amount) -> CostYear {
    let total = amount.total.clone().unwrap_or_default();
    CostYear { year: amount.year, total, unit: None, parts: Vec::new(), sum: Kroner::default() }
}

/// What a cost charges directly in one year.
struct Direct<'c> {
    cost: &'c Cost,
    year: i16,
}

impl Direct<'_> {
    fn path(&self) -> String {
        format!("costs[{}].direct.{}", self.cost.id.as_str(), self.year)
    }
    fn is_said(&self) -> bool {
        self.cost.direct.contains_key(&Year(self.year))
    }
    fn of(&self, party: &str) -> Kroner {
        let by_party = self.cost.direct.get(&Year(self.year));
        let found = by_party.and_then(|by| by.iter().find(|(p, _)| p.as_str() == party));
        found.map(|(_, amount)| amount.value.0.clone()).unwrap_or_default()
    }
    fn refuse_strangers(&self, worker: &mut Worker<'_>) {
        let Some(by_party) = self.cost.direct.get(&Year(self.year)) else { return };
        worker.refuse_strangers(&self.path(), by_party.keys());
        for (party, amount) in by_party.iter().filter(|(_, amount)| amount.value.is_negative()) {
            let path = format!("{}.{}", self.path(), party.as_str());
            worker.faults.push(CostError::NegativeAmount { path, amount: amount.value.0.clone() });
        }
    }
}

/// A year of a cost without a key, all of it charged directly.
fn only_direct(agreement: &Agreement, cost: &Cost, amount: &Amount) -> Result<CostYear, CostError> {
    let direct = Direct { cost, year: amount.year };
    let (changes, year) = (Changes::default(), amount.year);
    let mut worker = Worker::new(agreement, &changes, Some(year));
    direct.refuse_strangers(&mut worker);
    let charged: Kroner = worker.parties.iter().map(|party| direct.of(party)).collect::<Vec<_>>().iter().sum();
    let total = amount.total.clone().unwrap_or_else(|| charged.clone());
    if total != charged {
        worker.faults.push(CostError::NotAllCharged { path: direct.path(), charged: charged.clone(), amount: total.clone() });
    }
    if let Some(fault) = worker.faults.into_iter().next() {
        return Err(fault);
    }
    let part = |party: &&str| {
        let own = direct.of(party);
        let share = own.to_ratio().checked_div(&total.to_ratio()).unwrap_or_else(Ratio::zero);
        let input = Input { path: format!("{}.{party}", direct.path()), value: own.to_string(), source: source(cost) };
        let steps = vec![Step::Direct { amount: own.clone() }];
        cost_part(cost, year, (*party).to_owned(), (share, own.to_ratio(), own, false), steps, vec![input])
    };
    let parts = worker.parties.iter().map(part).collect();
    Ok(CostYear { year, sum: total.clone(), total, unit: Some(Kroner::from_ore(1)), parts })
}

fn source(cost: &Cost) -> Option<String> {
    cost.source.as_ref().and_then(|source| plain(source))
}

/// A year whose amount is shared by the key.
fn shared(cost: &Cost, amount: &Amount, key: &CostKey, payers: Vec<Payer>, unit: &Kroner) -> Result<CostYear, CostError> {
    let (id, year) = (cost.id.as_str(), amount.year);
    let by_deviation = matches!(amount.grown, Some(Step::Deviation { .. }));
    let path = format!("costs[{id}].{}.{year}", if by_deviation { "deviation" } else { "amounts" });
    if amount.total.as_ref().is_some_and(Kroner::is_negative) && by_deviation && payers.iter().all(Payer::pays_by_key_alone) {
        let owed = Amount { total: amount.total.as_ref().map(|total| -total), ..amount.clone() };
        return shared(cost, &owed, key, payers, unit).map(paid_back);
    }
    let charged: Kroner = payers.iter().map(|p| &p.direct).sum();
    let total = amount.total.clone().unwrap_or_else(|| charged.clone());
    if total.is_negative() {
        return Err(CostError::NegativeAmount { path, amount: total });
    }
    let after_direct = &total - &charged;
    if after_direct.is_negative() {
        return Err(CostError::BaseAboveAmount { path: Direct { cost, year }.path(), before: charged, amount: total });
    }
    let terms: Vec<(&Ratio, &Terms)> = payers.iter().map(|p| (&p.share, &p.terms)).collect();
    let held = hold(&terms, &after_direct, &format!("cost_keys[{}]", key.id.as_str()))?;
    let free: Ratio = payers.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(p, _)| &p.share).sum();
    let bases: Kroner = payers.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(p, _)| &p.terms.base).sum();
    let paid: Kroner = held.iter().flatten().map(|held| &held.amount).sum();
    let before = &(&charged + &bases) + &paid;
    let rest = &total - &before;
    if rest.is_negative() {
        let path = format!("cost_keys[{}].base", key.id.as_str());
        return Err(CostError::BaseAboveAmount { path, before, amount: total });
    }
    let own_share = |payer: &Payer, held: &Option<Held>| match held {
        Some(_) => Ratio::zero(),
        None if free.is_one() => payer.share.clone(),
        None => payer.share.checked_div(&free).unwrap_or_else(Ratio::zero),
    };
    let shares: Vec<(&str, Ratio)> = payers.iter().zip(&held).map(|(p, held)| (p.party.as_str(), own_share(p, held))).collect();
    let (split_parts, used) = if rest.is_zero() && free.is_zero() {
        (shares.iter().map(|(party, share)| nothing(party, share)).collect(), unit.clone())
    } else {
        split(&rest, &shares, unit).map_err(|error| match error {
            SplitError::NegativeAmount => CostError::NegativeAmount { path: path.clone(), amount: rest.clone() },
            SplitError::Negative(party) => CostError::FixedNegative { path: path.clone(), party, share: Ratio::zero() },
            SplitError::NotWhole(whole) => CostError::FixedNotWhole { path: path.clone(), shares: vec![whole] },
        })?
    };
    let rounded: Vec<(Ratio, Ratio, Kroner, bool)> =
        split_parts.into_iter().map(|part| (part.share, part.exact, part.amount, part.got_residue)).collect();
    let whole_is_shared = before.is_zero();
    let input = Input { path, value: total.to_string(), source: source(cost) };
    let parts: Vec<CostPart> = payers
        .into_iter()
        .zip(held)
        .zip(rounded)
        .map(|((payer, held), (share, exact, rounded, residue))| {
            let Payer { party, mut steps, inputs, share: own, direct, terms } = payer;
            let mut all_inputs = vec![input.clone()];
            all_inputs.extend(inputs);
            steps.extend(amount.grown.clone());
            let base = match held {
                Some(held) => {
                    steps.extend(until_held(&total, &charged, &own, &terms, &held));
                    held.amount
                }
                None => {
                    if !whole_is_shared {
                        let (base, direct, held) = (bases.clone(), charged.clone(), paid.clone());
                        steps.push(Step::Rest { amount: total.clone(), base, direct, held, rest: rest.clone() });
                    }
                    if share != own {
                        steps.push(Step::AmongFree { own, total: free.clone(), share: share.clone() });
                    }
                    steps.push(Step::Exact { total: rest.clone(), share: share.clone(), exact: exact.clone() });
                    steps.push(Step::Rounded { unit: used.clone(), amount: rounded.clone(), got_residue: residue });
                    steps.extend(terms.steps);
                    if !terms.base.is_zero() {
                        steps.push(Step::Base { amount: terms.base.clone() });
                    }
                    terms.base
                }
            };
            if !direct.is_zero() {
                steps.push(Step::Direct { amount: direct.clone() });
                let path = format!("costs[{id}].direct.{year}.{party}");
                all_inputs.push(Input { path, value: direct.to_string(), source: source(cost) });
            }
            let fixed = &base + &direct;
            let sum = &fixed + &rounded;
            if !fixed.is_zero() && sum != fixed || !base.is_zero() && !direct.is_zero() {
                steps.push(Step::Sum { amount: sum.clone() });
            }
            let exact = &fixed.to_ratio() + &exact;
            let share = if whole_is_shared { share } else { exact.checked_div(&total.to_ratio()).unwrap_or(share) };
            cost_part(cost, year, party, (share, exact, sum, residue), steps, all_inputs)
        })
        .collect();
    let sum = parts.iter().map(|part| &part.amount).sum();
    Ok(CostYear { year, total, unit: Some(used), parts, sum })
}

/// A year in which the parties get what the key would have them pay.
fn paid_back(year: CostYear) -> CostYear {
    let off = |ratio: &Ratio| &Ratio::zero() - ratio;
    let part = |part: CostPart| {
        let amount = -&part.amount;
        let turned = |step: Step| match step {
            Step::Exact { total, share, exact } => Step::Exact { total: -&total, share, exact: off(&exact) },
            Step::Rounded { unit, amount, got_residue } => Step::Rounded { unit, amount: -&amount, got_residue },
            other => other,
        };
        let mut figure = part.figure;
        figure.value = FigureValue::Kroner(amount.clone());
        figure.steps = figure.steps.into_iter().map(turned).collect();
        // The amount is what comes first of what was read.
        if let Some(first) = figure.inputs.first_mut() {
            first.value = (-&year.total).to_string();
        }
        CostPart { exact: off(&part.exact), amount, figure, ..part }
    };
    let parts = year.parts.into_iter().map(part).collect();
    CostYear { total: -&year.total, sum: -&year.sum, parts, ..year }
}

/// How a party would have come beyond the limit that holds it.
fn until_held(total: &Kroner, charged: &Kroner, own: &Ratio, terms: &Terms, held: &Held) -> Vec<Step> {
    let Round { base, held: paid, free } = &held.round;
    let rest = &(&(total - charged) - base) - paid;
    let share = if free.is_one() { own.clone() } else { own.checked_div(free).unwrap_or_else(Ratio::zero) };
    let mut steps = Vec::new();
    if rest != *total {
        let (base, direct, held) = (base.clone(), charged.clone(), paid.clone());
        steps.push(Step::Rest { amount: total.clone(), base, direct, held, rest: rest.clone() });
    }
    if !free.is_one() {
        steps.push(Step::AmongFree { own: own.clone(), total: free.clone(), share: share.clone() });
    }
    steps.push(Step::Exact { exact: &rest.to_ratio() * &share, total: rest, share });
    if !terms.base.is_zero() {
        steps.extend(terms.steps.iter().cloned());
        steps.push(Step::Base { amount: terms.base.clone() });
    }
    steps.extend(terms.limit_steps(held.ceiling));
    steps.push(Step::Limited { ceiling: held.ceiling, before: held.before.clone(), amount: held.amount.clone() });
    steps
}

/// The part of one who shares nothing.
fn nothing<'a>(party: &'a str, share: &Ratio) -> Part<'a> {
    Part { party, share: share.clone(), exact: Ratio::zero(), amount: Kroner::default(), got_residue: false }
}

fn cost_part(
    cost: &Cost,
    year: i16,
    party: String,
    (share, exact, amount, got_residue): (Ratio, Ratio, Kroner, bool),
    steps: Vec<Step>,
    inputs: Vec<Input>,
) -> CostPart {
    let id = format!("cost/{}/{year}/{party}", cost.id.as_str());
    let figure = Figure { id, value: FigureValue::Kroner(amount.clone()), inputs, steps };
    CostPart { party, share, exact, amount, got_residue, figure }
}

/// What the prices come to for one party.
struct Priced {
    exact: Ratio,
    steps: Vec<Step>,
    inputs: Vec<Input>,
}

impl<'a> Worker<'a> {
    /// What each party pays by the prices, before floor, ceiling and rounding.
    fn prices(&mut self, key: &'a CostKey, terms: &[Terms]) -> Vec<Priced> {
        let all = self.known.clone();
        let counts = self.counts(key);
        let mut priced: Vec<Priced> = Vec::new();
        for party in &self.parties {
            let steps = counts.get(party).map(|c| Step::Counts { factor: c.clone(), of: Ratio::one() });
            priced.push(Priced { exact: Ratio::zero(), steps: steps.into_iter().collect(), inputs: Vec::new() });
        }
        for (index, rate) in key.rates.iter().enumerate() {
            let path = format!("cost_keys[{}].rates[{index}]", key.id.as_str());
            if rate.amount.value.is_negative() {
                let (path, amount) = (format!("{path}.amount"), rate.amount.value.0.clone());
                self.faults.push(CostError::NegativeAmount { path, amount });
            }
            let mut moved = Vec::new();
            let price = self.indexed(key, &rate.amount.value.0, &Kroner::from_ore(1), &mut moved).to_ratio();
            let mut numbers = self.numbers(&format!("{path}.by"), rate.by.as_str(), &all);
            for ((party, priced), terms) in self.parties.iter().zip(&mut priced).zip(terms) {
                let Some(own) = numbers.remove(party) else { continue };
                let factor = counts.get(party).map_or_else(|| terms.part.clone(), |count| count * &terms.part);
                let exact = &(&price * &own.value) * &factor;
                priced.steps.extend(moved.iter().cloned().chain(own.steps));
                priced.steps.push(Step::Rate {
                    price: price.clone(),
                    register: rate.by.0.clone(),
                    own: own.value.clone(),
                    source: own.source,
                    date: own.date,
                    exact: &price * &own.value,
                });
                if !factor.is_one() {
                    priced.steps.push(Step::PartOfYear { part: factor, of: &price * &own.value, exact: exact.clone() });
                }
                priced.inputs.extend(own.inputs);
                priced.exact = &priced.exact + &exact;
            }
        }
        priced
    }
}

/// A year whose amounts are prices times numbers; the cost is what they come to.
fn priced(cost: &Cost, year: i16, payers: Vec<Payer>, prices: Vec<Priced>, unit: &Kroner) -> CostYear {
    let rows: Vec<_> = payers
        .into_iter()
        .zip(prices)
        .map(|(payer, priced)| {
            let Payer { party, direct, terms, .. } = payer;
            let (mut steps, mut exact) = (priced.steps, priced.exact);
            if !terms.base.is_zero() {
                steps.extend(terms.steps.iter().cloned());
                steps.push(Step::Base { amount: terms.base.clone() });
                exact = &exact + &terms.base.to_ratio();
            }
            let limit = terms.limit(&exact);
            if let Some((ceiling, amount)) = limit {
                steps.extend(terms.limit_steps(ceiling));
                steps.push(Step::Limited { ceiling, before: exact, amount: amount.clone() });
                exact = amount.to_ratio();
            }
            let rounded = nearest(&exact, unit);
            steps.push(Step::Rounded { unit: unit.clone(), amount: rounded.clone(), got_residue: false });
            if !direct.is_zero() {
                steps.push(Step::Direct { amount: direct.clone() });
                steps.push(Step::Sum { amount: &rounded + &direct });
            }
            (party, &exact + &direct.to_ratio(), &rounded + &direct, steps, priced.inputs)
        })
        .collect();
    let whole: Ratio = rows.iter().map(|(_, exact, ..)| exact).sum();
    let sum: Kroner = rows.iter().map(|(_, _, amount, ..)| amount).sum();
    let part = |(party, exact, amount, steps, inputs): (String, Ratio, Kroner, Vec<Step>, Vec<Input>)| {
        let share = exact.checked_div(&whole).unwrap_or_else(Ratio::zero);
        cost_part(cost, year, party, (share, exact, amount, false), steps, inputs)
    };
    let parts = rows.into_iter().map(part).collect();
    CostYear { year, total: sum.clone(), unit: Some(unit.clone()), parts, sum }
}
