//! A legal basis that is repealed on the law date, with the rule of transition.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("repealed-legal-basis", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let (Some(form), Some(said)) = (resolved.form, &resolved.loaded.agreement.legal_basis) else { return };
    let Some(transition) = &form.repealed_by else { return };
    let Some((level, text)) = transition.on(resolved.law_date) else { return };
    let (nb, nn) = (transition.basis.print(Lang::Nb), transition.basis.print(Lang::Nn));
    let why = Text {
        nb: format!("{nb}: {}", transition.rule.nb),
        nn: format!("{nn}: {}", transition.rule.nn),
        en: format!("{}: {}", transition.basis, transition.rule.en),
    };
    let mut finding =
        Finding::new("repealed-legal-basis", level, text.clone()).at(resolved.loaded.place(said.span)).why(why).todo(tr! {
            nb: "gjør avtalen om til en form som gjelder i dag, eller sett «ended:» eller «historic: true»",
            nn: "gjer avtalen om til ei form som gjeld i dag, eller set «ended:» eller «historic: true»",
            en: "turn the agreement into a form that is law today, or set `ended:` or `historic: true`"
        });
    finding.basis = Some(transition.basis.to_string());
    findings.add(finding);
}
