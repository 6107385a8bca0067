//! A cost that is the sum of prices: price times number for every party, as formulas, rounded to the nearest unit.

use super::keys::{average, average_formula};
use super::sheet::{Format, Look, Sheet, Value, literal, money_format};
use super::{Amounts, Making};
use crate::agreement::Agreement;
use crate::agreement::money::{Cost, CostKey};
use crate::cost::{CostPart, CostTable, CostYear, limits, measure, number_paths};
use crate::quantity::{Kroner, Ratio, Step};

/// Writes every year, and says where the amounts stand.
pub(super) fn fill(making: &Making<'_, '_>, cost: &Cost, table: &CostTable, sheet: &mut Sheet) -> Amounts {
    let view = making.view;
    let mut amounts = Amounts::new();
    let keys = &view.resolved.loaded.agreement.cost_keys;
    let Some(key) = cost.key.as_ref().and_then(|id| keys.iter().find(|key| key.id.0 == id.0)) else { return amounts };
    sheet.note(view.t(
        "Hver betaler pris ganger antall. Hvert beløp rundes av for seg, og kostnaden er summen av dem.",
        "Kvar betaler pris gonger tal. Kvart beløp blir runda av for seg, og kostnaden er summen av dei.",
    ));
    sheet.skip();
    for written in table.years.iter().filter(|year| !year.parts.is_empty()) {
        year(making, key, written, sheet, &mut amounts);
        sheet.skip();
    }
    amounts
}

/// A price in a party's working: the price, what the party has, and how much of it counts.
struct Priced {
    price: Ratio,
    own: Ratio,
    factor: Ratio,
}

fn prices(part: &CostPart) -> Vec<Priced> {
    let mut found: Vec<Priced> = Vec::new();
    let mut last_was_price = false;
    for step in &part.figure.steps {
        match step {
            Step::Rate { price, own, .. } => {
                found.push(Priced { price: price.clone(), own: own.clone(), factor: Ratio::one() });
                last_was_price = true;
                continue;
            }
            Step::PartOfYear { part, .. } if last_was_price => {
                if let Some(priced) = found.last_mut() {
                    priced.factor = part.clone();
                }
            }
            _ => {}
        }
        last_was_price = false;
    }
    found
}

fn year(making: &Making<'_, '_>, key: &CostKey, year: &CostYear, sheet: &mut Sheet, amounts: &mut Amounts) {
    let view = making.view;
    let agreement = &view.resolved.loaded.agreement;
    let unit = year.unit.clone().unwrap_or_else(|| Kroner::whole(1));
    let money = Look::of(money_format(year.parts.iter().map(|part| &part.amount)));
    let names: Vec<String> = key
        .rates
        .iter()
        .map(|rate| {
            let counted = measure(agreement, rate.by.as_str());
            let title = rate.title.as_ref().and_then(|t| t.in_lang(view.lang)).map(str::to_owned);
            title.unwrap_or_else(|| view.lang.pick(counted.nb, counted.nn))
        })
        .collect();
    let columns: Vec<u16> = (0u16..).zip(&names).map(|(index, _)| 1 + 2 * index).collect();
    let next = 1 + 2 * u16::try_from(names.len()).unwrap_or(0);
    sheet.heading(&year.year.to_string());
    sheet.text(0, view.t("Pris", "Pris"));
    let first_prices = year.parts.first().map(prices).unwrap_or_default();
    let mut price_cells = Vec::new();
    for (column, priced) in columns.iter().zip(&first_prices) {
        price_cells.push(sheet.number(column + 1, &priced.price, Look::of(Format::Ore).input()));
    }
    sheet.end();
    let mut titles = vec![view.t("Deltaker", "Deltakar").to_owned()];
    for name in &names {
        titles.push(name.clone());
        titles.push(view.t("Kroner", "Kroner").to_owned());
    }
    let limits = Limits::of(agreement, key, year.year);
    titles.push(view.t("Grunnbeløp", "Grunnbeløp").to_owned());
    if limits.is_some() {
        for title in [view.t("Før grensene", "Før grensene"), view.t("Minst", "Minst"), view.t("Høyst", "Høgst")] {
            titles.push(title.to_owned());
        }
    }
    for title in [view.t("Direkte", "Direkte"), view.t("Å betale", "Å betale")] {
        titles.push(title.to_owned());
    }
    sheet.head(titles);
    let after = next + if limits.is_some() { 4 } else { 1 };
    let first = sheet.next;
    for (index, part) in year.parts.iter().enumerate() {
        sheet.text(0, &making.party(&part.party));
        let mut terms = Vec::new();
        for (((column, rate), priced), price) in columns.iter().zip(&key.rates).zip(prices(part)).zip(&price_cells) {
            let paths = number_paths(agreement, rate.by.as_str(), &part.party, year.year);
            let number = average(making, &paths);
            let own = if number == priced.own {
                sheet.formula(*column, average_formula(making, &paths), &priced.own, Look::of(Format::Decimals))
            } else {
                sheet.number(*column, &priced.own, Look::of(Format::Decimals).input())
            };
            let times = if priced.factor.is_one() { String::new() } else { format!("*{}", literal(&priced.factor)) };
            let kroner = &(&priced.price * &priced.own) * &priced.factor;
            let text = format!("{}*{}{times}", price.fixed(), own.here());
            terms.push(sheet.formula(column + 1, text, &kroner, Look::of(Format::Ore)).here());
        }
        let (mut base, mut direct) = (Kroner::default(), Kroner::default());
        for step in &part.figure.steps {
            match step {
                Step::Base { amount } => base = amount.clone(),
                Step::Direct { amount } => direct = amount.clone(),
                _ => {}
            }
        }
        terms.push(sheet.number(next, &base.to_ratio(), money.input()).here());
        let exact = match &limits {
            Some(limits) => limits.write((index, next + 1), &terms.join("+"), part, money, sheet),
            None => terms.join("+"),
        };
        let direct = sheet.number(after, &direct.to_ratio(), money.input());
        let unit = literal(&unit.to_ratio());
        // The inner rounding takes away what a spreadsheet's numbers add in the last digits.
        let text = format!("ROUND(ROUND(ROUND(({exact})/{unit},7),0)*{unit},2)+{}", direct.here());
        let at = sheet.formula(after + 1, text, &part.amount.to_ratio(), money.bold());
        amounts.insert((year.year, part.party.clone()), at);
        sheet.end();
    }
    let range = sheet.column_from(after + 1, first);
    sheet.put(0, Value::Text("Sum".to_owned()), money.bold());
    sheet.formula(after + 1, format!("SUM({range})"), &year.sum.to_ratio(), money.bold());
    sheet.end();
}

/// What each party pays at least and at most.
struct Limits(Vec<(Option<Kroner>, Option<Kroner>)>);

impl Limits {
    /// Those of the key; none when it has neither floor nor ceiling.
    fn of(agreement: &Agreement, key: &CostKey, year: i16) -> Option<Self> {
        (key.floor.is_some() || key.ceiling.is_some()).then(|| Self(limits(agreement, &key.id.0, year)))
    }

    /// Writes the sum before the limits and the limits, in columns from the one named; gives the formula of what they leave.
    fn write(&self, (index, column): (usize, u16), sum: &str, part: &CostPart, money: Look, sheet: &mut Sheet) -> String {
        let (floor, ceiling) = self.0.get(index).cloned().unwrap_or_default();
        let before: Ratio = prices(part).iter().map(|p| &(&p.price * &p.own) * &p.factor).collect::<Vec<_>>().iter().sum();
        let base = part.figure.steps.iter().find_map(|step| match step {
            Step::Base { amount } => Some(amount.to_ratio()),
            _ => None,
        });
        let before = &before + &base.unwrap_or_else(Ratio::zero);
        let sum = sheet.formula(column, sum.to_owned(), &before, Look::of(Format::Ore)).here();
        let floor = floor.map(|floor| sheet.number(column + 1, &floor.to_ratio(), money.input()).here());
        let ceiling = ceiling.map(|ceiling| sheet.number(column + 2, &ceiling.to_ratio(), money.input()).here());
        let least = floor.map_or_else(|| sum.clone(), |floor| format!("IF({sum}<{floor},{floor},{sum})"));
        ceiling.map_or_else(|| least.clone(), |ceiling| format!("IF({sum}>{ceiling},{ceiling},{least})"))
    }
}
