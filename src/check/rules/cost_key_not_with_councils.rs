//! A political council whose agreement leaves the cost key to the representantskap.

use super::rule;
use crate::agreement::words::{Majority, Organ};
use crate::check::organ::is_open;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("cost-key-not-with-councils", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let Some(key) = agreement.cost_keys.first().filter(|_| resolved.form_id() == Some("interkommunalt-politisk-raad")) else {
        return;
    };
    let amendment = agreement.amendment.as_ref();
    // An organ that is named is a choice, whoever it is; a question of the drafter's is told as such.
    let chosen = amendment.is_some_and(|a| a.cost_key.is_some()) || is_open(resolved, "amendment.cost_key");
    let all_councils = amendment.and_then(|a| a.other_provisions.as_ref()).is_some_and(|m| m.value == Majority::AllCouncils);
    let by_text = agreement.provisions.iter().flat_map(|p| &p.meets).any(|claim| claim.contains("§ 18-4 (3)"));
    if chosen || all_councils || by_text {
        return;
    }
    let councils = Organ::Councils.id();
    findings.add(
        Finding::advice("cost-key-not-with-councils", tr! { nb: "representantskapet kan endre fordelingsnøkkelen mot stemmene til en liten deltaker", nn: "representantskapet kan endre fordelingsnøkkelen mot stemmene til ein liten deltakar", en: "the representantskap can change the cost key against the votes of a small participant" })
            .at(resolved.loaded.place(key.id.span))
            .by_law("kommuneloven § 18-4 (3)", tr! { nb: "nøkkelen er ikke blant det kommunestyrene selv må vedta for et politisk råd; to tredeler av stemmene er nok når avtalen ikke sier noe annet", nn: "nøkkelen er ikkje blant det kommunestyra sjølve må vedta for eit politisk råd; to tredelar av stemmene er nok når avtalen ikkje seier noko anna", en: "the key is not among what the councils themselves adopt for a political council; two thirds of the votes suffice unless the agreement says otherwise" })
            .todo(tr! { nb: "legg endringer til kommunestyrene, `cost_key: {councils}` under `amendment`, eller skriv `cost_key: representantskap` hvis det er meningen", nn: "legg endringar til kommunestyra, `cost_key: {councils}` under `amendment`, eller skriv `cost_key: representantskap` dersom det er meininga", en: "leave changes to the councils, `cost_key: {councils}` under `amendment`, or write `cost_key: representantskap` if that is meant" }),
    );
}
