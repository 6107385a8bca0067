//! Case folders: `tests/cases/<name>/` is a small project with what it should come to in `expected/`.
//!
//! Anyone can add one. Write the folder as a user would, with `agreements/` and perhaps `clauses/` or `templates/`, run the tests once
//! with `UPDATE_EXPECT=1`, and read what was written: `findings.txt` is what `check` says, the rest is the Markdown of the documents.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::support::{Folder, difference, files, repo};

/// Findings depend on the day unless the agreement says otherwise: this is the day the cases are tried.
const DAY: &str = "2026-07-28";

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(repo().join("tests/cases")).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}

/// What a case comes to, by file name.
fn outcome(case: &Path) -> BTreeMap<String, String> {
    let folder = Folder::new();
    for (path, bytes) in files(case).into_iter().filter(|(path, _)| !path.starts_with("expected")) {
        folder.write(&path, bytes);
    }
    let mut outcome = BTreeMap::from([("findings.txt".to_owned(), folder.run(&["check", "--as-of", DAY]).to_string())]);
    let ran = folder.run(&["build", "--to", "md"]);
    if ran.status != 0 {
        outcome.insert("build.txt".to_owned(), ran.to_string());
    }
    for (path, bytes) in folder.files("out").into_iter().filter(|(path, _)| path.ends_with(".md")) {
        outcome.insert(path, String::from_utf8(bytes).unwrap());
    }
    outcome
}

#[test]
fn cases_come_to_what_they_should() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let cases = cases();
    assert!(!cases.is_empty());
    let mut wrong = Vec::new();
    for case in cases {
        let (expected, outcome) = (case.join("expected"), outcome(&case));
        if update {
            drop(fs::remove_dir_all(&expected));
            for (path, text) in &outcome {
                fs::create_dir_all(expected.join(path).parent().unwrap()).unwrap();
                fs::write(expected.join(path), text).unwrap();
            }
            continue;
        }
        let there: BTreeMap<String, String> =
            files(&expected).into_iter().map(|(p, b)| (p, String::from_utf8(b).unwrap())).collect();
        for name in outcome.keys().chain(there.keys().filter(|n| !outcome.contains_key(*n))) {
            let (old, new) = (there.get(name).map_or("", String::as_str), outcome.get(name).map_or("", String::as_str));
            if old != new {
                let diff = difference(&old.lines().collect::<Vec<_>>(), &new.lines().collect::<Vec<_>>()).join("\n");
                wrong.push(format!("{}/expected/{name}\n{diff}", case.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\nIf this is right: UPDATE_EXPECT=1 cargo test --test it\n", wrong.join("\n"));
}

/// The examples with their Markdown in `out/` are the cases of every form and document type.
#[test]
fn the_examples_are_as_built() {
    let folder = Folder::with_examples();
    folder.copy("out");
    let ran = folder.run(&["build", "--check", "--to", "md"]);
    assert_eq!(ran.status, 0, "out/ is not what the sources say: build it again and read the difference\n{ran}");
    // The repository's own folder has the clauses beside it, as a user with a library has.
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_avtaleverk"))
        .args(["build", "--check", "--to", "md"])
        .current_dir(repo())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

#[test]
fn every_page_of_every_example_is_marked() {
    for (name, bytes) in files(&repo().join("out")).into_iter().filter(|(name, _)| name.ends_with(".md")) {
        let text = String::from_utf8(bytes).unwrap();
        let mark = if name.ends_with(".nn.md") { "Eksempel. Ikkje vedteke." } else { "Eksempel. Ikke vedtatt." };
        assert!(text.contains(mark), "{name}");
        // The case of Sogndal leaves open what its source does not say, so its pages are a draft's.
        assert_eq!(text.contains("UTKAST"), name.starts_with("sysikt/"), "{name}: a draft is one that has something open");
    }
}
