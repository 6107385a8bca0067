//! Powers given to a host without the decision of a council that must give them.

use super::rule;
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::lang::Lang;
use crate::resolve::{Resolved, delegates};
use crate::source::Place;
use crate::tr;

rule!("delegation-chain-broken", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let basis = match resolved.form_id() {
        Some("vertskommune-administrativ") => "kommuneloven § 20-2 (2)",
        Some("vertskommune-nemnd") => "kommuneloven § 20-3 (2)",
        _ => return,
    };
    for case in &resolved.loaded.cases {
        let Some(kind) = case.case.kind.as_ref().filter(|k| matches!(k.value, CaseKind::Establish | CaseKind::Replace)) else {
            continue;
        };
        for party in resolved.loaded.agreement.parties.iter().map(|party| party.id.0.as_str()) {
            let told = case.case.parties.keys().any(|id| id.0 == party);
            if told || case.case.parties.is_empty() || !delegates(resolved, party) {
                continue;
            }
            let (nb, nn) = (resolved.loaded.party_name(party, Lang::Nb), resolved.loaded.party_name(party, Lang::Nn));
            findings.add(
                Finding::warning("delegation-chain-broken", tr! { nb: "{nb} har ingen sak, så myndigheten blir ikke delegert derfra", nn: "{nn} har inga sak, så myndigheita blir ikkje delegert derifrå", en: "{nb} has no case, so the powers are not delegated from there" })
                    .at(Place { source: case.source, span: kind.span })
                    .by_law(basis, tr! { nb: "myndigheten går over når kommunestyret i hver kommune selv delegerer den", nn: "myndigheita går over når kommunestyret i kvar kommune sjølv delegerer ho", en: "the powers pass when each council itself delegates them" })
                    .todo(tr! { nb: "før opp {party} under `parties` i saken", nn: "før opp {party} under `parties` i saka", en: "list {party} under `parties` in the case" }),
            );
        }
    }
}
