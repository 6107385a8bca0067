//! A board that others than the representantskap elect.

use super::rule;
use crate::agreement::words::Elector;
use crate::check::organ::{self, IKS, IPR, KO};
use crate::diag::{Finding, Findings, Level};
use crate::resolve::Resolved;
use crate::tr;

rule!("board-appointed-elsewhere", Error);

/// Form, level and provision. For IPR and KO it is read out of what the act says of other organs; in an IKS the act says it of the board.
const ELECTED_BY_REPRESENTANTSKAP: &[(&str, Level, &str)] = &[
    (IPR, Level::Warning, "kommuneloven § 18-3 (4)"),
    (KO, Level::Warning, "kommuneloven § 19-3 (5)"),
    (IKS, Level::Error, "IKS-loven § 10 (2)"),
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    let rule = ELECTED_BY_REPRESENTANTSKAP.iter().find(|(id, ..)| *id == form);
    let (Some((_, level, provision)), Some(board)) = (rule, &governance.board) else { return };
    let mut places = Vec::new();
    if let Some(elector) = board.elected_by.as_ref().filter(|e| e.value != Elector::Representantskap) {
        places.push(resolved.loaded.place(elector.span));
    }
    if let Some(party) = board.by_party.keys().next() {
        let path = format!("governance.board.by_party.{}", party.0);
        places.push(resolved.loaded.place_of(&path, resolved.sources));
    }
    for place in places {
        findings.add(
            Finding::new("board-appointed-elsewhere", *level, tr! { nb: "styret blir pekt ut av andre enn representantskapet", nn: "styret blir peikt ut av andre enn representantskapet", en: "the board is appointed by others than the representantskap" })
                .at(place)
                .by_law(provision, tr! { nb: "representantskapet velger styret", nn: "representantskapet vel styret", en: "the representantskap elects the board" })
                .todo(tr! { nb: "skriv `elected_by: representantskap` og antallet under `members`, og avtal heller hvem deltakerne kan foreslå", nn: "skriv `elected_by: representantskap` og talet under `members`, og avtal heller kven deltakarane kan gjere framlegg om", en: "write `elected_by: representantskap` and the number under `members`, and rather agree whom the participants may propose" }),
        );
    }
}
