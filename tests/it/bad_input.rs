//! Input that is wrong or hostile ends in a finding with a rule, a file and a line, and what was in `out/` stays as it was.

use super::support::{Folder, minimal, overlay};

const AGREEMENT: &str = "agreements/prove/agreement.yaml";

/// A folder with an agreement built once, so that there is something to leave alone.
fn built() -> Folder {
    let folder = Folder::with("prove", &minimal("kommunalt-oppgavefellesskap"));
    assert_eq!(folder.run(&["build", "--to", "md"]).status, 0);
    folder
}

/// Building ends with 2 and the finding, and touches nothing.
fn refused(folder: &Folder, rule: &str, place: &str) {
    let before = folder.files("out");
    assert!(!before.is_empty());
    let ran = folder.run(&["build", "--to", "md"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.stderr.contains(&format!("feil[{rule}]")), "{rule}: {ran}");
    assert!(ran.stderr.contains(place), "{place}: {ran}");
    assert_eq!(before, folder.files("out"), "out/ is as it was");
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.to_string().contains(&format!("feil[{rule}]")), "{rule}: {ran}");
    assert!(!ran.to_string().contains("panicked"), "{ran}");
}

fn refused_agreement(bytes: impl AsRef<[u8]>, rule: &str, place: &str) {
    let folder = built();
    folder.write(AGREEMENT, bytes);
    refused(&folder, rule, place);
}

#[test]
fn bad_yaml() {
    refused_agreement("schema: 1\nparties: [{id: a\n", "bad-yaml", "agreements/prove/agreement.yaml:2:");
}

#[test]
fn an_alias_bomb() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (this, last) in "bcdefghij".chars().zip("abcdefghi".chars()) {
        bomb += &format!("{this}: &{this} [*{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}, *{last}]\n");
    }
    let folder = built();
    folder.write(AGREEMENT, format!("open:\n  {}", bomb.replace('\n', "\n  ")));
    refused(&folder, "too-much-data", "agreements/prove/agreement.yaml:2:");
}

#[test]
fn five_mebibytes() {
    let text = format!("{}# {}\n", minimal("kommunalt-oppgavefellesskap"), "x".repeat(5 * 1024 * 1024));
    refused_agreement(text, "too-much-data", "agreements/prove/agreement.yaml");
}

#[test]
fn invalid_utf8() {
    let text = minimal("kommunalt-oppgavefellesskap").replace("Drift", "Dr\u{1}ft");
    let bytes: Vec<u8> = text.bytes().map(|b| if b == 1 { 0xff } else { b }).collect();
    let line = text.lines().position(|l| l.contains('\u{1}')).unwrap() + 1;
    refused_agreement(bytes, "not-utf8", &format!("agreements/prove/agreement.yaml:{line}:"));
}

#[test]
fn hidden_characters() {
    for hidden in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{e000}', '\u{7}'] {
        let text = overlay(&minimal("kommunalt-oppgavefellesskap"), &format!("short_name: \"a{hidden}b\"\n"));
        refused_agreement(text, "hidden-character", "agreements/prove/agreement.yaml:1:15");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder() {
    let (folder, outside) = (built(), Folder::new());
    outside.write("agreement.yaml", minimal("kommunalt-oppgavefellesskap"));
    std::fs::remove_file(folder.path().join(AGREEMENT)).unwrap();
    std::os::unix::fs::symlink(outside.path().join("agreement.yaml"), folder.path().join(AGREEMENT)).unwrap();
    refused(&folder, "link-out-of-folder", "agreements/prove/agreement.yaml");
}

#[cfg(unix)]
#[test]
fn a_link_to_itself() {
    let folder = built();
    std::fs::remove_file(folder.path().join(AGREEMENT)).unwrap();
    std::os::unix::fs::symlink("agreement.yaml", folder.path().join(AGREEMENT)).unwrap();
    // There is no such file, so there is no such agreement; nothing is followed round and round.
    let ran = folder.run(&["build", "prove", "--to", "md"]);
    assert_eq!(ran.status, 2, "{ran}");
}

#[test]
fn prose_that_prints_itself() {
    let folder = built();
    folder.write(AGREEMENT, overlay(&minimal("kommunalt-oppgavefellesskap"), "purpose: \"{{ purpose }}\"\n"));
    let ran = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert_eq!(ran.status, 1, "{ran}");
    assert!(ran.stdout.contains("feil[") && ran.stdout.contains("agreements/prove/agreement.yaml:1:"), "{ran}");
}

#[test]
fn nesting_without_end() {
    let deep = format!("schema: 1\npurpose: {}x{}\n", "[".repeat(2000), "]".repeat(2000));
    let folder = built();
    folder.write(AGREEMENT, deep);
    let before = folder.files("out");
    let ran = folder.run(&["build", "--to", "md"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert_eq!(before, folder.files("out"));
}

#[test]
fn faults_of_shape_say_where_and_what_is_near() {
    for (yaml, rule, place, near) in [
        ("exit_trems: {}\n", "unknown-key", ":1:1", "exit_terms"),
        ("in_force: {date: 2027-02-30}\n", "no-such-date", ":1:18", "2027-01-31"),
        ("shares: {ownership: {nordvik: halve}}\n", "not-a-share", ":1:31", "1/3"),
        ("name: 2027\n", "unquoted-text", ":1:7", "\"2027\""),
        ("loans: {allowed: false}\nloans: {allowed: true}\n", "duplicate-key", ":2:1", "behold den ene"),
        ("parties: [{id: nordvik}]\n", "missing-key", ":1:12", "name"),
        ("exit_terms: {takes_effect: yearend}\n", "unknown-word", ":1:28", "year-end"),
    ] {
        let folder = Folder::with("prove", yaml);
        let ran = folder.run(&["check"]);
        assert_eq!(ran.status, 2, "{ran}");
        let text = ran.to_string();
        assert!(
            text.contains(&format!("feil[{rule}]")) && text.contains(&format!("agreement.yaml{place}")) && text.contains(near),
            "{yaml}{ran}"
        );
    }
}

/// A clause of the folder's own, refused at load.
fn refused_clause(nb: &str, nn: &str, rule: &str, line: &str, near: &str) {
    let front = "---\nid: egen\ntopic: loans\ntitle: {nb: Lån, nn: Lån}\nforms: [kommunalt-oppgavefellesskap]\ndocuments: [statutes]\n---\n";
    let folder = built();
    folder.write("clauses/loans/egen.md", format!("{front}{nb}{nn}"));
    refused(&folder, rule, &format!("clauses/loans/egen.md:{line}"));
    let ran = folder.run(&["build", "--to", "md"]);
    assert!(ran.stderr.contains(near), "{near}: {ran}");
}

#[test]
fn a_misspelt_path_in_a_condition() {
    let text = |word: &str| format!("# {word}\n{{% if loans.alowed %}}Lån er tillatt.{{% endif %}}\n");
    refused_clause(&text("nb"), &text("nn"), "unknown-path", "9:", "mente du «allowed»");
}

#[test]
fn a_misspelt_path_in_the_text() {
    let text = |word: &str| format!("# {word}\nFristen er {{{{ exit_terms.notice.lenght }}}}.\n");
    refused_clause(&text("nb"), &text("nn"), "unknown-path", "9:", "mente du «length»");
}

#[test]
fn a_reference_to_nothing() {
    let text = |word: &str| format!("# {word}\nSe {{{{ ref(to=\"exit-notise\") }}}}.\n");
    refused_clause(&text("nb"), &text("nn"), "unknown-topic", "9:", "mente du «exit-notice»");
}

#[test]
fn a_clause_without_nynorsk() {
    refused_clause("# nb\nLån er ikke tillatt.\n", "", "missing-language", "", "# nn");
}

#[test]
fn different_leaves_in_the_two_languages() {
    refused_clause(
        "# nb\nFristen er {{ exit_terms.notice.length }}.\n",
        "# nn\nFristen er {{ loans.ceiling }}.\n",
        "languages-differ",
        "9:",
        "nn",
    );
    refused_clause("# nb\nEn frist. {#frist}\n", "# nn\nEin frist. {#frest}\n", "languages-differ", "9:", "frist");
}

#[test]
fn a_comparison_with_a_word_that_cannot_be() {
    let text = |word: &str| format!("# {word}\n{{% if exit_terms.takes_effect == \"yearend\" %}}Ved årsskiftet.{{% endif %}}\n");
    refused_clause(&text("nb"), &text("nn"), "unknown-word", "9:", "year-end");
}

#[test]
fn an_unclosed_expression() {
    refused_clause("# nb\nFristen er {{ exit_terms.notice.length.\n", "# nn\nFristen.\n", "bad-template", "9:12", "{{");
}

/// A reference to a topic that exists but is not in this document is said, and prints as a gap.
#[test]
fn a_reference_to_what_is_not_in_the_document() {
    let folder = Folder::with("prove", &minimal("kommunalt-oppgavefellesskap"));
    let text = |word: &str| format!("# {word}\nSe {{{{ ref(to=\"case-economy\") }}}}.\n");
    let front = "---\nid: egen\ntopic: guarantees\ntitle: {nb: Garanti, nn: Garanti}\nforms: [kommunalt-oppgavefellesskap]\ndocuments: [statutes]\n---\n";
    folder.write("agreements/prove/clauses/egen.md", format!("{front}{}{}", text("nb"), text("nn")));
    folder.write(AGREEMENT, overlay(&minimal("kommunalt-oppgavefellesskap"), "clauses: {guarantees: egen}\n"));
    let ran = folder.run(&["check", "--as-of", "2026-07-28"]);
    assert_eq!(ran.status, 1, "{ran}");
    assert!(ran.stdout.contains("agreements/prove/clauses/egen.md:") && ran.stdout.contains("case-economy"), "{ran}");
}
