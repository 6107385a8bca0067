//! What git shows, and what a change of the library touches.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::support::{Folder, Ran};

const ID: &str = "nordfjella-ikt";
const AGREEMENT: &str = "agreements/nordfjella-ikt/agreement.yaml";

/// Runs git in a folder, with the program in PATH.
pub fn git(folder: &Folder, args: &[&str]) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_avtaleverk"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap_or_default());
    let output = Command::new("git")
        .current_dir(folder.path())
        .args(["-c", "user.name=Prøve", "-c", "user.email=prove@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .env("PATH", path)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A folder in git with one example.
pub fn in_git(id: &str) -> Folder {
    let folder = Folder::new();
    folder.copy(&format!("agreements/{id}"));
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Første versjon"]);
    folder
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.status, 0, "{ran}");
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}\n{ran}"))
}

// ---- git-setup ----

#[test]
fn git_setup_is_told_done_once_and_taken_back_to_the_byte() {
    let folder = in_git(ID);
    folder.write(".gitattributes", "*.pdf binary");
    let before = folder.files(".");
    insta::assert_snapshot!(folder.run(&["git-setup"]), @r#"
    status 0
    --- stdout
    .gitattributes: skrev hvilke filer git skal vise med avtaleverk
    .git/config: skrev diff.avtaleverk.textconv = avtaleverk textconv
    .git/config: skrev alias.avtalediff = !cd -- "${GIT_PREFIX:-.}" && avtaleverk diff
    --- stderr
    Nå viser «git diff», «git log -p» og «git show» verdier og setninger, og «git avtalediff HEAD .» viser hva som er endret og hvem som må vedta det. Programmet må finnes i PATH under navnet «avtaleverk».
    "#);
    let set_up = folder.files(".");
    assert!(folder.read(".gitattributes").ends_with("*.pdf binary"));
    let again = folder.run(&["git-setup"]);
    assert!(again.stderr.contains("Ingenting ble endret."), "{again}");
    assert_eq!(folder.files("."), set_up);
    let undone = folder.run(&["git-setup", "--undo"]);
    assert_eq!(undone.status, 0, "{undone}");
    assert_eq!(folder.files("."), before, "{undone}");
    assert!(folder.run(&["git-setup", "--undo"]).stderr.contains("Ingenting ble endret."));
    // A file that was not there is not there afterwards.
    std::fs::remove_file(folder.path().join(".gitattributes")).unwrap();
    folder.run(&["git-setup"]);
    folder.run(&["git-setup", "--undo"]);
    assert!(!folder.path().join(".gitattributes").exists());
}

#[test]
fn what_others_set_up_is_left_alone() {
    let folder = in_git(ID);
    git(&folder, &["config", "--local", "alias.avtalediff", "log"]);
    let before = folder.files(".");
    let ran = folder.run(&["git-setup"]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.stderr.contains("alias.avtalediff er alt «log»"), "{ran}");
    let undone = folder.run(&["git-setup", "--undo"]);
    assert!(undone.stdout.contains("får stå"), "{undone}");
    assert_eq!(folder.files("."), before);
}

#[test]
fn git_diff_shows_values_and_sentences() {
    let folder = in_git(ID);
    folder.run(&["git-setup"]);
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    let shown = git(&folder, &["diff", "--no-color", "-U0"]);
    let lines: Vec<&str> =
        shown.lines().filter(|l| l.starts_with(['+', '-']) && !l.starts_with("+++") && !l.starts_with("---")).collect();
    assert_eq!(lines, ["-exit_terms.notice.length: 12\u{a0}måneder", "+exit_terms.notice.length: 18\u{a0}måneder"]);
    git(&folder, &["commit", "-q", "-a", "-m", "Lengre varsel"]);
    assert!(git(&folder, &["log", "-p", "-1"]).contains("+exit_terms.notice.length: 18\u{a0}måneder"));
    // The alias works from a folder inside the project.
    let told = git(&folder, &["-C", "agreements", "avtalediff", "HEAD~1", "HEAD", "--lang", "nb"]);
    assert!(told.contains("Varsel om uttreden"), "{told}");
}

#[test]
fn textconv_prints_what_it_cannot_read_as_it_is() {
    let folder = Folder::new();
    for (name, bytes) in [("a.yaml", b"name: [".as_slice()), ("b.yaml", b"\xff\xfe"), ("c.md", b"# Lesmeg\n")] {
        folder.write(name, bytes);
        let output =
            Command::new(env!("CARGO_BIN_EXE_avtaleverk")).current_dir(folder.path()).args(["textconv", name]).output().unwrap();
        assert!(output.status.success());
        assert_eq!(output.stdout, bytes, "{name}");
    }
}

#[test]
fn every_file_of_the_repository_that_git_would_show_is_read() {
    let repo = super::support::repo();
    let folder = Folder::new();
    folder.copy("agreements");
    folder.copy("clauses/exit-notice");
    let mut seen = 0;
    for (name, bytes) in folder.files(".") {
        let shown = name.ends_with("/agreement.yaml")
            || (name.contains("/cases/") && name.ends_with(".yaml"))
            || name.starts_with("clauses/");
        if shown {
            let ran = folder.run(&["textconv", &name]);
            assert_ne!(ran.stdout.as_bytes(), bytes, "{name} is printed as it is");
            assert!(ran.stdout.lines().all(|line| !line.contains("Leaf") && !line.contains("Word {")), "{name}: {ran}");
            seen += 1;
        }
    }
    assert!(seen > 10, "{seen} in {}", repo.display());
}

// ---- impact ----

const CLAUSE: &str = "clauses/exit-notice/exit-notice-ko.md";

/// Two examples and one clause of the folder's own, in git; then a sentence is added to the clause.
fn changed_clause() -> Folder {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    folder.copy("agreements/nordfjella-byggesak");
    folder.write(CLAUSE, std::fs::read(super::support::repo().join(CLAUSE)).unwrap());
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Første versjon"]);
    let clause = folder.read(CLAUSE);
    let text = clause.replacen("# nb\n", "# nb\nVarselet skal grunngis.\n\n", 1).replacen(
        "# nn\n",
        "# nn\nVarselet skal grunngjevast.\n\n",
        1,
    );
    folder.write(CLAUSE, text);
    folder
}

#[test]
fn a_changed_clause_touches_the_agreements_that_use_it() {
    let folder = changed_clause();
    let before = folder.files(".");
    let found = json(&folder.run(&["impact", "--format", "json"]));
    assert_eq!(found["schema"], "avtaleverk.impact/1");
    assert_eq!(found["subjects"], serde_json::json!([{"kind": "clause", "id": "exit-notice-ko", "change": "changed"}]));
    let agreements = found["agreements"].as_array().unwrap();
    assert_eq!(agreements.len(), 1, "{found:#}");
    assert_eq!(agreements[0]["agreement"], ID);
    let documents = agreements[0]["diff"]["documents"].as_array().unwrap();
    let changes: Vec<&Value> = documents.iter().flat_map(|d| d["changes"].as_array().unwrap()).collect();
    assert_eq!(changes.len(), 1, "{changes:#?}");
    assert_eq!((&changes[0]["kind"], &changes[0]["new"]), (&"added".into(), &"Varselet skal grunngis.".into()));
    let human = folder.run(&["impact"]);
    assert!(human.stdout.contains("klausulen exit-notice-ko: endret siden HEAD\nBerører 1 av 2 avtaler."), "{human}");
    assert!(human.stdout.contains("{+Varselet skal grunngis.+}"), "{human}");
    assert_eq!(folder.files("."), before, "nothing is written");
}

#[test]
fn a_clause_that_is_the_same_is_shown_where_it_is_used() {
    let folder = changed_clause();
    let ran = folder.run(&["impact", "purpose-ko"]);
    assert_eq!(ran.status, 0, "{ran}");
    assert!(ran.stdout.starts_with("klausulen purpose-ko: ikke endret siden HEAD\nBerører 1 av 2 avtaler.\n"), "{ran}");
    assert!(ran.stdout.contains("  purpose-ko: samarbeidsavtale.nb § 3-1 Formål"), "{ran}");
    assert!(!ran.stdout.contains("grunngis"), "another clause's change is not this one's: {ran}");
    let law = folder.run(&["impact", "kommuneloven § 19-4 (4) i"]);
    assert!(law.stdout.contains("Varsel om uttreden"), "{law}");
    let unknown = folder.run(&["impact", "purpose-k"]);
    assert_eq!(unknown.status, 2, "{unknown}");
    assert!(unknown.stderr.contains("purpose-ko"), "{unknown}");
}

#[test]
fn a_clause_that_is_new_or_gone_is_told() {
    let folder = changed_clause();
    git(&folder, &["commit", "-q", "-a", "-m", "Grunngiving"]);
    std::fs::remove_file(folder.path().join(CLAUSE)).unwrap();
    let gone = json(&folder.run(&["impact", "--format", "json"]));
    assert_eq!(gone["subjects"][0]["change"], "removed", "{gone:#}");
    let changes = &gone["agreements"][0]["diff"]["documents"];
    assert!(changes.to_string().contains("\"old\":\"Varselet skal grunngis.\""), "{changes:#}");
    // Against the first version nothing is another: the program's own clause is the one that stood there.
    let first = json(&folder.run(&["impact", "HEAD~1", "--format", "json"]));
    assert_eq!(first["agreements"][0]["diff"], Value::Null, "{first:#}");
}

#[test]
fn an_outline_touches_every_agreement_of_its_form() {
    let folder = changed_clause();
    git(&folder, &["commit", "-q", "-a", "-m", "Grunngiving"]);
    let outline = "templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml";
    let text = std::fs::read_to_string(super::support::repo().join(outline)).unwrap();
    let (first, rest) = text.split_once("  - id: parties\n").expect("a section of that id");
    let (title, rest) = rest.split_once('\n').unwrap();
    assert!(title.contains("title:"), "{title}");
    folder.write(outline, format!("{first}  - id: parties\n    title: {{nb: Hvem som er med, nn: Kven som er med}}\n{rest}"));
    let found = json(&folder.run(&["impact", "--format", "json"]));
    assert_eq!(found["subjects"][0]["id"], "statutes");
    assert!(found.to_string().contains("Hvem som er med"), "{found:#}");
}

// ---- What a diff reads ----

/// A `git` in PATH that writes down every object it is asked the content of.
#[cfg(unix)]
fn watched(folder: &Folder) -> (String, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let real = git(folder, &["--exec-path"]);
    let real = Path::new(real.trim()).join("git");
    let (bin, log) = (folder.path().join("bin"), folder.path().join("objects.log"));
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *cat-file*) tee -a '{}' | '{}' \"$@\" ;; *) exec '{}' \"$@\" ;; esac\n",
        log.display(),
        real.display(),
        real.display()
    );
    folder.write("bin/git", script);
    std::fs::set_permissions(bin.join("git"), std::fs::Permissions::from_mode(0o755)).unwrap();
    (format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default()), log)
}

#[cfg(unix)]
#[test]
fn a_diff_reads_only_what_changed() {
    let folder = Folder::new();
    let pattern = std::fs::read_to_string(super::support::repo().join("agreements/nordfjella-byggesak/agreement.yaml")).unwrap();
    for n in 0..60 {
        folder.write(&format!("agreements/byggesak-{n}/agreement.yaml"), &pattern);
    }
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Alle"]);
    for n in 0..12 {
        folder.edit(&format!("agreements/byggesak-{n}/agreement.yaml"), "2027: 4200000", &format!("2027: {}", 4_300_000 + n));
        git(&folder, &["commit", "-q", "-a", "-m", "Nytt budsjett"]);
    }
    let (path, log) = watched(&folder);
    let objects = |old: &str, new: &str| {
        std::fs::write(&log, "").unwrap();
        let ran = folder.run_with(&["diff", old, new, "--to", "json"], &[("PATH", &path)]);
        let read = std::fs::read_to_string(&log).unwrap().lines().count();
        (json(&ran)["agreements"].as_array().unwrap().len(), read)
    };
    // One agreement is one file in each version, whatever else stands beside it.
    assert_eq!(objects("HEAD~1", "HEAD"), (1, 2));
    assert_eq!(objects("HEAD~12", "HEAD"), (12, 24));
    assert_eq!(objects("HEAD", "HEAD"), (0, 0));
}

#[test]
fn the_order_of_keys_is_nothing_a_reader_sees() {
    let folder = in_git(ID);
    // Every top-level key with what stands under it, the other way round.
    let text = folder.read(AGREEMENT);
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with(|c: char| c.is_ascii_lowercase()) || parts.is_empty() {
            parts.push(String::new());
        }
        let part = parts.last_mut().unwrap();
        part.push_str(line);
        part.push('\n');
    }
    assert!(parts.len() > 20, "{}", parts.len());
    parts.reverse();
    folder.write(AGREEMENT, parts.concat());
    let found = json(&folder.run(&["diff", "HEAD", ".", "--to", "json"]));
    let agreement = &found["agreements"][0];
    assert_eq!(agreement["values"], serde_json::json!([]), "{found:#}");
    assert!(agreement["documents"].as_array().unwrap().iter().all(|d| d["changes"] == serde_json::json!([])), "{found:#}");
    assert!(folder.run(&["diff", "HEAD", ".", "--to", "md"]).stdout.contains("Det er ingen forskjell."));
}

#[test]
fn a_changed_row_of_the_law_touches_the_agreements_that_answer_it() {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    folder.copy("agreements/nordfjella-byggesak");
    folder.copy("src/law");
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Loven slik den var"]);
    let form = "src/law/forms/kommunalt-oppgavefellesskap.yaml";
    let text = folder.read(form);
    let at = text.find("basis: kommuneloven § 19-4 (4) a\n").expect("the first requirement");
    folder.write(form, format!("{}{}", &text[..at], text[at..].replacen("severity: M", "severity: S", 1)));
    let found = json(&folder.run(&["impact", "--format", "json"]));
    let id = "kommuneloven § 19-4 fjerde ledd bokstav a";
    let subject = serde_json::json!([{"kind": "law", "id": id, "change": "changed"}]);
    assert_eq!(found["subjects"].to_string().replace('\u{a0}', " "), subject.to_string());
    let agreements = found["agreements"].as_array().unwrap();
    assert_eq!(agreements.len(), 1, "{found:#}");
    assert_eq!((&agreements[0]["agreement"], &agreements[0]["diff"]), (&ID.into(), &Value::Null));
    assert_eq!(agreements[0]["uses"][0]["place"], "§ 1-1 Navn", "{found:#}");
}

#[test]
fn a_template_touches_the_agreements_of_its_form_and_a_language_is_not_forgotten() {
    let folder = Folder::with_examples();
    for path in ["templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml", "clauses/purpose/purpose-ko.md"] {
        folder.write(path, std::fs::read(super::support::repo().join(path)).unwrap());
    }
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Første versjon"]);
    folder.edit("templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml", "nn: Deltakarar}", "nn: Kven som er med}");
    let found = json(&folder.run(&["impact", "--format", "json"]));
    let agreements = found["agreements"].as_array().unwrap();
    assert_eq!(agreements.len(), 1, "{found:#}");
    assert_eq!(agreements[0]["agreement"], "nordfjella-ikt");
    // Asked for in bokmål, where the text is the same: the change in nynorsk is told.
    let human = folder.run(&["impact"]);
    assert!(human.stdout.contains("{+Kven som er med+}"), "{human}");
    assert!(!human.stdout.contains("Teksten i avtalen blir den samme"), "{human}");
}

#[test]
fn a_provision_touches_what_answers_it_and_what_names_it_under_every_law() {
    let folder = Folder::with_examples();
    let of = |provision: &str| {
        let found = json(&folder.run(&["impact", provision, "--format", "json"]));
        let agreements = found["agreements"].as_array().unwrap().clone();
        let uses = |a: &Value| {
            a["uses"]
                .as_array()
                .unwrap()
                .iter()
                .map(|u| format!("{} {}", u["how"].as_str().unwrap(), u["document"].as_str().unwrap()))
                .collect::<Vec<_>>()
        };
        agreements.iter().map(|a| (a["agreement"].as_str().unwrap().to_owned(), uses(a))).collect::<Vec<_>>()
    };
    // The agreement stands under kommuneloven, its data processing agreement under another act.
    let privacy = of("personvernforordningen artikkel 28 nr. 3");
    assert!(
        privacy
            .iter()
            .any(|(id, uses)| id == "nordfjella-ikt" && uses.iter().any(|u| u.starts_with("answers databehandleravtale"))),
        "{privacy:?}"
    );
    let other = of("inndelingslova § 16");
    assert!(other.iter().any(|(_, uses)| uses.iter().any(|u| u == "names samarbeidsavtale.nb")), "{other:?}");
}
