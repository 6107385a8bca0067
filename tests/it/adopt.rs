//! A text frozen, adopted council by council, and verified.

use super::support::{Folder, Ran};

const ID: &str = "nordfjella-ikt";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{ID}"));
    folder
}

fn frozen() -> Folder {
    let folder = folder();
    let ran = folder.run(&["adopt", ID, "--version", "1.0"]);
    assert_eq!(ran.status, 0, "{ran}");
    folder
}

fn record(folder: &Folder, party: &str, more: &[&str]) -> Ran {
    let mut args = vec!["adopt", ID, "--version", "1.0", "--party", party, "--date", "2026-12-10", "--case", "12/26"];
    args.extend(more);
    folder.run(&args)
}

fn file(name: &str) -> String {
    format!("agreements/{ID}/adopted/1.0/{name}")
}

fn found(ran: &Ran, rule: &str) {
    assert!(ran.stdout.contains(&format!("[{rule}]")), "{rule} in {ran}");
}

#[test]
fn a_frozen_text_stays_as_it_was() {
    let folder = frozen();
    let before = folder.files("agreements");
    let again = folder.run(&["adopt", ID, "--version", "1.0"]);
    assert_eq!(again.status, 2, "{again}");
    assert!(again.stderr.contains("versjon 1.0 er alt frosset"), "{again}");
    assert_eq!(folder.files("agreements"), before);
    let verified = folder.run(&["verify"]);
    assert_eq!(verified.status, 0, "{verified}");
    // The same sources freeze to the same bytes.
    let other = frozen();
    assert_eq!(other.files("agreements"), before);
}

/// A command that is refused, with what it says; nothing in the folder is touched.
fn refused(folder: &Folder, args: &[&str], says: &[&str]) {
    let before = folder.files("agreements");
    let ran = folder.run(args);
    assert_eq!(ran.status, 2, "{ran}");
    for words in says {
        assert!(ran.stderr.contains(words), "{words} in {ran}");
    }
    assert_eq!(folder.files("agreements"), before);
}

#[test]
fn a_new_version_is_another_text_with_a_higher_number() {
    let folder = frozen();
    refused(&folder, &["adopt", ID, "--version", "1.1"], &["teksten er den samme som versjon 1.0", "lagre endringene"]);
    folder.edit(&format!("agreements/{ID}/agreement.yaml"), "notice: {length: 12 months,", "notice: {length: 18 months,");
    refused(&folder, &["adopt", ID, "--version", "0.9"], &["versjon 0.9 kommer før versjon 1.0", "høyere nummer"]);
    for version in ["1.9", "1.10"] {
        let ran = folder.run(&["adopt", ID, "--version", version]);
        assert_eq!(ran.status, 0, "{ran}");
        let path = format!("agreements/{ID}/agreement.yaml");
        if version == "1.9" {
            folder.edit(&path, "notice: {length: 18 months,", "notice: {length: 24 months,");
        }
    }
    let ran = folder.run(&["status", "--on", "2026-11-01"]);
    assert!(ran.stdout.contains("\n  1.10 ("), "the newest is the one with the highest number: {ran}");
}

#[test]
fn a_decision_needs_a_party_and_a_version_that_are_there() {
    let folder = frozen();
    let of = |version: &'static str, party: &'static str| {
        ["adopt", ID, "--version", version, "--party", party, "--date", "2026-12-10"]
    };
    refused(&folder, &of("1.0", "Sørdal kommune"), &["er ikke deltaker i versjon 1.0", "mente du «sordal»?"]);
    refused(&folder, &of("1.0", "sordahl"), &["mente du «sordal»?"]);
    refused(&folder, &of("1.0", "vestby"), &["deltakerne er nordvik (Nordvik)", "må med i en ny versjon"]);
    refused(
        &folder,
        &of("1.1", "sordal"),
        &["ingen frosset versjon «1.1»", "her finnes 1.0", "adopt nordfjella-ikt --version 1.1"],
    );
}

#[test]
fn a_decision_on_a_day_the_case_does_not_know_is_told() {
    let folder = frozen();
    let case = folder.read(&format!("agreements/{ID}/cases/etablering.yaml"));
    assert!(case.contains("dated: 2026-09-14") && case.contains("version: \"1.0\""));
    let on = |party: &str, day: &str| folder.run(&["adopt", ID, "--version", "1.0", "--party", party, "--date", day]);
    let early = on("nordvik", "2020-12-10");
    let words = |ran: &Ran| ran.stderr.replace('\u{a0}', " ");
    assert!(words(&early).contains("før saken «etablering» er datert 14. september 2026"), "{early}");
    let other = on("sordal", "2026-12-31");
    assert!(words(&other).contains("er ført 31. desember 2026, men saken «etablering» har møtet"), "{other}");
    let ran = folder.run(&["verify"]);
    assert_eq!(ran.status, 0, "a day may be put right in either place: {ran}");
    found(&ran, "decision-before-case");
    found(&ran, "decision-on-another-day");
}

#[test]
fn line_endings_are_the_machines_own() {
    let folder = frozen();
    let path = file("samarbeidsavtale.nb.md");
    folder.write(&path, folder.read(&path).replace('\n', "\r\n"));
    let ran = folder.run(&["verify"]);
    assert_eq!(ran.status, 0, "{ran}");
}

#[test]
fn a_record_that_is_gone_is_missed_where_a_council_has_decided() {
    let folder = frozen();
    assert_eq!(record(&folder, "nordvik", &[]).status, 0);
    std::fs::remove_file(folder.path().join(file("adoption.yaml"))).unwrap();
    let ran = folder.run(&["verify"]);
    assert_eq!(ran.status, 1, "{ran}");
    assert!(ran.stdout.contains("adopted/1.0/adoption.yaml er borte"), "{ran}");
}

#[test]
fn one_character_is_found_and_the_file_named() {
    let folder = frozen();
    let path = file("samarbeidsavtale.nb.md");
    let text = folder.read(&path);
    folder.write(&path, text.replacen("Deltakerne", "Deltakarne", 1));
    let ran = folder.run(&["verify"]);
    assert_eq!(ran.status, 1, "{ran}");
    found(&ran, "frozen-file-changed");
    assert!(ran.stdout.contains("«samarbeidsavtale.nb.md» er endret"), "{ran}");
}

#[test]
fn a_council_that_adopted_another_text_is_named() {
    let folder = frozen();
    assert_eq!(record(&folder, "nordvik", &[]).status, 0);
    let other = record(&folder, "sordal", &["--code", "0123abcd"]);
    assert_eq!(other.status, 1, "{other}");
    let ran = folder.run(&["verify"]);
    assert_eq!(ran.status, 1, "{ran}");
    found(&ran, "other-text-adopted");
    assert!(ran.stdout.contains("Sørdal har vedtatt en annen tekst enn versjon 1.0"), "{ran}");
}

#[test]
fn a_renamed_party_and_one_that_is_gone_are_told() {
    let folder = frozen();
    let path = format!("agreements/{ID}/agreement.yaml");
    folder.edit(&path, "name: Sørdal kommune, short: Sørdal", "name: Sørdal herad, short: Sørdal herad");
    let ran = folder.run(&["verify"]);
    found(&ran, "adopted-party-renamed");
    assert!(ran.stdout.contains("Sørdal i versjon 1.0 heter nå Sørdal herad"), "{ran}");
}

#[test]
fn a_clause_changed_after_adoption_is_told() {
    let folder = frozen();
    let clause = std::fs::read_to_string(super::support::repo().join("clauses/purpose/purpose-ko.md"));
    let Ok(clause) = clause else { panic!("clauses/purpose/purpose-ko.md") };
    let clause = clause.replace("# nb\n", "# nb\nDette er formålet.\n\n").replace("# nn\n", "# nn\nDette er formålet.\n\n");
    folder.write("clauses/purpose/purpose-ko.md", clause);
    let ran = folder.run(&["verify"]);
    found(&ran, "clause-changed-after-adoption");
    found(&ran, "text-has-moved-on");
    assert_eq!(ran.status, 0, "what is adopted still holds: {ran}");
}

#[test]
fn a_template_changed_after_adoption_is_told() {
    const OUTLINE: &str = "templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml";
    let folder = frozen();
    assert!(!folder.run(&["verify"]).stdout.contains("[template-changed-after-adoption]"));
    let outline = std::fs::read_to_string(super::support::repo().join(OUTLINE)).unwrap();
    folder.write(OUTLINE, outline.replacen("nb: Deltakere", "nb: Hvem som er med", 1));
    let ran = folder.run(&["verify"]);
    found(&ran, "template-changed-after-adoption");
    assert!(ran.stdout.contains("maler er endret etter at versjon 1.0 ble frosset: statutes"), "{ran}");
    found(&ran, "text-has-moved-on");
    assert_eq!(ran.status, 0, "what is adopted still holds: {ran}");
}

#[test]
fn a_text_with_open_questions_is_not_frozen() {
    let folder = Folder::new();
    let new = folder.run(&[
        "new",
        "prove",
        "--legal-basis",
        "kommuneloven § 19-1",
        "--party",
        "Nordvik kommune",
        "--party",
        "Sørdal kommune",
    ]);
    assert_eq!(new.status, 0, "{new}");
    let ran = folder.run(&["adopt", "prove", "--version", "1.0"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.stderr.contains("teksten kan ikke fryses"), "{ran}");
    assert!(folder.files("agreements/prove/adopted").is_empty());
}

#[test]
fn a_foreign_text_is_frozen_with_its_fingerprint_and_found_again() {
    let folder = folder();
    folder.write("avtale.pdf", b"%PDF-1.7 en avtale fra et annet program");
    let ran = folder.run(&["adopt", ID, "--version", "0.9", "--from", "avtale.pdf"]);
    assert_eq!(ran.status, 0, "{ran}");
    let ran = folder.run(&["verify", "--file", "avtale.pdf"]);
    assert!(ran.stdout.contains("avtale.pdf er nordfjella-ikt, versjon 0.9"), "{ran}");
    folder.write("annen.pdf", b"%PDF-1.7 en annen avtale");
    assert_eq!(folder.run(&["verify", "--file", "annen.pdf"]).status, 1);
}

#[test]
fn a_foreign_text_is_not_taken_for_no_text() {
    let folder = folder();
    folder.write("Avtale 2019.docx", b"PK en avtale");
    assert_eq!(folder.run(&["adopt", ID, "--version", "0.9", "--from", "Avtale 2019.docx"]).status, 0);
    // Nothing is known of its words: what stands today is not all new, and no drift is told of.
    let same = folder.run(&["diff", "0.9", ".", "--to", "md"]);
    assert!(same.stdout.contains("Den gamle teksten er en fil fra et annet program og er ikke sammenlignet"), "{same}");
    assert!(same.stdout.contains("Verdiene er de samme.") && !same.stdout.contains("Avtalen er ny"), "{same}");
    assert!(!folder.run(&["verify"]).stdout.contains("[text-has-moved-on]"));
    // Its values are.
    folder.edit(&format!("agreements/{ID}/agreement.yaml"), "notice: {length: 12 months,", "notice: {length: 18 months,");
    let ran = folder.run(&["verify"]);
    assert!(ran.stdout.contains("teksten i dag er en annen enn versjon 0.9: § 19-1 Varsel om uttreden\n"), "{ran}");
    let changed = folder.run(&["diff", "0.9", ".", "--to", "md"]);
    assert!(changed.stdout.contains("**§ 19-1 Varsel om uttreden**: <del>12\u{a0}måneder</del>"), "{changed}");
}

#[test]
fn the_tenth_draft_is_newer_than_the_ninth() {
    let folder = folder();
    let path = format!("agreements/{ID}/agreement.yaml");
    for (version, months) in [("0.9", "12"), ("0.10", "18")] {
        folder.edit(&path, "notice: {length: 12 months,", &format!("notice: {{length: {months} months,"));
        assert_eq!(folder.run(&["adopt", ID, "--version", version]).status, 0, "{version}");
    }
    let ran = folder.run(&["status", ID]);
    assert!(ran.stdout.contains("\n  0.10 ("), "{ran}");
}

#[test]
fn a_file_made_from_a_frozen_text_is_known_by_its_control_code() {
    let folder = frozen();
    folder.run(&["build", "--to", "html,json"]);
    let ran = folder.run(&["verify", "--file", "out/nordfjella-ikt/samarbeidsavtale.nn.html"]);
    assert!(ran.stdout.contains("versjon 1.0: samarbeidsavtale.nn"), "{ran}");
}

#[test]
fn an_adopted_version_is_compared_with_what_stands_now() {
    let folder = frozen();
    folder.edit(&format!("agreements/{ID}/agreement.yaml"), "notice: {length: 12 months,", "notice: {length: 18 months,");
    let ran = folder.run(&["diff", "1.0", ".", "--to", "md"]);
    assert_eq!(ran.status, 0, "{ran}");
    assert!(ran.stdout.contains("Fra versjon 1.0 til teksten slik den er nå."), "{ran}");
    assert!(ran.stdout.contains("Varsel om uttreden**: <del>12\u{a0}måneder</del> → <ins>18\u{a0}måneder</ins>"), "{ran}");
}

#[test]
fn the_compared_texts_are_one_page_that_needs_nothing_beside_it() {
    let folder = frozen();
    folder.edit(&format!("agreements/{ID}/agreement.yaml"), "notice: {length: 12 months,", "notice: {length: 18 months,");
    let html = folder.run(&["diff", "1.0", ".", "--to", "html"]).stdout;
    assert!(html.contains("<del data-kind=\"value\">") && html.contains("<ins data-kind=\"value\">"), "no marks");
    assert!(!html.contains("src=\"http") && !html.contains("@import"), "something is fetched");
    let mut ids: Vec<&str> =
        html.match_indices(" id=\"").map(|(at, start)| html[at + start.len()..].split('"').next().unwrap()).collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id stands twice");
}

/// How a PDF can be made here: the compiler in the program, else the Typst program, else not.
fn pdf_arguments() -> Option<Vec<String>> {
    if cfg!(feature = "pdf") {
        return Some(Vec::new());
    }
    let named = std::env::var_os("AVTALEVERK_TYPST").map(std::path::PathBuf::from);
    let home =
        std::env::var_os("HOME").map(|home| std::path::PathBuf::from(home).join(".cache/avtaleverk/typst-0.15.1/bin/typst"));
    let found = named.or(home).filter(|path| path.exists());
    if found.is_none() {
        eprintln!("not tried: no Typst 0.15.1 (name it in AVTALEVERK_TYPST)");
    }
    found.map(|path| vec!["--typst".to_owned(), path.display().to_string()])
}

#[test]
fn a_pdf_of_a_frozen_text_is_known_by_the_control_code_in_it() {
    let Some(more) = pdf_arguments() else { return };
    let folder = frozen();
    let mut args = vec!["build", "--to", "pdf", "--document", "statutes", "--lang", "nb"];
    args.extend(more.iter().map(String::as_str));
    let built = folder.run(&args);
    assert_eq!(built.status, 0, "{built}");
    let pdf = format!("out/{ID}/samarbeidsavtale.nb.pdf");
    let ran = folder.run(&["verify", "--file", &pdf]);
    assert_eq!(ran.status, 0, "{ran}");
    assert!(ran.stdout.contains("er nordfjella-ikt, versjon 1.0: samarbeidsavtale.nb"), "{ran}");
    // A PDF of another text is not taken for it.
    folder.edit(&format!("agreements/{ID}/agreement.yaml"), "notice: {length: 12 months,", "notice: {length: 18 months,");
    assert_eq!(folder.run(&args).status, 0);
    let other = folder.run(&["verify", "--file", &pdf]);
    assert_eq!(other.status, 1, "{other}");
}

#[test]
fn the_changes_are_one_sound_pdf() {
    let Some(more) = pdf_arguments() else { return };
    let folder = frozen();
    let path = format!("agreements/{ID}/agreement.yaml");
    folder.edit(&path, "notice: {length: 12 months,", "notice: {length: 18 months,");
    let clause = std::fs::read_to_string(super::support::repo().join("clauses/purpose/purpose-ko.md")).unwrap();
    let clause = clause.replace("# nb\n", "# nb\nDette er formålet.\n\n").replace("# nn\n", "# nn\nDette er formålet.\n\n");
    folder.write("clauses/purpose/purpose-ko.md", clause);
    let run = |old: &str, new: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_avtaleverk"));
        command.current_dir(folder.path()).args(["diff", old, new, "--lang", "nb", "--to", "pdf"]).args(&more);
        command.output().unwrap()
    };
    for (old, new) in [("1.0", "."), (".", "1.0")] {
        let output = run(old, new);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(output.stdout.starts_with(b"%PDF-1.7"), "no PDF");
        assert_eq!(run(old, new).stdout, output.stdout, "the same bytes");
    }
}
