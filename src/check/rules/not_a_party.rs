//! Someone who is not a participant: in a host or office, in shares, seats, deposits, registers or a case.

use super::rule;
use crate::agreement::leaf::PartyId;
use crate::check::organ;
use crate::diag::{Finding, Findings, suggest};
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("not-a-party", Error);

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let agreement = &resolved.loaded.agreement;
    let ids: Vec<&str> = agreement.parties.iter().map(|p| p.id.0.as_str()).collect();
    let mut look = |party: &str, place: Place| {
        if !ids.contains(&party) {
            let todo = suggest(party, ids.iter().copied());
            findings.add(Finding::error("not-a-party", tr! { nb: "«{party}» er ikke deltaker i avtalen", nn: "«{party}» er ikkje deltakar i avtalen", en: "`{party}` is not a party to the agreement" }).at(place).todo(todo));
        }
    };
    for one in [&agreement.host, &agreement.office, &agreement.seat].into_iter().flatten() {
        look(&one.0, resolved.loaded.place(one.span));
    }
    let mut maps: Vec<(String, Vec<&PartyId>)> = Vec::new();
    if let Some(shares) = &agreement.shares {
        if let Some(own) = &shares.ownership {
            maps.push(("shares.ownership".into(), own.keys().collect()));
        }
        if let Some(crate::agreement::money::Liability::Shares(liability)) = shares.liability.as_ref().map(|l| &l.value) {
            maps.push(("shares.liability".into(), liability.keys().collect()));
        }
    }
    if let Some(governance) = &agreement.governance {
        for (organ, said) in organ::representative(governance) {
            maps.push((format!("{}.members", organ.path()), said.members.keys().collect()));
            if let Some(votes) = &said.votes {
                maps.push((format!("{}.votes.weights", organ.path()), votes.weights.keys().collect()));
            }
        }
        if let Some(board) = &governance.board {
            maps.push(("governance.board.by_party".into(), board.by_party.keys().collect()));
        }
        maps.push(("governance.appeals_committee".into(), governance.appeals_committee.keys().collect()));
    }
    if let Some(deposit) = agreement.contributions.as_ref().and_then(|c| c.deposit.as_ref()) {
        maps.push(("contributions.deposit.amounts".into(), deposit.amounts.keys().collect()));
    }
    if let Some(lock_in) = agreement.exit_terms.as_ref().and_then(|terms| terms.lock_in.as_ref()) {
        maps.push(("exit_terms.lock_in.by_party".into(), lock_in.by_party.keys().collect()));
    }
    for (path, parties) in maps {
        for party in parties {
            look(&party.0, resolved.loaded.place_of(&format!("{path}.{}", party.0), resolved.sources));
        }
    }
    let controllers = agreement.privacy.iter().flat_map(|privacy| privacy.named_controllers());
    let deviating = agreement.sla.iter().flat_map(|sla| sla.deviations.iter()).map(|deviation| &deviation.party);
    for party in controllers.chain(deviating) {
        look(&party.0, resolved.loaded.place(party.span));
    }
    for case in &resolved.loaded.cases {
        if let Some(party) = case.case.withdraw.as_ref().and_then(|withdraw| withdraw.party.as_ref()) {
            look(&party.0, Place { source: case.source, span: party.span });
        }
        for (party, shares) in case.case.share_changes.iter().flat_map(|change| change.parties.iter()) {
            look(&party.0, Place { source: case.source, span: shares.span });
        }
        for (party, share) in case.case.shares_before.iter().chain(case.case.shares_after.iter()) {
            look(&party.0, Place { source: case.source, span: share.span });
        }
        for (party, own) in case.case.parties.iter() {
            look(&party.0, Place { source: case.source, span: own.span });
        }
    }
}
