//! The sheet of the registers: the numbers of every day, to be changed by whoever asks «what if», with source and date.

use super::Making;
use super::sheet::{Format, Look, Sheet};
use crate::agreement::leaf::{ByKey, Number, PartyId};
use crate::agreement::money::Register;
use crate::document::tables::registers as table;
use crate::lang::date;
use crate::quantity::{Date, Ratio};
use crate::source::Spanned;

/// One day's numbers: the path they stand at, their day and the numbers.
type Day<'a> = (String, Option<Date>, &'a ByKey<PartyId, Spanned<Number>>);

/// The sheet, and where each number stands; nothing without registers.
pub(super) fn sheet(making: &mut Making<'_, '_>) -> Option<Sheet> {
    let view = making.view;
    let agreement = &view.resolved.loaded.agreement;
    if agreement.registers.is_empty() {
        return None;
    }
    let mut sheet = Sheet::new(making.name(view.t("Tallgrunnlag", "Talgrunnlag")));
    sheet.title(view.t("Tallgrunnlag", "Talgrunnlag"));
    for register in agreement.registers.iter() {
        one(making, register, &mut sheet);
        sheet.skip();
    }
    Some(sheet)
}

fn one(making: &mut Making<'_, '_>, register: &Register, sheet: &mut Sheet) {
    let view = making.view;
    let id = &register.id.0;
    sheet.heading(&table::caption(view, id));
    for note in table::notes(view, register) {
        sheet.note(&note);
    }
    let others = register.other_dates.iter().enumerate().map(|(index, other)| {
        (format!("registers[{id}].other_dates[{index}].values"), Some(other.date.value.0), &other.values.value)
    });
    let main = (format!("registers[{id}].values"), register.date.as_ref().map(|d| d.value.0), &register.values.value);
    let days: Vec<Day<'_>> = others.chain([main]).collect();
    let heading = |on: &Option<Date>| on.map_or_else(|| view.t("Tall", "Tal").to_owned(), date::numeric);
    sheet.head([view.t("Deltaker", "Deltakar").to_owned()].into_iter().chain(days.iter().map(|(_, on, _)| heading(on))));
    let all = days.iter().flat_map(|(_, _, numbers)| numbers.values());
    let format = if all.into_iter().all(|n| n.value.0.is_exact_with(0)) { Format::Whole } else { Format::Decimals };
    let first = sheet.next;
    for party in view.resolved.loaded.agreement.parties.iter().map(|party| &party.id.0) {
        sheet.text(0, &making.party(party));
        for (column, (path, _, numbers)) in (1u16..).zip(&days) {
            let Some(number) = numbers.get(&PartyId(party.clone())) else { continue };
            let at = sheet.number(column, &number.value.0, Look::of(format).input());
            making.numbers.insert(format!("{path}.{party}"), at);
        }
        sheet.end();
    }
    let sums: Vec<String> = (1u16..).zip(&days).map(|(column, _)| sheet.column_from(column, first)).collect();
    sheet.put(0, super::Value::Text("Sum".to_owned()), Look::default().bold());
    for ((column, (_, _, numbers)), range) in (1u16..).zip(&days).zip(sums) {
        let known = numbers.iter().filter(|(party, _)| view.resolved.loaded.party(party.as_str()).is_some());
        let sum: Ratio = known.map(|(_, number)| &number.value.0).sum();
        sheet.formula(column, format!("SUM({range})"), &sum, Look::of(format).bold());
    }
    sheet.end();
}
