//! Other shares of a deficit than the liability shares, written somewhere else than in the cooperation agreement.

use super::deficit_share_silent::{is_settled, splits_a_deficit};
use super::rule;
use crate::check::own_text::{Sentence, sentences};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("deficit-share-elsewhere", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if is_settled(resolved) {
        return;
    }
    for sentence in sentences(resolved).iter().filter(|s| splits_a_deficit(s) && !in_the_agreement(resolved, s)) {
        findings.add(
            Finding::error("deficit-share-elsewhere", tr! { nb: "teksten deler et merforbruk på en måte som ikke står i samarbeidsavtalen", nn: "teksten deler eit meirforbruk på ein måte som ikkje står i samarbeidsavtalen", en: "the text shares a deficit in a way that does not stand in the cooperation agreement" })
                .at(sentence.place)
                .by_law("kommuneloven § 14-12 (4)", tr! { nb: "skal ansvaret for merforbruk være et annet enn ansvarsandelene, må det stå i samarbeidsavtalen", nn: "skal ansvaret for meirforbruk vere eit anna enn ansvarsdelane, må det stå i samarbeidsavtalen", en: "responsibility for a deficit that differs from the liability shares must be set in the cooperation agreement" })
                .todo(tr! { nb: "skriv delingen i avtalen, f.eks. `deficit: {{by: cost-key}}` under `contributions`, eller ta setningen ut", nn: "skriv delinga i avtalen, t.d. `deficit: {{by: cost-key}}` under `contributions`, eller ta setninga ut", en: "write the sharing in the agreement, e.g. `deficit: {{by: cost-key}}` under `contributions`, or take the sentence out" }),
        );
    }
}

/// Is it printed in the governing document?
fn in_the_agreement(resolved: &Resolved<'_>, sentence: &Sentence) -> bool {
    let elsewhere = |id: &str| {
        let own = resolved.loaded.agreement.provisions.iter().find(|p| p.id.0 == id);
        own.and_then(|p| p.document.as_ref()).is_some_and(|document| document.0 != "statutes")
    };
    let provision = sentence.path.strip_prefix("provisions[").and_then(|rest| rest.split(']').next());
    sentence.party.is_none() && !sentence.path.starts_with("sla") && !provision.is_some_and(elsewhere)
}
