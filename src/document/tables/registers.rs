//! The registers the keys read: the numbers of every day, their source, and which of them goes into which year.

use super::View;
use super::build::words;
use crate::agreement::leaf::{Label, PartyId};
use crate::agreement::money::{FileRead, KeyPart, Register};
use crate::cost::{measure, years_without_numbers};
use crate::document::tree::{Block, Inline, RowKind};
use crate::lang::{date, number, words::join};
use crate::quantity::{Date, Ratio};
use crate::source::Spanned;

/// Every register: the numbers of each day in a column, each party's share of the register's own.
pub(super) fn registers(view: &View<'_>) -> Vec<Block> {
    view.resolved.loaded.agreement.registers.iter().flat_map(|register| register_table(view, register)).collect()
}

/// What a register counts, as a heading.
pub(crate) fn caption(view: &View<'_>, id: &str) -> String {
    let name = measure(&view.resolved.loaded.agreement, id);
    let name = view.lang.pick(name.nb, name.nn);
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}

fn register_table(view: &View<'_>, register: &Register) -> Vec<Block> {
    let id = &register.id.0;
    let mut table = view.table(&format!("register:{id}"), caption(view, id)).words(view.t("Deltaker", "Deltakar"));
    let several = !register.other_dates.is_empty();
    let heading = |on: Option<Date>| on.filter(|_| several).map_or_else(|| view.t("Tall", "Tal").to_owned(), date::numeric);
    for other in &register.other_dates {
        table = table.numbers(heading(Some(other.date.value.0)));
    }
    // The shares are those of the newest numbers; where the key takes an average, the working has it.
    let newest = register.date.as_ref().map(|d| d.value.0);
    let share = match newest.filter(|_| several) {
        Some(on) => format!("{} {}", view.t("Andel", "Del"), date::numeric(on)),
        None => view.t("Andel", "Del").to_owned(),
    };
    table = table.numbers(heading(newest)).numbers(share);
    let total: Ratio = register.values.values().map(|v| &v.value.0).sum();
    for party in view.resolved.loaded.agreement.parties.iter() {
        let key = PartyId(party.id.0.clone());
        let Some(value) = register.values.get(&key).map(|v| &v.value.0) else { continue };
        let share = value.checked_div(&total).map(|s| number::percent(&s)).unwrap_or_default();
        let mut cells = vec![view.party(&party.id.0)];
        for (index, other) in register.other_dates.iter().enumerate() {
            let text = other.values.get(&key).map(|v| number::number(&v.value.0));
            let path = format!("registers[{id}].other_dates[{index}].values.{}", party.id.0);
            cells.push(text.map_or_else(|| words("–"), |text| vec![Inline::Value { path, text }]));
        }
        cells.extend([view.cell(&format!("registers[{id}].values.{}", party.id.0)), words(share)]);
        table.row(&party.id.0, view.row_kind(&party.id.0), cells);
    }
    if table.is_empty() {
        return Vec::new();
    }
    let mut sums = vec![words("Sum")];
    for other in &register.other_dates {
        sums.push(words(number::number(&other.values.values().map(|v| &v.value.0).sum::<Ratio>())));
    }
    sums.extend([words(number::number(&total)), words(number::percent(&Ratio::one()))]);
    table.row("sum", RowKind::Total, sums);
    for note in notes(view, register) {
        table.note(note);
    }
    table.done()
}

/// What a reader must know of the numbers: where they are from, which go into which year, and what the agreement adds.
pub(crate) fn notes(view: &View<'_>, register: &Register) -> Vec<String> {
    let note = register.note.as_ref().and_then(|n| n.in_lang(view.lang)).map(str::to_owned);
    let of_keys = if is_read(view, register) {
        figure_rule(view, register).into_iter().chain(lacking(view, register)).collect()
    } else {
        vec![unread(view, register)]
    };
    source_notes(view, register).into_iter().chain(file_notes(view, register)).chain(of_keys).chain(note).collect()
}

/// Does a key read the register?
fn is_read(view: &View<'_>, register: &Register) -> bool {
    let id = &register.id.0;
    let of_part = |part: &KeyPart| part.by.as_ref().is_some_and(|by| by.0 == *id);
    view.resolved.loaded.agreement.cost_keys.iter().any(|key| {
        let later = key.later.iter().flat_map(|stage| stage.parts.iter());
        key.parts.iter().chain(later).any(|part| of_part(part)) || key.rates.iter().any(|rate| rate.by.0 == *id)
    })
}

/// What the numbers are for when no key reads them.
fn unread(view: &View<'_>, register: &Register) -> String {
    if register.id.0 == "population" {
        view.t(
            "Ingen nøkkel bruker disse tallene. De gir beløp per innbygger.",
            "Ingen nøkkel bruker desse tala. Dei gir beløp per innbyggjar.",
        )
    } else {
        view.t("Ingen nøkkel bruker disse tallene.", "Ingen nøkkel bruker desse tala.")
    }
    .to_owned()
}

/// The files the numbers were read from, each with the code that says whether it is still the same.
fn file_notes(view: &View<'_>, register: &Register) -> Vec<String> {
    let others = register.other_dates.iter().filter_map(|other| Some((other.read.as_ref()?, Some(other.date.value.0))));
    let main = register.read.as_ref().map(|read| (read, None));
    main.into_iter().chain(others).map(|(read, on)| file_note(view, read, on)).collect()
}

fn file_note(view: &View<'_>, read: &FileRead, on: Option<Date>) -> String {
    let column =
        read.column.as_ref().map(|column| format!(", {} «{column}»", view.t("kolonnen", "kolonnen"))).unwrap_or_default();
    let period = read.period.as_ref().map(|period| format!(", {period}")).unwrap_or_default();
    let (path, code) = (&read.path, &read.code);
    let from = format!("{path}{column}{period} (kontrollkode {code})");
    match on.map(|on| date::date(on, view.lang)) {
        Some(on) => view
            .lang
            .pick(format!("Tallene per {on} er lest fra filen {from}."), format!("Tala per {on} er lesne frå fila {from}.")),
        None => view.lang.pick(format!("Lest fra filen {from}."), format!("Lese frå fila {from}.")),
    }
}

/// Where the numbers are from and their day; one line a day that has a source of its own.
fn source_notes(view: &View<'_>, register: &Register) -> Vec<String> {
    let line = |source: Option<&Spanned<Label>>, on: Option<Date>| {
        let source = source.and_then(|s| s.in_lang(view.lang)).unwrap_or_default();
        let day = on.map(|on| format!(" {} {}", view.t("per", "per"), date::date(on, view.lang))).unwrap_or_default();
        let comma = if source.is_empty() || day.is_empty() { "" } else { "," };
        let says = !source.is_empty() || !day.is_empty();
        says.then(|| format!("{}: {source}{comma}{day}.", view.t("Kilde", "Kjelde")))
    };
    let others = register.other_dates.iter().filter(|other| other.source.is_some());
    [line(register.source.as_ref(), register.date.as_ref().map(|d| d.value.0))]
        .into_iter()
        .chain(others.map(|other| line(other.source.as_ref(), Some(other.date.value.0))))
        .flatten()
        .collect()
}

/// «Tallene for 2028 og 2029 finnes ikke ennå. Til de foreligger, er de nyeste brukt.»
fn lacking(view: &View<'_>, register: &Register) -> Option<String> {
    let mut years: Vec<i16> =
        view.resolved.costs.iter().filter(|c| c.key.is_some()).flat_map(|c| &c.years).map(|y| y.year).collect();
    years.sort_unstable();
    years.dedup();
    let years: Vec<String> = years_without_numbers(register, years).iter().map(ToString::to_string).collect();
    if years.is_empty() {
        return None;
    }
    let years = join(&years, view.lang);
    Some(view.lang.pick(
        format!("Tallene som skal brukes for {years}, finnes ikke ennå. Til de foreligger, er de nyeste brukt."),
        format!("Tala som skal brukast for {years}, finst ikkje enno. Til dei ligg føre, er dei nyaste brukte."),
    ))
}

/// «For et budsjettår gjelder tallene per 1. januar året før budsjettåret.»
fn figure_rule(view: &View<'_>, register: &Register) -> Option<String> {
    let rule = register.figure.as_ref()?;
    let day = rule.date.as_ref()?;
    let day = date::day_of_year(day.month, day.day, view.lang);
    let year = view.word("budget-year", rule.year.as_ref().map_or("previous", |y| y.value.id()));
    let average = rule.average.as_ref().map(|n| n.value.0).filter(|n| *n > 1);
    Some(match average {
        Some(n) => view.lang.pick(
            format!("For hvert budsjettår gjelder gjennomsnittet av de {n} nyeste tallene til og med {day} {year}."),
            format!("For kvart budsjettår gjeld gjennomsnittet av dei {n} nyaste tala til og med {day} {year}."),
        ),
        None => view.lang.pick(
            format!("For hvert budsjettår gjelder tallene per {day} {year}."),
            format!("For kvart budsjettår gjeld tala per {day} {year}."),
        ),
    })
}
