//! Who may sit in which organ, how they vote and who may listen: the same words in agreements of different forms.

use avtaleverk::diag::Level;

use super::support::{Folder, check_folder, minimal, overlay};

const MEMBERS: &str = "members: {nordvik: {members: 2, deputies: 4}, sordal: {members: 2, deputies: 4}}";
const KO: &str = "kommunalt-oppgavefellesskap";
const IPR: &str = "interkommunalt-politisk-raad";
const IKS: &str = "interkommunalt-selskap";
const NEMND: &str = "vertskommune-nemnd";
const BOARD_1992: &str = "styre-1992-27";

/// The levels a rule finds something at, in an agreement of a form with this under `governance`.
fn found(form: &str, rule: &str, governance: &str, as_of: Option<&str>) -> Vec<Level> {
    let yaml = overlay(&minimal(form), &format!("governance: {{{governance}}}\n"));
    let checked = check_folder(&Folder::with("prove", &yaml), as_of);
    let unread: Vec<&str> = checked.findings.iter().filter(|f| f.labels.is_empty()).map(|f| f.rule).collect();
    assert!(unread.is_empty(), "{form} {governance}: {unread:?} without a place");
    checked.findings.iter().filter(|f| f.rule == rule).map(|f| f.level).collect()
}

/// The text of an agreement with this laid over the smallest of its form.
fn text(form: &str, lang: &str, name: &str, yaml: &str) -> String {
    let languages = "languages: {original: nb, translations: [nn]}\n";
    let folder = Folder::with("prove", &overlay(&minimal(form), &format!("{languages}{yaml}")));
    let ran = folder.run(&["build", "--to", "md"]);
    assert_eq!(ran.status, 0, "{ran}");
    folder.read(&format!("out/prove/{name}.{lang}.md"))
}

#[test]
fn an_office_is_kept_out_of_the_organs_its_act_keeps_it_out_of() {
    let representantskap = |office: &str| format!("representantskap: {{{MEMBERS}, offices: [{office}]}}");
    let committee = |office: &str| format!("committee: {{{MEMBERS}, offices: [{office}]}}");
    let board = |office: &str| format!("representantskap: {{{MEMBERS}}}, board: {{members: 5, offices: [{office}]}}");
    for (form, governance, expected) in [
        (KO, representantskap("kommunedirektøren"), 1),
        (IPR, board("kommunedirektøren"), 1),
        (KO, board("kommunedirektøren"), 0),
        (IPR, representantskap("Rådmennene"), 1),
        (IPR, representantskap("etatssjefane"), 1),
        (NEMND, committee("stadfortredaren til kommunedirektøren"), 1),
        (NEMND, committee("medlem av kontrollutvalget"), 1),
        (KO, board("revisoren"), 1),
        (KO, representantskap("daglig leder"), 1),
        (KO, board("daglig leder"), 0),
        (IKS, representantskap("dagleg leiar"), 1),
        (IKS, board("daglig leder"), 1),
        (IKS, board("medlemmer av representantskapet"), 1),
        (IKS, board("kommunedirektøren"), 0),
        (IPR, representantskap("daglig leder"), 0),
        (IPR, representantskap("ordføreren"), 0),
        (KO, representantskap("kommunedirektøren i Nordvik kommune"), 1),
        (IPR, board("rådmennene i kommunene"), 1),
        (KO, representantskap("daglig leder i oppgavefellesskapet"), 1),
        (KO, representantskap("daglig leder i Nordvik Energi AS"), 0),
        // Not the office, but a text with its name in it.
        (KO, representantskap("en som kommunedirektøren ikke er sjef for"), 0),
        (BOARD_1992, "board: {by_party: {nordvik: {members: 1, deputies: 1, office: rådmannen}}}".to_owned(), 0),
    ] {
        let levels = found(form, "not-eligible-office", &governance, None);
        assert_eq!(levels, vec![Level::Error; expected], "{form}: {governance}");
    }
}

#[test]
fn votes_may_be_agreed_in_an_iks_alone() {
    for (votes, is_free) in [
        ("{by: ownership}", false),
        ("{weights: {nordvik: 3, sordal: 1}}", false),
        ("{majority: two-thirds}", false),
        ("{weights: {nordvik: 2, sordal: 2}, majority: simple}", true),
    ] {
        for (form, organ) in
            [(KO, "representantskap"), (IPR, "representantskap"), (NEMND, "committee"), (IKS, "representantskap")]
        {
            let board = if form == IKS { ", board: {members: 3}" } else { "" };
            let governance = format!("{organ}: {{{MEMBERS}, votes: {votes}}}{board}");
            let expected = if is_free || form == IKS { Vec::new() } else { vec![Level::Warning] };
            assert_eq!(found(form, "vote-weights-not-allowed", &governance, None), expected, "{form} {votes}");
        }
    }
}

#[test]
fn a_quorum_is_the_acts_own() {
    for (form, organ, quorum, expected) in [
        (KO, "representantskap", "{members: 1/2}", None),
        (KO, "representantskap", "{members: 2/3}", Some(Level::Warning)),
        (KO, "representantskap", "{members: 1/2, votes: 2/3}", Some(Level::Warning)),
        (NEMND, "committee", "{members: 1/3}", Some(Level::Warning)),
        (IKS, "representantskap", "{members: 1/2, votes: 2/3}", None),
        (IKS, "representantskap", "{members: 2/3}", Some(Level::Error)),
        (IKS, "representantskap", "{votes: 1/2}", Some(Level::Error)),
    ] {
        let governance = format!("{organ}: {{{MEMBERS}, quorum: {quorum}}}");
        assert_eq!(found(form, "quorum-not-negotiable", &governance, None), Vec::from_iter(expected), "{form} {quorum}");
    }
}

#[test]
fn a_right_to_speak_follows_from_an_act() {
    let observers = |one: &str| format!("representantskap: {{{MEMBERS}, observers: [{{id: x, {one}}}]}}");
    for (one, as_of, expected) in [
        ("who: fylkeskommunen, rights: [speak]", None, 1),
        ("who: fylkeskommunen, rights: [speak]", Some("2023-06-30"), 0),
        ("who: fylkeskommunen, rights: [speak]", Some("2023-07-01"), 1),
        ("who: fylkeskommunen, rights: [listen]", None, 0),
        ("who: fylkeskommunen", None, 0),
        ("who: kommunedirektøren, rights: [attend, speak]", None, 0),
        ("who: kommunedirektøren, rights: [attend, propose]", None, 1),
        ("who: ordføreren, rights: [attend, speak, propose]", None, 0),
        ("who: tillitsvalgte, rights: [attend, speak]", None, 1),
        ("who: tillitsvalgte, rights: [attend, speak], basis: kommuneloven § 13-4", None, 0),
        ("who: tillitsvalgte, rights: [propose], basis: kommuneloven § 13-4", None, 1),
    ] {
        let levels = found(KO, "speaking-right-without-law", &observers(one), as_of);
        assert_eq!(levels, vec![Level::Warning; expected], "{one} {as_of:?}");
        assert_eq!(found(IKS, "speaking-right-without-law", &observers(one), as_of), Vec::new());
    }
}

/// The first turn of the year after the councils are elected is the same for every day of a council period.
#[test]
fn a_term_is_measured_against_the_next_election() {
    for (in_force, term, expected) in [
        ("2027-01-01", "1 year", None),
        ("2027-01-01", "13 months", Some(Level::Advice)),
        ("2027-12-31", "4 years", Some(Level::Advice)),
        ("2028-01-01", "4 years", None),
        ("2028-01-02", "4 years", Some(Level::Advice)),
        ("2024-01-01", "48 months", None),
        // The members elected then have gone.
        ("2021-06-01", "4 years", None),
        ("2028-01-01", "5 years", Some(Level::Warning)),
    ] {
        let yaml = format!("in_force: {{date: {in_force}}}\ngovernance: {{representantskap: {{{MEMBERS}, term: {term}}}}}\n");
        let checked = check_folder(&Folder::with("prove", &overlay(&minimal(KO), &yaml)), Some("2026-07-28"));
        let levels: Vec<Level> = checked.findings.iter().filter(|f| f.rule == "term-past-election").map(|f| f.level).collect();
        assert_eq!(levels, Vec::from_iter(expected), "{in_force} {term}");
    }
}

/// What is open is asked for, not found fault with.
#[test]
fn open_numbers_are_not_too_few() {
    let open = "open: {governance.representantskap.members.sordal: Hvor mange?}\n";
    let yaml = format!("governance: {{representantskap: {{members: {{nordvik: {{members: 2, deputies: 2}}}}}}}}\n{open}");
    let checked = check_folder(&Folder::with("prove", &overlay(&minimal(KO), &yaml)), None);
    assert!(checked.findings.iter().all(|f| f.rule != "too-few-members"), "{:?}", checked.findings);
}

#[test]
fn an_iks_prints_the_votes_it_has_agreed() {
    let weights = format!(
        "governance: {{representantskap: {{{MEMBERS}, votes: {{weights: {{nordvik: 6, sordal: 4}}, majority: two-thirds}}}}, board: {{members: 3}}}}\n"
    );
    let nb = text(IKS, "nb", "selskapsavtale", &weights);
    assert!(nb.contains("Deltakerne har så mange stemmer som det står i"), "{nb}");
    assert!(nb.contains("Vedtak krever minst to tredeler av de avgitte stemmene"), "{nb}");
    assert!(
        nb.contains("| Deltaker | Medlemmer | Varamedlemmer | Stemmer |") && nb.contains("| **Sum** | **4** | **8** | **10** |"),
        "{nb}"
    );
    assert!(!nb.contains("Hvert medlem har én stemme."), "{nb}");
    let shares = format!("governance: {{representantskap: {{{MEMBERS}, votes: {{by: ownership}}}}, board: {{members: 3}}}}\n");
    let nn = text(IKS, "nn", "selskapsavtale", &shares);
    assert!(nn.contains("Stemmene blir vekta etter eigardelane i"), "{nn}");
    assert!(nn.contains("Vedtak blir gjorde med fleirtalet av dei avgitte stemmene"), "{nn}");
}

#[test]
fn observers_and_the_appeals_committee_are_printed() {
    let observers = "observers: [{id: a, who: fylkeskommunen, rights: [listen]}, {id: b, who: dei tillitsvalde, rights: [attend, speak], basis: kommuneloven § 13-4}]";
    let nn = text(KO, "nn", "samarbeidsavtale", &format!("governance: {{representantskap: {{{MEMBERS}, {observers}}}}}\n"));
    assert!(nn.contains("Desse kan følgje møta utan å vere medlemmer:"), "{nn}");
    assert!(nn.contains("dei tillitsvalde: møterett og talerett, jf. kommuneloven § 13-4"), "{nn}");
    assert!(nn.contains("fylkeskommunen: rett til å vere til stades når møtet er ope"), "{nn}");
    let appeals = "appeals_committee: {nordvik: {members: 2, deputies: 1}, sordal: {members: 1, deputies: 1}}";
    let nb = text(NEMND, "nb", "samarbeidsavtale", &format!("governance: {{committee: {{{MEMBERS}}}, {appeals}}}\n"));
    assert!(nb.contains("Deltakerne har dette antallet medlemmer og varamedlemmer i klagenemnda:"), "{nb}");
    assert!(nb.contains("| **Sum** | **3** | **2** |"), "{nb}");
    assert!(!nb.contains("Hver deltaker oppnevner ett medlem"), "{nb}");
}
