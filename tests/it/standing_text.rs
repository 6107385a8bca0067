//! A case puts a text before the councils: the text it names, as it was frozen, and no other.

use super::support::{Folder, Ran};

const ID: &str = "nordfjella-ikt";
const YAML: &str = "agreements/nordfjella-ikt/agreement.yaml";
const RULE: &str = "[text-no-longer-stands]";

/// The example with its text frozen as 1.0, the version its case puts up.
fn frozen() -> Folder {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{ID}"));
    adopt(&folder, &["--version", "1.0"]);
    folder
}

fn adopt(folder: &Folder, more: &[&str]) -> Ran {
    let ran = folder.run(&[&["adopt", ID], more].concat());
    assert_eq!(ran.status, 0, "{ran}");
    ran
}

fn change(folder: &Folder) {
    folder.edit(YAML, "notice: {length: 12 months,", "notice: {length: 18 months,");
}

/// What the rule says, a line each.
fn told(folder: &Folder) -> Vec<String> {
    let checked = folder.run(&["check", ID, "--as-of", "2026-07-28"]);
    checked.stdout.lines().filter(|line| line.contains(RULE)).map(str::to_owned).collect()
}

/// The control code of the agreement as the paper of Nordvik lists it.
fn listed(folder: &Folder) -> String {
    folder.run(&["build", ID, "-q", "--to", "md", "--document", "council-case", "--party", "nordvik"]);
    let paper = super::council_cases::bare(&folder.read(&format!("out/{ID}/saksframlegg.etablering.nordvik.nb.md")));
    let row = paper.lines().find(|line| line.starts_with("| 1 |")).unwrap().to_owned();
    row.trim_end_matches(" |").rsplit("| ").next().unwrap().to_owned()
}

#[test]
fn the_frozen_text_is_the_one_that_is_put_up() {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{ID}"));
    assert_eq!(told(&folder), Vec::<String>::new(), "nothing is frozen");
    adopt(&folder, &["--version", "1.0"]);
    assert_eq!(told(&folder), Vec::<String>::new());
    let code = listed(&folder);
    change(&folder);
    let now = told(&folder);
    assert_eq!(now.len(), 1, "{now:?}");
    assert!(
        now[0].contains("er en annen tekst enn versjon 1.0: kontrollkode ") && now[0].contains(&format!("frosset med {code}")),
        "{now:?}"
    );
    assert_eq!(listed(&folder), code, "the paper names the frozen text");
}

#[test]
fn a_later_version_takes_its_place() {
    let folder = frozen();
    change(&folder);
    adopt(&folder, &["--version", "1.1"]);
    let now = told(&folder);
    assert_eq!(now.len(), 1, "{now:?}");
    assert!(now[0].contains("legger fram versjon 1.0, men versjon 1.1 er frosset"), "{now:?}");
    adopt(&folder, &["--version", "1.1", "--party", "nordvik", "--date", "2026-12-10"]);
    assert!(told(&folder)[0].contains("men versjon 1.1 er vedtatt av 1 av "), "{:?}", told(&folder));
    let case = format!("agreements/{ID}/cases/etablering.yaml");
    folder.edit(&case, "version: \"1.0\"", "version: \"1.1\"");
    assert_eq!(told(&folder), Vec::<String>::new());
    // A name is read as numbers: 1.10 is later than 1.9.
    folder.edit(&case, "version: \"1.1\"", "version: \"1.05\"");
    assert!(told(&folder)[0].contains("legger fram versjon 1.05, som ikke er frosset"), "{:?}", told(&folder));
    folder.edit(&case, "version: \"1.05\"", "version: \"0.9\"");
    assert!(told(&folder)[0].contains("legger fram versjon 0.9, som ikke finnes"), "{:?}", told(&folder));
}

#[test]
fn frozen_files_that_are_gone_or_changed_are_named() {
    let folder = frozen();
    let file = format!("agreements/{ID}/adopted/1.0/samarbeidsavtale.nb.md");
    let text = folder.read(&file);
    folder.write(&file, text.replacen("Deltakerne", "Deltakarne", 1));
    assert!(told(&folder)[0].contains("men den frosne filen «samarbeidsavtale.nb.md» er endret"), "{:?}", told(&folder));
    std::fs::remove_file(folder.path().join(&file)).unwrap();
    assert!(told(&folder)[0].contains("men den frosne filen «samarbeidsavtale.nb.md» er borte"), "{:?}", told(&folder));
    folder.write(&file, text);
    assert_eq!(told(&folder), Vec::<String>::new());
}

#[test]
fn a_decision_that_is_made_is_left_alone() {
    let folder = frozen();
    let yaml = folder.read(YAML);
    let parties: Vec<&str> = yaml
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- {id: ")?.split_once(", kind: kommune").map(|(id, _)| id))
        .collect();
    assert!(parties.len() > 2, "{parties:?}");
    for party in &parties[1..] {
        adopt(&folder, &["--version", "1.0", "--party", party, "--date", "2026-12-10"]);
    }
    change(&folder);
    assert_eq!(told(&folder).len(), 1, "one council has still to decide");
    adopt(&folder, &["--version", "1.0", "--party", parties[0], "--date", "2026-12-11"]);
    assert_eq!(told(&folder), Vec::<String>::new());
}

#[test]
fn a_case_without_a_version_is_compared_with_what_some_have_adopted() {
    let folder = frozen();
    folder.edit(&format!("agreements/{ID}/cases/etablering.yaml"), "version: \"1.0\"", "# version: \"1.0\"");
    change(&folder);
    assert_eq!(told(&folder), Vec::<String>::new(), "nobody has adopted it");
    adopt(&folder, &["--version", "1.0", "--party", "nordvik", "--date", "2026-12-10"]);
    let now = told(&folder);
    assert!(now.len() == 1 && now[0].contains("er en annen tekst enn versjon 1.0"), "{now:?}");
}
