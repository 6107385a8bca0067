//! `diff`: what changed between two versions, what it means, and who must decide it.

mod made;
mod side;

use std::collections::BTreeSet;

use super::args::{Args, Diff, DiffFormat};
use super::build::Engine;
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::diag::Finding;
use crate::diff::{self, Changes, Names, changes, report, whole};
use crate::document::Document;
use crate::lang::{Lang, UiLang};
use crate::source::Sources;
use crate::tr;
use crate::write::{html, json, marked_lines, md};
use side::Side;
pub(super) use side::bad_shell;

/// Compares and prints.
pub(super) fn run(args: &Args, command: &Diff, printer: &Printer) -> Result<Outcome, Failure> {
    let sides = side::Sides::open(&args.directory, &command.old, &command.new)?;
    let lang = command.lang.unwrap_or(if printer.lang == UiLang::Nn { Lang::Nn } else { Lang::Nb });
    let mut compared = Vec::new();
    for id in sides.agreements(&command.agreements)? {
        compared.push(one(&sides.old, &sides.new, &id, lang)?);
    }
    match command.to {
        DiffFormat::Json => {
            let all: Vec<serde_json::Value> = compared.iter().map(|c| diff::json(&c.id, &c.names, &c.changes)).collect();
            let data = serde_json::json!({"schema": diff::JSON_SCHEMA, "agreements": all});
            printer.out(&serde_json::to_string_pretty(&data).unwrap_or_default());
        }
        DiffFormat::Html => {
            let shell = &sides.new.world()?.shell;
            for c in &compared {
                let list = report(&c.changes, &c.names, command.party.as_deref(), c.lang);
                printer.out(&html::compare::write(&c.changes, &list, &c.parties, shell));
            }
        }
        DiffFormat::Pdf => {
            if let Some(c) = one_alone(&compared)? {
                let list = report(&c.changes, &c.names, command.party.as_deref(), c.lang);
                printer.bytes(&pdf(&whole(&list, &c.changes), command, sides.new.world()?)?);
            }
        }
        DiffFormat::Md | DiffFormat::Terminal => {
            for c in &compared {
                let document = report(&c.changes, &c.names, command.party.as_deref(), c.lang);
                let document = if command.marked { whole(&document, &c.changes) } else { document };
                let text = md::write(&document);
                printer.out(&if command.to == DiffFormat::Terminal { printer.marked(&text) } else { text });
            }
        }
    }
    if compared.is_empty() {
        printer.say(&tr! { nb: "Ingen avtale er endret.", nn: "Ingen avtale er endra.", en: "No agreement has changed." });
    }
    Ok(Outcome::Done)
}

/// A PDF holds one agreement.
fn one_alone(compared: &[Compared]) -> Result<Option<&Compared>, Failure> {
    if compared.len() < 2 {
        return Ok(compared.first());
    }
    let ids = compared.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(", ");
    let finding = Finding::error("one-agreement", tr! { nb: "en PDF viser én avtale; her er flere endret", nn: "ein PDF viser éin avtale; her er fleire endra", en: "a PDF shows one agreement; several have changed here" })
        .todo(tr! { nb: "nevn den ene av {ids}", nn: "nemn den eine av {ids}", en: "name one of {ids}" });
    Err(Failure::of(finding, &Sources::default()))
}

fn pdf(document: &Document, command: &Diff, world: &World) -> Result<Vec<u8>, Failure> {
    let engine = Engine::choose(command.typst.as_deref(), &world.project.settings.pdf);
    let data = json::write(&marked_lines(document));
    engine.bytes(&data, &world.shell).map_err(|findings| Failure { findings, sources: Sources::default() })
}

/// One agreement in both versions.
struct Compared {
    id: String,
    names: Names,
    changes: Changes,
    parties: Vec<(String, String)>,
    lang: Lang,
}

fn one(old: &Side, new: &Side, id: &str, lang: Lang) -> Result<Compared, Failure> {
    // The new version first: it knows the ids behind the anchors of a text that must be read back.
    let after = new.version(id, None)?;
    let before = old.version(id, after.as_ref())?;
    let Some(any) = after.as_ref().or(before.as_ref()) else {
        return Err(Failure::of(side::no_such_agreement(id), &Sources::default()));
    };
    // The language asked for, where the documents have it.
    let langs: BTreeSet<Lang> = any.documents.values().map(|document| document.meta.lang).collect();
    let lang = if langs.contains(&lang) { lang } else { langs.first().copied().unwrap_or(lang) };
    let names = Names { title: any.title.clone(), old: old.name(lang), new: new.name(lang) };
    let parties = any.parties.iter().map(|(id, name)| (id.clone(), name.clone())).collect();
    let empty = any.emptied();
    let (before, after) = (before.unwrap_or_else(|| empty.clone()), after.unwrap_or(empty));
    Ok(Compared { id: id.to_owned(), names, changes: changes(&before, &after, lang), parties, lang })
}
