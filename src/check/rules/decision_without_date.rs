//! A proposed decision to leave or dissolve that names no date.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::document::canonical;
use crate::document::tree::Block;
use crate::resolve::{LoadedCase, Placed, Resolved, entry_blocks};
use crate::source::Place;
use crate::tr;

rule!("decision-without-date", Warning);

/// The topic of the points the council is asked to adopt.
const POINTS: &str = "decision-points";

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    for case in &resolved.loaded.cases {
        let ends = |kind: CaseKind| matches!(kind, CaseKind::Withdraw | CaseKind::Dissolve);
        let Some(kind) = case.case.kind.as_ref().filter(|kind| ends(kind.value)) else { continue };
        let papers = resolved.documents.iter().filter(|d| d.case.is_some_and(|c| c.id == case.id));
        let undated: Vec<String> = papers
            .filter(|paper| points(resolved, case, paper).is_some_and(|text| !names_a_year(&text)))
            .filter_map(|paper| paper.party.map(|party| resolved.loaded.party_name(party, resolved.original())))
            .collect();
        if undated.is_empty() {
            continue;
        }
        let names = crate::lang::words::join(&undated, resolved.original());
        findings.add(
            Finding::warning("decision-without-date", tr! { nb: "forslaget til vedtak i {names} sier ikke fra hvilken dag det gjelder", nn: "framlegget til vedtak i {names} seier ikkje frå kva dag det gjeld", en: "the proposed decision in {names} does not say from which day it holds" })
                .at(Place { source: case.source, span: kind.span })
                .why(tr! { nb: "dagen avgjør hvor lenge deltakeren betaler og svarer for samarbeidet, og hva de andre må dele; saken skal gi et forsvarlig grunnlag for vedtaket (kommuneloven § 13-1 tredje ledd)", nn: "dagen avgjer kor lenge deltakaren betaler og svarer for samarbeidet, og kva dei andre må dele; saka skal gi eit forsvarleg grunnlag for vedtaket (kommuneloven § 13-1 tredje ledd)", en: "the day decides how long the party pays and answers for the cooperation, and what the others must share; the case is to give a proper ground for the decision (kommuneloven § 13-1 (3))" })
                .todo(tr! { nb: "skriv dagen i et vedtakspunkt, f.eks. «fra 1. januar 2028»", nn: "skriv dagen i eit vedtakspunkt, t.d. «frå 1. januar 2028»", en: "write the day in a point of the decision, e.g. «fra 1. januar 2028»" }),
        );
    }
}

/// The points of one paper as text; none when there are none to judge.
fn points(resolved: &Resolved<'_>, case: &LoadedCase, paper: &Placed<'_>) -> Option<String> {
    let lang = *paper.langs.first()?;
    let mut blocks: Vec<Block> = Vec::new();
    for entry in paper.entries().filter(|entry| entry.topic == POINTS) {
        // What the text lacks is reported where it is built.
        blocks.extend(entry_blocks(resolved, paper, entry, lang, &mut Findings::default()));
    }
    let mut text = canonical::part(&blocks);
    let own = case.case.parties.iter().find(|(id, _)| Some(id.0.as_str()) == paper.party).map(|(_, own)| own);
    if let Some(local) = own.and_then(|own| own.local_points.as_ref()).and_then(|points| points.in_lang(lang)) {
        text.push_str(local);
    }
    (!text.trim().is_empty()).then_some(text)
}

/// Is there a year in it, as every date has? A number of a case, «125/20», is none.
fn names_a_year(text: &str) -> bool {
    let year = |word: &str| {
        word.len() == 4 && (word.starts_with("20") || word.starts_with("19")) && word.bytes().all(|b| b.is_ascii_digit())
    };
    text.split(|c: char| !c.is_alphanumeric()).any(year)
}
