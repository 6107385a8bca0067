//! A right to attend, speak or propose for somebody who is no member, without an act that gives it.

use super::rule;
use crate::agreement::governance::Observer;
use crate::agreement::words::ObserverRight;
use crate::basis::Basis;
use crate::check::organ::{self, IPR, KO, NEMND};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::law::Known;
use crate::resolve::Resolved;
use crate::tr;

rule!("speaking-right-without-law", Warning);

const PROVISION: &str = "kommuneloven § 8-1 (2)";
const FORMS: &[&str] = &[IPR, KO, NEMND];

const SPEAK: &[ObserverRight] = &[ObserverRight::Attend, ObserverRight::Speak];
const ALL: &[ObserverRight] = &[ObserverRight::Attend, ObserverRight::Speak, ObserverRight::Propose];

/// Provisions that give a right, the office they give it to where it is known by name, and the right.
const GIVEN: &[(&str, Option<&str>, &[ObserverRight])] = &[
    ("kommuneloven § 6-1 (3)", Some("ordfører"), ALL),
    ("kommuneloven § 10-3 (2)", None, SPEAK),
    ("kommuneloven § 13-1 (5)", Some("kommunedirektør"), SPEAK),
    ("kommuneloven § 13-4 (1)", None, SPEAK),
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    let in_force = Basis::parse(PROVISION).is_ok_and(|b| resolved.law.in_force(&b, resolved.law_date) == Known::Yes);
    if !FORMS.contains(&form) || !in_force {
        return;
    }
    for (organ, said) in organ::representative(governance) {
        for observer in said.observers.iter() {
            let given = given(resolved, observer);
            let Some(right) = observer.rights.iter().find(|r| r.value != ObserverRight::Listen && !given.contains(&r.value))
            else {
                continue;
            };
            let (name, id) = (organ.name(), &observer.id.0);
            let who = |lang| observer.who.in_lang(lang).unwrap_or(id);
            let what = Text {
                nb: format!("{} får rett til å delta i møtene i {} uten at en lov gir den", who(Lang::Nb), name.nb),
                nn: format!("{} får rett til å delta i møta i {} utan at ei lov gir han", who(Lang::Nn), name.nn),
                en: format!("{} is given a right to take part in meetings of {} that no act gives", who(Lang::Nb), name.en),
            };
            findings.add(
                Finding::warning("speaking-right-without-law", what)
                    .at(resolved.loaded.place(right.span))
                    .by_law(PROVISION, tr! { nb: "bare medlemmer kan få møte-, tale- og forslagsrett når ikke noe annet følger av lov", nn: "berre medlemmer kan få møte-, tale- og forslagsrett når ikkje noko anna følgjer av lov", en: "only members may be given the right to attend, speak or propose unless an act says otherwise" })
                    .todo(tr! { nb: "skriv `rights: [listen]`, eller før opp bestemmelsen som gir retten, under `basis`", nn: "skriv `rights: [listen]`, eller før opp føresegna som gir retten, under `basis`", en: "write `rights: [listen]`, or name the provision that gives the right under `basis`" }),
            );
        }
    }
}

/// What an act gives an observer: by the provision named, or by the office. Other provisions are taken at their word.
fn given(resolved: &Resolved<'_>, observer: &Observer) -> &'static [ObserverRight] {
    let named = observer.basis.as_ref().and_then(|label| Basis::parse(label.in_lang(Lang::Nb)?).ok());
    let office = organ::office_of(resolved, &observer.who);
    let row = GIVEN.iter().find(|(provision, who, _)| match &named {
        Some(named) => Basis::parse(provision).is_ok_and(|b| named.contains(&b) || b.contains(named)),
        None => who.is_some() && *who == office,
    });
    match (row, named) {
        (Some((.., rights)), _) => rights,
        (None, Some(_)) => ALL,
        (None, None) => &[],
    }
}
