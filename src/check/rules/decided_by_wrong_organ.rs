//! What the councils decide themselves, given to another organ: the agreement, its listed matters, an IKS's end.

use super::rule;
use crate::agreement::words::{Body, BodyRole, CaseKind, Dissolver, Organ};
use crate::check::own_text::{Sentence, sentences};
use crate::diag::{Finding, Findings, Level};
use crate::lang::Text;
use crate::resolve::Resolved;
use crate::source::Place;
use crate::tr;

rule!("decided-by-wrong-organ", Error);

/// The form and the provision that leaves the agreement and its listed matters to the councils.
const COUNCILS_DECIDE: &[(&str, &str)] = &[
    ("interkommunalt-politisk-raad", "kommuneloven § 18-4 (2)"),
    ("kommunalt-oppgavefellesskap", "kommuneloven § 19-4 (2)"),
    ("vertskommune-administrativ", "kommuneloven § 20-4 (2)"),
    ("vertskommune-nemnd", "kommuneloven § 20-4 (2)"),
    ("interkommunalt-selskap", "IKS-loven § 4 (2)"),
];
/// Cases in which the agreement itself is adopted.
const ADOPTS: &[CaseKind] = &[CaseKind::Establish, CaseKind::Join, CaseKind::Amend, CaseKind::Convert, CaseKind::Replace];

fn run(resolved: &Resolved<'_>, findings: &mut Findings) {
    let Some((form, basis)) = COUNCILS_DECIDE.iter().find(|(form, _)| resolved.form_id() == Some(*form)) else { return };
    let mut add = |level: Level, place: Place, basis: &str, what: Text| {
        findings.add(
            Finding::new("decided-by-wrong-organ", level, what)
                .at(place)
                .by_law(basis, tr! { nb: "kommunestyret eller fylkestinget selv hos hver av deltakerne avgjør dette", nn: "kommunestyret eller fylkestinget sjølv hos kvar av deltakarane avgjer dette", en: "the municipal or county council itself of every participant decides this" })
                .todo(tr! { nb: "la kommunestyrene avgjøre det; andre kan uttale seg eller innstille", nn: "la kommunestyra avgjere det; andre kan uttale seg eller gi tilråding", en: "leave it to the councils; others may comment or recommend" }),
        );
    };
    for (place, what) in decisions_of_cases(resolved) {
        add(Level::Error, place, basis, what);
    }
    // A political council may leave its key to the representantskap: the key is not among the listed matters.
    let key = resolved.loaded.agreement.amendment.as_ref().and_then(|a| a.cost_key.as_ref());
    let key = key.filter(|organ| organ.value != Organ::Councils && *form != "interkommunalt-politisk-raad");
    if let Some(organ) = key {
        add(
            Level::Error,
            resolved.loaded.place(organ.span),
            basis,
            tr! { nb: "et annet organ enn kommunestyrene skal endre fordelingsnøkkelen", nn: "eit anna organ enn kommunestyra skal endre fordelingsnøkkelen", en: "another organ than the councils is to change the cost key" },
        );
    }
    let end = resolved.loaded.agreement.dissolution.as_ref().and_then(|d| d.decided_by.as_ref());
    if let Some(end) = end.filter(|by| by.value != Dissolver::AllCouncils && *form == "interkommunalt-selskap") {
        add(
            Level::Error,
            resolved.loaded.place(end.span),
            "IKS-loven § 32 (1)",
            tr! { nb: "et annet organ enn kommunestyrene skal oppløse selskapet", nn: "eit anna organ enn kommunestyra skal løyse opp selskapet", en: "another organ than the councils is to dissolve the company" },
        );
    }
    for sentence in sentences(resolved).iter().filter(|s| gives_away(s, form)) {
        add(
            Level::Warning,
            sentence.place,
            basis,
            tr! { nb: "teksten ser ut til å la et annet organ vedta det kommunestyrene selv skal vedta", nn: "teksten ser ut til å la eit anna organ vedta det kommunestyra sjølve skal vedta", en: "the text seems to let another organ adopt what the councils themselves adopt" },
        );
    }
}

/// Bodies that are to decide a case about the agreement and are no councils.
fn decisions_of_cases(resolved: &Resolved<'_>) -> Vec<(Place, Text)> {
    let adopts = resolved.loaded.cases.iter().filter(|c| c.case.kind.as_ref().is_some_and(|kind| ADOPTS.contains(&kind.value)));
    let bodies = adopts.flat_map(|c| c.case.parties.values().flat_map(|own| own.bodies.iter()).map(move |body| (c.source, body)));
    bodies
        .filter(|(_, hearing)| {
            hearing.role.value == BodyRole::Decision && !matches!(hearing.body.value, Body::Kommunestyret | Body::Fylkestinget)
        })
        .map(|(source, hearing)| {
            let what = tr! { nb: "et annet organ enn kommunestyret skal gjøre vedtaket i saken", nn: "eit anna organ enn kommunestyret skal gjere vedtaket i saka", en: "another body than the council is to decide the case" };
            (Place { source, span: hearing.body.span }, what)
        })
        .collect()
}

/// Does the sentence let somebody else adopt or change the agreement, or a matter the law lists?
fn gives_away(sentence: &Sentence, form: &str) -> bool {
    let outside = ["formannskapet", "kommunedirektøren", "rådmannen", "administrasjonen"];
    let joint = ["representantskapet", "styret", "nemnda"];
    let changes = sentence.has(&[
        "kan endre",
        "kan vedta",
        "vedtar endring",
        "vedtek endring",
        "fullmakt til å endre",
        "fullmakt til å vedta",
        "fullmakt til å godkjenne",
        "godkjenner samarbeidsavtalen",
        "godkjenner selskapsavtalen",
        "fastsetter fordelingsnøkkelen",
        "fastset fordelingsnøkkelen",
    ]);
    let agreement = sentence.has(&["samarbeidsavtalen", "selskapsavtalen"]);
    let listed = sentence.has(&["eierandel", "eigardel", "ansvarsandel", "ansvarsdel", "innskuddsplikt", "innskotsplikt"])
        || (sentence.has(&["fordelingsnøkkel"]) && form != "interkommunalt-politisk-raad");
    let by_outsider = sentence.has_word(&outside) && (agreement || listed);
    let by_joint = sentence.has_word(&joint) && listed;
    changes
        && (by_outsider || by_joint)
        && !sentence.denies()
        && !sentence.has(&["kommunestyret selv", "kommunestyret sjølv", "kommunestyrene", "kommunestyra"])
}
