//! The first sheet: what the workbook is, how to use it, and every cost's amounts by party and year with their sums.

use super::sheet::{Look, Sheet, Value, money_format};
use super::{Amounts, Making};
use crate::document::tables::costs;
use crate::document::tree::Meta;
use crate::quantity::Kroner;

/// The sheet.
pub(super) fn sheet(making: &Making<'_, '_>, name: String, meta: &Meta, amounts: &[(String, Amounts)]) -> Sheet {
    let view = making.view;
    let mut sheet = Sheet::new(name);
    sheet.title(&meta.title);
    let lines = [meta.subtitle.clone(), meta.date_text.clone(), meta.draft.clone()];
    for line in lines.into_iter().flatten().chain(meta.marks.iter().cloned()) {
        sheet.note(&line);
    }
    sheet.skip();
    for line in [
        view.t(
            "Tallene med farget bakgrunn kan endres. Endrer du et tall i tallgrunnlaget, blir andeler og beløp regnet ut på nytt.",
            "Tala med farga bakgrunn kan endrast. Endrar du eit tal i talgrunnlaget, blir delar og beløp rekna ut på nytt.",
        ),
        view.t(
            "Det som er vedtatt, er dokumentet og ikke et regneark som er endret.",
            "Det som er vedteke, er dokumentet og ikkje eit rekneark som er endra.",
        ),
        view.t(
            "Regneark regner med omtrent 15 siffer. Beløpene her er kontrollert mot den nøyaktige utregningen i dokumentet.",
            "Rekneark reknar med om lag 15 siffer. Beløpa her er kontrollerte mot den nøyaktige utrekninga i dokumentet.",
        ),
    ] {
        sheet.note(line);
    }
    sheet.skip();
    for (id, places) in amounts {
        one(making, id, places, &mut sheet);
        sheet.skip();
    }
    sheet
}

fn one(making: &Making<'_, '_>, id: &str, places: &Amounts, sheet: &mut Sheet) {
    let view = making.view;
    let agreement = &view.resolved.loaded.agreement;
    let (Some(cost), Some(table)) = (agreement.costs.iter().find(|cost| cost.id.0 == id), view.resolved.cost(id)) else { return };
    sheet.heading(&costs::full_caption(view, cost));
    let years: Vec<_> = table.years.iter().filter(|year| !year.parts.is_empty()).collect();
    let money = Look::of(money_format(years.iter().flat_map(|year| year.parts.iter().map(|part| &part.amount))));
    let heads = [view.t("Deltaker", "Deltakar").to_owned()].into_iter().chain(years.iter().map(|year| year.year.to_string()));
    sheet.head(heads.chain(["Sum".to_owned()]));
    let first = sheet.next;
    let last = 1 + u16::try_from(years.len()).unwrap_or(0);
    for (party, sum) in &table.party_sums {
        sheet.text(0, &making.party(party));
        let mut cells = Vec::new();
        for (column, year) in (1u16..).zip(&years) {
            let part = year.parts.iter().find(|part| part.party == *party);
            let Some((at, part)) = places.get(&(year.year, party.clone())).zip(part) else { continue };
            cells.push(sheet.formula(column, at.anywhere(), &part.amount.to_ratio(), money).here());
        }
        if !cells.is_empty() {
            sheet.formula(last, cells.join("+"), &sum.to_ratio(), money.bold());
        }
        sheet.end();
    }
    let totals: Vec<Kroner> = years.iter().map(|year| year.sum.clone()).collect();
    let whole: Kroner = totals.iter().sum();
    let ranges: Vec<String> = (1..=last).map(|column| sheet.column_from(column, first)).collect();
    sheet.put(0, Value::Text("Sum".to_owned()), Look::default().bold());
    for ((column, range), total) in (1u16..).zip(ranges).zip(totals.iter().chain([&whole])) {
        sheet.formula(column, format!("SUM({range})"), &total.to_ratio(), money.bold());
    }
    sheet.end();
}
