//! Two versions compared: what a reader is told happened, and what it takes to read them.

use std::fmt::Write as _;
use std::process::Command;

use serde_json::Value;

use super::support::{Folder, Ran};

const AGREEMENT: &str = "agreements/nordfjella-ikt/agreement.yaml";
const OUTLINE: &str = "templates/statutes/outlines/kommunalt-oppgavefellesskap.yaml";

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|e| panic!("{e}\n{ran}"))
}

/// The one agreement of a comparison.
fn compared(ran: &Ran) -> Value {
    let mut all = json(ran)["agreements"].as_array().cloned().unwrap_or_default();
    assert_eq!(all.len(), 1, "{ran}");
    all.remove(0)
}

/// The changes of the governing document, as «kind place».
fn told(agreement: &Value, document: &str) -> Vec<String> {
    let documents = agreement["documents"].as_array().unwrap();
    let found = documents.iter().find(|d| d["document"] == document).unwrap_or_else(|| panic!("{document} in {agreement:#}"));
    let changes = found["changes"].as_array().unwrap();
    changes.iter().map(|c| format!("{} {}", c["kind"].as_str().unwrap(), c["place"].as_str().unwrap())).collect()
}

fn git(folder: &Folder, args: &[&str]) {
    let status = Command::new("git")
        .current_dir(folder.path())
        .args(["-c", "user.name=Prøve", "-c", "user.email=prove@example.org", "-c", "commit.gpgsign=false"])
        .args(args)
        .output()
        .unwrap();
    assert!(status.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&status.stderr));
}

/// A folder in git with the example of a KO as its first version.
fn in_git() -> Folder {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    git(&folder, &["init", "-q", "-b", "main"]);
    git(&folder, &["add", "-A"]);
    git(&folder, &["commit", "-q", "-m", "Første versjon"]);
    folder
}

// ---- Twelve sections and 58 clauses ----

/// The topics that stand in the example's governing document, in order.
fn topics(folder: &Folder) -> Vec<String> {
    let ran = folder.run(&["build", "--to", "json", "--document", "statutes", "--lang", "nb"]);
    assert_eq!(ran.status, 0, "{ran}");
    let document: Value = serde_json::from_str(&folder.read("out/nordfjella-ikt/samarbeidsavtale.nb.json")).unwrap();
    let sections = document["body"].as_array().unwrap().iter().filter(|b| b["type"] == "section");
    let inside = sections.flat_map(|s| s["body"].as_array().unwrap()).filter(|b| b["type"] == "section");
    inside.map(|b| b["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()).collect()
}

fn outline(sections: &[(String, Vec<String>)]) -> String {
    let mut out = String::from(
        "form: kommunalt-oppgavefellesskap\ntitle: {nb: Samarbeidsavtale, nn: Samarbeidsavtale}\nfile: {nb: samarbeidsavtale, nn: samarbeidsavtale}\nnumbering: chapter-paragraph\nsections:\n",
    );
    for (id, topics) in sections {
        let holds: Vec<String> = topics.iter().map(|topic| format!("{{topic: {topic}}}")).collect();
        writeln!(out, "  - id: {id}\n    title: {{nb: Del {id}, nn: Del {id}}}\n    holds: [{}]", holds.join(", ")).unwrap();
    }
    out
}

fn clause(id: &str, nb: &str, nn: &str) -> String {
    format!(
        "---\nid: {id}\ntopic: {id}\ntitle: {{nb: Om {id}, nn: Om {id}}}\nforms: [kommunalt-oppgavefellesskap]\ndocuments: [statutes]\nlaw_date: 2026-07-28\n---\n# nb\n{nb}\n# nn\n{nn}\n"
    )
}

/// Two folders: in the second one clause is moved, one added, one section put in, and one number of the register is another.
fn pair() -> (Folder, Folder) {
    let (old, new) = (Folder::new(), Folder::new());
    old.copy("agreements/nordfjella-ikt");
    let mut topics = topics(&old);
    // A clause that fills a whole section's paragraph has no heading of its own; the rest are the clauses a reader counts.
    topics.truncate(58);
    assert_eq!(topics.len(), 58);
    let mut sections: Vec<(String, Vec<String>)> =
        topics.chunks(5).enumerate().map(|(at, chunk)| (format!("s{at}"), chunk.to_vec())).collect();
    assert_eq!(sections.len(), 12);
    old.write(OUTLINE, outline(&sections));

    new.copy("agreements/nordfjella-ikt");
    let moved = sections[2].1.remove(1);
    sections[7].1.push(moved);
    sections[4].1.insert(2, "proveordning".into());
    sections.insert(9, ("ny".into(), vec!["evaluering".into()]));
    new.write(OUTLINE, outline(&sections));
    new.write(
        "clauses/proveordning/proveordning.md",
        clause("proveordning", "Deltakerne prøver ordningen i to år.", "Deltakarane prøver ordninga i to år."),
    );
    new.write(
        "clauses/evaluering/evaluering.md",
        clause("evaluering", "Samarbeidet vurderes hvert fjerde år.", "Samarbeidet blir vurdert kvart fjerde år."),
    );
    new.edit(
        AGREEMENT,
        "values: {nordvik: 17500, sordal: 6100, tindvik: 3900}",
        "values: {nordvik: 18500, sordal: 6100, tindvik: 3900}",
    );
    (old, new)
}

#[test]
fn a_move_an_insertion_and_one_number_are_told_as_just_that() {
    let (old, new) = pair();
    let other = format!("dir:{}", old.path().display());
    let ran = new.run(&["diff", &other, ".", "--to", "json"]);
    assert_eq!(ran.status, 0, "{ran}");
    let agreement = compared(&ran);
    let told = told(&agreement, "samarbeidsavtale.nb");
    let count = |kind: &str| told.iter().filter(|t| t.starts_with(kind)).count();
    assert_eq!(
        (count("moved"), count("added"), count("removed"), count("reworded"), count("variant")),
        (1, 2, 0, 0, 0),
        "{told:#?}"
    );
    let values = agreement["values"].as_array().unwrap();
    assert_eq!(values.len(), 1, "{values:#?}");
    assert_eq!(values[0]["path"], "registers[population].values.nordvik");
    assert_eq!(values[0]["decided_by"], "rule");
    let consequences = values[0]["consequences"].as_array().unwrap();
    assert!(consequences.iter().filter(|c| c["figure"] == true).count() >= 16, "{consequences:#?}");
    assert_eq!(agreement["figures"].as_array().unwrap().len(), 0, "{:#?}", agreement["figures"]);
    // Renumbering is told once, on a line of the list.
    let text = new.run(&["diff", &other, ".", "--to", "md"]).stdout;
    assert_eq!(text.lines().filter(|line| line.contains("Bare nytt nummer")).count(), 1, "{text}");
}

// ---- Where versions come from ----

#[test]
fn a_version_is_a_revision_a_folder_or_what_stands_here() {
    let folder = in_git();
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    let ran = folder.run(&["diff", "HEAD", ".", "--to", "json"]);
    let agreement = compared(&ran);
    assert_eq!(agreement["values"][0]["path"], "exit_terms.notice.length");
    assert_eq!(agreement["values"][0]["old"]["nb"], "12\u{a0}måneder");
    assert_eq!(agreement["values"][0]["decided_by"], "councils");
    assert_eq!(told(&agreement, "samarbeidsavtale.nb"), Vec::<String>::new());

    git(&folder, &["commit", "-q", "-a", "-m", "Lengre varsel"]);
    let revisions = folder.run(&["diff", "HEAD~1", "HEAD", "--to", "json"]);
    let between = compared(&revisions);
    assert_eq!(between["values"], agreement["values"]);

    // A bare clone holds the objects and no working tree.
    let bare = Folder::new();
    git(&bare, &["clone", "-q", "--bare", &folder.path().display().to_string(), "."]);
    let ran = bare.run(&["diff", "HEAD~1", "HEAD", "--to", "json"]);
    assert_eq!(compared(&ran)["values"], agreement["values"], "{ran}");

    // A shallow one has only the newest.
    let shallow = Folder::new();
    git(&shallow, &["clone", "-q", "--depth", "1", &format!("file://{}", folder.path().display()), "."]);
    let ran = shallow.run(&["diff", "HEAD~1", "HEAD"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("git kjenner ingen versjon «HEAD~1»"), "{ran}");
}

#[test]
fn the_working_tree_is_not_touched() {
    let folder = in_git();
    folder.edit(AGREEMENT, "notice: {length: 12 months,", "notice: {length: 18 months,");
    let before = folder.files(".");
    folder.run(&["diff", "HEAD", "."]);
    assert_eq!(folder.files("."), before);
}

#[test]
fn nothing_is_told_where_nothing_changed() {
    let folder = in_git();
    let ran = folder.run(&["diff", "HEAD", ".", "--to", "json"]);
    assert_eq!(json(&ran)["agreements"], serde_json::json!([]), "{ran}");
    // The order of keys in the file is nothing a reader sees.
    let text = folder.read(AGREEMENT);
    let (first, second) = ("seat: nordvik ", "legal_person: true ");
    let line = |start: &str| text.lines().find(|line| line.starts_with(start)).unwrap().to_owned();
    let (a, b) = (line(first), line(second));
    folder.write(AGREEMENT, text.replace(&a, "\u{1}").replace(&b, &a).replace('\u{1}', &b));
    let ran = folder.run(&["diff", "HEAD", ".", "--to", "md"]);
    assert!(ran.stdout.contains("Det er ingen forskjell."), "{ran}");
}

#[test]
fn a_party_that_joins_is_told_with_what_it_costs() {
    let folder = in_git();
    let text = folder.read(AGREEMENT);
    let text = text
        .replace(
            "  - {id: tindvik,",
            "  - {id: osen, kind: kommune, name: Osen kommune, short: Osen, number: \"9904\", language: nb}\n  - {id: tindvik,",
        )
        .replace("tindvik: 3900}", "tindvik: 3900, osen: 2000}");
    folder.write(AGREEMENT, text);
    let agreement = compared(&folder.run(&["diff", "HEAD", ".", "--to", "json"]));
    assert_eq!(agreement["parties"][0]["party"], "osen");
    assert_eq!(agreement["parties"][0]["old"], Value::Null);
    let effects = agreement["effects"].as_array().unwrap();
    let osen = effects.iter().find(|e| e["party"] == "osen").unwrap();
    assert!(osen["amounts"].as_array().unwrap().iter().all(|a| a["old"] == Value::Null && a["new"] != Value::Null), "{osen:#}");
    // What one pays more, the others pay less: the differences of a cost and year sum to nothing.
    let mut sums = std::collections::BTreeMap::<String, i64>::new();
    for effect in effects {
        for amount in effect["amounts"].as_array().unwrap() {
            let ore: i64 = amount["difference"].as_str().unwrap().replace('.', "").parse().unwrap();
            *sums.entry(format!("{} {}", amount["cost"], amount["year"])).or_default() += ore;
        }
    }
    assert!(!sums.is_empty() && sums.values().all(|sum| *sum == 0), "{sums:?}");
}

// ---- What a reader is told ----

/// The change list of the example after an edit of its file, with spaces as spaces.
fn list_after(edit: impl Fn(&Folder)) -> String {
    let folder = Folder::new();
    folder.copy("agreements/nordfjella-ikt");
    assert_eq!(folder.run(&["adopt", "nordfjella-ikt", "--version", "1.0"]).status, 0);
    edit(&folder);
    let ran = folder.run(&["diff", "1.0", "."]);
    assert_eq!(ran.status, 0, "{ran}");
    ran.stdout.replace('\u{a0}', " ")
}

#[test]
fn an_own_provision_is_told_as_the_text_it_is() {
    let list = list_after(|folder| {
        let own = "\nprovisions:\n  - id: meeting-place\n    after: office\n    title: {nb: Møtested, nn: Møtestad}\n    text: {nb: Møtene går på omgang., nn: Møta går på omgang.}\n";
        folder.write(AGREEMENT, folder.read(AGREEMENT) + own);
    });
    assert!(list.contains("Møtested – ny\n{+Møtene går på omgang.+}"), "{list}");
    assert!(!list.contains("provisions["), "{list}");
}

#[test]
fn a_value_is_told_with_whose_it_is() {
    let list = list_after(|folder| {
        folder.edit(AGREEMENT, "sordal: {members: 3, deputies: 3}", "sordal: {members: 4, deputies: 4}");
    });
    assert!(list.contains("Medlemmer (Sørdal): [-3-] → {+4+}"), "{list}");
    assert!(list.contains("Medlemmer (Sørdal, varamedlemmer): [-3-] → {+4+}"), "{list}");
}

#[test]
fn a_new_party_is_for_the_councils_to_decide() {
    let list = list_after(|folder| {
        folder.edit(
            AGREEMENT,
            "parties:\n",
            "parties:\n  - {id: vestvik, kind: kommune, name: Vestvik kommune, short: Vestvik}\n",
        );
    });
    let decides: Vec<&str> = list.lines().filter(|line| line.contains("Deltakere")).collect();
    assert!(decides.iter().any(|line| line.starts_with("- Kommunestyret selv")), "{decides:?}");
    assert!(!list.contains("parties["), "{list}");
}

#[test]
fn a_version_that_is_not_there_is_told_with_those_that_are() {
    let folder = Folder::new();
    let ran = folder.run(&["diff", "1.0", "."]);
    assert_eq!(ran.status, 2, "{ran}");
    assert!(ran.stderr.contains("her er ingen avtaler"), "{ran}");
    folder.copy("agreements/nordfjella-ikt");
    assert_eq!(folder.run(&["adopt", "nordfjella-ikt", "--version", "1.0"]).status, 0);
    let ran = folder.run(&["diff", "1.3", "."]);
    assert!(ran.stderr.contains("ingen frosset versjon «1.3»") && ran.stderr.contains("her finnes 1.0"), "{ran}");
}
