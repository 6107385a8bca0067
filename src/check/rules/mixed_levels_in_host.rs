//! Municipalities and counties in one host cooperation.

use super::rule;
use crate::agreement::words::PartyKind;
use crate::diag::{Finding, Findings};
use crate::resolve::Resolved;
use crate::tr;

rule!("mixed-levels-in-host", Warning);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let basis = match resolved.form_id() {
        Some("vertskommune-administrativ") => "kommuneloven § 20-2 (1)",
        Some("vertskommune-nemnd") => "kommuneloven § 20-3 (1)",
        _ => return,
    };
    let parties = &resolved.loaded.agreement.parties;
    let of = |kind: PartyKind| parties.iter().find(|p| p.kind.as_ref().is_some_and(|k| k.value == kind));
    let (Some(_), Some(county)) = (of(PartyKind::Kommune), of(PartyKind::Fylkeskommune)) else { return };
    findings.add(
        Finding::warning("mixed-levels-in-host", tr! { nb: "både kommuner og fylkeskommuner er med i vertskommunesamarbeidet", nn: "både kommunar og fylkeskommunar er med i vertskommunesamarbeidet", en: "both municipalities and counties take part in the host cooperation" })
            .at(resolved.loaded.place(county.id.span))
            .by_law(basis, tr! { nb: "et vertskommunesamarbeid er mellom kommuner eller mellom fylkeskommuner; teksten åpner ikke for begge i ett", nn: "eit vertskommunesamarbeid er mellom kommunar eller mellom fylkeskommunar; teksten opnar ikkje for begge i eitt", en: "a host cooperation is between municipalities or between counties; the text does not open for both in one" })
            .todo(tr! { nb: "hold nivåene hver for seg, eller velg en form der begge kan delta, som kommunalt oppgavefellesskap", nn: "hald nivåa kvar for seg, eller vel ei form der begge kan delta, som kommunalt oppgåvefellesskap", en: "keep the levels apart, or choose a form open to both, such as a kommunalt oppgavefellesskap" }),
    );
}
