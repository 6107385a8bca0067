//! A host municipality that instructs its own director to delegate to itself.

use super::rule;
use crate::check::own_text::sentences;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("host-instructs-itself", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let host = resolved.loaded.agreement.host.as_ref().map(|host| host.0.as_str());
    if resolved.form_id() != Some("vertskommune-administrativ") || host.is_none() {
        return;
    }
    for sentence in sentences(resolved).iter().filter(|s| s.party.as_deref() == host) {
        if sentence.has(&["instruer"]) && sentence.has(&["å delegere"]) && !sentence.denies() {
            findings.add(
                Finding::error("host-instructs-itself", tr! { nb: "vertskommunen instruerer sin egen kommunedirektør om å delegere", nn: "vertskommunen instruerer sin eigen kommunedirektør om å delegere", en: "the host municipality instructs its own director to delegate" })
                    .at(sentence.place)
                    .by_law("kommuneloven § 20-2 (2)", tr! { nb: "det er samarbeidskommunen som instruerer sin egen kommunedirektør; vertskommunen har ingenting å delegere til seg selv", nn: "det er samarbeidskommunen som instruerer sin eigen kommunedirektør; vertskommunen har ikkje noko å delegere til seg sjølv", en: "it is the cooperating municipality that instructs its own director; the host has nothing to delegate to itself" })
                    .todo(tr! { nb: "ta punktet ut; vertskommunen vedtar avtalen, tar på seg oppgavene og avgjør hva dens egen kommunedirektør kan gjøre i egne saker", nn: "ta punktet ut; vertskommunen vedtek avtalen, tek på seg oppgåvene og avgjer kva kommunedirektøren i vertskommunen kan gjere i eigne saker", en: "take the point out; the host adopts the agreement, takes on the tasks and settles what its own director may do in its own cases" }),
            );
        }
    }
}
