//! The working of every cost, such that a reader with a pocket calculator gets the same kroner: how each share came about, then how each
//! amount did, year by year.

use std::collections::BTreeSet;

use super::View;
use super::build::words;
use super::costs::title;
use crate::agreement::money::Cost;
use crate::agreement::words::CostUnit;
use crate::cost::{CostPart, CostTable, CostYear, Regime, step};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::{Text, number, words::join};
use crate::quantity::{Kroner, Ratio, Step};

/// Every cost that is shared. Shares that came about as those of an earlier cost are not told again.
pub(super) fn working(view: &View<'_>) -> Vec<Block> {
    let mut told: Vec<(&Cost, &CostTable)> = Vec::new();
    let mut blocks = Vec::new();
    for cost in view.resolved.loaded.agreement.costs.iter() {
        let Some(computed) = view.resolved.cost(&cost.id.0) else { continue };
        let before = told.iter().find(|(_, earlier)| same_shares(earlier, computed)).map(|(cost, _)| *cost);
        blocks.extend(of_cost(view, cost, computed, before));
        told.push((&cost.value, computed));
    }
    blocks
}

fn same_shares(a: &CostTable, b: &CostTable) -> bool {
    let of = |table: &CostTable| match table.regimes().as_slice() {
        [one] => Some(one.parts().iter().map(|part| part.of_share().to_vec()).collect::<Vec<_>>()),
        _ => None,
    };
    of(a).is_some_and(|shares| shares.iter().any(|steps| !steps.is_empty()) && of(b) == Some(shares))
}

fn of_cost(view: &View<'_>, cost: &Cost, computed: &CostTable, before: Option<&Cost>) -> Vec<Block> {
    let regimes = computed.regimes();
    let several = regimes.len() > 1;
    let of_regime = |regime: &Regime<'_>| {
        let mut blocks = match before {
            Some(before) => {
                let (own, before) = (title(view, cost), title(view, before));
                let text = view.lang.pick(
                    format!("«{own}» har de samme andelene som «{before}»."),
                    format!("«{own}» har dei same delane som «{before}»."),
                );
                vec![Block::Paragraph { id: None, bookmark: None, content: vec![Inline::text(text)] }]
            }
            None => shares(view, cost, computed, regime, several),
        };
        for year in &regime.years {
            let plain = year.parts.iter().all(CostPart::is_plain);
            blocks.extend(if plain { rounding(view, cost, year) } else { steps(view, cost, year) });
        }
        blocks
    };
    regimes.iter().flat_map(of_regime).collect()
}

/// How each share came about.
fn shares(view: &View<'_>, cost: &Cost, computed: &CostTable, regime: &Regime<'_>, several: bool) -> Vec<Block> {
    if regime.parts().iter().all(|part| part.of_share().is_empty()) {
        return Vec::new();
    }
    let years = if several { format!(" {}", regime.name()) } else { String::new() };
    let caption = format!("{}{years}: {}", title(view, cost), view.t("andelene", "delane"));
    let first = regime.years.first().map_or(0, |year| year.year);
    let mut table = view
        .table(&format!("shares:{}:{first}", computed.cost), caption)
        .words(view.t("Deltaker", "Deltakar"))
        .words(view.t("Slik er andelen regnet ut", "Slik er delen rekna ut"))
        .numbers(view.t("Andel", "Del"))
        .numbers(view.t("Prosent", "Prosent"));
    for part in regime.parts() {
        let (sum, before) = match part.of_share().split_last() {
            Some((Step::Share { share } | Step::Agreed { share, .. }, before)) => (share.clone(), before),
            _ => (part.share.clone(), part.of_share()),
        };
        let before = match part.of_share() {
            // An agreed share is part of the working, not only its end.
            [.., Step::Agreed { .. }] => part.of_share(),
            _ => before,
        };
        let cells =
            vec![view.party(&part.party), words(text(view, before)), words(number::fraction(&sum)), words(number::percent(&sum))];
        table.row(&part.party, view.row_kind(&part.party), cells);
    }
    table.row(
        "sum",
        RowKind::Total,
        vec![words("Sum"), Vec::new(), words(number::fraction(&Ratio::one())), words(number::percent(&Ratio::one()))],
    );
    table.done()
}

/// From share to amount, where that is all there is: the product, rounded down, the remainder, the amount.
fn rounding(view: &View<'_>, cost: &Cost, year: &CostYear) -> Vec<Block> {
    let Some(unit) = &year.unit else { return Vec::new() };
    let total = number::amount(&year.total);
    let caption = year_caption(view, cost, year);
    let mut table = view
        .table(&format!("rounding:{}:{}", cost.id.0, year.year), caption)
        .words(view.t("Deltaker", "Deltakar"))
        .numbers(view.lang.pick(format!("{total} × andel"), format!("{total} × del")))
        .numbers(view.t("Rundet ned", "Runda ned"))
        .numbers(view.t("Rest", "Rest"))
        .numbers(view.t("Beløp", "Beløp"));
    let mut down_sum = Kroner::default();
    // Every number of a column has as many decimals: one that ends early would look exact.
    let places = year.parts.iter().map(|part| number::decimals_at_most(&part.exact, 4)).max().unwrap_or(0);
    for part in &year.parts {
        let down = if part.got_residue { &part.amount - unit } else { part.amount.clone() };
        let cells = vec![
            view.party(&part.party),
            words(number::with_decimals(&part.exact, places)),
            words(number::amount(&down)),
            words(number::with_decimals(&(&part.exact - &down.to_ratio()), places)),
            vec![Inline::Figure { id: part.figure.id.clone(), text: number::amount(&part.amount) }],
        ];
        down_sum = &down_sum + &down;
        table.row(&part.party, view.row_kind(&part.party), cells);
    }
    let left = &year.total - &down_sum;
    let figure = Inline::Figure { id: format!("cost/{}/{}/total", cost.id.0, year.year), text: total };
    let total_row = vec![
        words("Sum"),
        words(number::amount(&year.total)),
        words(number::amount(&down_sum)),
        words(number::amount(&left)),
        vec![figure],
    ];
    table.row("sum", RowKind::Total, total_row);
    if let [Step::Grown { .. }] = grown(year).as_slice() {
        table.note(text(view, &grown(year)));
    }
    table.done()
}

fn grown(year: &CostYear) -> Vec<Step> {
    let steps = year.parts.first().map(|part| part.of_amount()).unwrap_or_default();
    steps.iter().filter(|step| matches!(step, Step::Grown { .. })).cloned().collect()
}

/// From share to amount where more goes on: base amounts, prices, limits, what is charged directly.
fn steps(view: &View<'_>, cost: &Cost, year: &CostYear) -> Vec<Block> {
    let common = common(year);
    let mut table = view
        .table(&format!("steps:{}:{}", cost.id.0, year.year), year_caption(view, cost, year))
        .words(view.t("Deltaker", "Deltakar"))
        .words(view.t("Slik er beløpet regnet ut", "Slik er beløpet rekna ut"))
        .numbers(view.t("Beløp", "Beløp"));
    for part in &year.parts {
        let figure = Inline::Figure { id: part.figure.id.clone(), text: number::amount(&part.amount) };
        let own: Vec<Step> = part.of_amount().iter().filter(|step| !common.contains(step)).cloned().collect();
        table.row(&part.party, view.row_kind(&part.party), vec![view.party(&part.party), words(text(view, &own)), vec![figure]]);
    }
    let total = Inline::Figure { id: format!("cost/{}/{}/total", cost.id.0, year.year), text: number::amount(&year.total) };
    table.row("sum", RowKind::Total, vec![words("Sum"), Vec::new(), vec![total]]);
    let before = Some(text(view, &common)).filter(|text| !text.is_empty());
    let before = before.map(|text| format!("{} {}: {text}.", title(view, cost), year.year));
    let before = before.map(|text| Block::Paragraph { id: None, bookmark: None, content: vec![Inline::text(text)] });
    before.into_iter().chain(table.done()).collect()
}

/// «Årlig drift 2027: 22 400 000 kroner, uten merverdiavgift».
fn year_caption(view: &View<'_>, cost: &Cost, year: &CostYear) -> String {
    let (unit, total) = (super::costs::unit_name(view, cost), number::amount(&year.total));
    let tax = super::costs::tax(view, cost).map(|tax| format!(", {tax}")).unwrap_or_default();
    format!("{} {}: {total} {unit}{tax}", title(view, cost), year.year)
}

/// What comes before the shares and is the same for all that share by them: growth, prices of the year, what is left to share.
fn common(year: &CostYear) -> Vec<Step> {
    let shares = |part: &&CostPart| !part.of_amount().iter().any(|step| matches!(step, Step::Limited { .. }));
    let rows: Vec<&[Step]> = year.parts.iter().filter(shares).map(CostPart::of_amount).collect();
    let Some((first, others)) = rows.split_first().filter(|_| year.parts.len() > 1) else { return Vec::new() };
    let is_of_all = |step: &&Step| {
        matches!(step, Step::Grown { .. } | Step::Rest { .. } | Step::Indexed { .. })
            && others.iter().all(|row| row.contains(step))
    };
    first.iter().filter(is_of_all).cloned().collect()
}

/// Steps in the language of the document.
fn text(view: &View<'_>, steps: &[Step]) -> String {
    let agreement = &view.resolved.loaded.agreement;
    let texts: Vec<Text> = steps.iter().map(|s| step(agreement, s)).collect();
    texts.into_iter().map(|t| view.lang.pick(t.nb, t.nn)).collect::<Vec<_>>().join("; ")
}

/// Who goes first when remainders are alike, and the unit of the keys where they have the same.
pub(super) fn rounding_order(view: &View<'_>) -> Vec<Block> {
    let agreement = &view.resolved.loaded.agreement;
    let mut ids: Vec<&str> = agreement.parties.iter().map(|party| party.id.0.as_str()).collect();
    ids.sort_unstable();
    let names: Vec<String> = ids.iter().map(|id| view.resolved.loaded.party_name(id, view.lang)).collect();
    let names = join(&names, view.lang);
    let krone = Kroner::whole(1);
    let units: BTreeSet<&Kroner> =
        agreement.cost_keys.iter().map(|k| k.round.as_ref().map_or(&krone, |round| &round.value.0)).collect();
    let unit = units.first().filter(|_| units.len() == 1).map(|unit| number::kroner(unit, view.lang));
    let unit = unit.map(|unit| {
        view.lang.pick(
            format!("Enheten er {unit}. Går kostnaden ikke opp i enheten, blir det rundet av til øre i stedet."),
            format!("Eininga er {unit}. Går kostnaden ikkje opp i eininga, blir det runda av til øre i staden."),
        )
    });
    let ties = view.lang.pick(
        format!(
            "Er to rester like, går enheten til den med størst andel. Er også andelene like, gjelder denne rekkefølgen: {names}."
        ),
        format!("Er to restar like, går eininga til den med størst del. Er òg delane like, gjeld denne rekkjefølgja: {names}."),
    );
    let prices = agreement.cost_keys.iter().any(|key| !key.rates.is_empty()).then(|| {
        view.t(
            "Beløp etter satser blir rundet av hvert for seg til nærmeste enhet, en halv enhet oppover.",
            "Beløp etter satsar blir runda av kvart for seg til næraste eining, ei halv eining oppover.",
        )
        .to_owned()
    });
    let in_kind: BTreeSet<String> = agreement
        .costs
        .iter()
        .filter(|cost| cost.unit.as_ref().is_some_and(|unit| unit.value != CostUnit::Kroner))
        .filter(|cost| {
            let key = agreement.cost_keys.iter().find(|key| cost.key.as_ref().is_some_and(|own| own.0 == key.id.0));
            key.is_some_and(|key| key.round.as_ref().is_none_or(|round| round.value.0 == krone))
        })
        .map(|cost| super::costs::unit_name(view, cost))
        .collect();
    let in_kind = in_kind.into_iter().map(|unit| {
        view.lang.pick(
            format!("Det som er regnet i {unit}, blir fordelt i hele {unit}."),
            format!("Det som er rekna i {unit}, blir fordelt i heile {unit}."),
        )
    });
    let paragraph = |text: String| Block::Paragraph { id: None, bookmark: None, content: vec![Inline::text(text)] };
    unit.into_iter().chain(in_kind).chain([ties]).chain(prices).map(paragraph).collect()
}
