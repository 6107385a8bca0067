//! Votes that do not add up to a rule: said in two ways, or for some of the participants.

use super::rule;
use crate::check::organ;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("votes-fault", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((_, governance)) = organ::of(resolved) else { return };
    for (organ, said) in organ::representative(governance) {
        let Some(votes) = said.votes.as_ref().filter(|v| !v.weights.is_empty()) else { continue };
        if let Some(by) = &votes.by {
            findings.add(
                Finding::error("votes-fault", tr! { nb: "stemmene er oppgitt på to måter", nn: "stemmene er oppgitte på to måtar", en: "the votes are given in two ways" })
                    .at(resolved.loaded.place(by.span))
                    .why(tr! { nb: "ingen kan vite hvilken av dem som gjelder", nn: "ingen kan vite kva for ein av dei som gjeld", en: "nobody can know which of them holds" })
                    .todo(tr! { nb: "ta bort enten `by` eller `weights`", nn: "ta bort anten `by` eller `weights`", en: "take away either `by` or `weights`" }),
            );
        }
        for party in resolved.loaded.agreement.parties.iter().map(|p| p.id.0.as_str()) {
            let path = format!("{}.votes.weights.{party}", organ.path());
            if votes.weights.keys().any(|id| id.0 == party) || organ::is_open(resolved, &path) {
                continue;
            }
            let name = |lang| resolved.loaded.party_name(party, lang);
            let what = Text {
                nb: format!("avtalen sier ikke hvor mange stemmer {} har", name(Lang::Nb)),
                nn: format!("avtalen seier ikkje kor mange stemmer {} har", name(Lang::Nn)),
                en: format!("the agreement does not say how many votes {} has", name(Lang::Nb)),
            };
            findings.add(
                Finding::error("votes-fault", what)
                    .at(resolved.loaded.place_of(&path, resolved.sources))
                    .why(tr! { nb: "står stemmene til én deltaker i avtalen, må stemmene til alle stå der", nn: "står stemmene til éin deltakar i avtalen, må stemmene til alle stå der", en: "when the votes of one participant are written out, those of all must be" })
                    .todo(tr! { nb: "skriv stemmene til {party} under `weights`", nn: "skriv stemmene til {party} under `weights`", en: "write the votes of {party} under `weights`" }),
            );
        }
    }
}
