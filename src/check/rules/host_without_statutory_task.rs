//! A host cooperation that transfers no power, with no answer to procurement law.

use super::rule;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("host-without-statutory-task", Advice);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    if !resolved.form_id().is_some_and(|form| ["vertskommune-administrativ", "vertskommune-nemnd"].contains(&form)) {
        return;
    }
    let agreement = &resolved.loaded.agreement;
    let Some(powers) = agreement.powers.as_ref().filter(|powers| powers.0.is_empty()) else { return };
    if agreement.procurement.as_ref().is_some_and(|p| p.route.is_some()) {
        return;
    }
    findings.add(
        Finding::advice("host-without-statutory-task", tr! { nb: "vertskommunen får ingen myndighet, bare oppgaver som kan ligne på et kjøp av tjenester", nn: "vertskommunen får inga myndigheit, berre oppgåver som kan likne på eit kjøp av tenester", en: "the host is given no power, only tasks that may look like a purchase of services" })
            .at(resolved.loaded.place(powers.span))
            .by_law("kommuneloven § 20-1", tr! { nb: "bestemmelsen handler om lovpålagte oppgaver og om myndighet til å treffe enkeltvedtak eller gi forskrift; IKT-drift er ingen av delene", nn: "føresegna handlar om lovpålagde oppgåver og om myndigheit til å gjere enkeltvedtak eller gi forskrift; IKT-drift er ingen av delane", en: "the provision is about statutory tasks and power to take individual decisions or issue regulations; running IT is neither" })
            .todo(tr! { nb: "vurder et kommunalt oppgavefellesskap, eller si hvordan samarbeidet står til reglene om anskaffelser: `procurement: {{route: public-cooperation}}`", nn: "vurder eit kommunalt oppgåvefellesskap, eller sei korleis samarbeidet står til reglane om innkjøp: `procurement: {{route: public-cooperation}}`", en: "consider a kommunalt oppgavefellesskap, or say how the cooperation stands to procurement law: `procurement: {{route: public-cooperation}}`" }),
    );
}
