//! Another quorum than the act's.

use super::rule;
use crate::agreement::governance::Quorum;
use crate::agreement::leaf::Share;
use crate::check::organ::{self, IKS, IPR, KO, NEMND};
use crate::diag::{Finding, Findings, Level};
use crate::lang::Text;
use crate::quantity::Ratio;
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("quorum-not-negotiable", Error);

/// A share of the votes, over and under the line.
type Votes = Option<(i32, i32)>;

/// Form, level, provision, and the act's share of the votes where it has one beside half the members.
const QUORUMS: &[(&str, Level, &str, Votes)] = &[
    (IPR, Level::Warning, "kommuneloven § 11-9 (1)", None),
    (KO, Level::Warning, "kommuneloven § 11-9 (1)", None),
    (NEMND, Level::Warning, "kommuneloven § 11-9 (1)", None),
    (IKS, Level::Error, "IKS-loven § 9 (1)", Some((2, 3))),
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    let Some((_, level, provision, votes)) = QUORUMS.iter().find(|(id, ..)| *id == form) else { return };
    let says = match votes {
        None => {
            tr! { nb: "minst halvparten av medlemmene må være til stede og stemme", nn: "minst halvparten av medlemmene må vere til stades og stemme", en: "at least half of the members must be present and vote" }
        }
        Some(_) => {
            tr! { nb: "minst halvparten av medlemmene må være til stede, og de må ha minst to tredeler av stemmene", nn: "minst halvparten av medlemmene må vere til stades, og dei må ha minst to tredelar av stemmene", en: "at least half of the members must be present, and they must hold at least two thirds of the votes" }
        }
    };
    for (organ, said) in organ::representative(governance) {
        let Some(other) = said.quorum.as_ref().and_then(|q| other_than_the_act(q, *votes)) else { continue };
        let name = organ.name();
        let what = Text {
            nb: format!("avtalen har en annen regel enn loven om når {} kan gjøre vedtak", name.nb),
            nn: format!("avtalen har ein annan regel enn lova om når {} kan gjere vedtak", name.nn),
            en: format!("the agreement has another rule than the act's on when {} can decide", name.en),
        };
        findings.add(
            Finding::new("quorum-not-negotiable", *level, what)
                .at(resolved.loaded.place(other.span))
                .by_law(provision, says.clone())
                .todo(tr! { nb: "ta bort `quorum`; teksten sier hva loven krever", nn: "ta bort `quorum`; teksten seier kva lova krev", en: "take `quorum` away; the text says what the act asks" }),
        );
    }
}

/// The part of a quorum that is not the act's.
fn other_than_the_act(quorum: &Quorum, votes: Votes) -> Option<&Spanned<Share>> {
    let is = |share: &Spanned<Share>, wanted: Votes| wanted.and_then(|(a, b)| Ratio::new(a, b)) == Some(share.value.0.clone());
    let members = quorum.members.as_ref().filter(|share| !is(share, Some((1, 2))));
    members.or_else(|| quorum.votes.as_ref().filter(|share| !is(share, votes)))
}
