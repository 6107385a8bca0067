//! The shares of a case that are not those of the participants there are before and after: one too many, one missing, or none said.

use std::collections::BTreeSet;

use super::rule;
use crate::agreement::leaf::{ByKey, PartyId, Share};
use crate::agreement::words::CaseKind;
use crate::diag::{Finding, Findings};
use crate::lang::words::join;
use crate::lang::{Lang, Text};
use crate::resolve::{LoadedCase, Resolved, joining, leaving};
use crate::source::{Place, Spanned};
use crate::tr;

rule!("case-shares-fault", Warning);

type Shares = ByKey<PartyId, Spanned<Share>>;

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let parties: BTreeSet<&str> = resolved.loaded.agreement.parties.iter().map(|party| party.id.0.as_str()).collect();
    for case in &resolved.loaded.cases {
        let Some(kind) = &case.case.kind else { continue };
        let (mut before, mut after) = (parties.clone(), parties.clone());
        match kind.value {
            CaseKind::Join => before.retain(|party| !joining(&case.case).contains(party)),
            CaseKind::Withdraw => after.retain(|party| leaving(&case.case) != Some(*party)),
            CaseKind::Establish | CaseKind::Amend => {}
            // Who took part in what is converted, replaced or dissolved is not said here.
            _ => continue,
        }
        let mut look = |shares: &Shares, wanted: &BTreeSet<&str>, key: &str| {
            findings.extend(faults(resolved, case, shares, wanted, &parties, key));
        };
        look(&case.case.shares_before, &before, "shares_before");
        look(&case.case.shares_after, &after, "shares_after");
        if kind.value == CaseKind::Withdraw && unsaid(resolved, case, &after) {
            let names = |lang| names(resolved, &after, lang);
            let (nb, nn) = (names(Lang::Nb), names(Lang::Nn));
            findings.add(
                because(Finding::advice("case-shares-fault", tr! { nb: "saken sier ikke hvilke eierandeler {nb} skal ha etterpå", nn: "saka seier ikkje kva eigardelar {nn} skal ha etterpå", en: "the case does not say which ownership shares {nb} have afterwards" }))
                    .at(Place { source: case.source, span: kind.span })
                    .todo(tr! { nb: "skriv de nye andelene under `shares_after`", nn: "skriv dei nye delane under `shares_after`", en: "write the new shares under `shares_after`" }),
            );
        }
    }
}

/// Participants with a share that they do not have, and participants without one. A party the agreement does not know is another matter.
fn faults(
    resolved: &Resolved<'_>,
    case: &LoadedCase,
    shares: &Shares,
    wanted: &BTreeSet<&str>,
    parties: &BTreeSet<&str>,
    key: &str,
) -> Vec<Finding> {
    let Some(first) = shares.values().next() else { return Vec::new() };
    let mut found = Vec::new();
    for (party, share) in shares {
        let id = party.0.as_str();
        if parties.contains(id) && !wanted.contains(id) {
            let name = |lang| resolved.loaded.party_name(id, lang);
            let (nb, nn) = (name(Lang::Nb), name(Lang::Nn));
            let what = if key == "shares_before" {
                tr! { nb: "{nb} har en andel før, men trer først inn nå", nn: "{nn} har ein del før, men trer først inn no", en: "{nb} has a share before, but only joins now" }
            } else {
                tr! { nb: "{nb} har en andel etterpå, men trer ut", nn: "{nn} har ein del etterpå, men trer ut", en: "{nb} has a share afterwards, but leaves" }
            };
            found.push(
                because(Finding::warning("case-shares-fault", what))
                    .at(Place { source: case.source, span: share.span })
                    .todo(tr! { nb: "ta {id} ut av `{key}`, og fordel andelen på de andre", nn: "ta {id} ut av `{key}`, og fordel delen på dei andre", en: "take {id} out of `{key}` and give the share to the others" }),
            );
        }
    }
    let said: BTreeSet<&str> = shares.keys().map(|party| party.0.as_str()).collect();
    let missing: BTreeSet<&str> = wanted.difference(&said).copied().collect();
    if !missing.is_empty() {
        let (nb, nn) = (names(resolved, &missing, Lang::Nb), names(resolved, &missing, Lang::Nn));
        let ids = missing.into_iter().collect::<Vec<_>>().join(", ");
        found.push(
            because(Finding::warning("case-shares-fault", tr! { nb: "{nb} har ingen andel i `{key}`", nn: "{nn} har ingen del i `{key}`", en: "{nb} has no share in `{key}`" }))
                .at(Place { source: case.source, span: first.span })
                .todo(tr! { nb: "før opp {ids} med sin andel", nn: "før opp {ids} med sin del", en: "add {ids} with a share" }),
        );
    }
    found
}

/// Do at least two remain who have shares today, is there a paper for one of them, and does the case not say what they have then?
fn unsaid(resolved: &Resolved<'_>, case: &LoadedCase, remaining: &BTreeSet<&str>) -> bool {
    let ownership = resolved.loaded.agreement.shares.as_ref().and_then(|shares| shares.ownership.as_ref());
    let owned = ownership.is_some_and(|shares| remaining.iter().all(|id| shares.keys().any(|party| party.0 == *id)));
    let asked = case.case.parties.keys().any(|party| remaining.contains(party.0.as_str()));
    case.case.shares_after.is_empty() && remaining.len() > 1 && owned && asked && leaving(&case.case).is_some()
}

fn names(resolved: &Resolved<'_>, ids: &BTreeSet<&str>, lang: Lang) -> String {
    join(&ids.iter().map(|id| resolved.loaded.party_name(id, lang)).collect::<Vec<_>>(), lang)
}

fn because(finding: Finding) -> Finding {
    let why = Text {
        nb: "eierandelene til deltakerne skal til sammen være det hele, også etter at en har kommet til eller trådt ut (kommuneloven §§ 18-2 og 19-2, IKS-loven § 3)".to_owned(),
        nn: "eigardelane til deltakarane skal til saman vere det heile, òg etter at ein har kome til eller har tredd ut (kommuneloven §§ 18-2 og 19-2, IKS-loven § 3)".to_owned(),
        en: "the ownership shares of the participants make the whole, also when one has joined or left (kommuneloven §§ 18-2 and 19-2, IKS-loven § 3)".to_owned(),
    };
    finding.why(why)
}
