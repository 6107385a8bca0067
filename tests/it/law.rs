//! What the law asks, letter by letter: a named edit of the smallest agreement removes what answers it, the finding cites exactly that
//! letter with a place, and taking the edit back silences it. The edits are `tests/fixtures/removals/<form>.yaml`.

use std::collections::BTreeSet;
use std::fs;

use avtaleverk::basis::Basis;
use avtaleverk::diag::{Finding, Level};
use avtaleverk::law::{Form, Law, Severity};
use avtaleverk::resolve::{Answer, coverage};
use serde::Deserialize;

use super::support::{Checked, Folder, check_folder, minimal, overlay, repo, with_resolved};

/// What removes the answer to one letter.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Removal {
    /// The provision, with the sub-item after a slash where the letter asks several things.
    asked: String,
    /// What is done, in words.
    name: String,
    /// Laid over the smallest agreement first, where the letter is asked only on a condition.
    #[serde(default)]
    given: String,
    /// Laid over that: what removes the answer.
    without: Option<String>,
    /// A paragraph left out of a clause instead.
    drop: Option<Dropped>,
    /// The level of the finding, where it is not an error.
    level: Option<String>,
    /// Why no key of agreement.yaml asks for it: a provision of the agreement's own answers.
    catch_all: Option<String>,
}

/// A paragraph of the library left out of the agreement's own copy of the clause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dropped {
    clause: String,
    anchor: String,
}

impl Removal {
    fn level(&self) -> Level {
        let id = self.level.as_deref().unwrap_or("error");
        [Level::Error, Level::Warning, Level::Advice].into_iter().find(|l| l.id() == id).unwrap_or_else(|| panic!("level {id}"))
    }
    fn provision(&self) -> &str {
        self.asked.split('/').next().unwrap_or_default()
    }
}

fn removals(form: &str) -> Vec<Removal> {
    let path = format!("tests/fixtures/removals/{form}.yaml");
    let text = fs::read_to_string(repo().join(&path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    serde_saphyr::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every duty of a form, mandatory or on a condition, sub-item by sub-item, as the edits name it.
fn duties(form: &Form) -> Vec<String> {
    let binding = |severity| matches!(severity, Severity::M | Severity::MC);
    let mut duties = Vec::new();
    for requirement in &form.requirements {
        if requirement.sub_items.is_empty() && binding(requirement.severity) {
            duties.push(requirement.basis.to_string());
        }
        let items = requirement.sub_items.iter().filter(|i| binding(i.severity.unwrap_or(requirement.severity)));
        duties.extend(items.map(|i| format!("{}/{}", requirement.basis, i.id)));
    }
    duties
}

/// What the law data say is asked.
fn what(form: &Form, asked: &str) -> String {
    let (provision, item) = asked.split_once('/').map_or((asked, None), |(p, i)| (p, Some(i)));
    let requirement = form.requirements.iter().find(|r| r.basis.to_string() == provision).unwrap();
    match item {
        None => requirement.what.nb.clone(),
        Some(item) => requirement.sub_items.iter().find(|i| i.id == item).unwrap().what.nb.clone(),
    }
}

fn missing(checked: &Checked) -> Vec<&Finding> {
    checked.findings.iter().filter(|f| f.rule == "missing-required-topic").collect()
}

/// A paragraph in each language is left out; the header stays as it is.
fn without_paragraph(clause: &str, anchor: &str) -> String {
    let mark = format!("{{#{anchor}}}");
    let mut kept: Vec<Vec<&str>> = vec![Vec::new()];
    for line in clause.lines() {
        if line.is_empty() || line.starts_with("# ") {
            kept.extend([vec![line], Vec::new()]);
        } else if let Some(paragraph) = kept.last_mut() {
            paragraph.push(line);
        }
    }
    let before = kept.len();
    kept.retain(|paragraph| !paragraph.iter().any(|line| line.ends_with(&mark)));
    assert_eq!(before - kept.len(), 2, "{mark} ends one paragraph in each language");
    kept.concat().join("\n") + "\n"
}

fn library_file(clause: &str) -> String {
    let path = super::support::embedded().1.clause(clause).unwrap_or_else(|| panic!("{clause}")).path.clone();
    fs::read_to_string(repo().join(path)).unwrap()
}

/// Does the removal, says what is wrong with the answer, takes it back.
fn prove(form: &Form, removal: &Removal, wrong: &mut Vec<String>) {
    let whole = overlay(&minimal(&form.id), &removal.given);
    let folder = Folder::with("prove", &whole);
    let before = check_folder(&folder, None);
    if !missing(&before).is_empty() {
        wrong.push(format!("{}: not silent before the removal: {:?}", removal.asked, missing(&before)));
    }
    let own = match &removal.drop {
        None => None,
        Some(dropped) => {
            let path = format!("agreements/prove/clauses/{}.md", dropped.clause);
            folder.write(&path, without_paragraph(&library_file(&dropped.clause), &dropped.anchor));
            Some(path)
        }
    };
    if let Some(without) = &removal.without {
        folder.write("agreements/prove/agreement.yaml", overlay(&whole, without));
    }
    let checked = check_folder(&folder, None);
    let found = missing(&checked);
    let bases: Vec<&str> = found.iter().filter_map(|f| f.basis.as_deref()).collect();
    let words: Vec<&str> = found.iter().map(|f| f.what.nb.as_str()).collect();
    let placed = found.iter().all(|f| checked.line(f, "agreement.yaml").is_some());
    let level = found.iter().all(|f| f.level == removal.level());
    if bases != [removal.provision()]
        || words != [format!("avtalen sier ikke {}", what(form, &removal.asked))]
        || !placed
        || !level
    {
        let (asked, name) = (&removal.asked, &removal.name);
        wrong.push(format!("{asked} ({name}): {bases:?} {words:?}, with a place: {placed}, at its level: {level}"));
    }
    folder.write("agreements/prove/agreement.yaml", &whole);
    if let Some(own) = own {
        fs::remove_file(folder.path().join(own)).unwrap();
    }
    if !missing(&check_folder(&folder, None)).is_empty() {
        wrong.push(format!("{}: not silent when restored", removal.asked));
    }
}

/// The element a provision of the agreement's own has.
const OWN: &str = "statutes/own";

/// A catch-all is asked by nothing; the agreement's own provision turns it into an answer.
fn answered_by_own_provision(form: &Form, removal: &Removal, wrong: &mut Vec<String>) {
    let answers = |yaml: &str| {
        let folder = Folder::with("prove", yaml);
        let row = |resolved: &avtaleverk::resolve::Resolved<'_>, _: &mut avtaleverk::diag::Findings| {
            let asked = Basis::parse_claim(&removal.asked).unwrap().basis;
            coverage(resolved, form).into_iter().find(|row| row.basis == asked).map(|row| row.answer)
        };
        with_resolved(&folder, "prove", None, row).0
    };
    let smallest = minimal(&form.id);
    let own = format!(
        "provisions: [{{id: own, after: signatures, title: Særlig, text: Dette er avtalt særskilt., meets: [\"{}\"]}}]\n",
        removal.asked
    );
    let (before, after) = (answers(&smallest), answers(&overlay(&smallest, &own)));
    let unasked = match &before {
        Some(Answer::Met(elements)) => !elements.iter().any(|e| e == OWN),
        before => *before == Some(Answer::NotAsked),
    };
    let answered = matches!(&after, Some(Answer::Met(elements)) if elements.iter().any(|e| e == OWN));
    if !unasked || !answered {
        wrong.push(format!("{}: {before:?}, then {after:?}", removal.asked));
    }
}

#[test]
fn every_form_has_a_smallest_agreement_without_findings() {
    for form in Law::embedded().forms() {
        let checked = check_folder(&Folder::with("prove", &minimal(&form.id)), None);
        assert_eq!(checked.findings, Vec::<Finding>::new(), "{}", form.id);
    }
}

/// A new letter in the law data without an edit falls here, and so does an edit whose letter is gone.
#[test]
fn every_duty_of_every_form_has_its_removal() {
    for form in Law::embedded().forms() {
        let named: Vec<String> = removals(&form.id).into_iter().map(|r| r.asked).collect();
        let (named, asked): (BTreeSet<&String>, Vec<String>) = (named.iter().collect(), duties(form));
        assert_eq!(named, asked.iter().collect(), "{}", form.id);
    }
}

/// Only a row the law data leave unasked may be a catch-all, and it says why.
#[test]
fn a_catch_all_is_asked_by_no_key() {
    let mut catch_alls = BTreeSet::new();
    for form in Law::embedded().forms() {
        for removal in removals(&form.id) {
            let unasked =
                |r: &&avtaleverk::law::Requirement| r.basis.to_string() == removal.asked && r.holds.as_deref() == Some("false");
            let unasked = form.requirements.iter().any(|r| unasked(&r));
            assert_eq!(removal.catch_all.is_some(), unasked, "{}: {}", form.id, removal.asked);
            if removal.catch_all.as_deref().is_some_and(|why| why.contains("annen lov")) {
                catch_alls.insert(removal.asked);
            }
        }
    }
    let known = ["IKS-loven § 4 (3) nr. 9", "kommuneloven (1992) § 28-1 e nr. 2 g", "kommuneloven § 20-4 (3) i"];
    assert_eq!(catch_alls.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

fn each_letter(form: &str) {
    let form = Law::embedded().form(form).unwrap();
    let mut wrong = Vec::new();
    for removal in removals(&form.id) {
        match &removal.catch_all {
            None => prove(form, &removal, &mut wrong),
            Some(_) => answered_by_own_provision(form, &removal, &mut wrong),
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// A test for each form, so that they run beside each other; the list is the law's.
macro_rules! forms {
    ($($name:ident: $form:literal,)*) => {
        $(#[test] fn $name() { each_letter($form); })*

        #[test]
        fn every_form_is_proved() {
            let forms: BTreeSet<&str> = Law::embedded().forms().iter().map(|f| f.id.as_str()).collect();
            assert_eq!(forms, BTreeSet::from([$($form),*]));
        }
    };
}

forms! {
    political_council_letter_by_letter: "interkommunalt-politisk-raad",
    company_number_by_number: "interkommunalt-selskap",
    task_partnership_letter_by_letter: "kommunalt-oppgavefellesskap",
    board_of_1992_letter_by_letter: "styre-1992-27",
    host_of_1992_letter_by_letter: "vertskommune-1992-28-1",
    host_cooperation_letter_by_letter: "vertskommune-administrativ",
    host_with_committee_letter_by_letter: "vertskommune-nemnd",
}

/// All that is missing is said in one run.
#[test]
fn everything_missing_is_said_at_once() {
    let bare = "schema: 1\nlegal_basis: kommuneloven § 19-1\nparties: [{id: a, name: A kommune}, {id: b, name: B kommune}]\ndocuments: [statutes]\n";
    let checked = check_folder(&Folder::with("prove", bare), None);
    let list = |f: &&&Finding| f.basis.as_ref().is_some_and(|b| b.starts_with("kommuneloven § 19-4 (4) "));
    let found = missing(&checked);
    let mut bases: Vec<&str> = found.iter().filter(list).filter_map(|f| f.basis.as_deref()).collect();
    bases.sort_unstable();
    bases.dedup();
    let letters: String = bases.iter().filter_map(|b| b.chars().last()).collect();
    assert_eq!(letters, "abcdefghij");
}
