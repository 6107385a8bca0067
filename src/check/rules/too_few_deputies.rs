//! Fewer deputies than the act asks for.

use super::rule;
use crate::check::organ::{self, IKS, IPR, KO, NEMND, Organ, counted};
use crate::diag::{Finding, Findings, Level};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("too-few-deputies", Error);

/// How many deputies an act asks for.
#[derive(Clone, Copy)]
enum Asked {
    /// So many for each member.
    ForEachMember(u32),
    /// That there are deputies, without a number.
    Some,
}

/// Form, organ, how many, level and provision. The act has no number for the joint committee: it is a committee, and those have deputies.
const ASKED: &[(&str, Organ, Asked, Level, &str)] = &[
    (IPR, Organ::Representantskap, Asked::ForEachMember(1), Level::Error, "kommuneloven § 18-3 (1)"),
    (KO, Organ::Representantskap, Asked::ForEachMember(1), Level::Error, "kommuneloven § 19-3 (1)"),
    (IKS, Organ::Representantskap, Asked::ForEachMember(2), Level::Error, "IKS-loven § 6 (1)"),
    (NEMND, Organ::Committee, Asked::Some, Level::Advice, "kommuneloven § 20-3 (4)"),
];

impl Asked {
    fn least(self, members: u32) -> u32 {
        match self {
            Asked::ForEachMember(n) => members.saturating_mul(n),
            Asked::Some => 1,
        }
    }

    fn says(self) -> Text {
        match self {
            Asked::ForEachMember(1) => {
                tr! { nb: "minst like mange varamedlemmer som medlemmer", nn: "minst like mange varamedlemmer som medlemmer", en: "at least as many deputies as members" }
            }
            Asked::ForEachMember(n) => {
                tr! { nb: "minst {n} varamedlemmer for hvert medlem", nn: "minst {n} varamedlemmer for kvar medlem", en: "at least {n} deputies for each member" }
            }
            Asked::Some => {
                tr! { nb: "reglene for utvalg gjelder, og et utvalg har varamedlemmer, jf. § 5-7 andre ledd", nn: "reglane for utval gjeld, og eit utval har varamedlemmer, jf. § 5-7 andre ledd", en: "the rules on committees apply, and a committee has deputies, see § 5-7 (2)" }
            }
        }
    }
}

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    for (organ, said) in organ::representative(governance) {
        let Some((.., asked, level, provision)) = ASKED.iter().find(|(id, of, ..)| *id == form && *of == organ) else { continue };
        for (party, seats) in &said.members {
            let Some(members) = seats.members.as_ref().map(|m| m.value.0).filter(|m| *m >= 1) else { continue };
            let deputies = seats.deputies.as_ref().map_or(0, |d| d.value.0);
            let least = asked.least(members);
            let path = format!("{}.members.{}", organ.path(), party.0);
            if deputies >= least || organ::is_open(resolved, &format!("{path}.deputies")) {
                continue;
            }
            let (name, of) = (|lang| resolved.loaded.party_name(&party.0, lang), organ.name());
            let both =
                |lang, and: &str| format!("{} {and} {}", counted(members, "medlem", lang), counted(deputies, "varamedlem", lang));
            let what = Text {
                nb: format!("{} har {} i {}", name(Lang::Nb), both(Lang::Nb, "og"), of.nb),
                nn: format!("{} har {} i {}", name(Lang::Nn), both(Lang::Nn, "og"), of.nn),
                en: format!("{} has members: {members}, deputies: {deputies} in {}", name(Lang::Nb), of.en),
            };
            findings.add(
                Finding::new("too-few-deputies", *level, what)
                    .at(resolved.loaded.place_of(&path, resolved.sources))
                    .by_law(provision, asked.says())
                    .todo(Text {
                        nb: format!("skriv minst {}", counted(least, "varamedlem", Lang::Nb)),
                        nn: format!("skriv minst {}", counted(least, "varamedlem", Lang::Nn)),
                        en: format!("write `deputies: {least}` or more"),
                    }),
            );
        }
    }
}
