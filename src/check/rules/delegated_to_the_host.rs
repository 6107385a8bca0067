//! Power delegated to the host municipality or its council, past the two directors.

use super::rule;
use crate::check::own_text::{names, sentences};
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("delegated-to-the-host", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some(host) = &resolved.loaded.agreement.host else { return };
    if resolved.form_id() != Some("vertskommune-administrativ") {
        return;
    }
    let mut receivers = vec!["vertskommunen".to_owned()];
    receivers.extend(names(resolved, &host.0));
    let receivers: Vec<String> = receivers
        .iter()
        .flat_map(|name| [format!("til {name}"), format!("til kommunestyret i {name}"), format!("til formannskapet i {name}")])
        .collect();
    for sentence in sentences(resolved) {
        let to_host = receivers.iter().any(|receiver| sentence.text.contains(receiver));
        let delegates = sentence.has(&["delegerer", "å delegere"]) && !sentence.has(&["kommunedirektør", "rådet"]);
        if to_host && delegates && !sentence.denies() {
            findings.add(
                Finding::error("delegated-to-the-host", tr! { nb: "myndigheten er delegert rett til vertskommunen", nn: "myndigheita er delegert rett til vertskommunen", en: "the power is delegated straight to the host municipality" })
                    .at(sentence.place)
                    .by_law("kommuneloven § 20-2 (2)", tr! { nb: "kommunestyret selv instruerer sin egen kommunedirektør, som delegerer til kommunedirektøren i vertskommunen", nn: "kommunestyret sjølv instruerer sin eigen kommunedirektør, som delegerer til kommunedirektøren i vertskommunen", en: "the council itself instructs its own director, who delegates to the host's director" })
                    .todo(tr! { nb: "skriv at kommunestyret instruerer kommunedirektøren i egen kommune om å delegere til kommunedirektøren i vertskommunen", nn: "skriv at kommunestyret instruerer kommunedirektøren i eigen kommune om å delegere til kommunedirektøren i vertskommunen", en: "write that the council instructs the director of its own municipality to delegate to the host's director" }),
            );
        }
    }
}
