//! An organ another form of cooperation has.

use super::rule;
use crate::agreement::governance::Governance;
use crate::check::organ::{self, HOST, IKS, IPR, KO, NEMND, Organ};
use crate::diag::{Finding, Findings};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::tr;

rule!("organ-not-of-the-form", Warning);

/// Why an organ has no place in a form.
#[derive(Clone, Copy)]
enum Why {
    /// A joint committee belongs to § 20-3.
    CommitteeIsOfHost,
    /// The powers lie with the director of the host.
    PowersWithDirector,
    /// The powers lie with the joint committee.
    PowersWithCommittee,
}

/// Form, its foreign organs, and why.
const FOREIGN: &[(&str, &[Organ], Why)] = &[
    (IPR, &[Organ::Committee, Organ::Appeals], Why::CommitteeIsOfHost),
    (KO, &[Organ::Committee, Organ::Appeals], Why::CommitteeIsOfHost),
    (IKS, &[Organ::Committee, Organ::Appeals], Why::CommitteeIsOfHost),
    (HOST, &[Organ::Representantskap, Organ::Board, Organ::Committee, Organ::Appeals], Why::PowersWithDirector),
    (NEMND, &[Organ::Representantskap, Organ::Board], Why::PowersWithCommittee),
];

impl Why {
    fn provision(self) -> &'static str {
        match self {
            Why::CommitteeIsOfHost => "kommuneloven § 20-3 (1)",
            Why::PowersWithDirector => "kommuneloven § 20-2 (2)",
            Why::PowersWithCommittee => "kommuneloven § 20-3 (2)",
        }
    }

    fn says(self) -> Text {
        match self {
            Why::CommitteeIsOfHost => {
                tr! { nb: "felles nemnd er et organ i et vertskommunesamarbeid", nn: "felles nemnd er eit organ i eit vertskommunesamarbeid", en: "a joint committee is an organ of a host cooperation" }
            }
            Why::PowersWithDirector => {
                tr! { nb: "myndigheten går til kommunedirektøren i vertskommunen, og samarbeidet har ikke noe felles organ med myndighet", nn: "myndigheita går til kommunedirektøren i vertskommunen, og samarbeidet har ikkje noko felles organ med myndigheit", en: "the powers go to the chief executive of the host, and the cooperation has no joint organ with powers" }
            }
            Why::PowersWithCommittee => {
                tr! { nb: "det er nemnda som får myndigheten", nn: "det er nemnda som får myndigheita", en: "it is the joint committee that is given the powers" }
            }
        }
    }

    fn todo(self) -> Text {
        match self {
            Why::CommitteeIsOfHost => {
                tr! { nb: "ta organet ut; andre organer oppretter representantskapet", nn: "ta organet ut; andre organ opprettar representantskapet", en: "take the organ out; other organs are created by the representantskap" }
            }
            Why::PowersWithDirector => {
                tr! { nb: "bruk `forum` til en møteplass uten myndighet, eller velg § 20-3 hvis en felles nemnd skal avgjøre saker", nn: "bruk `forum` til ein møteplass utan myndigheit, eller vel § 20-3 dersom ei felles nemnd skal avgjere saker", en: "use `forum` for a meeting place without powers, or choose § 20-3 if a joint committee is to decide cases" }
            }
            Why::PowersWithCommittee => {
                tr! { nb: "bruk `forum` til en møteplass uten myndighet", nn: "bruk `forum` til ein møteplass utan myndigheit", en: "use `forum` for a meeting place without powers" }
            }
        }
    }
}

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, governance)) = organ::of(resolved) else { return };
    let Some((_, foreign, why)) = FOREIGN.iter().find(|(id, ..)| *id == form) else { return };
    for organ in foreign.iter().filter(|organ| has(governance, **organ)) {
        let name = organ.name();
        let what = Text {
            nb: format!("{} hører ikke til samarbeidsformen", name.nb),
            nn: format!("{} høyrer ikkje til samarbeidsforma", name.nn),
            en: format!("{} does not belong to the form of cooperation", name.en),
        };
        findings.add(
            Finding::warning("organ-not-of-the-form", what)
                .at(resolved.loaded.place_of(organ.path(), resolved.sources))
                .by_law(why.provision(), why.says())
                .todo(why.todo()),
        );
    }
}

fn has(governance: &Governance, organ: Organ) -> bool {
    match organ {
        Organ::Representantskap => governance.representantskap.is_some(),
        Organ::Committee => governance.committee.is_some(),
        Organ::Board => governance.board.is_some(),
        Organ::Appeals => !governance.appeals_committee.is_empty(),
    }
}
