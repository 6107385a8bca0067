//! Adopted texts whose parties are municipalities that are no more.

use super::support::{Folder, Ran, minimal};

const PATH: &str = "agreements/fosen/agreement.yaml";

/// The smallest KO with two municipalities that merged on 1 January 2018 as its parties, frozen.
fn frozen() -> Folder {
    let yaml = minimal("kommunalt-oppgavefellesskap")
        .replace("name: Nordvik kommune, short: Nordvik", "name: Rissa kommune, number: \"1624\"")
        .replace("name: Sørdal kommune, short: Sørdal", "name: Leksvik kommune, number: \"1718\"");
    let folder = Folder::with("fosen", &yaml);
    let ran = folder.run(&["adopt", "fosen", "--version", "1.0"]);
    assert_eq!(ran.status, 0, "{ran}");
    folder
}

fn record(folder: &Folder, party: &str, date: &str) {
    let ran = folder.run(&["adopt", "fosen", "--version", "1.0", "--party", party, "--date", date]);
    assert_eq!(ran.status, 0, "{ran}");
}

fn verified(folder: &Folder) -> Ran {
    let ran = folder.run(&["verify", "fosen"]);
    assert_eq!(ran.status, 0, "{ran}");
    ran
}

#[test]
fn a_merged_municipality_is_named_with_what_came_after_it() {
    let folder = frozen();
    record(&folder, "nordvik", "2016-12-08");
    let ran = verified(&folder);
    let told = "versjon 1.0: Rissa (1624) ble slått sammen med andre 1.\u{a0}januar 2018 og er nå del av Indre Fosen (5054)";
    assert!(ran.stdout.contains(told), "{ran}");
    assert!(ran.stdout.contains("vedtaket i Rissa er ført 8.\u{a0}desember 2016 på denne teksten"), "{ran}");
    assert!(ran.stdout.contains("det er ikke ført noe vedtak i Leksvik om versjon 1.0"), "{ran}");
    assert!(ran.stdout.contains("skriv kommunen som har kommet i stedet"), "{ran}");
    assert!(!ran.stdout.contains("[decided-after-merger]"), "{ran}");
}

#[test]
fn the_successor_is_known_where_it_stands_in_the_agreement() {
    let folder = frozen();
    record(&folder, "nordvik", "2016-12-08");
    record(&folder, "sordal", "2016-12-15");
    // Both have gone into one, which stands under a new id.
    let text = folder.read(PATH).replace("name: Rissa kommune, number: \"1624\"", "name: Indre Fosen kommune, number: \"5054\"");
    folder.write(PATH, text.replace("name: Leksvik kommune, number: \"1718\"", "name: Sørdal kommune"));
    let ran = verified(&folder);
    assert!(ran.stdout.contains("Indre Fosen kommune står som deltaker i avtalen nå"), "{ran}");
    assert_eq!(ran.stdout.matches("[adopted-party-merged]").count(), 2, "{ran}");
    // So does the change list: nobody left of their own will.
    let list = folder.run(&["diff", "1.0", ".", "fosen", "--to", "md"]).stdout;
    assert!(list.contains("Rissa kommune er slått sammen med en annen kommune og er nå del av Indre Fosen kommune."), "{list}");
    // The register says more than that the name is another.
    assert!(!ran.stdout.contains("[adopted-party-renamed]"), "{ran}");
}

#[test]
fn a_decision_of_a_council_that_was_no_more_is_doubted() {
    let folder = frozen();
    record(&folder, "nordvik", "2018-02-01");
    let ran = verified(&folder);
    assert!(ran.stdout.contains("[decided-after-merger]"), "{ran}");
    assert!(ran.stdout.contains("datert 1.\u{a0}februar 2018, men kommunen fantes ikke lenger fra 1.\u{a0}januar 2018"), "{ran}");
}

#[test]
fn another_number_alone_is_no_other_party() {
    let yaml = minimal("kommunalt-oppgavefellesskap")
        .replace("name: Nordvik kommune, short: Nordvik", "name: Melhus kommune, number: \"1653\"");
    let folder = Folder::with("fosen", &yaml);
    assert_eq!(folder.run(&["adopt", "fosen", "--version", "1.0"]).status, 0);
    assert!(!verified(&folder).stdout.contains("[adopted-party"), "{}", verified(&folder));
}
