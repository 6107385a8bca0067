//! What the cost annex sets beside a cost: what was paid before, other keys, and amounts that are lower and higher.

use super::View;
use super::build::{Unit, words};
use super::costs::{shown, source_note, tax, terms, title, unit_name};
use super::keys::key_name;
use crate::agreement::leaf::Year;
use crate::agreement::money::Cost;
use crate::cost::{
    Changes, CostTable, SideBySide, SideRow, before_and_after, measure, sensitivity, side_by_side, without_agreed,
};
use crate::document::tree::{Block, RowKind};
use crate::lang::{date, number, words::join};
use crate::quantity::Kroner;

/// What each party paid before, pays in the first year, and the difference; the differences make that of the sums.
pub(super) fn before(view: &View<'_>) -> Vec<Block> {
    each(view, |cost, computed| {
        let computed = shown(view, computed);
        let changes = before_and_after(&view.resolved.loaded.agreement, &computed);
        let (Some(previous), Some(year)) = (&cost.previous, computed.years.first()) else { return Vec::new() };
        // What was paid long before tells nothing of the change.
        let paid = previous.year.as_ref().map(|year| year.value.0);
        if !view.placed.case.is_none_or(|case| case.case.compares_with(paid)) {
            return Vec::new();
        }
        let then = previous.year.as_ref().map_or_else(|| view.t("Før", "Før").to_owned(), |y| y.value.0.to_string());
        let mut table = view
            .table(&format!("before:{}", cost.id.0), caption(view, cost, None, view.t("endring", "endring")))
            .words(view.t("Deltaker", "Deltakar"))
            .numbers(then)
            .numbers(year.year.to_string())
            .numbers(view.t("Endring", "Endring"));
        let mut sum = Kroner::default();
        for change in &changes {
            let id = format!("change/{}/{}/{}", cost.id.0, year.year, change.party);
            let before = change.before.as_ref().map_or_else(|| words("–"), |b| words(number::amount(b)));
            let difference = change.before.as_ref().map(|b| Unit::Kroner.figure(id, &(&change.after - b))).unwrap_or_default();
            sum = &sum + change.before.as_ref().unwrap_or(&Kroner::default());
            let cells = vec![view.party(&change.party), before, words(number::amount(&change.after)), difference];
            table.row(&change.party, view.row_kind(&change.party), cells);
        }
        let off = Unit::Kroner.figure(format!("change/{}/{}/total", cost.id.0, year.year), &(&year.total - &sum));
        table.row(
            "sum",
            RowKind::Total,
            vec![words("Sum"), words(number::amount(&sum)), words(number::amount(&year.total)), off],
        );
        source_note(view, previous.source.as_ref().and_then(|s| s.in_lang(view.lang)), &mut table);
        table.done()
    })
}

/// The first year by the key itself and by the shares agreed instead.
pub(super) fn agreed(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    each(view, |cost, computed| {
        let Ok(Some(alone)) = without_agreed(agreement, &cost.id.0, &Changes::default()) else { return Vec::new() };
        let (Some(year), Some(by_key)) = (computed.years.first(), alone.years.first()) else { return Vec::new() };
        let mut table = view
            .table(
                &format!("agreed:{}", cost.id.0),
                caption(view, cost, Some(year.year), view.t("etter nøkkelen og avtalt", "etter nøkkelen og avtalt")),
            )
            .words(view.t("Deltaker", "Deltakar"))
            .numbers(view.t("Etter nøkkelen", "Etter nøkkelen"))
            .numbers(view.t("Avtalt", "Avtalt"))
            .numbers(view.t("Forskjell", "Skilnad"));
        for (own, key) in year.parts.iter().zip(&by_key.parts) {
            let difference =
                Unit::Kroner.figure(format!("agreed/{}/{}/{}", cost.id.0, year.year, own.party), &(&own.amount - &key.amount));
            let cells =
                vec![view.party(&own.party), words(number::amount(&key.amount)), words(number::amount(&own.amount)), difference];
            table.row(&own.party, view.row_kind(&own.party), cells);
        }
        let off = words(number::amount(&(&year.total - &by_key.total)));
        let total = vec![words("Sum"), words(number::amount(&by_key.total)), words(number::amount(&year.total)), off];
        table.row("sum", RowKind::Total, total);
        table.done()
    })
}

/// The first year by the cost's own key and by those it names, with the change for each party and kroner per inhabitant.
pub(super) fn keys_side_by_side(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    each(view, |cost, _| {
        let others: Vec<&str> = cost.compare.iter().map(|key| key.as_str()).collect();
        if others.is_empty() || cost.key.is_none() {
            return Vec::new();
        }
        let sides = side_by_side(agreement, &cost.id.0, &others, &Changes::default()).unwrap_or_default();
        let Some(side) = sides.first() else { return Vec::new() };
        let name = |id: &String| {
            agreement.cost_keys.iter().find(|k| k.id.0 == *id).map_or_else(|| id.clone(), |key| key_name(view, key))
        };
        let what = view.t("nøklene ved siden av hverandre", "nøklane ved sida av kvarandre");
        let mut table = view
            .table(&format!("side:{}", cost.id.0), caption(view, cost, Some(side.year), what))
            .words(view.t("Deltaker", "Deltakar"));
        for (index, key) in side.keys.iter().enumerate() {
            let label = if index == 0 { view.t("Denne nøkkelen", "Denne nøkkelen").to_owned() } else { name(key) };
            table = table.numbers(label);
        }
        for key in side.keys.iter().skip(1) {
            table = table.numbers(format!("{} {}", view.t("Endring fra", "Endring frå"), name(key)));
        }
        let people = side.rows.iter().any(|row| row.per_inhabitant.is_some());
        if people {
            table = table.numbers(view.t("Per innbygger", "Per innbyggjar"));
        }
        for row in &side.rows {
            let mut cells = vec![view.party(&row.party)];
            cells.extend(row.amounts.iter().map(|a| words(number::amount(a))));
            cells.extend(row.changes().iter().map(|a| words(number::amount(a))));
            if people {
                cells.push(
                    row.per_inhabitant
                        .as_ref()
                        .map(|p| words(number::amount(&Kroner::from_ore(p.rounded(2)))))
                        .unwrap_or_default(),
                );
            }
            table.row(&row.party, view.row_kind(&row.party), cells);
        }
        let mut total = vec![words("Sum")];
        total.extend(side.totals.iter().map(|t| words(number::amount(t))));
        let own = side.totals.first().cloned().unwrap_or_default();
        total.extend(side.totals.iter().skip(1).map(|t| words(number::amount(&(&own - t)))));
        if people {
            total.push(Vec::new());
        }
        table.row("sum", RowKind::Total, total);
        for note in beside(view, cost, side) {
            table.note(note);
        }
        table.done()
    })
}

/// What a reader needs to work the other keys out: their shares, what is outside them, and what the amounts are divided by.
fn beside(view: &View<'_>, cost: &Cost, side: &SideBySide) -> Vec<String> {
    let agreement = &view.resolved.loaded.agreement;
    let mut notes = Vec::new();
    for (index, id) in side.keys.iter().enumerate().skip(1) {
        let Some(key) = agreement.cost_keys.iter().find(|key| key.id.0 == *id) else { continue };
        let share = |row: &SideRow| {
            let share = row.shares.get(index)?.as_ref()?;
            Some(format!("{} {}", view.resolved.loaded.party_name(&row.party, view.lang), number::fraction(share)))
        };
        let shares: Vec<String> = side.rows.iter().filter_map(share).collect();
        if !shares.is_empty() {
            let (name, shares) = (key_name(view, key), join(&shares, view.lang));
            notes
                .push(view.lang.pick(format!("Andelene etter «{name}»: {shares}."), format!("Delane etter «{name}»: {shares}.")));
        }
    }
    if cost.direct.contains_key(&Year(side.year)) {
        notes.push(
            view.t(
                "Det som er belastet direkte, er trukket fra før nøkkelen brukes, og lagt til etterpå.",
                "Det som er belasta direkte, er trekt frå før nøkkelen blir brukt, og lagt til etterpå.",
            )
            .to_owned(),
        );
    }
    let people = agreement.registers.iter().find(|register| register.id.0 == "population");
    if let Some(register) = people.filter(|_| side.rows.iter().any(|row| row.per_inhabitant.is_some())) {
        let name = measure(agreement, &register.id.0);
        let name = view.lang.pick(name.nb, name.nn);
        let day = register.date.as_ref().map(|day| format!(" per {}", date::date(day.value.0, view.lang))).unwrap_or_default();
        notes.push(view.lang.pick(
            format!("Per innbygger: beløpet etter denne nøkkelen delt på {name}{day}."),
            format!("Per innbyggjar: beløpet etter denne nøkkelen delt på {name}{day}."),
        ));
    }
    notes
}

/// The name of a cost and what is shown of it, with unit, tax, price level and standing. Amounts of different years share no price level.
fn caption(view: &View<'_>, cost: &Cost, year: Option<i16>, what: &str) -> String {
    let name = title(view, cost);
    match (year, tax(view, cost)) {
        (Some(year), _) => format!("{name} {year}: {what}, {}", terms(view, cost, Unit::Kroner)),
        (None, Some(tax)) => format!("{name}: {what}, i {}, {tax}", unit_name(view, cost)),
        (None, None) => format!("{name}: {what}, i {}", unit_name(view, cost)),
    }
}

/// The first year with the amount as uncertain as the cost says: lower and higher.
pub(super) fn around(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    each(view, |cost, computed| {
        let (Some(by), Some(year)) = (&cost.uncertainty, computed.years.first()) else { return Vec::new() };
        let Ok(tables) = sensitivity(agreement, &cost.id.0, &by.value.0, &Changes::default()) else { return Vec::new() };
        let percent = number::percent(&by.value.0);
        let what = view.t("lavere og høyere kostnad", "lågare og høgare kostnad");
        let mut table = view
            .table(&format!("around:{}", cost.id.0), caption(view, cost, Some(year.year), what))
            .words(view.t("Deltaker", "Deltakar"))
            .numbers(format!("\u{2212}{percent}"))
            .numbers(view.t("Beløp", "Beløp"))
            .numbers(format!("+{percent}"));
        let [low, high] = &tables;
        let of = |table: &CostTable, party: Option<&str>| {
            let year = table.years.first();
            let amount = match party {
                Some(party) => year.and_then(|y| y.parts.iter().find(|p| p.party == party)).map(|p| p.amount.clone()),
                None => year.map(|y| y.total.clone()),
            };
            words(number::amount(&amount.unwrap_or_default()))
        };
        for part in &year.parts {
            let party = Some(part.party.as_str());
            let cells = vec![view.party(&part.party), of(low, party), of(computed, party), of(high, party)];
            table.row(&part.party, view.row_kind(&part.party), cells);
        }
        table.row("sum", RowKind::Total, vec![words("Sum"), of(low, None), of(computed, None), of(high, None)]);
        table.done()
    })
}

/// The blocks of every cost that has parts.
fn each(view: &View<'_>, blocks: impl Fn(&Cost, &CostTable) -> Vec<Block>) -> Vec<Block> {
    let costs = view.resolved.loaded.agreement.costs.iter();
    let with_table = costs.filter_map(|cost| Some((cost, view.resolved.cost(&cost.id.0)?)));
    with_table
        .filter(|(_, computed)| !computed.regimes().is_empty())
        .flat_map(|(cost, computed)| blocks(cost, computed))
        .collect()
}
