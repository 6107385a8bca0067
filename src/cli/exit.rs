//! `exit`: when a notice received on a day takes effect, with the working.

use serde_json::json;

use super::args::{self, Args, ExitFormat};
use super::print::Printer;
use super::world::World;
use super::{Failure, Outcome};
use crate::diag::{Finding, suggest};
use crate::exit::{self, ExitDate, ExitStep};
use crate::lang::{Lang, Text, UiLang, date};
use crate::quantity::Date;
use crate::tr;

/// Works out and prints the dates.
pub(super) fn run(args: &Args, command: &args::Exit, printer: &Printer) -> Result<Outcome, Failure> {
    let world = World::read(&args.directory, std::slice::from_ref(&command.agreement))?;
    let member = world.only()?;
    let loaded = member.loaded()?;
    let fail = |finding: Finding| Failure::of(finding, &member.sources);
    let party = &command.party;
    if loaded.party(party).is_none() {
        let known: Vec<&str> = loaded.agreement.parties.iter().map(|p| p.id.0.as_str()).collect();
        let todo = suggest(party, known.iter().copied());
        return Err(fail(Finding::error("not-a-party", tr! { nb: "«{party}» er ikke deltaker i avtalen", nn: "«{party}» er ikkje deltakar i avtalen", en: "`{party}` is not a party to the agreement" }).todo(todo)));
    }
    let Some(terms) = loaded.agreement.exit_terms.as_ref() else {
        let finding = Finding::error("missing-required-topic", tr! { nb: "avtalen sier ikke hvordan en deltaker trer ut", nn: "avtalen seier ikkje korleis ein deltakar trer ut", en: "the agreement does not say how a party leaves" })
            .at(loaded.place_of("exit_terms", &member.sources))
            .todo(tr! { nb: "skriv `exit_terms:`", nn: "skriv `exit_terms:`", en: "write `exit_terms:`" });
        return Err(fail(finding));
    };
    let in_force = loaded.agreement.in_force.as_ref().and_then(|f| f.date.as_ref()).map(|d| d.0);
    let found = exit::effect(terms, in_force, command.notice).map_err(|error| {
        let (_, what, todo) = error.finding();
        fail(Finding::error("exit-terms-fault", what).at(loaded.place_of(error.path(), &member.sources)).todo(todo))
    })?;
    match command.format {
        ExitFormat::Human => printer.out(&human(&loaded.party_name(party, Lang::Nb), &found, printer.lang)),
        ExitFormat::Json => printer.out(&machine(&loaded.id, party, &found)),
    }
    Ok(Outcome::Done)
}

fn day(day: Date, lang: UiLang) -> String {
    match lang {
        UiLang::Nb => date::date(day, Lang::Nb).replace('\u{a0}', " "),
        UiLang::Nn => date::date(day, Lang::Nn).replace('\u{a0}', " "),
        UiLang::En => day.to_string(),
    }
}

fn human(name: &str, found: &ExitDate, lang: UiLang) -> String {
    let (last, effect) = (day(found.last_day, lang), day(found.effect, lang));
    let head = tr! {
        nb: "{name} er deltaker til og med {last}; uttredenen har virkning fra {effect}.",
        nn: "{name} er deltakar til og med {last}; uttredinga har verknad frå {effect}.",
        en: "{name} is a party up to and including {last}; the exit has effect from {effect}."
    };
    let mut out = format!("{}\n", head.get(lang));
    for (index, step) in found.steps.iter().enumerate() {
        out.push_str(&format!("  {}. {}\n", index + 1, words(step, lang).get(lang)));
    }
    out
}

/// One step of counting in words.
fn words(step: &ExitStep, lang: UiLang) -> Text {
    let d = |x: Date| day(x, lang);
    match step {
        ExitStep::Received { on } => {
            let on = d(*on);
            tr! { nb: "varselet er mottatt {on}", nn: "varselet er motteke {on}", en: "the notice is received {on}" }
        }
        ExitStep::WithinWindow { from, to } => {
            let (from, to) = (d(*from), d(*to));
            tr! { nb: "det er innenfor tiden da varsel kan gis, {from} til {to}", nn: "det er innanfor tida då varsel kan gjevast, {from} til {to}", en: "that is within the window for notices, {from} to {to}" }
        }
        ExitStep::OutsideWindow { from, to } => {
            let (from, to) = (d(*from), d(*to));
            tr! { nb: "det er utenfor tiden da varsel kan gis; det regnes som mottatt {from} (neste vindu er til {to})", nn: "det er utanfor tida då varsel kan gjevast; det blir rekna som motteke {from} (neste vindauge er til {to})", en: "that is outside the window for notices; it counts as received {from} (the next window is to {to})" }
        }
        ExitStep::CountedFrom { stated, day_zero, .. } => {
            let zero = d(*day_zero);
            if *stated {
                tr! { nb: "fristen regnes fra {zero}, slik avtalen sier", nn: "fristen blir rekna frå {zero}, slik avtalen seier", en: "the period is counted from {zero}, as the agreement says" }
            } else {
                tr! { nb: "fristen regnes fra {zero}; avtalen sier det ikke, det er vanlig praksis og ikke lov", nn: "fristen blir rekna frå {zero}; avtalen seier det ikkje, det er vanleg praksis og ikkje lov", en: "the period is counted from {zero}; the agreement does not say so, it is convention, not law" }
            }
        }
        ExitStep::NoticeEnds { length, on } => {
            let (nb, nn) =
                (date::length(*length, Lang::Nb).replace('\u{a0}', " "), date::length(*length, Lang::Nn).replace('\u{a0}', " "));
            let on = d(*on);
            Text { nb: format!("{nb} etter er {on}"), nn: format!("{nn} etter er {on}"), en: format!("{length} later is {on}") }
        }
        ExitStep::TakesEffect { rule, last_day } => {
            let last = d(*last_day);
            let rule = rule.id();
            tr! { nb: "etter regelen «{rule}» er siste dag {last}", nn: "etter regelen «{rule}» er siste dag {last}", en: "by the rule `{rule}` the last day is {last}" }
        }
        ExitStep::LockInOver { until } => {
            let until = d(*until);
            tr! { nb: "bindingstiden er ute {until}", nn: "bindingstida er ute {until}", en: "the lock-in is over {until}" }
        }
        ExitStep::HeldByLockIn { until, last_day } => {
            let (until, last) = (d(*until), d(*last_day));
            tr! { nb: "bindingstiden varer til {until}; siste dag blir derfor {last}", nn: "bindingstida varer til {until}; siste dag blir derfor {last}", en: "the lock-in lasts until {until}; so the last day becomes {last}" }
        }
    }
}

fn machine(agreement: &str, party: &str, found: &ExitDate) -> String {
    let in_all =
        |step: &ExitStep| Text { nb: words(step, UiLang::Nb).nb, nn: words(step, UiLang::Nn).nn, en: words(step, UiLang::En).en };
    let steps: Vec<Text> = found.steps.iter().map(in_all).collect();
    let value = json!({
        "schema": "avtaleverk.exit/1",
        "agreement": agreement,
        "party": party,
        "received": found.received.to_string(),
        "notice_ends": found.notice_ends.to_string(),
        "last_day": found.last_day.to_string(),
        "effect": found.effect.to_string(),
        "within_window": found.within_window,
        "lock_in_until": found.lock_in_until.map(|d| d.to_string()),
        "held_by_lock_in": found.held_by_lock_in,
        "steps": steps,
    });
    serde_json::to_string_pretty(&value).unwrap_or_default()
}
