//! `cost`: who pays what, year by year, with the working.

use super::args::{self, Args, CostFormat};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::cost::{self, Changes, CostTable, cost_table};
use crate::diag::{Finding, suggest};
use crate::lang::{Lang, UiLang, number};
use crate::quantity::Step;
use crate::resolve::Loaded;
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
    let mut tables = Vec::new();
    for id in wanted(loaded, command.cost.as_deref()).map_err(|f| Failure::of(*f, &member.sources))? {
        match cost_table(&loaded.agreement, &id, &changes) {
            Ok(table) => tables.push(only_year(table, command.year)),
            Err(error) => {
                let (_, what, todo) = error.finding();
                let finding =
                    Finding::error("cost-key-fault", what).at(loaded.place_of(error.path(), &member.sources)).todo(todo);
                return Err(Failure::of(finding, &member.sources));
            }
        }
    }
    match command.format {
        CostFormat::Json => printer.out(&cost::json(&loaded.id, &tables).unwrap_or_default()),
        CostFormat::Csv => printer.out(&cost::csv(&tables)),
        CostFormat::Human => {
            for table in &tables {
                printer.out(&human(loaded, table, printer.lang));
            }
        }
    }
    Ok(Outcome::Done)
}

/// The costs asked for; those without a key are nobody's to share and are left out unless named.
fn wanted(loaded: &Loaded, named: Option<&str>) -> Result<Vec<String>, Box<Finding>> {
    let costs = &loaded.agreement.costs;
    match named {
        None => Ok(costs.iter().filter(|c| c.key.is_some()).map(|c| c.id.0.clone()).collect()),
        Some(name) if costs.iter().any(|c| c.id.0 == name) => Ok(vec![name.to_owned()]),
        Some(name) => {
            let todo = suggest(name, costs.iter().map(|c| c.id.0.as_str()));
            Err(Box::new(Finding::error("unknown-name", tr! { nb: "det finnes ingen kostnad «{name}»", nn: "det finst ingen kostnad «{name}»", en: "there is no cost `{name}`" }).todo(todo)))
        }
    }
}

fn only_year(mut table: CostTable, year: Option<i16>) -> CostTable {
    if let Some(year) = year {
        table.years.retain(|y| y.year == year);
    }
    table
}

/// A table a person can read, then how each share came about.
fn human(loaded: &Loaded, table: &CostTable, lang: UiLang) -> String {
    let doc_lang = if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let names: Vec<String> = table.key.iter().flat_map(|k| &k.parties).map(|p| loaded.party_name(&p.party, doc_lang)).collect();
    let width = names.iter().map(|n| n.chars().count()).chain([4]).max().unwrap_or(4);
    let mut out = format!("{}\n", table.cost);
    for year in &table.years {
        out.push_str(&format!("  {}\n", year.year));
        for (part, name) in year.parts.iter().zip(&names) {
            let mark = if part.got_residue { " *" } else { "" };
            out.push_str(&format!(
                "    {name:<width$}  {:>10}  {:>18}{mark}\n",
                number::share(&part.share),
                number::amount(&part.amount)
            ));
        }
        out.push_str(&format!(
            "    {:<width$}  {:>10}  {:>18}\n",
            "Sum",
            number::share(&crate::quantity::Ratio::one()),
            number::amount(&year.total)
        ));
    }
    if table.years.iter().flat_map(|y| &y.parts).any(|p| p.got_residue) {
        let text = tr! { nb: "  * fikk en enhet av resten ved avrunding", nn: "  * fekk ei eining av resten ved avrunding", en: "  * got a unit of the residue of rounding" };
        out.push_str(&format!("{}\n", text.get(lang)));
    }
    for party in table.key.iter().flat_map(|k| &k.parties) {
        out.push_str(&format!("  {}: ", loaded.party_name(&party.party, doc_lang)));
        let steps: Vec<String> = party.steps.iter().map(|s| step(s, lang)).collect();
        out.push_str(&format!("{}\n", steps.join("; ")));
    }
    out
}

/// One line of working.
fn step(step: &Step, lang: UiLang) -> String {
    let text = match step {
        Step::Equal { weight, parties, share } => {
            tr! { nb: "{weight} delt likt på {parties} = {share}", nn: "{weight} delt likt på {parties} = {share}", en: "{weight} shared equally by {parties} = {share}" }
        }
        Step::ByRegister { weight, register, own, total, share } => {
            let (own, total) = (number::number(own), number::number(total));
            tr! { nb: "{weight} etter {register}: {own} av {total} = {share}", nn: "{weight} etter {register}: {own} av {total} = {share}", en: "{weight} by {register}: {own} of {total} = {share}" }
        }
        Step::Fixed { weight, fixed, share } => {
            tr! { nb: "{weight} med fast andel {fixed} = {share}", nn: "{weight} med fast del {fixed} = {share}", en: "{weight} by the fixed share {fixed} = {share}" }
        }
        Step::Share { share } => tr! { nb: "til sammen {share}", nn: "til saman {share}", en: "together {share}" },
        Step::Exact { total, share, exact } => {
            let (total, exact) = (number::amount(total), number::number(exact));
            tr! { nb: "{share} av {total} = {exact}", nn: "{share} av {total} = {exact}", en: "{share} of {total} = {exact}" }
        }
        Step::Rounded { unit, amount, .. } => {
            let (unit, amount) = (number::amount(unit), number::amount(amount));
            tr! { nb: "avrundet til {unit} kr: {amount}", nn: "runda av til {unit} kr: {amount}", en: "rounded to {unit} kr: {amount}" }
        }
    };
    text.get(lang).to_owned()
}
