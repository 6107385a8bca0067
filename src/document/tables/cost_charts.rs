//! Costs as pictures: each party's part of a cost, and what one party pays with and without the cooperation.

use super::View;
use super::build::Unit;
use super::charts::{Dot, Plan, Row};
use super::costs::{by_price, title};
use crate::agreement::money::Cost;
use crate::cost::{CostTable, CostYear};
use crate::document::chart::{Category, ChartKind};
use crate::document::tree::{Block, Inline};
use crate::lang::{number, words::join};
use crate::quantity::{Kroner, Ratio};

/// The parts of every cost that a key shares.
pub(super) fn of_agreement(view: &View<'_>) -> Vec<Block> {
    let costs: Vec<&Cost> = view.resolved.loaded.agreement.costs.iter().map(|cost| &cost.value).collect();
    shares(view, &costs)
}

/// A picture of the parts of each cost; costs with the same parts share one.
pub(super) fn shares(view: &View<'_>, costs: &[&Cost]) -> Vec<Block> {
    let mut pictures: Vec<(Vec<String>, Vec<Row>, &Cost)> = Vec::new();
    for cost in costs {
        let Some(rows) = view.resolved.cost(&cost.id.0).and_then(|computed| share_rows(view, cost, computed)) else { continue };
        match pictures.iter_mut().find(|(_, known, _)| printed(known) == printed(&rows)) {
            Some((names, _, _)) => names.push(format!("«{}»", title(view, cost))),
            None => pictures.push((vec![format!("«{}»", title(view, cost))], rows, cost)),
        }
    }
    let categories: Vec<Category> = view
        .own_first()
        .into_iter()
        .map(|id| Category { label: view.resolved.loaded.party_name(id, view.lang), own: view.placed.party == Some(id) })
        .collect();
    let mut blocks = Vec::new();
    for (names, rows, cost) in pictures.into_iter() {
        let of = view.t("andel av", "del av");
        blocks.extend(view.chart(Plan {
            name: format!("shares:{}", cost.id.0),
            kind: ChartKind::Bars,
            caption: format!("{of} {}, {}", join(&names, view.lang), view.t("i prosent", "i prosent")),
            unit: view.t("prosent", "prosent").to_owned(),
            categories: categories.clone(),
            rows,
        }));
    }
    blocks
}

/// The parts of the first year, and of the last where they are others.
fn share_rows(view: &View<'_>, cost: &Cost, computed: &CostTable) -> Option<Vec<Row>> {
    let shared: Vec<&CostYear> = computed.years.iter().filter(|year| !year.parts.is_empty()).collect();
    let (first, last) = (shared.first()?, shared.last()?);
    let by_price = by_price(view, cost);
    let row = |year: &CostYear| Row {
        id: format!("{}/{}", cost.id.0, year.year),
        title: year.year.to_string(),
        dots: view.own_first().into_iter().map(|id| dot(cost, year, id, by_price)).collect(),
    };
    let mut rows = vec![row(first)];
    if first.year != last.year {
        let later = vec![row(last)];
        if printed(&later) != printed(&rows) {
            rows.extend(later);
        }
    }
    if let [only] = rows.as_mut_slice() {
        only.title.clear();
    }
    Some(rows)
}

/// A party's part of the year: the key's share where that is what it pays, else its amount of the total.
fn dot(cost: &Cost, year: &CostYear, party: &str, by_price: bool) -> Option<Dot> {
    let part = year.parts.iter().find(|part| part.party == party)?;
    let paid = part.amount.to_ratio().checked_div(&year.sum.to_ratio())?;
    let by_key = !by_price && (part.is_plain() || close(&paid, &part.share));
    let share = if by_key { part.share.clone() } else { paid };
    let printed = Inline::Figure { id: format!("share/{}/{}/{party}", cost.id.0, year.year), text: number::percent(&share) };
    Some(Dot { value: &share * &Ratio::whole(100), printed })
}

/// Do two shares differ by no more than a rounding would make, a hundredth of a percent?
fn close(a: &Ratio, b: &Ratio) -> bool {
    let off = a - b;
    let off = if off.is_negative() { &Ratio::zero() - &off } else { off };
    off.rounded(4) == Ratio::zero().rounded(4)
}

fn printed(rows: &[Row]) -> Vec<Option<String>> {
    let text = |dot: &Dot| crate::document::tree::plain(std::slice::from_ref(&dot.printed));
    rows.iter().flat_map(|row| &row.dots).map(|dot| dot.as_ref().map(text)).collect()
}

/// What a party pays today and in the cooperation, year by year: the rows of the table above it.
pub(super) fn own_cost(view: &View<'_>, cost: &Cost, computed: &CostTable, unit: Unit) -> Vec<Block> {
    let Some(party) = view.placed.party else { return Vec::new() };
    let own = view.placed.case.and_then(|c| c.case.parties.iter().find(|(id, _)| id.0 == party).map(|(_, own)| own));
    let Some(own) = own.filter(|own| !own.present_cost.is_empty()) else { return Vec::new() };
    let value = |amount: &Kroner| match unit {
        Unit::Kroner => amount.to_ratio(),
        Unit::Millions(_) => amount.to_ratio().checked_div(&Ratio::whole(1_000_000)).unwrap_or_else(Ratio::zero),
    };
    let now = |year: &CostYear| {
        let (_, amount) = own.present_cost.iter().find(|(y, _)| y.0 == year.year)?;
        let printed = Inline::Value { path: format!("own.present_cost.{}", year.year), text: unit.text(&amount.value.0) };
        Some(Dot { value: value(&amount.value.0), printed })
    };
    let then = |year: &CostYear| {
        let part = year.parts.iter().find(|part| part.party == party)?;
        let printed = Inline::Figure { id: part.figure.id.clone(), text: unit.text(&part.amount) };
        Some(Dot { value: value(&part.amount), printed })
    };
    let name = view.resolved.loaded.party_name(party, view.lang);
    view.chart(Plan {
        name: format!("own:{}", cost.id.0),
        kind: ChartKind::Lines,
        caption: format!("{} {} {name}, i {}", title(view, cost), view.t("for", "for"), unit.name()),
        unit: unit.name().to_owned(),
        categories: computed.years.iter().map(|year| Category { label: year.year.to_string(), own: false }).collect(),
        rows: vec![
            Row {
                id: "present".to_owned(),
                title: view.t("I dag, samme oppgaver", "I dag, same oppgåver").to_owned(),
                dots: computed.years.iter().map(now).collect(),
            },
            Row {
                id: "cooperation".to_owned(),
                title: view.t("I samarbeidet", "I samarbeidet").to_owned(),
                dots: computed.years.iter().map(then).collect(),
            },
        ],
    })
}
