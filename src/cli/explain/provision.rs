//! A citation explained: what the provision asks, of whom, since when, which clauses answer it, and what is doubtful about the citation.
//! Enter at [`citation`].

use crate::basis::{Basis, Found, find};
use crate::clause::Clause;
use crate::cli::world::World;
use crate::diag::{Finding, Level};
use crate::lang::{UiLang, date};
use crate::law::{InForce, Law};
use crate::project::today;
use crate::tr;

/// The explanation of a text that cites a provision, with words around it or not.
///
/// # Errors
/// What is wrong with a citation of nothing.
pub(super) fn citation(text: &str, world: &World, ui: UiLang) -> Option<Result<String, Box<Finding>>> {
    let found = found(text)?;
    let law = world.law;
    let doubts = law.doubts(&found, text, today());
    if let Some(doubt) = doubts.iter().find(|doubt| doubt.level == Level::Error) {
        let finding = Finding::error(doubt.rule, doubt.what.clone()).why(doubt.why.clone()).todo(doubt.todo.clone());
        return Some(Err(Box::new(finding)));
    }
    let mut out = match &found.chapter {
        Some(chapter) => of_chapter(&found, chapter, law, ui),
        None => provision(&found.basis, world, ui),
    };
    for doubt in &doubts {
        let (what, why, todo) = (doubt.what.get(ui), doubt.why.get(ui), doubt.todo.get(ui));
        let (because, fix) = match ui {
            UiLang::Nb => ("hvorfor", "gjør"),
            UiLang::Nn => ("kvifor", "gjer"),
            UiLang::En => ("why", "do"),
        };
        out.push_str(&format!("\n  {what}\n    {because}: {why}\n    {fix}: {todo}\n"));
    }
    if doubts.is_empty() {
        // Without the words around it the program cannot tell, so what it is often taken for is said in any case.
        for one in law.confusable(&found) {
            let (what, why) = (one.what.get(ui), one.why.get(ui));
            let often = tr! { nb: "ofte forvekslet", nn: "ofte forveksla", en: "often confused" };
            out.push_str(&format!("  {}: {what}; {why}\n", often.get(ui)));
        }
    }
    Some(Ok(out))
}

/// The first citation of a text, or the text as one.
fn found(text: &str) -> Option<Found> {
    let whole = Basis::parse(text).ok().map(|basis| {
        let says_old = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4);
        Found { range: 0..text.len(), basis, chapter: None, lacks_year: false, says_old }
    });
    whole.or_else(|| find(text).into_iter().next())
}

fn of_chapter(found: &Found, chapter: &str, law: &Law, ui: UiLang) -> String {
    let act = found.basis.act.name().map_or(found.basis.act.as_str(), |name| name.nb);
    let form = law.form_of_chapter(&found.basis.act, chapter).map(|form| format!(": {}", form.name.get(ui))).unwrap_or_default();
    tr! { nb: "{act} kapittel {chapter}{form}\n", nn: "{act} kapittel {chapter}{form}\n", en: "{act} chapter {chapter}{form}\n" }
        .get(ui)
        .to_owned()
}

/// What a provision asks, of whom, since when, and which clauses answer it.
fn provision(basis: &Basis, world: &World, ui: UiLang) -> String {
    let (law, lang) = (world.law, super::document_lang(ui));
    let mut out = format!("{}\n", basis.print(lang));
    let mut line = |text: String| out.push_str(&format!("  {text}\n"));
    if let Some(found) = law.provision(basis) {
        line(found.about.get(ui).to_owned());
        if let Some(InForce::On(day)) = &found.in_force {
            let day = date::date(day.0, lang).replace('\u{a0}', " ");
            line(tr! { nb: "i kraft fra {day}", nn: "i kraft frå {day}", en: "in force from {day}" }.get(ui).to_owned());
        }
        for announced in &found.announced {
            let what = announced.what.get(ui);
            line(
                tr! { nb: "varslet endring: {what}", nn: "varsla endring: {what}", en: "announced change: {what}" }
                    .get(ui)
                    .to_owned(),
            );
        }
    }
    for form in law.forms() {
        for requirement in form.requirements.iter().filter(|r| basis.contains(&r.basis.provision())) {
            let (cite, form, what) = (requirement.basis.print(lang), form.name.get(ui), requirement.what.get(ui));
            line(format!("{cite} ({form}): {what}"));
        }
    }
    let clauses: Vec<&str> = world
        .library
        .clauses()
        .filter(|c| c.meets.iter().any(|m| basis.contains(&m.basis.provision())))
        .map(Clause::id)
        .collect();
    if !clauses.is_empty() {
        let list = clauses.join(", ");
        line(
            tr! { nb: "klausuler som svarer: {list}", nn: "klausular som svarer: {list}", en: "clauses that answer: {list}" }
                .get(ui)
                .to_owned(),
        );
    }
    let answers: Vec<String> = law.today(basis).iter().map(|b| b.print(lang)).collect();
    if !answers.is_empty() {
        let list = answers.join(", ");
        line(tr! { nb: "i dag: {list}", nn: "i dag: {list}", en: "today: {list}" }.get(ui).to_owned());
    }
    if let Some(url) = basis.url() {
        line(url);
    }
    let known = date::date(law.known_until, lang).replace('\u{a0}', " ");
    line(
        tr! { nb: "lovdata er lest per {known}", nn: "lovdata er lesne per {known}", en: "the law data were read as of {known}" }
            .get(ui)
            .to_owned(),
    );
    out
}
