//! What somebody changes in a case or an agreement, and what follows in the papers of the councils; and what is wrong, with its place.

use std::collections::BTreeMap;

use super::council_cases::{bare, points, seven};
use super::support::{Folder, has_program, minimal, output_of, overlay, typst};

const CASE: &str = "agreements/fjordringen/cases/etablering.yaml";
const AGREEMENT: &str = "agreements/fjordringen/agreement.yaml";

/// The papers of the seven councils by party.
fn papers(folder: &Folder) -> BTreeMap<String, String> {
    let built = folder.run(&["build", "-q", "--to", "md", "--document", "council-case"]);
    assert_eq!(built.status, 0, "{built}");
    let files = folder.files("out/fjordringen").into_iter();
    let paper = |(name, bytes): (String, Vec<u8>)| {
        let party = name.strip_prefix("saksframlegg.etablering.")?.split('.').next()?.to_owned();
        Some((party, bare(&String::from_utf8(bytes).unwrap())))
    };
    let papers: BTreeMap<String, String> = files.filter_map(paper).collect();
    assert_eq!(papers.len(), 7);
    papers
}

#[test]
fn a_figure_changed_once_is_changed_in_every_paper() {
    let folder = seven();
    let before = papers(&folder);
    let amounts = folder.read(AGREEMENT).lines().find(|line| line.contains("amounts: {")).unwrap().to_owned();
    let first = amounts.split_once("amounts: {").unwrap().1.split_once(": ").unwrap().1;
    let old: i64 = first.split([',', '}']).next().unwrap().trim().parse().unwrap();
    folder.edit(AGREEMENT, &amounts, &amounts.replacen(&old.to_string(), &(old + 700_000).to_string(), 1));
    let after = papers(&folder);
    let printed = |amount: i64| {
        let digits = amount.to_string();
        let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|g| std::str::from_utf8(g).unwrap()).collect();
        groups.join(" ")
    };
    for (party, text) in &after {
        assert!(before[party].contains(&format!("**{}**", printed(old))), "{party}: {}", before[party]);
        assert!(text.contains(&format!("**{}**", printed(old + 700_000))), "{party}: {text}");
        assert!(!text.contains(&format!("**{}**", printed(old))), "{party}: the old total is left");
    }
}

#[test]
fn what_is_made_can_be_thrown_away_and_what_is_written_stays() {
    let folder = seven();
    folder.run(&["build", "-q", "--to", "md,html,json"]);
    let (written, made) = (folder.files("agreements"), folder.files("out"));
    assert!(made.len() > 21);
    std::fs::remove_dir_all(folder.path().join("out")).unwrap();
    let built = folder.run(&["build", "-q", "--to", "md,html,json"]);
    assert_eq!(built.status, 0, "{built}");
    assert_eq!(folder.files("out"), made);
    assert_eq!(folder.files("agreements"), written, "what people wrote is left alone");
}

#[test]
fn a_word_of_a_local_point_is_the_councils_own() {
    let folder = seven();
    let before = papers(&folder);
    folder.edit(
        CASE,
        "orienterer kommunestyret om samarbeidet i oktober hvert år",
        "orienterer kommunestyret om samarbeidet i mars hvert år",
    );
    let after = papers(&folder);
    for (party, text) in &after {
        assert_eq!(text == &before[party], party != "havnes", "{party}");
    }
    // A point the program writes is changed in a clause of the agreement's own; the shared points stay alike.
    let clause =
        std::fs::read_to_string(super::support::repo().join("clauses/decision-points/decision-establish-ko.md")).unwrap();
    assert!(clause.contains("Til representantskapet velger {{") && clause.contains("Til representantskapet vel {{"));
    let own = clause
        .replace("Til representantskapet velger {{", "Som representanter velger {{")
        .replace("Til representantskapet vel {{", "Som representantar vel {{");
    folder.write("agreements/fjordringen/clauses/decision-establish-ko.md", own);
    let changed = papers(&folder);
    for (party, text) in &changed {
        let (old, new) = (points(&after[party]), points(text));
        let differ: Vec<_> = old.iter().zip(&new).filter(|(a, b)| a != b).collect();
        assert_eq!((old.len(), differ.len()), (new.len(), 1), "{party}: {differ:?}");
        assert!(differ[0].1.starts_with("Som representant"), "{party}: {differ:?}");
    }
    let checked = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert!(!checked.stdout.contains("shared-point-differs"), "{checked}");
}

#[test]
fn a_figure_that_differs_in_one_language_form_is_found() {
    let folder = seven();
    let clause =
        std::fs::read_to_string(super::support::repo().join("clauses/decision-points/decision-establish-ko.md")).unwrap();
    let at = "slik han følgjer saka som";
    assert!(clause.contains(at));
    let own = clause.replacen(at, "med eit tak på 450 000 kroner slik han følgjer saka som", 1);
    let own = own.replacen("slik den følger saken som", "med et tak på 400 000 kroner slik den følger saken som", 1);
    folder.write("agreements/fjordringen/clauses/decision-establish-ko.md", own);
    let checked = folder.run(&["check", "--as-of", "2026-07-28"]).stdout;
    let told: Vec<&str> = checked.lines().filter(|line| line.contains("[shared-point-differs]")).collect();
    assert_eq!(
        told,
        ["advarsel[shared-point-differs]: punktet «agreement» sier «450 000 kroner» i Sørdal, men «400 000 kroner» i Nordvik"],
        "once, for the first of each form"
    );
    assert!(checked.contains(&format!("--> {CASE}:")), "{checked}");
}

#[test]
fn a_recommendation_is_printed_when_the_body_has_met() {
    let folder = seven();
    let whole = folder.read(CASE);
    let (head, rest) = whole.split_once("        text: |\n").unwrap();
    let (_, tail) = rest.split_once("        minority: Saken blir sendt tilbake.\n").unwrap();
    let before = format!("{head}{tail}").replace("date: 2026-07-01", "date: 2026-10-14");
    folder.write(CASE, before);
    let paper = papers(&folder)["nordvik"].clone();
    assert!(!paper.contains("Behandling i organene") && !paper.contains("skiller seg fra forslaget"), "{paper}");
    assert!(paper.contains("Kommunedirektøren tilrår at formannskapet gir slik innstilling:"));
    folder.write(CASE, whole);
    let paper = papers(&folder)["nordvik"].clone();
    assert!(paper.contains("Behandling i formannskapet 1. juli 2026, sak 40/26:"));
    assert!(paper.contains("Vedtatt med sju mot to stemmer.") && paper.contains("Innstillingen skiller seg fra forslaget"));
}

/// A case beside the smallest agreement: what the check says, and the line of the case it points at.
fn told(case: &str) -> Vec<String> {
    let folder = Folder::with("prove", &overlay(&minimal("kommunalt-oppgavefellesskap"), ""));
    folder.write("agreements/prove/cases/sak.yaml", case);
    let checked = folder.run(&["check", "--as-of", "2026-07-28"]).stdout;
    let lines: Vec<&str> = checked.lines().collect();
    let at = |two: &[&str]| {
        let line = two[1].trim().strip_prefix("--> agreements/prove/cases/sak.yaml:")?.split(':').next()?.to_owned();
        Some(format!("{line}: {}", two[0]))
    };
    lines.windows(2).filter_map(at).collect()
}

#[test]
fn what_is_missing_in_a_case_is_told_with_its_place() {
    let case = "schema: 1\nkind: establish\nattachments:\n  - {id: report, title: Rapport}\nparties:\n  sordal:\n    officer: Rådgiver\n  fjordby:\n    case_number: 26/2\n";
    let told = told(case);
    let found = |line: &str, what: &str| told.iter().any(|t| t.starts_with(line) && t.contains(what));
    assert!(found("2: ", "[attachment-not-there]: saken legger fram en avtale som ikke er vedlagt"), "{told:#?}");
    assert!(found("7: ", "[attachment-not-there]: saken i Sørdal har ikke noe saksnummer"), "{told:#?}");
    assert!(found("9: ", "[not-a-party]: «fjordby» er ikke deltaker"), "{told:#?}");
    let named = self::told(
        "schema: 1\nkind: establish\nattachments:\n  - {id: agreement, title: Avtalen, document: statutes}\nparties:\n  sordal:\n    case_number: 26/1\n    local_points: 1. Kommunestyret viser til vedlegg 3.\n",
    );
    assert!(
        named.iter().any(|t| t.contains("[named-attachment-missing]: teksten viser til vedlegg 3, men saken har 1 vedlegg")),
        "{named:#?}"
    );
}

#[test]
fn a_third_party_that_joins_gives_every_council_a_case_and_one_that_leaves_too() {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    for kind in ["join", "withdraw"] {
        let made = folder.run(&["new-case", "nordfjella-ikt", kind]);
        assert_eq!(made.status, 0, "{made}");
        let file = format!("agreements/nordfjella-ikt/cases/{kind}.yaml");
        let yaml = folder.read(&file);
        for party in ["nordvik", "sordal", "tindvik"] {
            assert!(yaml.contains(&format!("  {party}:")), "{kind}: {yaml}");
        }
    }
}

#[test]
fn the_seven_papers_are_made_as_tagged_and_titled_pdf() {
    let (Some(typst), true) = (typst(), has_program("pdfinfo")) else { return };
    let folder = seven();
    let built = folder.run(&["build", "-q", "--to", "pdf", "--typst", &typst.to_string_lossy(), "--document", "council-case"]);
    assert_eq!(built.status, 0, "{built}");
    let pdfs: Vec<String> =
        folder.files("out/fjordringen").into_iter().map(|(name, _)| name).filter(|name| name.ends_with(".pdf")).collect();
    assert_eq!(pdfs.len(), 7, "{pdfs:?}");
    for name in pdfs {
        let info = output_of("pdfinfo", &[&folder.path().join("out/fjordringen").join(&name).to_string_lossy()]);
        let field = |key: &str| info.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim().to_owned();
        assert_eq!(field("Tagged:"), "yes", "{name}");
        let title = if name.ends_with(".nn.pdf") { "Skiping av Fjordringen KO" } else { "Opprettelse av Fjordringen KO" };
        assert!(field("Title:").contains(title), "{name}: {info}");
        assert!(field("Pages:").parse::<u32>().is_ok_and(|pages| (1..=6).contains(&pages)), "{name}: {info}");
    }
}
