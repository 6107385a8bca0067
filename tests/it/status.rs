//! Where agreements stand: open questions, adoptions, days to remember, and the register in every format.

use serde_json::Value;

use super::support::{Folder, Ran};

const ID: &str = "nordfjella-ikt";
const AGREEMENT: &str = "agreements/nordfjella-ikt/agreement.yaml";

fn frozen() -> Folder {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{ID}"));
    let ran = folder.run(&["adopt", ID, "--version", "1.0"]);
    assert_eq!(ran.status, 0, "{ran}");
    folder
}

fn council(folder: &Folder, party: &str, date: &str, more: &[&str]) -> Ran {
    folder.run(&[&["adopt", ID, "--version", "1.0", "--party", party, "--date", date], more].concat())
}

fn on(folder: &Folder, day: &str, to: &str) -> Ran {
    let ran = folder.run(&["status", "--on", day, "--to", to]);
    assert_eq!(ran.status, 0, "{ran}");
    ran
}

/// The status of the frozen version on a day, and its words.
fn standing(folder: &Folder, day: &str) -> (String, String) {
    let all: Value = serde_json::from_str(&on(folder, day, "json").stdout).unwrap();
    let version = &all["agreements"][0]["version"];
    (version["status"].as_str().unwrap().to_owned(), version["text"].as_str().unwrap().replace('\u{a0}', " "))
}

fn is(found: (String, String), id: &str, words: &str) {
    assert_eq!((found.0.as_str(), found.1.as_str()), (id, words));
}

// ---- What follows from the records ----

#[test]
fn a_version_is_proposed_then_adopted_by_some_then_by_all_then_in_force() {
    let folder = frozen();
    is(standing(&folder, "2026-11-01"), "proposed", "foreslått");
    assert_eq!(council(&folder, "nordvik", "2026-11-20", &[]).status, 0);
    is(standing(&folder, "2026-11-21"), "adopted-by-some", "vedtatt av 1 av 3");
    assert_eq!(council(&folder, "sordal", "2026-12-03", &[]).status, 0);
    is(standing(&folder, "2026-12-04"), "adopted-by-some", "vedtatt av 2 av 3");
    assert_eq!(council(&folder, "tindvik", "2026-12-10", &[]).status, 0);
    is(standing(&folder, "2026-12-11"), "adopted", "vedtatt av alle");
    is(standing(&folder, "2027-01-01"), "in-force", "gjelder fra 1. januar 2027");
}

#[test]
fn an_agreement_adopted_late_is_in_force_from_the_last_decision() {
    let folder = frozen();
    for (party, day) in [("nordvik", "2026-11-20"), ("sordal", "2026-12-03"), ("tindvik", "2027-03-04")] {
        assert_eq!(council(&folder, party, day, &[]).status, 0);
    }
    is(standing(&folder, "2027-03-05"), "in-force", "gjelder fra 4. mars 2027");
}

#[test]
fn points_of_a_councils_own_are_counted() {
    let folder = frozen();
    folder.write("punkter.md", "Kommunestyret ber om en orientering hvert halvår.\n");
    assert_eq!(council(&folder, "nordvik", "2026-11-20", &["--local-points", "punkter.md"]).status, 0);
    is(standing(&folder, "2026-11-21"), "adopted-by-some", "vedtatt av 1 av 3");
    for party in ["sordal", "tindvik"] {
        assert_eq!(council(&folder, party, "2026-12-03", &[]).status, 0);
    }
    is(standing(&folder, "2026-12-04"), "adopted-with-points", "vedtatt av alle, av én med egne punkter");
    assert!(folder.read(&format!("agreements/{ID}/adopted/1.0/local-points.nordvik.md")).contains("orientering"));
}

#[test]
fn a_version_not_adopted_in_time_is_not_in_force_and_it_is_told_why() {
    let folder = frozen();
    assert_eq!(council(&folder, "nordvik", "2026-11-20", &[]).status, 0);
    is(standing(&folder, "2027-06-30"), "adopted-by-some", "vedtatt av 1 av 3");
    is(standing(&folder, "2027-07-01"), "not-in-force", "gjelder ikke: ikke vedtatt av alle innen 30. juni 2027");
    // Decisions made after the day do not help.
    for party in ["sordal", "tindvik"] {
        assert_eq!(council(&folder, party, "2027-07-02", &[]).status, 0);
    }
    is(standing(&folder, "2027-07-03"), "not-in-force", "gjelder ikke: ikke vedtatt av alle innen 30. juni 2027");
}

#[test]
fn a_later_version_takes_effect_by_its_own_case_and_the_old_one_holds_until_then() {
    let folder = frozen();
    for (party, day) in [("nordvik", "2026-11-20"), ("sordal", "2026-12-03"), ("tindvik", "2026-12-10")] {
        assert_eq!(council(&folder, party, day, &[]).status, 0);
    }
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    folder
        .write("agreements/nordfjella-ikt/cases/endring.yaml", "schema: 1\nkind: amend\nversion: \"1.1\"\neffect: 2028-07-01\n");
    assert_eq!(folder.run(&["adopt", ID, "--version", "1.1"]).status, 0);
    for (party, day) in [("nordvik", "2028-03-02"), ("sordal", "2028-03-09"), ("tindvik", "2028-03-16")] {
        let ran = folder.run(&["adopt", ID, "--version", "1.1", "--party", party, "--date", day]);
        assert_eq!(ran.status, 0, "{ran}");
    }
    let table = on(&folder, "2028-03-10", "table").stdout.replace('\u{a0}', " ");
    assert!(table.contains("): vedtatt av 2 av 3\n  1.0 ("), "{table}");
    assert!(table.contains("): gjelder fra 1. januar 2027\n"), "{table}");
    // The day by which all must have decided was the first version's.
    is(standing(&folder, "2028-03-17"), "adopted", "vedtatt av alle");
    is(standing(&folder, "2028-07-01"), "in-force", "gjelder fra 1. juli 2028");
}

#[test]
fn a_decision_made_later_does_not_count_yet() {
    let folder = frozen();
    for (party, day) in [("nordvik", "2026-11-20"), ("sordal", "2026-12-03")] {
        assert_eq!(council(&folder, party, day, &[]).status, 0);
    }
    is(standing(&folder, "2026-11-19"), "proposed", "foreslått");
    is(standing(&folder, "2026-11-21"), "adopted-by-some", "vedtatt av 1 av 3");
}

#[test]
fn a_council_that_adopted_another_text_keeps_it_from_taking_effect() {
    let folder = frozen();
    for (party, code) in [("nordvik", None), ("sordal", Some("0123abcd")), ("tindvik", None)] {
        let more = code.map_or(Vec::new(), |code| vec!["--code", code]);
        council(&folder, party, "2026-12-03", &more);
    }
    is(standing(&folder, "2027-02-01"), "not-in-force", "gjelder ikke: Sørdal har vedtatt en annen tekst");
}

// ---- How it is printed ----

#[test]
fn the_table_tells_what_is_open_and_what_comes() {
    let folder = frozen();
    folder.edit(AGREEMENT, "loans: {allowed: false}", "open: {loans: \"Kan fellesskapet ta opp lån?\"}");
    let text = on(&folder, "2026-11-01", "table").stdout.replace('\u{a0}', " ");
    let code = text.split_once('(').and_then(|(_, rest)| rest.split_once(')')).unwrap().0.to_owned();
    insta::assert_snapshot!(text.replace(&code, "[kode]"), @r"
    nordfjella-ikt: IKT Nordfjella KO
      kommunalt oppgavefellesskap: Nordvik, Sørdal, Tindvik
      1.0 ([kode]): foreslått
      ingen feil, 1 advarsel, ingen råd og 1 åpent spørsmål
        ▢ ikke avklart: Kan fellesskapet ta opp lån?
      01.01.2027  avtalen trer i kraft
      15.02.2027  frist for rapport: rapport om tjenestenivået
      30.06.2027  frist for rapport: rapport om internkontrollen
      30.06.2027  frist for rapport: årsberetning
      30.06.2027  frist for rapport: årsregnskap
      30.06.2027  siste dag for at alle skal ha vedtatt
      31.08.2027  frist for rapport: halvårsrapport
      01.09.2027  frist for neste års anslag
      31.12.2029  bindingstiden er over
    ");
}

#[test]
fn the_data_keep_their_shape() {
    let all: Value = serde_json::from_str(&on(&frozen(), "2026-11-01", "json").stdout).unwrap();
    assert_eq!((&all["schema"], &all["on"]), (&"avtaleverk.status/1".into(), &"2026-11-01".into()));
    let one = &all["agreements"][0];
    assert_eq!((&one["agreement"], &one["in_force"]), (&ID.into(), &"2027-01-01".into()));
    assert_eq!((&one["errors"], &one["open"]), (&0.into(), &serde_json::json!([])));
    assert_eq!(one["version"]["code"].as_str().unwrap().len(), 8);
    let days: Vec<&str> = one["dates"].as_array().unwrap().iter().map(|d| d["on"].as_str().unwrap()).collect();
    assert!(days.is_sorted() && days.contains(&"2027-01-01") && days.iter().all(|day| *day >= "2026-11-01"), "{days:?}");
}

#[test]
fn the_calendar_is_one_a_calendar_reads() {
    let text = on(&frozen(), "2026-11-01", "ics").stdout;
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), text.matches("END:VEVENT\r\n").count());
    let lines: Vec<&str> = text.split("\r\n").collect();
    // RFC 5545: at most 75 bytes a line, every event with a name that is its own, a stamp and a day.
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains('\n')), "{text}");
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).copied().collect::<Vec<_>>();
    let mut uids = of("UID:");
    let events = of("BEGIN:VEVENT").len();
    assert!(events >= 6, "{text}");
    assert_eq!(
        (uids.len(), of("DTSTAMP:").len(), of("DTSTART;VALUE=DATE:").len(), of("SUMMARY:").len()),
        (events, events, events, events)
    );
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), events, "{text}");
    assert!(text.contains("DTSTART;VALUE=DATE:20270101"), "{text}");
}

#[test]
fn the_register_is_a_sheet_a_table_and_a_page() {
    let folder = frozen();
    folder.copy("agreements/nordfjella-byggesak");
    let csv = on(&folder, "2026-11-01", "csv").stdout;
    let rows: Vec<&str> = csv.trim_end().split("\r\n").collect();
    assert_eq!(rows.len(), 3, "{csv}");
    assert_eq!(rows[0], "\"Avtale\";\"Form\";\"Deltakere\";\"Versjon\";\"I kraft\";\"Neste dato\"");
    assert!(rows.iter().all(|row| row.matches("\";\"").count() == 5), "{csv}");
    assert!(csv.contains("\"ingen frosset versjon\""), "{csv}");
    let md = on(&folder, "2026-11-01", "md").stdout;
    assert!(
        md.starts_with("# Register over avtaler\n")
            && md.contains("| Avtale | Form | Deltakere | Versjon | I kraft | Neste dato |"),
        "{md}"
    );
    let html = on(&folder, "2026-11-01", "html").stdout;
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("IKT Nordfjella KO"), "no register");
    assert_eq!(html.matches("<tr").count(), 3, "{html}");
}

#[test]
fn a_cell_that_would_run_as_a_formula_does_not() {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{ID}"));
    folder.edit(AGREEMENT, "name: IKT Nordfjella KO", "name: \"=1+1 KO\"");
    let csv = on(&folder, "2026-11-01", "csv").stdout;
    assert!(csv.contains("\"'=1+1 KO\""), "{csv}");
}
