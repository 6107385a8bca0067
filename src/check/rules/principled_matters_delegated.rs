//! Matters of principle given to the host of an administrative host cooperation.

use super::rule;
use crate::check::own_text::{Sentence, sentences};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("principled-matters-delegated", Warning);

/// What leaves nothing behind, where no exception follows.
const EVERYTHING: &[&str] =
    &["alle saker", "alle vedtak", "all myndighet", "all myndigheit", "alle avgjørelser", "alle avgjerder"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if resolved.form_id() != Some("vertskommune-administrativ") {
        return;
    }
    let excepted: Vec<String> = resolved
        .loaded
        .agreement
        .powers
        .iter()
        .flat_map(|powers| &powers.0)
        .filter(|power| power.except.is_some())
        .map(|power| format!("powers[{}].text", power.id.0))
        .collect();
    for sentence in sentences(resolved) {
        if sentence.denies() || !gives_power(&sentence) {
            continue;
        }
        let what = if sentence.has(&["prinsipiel"]) {
            tr! { nb: "også saker av prinsipiell betydning ser ut til å gå til vertskommunen", nn: "også saker av prinsipiell betyding ser ut til å gå til vertskommunen", en: "matters of principle too seem to go to the host municipality" }
        } else if sentence.has(EVERYTHING) && !excepted.contains(&sentence.path) {
            tr! { nb: "myndigheten gjelder alle saker, også de prinsipielle", nn: "myndigheita gjeld alle saker, også dei prinsipielle", en: "the power covers every matter, those of principle too" }
        } else {
            continue;
        };
        findings.add(
            Finding::warning("principled-matters-delegated", what)
                .at(sentence.place)
                .by_law("kommuneloven § 20-2 (1)", tr! { nb: "bare saker som ikke har prinsipiell betydning, kan gå til vertskommunen", nn: "berre saker som ikkje har prinsipiell betyding, kan gå til vertskommunen", en: "only matters that are not of principle may go to the host" })
                .todo(tr! { nb: "nevn myndigheten med lov og paragraf, og hold prinsipielle saker utenfor", nn: "nemn myndigheita med lov og paragraf, og hald prinsipielle saker utanfor", en: "name the power by act and section, and keep matters of principle out" }),
        );
    }
}

/// Is it a power of the list, or a sentence that delegates?
fn gives_power(sentence: &Sentence) -> bool {
    let listed = sentence.path.starts_with("powers[") && sentence.path.ends_with(".text");
    listed || sentence.has(&["delegerer", "å delegere", "blir delegert", "delegeres"])
}
