//! A register's numbers for a budget year: the day its rule names, or the average of several days.

use std::collections::{BTreeMap, BTreeSet};

use super::CostError;
use super::key::{Worker, plain};
use crate::agreement::leaf::{ByKey, Label, Number, PartyId};
use crate::agreement::money::Register;
use crate::agreement::words::BudgetYear;
use crate::quantity::{Date, Input, Ratio, Step};
use crate::source::Spanned;

/// What one party has of what a part counts.
pub(super) struct Own {
    pub(super) value: Ratio,
    pub(super) source: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) inputs: Vec<Input>,
    pub(super) steps: Vec<Step>,
}

impl Own {
    /// A value from nowhere but the key itself.
    pub(super) fn plain(value: Ratio) -> Self {
        Self { value, source: None, date: None, inputs: Vec::new(), steps: Vec::new() }
    }
}

/// A register on one day.
pub(super) struct Edition<'a> {
    /// Where the numbers stand in agreement.yaml.
    path: String,
    /// Where their day does.
    date_path: String,
    /// The day.
    pub(super) date: Option<Date>,
    source: Option<&'a Label>,
    values: &'a ByKey<PartyId, Spanned<Number>>,
}

impl Edition<'_> {
    /// Where the number of a party stands.
    pub(super) fn path_of(&self, party: &str) -> String {
        format!("{}.{party}", self.path)
    }
}

/// Every day a register has numbers for, the earliest first.
fn editions(register: &Register) -> Vec<Edition<'_>> {
    let id = register.id.as_str();
    let own = register.source.as_ref().map(|s| &s.value);
    let main = Edition {
        path: format!("registers[{id}].values"),
        date_path: format!("registers[{id}].date"),
        date: register.date.as_ref().map(|d| d.value.0),
        source: own,
        values: &register.values.value,
    };
    let others = register.other_dates.iter().enumerate().map(|(index, other)| Edition {
        path: format!("registers[{id}].other_dates[{index}].values"),
        date_path: format!("registers[{id}].other_dates[{index}].date"),
        date: Some(other.date.value.0),
        source: other.source.as_ref().map(|s| &s.value).or(own),
        values: &other.values.value,
    });
    let mut all: Vec<Edition<'_>> = [main].into_iter().chain(others).collect();
    all.sort_by_key(|edition| edition.date);
    all
}

/// The day whose numbers the register's rule wants for a budget year; none without a rule.
fn day_for(register: &Register, year: i16) -> Option<Date> {
    let rule = register.figure.as_ref()?;
    let day = rule.date.as_ref()?;
    let back = match rule.year.as_ref().map(|y| y.value) {
        Some(BudgetYear::Same) => 0,
        Some(BudgetYear::TwoBefore) => 2,
        Some(BudgetYear::Previous) | None => 1,
    };
    // 29 February is the 28th in a year that has none.
    let of_year = |day_of_month| Date::new(year - back, day.month, day_of_month).ok();
    of_year(day.day).or_else(|| of_year(28))
}

/// The budget years, of these, whose own numbers are newer than any the register has: the newest there are stand in for them.
pub fn years_without_numbers(register: &Register, years: impl IntoIterator<Item = i16>) -> Vec<i16> {
    let newest = editions(register).into_iter().filter_map(|edition| edition.date).max();
    let lacks = |year: &i16| newest.zip(day_for(register, *year)).is_some_and(|(newest, wanted)| wanted > newest);
    years.into_iter().filter(lacks).collect()
}

/// The numbers a budget year uses: those of the newest day the register's rule allows, the earliest there is when it allows none;
/// several when the rule wants an average. Without a year or a rule, the register's own.
///
/// # Errors
/// When the average is of more days than the register has.
pub(super) fn used(register: &Register, year: Option<i16>) -> Result<Vec<Edition<'_>>, CostError> {
    let all = editions(register);
    let rule = register.figure.as_ref();
    let last = match year {
        Some(year) if rule.is_some_and(|rule| rule.date.is_some()) => day_for(register, year),
        _ => register.date.as_ref().map(|d| d.value.0),
    };
    let wanted =
        rule.and_then(|rule| rule.average.as_ref()).map_or(1, |n| usize::try_from(n.value.0).unwrap_or(usize::MAX)).max(1);
    if all.len() < wanted {
        let path = format!("registers[{}].figure.average", register.id.as_str());
        return Err(CostError::TooFewDates { path, wanted, found: all.len() });
    }
    let upto = all.iter().take_while(|edition| edition.date <= last).count().max(wanted);
    Ok(all.into_iter().take(upto).skip(upto - wanted).collect())
}

impl<'a> Worker<'a> {
    /// What each of `who` has in a register; nothing when there is a fault. `path` is where the register is named.
    pub(super) fn numbers(&mut self, path: &str, id: &str, who: &BTreeSet<&'a str>) -> BTreeMap<&'a str, Own> {
        let agreement = self.agreement;
        let Some(register) = agreement.registers.iter().map(|r| &r.value).find(|r| r.id.as_str() == id) else {
            self.unknown_register(path, id);
            return BTreeMap::new();
        };
        let faults_before = self.faults.len();
        let used = match used(register, self.year) {
            Ok(used) => used,
            Err(fault) => {
                self.faults.push(fault);
                return BTreeMap::new();
            }
        };
        for edition in &used {
            self.look_over(edition, id, who);
        }
        self.within_the_whole(register);
        if self.faults.len() > faults_before {
            return BTreeMap::new();
        }
        who.iter().filter_map(|party| Some((*party, self.own(id, party, &used)?))).collect()
    }

    /// The faults of the numbers of one day.
    fn look_over(&mut self, edition: &Edition<'_>, id: &str, who: &BTreeSet<&'a str>) {
        self.refuse_strangers(&edition.path, edition.values.keys());
        let lacks =
            |party: &&&str| self.changes.get(id, party).is_none() && !edition.values.contains_key(&PartyId((**party).to_owned()));
        let parties: Vec<String> =
            self.parties.iter().filter(|party| who.contains(*party)).filter(lacks).map(|party| (*party).to_owned()).collect();
        if !parties.is_empty() {
            let path = edition.path.clone();
            self.faults.push(CostError::RegisterMissingParty { path, register: id.to_owned(), parties });
        }
        for (party, value) in edition.values.iter().filter(|(_, value)| value.value.is_negative()) {
            let (path, value) = (format!("{}.{}", edition.path, party.as_str()), value.value.0.clone());
            self.faults.push(CostError::RegisterNegative { path, party: party.0.clone(), value });
        }
    }

    /// A part of what another register counts is nowhere more than that.
    fn within_the_whole(&mut self, register: &Register) {
        let Some(whole) = &register.part_of else { return };
        let path = format!("registers[{}]", register.id.as_str());
        let Some(of) = self.agreement.registers.iter().find(|r| r.id.as_str() == whole.as_str()) else {
            return self.unknown_register(&format!("{path}.part_of"), whole.as_str());
        };
        for (party, value) in register.values.iter() {
            if of.values.get(party).is_some_and(|most| most.value.0 < value.value.0) {
                let path = format!("{path}.values.{}", party.as_str());
                self.faults.push(CostError::MoreThanTheWhole { path, party: party.0.clone(), whole: whole.0.clone() });
            }
        }
    }

    /// What one party has: the number of the day, the average of the days, or the number a change sets.
    fn own(&self, id: &str, party: &str, used: &[Edition<'_>]) -> Option<Own> {
        let last = used.last()?;
        if let Some(set) = self.changes.get(id, party) {
            let input = Input { path: last.path_of(party), value: set.to_string(), source: None };
            return Some(Own { inputs: vec![input], ..Own::plain(set.clone()) });
        }
        let numbers: Vec<(&Edition<'_>, Ratio)> = used
            .iter()
            .filter_map(|edition| Some((edition, edition.values.get(&PartyId(party.to_owned()))?.value.0.clone())))
            .collect();
        let value = numbers.iter().map(|(_, n)| n).sum::<Ratio>().checked_div(&Ratio::whole(numbers.len()))?;
        let source = last.source.and_then(plain);
        let number = |(edition, number): &(&Edition<'_>, Ratio)| Input {
            path: edition.path_of(party),
            value: number.to_string(),
            source: edition.source.and_then(plain),
        };
        let day = |edition: &Edition<'_>| {
            Some(Input { path: edition.date_path.clone(), value: edition.date?.to_string(), source: None })
        };
        let inputs = numbers.iter().map(number).chain(used.iter().filter_map(day)).collect();
        let average = Step::Average {
            register: id.to_owned(),
            numbers: numbers.iter().map(|(edition, number)| (edition.date, number.clone())).collect(),
            mean: value.clone(),
        };
        let steps = Some(average).filter(|_| numbers.len() > 1).into_iter().collect();
        Some(Own { value, source, date: last.date, inputs, steps })
    }
}
