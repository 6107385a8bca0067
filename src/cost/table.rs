//! A cost split by its key, year by year, every amount a figure with its working.

use super::key::plain;
use super::{Changes, CostError, KeyShares, Lines, key_shares};
use crate::agreement::Agreement;
use crate::agreement::money::Cost;
use crate::diag::nearest;
use crate::quantity::{Figure, FigureValue, Input, Kroner, Ratio, SplitError, Step, split};

/// A cost by year and party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CostTable {
    /// The cost's id.
    pub cost: String,
    /// What its key gives each party; none when the cost has no key, and then no year has parts.
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
    let Some(cost) = agreement.costs.iter().find(|c| c.id.as_str() == cost_id) else {
        let nearest = nearest(cost_id, agreement.costs.iter().map(|c| c.id.as_str())).map(str::to_owned);
        return Err(CostError::UnknownCost { path: "costs".into(), cost: cost_id.into(), nearest });
    };
    let key = shares_of(agreement, cost, changes)?;
    let years = cost
        .amounts
        .iter()
        .map(|(year, total)| one_year(cost, year.0, &total.value.0, key.as_ref()))
        .collect::<Result<Vec<_>, _>>()?;
    let sum: Kroner = years.iter().map(|year| &year.total).sum();
    let party_sums = key.iter().flat_map(|key| key.parties.iter().enumerate()).map(|(index, party)| {
        let amounts = years.iter().filter_map(|year| year.parts.get(index)).map(|part| &part.amount);
        (party.party.clone(), amounts.sum())
    });
    Ok(CostTable {
        cost: cost_id.to_owned(),
        party_sums: party_sums.collect(),
        lines: Lines::of(cost, (!years.is_empty()).then_some(&sum)),
        key,
        years,
        sum,
    })
}

/// The shares of the cost's key; an unknown key is a fault of the cost that names it.
fn shares_of(agreement: &Agreement, cost: &Cost, changes: &Changes) -> Result<Option<KeyShares>, CostError> {
    let Some(key) = &cost.key else { return Ok(None) };
    key_shares(agreement, key, changes).map(Some).map_err(|error| match error {
        CostError::UnknownKey { key, nearest, .. } => {
            CostError::UnknownKey { path: format!("costs[{}].key", cost.id.as_str()), key, nearest }
        }
        other => other,
    })
}

fn one_year(cost: &Cost, year: i16, total: &Kroner, key: Option<&KeyShares>) -> Result<CostYear, CostError> {
    let Some(key) = key else {
        let (unit, parts, sum) = (None, Vec::new(), Kroner::default());
        return Ok(CostYear { year, total: total.clone(), unit, parts, sum });
    };
    let id = cost.id.as_str();
    let path = format!("costs[{id}].amounts.{year}");
    let shares: Vec<(&str, Ratio)> = key.parties.iter().map(|p| (p.party.as_str(), p.share.clone())).collect();
    let (split_parts, unit) = split(total, &shares, &key.unit).map_err(|error| match error {
        SplitError::NegativeAmount => CostError::NegativeAmount { path: path.clone(), amount: total.clone() },
        // The two below cannot come of sound shares; they are passed on as what they would be.
        SplitError::Negative(party) => CostError::FixedNegative { path: path.clone(), party, share: Ratio::zero() },
        SplitError::NotWhole(whole) => CostError::FixedNotWhole { path: path.clone(), shares: vec![whole] },
    })?;
    let source = cost.source.as_ref().and_then(|source| plain(source));
    let input = Input { path, value: total.to_string(), source };
    let parts: Vec<CostPart> = key
        .parties
        .iter()
        .zip(split_parts)
        .map(|(shared, part)| {
            let mut steps = shared.steps.clone();
            steps.push(Step::Exact { total: total.clone(), share: part.share.clone(), exact: part.exact.clone() });
            steps.push(Step::Rounded { unit: unit.clone(), amount: part.amount.clone(), got_residue: part.got_residue });
            let figure = Figure {
                id: format!("cost/{id}/{year}/{}", shared.party),
                value: FigureValue::Kroner(part.amount.clone()),
                inputs: [input.clone()].into_iter().chain(shared.inputs.iter().cloned()).collect(),
                steps,
            };
            CostPart {
                party: shared.party.clone(),
                share: part.share,
                exact: part.exact,
                amount: part.amount,
                got_residue: part.got_residue,
                figure,
            }
        })
        .collect();
    let sum = parts.iter().map(|part| &part.amount).sum();
    Ok(CostYear { year, total: total.clone(), unit: Some(unit), parts, sum })
}
