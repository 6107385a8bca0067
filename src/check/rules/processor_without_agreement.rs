//! The cooperation is said to be a processor and no data processing agreement is made, or one is made and the role is another.

use super::rule;
use crate::agreement::Agreement;
use crate::agreement::words::PrivacyRole;
use crate::basis::Basis;
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("processor-without-agreement", Warning);

/// The document, and the annex that stands for one made elsewhere.
const AGREEMENT: &str = "data-processing-agreement";
const BASIS: &str = "personvernforordningen artikkel 28 nr. 3";

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let said = agreement.privacy.as_ref().and_then(|privacy| privacy.role.as_ref());
    let listed = agreement.documents.iter().find(|document| document.0 == AGREEMENT);
    match (said.map(|role| role.value), listed) {
        (Some(PrivacyRole::Processor), None) if !has_annex(agreement) => {
            let place = resolved.loaded.place_of("privacy.role", resolved.sources);
            findings.add(missing().at(place));
        }
        (Some(PrivacyRole::Processor), _) | (_, None) => {}
        // What is open is asked by its own rule.
        (None, Some(_)) if resolved.loaded.tree.at("privacy.role").open_question().is_some() => {}
        (_, Some(document)) => findings.add(other_role().at(resolved.loaded.place(document.span))),
    }
}

/// An annex made elsewhere goes by the same id.
fn has_annex(agreement: &Agreement) -> bool {
    agreement.annexes.iter().any(|annex| annex.id.0 == AGREEMENT)
}

fn with_basis(finding: Finding, nb: &str, nn: &str, en: &str) -> Finding {
    let cite = Basis::parse(BASIS).map(|b| (b.print(Lang::Nb), b.print(Lang::Nn))).unwrap_or_default();
    let mut finding = finding.why(Text {
        nb: format!("{nb}, jf. {}", cite.0),
        nn: format!("{nn}, jf. {}", cite.1),
        en: format!("{en}, see {BASIS}"),
    });
    finding.basis = Some(BASIS.to_owned());
    finding
}

fn missing() -> Finding {
    let finding = Finding::warning("processor-without-agreement", tr! {
        nb: "samarbeidet er databehandler, men ingen databehandleravtale er med",
        nn: "samarbeidet er databehandlar, men ingen databehandlaravtale er med",
        en: "the cooperation is a processor, but there is no data processing agreement"
    })
    .todo(tr! {
        nb: "skriv `documents: [statutes, data-processing-agreement]`, eller før opp avtalen dere har, under `annexes` med `id: data-processing-agreement`",
        nn: "skriv `documents: [statutes, data-processing-agreement]`, eller før opp avtalen de har, under `annexes` med `id: data-processing-agreement`",
        en: "write `documents: [statutes, data-processing-agreement]`, or list the one you have under `annexes` with `id: data-processing-agreement`"
    });
    with_basis(
        finding,
        "en databehandler skal ha en avtale med hver behandlingsansvarlig",
        "ein databehandlar skal ha ein avtale med kvar behandlingsansvarleg",
        "a processor must have an agreement with each controller",
    )
}

fn other_role() -> Finding {
    let finding = Finding::warning(
        "processor-without-agreement",
        tr! {
            nb: "databehandleravtalen skal lages, men avtalen sier ikke at samarbeidet er databehandler",
            nn: "databehandlaravtalen skal lagast, men avtalen seier ikkje at samarbeidet er databehandlar",
            en: "a data processing agreement is to be made, but the agreement does not say that the cooperation is a processor"
        },
    )
    .todo(tr! {
        nb: "vurder hvem som bestemmer formålet, og skriv `privacy: {{role: processor}}`, eller ta dokumentet bort",
        nn: "vurder kven som bestemmer formålet, og skriv `privacy: {{role: processor}}`, eller ta dokumentet bort",
        en: "assess who decides the purpose, and write `privacy: {{role: processor}}`, or remove the document"
    });
    with_basis(
        finding,
        "avtalen er for den som behandler opplysninger på vegne av andre",
        "avtalen er for den som behandlar opplysningar på vegner av andre",
        "the agreement is for one who processes data on behalf of others",
    )
}
