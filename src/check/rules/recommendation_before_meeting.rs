//! A recommendation of an elected body that has not met, or without its votes.

use super::rule;
use crate::agreement::words::BodyRole;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("recommendation-before-meeting", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        for hearing in case.case.parties.values().flat_map(|own| own.bodies.iter()) {
            let Some(text) = hearing.text.as_ref().filter(|_| hearing.role.value != BodyRole::Statement) else { continue };
            let at = Place { source: case.source, span: text.span };
            let met = hearing.date.as_ref().is_some_and(|day| day.value.0 <= resolved.law_date);
            let finding = if !met {
                Finding::warning("recommendation-before-meeting", tr! { nb: "teksten er skrevet før organet har hatt møte", nn: "teksten er skriven før organet har hatt møte", en: "the text is written before the body has met" })
                    .todo(tr! { nb: "ta teksten ut til møtet er holdt, og skriv møtedatoen", nn: "ta teksten ut til møtet er halde, og skriv møtedatoen", en: "take the text out until the meeting has been held, and write its date" })
            } else if hearing.votes.is_none() {
                Finding::warning("recommendation-before-meeting", tr! { nb: "teksten står uten stemmetall", nn: "teksten står utan røystetal", en: "the text stands without its votes" })
                    .todo(tr! { nb: "skriv stemmetallet under `votes`", nn: "skriv røystetalet under `votes`", en: "write the votes under `votes`" })
            } else {
                continue;
            };
            findings.add(finding.at(at).by_law("kommuneloven § 11-9", tr! { nb: "innstillingen til et folkevalgt organ finnes først når organet har stemt over den; forslaget før møtet er administrasjonens", nn: "tilrådinga frå eit folkevalt organ finst først når organet har røysta over ho; framlegget før møtet er det administrasjonen som har", en: "an elected body's recommendation exists only when the body has voted on it; the proposal before the meeting is the administration's" }));
        }
    }
}
