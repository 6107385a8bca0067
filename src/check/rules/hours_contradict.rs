//! Hours of a service level agreement that cannot all be right: a window that ends before it begins, help when nothing is measured,
//! deadlines that run day and night with nobody on duty.

use super::rule;
use crate::agreement::service::{Hours, Priority, Sla};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::service::Window;
use crate::source::Spanned;
use crate::tr;

rule!("hours-contradict", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(sla) = resolved.loaded.agreement.sla.as_ref() else { return };
    for (path, hours) in every_hours(sla) {
        if ends_first(hours) {
            findings.add(backwards(resolved, &path, hours));
        }
    }
    support_beside_windows(resolved, sla, findings);
    for priority in sla.priorities.iter() {
        day_and_night(resolved, sla, priority, findings);
    }
}

/// Every pair of hours in the agreement, with its path.
fn every_hours(sla: &Sla) -> Vec<(String, &Spanned<Hours>)> {
    let services = sla.services.iter().flat_map(|s| {
        let path = |key: &str| format!("sla.services[{}].{key}", s.id.0);
        [(path("window"), s.window.as_ref()), (path("support"), s.support.as_ref())]
    });
    let levels = sla.levels.iter().map(|l| (format!("sla.levels[{}].window", l.id.0), l.window.as_ref()));
    let support = std::iter::once(("sla.support".to_owned(), sla.support.as_ref()));
    services.chain(levels).chain(support).filter_map(|(path, hours)| Some((path, hours?))).collect()
}

fn ends_first(hours: &Hours) -> bool {
    matches!((&hours.from, &hours.to), (Some(from), Some(to)) if from.minutes >= to.minutes)
}

fn backwards(resolved: &Resolved<'_>, path: &str, hours: &Hours) -> Finding {
    let time = |t: &Option<Spanned<crate::agreement::leaf::TimeOfDay>>| t.as_ref().map(|t| t.to_string()).unwrap_or_default();
    let (from, to) = (time(&hours.from), time(&hours.to));
    Finding::warning(
        "hours-contradict",
        tr! {
            nb: "tiden begynner klokka {from} og slutter klokka {to}",
            nn: "tida tek til klokka {from} og sluttar klokka {to}",
            en: "the hours begin at {from} and end at {to}"
        },
    )
    .at(resolved.loaded.place_of(&format!("{path}.to"), resolved.sources))
    .why(why())
    .todo(tr! {
        nb: "rett klokkeslettene; døgnet rundt er fra \"00:00\" til \"24:00\"",
        nn: "rett klokkesletta; døgnet rundt er frå \"00:00\" til \"24:00\"",
        en: "correct the times; round the clock is from \"00:00\" to \"24:00\""
    })
}

/// Help that is given when no service is measured: either the windows are too short, or the hours of support too long.
fn support_beside_windows(resolved: &Resolved<'_>, sla: &Sla, findings: &mut Findings) {
    let windows: Vec<Window> = sla.services.iter().filter_map(|s| Window::of(s.window.as_ref()?)).collect();
    let Some(support) = sla.support.as_ref().and_then(|support| Window::of(support)) else { return };
    let all_known = windows.len() == sla.services.len() && !windows.is_empty();
    if all_known && !windows.iter().any(|window| window.covers(support)) {
        findings.add(
            Finding::warning(
                "hours-contradict",
                tr! {
                    nb: "brukerstøtten er åpen når ingen tjeneste blir målt",
                    nn: "brukarstøtta er open når inga teneste blir målt",
                    en: "users get help when no service is measured"
                },
            )
            .at(resolved.loaded.place_of("sla.support", resolved.sources))
            .why(why())
            .todo(tr! {
                nb: "la måletiden til minst én tjeneste dekke `support`, eller kort inn `support`",
                nn: "la måletida til minst éi teneste dekkje `support`, eller kort inn `support`",
                en: "let the window of at least one service cover `support`, or shorten `support`"
            }),
        );
    }
}

/// Words that say that something is needed at any hour.
const AT_ANY_HOUR: &[&str] = &["24/7", "døgnet rundt", "hele døgnet", "heile døgnet", "til enhver tid", "til ei kvar tid"];

fn day_and_night(resolved: &Resolved<'_>, sla: &Sla, priority: &Priority, findings: &mut Findings) {
    let on_duty = sla.on_call.is_some() || resolved.loaded.tree.at("sla.on_call").open_question().is_some();
    let always = sla.support.as_ref().and_then(|support| Window::of(support)).is_some_and(Window::is_always);
    if on_duty || always || sla.support.is_none() {
        return;
    }
    let id = &priority.id.0;
    let says = |text: Option<&String>| text.is_some_and(|t| AT_ANY_HOUR.iter().any(|words| t.to_lowercase().contains(words)));
    let texts = priority.when.as_ref().map(|when| &when.value.0);
    let in_words = texts.is_some_and(|t| says(t.one.as_ref()) || says(t.nb.as_ref()) || says(t.nn.as_ref()));
    let key = if priority.around_the_clock.as_ref().is_some_and(|round| round.value) {
        "around_the_clock"
    } else if in_words {
        "when"
    } else {
        return;
    };
    findings.add(
        Finding::warning(
            "hours-contradict",
            tr! {
                nb: "prioriteten «{id}» gjelder hele døgnet, men ingen er på vakt utenom tiden for brukerstøtte",
                nn: "prioriteten «{id}» gjeld heile døgnet, men ingen er på vakt utanom tida for brukarstøtte",
                en: "priority `{id}` holds day and night, but nobody is on duty outside the hours of support"
            },
        )
        .at(resolved.loaded.place_of(&format!("sla.priorities[{id}].{key}"), resolved.sources))
        .why(why())
        .todo(tr! {
            nb: "skriv vaktordningen under `on_call`, utvid `support`, eller la prioriteten gjelde i åpningstiden",
            nn: "skriv vaktordninga under `on_call`, utvid `support`, eller la prioriteten gjelde i opningstida",
            en: "write who is on duty under `on_call`, extend `support`, or let the priority hold in the hours of support"
        }),
    );
}

fn why() -> Text {
    tr! {
        nb: "tidene i avtalen lover da noe som ingen skal levere, eller som ikke kan måles",
        nn: "tidene i avtalen lovar då noko som ingen skal levere, eller som ikkje kan målast",
        en: "the hours then promise what nobody is to deliver, or what cannot be measured"
    }
}
