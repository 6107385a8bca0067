//! A host cooperation with a joint committee whose agreement says nothing of who hears appeals.

use super::rule;
use crate::basis::Basis;
use crate::check::organ::NEMND;
use crate::diag::{Finding, Findings};
use crate::resolve::{Resolved, What};
use crate::tr;

rule!("no-appeals-committee", Advice);

const PROVISION: &str = "kommuneloven § 20-6 (1)";
/// The topic whose clause says it.
const TOPIC: &str = "appeal-committee";

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let decides = agreement.powers.as_ref().is_some_and(|powers| !powers.0.is_empty());
    let (Some(NEMND), true, Some(statutes)) = (resolved.form_id(), decides, resolved.document("statutes")) else { return };
    let says = |what: &What<'_>| match what {
        What::Provision(provision) => {
            let claims = provision.meets.iter().filter_map(|text| Basis::parse_claim(text).ok());
            claims.into_iter().any(|claim| claim.basis.section.as_deref() == Some("20-6"))
        }
        _ => false,
    };
    if statutes.entries().any(|entry| entry.topic == TOPIC || says(&entry.what)) {
        return;
    }
    let place =
        agreement.clauses.iter().find(|(topic, _)| topic.0 == TOPIC).map(|(_, clause)| resolved.loaded.place(clause.span));
    findings.add(
        Finding::advice("no-appeals-committee", tr! { nb: "avtalen sier ikke hvem som avgjør klager på vedtak i nemnda", nn: "avtalen seier ikkje kven som avgjer klager på vedtak i nemnda", en: "the agreement does not say who decides appeals against the joint committee's decisions" })
            .at(place.unwrap_or_else(|| resolved.loaded.place_of("powers", resolved.sources)))
            .by_law(PROVISION, tr! { nb: "kommunestyrene oppnevner en eller flere klagenemnder der alle deltakerne er med", nn: "kommunestyra nemner opp ei eller fleire klagenemnder der alle deltakarane er med", en: "the councils appoint one or more appeals committees with every participant in them" })
            .todo(tr! { nb: "ta med klausulen om klagenemnda, eller skriv en egen bestemmelse med `meets: [{PROVISION}]`", nn: "ta med klausulen om klagenemnda, eller skriv ei eiga føresegn med `meets: [{PROVISION}]`", en: "keep the clause on the appeals committee, or write a provision of your own with `meets: [{PROVISION}]`" }),
    );
}
