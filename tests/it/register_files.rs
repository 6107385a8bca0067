//! Registers read from files beside agreement.yaml: the same kroner as when the numbers are written, and faults where they stand.

use crate::support::Folder;

const YAML: &str = "agreements/nordfjella-ikt/agreement.yaml";
const VALUES: &str = "values: {nordvik: 17500, sordal: 6100, tindvik: 3900}";
const CSV: &str = "agreements/nordfjella-ikt/tall/07459.csv";
const TABLE: &str = "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n\"region\",\"Personer 2026\"\n\"9901 Nordvik\",17500\n\"9902 Sørdal\",6100\n\"9903 Tindvik\",3900\n";

fn with_file(rows: &str) -> Folder {
    let folder = Folder::with_examples();
    folder.edit(YAML, VALUES, "file: tall/07459.csv\n    table: \"07459\"");
    folder.write(CSV, rows);
    folder
}

#[test]
fn a_file_gives_the_same_kroner_and_is_named_in_the_annex() {
    let written = Folder::with_examples().run(&["cost", "nordfjella-ikt", "--format", "json"]);
    let folder = with_file(TABLE);
    let read = folder.run(&["cost", "nordfjella-ikt", "--format", "json"]);
    assert_eq!((read.status, read.stdout.as_str()), (0, written.stdout.as_str()), "{}", read.stderr);
    let ran = folder.run(&["build", "nordfjella-ikt", "--document", "cost-annex", "--to", "md"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let text = folder.read("out/nordfjella-ikt/kostnadsfordeling.nb.md");
    assert!(text.contains("Lest fra filen tall/07459.csv, 2026 (kontrollkode "), "{text}");
}

#[test]
fn what_the_agreement_leaves_out_the_file_says() {
    let folder = with_file(TABLE);
    folder.edit(YAML, "    source: {nb: SSB tabell 07459, nn: SSB tabell 07459}\n    date: 2026-01-01\n", "");
    let ran = folder.run(&["build", "nordfjella-ikt", "--document", "cost-annex", "--to", "md"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let text = folder.read("out/nordfjella-ikt/kostnadsfordeling.nb.md");
    assert!(text.replace('\u{a0}', " ").contains("Kilde: SSB tabell 07459, per 1. januar 2026."), "{text}");
}

#[test]
fn a_fault_points_into_the_file() {
    for (rows, place, words) in [
        (TABLE.replace("\"9903 Tindvik\",3900\n", ""), "07459.csv:1:1", "ingen rad for `tindvik`"),
        (TABLE.replace("3900", "\"..\""), "07459.csv:6:16", "ikke et tall"),
        (format!("{TABLE}\"9903 Tindvik\",1\n"), "07459.csv:7:1", "to rader for `tindvik`"),
        (TABLE.replace("07459:", "01222:"), "07459.csv:1:1", "fra tabell 01222"),
    ] {
        let folder = with_file(&rows);
        let ran = folder.run(&["check", "nordfjella-ikt"]);
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.status, 2, "{said}");
        assert!(said.contains(words) && said.contains(place), "{said}");
    }
}

#[test]
fn only_files_of_the_agreement_are_read() {
    for file in ["../melhus-midtre-gauldal-ikt/agreement.yaml", "/etc/passwd", "tall/borte.csv"] {
        let folder = with_file(TABLE);
        folder.edit(YAML, "file: tall/07459.csv", &format!("file: {file}"));
        let ran = folder.run(&["check", "nordfjella-ikt"]);
        assert_eq!(ran.status, 2, "{file}: {}{}", ran.stdout, ran.stderr);
    }
}

const YEARS: &str = "\"07459: Befolkning, etter region, statistikkvariabel og år\"\n\n\"region\",\"Personer 2025\",\"Personer 2026\"\n\"9901 Nordvik\",17000,17500\n\"9902 Sørdal\",6300,6100\n\"9903 Tindvik\",3700,3900\n";

#[test]
fn the_numbers_of_other_days_come_from_the_same_file_or_another() {
    let written = Folder::with_examples();
    written.edit(
        YAML,
        VALUES,
        &format!("{VALUES}\n    other_dates: [{{date: 2025-01-01, values: {{nordvik: 17000, sordal: 6300, tindvik: 3700}}}}]"),
    );
    let average = |folder: &Folder| {
        folder.edit(YAML, "figure: {date: 01-01, year: previous}", "figure: {date: 01-01, year: previous, average: 2}")
    };
    average(&written);
    let expected = written.run(&["cost", "nordfjella-ikt", "--format", "json"]);
    assert!(expected.status == 0 && expected.stdout.contains("\"mean\""), "{}", expected.stderr);
    let other = "\"region\";\"tall\"\nNordvik;17000\nSørdal;6300\nTindvik;3700\n";
    for other_dates in ["{date: 2025-01-01, period: \"2025\"}", "{date: 2025-01-01, file: tall/i-fjor.csv}"] {
        let folder = with_file(YEARS);
        folder.write("agreements/nordfjella-ikt/tall/i-fjor.csv", other);
        folder.edit(
            YAML,
            "table: \"07459\"",
            &format!("table: \"07459\"\n    period: \"2026\"\n    other_dates: [{other_dates}]"),
        );
        average(&folder);
        let read = folder.run(&["cost", "nordfjella-ikt", "--format", "json"]);
        assert_eq!((read.status, read.stdout.as_str()), (0, expected.stdout.as_str()), "{other_dates} {}", read.stderr);
        let ran = folder.run(&["build", "nordfjella-ikt", "--document", "cost-annex", "--to", "md"]);
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let text = folder.read("out/nordfjella-ikt/kostnadsfordeling.nb.md").replace('\u{a0}', " ");
        assert!(text.contains("Tallene per 1. januar 2025 er lest fra filen tall/"), "{text}");
    }
    // Neither numbers, nor a file that has them.
    let folder = with_file(YEARS);
    folder.edit(
        YAML,
        "table: \"07459\"",
        "table: \"07459\"\n    period: \"2026\"\n    other_dates: [{date: 2024-01-01, period: \"2024\"}]",
    );
    let ran = folder.run(&["check", "nordfjella-ikt"]);
    assert!(ran.status == 2 && format!("{}{}", ran.stdout, ran.stderr).contains("2024"), "{}{}", ran.stdout, ran.stderr);
}
