//! `status`: what is open, who has adopted what, and which days come next; over the folder a register of the agreements.

use serde_json::{Value, json};

use super::args::{self, Args, StatusFormat};
use super::print::Printer;
use super::world::{Member, World};
use super::{Failure, Outcome};
use crate::adopt::Adopted;
use crate::adopt::dates::{Reminder, dates, ics};
use crate::adopt::status::{Status, standings};
use crate::check;
use crate::diag::{Findings, Level};
use crate::document::Document;
use crate::document::tree::{Align, Block, Column, Inline, Meta, Origin, Row, RowKind, Table, bookmark};
use crate::lang::{Lang, UiLang, date};
use crate::project;
use crate::quantity::Date;
use crate::resolve::{Scenario, resolve};
use crate::tr;
use crate::write::{Shell, html, md};

/// Tells where the agreements stand.
pub(super) fn run(args: &Args, command: &args::Status, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, &command.agreements)?;
    let today = command.on.unwrap_or_else(project::today);
    let (mut lines, mut unusable) = (Vec::new(), false);
    for mut member in world.members() {
        match one(&world, &mut member, today, printer.lang) {
            Some(line) => lines.push(line),
            None => {
                unusable = true;
                for finding in member.findings.clone().sorted() {
                    printer.complain(&finding, &member.sources);
                }
            }
        }
    }
    world.say_if_empty(printer);
    match command.to {
        StatusFormat::Table => lines.iter().for_each(|line| printer.out(&line.human(printer.lang))),
        StatusFormat::Json => {
            let agreements: Vec<Value> = lines.iter().map(|line| line.json(printer.lang)).collect();
            let all = json!({"schema": "avtaleverk.status/1", "on": today.to_string(), "agreements": agreements});
            printer.out(&serde_json::to_string_pretty(&all).unwrap_or_default());
        }
        StatusFormat::Ics => {
            let of = |line: &Line| {
                line.dates.iter().map(|date| (line.id.clone(), line.title.clone(), date.clone())).collect::<Vec<_>>()
            };
            let all: Vec<(String, String, Reminder)> = lines.iter().flat_map(of).collect();
            printer.out(&ics(&all, today, printer.lang));
        }
        StatusFormat::Csv => printer.out(&csv(&lines, printer.lang)),
        StatusFormat::Md => printer.out(&md::write(&register(&lines, today, printer.lang))),
        StatusFormat::Html => {
            let shell = Shell::embedded().map_err(|error| super::diff::bad_shell(&error))?;
            printer.out(&html::write(&register(&lines, today, printer.lang), &shell));
        }
    }
    Ok(if unusable { Outcome::Unusable } else { Outcome::Done })
}

/// Where one agreement stands.
struct Line {
    id: String,
    title: String,
    form: String,
    parties: Vec<String>,
    /// The newest frozen version and where it stands.
    version: Option<(String, String, Status)>,
    /// The version that is in force, where that is an older one.
    holds: Option<(String, String, Status)>,
    in_force: Option<Date>,
    errors: usize,
    warnings: usize,
    open: Vec<String>,
    dates: Vec<Reminder>,
}

fn one(world: &World, member: &mut Member, today: Date, lang: UiLang) -> Option<Line> {
    let loaded = member.loaded.take()?;
    let mut findings = Findings::default();
    let versions = Adopted::read_all(&world.project, &loaded.dir, &mut member.sources, &mut findings);
    let scenario = Scenario { today: Some(today), ..Scenario::default() };
    let resolved = resolve(&loaded, world.library_of(member), world.law, &member.sources, &scenario);
    findings.extend(check::check(&resolved));
    let sorted = findings.sorted();
    let count = |level| sorted.iter().filter(|finding| finding.level == level).count();
    let agreement = &loaded.agreement;
    let in_force = agreement.in_force.as_ref();
    let stands = standings(&versions, &loaded, today);
    let mut stands = versions.iter().zip(stands).map(|(v, status)| (v.name.clone(), v.record.code.value.clone(), status)).rev();
    let version = stands.next();
    let in_use = |status: &Status| matches!(status, Status::InForce(_));
    let holds = match &version {
        Some((_, _, status)) if !in_use(status) => stands.find(|(_, _, status)| in_use(status)),
        _ => None,
    };
    let mut dates = if agreement.ended.is_some() { Vec::new() } else { dates(agreement, today) };
    // The last day to adopt is nothing to remember when all have.
    if version.as_ref().is_some_and(|(_, _, status)| status.is_adopted()) {
        dates.retain(|reminder| reminder.id != "longstop");
    }
    Some(Line {
        id: loaded.id.clone(),
        title: agreement.name.as_ref().and_then(|n| n.in_lang(Lang::Nb)).unwrap_or(&loaded.id).to_owned(),
        form: resolved.form.map(|form| form.name.get(lang).to_owned()).unwrap_or_default(),
        parties: agreement.parties.iter().map(|p| loaded.party_name(&p.id.0, Lang::Nb)).collect(),
        version,
        holds,
        in_force: in_force.and_then(|i| i.date.as_ref()).map(|d| d.0),
        errors: count(Level::Error),
        warnings: count(Level::Warning),
        open: sorted.iter().filter(|f| f.level == Level::Open).map(|f| f.what.get(lang).to_owned()).collect(),
        dates,
    })
}

impl Line {
    fn standing(&self, lang: UiLang) -> String {
        match &self.version {
            Some((version, code, status)) => format!("{version} ({code}): {}", status.text(lang)),
            None => tr! { nb: "ingen frosset versjon", nn: "ingen frosen versjon", en: "no frozen version" }.get(lang).to_owned(),
        }
    }

    fn human(&self, lang: UiLang) -> String {
        let (title, form, parties) = (&self.title, &self.form, self.parties.join(", "));
        let mut out = format!("{}: {title}\n  {form}: {parties}\n  {}\n", self.id, self.standing(lang));
        if let Some((version, code, status)) = &self.holds {
            out.push_str(&format!("  {version} ({code}): {}\n", status.text(lang)));
        }
        let (errors, open) = (self.errors, self.open.len());
        if errors + open + self.warnings > 0 {
            let counts = super::check::tally(errors, self.warnings, 0, open);
            out.push_str(&format!("  {}\n", counts.get(lang)));
        }
        for question in &self.open {
            out.push_str(&format!("    ▢ {question}\n"));
        }
        for reminder in &self.dates {
            let on = date::numeric(reminder.on);
            out.push_str(&format!("  {on}  {}\n", reminder.what.get(lang)));
        }
        out
    }

    fn json(&self, lang: UiLang) -> Value {
        json!({
            "agreement": self.id,
            "title": self.title,
            "form": self.form,
            "parties": self.parties,
            "version": self.version.as_ref().map(|(version, code, status)| json!({
                "version": version, "code": code, "status": status.id(), "text": status.words().get(lang),
            })),
            "holds": self.holds.as_ref().map(|(version, code, _)| json!({"version": version, "code": code})),
            "in_force": self.in_force.map(|day| day.to_string()),
            "errors": self.errors,
            "warnings": self.warnings,
            "open": self.open,
            "dates": self.dates.iter()
                .map(|d| json!({"on": d.on.to_string(), "id": d.id, "what": d.what.get(lang)})).collect::<Vec<_>>(),
        })
    }

    fn next(&self, lang: UiLang) -> String {
        self.dates.first().map(|d| format!("{}: {}", date::numeric(d.on), d.what.get(lang))).unwrap_or_default()
    }

    fn cells(&self, lang: UiLang) -> [String; 6] {
        let in_force = self.in_force.map(date::numeric).unwrap_or_default();
        [self.title.clone(), self.form.clone(), self.parties.join(", "), self.standing(lang), in_force, self.next(lang)]
    }
}

fn heads(lang: UiLang) -> [String; 6] {
    let head = |text: crate::lang::Text| text.get(lang).to_owned();
    [
        head(tr! { nb: "Avtale", nn: "Avtale", en: "Agreement" }),
        head(tr! { nb: "Form", nn: "Form", en: "Form" }),
        head(tr! { nb: "Deltakere", nn: "Deltakarar", en: "Parties" }),
        head(tr! { nb: "Versjon", nn: "Versjon", en: "Version" }),
        head(tr! { nb: "I kraft", nn: "I kraft", en: "In force" }),
        head(tr! { nb: "Neste dato", nn: "Neste dato", en: "Next date" }),
    ]
}

/// Semicolons between, as spreadsheets in Norwegian expect; every field between quotation marks.
fn csv(lines: &[Line], lang: UiLang) -> String {
    // A field that begins as a formula would be run by a spreadsheet.
    let field = |text: &String| {
        let guard = if text.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
        format!("\"{guard}{}\"", text.replace('"', "\"\""))
    };
    let row = |cells: [String; 6]| cells.iter().map(field).collect::<Vec<_>>().join(";");
    let mut out = row(heads(lang));
    for line in lines {
        out.push_str("\r\n");
        out.push_str(&row(line.cells(lang)));
    }
    out.push_str("\r\n");
    out
}

/// The register as a document the writers print.
fn register(lines: &[Line], today: Date, lang: UiLang) -> Document {
    let doc_lang = if lang == UiLang::Nn { Lang::Nn } else { Lang::Nb };
    let title =
        tr! { nb: "Register over avtaler", nn: "Register over avtalar", en: "Register of agreements" }.get(lang).to_owned();
    let id = "register/table:agreements".to_owned();
    let rows = lines.iter().map(|line| Row {
        id: format!("{id}[{}]", line.id),
        kind: RowKind::Plain,
        cells: line
            .cells(lang)
            .into_iter()
            .map(|text| if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] })
            .collect(),
        change: None,
    });
    let table = Table {
        bookmark: bookmark(&id),
        caption: vec![Inline::text(title.clone())],
        columns: heads(lang).into_iter().map(|title| Column { title, align: Align::Left }).collect(),
        rows: rows.collect(),
        notes: Vec::new(),
        origin: Origin { from: "status".to_owned(), file: None },
        id,
    };
    let meta = Meta {
        kind: "register".to_owned(),
        header: [title.clone(), String::new()],
        title,
        lang: doc_lang,
        date: Some([i32::from(today.year()), i32::from(today.month()), i32::from(today.day())]),
        date_text: Some(date::date(today, doc_lang)),
        page_words: ["Side".to_owned(), "av".to_owned()],
        ..Meta::default()
    };
    Document { schema: crate::document::SCHEMA.into(), meta, body: vec![Block::Table(table)] }
}
