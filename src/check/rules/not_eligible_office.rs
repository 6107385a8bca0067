//! An office in an organ its holder may not sit in.

use super::rule;
use crate::check::organ::{self, IKS, IPR, KO, NEMND, Organ};
use crate::diag::{Finding, Findings};
use crate::lang::words::{Form, Words};
use crate::lang::{Lang, Text};
use crate::resolve::Resolved;
use crate::tr;

rule!("not-eligible-office", Error);

/// Elected organs: every organ of an IPR, the representantskap of a KO, the joint committee.
const ELECTED: &[(&str, Organ)] =
    &[(IPR, Organ::Representantskap), (IPR, Organ::Board), (KO, Organ::Representantskap), (NEMND, Organ::Committee)];
/// The same and the board of a KO, for which only the leading staff are let in (§ 7-3 second ledd).
const ELECTED_AND_KO_BOARD: &[(&str, Organ)] = &[
    (IPR, Organ::Representantskap),
    (IPR, Organ::Board),
    (KO, Organ::Representantskap),
    (KO, Organ::Board),
    (NEMND, Organ::Committee),
];

/// Offices, the organs they are kept out of, and the provision.
type Bar = (&'static [&'static str], &'static [(&'static str, Organ)], &'static str);

const BARS: &[Bar] = &[
    (&["statsforvalter"], ELECTED_AND_KO_BOARD, "kommuneloven § 7-3 (1) a"),
    (&["kommunedirektør", "rådmann", "administrasjonssjef", "stedfortreder"], ELECTED, "kommuneloven § 7-3 (1) b"),
    (&["kommunalsjef", "etatssjef"], ELECTED, "kommuneloven § 7-3 (1) c"),
    (&["kommunestyresekretær"], ELECTED_AND_KO_BOARD, "kommuneloven § 7-3 (1) d"),
    (&["regnskapsansvarlig"], ELECTED_AND_KO_BOARD, "kommuneloven § 7-3 (1) e"),
    (&["revisor"], ELECTED_AND_KO_BOARD, "kommuneloven § 7-3 (1) f"),
    (&["kontrollutvalgssekretær"], ELECTED_AND_KO_BOARD, "kommuneloven § 7-3 (1) g"),
    (&["kontrollutvalgsmedlem"], ELECTED, "kommuneloven § 7-3 (3) c"),
    (&["daglig-leder"], &[(KO, Organ::Representantskap)], "kommuneloven § 19-3 (3)"),
    (&["daglig-leder"], &[(IKS, Organ::Representantskap)], "IKS-loven § 6 (3)"),
    (&["daglig-leder", "representantskapsmedlem"], &[(IKS, Organ::Board)], "IKS-loven § 10 (4)"),
];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    for (organ, label) in organ::offices(governance) {
        let Some(office) = organ::office_of(resolved, label) else { continue };
        let bar = BARS.iter().find(|(offices, organs, _)| offices.contains(&office) && organs.contains(&(form, organ)));
        let Some((.., provision)) = bar else { continue };
        let name = |lang| Words::embedded().word("office", office, lang, Form::Definite).unwrap_or(office);
        let (nb, nn, organ) = (name(Lang::Nb), name(Lang::Nn), organ.name());
        let what = Text {
            nb: format!("{nb} kan ikke velges til {}", organ.nb),
            nn: format!("{nn} kan ikkje veljast til {}", organ.nn),
            en: format!("{nb} may not be elected to {}", organ.en),
        };
        findings.add(
            Finding::error("not-eligible-office", what)
                .at(resolved.loaded.place(label.span))
                .by_law(provision, tr! { nb: "den som har dette vervet eller denne stillingen, kan ikke sitte i organet", nn: "den som har dette vervet eller denne stillinga, kan ikkje sitje i organet", en: "the holder of this office may not sit in the organ" })
                .todo(tr! { nb: "ta vervet eller stillingen ut, og la den som velger organet, velge en som er valgbar", nn: "ta vervet eller stillinga ut, og la den som vel organet, velje ein som er valbar", en: "take the office out, and let those who elect the organ choose somebody who is eligible" }),
        );
    }
}
