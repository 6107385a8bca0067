//! Texts read back from the Markdown an older library made.

use avtaleverk::diff::{Version, changes, recover};
use avtaleverk::document::{Document, canonical};
use avtaleverk::lang::Lang;
use avtaleverk::write::md;
use serde_json::Value;

use super::git::git;
use super::support::{Folder, difference, with_resolved};

/// The version every example is in.
fn versions() -> Vec<Version> {
    let folder = Folder::with_examples();
    let ids = std::fs::read_dir(folder.path().join("agreements")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut ids: Vec<String> = ids.filter(|id| folder.path().join(format!("agreements/{id}/agreement.yaml")).is_file()).collect();
    ids.sort();
    let version = |id: &String| {
        with_resolved(&folder, id, None, |resolved, findings| Version::of(resolved, "2027-01-01".parse().unwrap(), findings)).0
    };
    ids.iter().map(version).collect()
}

fn read_back(document: &Document) -> Document {
    let read = md::read(&md::write(document), &[document]).expect("a document of ours");
    recover(&read, document)
}

#[test]
fn what_was_written_is_read_back_word_for_word() {
    let mut documents = 0;
    for version in versions() {
        let mut read = version.clone();
        for (stem, document) in &version.documents {
            let back = read_back(document);
            let (wanted, found) = (canonical::text(document), canonical::text(&back));
            let odd = difference(&wanted.lines().collect::<Vec<_>>(), &found.lines().collect::<Vec<_>>());
            assert_eq!(odd, Vec::<String>::new(), "{} {stem}", version.agreement);
            read.documents.insert(stem.clone(), back);
            documents += 1;
        }
        for lang in Lang::ALL {
            let changes = changes(&read, &version, lang);
            assert!(
                changes.is_empty(),
                "{} {lang}: {:#?}",
                version.agreement,
                changes.documents.iter().flat_map(|d| &d.items).collect::<Vec<_>>()
            );
        }
    }
    assert!(documents >= 13, "{documents}");
}

#[test]
fn a_text_that_is_not_ours_is_not_read() {
    let version = versions().remove(0);
    let any = version.documents.values().next().unwrap();
    for text in ["", "Bare tekst", "## Uten tittel\n"] {
        assert!(md::read(text, &[any]).is_none(), "{text}");
    }
    assert!(md::read(&md::write(any), &[]).is_none());
}

const CLAUSE: &str = "clauses/exit-notice/exit-notice-ko.md";
const AGREEMENT: &str = "agreements/nordfjella-ikt/agreement.yaml";

/// A folder as an older program left it: its clause on notices said more. Then the program of today builds, with another length.
fn older() -> Folder {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    let clause = std::fs::read_to_string(super::support::repo().join(CLAUSE)).unwrap();
    let older = clause.replacen("# nb\n", "# nb\nVarselet skal grunngis.\n\n", 1).replacen(
        "# nn\n",
        "# nn\nVarselet skal grunngjevast.\n\n",
        1,
    );
    folder.write(CLAUSE, older);
    assert_eq!(folder.run(&["build", "--to", "md"]).status, 0);
    std::fs::remove_file(folder.path().join(CLAUSE)).unwrap();
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Laget med et eldre bibliotek"]);
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    assert_eq!(folder.run(&["build", "--to", "md"]).status, 0);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Lengre varsel"]);
    folder
}

#[test]
fn a_text_of_an_older_library_is_compared_as_it_was_made() {
    let folder = older();
    let ran = folder.run(&["diff", "HEAD~1", "HEAD", "--to", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}\n{ran}"));
    let agreement = &found["agreements"][0];
    assert_eq!(
        agreement["read_from"],
        serde_json::json!([{"side": "old", "document": "samarbeidsavtale.nb", "file": "out/nordfjella-ikt/samarbeidsavtale.nb.md"}])
    );
    // The sentence the old clause had is gone; the number is told as a number, not as new wording.
    let told: Vec<String> = agreement["documents"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|d| d["changes"].as_array().unwrap())
        .map(|c| format!("{} {} → {}", c["kind"].as_str().unwrap(), c["old"].as_str().unwrap(), c["new"].as_str().unwrap()))
        .collect();
    assert_eq!(told, ["removed Varselet skal grunngis. → "], "{agreement:#}");
    assert_eq!(agreement["values"][0]["path"], "exit_terms.notice.length");
    assert!(!agreement["values"][0]["consequences"].as_array().unwrap().is_empty(), "{agreement:#}");
    let report = folder.run(&["diff", "HEAD~1", "HEAD", "--to", "md"]).stdout;
    assert!(report.contains("i den gamle versjonen er lest fra out/nordfjella-ikt/samarbeidsavtale.nb.md"), "{report}");
    // A folder is a version too.
    let other = Folder::new();
    git(&other, &["clone", "-q", &folder.path().display().to_string(), "."]);
    git(&other, &["checkout", "-q", "HEAD~1"]);
    let ran = folder.run(&["diff", &format!("dir:{}", other.path().display()), ".", "--to", "json"]);
    assert!(ran.stdout.contains("Varselet skal grunngis."), "{ran}");
}

#[test]
fn a_text_of_an_older_template_is_compared_as_it_was_made() {
    const OUTLINE: &str = "templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml";
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    let outline = std::fs::read_to_string(super::support::repo().join(OUTLINE)).unwrap();
    let older = outline.replacen("nb: Deltakere", "nb: Hvem som er med", 1);
    assert_ne!(older, outline);
    folder.write(OUTLINE, older);
    assert_eq!(folder.run(&["build", "--to", "md"]).status, 0);
    // The program's own template is another: the folder's is gone without a trace in the sources.
    std::fs::remove_file(folder.path().join(OUTLINE)).unwrap();
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Laget med en eldre mal"]);
    let ran = folder.run(&["diff", "HEAD", ".", "nordfjella-ikt", "--to", "json"]);
    assert_eq!(ran.status, 0, "{ran}");
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    let ran = folder.run(&["diff", "HEAD", ".", "--to", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(found["agreements"][0]["read_from"][0]["document"], "samarbeidsavtale.nb", "{ran}");
    assert!(ran.stdout.contains("Hvem som er med"), "{ran}");
}

#[test]
fn a_change_that_was_not_built_is_read_from_its_sources() {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    assert_eq!(folder.run(&["build", "--to", "md"]).status, 0);
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 24 months,");
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Ikke bygd"]);
    folder.edit(AGREEMENT, "notice: {length: 24 months,", "notice: {length: 18 months,");
    let ran = folder.run(&["diff", "HEAD", ".", "--to", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(found["agreements"][0]["read_from"], serde_json::json!([]));
    assert_eq!(found["agreements"][0]["values"][0]["old"]["nb"], "24\u{a0}måneder");
}
