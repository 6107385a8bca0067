//! The sheet of the keys: for every way a key shares in some year, each part's weight, what the parties have in it, and their shares.

use super::Making;
use super::sheet::{At, Format, Look, Sheet, Value, literal};
use crate::agreement::money::CostKey;
use crate::cost::{Has, LaidPart, Layout, Own, layout, measure};
use crate::document::tables::keys::key_name;
use crate::lang::date;
use crate::quantity::Ratio;

/// The sheet, and where each share stands; nothing when no cost is shared by a key of parts.
pub(super) fn sheet(making: &mut Making<'_, '_>) -> Option<Sheet> {
    let view = making.view;
    let mut sheet = Sheet::new(making.name(view.t("Nøkler", "Nøklar")));
    sheet.title(view.t("Fordelingsnøkler", "Fordelingsnøklar"));
    let agreement = &view.resolved.loaded.agreement;
    for key in agreement.cost_keys.iter() {
        for (laid, years) in layouts(making, key) {
            block(making, key, &laid, &years, &mut sheet);
            sheet.skip();
        }
    }
    (!making.shares.is_empty()).then_some(sheet)
}

/// The ways the key shares in the years of its costs, each with its years.
fn layouts(making: &Making<'_, '_>, key: &CostKey) -> Vec<(Layout, Vec<i16>)> {
    let resolved = making.view.resolved;
    let of_key = |id: &str| {
        let cost = resolved.loaded.agreement.costs.iter().find(|cost| cost.id.0 == id);
        cost.is_some_and(|cost| cost.key.as_ref().is_some_and(|own| own.0 == key.id.0))
    };
    let mut years: Vec<i16> =
        resolved.costs.iter().filter(|table| of_key(&table.cost)).flat_map(|table| table.years.iter().map(|y| y.year)).collect();
    years.sort_unstable();
    years.dedup();
    let mut found: Vec<(Layout, Vec<i16>)> = Vec::new();
    for year in years {
        let Some(laid) = layout(&resolved.loaded.agreement, &key.id.0, year) else { continue };
        match found.iter_mut().find(|(known, _)| *known == laid) {
            Some((_, years)) => years.push(year),
            None => found.push((laid, vec![year])),
        }
    }
    found
}

fn block(making: &mut Making<'_, '_>, key: &CostKey, laid: &Layout, years: &[i16], sheet: &mut Sheet) {
    let view = making.view;
    let list: Vec<String> = years.iter().map(i16::to_string).collect();
    sheet.heading(&format!("{}: {}", key_name(view, key), list.join(", ")));
    let columns: Vec<u16> = (0u16..).zip(&laid.parts).map(|(index, _)| 1 + 2 * index).collect();
    let last = 1 + 2 * u16::try_from(laid.parts.len()).unwrap_or(0);
    sheet.text(0, view.t("Vekt", "Vekt"));
    let mut weights = Vec::new();
    for (column, part) in columns.iter().zip(&laid.parts) {
        weights.push(exact(sheet, column + 1, &part.weight, Look::of(Format::Percent).input()));
    }
    sheet.end();
    head(making, laid, sheet);
    let first = sheet.next;
    let rows = u32::try_from(view.resolved.loaded.agreement.parties.len()).unwrap_or(0);
    // The rows are known before they are written: a share is of the sum of the whole column.
    let range = |sheet: &Sheet, column: u16| {
        format!("{}:{}", sheet.at(first, column).fixed(), sheet.at(first + rows.saturating_sub(1), column).fixed())
    };
    let mut sums: Vec<Ratio> = vec![Ratio::zero(); laid.parts.len()];
    for party in view.resolved.loaded.agreement.parties.iter().map(|party| party.id.0.clone()) {
        sheet.text(0, &making.party(&party));
        let mut share = Ratio::zero();
        let mut cells = Vec::new();
        for (((part, column), weight), sum) in laid.parts.iter().zip(&columns).zip(&weights).zip(&mut sums) {
            let Some(own) = part.owns.iter().find(|own| own.party == party) else { continue };
            let value = value(making, own);
            let at = own_cell(making, own, &value, *column, sheet);
            let total: Ratio = part.owns.iter().map(|own| self::value(making, own)).collect::<Vec<_>>().iter().sum();
            let taken = (&part.weight * &value).checked_div(&total).unwrap_or_else(Ratio::zero);
            let text = format!("{}*{}/SUM({})", weight.fixed(), at.here(), range(sheet, *column));
            cells.push(sheet.formula(column + 1, text, &taken, Look::of(Format::Percent)).here());
            share = &share + &taken;
            *sum = &*sum + &taken;
        }
        let text = if cells.is_empty() { "0".to_owned() } else { cells.join("+") };
        let mut at = sheet.formula(last, text, &share, Look::of(Format::Percent));
        if !laid.agreed.is_empty() {
            let computed = at;
            let agreed = laid.agreed.get(&party);
            let given = agreed.map(|share| exact(sheet, last + 1, share, Look::of(Format::Percent).input()));
            let cell = given.unwrap_or_else(|| sheet.at(sheet.next, last + 1));
            let text = format!("IF(ISNUMBER({}),{},{})", cell.here(), cell.here(), computed.here());
            at = sheet.formula(last + 2, text, agreed.unwrap_or(&share), Look::of(Format::Percent));
        }
        for year in years {
            making.shares.insert((key.id.0.clone(), *year, party.clone()), at.clone());
        }
        sheet.end();
    }
    sheet.put(0, Value::Text("Sum".to_owned()), Look::default().bold());
    for (column, sum) in columns.iter().zip(&sums) {
        let range = range(sheet, column + 1);
        sheet.formula(column + 1, format!("SUM({range})"), sum, Look::of(Format::Percent).bold());
    }
    let used = if laid.agreed.is_empty() { last } else { last + 2 };
    let range = range(sheet, used);
    sheet.formula(used, format!("SUM({range})"), &Ratio::one(), Look::of(Format::Percent).bold());
    sheet.end();
}

fn head(making: &Making<'_, '_>, laid: &Layout, sheet: &mut Sheet) {
    let view = making.view;
    let mut titles = vec![view.t("Deltaker", "Deltakar").to_owned()];
    for part in &laid.parts {
        titles.push(name(making, part));
        titles.push(view.t("Andel av vekten", "Del av vekta").to_owned());
    }
    titles.push(view.t("Andel", "Del").to_owned());
    if !laid.agreed.is_empty() {
        titles.push(view.t("Avtalt andel", "Avtalt del").to_owned());
        titles.push(view.t("Andel som brukes", "Del som blir brukt").to_owned());
    }
    sheet.head(titles);
}

/// What a part is shared by, and when.
fn name(making: &Making<'_, '_>, part: &LaidPart) -> String {
    let view = making.view;
    let text = measure(&view.resolved.loaded.agreement, &part.by);
    let name = view.lang.pick(text.nb, text.nn);
    match part.days {
        Some((from, to)) => format!("{name} ({}–{})", date::numeric(from), date::numeric(to)),
        None => name,
    }
}

/// A share that no decimal says exactly is written as its fraction.
fn exact(sheet: &mut Sheet, column: u16, share: &Ratio, look: Look) -> At {
    if share.is_exact_with(12) { sheet.number(column, share, look) } else { sheet.formula(column, literal(share), share, look) }
}

/// What a party has in a part: its numbers, or their average, times how much it counts.
fn value(making: &Making<'_, '_>, own: &Own) -> Ratio {
    let number = match &own.has {
        Has::Given(number) => number.clone(),
        Has::Numbers(paths) => average(making, paths),
    };
    &number * &own.count
}

/// The average of the numbers at some paths.
pub(super) fn average(making: &Making<'_, '_>, paths: &[String]) -> Ratio {
    let tree = &making.view.resolved.loaded.tree;
    let number = |path: &String| match tree.at(path).leaf() {
        Some(crate::agreement::data::Leaf::Number(number)) => Some(number.clone()),
        _ => None,
    };
    let numbers: Vec<Ratio> = paths.iter().filter_map(number).collect();
    numbers.iter().sum::<Ratio>().checked_div(&Ratio::whole(numbers.len())).unwrap_or_else(Ratio::zero)
}

/// The cells of a register's numbers, as a formula.
pub(super) fn average_formula(making: &Making<'_, '_>, paths: &[String]) -> String {
    let cells: Vec<String> = paths.iter().filter_map(|path| making.numbers.get(path)).map(At::anywhere).collect();
    match cells.as_slice() {
        [one] => one.clone(),
        several => format!("AVERAGE({})", several.join(",")),
    }
}

fn own_cell(making: &Making<'_, '_>, own: &Own, value: &Ratio, column: u16, sheet: &mut Sheet) -> At {
    let plain = own.count.is_one();
    let times = if plain { String::new() } else { format!("*{}", literal(&own.count)) };
    let look = Look::of(if value.is_exact_with(0) { Format::Whole } else { Format::Decimals });
    match &own.has {
        Has::Given(number) if plain => exact(sheet, column, number, look.input()),
        Has::Given(number) => sheet.formula(column, format!("{}{times}", literal(number)), value, look),
        Has::Numbers(paths) => sheet.formula(column, format!("{}{times}", average_formula(making, paths)), value, look),
    }
}
