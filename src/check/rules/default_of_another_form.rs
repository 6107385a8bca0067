//! An agreement that leans on a period the act has for another form.

use super::rule;
use crate::check::own_text::{Sentence, sentences};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::tr;

rule!("default-of-another-form", Error);

/// The form, the provision that says how its participants leave, and the rules on leaving that belong to other forms.
const OTHERS: &[(&str, &str, &[&str])] = &[
    ("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (4) i", &["§ 20-8", "iks-loven § 30", "iks-lova § 30", "§ 27 nr. 3"]),
    ("interkommunalt-politisk-raad", "kommuneloven § 18-4 (4) g", &["§ 20-8", "iks-loven § 30", "iks-lova § 30", "§ 27 nr. 3"]),
    ("vertskommune-administrativ", "kommuneloven § 20-8", &["iks-loven § 30", "iks-lova § 30", "§ 27 nr. 3"]),
    ("vertskommune-nemnd", "kommuneloven § 20-8", &["iks-loven § 30", "iks-lova § 30", "§ 27 nr. 3"]),
    ("interkommunalt-selskap", "IKS-loven § 30", &["§ 20-8", "§ 27 nr. 3"]),
];
/// Words that take a rule into the agreement instead of leaning on it.
const BY_REFERENCE: &[&str] =
    &["tilsvarende", "tilsvarande", "avtal", "enige om", "samde om", "på samme måte", "på same måte", "som om"];
const ONE_YEAR: &[&str] =
    &["ett år", "eitt år", "ettårig", "eittårig", "1 år", "12 måneder", "12 månader", "tolv måneder", "tolv månader"];
const BY_LAW: &[&str] =
    &["etter loven", "etter lova", "av loven", "av lova", "loven gir", "lova gir", "lovens frist", "lovbestemt", "lovfest"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, basis, others)) = OTHERS.iter().find(|(form, ..)| resolved.form_id() == Some(*form)) else { return };
    let has_default = !["kommunalt-oppgavefellesskap", "interkommunalt-politisk-raad"].contains(form);
    for sentence in sentences(resolved).iter().filter(|s| !s.has(BY_REFERENCE) && !s.denies()) {
        let what = if let Some(cited) = others.iter().find(|cited| cites(sentence, cited)) {
            let cited = cited.replace("iks-lov", "IKS-lov");
            tr! { nb: "teksten bygger på {cited}, som gjelder for en annen form", nn: "teksten byggjer på {cited}, som gjeld for ei anna form", en: "the text leans on {cited}, which is about another form" }
        } else if !has_default && leans_on_a_year(resolved, sentence) {
            tr! { nb: "teksten sier at loven gir en frist på ett år; for denne formen har loven ingen frist", nn: "teksten seier at lova gir ein frist på eitt år; for denne forma har lova ingen frist", en: "the text says that the act gives a period of one year; for this form it gives none" }
        } else {
            continue;
        };
        findings.add(Finding::error("default-of-another-form", what).at(sentence.place).by_law(basis, says(has_default)).todo(
            tr! {
                nb: "skriv lengden på varselet i avtalen, eller skriv at regelen skal gjelde tilsvarende",
                nn: "skriv lengda på varselet i avtalen, eller skriv at regelen skal gjelde tilsvarande",
                en: "write the length of the notice in the agreement, or write that the rule shall apply correspondingly"
            },
        ));
    }
}

fn says(has_default: bool) -> Text {
    if has_default {
        tr! { nb: "her står regelen om uttreden for denne formen", nn: "her står regelen om uttreding for denne forma", en: "the rule on leaving for this form stands here" }
    } else {
        tr! { nb: "avtalen skal selv si hvordan en deltaker trer ut; loven har ingen frist som gjelder uten avtale", nn: "avtalen skal sjølv seie korleis ein deltakar trer ut; lova har ingen frist som gjeld utan avtale", en: "the agreement itself says how a participant leaves; the act has no period that holds without agreement" }
    }
}

/// Is the provision named, and not one whose number only begins alike?
fn cites(sentence: &Sentence, cited: &str) -> bool {
    let text = sentence.text.replace('\u{a0}', " ");
    text.match_indices(cited).any(|(at, _)| {
        !text.get(at + cited.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '-'))
    })
}

fn leans_on_a_year(resolved: &Resolved<'_>, sentence: &Sentence) -> bool {
    let stated = resolved.loaded.tree.at("exit_terms.notice.length").is_present();
    let leaving = sentence.has(&["uttre", "tre ut", "trer ut", "si opp", "seie opp", "oppsigelse", "oppseiing", "varsel"]);
    !stated && leaving && sentence.has(ONE_YEAR) && sentence.has(BY_LAW)
}
