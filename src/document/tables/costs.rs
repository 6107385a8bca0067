//! Costs by year and party, the lines of an establishment, and series that explain a case.

use std::borrow::Cow;

use super::View;
use super::build::{Builder, Unit, words};
use super::cost_charts;
use crate::agreement::money::Cost;
use crate::agreement::words::{CaseKind, CostKind, CostUnit, MoneyUnit, Standing, Vat};
use crate::cost::{self, CostTable};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::{date, number, words::join};
use crate::quantity::{Kroner, Ratio};

/// Every cost that a key shares: years as columns, parties as rows.
pub(super) fn costs(view: &View<'_>) -> Vec<Block> {
    view.resolved.loaded.agreement.costs.iter().flat_map(|cost| by_party(view, cost, false)).collect()
}

/// The costs of a case, this party's row first, with what it pays today.
pub(super) fn case_costs(view: &View<'_>) -> Vec<Block> {
    let Some(case) = view.placed.case else { return Vec::new() };
    let agreement = &view.resolved.loaded.agreement;
    let named = case.case.costs.iter().filter_map(|id| agreement.costs.iter().find(|c| c.id.0 == id.0));
    let costs: Vec<&Cost> = named.map(|cost| &cost.value).collect();
    let mut blocks: Vec<Block> = costs.iter().flat_map(|cost| by_party(view, cost, true)).collect();
    blocks.extend(cost_charts::shares(view, &costs));
    blocks
}

fn by_party(view: &View<'_>, cost: &Cost, of_case: bool) -> Vec<Block> {
    let Some(computed) = view.resolved.cost(&cost.id.0).filter(|c| !c.regimes().is_empty()) else { return Vec::new() };
    let computed = &*shown(view, computed);
    let amounts = computed.years.iter().flat_map(|y| y.parts.iter().map(|p| &p.amount).chain([&y.total]));
    let unit = Unit::of(in_millions(cost), amounts);
    let mut table = view.table(&format!("cost:{}", cost.id.0), caption(view, cost, unit)).words(view.t("Deltaker", "Deltakar"));
    let operation = cost.kind.as_ref().is_none_or(|k| k.value == CostKind::Operation);
    let one_share = shares_alike(computed) && !by_price(view, cost);
    if one_share {
        table = table.numbers(view.t("Andel", "Del"));
    }
    for year in &computed.years {
        table = table.numbers(year.year.to_string());
    }
    for id in view.own_first() {
        let Some(share) = computed.years.first().and_then(|y| y.parts.iter().find(|p| p.party == id)).map(|p| &p.share) else {
            continue;
        };
        let mut cells = vec![view.party(id)];
        cells.extend(Some(words(number::percent(share))).filter(|_| one_share));
        for year in &computed.years {
            cells.push(
                year.parts.iter().find(|p| p.party == id).map(|p| unit.figure(&p.figure.id, &p.amount)).unwrap_or_default(),
            );
        }
        table.row(id, view.row_kind(id), cells);
        if of_case && view.placed.party == Some(id) {
            per_inhabitant(view, computed, id, one_share, &mut table);
        }
        if of_case && view.placed.party == Some(id) && operation {
            present_cost(view, computed, id, (unit, one_share), &mut table);
        }
    }
    let mut total = vec![words("Sum")];
    total.extend(Some(words(number::percent(&Ratio::one()))).filter(|_| one_share));
    total.extend(computed.years.iter().map(|y| unit.figure(format!("cost/{}/{}/total", cost.id.0, y.year), &y.total)));
    table.row("sum", RowKind::Total, total);
    notes(view, cost, computed, unit, &mut table);
    let mut blocks = table.done();
    if of_case && operation {
        blocks.extend(cost_charts::own_cost(view, cost, computed, unit));
    }
    blocks
}

/// The years a paper shows: when a party joins or the agreement is changed, none before that.
pub(super) fn shown<'c>(view: &View<'_>, computed: &'c CostTable) -> Cow<'c, CostTable> {
    let case = view.placed.case.map(|case| &case.case);
    let changes = |kind| matches!(kind, CaseKind::Join | CaseKind::Amend);
    let changing = case.filter(|case| case.kind.as_ref().is_some_and(|kind| changes(kind.value)));
    let from = changing.and_then(|case| case.effect.as_ref()).map(|day| day.value.0.year());
    match from.filter(|from| computed.years.iter().any(|year| year.year < *from)) {
        Some(from) if computed.years.iter().any(|year| year.year >= from) => {
            let mut later = computed.clone();
            later.years.retain(|year| year.year >= from);
            Cow::Owned(later)
        }
        _ => Cow::Borrowed(computed),
    }
}

/// What the party pays for each inhabitant, to whole kroner, where its inhabitants are counted.
fn per_inhabitant(view: &View<'_>, computed: &CostTable, party: &str, one_share: bool, table: &mut Builder) {
    let agreement = &view.resolved.loaded.agreement;
    let in_kind =
        agreement.costs.iter().any(|c| c.id.0 == computed.cost && c.unit.as_ref().is_some_and(|u| u.value != CostUnit::Kroner));
    let of = |year: &cost::CostYear| {
        let amount = year.parts.iter().find(|p| p.party == party).map(|p| &p.amount)?;
        cost::per_inhabitant(agreement, &cost::Changes::default(), party, amount).map(|each| Kroner::whole(each.rounded(0)))
    };
    let each: Option<Vec<Kroner>> = computed.years.iter().map(of).collect();
    let Some(each) = each.filter(|_| !in_kind) else { return };
    let mut cells = vec![words(view.t("Per innbygger, i kroner", "Per innbyggjar, i kroner"))];
    cells.extend(one_share.then(Vec::new));
    cells.extend(each.iter().map(|amount| words(number::amount(amount))));
    table.row(&format!("{party}:per-inhabitant"), RowKind::Plain, cells);
    if let Some(day) = cost::counted_on(agreement).map(|day| date::date(day, view.lang)) {
        table.note(view.lang.pick(
            format!("Per innbygger er regnet med innbyggertallet {day}."),
            format!("Per innbyggjar er rekna med innbyggjartalet {day}."),
        ));
    }
}

/// What the party pays today for the same, and the difference.
fn present_cost(view: &View<'_>, computed: &CostTable, party: &str, (unit, one_share): (Unit, bool), table: &mut Builder) {
    let own = view.placed.case.and_then(|c| c.case.parties.iter().find(|(id, _)| id.0 == party).map(|(_, own)| own));
    let Some(own) = own.filter(|own| !own.present_cost.is_empty()) else { return };
    let mut now = vec![words(view.t("I dag, samme oppgaver", "I dag, same oppgåver"))];
    let mut difference = vec![words(view.t("Endring", "Endring"))];
    if one_share {
        now.push(Vec::new());
        difference.push(Vec::new());
    }
    for year in &computed.years {
        let present = own.present_cost.iter().find(|(y, _)| y.0 == year.year).map(|(_, amount)| &amount.value.0);
        let new = year.parts.iter().find(|p| p.party == party).map(|p| &p.amount);
        now.push(
            present
                .map(|p| vec![Inline::Value { path: format!("own.present_cost.{}", year.year), text: unit.text(p) }])
                .unwrap_or_default(),
        );
        let change = present.zip(new).map(|(present, new)| new - present);
        difference
            .push(change.map(|c| unit.figure(format!("change/{}/{}/{party}", computed.cost, year.year), &c)).unwrap_or_default());
    }
    table.row(&format!("{party}:now"), RowKind::Plain, now);
    table.row(&format!("{party}:change"), RowKind::Own, difference);
    if let Some(source) = own.present_cost_source.as_ref().and_then(|s| s.in_lang(view.lang)) {
        table.note(format!("{}: {}.", view.t("Dagens kostnad", "Kostnaden i dag"), source.trim_end_matches('.')));
    }
}

/// What the amounts count: kroner, or the word for work in kind.
pub(super) fn unit_name(view: &View<'_>, cost: &Cost) -> String {
    view.word("cost-unit", cost.unit.as_ref().map_or("kroner", |unit| unit.value.id()))
}

fn in_millions(cost: &Cost) -> bool {
    cost.print_in.as_ref().is_some_and(|u| u.value == MoneyUnit::Millions)
}

/// The caption with the amounts in full: kroner, or the unit of work in kind.
pub(crate) fn full_caption(view: &View<'_>, cost: &Cost) -> String {
    caption(view, cost, Unit::Kroner)
}

/// The name of the cost, with unit, tax and price level: what a reader must know to use the number.
fn caption(view: &View<'_>, cost: &Cost, unit: Unit) -> String {
    format!("{}, {}", title(view, cost), terms(view, cost, unit))
}

/// How value-added tax stands to the amounts of a cost; nothing where they are no kroner.
pub(super) fn tax(view: &View<'_>, cost: &Cost) -> Option<&'static str> {
    if cost.unit.as_ref().is_some_and(|unit| unit.value != CostUnit::Kroner) {
        return None;
    }
    Some(match cost.vat.as_ref().map(|v| v.value) {
        Some(Vat::Excluded) => view.t("uten merverdiavgift", "utan meirverdiavgift"),
        Some(Vat::Included) => view.t("med merverdiavgift", "med meirverdiavgift"),
        Some(Vat::NotStated) | None => view.t("merverdiavgift ikke opplyst", "meirverdiavgift ikkje opplyst"),
    })
}

/// Unit, tax, price level and standing: «i kroner, uten merverdiavgift, 2027-priser, anslag».
pub(super) fn terms(view: &View<'_>, cost: &Cost, unit: Unit) -> String {
    let Some(tax) = tax(view, cost) else { return format!("i {}", unit_name(view, cost)) };
    let mut parts = vec![format!("i {}", unit.name()), tax.to_owned()];
    if let Some(level) = &cost.price_level {
        parts.push(format!("{}-{}", level.value.0, view.t("priser", "prisar")));
    }
    match cost.standing.as_ref().map(|s| s.value) {
        Some(Standing::Estimate) => parts.push(view.t("anslag", "overslag").to_owned()),
        Some(Standing::Budget) => parts.push(view.t("budsjett", "budsjett").to_owned()),
        Some(Standing::Accounts) => parts.push(view.t("regnskap", "rekneskap").to_owned()),
        None => {}
    }
    parts.join(", ")
}

/// What a reader of the amounts should know and the agreement does not say: «Ikke opplyst: prisnivå og kilde.» It is told in the paper that
/// explains the amounts; to councils and in the agreement it would be a remark to the drafter.
fn unstated(view: &View<'_>, cost: &Cost) -> Option<String> {
    tax(view, cost).filter(|_| view.placed.kind.id == "cost-annex")?;
    let keys = &view.resolved.loaded.agreement.cost_keys;
    let indexed = keys.iter().any(|key| cost.key.as_ref().is_some_and(|own| own.0 == key.id.0) && key.index.is_some());
    let accounts = cost.standing.as_ref().is_some_and(|standing| standing.value == Standing::Accounts);
    let missing = [
        (cost.price_level.is_none() && !indexed && !accounts, view.t("prisnivå", "prisnivå")),
        (cost.source.is_none(), view.t("kilde", "kjelde")),
        (
            cost.standing.is_none(),
            view.t("om beløpene er anslag, budsjett eller regnskap", "om beløpa er overslag, budsjett eller rekneskap"),
        ),
    ];
    let missing: Vec<String> = missing.into_iter().filter(|(is, _)| *is).map(|(_, what)| what.to_owned()).collect();
    (!missing.is_empty()).then(|| format!("{}: {}.", view.t("Ikke opplyst", "Ikkje opplyst"), join(&missing, view.lang)))
}

pub(crate) fn title(view: &View<'_>, cost: &Cost) -> String {
    cost.title.as_ref().and_then(|t| t.in_lang(view.lang)).unwrap_or(&cost.id.0).to_owned()
}

fn notes(view: &View<'_>, cost: &Cost, computed: &CostTable, unit: Unit, table: &mut Builder) {
    if let Some(share) = &cost.uncertainty {
        let percent = number::percent(&share.value.0);
        let (low, high) = (around(&computed.sum, &share.value.0, false), around(&computed.sum, &share.value.0, true));
        let unit = Unit::of(unit != Unit::Kroner, [&low, &high].into_iter());
        let (low, high, unit) = (unit.text(&low), unit.text(&high), unit.name());
        // The amounts of several years are added up, and that is said.
        let of_all = match (computed.years.first(), computed.years.last()) {
            (Some(first), Some(last)) if first.year != last.year => view
                .lang
                .pick(format!("{}–{} til sammen ", first.year, last.year), format!("{}–{} til saman ", first.year, last.year)),
            _ => String::new(),
        };
        table.note(view.lang.pick(
            format!("Usikkerheten er {percent}: {of_all}mellom {low} og {high} {unit}."),
            format!("Uvissa er {percent}: {of_all}mellom {low} og {high} {unit}."),
        ));
    }
    if let Some(difference) = computed.lines.as_ref().and_then(|l| l.difference.clone()).filter(|d| !d.is_zero()) {
        let lines = computed.lines.as_ref().map(|l| number::kroner(&l.sum, view.lang)).unwrap_or_default();
        let split = number::kroner(&computed.sum, view.lang);
        let off = number::kroner(&if difference.is_negative() { -&difference } else { difference }, view.lang);
        table.note(view.lang.pick(
            format!("Delprosjektene summerer seg til {lines}, men det er {split} som er fordelt. Forskjellen er {off}."),
            format!("Delprosjekta summerer seg til {lines}, men det er {split} som er fordelte. Skilnaden er {off}."),
        ));
    }
    if !cost.deviation.is_empty() {
        table.note(view.t(
            "Det som fordeles, er avviket mellom regnskap og budsjett. Et beløp med minus blir betalt tilbake til deltakeren.",
            "Det som blir fordelt, er avviket mellom rekneskap og budsjett. Eit beløp med minus blir betalt tilbake til deltakaren.",
        ));
    }
    if by_price(view, cost) {
        table.note(view.t(
            "Hvert beløp er avrundet for seg, og kostnaden er summen av dem.",
            "Kvart beløp er runda av for seg, og kostnaden er summen av dei.",
        ));
    } else {
        exact_shares(view, computed, table);
        rounding_note(view, cost, computed, table);
    }
    source_note(view, cost.source.as_ref().and_then(|s| s.in_lang(view.lang)), table);
    if let Some(unstated) = unstated(view, cost) {
        table.note(unstated);
    }
    if let Some(note) = cost.note.as_ref().and_then(|n| n.in_lang(view.lang)) {
        table.note(note);
    }
}

/// Is the cost the sum of prices, not an amount that is shared?
pub(super) fn by_price(view: &View<'_>, cost: &Cost) -> bool {
    let keys = &view.resolved.loaded.agreement.cost_keys;
    cost.key.as_ref().is_some_and(|own| keys.iter().any(|key| key.id.0 == own.0 && !key.rates.is_empty()))
}

/// To what unit the amounts are rounded, and where what was left went.
fn rounding_note(view: &View<'_>, cost: &Cost, computed: &CostTable, table: &mut Builder) {
    let unit = computed.years.iter().filter_map(|y| y.unit.as_ref()).min();
    let rounded = computed.years.iter().flat_map(|y| &y.parts).any(|p| p.exact != p.amount.to_ratio());
    let (true, Some(unit)) = (rounded, unit) else { return };
    let in_kind = cost.unit.as_ref().is_some_and(|unit| unit.value != CostUnit::Kroner);
    let to = if *unit == Kroner::whole(1) && !in_kind {
        view.t("hele kroner", "heile kroner").to_owned()
    } else if in_kind {
        format!("{} {}", number::amount(unit), unit_name(view, cost))
    } else {
        number::kroner(unit, view.lang)
    };
    table.note(view.lang.pick(
        format!("Beløpene er avrundet til {to}. Det som var igjen, er lagt til der avrundingsresten var størst."),
        format!("Beløpa er runda av til {to}. Det som var att, er lagt til der avrundingsresten var størst."),
    ));
}

/// Has every party the same share in every year?
fn shares_alike(computed: &CostTable) -> bool {
    let shares = |year: &crate::cost::CostYear| year.parts.iter().map(|p| p.share.clone()).collect::<Vec<_>>();
    computed.years.windows(2).all(|pair| pair.first().map(shares) == pair.last().map(shares))
}

/// Shares that no percentage says exactly are given as fractions too.
fn exact_shares(view: &View<'_>, computed: &CostTable, table: &mut Builder) {
    let parts = computed.years.first().map(|y| y.parts.as_slice()).unwrap_or_default();
    if !shares_alike(computed) || parts.iter().all(|p| p.share.is_exact_with(4)) {
        return;
    }
    let exact: Vec<String> = parts
        .iter()
        .map(|p| format!("{} {}", view.resolved.loaded.party_name(&p.party, view.lang), number::fraction(&p.share)))
        .collect();
    table.note(format!("{}: {}.", view.t("Nøyaktige andeler", "Nøyaktige delar"), join(&exact, view.lang)));
}

pub(super) fn source_note(view: &View<'_>, source: Option<&str>, table: &mut Builder) {
    if let Some(source) = source {
        table.note(format!("{}: {}.", view.t("Kilde", "Kjelde"), source.trim_end_matches('.')));
    }
}

/// The amount less or plus a share of itself, to whole øre.
fn around(amount: &Kroner, share: &Ratio, up: bool) -> Kroner {
    let exact = &amount.to_ratio() * share;
    let part = Kroner::from_ore(exact.rounded(2));
    if up { amount + &part } else { amount - &part }
}

/// The lines of every cost that has some, with the unpriced ones unpriced.
pub(super) fn lines(view: &View<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for cost in view.resolved.loaded.agreement.costs.iter().filter(|c| !c.lines.is_empty()) {
        let has = |f: fn(&crate::agreement::money::CostLine) -> bool| cost.lines.iter().any(|l| f(l));
        let (no, start, done) = (has(|l| l.no.is_some()), has(|l| l.start.is_some()), has(|l| l.done.is_some()));
        let mut table = view.table(
            &format!("cost-lines:{}", cost.id.0),
            format!("{}: {}", view.t("Delprosjekter", "Delprosjekt"), caption(view, cost, Unit::Kroner)),
        );
        if no {
            table = table.words(view.t("Nr.", "Nr."));
        }
        table = table.words(view.t("Delprosjekt", "Delprosjekt"));
        if start {
            table = table.words(view.t("Oppstart", "Oppstart"));
        }
        if done {
            table = table.words(view.t("Ferdig", "Ferdig"));
        }
        // Where the sum is divided by kind, a reader must see which line is of which.
        let sums = view.resolved.cost(&cost.id.0).and_then(|c| c.lines.as_ref());
        let kinds = sums.is_some_and(|sums| sums.by_kind.len() > 1);
        if kinds {
            table = table.words(view.t("Type", "Type"));
        }
        table = table.numbers(view.t("Kroner", "Kroner"));
        for line in &cost.lines {
            let path = |key: &str| format!("costs[{}].lines[{}].{key}", cost.id.0, line.id.0);
            let mut cells = Vec::new();
            if no {
                cells.push(view.cell(&path("no")));
            }
            cells.push(view.cell(&path("title")));
            if start {
                cells.push(view.cell(&path("start")));
            }
            if done {
                cells.push(view.cell(&path("done")));
            }
            if kinds {
                cells.push(view.cell(&path("kind")));
            }
            cells.push(match &line.amount {
                Some(amount) => vec![Inline::Value { path: path("amount"), text: number::amount(&amount.value.0) }],
                None => words(view.t("ikke priset", "ikkje prisa")),
            });
            table.row(&line.id.0, RowKind::Plain, cells);
        }
        let Some(sums) = sums else { continue };
        let blanks = usize::from(start) + usize::from(done) + usize::from(kinds);
        let total = |label: &str, sum: &Kroner, id: &str| {
            // The label stands under the names, not under the numbers before them.
            let mut cells = vec![Vec::new(); usize::from(no)];
            cells.push(words(label));
            cells.extend(std::iter::repeat_n(Vec::new(), blanks));
            cells.push(Unit::Kroner.figure(format!("cost/{}/lines/{id}", cost.id.0), sum));
            cells
        };
        table.row("sum", RowKind::Total, total("Sum", &sums.sum, "sum"));
        for (kind, sum) in sums.by_kind.iter().filter(|_| sums.by_kind.len() > 1) {
            let Some(kind) = kind else { continue };
            let label = format!("{} {}", view.t("Herav", "Av dette"), view.word("cost-kind", kind.id()));
            table.row(kind.id(), RowKind::Plain, total(&label, sum, kind.id()));
        }
        if !sums.unpriced.is_empty() {
            table.note(view.t(
                "Poster uten beløp er ikke priset i kilden og inngår ikke i summen.",
                "Postar utan beløp er ikkje prisa i kjelda og går ikkje inn i summen.",
            ));
        }
        source_note(view, cost.source.as_ref().and_then(|s| s.in_lang(view.lang)), &mut table);
        blocks.extend(table.done());
    }
    blocks
}
