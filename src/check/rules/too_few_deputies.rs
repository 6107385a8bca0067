//! Fewer deputies than members in a representantskap.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("too-few-deputies", Error);

/// Form and provision: at least as many deputies as members.
const AT_LEAST_AS_MANY: &[(&str, &str)] =
    &[("kommunalt-oppgavefellesskap", "kommuneloven § 19-3 (1)"), ("interkommunalt-politisk-raad", "kommuneloven § 18-3 (1)")];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let form = resolved.form_id().unwrap_or_default();
    let Some((_, basis)) = AT_LEAST_AS_MANY.iter().find(|(id, _)| *id == form) else { return };
    let Some(organ) = resolved.loaded.agreement.governance.as_ref().and_then(|g| g.representantskap.as_ref()) else { return };
    for (party, seats) in &organ.members {
        let Some(members) = seats.members.as_ref() else { continue };
        let (m, d) = (members.value.0, seats.deputies.as_ref().map_or(0, |d| d.value.0));
        if d >= m && m >= 1 {
            continue;
        }
        let name = resolved.loaded.party_name(&party.0, Lang::Nb);
        let what = if m == 0 {
            Text {
                nb: format!("{name} har ingen medlemmer i representantskapet"),
                nn: format!("{name} har ingen medlemmer i representantskapet"),
                en: format!("{name} has no member in the representantskap"),
            }
        } else {
            Text {
                nb: format!("{name} har {m} medlemmer, men {d} varamedlemmer i representantskapet"),
                nn: format!("{name} har {m} medlemmer, men {d} varamedlemmer i representantskapet"),
                en: format!("{name} has {m} members but {d} deputies in the representantskap"),
            }
        };
        let cite = crate::basis::Basis::parse(basis).map(|b| (b.print(Lang::Nb), b.print(Lang::Nn))).unwrap_or_default();
        let mut finding = Finding::error("too-few-deputies", what)
            .at(resolved.loaded.place_of(&format!("governance.representantskap.members.{}", party.0), resolved.sources))
            .why(Text { nb: format!("{}: minst ett medlem, og minst like mange varamedlemmer", cite.0), nn: format!("{}: minst éin medlem, og minst like mange varamedlemmer", cite.1), en: format!("{basis}: at least one member, and at least as many deputies") })
            .todo(tr! { nb: "skriv minst {m} varamedlemmer", nn: "skriv minst {m} varamedlemmer", en: "write at least {m} deputies", m = m.max(1) });
        finding.basis = Some((*basis).to_owned());
        findings.add(finding);
    }
}
