//! A service level nobody can measure: the metric, the hours, the period or the source is missing.

use super::rule;
use crate::agreement::service::{Hours, Sla};
use crate::agreement::words::Interval;
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("level-not-measurable", Advice);

/// What a level lacks, in words that fit after «mangler».
struct Missing {
    what: Text,
    todo: &'static str,
}

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(sla) = resolved.loaded.agreement.sla.as_ref() else { return };
    let open = |path: &str| resolved.loaded.tree.at(path).open_question().is_some();
    let measured = open("sla.measuring");
    let (period, source) = (common_period(sla).is_some() || measured, common_source(sla) || measured);
    for service in sla.services.iter() {
        let path = format!("sla.services[{}]", service.id.0);
        if service.availability.is_none() || open(&path) {
            continue;
        }
        let mut missing = Vec::new();
        if !is_whole(service.window.as_ref()) {
            missing.push(window());
        }
        missing.extend((!period).then(self::period));
        missing.extend((!source).then(self::source));
        report(resolved, &format!("{path}.availability"), &service.id.0, missing, findings);
    }
    for level in sla.levels.iter() {
        let path = format!("sla.levels[{}]", level.id.0);
        let mut missing = Vec::new();
        if level.metric.is_none() {
            missing.push(Missing {
                what: tr! { nb: "det som blir målt", nn: "det som blir målt", en: "what is measured" },
                todo: "metric: anrop til brukerstøtten som er besvart",
            });
        }
        if level.at_least.is_none() && level.within.is_none() {
            missing.push(Missing { what: tr! { nb: "kravet", nn: "kravet", en: "the threshold" }, todo: "at_least: 80 %" });
        }
        if !is_whole(level.window.as_ref().or(sla.support.as_ref())) {
            missing.push(window());
        }
        missing.extend((level.period.is_none() && !period).then(self::period));
        missing.extend((level.source.is_none() && !source).then(self::source));
        report(resolved, &path, &level.id.0, missing, findings);
    }
}

fn common_period(sla: &Sla) -> Option<Interval> {
    sla.measuring.as_ref()?.period.as_ref().map(|period| period.value)
}

fn common_source(sla: &Sla) -> bool {
    sla.measuring.as_ref().is_some_and(|measuring| measuring.source.is_some())
}

/// Days and both times are stated; whether they make sense is for another rule.
fn is_whole(hours: Option<&Spanned<Hours>>) -> bool {
    hours.is_some_and(|h| h.days.is_some() && h.from.is_some() && h.to.is_some())
}

fn window() -> Missing {
    Missing {
        what: tr! { nb: "måletiden", nn: "måletida", en: "the hours" },
        todo: "window: {days: working-days, from: \"08:00\", to: \"15:30\"}",
    }
}
fn period() -> Missing {
    Missing { what: tr! { nb: "måleperioden", nn: "måleperioden", en: "the period" }, todo: "measuring: {period: monthly}" }
}
fn source() -> Missing {
    Missing { what: tr! { nb: "kilden", nn: "kjelda", en: "the source" }, todo: "measuring: {source: overvåkingssystemet}" }
}

fn report(resolved: &Resolved<'_>, path: &str, id: &str, missing: Vec<Missing>, findings: &mut Findings) {
    if missing.is_empty() {
        return;
    }
    let list = |pick: fn(&Text) -> &str, and: &str| {
        let names: Vec<&str> = missing.iter().map(|m| pick(&m.what)).collect();
        match names.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, rest)) => format!("{} {and} {last}", rest.join(", ")),
            None => String::new(),
        }
    };
    let (nb, nn, en) = (list(|t| &t.nb, "og"), list(|t| &t.nn, "og"), list(|t| &t.en, "and"));
    let todo = missing.iter().map(|m| format!("`{}`", m.todo)).collect::<Vec<_>>().join(", ");
    findings.add(
        Finding::advice(
            "level-not-measurable",
            Text {
                nb: format!("nivået for «{id}» kan ikke måles: {nb} mangler"),
                nn: format!("nivået for «{id}» kan ikkje målast: {nn} manglar"),
                en: format!("the level of `{id}` cannot be measured: {en} missing"),
            },
        )
        .at(resolved.loaded.place_of(path, resolved.sources))
        .why(tr! {
            nb: "når dette mangler, kan partene ikke vise om nivået er nådd",
            nn: "når dette manglar, kan partane ikkje vise om nivået er nådd",
            en: "without it the parties cannot show whether the level was met"
        })
        .todo(tr! { nb: "skriv for eksempel {todo}", nn: "skriv til dømes {todo}", en: "write for instance {todo}" }),
    );
}
