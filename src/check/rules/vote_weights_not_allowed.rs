//! Votes or a majority the act leaves nobody to agree.

use super::rule;
use crate::agreement::governance::Representantskap;
use crate::agreement::words::{VoteMajority, VotesBy};
use crate::check::organ::{self, IPR, KO, NEMND};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::source::{Place, Span};
use crate::tr;

rule!("vote-weights-not-allowed", Warning);

/// Forms whose organs follow chapter 11.
const CHAPTER_11: &[&str] = &[IPR, KO, NEMND];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    if !CHAPTER_11.contains(&form) {
        return;
    }
    for (organ, said) in organ::representative(governance) {
        let name = organ.name();
        let path = format!("{}.votes.weights", organ.path());
        if let Some(place) =
            weighted(said, || resolved.loaded.place_of(&path, resolved.sources), |span| resolved.loaded.place(span))
        {
            let what = Text {
                nb: format!("stemmene i {} er vektet", name.nb),
                nn: format!("stemmene i {} er vekta", name.nn),
                en: format!("the votes in {} are weighted", name.en),
            };
            findings.add(finding(what, place).todo(tr! { nb: "gi den som skal ha mer å si, flere medlemmer", nn: "gi den som skal ha meir å seie, fleire medlemmer", en: "give who is to have more to say more members" }));
        }
        let majority = said.votes.as_ref().and_then(|v| v.majority.as_ref());
        if let Some(majority) = majority.filter(|m| m.value != VoteMajority::Simple) {
            let what = Text {
                nb: format!("vedtak i {} krever et annet flertall enn lovens", name.nb),
                nn: format!("vedtak i {} krev eit anna fleirtal enn det i lova", name.nn),
                en: format!("decisions of {} need another majority than the act's", name.en),
            };
            findings.add(finding(what, resolved.loaded.place(majority.span)).todo(tr! { nb: "ta bort `majority`; flertallet for å endre avtalen står under `amendment`", nn: "ta bort `majority`; fleirtalet for å endre avtalen står under `amendment`", en: "take `majority` away; the majority for amending the agreement stands under `amendment`" }));
        }
    }
}

fn finding(what: Text, place: Place) -> Finding {
    Finding::warning("vote-weights-not-allowed", what).at(place).by_law(
        "kommuneloven § 11-9 (2)",
        tr! { nb: "hvert medlem har én stemme, og flertallet avgjør når ikke loven selv sier noe annet", nn: "kvar medlem har éi stemme, og fleirtalet avgjer når ikkje lova sjølv seier noko anna", en: "each member has one vote, and the majority decides unless the act itself says otherwise" },
    )
}

/// Where votes are weighted; weights equal to the number of members are one vote each.
fn weighted(said: &Representantskap, weights: impl Fn() -> Place, place: impl Fn(Span) -> Place) -> Option<Place> {
    let votes = said.votes.as_ref()?;
    if let Some(by) = votes.by.as_ref().filter(|by| by.value != VotesBy::Members) {
        return Some(place(by.span));
    }
    let members = |party| said.members.get(party).and_then(|seats| seats.members.as_ref()).map(|m| m.value.0);
    votes.weights.iter().any(|(party, weight)| members(party) != Some(weight.value.0)).then(weights)
}
