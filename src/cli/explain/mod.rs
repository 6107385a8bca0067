//! `explain`: a rule's page, a provision, a clause (in an agreement: why it stands there), or what the law asks of an agreement.

mod faults;
mod provision;
mod recognised;

use super::args::{self, Args};
use super::print::Printer;
use super::world::{Member, World};
use super::{Failure, Outcome};
use crate::basis::Basis;
use crate::check::{RULES, rule, terms};
use crate::clause::{Clause, Library};
use crate::diag::{Finding, Findings, nearest};
use crate::document;
use crate::lang::{Lang, Text, UiLang, date};
use crate::project::today;
use crate::resolve::{Lack, Resolved, Scenario, What, render, resolve};
use crate::source::Sources;
use crate::tr;
use crate::write::md;

/// Prints the explanation.
pub(super) fn run(args: &Args, command: &args::Explain, printer: &Printer) -> Result<Outcome, Failure> {
    let name = command.name.as_str();
    if command.coverage {
        return coverage(args, name, printer);
    }
    if let Some(rule) = rule(name) {
        printer.out(rule.page);
        return Ok(Outcome::Done);
    }
    if let Some(page) = faults::page(name) {
        printer.out(&page);
        return Ok(Outcome::Done);
    }
    let world = World::read(&args.directory, &command.agreement.iter().cloned().collect::<Vec<_>>())?;
    if command.agreement.is_some() {
        // An agreement may have clauses of its own.
        let member = world.only()?;
        if let Some(clause) = world.library_of(&member).clause(name) {
            printer.out(&explain_clause(clause, world.library_of(&member), &member.sources, printer.lang));
            printer.out(&in_agreement(clause, &resolved(&world, &member)?, printer.lang));
            return Ok(Outcome::Done);
        }
    }
    if let Some(clause) = world.library.clause(name) {
        printer.out(&explain_clause(clause, &world.library, &world.sources, printer.lang));
        return Ok(Outcome::Done);
    }
    if let Some(form) = world.law.recognised(name) {
        printer.out(&recognised::page(form, printer.lang));
        if let Some(Ok(text)) = provision::citation(name, &world, printer.lang) {
            printer.out(&text);
        }
        return Ok(Outcome::Done);
    }
    if let Some(term) = terms::obsolete().find(|term| term.is_called(name)) {
        printer.out(&explain_term(term, printer.lang));
        return Ok(Outcome::Done);
    }
    match provision::citation(name, &world, printer.lang) {
        Some(Ok(text)) => {
            printer.out(&text);
            return Ok(Outcome::Done);
        }
        Some(Err(finding)) => return Err(Failure::of(*finding, &world.sources)),
        None => {}
    }
    let mut known: Vec<&str> = RULES.iter().map(|r| r.id).chain(faults::ids()).collect();
    known.extend(world.library.clauses().map(Clause::id));
    let said = Basis::parse(name).err().filter(|_| name.contains('§') || name.to_lowercase().contains("kap"));
    let todo = match (nearest(name, known.into_iter()), said) {
        (_, Some(error)) => {
            let (what, todo) = (error.what(), error.todo());
            Text {
                nb: format!("{}: {}", what.nb, todo.nb),
                nn: format!("{}: {}", what.nn, todo.nn),
                en: format!("{}: {}", what.en, todo.en),
            }
        }
        (Some(near), None) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
        (None, None) if world.folders.iter().any(|folder| folder.id == name) => tr! {
            nb: "det er en avtale: «avtaleverk explain {name} --coverage» viser hvor den svarer på kravene i loven",
            nn: "det er ein avtale: «avtaleverk explain {name} --coverage» viser kvar han svarer på krava i lova",
            en: "it is an agreement: `avtaleverk explain {name} --coverage` shows where it answers what the law asks"
        },
        (None, None) => tr! {
            nb: "se «avtaleverk list rules» og «avtaleverk list clauses»",
            nn: "sjå «avtaleverk list rules» og «avtaleverk list clauses»",
            en: "see `avtaleverk list rules` and `avtaleverk list clauses`"
        },
    };
    let what = tr! {
        nb: "«{name}» er verken en regel, en klausul eller en bestemmelse",
        nn: "«{name}» er verken ein regel, ein klausul eller ei føresegn",
        en: "`{name}` is neither a rule, a clause nor a provision"
    };
    Err(Failure::of(Finding::error("unknown-name", what).todo(todo), &world.sources))
}

fn document_lang(ui: UiLang) -> Lang {
    if ui == UiLang::Nn { Lang::Nn } else { Lang::Nb }
}

/// What the law asks of an agreement and what answers it, as the document `coverage` says it.
fn coverage(args: &Args, name: &str, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, &[name.to_owned()])?;
    let member = world.only()?;
    let resolved = resolved(&world, &member)?;
    let Some(placed) = resolved.place("coverage") else { return Ok(Outcome::Unusable) };
    let lang = document_lang(printer.lang);
    let rendered = render(&resolved, &placed, lang, &mut Findings::default());
    let document = document::assemble(&resolved, &placed, rendered, lang, false);
    printer.out(&md::write(&document));
    Ok(Outcome::Done)
}

fn resolved<'a>(world: &'a World, member: &'a Member) -> Result<Resolved<'a>, Failure> {
    let scenario = Scenario { today: Some(today()), ..Scenario::default() };
    Ok(resolve(member.loaded()?, world.library_of(member), world.law, &member.sources, &scenario))
}

/// Why a clause stands in an agreement, or why not, and its siblings.
fn in_agreement(clause: &Clause, resolved: &Resolved<'_>, ui: UiLang) -> String {
    let mut out = String::new();
    for placed in resolved.documents.iter().filter(|d| clause.fits(&d.kind.id, resolved.form_id())) {
        let here = placed.entries().find(|e| matches!(&e.what, What::Clause { clause: c, .. } if c.topic() == clause.topic()));
        let document = &placed.kind.id;
        let line = match here.map(|e| &e.what) {
            Some(What::Clause { clause: c, .. }) if c.id() == clause.id() => {
                tr! { nb: "{document}: klausulen står her", nn: "{document}: klausulen står her", en: "{document}: the clause stands here" }
            }
            Some(What::Clause { clause: c, .. }) => {
                let other = c.id();
                tr! { nb: "{document}: «{other}» står i stedet", nn: "{document}: «{other}» står i staden", en: "{document}: `{other}` stands instead" }
            }
            _ => {
                tr! { nb: "{document}: ingen klausul for dette emnet", nn: "{document}: ingen klausul for dette emnet", en: "{document}: no clause for this topic" }
            }
        };
        out.push_str(&format!("{}\n", line.get(ui)));
        for (other, lack) in resolved.lacks(placed, clause.topic()) {
            out.push_str(&format!("  {}: {}\n", other.id(), reason(&lack).get(ui)));
        }
    }
    out
}

fn reason(lack: &Lack) -> Text {
    match lack {
        Lack::Needs(path) => tr! { nb: "mangler «{path}»", nn: "manglar «{path}»", en: "lacks `{path}`" },
        Lack::When => {
            tr! { nb: "vilkåret i «when» slår ikke til", nn: "vilkåret i «when» slår ikkje til", en: "its condition does not hold" }
        }
        Lack::NotChosen => {
            tr! { nb: "brukes bare når den er valgt under «clauses:»", nn: "blir brukt berre når han er vald under «clauses:»", en: "is used only when chosen under `clauses:`" }
        }
        Lack::Other(other) => tr! { nb: "«{other}» er valgt", nn: "«{other}» er vald", en: "`{other}` is chosen" },
    }
}

fn explain_clause(clause: &Clause, library: &Library, sources: &Sources, ui: UiLang) -> String {
    let lang = document_lang(ui);
    let front = &clause.front;
    let list = |items: Vec<String>| if items.is_empty() { "–".to_owned() } else { items.join(", ") };
    let siblings =
        library.clauses().filter(|c| c.topic() == clause.topic() && c.id() != clause.id()).map(|c| c.id().to_owned()).collect();
    let mut out = format!("{} – {}\n", clause.id(), front.title.in_lang(lang).unwrap_or_default());
    let mut row = |word: Text, value: String| out.push_str(&format!("  {:<14} {value}\n", word.get(ui)));
    row(tr! { nb: "fil", nn: "fil", en: "file" }, clause.path.clone());
    row(tr! { nb: "fingeravtrykk", nn: "fingeravtrykk", en: "fingerprint" }, clause.fingerprint.clone());
    row(tr! { nb: "emne", nn: "emne", en: "topic" }, clause.topic().to_owned());
    row(tr! { nb: "søsken", nn: "sysken", en: "siblings" }, list(siblings));
    row(tr! { nb: "former", nn: "former", en: "forms" }, list(front.forms.iter().map(|f| f.0.clone()).collect()));
    row(tr! { nb: "dokumenter", nn: "dokument", en: "documents" }, list(front.documents.iter().map(|d| d.0.clone()).collect()));
    row(
        tr! { nb: "svarer på", nn: "svarer på", en: "answers" },
        list(clause.meets.iter().map(|m| m.basis.print(lang)).collect()),
    );
    row(tr! { nb: "trenger", nn: "treng", en: "needs" }, list(front.needs.iter().map(|n| n.value.clone()).collect()));
    row(tr! { nb: "når", nn: "når", en: "when" }, front.when.as_ref().map_or_else(|| "–".to_owned(), |w| w.value.clone()));
    row(
        tr! { nb: "lovdato", nn: "lovdato", en: "law date" },
        front.law_date.as_ref().map_or_else(|| "–".to_owned(), |d| date::numeric(d.value.0)),
    );
    let reviewed = front.reviewed.as_ref().map(|r| format!("{}, {}", r.by, date::numeric(r.on.0)));
    let nobody = tr! { nb: "ingen jurist ennå", nn: "ingen jurist enno", en: "no jurist yet" };
    row(tr! { nb: "lest av", nn: "lesen av", en: "reviewed" }, reviewed.unwrap_or_else(|| nobody.get(ui).to_owned()));
    let text = &sources.get(clause.source).text;
    if let Some(body) = text.split_once("\n---\n").map(|(_, body)| body) {
        out.push_str(&format!("\n{}\n", body.trim()));
    }
    out
}

/// A word that is no longer used, what is said instead, and since when.
fn explain_term(term: &terms::Term, ui: UiLang) -> String {
    let (what, why, todo) = (term.what(), &term.why, term.todo());
    format!("{}\n  {}\n  {}\n", what.get(ui), why.get(ui), todo.get(ui))
}
