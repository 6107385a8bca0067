//! `explain`: a rule's page, or where a clause fits, what it answers and what it says.

use super::args::{self, Args};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::check::{RULES, rule};
use crate::clause::Clause;
use crate::diag::{Finding, nearest};
use crate::lang::{Lang, UiLang, date};
use crate::tr;

/// Prints the explanation.
pub(super) fn run(args: &Args, command: &args::Explain, printer: &Printer) -> Result<Outcome, Failure> {
    let name = command.name.as_str();
    if let Some(rule) = rule(name) {
        printer.out(rule.page);
        return Ok(Outcome::Done);
    }
    let world = World::read(&args.directory, &[])?;
    if let Some(clause) = world.library.clause(name) {
        printer.out(&explain_clause(clause, &world, printer.lang));
        return Ok(Outcome::Done);
    }
    let known = RULES.iter().map(|r| r.id).chain(world.library.clauses().map(Clause::id));
    let todo = match nearest(name, known) {
        Some(near) => tr! { nb: "mente du «{near}»?", nn: "meinte du «{near}»?", en: "did you mean `{near}`?" },
        None => {
            tr! { nb: "se «avtaleverk list rules» og «avtaleverk list clauses»", nn: "sjå «avtaleverk list rules» og «avtaleverk list clauses»", en: "see `avtaleverk list rules` and `avtaleverk list clauses`" }
        }
    };
    let finding = Finding::error("unknown-name", tr! { nb: "«{name}» er verken en regel eller en klausul", nn: "«{name}» er verken ein regel eller ein klausul", en: "`{name}` is neither a rule nor a clause" }).todo(todo);
    Err(Failure::of(finding, &world.sources))
}

fn explain_clause(clause: &Clause, world: &World, ui: UiLang) -> String {
    let lang = if ui == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let front = &clause.front;
    let list = |items: Vec<String>| if items.is_empty() { "–".to_owned() } else { items.join(", ") };
    let siblings = world
        .library
        .clauses()
        .filter(|c| c.topic() == clause.topic() && c.id() != clause.id())
        .map(|c| c.id().to_owned())
        .collect();
    let mut out = format!("{} – {}\n", clause.id(), front.title.in_lang(lang).unwrap_or_default());
    let mut row = |word: crate::lang::Text, value: String| out.push_str(&format!("  {:<12} {value}\n", word.get(ui)));
    row(tr! { nb: "fil", nn: "fil", en: "file" }, clause.path.clone());
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
    row(
        tr! { nb: "lest av", nn: "lesen av", en: "reviewed" },
        reviewed
            .unwrap_or_else(|| tr! { nb: "ingen jurist ennå", nn: "ingen jurist enno", en: "no jurist yet" }.get(ui).to_owned()),
    );
    let text = &world.sources.get(clause.source).text;
    if let Some(body) = text.split_once("\n---\n").map(|(_, body)| body) {
        out.push_str(&format!("\n{}\n", body.trim()));
    }
    out
}
