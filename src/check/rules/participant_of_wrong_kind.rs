//! A participant that the form is not open to: a company in a cooperation of municipalities, a private company in an IKS.

use super::rule;
use crate::agreement::Party;
use crate::agreement::words::PartyKind;
use crate::diag::{Finding, Findings, Level};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("participant-of-wrong-kind", Error);

/// Form, provision, and how sure it is: IKS-loven § 1 lists who may take part, the other sections speak of municipalities and counties.
const OPEN_TO: &[(&str, &str, Level)] = &[
    ("interkommunalt-politisk-raad", "kommuneloven § 18-1 (1)", Level::Warning),
    ("kommunalt-oppgavefellesskap", "kommuneloven § 19-1 (1)", Level::Warning),
    ("vertskommune-administrativ", "kommuneloven § 20-2 (1)", Level::Warning),
    ("vertskommune-nemnd", "kommuneloven § 20-3 (1)", Level::Warning),
    ("interkommunalt-selskap", "IKS-loven § 1", Level::Error),
];
/// What the names of other legal persons end with.
const OTHERS: &[&str] = &["AS", "ASA", "SA", "ANS", "DA", "stiftelse", "forening"];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, basis, level)) = OPEN_TO.iter().find(|(form, ..)| resolved.form_id() == Some(*form)) else { return };
    let iks = *form == "interkommunalt-selskap";
    for party in resolved.loaded.agreement.parties.iter().filter(|party| !fits(party, iks)) {
        let name = |lang: Lang| party.name.in_lang(lang).unwrap_or(&party.id.0);
        let what = Text {
            nb: format!("{} kan ikke være deltaker i et samarbeid av denne formen", name(Lang::Nb)),
            nn: format!("{} kan ikkje vere deltakar i eit samarbeid av denne forma", name(Lang::Nn)),
            en: format!("{} cannot take part in a cooperation of this form", name(Lang::Nb)),
        };
        let says = if iks {
            tr! { nb: "deltakerne i et IKS er kommuner, fylkeskommuner og andre IKS", nn: "deltakarane i eit IKS er kommunar, fylkeskommunar og andre IKS", en: "the participants in an IKS are municipalities, counties and other IKS" }
        } else {
            tr! { nb: "bestemmelsen nevner bare kommuner og fylkeskommuner", nn: "føresegna nemner berre kommunar og fylkeskommunar", en: "the provision names municipalities and counties only" }
        };
        findings.add(
            Finding::new("participant-of-wrong-kind", *level, what).at(resolved.loaded.place(party.name.span)).by_law(basis, says).todo(
                tr! { nb: "før opp kommunene som står bak, eller velg en annen form", nn: "før opp kommunane som står bak, eller vel ei anna form", en: "list the municipalities behind it, or choose another form" },
            ),
        );
    }
}

fn fits(party: &Party, iks: bool) -> bool {
    let last = |text: &str| text.split_whitespace().next_back().is_some_and(|word| OTHERS.contains(&word));
    let other = [&party.name.one, &party.name.nb, &party.name.nn].into_iter().flatten().any(|text| last(text));
    let is_iks = party.kind.as_ref().is_some_and(|kind| kind.value == PartyKind::Iks);
    !other && (iks || !is_iks)
}
