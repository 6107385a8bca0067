//! `check`: findings for people or programs, with the law date and what was not checked.

use serde_json::json;

use super::args::{self, Args, CheckFormat};
use super::print::Printer;
use super::world::{Member, World};
use super::{Failure, Outcome};
use crate::check::{self, RULES};
use crate::diag::{Finding, Level, json, sarif};
use crate::lang::{Lang, Text, date};
use crate::project;
use crate::resolve::{Answer, Resolved, Scenario, coverage, document_coverage, resolve};
use crate::tr;

/// Checks the agreements and says what was found.
pub(super) fn run(args: &Args, command: &args::Check, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, &command.agreements)?;
    let scenario = Scenario { as_of: command.as_of, today: Some(project::today()), ..Scenario::default() };
    let deny = Level::from(command.deny);
    let (mut denied, mut unusable) = (false, false);
    let (mut reports, mut all) = (Vec::new(), Vec::new());
    if command.format == CheckFormat::Human {
        for finding in &world.notices {
            printer.finding(finding, &world.sources);
        }
    }
    for member in world.members() {
        let checked = one(&world, &member, &scenario);
        denied |= checked.findings.iter().any(|f| f.level <= deny);
        unusable |= checked.resolved.is_none();
        match command.format {
            CheckFormat::Human => human(&world, &member, &checked, printer),
            CheckFormat::Json => reports.push(report(&member, &checked)),
            CheckFormat::Sarif => all.extend(checked.findings.iter().map(|f| sarif::result(f, &member.sources, printer.lang))),
        }
    }
    if command.format == CheckFormat::Json {
        let all =
            json!({"schema": "avtaleverk.check/1", "known_until": world.law.known_until.to_string(), "agreements": reports});
        printer.out(&serde_json::to_string_pretty(&all).unwrap_or_default());
    }
    if command.format == CheckFormat::Sarif {
        let rules: Vec<(&str, &str)> = RULES.iter().map(|r| (r.id, check::summary(r.page))).collect();
        let log = sarif::log(all, &rules);
        printer.out(&serde_json::to_string_pretty(&log).unwrap_or_default());
    }
    world.say_if_empty(printer);
    Ok(if unusable {
        Outcome::Unusable
    } else if denied {
        Outcome::Faults
    } else {
        Outcome::Done
    })
}

/// One agreement checked.
struct Checked<'a> {
    resolved: Option<Resolved<'a>>,
    findings: Vec<Finding>,
}

fn one<'a>(world: &'a World, member: &'a Member, scenario: &Scenario) -> Checked<'a> {
    let mut findings = member.findings.clone();
    let resolved =
        member.loaded.as_ref().map(|loaded| resolve(loaded, world.library_of(member), world.law, &member.sources, scenario));
    if let Some(resolved) = &resolved {
        findings.extend(check::check(resolved));
        crate::resolve::render_all(resolved, &mut findings);
    }
    Checked { resolved, findings: findings.sorted() }
}

fn human(world: &World, member: &Member, checked: &Checked<'_>, printer: &Printer) {
    for finding in &checked.findings {
        printer.finding(finding, &member.sources);
    }
    let id = &member.id;
    let count = |level: Level| checked.findings.iter().filter(|f| f.level == level).count();
    let counts = tally(count(Level::Error), count(Level::Warning), count(Level::Advice), count(Level::Open));
    let summary =
        Text { nb: format!("{id}: {}", counts.nb), nn: format!("{id}: {}", counts.nn), en: format!("{id}: {}", counts.en) };
    printer.out(summary.get(printer.lang));
    if let Some(resolved) = &checked.resolved {
        for line in scope(world, resolved) {
            printer.out(&format!("  {}", line.get(printer.lang)));
        }
    }
    printer.out("");
}

/// «1 feil, 2 advarsler, ingen råd og 3 åpne spørsmål»: every number in words that fit it.
pub(super) fn tally(errors: usize, warnings: usize, advice: usize, open: usize) -> Text {
    let nb = |n: usize, none: &str, one: &str, many: &str| match n {
        0 => none.to_owned(),
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    Text {
        nb: format!(
            "{}, {}, {} og {}",
            nb(errors, "ingen feil", "feil", "feil"),
            nb(warnings, "ingen advarsler", "advarsel", "advarsler"),
            nb(advice, "ingen råd", "råd", "råd"),
            nb(open, "ingen åpne spørsmål", "åpent spørsmål", "åpne spørsmål")
        ),
        nn: format!(
            "{}, {}, {} og {}",
            nb(errors, "ingen feil", "feil", "feil"),
            nb(warnings, "ingen åtvaringar", "åtvaring", "åtvaringar"),
            nb(advice, "ingen råd", "råd", "råd"),
            nb(open, "ingen opne spørsmål", "ope spørsmål", "opne spørsmål")
        ),
        en: format!(
            "{}, {}, {} and {}",
            nb(errors, "no errors", "error", "errors"),
            nb(warnings, "no warnings", "warning", "warnings"),
            nb(advice, "no advice", "piece of advice", "pieces of advice"),
            nb(open, "no open questions", "open question", "open questions")
        ),
    }
}

/// What was checked, as of when, and what was not: silence must mean something.
fn scope(world: &World, resolved: &Resolved<'_>) -> Vec<Text> {
    let day = |lang| date::date(resolved.law_date, lang).replace('\u{a0}', " ");
    let known = |lang| date::date(world.law.known_until, lang).replace('\u{a0}', " ");
    let mut lines = vec![Text {
        nb: format!("lovdato {}; lovdata er lest per {}", day(Lang::Nb), known(Lang::Nb)),
        nn: format!("lovdato {}; lovdata er lesne per {}", day(Lang::Nn), known(Lang::Nn)),
        en: format!("law date {}; the law data were read as of {}", resolved.law_date, world.law.known_until),
    }];
    if resolved.law_date > world.law.known_until {
        lines.push(tr! { nb: "lovendringer etter denne dagen er ikke med", nn: "lovendringar etter denne dagen er ikkje med", en: "changes of the law after that day are not included" });
    }
    let rules = RULES.len();
    let Some(form) = resolved.form else {
        lines.push(tr! { nb: "prøvd: {rules} regler; formen er ukjent, så kravene i loven er ikke prøvd", nn: "prøvd: {rules} reglar; forma er ukjend, så krava i lova er ikkje prøvde", en: "checked: {rules} rules; the form is unknown, so the law's requirements were not checked" });
        return lines;
    };
    let rows = coverage(resolved, form);
    let asked = rows.iter().filter(|row| row.answer != Answer::NotAsked).count();
    lines.push(Text {
        nb: format!("prøvd: {rules} regler, {asked} lovkrav til {}", form.name.nb),
        nn: format!("prøvd: {rules} reglar, {asked} lovkrav til {}", form.name.nn),
        en: format!("checked: {rules} rules, {asked} requirements of the law (form: {})", form.name.en),
    });
    let of_documents = document_coverage(resolved).len();
    if of_documents > 0 {
        lines.push(tr! { nb: "prøvd i tillegg: {of_documents} lovkrav til databehandleravtalen", nn: "prøvd i tillegg: {of_documents} lovkrav til databehandlaravtalen", en: "checked as well: {of_documents} requirements of the law for the data processing agreement" });
    }
    let unchecked = &form.unchecked;
    if !unchecked.is_empty() {
        lines.push(tr! { nb: "ikke prøvd:", nn: "ikkje prøvd:", en: "not checked:" });
        lines.extend(unchecked.iter().map(|t| Text {
            nb: format!("– {}", t.nb),
            nn: format!("– {}", t.nn),
            en: format!("– {}", t.en),
        }));
    }
    lines
}

fn report(member: &Member, checked: &Checked<'_>) -> serde_json::Value {
    let findings: Vec<_> =
        checked.findings.iter().map(|f| serde_json::to_value(json::finding(f, &member.sources)).unwrap_or_default()).collect();
    let (form, law_date, unchecked) = match &checked.resolved {
        Some(r) => (
            r.form_id().map(str::to_owned),
            Some(r.law_date.to_string()),
            r.form.map(|f| f.unchecked.clone()).unwrap_or_default(),
        ),
        None => (None, None, Vec::new()),
    };
    json!({"agreement": member.id, "form": form, "law_date": law_date, "findings": findings, "unchecked": unchecked})
}
