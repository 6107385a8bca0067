//! A cost split by its key, year by year, every amount a figure with its working.

use std::collections::BTreeMap;

use super::key::{find_key, key_shares_in};
use super::terms::nearest as nearest_multiple;
use super::year::{Amount, one_year};
use super::{Changes, CostError, KeyShares, Lines};
use crate::agreement::Agreement;
use crate::agreement::money::Cost;
use crate::diag::nearest;
use crate::quantity::{Figure, Kroner, Ratio, Step};

/// A cost by year and party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostTable {
    /// The cost's id.
    pub cost: String,
    /// What its key gives each party in the first year; none when the cost has no key, and then a year has parts only where all of it
    /// is charged directly.
    pub key: Option<KeyShares>,
    /// The years that have an amount, in order.
    pub years: Vec<CostYear>,
    /// The amounts added up.
    pub sum: Kroner,
    /// Each party's amounts over all years, in the order of the agreement; empty without a key.
    pub party_sums: Vec<(String, Kroner)>,
    /// What the cost's own table of lines comes to; none when there are no lines.
    pub lines: Option<Lines>,
}

/// One year of a cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostYear {
    /// The year.
    pub year: i16,
    /// The amount to be shared.
    pub total: Kroner,
    /// The unit the parts were rounded to: the key's, or øre when the total is no multiple of that. None without a key.
    pub unit: Option<Kroner>,
    /// Each party's part, in the order of the agreement; empty without a key.
    pub parts: Vec<CostPart>,
    /// The parts added up: the total, or nothing without a key.
    pub sum: Kroner,
}

/// One party's part of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostPart {
    /// Whose.
    pub party: String,
    /// The exact share.
    pub share: Ratio,
    /// The exact part in kroner, before rounding.
    pub exact: Ratio,
    /// The part in kroner.
    pub amount: Kroner,
    /// Did it get one of the units left over by rounding down?
    pub got_residue: bool,
    /// The amount as a figure `cost/<cost>/<year>/<party>`, with steps and inputs.
    pub figure: Figure,
}

/// Splits every year of a cost by its key.
///
/// # Errors
/// When the agreement has no such cost, its key has a fault, or an amount to be shared is below zero.
pub fn cost_table(agreement: &Agreement, cost_id: &str, changes: &Changes) -> Result<CostTable, CostError> {
    let Some(cost) = agreement.costs.iter().map(|c| &c.value).find(|c| c.id.as_str() == cost_id) else {
        let nearest = nearest(cost_id, agreement.costs.iter().map(|c| c.id.as_str())).map(str::to_owned);
        return Err(CostError::UnknownCost { path: "costs".into(), cost: cost_id.into(), nearest });
    };
    table_of(agreement, cost, changes)
}

/// The table of a cost as it is written, or as a comparison would have it.
pub(super) fn table_of(agreement: &Agreement, cost: &Cost, changes: &Changes) -> Result<CostTable, CostError> {
    let amounts = amounts(agreement, cost)?;
    let key = shares_of(agreement, cost, amounts.first().map(|a| a.year), changes)?;
    let every_year = year_matters(agreement);
    let mut years = Vec::new();
    for amount in &amounts {
        let shares = if every_year { shares_of(agreement, cost, Some(amount.year), changes)? } else { key.clone() };
        years.push(one_year(agreement, cost, amount, shares, changes)?);
    }
    let sum: Kroner = years.iter().map(|year| &year.total).sum();
    let shared = years.iter().find(|year| !year.parts.is_empty());
    let party_sums = shared.iter().flat_map(|year| year.parts.iter().enumerate()).map(|(index, part)| {
        let amounts = years.iter().filter_map(|year| year.parts.get(index)).map(|part| &part.amount);
        (part.party.clone(), amounts.sum())
    });
    Ok(CostTable {
        cost: cost.id.0.clone(),
        party_sums: party_sums.collect(),
        lines: Lines::of(cost, (!cost.amounts.is_empty()).then_some(&sum)),
        key,
        years,
        sum,
    })
}

/// May a key give other shares in one year than in another?
fn year_matters(agreement: &Agreement) -> bool {
    agreement.cost_keys.iter().any(|key| !key.later.is_empty() || key.part_year.is_some())
        || agreement.registers.iter().any(|register| register.figure.is_some() && !register.other_dates.is_empty())
}

/// The shares of the cost's key; an unknown key is a fault of the cost that names it.
fn shares_of(agreement: &Agreement, cost: &Cost, year: Option<i16>, changes: &Changes) -> Result<Option<KeyShares>, CostError> {
    let Some(key) = &cost.key else { return Ok(None) };
    key_shares_in(agreement, key, year, changes).map(Some).map_err(|error| match error {
        CostError::UnknownKey { path, key, nearest } if path == "cost_keys" => {
            CostError::UnknownKey { path: format!("costs[{}].key", cost.id.as_str()), key, nearest }
        }
        other => other,
    })
}

/// The years and their amounts: those written, what accounts show beyond a budget, those that grow from the last of them, and those of what is charged directly.
fn amounts(agreement: &Agreement, cost: &Cost) -> Result<Vec<Amount>, CostError> {
    let id = cost.id.as_str();
    let key = cost.key.as_ref().and_then(|key| find_key(agreement, key));
    let by_price = key.is_some_and(|key| !key.rates.is_empty());
    if by_price != cost.amounts.is_empty() && (by_price || !cost.years.is_empty()) || !by_price && !cost.years.is_empty() {
        let path = format!("costs[{id}].{}", if by_price { "amounts" } else { "years" });
        return Err(CostError::YearsOrAmounts { path, by_price });
    }
    if by_price && cost.years.is_empty() {
        return Err(CostError::YearsOrAmounts { path: format!("costs[{id}]"), by_price });
    }
    if !cost.deviation.is_empty() && (by_price || !cost.amounts.is_empty()) {
        return Err(CostError::TwoAmounts { path: format!("costs[{id}].deviation") });
    }
    if cost.growth.is_some() && cost.amounts.is_empty() {
        return Err(CostError::GrowthOfNothing { path: format!("costs[{id}].growth") });
    }
    let mut amounts: BTreeMap<i16, Amount> = BTreeMap::new();
    let mut add = |year: i16, total: Option<Kroner>, grown: Option<Step>| {
        amounts.entry(year).or_insert(Amount { year, total, grown });
    };
    for (year, total) in &cost.amounts {
        add(year.0, Some(total.value.0.clone()), None);
    }
    for (year, said) in &cost.deviation {
        let (accounts, budget) = (said.accounts.value.0.clone(), said.budget.value.0.clone());
        let amount = &accounts - &budget;
        add(year.0, Some(amount.clone()), Some(Step::Deviation { accounts, budget, amount }));
    }
    let unit = key.and_then(|k| k.round.as_ref()).map_or_else(|| Kroner::whole(1), |round| round.value.0.clone());
    if let (Some(growth), Some((last, amount))) = (&cost.growth, cost.amounts.iter().next_back()) {
        let mut before = amount.value.0.clone();
        let rate = &growth.rate.value.0;
        for year in last.0.saturating_add(1)..=growth.until.value.0 {
            let grown = nearest_multiple(&(&before.to_ratio() * &(&Ratio::one() + rate)), &unit);
            add(year, Some(grown.clone()), Some(Step::Grown { before, rate: rate.clone(), amount: grown.clone() }));
            before = grown;
        }
    }
    for year in cost.years.iter().map(|year| year.value.0).chain(cost.direct.keys().map(|year| year.0)) {
        add(year, None, None);
    }
    Ok(amounts.into_values().collect())
}
