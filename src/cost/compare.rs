//! Costs set side by side: by other keys, before and after, and with amounts that are higher or lower. Enter at [`side_by_side`],
//! [`before_and_after`] and [`sensitivity`].

use serde::Serialize;

use super::key::{find_key, party_ids};
use super::table::table_of;
use super::terms::nearest as nearest_multiple;
use super::{Changes, CostError, CostTable};
use crate::agreement::Agreement;
use crate::agreement::leaf::{Id, Money, PartyId};
use crate::agreement::money::Cost;
use crate::diag::nearest;
use crate::quantity::{Date, Kroner, Ratio};
use crate::source::Spanned;

/// One year of a cost by several keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideBySide {
    /// The year.
    pub year: i16,
    /// The keys: the cost's own first.
    pub keys: Vec<String>,
    /// What each key makes together.
    pub totals: Vec<Kroner>,
    /// One row a party, in the order of the agreement.
    pub rows: Vec<SideRow>,
}

/// What one party pays by each key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideRow {
    /// Whose.
    pub party: String,
    /// By each key.
    pub amounts: Vec<Kroner>,
    /// The share each key gives; none where it gives prices.
    pub shares: Vec<Option<Ratio>>,
    /// By the cost's own key, per inhabitant; none without a dated register `population`.
    pub per_inhabitant: Option<Ratio>,
}

impl SideRow {
    /// How much more the party pays by the cost's own key than by each of the others.
    pub fn changes(&self) -> Vec<Kroner> {
        let Some((own, others)) = self.amounts.split_first() else { return Vec::new() };
        others.iter().map(|other| own - other).collect()
    }
}

/// What a party paid before, pays now, and the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Whose.
    pub party: String,
    /// What it paid before; none when the agreement does not say.
    pub before: Option<Kroner>,
    /// What it pays now.
    pub after: Kroner,
}

/// Every year of a cost by its own key and by others.
///
/// # Errors
/// As [`super::cost_table`], for each of the keys.
pub fn side_by_side(
    agreement: &Agreement,
    cost_id: &str,
    others: &[&str],
    changes: &Changes,
) -> Result<Vec<SideBySide>, CostError> {
    let cost = find_cost(agreement, cost_id)?;
    let own = cost.key.as_ref().map(|key| key.as_str());
    let keys: Vec<&str> = own.into_iter().chain(others.iter().copied()).collect();
    let tables = keys.iter().map(|key| by_key(agreement, cost, key, changes)).collect::<Result<Vec<_>, _>>()?;
    let years = tables.first().map(|table| table.years.iter().map(|year| year.year).collect::<Vec<_>>()).unwrap_or_default();
    let side = |(index, year): (usize, i16)| {
        let of_year: Vec<_> = tables.iter().filter_map(|table| table.years.get(index)).collect();
        let amount = |party: &str, year: &super::CostYear| {
            year.parts.iter().find(|p| p.party == party).map(|p| p.amount.clone()).unwrap_or_default()
        };
        let row = |party: &str| {
            let amounts: Vec<Kroner> = of_year.iter().map(|year| amount(party, year)).collect();
            let shares = of_year.iter().map(|year| year.parts.iter().find(|p| p.party == party)?.key_share()).collect();
            let per_inhabitant = amounts.first().and_then(|own| per_inhabitant(agreement, changes, party, own));
            SideRow { party: party.to_owned(), amounts, shares, per_inhabitant }
        };
        SideBySide {
            year,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            totals: of_year.iter().map(|year| year.sum.clone()).collect(),
            rows: party_ids(agreement).into_iter().map(row).collect(),
        }
    };
    Ok(years.into_iter().enumerate().map(side).collect())
}

/// The register of inhabitants.
const POPULATION: &str = "population";

/// An amount per inhabitant, by the register `population` or the number set in its place. Inhabitants are counted on a day: numbers
/// without a date are proportions, and nothing is said per inhabitant.
pub fn per_inhabitant(agreement: &Agreement, changes: &Changes, party: &str, amount: &Kroner) -> Option<Ratio> {
    let register = agreement.registers.iter().find(|r| r.id.as_str() == POPULATION && r.date.is_some())?;
    let own = || register.values.get(&PartyId(party.to_owned())).map(|people| &people.value.0);
    amount.to_ratio().checked_div(changes.get(POPULATION, party).or_else(own)?)
}

/// The day the inhabitants are counted on.
pub fn counted_on(agreement: &Agreement) -> Option<Date> {
    agreement.registers.iter().find(|r| r.id.as_str() == POPULATION)?.date.as_ref().map(|day| day.0)
}

/// The cost as another key shares it.
fn by_key(agreement: &Agreement, cost: &Cost, key: &str, changes: &Changes) -> Result<CostTable, CostError> {
    if find_key(agreement, key).is_none() {
        let nearest = nearest(key, agreement.cost_keys.iter().map(|k| k.id.as_str())).map(str::to_owned);
        let at = cost.compare.iter().position(|named| named.as_str() == key);
        let item = at.map(|at| format!("[{at}]")).unwrap_or_default();
        let path = format!("costs[{}].compare{item}", cost.id.as_str());
        return Err(CostError::UnknownKey { path, key: key.to_owned(), nearest });
    }
    let mut cost = cost.clone();
    let span = cost.key.as_ref().map(|key| key.span).unwrap_or_default();
    cost.key = Some(Spanned::new(Id(key.to_owned()), span));
    table_of(agreement, &cost, changes)
}

/// The cost as its key shares it by itself, without the shares agreed in its place; none when none are agreed.
///
/// # Errors
/// As [`super::cost_table`].
pub fn without_agreed(agreement: &Agreement, cost_id: &str, changes: &Changes) -> Result<Option<CostTable>, CostError> {
    let cost = find_cost(agreement, cost_id)?;
    let Some(key) = cost.key.as_ref().filter(|key| find_key(agreement, key).is_some_and(|key| !key.agreed.is_empty())) else {
        return Ok(None);
    };
    let mut alone = agreement.clone();
    for own in alone.cost_keys.value.iter_mut().filter(|own| own.value.id.value == key.value) {
        own.value.agreed.0.clear();
    }
    table_of(&alone, cost, changes).map(Some)
}

fn find_cost<'a>(agreement: &'a Agreement, id: &str) -> Result<&'a Cost, CostError> {
    agreement.costs.iter().map(|c| &c.value).find(|c| c.id.as_str() == id).ok_or_else(|| {
        let nearest = nearest(id, agreement.costs.iter().map(|c| c.id.as_str())).map(str::to_owned);
        CostError::UnknownCost { path: "costs".into(), cost: id.into(), nearest }
    })
}

/// What each party paid before, beside the first year of the cost; nothing when the cost says no `previous`.
pub fn before_and_after(agreement: &Agreement, table: &CostTable) -> Vec<Change> {
    let cost = agreement.costs.iter().find(|c| c.id.as_str() == table.cost);
    let Some(previous) = cost.and_then(|c| c.previous.as_ref()) else { return Vec::new() };
    let before =
        |party: &str| previous.amounts.iter().find(|(p, _)| p.as_str() == party).map(|(_, amount)| amount.value.0.clone());
    let first = table.years.first().map(|year| year.parts.as_slice()).unwrap_or_default();
    first.iter().map(|p| Change { party: p.party.clone(), before: before(&p.party), after: p.amount.clone() }).collect()
}

/// The cost with every amount lower, and higher, by a share of itself (to the key's unit).
///
/// # Errors
/// As [`super::cost_table`].
pub fn sensitivity(agreement: &Agreement, cost_id: &str, by: &Ratio, changes: &Changes) -> Result<[CostTable; 2], CostError> {
    let cost = find_cost(agreement, cost_id)?;
    let key = cost.key.as_ref().and_then(|key| find_key(agreement, key));
    let unit = key.and_then(|k| k.round.as_ref()).map_or_else(|| Kroner::whole(1), |round| round.value.0.clone());
    let moved = |factor: &Ratio| {
        let mut cost = cost.clone();
        for amount in cost.amounts.0.values_mut() {
            amount.value = Money(nearest_multiple(&(&amount.value.0.to_ratio() * factor), &unit));
        }
        for said in cost.deviation.0.values_mut() {
            let (accounts, budget) = (&said.value.accounts.value.0, &said.value.budget.value.0);
            let off = nearest_multiple(&(&(accounts - budget).to_ratio() * factor), &unit);
            said.value.accounts.value = Money(budget + &off);
        }
        table_of(agreement, &cost, changes)
    };
    Ok([moved(&(&Ratio::one() - by))?, moved(&(&Ratio::one() + by))?])
}

/// A cost with its amounts lower, as they are and higher, as JSON.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AroundOut<'a> {
    cost: &'a str,
    by: String,
    years: Vec<AroundYearOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct AroundYearOut<'a> {
    year: i16,
    /// Lower, as it is, higher.
    totals: [String; 3],
    parties: Vec<AroundRowOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct AroundRowOut<'a> {
    party: &'a str,
    amounts: [String; 3],
}

/// Lower and higher in the shape they are written in: the years that the cost as it is has.
pub(super) fn around_out<'a>(table: &'a CostTable, around: &'a [CostTable; 2], by: &Ratio) -> AroundOut<'a> {
    let [low, high] = around;
    let three = |year: i16, amount: &dyn Fn(&super::CostYear) -> Option<Kroner>| {
        [low, table, high]
            .map(|table| table.years.iter().find(|y| y.year == year).and_then(amount).unwrap_or_default().to_string())
    };
    let years = table.years.iter().map(|year| AroundYearOut {
        year: year.year,
        totals: three(year.year, &|y| Some(y.total.clone())),
        parties: year
            .parts
            .iter()
            .map(|part| AroundRowOut {
                party: &part.party,
                amounts: three(year.year, &|y| y.parts.iter().find(|p| p.party == part.party).map(|p| p.amount.clone())),
            })
            .collect(),
    });
    AroundOut { cost: &table.cost, by: by.to_string(), years: years.collect() }
}

/// A comparison as JSON: the keys with what each party pays by them, and how much more it pays by the cost's own.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SideOut<'a> {
    cost: &'a str,
    year: i16,
    keys: &'a [String],
    totals: Vec<String>,
    parties: Vec<SideRowOut<'a>>,
}

#[derive(Debug, Clone, Serialize)]
struct SideRowOut<'a> {
    party: &'a str,
    amounts: Vec<String>,
    changes: Vec<String>,
}

/// The comparison in the shape it is written in.
pub(super) fn side_out<'a>(cost: &'a str, side: &'a SideBySide) -> SideOut<'a> {
    let kr = |amounts: &[Kroner]| amounts.iter().map(Kroner::to_string).collect::<Vec<_>>();
    let row = |row: &'a SideRow| SideRowOut { party: &row.party, amounts: kr(&row.amounts), changes: kr(&row.changes()) };
    SideOut { cost, year: side.year, keys: &side.keys, totals: kr(&side.totals), parties: side.rows.iter().map(row).collect() }
}
