//! Elected bodies of the host municipality that may instruct or reverse in delegated cases.

use super::rule;
use crate::check::own_text::{names, sentences};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("host-politicians-instruct", Error);

/// The provision of each form.
const BASIS: &[(&str, &str)] =
    &[("vertskommune-administrativ", "kommuneloven § 20-2 (3)"), ("vertskommune-nemnd", "kommuneloven § 20-3 (5)")];
const BODIES: &[&str] =
    &["kommunestyret i", "formannskapet i", "utvalget i", "utvalg i", "utvalet i", "utval i", "folkevalgte i", "folkevalde i"];
const VERBS: &[&str] = &["instruere", "omgjøre", "omgjør ", "gjere om", "gjer om", "overprøve"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((_, basis)) = BASIS.iter().find(|(form, _)| resolved.form_id() == Some(*form)) else { return };
    let Some(host) = &resolved.loaded.agreement.host else { return };
    let mut hosts = vec!["vertskommunen".to_owned()];
    hosts.extend(names(resolved, &host.0));
    let mut bodies: Vec<String> = hosts.iter().flat_map(|name| BODIES.iter().map(move |body| format!("{body} {name}"))).collect();
    bodies.extend(["vertskommunens kommunestyre", "vertskommunens formannskap"].map(str::to_owned));
    for sentence in sentences(resolved) {
        let of_host = bodies.iter().any(|body| sentence.text.contains(body));
        // The instruction to delegate is another fault.
        let delegates = sentence.has(&["å delegere"]);
        if of_host
            && sentence.has(VERBS)
            && sentence.has(&["vedtak", "sak", "delegert", "nemnd"])
            && !delegates
            && !sentence.denies()
        {
            findings.add(
                Finding::error("host-politicians-instruct", tr! { nb: "et folkevalgt organ i vertskommunen får instruere eller gjøre om vedtak i delegerte saker", nn: "eit folkevalt organ i vertskommunen får instruere eller gjere om vedtak i delegerte saker", en: "an elected body of the host municipality may instruct or reverse in delegated cases" })
                    .at(sentence.place)
                    .by_law(basis, tr! { nb: "folkevalgte organer i vertskommunen har verken instruksjons- eller omgjøringsmyndighet i saker en samarbeidskommune har delegert", nn: "folkevalde organ i vertskommunen kan verken instruere eller gjere om vedtak i saker ein samarbeidskommune har delegert", en: "elected bodies of the host can neither instruct nor reverse in cases a cooperating municipality has delegated" })
                    .todo(tr! { nb: "ta setningen ut; det er samarbeidskommunen som kan instruere og gjøre om i saker som gjelder den selv", nn: "ta setninga ut; det er samarbeidskommunen som kan instruere og gjere om i saker som gjeld han sjølv", en: "take the sentence out; it is the cooperating municipality that may instruct and reverse in matters of its own" }),
            );
        }
    }
}
