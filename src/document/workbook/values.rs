//! A cost whose rules no formula says: the amounts as values, the working in words.

use super::sheet::{At, Format, Look, Sheet, Value, money_format};
use super::{Amounts, Making};
use crate::agreement::money::Cost;
use crate::cost::{CostTable, CostYear, step};

/// Writes every year, and says where the amounts stand.
pub(super) fn fill(making: &Making<'_, '_>, _cost: &Cost, table: &CostTable, why: &str, sheet: &mut Sheet) -> Amounts {
    let mut amounts = Amounts::new();
    sheet.note(why);
    sheet.skip();
    for written in table.years.iter().filter(|year| !year.parts.is_empty()) {
        year(making, written, "", sheet, &mut amounts);
        sheet.skip();
    }
    amounts
}

/// One year; gives the place of its sum.
pub(super) fn year(making: &Making<'_, '_>, year: &CostYear, why: &str, sheet: &mut Sheet, amounts: &mut Amounts) -> At {
    let view = making.view;
    let agreement = &view.resolved.loaded.agreement;
    let money = Look::of(money_format(year.parts.iter().map(|part| &part.amount)));
    sheet.heading(&year.year.to_string());
    if !why.is_empty() {
        sheet.note(why);
    }
    sheet.head([
        view.t("Deltaker", "Deltakar"),
        view.t("Andel", "Del"),
        view.t("Å betale", "Å betale"),
        view.t("Utregning", "Utrekning"),
    ]);
    let first = sheet.next;
    for part in &year.parts {
        sheet.text(0, &making.party(&part.party));
        sheet.number(1, &part.share, Look::of(Format::Percent));
        let at = sheet.number(2, &part.amount.to_ratio(), money);
        let words = part.figure.steps.iter().map(|s| {
            let text = step(agreement, s);
            view.lang.pick(text.nb, text.nn)
        });
        sheet.text(3, &words.collect::<Vec<_>>().join("; "));
        amounts.insert((year.year, part.party.clone()), at);
        sheet.end();
    }
    let range = sheet.column_from(2, first);
    sheet.put(0, Value::Text("Sum".to_owned()), money.bold());
    let total = sheet.formula(2, format!("SUM({range})"), &year.sum.to_ratio(), money.bold());
    sheet.end();
    total
}
