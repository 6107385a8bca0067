//! `list`: agreements, clauses, forms, rules and document types, one a line.

use super::args::{self, Args, Listed};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::check::{RULES, summary};
use crate::diag::human::level_word;
use crate::lang::{Lang, UiLang};

/// Prints the list.
pub(super) fn run(args: &Args, command: &args::List, printer: &Printer) -> Result<Outcome, Failure> {
    let lang = if printer.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let rows: Vec<[String; 3]> = match command.what {
        Listed::Rules => RULES
            .iter()
            .map(|r| [r.id.to_owned(), level_word(r.level).get(printer.lang).to_owned(), summary(r.page).to_owned()])
            .collect(),
        Listed::Forms => {
            let law = crate::law::Law::embedded();
            let basis = |f: &crate::law::Form| f.legal_basis.first().map(|b| b.print(lang)).unwrap_or_default();
            law.forms().iter().map(|f| [f.id.clone(), basis(f), f.name.get(printer.lang).to_owned()]).collect()
        }
        Listed::Agreements => {
            let world = World::read(&args.directory, &[])?;
            world.say_if_empty(printer);
            let name = |m: &super::world::Member| {
                m.loaded.as_ref().and_then(|l| l.agreement.name.as_ref()?.in_lang(lang).map(str::to_owned))
            };
            let basis = |m: &super::world::Member| {
                m.loaded.as_ref().and_then(|l| l.agreement.legal_basis.as_ref()?.in_lang(lang).map(str::to_owned))
            };
            world.members().map(|m| [m.id.clone(), basis(&m).unwrap_or_default(), name(&m).unwrap_or_default()]).collect()
        }
        Listed::Clauses => {
            let world = World::read(&args.directory, &[])?;
            world
                .library
                .clauses()
                .map(|c| [c.id().to_owned(), c.topic().to_owned(), c.front.title.in_lang(lang).unwrap_or_default().to_owned()])
                .collect()
        }
        Listed::Documents => {
            let world = World::read(&args.directory, &[])?;
            let forms = |d: &crate::clause::outline::DocumentType| {
                d.outlines.iter().map(|(f, _)| f.as_str()).collect::<Vec<_>>().join(", ")
            };
            world
                .library
                .documents
                .values()
                .map(|d| [d.id.clone(), d.common.title.in_lang(lang).unwrap_or_default().to_owned(), forms(d)])
                .collect()
        }
    };
    let width = |column: usize| rows.iter().map(|r| r[column].chars().count()).max().unwrap_or(0);
    let (first, second) = (width(0), width(1));
    for [a, b, c] in &rows {
        printer.out(format!("{a:<first$}  {b:<second$}  {c}").trim_end());
    }
    Ok(Outcome::Done)
}
