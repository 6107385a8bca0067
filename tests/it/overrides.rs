//! A clause of one's own in place of the program's: what it no longer answers is said, though its header is unchanged.

use super::support::{Folder, minimal, repo};

/// The paragraph that names the keeper of the archives, in each language.
const ARCHIVE: [&str; 2] = [
    "{{ dissolution.archive.responsible }} har ansvaret for at oppgavefellesskapets arkiver blir oppbevart etter at oppgavefellesskapet er oppløst. {#archive}\n\n",
    "{{ dissolution.archive.responsible }} har ansvaret for at arkiva til oppgåvefellesskapet blir oppbevarte etter at oppgåvefellesskapet er oppløyst. {#archive}\n\n",
];

const CLAUSE: &str = "clauses/dissolution-archive/dissolution-archive-ko.md";

/// The program's clause as it stands, and without the paragraph.
fn texts() -> (String, String) {
    let whole = std::fs::read_to_string(repo().join(CLAUSE)).unwrap();
    let mut without = whole.clone();
    for paragraph in ARCHIVE {
        assert_eq!(without.matches(paragraph).count(), 1, "{paragraph}");
        without = without.replace(paragraph, "");
    }
    assert_eq!(whole.split("\n---\n").next(), without.split("\n---\n").next());
    (whole, without)
}

/// The rows of the table that name the letter, in what was printed.
fn rows(printed: &str) -> Vec<&str> {
    printed.lines().filter(|l| l.starts_with('|') && l.contains("bokstav j]")).collect()
}

fn project() -> Folder {
    let yaml = minimal("kommunalt-oppgavefellesskap").replace("documents: [statutes]", "documents: [statutes, coverage]");
    Folder::with("prove", &yaml)
}

fn drops_the_answer(own: &str) {
    let folder = project();
    let (whole, without) = texts();
    folder.write(own, &whole);
    let answered = folder.run(&["explain", "prove", "--coverage"]);
    assert_eq!(rows(&answered.stdout).len(), 2, "{answered}");
    assert!(!answered.stdout.contains("ikke besvart"), "{answered}");
    let silent = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert!(!silent.stdout.contains("missing-required-topic"), "{silent}");

    folder.write(own, &without);
    let explained = folder.run(&["explain", "prove", "--coverage"]);
    let unanswered: Vec<&str> = rows(&explained.stdout).into_iter().filter(|row| row.contains("ikke besvart")).collect();
    assert_eq!(unanswered.len(), 1, "{explained}");
    assert!(unanswered[0].contains("arkivene"), "{explained}");

    let checked = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert_eq!(checked.status, 1, "{checked}");
    assert_eq!(checked.stdout.matches("[missing-required-topic]").count(), 1, "{checked}");
    assert!(checked.stdout.contains("kommuneloven § 19-4 fjerde ledd bokstav j"), "{checked}");
    let told = format!("{}{}", checked.stdout, checked.stderr);
    assert_eq!(told.matches("advarsel[claim-without-paragraph]").count(), 1, "{checked}");
    assert!(told.contains(own), "{checked}");

    let built = folder.run(&["build", "--to", "md"]);
    assert_eq!(built.status, 0, "{built}");
    let document = folder.read("out/prove/lovkrav.nb.md");
    assert_eq!(rows(&document).into_iter().filter(|row| row.contains("ikke besvart")).count(), 1, "{document}");

    folder.write(own, &whole);
    let restored = folder.run(&["explain", "prove", "--coverage"]);
    assert_eq!(restored.stdout, answered.stdout);
}

#[test]
fn an_agreements_own_clause_that_drops_a_paragraph_no_longer_answers() {
    drops_the_answer("agreements/prove/clauses/dissolution-archive-ko.md");
}

#[test]
fn a_folders_own_clause_that_drops_a_paragraph_no_longer_answers() {
    drops_the_answer(CLAUSE);
}
