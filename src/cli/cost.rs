//! `cost`: who pays what, year by year, with the working.

mod compare;

use std::collections::BTreeSet;

use super::args::{self, Args, CostFormat};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::agreement::words::CostUnit;
use crate::cost::{self, Changes, CostError, CostPart, CostTable, cost_table};
use crate::diag::{Finding, suggest};
use crate::lang::{Lang, UiLang, number};
use crate::quantity::{Kroner, Ratio, Step};
use crate::resolve::Loaded;
use crate::source::Sources;
use crate::tr;

/// Works out and prints the costs.
pub(super) fn run(args: &Args, command: &args::Cost, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let member = world.only()?;
    let loaded = member.loaded()?;
    let changes = Changes::parse(command.set.iter().map(String::as_str), &loaded.agreement).map_err(|error| {
        let (_, what, todo) = error.finding();
        Failure::of(Finding::error("not-a-change", what).todo(todo), &member.sources)
    })?;
    let (mut tables, mut known) = (Vec::new(), BTreeSet::new());
    for id in wanted(loaded, command.cost.as_deref()).map_err(|f| Failure::of(*f, &member.sources))? {
        match cost_table(&loaded.agreement, &id, &changes) {
            Ok(table) => {
                known.extend(table.years.iter().map(|year| year.year));
                tables.push(only_year(table, command.year));
            }
            Err(error) => {
                let (_, what, todo) = error.finding();
                let finding =
                    Finding::error("cost-key-fault", what).at(loaded.place_of(error.path(), &member.sources)).todo(todo);
                return Err(Failure::of(finding, &member.sources));
            }
        }
    }
    // As data, a year without amounts is an empty list.
    let told = command.year.filter(|_| command.format == CostFormat::Human);
    if let Some(year) = told.filter(|year| !known.contains(year)) {
        return Err(Failure::of(no_such_year(year, &known), &member.sources));
    }
    let fault = |error: CostError| {
        let (_, what, todo) = error.finding();
        let place = loaded.place_of(error.path(), &member.sources);
        Failure::of(Finding::error("cost-key-fault", what).at(place).todo(todo), &member.sources)
    };
    let others: Vec<&str> = command.compare.iter().map(String::as_str).collect();
    let mut sides = Vec::new();
    for table in tables.iter().filter(|table| !others.is_empty() && table.key.is_some()) {
        let years = cost::side_by_side(&loaded.agreement, &table.cost, &others, &changes).map_err(fault)?;
        let asked = years.into_iter().filter(|side| command.year.is_none_or(|year| side.year == year));
        sides.extend(asked.map(|side| (table.cost.clone(), side)));
    }
    let by = sensitivity(command)?;
    let mut arounds = Vec::new();
    if let Some(by) = &by {
        for table in &tables {
            arounds.push(cost::sensitivity(&loaded.agreement, &table.cost, by, &changes).map_err(fault)?);
        }
    }
    match command.format {
        CostFormat::Json => {
            let mut report = cost::report_with(&loaded.id, &tables, &sides);
            if let Some(by) = &by {
                report = report.with_sensitivity(&tables, &arounds, by);
            }
            printer.out(&(serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"));
        }
        CostFormat::Csv => printer.out(&cost::csv(&tables)),
        CostFormat::Human => {
            for (index, table) in tables.iter().enumerate() {
                printer.out(&human(loaded, table, &changes, printer.lang));
                if let (Some(by), Some(around)) = (&by, arounds.get(index)) {
                    printer.out(&compare::around(loaded, table, around, by, command.year, printer.lang));
                }
            }
            for (id, side) in &sides {
                printer.out(&compare::side(loaded, id, side, printer.lang));
            }
        }
    }
    Ok(Outcome::Done)
}

/// The share to move the amounts by.
fn sensitivity(command: &args::Cost) -> Result<Option<Ratio>, Failure> {
    let Some(text) = &command.sensitivity else { return Ok(None) };
    match text.parse::<Ratio>() {
        Ok(share) if !share.is_negative() && share <= Ratio::one() => Ok(Some(share)),
        _ => Err(Failure::of(
            Finding::error("not-a-share", tr! { nb: "«{text}» er ikke en andel mellom 0 og 100 %", nn: "«{text}» er ikkje ein del mellom 0 og 100 %", en: "`{text}` is not a share between 0 and 100 %" })
                .todo(tr! { nb: "skriv f.eks. 25%", nn: "skriv t.d. 25%", en: "write e.g. 25%" }),
            &Sources::default(),
        )),
    }
}

/// The costs asked for; those without a key are nobody's to share and are left out unless named.
fn wanted(loaded: &Loaded, named: Option<&str>) -> Result<Vec<String>, Box<Finding>> {
    let costs = &loaded.agreement.costs;
    match named {
        None => Ok(costs.iter().filter(|c| c.key.is_some() || !c.direct.is_empty()).map(|c| c.id.0.clone()).collect()),
        Some(name) if costs.iter().any(|c| c.id.0 == name) => Ok(vec![name.to_owned()]),
        Some(name) => {
            let todo = suggest(name, costs.iter().map(|c| c.id.0.as_str()));
            Err(Box::new(Finding::error("unknown-name", tr! { nb: "det finnes ingen kostnad «{name}»", nn: "det finst ingen kostnad «{name}»", en: "there is no cost `{name}`" }).todo(todo)))
        }
    }
}

/// No cost has an amount for the year.
fn no_such_year(year: i16, known: &BTreeSet<i16>) -> Finding {
    let years = known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let todo = if years.is_empty() {
        tr! { nb: "skriv beløp etter år under `costs`: `amounts: {{{year}: 3600000}}`", nn: "skriv beløp etter år under `costs`: `amounts: {{{year}: 3600000}}`", en: "write amounts by year under `costs`: `amounts: {{{year}: 3600000}}`" }
    } else {
        tr! { nb: "her finnes {years}", nn: "her finst {years}", en: "there are {years}" }
    };
    Finding::error("no-such-year", tr! { nb: "avtalen har ikke noe beløp for {year}", nn: "avtalen har ikkje noko beløp for {year}", en: "the agreement has no amount for {year}" }).todo(todo)
}

fn only_year(mut table: CostTable, year: Option<i16>) -> CostTable {
    if let Some(year) = year {
        table.years.retain(|y| y.year == year);
    }
    table
}

/// A table a person can read, then how each share came about.
fn human(loaded: &Loaded, table: &CostTable, changes: &Changes, lang: UiLang) -> String {
    let doc_lang = if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let shared = table.years.iter().find(|year| !year.parts.is_empty());
    let names: Vec<String> = shared.iter().flat_map(|y| &y.parts).map(|p| loaded.party_name(&p.party, doc_lang)).collect();
    let width = names.iter().map(|n| n.chars().count()).chain([4]).max().unwrap_or(4);
    let mut out = format!("{}\n", table.cost);
    for year in &table.years {
        out.push_str(&format!("  {}\n", year.year));
        for (part, name) in year.parts.iter().zip(&names) {
            let mark = if part.got_residue { " *" } else { "" };
            let row = format!(
                "    {name:<width$}  {:>10}  {:>18}{mark:<2}{}",
                number::percent(&part.share),
                number::amount(&part.amount),
                people(loaded, table, part, changes, lang)
            );
            out.push_str(&format!("{}\n", row.trim_end()));
        }
        out.push_str(&format!(
            "    {:<width$}  {:>10}  {:>18}\n",
            "Sum",
            number::percent(&crate::quantity::Ratio::one()),
            number::amount(&year.total)
        ));
    }
    if table.years.iter().flat_map(|y| &y.parts).any(|p| p.got_residue) {
        let text = tr! { nb: "  * fikk en enhet av resten ved avrunding", nn: "  * fekk ei eining av resten ved avrunding", en: "  * got a unit of the residue of rounding" };
        out.push_str(&format!("{}\n", text.get(lang)));
    }
    let regimes = table.regimes();
    for regime in &regimes {
        let when = if regimes.len() > 1 { format!(" {}", regime.name()) } else { String::new() };
        for (index, (part, name)) in regime.parts().iter().zip(&names).enumerate() {
            let steps = words(loaded, part.of_share(), lang);
            if !steps.is_empty() {
                out.push_str(&format!("  {name}{when}: {steps}\n"));
            }
            for (year, part) in regime.years.iter().filter_map(|y| Some((y.year, y.parts.get(index)?))) {
                if !part.is_plain() {
                    out.push_str(&format!("  {name} {year}: {}\n", words(loaded, part.of_amount(), lang)));
                }
            }
        }
    }
    out
}

/// The amount per inhabitant, where it is kroner and the agreement counts inhabitants.
fn people(loaded: &Loaded, table: &CostTable, part: &CostPart, changes: &Changes, lang: UiLang) -> String {
    let cost = loaded.agreement.costs.iter().find(|c| c.id.0 == table.cost);
    let kroner = cost.and_then(|c| c.unit.as_ref()).is_none_or(|unit| unit.value == CostUnit::Kroner);
    let each = cost::per_inhabitant(&loaded.agreement, changes, &part.party, &part.amount).filter(|_| kroner);
    let words = tr! { nb: "per innbygger", nn: "per innbyggjar", en: "per inhabitant" };
    each.map(|each| {
        let amount = number::amount(&Kroner::from_ore(each.rounded(2)));
        format!("  {amount:>10} {}", words.get(lang))
    })
    .unwrap_or_default()
}

/// Steps of working as one line.
fn words(loaded: &Loaded, steps: &[Step], lang: UiLang) -> String {
    let steps: Vec<String> = steps.iter().map(|s| cost::step(&loaded.agreement, s).get(lang).to_owned()).collect();
    steps.join("; ")
}
