//! Power to take individual decisions where the form cannot have it, or where no act is named that lets it be given away.

use super::rule;
use crate::agreement::governance::Power;
use crate::agreement::leaf::Label;
use crate::agreement::words::PowerKind;
use crate::diag::{Finding, Findings, Level};
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("power-to-decide-not-allowed", Error);

/// What a power to take individual decisions is called.
const DECISIONS: &[&str] = &[
    "enkeltvedtak",
    "søknad",
    "tillatelse",
    "løyve",
    "dispensasjon",
    "pålegg",
    "konsesjon",
    "avslag",
    "fritak",
    "bevilling",
    "tvangsmulkt",
    "gebyr",
];
/// What both forms may be given.
const GRANTS: &[&str] = &["tilskudd", "tilskot", "stønad", "intern"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let powers = resolved.loaded.agreement.powers.iter().flat_map(|powers| &powers.0);
    let barred = match resolved.form_id() {
        Some("interkommunalt-politisk-raad") => "kommuneloven § 18-1 (2)",
        Some("kommunalt-oppgavefellesskap") => "kommuneloven § 19-1 (2)",
        Some("interkommunalt-selskap") => {
            powers
                .filter(|p| p.allowed_by.is_none() && !is(p, PowerKind::InternalMatters))
                .for_each(|p| findings.add(without_act(resolved, p)));
            return;
        }
        _ => return,
    };
    for power in powers {
        // Said to be such a power: certain. Read out of its words: a jurist should look.
        let level = match &power.kind {
            Some(_) if is(power, PowerKind::IndividualDecisions) => Level::Error,
            None if speaks_of(&power.text, DECISIONS) && !speaks_of(&power.text, GRANTS) => Level::Warning,
            _ => continue,
        };
        findings.add(
            Finding::new("power-to-decide-not-allowed", level, tr! { nb: "samarbeidet får myndighet til å treffe enkeltvedtak", nn: "samarbeidet får myndigheit til å gjere enkeltvedtak", en: "the cooperation is given power to take individual decisions" })
                .at(resolved.loaded.place(power.text.span))
                .by_law(barred, tr! { nb: "det kan bare treffe slike vedtak om interne forhold i samarbeidet og i forvaltningen av tilskuddsordninger", nn: "det kan berre gjere slike vedtak om interne forhold i samarbeidet og i forvaltninga av tilskotsordningar", en: "it may take such decisions only on its own internal matters and in the administration of grants" })
                .todo(tr! { nb: "ta myndigheten ut, eller velg vertskommunesamarbeid; er det ikke enkeltvedtak, skriv `kind: grants`, `internal-matters` eller `other`", nn: "ta myndigheita ut, eller vel vertskommunesamarbeid; er det ikkje enkeltvedtak, skriv `kind: grants`, `internal-matters` eller `other`", en: "take the power out, or choose a host cooperation; if it is no individual decision, write `kind: grants`, `internal-matters` or `other`" }),
        );
    }
}

/// An IKS is another legal person: an act must let the council give it power.
fn without_act(resolved: &Resolved<'_>, power: &Spanned<Power>) -> Finding {
    Finding::warning("power-to-decide-not-allowed", tr! { nb: "selskapet får myndighet, men avtalen sier ikke hvilken lov som åpner for det", nn: "selskapet får myndigheit, men avtalen seier ikkje kva lov som opnar for det", en: "the company is given power, but the agreement does not say which act allows it" })
        .at(resolved.loaded.place(power.text.span))
        .by_law("kommuneloven § 5-4", tr! { nb: "myndighet kan bare delegeres til andre rettssubjekter når lov gir adgang til det", nn: "myndigheit kan berre delegerast til andre rettssubjekt når lov gir høve til det", en: "power may be delegated to other legal persons only where an act allows it" })
        .todo(tr! { nb: "skriv bestemmelsen i særloven: `allowed_by: forurensningsloven § 83`", nn: "skriv føresegna i særlova: `allowed_by: forureiningsloven § 83`", en: "write the provision of the sector act: `allowed_by: forurensningsloven § 83`" })
}

fn is(power: &Power, kind: PowerKind) -> bool {
    power.kind.as_ref().is_some_and(|k| k.value == kind)
}

fn speaks_of(label: &Label, words: &[&str]) -> bool {
    let texts = [&label.one, &label.nb, &label.nn].into_iter().flatten();
    texts.map(|text| text.to_lowercase()).any(|text| words.iter().any(|word| text.contains(word)))
}
