//! One line of working in words, for the command line and for documents.

use super::{EQUAL, FIXED, LIABILITY, OWNERSHIP};
use crate::agreement::Agreement;
use crate::lang::number::{self, fraction};
use crate::lang::{Lang, Text, date};
use crate::quantity::{Date, Kroner, Ratio, Step};
use crate::tr;

/// What a part is shared by, in running text: a register's title, or the word for equal parts and agreed shares.
pub fn measure(agreement: &Agreement, id: &str) -> Text {
    match id {
        EQUAL => tr! { nb: "lik del", nn: "lik del", en: "equal parts" },
        OWNERSHIP => tr! { nb: "eierandel", nn: "eigardel", en: "ownership" },
        LIABILITY => tr! { nb: "ansvarsandel", nn: "ansvarsdel", en: "liability" },
        FIXED => tr! { nb: "fast andel", nn: "fast del", en: "fixed share" },
        _ => {
            let register = agreement.registers.iter().find(|r| r.id.as_str() == id);
            let title = |lang| register.and_then(|r| r.title.as_ref()?.in_lang(lang)).map(str::to_owned);
            let known = if id == "population" { ("innbyggertall", "innbyggjartal") } else { (id, id) };
            Text {
                nb: title(Lang::Nb).unwrap_or_else(|| known.0.to_owned()),
                nn: title(Lang::Nn).unwrap_or_else(|| known.1.to_owned()),
                en: id.to_owned(),
            }
        }
    }
}

fn day(day: Date) -> Text {
    Text { nb: date::date(day, Lang::Nb), nn: date::date(day, Lang::Nn), en: day.to_string() }
}

/// « per 1. januar 2026», or nothing.
fn as_of(on: Option<Date>) -> Text {
    on.map(day).map_or_else(Text::default, |d| Text {
        nb: format!(" per {}", d.nb),
        nn: format!(" per {}", d.nn),
        en: format!(" on {}", d.en),
    })
}

/// The step as half a sentence. Shares are exact fractions; kroner before rounding have four decimals at most.
pub fn step(agreement: &Agreement, step: &Step) -> Text {
    match step {
        Step::Period { .. } | Step::Average { .. } | Step::Counts { .. } | Step::PartOfYear { .. } => of_time(agreement, step),
        Step::Equal { .. }
        | Step::ByRegister { .. }
        | Step::Fixed { .. }
        | Step::Share { .. }
        | Step::Agreed { .. }
        | Step::AmongFree { .. } => of_shares(agreement, step),
        _ => of_amounts(agreement, step),
    }
}

/// Stretches of the year, averages and what counts otherwise than once.
fn of_time(agreement: &Agreement, step: &Step) -> Text {
    match step {
        Step::Period { from, to, part } => {
            let (from, to, part) = (day(*from), day(*to), fraction(part));
            Text {
                nb: format!("fra {} til {}, {part} av året", from.nb, to.nb),
                nn: format!("frå {} til {}, {part} av året", from.nn, to.nn),
                en: format!("from {} to {}, {part} of the year", from.en, to.en),
            }
        }
        Step::Average { register, numbers, mean } => {
            let (of, mean) = (measure(agreement, register), number::number(mean));
            let all = numbers.iter().map(|(_, n)| number::number(n)).collect::<Vec<_>>().join(" + ");
            let count = numbers.len();
            Text {
                nb: format!("gjennomsnittlig {}: ({all}) / {count} = {mean}", of.nb),
                nn: format!("gjennomsnittleg {}: ({all}) / {count} = {mean}", of.nn),
                en: format!("average {}: ({all}) / {count} = {mean}", of.en),
            }
        }
        Step::Counts { factor, of } => {
            let (result, factor, of) = (number::number(&(factor * of)), fraction(factor), number::number(of));
            tr! { nb: "teller {factor}: {factor} × {of} = {result}", nn: "tel {factor}: {factor} × {of} = {result}", en: "counts {factor}: {factor} × {of} = {result}" }
        }
        Step::PartOfYear { part, of, exact } => {
            let (part, of, exact) = (fraction(part), kroner(of), kroner(exact));
            tr! { nb: "{part} × {of} = {exact}", nn: "{part} × {of} = {exact}", en: "{part} × {of} = {exact}" }
        }
        _ => Text::default(),
    }
}

/// The shares by the key.
fn of_shares(agreement: &Agreement, step: &Step) -> Text {
    match step {
        Step::Equal { weight, parties: 1, share } => {
            let (weight, share) = (number::share(weight), fraction(share));
            tr! { nb: "hele delen på {weight} = {share}", nn: "heile delen på {weight} = {share}", en: "all of the part of {weight} = {share}" }
        }
        Step::Equal { weight, parties, share } => {
            let (weight, share) = (number::share(weight), fraction(share));
            tr! { nb: "{weight} delt likt på {parties} = {share}", nn: "{weight} delt likt på {parties} = {share}", en: "{weight} shared equally by {parties} = {share}" }
        }
        Step::ByRegister { weight, register, own, total, date, share, .. } => {
            let (by, on) = (measure(agreement, register), as_of(*date));
            let (weight, share) = (number::share(weight), fraction(share));
            let (own, total) = (number::number(own), number::number(total));
            Text {
                nb: format!("{weight} etter {}{}: {own} av {total} = {share}", by.nb, on.nb),
                nn: format!("{weight} etter {}{}: {own} av {total} = {share}", by.nn, on.nn),
                en: format!("{weight} by {}{}: {own} of {total} = {share}", by.en, on.en),
            }
        }
        Step::Fixed { weight, fixed, share } => {
            let (weight, fixed, share) = (number::share(weight), number::share(fixed), fraction(share));
            tr! { nb: "{weight} med fast andel {fixed} = {share}", nn: "{weight} med fast del {fixed} = {share}", en: "{weight} by the fixed share {fixed} = {share}" }
        }
        Step::Share { share } => {
            let share = fraction(share);
            tr! { nb: "til sammen {share}", nn: "til saman {share}", en: "together {share}" }
        }
        Step::Agreed { computed, share } => {
            let (computed, share) = (fraction(computed), fraction(share));
            tr! { nb: "avtalt {share} i stedet for {computed}", nn: "avtalt {share} i staden for {computed}", en: "agreed {share} instead of {computed}" }
        }
        Step::AmongFree { own, total, share } => {
            // What is taken off are the shares of those that are held: they stand in the table of the shares.
            let held = fraction(&(&Ratio::one() - total));
            let working = format!("({}) / (1 − {held}) = {}", fraction(own), fraction(share));
            tr! { nb: "andel blant dem som ikke er på tak eller minstebeløp: {working}", nn: "del mellom dei som ikkje er på tak eller minstebeløp: {working}", en: "share among those at no floor or ceiling: {working}" }
        }
        _ => Text::default(),
    }
}

/// The amounts.
fn of_amounts(agreement: &Agreement, step: &Step) -> Text {
    let amount = number::amount;
    match step {
        Step::Grown { before, rate, amount: grown } => {
            let (before, rate, grown) = (amount(before), number::percent(rate), amount(grown));
            tr! { nb: "{before} pluss {rate} = {grown}", nn: "{before} pluss {rate} = {grown}", en: "{before} plus {rate} = {grown}" }
        }
        Step::Deviation { accounts, budget, amount: off } => {
            let (accounts, budget, off) = (amount(accounts), amount(budget), amount(off));
            tr! { nb: "regnskap {accounts} − budsjett {budget} = {off}", nn: "rekneskap {accounts} − budsjett {budget} = {off}", en: "accounts {accounts} − budget {budget} = {off}" }
        }
        Step::Indexed { index, amount: of, base, base_year, number: now, year, rounded } => {
            let (of, base, now, rounded) = (amount(of), number::number(base), number::number(now), amount(rounded));
            let working = format!("{of} × {now} ({year}) / {base} ({base_year}) = {rounded}");
            Text { nb: format!("{index}: {working}"), nn: format!("{index}: {working}"), en: format!("{index}: {working}") }
        }
        Step::Rest { amount: all, base, direct, held, rest } => {
            let taken = [
                (base, tr! { nb: "grunnbeløp", nn: "grunnbeløp", en: "base amounts" }),
                (direct, tr! { nb: "belastet direkte", nn: "belasta direkte", en: "charged directly" }),
                (
                    held,
                    tr! { nb: "de som er på tak eller minstebeløp", nn: "dei som er på tak eller minstebeløp", en: "those at a floor or ceiling" },
                ),
            ];
            let taken = |pick: fn(&Text) -> &str| -> String {
                let parts = taken.iter().filter(|(taken, _)| !taken.is_zero());
                parts.map(|(taken, what)| format!(" − {} ({})", amount(taken), pick(what))).collect()
            };
            let (all, rest) = (amount(all), amount(rest));
            Text {
                nb: format!("{all}{} = {rest} til deling", taken(|t| &t.nb)),
                nn: format!("{all}{} = {rest} til deling", taken(|t| &t.nn)),
                en: format!("{all}{} = {rest} to share", taken(|t| &t.en)),
            }
        }
        Step::Rate { price, register, own, date, exact, .. } => {
            let (by, on) = (measure(agreement, register), as_of(*date));
            let (price, own, exact) = (kroner(price), number::number(own), kroner(exact));
            Text {
                nb: format!("{}{}: {price} × {own} = {exact}", by.nb, on.nb),
                nn: format!("{}{}: {price} × {own} = {exact}", by.nn, on.nn),
                en: format!("{}{}: {price} × {own} = {exact}", by.en, on.en),
            }
        }
        Step::Limited { ceiling, before, amount: held } => {
            let (before, held) = (kroner(before), amount(held));
            if *ceiling {
                tr! { nb: "{before} er over taket: {held}", nn: "{before} er over taket: {held}", en: "{before} is above the ceiling: {held}" }
            } else {
                tr! { nb: "{before} er under minstebeløpet: {held}", nn: "{before} er under minstebeløpet: {held}", en: "{before} is below the floor: {held}" }
            }
        }
        Step::Exact { total, share, exact } => {
            let (share, total, exact) = (fraction(share), amount(total), kroner(exact));
            tr! { nb: "{share} × {total} = {exact}", nn: "{share} × {total} = {exact}", en: "{share} × {total} = {exact}" }
        }
        Step::Rounded { amount: rounded, .. } => {
            let rounded = amount(rounded);
            tr! { nb: "avrundet {rounded}", nn: "runda av {rounded}", en: "rounded {rounded}" }
        }
        Step::Base { amount: base } => {
            let base = amount(base);
            tr! { nb: "grunnbeløp {base}", nn: "grunnbeløp {base}", en: "base amount {base}" }
        }
        Step::Direct { amount: direct } => {
            let direct = amount(direct);
            tr! { nb: "belastet direkte {direct}", nn: "belasta direkte {direct}", en: "charged directly {direct}" }
        }
        Step::Sum { amount: sum } => {
            let sum = amount(sum);
            tr! { nb: "til sammen {sum}", nn: "til saman {sum}", en: "together {sum}" }
        }
        _ => Text::default(),
    }
}

/// An exact number of kroner: as an amount when it is one, else with four decimals.
fn kroner(exact: &Ratio) -> String {
    match exact.is_exact_with(2) {
        true => number::amount(&Kroner::from_ore(exact.rounded(2))),
        false => number::with_decimals(exact, 4),
    }
}
