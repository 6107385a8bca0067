//! Fewer members than the act asks for: of a participant in a joint organ, or in the board of an IKS.

use super::rule;
use crate::agreement::governance::{Board, Governance, Seats};
use crate::agreement::leaf::{ByKey, PartyId};
use crate::check::organ::{self, IKS, IPR, KO, NEMND, Organ, counted};
use crate::diag::{Finding, Findings};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::source::Spanned;
use crate::tr;

rule!("too-few-members", Error);

/// Form, organ, the least each participant has, and the provision.
const EACH_PARTY: &[(&str, Organ, u32, &str)] = &[
    (IPR, Organ::Representantskap, 1, "kommuneloven § 18-3 (1)"),
    (KO, Organ::Representantskap, 1, "kommuneloven § 19-3 (1)"),
    (IKS, Organ::Representantskap, 1, "IKS-loven § 6 (1)"),
    (NEMND, Organ::Committee, 2, "kommuneloven § 20-3 (3)"),
    (NEMND, Organ::Appeals, 1, "kommuneloven § 20-6 (2)"),
];

/// From more than so many employees: the least board where the staff elect members, in falling order (IKS-loven § 10 first ledd).
const STAFF_BOARD: &[(u32, u32)] = &[(200, 7), (0, 5)];
/// The least board of an IKS.
const BOARD: u32 = 3;
/// From more than so many employees the staff may ask for seats (eighth ledd).
const STAFF_SEATS: u32 = 30;

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    for (_, organ, least, provision) in EACH_PARTY.iter().filter(|(id, ..)| *id == form) {
        let Some((path, seats)) = seats_of(governance, *organ) else { continue };
        for party in resolved.loaded.agreement.parties.iter().map(|p| p.id.0.as_str()) {
            let path = format!("{path}.{party}");
            let has = seats.iter().find(|(id, _)| id.0 == party).and_then(|(_, s)| s.members.as_ref()).map_or(0, |m| m.value.0);
            if has < *least && !organ::is_open(resolved, &format!("{path}.members")) {
                findings.add(
                    too_few(resolved, *organ, party, (has, *least)).at(resolved.loaded.place_of(&path, resolved.sources)).by_law(
                        provision,
                        Text {
                            nb: format!("minst {} fra hver deltaker", counted(*least, "medlem", Lang::Nb)),
                            nn: format!("minst {} frå kvar deltakar", counted(*least, "medlem", Lang::Nn)),
                            en: format!("members from each participant: at least {least}"),
                        },
                    ),
                );
            }
        }
    }
    if let (IKS, Some(board)) = (form, &governance.board) {
        board_of_company(resolved, board, findings);
    }
}

/// The seats of an organ by party and where they stand; none when nothing is said of them.
fn seats_of(governance: &Governance, organ: Organ) -> Option<(String, &ByKey<PartyId, Spanned<Seats>>)> {
    let (path, seats) = match organ {
        Organ::Appeals => (organ.path().to_owned(), &governance.appeals_committee),
        _ => {
            let (_, said) = organ::representative(governance).find(|(of, _)| *of == organ)?;
            (format!("{}.members", organ.path()), &said.members)
        }
    };
    (!seats.is_empty()).then_some((path, seats))
}

fn too_few(resolved: &Resolved<'_>, organ: Organ, party: &str, (has, least): (u32, u32)) -> Finding {
    let (name, of) = (|lang| resolved.loaded.party_name(party, lang), organ.name());
    let number = |lang, none: &str| if has == 0 { none.to_owned() } else { counted(has, "medlem", lang) };
    let what = Text {
        nb: format!("{} har {} i {}", name(Lang::Nb), number(Lang::Nb, "ingen medlemmer"), of.nb),
        nn: format!("{} har {} i {}", name(Lang::Nn), number(Lang::Nn, "ingen medlemmer"), of.nn),
        en: format!("{} has members in {}: {has}", name(Lang::Nb), of.en),
    };
    Finding::error("too-few-members", what).todo(tr! { nb: "skriv `members: {least}` eller flere for {party}", nn: "skriv `members: {least}` eller fleire for {party}", en: "write `members: {least}` or more for {party}" })
}

fn board_of_company(resolved: &Resolved<'_>, board: &Board, findings: &mut Findings) {
    let staff = board.staff_members.as_ref().map_or(0, |s| s.value.0);
    let employees = resolved.loaded.agreement.staff.as_ref().and_then(|s| s.employees.as_ref());
    let count = employees.map_or(0, |e| e.value.0);
    let least = match staff {
        0 => BOARD,
        _ => STAFF_BOARD.iter().find(|(over, _)| count > *over || *over == 0).map_or(BOARD, |(_, least)| *least),
    };
    if let Some(members) = board.members.as_ref().filter(|m| m.value.0 < least) {
        let n = members.value.0;
        let what = Text {
            nb: format!("styret har {}", counted(n, "medlem", Lang::Nb)),
            nn: format!("styret har {}", counted(n, "medlem", Lang::Nn)),
            en: format!("the board has members: {n}"),
        };
        findings.add(Finding::error("too-few-members", what).at(resolved.loaded.place(members.span)).by_law(
            "IKS-loven § 10 (1)",
            tr! { nb: "minst 3 medlemmer; minst 5 når de ansatte velger noen av dem, og minst 7 når selskapet har mer enn 200 ansatte", nn: "minst 3 medlemmer; minst 5 når dei tilsette vel nokon av dei, og minst 7 når selskapet har meir enn 200 tilsette", en: "at least 3 members; at least 5 when the staff elect some of them, and at least 7 with more than 200 employees" },
        ).todo(tr! { nb: "skriv `members: {least}` eller flere", nn: "skriv `members: {least}` eller fleire", en: "write `members: {least}` or more" }));
    }
    if let Some(employees) = employees.filter(|e| e.value.0 > STAFF_SEATS && board.staff_members.is_none()) {
        findings.add(
            Finding::advice("too-few-members", tr! { nb: "selskapet har {count} ansatte, og avtalen sier ikke hvor mange av styret de velger", nn: "selskapet har {count} tilsette, og avtalen seier ikkje kor mange av styret dei vel", en: "the company has {count} employees, and the agreement does not say how many of the board they elect" })
                .at(resolved.loaded.place(employees.span))
                .by_law("IKS-loven § 10", tr! { nb: "de ansatte kan kreve plasser i styret når det er mer enn 30 av dem, og flere når det er mer enn 50; med mer enn 200 velger de ett medlem til", nn: "dei tilsette kan krevje plassar i styret når det er meir enn 30 av dei, og fleire når det er meir enn 50; med meir enn 200 vel dei éin medlem til", en: "the staff may ask for seats when they are more than 30, and for more seats when they are more than 50; with more than 200 they elect one member more" })
                .todo(tr! { nb: "skriv `staff_members` under `board`, og pass på at styret er stort nok", nn: "skriv `staff_members` under `board`, og pass på at styret er stort nok", en: "write `staff_members` under `board`, and mind that the board is large enough" }),
        );
    }
}
