//! `exit` as a program reads it, and exits on a day the agreement names.

use serde_json::Value;

use crate::support::Folder;

const YAML: &str = "agreements/nordfjella-ikt/agreement.yaml";

fn asked(folder: &Folder, notice: &str) -> Value {
    let ran = folder.run(&["exit", "nordfjella-ikt", "--party", "sordal", "--notice", notice, "--format", "json"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

fn rules(exit: &Value) -> Vec<&str> {
    exit["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}

#[test]
fn what_the_check_says_of_an_exit_comes_with_it() {
    let folder = Folder::with_examples();
    assert_eq!(rules(&asked(&folder, "2028-02-29")), Vec::<&str>::new());
    folder.edit(
        YAML,
        "ownership: {nordvik: 1/2, sordal: 3/10, tindvik: 1/5}",
        "ownership: {nordvik: 1/2, sordal: 3/10, tindvik: 1/10}",
    );
    folder.edit(YAML, "  valued_by: exit-day\n", "");
    folder.edit(
        YAML,
        "documents: [statutes, sla",
        "open:\n  exit_terms.valued_by: Etter hvilket regnskap?\n  insurance: Hvem forsikrer?\ndocuments: [statutes, sla",
    );
    let exit = asked(&folder, "2028-02-29");
    assert_eq!(rules(&exit), ["shares-not-summing", "open-question"], "{exit}");
    let finding = &exit["findings"][0];
    assert_eq!((finding["level"].as_str(), finding["places"][0]["file"].as_str()), (Some("error"), Some(YAML)));
    for lang in ["nb", "nn", "en"] {
        assert!(!finding["what"][lang].as_str().unwrap().is_empty(), "{lang}");
    }
}

#[test]
fn an_exit_on_a_fixed_day_of_the_year() {
    let folder = Folder::with_examples();
    folder.edit(YAML, "  takes_effect: year-end\n", "  takes_effect: fixed-day\n  takes_effect_on: 08-01\n");
    folder.edit(YAML, "lock_in: {until: 2029-12-31}", "lock_in: {until: 2028-01-01}");
    // Twelve months from 29 February 2028 are over on 28 February 2029; the next 1 August is that year's.
    let exit = asked(&folder, "2028-02-29");
    assert_eq!((exit["last_day"].as_str(), exit["effect"].as_str()), (Some("2029-07-31"), Some("2029-08-01")));
    // 212 of 365 days of 6 412 000 kroner.
    let last = exit["owed"].as_array().unwrap().iter().find(|owed| owed["year"] == 2029).unwrap();
    assert_eq!((last["part"]["days"].as_i64(), last["due"].as_str()), (Some(212), Some("3724230.00")));
    let ran = folder.run(&["build", "nordfjella-ikt", "--document", "statutes", "--to", "md"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    for (file, words) in [
        ("samarbeidsavtale.nb.md", "Uttredenen får virkning fra den 1. august som kommer først etter at fristen er ute."),
        ("samarbeidsavtale.nn.md", "Uttredinga får verknad frå den 1. august som kjem først etter at fristen er ute."),
    ] {
        let text = folder.read(&format!("out/nordfjella-ikt/{file}")).replace('\u{a0}', " ");
        assert!(text.contains(words), "{file}");
    }
    folder.edit(YAML, "  takes_effect_on: 08-01\n", "");
    let ran = folder.run(&["exit", "nordfjella-ikt", "--party", "sordal", "--notice", "2028-02-29"]);
    assert!(ran.status == 2 && ran.stderr.contains("takes_effect_on: 08-01"), "{}", ran.stderr);
}
