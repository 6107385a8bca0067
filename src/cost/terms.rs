//! What a key lays on each party beside its share: base amount, floor and ceiling, moved by an index and cut to the party's part of the
//! year. Enter at [`Terms::of`].

use std::collections::BTreeMap;

use super::CostError;
use super::key::{Worker, plain};
use crate::agreement::keys::Index;
use crate::agreement::money::CostKey;
use crate::quantity::{Kroner, Ratio, Step};

/// What holds for one party in one year.
#[derive(Debug, Clone)]
pub(super) struct Terms {
    /// The base amount; nothing when there is none.
    pub(super) base: Kroner,
    /// The least it pays.
    pub(super) floor: Option<Kroner>,
    /// The most it pays.
    pub(super) ceiling: Option<Kroner>,
    /// How much of the year it takes part.
    pub(super) part: Ratio,
    /// How the base amount came about.
    pub(super) steps: Vec<Step>,
    /// How the floor came about.
    pub(super) floor_steps: Vec<Step>,
    /// How the ceiling came about.
    pub(super) ceiling_steps: Vec<Step>,
}

impl Terms {
    /// How a limit came about.
    pub(super) fn limit_steps(&self, ceiling: bool) -> Vec<Step> {
        if ceiling { self.ceiling_steps.clone() } else { self.floor_steps.clone() }
    }
}

impl<'a> Worker<'a> {
    /// The terms of every party, in the order of the agreement.
    pub(super) fn terms(&mut self, key: &'a CostKey, unit: &Kroner) -> Vec<Terms> {
        let parts = self.parts_of_year(key);
        let counts = self.counts(key);
        let (mut of_base, mut of_floor, mut of_ceiling) = (Vec::new(), Vec::new(), Vec::new());
        let base = key.base.as_ref().map(|base| self.indexed(key, &base.value.0, unit, &mut of_base));
        let floor = key.floor.as_ref().map(|floor| self.indexed(key, &floor.value.0, unit, &mut of_floor));
        let ceiling = key.ceiling.as_ref().map(|ceiling| self.indexed(key, &ceiling.value.0, unit, &mut of_ceiling));
        let terms = |party: &&'a str| {
            let part = parts.get(party).cloned().unwrap_or_else(Ratio::one);
            let count = counts.get(party).cloned().unwrap_or_else(Ratio::one);
            let factor = &part * &count;
            // What is written is not rounded; what is a part of it is.
            let cut = |amount: &Kroner| match factor.is_one() {
                true => amount.clone(),
                false => nearest(&(&amount.to_ratio() * &factor), unit),
            };
            let told = |steps: &[Step], amount: &Option<Kroner>| {
                let amount = amount.as_ref().filter(|_| !factor.is_one());
                let cut =
                    amount.map(|of| Step::PartOfYear { part: factor.clone(), of: of.to_ratio(), exact: cut(of).to_ratio() });
                steps.iter().cloned().chain(cut).collect()
            };
            let (steps, floor_steps, ceiling_steps) =
                (told(&of_base, &base), told(&of_floor, &floor), told(&of_ceiling, &ceiling));
            let cut = |amount: &Option<Kroner>| amount.as_ref().map(cut);
            let base = cut(&base).unwrap_or_default();
            Terms { base, floor: cut(&floor), ceiling: cut(&ceiling), part, steps, floor_steps, ceiling_steps }
        };
        self.parties.iter().map(terms).collect()
    }

    /// How much of the year each party takes part, where that is not the whole.
    fn parts_of_year(&mut self, key: &'a CostKey) -> BTreeMap<&'a str, Ratio> {
        let periods = self.periods(key);
        if periods.is_empty() {
            return BTreeMap::new();
        }
        let part = |party: &&'a str| {
            let part = periods.iter().filter(|p| p.who.contains(party)).map(|p| &p.part).sum::<Ratio>();
            (*party, part)
        };
        self.parties.iter().map(part).collect()
    }

    /// An amount of a key in the year's money, to the unit.
    pub(super) fn indexed(&mut self, key: &CostKey, amount: &Kroner, unit: &Kroner, steps: &mut Vec<Step>) -> Kroner {
        let (Some(index), Some(year)) = (&key.index, self.year) else { return amount.clone() };
        let Some((number, of_year, base)) = self.index_numbers(key, &index.value, year) else { return amount.clone() };
        let factor = number.checked_div(&base).unwrap_or_else(Ratio::one);
        if factor.is_one() {
            return amount.clone();
        }
        let rounded = nearest(&(&amount.to_ratio() * &factor), unit);
        let (index_name, base_year) = (plain(&index.name).unwrap_or_default(), index.base_year.value.0);
        if year != base_year {
            let (amount, rounded) = (amount.clone(), rounded.clone());
            steps.push(Step::Indexed { index: index_name, amount, base, base_year, number, year: of_year, rounded });
        }
        rounded
    }

    /// The index's number for a year, the year that number is of, and its number for the base year.
    fn index_numbers(&mut self, key: &CostKey, index: &Index, year: i16) -> Option<(Ratio, i16, Ratio)> {
        let number = |year: i16| index.values.iter().rfind(|(y, _)| y.0 <= year);
        let base = index.values.iter().find(|(y, _)| y.0 == index.base_year.value.0).map(|(_, n)| &n.value.0);
        let sound = |n: &Ratio| !n.is_zero() && !n.is_negative();
        match (number(year), base.filter(|n| sound(n))) {
            (Some((of_year, found)), Some(base)) if sound(&found.value.0) => {
                Some((found.value.0.clone(), of_year.0, base.clone()))
            }
            (_, base) => {
                let year = if base.is_some() { year } else { index.base_year.value.0 };
                let fault = CostError::IndexLacksYear { path: format!("cost_keys[{}].index.values", key.id.as_str()), year };
                if !self.faults.contains(&fault) {
                    self.faults.push(fault);
                }
                None
            }
        }
    }
}

/// The multiple of the unit nearest to an amount, half upwards.
pub(super) fn nearest(exact: &Ratio, unit: &Kroner) -> Kroner {
    let units = exact.checked_div(&unit.to_ratio()).unwrap_or_else(Ratio::zero);
    Kroner::from_ore(units.rounded(0) * unit.ore())
}
